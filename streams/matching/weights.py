"""Fellegi–Sunter weights in one table: log2 of how much likelier a level of agreement is between two accounts of one
strike than between accounts of two strikes in the same block. docs/matching.md says where each comes from.
"""

from typing import Final

PRIOR: Final = -7.0
"""Of the pairs that share a block (country, neighbouring cells, near days), about one in 128 is one strike."""

WEIGHTS: Final[dict[str, dict[str, float]]] = {
    "place": {
        "same point": 6.0,
        "one town": 5.5,
        "beside it": 3.5,
        "within 10 km": 3.0,
        "within 25 km": 1.0,
        "farther": -8.0,
        "quarter of the city": 4.5,
        "same district": 4.5,
        "same region": 3.0,
        "town and its district": 4.0,
        "one holds the other": 2.5,
        "relative region": 1.5,
        "country only": 0.5,
        "other region": -6.0,
    },
    "date": {
        "same day": 4.5,
        "same night": 4.0,
        "day within days": 3.5,
        "day within a month": 2.0,
        "overlap": 1.0,
        "undated": 1.0,
        "unknown": 0.0,
        "next day": -2.0,
        "apart": -9.0,
    },
    "event": {"same": 0.3, "another account of it": -0.7, "other": -2.0},
    "weapon": {"same platform": 1.5, "same": 1.0, "compatible": 0.3, "unknown": 0.0, "other": -1.5},
    "attacker": {"same": 1.2, "allied": 0.7, "unknown": 0.0, "other": -3.0},
    "target": {"same": 1.0, "unknown": 0.0, "other": -0.7},
    "killed": {
        "same 1": 0.5,
        "same 2": 1.0,
        "same 3-4": 1.8,
        "same 5-9": 2.8,
        "same 10+": 4.0,
        "same 25+": 5.5,
        "narrow overlap": 1.5,
        "overlap": 0.3,
        "none": 0.3,
        "grown": -0.5,
        "grown far": -1.5,
        "close": -0.5,
        "sources differ": -1.2,
        "counted apart": -1.2,
        "unknown": 0.0,
        "other": -3.0,
        "far": -5.0,
    },
    "injured": {
        "same": 1.5,
        "same few": 0.5,
        "overlap": 0.3,
        "grown": 0.0,
        "close": 0.0,
        "unknown": 0.0,
        "other": -1.5,
    },
    "named": {"same person": 8.0, "same family name": 3.5, "unknown": 0.0, "other": -2.5},
    "infrastructure": {"shared": 1.2, "shared house or road": 0.2, "unknown": 0.0, "other": -1.2},
    "strikes": {"same": 1.5, "unknown": 0.0, "other": -0.7},
    "text": {"copy": 6.0, "other strike of the copy": -8.0, "other": 0.0, "same desk, same hour": -4.0},
}
