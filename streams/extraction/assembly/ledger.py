"""What the cells of an event say between them, added up cell by cell.

Every further cell of an article is held against every event, so an event with a thousand cells must not be read anew each time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from streams.domain.report import DateSpan
from streams.domain.vocabulary import WeaponType
from streams.extraction.assembly.cell import Cell
from streams.extraction.assembly.whereabouts import is_specific, specific
from streams.extraction.mentions import PlaceMention, TimeMention

Number = tuple[int | None, int | None]


@dataclass(slots=True)
class Ledger:
    """Sums over the cells read so far (`seen`); `read` adds those that joined since."""

    seen: int = 0
    first: int = 0
    last: int = 0
    start: int = 0
    lead: Cell | None = None
    plural: bool = False
    """Whether the lead speaks of several strikes."""
    strong: bool = False
    numbers: set[Number] = field(default_factory=set)
    places: dict[tuple[object, ...], PlaceMention] = field(default_factory=dict)
    where: list[PlaceMention] = field(default_factory=list)
    precise: bool = False
    """Whether a place is a town or district; `where` are those that are, else all."""
    nearest: PlaceMention | None = None
    days: dict[DateSpan, TimeMention] = field(default_factory=dict)
    weak_days: dict[DateSpan, TimeMention] = field(default_factory=dict)
    entries: set[int] = field(default_factory=set)
    parts: dict[int, set[int]] = field(default_factory=dict)
    weapons: set[WeaponType] = field(default_factory=set)
    """Of the words that tell of it outright."""
    tolls: bool = False
    killed: int = 0
    owner: str | None = None

    def read(self, cells: Sequence[Cell], most: int) -> None:
        """Add the cells that joined since the last reading; tolls above `most` are no strike's."""
        if self.seen == len(cells):
            return
        for cell in cells[self.seen :]:
            self._add(cell, most)
        self.seen = len(cells)
        self.where = specific(self.places.values())
        self.precise = bool(self.where) and is_specific(self.where[0])

    def _add(self, cell: Cell, most: int) -> None:
        at, start = cell.sentence.index, cell.triggers[0].start
        if self.lead is None:
            self.first, self.last, self.start, self.lead = at, at, start, cell
            self.plural = cell.plural
        self.first, self.last, self.start = min(self.first, at), max(self.last, at), min(self.start, start)
        strong = cell.strong
        if strong and not self.strong:
            self.lead, self.strong, self.plural = cell, True, cell.plural
        if strong:
            self.weapons.update(t.weapon_type for t in cell.triggers)
        number = explicit_number(cell)
        if number is not None:
            self.numbers.add(number)
        for p in cell.places:
            if p.role == "event":
                where = p.location
                key = (where.country, where.admin1, where.place, where.lat, where.lon, where.where_prec)
                self.places.setdefault(key, p)
        if (time := cell.time) is not None:
            (self.days if strong else self.weak_days).setdefault(replace(time.span, text=None), time)
        self.owner = self.owner or cell.owner
        near = cell.nearest_place
        self.nearest = self.nearest or near
        if cell.entry or (strong and (cell.tolls or near)):
            self.entries.add(cell.entry)
        self.parts.setdefault(at, set()).add(cell.part)
        for toll in cell.tolls:
            counts = [p.count.min or p.count.max or 0 for p in toll.parts]
            if all(n <= most for n in counts):
                self.tolls = True
                if toll.outcome == "killed":
                    self.killed = max(self.killed, *(p.count.min or 0 for p in toll.parts), 0)


def explicit_number(cell: Cell) -> Number | None:
    """The stated number of strikes or rounds, least and most."""
    return next(((t.number.min, t.number.max) for t in cell.triggers if t.number is not None), None)
