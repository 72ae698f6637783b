"""Arithmetic with stated numbers."""

from collections.abc import Sequence

from streams.domain.report import Count
from streams.domain.vocabulary import Hedge


def add(counts: Sequence[Count | None]) -> Count | None:
    """The sum of a chain's counts; an unknown one makes it a lower bound. None when none is known."""
    known = [c for c in counts if c is not None]
    if not known:
        return None
    low = sum(c.min for c in known if c.min is not None) if any(c.min is not None for c in known) else None
    high = None if any(c.max is None for c in known) else sum(c.max or 0 for c in known)
    if len(known) == 1 and len(counts) == 1:
        return known[0]
    hedges = [c.hedge for c in known if c.hedge]
    hedge: Hedge | None = hedges[0] if hedges and len(set(hedges)) == 1 else ("about" if hedges else None)
    if len(known) < len(counts):
        hedge = "at_least"
    if hedge in ("at_most", "less_than") and low is not None:
        hedge = None
    return Count(low, high, hedge)
