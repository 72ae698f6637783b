from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings

from streams.contract.headers import CLOUD_EVENTS, DEAD_LETTER, dead_letter_headers, record_headers
from streams.domain.article import Article
from streams.domain.errors import DecodeError
from streams.domain.incident import Incident, IncidentChange
from streams.domain.report import StrikeReport
from streams.domain.rollup import Rollup
from tests import strategies

AT = datetime(2024, 5, 31, 14, 30, tzinfo=timezone(timedelta(hours=2)))
INCIDENT = Incident(incident_id="inc_1", revision=3, last_updated_at=AT)
RECORDS = [
    (Article(id="a1", text="x", published_at=AT), "a1/", "a1", "news.articles.v1"),
    (StrikeReport(report_id="rep_1", report_revision=2, article_id="a1", published_at=AT), "rep_1/2", "a1", "strikes.reports.v1"),
    (INCIDENT, "inc_1/3", "inc_1", "strikes.incidents.v1"),
    (IncidentChange(change="updated", incident_id="inc_1", revision=3, at=AT, before=None, after=INCIDENT, cause="rep_1"), "inc_1/3/updated", "inc_1", "strikes.changes.v1"),
    (Rollup(window="7d", dimension="country", value="SD", as_of=AT, revision=4), "7d|country|SD/4", "7d|country|SD", "strikes.rollups.v1"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "event_id", "subject", "topic"), RECORDS)
def test_every_record_has_its_cloud_event_headers(record, event_id, subject, topic):
    headers = dict(record_headers(record, "match"))
    assert tuple(headers) == CLOUD_EVENTS
    assert headers["ce_id"].decode().startswith(event_id)
    assert headers | {"ce_id": b""} == {
        "ce_specversion": b"1.0",
        "ce_id": b"",
        "ce_type": f"strikewire.{topic}".encode(),
        "ce_source": b"/strikewire/match",
        "ce_time": b"2024-05-31T12:30:00Z",
        "ce_subject": subject.encode(),
        "ce_dataschema": f"urn:strikewire:schema:{topic}".encode(),
        "content-type": b"application/json",
    }


def test_an_article_that_comes_again_has_the_same_event_id_and_a_changed_one_another():
    def event_id(**fields) -> bytes:
        return dict(record_headers(Article(id="a1", **fields), "replay"))["ce_id"]

    assert event_id(text="x") == event_id(text="x") != event_id(text="y")


def test_a_time_that_nobody_knows_is_left_out():
    assert "ce_time" not in dict(record_headers(Article(id="a1", text="x"), "replay"))


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.changes)
def test_headers_are_a_function_of_the_record(change):
    assert record_headers(change, "match") == record_headers(change, "match")
    assert all(isinstance(value, bytes) and value for _, value in record_headers(change, "match"))


def dead(original, error=None, **changed) -> list:
    where = {
        "topic": "news.articles.v1",
        "partition": 3,
        "offset": 41,
        "timestamp": 1717113600.25,
        "stage": "extract",
        "app": "strikewire",
    }
    return dead_letter_headers(
        original, error=error or DecodeError("schema", "expected text", "$.text"), version="0.1", reason="schema", **where | changed
    )  # fmt: skip


def test_a_dead_letter_says_why_and_where():
    assert dict(dead(None)) == {
        "__connect.errors.topic": b"news.articles.v1",
        "__connect.errors.partition": b"3",
        "__connect.errors.offset": b"41",
        "__connect.errors.timestamp": b"1717113600250",
        "__connect.errors.stage": b"extract",
        "__connect.errors.exception.class.name": b"streams.domain.errors.DecodeError",
        "__connect.errors.exception.message": b"$.text: expected text",
        "reason": b"schema",
        "app": b"strikewire",
        "version": b"0.1",
    }


def test_the_original_headers_stay_first_in_order_doubled_ones_too_and_are_never_overwritten():
    dead_before = [("reason", b"not_json"), ("__connect.errors.topic", b"x")]
    original = [("b", b"1"), ("a", b"\xff"), ("b", b"2"), *dead_before]
    headers = dead(original)
    assert headers[:5] == original
    assert [name for name, _ in headers].count("reason") == 1
    assert [name for name, _ in headers].count("__connect.errors.topic") == 1
    assert set(dict(headers)) - {"a", "b"} == set(DEAD_LETTER) - {"__connect.errors.exception.stacktrace"}
    assert dead(dict(original)) == [("b", b"2"), ("a", b"\xff"), *original[3:], *headers[5:]]


def test_a_producers_own_header_of_that_name_does_not_take_the_place_of_the_reason():
    headers = dead([("reason", b"because"), ("version", b"7")])
    assert headers[:2] == [("reason", b"because"), ("version", b"7")]
    assert [value for name, value in headers if name == "reason"] == [b"because", b"schema"]
    assert dict(headers)["version"] == b"0.1"


def test_a_bug_brings_its_trace_and_nothing_grows_without_bound():
    def fail(depth: int) -> None:
        if depth == 0:
            raise ValueError("x" * 100_000 + "\n\x00 \ud800")
        fail(depth - 1)

    with pytest.raises(ValueError, match="xx") as caught:
        fail(40)
    headers = dict(dead([], error=caught.value))
    assert b"ValueError" in headers["__connect.errors.exception.class.name"]
    assert len(headers["__connect.errors.exception.message"]) < 1_000
    assert len(headers["__connect.errors.exception.stacktrace"]) <= 8_192
    assert len(b"".join(headers.values())) < 10_000
