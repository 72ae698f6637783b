import pytest

from streams.extraction.casualties import find_tolls
from streams.extraction.numbers import find_numbers
from streams.text.sentences import build_document


def read(text: str) -> list[tuple[str, dict[str, tuple[int | None, int | None]]]]:
    document = build_document("", text, None, None)
    return [
        (t.outcome, {p.category: (p.count.min, p.count.max) for p in t.parts})
        for t in find_tolls(document, find_numbers(document))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The raid killed a woman and her three children.",
            [("killed", {"total": (4, 4), "women": (1, 1), "children": (3, 3)})],
        ),
        ("The drone killed him and his two bodyguards.", [("killed", {"total": (3, 3)})]),
        (
            "Five civilians, including two children, were killed and seven others were wounded.",
            [("killed", {"total": (5, 5), "civilians": (5, 5), "children": (2, 2)}), ("injured", {"total": (7, 7)})],
        ),
        ("Shelling left 12 dead and 30 injured.", [("killed", {"total": (12, 12)}), ("injured", {"total": (30, 30)})]),
    ],
)
def test_tolls(text: str, expected: object) -> None:
    assert read(text) == expected
