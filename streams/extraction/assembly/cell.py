"""A cell: what one sentence says of one strike."""

from dataclasses import dataclass, field
from typing import Final

from streams.domain.vocabulary import Clarity
from streams.extraction.assembly.whereabouts import specific
from streams.extraction.mentions import (
    PersonMention,
    PlaceMention,
    Stance,
    TargetThingMention,
    TimeMention,
    TollMention,
    TriggerMention,
    WeaponMention,
)
from streams.text.document import Sentence

SURE: Final = 0.6
REFERS: Final = 0.5
"""Strengths from which words mean a strike on their own, or refer to one (streams.extraction.triggers.weak)."""


@dataclass(slots=True)
class Cell:
    """What one sentence says of one strike; lists in reading order."""

    sentence: Sentence
    triggers: list[TriggerMention]
    stance: Stance
    clarity: Clarity = "incident"
    times: list[TimeMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    tolls: list[TollMention] = field(default_factory=list)
    weapons: list[WeaponMention] = field(default_factory=list)
    persons: list[PersonMention] = field(default_factory=list)
    things: list[TargetThingMention] = field(default_factory=list)
    same_place: tuple[int, int] | None = None
    entry: int = 0
    one: bool = False
    definite: bool = False
    bare: bool = False
    part: int = 0
    full: bool = False
    subordinate: bool = False
    elsewhere: bool = False
    reported: bool = False
    fronted: bool = False
    singled: bool = False
    most_recent: bool = False
    clock: str | None = None
    later: bool = False
    lent: bool = False
    owner: str | None = None
    answers: bool = False

    @property
    def anaphoric(self) -> bool:
        """Speaks only of a strike that was told of before."""
        return all(t.anaphoric or t.strength < 0.5 for t in self.triggers)

    @property
    def strong(self) -> bool:
        """Names the weapon, has military evidence of its own, or tells of a raid with its day, place and toll."""
        return self.full or any(t.strength >= SURE for t in self.triggers)

    @property
    def plural(self) -> bool:
        """Speaks of several strikes; words that only refer to strikes do not make one named strike several."""
        strong = [t for t in self.triggers if t.strength >= 0.6]
        return any(t.plural for t in strong or self.triggers)

    @property
    def verbal(self) -> bool:
        """Says what one strike did: "an aircraft bombed a wedding", not "shelling" or "air strikes"."""
        return not self.plural and any(t.strength >= SURE and t.form == "weapon-subject" for t in self.triggers)

    @property
    def another(self) -> bool:
        """Says that it is not the one before; without a day or place of its own it is of the same wave."""
        return self.elsewhere or any(t.another and not t.anaphoric and not self.bare for t in self.triggers)

    @property
    def nearest_place(self) -> PlaceMention | None:
        """The place nearest to the words that tell of the strike."""
        places = specific(p for p in self.places if p.role == "event")
        first, last = self.triggers[0].start, self.triggers[-1].end
        return min(places, key=lambda p: min(abs(p.start - last), abs(first - p.end)), default=None)

    @property
    def time(self) -> TimeMention | None:
        """The day that the cell gives its strike: the most precise, then the nearest to its words."""
        fixed = [t for t in self.times if t.span.start is not None]
        return min(fixed, key=lambda t: (t.role == "period", t.span.date_prec or 9), default=None)
