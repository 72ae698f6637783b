"""What the commands read from the process they run in; the only place that looks at the environment."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from streams.broker.embedded import EmbeddedKafka
from streams.broker.jars import KAFKA_VERSION
from streams.runtime.settings import Settings, from_mapping, variable

BROKER_FOLDER: Final = "kafka"


def settings() -> Settings:
    """The settings in force; where no Kafka is named and the embedded one runs on another port, it is found there.

    Raises:
        SettingsError: one of them makes no sense.
    """
    read = from_mapping(os.environ)
    if variable("bootstrap_servers") in os.environ:
        return read
    embedded = EmbeddedKafka(broker_folder(read.data_dir)).bootstrap()
    return read if embedded is None else replace(read, bootstrap_servers=(embedded,))


def colours_wanted() -> bool:
    """False where `NO_COLOR` is set to anything (https://no-color.org)."""
    return not os.environ.get("NO_COLOR")


def broker_folder(data_dir: Path) -> Path:
    """Where the embedded Kafka keeps its files, inside the data folder."""
    return data_dir / BROKER_FOLDER


class DownloadBar:
    """A progress bar on standard error for the first start; one plain line where nobody watches."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True)
        columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
        self._bar = Progress(*columns, console=self._console, transient=True, disable=not self._console.is_terminal)
        self._task = self._bar.add_task(f"Downloading Apache Kafka {KAFKA_VERSION} (once)", total=None, start=False)

    def begin(self, total: int) -> None:
        """`total` bytes are about to come."""
        if not self._console.is_terminal:
            self._console.print(f"Downloading Apache Kafka {KAFKA_VERSION}, {total / 1e6:.0f} MB, once.")
        self._bar.update(self._task, total=total)
        self._bar.start_task(self._task)
        self._bar.start()

    def advance(self, count: int) -> None:
        """`count` more bytes have come."""
        self._bar.advance(self._task, count)

    def end(self) -> None:
        """Take the bar off the screen."""
        self._bar.stop()
