from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from streams.domain.report import Actor, Count, DateSpan, Location, NamedPerson, Weapon
from streams.domain.vocabulary import (
    Category,
    ChangeKind,
    CivilianHarmStatus,
    EventType,
    IncidentStatus,
    StrikeStatus,
)


@dataclass(frozen=True, slots=True)
class Estimate:
    """UCDP's best, low and high of a count, over the independent sources."""

    best: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class ReportRef:
    """A report that the incident rests on, with the sentence that tells of the strike."""

    report_id: str
    article_id: str
    url: str | None
    source: str | None
    published_at: datetime | None
    quote: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says what, wherever sources differ: `value` is the value in words (`12`, `8-11`, `RU`)."""

    slot: str
    value: str
    sources: tuple[str, ...]
    report_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One real-world strike over all reports, newest revision; see docs/contract.md."""

    incident_id: str
    revision: int = 1
    status: IncidentStatus = "active"
    merged_into: str | None = None
    first_reported_at: datetime | None = None
    last_updated_at: datetime | None = None
    event_type: EventType = "Air/drone strike"
    weapon: Weapon | None = None
    strikes: Count | None = None
    date: DateSpan = field(default_factory=DateSpan)
    location: Location = field(default_factory=Location)
    attackers: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    named: tuple[NamedPerson, ...] = ()
    killed: Mapping[Category, Estimate] = field(default_factory=dict)
    injured: Mapping[Category, Estimate] = field(default_factory=dict)
    infrastructure: tuple[str, ...] = ()
    strike_status: StrikeStatus = "single-source-claim"
    civilian_harm_status: CivilianHarmStatus = "none-reported"
    number_of_sources: int = 1
    confidence: float = 0.0
    claims: tuple[Claim, ...] = ()
    reports: tuple[ReportRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentChange:
    """One revision of one incident. `before` is None for a new one; `cause` is the report that led to it."""

    change: ChangeKind
    incident_id: str
    revision: int
    at: datetime
    before: Incident | None
    after: Incident
    cause: str
