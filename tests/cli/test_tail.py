"""`strikewire tail` on a real Kafka."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest
from kafka import KafkaProducer

from streams.cli.tail import Start
from streams.contract.codec import encode
from streams.contract.topics import ARTICLES_DLQ, INCIDENTS, physical_name
from streams.domain.incident import Incident
from streams.domain.report import Location
from streams.runtime.topic_admin import create


def incident(number, place="Rafah"):
    return Incident(incident_id=f"inc-{number}", location=Location("PS", None, place))


@pytest.fixture
def publish(kafka_settings):
    create(kafka_settings)
    producer = KafkaProducer(bootstrap_servers=kafka_settings.bootstrap)

    def send(topic, key, value, headers=(), at=None):
        name = physical_name(topic, kafka_settings.topic_prefix)
        producer.send(name, value, key=key.encode(), headers=list(headers), timestamp_ms=at).get(timeout=30)

    yield send
    producer.close()


def test_a_start_is_a_word_a_time_or_how_long_ago():
    start = Start()

    assert (start("beginning"), start("end")) == ("beginning", "end")
    assert start("2024-05-31T00:00:00Z") == datetime(2024, 5, 31, tzinfo=UTC)
    assert timedelta(hours=1, minutes=59) < datetime.now(UTC) - start("2h") < timedelta(hours=2, minutes=1)


@pytest.mark.parametrize(
    "arguments",
    [
        ["incidents", "--from", "yesterday"],
        ["incidents", "--from", "999999d"],
        ["nowhere"],
        ["incidents", "--limit", "0"],
    ],
)
def test_nonsense_is_a_usage_error(strikewire, arguments):
    done = strikewire("tail", *arguments)

    assert done.returncode == 2
    assert "Error: " in done.stderr


def test_without_kafka_it_says_what_to_do(strikewire):
    done = strikewire("tail", "incidents", env={"STRIKEWIRE_BOOTSTRAP_SERVERS": "127.0.0.1:1"})

    assert done.returncode == 2
    assert "no Kafka answers on 127.0.0.1:1; start the embedded one with 'strikewire broker start'" in done.stderr


@pytest.mark.kafka
@pytest.mark.slow
class TestOnKafka:
    def test_absent_topics_are_named(self, strikewire, kafka_env):
        done = strikewire("tail", "rollups", env=kafka_env)

        assert done.returncode == 2
        assert "strikes.rollups.v1 is absent; create it with: strikewire topics create" in done.stderr

    def test_what_is_there_is_shown_in_a_pipe_line_by_line_and_as_json(self, strikewire, kafka_env, publish):
        for number in range(5):
            publish(INCIDENTS, f"inc-{number}", encode(incident(number)))

        lines = strikewire("tail", "incidents", "--no-follow", env=kafka_env).stdout.splitlines()
        rows = strikewire("tail", INCIDENTS.name, "--json", "--limit", "3", env=kafka_env).stdout.splitlines()

        assert sorted(line.split()[-1] for line in lines) == [f"inc-{number}" for number in range(5)]
        assert all("Rafah, PS" in line for line in lines)
        assert len(rows) == 3
        assert {json.loads(row)["location"]["place"] for row in rows} == {"Rafah"}

    def test_from_a_time_and_from_the_end(self, strikewire, kafka_env, publish):
        now = int(time.time() * 1000)
        publish(INCIDENTS, "old", encode(incident(1)), at=now - 7_200_000)
        publish(INCIDENTS, "new", encode(incident(2)), at=now - 60_000)

        recent = strikewire("tail", "incidents", "--from", "1h", "--no-follow", env=kafka_env).stdout
        none = strikewire("tail", "incidents", "--from", "end", "--no-follow", env=kafka_env).stdout

        assert "inc-2" in recent
        assert "inc-1" not in recent
        assert none == ""

    def test_dead_letters_come_with_their_reason(self, strikewire, kafka_env, publish):
        headers = [("reason", b"not_json"), ("__connect.errors.topic", b"news.articles.v1")]
        publish(ARTICLES_DLQ, "k", b"{broken", headers)

        done = strikewire("tail", "dlq", "--limit", "1", env=kafka_env)

        assert done.stdout.startswith("not_json  news.articles.v1/")
        assert done.stdout.endswith("{broken\n")

    def test_it_goes_on_with_what_comes_and_ends_at_ctrl_c_without_a_word(self, kafka_env, publish):
        publish(INCIDENTS, "inc-1", encode(incident(1)))
        kept = {name: value for name, value in os.environ.items() if not name.startswith("STRIKEWIRE_")}
        command = [sys.executable, "-u", "-c", "from streams.cli.main import main; main()", "tail", "incidents"]
        with subprocess.Popen(
            command, env=kept | kafka_env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as tail:
            assert tail.stdout.readline().strip().endswith("inc-1")
            publish(INCIDENTS, "inc-2", encode(incident(2)))
            assert tail.stdout.readline().strip().endswith("inc-2")

            tail.send_signal(signal.SIGINT)

            assert tail.communicate(timeout=30) == ("", "")
        assert tail.returncode == 0

    def test_a_terminal_shows_the_newest_state_of_each_incident(self, kafka_env, publish, strikewire):
        publish(INCIDENTS, "inc-1", encode(incident(1)))
        publish(
            INCIDENTS,
            "inc-1",
            encode(Incident(incident_id="inc-1", revision=2, location=Location("PS", None, "Jabalia"))),
        )
        publish(INCIDENTS, "inc-2", encode(incident(2, "\x1b[2JKhan Younis")))

        done = strikewire("tail", "incidents", "--limit", "3", env=kafka_env | {"FORCE_COLOR": "1", "LINES": "40"})

        last = done.stdout.rsplit("when", 1)[-1]
        assert "Jabalia" in last
        assert "Rafah" not in last
        assert "Khan Younis" in last
        assert "\x1b[2JKhan" not in done.stdout
        assert "3 revisions seen" in last
