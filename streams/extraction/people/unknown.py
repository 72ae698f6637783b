"""People by a noun that no list has: "a watchmaker", "a Tunisian", "their instructor", known by its shape, or by what befell them.

No list of trades, kin and peoples is ever whole; but a thing is not killed, and the one told of beside two cooks who died is one
of people.
"""

import re
from collections.abc import Sequence
from typing import Final

from streams.domain.report import Count
from streams.extraction.people.victim_words import ANIMALS_AND_THINGS, HEADS
from streams.extraction.people.words import PARTICIPLES, PREDICATES, STOP, Group, Token
from streams.text.lexicon import words

_DETERMINERS: Final = words("a an another his her their the")
_LONGEST: Final = 4
_WHO_DOES: Final = re.compile(r"[a-z-]{3,}(?:er|or|ist|ian|eer|ress|m[ae]n|woman|smith|wright|herd|monger)")
"""Nouns of those who do something end so."""
_NOBODY: Final = words(
    """tower shelter center tractor trailer motor corridor quarter carrier launcher helicopter computer generator reactor container bulldozer excavator
    number order matter corner border river water power door floor sector minor terror error weather dinner winter summer paper letter cover barrier
    fewer lower higher larger smaller greater other former latter figure string crowd series house home wedding ceremony funeral market lot
    horse donkey dog cat bull calf lamb mule bird puppy foal camel cow goat dozen couple pair handful total record minority majority curfew ceasefire"""
)
"""Nouns of that shape, and others told of beside people, that are of nobody, of many or of animals."""
_WAS: Final = words("was is has had been also reportedly allegedly later being")


def guessed(tokens: Sequence[Token], i: int) -> Group | None:
    """One person by an unknown noun whose determiner stands at `i`; None where nothing shows that it is one."""
    if tokens[i].low not in _DETERMINERS:
        return None
    end = i
    while end + 1 < len(tokens) and end - i < _LONGEST and _goes_on(tokens[end + 1]):
        end += 1
    noun = tokens[end]
    if end == i or end - i == _LONGEST or noun.low in _NOBODY or noun.low in ANIMALS_AND_THINGS or noun.low in HEADS:
        return None
    one_of_a_people = noun.cap and end == i + 1 and tokens[i].low in ("a", "an", "another")
    who_does = not noun.cap and _WHO_DOES.fullmatch(noun.low) is not None
    if not (one_of_a_people or who_does or (not noun.cap and _befell(tokens, end + 1))):
        return None
    return Group(i, end, tokens[i].start, noun.end, Count(1, 1), None, weak=True, anaphoric=tokens[i].low == "the")


def _goes_on(token: Token) -> bool:
    low = token.low
    return (
        token.number is None
        and low[0].isalpha()
        and low not in STOP
        and low not in PREDICATES
        and not low.endswith("ly")
    )


def _befell(tokens: Sequence[Token], i: int) -> bool:
    """Whether he was killed or hurt: things are not."""
    j = i
    while j < len(tokens) and j - i < _LONGEST and tokens[j].low in _WAS:
        j += 1
    return i < j < len(tokens) and tokens[j].low in PARTICIPLES
