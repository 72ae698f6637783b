"""What a cell asks of every event told before it, worked out once for all of them."""

from dataclasses import dataclass
from typing import Final

from streams.domain.vocabulary import Stage
from streams.extraction.assembly.cell import Cell
from streams.extraction.assembly.event import Event, days_apart, done, in_another_entry
from streams.extraction.assembly.ledger import Ledger, Number, explicit_number
from streams.extraction.assembly.unlike import got_through, unlike
from streams.extraction.assembly.whereabouts import apart, is_specific, same_place, specific
from streams.extraction.mentions import PlaceMention, TimeMention

MANY: Final = 10
"""From this number of strikes or rounds on, one that is told by itself is not the wave."""


COUNTRY: Final = 6
"""`where_prec` of a country as a whole."""


NEAR: Final = 40
"""Characters behind the words of a strike in which its own place stands."""


BESIDE: Final = 6
"""Characters of one preposition."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A cell as it is held against events; not to be kept when the cell changes."""

    cell: Cell
    stage: Stage
    done: bool
    start: int
    another: bool
    anaphoric: bool
    strong: bool
    time: TimeMention | None
    number: Number | None
    event_places: list[PlaceMention]
    places: list[PlaceMention]
    precise: bool
    """Whether one of its places is a town or district; `places` are these, else all of `event_places`."""
    nearest: PlaceMention | None

    def conflict(self, event: Event) -> str | None:
        """What keeps the cell out of the event; None when nothing does."""
        cell = self.cell
        if cell.clarity != event.clarity:
            return "one is a summary"
        happened = done(event.stage)
        if self.done != happened or (not happened and self.stage != event.stage):
            return "another stage"
        told = event.ledger
        if self.another and told.start < self.start:
            return "says that it is another one"
        if self._answers(event):
            return "answers the strike told before it"
        if cell.part and told.parts.get(cell.sentence.index, set()) - {cell.part}:
            return "told place by place"
        if self.nearest and told.plural and not told.precise and (cell.singled or self._fewer(told)):
            return "one of several strikes that were told of as a whole"
        if self._in_a_country_under_fire(told):
            return "one strike of a wave over a country"
        if self._another_day(event, told):
            return "another day"
        if self.strong and got_through(cell, event, self.places):
            return "hit, where the others were brought down"
        if self.anaphoric and not self.another:
            if self.elsewhere(told) and (cell.entry or self._names_its_town(told)):
                return "another place"
            unclear = event.clarity == "summary" and self.time is None and bool(cell.tolls)
            return "a toll without a period" if unclear else None
        several = bool(told.numbers) and self.number is not None and told.numbers != {self.number}
        if event.clarity == "summary" and (several or len(told.numbers) > 1):
            return "another number of strikes"
        if self.precise and not told.precise:
            if several or len(told.numbers) > 1:
                return "another number of strikes, at a place of its own"
            if self._one_of_many(told):
                return "one strike of a wave that was told of as a whole"
        return self._another_place(event, told)

    def _answers(self, event: Event) -> bool:
        """ "The group fired 18 missiles at the ships in response": none of the strikes that it answers, if they were others'."""
        cell = self.cell
        if not (cell.answers and cell.strong) or any(c.answers for c in event.cells):
            return False
        if cell.definite and all(t.form != "verb" for t in cell.triggers):
            return False
        return cell.owner is None or cell.owner != event.ledger.owner

    def _another_day(self, event: Event, told: Ledger) -> bool:
        ours, theirs = self.time, event.time
        if ours is None or theirs is None or not days_apart(ours, theirs):
            return False
        return not (self.anaphoric and ours.kind == "relative-publication" and told.last == self.cell.sentence.index)

    def _another_place(self, event: Event, told: Ledger) -> str | None:
        if self._turns_away(told.where):
            return "turns to another place"
        if in_another_entry(self.cell, event) and self._listed_apart(told):
            return "another entry of the list, another place"
        if self.places and told.where and apart(self.places, told.where):
            return "another place"
        return unlike(self.cell, event, self.places, told.where)

    def elsewhere(self, told: Ledger) -> bool:
        """Both name a town or district, and not one that could be the other's."""
        return self.precise and bool(told.where) and apart(self.places, told.where)

    def _names_its_town(self, told: Ledger) -> bool:
        """ "The raid on Brital", "the strike on the range near Shostka": says itself which one it is, the latter in another province."""
        nearest = self.nearest
        if nearest is None or not is_specific(nearest):
            return False
        between = nearest.start - self.cell.triggers[-1].end
        elsewhere = nearest.location.admin1 not in {p.location.admin1 for p in told.where}
        return 0 < between <= (NEAR if elsewhere else BESIDE)

    def _fewer(self, told: Ledger) -> bool:
        """The toll of one place beside that of all: "26 were killed. … In Kassala, three men died"."""
        if self.anaphoric or self.cell.plural:
            return False
        tolls = (t for t in self.cell.tolls if t.outcome == "killed")
        return 0 < max((p.count.min or 0 for t in tolls for p in t.parts), default=0) < told.killed

    def _in_a_country_under_fire(self, told: Ledger) -> bool:
        """ "Strikes on Yemen killed 31. … A strike on a power station in Dahyan caused a blackout": the dead fell elsewhere, too."""
        if not (told.plural and told.killed >= MANY and self.nearest and self.cell.one) or self.cell.definite:
            return False
        countrywide = all((p.location.where_prec or COUNTRY) >= COUNTRY for p in told.where)
        return countrywide and bool(told.where) and is_specific(self.nearest) and not self.cell.tolls

    def _one_of_many(self, told: Ledger) -> bool:
        """ "150 rockets were fired at the north, killing six. … In one town a rocket burst in the street": beside the whole."""
        if not (told.tolls and self.strong) or self.cell.plural or self.cell.definite:
            return False
        return max((low or high or 0 for low, high in told.numbers), default=0) >= MANY

    def _turns_away(self, theirs: list[PlaceMention]) -> bool:
        """ "In Abu Salim, shells killed two": another place than the suburb before, though the pins lie close together."""
        if not (self.cell.fronted and self.strong and theirs) or self.cell.definite:
            return False
        return not same_place(self.places, theirs) and all(is_specific(p) for p in (*self.places, *theirs))

    def _listed_apart(self, told: Ledger) -> bool:
        """The places nearest to the words of the strike differ; or one has none, and the entry tells of something of its own."""
        ours, theirs = self.nearest, told.nearest
        if ours is not None and theirs is not None and (is_specific(ours) or not same_place([ours], [theirs])):
            return not same_place([ours], [theirs])
        return self._tells_anew()

    def _tells_anew(self) -> bool:
        """A strike with a toll, place or target of its own, not "the" strike."""
        cell = self.cell
        return self.strong and not cell.definite and bool(cell.tolls or cell.places or cell.things)


def asked(cell: Cell) -> Asked:
    """What this cell, as it stands now, asks of events."""
    event_places = [p for p in cell.places if p.role == "event"]
    places = specific(event_places)
    stage = cell.stance.stage
    return Asked(
        cell=cell,
        stage=stage,
        done=done(stage),
        start=cell.triggers[0].start,
        another=cell.another,
        anaphoric=cell.anaphoric,
        strong=cell.strong,
        time=cell.time,
        number=explicit_number(cell),
        event_places=event_places,
        places=places,
        precise=bool(places) and is_specific(places[0]),
        nearest=cell.nearest_place,
    )
