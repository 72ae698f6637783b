"""The supervisor over small real processes."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psutil
import pytest

from streams.runtime import supervisor as module

pytestmark = pytest.mark.slow

PARENT = """
import sys
from streams.runtime import supervisor
supervisor.WAIT_INITIAL = 0.05
child = sys.argv[1]
lives = lambda index, fd: [sys.executable, "-c", child, str(index), str(fd), *sys.argv[2:]]
sys.exit(supervisor.Supervisor(lives, {count}, silence=2.0).run())
"""
BEATING = """
import os, signal, sys, time
open(sys.argv[3], "a").write(f"{os.getpid()}\\n")
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
while True:
    os.write(int(sys.argv[2]), b".")
    time.sleep(0.1)
"""


def start(child: str, note: Path, count: int = 1) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", PARENT.format(count=count), textwrap.dedent(child), str(note)]
    return subprocess.Popen(command)


def pids(note: Path) -> list[int]:
    return [int(line) for line in note.read_text().split()] if note.exists() else []


def wait_for(note: Path, count: int) -> list[int]:
    for _ in range(600):
        if len(pids(note)) >= count:
            return pids(note)
        time.sleep(0.05)
    raise AssertionError(f"{pids(note)} are not {count} processes")


def test_sigterm_ends_all_and_leaves_no_zombie(tmp_path):
    note = tmp_path / "pids"
    parent = start(BEATING, note, count=2)
    children = wait_for(note, 2)
    parent.send_signal(signal.SIGTERM)
    assert parent.wait(30) == 0
    assert not any(psutil.pid_exists(pid) for pid in children)


def test_a_killed_process_is_started_again(tmp_path):
    note = tmp_path / "pids"
    parent = start(BEATING, note)
    first = wait_for(note, 1)[0]
    os.kill(first, signal.SIGKILL)
    second = wait_for(note, 2)[1]
    assert not psutil.pid_exists(first), "reaped, no zombie"
    os.kill(second, signal.SIGSTOP)  # hangs: it is killed after two seconds of silence
    wait_for(note, 3)
    assert not psutil.pid_exists(second)
    parent.send_signal(signal.SIGTERM)
    assert parent.wait(30) == 0


def test_a_mistake_in_the_settings_stops_everything(tmp_path):
    parent = start("import sys; open(sys.argv[3], 'a').write('1\\n'); sys.exit(2)", tmp_path / "pids")
    assert parent.wait(30) == module.USAGE_ERROR
    assert pids(tmp_path / "pids") == [1]


def test_a_process_that_crashes_at_once_is_started_again_more_and_more_slowly(tmp_path):
    note = tmp_path / "pids"
    parent = start("import sys; open(sys.argv[3], 'a').write('1\\n'); sys.exit(70)", note)
    wait_for(note, 3)
    parent.send_signal(signal.SIGTERM)
    assert parent.wait(60) in (0, 1)


def test_a_pause_before_the_next_start_does_not_hold_up_the_end(tmp_path):
    """The pauses grow to half a minute, longer than some give us to stop."""
    note = tmp_path / "pids"
    patient = PARENT.replace("WAIT_INITIAL = 0.05", "WAIT_INITIAL = 600.0; supervisor.WAIT_MAX = 600.0")
    child = "import os, sys; open(sys.argv[3], 'a').write(f'{os.getpid()}\\n'); sys.exit(1)"
    parent = subprocess.Popen([sys.executable, "-c", patient.format(count=1), child, str(note)])
    (first,) = wait_for(note, 1)
    while psutil.pid_exists(first):
        time.sleep(0.05)
    parent.send_signal(signal.SIGTERM)
    assert parent.wait(30) == 0
    assert pids(note) == [first]


def test_a_process_that_was_asked_to_end_before_it_could_listen_ends_cleanly(tmp_path):
    note = tmp_path / "pids"
    parent = start(BEATING.replace("signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))", ""), note)
    wait_for(note, 1)
    parent.send_signal(signal.SIGTERM)
    assert parent.wait(30) == 0
