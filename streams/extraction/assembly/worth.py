"""Which events are told well enough to be reported, and which are summaries after all."""

from typing import Final

from streams.extraction.assembly.cell import Cell
from streams.extraction.assembly.event import Event, days_apart, done
from streams.extraction.assembly.ledger import explicit_number
from streams.extraction.assembly.whereabouts import apart, is_specific, same_place
from streams.extraction.mentions import TollMention
from streams.extraction.triggers.patterns import DISRUPTED

MAX_WAVE: Final = 30
"""More strikes than this without a day are a campaign, not a wave."""
NAMED: Final = 5
"""A place with a name is no worse than a part of a country, whether or not it is known where it lies."""


def is_total_of_a_period(event: Event) -> bool:
    """A toll of a month or a year, over no one place and no one strike: a total, whatever the words before it."""
    time = event.time
    if event.clarity != "incident" or time is None or (time.span.date_prec or 1) < 4 or not event.tolls:
        return False
    return not any(c.one or c.most_recent for c in event.cells) and not any(is_specific(p) for p in event.places)


def itemised(events: list[Event]) -> None:
    """ "Twelve strikes in Syria and Iraq. Near A, nine strikes … Near B, three …": the first is the sum of the others, a summary."""
    told = [e for e in events if e.clarity == "incident" and done(e.stage)]
    for i, event in enumerate(told):
        numbers = [n[1] for c in event.cells if (n := explicit_number(c)) is not None and n[1] is not None]
        if not numbers or any(c.part for c in event.cells) or any(is_specific(p) for p in event.places):
            continue
        parts = [
            n[1]
            for e in told[i + 1 :]
            for c in e.cells[:1]
            if (n := explicit_number(c)) is not None and n[1] is not None
        ]
        if len(parts) > 1 and sum(parts) <= max(numbers):
            event.clarity = "summary"
            for other in told[i + 1 :]:
                if other.time is None:
                    other.inherited_time = event.time


def leave_to_items(events: list[Event]) -> None:
    """ "Drones hit Kharkiv, killing two, and Izmail. In Kharkiv, two people died when …": the lead is left with Izmail."""
    for event in events:
        lead = event.cells[0]
        towns = [p for p in lead.places if p.role == "event" and is_specific(p)]
        if len(towns) < 2 or event.clarity != "incident":
            continue
        for other in events:
            item = other.cells[0]
            if other is event or not item.fronted or item.sentence.index <= lead.sentence.index:
                continue
            theirs = [p for p in item.places if p.role == "event" and is_specific(p)]
            rest = [p for p in towns if not same_place([p], theirs)]
            if not rest or len(rest) == len(towns):
                continue
            towns = rest
            for cell in event.cells:
                cell.places = [p for p in cell.places if p.role != "event" or not same_place([p], theirs)]
            dead = {_killed(t) for t in other.tolls} - {None}
            kept = [t for t in lead.tolls if _killed(t) is None or _killed(t) not in dead]
            if len(kept) < len(lead.tolls):
                lead.tolls, event.left_to = kept, item.sentence.index


def _killed(toll: TollMention) -> int | None:
    total = toll.count("total") if toll.outcome == "killed" else None
    return total.min if total is not None else None


REPLY: Final = 4
"""A denial speaks of a strike told at most so many sentences before it."""


def without_denials_of_told(events: list[Event]) -> list[Event]:
    """A denial of a strike that the text has told of is that strike, disputed, and no event of its own."""
    kept = []
    for event in events:
        if event.stage == "denied" and _shot_down(event):
            continue
        if event.stage == "denied" and (strike := _denied_strike(event, events)) is not None:
            strike.denied = tuple(cue for c in event.cells for cue in c.stance.cues)
        else:
            kept.append(event)
    return kept


def _shot_down(event: Event) -> bool:
    """ "It denied that one of its drones had been shot down": no strike, done or not."""
    return all(t.event_type == DISRUPTED for c in event.cells for t in c.triggers)


def _denied_strike(denial: Event, events: list[Event]) -> Event | None:
    before = [
        e
        for e in events
        if e.clarity == "incident" and done(e.stage) and e.first <= denial.first <= e.last + REPLY and anchored(e)
    ]
    same = [e for e in before if not _days_differ(denial, e) and not (denial.places and apart(denial.places, e.places))]
    return max(same, key=lambda e: e.last, default=None)


def _days_differ(a: Event, b: Event) -> bool:
    return a.time is not None and b.time is not None and days_apart(a.time, b.time)


def anchored(event: Event) -> bool:
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
        return strong and (own_time or any(explicit_number(c) for c in event.cells))
    if event.stage == "planned":
        return strong and not all(c.anaphoric for c in event.cells)
    if event.stage == "denied":
        return strong and (own_time or own_place or toll or named or not all(_in_general(c) for c in event.cells))
    if not strong:
        return False
    told = any(t.strength >= 1 and t.form in {"verb", "weapon-subject"} for c in event.cells for t in c.triggers)
    if all(c.plural for c in event.cells):
        own_day = any(c.strong and c.time is not None and c.time.span.date_prec == 1 for c in event.cells)
        prec = min((NAMED if p.location.place else p.location.where_prec or 9 for p in event.places), default=9)
        counted = any((n := explicit_number(c)) is not None and (n[1] or 99) <= MAX_WAVE for c in event.cells)
        return toll or named or counted or (own_time and own_place) or (own_place and prec <= 5) or (told and own_day)
    counted = any(explicit_number(c) for c in event.cells)
    return told or own_time or own_place or toll or named or event.titled or counted or bool(event.things)


def _in_general(cell: Cell) -> bool:
    """ "It has denied shelling residential areas": what a side says that it never does."""
    return all(t.form == "verb" for t in cell.triggers) and not any(t.number for t in cell.triggers)


def why_dropped(event: Event) -> str:
    """What kept an event from being reported, for whoever asks."""
    if not any(c.strong for c in event.cells):
        return "no words that surely mean a strike"
    if event.clarity == "summary":
        return "a summary without a period or a number of strikes"
    if event.stage == "planned":
        return "a plan that only refers to other strikes"
    if all(c.plural for c in event.cells):
        return "several strikes in general, without a day and place, a toll or a name"
    return "nothing fixes it: no day, place, toll, name or target"
