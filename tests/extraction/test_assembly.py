"""What one article comes to: whole articles in, reports out."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.domain.article import Article
from streams.domain.report import Count, StrikeReport
from streams.extraction.rules import RuleExtractor

FRIDAY = datetime(2021, 6, 18, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor()


def read(
    extractor: RuleExtractor, text: str, *, title: str = "", published: datetime | None = FRIDAY
) -> list[StrikeReport]:
    return list(extractor.extract(Article(id="a", title=title, text=text, published_at=published)).reports)


def incidents(reports: list[StrikeReport]) -> list[StrikeReport]:
    return [r for r in reports if r.clarity == "incident" and r.stage in {"accomplished", "attempted"}]


def test_the_strike_that_the_article_is_about_comes_first_and_background_after_it(extractor: RuleExtractor) -> None:
    found = incidents(
        read(
            extractor,
            "Turkish jets bombed a cave complex near Amadiya in northern Iraq on Wednesday, killing four PKK fighters, "
            "the defence ministry said.\n\nIn March, an air strike on a village outside Zakho killed two shepherds.",
        )
    )
    assert [r.date.start for r in found] == [date(2021, 6, 16), date(2021, 3, 1)]
    assert [r.killed["total"].min for r in found] == [4, 2]
    assert found[0].attackers[0].id == "TR"
    assert [a.id for a in found[0].targets] == ["pkk"]


def test_the_same_strike_told_again_is_the_same_report(extractor: RuleExtractor) -> None:
    found = incidents(
        read(
            extractor,
            "An air strike hit a wedding hall in Taiz on Thursday. The strike killed nine guests. "
            "Rescuers said the raid also wounded thirty people. The bombing destroyed two houses.",
        )
    )
    assert len(found) == 1
    assert (found[0].killed["total"].min, found[0].injured["total"].min) == (9, 30)


def test_two_days_are_two_reports(extractor: RuleExtractor) -> None:
    found = incidents(
        read(
            extractor,
            "Shelling killed three people in Donetsk on Monday. On Tuesday, shelling killed one woman in Donetsk.",
        )
    )
    assert [(r.date.start, r.killed["total"].min) for r in found] == [(date(2021, 6, 14), 3), (date(2021, 6, 15), 1)]


def test_two_towns_on_one_day_are_two_reports(extractor: RuleExtractor) -> None:
    found = incidents(
        read(
            extractor,
            "Air strikes killed five people in Idlib on Thursday. Farther south, air strikes on Hama killed two.",
        )
    )
    assert len(found) == 2
    assert [r.killed["total"].min for r in found] == [5, 2]
    assert all(r.date.start == date(2021, 6, 17) for r in found)


def test_another_strike_on_the_same_town_is_another_report(extractor: RuleExtractor) -> None:
    found = incidents(
        read(
            extractor,
            "A drone strike killed two men in Marib on Thursday. Another drone strike, hours later, killed a shopkeeper in Marib.",
        )
    )
    assert [r.killed["total"].min for r in found] == [2, 1]


def test_the_same_area_is_the_place_of_the_strike_before(extractor: RuleExtractor) -> None:
    found = incidents(
        read(
            extractor,
            "On 1 June an air strike killed six militants in Jilib, Somalia. Three days later, an air strike in the same "
            "area killed two more.",
        )
    )
    assert [(r.date.start, r.location.place) for r in found] == [
        (date(2021, 6, 1), found[0].location.place),
        (date(2021, 6, 4), found[0].location.place),
    ]
    assert found[0].location.country == "SO"


def test_a_day_before_a_word_of_saying_is_the_strikes_where_more_were_killed(extractor: RuleExtractor) -> None:
    found = incidents(
        read(
            extractor,
            "On 1 June an air strike killed six militants in Jilib, Somalia. Three days later, the army said that it had "
            "killed nine more in an air strike nearby.",
        )
    )
    assert [(r.date.start, r.killed["total"].min) for r in found] == [(date(2021, 6, 1), 6), (date(2021, 6, 4), 9)]


def test_a_toll_that_was_told_days_later_is_still_the_strikes(extractor: RuleExtractor) -> None:
    found = incidents(
        read(
            extractor,
            "On 1 June an air strike hit a hall in Jilib, Somalia. When the search ended on 4 June, the mayor announced that "
            "46 people had lost their lives.",
        )
    )
    assert [(r.date.start, r.killed["total"].min) for r in found] == [(date(2021, 6, 1), 46)]


def test_strikes_over_a_period_are_a_summary_and_no_incident(extractor: RuleExtractor) -> None:
    reports = read(extractor, "The coalition has carried out more than 300 air strikes in Marib since January.")
    assert incidents(reports) == []
    assert [r.clarity for r in reports] == ["summary"]
    assert reports[0].strikes is not None
    assert reports[0].strikes.min == 300


def test_the_dead_of_a_day_all_over_a_strip_of_land_are_a_summary(extractor: RuleExtractor) -> None:
    text = "The ministry said 38 people died in Israeli air strikes across the Gaza Strip in the past 24 hours."
    (report,) = read(extractor, text)
    assert (report.clarity, report.killed["total"].min) == ("summary", 38)
    (one,) = read(extractor, "Israeli air strikes on Jabalia killed nine people in the past 24 hours.")
    assert one.clarity == "incident"


def test_most_recently_tells_of_one_strike_more(extractor: RuleExtractor) -> None:
    reports = read(
        extractor,
        "The French military carried out nine air strikes in Mali last year, most recently in October 2020.",
    )
    one = incidents(reports)
    assert [(r.date.start, r.date.end) for r in one] == [(date(2020, 10, 1), date(2020, 10, 31))]
    assert one[0].location.country == "ML"
    assert not one[0].killed
    assert any(r.clarity == "summary" and r.strikes and r.strikes.min == 9 for r in reports)


def test_the_toll_of_a_month_over_no_one_place_is_a_summary(extractor: RuleExtractor) -> None:
    reports = read(
        extractor,
        "Short-range drones hit commuters along the whole front in Ukraine in March 2021, monitors said. "
        "At least 90 civilians were killed and 410 injured in the month.",
    )
    assert incidents(reports) == []
    assert [r.clarity for r in reports] == ["summary"]


def test_a_weekday_is_no_town(extractor: RuleExtractor) -> None:
    found = incidents(read(extractor, "Two men hurt in Sunday's barrel bomb attack on Al-Bab died on Tuesday."))
    assert [r.location.country for r in found] == ["SY"]


def test_a_plan_is_no_incident(extractor: RuleExtractor) -> None:
    reports = read(
        extractor, "The defence minister threatened to launch air strikes on rebel bases in Tigray next week."
    )
    assert incidents(reports) == []
    assert [r.stage for r in reports] == ["planned"]


def test_a_title_never_adds_a_second_event(extractor: RuleExtractor) -> None:
    found = incidents(
        read(
            extractor,
            "A drone attack on a convoy near Gao killed seven soldiers on Thursday, the army said.",
            title="Seven dead in drone attack near Gao",
        )
    )
    assert len(found) == 1


def test_a_title_alone_is_read(extractor: RuleExtractor) -> None:
    found = incidents(read(extractor, "Full story follows.", title="Air strike kills 12 in Aden"))
    assert [r.killed["total"].min for r in found] == [12]
    assert all(e.field == "title" for e in found[0].evidence if e.slot.startswith("killed"))


def test_a_toll_of_another_cause_is_not_the_strikes(extractor: RuleExtractor) -> None:
    found = incidents(
        read(
            extractor,
            "An air strike destroyed a bridge near Ghazni on Thursday. A car bomb killed eleven people in Kabul on Monday.",
        )
    )
    assert [r.killed for r in found] == [{}]


def test_strikes_beside_a_ground_fight_are_part_of_it(extractor: RuleExtractor) -> None:
    found = incidents(
        read(
            extractor, "Troops clashed with insurgents in Palma on Thursday while helicopters carried out air strikes."
        )
    )
    assert [r.event_type for r in found] == ["Armed clash"]


def test_without_any_word_of_time_the_last_days_are_meant(extractor: RuleExtractor) -> None:
    found = incidents(read(extractor, "An air strike has killed a doctor in the city of Saada."))
    assert (found[0].date.start, found[0].date.end, found[0].date.date_prec) == (
        date(2021, 6, 15),
        date(2021, 6, 18),
        2,
    )


def test_without_a_publication_time_nothing_is_guessed(extractor: RuleExtractor) -> None:
    found = incidents(read(extractor, "An air strike has killed a doctor in the city of Saada.", published=None))
    assert (found[0].date.start, found[0].date.date_prec) == (None, None)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The library opens at nine.", "no_trigger"),
        ("Union members went on strike over pay.", "no_trigger"),
        (
            "Un ataque con drones contra la ciudad dejó doce muertos, según la policía de la provincia y los vecinos.",
            "unsupported_language",
        ),
    ],
)
def test_what_tells_of_no_strike_says_why(extractor: RuleExtractor, text: str, outcome: str) -> None:
    assert extractor.extract(Article(id="a", text=text)).outcome == outcome


def test_every_filled_slot_shows_its_words(extractor: RuleExtractor) -> None:
    text = (
        "Saudi-led coalition warplanes bombed a fuel depot in Hodeidah on Thursday, killing eight workers and injuring "
        "twelve, among them a supervisor named Khaled Munasar, health officials said."
    )
    for r in read(extractor, text, title="Depot bombed"):
        slots = {e.slot.split(".")[0] for e in r.evidence}
        assert {"event_type", "date", "location", "attackers", "killed", "injured", "weapon"} <= slots
        for e in r.evidence:
            assert (text if e.field == "text" else "Depot bombed")[e.start : e.end] == e.text


def test_ids_do_not_depend_on_the_run_or_on_a_corrected_toll(extractor: RuleExtractor) -> None:
    first = read(extractor, "An air strike killed five people in Idlib on Thursday.")
    again = read(extractor, "An air strike killed five people in Idlib on Thursday.")
    corrected = read(extractor, "An air strike killed seven people in Idlib on Thursday.")
    assert first == again
    assert [r.report_id for r in first] == [r.report_id for r in corrected]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=600))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_to_an_outcome(text: str) -> None:
    extraction = RuleExtractor().extract(Article(id="a", text="Air strike. " + text, published_at=FRIDAY))
    assert bool(extraction.reports) is (extraction.outcome == "reports")


@pytest.mark.parametrize(
    "text",
    [
        "An air strike on a school in Idlib killed nine people on Tuesday, doctors said. Moscow denied that it had carried out the air strike.",
        "Jets bombed a market in Idlib on Tuesday, killing nine. The air force had not carried out any air strikes on Idlib, its spokesman said.",
        "Monitors said an air strike killed nine people in Idlib on Tuesday but Moscow denied carrying out raids there that day.",
    ],
)
def test_a_denial_of_a_strike_that_was_told_disputes_it_and_is_not_told_twice(
    extractor: RuleExtractor, text: str
) -> None:
    found = read(extractor, text)
    assert [(r.stage, r.certainty) for r in found] == [("accomplished", "disputed")]


def test_a_denial_of_another_strike_is_told(extractor: RuleExtractor) -> None:
    found = read(
        extractor,
        "An air strike killed nine people in Idlib on Tuesday. Ankara denied carrying out an air strike on Sinjar on Monday.",
    )
    assert [r.stage for r in found] == ["accomplished", "denied"]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("On 3 May 2022, after clashes with the alliance, the army carried out airstrikes on Pan Lon.", "Air/drone strike"),
        ("On 3 May 2022, the army launched an airstrike and fired mortars at Pan Lon.", "Air/drone strike"),
        ("On 3 May 2022, the army fired mortars at Pan Lon.", "Shelling/artillery/missile attack"),
        (
            "On 3 May 2022, fighters attacked a post at Pan Lon while aircraft bombed the hill. Two died in the clashes.",
            "Armed clash",
        ),
    ],
)  # fmt: skip
def test_a_strike_is_part_of_a_fight_that_it_supports_not_of_one_before_it(text: str, event_type: str) -> None:
    article = Article(id="fight", title="", text=text, published_at=datetime(2022, 5, 5, tzinfo=UTC))
    assert [r.event_type for r in RuleExtractor().extract(article).reports] == [event_type]


def test_a_list_of_details_behind_running_text_is_of_its_strike(extractor: RuleExtractor) -> None:
    text = "Shelling hit the hospital in El Fasher on 11 August 2024.\n\n- killed: 6\n- wounded: at least 17\n- damage: a generator"
    report = read(extractor, text)[0]
    assert report.killed["total"] == Count(6, 6)
    assert report.injured["total"] == Count(17, 17, "at_least")


def test_days_counted_from_a_strike_are_another_strike_whoever_tells_of_it(extractor: RuleExtractor) -> None:
    found = incidents(
        read(
            extractor,
            "An air strike killed six militants near Jilib, Somalia, on 1 June. Four days later, the command said it killed "
            "a commander in an air strike near the town.",
        )
    )
    assert [r.date.start for r in found] == [date(2021, 6, 1), date(2021, 6, 5)]


def test_the_day_on_which_a_neighbour_told_of_a_strike_is_no_second_strike(extractor: RuleExtractor) -> None:
    found = incidents(
        read(
            extractor,
            "On 1 June an air strike hit a house in Saraqib and killed two sisters. On 4 June a neighbour wrote that the strike had "
            "killed his cousins, and that an air strike had hit the well too.",
        )
    )
    assert [r.date.start for r in found] == [date(2021, 6, 1)]
