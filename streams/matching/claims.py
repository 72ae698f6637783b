"""Who says what: disagreement is listed, never averaged away."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from streams.domain.incident import Claim
from streams.domain.report import Actor, Count
from streams.domain.vocabulary import CATEGORIES, Category
from streams.matching.families import publisher
from streams.matching.state import Record

MOST_NAMES: Final = 12
"""So many sources and reports are listed a claim; a claim of more is no dispute any more."""


def claims(records: Sequence[Record], family: Mapping[str, int], denials: Sequence[Record]) -> tuple[Claim, ...]:
    """A list of claims for every slot in which two families differ, and one for the denials. `records` oldest first."""
    found: list[Claim] = []
    if len(set(family.values())) > 1:
        for slot, value_of in _SLOTS.items():
            found.extend(_differing(slot, value_of, records, family))
        for outcome in ("killed", "injured"):
            stated = {c for r in records for c in (r.killed if outcome == "killed" else r.injured)}
            for c in CATEGORIES:
                if c in stated:
                    found.extend(_differing(f"{outcome}.{c}", _toll(outcome, c), records, family))
    if denials:
        found.append(_claim("stage", "denied", denials))
    return tuple(found)


def _differing(
    slot: str, value_of: Callable[[Record], str | None], records: Sequence[Record], family: Mapping[str, int]
) -> list[Claim]:
    values = list(map(value_of, records))
    if values.count(values[0]) == len(values):  # all say the same, or nothing: as mostly
        return []
    latest = {family[r.report_id]: value for r, value in zip(records, values, strict=True) if value is not None}
    if len(set(latest.values())) < 2:
        return []
    by_value: dict[str, list[Record]] = {}
    for r, value in zip(records, values, strict=True):
        if value is not None and latest[family[r.report_id]] == value:
            by_value.setdefault(value, []).append(r)
    return [_claim(slot, value, who) for value, who in sorted(by_value.items())]


def _claim(slot: str, value: str, records: Sequence[Record]) -> Claim:
    names = sorted({r.source or publisher(r.source, r.url, r.article_id) for r in records})
    ids = sorted(r.report_id for r in records)
    return Claim(slot, value, tuple(names[:MOST_NAMES]), tuple(ids[:MOST_NAMES]))


def in_words(count: Count) -> str:
    """`12`, `8-11`, `at least 12`, `up to 20`."""
    if count.min is None:
        return f"up to {count.max}"
    if count.max is None:
        return f"at least {count.min}"
    number = f"{count.min}" if count.min == count.max else f"{count.min}-{count.max}"
    return f"{count.hedge.replace('_', ' ')} {number}" if count.hedge else number


def _ids(actors: Sequence[Actor]) -> str | None:
    if len(actors) == 1:
        return actors[0].id or None
    return ", ".join(sorted([a.id for a in actors])) or None


def _day(r: Record) -> str | None:
    return r.date.start.isoformat() if r.date.start and r.date.start == r.date.end else None


_SLOTS: Final[dict[str, Callable[[Record], str | None]]] = {
    "attackers": lambda r: _ids(r.attackers),
    "targets": lambda r: _ids(r.targets),
    "weapon.type": lambda r: r.weapon.type if r.weapon and r.weapon.type != "unknown" else None,
    "date": _day,
    "location.place": lambda r: r.location.place if r.location.where_prec in (1, 2) else None,
}


def _toll(outcome: str, category: Category) -> Callable[[Record], str | None]:
    """A reader of one category's number in words."""

    def read(r: Record) -> str | None:
        count = (r.killed if outcome == "killed" else r.injured).get(category)
        return None if count is None or (count.min is None and count.max is None) else in_words(count)

    return read
