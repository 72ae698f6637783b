"""What is written to the tables is read back, in the form of today and in that of yesterday."""

import json

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from streams.domain.report import StrikeReport
from streams.domain.vocabulary import IncidentStatus
from streams.matching.matcher import Matcher
from streams.matching.rows import packed, unpacked
from streams.matching.state import Membership, decode_membership, decode_record, encode, record_of, remnant_of
from tests.matching.factory import NOW, Desk, report
from tests.strategies import ids, one_of, reports, texts, times

NAMED = (
    '["rep_north#0",3,"current","SY","art_north","https://north.example/1","north",null,"2024-06-01T12:00:00Z","abcd",'
    '"incident","accomplished","claimed",["the governor"],"Air/drone strike",{"type":"drone","platform":null,"text":"drones"},'
    '{"min":1,"max":1,"hedge":null},{"start":"2024-05-14","end":"2024-05-14","date_prec":1,"text":"on Tuesday"},'
    '{"country":"SY","admin1":"Idlib","place":"Harim","lat":36.21,"lon":36.52,"geonameid":1001,"where_prec":1,"text":"Harim"},'
    '[{"id":"SY","name":"Syria","kind":"state","state":"SY","certainty":"fact","text":null}],[],'
    '[{"name":"Omar Haddad","role":null,"outcome":"killed","certainty":"fact"}],{"total":{"min":6,"max":6,"hedge":"at_least"}},'
    '{},["market"],"Drones hit the market of Harim.",0.5]'
)
"""A record as it was written with the names of its slots."""


@settings(max_examples=100, deadline=None)
@given(reports)
def test_a_record_is_read_as_it_was_written(r: StrikeReport) -> None:
    for record in (made := record_of(r, NOW, 300)), remnant_of(made):
        written = encode(record)
        assert written.isascii()
        assert decode_record(r.report_id, written) == record
        assert r.report_id not in json.loads(written)[:1]


@given(st.binary(max_size=70).map(bytes.hex) | st.text("0123456789abcdefABCDEF :=~", max_size=130))
@example("ABCD")
@example(":")
@example("ab cd")
def test_any_fingerprint_survives(made: str) -> None:
    assert unpacked(packed(made)) == made


def test_a_sketch_is_written_a_third_shorter() -> None:
    assert len(packed("5e" * 64)) == 86


def test_a_record_with_the_names_of_its_slots_is_still_read() -> None:
    record = decode_record("rep_north#0", NAMED)
    assert record.location.place == "Harim"
    assert record.killed["total"].hedge == "at_least"
    assert decode_record("rep_north#0", encode(record)) == record
    assert len(encode(record)) < 0.7 * len(NAMED)


def test_a_table_of_records_with_names_goes_on_as_if_written_today() -> None:
    old, new = Desk(), Desk()
    for desk in old, new:
        desk.take(report("north", killed=6), report("south", killed=6), report("east", "Raqqa", killed=2))
    for key, value in old.reports.items():
        old.reports[key] = msgspec.json.encode(
            decode_record(key, value)
        ).decode()  # as it was: the fields of the record itself
    for key, value in old.incidents.items():
        old.incidents[key] = msgspec.json.encode(decode_membership(key, value)).decode()
    assert '"place":"Raqqa"' in old.reports["rep_east#0"]
    assert all(value.startswith(f'["{key}"') for key, value in old.incidents.items())
    again = Matcher(old.incidents, old.reports, old.outbox)
    for r in (report("west", killed=7), report("far", "Raqqa", killed=2), report("new", "Odesa")):
        assert again.decide(r, NOW) == new.matcher.decide(r, NOW)
        assert again.home("rep_south#0") == new.matcher.home("rep_south#0") is not None


incidents = st.builds(
    Membership, ids, texts, st.integers(0, 2**40), st.integers(1, 2**40), one_of(IncidentStatus), st.none() | ids, times,
    st.lists(ids, max_size=4).map(tuple),
)  # fmt: skip


@given(incidents)
def test_an_incident_is_read_as_it_was_written(m: Membership) -> None:
    assert decode_membership(m.incident_id, encode(m)) == m


@pytest.mark.parametrize("written", ["[]", "[3]", '[2,"x"]', "{}", ""])
def test_what_is_no_record_is_an_error_not_a_record(written: str) -> None:
    with pytest.raises(msgspec.MsgspecError):
        decode_record("rep_1", written)
    with pytest.raises(msgspec.MsgspecError):
        decode_membership("inc_1", written)
