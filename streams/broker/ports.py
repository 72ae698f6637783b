"""Ports: free ones of this machine, and whether anything answers on any machine's."""

import socket
from collections.abc import Iterable

from streams.broker.properties import HOST


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    """Whether a server could listen on the port; connections that still linger after a killed server do not matter."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True


def answers(port: int, timeout: float = 0.5) -> bool:
    """Whether anything on this machine accepts connections there."""
    return reachable([f"{HOST}:{port}"], timeout)


def reachable(servers: Iterable[str], timeout: float) -> bool:
    """Whether any of the `host:port` accepts connections.

    Asked before a Kafka client is made: kafka-python answers the same question ten times slower, and leaks a socket.
    """
    for server in servers:
        host, _, port = server.rpartition(":")
        try:
            socket.create_connection((host.strip("[]"), int(port)), timeout).close()
        except OSError:
            continue
        return True
    return False
