import io
from datetime import UTC, datetime

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from producers.clock import FakeClock
from producers.replay import Replay, Speed
from producers.source import Found, Refused
from streams.domain.errors import SourceError


def lines(*articles: dict) -> io.BytesIO:
    return io.BytesIO(b"".join(orjson.dumps({"text": "A shell fell.", **a}) + b"\n" for a in articles))


def arrivals(stream: io.BytesIO, speed: str) -> list[float]:
    """Seconds after the start at which each article comes."""
    clock = FakeClock()
    source = Replay(stream, "news", Speed.parse(speed), clock)
    return [clock.monotonic() - 1_000 for _ in source.items()]


def test_articles_keep_their_place_and_bad_lines_theirs():
    stream = io.BytesIO(b'{"text":"a"}\n\n{"text":1}\nx\n{"text":"b","published_at":"2024-05-31"}')
    items = list(Replay(stream, "news.jsonl", Speed(), FakeClock()).items())
    assert [item.place for item in items] == ["news.jsonl:1", "news.jsonl:3", "news.jsonl:4", "news.jsonl:5"]
    assert [item.reason for item in items if isinstance(item, Refused)] == ["schema", "not_json"]
    assert isinstance(items[3], Found)
    assert items[3].article.published_at == datetime(2024, 5, 31, tzinfo=UTC)


def test_max_never_waits():
    assert arrivals(lines({}, {"published_at": "2024-05-31"}, {"published_at": "2024-06-30"}), "max") == [0, 0, 0]


def test_articles_a_second():
    assert arrivals(lines({}, {}, {}, {}), "4") == [0, 0.25, 0.5, 0.75]


def test_recorded_time_sped_up():
    stream = lines(
        {},
        {"published_at": "2024-05-31T10:00:00Z"},
        {"published_at": "2024-05-31T10:30:00Z"},
        {"published_at": "2024-05-31T09:00:00Z"},
        {},
        {"published_at": "2024-05-31T12:00:00Z", "fetched_at": "2024-05-31T11:00:00Z"},
    )
    assert arrivals(stream, "60x") == [0, 0, 30, 30, 30, 60]


def test_a_slow_reader_catches_up_with_the_schedule():
    clock = FakeClock()
    items = Replay(lines({}, {}, {}, {}), "news", Speed.parse("1"), clock).items()
    next(items)
    clock.now += 2.5
    next(items)
    next(items)
    assert clock.sleeps == []
    next(items)
    assert clock.sleeps == [0.5]


@pytest.mark.parametrize(
    ("text", "speed"),
    [("max", Speed()), ("50", Speed("rate", 50)), ("0.5", Speed("rate", 0.5)), ("60x", Speed("times", 60)), ("1.5x", Speed("times", 1.5))],
)  # fmt: skip
def test_speeds(text, speed):
    assert Speed.parse(text) == speed


@given(
    st.sampled_from(["", "0", "0x", "-1", "x", "60 x", "fast", "1e3", "nan", "inf", "60xx"])
    | st.text("x.-", max_size=3)
)
def test_what_is_no_speed(text):
    with pytest.raises(ValueError, match="speed"):
        Speed.parse(text)


def test_a_source_that_breaks_names_itself():
    class Broken(io.BytesIO):
        def readline(self, size=-1):
            raise OSError(5, "Input/output error")

    with pytest.raises(SourceError, match="news: Input/output error"):
        list(Replay(Broken(), "news", Speed(), FakeClock()).items())
