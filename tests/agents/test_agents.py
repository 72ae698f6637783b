"""The agents by `agent.test_context`: no broker, real codec, real Faust streams, stand-ins only for what they decide with."""

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NoReturn

import orjson
import pytest
from faust.exceptions import ProducerSendError
from structlog.testing import capture_logs

from streams.agents import aggregate, extract, match
from streams.agents.desk import Desk, Failure, Message
from streams.agents.instruments import CountingInstruments
from streams.agents.rolling import TICK_KEY, Rolling
from streams.contract.codec import Record, decode_change, encode
from streams.contract.topics import ARTICLES, CHANGES, INCIDENTS, REPORTS, REPORTS_DLQ, ROLLUPS, Topic
from streams.domain.incident import Estimate, Incident, IncidentChange
from streams.domain.report import DateSpan, Location, StrikeReport
from streams.rollups.rollups import Rollups
from streams.runtime.app import contributions_topic, partition_of
from streams.runtime.hardening import HardenedApp
from streams.runtime.outbox import raw_topic
from streams.runtime.settings import Settings
from tests.integration.standins import LineExtractor, OneToOne

DAY = datetime(2024, 5, 31, tzinfo=UTC)


class Stopped(BaseException):
    """The worker's end, as a test sees it."""


class Shelf:
    """An outbox that keeps what it is given. `broken` is raised by the next send or burial."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str, Record]] = []
        self.forwarded: list[tuple[str, str, Any, int | None]] = []
        self.times: list[float] = []
        self.buried: list[tuple[str, Message, Failure]] = []
        self.broken: Exception | None = None

    async def send(self, topic: Topic, key: str, record: Record, at: float) -> None:
        if self.broken:
            raise self.broken
        self.sent.append((topic.name, key, record))

    async def forward(self, topic: Topic, key: str, value: bytes, at: float, partition: int | None = None) -> None:
        self.forwarded.append((topic.name, key, orjson.loads(value), partition))
        self.times.append(at)

    async def bury(self, topic: Topic, message: Message, failure: Failure) -> None:
        if self.broken:
            raise self.broken
        self.buried.append((topic.name, message, failure))


class Journal:
    """Keeps what was noted."""

    def __init__(self) -> None:
        self.noted: list[tuple[int, Any]] = []

    def note(self, partition: int, writes: Any) -> None:
        self.noted.append((partition, list(writes)))


class Bench:
    """A desk with a shelf, counting instruments and a worker whose end can be seen."""

    def __init__(self, app: HardenedApp) -> None:
        self.app = app
        self.shelf = Shelf()
        self.counts = CountingInstruments()
        self.ended: list[BaseException] = []
        self.desk = Desk(self.shelf, self.counts, self.fail)

    def fail(self, reason: BaseException) -> NoReturn:
        self.ended.append(reason)
        raise Stopped

    def source(self) -> Any:
        return raw_topic(self.app, "source", partitions=1)

    async def run(self, agent: Any, *records: tuple[bytes | None, bytes | None]) -> None:
        """Put records through the agent and wait until it is done with them, or ended."""
        before = self.done()
        with contextlib.suppress(Stopped):
            await self._run(agent, before, records)

    async def _run(self, agent: Any, before: int, records: Sequence[tuple[bytes | None, bytes | None]]) -> None:
        async with agent.test_context() as context:
            for key, value in records:
                await context.put(key=key, value=value, wait=False)
            for _ in range(2000):
                if self.done() >= before + len(records) or self.ended:
                    return
                await asyncio.sleep(0.005)
            raise AssertionError("the agent does not get through its records")

    def done(self) -> int:
        return sum(count for name, count in self.counts.counts.items() if name.startswith("done:"))


@pytest.fixture
async def bench(tmp_path) -> Any:
    app = HardenedApp("agents", on_failure=lambda _: None, broker="kafka://127.0.0.1:1", datadir=str(tmp_path))
    app.finalize()
    app.flow_control.resume()
    with capture_logs():
        yield Bench(app)
    if app._consumer is not None:
        app._consumer._thread.thread_loop.close()


def article(text: str, own_id: str = "a1") -> tuple[bytes, bytes]:
    return own_id.encode(), orjson.dumps({"id": own_id, "title": "t", "text": text, "published_at": "2024-05-31"})


async def test_an_article_becomes_reports_keyed_by_country_block(bench):
    articles: dict[str, Any] = {}
    agent = extract.create(bench.app, bench.source(), articles, bench.desk, LineExtractor())
    await bench.run(agent, article("UA 3\nSY 1"))
    assert [(topic, key, r.killed["total"].min) for topic, key, r in bench.shelf.sent] == [
        (REPORTS.name, "UA", 3),
        (REPORTS.name, "SY", 1),
    ]
    assert articles["a1"]["revision"] == 1
    assert bench.counts.counts["processed:reports"] == 1


async def test_an_article_without_strikes_writes_nothing(bench):
    articles: dict[str, Any] = {}
    agent = extract.create(bench.app, bench.source(), articles, bench.desk, LineExtractor())
    await bench.run(agent, article("The match ended three to one."))
    assert not articles
    assert not bench.shelf.sent
    assert bench.counts.counts["processed:no_trigger"] == 1


async def test_the_same_article_again_sends_the_same_again_and_a_changed_one_withdraws(bench):
    articles: dict[str, Any] = {}
    agent = extract.create(bench.app, bench.source(), articles, bench.desk, LineExtractor())
    await bench.run(agent, article("UA 3\nSY 1"), article("UA 3\nSY 1"), article("UA 4"))
    sent = [(r.report_id[-1], r.report_revision, r.status) for _, _, r in bench.shelf.sent]
    assert sent == [
        ("0", 1, "current"),
        ("1", 1, "current"),
        ("0", 1, "current"),
        ("1", 1, "current"),
        ("1", 2, "withdrawn"),
        ("0", 2, "current"),
    ]
    assert [key for _, key, _ in bench.shelf.sent][4] == "SY", "a withdrawal goes where the report went"
    assert bench.counts.counts["processed:duplicate"] == 1


async def test_what_a_newer_extractor_no_longer_makes_of_an_unchanged_article_is_withdrawn(bench):
    """As when the archive is replayed after an upgrade: both readings of a strike would stand side by side."""

    class Upgraded(LineExtractor):
        def extract(self, article):
            found = super().extract(article)
            return replace(found, reports=[replace(r, report_id=r.report_id + "-better") for r in found.reports])

    articles: dict[str, Any] = {}
    await bench.run(
        extract.create(bench.app, bench.source(), articles, bench.desk, LineExtractor()), article("UA 3\nSY 1")
    )
    upgraded = extract.create(bench.app, bench.source(), articles, bench.desk, Upgraded())
    await bench.run(upgraded, article("UA 3\nSY 1"), article("UA 3\nSY 1"))
    sent = [(r.report_id[-8:], r.report_revision, r.status) for _, _, r in bench.shelf.sent]
    again = [("0-better", 2, "current"), ("1-better", 2, "current")]
    assert sent[2:4] == [(r.report_id[-8:], 2, "withdrawn") for _, _, r in bench.shelf.sent[:2]]
    assert sent[4:6] == again
    assert sent[6:] == sent[2:6], "and that is what comes again"
    assert articles["a1"]["revision"] == 2


async def test_a_version_that_comes_again_after_a_newer_one_is_counted_as_superseded(bench):
    """As after a crash: both were read, neither committed."""
    articles: dict[str, Any] = {}
    agent = extract.create(bench.app, bench.source(), articles, bench.desk, LineExtractor())
    await bench.run(agent, article("UA 3"), article("UA 4"))
    sent = len(bench.shelf.sent)
    articles["a1"]["position"] = 10**9
    await bench.run(agent, article("UA 3"), article("UA 4"))
    assert bench.counts.counts["processed:superseded"] == 1
    assert bench.counts.counts["processed:duplicate"] == 1
    assert [r.killed["total"].min for _, _, r in bench.shelf.sent[sent:]] == [4]


async def test_an_extractor_that_waits_does_not_stop_the_loop(bench):
    ticked = threading.Event()

    class Waiting:
        def extract(self, article):
            assert ticked.wait(30), "the loop stands still while the extractor waits"
            return LineExtractor().extract(article)

    agent = extract.create(bench.app, bench.source(), {}, bench.desk, Waiting())
    asyncio.get_running_loop().call_later(0.05, ticked.set)
    await bench.run(agent, article("UA 3"))
    assert len(bench.shelf.sent) == 1


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        (b"a", b"{", "not_json"),
        (b"a", None, "empty"),
        (None, b'{"text": "x"}', "bad_key"),
        (b" ", b'{"text": "x"}', "bad_key"),
        (b"\xff", b'{"text": "x"}', "bad_key"),
        (b"a", b'{"id": "a", "text": "boom"}', "processing_error"),
    ],
)
async def test_a_bad_article_is_buried_with_its_reason_and_the_next_is_read(bench, key, value, reason):
    agent = extract.create(bench.app, bench.source(), {}, bench.desk, LineExtractor())
    await bench.run(agent, (key, value), article("UA 3"))
    ((topic, message, failure),) = bench.shelf.buried
    assert (topic, message.key, message.value) == ("news.articles.dlq.v1", key, value)
    assert (failure.stage, failure.reason) == ("extract", reason)
    assert bench.counts.counts[f"dead_letter:extract:{reason}"] == 1
    assert bench.counts.counts["processed:dead_letter"] == 1
    assert len(bench.shelf.sent) == 1


async def test_a_dead_letter_that_cannot_be_written_ends_the_worker(bench):
    bench.shelf.broken = ConnectionError("no broker")
    agent = extract.create(bench.app, bench.source(), {}, bench.desk, LineExtractor())
    await bench.run(agent, (b"a", b"{"))
    assert bench.ended == [bench.shelf.broken]


async def test_an_output_that_cannot_be_sent_ends_the_worker_and_buries_nothing(bench):
    bench.shelf.broken = ProducerSendError("stopped")
    agent = extract.create(bench.app, bench.source(), {}, bench.desk, LineExtractor())
    await bench.run(agent, article("UA 3"))
    assert bench.ended == [bench.shelf.broken]
    assert not bench.shelf.buried


def report(own_id: str = "r1", country: str = "UA") -> tuple[bytes, bytes]:
    made = StrikeReport(report_id=own_id, article_id="a1", location=Location(country=country))
    return country.encode(), encode(made)


async def test_a_report_becomes_an_incident_and_its_change(bench):
    journal = Journal()
    agent = match.create(bench.app, bench.source(), bench.desk, OneToOne({}, {}, {}), journal)
    await bench.run(agent, report())
    (first, incident_key, incident), (second, block, change) = bench.shelf.sent
    assert (first, second, block) == (INCIDENTS.name, CHANGES.name, "UA")
    assert incident_key == incident.incident_id == change.incident_id
    ((partition, writes),) = journal.noted
    assert (partition, [w.key for w in writes]) == (0, [incident_key])
    assert bench.counts.counts["change:new"] == 1


async def test_a_report_that_comes_again_sends_the_same_and_changes_nothing(bench):
    incidents: dict[str, Any] = {}
    agent = match.create(bench.app, bench.source(), bench.desk, OneToOne(incidents, {}, {}), Journal())
    await bench.run(agent, report(), report())
    assert len(incidents) == 1
    assert bench.shelf.sent[:2] == bench.shelf.sent[2:]


@pytest.mark.parametrize(
    ("stamp", "told"),
    [(-62_135_596_800, "1970-01-01"), (-0.001, "1970-01-01"), (1_717_113_600, "2024-05-31"), (4e14, "2100-12-31")],
)
async def test_a_time_that_no_clock_tells_does_not_make_a_change_that_nobody_can_read(bench, stamp, told):
    """The year 1 is what an unset time of some clients is, and 14 digits are microseconds."""
    agent = match.create(bench.app, bench.source(), bench.desk, OneToOne({}, {}, {}), Journal())
    key, value = report()
    async with agent.test_context() as context:
        await context.put(key=key, value=value, timestamp=stamp)
    assert not bench.shelf.buried
    changes = [record for topic, _, record in bench.shelf.sent if topic == CHANGES.name]
    assert [decode_change(encode(c)).at.date().isoformat() for c in changes] == [told]


async def test_a_bad_report_is_buried(bench):
    agent = match.create(bench.app, bench.source(), bench.desk, OneToOne({}, {}, {}), Journal())
    await bench.run(agent, (b"UA", b"[]"), (None, report()[1]))
    assert [(topic, f.reason) for topic, _, f in bench.shelf.buried] == [
        (REPORTS_DLQ.name, "schema"),
        (REPORTS_DLQ.name, "bad_key"),
    ]


def change(own_id: str = "inc_1", revision: int = 1, killed: int = 3) -> IncidentChange:
    after = Incident(
        incident_id=own_id,
        revision=revision,
        location=Location(country="UA"),
        date=DateSpan(DAY.date(), DAY.date(), 1),
        killed={"total": Estimate(killed, killed, killed)},
    )
    return IncidentChange(
        change="new", incident_id=own_id, revision=revision, at=DAY, before=None, after=after, cause="r1"
    )


async def test_a_change_is_split_into_contributions_keyed_by_their_row(bench):
    between = contributions_topic(Settings())
    agent = aggregate.create_contribute(bench.app, bench.source(), bench.desk, between)
    await bench.run(agent, (b"UA", encode(change())))
    assert [key for _, key, _, _ in bench.shelf.forwarded] == [
        "all|all",
        "country|UA",
        "event_type|Air/drone strike",
    ]
    assert {topic for topic, _, _, _ in bench.shelf.forwarded} == {between.name}


async def test_contributions_of_an_old_change_are_not_old_themselves(bench):
    """A backlog of some days, or all changes read again: Kafka would delete its contributions before they are read."""
    agent = aggregate.create_contribute(bench.app, bench.source(), bench.desk, contributions_topic(Settings()))
    began = time.time()
    async with agent.test_context() as context:
        await context.put(key=b"UA", value=encode(change()), timestamp=began - 400 * 86_400)
    assert len(bench.shelf.times) == 3
    assert all(began <= at <= time.time() for at in bench.shelf.times)


def test_contributions_are_kept_as_long_as_the_articles_that_they_come_of():
    assert contributions_topic(Settings()).retention_ms == ARTICLES.retention_ms


def contribution(made: IncidentChange) -> tuple[bytes, bytes]:
    from streams.rollups.contributions import contributions

    part = contributions(made)[1]
    return part.row.encode(), orjson.dumps(part)


def tick(day: str = "2024-05-31") -> tuple[bytes, bytes]:
    return TICK_KEY.encode(), orjson.dumps({"as_of": f"{day}T12:00:00+00:00"})


def rolling(parts: dict[str, Any], sent: dict[str, Any], partitions: int = 1) -> Rolling:
    values: Callable[[], set[str]] = lambda: {key.rpartition("|")[0] for key in parts}  # noqa: E731
    return Rolling(Rollups(parts, sent), values, lambda value: partition_of(value, partitions))


async def test_rows_come_with_the_tick_and_only_when_they_differ(bench):
    parts: dict[str, Any] = {}
    sent: dict[str, Any] = {}
    agent = aggregate.create(bench.app, bench.source(), bench.desk, rolling(parts, sent))
    first, again, more = contribution(change()), contribution(change()), contribution(change(revision=2, killed=5))
    await bench.run(agent, tick(), first, tick(), again, tick(), more, tick())
    rows = [(key, row.killed.best, row.revision) for _, key, row in bench.shelf.sent]
    assert len(rows) == 8
    assert {(killed, revision) for _, killed, revision in rows} == {(3, 1), (5, 2)}
    assert rows[0][0] == "24h|country|UA"
    assert bench.shelf.sent[0][0] == ROLLUPS.name


async def test_a_day_later_an_incident_leaves_its_window(bench):
    agent = aggregate.create(bench.app, bench.source(), bench.desk, rolling({}, {}))
    await bench.run(agent, contribution(change()), tick(), tick("2024-06-02"))
    last = {row.window: row for _, _, row in bench.shelf.sent}
    assert (last["24h"].incidents, last["7d"].incidents) == (0, 1)


async def test_after_a_recovery_rows_come_once_more_for_their_send_may_have_been_lost(bench):
    parts: dict[str, Any] = {}
    sent: dict[str, Any] = {}
    before = rolling(parts, sent)
    agent = aggregate.create(bench.app, bench.source(), bench.desk, before)
    await bench.run(agent, contribution(change()), tick())
    lost, bench.shelf.sent[:] = list(bench.shelf.sent), []
    before.rebuild()
    await bench.run(agent, tick())
    assert [(k, r) for _, k, r in bench.shelf.sent] == [(k, r) for _, k, r in lost]


async def test_a_bad_contribution_is_buried(bench):
    agent = aggregate.create(bench.app, bench.source(), bench.desk, rolling({}, {}))
    await bench.run(agent, (b"all|all", b'{"no": 1}'), (b"all|all", None))
    assert [f.reason for _, _, f in bench.shelf.buried] == ["processing_error", "processing_error"]
