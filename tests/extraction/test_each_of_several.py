"""What each strike of an article with several is: of its own kind, weapon, stage and side, at its own place."""

from datetime import UTC, datetime

import pytest

from streams.domain.article import Article
from streams.extraction.rules import RuleExtractor

FRIDAY = datetime(2021, 6, 18, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor()


@pytest.mark.parametrize(
    ("text", "clarity"),
    [
        ("In December, a contractor was killed when 30 rockets were fired at the K1 base near Kirkuk.", "incident"),
        ("Last October, air strikes on a concert in Kachin State killed at least 60 people.", "incident"),
        ("In December, air strikes killed 60 people in Kachin State.", "summary"),
    ],
)
def test_an_attack_of_which_only_the_month_is_told_is_one_strike_if_one_thing_was_hit(
    extractor: RuleExtractor, text: str, clarity: str
) -> None:
    found = extractor.extract(Article(id="a", title="", text=text, published_at=FRIDAY)).reports
    assert [r.clarity for r in found] == [clarity]


def test_who_answered_with_missiles_sent_those_that_hit_next(extractor: RuleExtractor) -> None:
    text = (
        "Israeli jets bombed a depot in Isfahan before dawn on Thursday, and Tehran answered with two waves of ballistic missiles. "
        "A missile hit a refinery in Haifa, killing three workers."
    )
    found = extractor.extract(Article(id="a", title="", text=text, published_at=FRIDAY)).reports
    assert {(r.location.place, tuple(a.id for a in r.attackers)) for r in found} == {
        ("Isfahan", ("IL",)),
        ("Haifa", ("IR",)),
    }


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "An Israeli strike on a house in Abasan killed 16 people. Three fishermen were killed by a shell off Deir al-Balah.",
            ["Air/drone strike", "Shelling/artillery/missile attack"],
        ),
        (
            "A drone hit a mill in Sumy on Monday. The Houthis fired a missile at Eilat on Tuesday. A day later US strikes on Hodeidah killed five.",
            ["Air/drone strike", "Shelling/artillery/missile attack", "Air/drone strike"],
        ),
    ],
)
def test_a_bare_strike_is_of_the_kind_told_before_it(extractor: RuleExtractor, text: str, types: list[str]) -> None:
    found = extractor.extract(Article(id="a", title="", text=text, published_at=FRIDAY)).reports
    assert [r.event_type for r in found] == types


def test_a_shoot_down_that_is_denied_is_no_denied_strike(extractor: RuleExtractor) -> None:
    text = "A rocket hit a barn near Metula on Thursday. The army denied that one of its drones had been shot down."
    found = extractor.extract(Article(id="a", title="", text=text, published_at=FRIDAY)).reports
    assert [r.stage for r in found] == ["accomplished"]


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("Drones hit the Druzhba pumping station near Novozybkov on Tuesday.", "Novozybkov", "RU"),
        ("A missile hit the Azot plant in Severodonetsk on Tuesday.", "Sievierodonetsk", "UA"),
        ("A missile hit the Hodeidah power station in Yemen on Tuesday.", "Hodeidah", "YE"),
        ("A drone damaged a warehouse in Bilhorod-Dnistrovskyi on Monday.", "Bilhorod-Dnistrovskyi", "UA"),
        ("A drone damaged a warehouse in Bilhorod on Monday.", "Belgorod", "RU"),
    ],
)
def test_a_works_called_after_something_is_where_its_town_is(
    extractor: RuleExtractor, text: str, place: str, country: str
) -> None:
    found = extractor.extract(Article(id="a", title="", text=text, published_at=FRIDAY)).reports
    assert [(r.location.place, r.location.country) for r in found] == [(place, country)]


def test_strikes_of_a_weekend_at_one_place_are_a_wave(extractor: RuleExtractor) -> None:
    text = "Jets carried out air strikes on caves near Bosaso over the weekend, killing sixteen fighters."
    found = extractor.extract(Article(id="a", title="", text=text, published_at=FRIDAY)).reports
    assert [(r.clarity, r.location.place) for r in found] == [("incident", "Bosaso")]


def test_the_forces_of_a_command_that_struck_boats_made_a_strike(extractor: RuleExtractor) -> None:
    text = "CENTCOM forces successfully struck two uncrewed surface vessels in a Houthi-controlled area of Yemen on Sunday."
    found = extractor.extract(Article(id="a", title="", text=text, published_at=FRIDAY)).reports
    assert [(r.location.country, r.stage, [a.id for a in r.attackers]) for r in found] == [
        ("YE", "accomplished", ["US"])
    ]


def test_a_missile_stopped_before_it_came_in_was_an_attempt(extractor: RuleExtractor) -> None:
    text = (
        "A ballistic missile launched from Yemen was intercepted before it entered Israeli airspace early on Thursday."
    )
    found = extractor.extract(Article(id="a", title="", text=text, published_at=FRIDAY)).reports
    assert [r.stage for r in found] == ["attempted"]


@pytest.mark.parametrize(
    ("text", "place", "attackers"),
    [
        ("Jets bombed Houthi-held Hodeidah on Monday.", "Hodeidah", []),
        ("Pakistan's planes dropped bombs in Indian-held Rajouri on Tuesday.", "Rajouri", ["PK"]),
        ("Indian jets bombed a camp at Balakot on Monday, the first such raid since 1971.", "Balakot", ["IN"]),
        ("On Monday air vectors engaged and destroyed a terrorist base near Ménaka.", "Menaka", ["ML"]),
        (
            "A drone with a high-explosive warhead pierced a reactor's dome at Zaporizhzhia on Monday.",
            "Zaporizhzhia",
            [],
        ),
        (
            "An air strike hit a shrine in Daquq on Friday, killing 15 women. The mayor blamed Iraqi jets. The US-led coalition said none of its aircraft had struck the area.",
            "Daquq",
            ["IQ"],
        ),
    ],
)
def test_who_holds_a_town_is_no_part_of_its_name(
    extractor: RuleExtractor, text: str, place: str, attackers: list[str]
) -> None:
    found = extractor.extract(Article(id="a", title="", text=text, published_at=FRIDAY)).reports
    assert [(r.location.place, [a.id for a in r.attackers]) for r in found] == [(place, attackers)]


def test_a_storm_that_struck_is_no_aircraft(extractor: RuleExtractor) -> None:
    text = "Dockers in Manila went on strike on Thursday, three days after Typhoon Mangkhut struck Luzon and killed 80."
    assert not extractor.extract(Article(id="a", title="", text=text, published_at=FRIDAY)).reports


def test_a_mortar_shell_is_a_mortars(extractor: RuleExtractor) -> None:
    text = "Mortar shells fired by border guards landed in two villages near Khost on Monday, killing three herdsmen."
    found = extractor.extract(Article(id="a", title="", text=text, published_at=FRIDAY)).reports
    assert [r.weapon.type for r in found if r.weapon] == ["mortar"]
