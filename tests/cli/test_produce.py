"""`strikewire produce` and `strikewire demo` before they meet a Kafka."""

import socket

import pytest


def test_a_metrics_port_in_use_is_a_usage_error(strikewire):
    """Exit status 1 says that Kafka did not take something."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = strikewire("produce", "replay", "-", "--metrics-port", str(taken.getsockname()[1]), input="")
    assert done.returncode == 2
    assert "Address already in use" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("demo", "--speed", "nan"),
        ("demo", "--speed", "inf"),
        ("demo", "--speed", "1e16"),
        ("demo", "--keep", "--stop"),
        ("produce", "replay", "-", "--flush-seconds", "nan"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_starts(strikewire, tmp_path, arguments):
    done = strikewire(*arguments, input="", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("Usage: ")
    assert list(tmp_path.iterdir()) == []
