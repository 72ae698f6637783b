"""From cells to events: which sentences speak of the same strike.

Reading order, one decision a cell: the cell joins the event that it fits without conflict (day, place, stage, clarity,
"another"), the one spoken of last before the others, or opens a new one. Sentences without a trigger add their tolls,
persons and things to the event spoken of just before.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from streams.domain.vocabulary import Stage
from streams.extraction.assembly.cells import Cell
from streams.extraction.assembly.event import Event, within
from streams.extraction.assembly.trace import Decision, Trace
from streams.extraction.mentions import (
    Mentions,
    PlaceMention,
    TimeMention,
)
from streams.extraction.places.relations import places_conflict

MAX_EVENTS: Final = 60
"""A live blog may hold twenty; more than this is a list of something else, and time must stay bounded."""


MAX_WAVE: Final = 30
"""More strikes than this without a day are a campaign, not a wave."""


SPECIFIC: Final = 3
"""UCDP `where_prec` up to which a place tells two strikes of a list apart: a point, its surroundings, a district."""


def assemble(
    mentions: Mentions, cells: list[Cell], trace: Trace | None = None, entry: Sequence[int] = ()
) -> list[Event]:
    """Events, most salient first; what was decided on the way goes into `trace`, if one is given.

    `entry` is the list or live-blog entry of each sentence (`streams.extraction.assembly.entries`).
    """
    events: list[Event] = []
    body = [c for c in cells if c.sentence.kind != "title"]
    for cell in body:
        event, reason = _home(cell, events)
        if trace is not None:
            apart = tuple((e, why) for e in events if (why := _conflict(cell, e)))
        if event is None:
            event = Event([cell], cell.clarity, _stage(cell))
            if len(events) < MAX_EVENTS:
                events.append(event)
            else:
                reason = "one more than an article can tell of"
        else:
            event.cells.append(cell)
            if cell.stance.stage == "accomplished" and event.stage == "attempted" and cell.tolls:
                event.stage = "accomplished"
        if trace is not None:
            kept_event = event if any(e is event for e in events) else None
            trace.decisions.append(Decision(cell, kept_event, reason, apart))
    used = {c.sentence.index for c in cells}
    if events:
        _attach_rest(mentions, events, used, entry)
        _place_by_reference(events)
    for cell in cells:
        if cell.sentence.kind == "title":
            alone = not events
            _title(cell, events)
            if alone:
                _attach_rest(mentions, events, used, entry)
            if trace is not None:
                about = next((e for e in events if e.title_cell is cell or cell in e.cells), None)
                trace.decisions.append(Decision(cell, about, _TITLE_REASON[about is not None]))
    _itemised(events)
    _inherit(events)
    for event in events:
        if _is_total_of_a_period(event):
            event.clarity = "summary"
    kept = [e for e in events if _anchored(e)]
    if trace is not None:
        trace.dropped.extend((e, _why_dropped(e)) for e in events if not _anchored(e))
    return sorted(kept, key=_salience)


_TITLE_REASON: Final = ("the title fits no event", "the title names the event that the article is about")


def _stage(cell: Cell) -> Stage:
    return cell.stance.stage


def _done(stage: Stage) -> bool:
    return stage in {"accomplished", "attempted"}


def _home(cell: Cell, events: list[Event]) -> tuple[Event | None, str]:
    """The event that the cell speaks of, or None for a new one, and why."""
    if cell.most_recent:
        return None, "one of several, told by its date alone"
    fitting = [e for e in events if not _conflict(cell, e)]
    if not fitting:
        return None, "conflicts with every event told before" if events else "the first one told"
    here = cell.sentence.index
    own_time, own_places = cell.time, [p for p in cell.places if p.role == "event"]
    if cell.clarity == "summary":
        same = next((e for e in fitting if cell.time is None or _same_period(cell.time, e.time)), None)
        return same, "summary of the same period" if same else "summary of another period"
    if not _done(cell.stance.stage):
        return fitting[-1], "same plan or denial as before"
    if own_time is not None and own_time.span.date_prec == 1:
        same_day = [e for e in fitting if (t := e.time) is not None and within(own_time, t)]
        if same_day:
            return _latest(same_day), "same day"
        if cell.anaphoric or min(here - e.last for e in fitting) <= 1:
            undated = _latest([e for e in fitting if e.time is None])
            if undated is not None:
                return undated, "gives its day to a strike told just before"
            return (
                (_latest(fitting), "speaks of a strike told before") if cell.anaphoric else (None, "a day of its own")
            )
        return None, "a day of its own"
    if own_places and not cell.anaphoric:
        same_place = [e for e in fitting if _same_place(own_places, e.places)]
        if same_place:
            return _latest(same_place), "same place"
    if cell.another:
        return None, "says that it is another one"
    return _latest(_in_focus(fitting, events)), "nothing against it: the strike spoken of last"


def _same_period(a: TimeMention, b: TimeMention | None) -> bool:
    return b is not None and a.span.start == b.span.start and a.span.end == b.span.end


BACKGROUND_DAYS: Final = 45
"""A strike this much older than the one the article is about is background: later words do not silently speak of it."""


def _in_focus(fitting: list[Event], events: list[Event]) -> list[Event]:
    lead = next((e.time for e in events if e.time is not None and e.clarity == "incident" and _done(e.stage)), None)
    if lead is None or lead.span.start is None:
        return fitting
    horizon = lead.span.start - timedelta(days=BACKGROUND_DAYS)
    near = [e for e in fitting if (t := e.time) is None or t.span.end is None or t.span.end >= horizon]
    return near or fitting


def _latest(events: list[Event]) -> Event | None:
    return max(events, key=lambda e: e.last, default=None)


def _conflict(cell: Cell, event: Event) -> str | None:
    """What keeps the cell out of the event; None when nothing does."""
    if cell.clarity != event.clarity:
        return "one is a summary"
    if _done(cell.stance.stage) != _done(event.stage) or (not _done(event.stage) and cell.stance.stage != event.stage):
        return "another stage"
    if cell.another and any(t.start < cell.triggers[0].start for c in event.cells for t in c.triggers):
        return "says that it is another one"
    a, b = cell.time, event.time
    if (
        a is not None
        and b is not None
        and _apart(a, b)
        and not (cell.anaphoric and a.kind == "relative-publication" and event.last == cell.sentence.index)
    ):
        return "another day"
    if cell.anaphoric and not cell.another:
        unclear = event.clarity == "summary" and cell.time is None and bool(cell.tolls)
        return "a toll without a period" if unclear else None
    numbers = {n for c in (*event.cells, cell) if (n := _explicit_number(c)) is not None}
    if event.clarity == "summary" and len(numbers) > 1:
        return "another number of strikes"
    ours = _specific(p for p in cell.places if p.role == "event")
    theirs = _specific(p for c in event.cells for p in c.places if p.role == "event")
    if len(numbers) > 1 and any(_is_specific(p) for p in ours) and not any(_is_specific(p) for p in theirs):
        return "another number of strikes, at a place of its own"
    if _in_another_entry(cell, event) and ours and theirs and not _same_place(ours, theirs):
        return "another entry of the list, another place"
    if ours and theirs and all(places_conflict(p.location, q.location) for p in ours for q in theirs):
        return "another place"
    return None


def _in_another_entry(cell: Cell, event: Event) -> bool:
    return cell.entry > 0 and all(c.entry not in (0, cell.entry) for c in event.cells)


def _is_specific(place: PlaceMention) -> bool:
    return (place.location.where_prec or 9) <= SPECIFIC


def _specific(places: Iterable[PlaceMention]) -> list[PlaceMention]:
    """The places that name a town or district; all of them when none does."""
    found = list(places)
    return [p for p in found if _is_specific(p)] or found


def _explicit_number(cell: Cell) -> tuple[int | None, int | None] | None:
    return next(((t.number.min, t.number.max) for t in cell.triggers if t.number is not None), None)


def _same_place(ours: list[PlaceMention], theirs: list[PlaceMention]) -> bool:
    names = {p.location.place or p.location.admin1 for p in theirs} - {None}
    return any((p.location.place or p.location.admin1) in names for p in ours)


def _apart(a: TimeMention, b: TimeMention) -> bool:
    if a.span.start is None or b.span.start is None or a.span.end is None or b.span.end is None:
        return False
    slack = timedelta(days=0)
    return a.span.start > b.span.end + slack or a.span.end < b.span.start - slack


THINGS_REACH: Final = 1
"""What the sentence beside a strike says was hit was hit by it; farther on only if nothing was named before."""


def _attach_rest(mentions: Mentions, events: list[Event], used: set[int], entry: Sequence[int]) -> None:
    """Sentences without a trigger: their tolls, persons and things belong to the strike spoken of just before (or just after, in a lead)."""
    done = [e for e in events if e.clarity == "incident" and _done(e.stage)]
    if not done:
        return
    times = {t.sentence: t for t in mentions.times if t.role == "event" and t.span.date_prec == 1}
    for toll in mentions.tolls:
        if toll.sentence in used or toll.scope == "period" or toll.caused_by_strike is False:
            continue
        event = _spoken_of(toll.sentence, done, entry)
        if event is None:
            continue
        stated, own = times.get(toll.sentence), event.time
        if stated is not None and own is not None and _apart(stated, own) and toll.scope != "cumulative":
            continue
        event.extra_tolls.append(toll)
    for person in mentions.persons:
        if person.sentence not in used and (event := _spoken_of(person.sentence, done, entry)) is not None:
            event.extra_persons.append(person)
    bare = {id(e) for e in done if not e.things}
    for thing in mentions.things:
        if thing.sentence in used or (event := _spoken_of(thing.sentence, done, entry)) is None:
            continue
        beside = any(abs(thing.sentence - c.sentence.index) <= THINGS_REACH for c in event.cells)
        if beside or id(event) in bare:
            event.extra_things.append(thing)
    for event in done:
        if not any(p.role == "event" for c in event.cells for p in c.places):
            near = [
                p
                for p in mentions.places
                if p.role == "event" and abs(p.sentence - event.first) <= 2 and p.sentence not in used
            ]
            event.extra_places.extend(near)
        if event.told[0].time is None:
            undated = all(c.time is None for c in event.cells)
            near_times = [
                t
                for t in mentions.times
                if t.role == "event"
                and (undated or t.kind == "absolute")
                and t.span.start is not None
                and abs(t.sentence - event.first) <= 1
                and t.sentence not in used
            ]
            event.extra_times.extend(near_times[:1])


_REACH: Final = 12
"""A toll may stand this many sentences after the strike was last spoken of (analyst prose goes on about one strike for pages)."""


def _spoken_of(sentence: int, events: list[Event], entry: Sequence[int]) -> Event | None:
    here = entry[sentence] if entry else 0
    if here:
        events = [e for e in events if any(c.entry == here for c in e.cells)]
        if not events:
            return None
    spoken = [
        (max(c.sentence.index for c in e.cells if c.sentence.index < sentence), e) for e in events if e.first < sentence
    ]
    if spoken:
        at, event = max(spoken, key=lambda x: x[0])
        return event if sentence - at <= _REACH else None
    first = min(events, key=lambda e: e.first)
    return first if first.first - sentence <= 2 else None


def _place_by_reference(events: list[Event]) -> None:
    """ "In the same area": the place of the event told before."""
    for i, event in enumerate(events):
        if any(c.same_place for c in event.cells) and not any(
            p.role == "event" and (p.location.where_prec or 9) <= 4 for c in event.cells for p in c.places
        ):
            before = [e for e in events[:i] if e.places]
            if before:
                event.inherited_places = _latest(before).places  # type: ignore[union-attr]
                for cell in event.cells:
                    cell.places = []


def _title(cell: Cell, events: list[Event]) -> None:
    """A title never adds a second event; it marks the event that the article is about and can fill its empty slots."""
    if not events:
        events.append(Event([cell], cell.clarity, _stage(cell), titled=True))
        return
    for event in events:
        if not _conflict(cell, event):
            event.titled, event.title_cell = True, cell
            if not event.tolls:
                event.extra_tolls.extend(cell.tolls)
            if not event.places:
                event.extra_places.extend(p for p in cell.places if p.role == "event")
            if not event.persons:
                event.extra_persons.extend(cell.persons)
            return


def _inherit(events: list[Event]) -> None:
    """A strike told right after another, without a day of its own, was on the same day; without a place, in the same place."""
    done = [e for e in events if e.clarity == "incident" and _done(e.stage)]
    for i, event in enumerate(done):
        if event.time is None:
            listed = event.cells[0].entry > 0
            dated = [e for e in done[:i] if e.time is not None and (listed or event.first - e.last <= 3)]
            if dated:
                event.inherited_time = dated[-1].time
        if not event.places:
            placed = [e for e in events if e is not event and e.places and e.first <= event.last]
            if placed:
                nearest = min(placed, key=lambda e: abs(e.last - event.first))
                event.inherited_places = nearest.places


def _is_total_of_a_period(event: Event) -> bool:
    """A toll of a month or a year, over no one place and no one strike: a total, whatever the words before it."""
    time = event.time
    if event.clarity != "incident" or time is None or (time.span.date_prec or 1) < 4 or not event.tolls:
        return False
    return not any(c.one or c.most_recent for c in event.cells) and not any(_is_specific(p) for p in event.places)


def _itemised(events: list[Event]) -> None:
    """ "Twelve strikes in Syria and Iraq. Near A, nine strikes … Near B, three …": the first is the sum of the others, a summary."""
    done = [e for e in events if e.clarity == "incident" and _done(e.stage)]
    for i, event in enumerate(done):
        numbers = [n[1] for c in event.cells if (n := _explicit_number(c)) is not None and n[1] is not None]
        if not numbers or any(_is_specific(p) for p in event.places):
            continue
        parts = [
            n[1]
            for e in done[i + 1 :]
            for c in e.cells[:1]
            if (n := _explicit_number(c)) is not None and n[1] is not None
        ]
        if len(parts) > 1 and sum(parts) <= max(numbers):
            event.clarity = "summary"
            for other in done[i + 1 :]:
                if other.time is None:
                    other.inherited_time = event.time


_GENERIC: Final = re.compile(r"\b(?:campaign|war|policy|programme?|such|any|these)\b", re.I)


def _anchored(event: Event) -> bool:
    """Something of its own fixes it: a day, a place, a toll, a named person; several strikes in general do not make an incident."""
    own_time = event.time is not None and event.time is not event.inherited_time
    own_place = (
        any(p.role == "event" for c in event.cells for p in c.places)
        or bool(event.extra_places)
        or any(c.same_place for c in event.cells)
    )
    toll = bool(event.tolls)
    named = bool(event.persons)
    strong = any(c.strong for c in event.cells)
    if event.clarity == "summary":
        return strong and (own_time or any(_explicit_number(c) for c in event.cells))
    if event.stage == "planned":
        return strong and not all(c.anaphoric for c in event.cells)
    if event.stage == "denied":
        return strong
    if not strong:
        return False
    if all(c.plural for c in event.cells):
        prec = min((p.location.where_prec or 9 for p in event.places), default=9)
        counted = any((n := _explicit_number(c)) is not None and (n[1] or 99) <= MAX_WAVE for c in event.cells)
        return toll or named or counted or (own_time and own_place) or (own_place and prec <= 5)
    counted = any(_explicit_number(c) for c in event.cells)
    told = any(t.strength >= 1 and t.form in {"verb", "weapon-subject"} for c in event.cells for t in c.triggers)
    return told or own_time or own_place or toll or named or event.titled or counted or bool(event.things)


def _salience(event: Event) -> tuple[bool, int]:
    return (not (event.clarity == "incident" and _done(event.stage)), event.first)


def _why_dropped(event: Event) -> str:
    if not any(c.strong for c in event.cells):
        return "no words that surely mean a strike"
    if event.clarity == "summary":
        return "a summary without a period or a number of strikes"
    if event.stage == "planned":
        return "a plan that only refers to other strikes"
    if all(c.plural for c in event.cells):
        return "several strikes in general, without a day and place, a toll or a name"
    return "nothing fixes it: no day, place, toll, name or target"
