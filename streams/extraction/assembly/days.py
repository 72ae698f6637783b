"""One verb for strikes of several days: "raided Kobani on Wednesday and Ain Issa on Thursday", "hit Erbil on Monday night and Baghdad an
hour later".
"""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from streams.extraction.assembly.cell import Cell
from streams.extraction.assembly.event import days_apart
from streams.extraction.assembly.whereabouts import is_specific, same_place
from streams.extraction.mentions import PlaceMention, TimeMention
from streams.text.document import Document

_AND: Final = re.compile(r",? and\b|;|,? then\b|,? before\b")
_NEAR: Final = 45
"""Characters between a place and its day."""


def split_by_day(document: Document, cell: Cell) -> list[Cell]:
    """The cell, or one for each pair of place and day where the pairs differ in both and "and" stands between them."""
    if cell.clarity != "incident" or cell.stance.stage not in {"accomplished", "attempted"} or cell.part:
        return [cell]
    times = sorted((t for t in cell.times if t.span.start is not None and t.role == "event"), key=lambda t: t.start)
    places = sorted((p for p in cell.places if p.role == "event" and is_specific(p)), key=lambda p: p.start)
    if len(places) < 2:
        return [cell]
    if len(times) < 2:
        return _split_by_toll(document, cell, places)
    pairs = [(p, t) for t in times if (p := _beside(document, t, places)) is not None]
    starts: list[int] = []
    for (p, t), (q, u) in pairwise(pairs):
        left, right = max(p.end, t.end), min(q.start, u.start)
        found = _AND.search(document.buffer, left, right) if left < right else None
        if found is None or same_place([p], [q]) or not (days_apart(t, u) or u.kind == "relative-event"):
            return [cell]
        starts.append(found.start())
    if not starts:
        return _split_at_front_day(document, cell, times, places)
    return _parts(cell, starts, [p for p, _ in pairs], [[t] for _, t in pairs])


_AND_ON: Final = re.compile(r"(?:,|;)? and (?:(?:on|in|then|again|late|early) )*$")


def _split_at_front_day(
    document: Document, cell: Cell, times: list[TimeMention], places: list[PlaceMention]
) -> list[Cell]:
    """ "On 12 May a raid killed seven in Haradh, and on 15 May eleven died in Hazm": each day before its place and its dead."""
    second = times[-1]
    begins = max(cell.sentence.start, second.start - _NEAR)
    found = _AND_ON.search(document.buffer, begins, second.start)
    if found is None or len(times) != 2 or not days_apart(times[0], second):
        return [cell]
    at = found.start()
    before, after = [p for p in places if p.end <= at], [p for p in places if p.start >= second.end]
    dead = [t.start for t in cell.tolls if t.outcome == "killed"]
    if not (before and after and min(dead, default=at) < at < max(dead, default=at)) or same_place(before, after):
        return [cell]
    return _parts(cell, [at], [before[0], after[0]], [[times[0]], [second]])


_AND_PLACE: Final = re.compile(
    r"(?:, | )and (?:(?:on|in|at|near|then|later|the|another|town|city|village|of|in) ){0,4}", re.I
)


def _split_by_toll(document: Document, cell: Cell, places: list[PlaceMention]) -> list[Cell]:
    """ "Hit Idlib, killing four, and Aleppo in the afternoon, killing three": two places, each with its toll behind it."""
    if len(cell.tolls) < 2:
        return [cell]
    starts: list[int] = []
    heads = [places[0]]
    for p in places[1:]:
        between = [t for t in cell.tolls if heads[-1].end <= t.start and t.end <= p.start]
        after = [t for t in cell.tolls if t.start >= p.end]
        if not between or not after or same_place([heads[-1]], [p]):
            continue
        found = _AND_PLACE.search(document.buffer, between[-1].end, p.start)
        if found is not None and found.end() == p.start:
            starts.append(found.start())
            heads.append(p)
    if not starts or any(t.end <= heads[0].start for t in cell.tolls):
        return [cell]
    return _parts(cell, starts, heads, [list(cell.times) for _ in heads])


def _parts(cell: Cell, starts: list[int], heads: list[PlaceMention], times: list[list[TimeMention]]) -> list[Cell]:
    """The cell cut at `starts`, each part at its own place with what stands in it."""
    bounds = pairwise([cell.sentence.start, *starts, cell.sentence.end])
    return [
        replace(
            cell,
            part=part,
            times=own,
            places=[head, *(x for x in cell.places if x is not head and a <= x.start < b)],
            tolls=[x for x in cell.tolls if a <= x.start < b],
            things=[x for x in cell.things if a <= x.start < b],
            persons=[x for x in cell.persons if a <= x.start < b],
        )
        for part, (head, own, (a, b)) in enumerate(zip(heads, times, bounds, strict=True), 1)
    ]


def _beside(document: Document, time: TimeMention, places: list[PlaceMention]) -> PlaceMention | None:
    """The place right before the day, in one phrase with it."""
    before = [p for p in places if p.end <= time.start and time.start - p.end <= _NEAR]
    if not before or _AND.search(document.buffer, before[-1].end, time.start):
        return None
    return before[-1]
