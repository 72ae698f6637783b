"""JSON Schemas 2020-12 of the topics, made from the domain's dataclasses, and the examples that go with them.

A schema promises what a record holds; it does not forbid more, for fields may be added inside a version and readers
ignore what they do not know.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Final, get_args, get_origin, get_type_hints

import msgspec

from streams.contract.fields import ABOUT, FIELDS, LIMITS
from streams.contract.headers import schema_id
from streams.contract.topics import ARTICLES, CHANGES, INCIDENTS, REPORTS, ROLLUPS
from streams.domain import incident, report
from streams.domain.article import Article
from streams.domain.incident import Incident, IncidentChange
from streams.domain.report import StrikeReport
from streams.domain.rollup import Rollup

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
RECORDS: Final[dict[str, type]] = {
    ARTICLES.name: Article,
    REPORTS.name: StrikeReport,
    INCIDENTS.name: Incident,
    CHANGES.name: IncidentChange,
    ROLLUPS.name: Rollup,
}
"""The type of the values of every topic that has a schema; dead letters hold whatever came in."""

TYPES: Final[dict[str, type]] = {
    kind.__name__: kind
    for kind in (
        *RECORDS.values(),
        report.Count,
        report.DateSpan,
        report.Location,
        report.Actor,
        report.NamedPerson,
        report.Weapon,
        report.Evidence,
        report.Extractor,
        incident.Estimate,
        incident.ReportRef,
        incident.Claim,
    )
}


@dataclass(frozen=True, slots=True)
class Example:
    """A record as it stands on a topic; `about` says what it shows."""

    about: str
    key: str
    value: dict[str, Any]


def schema(topic: str) -> dict[str, Any]:
    """The JSON Schema of a topic's values."""
    kind = RECORDS[topic]
    _, parts = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    for name, part in parts.items():
        _describe(name, part)
    root = parts.pop(kind.__name__)
    if kind is Article:
        root["anyOf"] = [{"required": [body], "properties": {body: {"type": "string"}}} for body in ("text", "html")]
    made = {"$schema": DIALECT, "$id": schema_id(topic), **root, "examples": [e.value for e in examples(topic)]}
    return made | {"$defs": dict(sorted(parts.items()))} if parts else made


def examples(topic: str) -> list[Example]:
    """The examples of a topic, from the package's data."""
    return [Example(**found) for found in json.loads(_data(f"examples/{topic}.json").read_text(encoding="utf-8"))]


def published_schema(topic: str) -> dict[str, Any]:
    """The schema as it is shipped in the package."""
    found: dict[str, Any] = json.loads(_data(f"{topic}.json").read_text(encoding="utf-8"))
    return found


def _data(name: str) -> Traversable:
    return resources.files("streams.contract").joinpath("schemas", *name.split("/"))


def _describe(name: str, part: dict[str, Any]) -> None:
    """Add to what msgspec makes: meanings, limits, the format of times, the keys of mappings."""
    part["description"] = ABOUT[name]
    hints = get_type_hints(TYPES[name])
    for field, found in part["properties"].items():
        typed = found["anyOf"][0] if "anyOf" in found else found
        if datetime in (hints[field], *get_args(hints[field])):
            typed["format"] = "date-time"
        if get_origin(hints[field]) is Mapping:
            typed["propertyNames"] = {"enum": list(get_args(get_args(hints[field])[0]))}
        typed |= LIMITS.get(f"{name}.{field}", {})
        found["description"] = FIELDS[name][field]
