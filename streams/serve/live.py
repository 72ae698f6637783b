"""Incidents as a table that changes on the terminal while they come; the newest revision of each, latest on top."""

from types import TracebackType
from typing import Final

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from streams.contract import codec
from streams.domain.errors import DecodeError
from streams.domain.incident import Incident
from streams.serve.lines import incident_cells
from streams.serve.messages import Message

KEPT: Final = 200
"""Incidents remembered for the table; a screen shows fewer, and the counts go on."""
FRAME: Final = 5
COLUMNS: Final = ("when", "where", "what", "who → on whom", "killed", "injured", "standing", "rev")


class LiveIncidents:
    """A context in which `show` takes messages of `strikes.incidents.v1` and the terminal shows their newest state."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._rows: dict[str, Incident] = {}
        self._revisions = 0
        self._unreadable = 0
        self._live = Live(self._table(), console=console, auto_refresh=False, vertical_overflow="crop")

    def __enter__(self) -> "LiveIncidents":
        self._live.start(refresh=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._live.stop()

    def show(self, messages: list[Message]) -> None:
        """Take in what came and draw anew; a key whose value is null goes off the table."""
        for message in messages:
            key = (message.key or b"").decode("utf-8", "replace")
            self._rows.pop(key, None)
            if message.value is None:
                continue
            try:
                self._rows[key] = codec.decode_incident(message.value)
                self._revisions += 1
            except DecodeError:
                self._unreadable += 1
        while len(self._rows) > KEPT:
            del self._rows[next(iter(self._rows))]
        if messages:
            self._live.update(self._table(), refresh=True)

    def _table(self) -> Table:
        unreadable = f", {self._unreadable} unreadable" if self._unreadable else ""
        caption = f"{self._revisions} revisions seen{unreadable}; the latest on top; Ctrl-C ends"
        table = Table(*COLUMNS, box=None, header_style="bold", caption=caption, caption_justify="left", expand=True)
        room = max(self._console.size.height - FRAME, 1)
        for incident in list(reversed(self._rows.values()))[:room]:
            span, place, means, sides, killed, injured, standing = incident_cells(incident)
            told = (
                span,
                place,
                means,
                sides,
                killed.removeprefix("killed "),
                injured.removeprefix("injured "),
                standing,
            )
            style = "" if incident.status == "active" else "dim strike"
            table.add_row(
                *(
                    Text(cell, style=style, no_wrap=True, overflow="ellipsis")
                    for cell in (*told, str(incident.revision))
                )
            )
        return table
