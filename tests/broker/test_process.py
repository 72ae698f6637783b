"""Pid files and detached processes, with small programs in the broker's place."""

import os
import signal
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.broker.process import Record, alive, read_record, resident_bytes, spawn, terminate, write_record

SLEEP = "import time; time.sleep(600)"
STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(600)"
)


@pytest.fixture
def start(tmp_path):
    """Starts a Python program detached; ends what is left of it."""
    records = []

    def run(code):
        configuration = tmp_path / "configuration"
        record = spawn([sys.executable, "-c", code, str(configuration)], tmp_path / "output", 4711, configuration)
        records.append(record)
        return record

    yield run
    for record in records:
        if alive(record):
            os.kill(record.pid, signal.SIGKILL)
            while alive(record):
                time.sleep(0.01)


def until(condition):
    while not condition():
        time.sleep(0.01)


@given(st.builds(Record, st.integers(1, 2**22), st.floats(0, 2e9), st.integers(1, 65535), st.text()))
def test_a_record_survives_the_file(tmp_path_factory, record):
    file = tmp_path_factory.mktemp("pid") / "broker.pid"

    write_record(file, record)

    assert read_record(file) == record


@pytest.mark.parametrize("content", [b"", b"4711\n", b'{"pid": 1}', b"\xff\xfe", b"[1, 2, 3, 4]", b'{"pid"'])
def test_a_file_that_is_no_record_counts_as_none(tmp_path, content):
    file = tmp_path / "broker.pid"
    file.write_bytes(content)

    assert read_record(file) is None
    assert read_record(tmp_path / "absent") is None


def test_a_detached_process_leads_a_session_of_its_own_and_writes_to_its_file(start, tmp_path):
    record = start("print('ready', flush=True); " + SLEEP)

    until(lambda: (tmp_path / "output").read_text() == "ready\n")
    assert alive(record)
    assert os.getsid(record.pid) == record.pid != os.getsid(0)
    assert resident_bytes(record) > 0


def test_a_process_that_ended_or_was_killed_is_not_alive(start):
    record = start(SLEEP)
    os.kill(record.pid, signal.SIGKILL)

    until(lambda: not alive(record))

    assert resident_bytes(record) is None
    assert terminate(record, 1.0) is True


def test_the_same_number_with_another_start_or_another_configuration_is_somebody_else(start):
    record = start(SLEEP)
    until(lambda: alive(record))
    earlier = Record(record.pid, record.started - 60, record.port, record.configuration)
    other = Record(record.pid, record.started, record.port, "/elsewhere/server.properties")

    until(lambda: not alive(other))
    assert not alive(earlier)
    assert terminate(earlier, 1.0)
    assert terminate(other, 1.0)
    assert alive(record)


def test_a_process_that_listens_is_ended_gently_and_a_deaf_one_by_force(start, tmp_path):
    gentle = start(SLEEP)
    assert terminate(gentle, 30.0) is True

    deaf = start(STUBBORN)
    until(lambda: "deaf" in (tmp_path / "output").read_text())

    assert terminate(deaf, 0.2) is False
    assert not alive(deaf)
    assert not alive(gentle)


def test_its_children_end_with_it(start, tmp_path):
    child = f"import subprocess, sys, time; p = subprocess.Popen([sys.executable, '-c', {SLEEP!r}]); print(p.pid, flush=True); p.wait()"
    record = start(child)
    until(lambda: (tmp_path / "output").read_text().strip())
    pid = int((tmp_path / "output").read_text())

    terminate(record, 30.0)

    with pytest.raises(ProcessLookupError):
        until(lambda: os.kill(pid, 0))
