"""A quote is evidence only where it stands in the article."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.llm.quotes import LONGEST, Quotes
from streams.text.sentences import build_document

TITLE = "Strike kills four"
TEXT = "A strike killed four in Ma’rib, “a market day”,\nsaid Dr Salim. Another strike killed 12 in Sana’a – the third."
DOCUMENT = build_document(TITLE, TEXT, datetime(2021, 6, 10, tzinfo=UTC), None)
QUOTES = Quotes(DOCUMENT, 10_000)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("killed four in Ma'rib", "killed four in Ma’rib"),
        ('"a market day", said', "“a market day”,\nsaid"),
        ("KILLED  12", "killed 12"),
        ("Sana’a - the", "Sana’a – the"),
        ("12", "12"),
    ],
)
def test_form_does_not_count(quote, words):
    start, end = QUOTES.find(quote)
    assert DOCUMENT.buffer[start:end] == words


@pytest.mark.parametrize(
    "quote",
    [
        "killed five",
        "kill",
        "illed four",
        "four A strike",
        "four\n\nA strike",
        "1",
        "",
        " ",
        "-",
        "a",
        None,
        "x" * (LONGEST + 1),
        ".*",
        "four in Sana'a",
    ],
)
def test_what_does_not_stand_there_is_none(quote):
    assert QUOTES.find(quote) is None


def test_the_nearest_of_several_is_meant():
    first, second = QUOTES.find("strike killed", 0), QUOTES.find("strike killed", len(DOCUMENT.buffer))
    assert first < second
    assert QUOTES.find("strike kills", len(DOCUMENT.buffer))[0] < DOCUMENT.text_start


def test_words_beyond_what_the_model_saw_do_not_count():
    assert Quotes(DOCUMENT, 40).find("killed 12") is None


@given(st.text(max_size=80))
def test_any_quote_found_reads_like_the_text(quote):
    spot = QUOTES.find(quote)
    if spot is not None:
        assert len(DOCUMENT.buffer[slice(*spot)].split()) == len(quote.split())
