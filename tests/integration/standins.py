"""A worker process whose extractor and matcher are simple enough to foretell: `python -m tests.integration.standins`.

An article's text holds lines such as `UA 3`: one report of a strike in that country with three killed. A report is one
incident; its revisions follow the report's. Everything around them is the real runtime.
"""

import os
import sys
from collections.abc import Callable, Iterable, MutableMapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn

from streams.contract.codec import decode_change, encode
from streams.domain.article import Article
from streams.domain.ids import digest, incident_id
from streams.domain.incident import Estimate, Incident, IncidentChange
from streams.domain.report import Count, Location, StrikeReport
from streams.domain.urls import identify
from streams.extraction.extractor import Extraction
from streams.extraction.turns import Steps, in_turns
from streams.rollups.rollups import Rollups
from streams.runtime import health, logs, process, provision
from streams.runtime.app import Parts
from streams.runtime.metrics import Metrics
from streams.runtime.settings import from_mapping


class LineExtractor:
    """One report a line `COUNTRY KILLED`; a line `boom` is a bug."""

    def extract(self, article: Article) -> Extraction:
        own_id = identify(article)
        lines = (article.text or "").splitlines()
        if "boom" in lines:
            raise ZeroDivisionError("an extractor's bug")
        reports = []
        for number, line in enumerate(lines):
            country, _, killed = line.partition(" ")
            if len(country) == 2 and killed.isdigit():
                reports.append(
                    StrikeReport(
                        report_id=f"rep_{own_id}_{number}",
                        article_id=own_id,
                        title=article.title,
                        location=Location(country=country),
                        killed={"total": Count(int(killed), int(killed))},
                    )
                )
        content = digest((article.title, article.text or ""))
        return Extraction(own_id, "reports" if reports else "no_trigger", content, reports)

    def extract_all(self, articles: Iterable[Article]) -> list[Extraction | Exception]:
        return in_turns(self._extracting(article) for article in articles)

    def _extracting(self, article: Article) -> Steps[Extraction]:
        yield
        return self.extract(article)


@dataclass(frozen=True)
class Written:
    table: str
    key: str
    value: str


@dataclass(frozen=True)
class Decision:
    writes: list[Written]
    changes: list[IncidentChange]

    @property
    def newest(self) -> list[Incident]:
        return [change.after for change in self.changes]


class OneToOne:
    """Every report is an incident of its own."""

    def __init__(
        self,
        incidents: MutableMapping[str, Any],
        reports: MutableMapping[str, Any],
        outbox: MutableMapping[str, Any],
    ) -> None:
        self.incidents = incidents
        self.rebuilt = 0

    def rebuild(self) -> None:
        self.rebuilt += 1

    def decide(self, report: StrikeReport, now: datetime) -> Decision:
        own_id = incident_id(report.report_id)
        stored = self.incidents.get(own_id)
        last = decode_change(stored.encode()) if stored else None
        if last is not None and last.revision >= report.report_revision:
            return Decision([], [last])
        counts = {name: Estimate(c.min or 0, c.min or 0, c.max or 0) for name, c in report.killed.items()}
        after = Incident(
            incident_id=own_id,
            revision=report.report_revision,
            status="active" if report.status == "current" else "retracted",
            location=report.location,
            last_updated_at=now,
            killed=counts,
        )
        kind = "new" if last is None else "updated" if report.status == "current" else "retracted"
        change = IncidentChange(
            change=kind,
            incident_id=own_id,
            revision=after.revision,
            at=now,
            before=last.after if last else None,
            after=after,
            cause=report.report_id,
        )
        return Decision([Written("incidents", own_id, encode(change).decode())], [change])

    def apply(self, decision: Decision) -> None:
        for write in decision.writes:
            self.incidents[write.key] = write.value


def parts(instruments: Metrics, fail: Callable[[BaseException], NoReturn]) -> Parts:
    return Parts(extractor=LineExtractor, matcher=OneToOne, rollups=Rollups, instruments=instruments, fail=fail)


def main(agents: str, index: int = 0, beat_fd: int | None = None) -> int:
    settings = from_mapping(os.environ)
    logs.configure(settings.log_level, settings.log_format, f"worker-{index}")
    metrics, state = Metrics(), health.Health(settings.stall_timeout)
    if beat_fd is not None:
        process.beat(beat_fd, state)
    health.serve(settings.metrics_host, settings.metrics_port + index, metrics.registry, state)
    chosen: Any = tuple(agents.split(","))
    return process.Process(settings, chosen, parts, lambda up: provision.prepare(settings, up), metrics, state).run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *(int(a) for a in sys.argv[2:])))
