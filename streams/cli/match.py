"""`strikewire match`: strike report lines in, incident lines out."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import click

from streams.cli.filters import each, filter_options, run_filter
from streams.cli.rollup import time_option
from streams.contract.batch import Bad, Ok
from streams.contract.codec import decode_report
from streams.domain.incident import Incident, IncidentChange
from streams.domain.report import StrikeReport
from streams.matching.explain import explain_incident
from streams.matching.matcher import Decision, Matcher

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@click.command()
@filter_options
@click.option("--changes", is_flag=True, help="Write every IncidentChange in order instead of the final incidents.")
@click.option("--explain", is_flag=True, help="Say on standard error why each report was joined to an incident or not.")
@time_option(
    "--now",
    "The time to stamp on changes, and on reports without published_at (ISO 8601). Default: the newest published_at read so "
    "far, never the clock.",
)
def command(changes: bool, explain: bool, now: datetime | None, source: str, target: str, strict: bool) -> None:
    """Strike report lines in, incident lines out: the final revision of each, merged and retracted ones included.

    \b
    Examples:
      strikewire extract < articles.jsonl | strikewire match
      strikewire match --changes --input reports.jsonl | jq -c '[.change, .incident_id, .revision]'
      strikewire match --explain < reports.jsonl > /dev/null
    """

    def run(lines: Iterator[Ok[StrikeReport]]) -> Iterator[Incident | IncidentChange | Bad]:
        matcher = Matcher({}, {}, {})
        newest: dict[str, Incident] = {}
        latest = BEGINNING

        def join(line: Ok[StrikeReport]) -> Iterable[IncidentChange]:
            nonlocal latest
            report = line.record
            latest = max(latest, report.published_at or latest)
            decision = matcher.decide(report, now or latest)
            compared = _compared(matcher, decision) if explain else []
            matcher.apply(decision)
            if explain:
                _say(matcher, report, decision, compared)
            newest.update((i.incident_id, i) for i in decision.newest)
            return decision.changes if changes else ()

        yield from each(lines, join)
        if not changes:
            yield from newest.values()

    run_filter(decode_report, run, source=source, target=target, strict=strict)


def _compared(matcher: Matcher, decision: Decision) -> list[tuple[str, tuple[str, ...]]]:
    """The incidents a report was compared with, as they were before it."""
    return [(c.incident_id, matcher.members(c.incident_id)) for c in decision.considered]


def _say(
    matcher: Matcher, report: StrikeReport, decision: Decision, compared: list[tuple[str, tuple[str, ...]]]
) -> None:
    what = ", ".join(f"{c.change} {c.incident_id} revision {c.revision}" for c in decision.changes)
    if decision.repeated:
        what = "seen before, nothing changes"
    place = ", ".join(filter(None, (report.location.place, report.location.country)))
    day = report.date.start.isoformat() if report.date.start else "undated"
    lines = [f"{report.report_id} ({day}, {place or 'no place'}, {report.stage}): {what or 'opens nothing'}"]
    mine = None if decision.repeated or not compared else matcher.profile(report.report_id)
    for _, members in compared if mine else ():
        others = [matcher.profile(m) for m in members if m != report.report_id]
        if others and mine:
            lines.extend(explain_incident(mine, others, matcher.config))
    click.echo("\n".join(lines), err=True)
