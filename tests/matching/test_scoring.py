"""Levels of agreement, what rules a link out, and the words that explain it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from streams.domain.report import StrikeReport
from streams.matching.cannot import cannot_link
from streams.matching.config import MatchConfig
from streams.matching.explain import explain_incident, explain_pair
from streams.matching.profile import Profile, fold, profile_of, same_person
from streams.matching.scoring import compare, levels
from streams.matching.state import record_of
from streams.matching.weights import PRIOR, WEIGHTS
from tests.matching.factory import NOW, report
from tests.matching.test_properties import accounts


def profile(r: StrikeReport) -> Profile:
    return profile_of(record_of(r, NOW, 300))


def level(slot: str, a: StrikeReport, b: StrikeReport) -> str:
    return dict(levels(profile(a), profile(b)))[slot]


@settings(max_examples=40, deadline=None)
@given(accounts(), accounts())
def test_comparison_is_symmetric_and_every_level_has_a_weight(a: StrikeReport, b: StrikeReport) -> None:
    x, y = profile(a), profile(b)
    assert levels(x, y) == levels(y, x)
    assert all(name in WEIGHTS[slot] for slot, name in levels(x, y))
    assert compare(x, y).conflict <= 0
    assert cannot_link(x, y) == cannot_link(y, x)


@settings(max_examples=100, deadline=None)
@given(accounts(), accounts())
def test_a_score_is_the_sum_of_the_weights_of_all_levels(a: StrikeReport, b: StrikeReport) -> None:
    x, y = profile(a), profile(b)
    weights = [WEIGHTS[slot][name] for slot, name in levels(x, y)]
    pair = compare(x, y)
    assert pair.support == pytest.approx(PRIOR + sum(w for w in weights if w > 0))
    assert pair.conflict == pytest.approx(sum(w for w in weights if w < 0))
    assert {weights["unknown"] for weights in WEIGHTS.values() if "unknown" in weights} == {0.0}


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Harim", "Harim", "same point"),
        ("Harim", "Salqin", "within 25 km"),
        ("Harim", "Raqqa", "farther"),
        ("Harim", "Idlib", "one holds the other"),
        ("Raqqa", "Idlib", "other region"),
        ("Harim", "north Syria", "relative region"),
        ("Harim", "Syria", "country only"),
    ],
)
def test_places(one: str, two: str, expected: str) -> None:
    assert level("place", report("p1", one), report("p2", two)) == expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("2024-05-14", "2024-05-14", "same day"),
        ("2024-05-14", "2024-05-15", "next day"),
        ("2024-05-14", "2024-05-20", "apart"),
        ("2024-05-14", "2024-05", "day within a month"),
        ("2024-05-14", "2024", "unknown"),
    ],
)
def test_dates(one: str, two: str, expected: str) -> None:
    late = "2025-02-01T00:00"
    assert level("date", report("p1", day=one, at=late), report("p2", day=two, at=late)) == expected


def test_an_undated_account_lies_before_its_publication() -> None:
    undated = report("p1", day=None, at="2024-05-20T12:00")
    assert level("date", undated, report("p2", day="2024-05-14")) == "undated"
    assert level("date", undated, report("p2", day="2024-06-14")) == "apart"


def test_no_account_tells_of_days_after_its_publication() -> None:
    early = profile(report("p1", day="2024-05", at="2024-05-10T12:00"))
    assert early.days is not None
    assert early.days[1] == datetime(2024, 5, 11, tzinfo=UTC).toordinal()


def test_a_rare_toll_in_common_says_more_than_a_common_one() -> None:
    found = [
        WEIGHTS["killed"][level("killed", report("p1", killed=n), report("p2", killed=n))]
        for n in (0, 1, 2, 3, 5, 10, 25)
    ]
    assert found == sorted(found)


def test_a_toll_may_grow_but_not_shrink() -> None:
    early, late = "2024-05-14T09:00", "2024-05-15T09:00"
    assert level("killed", report("p1", killed=6, at=early), report("p2", killed=10, at=late)) == "grown"
    assert level("killed", report("p1/1", killed=6, at=late), report("p1/2", killed=10, at=early)) == "other"


def test_two_desks_count_at_their_own_pace_within_a_day() -> None:
    at = "2024-05-14T00:00"
    assert level("killed", report("p1", killed=6, at=at), report("p2", killed=10, at=at)) == "sources differ"
    assert level("killed", report("p1", killed=6, at=at), report("p2", killed=60, at=at)) == "far"
    assert level("killed", report("p1", killed=6, at=at), report("p2", killed=10, at="2024-05-29T00:00")) == "other"


def test_names() -> None:
    assert fold("Abū al-Ḥasan") == "abu hasan"
    assert same_person("abu nabil", "abu nabil anbari")
    assert not same_person("omar haddad", "sami haddad")


def test_what_cannot_be_one_strike() -> None:
    def reason(a: StrikeReport, b: StrikeReport) -> str | None:
        return cannot_link(profile(a), profile(b))

    assert reason(report("p1"), report("p2")) is None
    assert reason(report("p1"), report("p1", part=1)) == "one article tells them apart"
    assert reason(report("p1", day="2024-05-14"), report("p2", day="2024-05-15")) == "exact different days"
    assert "km apart" in (reason(report("p1", "Harim"), report("p2", "Raqqa")) or "")
    assert reason(report("p1", "Sabha"), report("p2", "Harim")) == "different countries"
    one, two = report("p1", killed=6, named=["Omar Haddad"]), report("p2", killed=3, named=["Sami Nasser"])
    assert reason(one, two) == "two first-hand accounts with different exact tolls"


def test_an_explanation_adds_up() -> None:
    a, b = profile(report("p1", killed=6, by=["SY"])), profile(report("p2", killed=6, by=["SY"]))
    lines = explain_pair(a, b, MatchConfig())
    weights = [float(line.split()[0]) for line in lines[1:-1]]
    assert sum(weights) == pytest.approx(float(lines[-1].split()[0]), abs=0.05)
    assert lines[-1].endswith("one strike")


def test_an_explanation_shows_what_rules_the_link_out() -> None:
    mine = profile(report("p1", day="2024-05-14"))
    others = [profile(report("p2", day="2024-05-14")), profile(report("p3", day="2024-05-16"))]
    assert "exact different days" in explain_incident(mine, others, MatchConfig())[0]
