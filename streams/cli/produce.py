"""`strikewire produce`: articles from a source onto Kafka."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

import click
from prometheus_client import CollectorRegistry, start_http_server
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn

from producers.clock import SystemClock
from producers.metrics import ProducerMetrics, PrometheusMetrics, SilentMetrics
from producers.publish import KafkaPublisher
from producers.pump import Pump, Tally
from producers.replay import Replay, Speed
from producers.source import Refused, Source
from streams.cli.environment import settings as settings_in_force
from streams.cli.numbers import Number
from streams.cli.stopping import Stopping
from streams.contract.topics import ARTICLES, physical_name
from streams.runtime.settings import client_options, read_password
from streams.runtime.topic_admin import admin_client

EXIT_NOT_ACCOUNTED: Final = 1
REFRESH_SECONDS: Final = 0.1


class SpeedType(click.ParamType):
    """`max`, articles a second, or times the recorded speed."""

    name = "speed"

    def convert(self, value: str | Speed, param: click.Parameter | None, ctx: click.Context | None) -> Speed:
        """The parsed speed; a usage error for anything else."""
        if isinstance(value, Speed):
            return value
        try:
            return Speed.parse(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.group()
def command() -> None:
    """Publish articles to Kafka."""


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--speed", type=SpeedType(), default="max", metavar="max|N|60x", show_default=True, help="As fast as it goes, N articles a second, or the recorded time sped up.")  # fmt: skip
@click.option("--flush-seconds", type=Number(0, 3600), default=30, show_default=True, help="How long to wait for Kafka at the end.")  # fmt: skip
@click.option(
    "--metrics-port",
    type=click.IntRange(1, 65535),
    help="Serve producer metrics on this port of STRIKEWIRE_METRICS_HOST (127.0.0.1).",
)
def replay(file: str, speed: Speed, flush_seconds: float, metrics_port: int | None) -> None:
    """Publish the articles of a JSON Lines FILE (- is standard input).

    A bad line or an article too large for Kafka goes to standard error as one JSON line with its place and reason, and
    the rest goes on. Ends with an accounting line; the exit status is 1 if anything read was neither acknowledged by
    Kafka nor reported as refused. Ctrl-C and SIGTERM stop reading and bring what was read to its end.

    \b
    Examples:
      strikewire produce replay articles.jsonl
      zcat news.jsonl.gz | strikewire produce replay - --speed 60x
    """
    if file == "-" and sys.stdin is None:  # `<&-`
        raise click.UsageError("standard input is closed")
    with click.open_file(file, "rb") as stream:
        source = Replay(stream, "stdin" if file == "-" else Path(file).name, speed, SystemClock())
        size = 0 if file == "-" else Path(file).stat().st_size
        run(source, stream, size, flush_seconds, metrics_port)


def run(source: Source, stream: IO[bytes], size: int, flush_seconds: float, metrics_port: int | None) -> None:
    """Pump `source` to the article topic, with progress, accounting line and exit status."""
    # What goes wrong reaches the user as receipts and errors of ours; the client's own log would break the bar.
    logging.getLogger("kafka").setLevel(logging.CRITICAL)
    settings = settings_in_force()
    topic = physical_name(ARTICLES, settings.topic_prefix)
    clock = SystemClock()
    metrics = _metrics(settings.metrics_host, metrics_port)
    with admin_client(settings):
        pass  # says what is wrong with the address, the files or the protocol, where a producer only says that nobody answers
    with Stopping() as stopping:
        publisher = KafkaPublisher(client_options(settings, read_password(settings)), topic, clock)
        began = clock.monotonic()
        with _screen(stream, size) as screen:
            pump = Pump(
                source,
                publisher,
                report=screen.report,
                metrics=metrics,
                clock=clock,
                guard=stopping.guard,
                progress=screen.show,
            )
            try:
                pump.run(flush_seconds)
            finally:
                screen.close()
                click.echo(f"{topic}: {_account(pump.tally, stopping, clock.monotonic() - began)}")
    if not pump.tally.complete:
        raise SystemExit(EXIT_NOT_ACCOUNTED)


def _account(tally: Tally, stopping: Stopping, seconds: float) -> str:
    how = f"stopped by {stopping.signal.name}: " if stopping.signal else ""
    rate = f" ({tally.acknowledged / seconds:,.0f} a second)" if seconds else ""
    return f"{how}{tally} in {seconds:.1f} s{rate}"


class Screen:
    """Progress on a terminal; in a pipe nothing but the reports."""

    def __init__(self, progress: Progress, stream: IO[bytes], size: int) -> None:
        self._progress = progress
        self._stream = stream
        self._size = size
        self._task = progress.add_task("", total=size or None)
        self._clock = SystemClock()
        self._shown = 0.0

    def report(self, item: Refused) -> None:
        """One JSON line on standard error."""
        line = item.as_json().decode()
        if self._progress.disable:
            click.echo(line, err=True)
        else:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def show(self, tally: Tally) -> None:
        """Move the bar, ten times a second at most."""
        now = self._clock.monotonic()
        if self._progress.disable or now - self._shown < REFRESH_SECONDS:
            return
        self._shown = now
        done = self._stream.tell() if self._size else tally.read
        self._progress.update(self._task, completed=done, description=str(tally))

    def close(self) -> None:
        """Take the bar off the screen."""
        self._progress.stop()


@contextmanager
def _screen(stream: IO[bytes], size: int) -> Iterator[Screen]:
    console = Console(stderr=True)
    columns = (BarColumn(), TaskProgressColumn()) if size else (SpinnerColumn(),)
    progress = Progress(
        *columns,
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with progress:
        yield Screen(progress, stream, size)


def _metrics(host: str, port: int | None) -> ProducerMetrics:
    if port is None:
        return SilentMetrics()
    registry = CollectorRegistry()
    try:
        start_http_server(port, addr=host, registry=registry)
    except OSError as error:
        raise click.BadParameter(f"port {port} of {host}: {error.strerror}", param_hint="--metrics-port") from None
    return PrometheusMetrics(registry)
