"""Reports by case, lists and live blogs: an entry is a paragraph, and its head says where and when."""

from datetime import UTC, date, datetime

import pytest

from streams.domain.article import Article
from streams.domain.report import StrikeReport
from streams.extraction.assembly.entries import find_entries
from streams.extraction.rules import RuleExtractor
from streams.text.sentences import build_document

PUBLISHED = datetime(2019, 6, 3, 20, tzinfo=UTC)


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor()


def read(extractor: RuleExtractor, text: str) -> list[StrikeReport]:
    return list(extractor.extract(Article(id="a", title="", text=text, published_at=PUBLISHED)).reports)


def numbers(text: str) -> list[int]:
    return list(find_entries(build_document("", text, None, None)).numbers)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Two jets hit a mill. Five died.\n- Shells fell on a farm. Nobody was hurt.", [1, 1, 2, 2]),
        ("1. A drone hit a van. Two men died.\n\n2. A rocket burst in a yard.", [1, 1, 2]),
        ("5.24pm The roof is gone. Rain comes in.\n\n4.10pm Two shells fell.", [1, 1, 2]),
        ("17:24 The roof is gone.\n\n16:10 Two shells fell. One burst.", [1, 2, 2]),
        ("Hasaka, 4 May 2019. Two jets bombed a mill.\n\nTal Abyad. Shells fell.", [1, 1, 2, 2]),
        ("The mill burned. Two men died.\n\nNobody came. It rained.", [0, 0, 0, 0]),
        ("Rain. It went on all day and the river rose.\n\nMore was to come.", [1, 1, 0]),
    ],
)
def test_an_entry_is_a_bullet_a_clock_or_a_head_with_all_that_follows_in_its_paragraph(
    text: str, expected: list[int]
) -> None:
    assert numbers(text) == expected


def test_the_head_of_a_case_gives_its_place_and_day_to_a_strike_that_says_neither(extractor: RuleExtractor) -> None:
    found = read(
        extractor,
        "1. Raqqa, 4 May 2019. Two jets bombed a flour mill. Five workers were killed.\n\n"
        "2. Deir ez-Zor, 11 May 2019. A drone struck a van by the bridge. The driver died.",
    )
    assert [(r.location.place, r.date.start) for r in found] == [
        ("Raqqa", date(2019, 5, 4)),
        ("Deir ez-Zor", date(2019, 5, 11)),
    ]
    assert [r.killed["total"].min for r in found] == [5, 1]


def test_what_a_strike_says_itself_stands_above_the_head(extractor: RuleExtractor) -> None:
    (found,) = read(extractor, "Aleppo, 4 May 2019. Three days later an air strike in Manbij killed four men.")
    assert (found.location.place, found.date.start) == ("Manbij", date(2019, 5, 7))


def test_the_toll_of_a_bullet_may_stand_in_its_second_sentence(extractor: RuleExtractor) -> None:
    found = read(
        extractor,
        "- Sunday: an air strike hit a bakery in Idlib. Seven people were killed.\n"
        "- Monday: artillery shelled a school in Afrin. Two children were killed.",
    )
    assert [(r.location.place, r.killed["total"].min) for r in found] == [("Idlib", 7), ("Afrin", 2)]
