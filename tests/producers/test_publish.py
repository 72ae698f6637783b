"""The Kafka publisher and `strikewire produce replay` on a real Kafka."""

import contextlib
import os
import pty
import signal
import subprocess
import sys
import urllib.request

import orjson
import pytest
from kafka import KafkaAdminClient, KafkaConsumer
from kafka.admin import NewTopic

from producers.clock import SystemClock
from producers.publish import KafkaPublisher, check_topic
from producers.publisher import message_of
from streams.broker.embedded import EmbeddedKafka
from streams.broker.ports import free_port
from streams.contract.codec import decode_article
from streams.contract.topics import ARTICLES, MAX_MESSAGE_BYTES
from streams.domain.article import Article
from streams.domain.errors import TopicError
from streams.runtime.settings import client_options, from_mapping

pytestmark = pytest.mark.kafka


def make_topic(settings, name: str) -> None:
    admin = KafkaAdminClient(**client_options(settings))
    admin.create_topics([NewTopic(name, 2, 1)])
    admin.close()
    check_topic(client_options(settings), name, SystemClock())


@pytest.fixture
def topic(kafka_settings):
    """An article topic of this test alone, with two partitions and Kafka's default limits."""
    name = kafka_settings.topic_prefix + ARTICLES.name
    make_topic(kafka_settings, name)
    return name


def read_all(settings, topic: str, count: int) -> list:
    """The first `count` records of a topic; fails if they do not come."""
    consumer = KafkaConsumer(
        topic, **client_options(settings), auto_offset_reset="earliest", group_id=None, consumer_timeout_ms=20_000
    )
    try:
        found = []
        for record in consumer:
            found.append(record)
            if len(found) == count:
                break
        return found
    finally:
        consumer.close()


def lines(count: int, size: int = 200) -> bytes:
    return b"".join(
        orjson.dumps({"id": f"a{n}", "title": f"Raid {n}", "text": "x" * size, "published_at": "2024-05-31"}) + b"\n"
        for n in range(count)
    )


def produce(env, *arguments, **streams) -> subprocess.Popen:
    code = "from streams.cli.main import main; main()"
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", code, "produce", "replay", *arguments],
        env={**os.environ, **env},
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams},
    )


def test_messages_arrive_with_key_headers_and_a_receipt_each(kafka_settings, topic):
    publisher = KafkaPublisher(client_options(kafka_settings), topic, SystemClock())
    sent = [
        message_of(Article(url=f"https://example.org/{n}", text="A drone fell."), f"news:{n}", "replay")
        for n in range(50)
    ]
    for message in sent:
        publisher.publish(message)
    assert publisher.flush(30) == 0
    receipts = list(publisher.receipts())
    publisher.close()
    assert sorted(receipt.place for receipt in receipts) == sorted(message.place for message in sent)
    assert all(receipt.acknowledged for receipt in receipts)
    found = read_all(kafka_settings, topic, 50)
    assert {(r.key, r.value) for r in found} == {(m.key, m.value) for m in sent}
    headers = {record.key: list(record.headers) for record in found}
    assert all(headers[message.key] == message.headers for message in sent)


def test_the_largest_message_that_is_not_refused_is_taken_by_a_topic_with_default_limits(kafka_settings, topic):
    text = os.urandom(MAX_MESSAGE_BYTES // 2 - 3_000).hex()
    message = message_of(Article(id="large", text=text), "news:1", "replay")
    assert len(message.value) > MAX_MESSAGE_BYTES - 7_000
    publisher = KafkaPublisher(client_options(kafka_settings), topic, SystemClock())
    publisher.publish(message)
    publisher.flush(30)
    assert [receipt.problem for receipt in publisher.receipts()] == [""]
    publisher.close()


def test_an_absent_topic_is_one_sentence_and_not_made(kafka_settings):
    with pytest.raises(TopicError, match="strikewire topics create"):
        KafkaPublisher(client_options(kafka_settings), kafka_settings.topic_prefix + "absent", SystemClock())
    admin = KafkaAdminClient(**client_options(kafka_settings))
    assert kafka_settings.topic_prefix + "absent" not in admin.list_topics()
    admin.close()


def test_a_file_is_replayed_and_every_line_is_accounted_for(kafka_env, kafka_settings, topic, tmp_path):
    file = tmp_path / "news.jsonl"
    large = orjson.dumps({"text": "x" * (MAX_MESSAGE_BYTES - 100)})
    file.write_bytes(lines(300) + b"oops\n" + large + b"\n" + b"y" * 10_000_000 + b"\n" + lines(1))
    process = produce(kafka_env, str(file))
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert f"{topic}: 304 read, 301 sent, 301 acknowledged, 3 refused".encode() in out
    told = [orjson.loads(line) for line in err.splitlines()]
    assert [(item["place"], item["reason"]) for item in told] == [
        ("news.jsonl:301", "not_json"),
        ("news.jsonl:302", "too_large"),
        ("news.jsonl:303", "too_large"),
    ]
    found = read_all(kafka_settings, topic, 301)
    assert {decode_article(record.value).id for record in found} == {f"a{n}" for n in range(300)}
    again = {record.partition for record in found if record.key == b"a0"}
    assert len(again) == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_flushes_what_was_read(number, kafka_env, kafka_settings, topic):
    port = free_port()
    process = produce(kafka_env, "-", "--metrics-port", str(port), stdin=subprocess.PIPE)
    process.stdin.write(lines(20) + b"oops\n")
    process.stdin.flush()
    assert b'"place":"stdin:21"' in process.stderr.readline()
    metrics = urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10).read().decode()
    assert 'strikewire_producer_items_read_total{source="replay"} 21.0' in metrics
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert f"stopped by {number.name}: 21 read, 20 sent, 20 acknowledged, 1 refused".encode() in out
    assert len(read_all(kafka_settings, topic, 20)) == 20


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file that opens and cannot be read")
def test_a_source_that_cannot_be_read_still_ends_with_the_books(kafka_env, topic):
    process = produce(kafka_env, "/proc/self/mem")
    out, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert err == b"strikewire: mem: Input/output error\n"
    assert f"{topic}: 0 read, 0 sent, 0 acknowledged, 0 refused".encode() in out


@pytest.mark.slow
def test_a_kafka_that_goes_away_for_good_leaves_every_line_acknowledged_or_reported(silent, topic_prefix, tmp_path):
    broker = EmbeddedKafka(tmp_path / "kafka")
    bootstrap = broker.start(silent, free_port()).bootstrap
    env = {"STRIKEWIRE_BOOTSTRAP_SERVERS": bootstrap, "STRIKEWIRE_TOPIC_PREFIX": topic_prefix}
    try:
        made = from_mapping(env)
        make_topic(made, topic_prefix + ARTICLES.name)
        process = produce(env, "-", "--flush-seconds", "1", stdin=subprocess.PIPE)
        process.stdin.write(lines(50) + b"oops\n")
        process.stdin.flush()
        assert b"oops" not in process.stderr.readline()
        read_all(made, topic_prefix + ARTICLES.name, 50)
    finally:
        broker.stop()
    out, err = process.communicate(lines(70), timeout=60)
    assert process.returncode == 1
    assert b"121 read, 120 sent, 50 acknowledged, 1 refused, 70 failed" in out
    told = [orjson.loads(line) for line in err.splitlines()]
    assert {item["place"] for item in told} == {f"stdin:{n}" for n in range(52, 122)}
    assert {item["reason"] for item in told} == {"not_acknowledged"}


def test_on_a_terminal_there_is_a_bar_and_the_books_stay_readable(kafka_env, topic, tmp_path):
    file = tmp_path / "news.jsonl"
    file.write_bytes(lines(30) + b"oops\n")
    ours, theirs = pty.openpty()
    process = produce({**kafka_env, "TERM": "xterm-256color"}, str(file), "--speed", "60", stderr=theirs)
    os.close(theirs)
    seen = b""
    with contextlib.suppress(OSError):  # the other end of the terminal is closed
        while part := os.read(ours, 65_536):
            seen += part
    os.close(ours)
    out, _ = process.communicate(timeout=60)
    assert b"30 sent" in out
    assert "━".encode() in seen
    assert b"\x1b[" in seen
    assert b'"place":"news.jsonl:31"' in seen


def test_a_kafka_that_is_not_there_stops_the_command_with_one_sentence(tmp_path):
    file = tmp_path / "news.jsonl"
    file.write_bytes(lines(1))
    process = produce({"STRIKEWIRE_BOOTSTRAP_SERVERS": f"127.0.0.1:{free_port()}"}, str(file))
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, b"")
    assert err.startswith(b"strikewire: no Kafka answers on 127.0.0.1:")
    assert b"strikewire broker start" in err
    assert err.count(b"\n") == 1
