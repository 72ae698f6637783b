import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.domain.distance import EARTH_KM, kilometres

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        ((36.20, 37.16), (33.51, 36.29), 309),  # Aleppo, Damascus
        ((50.45, 30.52), (55.75, 37.62), 755),  # Kyiv, Moscow
        ((-17.71, 178.07), (-13.83, -171.76), 1170),  # Fiji, Samoa: across the date line
    ],
)
def test_distances_of_known_places(a, b, km):
    assert kilometres(*a, *b) == pytest.approx(km, rel=0.01)


@settings(max_examples=100)
@given(POINTS, POINTS)
def test_a_distance_is_the_same_both_ways_and_half_the_globe_at_most(a, b):
    assert kilometres(*a, *b) == pytest.approx(kilometres(*b, *a))
    assert 0 <= kilometres(*a, *b) <= 3.1416 * EARTH_KM
    assert kilometres(*a, *a) == 0
