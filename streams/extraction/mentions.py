"""What the engines find in a document. Every mention has its span (code points into `Document.buffer`) and its sentence.

Engines are pure functions `find_…(document, …) -> list[…Mention]`, each in its own module with its own tests; they do not
see each other's results unless they are handed in. `streams.extraction.assembly` joins mentions into events.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from streams.domain.report import Count, DateSpan, Location
from streams.domain.vocabulary import (
    ActorKind,
    Category,
    Certainty,
    EventType,
    Hedge,
    Outcome,
    Stage,
    WeaponType,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """`buffer[start:end]` in sentence number `sentence`."""

    start: int
    end: int
    sentence: int


TriggerForm = Literal["noun", "verb", "weapon-subject", "headline"]


@dataclass(frozen=True, slots=True)
class TriggerMention(Mention):
    """Words that tell of a strike: "air strike", "shelled", "missile hit". `strength` 0–1 says how surely it is one on its own.

    `plural` when several strikes are meant; `number` the stated number of strikes or shells ("three air strikes").
    """

    event_type: EventType
    weapon_type: WeaponType
    form: TriggerForm
    strength: float
    plural: bool = False
    number: Count | None = None
    number_span: tuple[int, int] | None = None
    anaphoric: bool = False  # "the strike", "the attack": speaks of one that the text has told of already
    another: bool = False  # "another strike", "a separate raid": surely not the one before
    elliptic: bool = False  # "the second killed …": has no word of its own for a strike
    ordinal: int | None = None  # which of the strikes just told: "in the second …"


@dataclass(frozen=True, slots=True)
class NumberMention(Mention):
    """A quantity as the grammar reads it, hedge included in the span: "at least 12", "6–8", "dozens", "a couple"."""

    min: int | None
    max: int | None
    hedge: Hedge | None = None
    vague: bool = False  # "several", "dozens", "scores": a lower bound by convention, not a stated number


@dataclass(frozen=True, slots=True)
class TollPart:
    """One category's number with the words it stands in."""

    category: Category
    count: Count
    start: int
    end: int


TollScope = Literal["event", "cumulative", "period", "estimate"]


@dataclass(frozen=True, slots=True)
class TollMention(Mention):
    """One statement of killed or injured people: its `parts` hold at most one count a category; `total` is derived when
    the words give it ("a woman and her three children" = 4). `scope`: `event` by default; `cumulative` replaces earlier
    figures of the same event ("bringing the toll to 15"); `period` is a campaign's, month's or war's total, never an event's;
    `estimate` is the narrator's own range over all sources ("an upper estimate of ten has been recorded").
    `clause` is the smallest clause around it, for attaching.
    """

    outcome: Literal["killed", "injured"]
    parts: tuple[TollPart, ...]
    scope: TollScope = "event"
    clause: tuple[int, int] = (0, 0)
    attributed: bool = False  # stands in words that a source is quoted with, unlike the narrator's own summary
    disputed: bool = False  # set against what another source says ("but the army put the dead at nine")
    additional: bool = False  # beside those told of before: "two others were killed", "five neighbours also died"
    further: bool = False  # surely more than those told of just before: "five more died", "a third son died"
    listed: bool = (
        False  # those killed are told one by one, so who is told of next is another ("X and his driver were killed")
    )
    caused_by_strike: bool | None = None  # False when the clause names another cause (gunfire, car bomb, clashes)

    def count(self, category: Category) -> Count | None:
        """The count of a category, if stated."""
        return next((p.count for p in self.parts if p.category == category), None)


TimeKind = Literal["absolute", "relative-publication", "relative-event", "vague", "recurrent"]


@dataclass(frozen=True, slots=True)
class TimeMention(Mention):
    """A time expression, resolved to an interval of days. `span.start is None` when nothing fixes it.

    `kind`: `absolute` ("19 September 2019"), `relative-publication` ("on Thursday", "last month"), `relative-event`
    ("five days later": resolved from the anchor stack), `vague` ("recently"), `recurrent` ("every Friday").
    `role`: `event` unless the words make it a period ("since 2014", "over several months"), a publication or statement time
    ("said in a statement Friday"), the clock at the head of a live blog's entry (`posted`), history ("anniversary of"), or a
    day after publication (`ahead`).
    """

    span: DateSpan
    kind: TimeKind
    role: Literal["event", "period", "statement", "posted", "history", "ahead"] = "event"


PlaceRole = Literal["event", "landmark", "base", "dateline", "speaker", "home", "actor-name", "destination", "excluded"]


@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """A place name, resolved. `role` is why it can or cannot be where the strike was; only `event` mentions can."""

    location: Location
    role: PlaceRole = "event"
    score: float = 1.0  # how sure the reading is among the candidates


@dataclass(frozen=True, slots=True)
class ActorMention(Mention):
    """A state (with its forces), coalition or group, by any of its names. `forces` when military forces or weapons of it are
    meant ("Russian jets", "the US military"), not its people or officials ("Russian tourists", "Moscow said").
    """

    id: str
    name: str
    kind: ActorKind
    state: str | None = None
    forces: bool = False


@dataclass(frozen=True, slots=True)
class WeaponMention(Mention):
    """A weapon or platform: "Reaper drone" -> drone, MQ-9 Reaper."""

    type: WeaponType
    platform: str | None = None


@dataclass(frozen=True, slots=True)
class PersonMention(Mention):
    """A person named as hit or aimed at (never a speaker, spokesman, analyst, reporter)."""

    name: str
    role: str | None
    outcome: Outcome
    certainty: Certainty
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetThingMention(Mention):
    """What was hit: compound, hospital, convoy; `kind` is the normalised noun."""

    kind: str


@dataclass(frozen=True, slots=True)
class Stance:
    """Stage and certainty of one trigger, with the places of the words that say so, and who says it.

    `voices` are the places of the claimants' names, in their order.
    """

    stage: Stage
    certainty: Certainty
    claimants: tuple[str, ...] = ()
    voices: tuple[tuple[int, int], ...] = ()
    stage_cues: tuple[tuple[int, int], ...] = ()
    certainty_cues: tuple[tuple[int, int], ...] = ()

    @property
    def cues(self) -> tuple[tuple[int, int], ...]:
        """The places of all words that decided."""
        return tuple(dict.fromkeys((*self.stage_cues, *self.certainty_cues)))


@dataclass(slots=True)
class Mentions:
    """All that the engines found, each list in reading order; and the day of publication, against which their days stand."""

    published: date | None = None
    triggers: list[TriggerMention] = field(default_factory=list)
    tolls: list[TollMention] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    weapons: list[WeaponMention] = field(default_factory=list)
    persons: list[PersonMention] = field(default_factory=list)
    things: list[TargetThingMention] = field(default_factory=list)
    stances: Mapping[int, Stance] = field(default_factory=dict)  # by index into triggers
