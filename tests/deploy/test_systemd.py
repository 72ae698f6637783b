import re
import shutil
import subprocess

import pytest

from streams.runtime.settings import Settings, from_mapping, variable
from tests.deploy.promql import DEPLOY
from tests.test_docs import problem

UNITS = sorted((DEPLOY / "systemd").glob("*.service"))


def lines(unit, key):
    return re.findall(rf"^{key}=(.*)$", unit.read_text(), re.MULTILINE)


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_it_calls_a_command_that_exists_without_privileges(unit):
    (start,) = lines(unit, "ExecStart")
    program, *arguments = start.split()
    assert program == "/opt/strikewire/bin/strikewire"
    assert problem(arguments) == ""
    assert lines(unit, "DynamicUser") == lines(unit, "NoNewPrivileges") == ["yes"]
    assert lines(unit, "CapabilityBoundingSet") == [""]
    assert lines(unit, "ProtectSystem") == ["strict"]
    assert set(re.findall(r"/opt/\S+", unit.read_text())) == {program}, (
        "pip installs nothing else there that a unit could name"
    )
    known = {variable(name) for name in Settings.__dataclass_fields__}
    assert set(re.findall(r"STRIKEWIRE_[A-Z_]+", unit.read_text())) <= known | {"STRIKEWIRE_"}


def test_the_worker_has_longer_to_stop_than_it_needs():
    worker = DEPLOY / "systemd" / "strikewire-worker.service"
    assert int(lines(worker, "TimeoutStopSec")[0]) > 60


def test_a_kafka_that_comes_up_after_us_does_not_keep_the_worker_from_starting():
    worker = DEPLOY / "systemd" / "strikewire-worker.service"
    assert not lines(worker, "Requires")
    assert "strikewire-topics.service" in lines(worker, "Wants")[0]
    assert "strikewire-topics.service" in lines(worker, "After")[0]


def test_the_example_of_the_environment_is_valid():
    text = (DEPLOY / "systemd" / "environment.example").read_text()
    from_mapping(dict(line.split("=", 1) for line in text.splitlines() if not line.startswith("#")))


@pytest.mark.debian
@pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed (Debian: systemd)"
)
def test_systemd_understands_the_units(tmp_path):
    for unit in UNITS:
        (tmp_path / unit.name).write_text(unit.read_text().replace("/opt/strikewire/bin/strikewire", "/bin/true"))
    command = ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / unit.name) for unit in UNITS)]
    done = subprocess.run(command, capture_output=True, text=True)
    ours = [line for line in (done.stdout + done.stderr).splitlines() if "strikewire" in line]
    assert ours == []
