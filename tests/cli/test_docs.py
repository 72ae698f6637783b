"""The commands in the documentation exist, with the options that it shows."""

import re
import shlex
from pathlib import Path

import click
import pytest

from streams.cli.main import COMMANDS, cli

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [DOCS / "command-line.md", DOCS / "settings.md"]


def shown(page):
    """Every `strikewire …` of the page's shell blocks, as words."""
    for block in re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            for part in re.split(r"\||&&|;", line.split("#", 1)[0]):
                words = shlex.split(part) if "$(" not in part else []
                if words[:1] == ["strikewire"]:
                    yield words[1:]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_options_exist(page):
    lines = list(shown(page))

    assert lines
    for words in lines:
        assert words[0] in COMMANDS
        command = cli.get_command(click.Context(cli), words[0])
        rest = words[1:]
        if isinstance(command, click.Group):
            command, rest = command.commands[rest[0]], rest[1:]
        with command.make_context("documented", rest):
            pass
