"""An article is given up at a glance only where the full reading finds no trigger."""

from datetime import UTC, datetime

import pytest

from streams.domain.article import Article
from streams.extraction.rules import RuleExtractor
from streams.extraction.triggers.finder import find_signs, find_triggers
from streams.extraction.weapons import find_weapons
from streams.text.sentences import build_document
from tests.bench.extraction import own_articles

PUBLISHED = datetime(2021, 6, 10, 12, tzinfo=UTC)
AROUND = [f"Delegates spoke about water rights for hour number {n}." for n in range(40)]


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor()


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Israeli forces struck a house in Rafah on Tuesday and killed four people.", "reports"),
        ("In Tigray on Tuesday a single drone left two farmers dead.", "reports"),
        ("Bus drivers will strike on Tuesday, and the attack on the bill goes on.", "no_trigger"),
        ("The song was a hit, and the film targeted teenagers.", "no_trigger"),
    ],
)
@pytest.mark.parametrize("at", [0, 20, 40])
def test_a_weak_word_counts_wherever_it_stands(extractor: RuleExtractor, sentence: str, outcome: str, at: int) -> None:
    text = "\n\n".join((*AROUND[:at], sentence, *AROUND[at:]))
    assert find_signs(text).strong == []
    assert extractor.extract(Article(title="", text=text, published_at=PUBLISHED)).outcome == outcome


def test_own_articles_are_given_up_only_where_nothing_triggers(extractor: RuleExtractor) -> None:
    given_up = 0
    for article in own_articles():
        if article.text is None or extractor.extract(article).outcome != "no_trigger":
            continue
        given_up += 1
        document = build_document(article.title, article.text, article.published_at, article.source)
        assert find_triggers(document, [], find_weapons(document)) == [], article.id
    assert given_up > 20
