"""Windows of days, and rows out of summed figures."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from streams.domain.incident import Estimate
from streams.domain.rollup import Rollup
from streams.domain.vocabulary import WINDOW_DAYS, Dimension, Window
from streams.rollups.contributions import Interval


def bounds(window: Window, as_of: datetime) -> Interval:
    """First and last day (UTC) of a window: `[(as_of - N days).date(), as_of.date()]`, both inclusive."""
    at = as_of.astimezone(UTC)
    return (at - timedelta(days=WINDOW_DAYS[window])).date().toordinal(), at.date().toordinal()


def within(interval: Interval, window: Interval) -> bool:
    """Whether the whole interval lies in the window."""
    return window[0] <= interval[0] and interval[1] <= window[1]


def row(
    window: Window, dimension: Dimension, value: str, as_of: datetime, sums: Sequence[int], revision: int
) -> Rollup:
    """A row from the thirteen sums."""
    strikes, killed, civilians, injured = (Estimate(*sums[i : i + 3]) for i in (1, 4, 7, 10))
    return Rollup(
        window=window, dimension=dimension, value=value, as_of=as_of, incidents=sums[0],
        strikes=strikes, killed=killed, civilians_killed=civilians, injured=injured, revision=revision,
    )  # fmt: skip


def figures_of_row(made: Rollup) -> tuple[int, ...]:
    """The thirteen numbers of a row."""
    parts = (made.strikes, made.killed, made.civilians_killed, made.injured)
    return (made.incidents, *(n for e in parts for n in (e.best, e.low, e.high)))
