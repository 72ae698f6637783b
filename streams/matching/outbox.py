"""The changes that the last reports led to, kept for sending again: a crash between the write of a table and the sending
of its changes heals when the report is delivered again. A ring of slots a country block, so it never grows.
"""

from collections.abc import MutableMapping, Sequence
from typing import Any

import msgspec

from streams.domain.incident import IncidentChange
from streams.matching.state import Sent, Write, encode

_sent = msgspec.json.Decoder(Sent)
_change = msgspec.json.Decoder(IncidentChange)
_encoder = msgspec.json.Encoder()


class Outbox:
    """Slots `country|number` in the outbox table."""

    def __init__(self, table: MutableMapping[str, Any], size: int) -> None:
        self._table = table
        self._size = size
        self.rebuild()

    def rebuild(self) -> None:
        """Find out from the table what stands where."""
        self._slot_of: dict[tuple[str, int], str] = {}
        self._held_by: dict[str, tuple[str, int]] = {}
        self._next: dict[str, int] = {}
        for slot, value in self._table.items():
            sent = _sent.decode(value)
            self._note(slot, sent)

    def find(self, report_id: str, revision: int) -> tuple[IncidentChange, ...]:
        """The changes that this revision of the report led to, if still kept."""
        slot = self._slot_of.get((report_id, revision))
        value = None if slot is None else self._table.get(slot)
        return () if value is None else tuple(_change.decode(c) for c in _sent.decode(value).changes)

    def entry(
        self, country: str, report_id: str, revision: int, changes: Sequence[IncidentChange]
    ) -> tuple[Sent, Write]:
        """What to store so that the changes can be found again."""
        number = self._next.get(country, 0)
        sent = Sent(number, report_id, revision, [msgspec.Raw(_encoder.encode(c)) for c in changes])
        return sent, Write("outbox", f"{country}|{number % self._size}", encode(sent))

    def apply(self, sent: Sent, slot: str) -> None:
        """Note that the entry was stored."""
        self._note(slot, sent)

    def _note(self, slot: str, sent: Sent) -> None:
        gone = self._held_by.get(slot)
        if gone is not None:
            self._slot_of.pop(gone, None)
        self._held_by[slot] = (sent.report_id, sent.revision)
        self._slot_of[sent.report_id, sent.revision] = slot
        country = slot.rpartition("|")[0]
        self._next[country] = max(self._next.get(country, 0), sent.sequence + 1)
