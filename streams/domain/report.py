from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from streams.domain.vocabulary import (
    ActorKind,
    Category,
    Certainty,
    Clarity,
    DatePrecision,
    EventType,
    Hedge,
    Outcome,
    Stage,
    Status,
    WeaponType,
    WherePrecision,
)


@dataclass(frozen=True, slots=True)
class Count:
    """A number as stated: "8 to 11" = 8–11, "at least 12" = 12–12 `at_least`, "up to 20" = None–20 `at_most`,
    "dozens" = 12–None. None means that side is not stated, never 0.
    """

    min: int | None
    max: int | None
    hedge: Hedge | None = None


@dataclass(frozen=True, slots=True)
class DateSpan:
    """When it happened: an inclusive interval of days with UCDP `date_prec`; None–None when the text does not say."""

    start: date | None = None
    end: date | None = None
    date_prec: DatePrecision | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """Where it happened. WGS 84 degrees; no pin (lat and lon None) when only the country is known."""

    country: str | None = None
    admin1: str | None = None
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    where_prec: WherePrecision | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, coalition or armed group. `id` is ISO alpha-2 for a state and its forces, else a slug."""

    id: str
    name: str
    kind: ActorKind
    state: str | None = None
    certainty: Certainty = "fact"
    text: str | None = None


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person named as hit or aimed at."""

    name: str
    role: str | None = None
    outcome: Outcome = "unknown"
    certainty: Certainty = "fact"


@dataclass(frozen=True, slots=True)
class Weapon:
    """What it was done with; `platform` is the normalised designation, e.g. `MQ-9 Reaper`."""

    type: WeaponType
    platform: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a slot was read from: `text == cleaned[start:end]`, code-point offsets into the cleaned text
    (or into the title when `field` says so). `slot` is a dotted path such as `killed.total`.
    """

    slot: str
    start: int
    end: int
    text: str
    field: Literal["text", "title"] = "text"


@dataclass(frozen=True, slots=True)
class Extractor:
    """Name and version of what read the article."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrikeReport:
    """One article's account of one strike (`clarity` incident) or of a period (`summary`); see docs/contract.md."""

    report_id: str
    report_revision: int = 1
    status: Status = "current"
    article_id: str
    url: str | None = None
    source: str | None = None
    title: str = ""
    published_at: datetime | None = None
    text_fingerprint: str = ""
    clarity: Clarity = "incident"
    stage: Stage = "accomplished"
    certainty: Certainty = "fact"
    claimants: tuple[str, ...] = ()
    event_type: EventType = "Air/drone strike"
    weapon: Weapon | None = None
    strikes: Count | None = None
    date: DateSpan = field(default_factory=DateSpan)
    location: Location = field(default_factory=Location)
    attackers: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    named: tuple[NamedPerson, ...] = ()
    killed: Mapping[Category, Count] = field(default_factory=dict)
    injured: Mapping[Category, Count] = field(default_factory=dict)
    infrastructure: tuple[str, ...] = ()
    quote: str = ""
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.0
    extractor: Extractor = Extractor("rules", "0")
