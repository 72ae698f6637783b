import io

import orjson
import pytest

from streams.contract.batch import Bad, Ok, read_lines, read_records
from streams.contract.codec import decode_article
from streams.contract.topics import LARGEST_RECORD_BYTES


def lines(raw: bytes) -> list:
    return list(read_lines(io.BytesIO(raw)))


def test_lines_are_numbered_from_one_and_blank_ones_count_but_do_not_come():
    assert lines(b"a\n\n  \r\nb\r\nc") == [(1, b"a"), (4, b"b"), (5, b"c")]


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_a_line_of_just_the_limit_comes_whole(end):
    assert lines(b"x" * LARGEST_RECORD_BYTES + end) == [(1, b"x" * LARGEST_RECORD_BYTES)]


def test_a_line_beyond_the_limit_is_skipped_to_its_end():
    assert lines(b"a\n" + b"x" * (3 * LARGEST_RECORD_BYTES) + b"\nb\n" + b"y" * (2 * LARGEST_RECORD_BYTES)) == [
        (1, b"a"),
        (2, None),
        (3, b"b"),
        (4, None),
    ]


def test_bad_lines_are_data_between_the_good_ones():
    good = orjson.dumps({"id": "a1", "text": "Two rockets fell short of the port."})
    raw = b"\n".join([good, b"{oops", b'{"text": 7}', b"z" * (LARGEST_RECORD_BYTES + 3), good])
    found = list(read_records(io.BytesIO(raw), decode_article))
    assert [type(item) for item in found] == [Ok, Bad, Bad, Bad, Ok]
    assert [item.line for item in found] == [1, 2, 3, 4, 5]
    assert [item.reason for item in found if isinstance(item, Bad)] == ["not_json", "schema", "too_large"]
    assert orjson.loads(found[2].as_json()) == {
        "line": 3,
        "reason": "schema",
        "field": "$.text",
        "message": "Expected str | null, got int",
    }
