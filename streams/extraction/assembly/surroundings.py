"""What stands around the sentences that tell of a strike: tolls, persons, things, days and places that are its own."""

import re
from collections.abc import Sequence
from typing import Final

from streams.extraction.assembly.dating import date_from_beside, free_days
from streams.extraction.assembly.event import Event, days_apart, done
from streams.extraction.assembly.whereabouts import apart, is_specific
from streams.extraction.mentions import Mentions, PlaceMention, TimeMention, TollMention
from streams.text.document import Document

VAGUE: Final = 4
"""UCDP `where_prec` from which on a place (a province, a country) is made finer by the sentences after it."""
SALVO: Final = 10
"""So many rounds into a region fall at many places of it."""
RIGHT_AFTER: Final = 3
"""So many sentences after a strike the next one is of the same news, if nothing dates it."""
THINGS_REACH: Final = 1
"""What the sentence beside a strike says was hit was hit by it; farther on only if nothing was named before."""


_IN: Final = re.compile(r"(?:in|at|near|around|outside) (?:the )?(?:(?:town|city|village|district) of )?", re.I)


_OF_ANOTHER: Final = re.compile(
    r"(?:the (?:first|second|third|fourth|fifth|previous|last|one before)|another)(?: one| strike| attack| raid| such \w+)?,? "
    r"(?:on|in|came|was carried out|killed|hit|struck|took place|happened)\b",
    re.I,
)
"""How a sentence begins that tells of another strike of a row without a word for it: "The first, on 2 September, killed 11"."""


def _of_others(document: Document) -> set[int]:
    return {s.index for s in document.sentences if _OF_ANOTHER.match(document.buffer, s.start, s.end)}


def _opening_places(document: Document, places: Sequence[PlaceMention]) -> dict[int, list[PlaceMention]]:
    """The place that a sentence opens with, by sentence, if what it tells happened there."""
    return {
        p.sentence: [p]
        for p in reversed(places)
        if p.role == "event" and _IN.fullmatch(document.buffer, document.sentences[p.sentence].start, p.start)
    }


def attach_rest(
    document: Document, mentions: Mentions, events: list[Event], used: set[int], entry: Sequence[int]
) -> None:
    """Sentences without a trigger: their tolls, persons and things belong to the strike spoken of just before (or just after, in a lead)."""
    told = [e for e in events if e.clarity == "incident" and done(e.stage)]
    if not told:
        return
    used = used | _of_others(document)
    times = {t.sentence: t for t in mentions.times if t.role == "event" and t.span.date_prec == 1}
    heads = _opening_places(document, mentions.places)
    for toll in mentions.tolls:
        if toll.sentence in used or toll.scope == "period" or toll.caused_by_strike is False:
            continue
        event = _spoken_of(toll.sentence, told, entry)
        if event is None:
            continue
        stated, own = times.get(toll.sentence), event.time
        if stated is not None and own is not None and days_apart(stated, own) and not _told_later(toll, stated, own):
            continue
        if toll.sentence in heads and event.ledger.precise and apart(heads[toll.sentence], event.ledger.where):
            continue  # "In Donetsk region, five were killed": elsewhere than the strike
        event.extra_tolls.append(toll)
    for person in mentions.persons:
        if person.sentence not in used and (event := _spoken_of(person.sentence, told, entry)) is not None:
            event.extra_persons.append(person)
    bare = {id(e) for e in told if not e.things}
    for thing in mentions.things:
        if thing.sentence in used or (event := _spoken_of(thing.sentence, told, entry)) is None:
            continue
        beside = any(abs(thing.sentence - c.sentence.index) <= THINGS_REACH for c in event.cells)
        if beside or id(event) in bare:
            event.extra_things.append(thing)
    days = free_days(mentions, used)
    used = used | {t.sentence for t in mentions.tolls if t.caused_by_strike is False}  # where others died otherwise
    for event in told:
        _look_around_for_places(event, mentions, used, entry)
        date_from_beside(event, days, entry)


def _told_later(toll: TollMention, day: TimeMention, strike: TimeMention) -> bool:
    """Whether a later day only says when the toll of a strike was told or rose: "on Tuesday the mayor said that 46 had died"."""
    if toll.scope == "cumulative":
        return True
    if day.span.start is None or strike.span.end is None or not (toll.attributed or toll.further):
        return False
    return 0 < (day.span.start - strike.span.end).days <= SINCE


SINCE: Final = 14
"""Days after a strike on which its dead are still counted."""


def _look_around_for_places(event: Event, mentions: Mentions, used: set[int], entry: Sequence[int]) -> None:
    """Places of neighbouring sentences that tell of no strike: where an event has none, or finer ones right after a vague one."""
    here = event.cells[0].entry
    own = [p for c in event.cells for p in c.places if p.role == "event"]
    if own and not all((p.location.where_prec or 6) >= VAGUE for p in own):
        return
    near = [
        p
        for p in mentions.places
        if abs(p.sentence - event.first) <= 2 and p.sentence not in used and _same_entry(p.sentence, here, entry)
    ]
    if own and any((t.number.min or 0) >= SALVO for c in event.cells for t in c.triggers if t.number is not None):
        return
    if own:
        event.extra_places.extend(
            p
            for p in near
            if p.role in {"event", "landmark"}
            and p.sentence > event.first
            and is_specific(p)
            and used.isdisjoint(range(event.first + 1, p.sentence))  # no other strike is told between
        )
        return
    near.sort(key=lambda p: abs(p.sentence - event.first))
    event.extra_places.extend([p for p in near if p.role == "event"] or [p for p in near if p.role == "landmark"])


def _same_entry(sentence: int, number: int, entry: Sequence[int]) -> bool:
    return not entry or entry[sentence] in (0, number)


_REACH: Final = 12
"""A toll may stand this many sentences after the strike was last spoken of (analyst prose goes on about one strike for pages)."""


def _spoken_of(sentence: int, events: list[Event], entry: Sequence[int]) -> Event | None:
    here = entry[sentence] if entry else 0
    if here and any(c.entry for e in events for c in e.cells):  # else a list of details behind running text
        events = [e for e in events if any(c.entry == here for c in e.cells)]
        if not events:
            return None
    spoken = [
        (max((c.sentence.index, not c.subordinate) for c in e.cells if c.sentence.index < sentence), e)
        for e in events
        if e.first < sentence
    ]
    if spoken:
        (at, _), event = max(spoken, key=lambda x: x[0])
        return event if sentence - at <= _REACH else None
    first = min(events, key=lambda e: e.first)
    return first if first.first - sentence <= 2 else None


def place_by_reference(events: list[Event]) -> None:
    """ "In the same area": the place of the event told before."""
    for i, event in enumerate(events):
        if any(c.same_place for c in event.cells) and not any(
            p.role == "event" and (p.location.where_prec or 9) <= 4 for c in event.cells for p in c.places
        ):
            before = [e for e in events[:i] if e.places]
            if before:
                event.inherited_places = max(before, key=lambda e: e.last).places
                for cell in event.cells:
                    cell.places = []


def _times_in_its_sentences(event: Event, events: Sequence[Event]) -> list[TimeMention]:
    """ "In April … after a strike on its consulate": of the time of what is told in the same sentence."""
    own = {c.sentence.index for c in event.cells}
    beside = [e for e in events if e is not event and not own.isdisjoint(c.sentence.index for c in e.cells)]
    return [e.time for e in beside if e.time is not None]


def inherit(events: list[Event]) -> None:
    """A strike told right after another, without a day of its own, was on the same day; without a place, in the same place."""
    told = [e for e in events if e.clarity == "incident" and done(e.stage)]
    for i, event in enumerate(told):
        if event.time is None:
            listed = event.cells[0].entry > 0
            dated = [e for e in told[:i] if e.time is not None and (listed or event.first - e.last <= RIGHT_AFTER)]
            if listed:  # the lead dates a list, not the entry before
                dated = [e for e in dated if any(c.entry == 0 and c.time for c in e.cells)] or dated
            shared = _times_in_its_sentences(event, events)
            if shared and not listed:
                event.inherited_time = shared[0]
            elif dated:
                event.inherited_time = dated[-1].time
            elif not i or any(e.recent and event.first - e.last <= RIGHT_AFTER for e in told[:i]):
                event.recent = True
        if not event.places and not event.cells[0].answers:
            here = event.cells[0].entry
            placed = [
                e
                for e in events
                if e is not event and e.places and e.first <= event.last and (not here or e.cells[0].entry in (0, here))
            ]
            if placed:
                nearest = min(placed, key=lambda e: abs(e.last - event.first))
                event.inherited_places = nearest.places
