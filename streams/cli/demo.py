"""`strikewire demo`: the whole path on sample news, on a Kafka and with a worker of its own."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Final, NoReturn

import click
import stamina
from prometheus_client.parser import text_string_to_metric_families
from rich.console import Console
from rich.live import Live

from streams.broker.embedded import EmbeddedKafka
from streams.broker.ports import free_port, is_free
from streams.broker.process import alive, read_record, spawn, terminate, write_record
from streams.cli.demo_view import Picture, further
from streams.cli.environment import DownloadBar, broker_folder
from streams.cli.numbers import Number
from streams.contract.codec import decode_article
from streams.contract.topics import INCIDENTS, ROLLUPS
from streams.runtime.settings import PREFIX, client_options, from_mapping, variable
from streams.runtime.topic_admin import create
from streams.serve.messages import Follower

PROGRAM: Final = (sys.executable, "-c", "from streams.cli.main import main; main()")
KAFKA_PORT: Final = 9192
METRICS_PORT: Final = 9746
"""Beside the usual ports, so that a demo and an installation do not meet."""
READY_SECONDS: Final = 90.0
WORKER_STOP_SECONDS: Final = 45.0
ALL_SECONDS: Final = 300.0
"""A demo that takes longer has failed."""
QUIET_SECONDS: Final = 3.0
"""Nothing new for so long after the last article was read: it was all."""
LINE_SECONDS: Final = 2.0
PIPE_WIDTH: Final = 120


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the demo plays."""

    folder: Path

    @property
    def kafka(self) -> EmbeddedKafka:
        """Its own Kafka."""
        return EmbeddedKafka(broker_folder(self.folder))

    @property
    def worker_record(self) -> Path:
        """Which process the worker is."""
        return self.folder / "worker.pid"

    @property
    def worker_log(self) -> Path:
        """What the worker says."""
        return self.folder / "worker.log"

    def stop(self) -> bool:
        """End worker and Kafka if they run; whether there was anything to end."""
        record = read_record(self.worker_record)
        running = record is not None and alive(record)
        if record is not None:
            terminate(record, WORKER_STOP_SECONDS)
            self.worker_record.unlink(missing_ok=True)
        return self.kafka.stop() or running


@click.command()
@click.option("--keep", is_flag=True, help="Leave Kafka and the worker running at the end.")
@click.option("--stop", "only_stop", is_flag=True, help="End what --keep left running, and nothing else.")
@click.option("--speed", type=Number(1, 10_000), default=15.0, show_default=True, help="Articles a second.")
@click.option("--data-dir", type=click.Path(path_type=Path, file_okay=False), default=Path(".strikewire/demo"), show_default=True, help="Folder of its files; its topics are made anew each time.")  # fmt: skip
def command(keep: bool, only_stop: bool, speed: float, data_dir: Path) -> None:
    """Start a Kafka and a worker, replay the sample news, and show incidents and rolling tables as they grow.

    Takes about a minute, the first time with a download of 43 MB. All events in the sample news are invented. Ctrl-C ends it
    and cleans up. The exit status is 1 if no incident came out.

    \b
    Examples:
      strikewire demo
      strikewire demo --keep
      strikewire demo --stop
    """
    if keep and only_stop:
        raise click.UsageError("--stop ends what --keep left running; only one of them can be meant")
    stage = Stage(data_dir.absolute())
    if only_stop:
        click.echo("The demo is stopped." if stage.stop() else "No demo was running.")
        return
    stamina.instrumentation.set_on_retry_hooks([])  # waiting for the worker is not worth a line each time
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with ExitStack() as cleaning:
            cleaning.callback(_clean, stage)
            _play(stage, speed, keep, _console())
            if keep:
                cleaning.pop_all()
    except KeyboardInterrupt:
        click.echo("Stopped; Kafka and the worker of the demo are gone.", err=True)
        raise SystemExit(130) from None


def _console() -> Console:
    """A pipe has no width of its own; tables need one."""
    console = Console()
    return console if console.is_terminal else Console(width=PIPE_WIDTH)


def _clean(stage: Stage) -> None:
    """Ctrl-C once more does not leave anything behind."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    stage.stop()
    signal.signal(signal.SIGINT, before)


def _play(stage: Stage, speed: float, keep: bool, console: Console) -> None:
    """From nothing to the summary."""
    stage.stop()
    stage.kafka.reset()
    sample = resources.files("producers") / "sample" / "articles.jsonl"
    with resources.as_file(sample) as articles:
        count, newest = _look(articles)
        java = from_mapping(os.environ).java
        console.print("Starting Apache Kafka …", highlight=False)
        started = stage.kafka.start(DownloadBar(), default_port=_port(KAFKA_PORT), java=java)
        metrics_port = _port(METRICS_PORT)
        _set_environment(stage, started.bootstrap, metrics_port, newest)
        settings = from_mapping(os.environ)
        topics = create(settings)
        console.print(f"Kafka answers on {started.bootstrap}; {len(topics)} topics made.", highlight=False)
        record = spawn([*PROGRAM, "worker"], stage.worker_log, metrics_port, Path("worker"))
        write_record(stage.worker_record, record)
        address = f"http://127.0.0.1:{metrics_port}"
        _wait_until_ready(stage, address)
        console.print(
            f"The worker is ready; metrics for Prometheus at {address}/metrics\n"
            f"Replaying {count} articles; every event in them is invented.",
            highlight=False,
        )
        picture = Picture(count, f"{address}/metrics")
        names = [settings.topic_prefix + INCIDENTS.name, settings.topic_prefix + ROLLUPS.name]
        with (
            closing(Follower(client_options(settings), names, "beginning")) as follower,
            _replay(articles, speed) as sender,
        ):
            _watch(stage, follower, sender, picture, console)
    if not picture.active:
        _fail(stage, "no incident came out")
    console.print(picture.summary())
    console.print(further(_program(), started.bootstrap, picture.metrics_url, keep), highlight=False)


def _program() -> str:
    """How the user called us: `strikewire` where the shell finds it, else its path."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "strikewire" and shutil.which("strikewire") is None else "strikewire"


def _look(articles: Path) -> tuple[int, datetime]:
    """How many articles there are, and the time of the newest: the clock of the rolling tables."""
    published = [decode_article(line).published_at for line in articles.read_bytes().splitlines()]
    return len(published), max(time for time in published if time is not None)


def _port(wanted: int) -> int:
    return wanted if is_free(wanted) else free_port()


def _set_environment(stage: Stage, bootstrap: str, metrics_port: int, as_of: datetime) -> None:
    """Let this process and those it starts see the demo's Kafka and nothing of another installation."""
    java = os.environ.get(variable("java"))
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        del os.environ[name]
    chosen = {
        "bootstrap_servers": bootstrap,
        "data_dir": str(stage.folder),
        "metrics_port": str(metrics_port),
        "rollups_as_of": as_of.isoformat(),
    }
    os.environ.update({variable(name): value for name, value in chosen.items()})
    if java is not None:
        os.environ[variable("java")] = java


def _wait_until_ready(stage: Stage, address: str) -> None:
    """Until the worker's partitions are assigned."""
    try:
        for attempt in stamina.retry_context(
            on=OSError, attempts=None, timeout=READY_SECONDS, wait_initial=0.2, wait_max=0.5, wait_jitter=0.1
        ):
            with attempt:
                _check_worker(stage)
                _get(f"{address}/readyz")
    except OSError:
        _fail(stage, f"the worker was not ready after {READY_SECONDS:.0f} seconds")


def _get(url: str) -> str:
    """What a page of the worker says.

    Raises:
        OSError: nothing answers, or not with 200.
    """
    with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own worker on loopback
        return str(answer.read().decode())


def _check_worker(stage: Stage) -> None:
    record = read_record(stage.worker_record)
    if record is None or not alive(record):
        _fail(stage, "the worker ended")


def _fail(stage: Stage, problem: str) -> NoReturn:
    """End with a sentence and the worker's last words."""
    log = stage.worker_log
    last = log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:] if log.exists() else []
    raise click.ClickException("\n".join([f"{problem}; the end of {log}:", *last]))


@contextmanager
def _replay(articles: Path, speed: float) -> Iterator[subprocess.Popen[bytes]]:
    """The producer at work on the sample."""
    command = [*PROGRAM, "produce", "replay", str(articles), "--speed", f"{speed:g}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True) as sender:  # noqa: S603 - our own program
        try:
            yield sender
        finally:
            sender.terminate()


def _watch(
    stage: Stage, follower: Follower, sender: subprocess.Popen[bytes], picture: Picture, console: Console
) -> None:
    """Show what comes until all articles are read and nothing more comes of them."""
    began = quiet_since = time.monotonic()
    next_line = 0.0
    with Live(console=console, transient=True, auto_refresh=False) if console.is_terminal else ExitStack() as live:
        for batch in follower.batches(lambda _: None):
            for message in batch:
                if message.value is not None:
                    (picture.take_incident if message.topic.endswith(INCIDENTS.name) else picture.take_rollup)(
                        message.value
                    )
            now = time.monotonic()
            _check_worker(stage)
            processed = _processed(picture.metrics_url)
            if batch or processed > picture.processed:
                quiet_since = now
            picture.processed = max(processed, picture.processed)
            if isinstance(live, Live):
                live.update(picture.live(), refresh=True)
            elif now >= next_line:
                next_line = now + LINE_SECONDS
                console.print(f"{now - began:4.0f} s  {picture.line}", highlight=False)
            if sender.poll():
                _fail(stage, f"the replay ended with exit status {sender.returncode}")
            if sender.returncode == 0 and picture.processed >= picture.articles and now - quiet_since > QUIET_SECONDS:
                return
            if now - began > ALL_SECONDS:
                _fail(stage, f"only {picture.line} after {ALL_SECONDS:.0f} seconds")


def _processed(metrics_url: str) -> int:
    """Articles that the worker has done with; 0 while it does not answer."""
    try:
        page = _get(metrics_url)
    except OSError:
        return 0
    return sum(
        int(sample.value)
        for family in text_string_to_metric_families(page)
        if family.name == "strikewire_articles_processed"
        for sample in family.samples
        if sample.name.endswith("_total")
    )
