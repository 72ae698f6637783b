"""How two locations stand to each other."""

import math
from typing import Final

from streams.domain.report import Location
from streams.gazetteer.fold import fold

EARTH_RADIUS_KM: Final = 6371.0088
NEIGHBOUR_KM: Final = 10.0
"""Places of unlike names further apart than this are two."""
SAME_TOWN_KM: Final = 25.0
"""Two exact places further apart than this are two places (matching.md's cannot-link)."""


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance by the haversine formula."""
    a, b = math.radians(lat), math.radians(other_lat)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(h))


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
