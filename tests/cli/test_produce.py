"""`strikewire produce` before it meets a Kafka."""

import socket


def test_a_metrics_port_in_use_is_a_usage_error(strikewire):
    """Exit status 1 says that Kafka did not take something."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = strikewire("produce", "replay", "-", "--metrics-port", str(taken.getsockname()[1]), input="")
    assert done.returncode == 2
    assert "Address already in use" in done.stderr
    assert done.stdout == ""
