"""A worker process around an app that takes its time to start."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, NoReturn

from faust.exceptions import ConsumerNotStarted

from streams.runtime import process as module
from streams.runtime.health import Health
from streams.runtime.metrics import Metrics
from streams.runtime.process import FAILED, Process
from streams.runtime.settings import Settings


def fail(reason: BaseException) -> NoReturn:
    raise AssertionError(reason)


class App:
    """An app whose start lasts until its tables are read back, as Faust's does; before there is no consumer."""

    def __init__(self) -> None:
        self.starting, self.recovered, self.stopped = asyncio.Event(), asyncio.Event(), False
        self.in_worker = False
        self.tables = SimpleNamespace(changelog_topics=set())
        self.consumer = SimpleNamespace(assignment=self.assignment)

    def assignment(self) -> Any:
        raise ConsumerNotStarted

    async def start(self) -> None:
        self.starting.set()
        await self.recovered.wait()

    async def stop(self) -> None:
        self.stopped = True


async def test_the_first_recovery_is_told_as_one_and_has_the_time_of_one(tmp_path, monkeypatch):
    """It blocks the loop for minutes where there is much state: taken for a hang it would begin anew for ever."""
    app, health = App(), Health(stall_timeout=120)
    role: Callable[..., Any] = lambda *_: SimpleNamespace(name="match", app=app, table=None)  # noqa: E731
    monkeypatch.setattr(module, "build_app", role)
    monkeypatch.setattr(module, "settle", lambda: None)
    settings = Settings(data_dir=tmp_path)
    running = asyncio.create_task(
        Process(settings, ["match"], lambda *_: None, lambda _: None, Metrics(), health)._run()
    )
    await asyncio.wait_for(app.starting.wait(), 30)
    assert health.unready() == ["match: reading tables back"]
    health._ticked_at -= 600
    assert health.problems() == []
    health._ticked_at -= 600
    assert health.problems() == ["the event loop has not ticked for 1200 s"]
    app.recovered.set()
    os.kill(os.getpid(), signal.SIGTERM)
    assert await asyncio.wait_for(running, 30) == 0
    assert app.stopped


STUCK = """
import os, time
from streams.runtime import process
from streams.runtime.health import Health
process.LONELY_SECONDS, process.BEAT_SECONDS = 0.3, 0.1
health = Health(stall_timeout=0.0)
process.beat(os.pipe()[1], health)
time.sleep(20)
"""


def test_a_process_that_is_stuck_without_a_supervisor_ends_itself():
    """Its consumer's thread would keep its partitions from all others for ever."""
    assert subprocess.run([sys.executable, "-c", STUCK], timeout=60, check=False).returncode == FAILED
