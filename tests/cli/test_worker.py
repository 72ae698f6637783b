"""`strikewire worker`: what stops its start with one sentence."""

import os
import shutil
import socket
import sys
from importlib import metadata

import orjson
import pytest

from tests.conftest import MAIN

PROGRAM = (sys.executable, "-c", MAIN)
PLAIN_USER = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""Before a command: root may write to every folder, but for this."""


def test_help_shows_examples(strikewire):
    done = strikewire("worker", "--help")
    assert done.returncode == 0
    assert "strikewire worker --agents extract --processes 4" in done.stdout
    assert "--beat-fd" not in done.stdout


@pytest.mark.parametrize("agents", ["extract,guess", "", ","])
def test_unknown_agents_are_refused(strikewire, agents):
    done = strikewire("worker", "--agents", agents)
    assert done.returncode == 2
    assert "is not a list out of extract, match, aggregate" in done.stderr


def test_settings_that_make_no_sense_stop_the_start(strikewire):
    done = strikewire("worker", env={"STRIKEWIRE_STALL_TIMEOUT": "soon"})
    assert done.returncode == 2
    assert done.stderr.strip() == "strikewire: STRIKEWIRE_STALL_TIMEOUT: is not a number of seconds: 'soon'"


@pytest.mark.slow
def test_its_log_begins_with_version_and_settings(strikewire, tmp_path):
    """Of a log that somebody sends in, the first questions are these."""
    (tmp_path / "file").write_text("")
    folder, secret = tmp_path / "file" / "data", tmp_path / "secret"
    secret.write_text("open sesame")
    env = {
        "STRIKEWIRE_DATA_DIR": str(folder),
        "STRIKEWIRE_LOG_FORMAT": "json",
        "STRIKEWIRE_SECURITY_PROTOCOL": "SASL_PLAINTEXT",
        "STRIKEWIRE_SASL_MECHANISM": "PLAIN",
        "STRIKEWIRE_SASL_USERNAME": "desk",
        "STRIKEWIRE_SASL_PASSWORD_FILE": str(secret),
    }
    done = strikewire("worker", "--agents", "match", env=env)
    told = orjson.loads(done.stderr.splitlines()[0])
    assert told["agents"] == ["match"]
    assert told["version"] == metadata.version("strikewire")
    assert (told["STRIKEWIRE_DATA_DIR"], told["STRIKEWIRE_SASL_MECHANISM"]) == (str(folder), "PLAIN")
    assert "STRIKEWIRE_PARTITIONS" not in told
    assert "sesame" not in done.stderr


@pytest.mark.slow
def test_a_folder_that_cannot_be_made_stops_the_start(strikewire, tmp_path):
    """As a crash it would be started again for ever."""
    (tmp_path / "file").write_text("")
    folder = tmp_path / "file" / "data"
    done = strikewire("worker", "--agents", "match", env={"STRIKEWIRE_DATA_DIR": str(folder)})
    assert done.returncode == 2
    assert f"strikewire: STRIKEWIRE_DATA_DIR: {folder}/faust cannot be made: Not a directory" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(bool(PLAIN_USER) and shutil.which("setpriv") is None, reason="needs setpriv of util-linux")
@pytest.mark.parametrize(
    ("made", "problem"), [((), "cannot be made: Permission denied"), (("faust",), "cannot be written to")]
)
def test_a_folder_that_nobody_may_write_to_stops_the_start(strikewire, tmp_path, made, problem):
    """A volume of another user, or mounted to be read only."""
    for name in made:
        (tmp_path / name).mkdir(mode=0o555)
    tmp_path.chmod(0o555)
    try:
        done = strikewire(
            "worker",
            "--agents",
            "match",
            env={"STRIKEWIRE_DATA_DIR": str(tmp_path)},
            args_before=[*PLAIN_USER, *PROGRAM],
        )
    finally:
        tmp_path.chmod(0o755)
    assert done.returncode == 2
    assert f"strikewire: STRIKEWIRE_DATA_DIR: {tmp_path}/faust {problem}\n" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_port_in_use_stops_the_start(strikewire, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        env = {"STRIKEWIRE_METRICS_PORT": port, "STRIKEWIRE_DATA_DIR": str(tmp_path)}
        done = strikewire("worker", "--agents", "match", env=env)
    assert done.returncode == 2
    assert f"strikewire: 127.0.0.1:{port}: Address already in use" in done.stderr
