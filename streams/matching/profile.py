"""A report as scoring compares it: intervals as day numbers, sets for actors and things, normalised names."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

import msgspec

from streams.domain.report import Actor, Count, DateSpan
from streams.domain.vocabulary import Category
from streams.matching.families import publisher
from streams.matching.state import Record
from streams.text.fingerprint import number_of

UNDATED_REACH: Final = 30
"""A strike told without a date is taken to lie in so many days before publication."""
OPEN_REACH: Final = 8
"""`dozens` (12 and up) can be anything below a hundred."""
LEAST_REACH: Final = 2
"""`at least 12` is said of up to twice as many."""
FINE: Final = 2
"""The `where_prec` up to which a location is a point (UCDP: 1 exact, 2 within about 25 km)."""

FROM_THE_AIR: Final = "air"
"""A weapon of which only that is told."""

Interval = tuple[int, int]

_PLANE: Final = re.compile(r"plane|jet|bomber|fighter", re.IGNORECASE)
_ARTICLES: Final = frozenset(("an", "ar", "as", "ash", "at", "ad", "az", "ez", "ed", "es"))
_VOWELS: Final = re.compile(r"[aeiouy]|(?<=[dgkst])h")
_TWICE: Final = re.compile(r"(.)\1+")
_LIKE: Final = str.maketrans("qcjv", "kkgw")

_PARTS: Final[tuple[Category, ...]] = ("civilians", "militants", "security_forces")
_NOTHING: Final[frozenset[str]] = frozenset()


class Toll(msgspec.Struct, frozen=True, gc=False):
    """The stated range; `exact` when a single number without hedge."""

    low: int
    high: int
    exact: bool


class Profile(msgspec.Struct, frozen=True, gc=False, eq=False):
    """What two reports are compared by, worked out once a report: it is compared with many.

    Days are proleptic ordinals; `dated` is False where publication alone bounds them, `exact_day` True where a single day is
    stated. `first_hand`: the account has victims of its own; their names are what nobody else's report of another strike
    has. `counted`: whom the dead are counted among, "fighters" or "civilians", where only these are. `fine`: the location is a
    point; `place` is its name however it is spelled; `seat`: its province is named after it. `sketch`: the fingerprint as a number (see `streams.text.fingerprint.alike`); what is
    no sketch stands in `fingerprint` as it is.
    """

    report_id: str
    article_id: str
    country: str
    family: str
    fingerprint: str
    sketch: int | None
    denies: bool
    days: Interval | None
    dated: bool
    exact_day: bool
    lat: float | None
    lon: float | None
    geonameid: int | None
    place: str
    admin1: str
    where_prec: int
    fine: bool
    seat: bool
    event_type: str
    weapon: str
    platform: str
    attackers: frozenset[str]
    attacker_states: frozenset[str]
    coalitions: tuple[str, ...]
    targets: frozenset[str]
    killed: Toll | None
    counted: str
    injured: Toll | None
    strikes: int | None
    names: frozenset[str]
    infrastructure: frozenset[str]
    published: float | None
    first_hand: bool


def profile_of(record: Record) -> Profile:
    """The comparison form of a report."""
    location, weapon = record.location, record.weapon
    days, precision, dated = _days(record)
    where_prec = location.where_prec or 6
    sketch = number_of(record.text_fingerprint)
    return Profile(
        record.report_id,
        record.article_id,
        record.country,
        publisher(record.source, record.url, record.article_id),
        record.text_fingerprint if sketch is None else "",
        sketch,
        record.denies,
        days,
        dated,
        dated and precision == 1 and days is not None and days[0] == days[1],
        location.lat,
        location.lon,
        location.geonameid,
        spelled(location.place) if location.place else "",
        fold(location.admin1) if location.admin1 else "",
        where_prec,
        location.lat is not None and where_prec <= FINE,
        location.place == location.admin1 is not None,
        record.event_type,
        _weapon(weapon.type, weapon.platform, weapon.text) if weapon else "unknown",
        (weapon.platform or "") if weapon else "",
        _ids(record.attackers),
        _set(tuple([a.state or a.id for a in record.attackers])) if record.attackers else _NOTHING,
        tuple([a.id for a in record.attackers if a.id.endswith("coalition")]),
        _ids(record.targets),
        _toll(record.killed) if record.killed else None,
        _counted(record) if record.killed else "",
        _toll(record.injured) if record.injured else None,
        record.strikes.min if record.strikes and record.strikes.min == record.strikes.max else None,
        frozenset([n for p in record.named if (n := fold(p.name))]) if record.named else _NOTHING,
        _set(tuple([fold(thing) for thing in record.infrastructure])) if record.infrastructure else _NOTHING,
        record.published_at.timestamp() if record.published_at else None,
        bool(record.named),
    )


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Lower case, without accents, apostrophes, the possessive and the article al-/el-; single spaces."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]s\b", "", text.lower()))
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’`ʿʾ")
    words = re.split(r"[\W_]+", plain)
    return " ".join(w for w in words if w and w not in ("al", "el", "the"))


@lru_cache(maxsize=1 << 14)
def spelled(place: str) -> str:
    """A place's name but for what transliterations differ in: vowels, doubled letters, the article (Nuseirat, An Nusayrat)."""
    words = [w for w in fold(place).split() if w not in _ARTICLES]
    heard = [_VOWELS.sub("", _TWICE.sub(r"\1", w.translate(_LIKE))).removesuffix("h") for w in words]
    return " ".join([w for w in heard if w]) or " ".join(words)


def same_person(a: str, b: str) -> bool:
    """Whether two folded names can be one person: equal, or one is the shorter form of the other."""
    if a == b:
        return True
    x, y = set(a.split()), set(b.split())
    shared = x & y
    return shared in (x, y) and max(map(len, shared), default=0) >= 4


@lru_cache(maxsize=1 << 13)
def _set(names: tuple[str, ...]) -> frozenset[str]:
    """Equal sets are one object, and so are tolls and intervals: few differ among many reports, so those that a report is
    compared with are near at hand in the processor's cache.
    """
    return frozenset(names)


@lru_cache(maxsize=1 << 12)
def _one_toll(low: int, high: int, exact: bool) -> Toll:
    return Toll(low, high, exact)


@lru_cache(maxsize=1 << 13)
def _interval(first: int, last: int) -> Interval:
    return first, last


def _days(record: Record) -> tuple[Interval | None, int, bool]:
    """The interval, cut at the day of publication: nobody reports a strike that is still to come."""
    span, published = record.date, record.published_at
    last = published.toordinal() + 1 if published else None  # a day's grace for time zones
    if span.start is not None or span.end is not None:
        start, end = _ordinals(span)
        if last is not None and start <= last < end:
            end = last
        return _interval(start, end), span.date_prec or 5, True
    if published is None or last is None:
        return None, 5, False
    return _interval(last - UNDATED_REACH, last), 4, False


def _ordinals(span: DateSpan) -> Interval:
    start, end = span.start or span.end, span.end or span.start
    assert start is not None  # noqa: S101 - one of the two is set
    assert end is not None  # noqa: S101
    return start.toordinal(), end.toordinal()


def _ids(actors: Sequence[Actor]) -> frozenset[str]:
    return _set(tuple([a.id for a in actors])) if actors else _NOTHING


@lru_cache(maxsize=1 << 12)
def _weapon(kind: str, platform: str | None, text: str | None) -> str:
    """The weapon's type; `air` where the words are those of any strike from the air ("air raid", "aircraft"), be it by a drone."""
    return FROM_THE_AIR if kind == "aircraft" and not platform and not _PLANE.search(text or "") else kind


def _counted(record: Record) -> str:
    """Whether the dead are all fighters or all civilians; whoever is named as killed may stand beside the fighters counted."""
    killed = record.killed
    fighters, civilians, total = killed.get("militants"), killed.get("civilians"), killed.get("total")
    everyone = total.min if total is not None else None
    if fighters is not None and fighters.min and not (civilians is not None and civilians.max):
        leaders = sum([p.outcome == "killed" for p in record.named])
        return "fighters" if everyone is None or everyone <= fighters.min + leaders else ""
    if civilians is not None and civilians.min and fighters is None:
        return "civilians" if everyone is None or everyone <= civilians.min else ""
    return ""


def _toll(counts: Mapping[Category, Count]) -> Toll | None:
    """The widest category stated: the total, else what the parts add up to."""
    total = counts.get("total")
    if total is not None:
        return _range(total)
    parts = [r for c in _PARTS if (n := counts.get(c)) and (r := _range(n))]
    if not parts:
        return None
    return _one_toll(sum(p.low for p in parts), sum(p.high for p in parts), all(p.exact for p in parts))


def _range(count: Count) -> Toll | None:
    low = count.min if count.min is not None else 0
    high = count.max if count.max is not None else low * OPEN_REACH + 1
    if count.min is None and count.max is None:
        return None
    if count.hedge in ("at_least", "more_than"):
        high = max(high, low * LEAST_REACH)
    elif count.hedge == "about":
        low, high = low * 4 // 5, high * 6 // 5 + 1
    return _one_toll(low, max(low, high), low == high and count.hedge is None)
