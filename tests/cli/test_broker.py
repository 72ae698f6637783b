"""`strikewire broker`, as it is typed."""

import os
import socket

import pytest

from streams.broker.embedded import EmbeddedKafka
from streams.broker.ports import free_port
from streams.cli.environment import DownloadBar, broker_folder


def test_before_the_first_start_it_is_stopped_and_has_no_log(strikewire, tmp_path):
    env = {"STRIKEWIRE_DATA_DIR": str(tmp_path)}

    status, stop, logs = (strikewire("broker", word, env=env) for word in ("status", "stop", "logs"))

    assert (status.returncode, status.stdout) == (1, "Kafka is stopped; start it with: strikewire broker start\n")
    assert (stop.returncode, stop.stdout) == (0, "Kafka was not running.\n")
    assert logs.returncode == 1


def test_a_folder_that_cannot_be_made_is_one_sentence(strikewire, tmp_path):
    (tmp_path / "file").write_text("")
    done = strikewire("broker", "start", "--data-dir", str(tmp_path / "file" / "data"))
    assert done.returncode == 2
    assert done.stderr.startswith("strikewire: the folder ")
    assert done.stderr.strip().endswith("cannot be used: Not a directory")


def test_a_port_in_use_is_refused_with_one_sentence_and_exit_status_2(strikewire, tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        done = strikewire("broker", "start", "--port", str(port), "--data-dir", str(tmp_path))

    assert done.returncode == 2
    assert (
        done.stderr
        == f"strikewire: port {port} on 127.0.0.1 is in use by another program; choose another one with --port\n"
    )


def test_the_bar_is_a_line_where_nobody_watches(capsys):
    bar = DownloadBar()
    bar.begin(45_000_000)
    bar.advance(45_000_000)
    bar.end()

    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "Downloading Apache Kafka 4.3.1, 45 MB, once.\n")


@pytest.mark.kafka
@pytest.mark.slow
def test_a_whole_life(strikewire, tmp_path):
    env = {"STRIKEWIRE_DATA_DIR": str(tmp_path)}
    kafka = EmbeddedKafka(broker_folder(tmp_path))
    try:
        port = free_port()
        start = strikewire("broker", "start", "--port", str(port), env=env)
        again = strikewire("broker", "start", env=env)
        status = strikewire("broker", "status", env=env)
        create = strikewire("topics", "create", env=env)
        logs = strikewire("broker", "logs", "-n", "5", env=env)
        stop = strikewire("broker", "stop", env=env)
        reset = strikewire("broker", "reset", "--yes", env=env)
    finally:
        kafka.stop()

    assert start.stdout.startswith(f"Kafka answers on 127.0.0.1:{port} after ")
    assert again.stdout.startswith(f"Kafka is already running on 127.0.0.1:{port} ")
    assert status.stdout.startswith(f"Kafka is running on 127.0.0.1:{port} ")
    assert "7 created" in create.stdout, "without a setting, the other commands find the embedded Kafka on its port"
    assert len(logs.stdout.splitlines()) == 5
    assert stop.stdout == "Kafka is stopped.\n"
    assert not kafka.data.exists()
    for done in (start, again, status, create, logs, stop, reset):
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.kafka
@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/usr/bin/java"), reason="no other Java on this machine: /usr/bin/java")  # noqa: PTH110
def test_another_java_runs_it_too(strikewire, tmp_path):
    env = {"STRIKEWIRE_DATA_DIR": str(tmp_path), "STRIKEWIRE_JAVA": "/usr/bin/java"}
    kafka = EmbeddedKafka(broker_folder(tmp_path))
    try:
        done = strikewire("broker", "start", "--port", str(free_port()), env=env)
        assert (done.returncode, done.stderr) == (0, "")
        assert kafka.status().state == "running"
    finally:
        kafka.stop()
