"""`strikewire worker`: the Faust agents, supervised."""

import sys
from collections.abc import Callable
from functools import partial
from importlib import metadata
from typing import Any, NoReturn

import click
import structlog

from streams.cli import environment
from streams.domain.errors import SettingsError, StrikewireError, TopicError
from streams.runtime.settings import Settings, changed
from streams.runtime.supervisor import USAGE_ERROR, Supervisor

AGENTS = ("extract", "match", "aggregate")


def _agents(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[str, ...]:
    chosen = tuple(part.strip() for part in value.split(",") if part.strip())
    if not chosen or not set(chosen) <= set(AGENTS):
        raise click.BadParameter(f"{value!r} is not a list out of {', '.join(AGENTS)}")
    return tuple(agent for agent in AGENTS if agent in chosen)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--agents", default=",".join(AGENTS), show_default=True, callback=_agents, help="What to run here.")
@click.option("--processes", default=1, show_default=True, type=click.IntRange(1, 64), help="Worker processes.")
@click.option("--process-index", type=int, hidden=True)
@click.option("--beat-fd", type=int, hidden=True)
def command(agents: tuple[str, ...], processes: int, process_index: int | None, beat_fd: int | None) -> None:
    """Run the Faust agents under a supervisor until SIGTERM or Ctrl-C.

    Each process serves /metrics, /healthz and /readyz on its own port, from STRIKEWIRE_METRICS_PORT on. A process that
    crashes or hangs is started again. Without a broker it waits for one.

    \b
    Examples:
      strikewire worker
      strikewire worker --processes 2
      strikewire worker --agents extract --processes 4
      strikewire worker --agents match,aggregate
    """
    settings = environment.settings()
    if process_index is None:
        sys.exit(_supervise(settings, agents, processes))
    sys.exit(_work(settings, agents, process_index, beat_fd))


def _supervise(settings: Settings, agents: tuple[str, ...], processes: int) -> int:
    from streams.runtime import logs

    logs.configure(settings.log_level, settings.log_format, "supervisor")
    log = structlog.get_logger(__name__)
    log.info("strikewire starts", version=metadata.version("strikewire"), agents=agents, **changed(settings))

    def line(index: int, beat_fd: int) -> list[str]:
        own = [
            sys.executable,
            "-c",
            "from streams.cli.main import main; main()",
            "worker",
            "--agents",
            ",".join(agents),
        ]
        return [*own, "--process-index", str(index), "--beat-fd", str(beat_fd)]

    return Supervisor(line, processes).run()


def _work(settings: Settings, agents: tuple[Any, ...], index: int, beat_fd: int | None) -> int:
    """One worker process; imports Faust only here."""
    from streams.runtime import health, logs, process, provision
    from streams.runtime.metrics import Metrics

    logs.configure(settings.log_level, settings.log_format, f"worker-{index}")
    metrics, state = Metrics(), health.Health(settings.stall_timeout)
    if beat_fd is not None:
        process.beat(beat_fd, state)
    try:
        health.serve(settings.metrics_host, settings.metrics_port + index, metrics.registry, state)
    except OSError as error:
        click.echo(f"strikewire: {settings.metrics_host}:{settings.metrics_port + index}: {error.strerror}", err=True)
        return USAGE_ERROR
    worker = process.Process(
        settings,
        agents,
        partial(_parts, settings),
        lambda given_up: provision.prepare(settings, given_up),
        metrics,
        state,
    )
    try:
        return worker.run()
    except (SettingsError, TopicError) as error:
        click.echo(f"strikewire: {error}", err=True)
        return USAGE_ERROR
    except StrikewireError as error:
        click.echo(f"strikewire: {error}", err=True)
        return 1


def _parts(settings: Settings, instruments: Any, fail: Callable[[BaseException], NoReturn]) -> Any:
    """The real extractor and matcher behind the seams of the runtime."""
    from streams.cli.reading import OutcomeLog, build_extractor
    from streams.matching.matcher import Matcher
    from streams.rollups.rollups import Rollups
    from streams.runtime.app import Parts

    def extractor() -> Any:
        return build_extractor(settings, OutcomeLog(instruments.model_asked))

    return Parts(extractor=extractor, matcher=Matcher, rollups=Rollups, instruments=instruments, fail=fail)
