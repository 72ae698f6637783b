"""The broker as a process of its own: started detached, recognised again after a restart of everything else, ended cleanly.

A pid alone proves nothing: the kernel gives numbers away again. A record therefore holds the start time too, and a process
counts as ours only if it started then and its command line names our configuration file.
"""

import contextlib
import json
import os
import signal
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import psutil

START_TIME_TOLERANCE: Final = 2.0
"""Seconds by which two readings of one process's start may differ: the clock of the machine is set while it runs."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the pid file says. `started` in seconds since the epoch; `configuration` is on the process's command line."""

    pid: int
    started: float
    port: int
    configuration: str


def write_record(file: Path, record: Record) -> None:
    """Write the pid file in one step: a reader sees the old one or the new one."""
    draft = file.with_suffix(".draft")
    draft.write_text(json.dumps(asdict(record)), encoding="utf-8")
    draft.replace(file)


def read_record(file: Path) -> Record | None:
    """The pid file; None if there is none that we can read, or it is not one of ours."""
    try:
        return Record(**json.loads(file.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def alive(record: Record) -> bool:
    """Whether the process of the record still runs; another one with the same number does not count."""
    return _process(record) is not None


def resident_bytes(record: Record) -> int | None:
    """Resident memory of the process; None if it is gone."""
    process = _process(record)
    return None if process is None else int(process.memory_info().rss)


def _process(record: Record) -> psutil.Process | None:
    try:
        process = psutil.Process(record.pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            _reap(record.pid)
            return None
        if abs(process.create_time() - record.started) > START_TIME_TOLERANCE:
            return None
        words = process.cmdline()
        # For an instant after its birth a process has no command line: it is inside `exec`.
        return process if not words or record.configuration in words else None
    except psutil.NoSuchProcess:
        return None


def _reap(pid: int) -> None:
    """Take a dead child off the process table; a process that somebody else started is not ours to wait for."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)


def spawn(command: Sequence[str], output: Path, port: int, configuration: Path) -> Record:
    """Start a program in a session of its own, so that neither Ctrl-C nor the end of the starter reaches it.

    Not `subprocess.Popen`: that object wants to outlive its child, this child is to outlive us.

    Args:
        command: program and arguments; one argument is the path of `configuration`.
        output: file for what it prints, written anew.
        port: remembered in the record.
        configuration: remembered in the record, to know the process again.
    """
    pid = os.posix_spawn(
        command[0],
        list(command),
        os.environ,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, str(output), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
        setsid=True,
        setsigmask=[],
        setsigdef=[signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE],
    )
    return Record(pid, psutil.Process(pid).create_time(), port, str(configuration))


def terminate(record: Record, patience: float) -> bool:
    """End the process and whatever it started: SIGTERM, and after `patience` seconds SIGKILL.

    Returns:
        Whether it went without SIGKILL.
    """
    process = _process(record)
    if process is None:
        return True
    _signal_group(record.pid, signal.SIGTERM)
    try:
        process.wait(patience)
    except psutil.TimeoutExpired:
        _signal_group(record.pid, signal.SIGKILL)
        process.wait(patience)
        return False
    return True


def _signal_group(pid: int, number: int) -> None:
    """`spawn` made the process the leader of its group, so the group holds it and its children and nobody else."""
    with contextlib.suppress(ProcessLookupError):
        if os.getpgid(pid) == pid:
            os.killpg(pid, number)
        else:  # between fork and setsid
            os.kill(pid, number)
