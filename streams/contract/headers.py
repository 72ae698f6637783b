"""Headers of what strikewire writes: CloudEvents in binary mode, and why a dead letter is one.

CloudEvents' Kafka binding in binary mode puts the attributes into `ce_…` headers and leaves the value alone, so that a
null value stays a tombstone for compaction. Ids and times come from the record, never from a clock: a record that is
written twice after a crash has the same headers.
"""

import traceback
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final

from streams.contract.codec import MAX_PROBLEM_LENGTH, Record, encode, one_line
from streams.contract.keys import article_key
from streams.contract.topics import ARTICLES, CHANGES, INCIDENTS, REPORTS, ROLLUPS
from streams.domain.article import Article
from streams.domain.errors import DecodeError
from streams.domain.ids import digest
from streams.domain.incident import Incident, IncidentChange
from streams.domain.report import StrikeReport
from streams.domain.vocabulary import DeadLetterReason

Headers = list[tuple[str, bytes]]

CLOUD_EVENTS: Final = (
    "ce_specversion",
    "ce_id",
    "ce_type",
    "ce_source",
    "ce_time",
    "ce_subject",
    "ce_dataschema",
    "content-type",
)
CONNECT: Final = "__connect.errors."
DEAD_LETTER: Final = (
    *(
        CONNECT + name
        for name in ("topic", "partition", "offset", "timestamp", "stage", "exception.class.name", "exception.message", "exception.stacktrace")
    ),
    "reason",
    "app",
    "version",
)  # fmt: skip
MAX_STACKTRACE_BYTES: Final = 8_192


def schema_id(topic: str) -> str:
    """The `$id` of a topic's JSON Schema, and its records' `ce_dataschema`."""
    return f"urn:strikewire:schema:{topic}"


def record_headers(record: Record, producer: str) -> Headers:
    """CloudEvents headers of one record. `producer` is the part that wrote it (`extract`, `match`, `replay`, …).

    `ce_time` is when the record became true (published, changed, counted) and is left out where nobody knows.
    """
    topic, event_id, subject, time = _about(record)
    found = {
        "ce_specversion": "1.0",
        "ce_id": event_id,
        "ce_type": f"strikewire.{topic}",
        "ce_source": f"/strikewire/{producer}",
        "ce_time": "" if time is None else rfc3339(time),
        "ce_subject": subject,
        "ce_dataschema": schema_id(topic),
        "content-type": "application/json",
    }
    return [(name, value.encode()) for name, value in found.items() if value]


def dead_letter_headers(
    original: Mapping[str, bytes] | Iterable[tuple[str, bytes]] | None,
    *,
    reason: DeadLetterReason,
    error: BaseException,
    topic: str,
    partition: int,
    offset: int,
    timestamp: float,
    stage: str,
    app: str,
    version: str,
) -> Headers:
    """The original headers untouched and in order, then why and where it failed (names of Kafka Connect's dead letters).

    `timestamp` is the input's own time, Unix seconds; the header has it as Kafka has, in milliseconds.

    Of a record that is a dead letter already no header is overwritten nor doubled: it still says where it failed first. A
    producer's own header that happens to bear one of the names stays too, and ours, the last of that name, counts. The
    stack trace is there for bugs only, not for a `DecodeError`.
    """
    kept = list(original.items() if isinstance(original, Mapping) else original or ())
    known = {name for name, _ in kept}
    if CONNECT + "topic" not in known:
        known = set()
    context = {
        "topic": topic,
        "partition": str(partition),
        "offset": str(offset),
        "timestamp": str(round(timestamp * 1000)),
        "stage": stage,
        "exception.class.name": f"{type(error).__module__}.{type(error).__qualname__}",
        "exception.message": one_line(str(error), MAX_PROBLEM_LENGTH),
        "exception.stacktrace": "" if isinstance(error, DecodeError) else "".join(traceback.format_exception(error)),
    }
    found = {CONNECT + name: value for name, value in context.items()}
    found |= {"reason": reason, "app": app, "version": version}
    return kept + [
        (name, value.encode("utf-8", "replace")[-MAX_STACKTRACE_BYTES:])
        for name, value in found.items()
        if value and name not in known
    ]


def rfc3339(moment: datetime) -> str:
    """`2024-05-31T12:00:00Z`."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _about(record: Record) -> tuple[str, str, str, datetime | None]:
    """Topic, event id, subject and time of a record."""
    if isinstance(record, Article):
        key = article_key(record)
        return (
            ARTICLES.name,
            f"{key}/{digest((encode(record).decode(),))}",
            key,
            record.published_at or record.fetched_at,
        )
    if isinstance(record, StrikeReport):
        return REPORTS.name, f"{record.report_id}/{record.report_revision}", record.article_id, record.published_at
    if isinstance(record, Incident):
        return INCIDENTS.name, f"{record.incident_id}/{record.revision}", record.incident_id, record.last_updated_at
    if isinstance(record, IncidentChange):
        return CHANGES.name, f"{record.incident_id}/{record.revision}/{record.change}", record.incident_id, record.at
    return ROLLUPS.name, f"{record.key}/{record.revision}", record.key, record.as_of
