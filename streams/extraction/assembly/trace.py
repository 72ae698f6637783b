"""What the assembly decided and why, as data, for whoever improves a rule. Written only when somebody asks for it."""

from dataclasses import dataclass, field

from streams.extraction.assembly.cell import Cell
from streams.extraction.assembly.event import Event


@dataclass(frozen=True, slots=True)
class Decision:
    """One cell's way: to the event it joined or opened (None when there were too many already), and for what reason.

    `apart` holds the events that stood then and what kept the cell out of each.
    """

    cell: Cell
    event: Event | None
    reason: str
    apart: tuple[tuple[Event, str], ...] = ()


@dataclass(slots=True)
class Trace:
    """Decisions in the order in which they were made, and the events that came to nothing with the reason."""

    decisions: list[Decision] = field(default_factory=list)
    dropped: list[tuple[Event, str]] = field(default_factory=list)
