"""From cells to events: which sentences speak of the same strike.

Reading order, one decision a cell: the cell joins the event that it fits without conflict (day, place, stage, clarity,
"another"), the one spoken of last before the others, or opens a new one. Sentences without a trigger add their tolls,
persons and things to the event spoken of just before.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from streams.domain.vocabulary import Stage
from streams.extraction.assembly.asked import Asked, asked
from streams.extraction.assembly.cell import Cell
from streams.extraction.assembly.dating import date_from_heads
from streams.extraction.assembly.event import Event, done, within
from streams.extraction.assembly.surroundings import attach_rest, inherit, place_by_reference
from streams.extraction.assembly.trace import Decision, Trace
from streams.extraction.assembly.unlike import rivals
from streams.extraction.assembly.whereabouts import same_place
from streams.extraction.assembly.worth import (
    anchored,
    is_total_of_a_period,
    itemised,
    leave_to_items,
    why_dropped,
    without_denials_of_told,
)
from streams.extraction.mentions import (
    Mentions,
    TimeMention,
)
from streams.text.document import Document

MAX_EVENTS: Final = 60
"""A live blog may hold twenty; more than this is a list of something else, and time must stay bounded."""


def assemble(
    document: Document, mentions: Mentions, cells: list[Cell], trace: Trace | None = None, entry: Sequence[int] = ()
) -> list[Event]:
    """Events, most salient first; what was decided on the way goes into `trace`, if one is given.

    `entry` is the list or live-blog entry of each sentence (`streams.extraction.assembly.entries`).
    """
    events: list[Event] = []
    body = [c for c in cells if c.sentence.kind != "title"]
    for cell in body:
        event, reason = _home(cell, events)
        if trace is not None:
            own = asked(cell)
            apart = tuple((e, why) for e in events if (why := own.conflict(e)))
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
        attach_rest(document, mentions, events, used, entry)
        place_by_reference(events)
    for cell in cells:
        if cell.sentence.kind == "title":
            alone = not events
            _title(cell, events)
            if alone:
                attach_rest(document, mentions, events, used, entry)
            if trace is not None:
                about = next((e for e in events if e.title_cell is cell or cell in e.cells), None)
                trace.decisions.append(Decision(cell, about, _TITLE_REASON[about is not None]))
    itemised(events)
    leave_to_items(events)
    inherit(events)
    date_from_heads(events, mentions, used, entry)
    for event in events:
        if is_total_of_a_period(event):
            event.clarity = "summary"
    told = without_denials_of_told(events)
    kept = [e for e in told if anchored(e)]
    if trace is not None:
        trace.dropped.extend(
            (e, "a denial of a strike that the text has told of") for e in events if not any(e is t for t in told)
        )
        trace.dropped.extend((e, why_dropped(e)) for e in told if not anchored(e))
    return sorted(kept, key=lambda e: (_is_background(e, kept, mentions.published), _salience(e)))


_TITLE_REASON: Final = ("the title fits no event", "the title names the event that the article is about")


NUMBERED: Final = 3
"""Sentences back to the strikes that "in the first … in the second" numbers."""


def _stage(cell: Cell) -> Stage:
    return cell.stance.stage


def _home(cell: Cell, events: list[Event]) -> tuple[Event | None, str]:
    """The event that the cell speaks of, or None for a new one, and why."""
    if cell.most_recent:
        return None, "one of several, told by its date alone"
    if not events:
        return None, "the first one told"
    own = asked(cell)
    if cell.reported and any(_told_since(own, e) for e in events):
        cell.times = []
        own = asked(cell)
    fitting = [e for e in events if not own.conflict(e)]
    if not fitting:
        return None, "conflicts with every event told before"
    here = cell.sentence.index
    ordinal = next((t.ordinal for t in cell.triggers if t.ordinal), None)
    if ordinal and cell.bare:
        recent = sorted((e for e in fitting if here - e.last <= NUMBERED), key=lambda e: e.cells[0].triggers[0].start)
        if ordinal <= len(recent):
            return recent[ordinal - 1], "numbers a strike told before"
    own_time = own.time
    if own_time is not None and (own_time.span.date_prec or 9) == 4 and not own.anaphoric and own.strong:
        fitting = [e for e in fitting if e.time is not None or e.clarity != "incident" or here - e.last <= 1]
        if not fitting:
            return None, "a month of its own"
    if cell.clarity == "summary":
        same = next((e for e in fitting if own_time is None or _same_period(own_time, e.time)), None)
        return same, "summary of the same period" if same else "summary of another period"
    if not own.done:
        return fitting[-1], "same plan or denial as before"
    if own_time is not None and own_time.span.date_prec == 1:
        same_day = [e for e in fitting if (t := e.time) is not None and within(own_time, t)]
        if same_day:
            return _latest(same_day), "same day"
        if own.anaphoric or min(here - e.last for e in fitting) <= 1:
            undated = _latest([e for e in fitting if _takes_its_day(cell, e, events)])
            if undated is not None:
                return undated, "gives its day to a strike told just before"
            return (_latest(fitting), "speaks of a strike told before") if own.anaphoric else (None, "a day of its own")
        return None, "a day of its own"
    if own.event_places and not own.anaphoric:
        placed_so = [e for e in fitting if same_place(own.event_places, e.places)]
        if placed_so:
            return _latest(placed_so), "same place"
    if own.another:
        return None, "says that it is another one"
    return _latest(_in_focus(fitting, events)), "nothing against it: the strike spoken of last"


BY_DAY: Final = 3
"""Characters of "'s " between a day and the strike that it names."""


def _takes_its_day(cell: Cell, event: Event, events: Sequence[Event]) -> bool:
    """Whether the cell gives its day to a strike told without one; "Monday's attack" does not to one that went on from Tuesday's."""
    if event.time is not None or rivals(cell, event):
        return False
    return not (_named_by_its_day(cell) and _goes_on_from_a_day(event, events))


def _named_by_its_day(cell: Cell) -> bool:
    """ "In Monday's attack": of all the strikes told, that of Monday."""
    day = cell.time
    return day is not None and any(0 < t.start - day.end <= BY_DAY for t in cell.triggers)


def _goes_on_from_a_day(event: Event, events: Sequence[Event]) -> bool:
    """Whether a strike without a day was told right after one that has its day, and so was on that day too."""
    return any(e is not event and e.time is not None and 0 <= event.first - e.last <= 1 for e in events)


SINCE: Final = 14
"""Days after a strike on which what is told of it "on" a day is still of that strike."""


def _told_since(cell: Asked, event: Event) -> bool:
    """Whether words of a later day can be of a strike told before: nothing but the day stands against it."""
    day, then = cell.time, event.time
    if day is None or then is None or day.span.start is None or then.span.end is None or event.clarity != "incident":
        return False
    late = (day.span.start - then.span.end).days
    return 0 < late <= SINCE and cell.conflict(event) == "another day" and not cell.elsewhere(event.ledger)


def _same_period(a: TimeMention, b: TimeMention | None) -> bool:
    return b is not None and a.span.start == b.span.start and a.span.end == b.span.end


BACKGROUND_DAYS: Final = 45
"""A strike this much older than the one the article is about is background: later words do not silently speak of it."""


def _in_focus(fitting: list[Event], events: list[Event]) -> list[Event]:
    lead = next((e.time for e in events if e.time is not None and e.clarity == "incident" and done(e.stage)), None)
    if lead is None or lead.span.start is None:
        return fitting
    horizon = lead.span.start - timedelta(days=BACKGROUND_DAYS)
    near = [e for e in fitting if (t := e.time) is None or t.span.end is None or t.span.end >= horizon]
    return near or fitting


def _latest(events: list[Event]) -> Event | None:
    return max(events, key=lambda e: e.last, default=None)


VAGUE: Final = 5
"""The `where_prec` from which a place only says in which part of a country, or in which country, a strike was."""


def _title(cell: Cell, events: list[Event]) -> None:
    """A title never adds a second event; it marks the event that the article is about and can fill its empty slots."""
    if not events:
        events.append(Event([cell], cell.clarity, _stage(cell), titled=True))
        return
    own = asked(cell)
    for event in events:
        if not own.conflict(event):
            event.titled, event.title_cell = True, cell
            if not event.tolls:
                event.extra_tolls.extend(cell.tolls)
            if all((p.location.where_prec or VAGUE) >= VAGUE for p in event.places):
                event.extra_places.extend(p for p in cell.places if p.role == "event")
            if not event.persons:
                event.extra_persons.extend(cell.persons)
            return


LONG_BEFORE: Final = timedelta(days=60)
JUST_BEFORE: Final = timedelta(days=7)


def _is_background(event: Event, events: Sequence[Event], published: date | None) -> bool:
    """What lies two months back in news that tells of a strike of its own week comes after it, wherever it is told."""
    if published is None or event.time is None or event.time.span.end is None:
        return False
    if published - event.time.span.end < LONG_BEFORE:
        return False
    return any(
        e.clarity == "incident"
        and done(e.stage)
        and e.time is not None
        and e.time.span.start is not None
        and published - e.time.span.start <= JUST_BEFORE
        for e in events
    )


def _salience(event: Event) -> tuple[bool, bool, int, bool]:
    """What was done before what was planned, denied or summed up; in a list what hit before what was brought down."""
    stopped = event.stage == "attempted" and event.cells[0].entry > 0
    return (
        not (event.clarity == "incident" and done(event.stage)),
        stopped,
        event.first if event.left_to is None else event.left_to,
        event.left_to is not None,
    )
