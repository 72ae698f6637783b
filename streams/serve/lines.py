"""Records as one readable line each, and as JSON; pure. What comes from the news is never trusted: control and
direction-changing characters do not reach the terminal.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from streams.contract import codec
from streams.contract.headers import CONNECT
from streams.contract.topics import (
    ARTICLES,
    ARTICLES_DLQ,
    CHANGES,
    INCIDENTS,
    REPORTS,
    REPORTS_DLQ,
    ROLLUPS,
    logical_name,
)
from streams.domain.errors import DecodeError
from streams.domain.incident import Estimate, Incident
from streams.domain.report import Actor, Count, DateSpan, Location, Weapon
from streams.serve.messages import Message

EXCERPT: Final = 80
DEAD_LETTER_TOPICS: Final = (ARTICLES_DLQ.name, REPORTS_DLQ.name)
_UNSAFE: Final = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_NOT_ASCII: Final = re.compile(r"[^ -~]")


def safe(text: str, limit: int = 200) -> str:
    """Text from outside, fit for a terminal: one line, nothing that moves the cursor or turns the direction of writing."""
    shown = "".join(" " if unicodedata.category(c) in _UNSAFE else c for c in text[: limit + 1])
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


def one_line(message: Message, prefix: str = "") -> str:
    """A record of any topic of the contract as one line; says so where it is none."""
    topic = logical_name(message.topic, prefix)
    if topic in DEAD_LETTER_TOPICS:
        return _dead_letter(message)
    key = safe((message.key or b"").decode("utf-8", "replace"))
    if message.value is None:
        return f"{key}  deleted"
    try:
        return _LINES[topic](message.value)
    except DecodeError as error:
        return f"{message.place}  not a record of {topic}: {safe(str(error))}"


def as_json(message: Message, prefix: str = "") -> str | None:
    """A record as one line of JSON: the value itself, so that the filters read it; a dead letter with all that is known of it.

    None for a deleted key, which has no value.

    Raises:
        DecodeError: the value is not a JSON object.
    """
    if logical_name(message.topic, prefix) not in DEAD_LETTER_TOPICS:
        return None if message.value is None else _json(codec.loads(message.value))
    headers = {name: value.decode("utf-8", "replace") for name, value in message.headers.items()}
    row = {"topic": message.topic, "partition": message.partition, "offset": message.offset}
    row |= {"reason": headers.get("reason"), "headers": headers}
    row |= {"key": _text(message.key), "value": _text(message.value)}
    return _json(row)


def _json(value: object) -> str:
    """One line that reads back as the same value, with what `safe` takes out written as escapes."""
    return _NOT_ASCII.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    return json.dumps(character)[1:-1] if unicodedata.category(character) in _UNSAFE else character


def _text(raw: bytes | None) -> str | None:
    return None if raw is None else raw.decode("utf-8", "replace")


def _dead_letter(message: Message) -> str:
    def header(name: str) -> str:
        return safe(message.headers.get(name, b"").decode("utf-8", "replace"))

    origin = "/".join(header(CONNECT + name) for name in ("topic", "partition", "offset"))
    excerpt = safe((message.value or b"").decode("utf-8", "replace"), EXCERPT)
    return f"{header('reason') or 'no reason'}  {origin}  {header(CONNECT + 'stage')}  {header(CONNECT + 'exception.message')}  {excerpt}"


def _article(raw: bytes) -> str:
    article = codec.decode_article(raw)
    return _joined(when(article.published_at), article.source, article.title or article.url or article.id)


def _report(raw: bytes) -> str:
    report = codec.decode_report(raw)
    what = [
        report.stage,
        report.certainty,
        report.clarity,
        span(report.date),
        place(report.location),
        means(report.event_type, report.weapon),
    ]
    toll = f"killed {count(report.killed.get('total'))}, injured {count(report.injured.get('total'))}"
    return _joined(
        *what,
        sides(report.attackers, report.targets),
        toll,
        report.source,
        f"{report.status} r{report.report_revision}",
    )


def _incident(raw: bytes) -> str:
    return incident_line(codec.decode_incident(raw))


def incident_line(incident: Incident) -> str:
    """An incident as one line: when, where, what, who on whom, toll, standing."""
    status = incident.status if incident.merged_into is None else f"{incident.status} {incident.merged_into}"
    return _joined(*incident_cells(incident), status, f"r{incident.revision}", incident.incident_id)


def incident_cells(incident: Incident) -> tuple[str, ...]:
    """The seven cells of a live table's row: when, where, what, who on whom, killed, injured, standing."""
    sources = f"{incident.number_of_sources} source{'s' if incident.number_of_sources != 1 else ''}"
    cells = (
        span(incident.date),
        place(incident.location),
        means(incident.event_type, incident.weapon),
        sides(incident.attackers, incident.targets),
        f"killed {estimates(incident.killed)}",
        f"injured {estimates(incident.injured)}",
        f"{incident.strike_status}, {sources}",
    )
    return tuple(safe(cell) for cell in cells)


def _change(raw: bytes) -> str:
    change = codec.decode_change(raw)
    return _joined(when(change.at), change.change, incident_line(change.after))


def _rollup(raw: bytes) -> str:
    row = codec.decode_rollup(raw)
    sums = ((name, getattr(row, name)) for name in ("strikes", "killed", "civilians_killed", "injured"))
    told = [f"{name.replace('_', ' ')} {estimate(value)}" for name, value in sums]
    return _joined(
        row.window, row.dimension, row.value, f"{row.incidents} incidents", *told, f"as of {when(row.as_of)}"
    )


def _joined(*parts: str | None) -> str:
    return "  ".join(safe(part) for part in parts if part)


def when(moment: datetime | None) -> str:
    """`2024-05-31 12:00` in UTC, or a question mark."""
    return "?" if moment is None else moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M")


def span(date: DateSpan) -> str:
    """`2024-05-30` or `2024-05-30/2024-06-02`."""
    if date.start is None and date.end is None:
        return "?"
    if date.start == date.end or date.end is None or date.start is None:
        return str(date.start or date.end)
    return f"{date.start}/{date.end}"


def place(location: Location) -> str:
    """From the smallest to the largest: `Hodeidah, Al Hudaydah, YE`."""
    parts = dict.fromkeys(part for part in (location.place, location.admin1, location.country) if part)
    return ", ".join(parts) or location.text or "?"


def means(event_type: str, weapon: Weapon | None) -> str:
    """`Air/drone strike (MQ-9 Reaper)`."""
    return event_type if weapon is None else f"{event_type} ({weapon.platform or weapon.type})"


def sides(attackers: tuple[Actor, ...], targets: tuple[Actor, ...]) -> str:
    """`GB, US → houthis`."""
    return f"{', '.join(a.id for a in attackers) or '?'} → {', '.join(t.id for t in targets) or '?'}"


def count(stated: Count | None) -> str:
    """`8–11`, `12+`, `≤20`, `12 at_least`, or a question mark where nothing is stated."""
    if stated is None or (stated.min is None and stated.max is None):
        return "?"
    if stated.min is None:
        return f"≤{stated.max}"
    if stated.max is None:
        return f"{stated.min}+"
    numbers = str(stated.min) if stated.min == stated.max else f"{stated.min}–{stated.max}"
    return f"{numbers} {stated.hedge}" if stated.hedge else numbers


def estimate(value: Estimate) -> str:
    """`12`, or `12 (8–16)` where the independent sources differ."""
    return str(value.best) if value.low == value.high else f"{value.best} ({value.low}–{value.high})"


def estimates(values: Mapping[Any, Estimate]) -> str:
    """The total, and how many of them civilians; a question mark where nothing is stated."""
    total, civilians = values.get("total"), values.get("civilians")
    told = "?" if total is None else estimate(total)
    return told if civilians is None else f"{told}, civilians {estimate(civilians)}"


_LINES: Final[dict[str, Callable[[bytes], str]]] = {
    ARTICLES.name: _article,
    REPORTS.name: _report,
    INCIDENTS.name: _incident,
    CHANGES.name: _change,
    ROLLUPS.name: _rollup,
}
