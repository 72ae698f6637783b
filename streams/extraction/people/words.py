"""Words of a sentence and groups of people in it: the shapes that the readers of tolls work on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from streams.domain.report import Count
from streams.domain.vocabulary import Category
from streams.extraction.mentions import NumberMention
from streams.text.lexicon import words

_TOKEN: Final = re.compile(
    r"(?:[A-Za-z]\.){2,}|(?:Dr|Mrs?|Ms|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Brig|Eng)\.(?=\s?[A-Z])|\w+(?:[-'’.]\w+)*|[^\w\s]"
)


POSSESSIVE: Final = words("his her their its my our your whose")


DEFINITE: Final = words("the this that these those")
QUANT: Final = words("more other others additional further another extra")
STOP: Final = words(
    """in on at by to from for with of and or but as when while after before during since until if that which who whom whose where than then so because
    was were is are be been being has have had do does did will would could may might can should must not no
    killed kill kills killing dead died die dies suffered sustained received lost wounded wounding injured injuring injures hurt injure slain martyred death deaths reportedly allegedly including among also
    said says told reported into near against over under between through around across inside outside along alongside about hit struck destroyed targeted targeting
    left leaving it he she they we you i them him there here this these those the a an his her their its""".replace(
        "\n", " "
    )
)


WEEKDAYS: Final = words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today yesterday
    jan feb mar apr jun jul aug sept sep oct nov dec""".replace("\n", " ")
)


NOT_NAMES: Final = WEEKDAYS | words(
    """the a an in on at by it he she they we i this that these those there his her their its our two three four five six seven eight nine ten several many some
    local residents sources according officials witnesses israel israeli russian syrian us u.s american palestinian palestinians iraqi saudi turkish ukrainian iranian afghan pakistani
    yemeni libyan somali iran russia ukraine syria iraq gaza yemen islamic state un nato hamas hezbollah taliban both more most all no one nobody none at least people
    civilians children women men reports including among other others when while after and or but as if also following media photos images video airwars""".replace(
        "\n", " "
    )
)


PARTICIPLES: Final = words("killed dead wounded injured hurt died martyred slain maimed")


PREDICATES: Final = words(
    """killed kill kills killing dead died die dies perished perish wounded wounding wounds wound injured injuring injures injure hurt hurting slain slew martyred martyring murdered
    assassinated assassinating eliminated eliminating neutralized neutralised massacred maimed maiming lost claimed claiming sustained suffered succumbed executed
    died fatalities deaths death injuries toll lives fatally burned buried massacred slaughtered obliterated liquidated""".replace(
        "\n", " "
    )
)
"""Words that say what happened to people: no list of them goes on past one."""


ORDINALS: Final = words("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")


PLURAL: Final = Count(2, 2, "at_least")
"""What a plural without a number states ("a number of civilians", "several others"), as monitors such as Airwars code it."""


class Token(NamedTuple):
    """A word, a mark, or a whole number mention."""

    start: int
    end: int
    low: str
    cap: bool
    number: NumberMention | None = None


@dataclass(slots=True)
class Group:
    """People named by one noun phrase, tokens `first`–`last` inclusive. `count` None: an unknown number of them."""

    first: int
    last: int
    start: int
    end: int
    count: Count | None
    category: Category | None = None
    named: bool = False
    weak: bool = False  # the noun is not known to mean people, or there is none
    others: bool = False  # "12 others": in addition to people mentioned before
    anaphoric: bool = False  # "the child", "him": somebody mentioned before
    prepositional: bool = False  # "… of the family", "… from two villages": hardly a subject
    implied: bool = False  # civilians only by what they do: "a teacher", "two farmers"
    whole: bool = False  # "all of them children": as many as the group it is said of


def tokenize(buffer: str, start: int, end: int, numbers: Sequence[NumberMention]) -> list[Token]:
    """Tokens of a sentence; every number mention in it is one token."""
    tokens: list[Token] = []
    new = tuple.__new__  # a third of the time of Token(...), and there are many
    at = start
    for number in [*numbers, None]:
        stop = number.start if number is not None else end
        if stop > at:
            for match in _TOKEN.finditer(buffer, at, stop):
                word = match.group()
                low = word.lower()
                tokens.append(new(Token, (match.start(), match.end(), low, low != word, None)))
        if number is not None:
            tokens.append(Token(number.start, number.end, "#", False, number))
            at = number.end
    return tokens


def count_of(number: NumberMention) -> Count:
    """A number mention as a count; a vague word below a dozen ("several") says no more than its plural."""
    if number.vague and (number.min or 0) < 10:
        return PLURAL
    return Count(number.min, number.max, number.hedge)
