"""Bytes to domain records and back: the only door through which a record of the contract comes in or goes out.

JSON as orjson reads it (strict UTF-8, no NaN, no lone surrogates), shape and types as msgspec checks them against the
domain's dataclasses. Whatever is wrong with the bytes is a `DecodeError` with a reason of the fixed list and the path of
the field, never another exception: the caller makes a dead letter of it and goes on. Unknown fields are ignored.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

import msgspec
import orjson

from streams.contract.topics import LARGEST_RECORD_BYTES, MAX_MESSAGE_BYTES
from streams.domain.article import Article
from streams.domain.errors import DecodeError
from streams.domain.incident import Incident, IncidentChange
from streams.domain.report import Count, Location, StrikeReport
from streams.domain.rollup import Rollup
from streams.domain.vocabulary import DeadLetterReason

Record = Article | StrikeReport | Incident | IncidentChange | Rollup

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
"""Times outside these years are mistakes of the sender (year 0, 9999, seconds read as years), not news."""
MAX_ID_LENGTH: Final = 512
MAX_PROBLEM_LENGTH: Final = 300
BOM: Final = b"\xef\xbb\xbf"

_BLANK: Final = re.compile(r"\s*")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_Time = tuple[dict[str, Any], str, str]
"""Where a time stands in the raw record: the object that holds it, its name there, its path for errors."""
_R = TypeVar("_R", Article, StrikeReport, Incident, IncidentChange, Rollup)


def decode_article(raw: bytes | None) -> Article:
    """An Article out of a message's value.

    `published_at` and `fetched_at` are read leniently: any ISO 8601 form, a bare date is its midnight, no offset means
    UTC, an empty string means absent. A blank `text` beside an `html` is taken as absent.

    Raises:
        DecodeError: `empty`, `too_large`, `not_utf8`, `not_json`, `too_deep`, `schema`, `bad_time`, `bad_key` (an id that
            is blank, too long or holds control characters) or `no_text` (neither `text` nor `html` says anything).
    """
    article = _decode(raw, Article, _times_of_article)
    if article.id is not None:
        _check_id(article.id, "$.id")
    if not _is_blank(article.text):
        return article
    if _is_blank(article.html):
        raise DecodeError("no_text", "neither text nor html says anything", "$.text")
    return article if article.text is None else replace(article, text=None)


def decode_report(raw: bytes | None) -> StrikeReport:
    """A StrikeReport out of a message's value; raises DecodeError."""
    report = _decode(raw, StrikeReport, _times_of_report)
    _check_id(report.report_id, "$.report_id")
    _check_id(report.article_id, "$.article_id")
    _check_revision(report.report_revision, "$.report_revision")
    _check_confidence(report.confidence)
    _check_location(report.location, "$")
    for slot, counts in (("killed", report.killed), ("injured", report.injured)):
        for category, count in counts.items():
            _check_count(count, f"$.{slot}.{category}")
    _check_count(report.strikes, "$.strikes")
    return report


def decode_incident(raw: bytes | None) -> Incident:
    """An Incident out of a message's value; raises DecodeError (`empty` for a tombstone)."""
    incident = _decode(raw, Incident, _times_of_incident)
    _check_incident(incident, "$")
    return incident


def decode_change(raw: bytes | None) -> IncidentChange:
    """An IncidentChange out of a message's value; raises DecodeError."""
    change = _decode(raw, IncidentChange, _times_of_change)
    _check_id(change.incident_id, "$.incident_id")
    _check_revision(change.revision, "$.revision")
    _check_incident(change.after, "$.after")
    if change.before is not None:
        _check_incident(change.before, "$.before")
    return change


def decode_rollup(raw: bytes | None) -> Rollup:
    """A Rollup out of a message's value; raises DecodeError (`empty` for a tombstone)."""
    rollup = _decode(raw, Rollup, _times_of_rollup)
    _check_id(rollup.value, "$.value")
    _check_revision(rollup.revision, "$.revision")
    return rollup


def encode(record: Record) -> bytes:
    """A record as one line of compact JSON: keys in the order of the fields, UTC times with `Z`, dates ISO 8601.

    Raises:
        TypeError: what JSON cannot say (a lone surrogate, a number of more than 64 bits). No decoded record holds either.
    """
    return orjson.dumps(record, default=_plain, option=orjson.OPT_UTC_Z | orjson.OPT_NAIVE_UTC)


def parse_time(text: str, field: str = "") -> datetime:
    """An aware UTC datetime from any ISO 8601 form that names a day; no offset means UTC.

    Raises:
        DecodeError: `bad_time`, for what is no time and for years outside 1900–2100.
    """
    try:
        moment = datetime.fromisoformat(text.strip().upper())
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise DecodeError("bad_time", f"{one_line(repr(text), 60)} is no ISO 8601 time", field) from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise DecodeError("bad_time", f"the year {moment.year} is outside {FIRST_YEAR}–{LAST_YEAR}", field)
    return moment


def loads(raw: bytes | None, limit: int = LARGEST_RECORD_BYTES) -> dict[str, Any]:
    """The JSON object in `raw`, at most `limit` bytes, not yet checked against a record; raises DecodeError."""
    if not raw:
        raise DecodeError("empty", "no value" if raw is None else "an empty value")
    if len(raw) > limit:
        raise DecodeError("too_large", f"{len(raw)} bytes, at most {limit} are allowed")
    try:
        found = orjson.loads(raw.removeprefix(BOM))
    except orjson.JSONDecodeError as error:
        raise DecodeError(*_why_not_json(raw, error)) from None
    if not isinstance(found, dict):
        raise DecodeError("schema", f"expected an object, got {type(found).__name__}", "$")
    return found


def one_line(text: str, limit: int = MAX_PROBLEM_LENGTH) -> str:
    """Text from outside, fit for a log line or a header: control characters replaced, cut to `limit` characters."""
    text = _CONTROL.sub("�", text[: limit + 1])
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _decode(raw: bytes | None, kind: type[_R], times: Callable[[dict[str, Any]], Iterator[_Time]]) -> _R:
    # Articles come from outside; our own records grow with the reports that an incident rests on.
    found = loads(raw, MAX_MESSAGE_BYTES if kind is Article else LARGEST_RECORD_BYTES)
    for owner, name, path in times(found):
        value = owner.get(name)
        if isinstance(value, str):
            owner[name] = parse_time(value, path) if value.strip() else None
    try:
        return msgspec.convert(found, kind)
    except msgspec.ValidationError as error:
        raise DecodeError("schema", *_problem_and_field(str(error))) from None


def _times_of_article(found: dict[str, Any]) -> Iterator[_Time]:
    yield found, "published_at", "$.published_at"
    yield found, "fetched_at", "$.fetched_at"


def _times_of_report(found: dict[str, Any]) -> Iterator[_Time]:
    yield found, "published_at", "$.published_at"


def _times_of_incident(found: dict[str, Any], path: str = "$") -> Iterator[_Time]:
    yield found, "first_reported_at", path + ".first_reported_at"
    yield found, "last_updated_at", path + ".last_updated_at"
    reports = found.get("reports")
    for i, reference in enumerate(reports if isinstance(reports, list) else ()):
        if isinstance(reference, dict):
            yield reference, "published_at", f"{path}.reports[{i}].published_at"


def _times_of_change(found: dict[str, Any]) -> Iterator[_Time]:
    yield found, "at", "$.at"
    for side in ("before", "after"):
        incident = found.get(side)
        if isinstance(incident, dict):
            yield from _times_of_incident(incident, f"$.{side}")


def _times_of_rollup(found: dict[str, Any]) -> Iterator[_Time]:
    yield found, "as_of", "$.as_of"


def _why_not_json(raw: bytes, error: orjson.JSONDecodeError) -> tuple[DeadLetterReason, str]:
    if "depth limit" in error.msg or "ecursion" in error.msg:
        return "too_deep", "nested more than 1,000 levels deep"
    try:
        raw.decode()
    except UnicodeDecodeError as bad:
        return "not_utf8", f"not UTF-8 from byte {bad.start}"
    return "not_json", one_line(str(error))


def _problem_and_field(message: str) -> tuple[str, str]:
    """Msgspec says ``Expected `str`, got `int` - at `$.title` ``; the words before may quote the sender."""
    problem, found, where = message.rpartition(" - at ")
    if not found:
        return one_line(message), "$"
    path = where.removeprefix("`key` in ").strip("`")
    return one_line(problem.replace("`", "")), one_line(path)


def _is_blank(text: str | None) -> bool:
    return text is None or _BLANK.fullmatch(text) is not None


def _check_id(value: str, field: str) -> None:
    if _is_blank(value):
        raise DecodeError("bad_key", "is empty", field)
    if len(value) > MAX_ID_LENGTH:
        raise DecodeError("bad_key", f"has {len(value)} characters, at most {MAX_ID_LENGTH} are allowed", field)
    if _CONTROL.search(value):
        raise DecodeError("bad_key", "holds control characters", field)


def _check_revision(value: int, field: str) -> None:
    if value < 1:
        raise DecodeError("schema", f"is {value}, revisions begin at 1", field)


def _check_confidence(value: float) -> None:
    if not 0 <= value <= 1:
        raise DecodeError("schema", f"{value} is outside 0–1", "$.confidence")


def _check_location(location: Location, path: str) -> None:
    if location.lat is not None and not -90 <= location.lat <= 90:
        raise DecodeError("schema", f"{location.lat} is outside -90–90", path + ".location.lat")
    if location.lon is not None and not -180 <= location.lon <= 180:
        raise DecodeError("schema", f"{location.lon} is outside -180–180", path + ".location.lon")


def _check_count(count: Count | None, path: str) -> None:
    if count is None:
        return
    if min(count.min or 0, count.max or 0) < 0:
        raise DecodeError("schema", "is below zero", path)
    if count.min is not None and count.max is not None and count.min > count.max:
        raise DecodeError("schema", f"min {count.min} is above max {count.max}", path)


def _check_incident(incident: Incident, path: str) -> None:
    _check_id(incident.incident_id, path + ".incident_id")
    _check_revision(incident.revision, path + ".revision")
    _check_location(incident.location, path)


def _plain(value: object) -> object:
    """Mappings that are no dict; all else orjson knows by itself."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")
