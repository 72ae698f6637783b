"""An event's sums grow with its cells and are those of reading all of them."""

from datetime import UTC, datetime

from streams.extraction.assembly.event import MAX_TOLL, Event
from streams.extraction.assembly.ledger import Ledger
from streams.extraction.rules import RuleExtractor
from streams.text.sentences import build_document

TEXT = (
    "Three drones hit a depot in Kassala on Monday, killing four men. The attack came at dawn. A day later, two air strikes "
    "in Gedaref killed nine people. In all 2,000 have died in air raids on Kassala since April. On Friday jets bombed Atbara."
)


def events() -> list[Event]:
    document = build_document("", TEXT, datetime(2025, 5, 17, tzinfo=UTC), None)
    return [draft.event for draft in RuleExtractor().read(document)[1]]


def test_adding_cell_by_cell_comes_to_the_same_as_reading_all() -> None:
    for event in events():
        whole, grown = Ledger(), Ledger()
        whole.read(event.cells, MAX_TOLL)
        for n in range(1, len(event.cells) + 1):
            grown.read(event.cells[:n], MAX_TOLL)
        assert grown == whole
        assert (whole.first, whole.last) == (event.first, event.last)
        assert whole.seen == len(event.cells)


def test_a_wars_total_is_not_the_toll_of_an_event() -> None:
    assert max(event.ledger.killed for event in events()) == 9
