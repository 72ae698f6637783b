"""The `strikewire` command: the composition root. Each command is a module of this package, imported when it is used."""

import errno
import io
import sys
from importlib import import_module, metadata
from typing import Final, NoReturn

import click
from click.shell_completion import CompletionItem

from streams.domain.errors import StrikewireError

COMMANDS: Final = {
    "broker": "run a real Apache Kafka on this machine, through pip alone",
    "demo": "the whole path on sample news: broker, topics, worker, incidents, rollups",
    "doctor": "check settings, broker, topics and lag, and say what to do",
    "extract": "article lines in, strike report lines out",
    "match": "strike report lines in, incident lines out",
    "produce": "publish articles to Kafka",
    "rollup": "incident lines in, rolling table lines out",
    "tail": "follow a topic as a readable table or as JSON Lines",
    "topics": "create, describe and check the topics of the contract",
    "worker": "run the Faust agents: extract, match, aggregate",
}


NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What an output that is full answers, and nothing that we do wrong."""


class LazyGroup(click.Group):
    """Imports a command's module only when it runs, so that `--help` and the filters start fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in alphabetical order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The `command` object of `streams.cli.<name>`."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"streams.cli.{cmd_name}").command
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Names and what they do, without importing anything: a completion that takes a second is not used."""
        words = [
            CompletionItem(name, help=told) for name, told in sorted(COMMANDS.items()) if name.startswith(incomplete)
        ]
        return words or click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of `--help`, without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(metadata.version("strikewire"), prog_name="strikewire")
def cli() -> None:
    """Strike incidents out of the news: what hit whom, where, when, with what, who says so, who died.

    \b
    Try it:
      strikewire demo
      strikewire extract < articles.jsonl | strikewire match | strikewire rollup --as-of 2024-05-31T00:00:00Z
    """


def main() -> None:
    """Run the command; an error raised on purpose is one sentence on standard error and exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a letter that the terminal does not know is no reason to end
            stream.reconfigure(errors="backslashreplace")
    try:
        cli.main(standalone_mode=True)
    except StrikewireError as error:
        _end(str(error))
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        _end(f"the output cannot be written: {error.strerror}")


def _end(told: str) -> NoReturn:
    click.echo(f"strikewire: {told}", err=True)
    raise SystemExit(2) from None
