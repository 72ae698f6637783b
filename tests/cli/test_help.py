"""`--help`: every command says what it does and shows examples."""

import click
import pytest
from click.testing import CliRunner

from streams.cli.main import cli

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
