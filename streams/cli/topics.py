"""`strikewire topics`: the topics of the contract on the broker."""

import json
from dataclasses import asdict
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from streams.cli.environment import settings
from streams.contract.topics import DAY_MS, TOPICS, logical_name
from streams.domain.errors import TopicError
from streams.runtime.topic_admin import (
    admin_client,
    check,
    create,
    differences,
    inspect,
    record_counts,
    sentence,
    wanted_topics,
)


@click.group()
def command() -> None:
    """Create, describe and check the topics of the contract. Nothing ever changes a topic that exists.

    \b
    Examples:
      strikewire topics create
      strikewire topics describe --json | jq .
      strikewire topics check && strikewire worker
    """


@command.command("create")
def create_command() -> None:
    """Create the topics that are absent; again is harmless. A topic that differs is an error, exit status 2.

    \b
    Examples:
      strikewire topics create
      STRIKEWIRE_PARTITIONS=16 strikewire topics create
    """
    in_force = settings()
    created = create(in_force)
    for name in created:
        click.echo(f"created {name}")
    click.echo(f"{len(created)} created, {len(TOPICS) - len(created)} were there; all are as the contract wants them.")


@command.command("check")
def check_command() -> None:
    """Compare the broker with the contract; exit status 2 if a topic is absent or differs.

    \b
    Example:
      strikewire topics check
    """
    found = check(settings())
    if found:
        raise TopicError(sentence(found))
    click.echo(f"All {len(TOPICS)} topics are as the contract wants them.")


@command.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON line a topic instead of a table.")
def describe(as_json: bool) -> None:
    """Show each topic: key, value, partitions, cleanup, retention, records.

    \b
    Examples:
      strikewire topics describe
      strikewire topics describe --json | jq -r 'select(.records > 0) | .topic'
    """
    rows = _rows()
    if as_json:
        for row in rows:
            click.echo(json.dumps(row))
        return
    table = Table(
        "topic", "key", "value", "partitions", "cleanup", "kept", "records", "state", box=None, header_style="bold"
    )
    for row in rows:
        kept = "for ever" if row["retention_ms"] is None else f"{row['retention_ms'] / DAY_MS:g} days"
        words = (
            row["topic"],
            row["key"],
            row["value"],
            row["partitions"],
            row["cleanup"],
            kept,
            row["records"],
            row["state"],
        )
        table.add_row(*("" if word is None else str(word) for word in words))
    console = Console()
    console.print(table) if console.is_terminal else Console(width=220).print(table)


def _rows() -> list[dict[str, Any]]:
    """The contract's topics, with what the broker has in place of what the contract wants where the two differ."""
    in_force = settings()
    wanted = wanted_topics(in_force)
    with admin_client(in_force) as client:
        found = inspect(client, [topic.name for topic in wanted])
        counts = record_counts(client, found)
    rows = []
    for topic in wanted:
        row = asdict(topic) | {"topic": topic.name, "contract_name": logical_name(topic.name, in_force.topic_prefix)}
        del row["name"]
        there = found.get(topic.name)
        if there is not None:
            kept = there.retention_ms if topic.retention_ms is not None else None
            row |= {
                "partitions": there.partitions,
                "cleanup": there.cleanup,
                "retention_ms": kept,
                "max_bytes": there.max_bytes,
            }
        problems = differences([topic], found)
        row["records"] = counts.get(topic.name)
        row["state"] = (
            "ok"
            if not problems
            else "absent"
            if there is None
            else "differs: " + ", ".join(p.setting for p in problems)
        )
        rows.append(row)
    return rows
