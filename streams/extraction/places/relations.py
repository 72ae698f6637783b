"""How two locations stand to each other."""

from typing import Final

from streams.domain.distance import kilometres
from streams.domain.report import Location
from streams.gazetteer.fold import fold

NEIGHBOUR_KM: Final = 10.0
"""Places of unlike names further apart than this are two."""
SAME_TOWN_KM: Final = 25.0
"""Two exact places further apart than this are two places (matching.md's cannot-link)."""


def places_conflict(a: Location, b: Location) -> bool:
    """True when the two cannot be the same place: other countries, other provinces, or pins too far apart."""
    if a.country and b.country and a.country != b.country:
        return True
    vague_a, vague_b = (a.where_prec or 6) >= 5, (b.where_prec or 6) >= 5
    if vague_a or vague_b:
        return False
    if a.place and b.place:
        if a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None:
            reach = SAME_TOWN_KM if fold(a.place) == fold(b.place) else NEIGHBOUR_KM
            return kilometres(a.lat, a.lon, b.lat, b.lon) > reach
        return a.place != b.place
    return bool(a.admin1 and b.admin1 and a.admin1 != b.admin1)
