"""A report as scoring compares it: intervals as day numbers, sets for actors and things, normalised names."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from streams.domain.report import Count, DateSpan
from streams.matching.families import publisher
from streams.matching.state import Record

UNDATED_REACH: Final = 30
"""A strike told without a date is taken to lie in so many days before publication."""
OPEN_REACH: Final = 8
"""`dozens` (12 and up) can be anything below a hundred."""
LEAST_REACH: Final = 2
"""`at least 12` is said of up to twice as many."""
FINE: Final = 2
"""The `where_prec` up to which a location is a point (UCDP: 1 exact, 2 within about 25 km)."""

Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Toll:
    """The stated range; `exact` when a single number without hedge."""

    low: int
    high: int
    exact: bool


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What two reports are compared by. Days are proleptic ordinals; `dated` is False where publication alone bounds them."""

    report_id: str
    article_id: str
    country: str
    family: str
    fingerprint: str
    denies: bool
    days: Interval | None
    date_prec: int
    dated: bool
    lat: float | None
    lon: float | None
    geonameid: int | None
    place: str
    admin1: str
    where_prec: int
    event_type: str
    weapon: str
    platform: str
    attackers: frozenset[str]
    attacker_states: frozenset[str]
    targets: frozenset[str]
    killed: Toll | None
    injured: Toll | None
    strikes: int | None
    names: frozenset[str]
    infrastructure: frozenset[str]
    published: float | None
    first_hand: bool

    @property
    def fine(self) -> bool:
        """Whether the location is a point."""
        return self.lat is not None and self.where_prec <= FINE


def profile_of(record: Record) -> Profile:
    """The comparison form of a report."""
    location, weapon = record.location, record.weapon
    days, precision, dated = _days(record)
    return Profile(
        record.report_id,
        record.article_id,
        record.country,
        publisher(record.source, record.url, record.article_id),
        record.text_fingerprint,
        record.denies,
        days,
        precision,
        dated,
        location.lat,
        location.lon,
        location.geonameid,
        fold(location.place or ""),
        fold(location.admin1 or ""),
        location.where_prec or 6,
        record.event_type,
        weapon.type if weapon else "unknown",
        (weapon.platform or "") if weapon else "",
        frozenset(a.id for a in record.attackers),
        frozenset(a.state or a.id for a in record.attackers),
        frozenset(a.id for a in record.targets),
        _toll(record, "killed"),
        _toll(record, "injured"),
        record.strikes.min if record.strikes and record.strikes.min == record.strikes.max else None,
        frozenset(n for p in record.named if (n := fold(p.name))),
        frozenset(fold(thing) for thing in record.infrastructure),
        record.published_at.timestamp() if record.published_at else None,
        _first_hand(record),
    )


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Lower case, without accents, apostrophes, the possessive and the article al-/el-; single spaces."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]s\b", "", text.lower()))
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’`ʿʾ")
    words = re.split(r"[\W_]+", plain)
    return " ".join(w for w in words if w and w not in ("al", "el", "the"))


def same_person(a: str, b: str) -> bool:
    """Whether two folded names can be one person: equal, or one is the shorter form of the other."""
    if a == b:
        return True
    x, y = set(a.split()), set(b.split())
    shared = x & y
    return shared in (x, y) and max(map(len, shared), default=0) >= 4


def _days(record: Record) -> tuple[Interval | None, int, bool]:
    """The interval, cut at the day of publication: nobody reports a strike that is still to come."""
    span, published = record.date, record.published_at
    last = published.toordinal() + 1 if published else None  # a day's grace for time zones
    if span.start is not None or span.end is not None:
        start, end = _ordinals(span)
        if last is not None and start <= last < end:
            end = last
        return (start, end), span.date_prec or 5, True
    if published is None or last is None:
        return None, 5, False
    return (last - UNDATED_REACH, last), 4, False


def _ordinals(span: DateSpan) -> Interval:
    start, end = span.start or span.end, span.end or span.start
    assert start is not None  # noqa: S101 - one of the two is set
    assert end is not None  # noqa: S101
    return start.toordinal(), end.toordinal()


def _toll(record: Record, outcome: str) -> Toll | None:
    """The widest category stated: the total, else what the parts add up to."""
    counts = record.killed if outcome == "killed" else record.injured
    total = counts.get("total")
    if total is not None:
        return _range(total)
    parts = [r for c in ("civilians", "militants", "security_forces") if (n := counts.get(c)) and (r := _range(n))]
    if not parts:
        return None
    return Toll(sum(p.low for p in parts), sum(p.high for p in parts), all(p.exact for p in parts))


def _range(count: Count) -> Toll | None:
    low = count.min if count.min is not None else 0
    high = count.max if count.max is not None else low * OPEN_REACH + 1
    if count.min is None and count.max is None:
        return None
    if count.hedge in ("at_least", "more_than"):
        high = max(high, low * LEAST_REACH)
    elif count.hedge == "about":
        low, high = low * 4 // 5, high * 6 // 5 + 1
    return Toll(low, max(low, high), low == high and count.hedge is None)


def _first_hand(record: Record) -> bool:
    """Whether the account has victims of its own: their names are what nobody else's report of another strike has."""
    return bool(record.named)
