"""How far apart two points on the globe are."""

from math import asin, cos, radians, sin, sqrt
from typing import Final

EARTH_KM: Final = 6371.0
"""The Earth's mean radius: the sphere departs from the real distance by half a per cent at most."""


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points in degrees, by the haversine formula."""
    north, south = radians(lat), radians(other_lat)
    h = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(radians(lon - other_lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, h)))
