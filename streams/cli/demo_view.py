"""What the demo shows: incidents and rolling tables as they grow, and the summary at the end."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from rich import box
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from streams.contract.codec import decode_incident, decode_rollup
from streams.domain.incident import Estimate, Incident
from streams.domain.report import Actor
from streams.domain.rollup import Rollup
from streams.domain.vocabulary import WINDOW_DAYS

SHOWN: Final = 12
"""Incidents in the live table: what fits a terminal of 40 lines beside the rolling table."""


@dataclass(slots=True)
class Picture:
    """All that the demo has seen so far. `articles` were to be sent, `processed` the worker has done with."""

    articles: int
    metrics_url: str
    processed: int = 0
    incidents: dict[str, Incident] = field(default_factory=dict)
    rollups: dict[str, Rollup] = field(default_factory=dict)
    revisions: int = 0

    def take_incident(self, value: bytes) -> None:
        """One more revision of an incident."""
        incident = decode_incident(value)
        self.incidents.pop(incident.incident_id, None)
        self.incidents[incident.incident_id] = incident
        self.revisions += 1

    def take_rollup(self, value: bytes) -> None:
        """One more row of a rolling table."""
        row = decode_rollup(value)
        self.rollups[row.key] = row

    @property
    def active(self) -> list[Incident]:
        """Incidents that stand, the latest change last."""
        return [incident for incident in self.incidents.values() if incident.status == "active"]

    @property
    def line(self) -> str:
        """The picture in one line, for a pipe."""
        return (
            f"{self.processed}/{self.articles} articles read, {len(self.active)} incidents in {self.revisions} revisions, "
            f"{len(self.rollups)} rows of rolling tables"
        )

    def live(self) -> RenderableType:
        """The picture for a terminal."""
        heading = Text(f"{self.line}\nmetrics: {self.metrics_url}")
        latest = incident_table("What changed last", self.active[-SHOWN:][::-1])
        return Group(heading, latest, rollup_table(self.rollups))

    def summary(self) -> RenderableType:
        """What came of it all."""
        worst = sorted(self.active, key=lambda i: -(i.killed["total"].best if "total" in i.killed else 0))
        gone = Counter(incident.status for incident in self.incidents.values())
        counts = Text(
            f"{self.line}.\n{gone['merged_into']} incidents were merged into others, {gone['retracted']} retracted."
        )
        return Group(incident_table("The deadliest", worst[:SHOWN]), rollup_table(self.rollups), counts)


def incident_table(title: str, incidents: list[Incident]) -> Table:
    """One row an incident."""
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column("date", min_width=10, no_wrap=True)
    for name, width in (("place", 20), ("what", 12), ("by → on", 24)):
        table.add_column(name, max_width=width, no_wrap=True)
    for name, width in (("killed", 10), ("injured", 10), ("src", 3), ("rev", 3)):
        table.add_column(name, justify="right", min_width=width, no_wrap=True)
    for i in incidents:
        where = ", ".join(part for part in (i.location.place, i.location.country) if part)
        start = i.date.start.isoformat() if i.date.start else ""
        table.add_row(
            start if i.date.start == i.date.end else f"{start[:7]} …",
            where,
            i.weapon.type if i.weapon is not None and i.weapon.type != "unknown" else i.event_type,
            _names(i.attackers) + (f" → {_names(i.targets)}" if i.targets else ""),
            _estimate(i.killed.get("total")),
            _estimate(i.injured.get("total")),
            str(i.number_of_sources),
            str(i.revision),
        )
    return table


def rollup_table(rollups: dict[str, Rollup]) -> Table:
    """The windows over everything, and the countries of the longest one."""
    table = Table(
        title="Rolling tables, best (low–high)", title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0)
    )
    for name in ("window", "of"):
        table.add_column(name, min_width=4, no_wrap=True)
    for name in ("incidents", "strikes", "killed", "civilians", "injured"):
        table.add_column(name, justify="right", min_width=8, no_wrap=True)
    rows = [rollups[f"{window}|all|all"] for window in WINDOW_DAYS if f"{window}|all|all" in rollups]
    rows += sorted(
        (r for r in rollups.values() if (r.window, r.dimension) == ("365d", "country")), key=lambda r: r.value
    )
    for row in rows:
        if row.incidents:
            figures = (row.strikes, row.killed, row.civilians_killed, row.injured)
            table.add_row(row.window, row.value, str(row.incidents), *(_estimate(figure) for figure in figures))
    return table


def further(program: str, bootstrap: str, metrics_url: str, kept: bool) -> Panel:
    """How to look further. `program` is how the user calls us; `kept`: broker and worker go on running."""
    lines = {
        True: (
            f"export STRIKEWIRE_BOOTSTRAP_SERVERS={bootstrap}",
            f"{program} tail incidents          incidents, live",
            f"{program} tail rollups --json     rolling tables",
            f"{program} produce replay FILE     articles of your own",
            f"curl {metrics_url}",
            f"{program} demo --stop             end Kafka and the worker",
        ),
        False: (
            f"{program} demo --keep     Kafka and the worker go on running:",
            "    follow topics, read metrics, send articles of your own",
            f"{program} tail --help     what there is to follow",
            "README.md                 your own articles, your own Kafka",
        ),
    }
    title = "Kafka and the worker go on running" if kept else "Look further"
    return Panel("\n".join(lines[kept]), title=title, title_align="left", expand=False)


def _names(actors: tuple[Actor, ...]) -> str:
    return ", ".join(actor.name for actor in actors)


def _estimate(estimate: Estimate | None) -> str:
    if estimate is None:
        return "–"
    if estimate.low == estimate.high:
        return str(estimate.best)
    return f"{estimate.best} ({estimate.low}–{estimate.high})"
