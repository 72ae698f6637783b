"""`strikewire broker`: the embedded Kafka, started and stopped by hand."""

import contextlib
import time
from pathlib import Path

import click

from streams.broker.embedded import EmbeddedKafka
from streams.cli.environment import DownloadBar, broker_folder, settings
from streams.runtime.settings import DEFAULT_PORT

DATA_DIR = click.option(
    "--data-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of its data; STRIKEWIRE_DATA_DIR, else .strikewire, if not given.",
)


def _kafka(data_dir: Path | None) -> EmbeddedKafka:
    return EmbeddedKafka(broker_folder(data_dir if data_dir is not None else settings().data_dir))


@click.group()
def command() -> None:
    """A real Apache Kafka on this machine, through pip alone: no Docker, no Java to install.

    One KRaft node that listens on 127.0.0.1 only and keeps all its files in a folder of the project. It goes on when the
    terminal is closed, and its data outlive a crash. STRIKEWIRE_BOOTSTRAP_SERVERS points everything at any other Kafka.

    \b
    Examples:
      strikewire broker start
      strikewire broker start --port 9192 --data-dir /tmp/second
      strikewire broker logs --follow
      strikewire broker stop
    """


@command.command()
@click.option("--port", type=click.IntRange(1, 65535), help=f"Where clients connect; {DEFAULT_PORT} if not given.")
@DATA_DIR
def start(port: int | None, data_dir: Path | None) -> None:
    """Start it, unless it runs already, and wait until it answers.

    \b
    Examples:
      strikewire broker start
      strikewire broker start --port 9192 && export STRIKEWIRE_BOOTSTRAP_SERVERS=127.0.0.1:9192
    """
    kafka = _kafka(data_dir)
    started = kafka.start(DownloadBar(), port, default_port=DEFAULT_PORT, java=settings().java)
    if started.fresh:
        click.echo(
            f"Kafka answers on {started.bootstrap} after {started.seconds:.1f} s (process {started.pid}, files in {kafka.folder})."
        )
    else:
        click.echo(f"Kafka is already running on {started.bootstrap} (process {started.pid}).")
    if started.bootstrap not in settings().bootstrap_servers:
        click.echo(f"Let the other commands find it: export STRIKEWIRE_BOOTSTRAP_SERVERS={started.bootstrap}")


@command.command()
@DATA_DIR
def stop(data_dir: Path | None) -> None:
    """Stop it cleanly; the data stay.

    \b
    Example:
      strikewire broker stop
    """
    click.echo("Kafka is stopped." if _kafka(data_dir).stop() else "Kafka was not running.")


@command.command()
@DATA_DIR
def status(data_dir: Path | None) -> None:
    """Say whether it runs; exit status 1 if it does not.

    \b
    Example:
      strikewire broker status || strikewire broker start
    """
    state = _kafka(data_dir).status()
    if state.state == "stopped":
        click.echo("Kafka is stopped; start it with: strikewire broker start")
        raise SystemExit(1)
    memory = f"{(state.resident_bytes or 0) / 1e6:.0f} MB resident"
    click.echo(
        f"Kafka is {state.state} on {state.bootstrap} (process {state.pid}, {memory}, cluster {state.cluster_id or 'unknown'})."
    )
    raise SystemExit(0 if state.state == "running" else 1)


@command.command()
@click.option(
    "--lines", "-n", type=click.IntRange(min=0), default=40, show_default=True, help="How many of the last lines."
)
@click.option("--follow", "-f", is_flag=True, help="Go on with what comes; Ctrl-C ends.")
@DATA_DIR
def logs(lines: int, follow: bool, data_dir: Path | None) -> None:
    """Show the end of the broker's own log.

    \b
    Examples:
      strikewire broker logs -n 200 | grep ERROR
      strikewire broker logs --follow
    """
    kafka = _kafka(data_dir)
    if not kafka.log.exists():
        click.echo(f"There is no log yet in {kafka.folder}.", err=True)
        raise SystemExit(1)
    with kafka.log.open(encoding="utf-8", errors="replace") as stream:
        kept = stream.readlines()[-lines:] if lines else (stream.seek(0, 2), [])[1]
        click.echo("".join(kept), nl=False)
        with contextlib.suppress(KeyboardInterrupt):
            while follow:
                click.echo(stream.read(), nl=False)
                time.sleep(0.3)


@command.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@DATA_DIR
def reset(yes: bool, data_dir: Path | None) -> None:
    """Stop it and delete all its topics.

    \b
    Example:
      strikewire broker reset --yes
    """
    kafka = _kafka(data_dir)
    if not yes:
        click.confirm(f"Delete all topics in {kafka.folder}?", abort=True)
    kafka.reset()
    click.echo("Kafka is stopped and its topics are deleted.")
