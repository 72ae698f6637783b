import json
from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from streams.contract import codec
from streams.contract.topics import MAX_MESSAGE_BYTES
from streams.domain.article import Article
from streams.domain.errors import DecodeError
from streams.domain.incident import Incident, IncidentChange
from streams.domain.report import Count, StrikeReport
from streams.domain.rollup import Rollup
from streams.domain.vocabulary import DEAD_LETTER_REASONS
from tests import strategies

PAIRS = [
    (strategies.articles, codec.decode_article),
    (strategies.reports, codec.decode_report),
    (strategies.incidents, codec.decode_incident),
    (strategies.changes, codec.decode_change),
    (strategies.rollups, codec.decode_rollup),
]
DECODERS = [decode for _, decode in PAIRS]
slow_is_fine = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize(("records", "decode"), PAIRS, ids=lambda x: getattr(x, "__name__", ""))
def test_what_is_encoded_decodes_to_the_same_record(records, decode):
    @slow_is_fine
    @given(records)
    def holds(record):
        raw = codec.encode(record)
        assert decode(raw) == record
        assert codec.encode(decode(raw)) == raw

    holds()


def article(**fields) -> bytes:
    return orjson.dumps({"title": "Shells hit the depot", "text": "Shells hit the depot at dawn.", **fields})


def refusal(raw, decode=codec.decode_article) -> tuple[str, str]:
    with pytest.raises(DecodeError) as caught:
        decode(raw)
    assert caught.value.reason in DEAD_LETTER_REASONS
    assert len(str(caught.value)) < 1000
    assert str(caught.value).isprintable()
    return caught.value.reason, caught.value.field


@pytest.mark.parametrize("decode", DECODERS)
@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (None, "empty"),
        (b"", "empty"),
        (b"   ", "not_json"),
        (b"{", "not_json"),
        (b"Reuters - Tripoli", "not_json"),
        (b'{"title": "a\x01b"}', "not_json"),
        (b'{"title": "\\ud800"}', "not_json"),
        (b'{"confidence": NaN}', "not_json"),
        (b'{"confidence": -Infinity}', "not_json"),
        (b'{"confidence": 1e999}', "not_json"),
        (b"{} {}", "not_json"),
        (b'{"title": "\xff\xfe"}', "not_utf8"),
        (b'{"title": "\xed\xa0\x80"}', "not_utf8"),
        (b"[" * 100_000, "too_deep"),
        (b'{"x":' * 2_000 + b"1" + b"}" * 2_000, "too_deep"),
        (b'{"text": "' + b"x" * 10_000_000 + b'"}', "too_large"),
        (b"[]", "schema"),
        (b"null", "schema"),
        (b'"text"', "schema"),
        (b"12", "schema"),
    ],
    ids=lambda x: repr(x[:24]) if isinstance(x, bytes) else str(x),
)
def test_bytes_that_are_no_record_are_refused_with_their_reason(decode, raw, reason):
    assert refusal(raw, decode)[0] == reason


@slow_is_fine
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_raise_anything_but_a_decode_error(raw):
    for decode in DECODERS:
        with pytest.raises(DecodeError):
            decode(raw)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False, allow_infinity=False) | strategies.texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(strategies.texts, inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@slow_is_fine
@given(st.data())
def test_a_record_with_any_one_field_replaced_decodes_or_names_a_reason(data):
    records, decode = data.draw(st.sampled_from(PAIRS))
    found = orjson.loads(codec.encode(data.draw(records)))
    found[data.draw(st.sampled_from(sorted(found)))] = data.draw(json_values)
    error = None
    try:
        decode(orjson.dumps(found))
    except DecodeError as caught:
        error = caught
    assert error is None or (error.reason in DEAD_LETTER_REASONS and error.field.startswith("$"))


@pytest.mark.parametrize(
    ("fields", "reason", "field"),
    [
        ({"title": 12}, "schema", "$.title"),
        ({"title": None}, "schema", "$.title"),
        ({"text": ["a", "b"]}, "schema", "$.text"),
        ({"published_at": 1_700_000_000}, "schema", "$.published_at"),
        ({"text": None}, "no_text", "$.text"),
        ({"text": " \n\t\u00a0 "}, "no_text", "$.text"),
        ({"text": "", "html": ""}, "no_text", "$.text"),
        ({"id": ""}, "bad_key", "$.id"),
        ({"id": "  "}, "bad_key", "$.id"),
        ({"id": "a\nb"}, "bad_key", "$.id"),
        ({"id": "x" * 513}, "bad_key", "$.id"),
        ({"id": 17}, "schema", "$.id"),
        ({"published_at": "yesterday"}, "bad_time", "$.published_at"),
        ({"published_at": "0000-01-01T00:00:00Z"}, "bad_time", "$.published_at"),
        ({"published_at": "0001-01-01"}, "bad_time", "$.published_at"),
        ({"published_at": "0001-01-01T00:00:00+14:00"}, "bad_time", "$.published_at"),
        ({"published_at": "9999-12-31T23:59:59-12:00"}, "bad_time", "$.published_at"),
        ({"published_at": "2024-02-30"}, "bad_time", "$.published_at"),
        ({"published_at": "x" * 10_000}, "bad_time", "$.published_at"),
        ({"fetched_at": "3024-01-01"}, "bad_time", "$.fetched_at"),
    ],
)
def test_a_bad_field_of_an_article_is_named(fields, reason, field):
    assert refusal(article(**fields)) == (reason, field)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-05-31", datetime(2024, 5, 31, tzinfo=UTC)),
        ("2024-05-31T10:15:00", datetime(2024, 5, 31, 10, 15, tzinfo=UTC)),
        ("2024-05-31 10:15", datetime(2024, 5, 31, 10, 15, tzinfo=UTC)),
        ("2024-05-31t10:15:00z", datetime(2024, 5, 31, 10, 15, tzinfo=UTC)),
        (" 20240531T101500Z ", datetime(2024, 5, 31, 10, 15, tzinfo=UTC)),
        ("2024-05-31T01:15:00+02:00", datetime(2024, 5, 30, 23, 15, tzinfo=UTC)),
        ("2024-05-31T10:15:00.123456789-0530", datetime(2024, 5, 31, 15, 45, 0, 123456, tzinfo=UTC)),
        ("", None),
        (None, None),
    ],
)
def test_times_are_read_leniently_and_kept_as_utc(written, meant):
    found = codec.decode_article(article(published_at=written)).published_at
    assert found == meant
    assert found is None or found.utcoffset() == timedelta(0)


def test_unknown_fields_are_ignored_and_absent_ones_have_their_defaults():
    found = codec.decode_article(article(tags=["a"], nested={"deep": [1]}))
    assert found == Article(title="Shells hit the depot", text="Shells hit the depot at dawn.")


def test_a_blank_text_gives_way_to_the_html():
    found = codec.decode_article(article(text=" \n", html="<p>Shells fell.</p>"))
    assert (found.text, found.html) == (None, "<p>Shells fell.</p>")


def test_a_byte_order_mark_is_no_error():
    assert codec.decode_article(b"\xef\xbb\xbf" + article()).title == "Shells hit the depot"


def test_the_greatest_allowed_message_is_read_and_one_byte_more_is_not():
    room = MAX_MESSAGE_BYTES - len(article(text=""))
    assert len(codec.decode_article(article(text="x" * room)).text) == room
    assert refusal(article(text="x" * (room + 1)))[0] == "too_large"


def test_our_own_records_may_be_larger_than_an_article():
    report = StrikeReport(report_id="r", article_id="a", quote="x" * MAX_MESSAGE_BYTES)
    change_of = Incident(incident_id="i", merged_into="x" * MAX_MESSAGE_BYTES)
    assert codec.decode_report(codec.encode(report)) == report
    assert codec.decode_incident(codec.encode(change_of)) == change_of


def test_escaped_control_characters_in_the_text_are_kept_for_the_cleaner():
    assert codec.decode_article(article(text="a\x00b")).text == "a\x00b"


REPORT = {"report_id": "rep_1", "article_id": "art_1"}


@pytest.mark.parametrize(
    ("fields", "reason", "field"),
    [
        ({"report_id": ""}, "bad_key", "$.report_id"),
        ({"article_id": "\t"}, "bad_key", "$.article_id"),
        ({"report_revision": 0}, "schema", "$.report_revision"),
        ({"confidence": 1.5}, "schema", "$.confidence"),
        ({"stage": "x - at `$.title`"}, "schema", "$.stage"),
        ({"killed": {"totl": {"min": 1, "max": 1}}}, "schema", "$.killed"),
        ({"killed": {"total": {"min": 2**70, "max": None}}}, "schema", "$.killed[...].min"),
        ({"killed": {"total": {"min": 9, "max": 3}}}, "schema", "$.killed.total"),
        ({"strikes": {"min": -4, "max": None}}, "schema", "$.strikes"),
        ({"location": {"lat": 95.0}}, "schema", "$.location.lat"),
        ({"location": {"lon": -181}}, "schema", "$.location.lon"),
        ({"date": {"start": "2024-13-01"}}, "schema", "$.date.start"),
        ({"published_at": "0000"}, "bad_time", "$.published_at"),
    ],
)
def test_a_bad_field_of_a_report_is_named(fields, reason, field):
    raw = json.dumps({**REPORT, **fields}).encode()
    assert refusal(raw, codec.decode_report) == (reason, field)


def test_a_bad_field_deep_in_a_change_is_named():
    after = {"incident_id": "inc_1", "reports": [{"report_id": "r", "published_at": "0000-00-00"}]}
    raw = orjson.dumps({"change": "new", "incident_id": "inc_1", "revision": 1, "at": "2024-05-31", "after": after})
    assert refusal(raw, codec.decode_change) == ("bad_time", "$.after.reports[0].published_at")


def test_keys_come_in_the_order_of_the_fields_and_times_with_z():
    incident = Incident(incident_id="inc_1", last_updated_at=datetime(2024, 5, 31, 12, tzinfo=timezone(timedelta(0))))
    change = IncidentChange(change="new", incident_id="inc_1", revision=1, at=datetime(2024, 5, 31, 12, 0, 0, 5, tzinfo=UTC), before=None, after=incident, cause="rep_1")  # fmt: skip
    assert codec.encode(change).startswith(
        b'{"change":"new","incident_id":"inc_1","revision":1,"at":"2024-05-31T12:00:00.000005Z","before":null,"after":{"incident_id":"inc_1","revision":1,'
    )
    assert b'"last_updated_at":"2024-05-31T12:00:00Z"' in codec.encode(incident)


def test_any_mapping_can_be_encoded():
    report = StrikeReport(report_id="rep_1", article_id="art_1", killed=MappingProxyType({"total": Count(1, 2)}))
    assert codec.decode_report(codec.encode(report)).killed == {"total": Count(1, 2)}


def test_a_rollup_needs_its_time():
    raw = codec.encode(Rollup(window="7d", dimension="all", value="all", as_of=datetime(2024, 5, 31, tzinfo=UTC)))
    assert refusal(raw.replace(b'"2024-05-31T00:00:00Z"', b'""'), codec.decode_rollup) == ("schema", "$.as_of")
