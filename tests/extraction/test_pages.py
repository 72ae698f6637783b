"""The sentences in the tables of docs/extraction are read as the pages say."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from streams.domain.article import Article
from streams.extraction.rules import RuleExtractor
from streams.extraction.times.finder import find_times
from streams.text.sentences import build_document

PAGES = Path(__file__).parents[2] / "docs" / "extraction"
FRIDAY = datetime(2024, 6, 14, 10, tzinfo=UTC)


def rows(page: str, name: str) -> list[tuple[str, ...]]:
    text = (PAGES / page).read_text(encoding="utf-8")
    table = text.split(f"<!-- read: {name} -->\n")[1].split(f"<!-- end of {name} -->")[0]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table.splitlines()[2:]]


@cache
def extractor() -> RuleExtractor:
    return RuleExtractor()


def told_as(sentence: str) -> tuple[str, str]:
    reports = extractor().extract(Article(text=sentence, published_at=FRIDAY)).reports
    if not reports:
        return "no strike", ""
    first = reports[0]
    return (first.event_type, first.weapon.type if first.weapon else "unknown")


@pytest.mark.parametrize(("told", "days", "precision", "role"), rows("time.md", "times"))
def test_times_are_read_as_the_page_says(told, days, precision, role):
    last = find_times(build_document("", told, FRIDAY, None))[-1]
    ends = dict.fromkeys(str(day).lower() for day in (last.span.start, last.span.end))
    assert (" to ".join(ends), str(last.span.date_prec).lower(), last.role) == (days, precision, role)


@pytest.mark.parametrize(("told", "kind", "weapon"), rows("triggers.md", "triggers"))
def test_triggers_are_read_as_the_page_says(told, kind, weapon):
    assert told_as(told) == (kind, weapon)


def test_the_pages_show_what_they_speak_of():
    assert len(rows("time.md", "times")) >= 30
    kinds = [kind for _, kind, _ in rows("triggers.md", "triggers")]
    assert min(kinds.count("no strike"), sum(kind != "no strike" for kind in kinds)) >= 10
