"""The corpus with its truth: reading it, filling what a row leaves out, and what is wrong with a row.

docs/evaluation.md describes the format. `|` stands between readings of one value that a text leaves open.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from streams.domain.vocabulary import (
    CATEGORIES,
    Certainty,
    Clarity,
    DatePrecision,
    EventType,
    Hedge,
    Outcome,
    Stage,
    WeaponType,
    WherePrecision,
)
from streams.extraction.infrastructure import KINDS
from streams.gazetteer.fold import words

CORPUS = Path(__file__).with_name("corpus")
BLIND = Path(__file__).with_name("blind")
"""Articles written after the rules and first scored before any rule was tuned on them."""
BLIND2 = Path(__file__).with_name("blind2")
"""The next such set, written when the misses of the first had been read."""
SETS = {"corpus": CORPUS, "blind": BLIND, "blind2": BLIND2}
STYLES = frozenset(
    [
        "wire",
        "tabloid",
        "ministry",
        "monitor",
        "live-blog",
        "social",
        "translated",
        "uk",
        "us",
        "analyst",
        "bulletin",
        "headline",
        "all-caps",
        "ocr",
    ]
)
PHENOMENA = words(
    # time
    "weekday relative-date night written-date undated past no-published "
    # numbers
    "hedge range dozens subset cumulative family conflicting-tolls no-casualties not-counts injured-only "
    # places
    "relative-place homonym landmark spelling quarter region country-only sea "
    # actors
    "passive suspected claimed disputed adjective role-order named infrastructure "
    # stance
    "planned threatened conditional denied intercepted failed "
    # assembly
    "multi wave retold background summary "
    # weapons
    "platform designator drone helicopter artillery mortar missile rocket barrel-bomb glide-bomb loitering naval ground-fight "
    # text
    "furniture quotes bullets caps ocr no-punctuation html "
    # traps
    "labour sport lightning culture game exercise arms-deal history ground-bomb gun-battle siren capability delivery "
    "hobby launch idiom accident crime test-fire policy aftermath"
)
DEFAULTS: Mapping[str, Any] = {
    "clarity": "incident",
    "stage": "accomplished",
    "certainty": "fact",
    "date": None,
    "location": {},
    "event_type": "Air/drone strike",
    "weapon": None,
    "strikes": None,
    "munitions": None,
    "attackers": (),
    "targets": (),
    "named": (),
    "killed": {},
    "injured": {},
    "infrastructure": (),
    "optional": False,
}
PLACE: Mapping[str, Any] = dict.fromkeys(("country", "admin1", "place", "lat", "lon", "where_prec"))

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article and what it tells of, most salient first."""

    article: Row
    strikes: Sequence[Row]
    style: str
    phenomena: Sequence[str]

    @property
    def required(self) -> Sequence[Row]:
        """The strikes that must be reported; the others may be."""
        return [strike for strike in self.strikes if not strike["optional"]]


def files(folder: Path = CORPUS) -> list[Path]:
    """The corpus in its fixed order."""
    return sorted(folder.glob("*.jsonl"))


def digest(folder: Path = CORPUS) -> str:
    """SHA-256 over all files of the corpus."""
    whole = hashlib.sha256()
    for file in files(folder):
        whole.update(file.name.encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()


def complete(strike: Row) -> Row:
    """A strike with every slot; what the row leaves out is not told (or the default)."""
    return {**DEFAULTS, **strike, "location": {**PLACE, **strike.get("location", {})}}


def entry(row: Row) -> Entry:
    """A line of the corpus."""
    article = {name: value for name, value in row.items() if name not in ("truth", "style", "phenomena")}
    return Entry(article, [complete(strike) for strike in row["truth"]], row["style"], row["phenomena"])


def rows(folder: Path = CORPUS) -> Iterator[tuple[str, Row]]:
    """Every line with the file and line it stands on."""
    for file in files(folder):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            yield f"{file.name}:{number}", json.loads(line)


def load(folder: Path = CORPUS) -> list[Entry]:
    """The whole corpus."""
    return [entry(row) for _, row in rows(folder)]


def complaints(row: Row) -> Iterator[str]:
    """What is wrong with a line of the corpus."""
    needed = {"id", "source", "title", "style", "phenomena", "truth"}
    if missing := needed - row.keys():
        yield f"without {sorted(missing)}"
        return
    if ("text" in row) == ("html" in row):
        yield "one of text and html"
    if row["style"] not in STYLES:
        yield f"style {row['style']}"
    if unknown := set(row["phenomena"]) - PHENOMENA:
        yield f"phenomena {sorted(unknown)}"
    for strike in row["truth"]:
        if unknown := strike.keys() - DEFAULTS.keys() | strike.get("location", {}).keys() - PLACE.keys():
            yield f"fields {sorted(unknown)}"
        yield from _values(complete(strike))


def precisions(where: Row) -> list[int]:
    """The readings of `where_prec`, the sharpest first."""
    value = where["where_prec"]
    return [] if value is None else sorted(int(one) for one in str(value).split("|"))


def _values(strike: Row) -> Iterator[str]:
    closed = {"clarity": Clarity, "stage": Stage, "certainty": Certainty, "event_type": EventType}
    for slot, values in closed.items():
        if set(strike[slot].split("|")) - set(get_args(values)):
            yield f"{slot} {strike[slot]}"
    for person in strike["named"]:
        if person["outcome"] not in get_args(Outcome):
            yield f"outcome {person['outcome']}"
    if strike["weapon"] and set(strike["weapon"]["type"].split("|")) - set(get_args(WeaponType)):
        yield f"weapon {strike['weapon']['type']}"
    if unknown := {kind for kinds in strike["infrastructure"] for kind in kinds.rstrip("?").split("|")} - KINDS.keys():
        yield f"infrastructure {sorted(unknown)}"
    yield from _spans(strike)
    people = (*strike["killed"].items(), *strike["injured"].items())
    if unknown := {category for category, _ in people} - set(CATEGORIES):
        yield f"categories {sorted(unknown)}"
    for count in (*(count for _, count in people), strike["strikes"], strike["munitions"]):
        low, high, hedge = (*(count or (None, None)), None)[:3]
        if (None not in (low, high) and low > high) or hedge not in (None, *get_args(Hedge)):
            yield f"count {count}"


def _spans(strike: Row) -> Iterator[str]:
    span, where = strike["date"], strike["location"]
    if span and (
        date.fromisoformat(span["start"]) > date.fromisoformat(span["end"])
        or span["date_prec"] not in get_args(DatePrecision)
    ):
        yield f"date {span}"
    if not set(precisions(where)) <= set(get_args(WherePrecision)):
        yield f"where_prec {where['where_prec']}"
    if (where["lat"] is None) != (where["lon"] is None) or (where["country"] is None) != (where["where_prec"] is None):
        yield f"location {where}"
