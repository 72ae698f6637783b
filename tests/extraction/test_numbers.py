import pytest

from streams.extraction.numbers import find_numbers
from streams.text.sentences import build_document


def read(text: str) -> list[tuple[int | None, int | None, str | None]]:
    return [(n.min, n.max, n.hedge) for n in find_numbers(build_document("", text, None, None))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 12 people", (12, 12, "at_least")),
        ("more than 50 died", (50, 50, "more_than")),
        ("up to 20 shells", (None, 20, "at_most")),
        ("dozens of people", (12, None, None)),
        ("between 14 and 18 people", (14, 18, None)),
    ],
)
def test_hedges_and_ranges(text: str, expected: tuple[int | None, int | None, str | None]) -> None:
    assert read(text) == [expected]
