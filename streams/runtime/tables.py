"""State on one Faust table: several mappings side by side, so that one changelog keeps the order of all their writes.

With a table each, a `kill -9` could leave the changelogs at different events; on one changelog partition what survives is
always a prefix of what was written.
"""

from collections.abc import Iterator, MutableMapping, Sequence
from typing import Any, Final

import orjson

from streams.domain.errors import OversizedRecordError


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
BYTES_A_CHARACTER: Final = 4
"""At most: four in UTF-8, two for a quotation mark with its backslash. What is surely small enough is not encoded to be measured."""


class TableJournal:
    """A write-ahead record a partition: what the last record is about to write, as one table value.

    A `kill -9` between the writes of one record leaves a prefix of them on the changelog. The journal stands before them,
    so after a recovery `redo` completes what had begun. Only the last record of a partition can be incomplete.
    """

    def __init__(self, table: Any, largest: int) -> None:
        """`largest`: bytes that a value of the table may have on the changelog."""
        self._table = table
        self._largest = largest

    def note(self, partition: int, writes: Sequence[Any]) -> None:
        """Remember all writes (each with `table`, `key`, `value`) before the first of them.

        A single write is noted too: else the record before it would be redone over it.

        Raises:
            OversizedRecordError: more than the changelog takes. Nothing was written; the producer would fail on it, and the next
                process on the same record again.
        """
        if writes:
            last = [[key, value] for key, value in {f"{w.table}/{w.key}": w.value for w in writes}.items()]
            key = f"{JOURNAL}{partition}"
            if BYTES_A_CHARACTER * sum(len(str(value)) for _, value in last) > self._largest:
                size = len(orjson.dumps(last))
                if size > self._largest:
                    raise OversizedRecordError(f"state of {writes[0].table} {writes[0].key}", size, self._largest)
            self._table[key] = last

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
