"""`strikewire doctor`: look at everything, say what to do."""

from collections.abc import Iterator

import click

from streams.broker.embedded import EmbeddedKafka
from streams.cli.environment import broker_folder, settings
from streams.domain.errors import SettingsError
from streams.runtime.examination import Finding, examine, versions


@click.command()
def command() -> None:
    """Check versions, settings, Java, Kafka, topics and lag; each line says what to do. Exit status 1 if there is a problem.

    \b
    Examples:
      strikewire doctor
      STRIKEWIRE_BOOTSTRAP_SERVERS=kafka.example.org:9092 strikewire doctor
    """
    problems = 0
    for finding in _findings():
        mark = click.style("ok     ", fg="green") if finding.well else click.style("problem", fg="red")
        click.echo(f"{mark}  {finding.subject:<8}  {finding.said}")
        if not finding.well:
            problems += 1
            click.echo(f"{'':<19}do: {finding.remedy}")
    if problems:
        click.echo(f"{problems} problem{'s' if problems > 1 else ''}.")
        raise SystemExit(1)


def _findings() -> Iterator[Finding]:
    try:
        in_force = settings()
    except SettingsError as error:
        yield from versions()
        yield Finding("settings", str(error), f"correct or unset {error.name}; see docs/settings.md")
        return
    yield from examine(in_force, EmbeddedKafka(broker_folder(in_force.data_dir)))
