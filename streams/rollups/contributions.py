"""What one revision of an incident puts into the rolling tables, and what it takes out of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from streams.domain.incident import Estimate, Incident, IncidentChange
from streams.domain.report import Count
from streams.domain.vocabulary import UNKNOWN_COUNTRY, Category, Dimension

Interval = tuple[int, int]
"""First and last day as proleptic ordinals."""

Figures = tuple[int, ...]
"""1 for the incident, then best, low, high of strikes, killed, civilians killed and injured: thirteen numbers."""

WIDTH: Final = 13


@dataclass(frozen=True, slots=True)
class Contribution:
    """One incident's part in one row's value, as of a revision. It replaces the incident's earlier part, it is never added to it.

    `figures` is None when the incident has left the value: merged, retracted, or told of another country or actor now.
    `interval` is None for an undated incident, which no window holds.
    """

    dimension: Dimension
    value: str
    incident_id: str
    revision: int
    interval: Interval | None = None
    figures: Figures | None = None

    @property
    def row(self) -> str:
        """`dimension|value`: what contributions are partitioned by."""
        return f"{self.dimension}|{self.value}"

    @property
    def key(self) -> str:
        """`dimension|value|incident_id`: where it is kept."""
        return f"{self.dimension}|{self.value}|{self.incident_id}"


def contributions(change: IncidentChange) -> list[Contribution]:
    """What a change puts into the tables and what it takes out, one contribution for every row's value that it concerns."""
    after = change.after
    now = values_of(after) if after.status == "active" else []
    left = set(values_of(after)).union(values_of(change.before) if change.before else ()).difference(now)
    interval, figures = interval_of(after), figures_of(after)
    made = [Contribution(d, v, after.incident_id, after.revision, interval, figures) for d, v in now]
    made.extend(Contribution(d, v, after.incident_id, after.revision) for d, v in sorted(left))
    return made


def values_of(incident: Incident) -> list[tuple[Dimension, str]]:
    """The dimensions' values that an incident counts under, each once."""
    found: list[tuple[Dimension, str]] = [("all", "all"), ("country", incident.location.country or UNKNOWN_COUNTRY)]
    found.extend(("attacker", i) for i in dict.fromkeys(a.id for a in incident.attackers))
    found.extend(("target", i) for i in dict.fromkeys(a.id for a in incident.targets))
    found.append(("event_type", incident.event_type))
    return found


def interval_of(incident: Incident) -> Interval | None:
    """The whole interval of days; None unless both ends are known."""
    start, end = incident.date.start, incident.date.end
    return None if start is None or end is None else (start.toordinal(), end.toordinal())


def figures_of(incident: Incident) -> Figures:
    """The thirteen numbers of an incident. What is not stated adds nothing, except that an incident is at least one strike."""
    zero = Estimate(0, 0, 0)
    killed = total(incident.killed) or zero
    civilians = civilian(incident.killed) or zero
    injured = total(incident.injured) or zero
    parts = (_strikes(incident.strikes), killed, civilians, injured)
    return (1, *(n for e in parts for n in (e.best, e.low, e.high)))


def total(toll: Mapping[Category, Estimate]) -> Estimate | None:
    """The stated total, else the kinds of people added up, else the children and women."""
    if "total" in toll:
        return toll["total"]
    return _sum(toll, ("civilians", "militants", "security_forces")) or _sum(toll, ("children", "women"))


def civilian(toll: Mapping[Category, Estimate]) -> Estimate | None:
    """The stated civilians, else the children and women."""
    return toll["civilians"] if "civilians" in toll else _sum(toll, ("children", "women"))


def _sum(toll: Mapping[Category, Estimate], categories: tuple[Category, ...]) -> Estimate | None:
    parts = [toll[c] for c in categories if c in toll]
    if not parts:
        return None
    return Estimate(sum(p.best for p in parts), sum(p.low for p in parts), sum(p.high for p in parts))


def _strikes(count: Count | None) -> Estimate:
    if count is None:
        return Estimate(1, 1, 1)
    low = max(1, count.min if count.min is not None else 1)
    high = max(low, count.max if count.max is not None else low)
    return Estimate(low if count.min is not None else high, low, high)
