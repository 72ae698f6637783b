"""The parent of the worker processes: starts them, listens to their beat, starts them again, ends them all."""

import os
import select
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import stamina
import structlog

log = structlog.get_logger(__name__)

START_SECONDS: Final = 60.0
"""Until the first beat: importing everything on a busy machine."""
SILENCE_SECONDS: Final = 20.0
"""Without a beat a process is taken for stuck; it beats every second from a thread, in recovery too."""
STOP_SECONDS: Final = 35.0
STEADY_SECONDS: Final = 60.0
"""A process that ran this long starts again without waiting longer than after its first end."""
WAIT_INITIAL: Final = 0.5
WAIT_MAX: Final = 30.0
USAGE_ERROR: Final = 2
"""Exit status of a mistake in the settings or topics: starting again cannot help."""


class ProcessEndedError(Exception):
    """A worker process ended by itself."""


@dataclass
class Supervisor:
    """Keeps `count` processes running. `command(index, beat_fd)` is the command line of one."""

    command: Callable[[int, int], Sequence[str]]
    count: int
    silence: float = SILENCE_SECONDS
    _stopping: threading.Event = field(default_factory=threading.Event)
    _busy: set[int] = field(default_factory=set)
    """Keepers that have a process, or are about to start one; the others wait until the next start."""
    _usage_error: bool = False
    _unclean: bool = False

    def run(self) -> int:
        """Block until SIGTERM or SIGINT, or until a process says that starting again cannot help; the exit status."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._stopping.set())
        stamina.instrumentation.set_on_retry_hooks([])  # an end is told once, by us
        keepers = [threading.Thread(target=self._keep, args=(index,), daemon=True) for index in range(self.count)]
        for keeper in keepers:
            keeper.start()
        while not self._stopping.wait(0.5) and any(keeper.is_alive() for keeper in keepers):
            pass
        self._stopping.set()
        deadline = time.monotonic() + STOP_SECONDS + 5
        while self._busy and time.monotonic() < deadline:
            time.sleep(0.05)
        return USAGE_ERROR if self._usage_error else int(self._unclean)

    def _keep(self, index: int) -> None:
        while not self._stopping.is_set():
            for attempt in stamina.retry_context(
                on=ProcessEndedError, attempts=None, timeout=None, wait_initial=WAIT_INITIAL, wait_max=WAIT_MAX
            ):
                with attempt:
                    self._busy.add(index)
                    try:
                        if self._stopping.is_set() or self._one_life(index):
                            break
                    finally:
                        self._busy.discard(index)

    def _one_life(self, index: int) -> bool:
        """Run one process to its end; whether it lived long enough to forget the ends before it.

        Raises:
            ProcessEndedError: it ended early without being asked to.
        """
        started = time.monotonic()
        heard, spoken = os.pipe()
        try:
            process = subprocess.Popen(  # noqa: S603 - our own program
                list(self.command(index, spoken)), pass_fds=(spoken,), stdin=subprocess.DEVNULL, start_new_session=True
            )
        finally:
            os.close(spoken)
        try:
            self._listen(process, heard, index)
        finally:
            os.close(heard)
        status = process.wait()
        if self._stopping.is_set():
            # Of our own signal it dies only while it has not begun to listen, so with nothing under way.
            self._unclean |= status not in (0, -signal.SIGTERM)
            return True
        if status == USAGE_ERROR:
            self._usage_error = True
            self._stopping.set()
            return True
        log.error("a worker process ended and is started again", index=index, status=status)
        if time.monotonic() - started > STEADY_SECONDS:
            return True
        raise ProcessEndedError

    def _listen(self, process: "subprocess.Popen[bytes]", heard: int, index: int) -> None:
        """Return when the process has ended, by itself, on our signal, or killed because it fell silent."""
        patience, last = START_SECONDS, time.monotonic()
        asked_at = None
        while process.poll() is None:
            now = time.monotonic()
            if self._stopping.is_set() and asked_at is None:
                asked_at = now
                process.terminate()
            if select.select([heard], [], [], 0.2)[0]:
                if os.read(heard, 4096):
                    patience, last = self.silence, now
                else:
                    time.sleep(0.1)  # its end of the pipe is closed: it is about to end
            overdue = asked_at is not None and now - asked_at > STOP_SECONDS
            if overdue or (asked_at is None and now - last > patience):
                log.error("a worker process does not answer and is killed", index=index, pid=process.pid)
                process.kill()
                process.wait()
