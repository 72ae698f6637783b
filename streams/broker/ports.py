"""Ports of this machine."""

import socket

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
    """Whether anything accepts connections there."""
    try:
        socket.create_connection((HOST, port), timeout).close()
    except OSError:
        return False
    return True
