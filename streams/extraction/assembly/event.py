"""An event: the cells of an article that speak of one strike, with what stands around them."""

from dataclasses import dataclass, field
from typing import Final

from streams.domain.vocabulary import Clarity, Stage
from streams.extraction.assembly.cell import Cell
from streams.extraction.assembly.ledger import Ledger
from streams.extraction.mentions import (
    PersonMention,
    PlaceMention,
    TargetThingMention,
    TimeMention,
    TollMention,
)

MAX_TOLL: Final = 1_500
"""Greater counts in news are those of wars and campaigns, not of one strike; our own bound, see docs/extraction/assembly.md."""


def days_apart(a: TimeMention, b: TimeMention) -> bool:
    """Whether two times share no day."""
    if a.span.start is None or b.span.start is None or a.span.end is None or b.span.end is None:
        return False
    return a.span.start > b.span.end or a.span.end < b.span.start


def within(a: TimeMention, b: TimeMention) -> bool:
    """Whether the days of `a` lie in those of `b`; False when either is not known."""
    if a.span.start is None or b.span.start is None or a.span.end is None or b.span.end is None:
        return False
    return b.span.start <= a.span.start and a.span.end <= b.span.end


@dataclass(slots=True)
class Event:
    """Cells that speak of one strike (or one summary, one plan)."""

    cells: list[Cell]
    clarity: Clarity
    stage: Stage
    extra_tolls: list[TollMention] = field(default_factory=list)
    extra_persons: list[PersonMention] = field(default_factory=list)
    extra_things: list[TargetThingMention] = field(default_factory=list)
    extra_places: list[PlaceMention] = field(default_factory=list)
    extra_times: list[TimeMention] = field(default_factory=list)
    inherited_time: TimeMention | None = None
    inherited_places: list[PlaceMention] = field(default_factory=list)
    titled: bool = False
    title_cell: Cell | None = None
    recent: bool = False  # undated, and told right after the undated strike that the article opens with
    left_to: int | None = None  # sentence of the strike that took the lead's dead and its town
    denied: tuple[tuple[int, int], ...] = ()  # told as done, and these words of another side deny it
    # read for every further cell of the article, so kept until a cell joins
    _told: list[Cell] = field(default_factory=list, repr=False, compare=False)
    _ledger: Ledger = field(default_factory=Ledger, repr=False, compare=False)
    _dated_at: tuple[int, int] = field(default=(0, 0), repr=False, compare=False)
    _day: TimeMention | None = field(default=None, repr=False, compare=False)

    @property
    def ledger(self) -> Ledger:
        """What its cells say between them."""
        self._ledger.read(self.cells, MAX_TOLL)
        return self._ledger

    @property
    def first(self) -> int:
        """Number of the sentence that tells of it first."""
        return self.ledger.first

    @property
    def last(self) -> int:
        """Number of the sentence that told of it last."""
        return self.ledger.last

    @property
    def told(self) -> list[Cell]:
        """The cells that name the weapon or have evidence of their own first, then those that only refer to the strike."""
        if len(self._told) != len(self.cells):
            self._told = sorted(self.cells, key=lambda c: not c.strong)
        return self._told

    @property
    def time(self) -> TimeMention | None:
        """The first day given; a later, more precise one within it replaces it."""
        known = (len(self.cells), len(self.extra_times))
        if known != self._dated_at:
            self._dated_at, self._day = known, self._first_day()
        return self._day or self.inherited_time

    def _first_day(self) -> TimeMention | None:
        best: TimeMention | None = None
        told = self.ledger
        lead = told.lead.time if told.lead else None
        for t in (lead, *self.extra_times, *told.days.values(), *told.weak_days.values()):
            if t is None:
                continue
            if best is None or (within(t, best) and (t.span.date_prec or 9) < (best.span.date_prec or 9)):
                best = t
        return best

    @property
    def places(self) -> list[PlaceMention]:
        """Places where it can have been, cell by cell."""
        own = [p for c in self.told for p in c.places if p.role == "event"]
        return own + self.extra_places or self.inherited_places

    @property
    def tolls(self) -> list[TollMention]:
        """Statements of killed and injured, in reading order; a war's total is not a strike's."""
        found = sorted([t for c in self.cells for t in c.tolls] + self.extra_tolls, key=lambda t: t.start)
        if self.clarity == "summary":
            return found
        return [t for t in found if all((p.count.min or p.count.max or 0) <= MAX_TOLL for p in t.parts)]

    @property
    def persons(self) -> list[PersonMention]:
        """People named as hit or aimed at."""
        return [p for c in self.cells for p in c.persons] + self.extra_persons

    @property
    def things(self) -> list[TargetThingMention]:
        """What was hit."""
        return [t for c in self.cells for t in c.things] + self.extra_things


def done(stage: Stage) -> bool:
    """Something was fired, whether it hit or not."""
    return stage in {"accomplished", "attempted"}


def in_another_entry(cell: Cell, event: Event) -> bool:
    """Told in another bullet or entry of a list than the event."""
    told = event.ledger
    return cell.entry > 0 and told.strong and cell.entry not in told.entries and 0 not in told.entries
