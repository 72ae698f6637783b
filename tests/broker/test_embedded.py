"""The embedded Kafka as its users meet it: started, stopped, killed, started again, and its data kept."""

import json
import os
import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.errors import KafkaError

from streams.broker.embedded import EmbeddedKafka, new_cluster_id
from streams.broker.ports import answers, free_port
from streams.broker.process import read_record
from streams.domain.errors import BrokerError

pytestmark = [pytest.mark.kafka, pytest.mark.slow]


@pytest.fixture(scope="module")
def running(tmp_path_factory, silent):
    """A broker that the tests of this module share, and how it was started; nobody stops it."""
    broker = EmbeddedKafka(tmp_path_factory.mktemp("shared") / "kafka")
    yield broker, broker.start(silent, free_port())
    broker.stop()


@pytest.fixture
def own(tmp_path):
    """A broker of this test alone."""
    broker = EmbeddedKafka(tmp_path / "kafka")
    yield broker
    broker.stop()


def write(bootstrap, value):
    admin = KafkaAdminClient(bootstrap_servers=bootstrap)
    if "notes" not in admin.list_topics():
        admin.create_topics({"notes": {"num_partitions": 1}}, wait_for_metadata=True)
    admin.close()
    producer = KafkaProducer(bootstrap_servers=bootstrap)
    producer.send("notes", value).get(timeout=30)
    producer.close()


def read(bootstrap):
    consumer = KafkaConsumer(bootstrap_servers=bootstrap, consumer_timeout_ms=30_000)
    partition = TopicPartition("notes", 0)
    consumer.assign([partition])
    consumer.seek_to_beginning(partition)
    end = consumer.end_offsets([partition])[partition]
    values = [next(consumer).value for _ in range(end)]
    consumer.close()
    return values


@given(st.uuids())
def test_a_cluster_id_never_looks_like_an_option(random):
    assert len(new_cluster_id(random)) == 22
    assert not new_cluster_id(random).startswith("-")


def test_records_outlive_a_clean_stop_and_a_kill(own, silent):
    port = free_port()
    first = own.start(silent, port)
    write(first.bootstrap, b"before the stop")
    own.stop()
    second = own.start(silent, port)
    write(second.bootstrap, b"before the kill")
    os.kill(second.pid, signal.SIGKILL)

    third = own.start(silent, port)

    assert (first.fresh, second.fresh, third.fresh) == (True, True, True)
    assert read(third.bootstrap) == [b"before the stop", b"before the kill"]


def test_a_second_start_finds_the_first(running, silent):
    broker, first = running

    again = EmbeddedKafka(broker.folder).start(silent)

    assert (again.pid, again.bootstrap, again.fresh) == (first.pid, first.bootstrap, False)
    with pytest.raises(BrokerError, match=r"already running on port \d+; stop it first"):
        broker.start(silent, free_port())


def test_two_starts_at_once_make_one_broker(own):
    code = "\n".join(
        [
            "from pathlib import Path",
            "from streams.broker.embedded import EmbeddedKafka, new_cluster_id",
            "from tests.conftest import Silent",
            f"print(EmbeddedKafka(Path({str(own.folder)!r})).start(Silent(), default_port={free_port()}).pid)",
        ]
    )
    starters = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(2)]

    pids = {starter.communicate(timeout=400)[0] for starter in starters}

    assert len(pids) == 1
    assert own.status().pid == int(pids.pop())


def test_it_listens_on_loopback_only_and_creates_no_topic_by_itself(running):
    _, started = running
    listening = [c.laddr.ip for c in psutil.Process(started.pid).net_connections() if c.status == psutil.CONN_LISTEN]

    assert {ip.removeprefix("::ffff:") for ip in listening} == {"127.0.0.1"}
    producer = KafkaProducer(bootstrap_servers=started.bootstrap, max_block_ms=1500)
    with pytest.raises(KafkaError):
        producer.send("misspelt", b"x").get(timeout=10)
    producer.close()
    admin = KafkaAdminClient(bootstrap_servers=started.bootstrap)
    topics = admin.list_topics()
    admin.close()
    assert list(topics) == []


def test_a_port_in_use_is_refused_with_one_sentence(own, silent):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(BrokerError, match=f"port {port} on 127.0.0.1 is in use by another program"):
            own.start(silent, port)

    assert own.status().state == "stopped"


def test_two_in_folders_of_their_own_run_side_by_side(running, own, silent):
    first, _ = running

    own.start(silent, free_port())

    assert (first.status().state, own.status().state) == ("running", "running")
    assert first.status().cluster_id != own.status().cluster_id
    own.stop()
    assert (first.status().state, own.status().state) == ("running", "stopped")


def test_the_pid_of_another_process_is_not_ours(own, silent, tmp_path):
    """After a crash of the machine the kernel may have given the number in the pid file to anybody."""
    own.start(silent, free_port())
    pid_file = own.folder / "broker.pid"
    record = json.loads(pid_file.read_text(encoding="utf-8"))
    own.stop()
    bystander = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    try:
        pid_file.write_text(json.dumps(record | {"pid": bystander.pid}), encoding="utf-8")

        assert own.status().state == "stopped"
        assert own.stop() is False
        again = own.start(silent, free_port())

        assert again.fresh
        assert bystander.poll() is None
        assert again.pid != bystander.pid
    finally:
        bystander.kill()
        bystander.wait()


def test_a_starter_killed_with_its_group_leaves_a_broker_that_the_next_start_finds_and_stops(own, silent):
    port = free_port()
    code = "\n".join(
        [
            "from pathlib import Path",
            "from streams.broker.embedded import EmbeddedKafka, new_cluster_id",
            "from tests.conftest import Silent",
            f"EmbeddedKafka(Path({str(own.folder)!r})).start(Silent(), {port})",
        ]
    )
    starter = subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
    while read_record(own.folder / "broker.pid") is None:
        time.sleep(0.01)
    os.killpg(starter.pid, signal.SIGKILL)
    starter.wait()

    started = own.start(silent)

    assert started.fresh is False
    assert started.bootstrap == f"127.0.0.1:{port}"
    assert own.stop() is True
    assert not answers(port)


def test_a_data_folder_that_is_not_kafkas_is_one_sentence(own, silent):
    own.data.parent.mkdir(parents=True)
    own.data.write_text("a file where a folder should be", encoding="utf-8")

    with pytest.raises(BrokerError, match=r"could not be formatted: .+"):
        own.start(silent, free_port())

    assert own.status().state == "stopped"


def test_a_starter_killed_while_it_formats_leaves_nothing_in_the_way(own, silent):
    """Half a data folder, as `kill -9` in the middle of formatting leaves it, is formatted again."""
    own.data.mkdir(parents=True)
    (own.data / "bootstrap.checkpoint").write_bytes(b"")

    started = own.start(silent, free_port())

    assert started.fresh


def test_reset_deletes_topics_and_nothing_else(own, silent):
    started = own.start(silent, free_port())
    write(started.bootstrap, b"soon gone")
    bystander = own.folder / "notes.txt"
    bystander.write_text("mine", encoding="utf-8")

    own.reset()

    assert own.status().state == "stopped"
    assert not own.data.exists()
    assert bystander.exists()
