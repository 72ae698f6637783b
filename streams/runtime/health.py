"""`/metrics`, `/healthz` and `/readyz` out of a thread, so that they answer while the event loop reads tables back."""

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

import orjson
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder

RECOVERY_GRACE: Final = 900.0
"""Seconds that reading tables back may keep the event loop from ticking (42 s for 200,000 keys were measured)."""


REBALANCE_GRACE: Final = 300.0
"""Seconds that a group may take to agree on who has which partitions."""


@dataclass(slots=True)
class AgentState:
    """What is known of one agent's app. Written by the event loop, read by the threads; plain values only."""

    assigned: int = 0
    recovering: bool = True
    rebalancing: bool = True
    lag: int = 0
    committed: int = 0
    unread: int = 0
    observed_at: float = field(default_factory=time.monotonic)
    progress_at: float = field(default_factory=time.monotonic)
    settled_at: float = field(default_factory=time.monotonic)

    def observe(
        self, *, assigned: int, recovering: bool, rebalancing: bool, lag: int, committed: int, unread: int = 0
    ) -> bool:
        """Take in a sample; whether the committed offsets moved. `committed` is their sum over the assignment, `unread` what
        is left of the tables to read back.
        """
        self.observed_at = time.monotonic()
        moved = committed != self.committed
        read = recovering != self.recovering or unread != self.unread
        if moved or read or (lag == 0 and not recovering) or assigned != self.assigned:
            self.progress_at = self.observed_at
        if recovering or not rebalancing:
            self.settled_at = self.observed_at
        self.assigned, self.recovering, self.rebalancing = assigned, recovering, rebalancing
        self.lag, self.committed, self.unread = lag, committed, unread
        return moved


class Health:
    """Whether this process is alive and ready. `stall_timeout` is in seconds; the clock is monotonic."""

    def __init__(self, stall_timeout: float) -> None:
        self.stall_timeout = stall_timeout
        self.phase = "starting"
        self.agents: dict[str, AgentState] = {}
        self._ticked_at = time.monotonic()

    def tick(self) -> None:
        """The event loop is alive."""
        self._ticked_at = time.monotonic()

    def problems(self) -> list[str]:
        """Why the process should be restarted; empty while it is alive."""
        found = []
        now = time.monotonic()
        running = self.phase == "running"
        recovering = running and any(state.recovering for state in self.agents.values())
        limit = RECOVERY_GRACE if recovering else self.stall_timeout
        if now - self._ticked_at > limit:
            found.append(f"the event loop has not ticked for {now - self._ticked_at:.0f} s")
        for name, state in self.agents.items():
            if running and state.recovering and state.observed_at - state.progress_at > self.stall_timeout:
                waited = state.observed_at - state.progress_at
                found.append(
                    f"{name}: nothing read back for {waited:.0f} s while {state.unread} records of tables wait"
                )
            elif running and now - state.progress_at > max(limit, self.stall_timeout):
                found.append(f"{name}: no commit for {now - state.progress_at:.0f} s while {state.lag} records wait")
            if running and now - state.settled_at > max(limit, REBALANCE_GRACE):
                found.append(f"{name}: rebalancing for {now - state.settled_at:.0f} s")
        return found

    def unready(self) -> list[str]:
        """Why no records are worked on; empty when every agent has partitions and its tables."""
        if self.phase != "running":
            return [self.phase]
        found = []
        for name, state in self.agents.items():
            if state.recovering:
                found.append(f"{name}: reading tables back")
            elif state.rebalancing:
                found.append(f"{name}: rebalancing")
            elif not state.assigned:
                found.append(f"{name}: no partition assigned")
        return found

    def summary(self) -> dict[str, Any]:
        """All of it, for the bodies of the two answers."""
        agents = {
            name: {"assigned": s.assigned, "recovering": s.recovering, "rebalancing": s.rebalancing, "lag": s.lag}
            for name, s in self.agents.items()
        }
        return {"phase": self.phase, "problems": self.problems(), "unready": self.unready(), "agents": agents}


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A scraper that gave up in the middle of its answer is no news either; anything else is told."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


def serve(host: str, port: int, registry: CollectorRegistry, health: Health) -> ThreadingHTTPServer:
    """Start answering in a daemon thread; `shutdown()` of the result ends it.

    Raises:
        OSError: the address is in use or not ours.
    """
    server = _Server((host, port), _handler(registry, health))
    threading.Thread(target=server.serve_forever, name="health", daemon=True).start()
    return server


def _handler(registry: CollectorRegistry, health: Health) -> type[BaseHTTPRequestHandler]:
    def metrics(accept: str) -> tuple[int, str, bytes]:
        try:
            encoder, content_type = choose_encoder(accept)
        except (TypeError, ValueError):  # prometheus_client takes no version that is no number
            encoder, content_type = choose_encoder("")
        return 200, content_type, encoder(registry)

    def verdict(faults: Callable[[], list[str]]) -> tuple[int, str, bytes]:
        body = orjson.dumps(health.summary(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        return (503 if faults() else 200), "application/json", body

    class Handler(BaseHTTPRequestHandler):
        server_version = "strikewire"
        timeout = 10

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            if path == "/metrics":
                status, content_type, body = metrics(self.headers.get("Accept") or "")
            elif path == "/healthz":
                status, content_type, body = verdict(health.problems)
            elif path == "/readyz":
                status, content_type, body = verdict(lambda: health.problems() + health.unready())
            else:
                status, content_type, body = 404, "text/plain", b"/metrics, /healthz, /readyz\n"
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def do_HEAD(self) -> None:
            """Some load balancers and `wget --spider` ask so."""
            self.do_GET()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
            """Scrapes are no news."""

    return Handler
