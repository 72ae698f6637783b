"""The shape in which a model answers: the contract's report, with the words behind every value instead of offsets.

Offsets, ids, coordinates and normalised names are never asked for: they are computed here from the words.
"""

from datetime import date
from typing import Any, Final

import msgspec

from streams.domain.errors import ModelError
from streams.domain.vocabulary import (
    ActorKind,
    Category,
    Certainty,
    Clarity,
    EventType,
    Hedge,
    Outcome,
    Stage,
    WeaponType,
)

SCHEMA_NAME: Final = "strike_reports"


class Number(msgspec.Struct, kw_only=True):
    """A number as the contract's Count, with its words."""

    quote: str
    min: int | None = None
    max: int | None = None
    hedge: Hedge | None = None


class Toll(Number, kw_only=True):
    """People of one category."""

    category: Category


class Days(msgspec.Struct, kw_only=True):
    """An inclusive interval of days."""

    quote: str
    start: date
    end: date


class Side(msgspec.Struct, kw_only=True):
    """An attacker or a target, as the text names it."""

    quote: str
    kind: ActorKind
    certainty: Certainty = "fact"


class Person(msgspec.Struct, kw_only=True):
    """A person named as hit or aimed at; `name` and `role` as they stand in the text."""

    name: str
    role: str | None = None
    outcome: Outcome = "unknown"
    certainty: Certainty = "fact"


class Arm(msgspec.Struct, kw_only=True):
    """The weapon."""

    quote: str
    type: WeaponType


class ReportAnswer(msgspec.Struct, kw_only=True):
    """One strike. `quote` are the words that tell of it; `place` and `infrastructure` are words too."""

    quote: str
    clarity: Clarity
    stage: Stage
    stage_quote: str | None = None
    certainty: Certainty
    certainty_quote: str | None = None
    claimants: list[str] = []
    event_type: EventType
    weapon: Arm | None = None
    strikes: Number | None = None
    date: Days | None = None
    place: str | None = None
    attackers: list[Side] = []
    targets: list[Side] = []
    named: list[Person] = []
    killed: list[Toll] = []
    injured: list[Toll] = []
    infrastructure: list[str] = []


class Answer(msgspec.Struct, kw_only=True):
    """All strikes of an article, the one it is about first."""

    reports: list[ReportAnswer]


def json_schema() -> dict[str, Any]:
    """The answer's JSON Schema in the form that strict structured output asks for: closed objects, all fields required."""
    _, parts = msgspec.json.schema_components([Answer], ref_template="#/$defs/{name}")
    for part in parts.values():
        if part.get("type") == "object":
            part["additionalProperties"] = False
            part["required"] = list(part["properties"])
            part.pop("description", None)
            for found in part["properties"].values():
                found.pop("default", None)
    root = parts.pop("Answer")
    return {**root, "$defs": parts}


def decode(content: str) -> Answer:
    """The answer in a model's words.

    Raises:
        ModelError: `malformed`, for anything that is not JSON of the shape.
    """
    try:
        return msgspec.json.decode(content.encode(), type=Answer)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise ModelError("malformed", f"the answer has not the shape that was asked for: {error}") from None
