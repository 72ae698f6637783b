import logging
import subprocess
import sys

import orjson

from streams.runtime.logs import RateLimit


def record(line: int, level: int = logging.ERROR, name: str = "faust.transport") -> logging.LogRecord:
    return logging.LogRecord(name, level, "client.py", line, "no %s", ("broker",), None)


def test_a_flood_is_one_line_and_then_a_count():
    now = [0.0]
    limit = RateLimit(seconds=30, clock=lambda: now[0])
    assert limit.filter(record(1))
    assert not any(limit.filter(record(1)) for _ in range(1000))
    assert limit.filter(record(2)), "another place has its own limit"
    now[0] = 31
    again = record(1)
    assert limit.filter(again)
    assert again.getMessage() == "no broker (and 1000 more like it)"


def test_an_outage_is_one_line_whichever_part_of_the_client_tells_of_it():
    now = [0.0]
    limit = RateLimit(seconds=30, clock=lambda: now[0])
    first = record(1, name="aiokafka.conn")
    assert limit.filter(first)
    assert first.getMessage() == "Kafka does not answer as it should: no broker"
    assert not limit.filter(record(2, logging.WARNING, "aiokafka.consumer.fetcher"))
    assert limit.filter(record(3)), "what is not aiokafka's is told"
    now[0] = 31
    again = record(4, name="aiokafka.client")
    assert limit.filter(again)
    assert again.getMessage() == "Kafka does not answer as it should: no broker (and 1 more like it)"


def test_what_is_no_warning_is_not_limited():
    limit = RateLimit()
    assert all(limit.filter(record(1, logging.INFO)) for _ in range(3))


def test_lines_of_ours_that_were_held_back_are_counted_and_keep_their_fields(capfd):
    """A flood of bad records is told as an outage is: each of them is in its dead-letter topic, with its reason."""
    code = """
import structlog
from streams.runtime import logs

now = [0.0]
limit = logs.RateLimit
logs.RateLimit = lambda: limit(30, lambda: now[0])
logs.configure("info", "json", "worker-0")
for time in (0, 1, 2, 31):
    now[0] = time
    for name in ("streams.runtime.hardening", "streams.agents.desk"):
        structlog.get_logger(name).warning("trouble", name=name, at=time)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    lines = [orjson.loads(line) for line in done.stderr.splitlines()]
    assert [(line["event"], line["at"], line.get("more_like_it")) for line in lines] == [
        ("trouble", 0, None),
        ("trouble", 31, 5),
    ]


def test_lines_of_ours_and_of_libraries_are_json(capfd):
    code = (
        "import logging, structlog; from streams.runtime import logs; logs.configure('info', 'json', 'worker-0');"
        "structlog.get_logger('streams.x').warning('a bad record', reason='empty');"
        "logging.getLogger('aiokafka.conn').error('no %s', 'broker');"
        "logging.getLogger('aiokafka.conn').info('chatter'); logging.getLogger('faust').info('chatter')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    lines = [orjson.loads(line) for line in done.stderr.splitlines()]
    assert [(line["event"], line["level"], line["process"]) for line in lines] == [
        ("a bad record", "warning", "worker-0"),
        ("Kafka does not answer as it should: no broker", "error", "worker-0"),
    ]
    assert lines[0]["reason"] == "empty"
