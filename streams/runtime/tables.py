"""State on one Faust table: several mappings side by side, so that one changelog keeps the order of all their writes.

With a table each, a `kill -9` could leave the changelogs at different events; on one changelog partition what survives is
always a prefix of what was written.
"""

from collections.abc import Iterator, MutableMapping, Sequence
from typing import Any, Final


class Section(MutableMapping[str, Any]):
    """The part of a table whose keys begin with `name/`, as a mapping of its own."""

    def __init__(self, table: MutableMapping[str, Any], name: str) -> None:
        self._table = table
        self._prefix = f"{name}/"

    def __getitem__(self, key: str) -> Any:
        return self._table[self._prefix + key]

    def __setitem__(self, key: str, value: Any) -> None:
        self._table[self._prefix + key] = value

    def __delitem__(self, key: str) -> None:
        del self._table[self._prefix + key]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._prefix + key in self._table

    def get(self, key: str, default: Any = None) -> Any:
        """The value, or `default`; one look-up."""
        return self._table.get(self._prefix + key, default)

    def __iter__(self) -> Iterator[str]:
        """Keys of this section; walks the whole table, so only for rebuilding after a recovery."""
        length = len(self._prefix)
        return (key[length:] for key in list(self._table) if key.startswith(self._prefix))

    def __len__(self) -> int:
        return sum(1 for _ in self)


JOURNAL: Final = "journal/"


class TableJournal:
    """A write-ahead record a partition: what the last record is about to write, as one table value.

    A `kill -9` between the writes of one record leaves a prefix of them on the changelog. The journal stands before them,
    so after a recovery `redo` completes what had begun. Only the last record of a partition can be incomplete.
    """

    def __init__(self, table: Any) -> None:
        self._table = table

    def note(self, partition: int, writes: Sequence[Any]) -> None:
        """Remember all writes (each with `table`, `key`, `value`) before the first of them.

        A single write is noted too: else the record before it would be redone over it.
        """
        if writes:
            last = {f"{w.table}/{w.key}": w.value for w in writes}
            self._table[f"{JOURNAL}{partition}"] = [[key, value] for key, value in last.items()]

    def redo(self) -> int:
        """Complete the last record of every partition, on the changelog too; how many writes were missing."""
        missing = 0
        store = self._table.data
        for name in [name for name in store if name.startswith(JOURNAL)]:
            for key, value in store[name]:
                if store.get(key) != value:
                    missing += 1
                    store[key] = value
                    self._table.send_changelog(int(name.removeprefix(JOURNAL)), key, value)
        return missing
