"""`strikewire tail`: follow a topic."""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Final

import click
from rich.console import Console

from streams.cli.environment import settings
from streams.cli.stopping import Stopping
from streams.contract.codec import parse_time
from streams.contract.topics import (
    ARTICLES,
    ARTICLES_DLQ,
    CHANGES,
    INCIDENTS,
    REPORTS,
    REPORTS_DLQ,
    ROLLUPS,
    TOPICS,
    physical_name,
)
from streams.domain.errors import DecodeError, TopicError
from streams.runtime.settings import Settings, client_options, read_password
from streams.runtime.topic_admin import admin_client, inspect
from streams.serve.lines import as_json, one_line
from streams.serve.live import LiveIncidents
from streams.serve.messages import Follower, From, Message

SHORT: Final = {
    "articles": (ARTICLES,),
    "reports": (REPORTS,),
    "incidents": (INCIDENTS,),
    "changes": (CHANGES,),
    "rollups": (ROLLUPS,),
    "dlq": (ARTICLES_DLQ, REPORTS_DLQ),
}
NAMES: Final = SHORT | {topic.name: (topic,) for topic in TOPICS}
UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


class Start(click.ParamType):
    """`beginning`, `end`, an ISO 8601 time, or how long ago: `30m`, `2h`, `7d`."""

    name = "start"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> From:
        """The parsed value; a click usage error where it is none of these."""
        if value == "beginning":
            return "beginning"
        if value == "end":
            return "end"
        ago = re.fullmatch(r"(\d{1,6})([smhd])", str(value))
        try:
            if ago:
                return datetime.now(UTC) - timedelta(**{UNITS[ago[2]]: int(ago[1])})
            return parse_time(str(value))
        except (DecodeError, OverflowError):
            self.fail(
                f"{value!r} is neither beginning, end, an ISO 8601 time, nor how long ago (30m, 2h, 7d)", param, ctx
            )


@click.command()
@click.argument("topic", type=click.Choice(list(NAMES)), metavar="TOPIC")
@click.option(
    "--from",
    "start",
    type=Start(),
    default="beginning",
    show_default=True,
    help="beginning, end, a time, or how long ago: 30m, 2h, 7d.",
)
@click.option("--json", "as_json_lines", is_flag=True, help="JSON Lines, fit for the filters and for jq.")
@click.option("--limit", type=click.IntRange(min=1), help="End after so many records.")
@click.option("--no-follow", is_flag=True, help="End after what is there now.")
def command(topic: str, start: From, as_json_lines: bool, limit: int | None, no_follow: bool) -> None:
    """Follow a topic: articles, reports, incidents, changes, rollups, dlq (dead letters), or its full name.

    Incidents are a live table on a terminal and plain lines in a pipe. Reading disturbs nobody and commits nothing. Ctrl-C ends.

    \b
    Examples:
      strikewire tail incidents
      strikewire tail changes --from 2h
      strikewire tail dlq --no-follow
      strikewire tail reports --json --no-follow | strikewire match
      strikewire tail incidents --from 2024-05-31T00:00:00Z --json --limit 10 | jq .killed
    """
    in_force = settings()
    names = [physical_name(each, in_force.topic_prefix) for each in NAMES[topic]]
    _require(in_force, names)
    options = client_options(in_force, read_password(in_force))
    with Stopping() as stopping, closing(Follower(options, names, start)) as follower:
        messages = _until_done(follower, stopping, limit, no_follow)
        console = Console()
        if names == [physical_name(INCIDENTS, in_force.topic_prefix)] and console.is_terminal and not as_json_lines:
            with LiveIncidents(console) as table:
                for batch in messages:
                    table.show(batch)
            return
        for batch in messages:
            for message in batch:
                _print(message, as_json_lines, in_force.topic_prefix)


def _require(in_force: Settings, names: list[str]) -> None:
    with admin_client(in_force) as client:
        found = inspect(client, names)
    for name in names:
        if name not in found:
            raise TopicError(f"{name} is absent; create it with: strikewire topics create")


def _until_done(follower: Follower, stopping: Stopping, limit: int | None, no_follow: bool) -> Iterator[list[Message]]:
    """The batches, until Ctrl-C, the limit, or with `--no-follow` the end of what was there."""
    left = limit
    for batch in follower.batches(lambda trouble: click.echo(f"strikewire: {trouble}", err=True)):
        taken = batch if left is None else batch[:left]
        yield taken
        left = None if left is None else left - len(taken)
        if stopping.signal is not None or left == 0 or (no_follow and follower.caught_up()):
            return


def _print(message: Message, as_json_lines: bool, prefix: str) -> None:
    if not as_json_lines:
        click.echo(one_line(message, prefix))
        return
    try:
        line = as_json(message, prefix)
    except DecodeError as error:
        click.echo(f"strikewire: {message.place} is skipped, it is no JSON object: {error}", err=True)
        return
    if line is not None:
        click.echo(line.encode())  # JSON is UTF-8, whatever the terminal speaks
