import urllib.error
import urllib.request
from typing import Any

import orjson
import pytest
from prometheus_client import CollectorRegistry, Gauge

from streams.runtime import health as module
from streams.runtime.health import AgentState, Health, serve


class Clock:
    """Monotonic time that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(module, "time", made)
    return made


@pytest.fixture
def health(clock) -> Health:
    made = Health(stall_timeout=120.0)
    made.phase = "running"
    made.agents = {"match": AgentState(progress_at=clock.now, settled_at=clock.now)}
    return made


def sample(health: Health, **changed: Any) -> bool:
    found = {"assigned": 4, "recovering": False, "rebalancing": False, "lag": 0, "committed": 10}
    return health.agents["match"].observe(**(found | changed))


def test_ready_only_with_partitions_and_tables(health):
    assert health.unready() == ["match: reading tables back"]
    sample(health)
    assert health.unready() == []
    sample(health, assigned=0)
    assert health.unready() == ["match: no partition assigned"]
    sample(health, rebalancing=True)
    assert health.unready() == ["match: rebalancing"]
    health.phase = "waiting for the broker and its topics"
    assert health.unready() == ["waiting for the broker and its topics"]


def test_a_loop_that_does_not_tick_is_a_problem(health, clock):
    sample(health)
    health.tick()
    clock.now += 119
    assert not health.problems()
    clock.now += 2
    assert "the event loop has not ticked for 121 s" in health.problems()[0]


def test_reading_tables_back_may_stop_the_loop_for_long(health, clock):
    sample(health, recovering=True)
    health.tick()
    clock.now += 600
    assert not health.problems()
    clock.now += 400
    assert health.problems()


def test_tables_that_are_not_read_on_are_a_problem(health, clock):
    sample(health, recovering=True, lag=64, unread=900)
    for left in range(800, 0, -100):
        clock.now += 100
        health.tick()
        sample(health, recovering=True, lag=64, unread=left)
        assert not health.problems(), "slow, but it goes on"
    for _ in range(13):
        clock.now += 10
        health.tick()
        sample(health, recovering=True, lag=64, unread=100)
    assert health.problems() == ["match: nothing read back for 130 s while 100 records of tables wait"]
    sample(health, lag=64)
    assert not health.problems(), "the records that waited for the tables have just begun to be worked on"


def test_records_that_wait_without_a_commit_are_a_problem(health, clock):
    sample(health, lag=5)
    for _ in range(13):
        clock.now += 10
        health.tick()
        sample(health, lag=5)
    assert health.problems() == ["match: no commit for 130 s while 5 records wait"]
    assert sample(health, lag=5, committed=11), "a commit ends it"
    assert not health.problems()


def test_a_rebalance_without_end_is_a_problem(health, clock):
    for _ in range(31):
        clock.now += 10
        health.tick()
        sample(health, rebalancing=True)
    assert health.problems() == ["match: rebalancing for 310 s"]
    sample(health)
    assert not health.problems()


def test_an_idle_stream_is_no_problem(health, clock):
    for _ in range(100):
        clock.now += 10
        health.tick()
        sample(health)
    assert not health.problems()


def get(server: Any, path: str) -> tuple[int, bytes, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}{path}", timeout=5) as answer:
            return answer.status, answer.read(), answer.headers["Content-Type"]
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), error.headers["Content-Type"]


def test_the_three_answers():
    registry = CollectorRegistry()
    Gauge("strikewire_example", "One.", registry=registry).set(1)
    health = Health(stall_timeout=60)
    server = serve("127.0.0.1", 0, registry, health)
    try:
        status, body, kind = get(server, "/metrics")
        assert (status, kind.split(";")[0]) == (200, "text/plain")
        assert b"strikewire_example 1.0" in body
        assert get(server, "/healthz")[0] == 200
        status, body, _ = get(server, "/readyz")
        assert (status, orjson.loads(body)["unready"]) == (503, ["starting"])
        health.phase, health.agents = "running", {"match": AgentState(assigned=1, recovering=False, rebalancing=False)}
        assert get(server, "/readyz?verbose")[0] == 200
        assert get(server, "/tables")[0] == 404
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("version", ["x.y", "", "1.0.0.0", "99999999999999999999", "\xff"])
def test_a_strange_wish_for_a_format_gets_the_plain_one(version, capsys):
    server = serve("127.0.0.1", 0, CollectorRegistry(), Health(stall_timeout=60))
    try:
        wish = {"Accept": f"application/openmetrics-text;version={version}"}
        asked = urllib.request.Request(f"http://127.0.0.1:{server.server_port}/metrics", headers=wish)
        with urllib.request.urlopen(asked, timeout=5) as answer:
            assert answer.status == 200
    finally:
        server.shutdown()
        server.server_close()
    assert capsys.readouterr().err == ""


def test_a_probe_may_ask_for_the_head_alone():
    health = Health(stall_timeout=60)
    server = serve("127.0.0.1", 0, CollectorRegistry(), health)
    try:
        asked = urllib.request.Request(f"http://127.0.0.1:{server.server_port}/healthz", method="HEAD")
        with urllib.request.urlopen(asked, timeout=5) as answer:
            assert (answer.status, answer.read()) == (200, b"")
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("error", "told"), [(BrokenPipeError(), False), (ConnectionResetError(), False), (ValueError("a bug"), True)]
)
def test_a_scraper_that_gives_up_is_no_news(capsys, error, told):
    server = serve("127.0.0.1", 0, CollectorRegistry(), Health(stall_timeout=60))
    try:
        try:
            raise error
        except (OSError, ValueError):
            server.handle_error(None, ("127.0.0.1", 1))
    finally:
        server.shutdown()
        server.server_close()
    assert ("Traceback" in capsys.readouterr().err) is told
