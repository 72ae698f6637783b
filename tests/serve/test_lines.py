"""Records as readable lines: what a person needs to see is there, and nothing from the news can play with the terminal."""

import json
import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from streams.contract.codec import encode
from streams.contract.headers import dead_letter_headers
from streams.contract.topics import ARTICLES, ARTICLES_DLQ, CHANGES, INCIDENTS, REPORTS, ROLLUPS, TOPICS
from streams.domain.article import Article
from streams.domain.errors import DecodeError
from streams.domain.incident import Estimate, Incident, IncidentChange
from streams.domain.report import Actor, Count, DateSpan, Location, StrikeReport, Weapon
from streams.domain.rollup import Rollup
from streams.serve.lines import as_json, count, estimate, one_line, safe, span
from streams.serve.messages import Message

INCIDENT = Incident(
    incident_id="inc-1",
    revision=3,
    weapon=Weapon("drone", "Shahed-136"),
    date=DateSpan(date(2024, 3, 2), date(2024, 3, 2), 1),
    location=Location("UA", "Odesa", "Odesa"),
    attackers=(Actor("RU", "Russia", "state", "RU"),),
    targets=(Actor("UA", "Ukraine", "state", "UA"),),
    killed={"total": Estimate(12, 10, 12), "civilians": Estimate(12, 12, 12)},
    strike_status="likely",
    number_of_sources=3,
)
MOMENT = datetime(2024, 3, 3, 6, 30, tzinfo=UTC)


def message(topic, value, key=b"k", headers=None):
    return Message(topic, 2, 17, 0, key, value, dict(headers or {}))


def test_an_incident_says_when_where_what_who_and_how_many():
    assert one_line(message("t1-" + INCIDENTS.name, encode(INCIDENT)), "t1-") == (
        "2024-03-02  Odesa, UA  Air/drone strike (Shahed-136)  RU → UA  killed 12 (10–12), civilians 12  injured ?"
        "  likely, 3 sources  active  r3  inc-1"
    )


def test_a_merged_incident_says_into_which():
    merged = Incident(incident_id="inc-2", status="merged_into", merged_into="inc-1")

    assert "merged_into inc-1" in one_line(message(INCIDENTS.name, encode(merged)))


def test_the_other_records():
    article = Article(title="A headline", source="paper.example", text="t", published_at=MOMENT)
    report = StrikeReport(report_id="r1", article_id="a1", source="paper.example", killed={"total": Count(8, 11)})
    change = IncidentChange(
        change="new", incident_id="inc-1", revision=1, at=MOMENT, before=None, after=INCIDENT, cause="r1"
    )
    rollup = Rollup(window="7d", dimension="country", value="UA", as_of=MOMENT, incidents=4, killed=Estimate(12, 8, 20))

    assert one_line(message(ARTICLES.name, encode(article))) == "2024-03-03 06:30  paper.example  A headline"
    assert "killed 8–11, injured ?" in one_line(message(REPORTS.name, encode(report)))
    assert one_line(message(CHANGES.name, encode(change))).startswith("2024-03-03 06:30  new  2024-03-02  Odesa, UA")
    assert "7d  country  UA  4 incidents  strikes 0  killed 12 (8–20)" in one_line(
        message(ROLLUPS.name, encode(rollup))
    )


def test_a_dead_letter_says_why_and_where_it_failed():
    error = DecodeError("not_json", "unexpected character", "$")
    headers = dead_letter_headers(
        None,
        reason="not_json",
        error=error,
        topic=ARTICLES.name,
        partition=5,
        offset=99,
        timestamp=1_717_113_600.0,
        stage="extract",
        app="x",
        version="1",
    )
    letter = message(ARTICLES_DLQ.name, b"\x1b[31mnot json\xff", headers=headers)

    assert one_line(letter) == "not_json  news.articles.v1/5/99  extract  $: unexpected character   [31mnot json�"
    row = json.loads(as_json(letter))
    assert (row["reason"], row["value"]) == ("not_json", "\x1b[31mnot json�")
    assert row["headers"]["__connect.errors.offset"] == "99"


def test_a_deleted_key_and_a_value_that_is_no_record_are_told():
    assert one_line(message(INCIDENTS.name, None, b"inc-9")) == "inc-9  deleted"
    assert as_json(message(INCIDENTS.name, None)) is None
    assert "strikes.incidents.v1/2/17  not a record of strikes.incidents.v1" in one_line(
        message(INCIDENTS.name, b"[1]")
    )
    with pytest.raises(DecodeError):
        as_json(message(INCIDENTS.name, b"[1]"))


def test_json_is_the_value_itself():
    assert json.loads(as_json(message(INCIDENTS.name, encode(INCIDENT)))) == json.loads(encode(INCIDENT))


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        (None, "?"),
        (Count(None, None), "?"),
        (Count(8, 11), "8–11"),
        (Count(12, 12, "at_least"), "12 at_least"),
        (Count(None, 20, "at_most"), "≤20"),
        (Count(12, None), "12+"),
        (Count(0, 0), "0"),
    ],
)
def test_counts(stated, shown):
    assert count(stated) == shown


def test_estimates_and_spans():
    assert (estimate(Estimate(3, 3, 3)), estimate(Estimate(5, 3, 8))) == ("3", "5 (3–8)")
    assert span(DateSpan()) == "?"
    assert span(DateSpan(date(2024, 3, 1), date(2024, 3, 4))) == "2024-03-01/2024-03-04"
    assert span(DateSpan(None, date(2024, 3, 4))) == "2024-03-04"


@given(st.text())
def test_nothing_from_outside_moves_the_cursor_or_turns_the_writing(text):
    shown = safe(text, 50)

    assert len(shown) <= 50
    assert not set(shown) & set("\x1b\r\n\x07\u202e\u2066\u200f\u2028")


@given(st.text())
@example("\x9b31m red \u202e turned \x7f\u200f \U000e0041 Größe 北京")
def test_json_moves_no_cursor_and_turns_no_writing_and_reads_back_as_it_was(text):
    record = as_json(message(ARTICLES.name, json.dumps({"title": text}).encode()))
    letter = as_json(message(ARTICLES_DLQ.name, text.encode()))
    assert not {c for c in record + letter if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"}}
    assert json.loads(record)["title"] == json.loads(letter)["value"] == text


@given(
    st.sampled_from([topic.name for topic in TOPICS]),
    st.none() | st.binary(max_size=60),
    st.none() | st.binary(max_size=20),
)
def test_any_bytes_give_one_line(topic, value, key):
    assert "\n" not in one_line(message(topic, value, key))
