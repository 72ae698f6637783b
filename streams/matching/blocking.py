"""Blocks: which incidents a report is compared with at all. Country × place × time, and named people; never a scan.

A point is filed under its H3 cell (resolution 4, edges of about 26 km), a coarser location under its country; both also
under "anywhere in the country" for reports that say no more than that. Days of up to a week are filed one by one, longer
intervals by month or year. A report with a point looks into its own and the six neighbouring cells.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Final

import h3

from streams.matching.profile import Interval, Profile

RESOLUTION: Final = 4
ANYWHERE: Final = 0
COARSE: Final = 1
DAYS_LISTED: Final = 7
MONTHS_LISTED: Final = 3
SURNAME_LENGTH: Final = 5
BUCKET_LIMIT: Final = 128
"""A bucket keeps its newest so many incidents: a report so vague that it shares one with more cannot be told apart anyway."""

UNKNOWN: Final = 3
_DAY, _MONTH, _ANY_DAY_OF_MONTH, _YEAR = 0, 1, 2, 3

Key = int
_KEY: Final = (1 << 60) - 1
"""Keys are hashes of 60 bits, of which Python makes shorter numbers than of 64."""


@lru_cache(maxsize=1 << 16)
def cell_of(lat: float, lon: float) -> int:
    """The H3 cell of a point."""
    return int(h3.str_to_int(h3.latlng_to_cell(lat, lon, RESOLUTION)))


@lru_cache(maxsize=1 << 14)
def around(cell: int) -> tuple[int, ...]:
    """The cell and its neighbours."""
    return tuple(h3.str_to_int(c) for c in h3.grid_disk(h3.int_to_str(cell), 1))


@lru_cache(maxsize=1 << 14)
def _months(first: int, last: int) -> tuple[int, ...]:
    """The months (year × 12 + month) that an interval of day numbers touches."""
    start, end = date.fromordinal(max(1, first)), date.fromordinal(max(1, last))
    return tuple(range(start.year * 12 + start.month, end.year * 12 + end.month + 1))


@lru_cache(maxsize=1 << 14)
def _times(days: Interval | None) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The times under which a report of these days is filed, and those under which it looks: days, months, years and "any day
    of the month" as numbers of four kinds. Most reports tell of a day of which others tell too.
    """
    if days is None:
        return (UNKNOWN,), (UNKNOWN,)
    first, last = days
    months = _months(first, last)
    if len(months) > MONTHS_LISTED:
        years = tuple([_YEAR + 4 * y for y in _years(days)])
        return years, (UNKNOWN, *years)
    each_month = tuple([_MONTH + 4 * m for m in months])
    any_day = tuple([_ANY_DAY_OF_MONTH + 4 * m for m in months])
    if last - first > DAYS_LISTED:
        return (*any_day, *each_month), any_day
    each_day = tuple([_DAY + 4 * d for d in range(first, last + 1)])
    return (*any_day, *each_day), (*each_day, *each_month)


def filed_under(p: Profile) -> list[Key]:
    """The buckets in which an incident with this report is found."""
    place = cell_of(p.lat, p.lon) if p.fine and p.lat is not None and p.lon is not None else COARSE
    times, country = _times(p.days)[0], p.country
    keys = [hash((country, s, t)) & _KEY for s in (place, ANYWHERE) for t in times]
    if p.names:
        keys.extend(_people(p))
    return keys


def looked_up(p: Profile) -> list[Key]:
    """The buckets in which this report looks for incidents."""
    spaces: tuple[int, ...] = (ANYWHERE,)
    if p.fine and p.lat is not None and p.lon is not None:
        spaces = (*around(cell_of(p.lat, p.lon)), COARSE)
    times, country = _times(p.days)[1], p.country
    keys = list(_people(p)) if p.names else []
    keys.extend([hash((country, s, t)) & _KEY for s in spaces for t in times])
    return keys


def _years(days: Interval | None) -> Iterable[int]:
    if days is None:
        return ()
    first, last = date.fromordinal(max(1, days[0])).year, date.fromordinal(max(1, days[1])).year
    return range(max(first, last - 10), last + 1)


def _people(p: Profile) -> Iterator[Key]:
    """The full name whenever it was, a single long word of it within the year: surnames are shared by many."""
    for name in p.names:
        yield hash((p.country, "person", name)) & _KEY
        for word in name.split():
            if len(word) >= SURNAME_LENGTH:
                for year in _years(p.days):
                    yield hash((p.country, "surname", word, year)) & _KEY


class BlockIndex:
    """Buckets of incident ids, oldest first. A bucket of one holds the bare id: most do, and a million of them stay small."""

    def __init__(self) -> None:
        self._buckets: dict[Key, str | tuple[str, ...]] = {}

    def add(self, key: Key, incident: str, opened: bool = False) -> None:
        """File an incident; twice is as once. One just opened can be nowhere but at the end: a full bucket is not searched."""
        held = self._buckets.get(key)
        if held is None:
            self._buckets[key] = incident
        elif isinstance(held, str):
            if held != incident:
                self._buckets[key] = held, incident
        elif held[-1] != incident and (opened or incident not in held):
            self._buckets[key] = (*held[-BUCKET_LIMIT + 1 :], incident)

    def discard(self, key: Key, incident: str) -> None:
        """Take an incident out of a bucket, if it is there."""
        held = self._buckets.get(key)
        if held == incident:
            del self._buckets[key]
        elif isinstance(held, tuple) and incident in held:
            left = tuple([i for i in held if i != incident])
            if left:
                self._buckets[key] = left
            else:
                del self._buckets[key]

    def find(self, keys: Iterable[Key]) -> dict[str, int]:
        """Incident ids in these buckets with how many of them each is in."""
        found: dict[str, int] = {}
        get = self._buckets.get
        for key in keys:
            held = get(key)
            if held is None:
                continue
            for incident in (held,) if isinstance(held, str) else held:
                found[incident] = found.get(incident, 0) + 1
        return found
