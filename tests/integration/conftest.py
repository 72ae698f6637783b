"""A worker in processes of its own, on a real Kafka, and what stands on the topics afterwards."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import psutil
import pytest
from kafka import KafkaAdminClient, KafkaConsumer, TopicPartition

import producers
from streams.broker.ports import is_free
from streams.contract.topics import Topic, physical_name
from streams.runtime.app import AGENTS, app_id
from streams.runtime.settings import Settings, client_options, from_mapping

SAMPLE = Path(producers.__file__).parent / "sample" / "articles.jsonl"
AS_OF = "2024-12-31T00:00:00Z"
PATIENCE = 90.0


def wait_until(what: str, condition: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """Poll until the condition holds; its value. Fails with `what` otherwise."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError(f"not within {seconds} s: {what}")


def ports_in_a_row(count: int) -> int:
    """The first of free ports that follow each other, below those that the system gives to outgoing connections."""
    starts = (random.randrange(10_000, 30_000) for _ in range(1000))
    return next(start for start in starts if all(is_free(start + index) for index in range(count)))


class Stage:
    """One installation: a topic prefix, a worker that can be killed, and its topics."""

    def __init__(self, env: dict[str, str], folder: Path, partitions: int = 1) -> None:
        self.port = ports_in_a_row(2)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("STRIKEWIRE_")}
        own = {
            "STRIKEWIRE_METRICS_PORT": str(self.port),
            "STRIKEWIRE_ROLLUPS_AS_OF": AS_OF,
            "STRIKEWIRE_PARTITIONS": str(partitions),
        }
        self.env = kept | env | own
        self.settings: Settings = from_mapping({k: v for k, v in self.env.items() if k.startswith("STRIKEWIRE_")})
        self.log = folder / "worker.log"
        self.workers: list[subprocess.Popen[bytes]] = []

    def start(self, *options: str) -> "subprocess.Popen[bytes]":
        """Start a supervised worker; does not wait for it."""
        command = [sys.executable, "-c", "from streams.cli.main import main; main()", "worker", *options]
        with self.log.open("ab") as log:
            worker = subprocess.Popen(command, env=self.env, stdout=log, stderr=log)
        self.workers.append(worker)
        return worker

    def get(self, path: str, index: int = 0) -> tuple[int, str]:
        """Status and body of an answer; 0 where nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port + index}{path}", timeout=5) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def wait_ready(self, index: int = 0) -> None:
        """Until the process says that it works on records."""
        wait_until(f"worker {index} ready: {self.tail()}", lambda: self.get("/readyz", index)[0] == 200)

    def wait_shared_out(self, agents: set[str], processes: int) -> None:
        """Until each agent's partitions are worked on by one process or another; a process may be left without any."""

        def working() -> set[str]:
            bodies = [self.get("/readyz", index)[1] for index in range(processes)]
            told = [agent for body in bodies if body for agent in orjson.loads(body)["agents"].items()]
            busy = {name for name, state in told if state["recovering"] or state["rebalancing"]}
            return {name for name, state in told if state["assigned"]} - busy

        wait_until(f"{sorted(agents)} shared out: {self.tail()}", lambda: working() == agents)

    def tail(self) -> str:
        """The end of the worker's log."""
        return self.log.read_text(errors="replace")[-2000:] if self.log.exists() else ""

    def children(self) -> list[psutil.Process]:
        """The worker processes under the newest supervisor."""
        return psutil.Process(self.workers[-1].pid).children()

    def stop(self, timeout: float = 60) -> int:
        """SIGTERM to the newest supervisor; its exit status."""
        worker = self.workers[-1]
        worker.send_signal(signal.SIGTERM)
        return worker.wait(timeout)

    def produce(self, lines: bytes, *options: str) -> "subprocess.Popen[bytes]":
        """Start replaying article lines."""
        command = [
            sys.executable,
            "-c",
            "from streams.cli.main import main; main()",
            "produce",
            "replay",
            "-",
            *options,
        ]
        with self.log.open("ab") as log:
            source = subprocess.Popen(command, env=self.env, stdin=subprocess.PIPE, stdout=log, stderr=log)
        assert source.stdin is not None
        source.stdin.write(lines)
        source.stdin.close()
        return source

    def records(self, topic: Topic) -> list[Any]:
        """All records of a topic, in the order of its partitions."""
        consumer = KafkaConsumer(**client_options(self.settings), group_id=None, enable_auto_commit=False)
        name = physical_name(topic, self.settings.topic_prefix)
        try:
            partitions = [TopicPartition(name, p) for p in range(self.settings.partitions)]
            consumer.assign(partitions)
            consumer.seek_to_beginning()
            ends = consumer.end_offsets(partitions)
            found: list[Any] = []
            while any(consumer.position(tp) < ends[tp] for tp in partitions):
                for batch in consumer.poll(timeout_ms=500).values():
                    found.extend(batch)
            return sorted(found, key=lambda record: (record.partition, record.offset))
        finally:
            consumer.close()

    def end(self, topic: Topic) -> int:
        """How many records were ever written to a topic."""
        name = physical_name(topic, self.settings.topic_prefix)
        consumer = KafkaConsumer(**client_options(self.settings), group_id=None)
        try:
            partitions = [TopicPartition(name, p) for p in range(self.settings.partitions)]
            return int(sum(consumer.end_offsets(partitions).values()))
        finally:
            consumer.close()

    def newest(self, topic: Topic) -> dict[str, Any]:
        """The newest value of every key, without the times that stamp when it was worked on."""
        return {record.key.decode(): without_stamps(orjson.loads(record.value)) for record in self.records(topic)}

    def wait_done(self) -> None:
        """Until every group has committed all there is, and stays so while the rolling tables settle."""

        def lag() -> int:
            admin = KafkaAdminClient(**client_options(self.settings))
            consumer = KafkaConsumer(**client_options(self.settings), group_id=None)
            try:
                total = 0
                for agent in AGENTS:
                    group = app_id(self.settings, agent)
                    held = admin.list_group_offsets(group)[group]
                    ends = consumer.end_offsets(list(held)) if held else {}
                    if not held:
                        return 1
                    total += sum(ends[tp] - held[tp].offset for tp in held)
                return int(total)
            finally:
                admin.close()
                consumer.close()

        wait_until("everything worked on", lambda: lag() == 0)
        time.sleep(2.5)
        wait_until("everything worked on", lambda: lag() == 0)

    def close(self) -> None:
        """End whatever still runs."""
        for worker in self.workers:
            for process in [*_descendants(worker.pid)]:
                with contextlib.suppress(psutil.NoSuchProcess):
                    process.kill()
            if worker.poll() is None:
                worker.kill()
            worker.wait(10)


def _descendants(pid: int) -> list[psutil.Process]:
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def without_stamps(value: Any) -> Any:
    """A record without the fields that say when it was worked on."""
    if isinstance(value, dict):
        return {k: without_stamps(v) for k, v in value.items() if k not in ("last_updated_at", "at")}
    if isinstance(value, list):
        return [without_stamps(v) for v in value]
    return value


@pytest.fixture
def stage(kafka_env, tmp_path) -> Iterator[Stage]:
    """An installation of this test alone on the shared broker."""
    made = Stage(kafka_env, tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="session")
def batch(tmp_path_factory) -> dict[str, dict[str, Any]]:
    """What the batch commands make of the sample: reports, incidents by id, rollup rows by key."""

    def run(command: list[str], given: bytes) -> bytes:
        line = [sys.executable, "-c", "from streams.cli.main import main; main()", *command]
        return subprocess.run(line, input=given, capture_output=True, check=True, timeout=120).stdout

    reports = run(["extract"], SAMPLE.read_bytes())
    incidents = run(["match"], reports)
    rows = run(["rollup", "--as-of", AS_OF], incidents)
    by_id = {i["incident_id"]: without_stamps(i) for i in map(orjson.loads, incidents.splitlines())}
    by_key = {f"{r['window']}|{r['dimension']}|{r['value']}": r for r in map(orjson.loads, rows.splitlines())}
    made = {f"{r['report_id']} {r['report_revision']}": r for r in map(orjson.loads, reports.splitlines())}
    return {"reports": made, "incidents": by_id, "rollups": by_key}
