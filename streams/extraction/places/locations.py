"""Where a candidate lies: its own coordinates and precision, those of what contains it, or a point at a distance from it."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from streams.domain.distance import EARTH_KM
from streams.domain.report import Location
from streams.domain.vocabulary import WherePrecision
from streams.extraction.mentions import PlaceMention, PlaceRole
from streams.extraction.places.candidates import Candidate
from streams.extraction.places.chains import KIND_NOUNS
from streams.extraction.places.roles import is_ground
from streams.gazetteer.fold import words
from streams.gazetteer.store import Place

SMALL_KM: Final = 30
"""A landmark's distance up to which the computed point counts as near (UCDP `where_prec` 2), beyond it as relative (5)."""
PRECISION: Final[dict[str, WherePrecision]] = {
    "admin1": 4,
    "admin2": 3,
    "region": 5,
    "water": 5,
    "area": 2,
    "mountain": 2,
}
AROUND_WORDS: Final = words(
    "area countryside outskirts axis forest woods desert plain plains mountains hills valley border coast bridge road highway checkpoint corridor"
)
"""After a town's name: what was hit lies about it."""
METROPOLIS: Final = 800_000
"""People from whom on "northern X" means quarters of the city."""


def place_mention(c: Candidate, role: PlaceRole, every: Sequence[Candidate], home: str | None) -> PlaceMention | None:
    """The mention that a candidate comes to; None where nothing tells where it is. `every` are the names around it."""
    location = _location(c, every, home)
    if location is None:
        return None
    if role == "landmark" and c.chosen:
        location = _displaced(c, c.chosen.place, location)
    start, end = c.facility or (c.start, c.end)
    return PlaceMention(start, end, c.sentence.index, location, role, round(min(1.0, c.score / 6), 3))


def _location(c: Candidate, every: Sequence[Candidate], home: str | None = None) -> Location | None:
    if c.country:
        partly = c.context.direction or c.context.noun_after in ("border", "coast") or c.context.prep == "off"
        text = f"{c.context.direction} {c.surface}" if c.context.direction else c.surface
        return Location(country=c.country, where_prec=5 if partly else 6, text=text)
    if c.chosen:
        return _known(c, c.chosen.place)
    if c.hits and not c.container and not (c.context.governed and _framed(c)):
        return None
    return _inherited(c, every, home)


def _known(c: Candidate, place: Place) -> Location:
    prec: WherePrecision = PRECISION.get(place.kind, 1)
    if prec == 1 and (c.context.near or c.context.bearing is not None or c.context.noun_after in AROUND_WORDS):
        prec = 2
    if place.kind == "town" and place.admin1 == place.name and _province(c, place):
        prec = 4
    elif c.holds and prec < 3 and not (c.context.near or c.quartered):
        prec = 3  # the place proper is the one in it
    elif place.kind == "town" and {c.context.noun_after, c.context.noun_before} & KIND_NOUNS["admin2"]:
        prec = 3
    name = place.name if place.kind != "admin1" else None
    return Location(
        country=place.country,
        admin1=place.admin1,
        place=name,
        lat=place.lat,
        lon=place.lon,
        geonameid=place.geonameid,
        where_prec=prec,
        text=c.surface,
    )


def _province(c: Candidate, place: Place) -> bool:
    """ "Hama countryside", "northern Homs": the province around a town, unless a city so large that its quarters are meant, or
    one that is called a city: "the southern Ukrainian city of Zaporizhzhia".
    """
    nouns = {c.context.noun_after, c.context.noun_before}
    if "countryside" in nouns:
        return True
    return bool(c.context.direction) and place.population < METROPOLIS and nouns.isdisjoint(KIND_NOUNS["town"])


def _framed(c: Candidate) -> bool:
    """Whether the words around a name, or its own, say that it is a place."""
    if c.common or c.partial in ("person", "organisation"):
        return False
    return bool(c.context.noun_before or c.context.noun_after or c.facility or (c.headed and c.context.governed))


def _inherited(c: Candidate, every: Sequence[Candidate], home: str | None) -> Location | None:
    """A place that only its frame makes one: it takes the coordinates of what contains it."""
    outer = c.container
    framed = _framed(c)
    if outer is None or not (outer.chosen or outer.country):
        if not framed:
            return None
        outer = _surrounding(c, every)
    elif not framed and (c.link == "scope" or not c.context.governed):
        return None
    if outer is None:
        return (
            Location(country=home, place=c.surface, where_prec=6 if home else None, text=c.surface) if framed else None
        )
    if outer.country:
        return Location(country=outer.country, place=c.surface, where_prec=6, text=c.surface)
    if outer.chosen is None:
        return None
    place = outer.chosen.place
    if place.kind == "town" and c.link == "inside" and (c.facility or outer.quartered):
        return replace(_known(outer, place), place=c.surface, geonameid=None, text=c.surface)
    prec: WherePrecision = {"admin1": 4, "admin2": 3, "region": 5, "water": 5}.get(place.kind, 2)  # type: ignore[assignment]
    return Location(
        country=place.country,
        admin1=place.admin1,
        place=c.surface,
        lat=place.lat,
        lon=place.lon,
        where_prec=prec,
        text=c.surface,
    )


def _surrounding(c: Candidate, every: Sequence[Candidate]) -> Candidate | None:
    """The resolved place nearest in the text: the next in the sentence, else the last before."""
    same = [o for o in every if o.sentence.index == c.sentence.index and o is not c and is_ground(o)]
    after = [o for o in same if o.start > c.start and o.chosen]
    before = [
        o for o in every if o.end <= c.start and o.chosen and c.sentence.index - o.sentence.index <= 3 and is_ground(o)
    ]
    if after:
        return after[0]
    if before:
        return before[-1]
    return same[0] if same else None


def _displaced(c: Candidate, place: Place, location: Location) -> Location:
    """The point at a distance and bearing from a landmark; without a bearing the landmark itself, as something near it."""
    km, bearing = c.context.distance_km, c.context.bearing
    if km is None:
        return replace(location, where_prec=max(2, location.where_prec or 2))
    prec: WherePrecision = 2 if km <= SMALL_KM else 5
    if bearing is None:
        return replace(location, where_prec=prec, geonameid=None)
    lat, lon = shifted(place.lat, place.lon, km, bearing)
    return replace(
        location,
        place=None,
        lat=lat,
        lon=lon,
        geonameid=None,
        where_prec=prec,
        admin1=None if km > SMALL_KM else location.admin1,
    )


def shifted(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point `km` kilometres from (lat, lon) on the great circle that leaves at `bearing` degrees from north."""
    angle, turn = km / EARTH_KM, math.radians(bearing)
    a, b = math.radians(lat), math.radians(lon)
    c = math.asin(math.sin(a) * math.cos(angle) + math.cos(a) * math.sin(angle) * math.cos(turn))
    d = b + math.atan2(math.sin(turn) * math.sin(angle) * math.cos(a), math.cos(angle) - math.sin(a) * math.sin(c))
    return round(math.degrees(c), 4), round((math.degrees(d) + 540) % 360 - 180, 4)
