"""Readings that take turns come to what each comes to alone."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from streams.domain.article import Article
from streams.extraction.rules import RuleExtractor
from streams.extraction.turns import Steps, alone, in_turns
from tests.bench.extraction import own_articles

EXTRACTOR = RuleExtractor()
OWN = own_articles()


def work(own: int, steps: int, fails: bool, note: Callable[[tuple[int, int]], None]) -> Steps[int]:
    for step in range(steps):
        note((step, own))
        yield
    if fails:
        raise ZeroDivisionError(own)
    return own


@given(st.lists(st.tuples(st.integers(0, 6), st.booleans()), max_size=8))
def test_each_does_a_step_before_any_does_the_next_and_a_failure_stands_in_its_place(works):
    done: list[tuple[int, int]] = []
    results = in_turns(work(own, steps, fails, done.append) for own, (steps, fails) in enumerate(works))
    assert done == sorted(done)
    assert len(done) == sum(steps for steps, _ in works)
    assert [str(r) if isinstance(r, ZeroDivisionError) else r for r in results] == [
        str(own) if fails else own for own, (_, fails) in enumerate(works)
    ]


@given(st.integers(0, 6))
def test_alone_does_all_steps(steps):
    done: list[tuple[int, int]] = []
    assert alone(work(7, steps, False, done.append)) == 7
    assert done == [(step, 7) for step in range(steps)]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(OWN), max_size=12))
def test_articles_read_together_come_to_what_each_comes_to_alone(articles):
    assert EXTRACTOR.extract_all(articles) == [EXTRACTOR.extract(a) for a in articles]


def test_an_article_that_cannot_be_read_leaves_the_others_theirs():
    """The type of a text is checked where it is decoded; whatever is wrong behind that is a fault of ours."""
    broken = Article(title="Air strike", text=7)
    before, failed, after = EXTRACTOR.extract_all([OWN[0], broken, OWN[1]])
    assert isinstance(failed, TypeError | AttributeError)
    assert [before, after] == [EXTRACTOR.extract(OWN[0]), EXTRACTOR.extract(OWN[1])]
