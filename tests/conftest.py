"""Fixtures for every test: one real Kafka a run, and names that keep the tests on it apart."""

import fcntl
import os
import signal
import subprocess
import sys
import uuid
from contextlib import contextmanager

import pytest

from streams.runtime.settings import from_mapping

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell without job control starts background jobs that ignore Ctrl-C, and so would every process of the tests.
    signal.signal(signal.SIGINT, signal.default_int_handler)

MAIN = "from streams.cli.main import main; main()"


class Silent:
    """Watches a download without a word."""

    def begin(self, total):
        pass

    def advance(self, count):
        pass

    def end(self):
        pass


@pytest.fixture(scope="session")
def silent():
    return Silent()


@contextmanager
def _locked(file):
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def kafka(tmp_path_factory, silent):
    """`host:port` of a real Kafka: that of STRIKEWIRE_BOOTSTRAP_SERVERS, else an embedded one for this run.

    The workers of pytest-xdist share one: the first of them starts it, the last one stops it.
    """
    given = os.environ.get("STRIKEWIRE_BOOTSTRAP_SERVERS")
    if given:
        yield given
        return
    from streams.broker.embedded import EmbeddedKafka
    from streams.broker.ports import free_port

    worker = os.environ.get("PYTEST_XDIST_WORKER")
    folder = tmp_path_factory.getbasetemp() if worker is None else tmp_path_factory.getbasetemp().parent
    broker, users = EmbeddedKafka(folder / "kafka"), folder / "kafka-users"
    users.mkdir(exist_ok=True)
    mine = users / (worker or "alone")
    with _locked(folder / "kafka-users.lock"):
        bootstrap = broker.start(silent, default_port=free_port()).bootstrap
        mine.touch()
    yield bootstrap
    with _locked(folder / "kafka-users.lock"):
        mine.unlink()
        if not any(users.iterdir()):
            broker.stop()


@pytest.fixture
def topic_prefix():
    """A STRIKEWIRE_TOPIC_PREFIX of this test alone: its topics and consumer groups meet those of no other test."""
    return f"t{uuid.uuid4().hex[:8]}-"


@pytest.fixture
def kafka_env(kafka, topic_prefix, tmp_path):
    """The `STRIKEWIRE_…` variables of this test alone, for `from_mapping` or a command in a process of its own."""
    return {
        "STRIKEWIRE_BOOTSTRAP_SERVERS": kafka,
        "STRIKEWIRE_TOPIC_PREFIX": topic_prefix,
        "STRIKEWIRE_PARTITIONS": "4",
        "STRIKEWIRE_DATA_DIR": str(tmp_path / "data"),
    }


@pytest.fixture
def kafka_settings(kafka_env):
    """The Settings that `kafka_env` makes."""
    return from_mapping(kafka_env)


@pytest.fixture
def strikewire():
    """Runs the command in a process of its own, with only the given `STRIKEWIRE_…` variables."""

    def run(*arguments, env=None, args_before=(sys.executable, "-c", MAIN), **options):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("STRIKEWIRE_")}
        command = [*args_before, *arguments]
        options = {"capture_output": True, "text": True, "timeout": 120, "check": False} | options
        return subprocess.run(command, env=kept | {"COLUMNS": "200"} | (env or {}), **options)

    return run
