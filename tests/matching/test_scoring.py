"""Levels of agreement, what rules a link out, and the words that explain it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.domain.report import Location, StrikeReport, Weapon
from streams.matching.cannot import cannot_link
from streams.matching.config import MatchConfig
from streams.matching.explain import explain_incident, explain_pair
from streams.matching.profile import Profile, fold, profile_of, same_person, spelled
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


ranges = st.none() | st.tuples(
    st.none() | st.integers(0, 12), st.integers(0, 40), st.sampled_from([None, None, "at_least", "about", "at_most"])
).map(lambda t: (t[0], max(t[0] or 0, t[1]), t[2]))
times = st.sampled_from([None, "2024-05-14T09:00", "2024-05-14T09:30", "2024-05-15T18:00", "2024-05-30T07:00"])


@st.composite
def told(draw: st.DrawFn, paper: str) -> StrikeReport:
    return report(
        paper,
        killed=draw(ranges),
        militants=draw(st.none() | st.integers(0, 12)),
        civilians=draw(st.none() | st.integers(0, 12)),
        injured=draw(st.none() | st.integers(0, 12)),
        at=draw(times),
        weapon=draw(st.sampled_from([None, "aircraft", "drone", "missile", "artillery", "bomb", "helicopter"])),
        event_type=draw(st.sampled_from(["Air/drone strike", "Shelling/artillery/missile attack", "Armed clash"])),
    )


@settings(max_examples=200, deadline=None)
@given(told("p1"), st.sampled_from(["p1/2", "p2"]).flatmap(told))
def test_who_is_asked_first_plays_no_part_whatever_the_tolls(a: StrikeReport, b: StrikeReport) -> None:
    x, y = profile(a), profile(b)
    assert levels(x, y) == levels(y, x)
    assert compare(x, y) == compare(y, x)


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


def test_a_night_is_two_days_that_both_name() -> None:
    def at_night(paper: str, first: str, last: str) -> StrikeReport:
        return report(paper, day=first, until=last, at="2024-05-20T12:00")

    night = at_night("p1", "2024-05-13", "2024-05-14")
    assert level("date", night, at_night("p2", "2024-05-13", "2024-05-14")) == "same night"
    assert level("date", night, at_night("p2", "2024-05-14", "2024-05-15")) == "overlap"
    assert level("date", night, report("p2", day="2024-05-14")) == "day within days"


SPELLINGS = [
    ("Nuseirat", "An Nusayrat", True),
    ("Khan Yunis", "Khan Younis", True),
    ("Nabatieh", "Nabatiyeh", True),
    ("Ma'arrat an-Nu'man", "Maaret al-Noman", True),
    ("Deir ez-Zor", "Dayr az Zawr", False),
    ("Kyiv", "Kiev", True),
    ("Hama", "Homs", False),
    ("eastern Ghouta", "western Ghouta", False),
    ("Beit Hanoun", "Beit Lahia", False),
]


@pytest.mark.parametrize(("one", "two", "alike"), SPELLINGS)
def test_a_place_however_it_is_spelled(one: str, two: str, alike: bool) -> None:
    assert (spelled(one) == spelled(two)) == alike


def test_a_place_found_twice_in_the_gazetteer_is_one_point() -> None:
    def at(paper: str, name: str, lat: float, ident: int) -> StrikeReport:
        return report(paper, location=Location("PS", "Gaza Strip", name, lat, 34.39, ident, 1, name))

    camp = at("p1", "Nuseirat", 31.45, 41)
    assert level("place", camp, at("p2", "An Nusayrat", 31.455, 42)) == "same point"
    assert level("place", camp, at("p2", "Zawayda", 31.455, 43)) == "beside it"


def test_a_district_bears_the_name_of_its_town() -> None:
    def at(paper: str, name: str, lat: float, precision: int) -> StrikeReport:
        return report(paper, location=Location("AF", "Uruzgan", name, lat, 66.8, None, precision, name))  # type: ignore[arg-type]

    town = at("p1", "Khas Uruzgan", 32.9, 1)
    assert level("place", town, at("p2", "Khas Uruzgan", 32.95, 3)) == "town and its district"
    assert level("place", town, at("p2", "Shahidi Hassas", 32.95, 3)) == "one holds the other"


def test_a_quarter_is_part_of_the_city_that_its_province_is_named_after() -> None:
    def at(paper: str, name: str, east: float, ident: int | None) -> StrikeReport:
        return report(paper, location=Location("UA", "Kharkiv", name, 49.98, 36.25 + east, ident, 1, name))

    city = at("p1", "Kharkiv", 0.0, 11)
    assert level("place", city, at("p2", "Industrialnyi", 0.15, None)) == "quarter of the city"
    assert level("place", at("p2", "Industrialnyi", 0.15, None), city) == "quarter of the city"
    assert level("place", city, at("p2", "Bezliudivka", 0.15, 12)) == "within 25 km"  # a town of its own
    assert level("place", city, at("p2", "Chkalovske", 0.3, None)) == "within 25 km"
    assert level("place", at("p1", "Merefa", 0.0, 13), at("p2", "depot", 0.15, None)) == "within 25 km"


def test_a_district_says_more_than_a_province() -> None:
    def at(paper: str, name: str, precision: Any) -> StrikeReport:
        return report(paper, location=Location("AF", "Kunduz", name, 36.9, 69.1, None, precision, name))

    assert level("place", at("p1", "Dasht-e Archi", 3), at("p2", "Dasht-i-Archi", 3)) == "same district"
    assert level("place", at("p1", "Kunduz", 4), at("p2", "Kunduz", 4)) == "same region"


def test_an_air_strike_may_have_been_flown_by_a_drone() -> None:
    def by(paper: str, kind: Any, text: str, platform: str | None = None) -> StrikeReport:
        return replace(report(paper), weapon=Weapon(kind, platform, text))

    assert level("weapon", by("p1", "aircraft", "airstrike"), by("p2", "drone", "drone")) == "compatible"
    assert level("weapon", by("p1", "aircraft", "warplanes"), by("p2", "drone", "drone")) == "other"
    assert level("weapon", by("p1", "aircraft", "air raid", "F-16"), by("p2", "drone", "drone")) == "other"
    assert level("weapon", by("p1", "aircraft", "airstrike"), by("p2", "aircraft", "jets")) == "same"
    assert level("weapon", by("p1", "aircraft", "airstrike"), by("p2", "artillery", "shells")) == "other"


def test_what_one_side_shot_down_the_other_side_hit() -> None:
    def of(paper: str, event: Any, weapon: str) -> StrikeReport:
        return report(paper, weapon=weapon, event_type=event)

    hit = of("p1", "Air/drone strike", "drone")
    assert level("event", hit, of("p2", "Disrupted weapons use", "drone")) == "another account of it"
    shelled = of("p2", "Shelling/artillery/missile attack", "artillery")
    assert level("event", of("p1", "Air/drone strike", "helicopter"), shelled) == "other"
    assert level("event", of("p1", "Air/drone strike", "bomb"), shelled) == "another account of it"


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


def test_at_least_so_many_is_nearly_so_many() -> None:
    at_least = report("p1", killed=(32, 32, "at_least"))
    assert level("killed", at_least, report("p2", killed=34)) == "narrow overlap"
    assert level("killed", at_least, report("p2", killed=60)) == "overlap"
    assert level("killed", report("p1", killed=(12, None, None)), report("p2", killed=13)) == "overlap"  # dozens
    assert level("killed", report("p1", killed=(4, 4, "at_least")), report("p2", killed=5)) == "overlap"


def test_two_desks_count_at_their_own_pace_within_a_day() -> None:
    at = "2024-05-14T00:00"
    assert level("killed", report("p1", killed=6, at=at), report("p2", killed=10, at=at)) == "sources differ"
    assert level("killed", report("p1", killed=6, at=at), report("p2", killed=60, at=at)) == "far"
    assert level("killed", report("p1", killed=6, at=at), report("p2", killed=10, at="2024-05-29T00:00")) == "other"


def test_fighters_and_civilians_are_counted_apart() -> None:
    at = {"at": "2024-05-14T00:00"}
    army, villagers = report("p1", killed=20, militants=20, **at), report("p2", killed=2, civilians=2, **at)
    assert level("killed", army, villagers) == "counted apart"
    assert level("killed", report("p1", killed=3, militants=3, **at), report("p2", killed=17, **at)) == "counted apart"
    assert level("killed", army, report("p2", killed=2, **at)) == "far"
    assert (
        level("killed", report("p1", killed=9, civilians=2, militants=3, **at), report("p2", killed=50, **at)) == "far"
    )
    leader = report("p1", killed=3, militants=2, named=["Omar Haddad"], **at)
    assert level("killed", leader, report("p2", killed=12, **at)) == "counted apart"


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
