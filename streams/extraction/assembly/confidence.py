"""How sure a report is: the expected share of its slots that are right, a strike that never was counting as none right.

A logistic model over what can be seen while reading. The weights are fitted on the project's own annotated articles, corpus and blind set, by
`python -m tests.eval.fit_confidence`; docs/accuracy.md shows how far they can be trusted.
"""

import math
from collections.abc import Mapping
from typing import Final

from streams.domain.report import DateSpan, Location
from streams.extraction.assembly.event import Event

WEIGHTS: Final[Mapping[str, float]] = {
    "bias": 0.30,
    "names the weapon": 0.06,
    "says that it struck": 0.13,
    "day stated": 0.46,
    "day implied": -1.08,
    "no day": -1.00,
    "town or district": 0.78,
    "country only": -0.40,
    "no country": -0.25,
    "toll": 0.60,
    "attacker": 0.52,
    "alleged": -0.39,
    "disputed": -0.17,
    "not done": 0.31,
    "attempted": -0.05,
    "summary": 0.08,
    "lead": 0.37,
    "told twice": -0.46,
    "in the title": 0.58,
    "many reports": -0.24,
}
LOWEST: Final = 0.05
HIGHEST: Final = 0.99


def features(
    event: Event, when: DateSpan, where: Location, *, toll: bool, attacker: bool, position: int, reports: int
) -> dict[str, float]:
    """What the model looks at, each 0 or 1; `position` is the report's place among the `reports` of the article."""
    triggers = [t for c in event.cells for t in c.triggers]
    told = event.told[0]
    return {
        "bias": 1.0,
        "names the weapon": float(any(t.strength >= 1 for t in triggers)),
        "says that it struck": float(any(t.strength >= 1 and t.form in {"verb", "weapon-subject"} for t in triggers)),
        "day stated": float(when.date_prec == 1),
        "day implied": float(when.start is not None and when.text is None),
        "no day": float(when.start is None),
        "town or district": float((where.where_prec or 9) <= 3),
        "country only": float(where.where_prec == 6),
        "no country": float(where.country is None),
        "toll": float(toll),
        "attacker": float(attacker),
        "alleged": float(told.stance.certainty == "alleged"),
        "disputed": float(told.stance.certainty == "disputed"),
        "not done": float(event.stage in {"planned", "denied"}),
        "attempted": float(event.stage == "attempted"),
        "summary": float(event.clarity == "summary"),
        "lead": float(position == 0),
        "told twice": float(len(event.cells) > 1),
        "in the title": float(event.titled),
        "many reports": float(reports > 3),
    }


def confidence(found: Mapping[str, float]) -> float:
    """The expected share of right slots, rounded to two digits."""
    score = sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())
    return round(min(HIGHEST, max(LOWEST, 1 / (1 + math.exp(-score)))), 2)
