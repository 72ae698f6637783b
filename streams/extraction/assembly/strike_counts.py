"""How many strikes an event was: the stated number of strikes, times or places hit; rounds and drones are not strikes.

"Three air strikes" = 3, "hit twice" = 2, "bombed four spots" = 4, "a double strike" = 2; "30 missiles" are several strikes of no stated
number; a singular is one.
"""

import re
from typing import Final

from streams.domain.report import Count
from streams.extraction.assembly.cell import SURE, Cell
from streams.extraction.assembly.event import Event
from streams.extraction.mentions import TriggerMention
from streams.extraction.numbers.grammar import COUNTING
from streams.text.document import Document
from streams.text.guarded import compile_guarded

Counted = tuple[Count, tuple[int, int]]

_STRIKES: Final = re.compile(
    r"\b(?:air ?-?strikes?|strikes?|raids?|attacks?|bombings?|sorties|bombardments?|shellings?|hits|salvos?|barrages?|missions|bombing runs)\b",
    re.I,
)
_ROUNDS: Final = re.compile(r"(?:missiles|rockets|shells|mortars|bombs|projectiles|drones)\b", re.I)
_ANSWERED: Final = compile_guarded(
    r"\b(?:(?:answer|response|reply|retaliation|revenge|reprisal)s? (?:to|for)|since|amid)\W+(?:[\w'’.-]+ ){0,3}$", re.I
)
_ORDINAL: Final = re.compile(r"\b(?:first|last|next|other|previous|past) $", re.I)
_THE_FIRST: Final = re.compile(r"\bthe first $", re.I)
_ONE_OF: Final = re.compile(r"[^.;]{0,40}\bone of (?:them|which|these)\b", re.I)
_N: Final = "|".join((*COUNTING[2:], r"\d{1,2}"))
_HIT: Final = r"(?:hit|struck|bombed|shelled|targeted|attacked|raided|pounded|strafed)"
_TIMES: Final = compile_guarded(
    rf"\b{_HIT}\b[^.;:]{{0,50}}?\b(?:(?P<n>{_N}) times|(?P<twice>twice)|(?P<thrice>thrice))\b", re.I
)
_PLACES: Final = compile_guarded(
    rf"\b{_HIT} (?:at least |about |some )?(?P<n>{_N}) (?:[\w'’-]+ ){{0,2}}?(?:spots|places|locations|sites|areas|camps|villages|towns|cities|districts|neighbou?rhoods)\b",
    re.I,
)
_AGAIN: Final = compile_guarded(
    rf"\b{_HIT}(?: [\w'’-]+){{0,4}}? for (?:the|a) (?P<nth>second|third|fourth) time (?:this|that|on the same|in (?:a|one|the same)) (?:day|night|morning|[A-Z]\w+day)",
    re.I,
)
_DOUBLE: Final = re.compile(
    r"\b(?P<double>double|twin|two successive|two consecutive|triple)[ -](?:[\w'’-]+ ){0,2}$", re.I
)
_WORDS: Final = {word: value for value, word in enumerate(COUNTING)} | {
    "twice": 2, "thrice": 3, "double": 2, "twin": 2, "triple": 3, "second": 2, "third": 3, "fourth": 4, "two successive": 2, "two consecutive": 2
}  # fmt: skip


def count_strikes(document: Document, event: Event) -> Counted:
    """The number of strikes of an event, with the words it was read from."""
    rounds = False
    if any(_is_first(document, t) for c in event.cells[1:] for t in c.triggers):
        first = event.cells[0].triggers[0]
        return Count(1, 1), (first.start, first.end)  # "two strikes … The first killed six": what became its own report
    for cell in event.cells:
        for trigger in cell.triggers:
            stated = _stated(document, trigger, of_period=event.clarity == "summary")
            if stated is not None:
                return stated
            if not _told_elsewhere(document, trigger):
                rounds = rounds or (trigger.number is not None and (trigger.number.max or 2) > 1)
        repeated = _repeated(document, cell)
        if repeated is not None:
            return repeated
    own = [t for t in event.cells[0].triggers if not _told_elsewhere(document, t)] or event.cells[0].triggers
    sure = [t for t in own if t.strength >= SURE] or own
    trigger = max(own, key=lambda t: t.strength)
    several = rounds or any(t.plural or _ROUNDS.match(document.buffer, t.start) for t in sure)
    return Count(2, None) if several else Count(1, 1), (trigger.start, trigger.end)


def _is_first(document: Document, trigger: TriggerMention) -> bool:
    return trigger.ordinal == 1 or bool(_THE_FIRST.search(document.buffer[max(0, trigger.start - 12) : trigger.start]))


def _stated(document: Document, trigger: TriggerMention, *, of_period: bool) -> Counted | None:
    """ "Three air strikes": the number before a word for strikes, unless it counts those answered, or told elsewhere."""
    if trigger.number is None or trigger.number_span is None:
        return None
    start, end = trigger.number_span
    behind = start >= trigger.end  # "four strikes near A, three near B"
    if not _STRIKES.search(document.buffer, trigger.start if behind else end, trigger.end) and (
        behind or not of_period
    ):
        return None
    if _told_elsewhere(document, trigger) or _ORDINAL.search(document.buffer[max(0, start - 10) : start]):
        return None
    return trigger.number, (start, end)


def _told_elsewhere(document: Document, trigger: TriggerMention) -> bool:
    """ "In response to 19 attacks", "claimed four attacks, one of them here": strikes that are not this one."""
    start = min(trigger.start, trigger.number_span[0] if trigger.number_span else trigger.start)
    before = document.buffer[max(0, start - 40) : start]
    return bool(_ANSWERED.search(before) or _ONE_OF.match(document.buffer, trigger.end))


def _repeated(document: Document, cell: Cell) -> Counted | None:
    """ "Hit twice", "bombed four spots", "a double missile strike", "hit for the second time today"."""
    trigger = max(cell.triggers, key=lambda t: t.strength)
    before = document.buffer[max(cell.sentence.start, trigger.start - 30) : trigger.start]
    double = _DOUBLE.search(before)
    if double:
        shift = trigger.start - len(before)
        return _exactly(double["double"]), (shift + double.start("double"), shift + double.end("double"))
    for pattern in (_TIMES, _PLACES, _AGAIN):
        for found in pattern.finditer(document.buffer, cell.sentence.start, cell.sentence.end):
            if any(t.start < found.end() and found.start() < t.end for t in cell.triggers):
                group = next(name for name, words in found.groupdict().items() if words)
                return _exactly(found[group]), found.span(group)
    return None


def _exactly(words: str) -> Count:
    number = _WORDS.get(words.lower()) or int(words)
    return Count(number, number)
