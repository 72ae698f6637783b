"""A trigger made of words that are meant as a strike: how many strikes, a new one or one told before, whether it came to anything."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from streams.domain.report import Count
from streams.domain.vocabulary import EventType, WeaponType
from streams.extraction.mentions import NumberMention, TriggerForm, TriggerMention
from streams.extraction.triggers.context import ANOTHER, DEFINITE, HARM, PLURAL, SHOOT_DOWN
from streams.extraction.triggers.generality import MASS, only_mentioned
from streams.extraction.triggers.patterns import DISRUPTED
from streams.text.document import Document, Sentence

MENTIONED: Final = 0.45
"""Strength of a trigger that speaks of strikes in general: it can refer back, never open an event."""


def build_trigger(
    document: Document,
    sentence: Sentence,
    span: tuple[int, int],
    event_type: EventType,
    weapon: WeaponType,
    form: TriggerForm,
    strength: float,
    numbers: Sequence[NumberMention],
) -> TriggerMention:
    """The trigger of `span`, told in general, in return or for the first time as its neighbours say."""
    start, end = span
    before = document.buffer[max(sentence.start, start - 120) : start]
    words = document.buffer[start:end]
    plural = bool(PLURAL.search(words))
    number, number_span = _number_of_strikes(document, sentence, span, numbers)
    clause = _clause(document, sentence, start, end) if weapon in {"drone", "missile", "rocket"} else ""
    shot = SHOOT_DOWN.search(_NO_ROUNDS_STOPPED.sub(" ", clause))
    if shot and not HARM.search(document.words(sentence).replace(words, " ")):
        event_type = DISRUPTED
    if strength > MENTIONED and only_mentioned(
        words, before, document.buffer[end : sentence.end], document.words(sentence), counted=number is not None
    ):
        strength = MENTIONED
    return TriggerMention(
        start,
        end,
        sentence.index,
        event_type=event_type,
        weapon_type=weapon,
        form="headline" if sentence.kind == "title" else form,
        strength=strength,
        plural=plural,
        number=number,
        number_span=number_span,
        anaphoric=bool(DEFINITE.search(before)) and (form == "noun" or bool(MASS.search(words))),
        another=bool(ANOTHER.search(before) or _IN_RETURN.match(words) or _THIS_TIME.match(document.words(sentence))),
    )


def _clause(document: Document, sentence: Sentence, start: int, end: int) -> str:
    """What stands between semicolons around a trigger: "a drone hit the house; two others were shot down"."""
    low = document.buffer.rfind("; ", sentence.start, start)
    high = document.buffer.find("; ", end, sentence.end)
    return document.buffer[low + 1 if low >= 0 else sentence.start : high if high >= 0 else sentence.end]


_IN_RETURN: Final = re.compile(r"(?:fired|hit|shot|struck) back\b", re.I)
_THIS_TIME: Final = re.compile(r"\W*this time\b", re.I)
_NO_ROUNDS_STOPPED: Final = re.compile(
    r"neutrali[sz]ed (?=(?:[\w-]+ ){0,4}?(?:militants?|terrorists?|fighters?|insurgents?|members?|bandits?|jihadi\w*|rebels?|gunmen|people)\b)|"
    r"(?:(?:shot|shoot(?:ing)?|brought|bringing|took|knocked) down|downed|downing) (?=(?:[\w-]+ ){0,3}?(?:jets?|planes?|warplanes?|helicopters?|rafales?)\b)",
    re.I,
)
_BETWEEN: Final = re.compile(r"^(?:\s+(?:[\w'’.-]+)){0,3}\s*$")


_COUNTED: Final = re.compile(
    r"(?:strikes?|raids?|attacks?(?! (?:helicopter|drone|aircraft|jet|plane))|bombings?|sorties|missiles?|rockets?|shells?|bombs?|drones?)\b",
    re.I,
)
_NOT_BETWEEN: Final = re.compile(
    r"\b(?:of|in|by|the|for|and|with|after|from|killed|people|dropped|fired|launched|carried|fighters?|planes?|jets?|aircraft|helicopters?|warplanes?|"
    r"when|as|where|while|before|wounded|injured|hurt|dead|died|or|to|on|at|near|that|which|who)\b",
    re.I,
)


def _number_of_strikes(
    document: Document, sentence: Sentence, span: tuple[int, int], numbers: Sequence[NumberMention]
) -> tuple[Count | None, tuple[int, int] | None]:
    """ "Three air strikes", "nearly 500 air strikes": the number that stands right before a noun for strikes or their rounds."""
    noun = _COUNTED.search(document.buffer[span[0] : span[1] + 12])
    if noun is None or noun.end() > span[1] - span[0]:
        return None, None
    end = span[0] + noun.start()
    first = bisect_left(numbers, sentence.start, key=lambda n: n.start)
    for n in reversed(numbers[first : bisect_right(numbers, end + 1, lo=first, key=lambda n: n.end)]):
        gap = document.buffer[n.end : end]
        if not _BETWEEN.match(gap) or _NOT_BETWEEN.search(gap):
            break
        return Count(n.min, n.max, n.hedge), (n.start, n.end)
    return None, None
