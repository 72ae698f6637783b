"""The number grammar: what it reads from a phrase and what it leaves alone."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.domain.vocabulary import Hedge
from streams.extraction.mentions import NumberMention
from streams.extraction.numbers.grammar import find_numbers, lowered
from streams.text.sentences import build_document

Reading = tuple[int | None, int | None, Hedge | None]


def mentions(text: str) -> list[NumberMention]:
    return find_numbers(build_document("", text, None, None))


def read(text: str) -> list[Reading]:
    return [(n.min, n.max, n.hedge) for n in mentions(text)]


PLAIN: list[tuple[str, Reading]] = [
    ("12 people", (12, 12, None)),
    ("1,250 families", (1250, 1250, None)),
    ("twelve villagers", (12, 12, None)),
    ("twenty-one guests", (21, 21, None)),
    ("fifty five recruits", (55, 55, None)),
    ("one hundred and five men", (105, 105, None)),
    ("two thousand three hundred tents", (2300, 2300, None)),
    ("a hundred fighters", (100, 100, None)),
    ("2.5 million residents", (2_500_000, 2_500_000, None)),
    ("3 thousand shells", (3000, 3000, None)),
    ("12k people", (12_000, 12_000, None)),
    ("two dozen soldiers", (24, 24, None)),
    ("half a dozen houses", (6, 6, None)),
    ("a dozen drones", (12, 12, None)),
    ("a score of rebels", (20, 20, None)),
    ("a couple of shepherds", (2, 2, None)),
    ("a pair of brothers", (2, 2, None)),
    ("dozens of people", (12, None, None)),
    ("hundreds of people", (100, None, None)),
    ("scores of people", (20, None, None)),
    ("tens of thousands of people", (10_000, None, None)),
    ("several rockets", (3, None, None)),
    ("a few shells", (3, None, None)),
    ("several hundred men", (200, None, None)),
    ("killed 2000 people", (2000, 2000, None)),
]
HEDGED: list[tuple[str, Reading]] = [
    ("at least 12 people", (12, 12, "at_least")),
    ("no fewer than nine men", (9, 9, "at_least")),
    ("not less than 30 rounds", (30, 30, "at_least")),
    ("a minimum of four homes", (4, 4, "at_least")),
    ("12 or more people", (12, 12, "at_least")),
    ("40+ wounded", (40, 40, "at_least")),
    ("more than 50 died", (50, 50, "more_than")),
    ("over a dozen shells", (12, 12, "more_than")),
    ("upwards of seventy people", (70, 70, "more_than")),
    ("up to 20 people", (None, 20, "at_most")),
    ("as many as 35 fighters", (None, 35, "at_most")),
    ("no more than six homes", (None, 6, "at_most")),
    ("fewer than 10 people", (None, 10, "less_than")),
    ("about 30 men", (30, 30, "about")),
    ("nearly 500 air strikes", (500, 500, "about")),
    ("some 40 vehicles", (40, 40, "about")),
    ("an estimated 60 militants", (60, 60, "about")),
    ("15 or so people", (15, 15, "about")),
    ("at least another 9 people", (9, 9, "at_least")),
]
RANGES: list[tuple[str, Reading]] = [
    ("6–8 people", (6, 8, None)),
    ("6-8 people", (6, 8, None)),
    ("at least 14 and potentially more than 21 deaths", (14, 22, None)),
    ("between 14 and 18 people", (14, 18, None)),
    ("between five and 9 people", (5, 9, None)),
    ("10 to 15 shells", (10, 15, None)),
    ("from 10 to 12 men", (10, 12, None)),
    ("5 or 6 rockets", (5, 6, None)),
    ("two or three huts", (2, 3, None)),
    ("at least 8 and up to 11 people", (8, 11, None)),
    ("at least eight, possibly as many as ten", (8, 10, None)),
]
NOT_COUNTS = [
    "a 12-year-old boy",
    "a girl, aged 9, slept",
    "His wife, Huda Khamis Odeh, 21 slept.",
    "She is 34 years old.",
    "a man of 70",
    "12 km away",
    "600 miles south of the port",
    "a 500-pound bomb",
    "155 mm guns",
    "a Su-24 bomber",
    "an F-16 jet",
    "a Kh-101 missile",
    "GBU 31 kits",
    "on 12 May",
    "on May 12, he spoke",
    "in March 2018",
    "In 2016, he left.",
    "since 2014",
    "at 10:30 a.m.",
    "around 9 pm",
    "at 6 o'clock",
    "$12 million",
    "€300 a month",
    "50 dollars",
    "55 percent of them",
    "12% of homes",
    "the 27th brigade",
    "the 3rd time",
    "Resolution 2254",
    "Flight 752",
    "No. 5",
    "a three-storey house",
    "two days later",
    "for six months",
    "call +970 599 123 456",
    "phone 059 123 4567",
    "no one came",
    "one another",
    "one day",
    "won 3-0",
    "few people",
    "Sami Odeh, 34, slept",
    "Sami Odeh (34) slept",
    "a magnitude of 5.8",
]


@pytest.mark.parametrize(("text", "expected"), PLAIN + HEDGED + RANGES)
def test_reads(text: str, expected: Reading) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize("text", NOT_COUNTS)
def test_leaves_alone(text: str) -> None:
    assert read(text) == []


def test_a_rise_is_its_end() -> None:
    assert read("It rose from 5 to 8 on Friday.") == [(8, 8, None)]


def test_spans_hold_hedge_and_range_words() -> None:
    document = build_document("", "It hurt at least 12 men and between five and nine boys.", None, None)
    assert [document.buffer[n.start : n.end] for n in find_numbers(document)] == [
        "at least 12",
        "between five and nine",
    ]


def test_vague_words_say_so() -> None:
    assert [n.vague for n in mentions("Dozens of men and 12 boys ran.")] == [True, False]


def test_numbers_of_two_statements_stay_apart() -> None:
    assert read("It killed five and injured three.") == [(5, 5, None), (3, 3, None)]


def test_a_list_of_numbers_is_no_range() -> None:
    assert read("two boys, three girls and four men") == [(2, 2, None), (3, 3, None), (4, 4, None)]


_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905


def in_words(n: int) -> str:
    if n < 20:
        return _UNITS[n]
    if n < 100:
        return _TENS[n // 10] + (f"-{_UNITS[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{_UNITS[n // 100]} hundred" + (f" and {in_words(n % 100)}" if n % 100 else "")
    return f"{in_words(n // 1000)} thousand" + (f" {in_words(n % 1000)}" if n % 1000 else "")


HEDGES: dict[str, Hedge] = {"at least ": "at_least", "more than ": "more_than", "about ": "about", "nearly ": "about"}


@given(st.integers(min_value=1, max_value=99_999), st.sampled_from(["", *HEDGES]), st.booleans())
@settings(max_examples=120, deadline=None)
def test_round_trip(value: int, hedge: str, words: bool) -> None:
    written = in_words(value) if words else f"{value:,}"
    assert read(f"They counted {hedge}{written} people.") == [(value, value, HEDGES.get(hedge))]


@given(
    st.integers(min_value=1, max_value=500),
    st.integers(min_value=1, max_value=60),
    st.sampled_from(["{}-{}", "{} to {}", "between {} and {}"]),
)
@settings(max_examples=80, deadline=None)
def test_ranges_round_trip(low: int, more: int, form: str) -> None:
    if form == "{}-{}" and low < 10 and low + more < 13:
        form = "{}–{}"
    if low * 30 < low + more:
        more = low
    assert read(f"They counted {form.format(low, low + more)} people.") == [(low, low + more, None)]


PIECES = st.sampled_from(
    [
        "at least",
        "12",
        "1,200",
        "twenty",
        "hundred",
        "and",
        "-",
        "–",
        "to",
        "dozen",
        "dozens of",
        "a",
        "%",
        "km",
        "May",
        "$",
        "one",
        "of",
        "3.5",
        ",",
        ".",
        "(",
        "million",
        "up to",
        "or",
    ]
)


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_never_raises_and_mentions_are_ordered(text: str) -> None:
    document = build_document("", text, None, None)
    found = find_numbers(document)
    for n in found:
        sentence = document.sentences[n.sentence]
        assert sentence.start <= n.start < n.end <= sentence.end
        assert n.min is not None or n.max is not None
        assert n.min is None or n.max is None or n.min <= n.max
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(max_size=80))
def test_lowering_keeps_offsets(text: str) -> None:
    assert len(lowered(text)) == len(text)
