"""How the places of two strikes stand to each other."""

from collections.abc import Iterable, Sequence
from typing import Final

from streams.extraction.mentions import PlaceMention
from streams.extraction.places.relations import places_conflict

SPECIFIC: Final = 3
"""UCDP `where_prec` up to which a place tells two strikes of a list apart: a point, its surroundings, a district."""


def is_specific(place: PlaceMention) -> bool:
    """Names a town, its surroundings or a district."""
    return (place.location.where_prec or 9) <= SPECIFIC


def specific(places: Iterable[PlaceMention]) -> list[PlaceMention]:
    """The places that name a town or district; all of them when none does."""
    found = list(places)
    return [p for p in found if is_specific(p)] or found


def apart(ours: Iterable[PlaceMention], theirs: Iterable[PlaceMention]) -> bool:
    """None of the ones can be any of the others."""
    others = specific(theirs)
    return all(places_conflict(p.location, q.location) for p in specific(ours) for q in others)


def same_place(ours: Sequence[PlaceMention], theirs: Sequence[PlaceMention]) -> bool:
    """They share a name."""
    names = {p.location.place or p.location.admin1 for p in theirs} - {None}
    return any((p.location.place or p.location.admin1) in names for p in ours)
