"""From mentions to cells: what one sentence says of one strike.

A sentence is one cell unless its words tell two apart: different stages ("struck … and vowed further strikes"), different
days, "another", or numbered strikes at different places. Slots go to the cell whose trigger is nearest, a clause break
counting as distance.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from streams.extraction.assembly.cell import Cell
from streams.extraction.assembly.chains import counted, counts_munitions, elided, find_chain, own_tolls, told_by_place
from streams.extraction.assembly.clauses import Clauses, distance
from streams.extraction.assembly.days import split_by_day
from streams.extraction.assembly.entries import Entries
from streams.extraction.assembly.grouping import group
from streams.extraction.assembly.looked_back import look_back
from streams.extraction.assembly.manner import describe, owner_of
from streams.extraction.mentions import (
    Mention,
    Mentions,
    NumberMention,
    Stance,
    TimeMention,
    TriggerMention,
)
from streams.text.document import Document, Sentence
from streams.text.guarded import compile_guarded

_M = TypeVar("_M", bound=Mention)

_MOST_RECENTLY: Final = compile_guarded(
    r"\b(?:most recently|the (?:last|latest|most recent)(?: one| such \w+| of (?:them|these|those|which))?(?:,? (?:came|being|was|took place|happened|occurred))?)"
    r"(?: (?:in|on|late|early))?\s*$",
    re.I,
)


_AVENGES: Final = re.compile(
    r"\b(?:revenge|retaliation|reprisals?|response|answer|reply|retribution) (?:for|to)\b", re.I
)


def _leave_days_of_the_avenged(document: Document, cell: Cell) -> None:
    """ "The strikes were revenge for the blast on Saturday": Saturday was the day of the blast."""
    if cell.times and cell.anaphoric:
        end = cell.triggers[-1].end
        cell.times = [t for t in cell.times if t.start < end or not _AVENGES.search(document.buffer, end, t.start)]


def build_cells(
    document: Document, mentions: Mentions, entries: Entries, numbers: Sequence[NumberMention] = ()
) -> list[Cell]:
    """All cells of the document, in reading order."""
    by_sentence: dict[int, list[int]] = {}
    for i, t in enumerate(mentions.triggers):
        by_sentence.setdefault(t.sentence, []).append(i)
    pick = _Picker(mentions, numbers)
    cells: list[Cell] = []
    for number, indices in by_sentence.items():
        sentence = document.sentences[number]
        made = _cells_of(document, sentence, indices, mentions, pick)
        for cell in made:
            cell.entry = entries.numbers[number]
        cells.extend(made)
    _headed(cells, entries, pick)
    return cells


def _headed(cells: list[Cell], entries: Entries, pick: "_Picker") -> None:
    """The day and place in the head of an entry, else in the heading above it, hold for what it tells."""
    for cell in cells:
        head = entries.heads.get(cell.entry)
        if head is None:
            continue
        if head != cell.sentence.index:
            if not cell.times:
                times = pick.times.get(head, [])
                cell.times = [t for t in times if t.span.start is not None and t.role in {"event", "period"}][:1]
            if not any(p.role == "event" for p in cell.places):
                cell.places = cell.places + [p for p in pick.places.get(head, []) if p.role == "event"]
        if cell.time is None and not cell.definite:
            cell.times = [replace(t, role="event") for t in pick.times.get(head, []) if t.role == "posted"][:1]
        above = entries.headings.get(cell.entry, -1)
        if not any(p.role == "event" for p in cell.places):
            cell.places = cell.places + [p for p in pick.places.get(above, []) if p.role == "event"]
        if cell.time is None and not cell.definite:
            cell.times = [t for t in pick.times.get(above, []) if t.kind == "absolute" and t.role == "event"][:1]


class _Picker:
    """Mentions by sentence."""

    def __init__(self, mentions: Mentions, numbers: Sequence[NumberMention]) -> None:
        self.numbers = numbers
        self.times = _by_sentence(mentions.times)
        self.places = _by_sentence(mentions.places)
        self.tolls = _by_sentence(mentions.tolls)
        self.weapons = _by_sentence(mentions.weapons)
        self.persons = _by_sentence(mentions.persons)
        self.things = _by_sentence(mentions.things)
        self.actors = _by_sentence(mentions.actors)


def _by_sentence(items: Sequence[_M]) -> dict[int, list[_M]]:
    found: dict[int, list[_M]] = {}
    for m in items:
        found.setdefault(m.sentence, []).append(m)
    return found


def _cells_of(
    document: Document, sentence: Sentence, indices: list[int], mentions: Mentions, pick: _Picker
) -> list[Cell]:
    triggers = [mentions.triggers[i] for i in indices]
    stances = [mentions.stances[i] for i in indices]
    times = [
        t
        for t in pick.times.get(sentence.index, [])
        if (t.role in {"event", "period"} or _heads(document, sentence, t)) and not _quoted(document, sentence, t)
    ]
    groups = group(
        document,
        triggers,
        stances,
        times,
        pick.places.get(sentence.index, []),
        pick.tolls.get(sentence.index, []),
        pick.actors.get(sentence.index, []),
    )
    cells = [
        Cell(sentence, [triggers[i] for i in g], _joined([stances[i] for i in g], [triggers[i] for i in g]), part=part)
        for part, g in groups
    ]
    recent = _most_recent(document, sentence, times, cells)
    clauses = Clauses(document, [c.triggers for c in cells])
    times = sorted(times, key=lambda t: _time_distance(document, sentence, t, triggers))
    _share(clauses, cells, times, lambda c: c.times, also=recent)
    for cell in cells:
        _leave_days_of_the_avenged(document, cell)
        look_back(document, cell, times, mentions.published)
    _share(clauses, cells, pick.places.get(sentence.index, []), lambda c: c.places)
    for cell in cells:
        cell.bare = cell.time is None and not any(p.role == "event" for p in cell.places)
        if len(cells) > 1:
            cell.owner = owner_of(document, cell, pick.actors.get(sentence.index, []))
    _lend_places(cells)
    _share(clauses, cells, pick.tolls.get(sentence.index, []), lambda c: c.tolls)
    for cell in cells:
        if not cell.tolls and len(cells) > 1:
            cell.tolls = elided(document, pick.numbers, cell.triggers, pick.tolls.get(sentence.index, []))
    _share(clauses, cells, pick.weapons.get(sentence.index, []), lambda c: c.weapons)
    _share(clauses, cells, pick.persons.get(sentence.index, []), lambda c: c.persons)
    _share(clauses, cells, pick.things.get(sentence.index, []), lambda c: c.things)
    for cell in cells:
        describe(document, cell, pick.actors.get(sentence.index, []))
    cells = [part for c in _by_place(document, cells, clauses, pick) for part in split_by_day(document, c)]
    if recent is not None:
        recent.places = [p for c in cells if c.stance.stage == recent.stance.stage for p in c.places]
        cells.append(recent)
    return cells


def _by_place(document: Document, cells: list[Cell], clauses: Clauses, pick: _Picker) -> list[Cell]:
    """ "Killed five in Idlib, three in Hama and two in Aleppo": a cell for each place of the chain."""
    sentence = cells[0].sentence
    chain = find_chain(document, sentence, pick.numbers, pick.places.get(sentence.index, []))
    if not chain:
        return cells
    owners = {clauses.owner(link.number) for link in chain}
    cell = cells[owners.pop()]
    if owners or cell.clarity != "incident" or cell.stance.stage not in {"accomplished", "attempted"}:
        return cells
    tolls = told_by_place(document, chain, cell.tolls)
    if tolls is None and not counts_munitions(chain, cell.triggers):
        return cells
    split = [
        replace(
            cell,
            part=i + 1,
            triggers=cell.triggers if tolls else [counted(t, link.number) for t in cell.triggers],
            times=list(cell.times),
            places=list(link.places),
            tolls=own_tolls(chain, i, cell.tolls, tolls),
            things=cell.things if i == 0 else [],
            persons=cell.persons if i == 0 else [],
        )
        for i, link in enumerate(chain)
    ]
    return [c for one in cells for c in (split if one is cell else [one])]


def _heads(document: Document, sentence: Sentence, time: TimeMention) -> bool:
    """ "07/08/2019: a drone hit …": a date with a colon or dash heads its entry."""
    between = document.buffer[sentence.start : time.start]
    return (
        time.kind == "absolute"
        and not between.strip(" *•-–")
        and document.buffer[time.end : time.end + 3].lstrip()[:1] in {":", "-", "–", "—"}
    )


def _quoted(document: Document, sentence: Sentence, time: TimeMention) -> bool:
    """ "… in the bombing of the market today", wrote a neighbour: days relative to a quoted speaker's own now fix nothing."""
    if time.kind == "absolute":
        return False
    before = document.buffer[sentence.start : time.start]
    after = document.buffer[time.end : sentence.end]
    return before.count("“") > before.count("”") or (before.count('"') % 2 == 1 and '"' in after)


def _joined(stances: list[Stance], triggers: list[TriggerMention]) -> Stance:
    """The stance of the strongest trigger; an attempt only when no trigger says that it hit."""
    best = max(range(len(stances)), key=lambda i: (triggers[i].strength, -i))
    return stances[best]


def _most_recent(document: Document, sentence: Sentence, times: list[TimeMention], cells: list[Cell]) -> Cell | None:
    """ "… six air strikes last year, most recently in November": one of them, told by its date alone."""
    for time in times:
        m = _MOST_RECENTLY.search(document.buffer, sentence.start, time.start)
        if m is None or time.span.start is None or not cells:
            continue
        base = max(cells, key=lambda c: c.triggers[-1].end if c.triggers[-1].end <= m.start() else -1)
        if not base.plural or base.stance.stage != "accomplished":
            continue
        like = base.triggers[-1]
        trigger = TriggerMention(
            m.start(),
            m.start() + len(m.group().rstrip()),
            sentence.index,
            like.event_type,
            like.weapon_type,
            "noun",
            like.strength,
        )
        return Cell(sentence, [trigger], base.stance, times=[time], most_recent=True)
    return None


def _share(
    clauses: Clauses,
    cells: list[Cell],
    items: Sequence[_M],
    slot: Callable[[Cell], list[_M]],
    also: Cell | None = None,
) -> None:
    for item in items:
        if also is not None and any(item is t for t in also.times):
            continue
        slot(cells[clauses.owner(item)]).append(item)


_FRAME_CHARS: Final = 25
_FRAME_DISTANCE: Final = 40


def _time_distance(
    document: Document, sentence: Sentence, time: TimeMention, triggers: Sequence[TriggerMention]
) -> int:
    """A day that opens the sentence frames all of it; another one wins only right beside the strike."""
    near = min(distance(document, trigger, time) for trigger in triggers)
    return min(near, _FRAME_DISTANCE) if time.start - sentence.start <= _FRAME_CHARS else near


def _lend_places(cells: list[Cell]) -> None:
    """Two strikes told in one sentence with one place between them were both there."""
    for cell in cells:
        if any(p.role == "event" for p in cell.places):
            continue
        lenders = [
            c
            for c in cells
            if c.stance.stage == cell.stance.stage
            and any(p.role == "event" for p in c.places)
            and not (c.owner and cell.owner and c.owner != cell.owner)
        ]
        if lenders:
            cell.places.extend(lenders[0].places)
            cell.lent = True
