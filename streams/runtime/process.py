"""One worker process: builds the apps, waits for the broker, runs them until a signal, drains and commits."""

import asyncio
import contextlib
import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final, NoReturn

import structlog
from aiokafka.errors import KafkaError
from faust.exceptions import ConsumerNotStarted

from streams.domain.errors import SettingsError
from streams.runtime.app import FAUST_FOLDER, AgentName, Parts, Role, build_app
from streams.runtime.health import AgentState, Health
from streams.runtime.memory import settle
from streams.runtime.metrics import Metrics
from streams.runtime.settings import Settings, variable

log = structlog.get_logger(__name__)

FAILED: Final = 70
"""Exit status of a process that ended itself before anything more was acknowledged (EX_SOFTWARE)."""
TICK: Final = 0.25
SAMPLE_SECONDS: Final = 1.0
DRAIN_SECONDS: Final = 25.0
BEAT_SECONDS: Final = 1.0
LONELY_SECONDS: Final = 60.0
"""A process that is stuck this long has no supervisor any more, who would have killed it after a third of that."""


def fail(reason: BaseException) -> NoReturn:
    """End the process now. No last commit: what is not committed is read again by the next one, which knows what it has
    applied; a graceful end could commit past the record that failed.
    """
    log.error("the worker ends: what it reads cannot be written", exc_info=reason)
    logging.shutdown()
    os._exit(FAILED)


@dataclass(slots=True)
class Process:
    """A worker process. `prepare` blocks until the broker is there and all topics exist; it runs in a thread."""

    settings: Settings
    agents: Sequence[AgentName]
    parts: Callable[[Metrics, Callable[[BaseException], NoReturn]], Parts]
    prepare: Callable[[threading.Event], None]
    metrics: Metrics
    health: Health

    def run(self) -> int:
        """Run until SIGTERM or SIGINT; the exit status.

        Raises:
            SettingsError: a file or folder of the settings cannot be used.
            TopicError: a topic differs from the contract.
        """
        return asyncio.run(self._run())

    async def _run(self) -> int:
        stop = asyncio.Event()
        given_up = threading.Event()
        loop = asyncio.get_running_loop()

        def asked_to_stop() -> None:
            stop.set()
            given_up.set()

        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, asked_to_stop)
        ticker = asyncio.create_task(self._tick())
        self._make_folder()
        parts = self.parts(self.metrics, fail)
        roles = [build_app(self.settings, agent, parts) for agent in self.agents]
        self.health.phase = "waiting for the broker and its topics"
        await asyncio.to_thread(self.prepare, given_up)
        if stop.is_set():
            return 0
        self.health.agents = {role.name: AgentState() for role in roles}
        for role in roles:
            role.app.in_worker = True
        # An app has started when its tables are read back, which may take minutes: health and metrics tell of that too.
        self.health.phase = "running"
        sampler = asyncio.create_task(self._sample(roles))
        sampler.add_done_callback(_bugs_are_fatal)
        try:
            await asyncio.gather(*(role.app.start() for role in roles))
        except Exception as error:  # noqa: BLE001 - half-started threads would keep the process from ending in any other way
            fail(error)
        settle()
        log.info("the worker runs", agents=list(self.agents))
        await stop.wait()
        sampler.cancel()
        status = await self._drain(roles)
        ticker.cancel()
        return status

    def _make_folder(self) -> None:
        folder = self.settings.data_dir / FAUST_FOLDER
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsError(variable("data_dir"), f"{folder} cannot be made: {error.strerror}") from None
        if not os.access(
            folder, os.W_OK | os.X_OK
        ):  # Faust makes folders in it, and its error would be a crash for ever
            raise SettingsError(variable("data_dir"), f"{folder} cannot be written to")

    async def _drain(self, roles: Sequence[Role]) -> int:
        """Finish what is being worked on, send it, commit it. What is still queued is read again next time."""
        log.info("the worker stops: draining and committing")
        self.health.phase = "stopping"
        try:
            async with asyncio.timeout(DRAIN_SECONDS):
                for role in roles:
                    await role.app.stop()
        except TimeoutError:
            log.error("draining took too long; what was not committed will be read again", seconds=DRAIN_SECONDS)
            logging.shutdown()
            os._exit(FAILED)
        log.info("the worker has stopped")
        return 0

    async def _sample(self, roles: Sequence[Role]) -> None:
        """Look at the apps once a second."""
        samplers = [Sampler(role, self.health.agents[role.name], self.metrics) for role in roles]
        while True:
            await asyncio.gather(*(sampler.sample() for sampler in samplers))
            await asyncio.sleep(SAMPLE_SECONDS)

    async def _tick(self) -> None:
        """Show that the event loop is alive."""
        while True:
            due = time.monotonic() + TICK
            await asyncio.sleep(TICK)
            self.metrics.loop_lag.set(max(time.monotonic() - due, 0.0))
            self.health.tick()


def _bugs_are_fatal(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        fail(error)


class Sampler:
    """Reads off one app what health and metrics need. Runs on the app's event loop."""

    def __init__(self, role: Role, state: AgentState, metrics: Metrics) -> None:
        self.role = role
        self.state = state
        self.metrics = metrics
        self._earliest: dict[Any, int] = {}
        self._rebalances = 0
        self._shown: set[Any] = set()

    async def sample(self) -> None:
        """One sample; an app that is not up yet gives none."""
        name, metrics = self.role.name, self.metrics
        app: Any = self.role.app
        try:
            assignment = {tp for tp in app.consumer.assignment() if tp.topic not in app.tables.changelog_topics}
        except ConsumerNotStarted:
            return
        lags, committed = {}, 0
        await self._look_up(assignment)
        for tp in assignment:
            done = max(app.consumer._committed_offset[tp] or 0, self._earliest[tp])
            lags[tp] = max(self._end(tp) - done, 0)
            committed += done
        recovering = bool(app.in_recovery) or not app.tables.recovery.completed.is_set()
        unread = app.tables.recovery.active_remaining_total() if recovering else 0
        moved = self.state.observe(
            assigned=len(assignment),
            recovering=recovering,
            rebalancing=bool(app.rebalancing),
            lag=sum(lags.values()),
            committed=committed,
            unread=unread,
        )
        if moved:
            metrics.last_commit.labels(name).set(time.time())
        metrics.assigned_partitions.labels(name).set(len(assignment))
        metrics.recovery_in_progress.labels(name).set(recovering)
        metrics.recovery_remaining.labels(name).set(unread)
        metrics.table_entries.labels(self.role.table.name).set(len(self.role.table.data))
        metrics.rebalances.labels(name).inc(app.rebalancing_count - self._rebalances)
        self._rebalances = app.rebalancing_count
        for tp in self._shown - assignment:
            metrics.consumer_lag.remove(name, tp.topic, tp.partition)
        for tp, lag in lags.items():
            metrics.consumer_lag.labels(name, tp.topic, tp.partition).set(lag)
        self._shown = assignment

    def _end(self, tp: Any) -> int:
        """Where a partition ends, as last heard; 0 for one that a rebalance, which goes on in another thread, has just taken."""
        try:
            return self.role.app.consumer.highwater(tp) or 0
        except (AssertionError, AttributeError):  # aiokafka's ways of saying so
            return 0

    async def _look_up(self, assignment: Collection[Any]) -> None:
        """Where partitions begin: retention moves it, past old commits too. One request, for it waits behind a fetch."""
        consumer: Any = self.role.app.consumer
        absent = [tp for tp in assignment if tp not in self._earliest]
        if absent:
            self._earliest.update(dict.fromkeys(absent, 0))
            with contextlib.suppress(KafkaError):  # the broker is away: then there is worse to tell of
                found = await consumer.earliest_offsets(*absent)
                self._earliest.update({tp: offset or 0 for tp, offset in found.items()})


def beat(fd: int, health: Health) -> None:
    """Tell the supervisor every second that this process is well, from a thread. Its silence is the supervisor's sign to
    restart us; that nobody reads any more is ours to stop. While we are stuck we cannot tell whether anybody does, so a
    process that is not killed then ends itself.
    """

    def loop() -> None:
        stuck_at = None
        while True:
            problems = health.problems()
            if problems and stuck_at is None:
                stuck_at = time.monotonic()
                log.error("this process is stuck and will be restarted", problems=problems)
            elif not problems:
                stuck_at = None
            elif stuck_at is not None and time.monotonic() - stuck_at > LONELY_SECONDS:
                log.error("this process is stuck and nobody restarts it: ending", problems=problems)
                os._exit(FAILED)
            try:
                if not problems:
                    os.write(fd, b".")
            except OSError:
                log.error("the supervisor is gone: stopping")
                os.kill(os.getpid(), signal.SIGTERM)
                time.sleep(DRAIN_SECONDS + 5)
                os._exit(FAILED)
            time.sleep(BEAT_SECONDS)

    threading.Thread(target=loop, name="beat", daemon=True).start()
