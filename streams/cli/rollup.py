"""`strikewire rollup`: incident lines in, rolling table lines out."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, TypeVar

import click

from streams.cli.filters import filter_options, run_filter
from streams.contract.batch import Ok
from streams.contract.codec import decode_incident, parse_time
from streams.domain.errors import DecodeError
from streams.domain.incident import Incident
from streams.domain.rollup import Rollup
from streams.rollups.rollups import recompute

_F = TypeVar("_F", bound=Callable[..., Any])


def time_option(name: str, text: str) -> Callable[[_F], _F]:
    """An option that takes an ISO 8601 time; None when it is not given."""

    def parse(_: click.Context, __: click.Parameter, value: str | None) -> datetime | None:
        if value is None:
            return None
        try:
            return parse_time(value)
        except DecodeError as error:
            raise click.BadParameter(error.problem) from None

    return click.option(name, callback=parse, metavar="TIME", help=text)


@click.command()
@filter_options
@time_option(
    "--as-of",
    "Where the windows end (ISO 8601). Default: the newest last_updated_at of the incidents read, never the clock.",
)
def command(as_of: datetime | None, source: str, target: str, strict: bool) -> None:
    """Incident lines in, rolling table lines out: 24h, 7d, 30d and 365d by country, attacker, target and event type.

    Of an incident that comes several times the highest revision counts; merged and retracted ones count nowhere.

    \b
    Example:
      strikewire rollup --as-of 2024-05-31T00:00:00Z < incidents.jsonl
    """

    def rows(lines: Iterator[Ok[Incident]]) -> Iterator[Rollup]:
        newest: dict[str, Incident] = {}
        for line in lines:
            held = newest.get(line.record.incident_id)
            if held is None or held.revision <= line.record.revision:
                newest[line.record.incident_id] = line.record
        at = as_of or max((i.last_updated_at for i in newest.values() if i.last_updated_at), default=None)
        if at is not None:
            yield from recompute(newest.values(), at.astimezone(UTC))
        elif newest:
            raise click.UsageError("no incident has a last_updated_at: say --as-of TIME")

    run_filter(decode_incident, rows, source=source, target=target, strict=strict)
