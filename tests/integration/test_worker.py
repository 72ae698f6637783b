"""The whole path on a real Kafka, undisturbed and disturbed: what comes out is what the batch commands make of the input."""

import os
import signal
import time
from typing import Any

import orjson
import psutil
import pytest
from kafka import KafkaProducer
from kafka.admin import ConfigResource, ConfigResourceType
from kafka.errors import InvalidTimestampError

from streams.contract.codec import decode_incident, encode, parse_time
from streams.contract.topics import (
    ARTICLES,
    ARTICLES_DLQ,
    CHANGES,
    INCIDENTS,
    REPORTS,
    REPORTS_DLQ,
    ROLLUPS,
    physical_name,
)
from streams.rollups.rollups import recompute
from streams.runtime import topic_admin
from streams.runtime.app import internal_topics
from streams.runtime.settings import client_options
from tests.integration.conftest import AS_OF, SAMPLE, Stage, wait_until, without_stamps

pytestmark = [pytest.mark.kafka, pytest.mark.slow]


def assert_equal_to_batch(stage: Stage, batch: dict[str, dict[str, Any]]) -> None:
    """The newest incidents and rows on the topics are the batch command's, ids and revisions included."""
    incidents = stage.newest(INCIDENTS)
    assert incidents.keys() == batch["incidents"].keys()
    for key, incident in incidents.items():
        assert incident == batch["incidents"][key]
    assert figures(stage.newest(ROLLUPS)) == figures(batch["rollups"])


def figures(rows: dict[str, Any]) -> dict[str, Any]:
    """Rows that hold an incident, without the count of their revisions: a stream makes more of them than a batch."""
    kept = {key: {k: v for k, v in row.items() if k not in ("revision", "as_of")} for key, row in rows.items()}
    return {key: row for key, row in kept.items() if row["incidents"]}


def assert_changes_tell_the_incidents(stage: Stage) -> None:
    """Revisions of an incident follow each other; a repeated one says the same again; the last is the incident as it stands."""
    seen: dict[str, int] = {}
    told: dict[tuple[str, int], Any] = {}
    for record in stage.records(CHANGES):
        change = without_stamps(orjson.loads(record.value))
        key, revision = change["incident_id"], change["revision"]
        assert revision <= seen.get(key, 0) + 1, f"{key}: revision {seen.get(key, 0) + 1} is missing"
        seen[key] = max(seen.get(key, 0), revision)
        assert told.setdefault((key, revision), change) == change
    for key, incident in stage.newest(INCIDENTS).items():
        assert told[key, seen[key]]["after"] == incident


def assert_rows_go_on(stage: Stage) -> None:
    """A row's revisions never go back: the state that counts them survived."""
    seen: dict[bytes, int] = {}
    for record in stage.records(ROLLUPS):
        revision = orjson.loads(record.value)["revision"]
        assert revision >= seen.get(record.key, 0), record.key
        seen[record.key] = revision


def test_stream_equals_batch(stage, batch):
    stage.start()
    stage.wait_ready()
    assert stage.produce(SAMPLE.read_bytes()).wait(60) == 0
    stage.wait_done()
    assert_equal_to_batch(stage, batch)
    assert_changes_tell_the_incidents(stage)
    assert_rows_go_on(stage)
    assert not stage.records(ARTICLES_DLQ)
    assert not stage.records(REPORTS_DLQ)
    status, metrics = stage.get("/metrics")
    assert status == 200
    assert f"strikewire_articles_received_total {len(SAMPLE.read_bytes().splitlines())}.0" in metrics
    assert stage.stop() == 0
    assert stage.get("/healthz")[0] == 0
    first = stage.end(INCIDENTS), stage.end(CHANGES), stage.end(REPORTS)
    entries = [line for line in metrics.splitlines() if line.startswith("strikewire_table_entries")]
    stage.start()  # everything was committed: a restart reads its state back and has nothing to do
    stage.wait_ready()
    stage.wait_done()
    assert (stage.end(INCIDENTS), stage.end(CHANGES), stage.end(REPORTS)) == first
    assert entries
    assert set(entries) <= set(stage.get("/metrics")[1].splitlines())
    assert_equal_to_batch(stage, batch)
    assert stage.stop() == 0


def test_three_kills_change_nothing(stage, batch):
    stage.start()
    stage.wait_ready()
    source = stage.produce(SAMPLE.read_bytes(), "--speed", "25")
    for number, reached in enumerate((15, 35, 60)):
        wait_until(f"{reached} reports", lambda reached=reached: stage.end(REPORTS) >= reached)
        if number == 1:
            stage.workers[-1].kill()  # the supervisor too: its children end by themselves, others take over
            stage.workers[-1].wait(10)
        for child in kill_targets(stage, number):
            child.kill()
        if number == 1:
            stage.start()
    assert source.wait(60) == 0
    stage.wait_ready()
    stage.wait_done()
    assert_equal_to_batch(stage, batch)
    assert_changes_tell_the_incidents(stage)
    assert_rows_go_on(stage)
    assert stage.stop() == 0


def test_sigterm_in_mid_run_drains_and_commits(stage, batch):
    """What was worked on is committed: nothing is read twice, so no report is written twice."""
    stage.start()
    stage.wait_ready()
    source = stage.produce(SAMPLE.read_bytes(), "--speed", "25")
    wait_until("20 reports", lambda: stage.end(REPORTS) >= 20)
    assert stage.stop() == 0
    stage.start()
    assert source.wait(60) == 0
    stage.wait_ready()
    stage.wait_done()
    assert_equal_to_batch(stage, batch)
    reports = [(r.key, orjson.loads(r.value)) for r in stage.records(REPORTS)]
    told = [(report["report_id"], report["report_revision"], report["status"]) for _, report in reports]
    assert len(told) == len(set(told))
    assert stage.stop() == 0


def kill_targets(stage: Stage, number: int) -> list[psutil.Process]:
    if number == 1:
        return []
    return wait_until("a worker process", stage.children)


def poison() -> list[tuple[bytes | None, bytes | None, str]]:
    good = {"id": "p", "title": "t", "text": "Nothing happened."}
    deep = b'{"id":"p","text":"t","x":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    return [
        (b"p1", b"{not json", "not_json"),
        (b"p2", None, "empty"),
        (b"p3", b"", "empty"),
        (b"p4", b'{"id":"p","text":"\xff\xfe"}', "not_utf8"),
        (b"p5", orjson.dumps(good | {"title": 7}), "schema"),
        (b"p6", orjson.dumps({"id": "p", "title": "t"}), "no_text"),
        (b"p7", orjson.dumps(good | {"published_at": "9999-12-31T00:00:00Z"}), "bad_time"),
        (b"p8", orjson.dumps(good | {"published_at": "0000-00-00"}), "bad_time"),
        (b"p9", b'{"id":"p","text":"t","x":NaN}', "not_json"),
        (b"p10", deep, "too_deep"),
        (b"p11", orjson.dumps(good | {"text": "x" * 1_500_000}), "too_large"),
        (b"p12", orjson.dumps(good | {"id": "a\u0000b"}), "bad_key"),
        (None, orjson.dumps(good), "bad_key"),
        (b"", orjson.dumps(good), "bad_key"),
        (b"\xff", orjson.dumps(good), "bad_key"),
        (b"p13", b"[1, 2]", "schema"),
    ]


def test_poison_ends_in_the_dead_letter_topic_and_nothing_else_is_lost(stage, batch):
    stage.start()
    stage.wait_ready()
    producer = KafkaProducer(**client_options(stage.settings), max_request_size=2_000_000)
    name = physical_name(ARTICLES, stage.settings.topic_prefix)
    articles = [orjson.loads(line) for line in SAMPLE.read_bytes().splitlines()]
    bad = poison()
    for number, article in enumerate(articles):
        if number % 5 == 0 and bad:
            key, value, _ = bad.pop()
            producer.send(name, key=key, value=value, headers=[("traceparent", b"00-1")])
        producer.send(name, key=article["id"].encode(), value=orjson.dumps(article))
    reports = physical_name(REPORTS, stage.settings.topic_prefix)
    old = int((time.time() - 40 * 86_400) * 1000)
    producer.send(reports, key=b"UA", value=b"{}", timestamp_ms=old)
    producer.send(reports, key=None, value=b"null")
    producer.flush()
    producer.close()
    assert not bad
    stage.wait_done()
    letters = stage.records(ARTICLES_DLQ)
    expected = sorted((key, value, reason) for key, value, reason in map(comparable, poison()))
    assert sorted(comparable((r.key, r.value, dict(r.headers)["reason"].decode())) for r in letters) == expected
    for letter in letters:
        headers = dict(letter.headers)
        assert headers["traceparent"] == b"00-1"
        assert headers["__connect.errors.topic"] == name.encode()
        assert headers["__connect.errors.stage"] == b"extract"
    of_reports = stage.records(REPORTS_DLQ)
    assert [dict(r.headers)["reason"] for r in of_reports] == [b"schema", b"bad_key"]
    assert dict(of_reports[0].headers)["__connect.errors.timestamp"] == str(old).encode()
    assert of_reports[0].timestamp > (time.time() - 600) * 1000, "Kafka would delete it before anybody reads it"
    assert_equal_to_batch(stage, batch)
    _, metrics = stage.get("/metrics")
    assert 'strikewire_dead_letters_total{reason="too_deep",stage="extract"} 1.0' in metrics
    assert stage.stop() == 0


def test_an_article_from_the_future_stops_nothing(stage):
    """Brokers before 4.0 took them, and a topic may be told to; what is made of them no topic of ours takes."""
    topic_admin.create(stage.settings, internal_topics(stage.settings))
    name = physical_name(ARTICLES, stage.settings.topic_prefix)
    lenient = {"message.timestamp.after.max.ms": str(2**62)}
    with topic_admin.admin_client(stage.settings) as admin:
        admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, name, configs=lenient)])
    articles = [orjson.loads(line) for line in SAMPLE.read_bytes().splitlines()]
    producer = KafkaProducer(**client_options(stage.settings))

    def sent(article: dict[str, Any]) -> bool:
        future = int((time.time() + 172_800) * 1000)
        answer = producer.send(name, key=article["id"].encode(), value=orjson.dumps(article), timestamp_ms=future)
        try:
            answer.get(30)
        except InvalidTimestampError:
            return False
        return True

    wait_until("the topic takes them", lambda: sent(articles[0]))
    assert all(sent(article) for article in articles[1:])
    producer.close()
    stage.start()
    stage.wait_ready()
    stage.wait_done()
    assert stage.end(ARTICLES) == len(articles)
    reports = stage.records(REPORTS)
    assert reports
    assert all(record.timestamp <= time.time() * 1000 for record in reports)
    assert stage.stop() == 0


def comparable(letter: tuple[bytes | None, bytes | None, str]) -> tuple[str, str, str]:
    return (str(letter[0]), str(letter[1]), letter[2])


def test_two_processes_and_agents_apart(stage, batch):
    """Two supervisors, three processes, the same state: extraction apart, and two processes for the rest."""
    stage.start("--agents", "extract")
    stage.wait_ready()
    apart = Stage(stage.env, stage.log.parent)
    try:
        apart.start("--agents", "match,aggregate", "--processes", "2")
        apart.wait_shared_out({"match", "aggregate"}, 2)
        assert stage.produce(SAMPLE.read_bytes()).wait(60) == 0
        stage.wait_done()
        assert_equal_to_batch(stage, batch)
        assert len(apart.children()) == 2
        assert apart.stop() == 0
        assert stage.stop() == 0
    finally:
        apart.close()


def test_processes_that_join_and_leave_in_mid_run_lose_and_double_nothing(kafka_env, tmp_path, batch):
    """Over four partitions the order of reports is another than the batch's, so what is compared is what must not depend on it."""
    stage = Stage(kafka_env, tmp_path, partitions=4)
    other = Stage(kafka_env, tmp_path, partitions=4)
    try:
        stage.start()
        stage.wait_ready()
        source = stage.produce(SAMPLE.read_bytes(), "--speed", "12")
        wait_until("10 reports", lambda: stage.end(REPORTS) >= 10)
        other.start()
        other.wait_ready()
        wait_until("60 reports", lambda: stage.end(REPORTS) >= 60)
        assert stage.stop() == 0
        assert source.wait(60) == 0
        other.wait_ready()
        other.wait_done()
        told = [orjson.loads(record.value) for record in other.records(REPORTS)]
        assert {f"{r['report_id']} {r['report_revision']}" for r in told} == batch["reports"].keys()
        incidents = other.newest(INCIDENTS)
        homes = [r["report_id"] for i in incidents.values() if i["status"] == "active" for r in i["reports"]]
        assert len(homes) == len(set(homes))
        assert set(homes) == {
            r["report_id"] for i in batch["incidents"].values() if i["status"] == "active" for r in i["reports"]
        }
        active = [i for i in incidents.values() if i["status"] == "active"]
        assert figures(other.newest(ROLLUPS)) == figures(recomputed(active))
        assert_changes_tell_the_incidents(other)
        assert_rows_go_on(other)
        assert other.stop() == 0
    finally:
        stage.close()
        other.close()


def recomputed(incidents: list[dict[str, Any]]) -> dict[str, Any]:
    """Rows straight from incidents, as the topic's own consumer would make them."""
    stamped = [decode_incident(orjson.dumps(i | {"last_updated_at": AS_OF})) for i in incidents]
    rows = recompute(stamped, parse_time(AS_OF))
    return {row.key: orjson.loads(encode(row)) for row in rows}


def test_the_end_of_the_supervisor_ends_its_processes(stage):
    stage.start("--agents", "match")
    stage.wait_ready()
    children = stage.children()
    assert children
    os.kill(stage.workers[-1].pid, signal.SIGKILL)
    stage.workers[-1].wait(10)
    wait_until("the processes gone", lambda: not any(alive(child) for child in children), 45)


def alive(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_process_that_hangs_is_killed_and_started_again(stage):
    stage.start("--agents", "match")
    stage.wait_ready()
    (child,) = stage.children()
    child.suspend()
    wait_until("another process", lambda: child.pid not in [c.pid for c in stage.children()] and stage.children(), 60)
    stage.wait_ready()
    assert stage.stop() == 0


def test_a_worker_waits_for_its_broker_and_survives_its_restarts(tmp_path, silent, batch):
    from streams.broker.embedded import EmbeddedKafka
    from streams.broker.ports import free_port

    port = free_port()
    env = {
        "STRIKEWIRE_BOOTSTRAP_SERVERS": f"127.0.0.1:{port}",
        "STRIKEWIRE_DATA_DIR": str(tmp_path / "data"),
    }
    stage, broker = Stage(env, tmp_path), EmbeddedKafka(tmp_path / "kafka")
    try:
        stage.start()
        wait_until("alive without a broker", lambda: stage.get("/healthz")[0] == 200)
        wait_until("a word about it", lambda: "waiting for Kafka" in stage.log.read_text())
        assert stage.get("/readyz")[0] == 503
        time.sleep(3)
        assert stage.log.read_text().count("waiting for Kafka") == 1
        broker.start(silent, port)
        stage.wait_ready()
        lines = SAMPLE.read_bytes().splitlines(keepends=True)
        half = len(lines) // 2
        assert stage.produce(b"".join(lines[:half])).wait(60) == 0
        wait_until("work begun", lambda: stage.end(REPORTS) > 5)
        pid = broker.status().pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        time.sleep(3)
        broker.start(silent, port)
        assert stage.produce(b"".join(lines[half:])).wait(60) == 0
        stage.wait_done()
        assert_equal_to_batch(stage, batch)
        assert stage.stop() == 0
        outage = [line for line in stage.log.read_text().splitlines() if "Kafka does not answer as it should" in line]
        assert 1 <= len(outage) <= 4, "a line in half a minute, and they are told apart from other news"
    finally:
        stage.close()
        broker.stop()
