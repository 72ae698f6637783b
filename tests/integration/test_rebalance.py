"""Processes that come and go while articles arrive, on a real Kafka: every record is worked on once, not only in effect."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import orjson
import pytest
from kafka import KafkaProducer

from streams.contract.topics import ARTICLES, CHANGES, REPORTS, physical_name
from streams.runtime import topic_admin
from streams.runtime.app import AGENTS, internal_topics
from streams.runtime.settings import Settings, client_options
from tests.integration.conftest import Stage, wait_until

pytestmark = [pytest.mark.kafka, pytest.mark.slow]

RATE = 200
COUNTRIES = ("UA", "SY", "YE", "IQ", "SD", "LB")


@contextmanager
def arriving(settings: Settings) -> Iterator[list[str]]:
    """Articles of one report each, `RATE` a second until the end of the block; the ids of those sent."""
    sent: list[str] = []
    over = threading.Event()

    def send() -> None:
        producer = KafkaProducer(**client_options(settings))
        name = physical_name(ARTICLES, settings.topic_prefix)
        while not over.wait(1 / RATE):
            n = len(sent)
            article = {"id": f"a{n}", "title": f"Title {n}", "text": f"{COUNTRIES[n % len(COUNTRIES)]} {n % 7 + 1}"}
            producer.send(name, key=f"a{n}".encode(), value=orjson.dumps(article))
            sent.append(f"a{n}")
        producer.flush()
        producer.close()

    sender = threading.Thread(target=send)
    sender.start()
    try:
        yield sent
    finally:
        over.set()
        sender.join()


def process(stage: Stage, index: int) -> "subprocess.Popen[bytes]":
    """A worker process with all agents, whose extractor and matcher are simple."""
    command = [sys.executable, "-m", "tests.integration.standins", ",".join(AGENTS), str(index)]
    with stage.log.open("ab") as log:
        started = subprocess.Popen(command, env=os.environ | stage.env, stdout=log, stderr=log)
    stage.workers.append(started)
    return started


def twice(stage: Stage) -> dict[str, dict[str, int]]:
    """Reports and changes that stand on their topics more than once."""
    reports = Counter(orjson.loads(record.value)["report_id"] for record in stage.records(REPORTS))
    changes = Counter(orjson.loads(record.value)["incident_id"] for record in stage.records(CHANGES))
    return {
        "reports": {key: times for key, times in reports.items() if times > 1},
        "changes": {key: times for key, times in changes.items() if times > 1},
    }


def test_a_process_that_joins_and_one_that_leaves_repeat_nothing(kafka_env, tmp_path):
    """What was worked on since the last commit is committed before a partition is given up, so nobody works on it again."""
    stage = Stage(kafka_env, tmp_path, partitions=4)
    topic_admin.create(stage.settings, internal_topics(stage.settings))
    try:
        with arriving(stage.settings) as sent:
            first = process(stage, 0)
            stage.wait_ready()
            wait_until("it works", lambda: stage.end(REPORTS) > RATE)
            process(stage, 1)
            stage.wait_ready(1)
            before = len(sent)
            wait_until("both work", lambda: stage.end(REPORTS) > before)
            first.send_signal(signal.SIGTERM)
            assert first.wait(40) == 0
            left = len(sent)
            wait_until("the other one has taken over", lambda: stage.end(REPORTS) > left)
            time.sleep(1.5)
        stage.wait_done()
        assert stage.end(REPORTS) >= len(sent)
        assert twice(stage) == {"reports": {}, "changes": {}}
        assert stage.end(REPORTS) == stage.end(CHANGES) == len(sent)
    finally:
        stage.close()
