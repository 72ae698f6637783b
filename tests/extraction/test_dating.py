"""Which of an article's days is the day of its strike, when the strike's own sentence does not say."""

from datetime import UTC, datetime

import pytest

from streams.domain.article import Article
from streams.extraction.rules import RuleExtractor

FRIDAY = datetime(2021, 6, 18, 12, tzinfo=UTC)
Days = tuple[str, str, int]


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor()


def days(extractor: RuleExtractor, text: str, *, title: str = "", published: datetime = FRIDAY) -> list[Days]:
    reports = extractor.extract(Article(id="a", title=title, text=text, published_at=published)).reports
    return [(str(r.date.start), str(r.date.end), r.date.date_prec or 0) for r in reports if r.stage == "accomplished"]


IMPLIED = ("2021-06-15", "2021-06-18", 2)
LEAD = "An air strike on a depot outside Taiz killed three guards, the local council said. "


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("The depot burned on Wednesday.", ("2021-06-16", "2021-06-16", 1)),
        (
            "Two lorries burned. The guards were buried in the village. It was on 14 June.",
            ("2021-06-14", "2021-06-14", 1),
        ),
        ("Lorries burned. The strike hit them. The group took the road on 3 May 2015. The raid burned two.", IMPLIED),
        (
            "Lorries burned. The strike hit them. The group met there on 3 May 2021. The raid burned two.",
            ("2021-05-03",) * 2 + (1,),
        ),
        ("Two lorries burned. The district had been quiet. Taiz fell to the group on 3 May 2015.", IMPLIED),
        ("The council said in a statement on Thursday that it mourned them.", IMPLIED),
        ("Funerals will be held on 25 June.", IMPLIED),
        ("The strike came a day before the deadline for troops to leave.", IMPLIED),
        (
            "Two lorries burned. It was the third such raid. The council is to meet. The first, on 2 May, hit a mill.",
            IMPLIED,
        ),
        ("The war has gone on since it began on March 26, 2015.", IMPLIED),
        ("Nobody has claimed it.", IMPLIED),
    ],
)
def test_a_day_beside_the_strike(extractor: RuleExtractor, rest: str, expected: Days) -> None:
    assert days(extractor, LEAD + rest)[0] == expected


def test_a_strike_that_another_answered_is_of_the_same_time(extractor: RuleExtractor) -> None:
    text = "Drones hit Aden on Monday. In March Iran fired missiles at Haifa after an air strike on its consulate in Damascus killed two."
    assert days(extractor, text)[1:] == [("2021-03-01", "2021-03-31", 4)] * 2


def test_a_day_in_the_next_sentence_makes_an_interval_more_precise(extractor: RuleExtractor) -> None:
    text = "An air strike near Taiz last weekend killed three guards. The lorry had left the town on Sunday."
    assert days(extractor, text) == [("2021-06-13", "2021-06-13", 1)]
    text = "An air strike near Taiz last weekend killed three guards. Rain had fallen on Wednesday."
    assert days(extractor, text) == [("2021-06-12", "2021-06-13", 2)]


LIVE = """11:50 An air strike hit the bus station in Taiz, killing two.

11:20 The council meets at noon.

10:05 Overnight a drone killed a shepherd near Marib, residents say."""


def test_the_entries_of_a_live_blog_are_of_the_day_on_its_clock(extractor: RuleExtractor) -> None:
    assert days(extractor, LIVE) == [("2021-06-18", "2021-06-18", 1), ("2021-06-17", "2021-06-18", 2)]


def test_the_title_dates_what_nothing_else_dates(extractor: RuleExtractor) -> None:
    text = "* Air strikes on the market of Taiz: at least 14 killed.\n\n* Talks suspended."
    title = "Yemen: what happened on Wednesday"
    assert days(extractor, text, title=title) == [("2021-06-16", "2021-06-16", 1)]
    assert days(extractor, text, title="Yemen: what happened") == [IMPLIED]


def test_a_wave_of_one_night_is_one_strike(extractor: RuleExtractor) -> None:
    text = "Russia launched 60 drones at Ukraine overnight, killing two people in Kharkiv, officials said."
    [report] = extractor.extract(Article(id="a", text=text, published_at=FRIDAY)).reports
    assert (report.clarity, report.date.date_prec) == ("incident", 2)


def test_the_record_before_is_a_strike_of_its_own_day(extractor: RuleExtractor) -> None:
    text = (
        "Ten people died in Tuesday's air raid on Idlib. It was the deadliest since February 2020, when 33 soldiers were "
        "killed in an air strike."
    )
    assert days(extractor, text) == [("2021-06-15", "2021-06-15", 1), ("2020-02-01", "2020-02-29", 4)]


def test_a_strike_said_later_to_kill_more_has_its_own_day(extractor: RuleExtractor) -> None:
    text = (
        "The command said that on 3 June, an air strike killed eight fighters in a compound in Murzuq, Libya. "
        "Five days later, the military said it killed nine more in an air strike in the same area."
    )
    assert [d[0] for d in days(extractor, text)] == ["2021-06-03", "2021-06-08"]


def test_the_day_beside_its_toll(extractor: RuleExtractor) -> None:
    text = (
        "Officials blamed the coalition for the deaths of 62 villagers at Dafnah late on Wednesday night.\n\n"
        "Reporters saw twenty graves.\n\nThe coalition said its aircraft had struck a base near Dafnah."
    )
    assert days(extractor, text)[0] == ("2021-06-16", "2021-06-16", 1)


def test_the_day_of_a_head_is_not_the_day_of_the_strike(extractor: RuleExtractor) -> None:
    text = "Published June 16 2021 An air strike hit the market of Taiz, killing two, doctors said."
    assert days(extractor, text) == [IMPLIED]
    text = "Published June 16 2021 An air strike hit the market of Taiz on Tuesday, killing two, doctors said."
    assert days(extractor, text) == [("2021-06-15", "2021-06-15", 1)]


def test_a_year_beside_the_strike_is_of_something_else(extractor: RuleExtractor) -> None:
    text = "An air strike in Idlib killed 49 fighters of the front. The front cut its ties with al-Qaida last year."
    assert days(extractor, text) == [IMPLIED]


def test_days_earlier_are_counted_from_the_day_of_the_words_where_no_strike_has_a_day(extractor: RuleExtractor) -> None:
    text = "Officials on Thursday buried a miner who had died in an artillery attack on Martuni three days earlier."
    assert days(extractor, text) == [("2021-06-14", "2021-06-14", 1)]


def test_the_day_on_which_the_wounded_died_is_not_the_day_of_the_strike(extractor: RuleExtractor) -> None:
    text = "Two more people died of their wounds on Thursday, taking to six the number killed when missiles from a drone flattened a house near Mir Ali on Wednesday night."
    assert days(extractor, text) == [("2021-06-16", "2021-06-16", 1)]
