"""Best, low and high of the dead and injured over independent sources, after UCDP's three estimates."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final, Literal

from streams.domain.incident import Estimate
from streams.domain.report import Count
from streams.domain.vocabulary import CATEGORIES, Category
from streams.matching.state import Record

CURRENT: Final = timedelta(hours=24)
"""A family's figure counts for the best estimate when it is at most so much older than the newest figure."""

Outcome = Literal["killed", "injured"]


def estimates(records: Sequence[Record], family: Mapping[str, int], outcome: Outcome) -> dict[Category, Estimate]:
    """Per category stated by anyone: low and high span all families' latest figures; best is the most frequent of the
    current ones (a range bears out the others' figures in it), and of equally frequent ones the newest. `records` oldest first.
    """
    found: dict[Category, Estimate] = {}
    stated = {c for r in records for c in (r.killed if outcome == "killed" else r.injured)}
    if not stated:
        return found
    for category in CATEGORIES:
        if category not in stated:
            continue
        latest = latest_figures(records, family, outcome, category)
        if latest:
            found[category] = _estimate(latest)
    if "total" in found and len(found) > 1:
        found["total"] = _at_least_its_parts(found)
    return found


def _at_least_its_parts(found: Mapping[Category, Estimate]) -> Estimate:
    """Where one source has a total and another a larger number of civilians, the best total is the larger."""
    total = found["total"]
    return Estimate(max(e.best for e in found.values()), total.low, max(e.high for e in found.values()))


def latest_figures(
    records: Sequence[Record], family: Mapping[str, int], outcome: Outcome, category: Category
) -> list[tuple[Record, Count]]:
    """Every family's latest figure, oldest first."""
    latest: dict[int, tuple[Record, Count]] = {}
    for r in records:
        count = (r.killed if outcome == "killed" else r.injured).get(category)
        if count is not None and not (count.min is None and count.max is None):
            latest.pop(family[r.report_id], None)
            latest[family[r.report_id]] = r, count
    return list(latest.values())


def point(count: Count) -> int:
    """The single number that stands for a stated range: its lower end, or its upper end where only that is stated."""
    return count.min if count.min is not None else count.max or 0


def _estimate(figures: Sequence[tuple[Record, Count]]) -> Estimate:
    if len(figures) == 1:
        only = figures[0][1]
        best = point(only)
        return Estimate(best, min(only.min or 0, best), best if only.max is None else max(best, only.max))
    newest = figures[-1][0].time
    current = [point(c) for r, c in figures if newest - r.time <= CURRENT]
    often = Counter(current)
    for r, c in figures:
        if c.min is not None and c.max is not None and c.min < c.max and newest - r.time <= CURRENT:
            borne_out = {n for n in often if c.min < n <= c.max}
            often.update(borne_out)
    most = max(often.values())
    best = next(n for n in reversed(current) if often[n] == most)
    low = min(c.min if c.min is not None else 0 for _, c in figures)
    high = max(c.max if c.max is not None else point(c) for _, c in figures)
    return Estimate(best, min(low, best), max(high, best))
