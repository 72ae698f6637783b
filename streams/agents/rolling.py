"""When rows of the rolling tables are due: after contributions, at midnight, and once after each recovery."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Final, Protocol

from streams.domain.rollup import Rollup
from streams.rollups.contributions import Contribution

TICK_KEY: Final = "tick"
"""Key of the records that carry the clock; a contribution's key has a `|`."""


class Tables(Protocol):
    """The part of `streams.rollups.rollups.Rollups` that is needed here."""

    def apply(self, part: Contribution) -> bool:
        """Take a contribution in; False when it, or a later one, is in already."""

    def rows(self, as_of: datetime, values: Sequence[str] | None = None, again: bool = False) -> list[Rollup]:
        """Rows that differ from what was last sent; with `again` also those that do not."""

    def mark_sent(self, rows: Sequence[Rollup]) -> None:
        """Remember rows as sent."""

    def rebuild(self) -> None:
        """Derive what is in memory only from the state."""


class Rolling:
    """Gathers contributions until a tick of their partition, then gives the rows to send.

    The first tick of a partition after a recovery gives all its rows as they were last sent, besides those that are new:
    a row that was lost on its way in a crash comes again. `values` gives every `dimension|value` that has a contribution,
    `partition_of` where one lives.
    """

    def __init__(self, tables: Tables, values: Callable[[], Iterable[str]], partition_of: Callable[[str], int]) -> None:
        self._tables = tables
        self._values = values
        self._partition_of = partition_of
        self._due: dict[int, set[str]] = {}
        self._complete: dict[int, date] = {}

    def rebuild(self) -> None:
        """After a recovery: nothing in memory holds any more."""
        self._tables.rebuild()
        self._due.clear()
        self._complete.clear()

    def take(self, partition: int, part: Contribution) -> None:
        """Apply a contribution; its rows are due even if it was in already, for their send may have been lost."""
        self._tables.apply(part)
        self._due.setdefault(partition, set()).add(part.row)

    def due(self, partition: int, as_of: datetime) -> bool:
        """Whether a tick would find something to do."""
        return bool(self._due.get(partition)) or self._complete.get(partition) != as_of.date()

    def rows(self, partition: int, as_of: datetime) -> list[Rollup]:
        """The rows to send; they are remembered as sent."""
        values = sorted(self._due.pop(partition, ()))
        again = partition not in self._complete
        if self._complete.get(partition) != as_of.date():
            values = sorted(value for value in self._values() if self._partition_of(value) == partition)
            self._complete[partition] = as_of.date()
        rows = self._tables.rows(as_of, values, again)
        self._tables.mark_sent(rows)
        return rows
