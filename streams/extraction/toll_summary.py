"""One toll an event out of all that is said of it: the narrator's summary, later and cumulative figures, what sources differ on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from streams.domain.report import Count
from streams.domain.vocabulary import Category
from streams.extraction.mentions import TollMention, TollPart


@dataclass(frozen=True, slots=True)
class TollSummary:
    """Consolidated counts a category, and the parts that each was read from."""

    killed: Mapping[Category, Count] = field(default_factory=dict)
    injured: Mapping[Category, Count] = field(default_factory=dict)
    evidence: Mapping[tuple[str, Category], tuple[TollPart, ...]] = field(default_factory=dict)


def consolidate(tolls: Sequence[TollMention]) -> TollSummary:
    """The toll of ONE event from the mentions attached to it, in reading order. Period totals and other causes are left out."""
    evidence: dict[tuple[str, Category], tuple[TollPart, ...]] = {}
    counts: dict[str, dict[Category, Count]] = {"killed": {}, "injured": {}}
    for toll in tolls:
        if toll.scope == "period" or toll.caused_by_strike is False:
            continue
        for part in toll.parts:
            if part.category not in counts[toll.outcome] or toll.scope == "cumulative":
                counts[toll.outcome][part.category] = part.count
                evidence[toll.outcome, part.category] = (part,)
    return TollSummary(counts["killed"], counts["injured"], evidence)
