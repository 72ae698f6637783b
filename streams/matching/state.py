"""What the tables hold: one short JSON array a report, one an incident. Written as strings, the most compact form in memory
and on the changelog; everything else (consolidated values, indexes) is derived from them. The form of a report is that of
`streams.matching.rows`.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from json.encoder import encode_basestring_ascii
from sys import intern
from typing import Any, Final, Literal

import msgspec
from msgspec.structs import astuple

from streams.domain.report import (
    Actor,
    Count,
    DateSpan,
    Location,
    NamedPerson,
    StrikeReport,
    Weapon,
)
from streams.domain.vocabulary import (
    UNKNOWN_COUNTRY,
    Category,
    Certainty,
    Clarity,
    EventType,
    IncidentStatus,
    Stage,
    Status,
)
from streams.matching.rows import FORM, USUAL, USUALLY, MembershipRow, RecordRow, packed, unpacked


class Record(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A report as matching remembers it: its slots without evidence offsets. `seen_at` stands in for a missing `published_at`."""

    report_id: str
    revision: int
    status: Status
    country: str
    article_id: str
    url: str | None
    source: str | None
    published_at: datetime | None
    seen_at: datetime | None
    text_fingerprint: str
    clarity: Clarity
    stage: Stage
    certainty: Certainty
    claimants: tuple[str, ...]
    event_type: EventType
    weapon: Weapon | None
    strikes: Count | None
    date: DateSpan
    location: Location
    attackers: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    named: tuple[NamedPerson, ...]
    killed: Mapping[Category, Count]
    injured: Mapping[Category, Count]
    infrastructure: tuple[str, ...]
    quote: str
    confidence: float

    @property
    def time(self) -> datetime:
        """When it was published, else when it was first seen."""
        return self.published_at or self.seen_at or datetime.min.replace(tzinfo=UTC)

    @property
    def opens(self) -> bool:
        """Whether it may open an incident: a strike done or attempted. Summaries, plans and denials never do."""
        return self.status == "current" and self.clarity == "incident" and self.stage in ("accomplished", "attempted")

    @property
    def denies(self) -> bool:
        """Whether it says that a strike did not happen."""
        return self.status == "current" and self.clarity == "incident" and self.stage == "denied"


class Membership(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """An incident as matching remembers it: which reports it rests on. `sequence` orders a block's incidents by age."""

    incident_id: str
    country: str
    sequence: int
    revision: int
    status: IncidentStatus
    merged_into: str | None
    last_updated_at: datetime
    reports: tuple[str, ...]


class Sent(msgspec.Struct, array_like=True, frozen=True):
    """An outbox slot: what one report led to, as encoded changes."""

    sequence: int
    report_id: str
    revision: int
    changes: list[msgspec.Raw]


Table = Literal["incidents", "reports", "outbox"]


class Write(msgspec.Struct, frozen=True):
    """One value to store."""

    table: Table
    key: str
    value: Any


_named_record = msgspec.json.Decoder(Record)
_named_membership = msgspec.json.Decoder(Membership)
_record_row = msgspec.json.Decoder(RecordRow)
_membership_row = msgspec.json.Decoder(MembershipRow)
_encoder = msgspec.json.Encoder()
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
_FINGERPRINT: Final = Record.__struct_fields__.index("text_fingerprint")
_COUNTRY: Final = Record.__struct_fields__.index("country")
_USUAL: Final = [(Record.__struct_fields__.index(name), word) for name, word in USUAL.items()]
_STATUS: Final = Membership.__struct_fields__.index("status")


def record_of(report: StrikeReport, now: datetime, quote_length: int) -> Record:
    """The part of a report that is remembered."""
    return Record(
        report.report_id,
        report.report_revision,
        report.status,
        intern(report.location.country or UNKNOWN_COUNTRY),
        report.article_id,
        report.url,
        report.source,
        report.published_at,
        None if report.published_at else now,
        report.text_fingerprint,
        report.clarity,
        report.stage,
        report.certainty,
        report.claimants,
        report.event_type,
        report.weapon,
        report.strikes,
        report.date,
        report.location,
        report.attackers,
        report.targets,
        report.named,
        report.killed,
        report.injured,
        report.infrastructure,
        report.quote[:quote_length],
        report.confidence,
    )


def remnant_of(record: Record) -> Record:
    """Of a report that neither opens an incident nor denies one, only that it was applied."""
    nothing = DateSpan(), Location(country=record.location.country)
    return msgspec.structs.replace(
        record, url=None, source=None, text_fingerprint="", claimants=(), weapon=None, strikes=None, date=nothing[0],
        location=nothing[1], attackers=(), targets=(), named=(), killed={}, injured={}, infrastructure=(), quote="",
    )  # fmt: skip


def encode(value: Record | Membership | Sent) -> str:
    """The table value, in ASCII: one curly quote would make Python hold the whole string at two bytes a character."""
    match value:
        case Record():
            text = _encoder.encode(_record_row_of(value)).decode()
        case Membership():
            text = _encoder.encode(_membership_row_of(value)).decode()
        case _:
            text = _encoder.encode(value).decode()
    return text if text.isascii() else _BEYOND_ASCII.sub(_escaped, text)


def _record_row_of(record: Record) -> RecordRow:
    values = list(astuple(record))
    values[0], values[_FINGERPRINT] = FORM, packed(record.text_fingerprint)
    for i, word in _USUAL:
        if values[i] == word:
            values[i] = 0
    return msgspec.convert(values, RecordRow, from_attributes=True)


def _membership_row_of(m: Membership) -> MembershipRow:
    status = 0 if m.status == USUALLY else m.status
    return MembershipRow(FORM, m.country, m.sequence, m.revision, status, m.merged_into, m.last_updated_at, m.reports)


def _escaped(found: re.Match[str]) -> str:
    """As JSON writes it; outside its strings all is ASCII."""
    return encode_basestring_ascii(found[0])[1:-1]


def decode_record(report_id: str, value: str) -> Record:
    """A report's table value; also as written before, with its id first and the names of all slots."""
    if value.startswith('["'):
        return _named_record.decode(value)
    values = list(astuple(_record_row.decode(value)))
    values[0], values[_FINGERPRINT] = report_id, unpacked(values[_FINGERPRINT])
    values[_COUNTRY] = intern(values[_COUNTRY])
    for i, word in _USUAL:
        if values[i] == 0:
            values[i] = word
    return msgspec.convert(values, Record, from_attributes=True)


def decode_membership(incident_id: str, value: str) -> Membership:
    """An incident's table value; also as written before, with its id first."""
    if value.startswith('["'):
        return _named_membership.decode(value)
    values = list(astuple(_membership_row.decode(value)))
    values[0], values[_STATUS] = incident_id, values[_STATUS] or USUALLY
    return msgspec.convert(values, Membership)
