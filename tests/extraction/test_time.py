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
    ("A raid in the summer of 2016 killed two.", "2016-06-01", "2016-08-31", 5),
    ("A raid recently killed two.", "2024-04-10", "2024-05-10", 4),
    ("Raids in recent days killed two.", "2024-05-04", "2024-05-10", 3),
    ("Raids in recent weeks killed two.", "2024-04-10", "2024-05-10", 4),
    ("Raids over the weekend killed two.", "2024-05-04", "2024-05-05", 2),
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
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_role(text: str, role: str) -> None:
    assert [m.role for m in times(text)] == [role]


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


def test_quoted_today_is_the_day_of_the_dated_event() -> None:
    _, today = times("On 1 May 2024 jets struck. “Today we lost our home,” he wrote.")
    assert str(today.span.start) == "2024-05-01"
    [today] = times("“Today we lost our home,” he wrote.")
    assert today.span.start == FRIDAY


def test_the_year_just_written_holds_for_the_next_date() -> None:
    _, later = times("On 23 October 2023 jets struck. A man died of wounds on October 31.", date(2023, 10, 24))
    assert str(later.span.start) == "2023-10-31"


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


def test_one_date_that_is_only_month_first_settles_the_order_of_all() -> None:
    assert spans("On 3/4/2024 missiles hit a base; the count of 3/21/2024 was final.") == [
        ("3/4/2024", "2024-03-04", "2024-03-04"),
        ("3/21/2024", "2024-03-21", "2024-03-21"),
    ]
    assert spans("On 3/4/2024 missiles hit a base.") == [("3/4/2024", "2024-04-03", "2024-04-03")]
