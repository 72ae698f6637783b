"""`strikewire worker`: what stops its start with one sentence."""

import socket

import pytest


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
def test_a_folder_that_cannot_be_made_stops_the_start(strikewire, tmp_path):
    """As a crash it would be started again for ever."""
    (tmp_path / "file").write_text("")
    folder = tmp_path / "file" / "data"
    done = strikewire("worker", "--agents", "match", env={"STRIKEWIRE_DATA_DIR": str(folder)})
    assert done.returncode == 2
    assert f"strikewire: STRIKEWIRE_DATA_DIR: {folder} cannot be made: Not a directory" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_port_in_use_stops_the_start(strikewire, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        env = {"STRIKEWIRE_METRICS_PORT": port, "STRIKEWIRE_DATA_DIR": str(tmp_path)}
        done = strikewire("worker", "--agents", "match", env=env)
    assert done.returncode == 2
    assert f"strikewire: 127.0.0.1:{port}: Address already in use" in done.stderr
