"""Where an event was: the best of its places, else the country that the article speaks of."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from streams.domain.report import Location
from streams.extraction.actors.capitals import CAPITALS
from streams.extraction.assembly.clauses import distance
from streams.extraction.assembly.event import Event
from streams.extraction.assembly.unlisted import unlisted
from streams.extraction.assembly.whereabouts import apart
from streams.extraction.lexical import fold
from streams.extraction.mentions import Mention, Mentions, PlaceMention
from streams.extraction.places.finder import best_location, country_frame
from streams.text.document import Document


def locate(document: Document, event: Event, mentions: Mentions) -> tuple[Location, Sequence[Mention]]:
    """The event's location and the mentions it was read from."""
    location, evidence = _located(document, event, mentions)
    named = unlisted(document, event, mentions, location)
    return (named[0], (*evidence, named[1])) if named else (location, evidence)


def _located(document: Document, event: Event, mentions: Mentions) -> tuple[Location, Sequence[Mention]]:
    places = _nearest_first(document, event)
    frame = country_frame(mentions.places)
    location, evidence = best_location(places, frame)
    if evidence:
        return location, _with_its_list(document, evidence, places)
    if location.country is None:
        return _at_home(event, mentions) or _filed(document, mentions) or (location, evidence)
    return location, _words_for(location.country, event, mentions)


_LISTED: Final = re.compile(
    r"(?:,|;|/|\band\b|\bor\b|\bthe\b|\b(?:towns?|villages?|settlements?|districts?|camps?|cities|of|in|near|nearby)\b|\([^)]{0,20}\)|[\s“”\"‘’'])+"
)


def _with_its_list(
    document: Document, evidence: Sequence[PlaceMention], places: Sequence[PlaceMention]
) -> Sequence[Mention]:
    """ "A, B and C were shelled": a wave at several places shows the words of all of them, and all words for one place."""
    event_places = sorted((p for p in places if p.role == "event"), key=lambda p: p.start)
    pins = {(p.location.lat, p.location.lon) for p in evidence if p.location.lat is not None}
    again = [p for p in event_places if p not in evidence and (p.location.lat, p.location.lon) in pins]
    shown = [*evidence, *again]
    for step in (event_places, event_places[::-1]):
        for a, b in pairwise(step):
            left, right = (a, b) if a.start < b.start else (b, a)
            gap = document.buffer[left.end : right.start]
            if a in shown and b not in shown and a.sentence == b.sentence and _LISTED.fullmatch(gap):
                shown.append(b)
    return shown


def _nearest_first(document: Document, event: Event) -> list[PlaceMention]:
    """Cell by cell, within a cell by the distance to its triggers; then what stands around."""
    ordered: list[PlaceMention] = []
    for cell in event.told:
        near = sorted(cell.places, key=lambda p: min(distance(document, t, p) for t in cell.triggers))
        head = next((p for p in near if _heads(document, p)), None)
        others = [p for p in near if p.role == "event" and p is not head]
        if head is not None and others and not _WITHIN.search(document.buffer, head.end, others[0].start):
            near = [head] if apart([head], others[:1]) else near
        ordered.extend(p for p in near if p.role in {"event", "landmark"})
    whole = [p for p in ordered if not _INCLUDING.search(document.buffer, max(0, p.start - _REACH), p.start)]
    ordered = whole or ordered  # "across Gaza, including six in Khan Younis"
    placed = any(p.role == "event" for p in ordered)
    rest = event.extra_places if placed else event.extra_places or event.inherited_places
    return ordered + [p for p in rest if p not in ordered]


_INCLUDING: Final = re.compile(r"\bincluding (?:[\w-]+ ){1,4}(?:in|at|near) (?:the \w+ of )?$")
_REACH: Final = 60
_HEAD: Final = re.compile(r"[^\w\n]*(?:[\w ,.]{0,20}, )?")


def _heads(document: Document, place: PlaceMention) -> bool:
    """ "2 August, Hodeidah: mortars beside Al-Thawra hospital …": what an entry tells was at the place in its head."""
    if place.role != "event" or document.buffer[place.end : place.end + 1] != ":":
        return False
    start = document.sentences[place.sentence].start
    return place.start - start <= _HEAD_CHARS and _HEAD.fullmatch(document.buffer, start, place.start) is not None


_WITHIN: Final = re.compile(r"\b(?:in|at|on|of)(?: the)? $")
_HEAD_CHARS: Final = 25
_AT_HOME: Final = frozenset([
    "SY", "SD", "ET", "MM", "LY", "IQ", "SO", "ML", "NG", "PH", "CO", "CD", "SS", "LK", "CM", "BF", "NE", "MZ", "CF", "MX",
])  # fmt: skip
"""States whose forces strike their own soil and hardly any other: theirs tell the country of a village that no gazetteer has."""


def _at_home(event: Event, mentions: Mentions) -> tuple[Location, Sequence[Mention]] | None:
    """The country of the only forces that the strike's sentences name, if these fight at home."""
    told = {cell.sentence.index for cell in event.told}
    forces = [a for a in mentions.actors if a.sentence in told and a.kind == "state" and a.forces]
    if {a.id for a in forces} <= _AT_HOME and len({a.id for a in forces}) == 1:
        return Location(country=forces[0].id, where_prec=6), forces[:1]
    return None


def _filed(document: Document, mentions: Mentions) -> tuple[Location, Sequence[Mention]] | None:
    """The country at war from which the story was filed, if from no capital, where nothing else tells of one."""
    for p in mentions.places:
        if p.role == "dateline":
            told = p.location.country in _AT_HOME and fold(document.buffer[p.start : p.end]) not in CAPITALS
            return (Location(country=p.location.country, where_prec=6), [p]) if told else None
    return None


def _words_for(country: str, event: Event, mentions: Mentions) -> Sequence[Mention]:
    """The mention that a country-only location rests on: the nearest one of that country."""
    same = [p for p in mentions.places if p.location.country == country]
    return [min(same, key=lambda p: abs(p.sentence - event.first))] if same else []
