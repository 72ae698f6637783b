"""`--help`: every command says what it does and shows examples; and what all commands share in how they end."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from streams.cli.main import cli
from tests.conftest import MAIN

GROUPS = {
    "broker": ("start", "stop", "status", "logs", "reset"),
    "topics": ("create", "describe", "check"),
    "tail": (),
    "doctor": (),
}
COMMANDS = list(GROUPS) + [f"{name} {sub}" for name, subs in GROUPS.items() for sub in subs]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_a_sentence_and_examples(command):
    told = CliRunner().invoke(cli, [*command.split(), "--help"])

    assert told.exit_code == 0
    assert f"strikewire {command}" in told.output.split("Example", 1)[1]


@pytest.mark.parametrize("name", ["broker", "topics"])
def test_the_list_above_is_whole(name):
    group = cli.get_command(click.Context(cli), name)

    assert set(group.commands) == set(GROUPS[name])


@pytest.mark.slow
def test_an_output_that_is_full_is_one_sentence(strikewire):
    with Path("/dev/full").open("wb") as full:
        done = strikewire("--help", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (2, "strikewire: the output cannot be written: No space left on device\n")


def test_a_letter_that_the_terminal_does_not_know_is_written_otherwise(strikewire, tmp_path):
    (tmp_path / "kafka").mkdir()
    (tmp_path / "kafka" / "server.log").write_text("a → b\n", encoding="utf-8")
    done = strikewire("broker", "logs", "--data-dir", str(tmp_path), env={"PYTHONIOENCODING": "latin-1"})
    assert (done.returncode, done.stdout, done.stderr) == (0, "a \\u2192 b\n", "")


def test_no_standard_input_is_one_sentence(strikewire):
    done = strikewire(
        "produce", "replay", "-", args_before=["bash", "-c", f'{sys.executable} -c "{MAIN}" "$@" <&-', "-"]
    )
    assert done.returncode == 2
    assert done.stderr.endswith("Error: standard input is closed\n")
