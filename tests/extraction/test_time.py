from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.extraction.mentions import TimeMention
from streams.extraction.times.finder import find_times
from streams.text.document import Document
from streams.text.sentences import build_document

FRIDAY = date(2024, 5, 10)


def document(text: str, published: date | None = FRIDAY, title: str = "") -> Document:
    at = datetime(published.year, published.month, published.day, 12, tzinfo=UTC) if published else None
    return build_document(title, text, at, None)


def times(text: str, published: date | None = FRIDAY) -> list[TimeMention]:
    return find_times(document(text, published))


def spans(text: str, published: date | None = FRIDAY) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (m.span.text, m.span.start and m.span.start.isoformat(), m.span.end and m.span.end.isoformat())
        for m in times(text, published)
    ]


ONE_DAY = [
    ("Jets hit the depot on Thursday.", "Thursday", "2024-05-09"),
    ("Jets hit the depot on Friday.", "Friday", "2024-05-10"),
    ("Jets hit the depot on Saturday.", "Saturday", "2024-05-04"),
    ("Jets hit the depot last Friday.", "last Friday", "2024-05-03"),
    ("Jets hit the depot early on Wednesday.", "Wednesday", "2024-05-08"),
    ("Gunships fired on Tue morning.", "Tue", "2024-05-07"),
    ("On 21 July last year two bombs fell.", "21 July last year", "2023-07-21"),
    ("Two bombs fell on 2 March this year.", "2 March this year", "2024-03-02"),
    ("A shell fell on Thurs at 6 p.m.", "Thurs", "2024-05-09"),
    ("On May 3 Coalition forces struck a tunnel.", "May 3", "2024-05-03"),
    ("A raid late Tuesday killed four.", "Tuesday", "2024-05-07"),
    ("Sunday's raid killed four.", "Sunday", "2024-05-05"),
    ("The talks resume next Monday.", "next Monday", "2024-05-13"),
    ("Shells fell yesterday.", "yesterday", "2024-05-09"),
    ("Shells fell the day before yesterday.", "day before yesterday", "2024-05-08"),
    ("Shells fell today.", "today", "2024-05-10"),
    ("Shells fell this morning.", "this morning", "2024-05-10"),
    ("Sirens sounded tonight.", "tonight", "2024-05-10"),
    ("Shells fell three days ago.", "three days ago", "2024-05-07"),
    ("Shells fell 12 days ago.", "12 days ago", "2024-04-28"),
    ("On 13 July 2017 a raid hit the town.", "13 July 2017", "2017-07-13"),
    ("On July 13, 2017, a raid hit the town.", "July 13, 2017", "2017-07-13"),
    ("On July 13th 2017 a raid hit the town.", "July 13th 2017", "2017-07-13"),
    ("On the 13th of July 2017 a raid hit the town.", "13th of July 2017", "2017-07-13"),
    ("On 13 July a raid hit the town.", "13 July", "2023-07-13"),
    ("On 2 May a raid hit the town.", "2 May", "2024-05-02"),
    ("On 26 Sept a raid hit the town.", "26 Sept", "2023-09-26"),
    ("On Sept. 26 a raid hit the town.", "Sept. 26", "2023-09-26"),
    ("On Monday, October 16th 2023, a raid hit the town.", "Monday, October 16th 2023", "2023-10-16"),
    ("On Monday 16 October 2023 a raid hit the town.", "Monday 16 October 2023", "2023-10-16"),
    ("On 16 October 2023, a Monday, a raid hit the town.", None, "2023-10-16"),
    ("The raid of 2023-10-13 hit the town.", "2023-10-13", "2023-10-13"),
    ("The raid of 13/10/2023 hit the town.", "13/10/2023", "2023-10-13"),
    ("The raid of 10/13/2023 hit the town.", "10/13/2023", "2023-10-13"),
    ("The raid of 13.10.2023 hit the town.", "13.10.2023", "2023-10-13"),
    ("At 03:30 on 4 May 2021 a raid hit the town.", "4 May 2021", "2021-05-04"),
    ("On 5 May 12 people were killed.", "5 May", "2024-05-05"),
    ("On May 5, 12 people were killed.", "May 5", "2024-05-05"),
    ("The depot burned at 11 p.m. last night.", "last night", "2024-05-09"),
    ("The depot burned at 2 a.m. last night.", "last night", "2024-05-10"),
    ("The depot burned late last night.", "late last night", "2024-05-09"),
    ("A week ago today two shells fell.", "A week ago today", "2024-05-03"),
    ("Two shells fell a week ago on Tuesday.", "a week ago on Tuesday", "2024-04-30"),
    ("Two shells fell on Tuesday last week.", "Tuesday last week", "2024-04-30"),
    ("Two shells fell last week on Tuesday.", "last week on Tuesday", "2024-04-30"),
    ("Two shells fell on Thursday night last week.", "Thursday night last week", "2024-05-02"),
    ("Two shells fell on Monday of this week.", "Monday of this week", "2024-05-06"),
    ("A shell fell 48 hours ago.", "48 hours ago", "2024-05-08"),
    ("A shell fell two hours ago.", "two hours ago", "2024-05-10"),
    ("Three strikes hit the quarter within the past half-hour.", "past half-hour", "2024-05-10"),
    ("A shell fell minutes ago.", "minutes ago", "2024-05-10"),
    ("The convoy was hit on the 9th near the ford.", "the 9th", "2024-05-09"),
    ("In the early hours of 3 May the depot was hit.", "3 May", "2024-05-03"),
    ("It was late on Monday when the depot was hit.", "Monday", "2024-05-06"),
    ("On May 8,2024 the depot was hit.", "May 8,2024", "2024-05-08"),
    ("On Jan 202015 the depot was hit.", "Jan 202015", "2015-01-20"),
    ("The depot was hit on 8/5/24.", "8/5/24", "2024-05-08"),
    ("The depot was hit on 5/8/2024.", "5/8/2024", "2024-05-08"),
    ("The depot was hit on 2/9/2020.", "2/9/2020", "2020-09-02"),
    ("It was raided on Wednes-\nday at dawn.", "Wednes-\nday", "2024-05-08"),
]


@pytest.mark.parametrize(("text", "words", "day"), ONE_DAY)
def test_one_day(text: str, words: str | None, day: str) -> None:
    found = spans(text)
    assert found[0][1:] == (day, day)
    if words:
        assert [f[0] for f in found] == [words]


INTERVALS = [
    ("A raid overnight Thursday into Friday killed two.", "2024-05-09", "2024-05-10", 2),
    ("A raid overnight killed two.", "2024-05-09", "2024-05-10", 2),
    ("Raids from Monday to Wednesday killed two.", "2024-05-06", "2024-05-08", 2),
    ("Raids between Tuesday and Thursday killed two.", "2024-05-07", "2024-05-09", 2),
    ("Raids between 3 and 5 May killed two.", "2024-05-03", "2024-05-05", 2),
    ("Raids on 3-5 May killed two.", "2024-05-03", "2024-05-05", 2),
    ("Raids on 3–5 May 2019 killed two.", "2019-05-03", "2019-05-05", 2),
    ("Raids on May 3-5, 2019, killed two.", "2019-05-03", "2019-05-05", 2),
    ("Raids from 30 April to 2 May killed two.", "2024-04-30", "2024-05-02", 2),
    ("Raids from 29 December 2019 to 2 January 2020 killed two.", "2019-12-29", "2020-01-02", 2),
    ("Raids from 29 December to 2 January 2020 killed two.", "2019-12-29", "2020-01-02", 2),
    ("Late on May 3 or on May 4 at dawn a raid killed two.", "2024-05-03", "2024-05-04", 2),
    ("On May 3 at night or on May 4 a raid killed two.", "2024-05-03", "2024-05-04", 2),
    ("A raid on Monday night and early on Tuesday killed two.", "2024-05-06", "2024-05-07", 2),
    ("Raids in October and November 2018 killed two.", "2018-10-01", "2018-11-30", 5),
    ("Raids in the last 24 hours killed two.", "2024-05-09", "2024-05-10", 2),
    ("Raids over the past three days killed two.", "2024-05-07", "2024-05-10", 2),
    ("A raid in the first week of March 2018 killed two.", "2018-03-01", "2018-03-10", 3),
    ("A raid on Christmas Day killed two.", "2023-12-25", "2023-12-25", 1),
    ("A raid in March 2018 killed two.", "2018-03-01", "2018-03-31", 4),
    ("A raid in early March 2018 killed two.", "2018-03-01", "2018-03-10", 3),
    ("A raid in late March 2018 killed two.", "2018-03-20", "2018-03-31", 4),
    ("A raid in March killed two.", "2024-03-01", "2024-03-31", 4),
    ("A raid in December killed two.", "2023-12-01", "2023-12-31", 4),
    ("A raid in May killed two.", "2024-05-01", "2024-05-10", 4),
    ("A raid last month killed two.", "2024-04-01", "2024-04-30", 4),
    ("A raid last week killed two.", "2024-04-29", "2024-05-05", 3),
    ("A raid earlier this week killed two.", "2024-05-06", "2024-05-10", 3),
    ("A raid earlier this month killed two.", "2024-05-01", "2024-05-10", 4),
    ("A raid earlier this year killed two.", "2024-01-01", "2024-05-10", 5),
    ("A raid last year killed two.", "2023-01-01", "2023-12-31", 5),
    ("A raid in 2016 killed two.", "2016-01-01", "2016-12-31", 5),
    ("He was hurt in a 2016 drone strike.", "2016-01-01", "2016-12-31", 5),
    ("A raid in the summer of 2016 killed two.", "2016-06-01", "2016-08-31", 5),
    ("A raid recently killed two.", "2024-04-10", "2024-05-10", 4),
    ("Raids in recent days killed two.", "2024-05-04", "2024-05-10", 3),
    ("Raids in recent weeks killed two.", "2024-04-10", "2024-05-10", 4),
    ("Raids over the weekend killed two.", "2024-05-04", "2024-05-05", 2),
    ("A raid last weekend killed two.", "2024-05-04", "2024-05-05", 2),
    ("A raid on the night before last killed two.", "2024-05-08", "2024-05-09", 2),
    ("A raid the week before last killed two.", "2024-04-22", "2024-04-28", 3),
    ("A raid a fortnight ago killed two.", "2024-04-25", "2024-04-27", 2),
    ("Raids overnight into Friday killed two.", "2024-05-09", "2024-05-10", 2),
    ("Raids from Monday 6 to Wednesday 8 May killed two.", "2024-05-06", "2024-05-08", 2),
    ("Raids on Monday, Tuesday and Wednesday killed two.", "2024-05-06", "2024-05-08", 2),
    ("Raids between 28 April and 3 May killed two.", "2024-04-28", "2024-05-03", 2),
    ("Raids on the night of 28/29 April killed two.", "2024-04-28", "2024-04-29", 2),
    ("Raids from late April to early May killed two.", "2024-04-20", "2024-05-10", 4),
    ("Raids in the second half of 2016 killed two.", "2016-07-01", "2016-12-31", 5),
    ("Raids in the first quarter of 2021 killed two.", "2021-01-01", "2021-03-31", 5),
    ("Raids in mid-2022 killed two.", "2022-05-01", "2022-08-31", 5),
    ("Raids in late 2022 killed two.", "2022-09-01", "2022-12-31", 5),
    ("Raids since Wednesday night killed two.", "2024-05-08", "2024-05-10", 2),
    ("Raids since 3 May killed two.", "2024-05-03", "2024-05-10", 3),
    ("Forty raids since the start of the year killed two.", "2024-01-01", "2024-05-10", 5),
]


@pytest.mark.parametrize(("text", "start", "end", "prec"), INTERVALS)
def test_interval_and_precision(text: str, start: str, end: str, prec: int) -> None:
    [mention] = times(text)
    assert (str(mention.span.start), str(mention.span.end), mention.span.date_prec) == (start, end, prec)


NARRATIVE = [
    ("Five days later, jets struck again.", "2019-09-24"),
    ("A day earlier, jets struck the port.", "2019-09-18"),
    ("The same day, jets struck the port.", "2019-09-19"),
    ("Later that day jets struck the port.", "2019-09-19"),
    ("That night jets struck the port.", "2019-09-19"),
    ("The following day jets struck the port.", "2019-09-20"),
    ("The next morning jets struck the port.", "2019-09-20"),
    ("The previous day jets struck the port.", "2019-09-18"),
    ("Two days after the raid, jets struck again.", "2019-09-21"),
    ("It came two days after an attack on the port.", "2019-09-17"),
    ("The day after, jets struck the port.", "2019-09-20"),
    ("On the 23rd, jets struck the port.", "2019-09-23"),
    ("On 23 September jets struck the port.", "2019-09-23"),
    ("A day earlier another jet had struck the port.", "2019-09-18"),
    ("The night before, a drone had struck the port.", "2019-09-18"),
    ("48 hours later jets struck the port.", "2019-09-21"),
    ("On 23 September, four days later, jets struck the port.", "2019-09-23"),
    ("Four days later, on 23 September, jets struck the port.", "2019-09-23"),
    ("Hours later jets struck the port.", "2019-09-19"),
]


@pytest.mark.parametrize(("text", "day"), NARRATIVE)
def test_narrative_anchor(text: str, day: str) -> None:
    """Relative words lean on the last event, not on publication."""
    first, second = times(f"On 19 September 2019 a raid hit the town. {text}")
    assert str(first.span.start) == "2019-09-19"
    assert str(second.span.start) == str(second.span.end) == day


ROLES = [
    ("The army said in a statement Friday that jets struck.", "statement"),
    ("He told reporters on Monday that jets struck.", "statement"),
    ("The agency reported on 5 May that jets struck.", "statement"),
    ("The ministry announced late on Monday that jets struck.", "statement"),
    ("A statement released on Monday said jets struck.", "statement"),
    ("The army said jets on Friday struck the port.", "event"),
    ("Jets struck the port on Friday, the army said.", "event"),
    ("He has led the cell since 2014.", "period"),
    ("Over several months in 2016, jets struck the port.", "period"),
    ("Jets struck 40 times over the past three months.", "period"),
    ("Fighting lasted until March 2016.", "period"),
    ("So far this year jets have struck 40 times.", "period"),
    ("It was the anniversary of the 2003 invasion.", "history"),
    ("The force was set up after the 2011 revolution.", "history"),
    ("The war began with the October 7 attacks.", "history"),
    ("The staff indicated on Thursday that jets struck.", "statement"),
    ("He told newsmen in Abuja on Thursday that jets struck.", "statement"),
    ("A rescuer told Gulf of Aden Radio on Friday that jets struck.", "statement"),
    ("The mayor disputed on Saturday the account of the strike.", "statement"),
    ("On May 2, the Tayba Network posted a video of the strike.", "statement"),
    ("The army said Sunday's strike hit the port.", "event"),
    ("The army accused the rebels on Thursday of shelling the port.", "statement"),
    ("Two more died of their wounds on Friday, hospital staff said.", "statement"),
    ("The raids break a resolution that Moscow signed up to in December.", "history"),
    ("Two more died in the raid on Friday, hospital staff said.", "event"),
    ("Jets flew more raids than in all of 2016.", "history"),
    ("Raids doubled compared with the three months in 2016.", "history"),
    ("It was the deadliest raid since January.", "history"),
    ("It was the first raid since the war began in March 2015.", "history"),
    ("They have flown 90 raids since the war began in March 2015.", "period"),
    ("Raids have killed 20 since January.", "period"),
    ("The war, which began on July 12, goes on.", "history"),
    ("Both sides blame the other for the truce that Cairo brokered last weekend.", "history"),
    ("More than two years ago a raid hit the port.", "event"),
    ("A jet made the hole, the guard says, on 9 March this year.", "event"),
    ("The junta told the men holding the hill on Tuesday that it would bomb them.", "statement"),
    ("The army on Sunday said that jets struck the port.", "statement"),
    ("On Sunday, the army said, jets struck the port.", "event"),
    ("It was the worst raid since March, when a jet killed 30.", "event"),
    ("Villagers on Saturday buried the dead.", "statement"),
    ("The dead were buried on Saturday.", "statement"),
    ("Ministers will meet on Saturday.", "ahead"),
    ("The shells broke the truce of October 10.", "history"),
    ("From 30 April, when the offensive began, jets struck daily.", "history"),
    ("It was hit at 1 a.m. (2000 GMT Tuesday), a guard said.", "statement"),
    ("The alliance was last night investigating reports that its jets hit a barn.", "statement"),
    ("The raids will go on next week.", "ahead"),
    ("The court resumes next Monday.", "ahead"),
]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ministers will meet in Geneva on Monday.", "2024-05-13"),
        ("Ministers will never forget the raid of Monday.", "2024-05-06"),
        ("The dead will be buried on 25 June.", None),
    ],
)
def test_what_is_to_come_is_ahead(text: str, day: str | None) -> None:
    assert [s[1] for s in spans(text)] == [day]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_role(text: str, role: str) -> None:
    assert next(m.role for m in times(text)) == role


@pytest.mark.parametrize(
    "text",
    [
        "At 13:30 a raid hit the town.",
        "The mayor may march with 500 people.",
        "Theresa May spoke to parliament.",
        "Prices rose to 2016 pounds a ton.",
        "The 30 June Street market was hit.",
        "He spoke to Palestine Today TV.",
        "The Sunday Times has the story.",
        "He was born in 31 Main Street.",
        "Version 1.2.2016.4 came out.",
        "Sat down with no answer.",
        "They search in recently struck areas.",
        "Jets flew 2016 air strikes.",
        "",
    ],
)
def test_no_time(text: str) -> None:
    assert times(text) == []


def test_recurrent_has_no_day() -> None:
    [mention] = times("They are bombed every Friday.")
    assert (mention.kind, mention.span.start) == ("recurrent", None)


def test_impossible_day_has_no_interval() -> None:
    assert all(m.span.start is None for m in times("On 31 February 2020 a raid hit the town."))


UNDATED = [
    ("Jets struck on Thursday.", [None]),
    ("Jets struck yesterday.", [None]),
    ("Jets struck on 4 May.", [None]),
    ("Jets struck on 4 May 2015. On 6 May they struck again.", ["2015-05-04", "2015-05-06"]),
    ("On Thursday jets struck. A raid on 2 September 2014 hit the same town.", ["2014-09-04", "2014-09-02"]),
    ("Nine raids took place last year, most recently in June 2020. On 3 March one more came.", ["2020-01-01", "2020-06-01", "2021-03-03"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "starts"), UNDATED)
def test_undated_text_fixes_what_it_can(text: str, starts: list[str | None]) -> None:
    assert [m.span.start and m.span.start.isoformat() for m in times(text, None)] == starts


def test_head_of_the_text_is_when_it_was_written() -> None:
    head, day = times("Wed 05 Apr 2017 Many feared dead. Jets struck the town on Tuesday.", None)
    assert head.role == "statement"
    assert str(day.span.start) == "2017-04-04"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Published April 5 2017 Many feared dead.", "2017-04-04"),
        ("Date of publication 5 April 2017 Many feared dead.", "2017-04-04"),
        ("Posted on April 5 2017 by the desk. Many feared dead.", "2017-04-04"),
        ("Last updated at Apr 5,2017 Beirut Many feared dead.", "2017-04-04"),
        ("05.04.2017\nMany feared dead.", "2017-04-04"),
        ("Raids kill many in the north AFP Wednesday 5 Apr 2017 Many feared dead.", "2017-04-04"),
    ],
)
def test_what_the_head_says_of_its_writing(head: str, day: str) -> None:
    first, last = times(f"{head} Jets struck the town on Tuesday.", date(2017, 4, 7))
    assert (first.role, last.role, str(last.span.start)) == ("statement", "event", day)


def test_a_head_far_from_publication_fixes_nothing() -> None:
    """An archive's date and its article's own that are weeks apart: publication goes first."""
    head, day = times("Published April 5 2017 Many feared dead. Jets struck the town on Tuesday.", date(2017, 6, 2))
    assert (head.role, str(day.span.start)) == ("statement", "2017-05-30")


def test_a_date_in_running_text_is_no_head() -> None:
    assert [m.role for m in times("DATE: 6 March 2024, 0930 UTC\nDETAILS: A tanker was struck.")] == ["event"]
    assert [m.role for m in times("On 6 March 2024 Israeli jets struck a tanker.")] == ["event"]


def test_clocks_at_the_heads_of_entries() -> None:
    at = datetime(2024, 5, 10, 0, 30, tzinfo=UTC)
    text = (
        "00:10 A drone hit the port.\n\n23:40 Sirens in the port.\n\n6.30 p.m. - A shell fell. Jets struck on Monday."
    )
    found = find_times(build_document("Live", text, at, None))
    assert [(m.span.text, m.role, str(m.span.start)) for m in found] == [
        ("00:10", "posted", "2024-05-10"),
        ("23:40", "posted", "2024-05-09"),
        ("6.30 p.m.", "posted", "2024-05-09"),
        ("Monday", "event", "2024-05-06"),
    ]


@pytest.mark.parametrize("text", ["20:01 A drone hit the port.", "A shell fell at 20:01 and one at 20:05."])
def test_one_clock_makes_no_live_blog(text: str) -> None:
    assert times(text) == []


def test_late_in_the_day_tomorrow_has_begun_elsewhere() -> None:
    text = "A raid early on Saturday hit the port. A raid last Saturday missed it."
    found = find_times(build_document("", text, datetime(2024, 5, 10, 21, tzinfo=UTC), None))
    assert [str(m.span.start) for m in found] == ["2024-05-11", "2024-05-04"]


def test_new_years_eve() -> None:
    """The day ahead is local; months and days farther on are of the year before."""
    eve = date(2023, 12, 31)
    for words, day in (("January 1", "2024-01-01"), ("January 2", "2023-01-02"), ("30 December", "2023-12-30")):
        assert [s[1] for s in spans(f"On {words} a raid hit the port.", eve)] == [day]
    assert [s[1] for s in spans("In January a raid hit the port.", eve)] == ["2023-01-01"]
    assert [s[1] for s in spans("On 30 December a raid hit the port.", date(2024, 1, 2))] == ["2023-12-30"]


def test_a_weekday_that_contradicts_its_date() -> None:
    """Near publication the date is right; weeks before it the date is mistyped, and the weekday is of the last days."""
    assert spans("On Monday, 8 May 2024, a raid hit the port.")[0][1:] == ("2024-05-08", "2024-05-08")
    assert spans("On Thursday, 2 April 2024, a raid hit the port.")[0][1:] == ("2024-05-09", "2024-05-10")
    assert spans("On Thursday, 2 April 2021, a raid hit the port.")[0][1:] == ("2021-04-02", "2021-04-02")


def test_days_after_a_named_strike_count_from_that_one() -> None:
    """A strike that the text has dated by its place, else none: the day of another would be a false one."""
    text = "A raid on 1 May hit Tamu. On 4 May a shell hit Mindat. Six days after the Tamu raid Falam was hit."
    assert [s[1] for s in spans(text)] == ["2024-05-01", "2024-05-04", "2024-05-07"]
    assert [s[1] for s in spans("A raid on 1 May hit Tamu. It came two days after the Webula strike.")][1] is None
    assert [s[1] for s in spans("A raid on 1 May hit Tamu. Two days after the raid it was hit again.")][
        1
    ] == "2024-05-03"


def test_an_article_grows_after_its_head() -> None:
    """Its head says Wednesday, it was published on Friday: Thursday is the day between."""
    _, day = times("Published May 8 2024 Many feared dead. Jets struck the town on Thursday.")
    assert str(day.span.start) == "2024-05-09"


def test_last_weekend_is_over() -> None:
    assert spans("A raid last weekend killed two.", date(2024, 5, 11))[0][1:] == ("2024-05-04", "2024-05-05")
    assert spans("A raid this weekend killed two.", date(2024, 5, 11))[0][1:] == ("2024-05-11", "2024-05-11")


def test_a_weekday_finds_the_year() -> None:
    assert spans("On Thursday, 7 October, a raid hit the port.")[0][1:] == ("2021-10-07", "2021-10-07")


def test_the_same_period_is_the_one_told_before() -> None:
    since, same = times("Since February jets have flown 90 raids. They fired 34 missiles in the same period.")
    assert (same.span.start, same.span.end) == (since.span.start, since.span.end) == (date(2024, 2, 1), FRIDAY)


def test_quoted_today_is_the_day_of_the_dated_event() -> None:
    _, today = times("On 1 May 2024 jets struck. “Today we lost our home,” he wrote.")
    assert str(today.span.start) == "2024-05-01"
    [today] = times("“Today we lost our home,” he wrote.")
    assert today.span.start == FRIDAY


def test_the_year_just_written_holds_for_the_next_date() -> None:
    _, later = times("On 23 October 2023 jets struck. A man died of wounds on October 31.", date(2023, 10, 24))
    assert str(later.span.start) == "2023-10-31"


def test_news_after_a_look_back_is_news() -> None:
    text = "Herders were bombed on 24 May last year. On 2 May the air force hit a camp."
    assert [s[1] for s in spans(text)] == ["2023-05-24", "2024-05-02"]
    text = "On 24 March 2022 herders were bombed. On 2 May a child died of wounds."
    assert [s[1] for s in spans(text)] == ["2022-03-24", "2022-05-02"]


def test_captions_do_not_date_the_event() -> None:
    assert [m.role for m in times("Photo: smoke is seen after a strike on the town on July 17, 2017.")] == ["statement"]


def test_statement_does_not_move_the_narrative_anchor() -> None:
    *_, last = times(
        "On 1 May jets struck. The army said on 9 May that it was sorry. Two days later they struck again."
    )
    assert str(last.span.start) == "2024-05-03"


MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = st.dates(date(1990, 1, 1), date(2049, 12, 31))


@settings(max_examples=100)
@given(DAYS, st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{d}th of {m} {y}", "{m} {d}th {y}", "{y}-{n:02}-{d:02}"]))
def test_a_written_day_resolves_to_itself(day: date, form: str) -> None:
    words = form.format(d=day.day, m=MONTHS[day.month - 1], y=day.year, n=day.month)
    [mention] = times(f"Jets struck on {words} near the town.", None)
    assert (mention.span.start, mention.span.end, mention.span.text) == (day, day, words)


@settings(max_examples=100)
@given(DAYS, st.integers(0, 360), st.booleans())
def test_a_day_without_year_is_the_nearest_past(published: date, back: int, uk: bool) -> None:
    day = published - timedelta(days=back)
    if (day.month, day.day) == (2, 29):
        return
    words = f"{day.day} {MONTHS[day.month - 1]}" if uk else f"{MONTHS[day.month - 1]} {day.day}"
    [mention] = times(f"Jets struck on {words} near the town.", published)
    assert mention.span.start == day


@settings(max_examples=100)
@given(DAYS, st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]))
def test_weekdays_never_lie_in_the_future(published: date, weekday: str) -> None:
    [mention] = times(f"Jets struck on {weekday}.", published)
    assert mention.span.start is not None
    assert 0 <= (published - mention.span.start).days < 7
    assert mention.span.start.strftime("%A") == weekday


@settings(max_examples=100)
@given(st.text(max_size=200), st.sampled_from([None, FRIDAY, date(1, 1, 1), date(9999, 12, 31)]))
def test_never_raises_and_spans_are_exact(noise: str, published: date | None) -> None:
    text = f"{noise} on 31 April, {noise} last week Thursday {noise} 3 May to 99 May 2016 {noise} five days later"
    at = document(text, published)
    for mention in find_times(at):
        assert at.buffer[mention.start : mention.end] == mention.span.text
        assert (mention.span.start is None) == (mention.span.end is None) == (mention.span.date_prec is None)
        if mention.span.start and mention.span.end:
            assert mention.span.start <= mention.span.end


WORDS = [
    "on Monday", "last week", "overnight", "two days later", "3 May", "in March", "since Sunday", "in late 2022",
    "between 28 April and 3 May", "over the past three days", "a week ago today", "on Thursday, 2 April 2024", "5/8/2024",
    "the same day", "last weekend", "earlier this month", "until June", "on the 9th", "late last night",
]  # fmt: skip


@settings(max_examples=100)
@given(st.one_of(st.none(), DAYS), st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
def test_one_day_is_precise_and_nothing_else_is(published: date | None, words: list[str]) -> None:
    """UCDP's precision 1 is one day, and only that; an undated text gives a day only to what has its year."""
    for mention in times(". ".join(f"Jets struck the port {w}" for w in words) + ".", published):
        one_day = mention.span.start is not None and mention.span.start == mention.span.end
        assert (mention.span.date_prec == 1) == one_day
        if published is None and not {"on Thursday, 2 April 2024", "in late 2022", "5/8/2024"} & set(words):
            assert mention.span.start is None


@settings(max_examples=100)
@given(DAYS, st.integers(0, 7), st.booleans())
def test_a_date_in_digits_is_never_in_the_future(published: date, back: int, uk: bool) -> None:
    """News of the week gives its day in either order of day and month."""
    day = published - timedelta(days=back)
    first, second = (day.day, day.month) if uk else (day.month, day.day)
    [mention] = times(f"Jets struck on {first}/{second}/{day.year} near the town.", published)
    assert mention.span.start is not None
    if max(first, second) > 12:
        assert mention.span.start == day
    assert (published - mention.span.start).days >= -1


@settings(max_examples=100)
@given(DAYS, st.integers(0, 23), st.sampled_from(["Monday", "Wednesday", "Sunday"]))
def test_a_weekday_is_of_the_week_up_to_the_next_local_day(published: date, hour: int, weekday: str) -> None:
    at = datetime(published.year, published.month, published.day, hour, tzinfo=UTC)
    [mention] = find_times(build_document("", f"Jets struck on {weekday}.", at, None))
    assert mention.span.start is not None
    assert -1 <= (published - mention.span.start).days < 7
    assert hour >= 18 or mention.span.start <= published


def test_one_date_that_is_only_month_first_settles_the_order_of_all() -> None:
    assert spans("On 3/4/2024 missiles hit a base; the count of 3/21/2024 was final.") == [
        ("3/4/2024", "2024-03-04", "2024-03-04"),
        ("3/21/2024", "2024-03-21", "2024-03-21"),
    ]
    assert spans("On 3/4/2024 missiles hit a base.") == [("3/4/2024", "2024-04-03", "2024-04-03")]
