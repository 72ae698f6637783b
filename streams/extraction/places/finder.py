"""Places in a document: found, resolved and told apart by the role they play. See docs/extraction/places.md."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from streams.domain.distance import kilometres
from streams.domain.report import Location
from streams.extraction.mentions import PlaceMention, PlaceRole
from streams.extraction.places.candidates import Scan
from streams.extraction.places.chains import link_chains, open_scopes
from streams.extraction.places.lists import share_nouns
from streams.extraction.places.locations import place_mention
from streams.extraction.places.resolution import resolve
from streams.extraction.places.roles import roles_of
from streams.extraction.places.scanning import scan
from streams.gazetteer.countries import countries
from streams.gazetteer.store import Gazetteer
from streams.text.document import Document

AROUND: Final = 40
"""So many names before and after an unknown one are looked at for what surrounds it."""
CLEAR: Final = 0.6
"""Weight from which a country frames a document by itself: its own forces named once, or its name."""
NAMED_WEIGHT: Final = 3.0
"""At most so much does one naming of a country weigh in the frame."""
CAPITAL_KM: Final = 45


def find_places(
    document: Document, gazetteer: Gazetteer, event_sentences: Sequence[int] | None = None
) -> list[PlaceMention]:
    """Every place the document names, in reading order, with its role. Only those of role `event` can be where a strike was.

    `event_sentences` are the numbers of the sentences that tell of strikes: what they name weighs more in the country frame.
    """
    found = scan(document, gazetteer, countries(), frozenset(event_sentences or ()))
    link_chains(found.candidates, document.buffer)
    open_scopes(found.candidates, document.buffer)
    share_nouns(found.candidates, document.buffer)
    resolve(found)
    every = found.candidates
    roles = roles_of(every, document)
    home = _home(found, roles)
    around = (every[max(0, i - AROUND) : i + AROUND] for i in range(len(every)))  # bounded: linear in the text's length
    found_places = (place_mention(c, role, near, home) for c, role, near in zip(every, roles, around, strict=True))
    return [m for m in found_places if m is not None]


def _home(found: Scan, roles: Sequence[PlaceRole]) -> str | None:
    """The country that frames the document clearly, for places that nothing else places; namings of who acts or comes from it do not count."""
    frame = dict(found.frame)
    for c, role in zip(found.candidates, roles, strict=True):
        if c.country and role not in ("event", "landmark"):
            frame[c.country] = frame.get(c.country, 0.0) - NAMED_WEIGHT
    ranked = sorted(frame.items(), key=lambda kv: -kv[1])
    if not ranked or ranked[0][1] < CLEAR or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def country_frame(mentions: Sequence[PlaceMention]) -> str | None:
    """The country that most event places of a document lie in; None when there are none or it is a draw."""
    tally: dict[str, float] = {}
    for m in mentions:
        if m.location.country and m.role in ("event", "landmark"):
            tally[m.location.country] = tally.get(m.location.country, 0.0) + 1.0
    ranked = sorted(tally.values(), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0] == ranked[1]):
        return None
    return max(tally, key=lambda code: tally[code])


def best_location(
    mentions: Sequence[PlaceMention], frame: str | None = None
) -> tuple[Location, tuple[PlaceMention, ...]]:
    """Where an event was, from the mentions that may tell (nearest to the trigger first), and the mentions it rests on.

    The first event place fixes the area; a later one refines it when it is more precise and lies in it. With no event place
    at all the country of `frame` is given (`where_prec` 6), with no evidence.
    """
    usable = [m for m in mentions if m.role == "event" or (m.role == "landmark" and m.location.where_prec == 2)]
    usable = usable or [m for m in mentions if m.role == "landmark"]
    if not usable:
        return Location(country=frame, where_prec=6 if frame else None), ()
    best, evidence = usable[0], [usable[0]]
    for other in usable[1:]:
        a, b = best.location, other.location
        if a.country in (b.country, None) and (b.where_prec or 6) < (a.where_prec or 6) and _inside(b, a):
            best = other
            evidence.append(other)
    if best.location.country is None and frame:
        return replace(best.location, country=frame, where_prec=6), tuple(evidence)
    return best.location, tuple(evidence)


def _inside(inner: Location, outer: Location) -> bool:
    if outer.where_prec in (5, 6) or outer.lat is None:
        return outer.admin1 is None or outer.admin1 == inner.admin1
    if outer.admin1 == inner.admin1:
        return True
    if outer.where_prec != 4 or outer.lon is None or inner.lat is None or inner.lon is None:
        return False
    return kilometres(outer.lat, outer.lon, inner.lat, inner.lon) < CAPITAL_KM  # a capital and the province around it
