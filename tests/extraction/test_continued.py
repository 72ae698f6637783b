"""Strikes that only a place and a toll tell of, beside strikes that are told."""

from datetime import UTC, date, datetime

import pytest

from streams.domain.article import Article
from streams.domain.report import StrikeReport
from streams.extraction.rules import RuleExtractor

PUBLISHED = datetime(2024, 3, 8, 20, tzinfo=UTC)


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor()


def read(extractor: RuleExtractor, text: str) -> list[StrikeReport]:
    return list(extractor.extract(Article(id="a", title="", text=text, published_at=PUBLISHED)).reports)


def tolls(reports: list[StrikeReport]) -> dict[str | None, tuple[int | None, int | None]]:
    none = None
    return {
        r.location.place: (
            r.killed["total"].min if "total" in r.killed else none,
            r.injured["total"].min if "total" in r.injured else none,
        )
        for r in reports
    }


WAVE = "Russian missiles hit Kharkiv on Thursday night, killing three people."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{WAVE} In Dnipro, two people died and nine were hurt.", {"Kharkiv": (3, None), "Dnipro": (2, 9)}),
        (f"{WAVE} Elsewhere, in Poltava, five were wounded.", {"Kharkiv": (3, None), "Poltava": (None, 5)}),
        (f"{WAVE} Power was cut. Near Sumy, one man was killed.", {"Kharkiv": (3, None), "Sumy": (1, None)}),
        # what else kills, what is a total, what is too far on, what is in no country at war here
        (f"{WAVE} In Dnipro, two people died in a car crash.", {"Kharkiv": (3, None)}),
        (f"{WAVE} In Dnipro, two people were shot dead by a policeman.", {"Kharkiv": (3, None)}),
        (f"{WAVE} In Rome, two people died.", {"Kharkiv"}),
    ],
)
def test_a_place_with_a_toll_after_a_strike_is_one_more(
    extractor: RuleExtractor, text: str, expected: dict[str, tuple[int | None, int | None]]
) -> None:
    found = tolls(read(extractor, text))
    assert (set(found) if isinstance(expected, set) else found) == expected


def test_the_entries_of_a_list_need_no_word_for_the_strike(extractor: RuleExtractor) -> None:
    found = read(
        extractor,
        "Israeli warplanes bombed towns in the south on Thursday, 7 March, the ministry says:\n"
        "- Nabatieh: four dead, seven hurt.\n- The raid on Tyre killed two.\n- Sidon: two dead in a road crash.",
    )
    assert tolls(found)["Nabatieh"] == (4, 7)
    assert tolls(found)["Tyre"] == (2, None)
    assert "Sidon" not in tolls(found)
    assert {r.date.start for r in found} == {date(2024, 3, 7)}


def test_no_strike_told_no_strike_continued(extractor: RuleExtractor) -> None:
    assert read(extractor, "In Dnipro, two people died. In Sumy, five were hurt.") == []


MINISTRY = (
    "The ministry lists the air raids launched by the Israeli enemy on Thursday, 7 March.\n\n"
    "South governorate\n"
    "- The raid on the town of Sarafand killed six people. An ambulance was destroyed.\n"
    "- The raid on Zrariyeh Fawqa: two dead, nine wounded.\n\n"
    "Nabatieh governorate\n"
    "- The raid on Harf Tahta led to the death of five people.\n"
)


def test_the_raid_on_a_named_town_is_a_raid_of_its_own_and_the_list_has_one_attacker(extractor: RuleExtractor) -> None:
    found = [r for r in read(extractor, MINISTRY) if r.killed]
    assert sorted(r.killed["total"].min or 0 for r in found) == [2, 5, 6]
    assert {a.id for r in found for a in r.attackers} == {"IL"}
    assert all(r.attackers for r in found)
    assert {r.date.start for r in found} == {date(2024, 3, 7)}


def test_an_entry_without_a_place_is_in_the_area_of_its_heading(extractor: RuleExtractor) -> None:
    five = next(r for r in read(extractor, MINISTRY) if r.killed and r.killed["total"].min == 5)
    assert (five.location.admin1, five.location.where_prec) == ("Nabatieh", 4)


def test_a_strike_goes_on_past_where(extractor: RuleExtractor) -> None:
    (found,) = read(
        extractor, "The strike was in Hodeidah, where a grain mill near Zabid road was hit by two missiles."
    )
    assert found.location.place in {"Hodeidah", "Al Hudaydah"}


def test_and_in_another_town_parts_two_strikes_of_one_sentence(extractor: RuleExtractor) -> None:
    found = read(
        extractor,
        "Russian aircraft bombed Poltava on Thursday and killed a nurse, and in Sumy, four people died when a clinic was hit by a missile.",
    )
    assert tolls(found) == {"Poltava": (1, None), "Sumy": (4, None)}


WHOLE = "Russia fired missiles at Ukraine on Thursday, killing 26 people."


def test_the_toll_of_a_town_stands_beside_that_of_the_whole(extractor: RuleExtractor) -> None:
    found = tolls(read(extractor, f"{WHOLE} In Sumy, three men died when a clinic was destroyed."))
    assert found["Sumy"] == (3, None)
    assert (26, None) in found.values()


def test_the_deadliest_of_several_is_one_by_itself(extractor: RuleExtractor) -> None:
    found = tolls(read(extractor, f"{WHOLE} The deadliest strike was in Poltava, where 13 people died."))
    assert found["Poltava"][0] == 13
    assert (26, None) in found.values()


def test_a_strike_told_by_its_toll_alone_has_no_weapon(extractor: RuleExtractor) -> None:
    sumy = next(r for r in read(extractor, f"{WAVE} In Sumy, two people died.") if r.location.place == "Sumy")
    assert sumy.weapon is None
