"""Groups of people in a sentence: "five Yemeni fighters", "a woman", "his two bodyguards", "12 others", "a number of civilians"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from streams.domain.report import Count
from streams.domain.vocabulary import Category
from streams.extraction import victim_words as lexicon
from streams.extraction.mentions import NumberMention
from streams.text.lexicon import words

_TOKEN: Final = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?:[-'’.]\w+)*|[^\w\s]")
_ARTICLES: Final = words("a an another one")
_DEFINITE: Final = words("the this that these those")
POSSESSIVE: Final = words("his her their its my our your whose")
STOP: Final = words(
    """in on at by to from for with of and or but as when while after before during since until if that which who whom whose where than then so because
    was were is are be been being has have had do does did will would could may might can should must not no
    killed kill kills killing dead died die dies wounded wounding injured injuring injures hurt injure slain martyred death deaths reportedly allegedly including among also
    said says told reported into near against over under between through around across inside outside along alongside about hit struck destroyed targeted targeting
    left leaving it he she they we you i them him there here this these those the a an his her their its""".replace(
        "\n", " "
    )
)
_OF: Final = POSSESSIVE | _DEFINITE | words("them whom")
_QUANT: Final = words("more other others additional further another extra")
_PRONOUNS: Final = words("him himself them themselves")
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
_COPULA: Final = words("were are was is being reportedly believed to be a an also said thought all")
_AGE: Final = re.compile(r"year|month|yr|day-old|week-old")
_YEARS_OLD: Final = re.compile(r"(\d{1,3}|[a-z]+)-years?-old")
_YOUNG: Final = words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_MODIFIERS: Final = 6
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


STARTERS: Final = (
    _ARTICLES
    | _DEFINITE
    | POSSESSIVE
    | _PRONOUNS
    | words("all both some many multiple numerous various people others")
    | frozenset(w for w in lexicon.PLURALS if lexicon.HEADS.get(w) is not None)
)
"""Words, besides numbers, that a group can begin with."""


def group_at(tokens: Sequence[Token], i: int, *, names: bool = False) -> Group | None:
    """The group that begins with token `i`, if one does. `names`: a run of capitalised words counts as a person."""
    group = _group_at(tokens, i, names=names)
    if group is None:
        return None
    group.implied = group.category == "civilians" and tokens[group.last].low in lexicon.OCCUPATIONS
    return group if group.named else _aged(tokens, group)


def _aged(tokens: Sequence[Token], group: Group) -> Group:
    """`group` past the ages told behind it ("two lads aged 12 and 14", "a couple, 61 and 64,"); the young are children."""
    i = group.last + 1
    told = tokens[i].low if i < len(tokens) else ""
    if told not in ("aged", ",", "(") or group.count is None:
        return group
    ages: list[int] = []
    k = i + 1
    while k < len(tokens) and (age := _years(tokens[k])) is not None:
        ages.append(age)
        k += 1
        if k + 1 < len(tokens) and tokens[k].low in ("and", ",") and _years(tokens[k + 1]) is not None:
            k += 1
    if not ages or (told != "aged" and (len(ages) != group.count.max or k >= len(tokens) or tokens[k].low not in ",)")):
        return group
    group.last, group.end = k - 1, tokens[k - 1].end
    if group.category is None and max(ages) < _OF_AGE and len(ages) == group.count.max:
        group.category = "children"
    return group


_OF_AGE: Final = 18


def _years(token: Token) -> int | None:
    """An age as a number of its own."""
    if token.number is not None:
        return token.number.max if token.number.min == token.number.max and token.number.hedge is None else None
    return int(token.low) if token.low.isdigit() and len(token.low) < 3 else None


def _group_at(tokens: Sequence[Token], i: int, *, names: bool) -> Group | None:
    token = tokens[i]
    if token.number is not None:
        return _numbered(tokens, i, i)
    low = token.low
    if low in ("a", "some", "many", "multiple", "numerous", "various"):
        group = _some(tokens, i)
        if group is not None:
            return group
    if low in POSSESSIVE or low in _DEFINITE or low == "all":
        if i + 1 < len(tokens) and tokens[i + 1].number is not None and low != "that":
            group = _numbered(tokens, i + 1, i)
            if group is not None and low != "all" and low in _DEFINITE:
                group.anaphoric = True
            return group
        return _singular(tokens, i, low)
    if low == "both":
        head = head_at(tokens, i + 1)
        end = head if head is not None else i
        return Group(
            i,
            end,
            token.start,
            tokens[end].end,
            Count(2, 2),
            category_of(tokens, i + 1, end) if head else None,
            anaphoric=True,
        )
    if low in _ARTICLES:
        return _singular(tokens, i, low)
    if low in _PRONOUNS:
        return Group(
            i,
            i,
            token.start,
            token.end,
            Count(1, 1) if low in ("him", "himself") else None,
            anaphoric=True,
            named=low in ("him", "himself"),
        )
    if low in lexicon.PLURALS and lexicon.HEADS.get(low, None) is not None:
        generic = lexicon.HEADS[low] in ("civilians", "children", "women")
        return Group(i, i, token.start, token.end, PLURAL if generic else None, lexicon.HEADS[low])
    if low in ("people", "others"):
        return Group(i, i, token.start, token.end, PLURAL, others=low == "others")
    if names and low in lexicon.HEADS and low not in lexicon.PLURALS and i + 1 < len(tokens) and tokens[i + 1].cap:
        name = _name(tokens, i + 1)  # "killing paramedic Sami Odeh"
        if name is not None:
            return Group(i, name.last, token.start, name.end, Count(1, 1), category_of(tokens, i, i), named=True)
    if names and token.cap and i + 2 < len(tokens) and tokens[i + 2].cap and _is_person(tokens[i + 1].low):
        return _group_at(tokens, i + 1, names=True)  # "killing YPG commander Sami Odeh"
    return _name(tokens, i) if names else None


def _is_person(low: str) -> bool:
    return low in lexicon.HEADS and low not in lexicon.PLURALS


def _some(tokens: Sequence[Token], i: int) -> Group | None:
    """A plural without a number: "a number of civilians", "some people", "many others"."""
    low = tokens[i].low
    j = i + 1
    if low == "a":
        while j < len(tokens) and tokens[j].low in (
            "large",
            "small",
            "significant",
            "great",
            "high",
            "unspecified",
            "good",
        ):
            j += 1
        if j + 1 >= len(tokens) or tokens[j].low not in ("number", "group"):
            return None
        if tokens[j].low == "number" and (
            tokens[j + 1].low in PARTICIPLES or tokens[j + 1].low in ("were", "was", "are", "have")
        ):
            return Group(i, j, tokens[i].start, tokens[j].end, PLURAL)
        if tokens[j + 1].low != "of":
            return None
        j += 2
        if j < len(tokens) and tokens[j].low in ("the", "his", "her", "their"):
            j += 1
    while j < len(tokens) and tokens[j].low in _QUANT and tokens[j].low != "others":
        j += 1
    if j < len(tokens) and tokens[j].number is not None:
        return None
    head = head_at(tokens, j)
    if head is None:
        return None
    return Group(
        i,
        head,
        tokens[i].start,
        tokens[head].end,
        PLURAL,
        category_of(tokens, j, head),
        others=tokens[head].low == "others",
    )


def _numbered(tokens: Sequence[Token], i: int, first: int) -> Group | None:
    """A group that opens with a number at `i` (its determiner at `first`)."""
    number = tokens[i].number
    assert number is not None  # noqa: S101 - the callers looked
    count = count_of(number)
    j = i + 1
    others = False
    while j < len(tokens) and tokens[j].low in _QUANT:
        others = True
        j += 1
    if (
        j + 1 < len(tokens)
        and tokens[j].low == "of"
        and (tokens[j + 1].low in _OF or head_at(tokens, j + 1) is not None)
    ):
        if tokens[j + 1].low in ("them", "whom"):
            return Group(first, j + 1, tokens[first].start, tokens[j + 1].end, count, anaphoric=True)
        others = others or tokens[j + 1].low == "others"
        j += 2 if tokens[j + 1].low in _OF else 1
        if j < len(tokens) and tokens[j].number is not None:
            return _of_counted(tokens, first, j, count)
    head = head_at(tokens, j)
    if head is not None:
        if tokens[head].low in ("families", "households"):
            return Group(first, head, tokens[first].start, tokens[head].end, None)
        if tokens[head].low == "couple" and number.max == 1:
            count = Count(2, 2)
        end, category = _described(tokens, head, category_of(tokens, j, head))
        return Group(first, end, tokens[first].start, tokens[end].end, count, category, others=others)
    if (
        j + 1 < len(tokens)
        and tokens[j].low == ","
        and number.min != number.max
        and tokens[j + 1].low in ("people", "civilians")
    ):
        return Group(first, j + 1, tokens[first].start, tokens[j + 1].end, count, category_of(tokens, j + 1, j + 1))
    if j < len(tokens) and tokens[j].low in lexicon.ANIMALS_AND_THINGS:
        return None
    if j < len(tokens) and tokens[j].low in _ARMED_PLURALS:
        return Group(first, j, tokens[first].start, tokens[j].end, count, "militants", others=others)
    end = j - 1
    weak = True
    if (
        j < len(tokens)
        and not others
        and tokens[j].low[:1].isalpha()
        and tokens[j].low not in STOP
        and tokens[j].low not in _QUANT
    ):
        k = j
        while (
            k + 1 < len(tokens)
            and k - j < 3
            and not tokens[k].low.endswith("s")
            and tokens[k + 1].low[:1].isalpha()
            and tokens[k + 1].low not in STOP
        ):
            k += 1
        if tokens[k].low in lexicon.ANIMALS_AND_THINGS:
            return None
        if tokens[k].low.endswith(("s", "ese", "ish")) or tokens[j].cap:
            end = k
    return Group(first, end, tokens[first].start, tokens[end].end, count, None, others=others, weak=weak and not others)


def _singular(tokens: Sequence[Token], i: int, low: str) -> Group | None:
    """One person: "a child", "his wife", "the commander", "another man"; unless the noun is a plural."""
    j = i + 1
    if low == "one" and j + 1 < len(tokens) and tokens[j].low == "of":
        j += 2
    head = head_at(tokens, j)
    if head is None and j < len(tokens) and (years := _YEARS_OLD.fullmatch(tokens[j].low)) is not None:
        word = years.group(1)  # "a 13-year-old"
        young = int(word) < _OF_AGE if word.isdigit() else word in _YOUNG
        return Group(i, j, tokens[i].start, tokens[j].end, Count(1, 1), "children" if young else None)
    if head is None and low == "another" and j < len(tokens) and tokens[j].low in PARTICIPLES | {"was"}:
        return Group(i, i, tokens[i].start, tokens[i].end, Count(1, 1), others=True)
    if head is None:
        return None
    noun = tokens[head].low
    category = category_of(tokens, j, head)
    if noun in ("family", "household"):
        if head + 2 < len(tokens) and tokens[head + 1].low == "of" and tokens[head + 2].number is not None:
            number = tokens[head + 2].number
            return Group(i, head + 2, tokens[i].start, tokens[head + 2].end, count_of(number), None) if number else None
        return Group(i, head, tokens[i].start, tokens[head].end, None, anaphoric=low in _DEFINITE)
    if noun == "couple":
        return Group(i, head, tokens[i].start, tokens[head].end, Count(2, 2), anaphoric=low in _DEFINITE)
    if noun == "parents" and low in POSSESSIVE:
        return Group(i, head, tokens[i].start, tokens[head].end, Count(2, 2))
    plural = noun in lexicon.PLURALS and low != "one"
    count = None if plural else Count(1, 1)
    if noun in ("crew", "staff", "personnel", "others", "people"):
        count = None
    return Group(
        i, head, tokens[i].start, tokens[head].end, count, category, anaphoric=low in _DEFINITE, others=low == "another"
    )


def head_at(tokens: Sequence[Token], j: int) -> int | None:
    """Index of the people noun that ends the phrase whose modifiers begin at `j`."""
    best = None
    k = j
    while k < len(tokens) and k - j <= _MODIFIERS:
        low = tokens[k].low
        if (
            low[0].isdigit()
            and _AGE.search(low + " " + (tokens[k + 1].low if k + 1 < len(tokens) else ""))
            and k - j < 3
        ):
            k += 3 if k + 2 < len(tokens) and tokens[k + 2].low == "old" else 1
            j = k
            continue
        if tokens[k].number is not None or (not low[0].isalpha() and low != "-"):
            if low in ("“", '"', "‘", "'", "”", "’") and k - j < 4:
                k += 1
                continue
            break
        base = low[:-2] if low.endswith(("'s", "’s")) else low
        if base in lexicon.HEADS and base == low:
            best = k
        elif (low in STOP and low != "reported") or best is not None or low in lexicon.ANIMALS_AND_THINGS:
            break
        k += 1
    return best


def category_of(tokens: Sequence[Token], j: int, head: int) -> Category | None:
    """Which category the noun at `head` with its modifiers from `j` is."""
    noun = tokens[head].low
    category = lexicon.HEADS.get(noun)
    before = {t.low for t in tokens[j:head]}
    if before & lexicon.CIVIL_MODIFIERS:
        return category if category in ("children", "women") else "civilians"
    if noun in lexicon.FORCES_HEADS and before & lexicon.FORCES_NAMES and "islamic" not in before:
        return "security_forces"
    if category is not None and category != "civilians":
        return category
    if before & lexicon.WOMEN_MODIFIERS:
        return "women"
    if before & lexicon.ARMED_NAMES and category is None:
        return "militants"
    if category is None and head + 1 < len(tokens) and tokens[head + 1].low in ("of", "from"):
        after = {t.low for t in tokens[head + 2 : head + 7]}
        if after & _ARMED_ONLY:
            return "militants"
        if after & {"army", "police", "forces", "military"}:
            return "militants" if after & lexicon.REBEL_ARMIES else "security_forces"
    return category


def _of_counted(tokens: Sequence[Token], first: int, j: int, count: Count) -> Group | None:
    """Some of a counted group: "six of the eight passengers"; None if the eight are the victims ("of the eight killed")."""
    head = head_at(tokens, j + 1)
    last = j if head is None else head
    after = tokens[last + 1].low if last + 1 < len(tokens) else ""
    if after in PARTICIPLES or after in ("who", "that"):
        return None
    kind = None if head is None else category_of(tokens, j + 1, head)
    return Group(first, last, tokens[first].start, tokens[last].end, count, kind, weak=head is None)


def _described(tokens: Sequence[Token], head: int, category: Category | None) -> tuple[int, Category | None]:
    """End and category of a group past what it is taken for: "four people suspected of being militants"."""
    if category is None and head + 3 < len(tokens) and tokens[head + 1].low in _TAKEN_FOR:
        j = head + 2
        while (
            j < head + 6 and j < len(tokens) and tokens[j].low in ("of", "to", "be", "being", "as", "by", "is", "are")
        ):
            j += 1
        noun = head_at(tokens, j) if j < len(tokens) else None
        if noun is not None and (kind := category_of(tokens, j, noun)) is not None:
            return noun, kind
    return head, category


_ARMED_PLURALS: Final = words("taliban taleban shabaab al-shabaab khawarij mujahideen isis daesh hezbollah hamas")
_TAKEN_FOR: Final = words("suspected believed thought alleged described identified accused presumed")


def _name(tokens: Sequence[Token], i: int) -> Group | None:
    """A run of capitalised words that can be a person's name."""
    j = i
    while (
        j < len(tokens)
        and j - i < 8
        and (
            (tokens[j].cap and tokens[j].low not in NOT_NAMES)
            or (
                j > i
                and tokens[j].low in ("al", "bin", "ibn", "el", "abu", "-", "’", "'", "“", "”", '"', "of")
                and _caps_follow(tokens, j)
            )
        )
    ):
        j += 1
    if j == i:
        return None
    return Group(i, j - 1, tokens[i].start, tokens[j - 1].end, Count(1, 1), named=True)


def _caps_follow(tokens: Sequence[Token], j: int) -> bool:
    return j + 1 < len(tokens) and tokens[j + 1].cap and tokens[j + 1].low not in NOT_NAMES and tokens[j].low != "of"


def category_after(tokens: Sequence[Token], j: int) -> tuple[int, Category | None] | None:
    """The people noun said of a group behind "were": its token and category."""
    while j < len(tokens) and tokens[j].low in _COPULA:
        j += 1
    head = head_at(tokens, j) if j < len(tokens) else None
    return None if head is None else (head, category_of(tokens, j, head))


def of_them(tokens: Sequence[Token], group: Group) -> Group:
    """In "three of whom were children" the category stands behind."""
    found = category_after(tokens, group.last + 1)
    if found is None:
        return group
    return Group(group.first, found[0], group.start, tokens[found[0]].end, group.count, found[1], whole=group.whole)


_ARMED_ONLY: Final = lexicon.ARMED_NAMES - {"alleged", "suspected", "is"}


def share_at(tokens: Sequence[Token], i: int) -> Group | None:
    """Some of those just counted, of a kind: "four of them children", "one of whom was a girl", "all of them gunmen",
    "all civilians", "three women among them". None if no kind is said.
    """
    token = tokens[i]
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if token.low == "one" and following in ("was", "is"):
        share = of_them(tokens, Group(i, i, token.start, token.end, Count(1, 1)))
        return share if share.category is not None else None
    if following == "of" and i + 2 < len(tokens) and tokens[i + 2].low in ("them", "whom", "these"):
        if token.number is not None:
            share = Group(i, i + 2, token.start, tokens[i + 2].end, count_of(token.number))
        elif token.low in ("all", "both", "one"):
            count = {"one": Count(1, 1), "both": Count(2, 2)}.get(token.low)
            share = Group(i, i + 2, token.start, tokens[i + 2].end, count, whole=token.low == "all")
        else:
            return None
        share = of_them(tokens, share)
        whence = i + 3 < len(tokens) and tokens[i + 3].low in ("from", "members", "belonging")
        if share.category is None and whence and {t.low for t in tokens[i + 4 : i + 10]} & _ARMED_ONLY:
            share.category = "militants"
        return share if share.category is not None else None
    if token.low == "all" and following in ("were", "are"):
        share = of_them(tokens, Group(i, i, token.start, token.end, None, whole=True))
        return share if share.category is not None else None
    if token.low == "all" and following in lexicon.PLURALS:
        head = head_at(tokens, i + 1)
        if head is not None and not _speaks(tokens, head + 1):
            kind = category_of(tokens, i + 1, head)
            return None if kind is None else Group(i, head, token.start, tokens[head].end, None, kind, whole=True)
        return None
    group = group_at(tokens, i) if token.number is not None or token.low in STARTERS else None
    if group is None or group.category is None or group.count is None or group.last + 2 >= len(tokens):
        return None
    among = tokens[group.last + 1].low in ("among", "amongst") and tokens[group.last + 2].low in ("them", "whom")
    return group if among else None


_SPEAKERS: Final = words(
    "spokesman spokesperson spokeswoman official officials resident residents doctor doctors officer officers leader chief mayor governor medic medics"
)
_SPEECH: Final = words("said says told added reported confirmed stated announced claimed explained witnessed posted")


def _speaks(tokens: Sequence[Token], i: int) -> bool:
    after = tokens[i + 1].low if i + 1 < len(tokens) else ""
    return i < len(tokens) and tokens[i].low in _SPEECH and after not in PARTICIPLES and after not in ("to", "by")


def speaks(tokens: Sequence[Token], group: Group) -> bool:
    """Whether `group` are people who tell of it: "…, two officials and a resident said"."""
    i = group.last + 1
    if i < len(tokens) and tokens[i].low in ("for", "of", "at", "from", "in") and tokens[group.last].low in _SPEAKERS:
        while i < len(tokens) and i - group.last < 12 and tokens[i].low not in _SPEECH:
            if tokens[i].low in (",", ";", ".", "and", "were", "was", "who"):
                return False
            i += 1
    while i < len(tokens) and tokens[i].low in ("have", "has", "had", "later", "also", "on", *WEEKDAYS):
        i += 1
    return _speaks(tokens, i)
