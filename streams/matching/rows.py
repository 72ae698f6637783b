"""How reports and incidents are written: arrays of arrays in a fixed order, a third shorter than with the names of all slots
(docs/decisions/014-records-without-names.md). Fields have the names of those they are made of, so that one converts to the
other; new ones come last, with a default. The form stands first, where a record with names has its id.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, Literal

import msgspec

from streams.domain.vocabulary import (
    ActorKind,
    Category,
    Certainty,
    DatePrecision,
    Hedge,
    Outcome,
    WeaponType,
    WherePrecision,
)

FORM: Final = 2

Usual = str | int
"""A word of a closed list, 0 for the usual one (`USUAL`)."""
USUAL: Final[dict[str, str]] = {
    "status": "current",
    "clarity": "incident",
    "stage": "accomplished",
    "certainty": "fact",
    "event_type": "Air/drone strike",
}
USUALLY: Final = "active"
"""The status of an incident, likewise."""


class CountRow(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """`streams.domain.report.Count`."""

    min: int | None
    max: int | None
    hedge: Hedge | None


class DateRow(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """`streams.domain.report.DateSpan`."""

    start: date | None
    end: date | None
    date_prec: DatePrecision | None
    text: str | None


class LocationRow(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """`streams.domain.report.Location`."""

    country: str | None
    admin1: str | None
    place: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    where_prec: WherePrecision | None
    text: str | None


class ActorRow(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """`streams.domain.report.Actor`."""

    id: str
    name: str
    kind: ActorKind
    state: str | None
    certainty: Certainty
    text: str | None


class PersonRow(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """`streams.domain.report.NamedPerson`."""

    name: str
    role: str | None
    outcome: Outcome
    certainty: Certainty


class WeaponRow(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """`streams.domain.report.Weapon`."""

    type: WeaponType
    platform: str | None
    text: str | None


class RecordRow(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """`streams.matching.state.Record` in its order, without its id, which is the key. The fingerprint is `packed`."""

    form: Literal[2]
    revision: int
    status: Usual
    country: str
    article_id: str
    url: str | None
    source: str | None
    published_at: datetime | None
    seen_at: datetime | None
    text_fingerprint: str
    clarity: Usual
    stage: Usual
    certainty: Usual
    claimants: tuple[str, ...]
    event_type: Usual
    weapon: WeaponRow | None
    strikes: CountRow | None
    date: DateRow
    location: LocationRow
    attackers: tuple[ActorRow, ...]
    targets: tuple[ActorRow, ...]
    named: tuple[PersonRow, ...]
    killed: Mapping[Category, CountRow]
    injured: Mapping[Category, CountRow]
    infrastructure: tuple[str, ...]
    quote: str
    confidence: float


class MembershipRow(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """`streams.matching.state.Membership` in its order, without its id, which is the key."""

    form: Literal[2]
    country: str
    sequence: int
    revision: int
    status: Usual
    merged_into: str | None
    last_updated_at: datetime
    reports: tuple[str, ...]


def packed(fingerprint: str) -> str:
    """A sketch of 64 bytes in base64, a third shorter than in hexadecimal; anything else as it is behind a colon."""
    try:
        raw = bytes.fromhex(fingerprint)
    except ValueError:
        raw = b""
    if not raw or raw.hex() != fingerprint:
        return fingerprint and f":{fingerprint}"
    return b64encode(raw).decode().rstrip("=")


def unpacked(written: str) -> str:
    """What `packed` made it of."""
    if written.startswith(":"):
        return written[1:]
    return b64decode(written + "=" * (-len(written) % 4)).hex()
