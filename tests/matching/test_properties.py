"""What holds of matching whatever comes in, in whatever order."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from streams.domain.incident import Incident
from streams.domain.report import StrikeReport
from streams.matching.config import MatchConfig
from streams.matching.matcher import Matcher
from tests.matching.factory import ACTORS, NOW, PLACES, Desk, report

SMALL = MatchConfig(recluster_limit=6, sample=3, outbox_size=8)
"""Limits so low that large incidents, samples and a full outbox are reached."""

places = st.sampled_from(["Harim", "Harim", "Salqin", "Idlib", "Syria", "Odesa", "nowhere"])
days = st.sampled_from([None, "2024-05", "2024-05-13", "2024-05-14", "2024-05-14"])
stages: Any = st.sampled_from(["accomplished", "accomplished", "accomplished", "attempted", "planned", "denied"])
names = st.lists(st.sampled_from(["Omar Haddad", "Sami Nasser", "Haddad"]), max_size=2, unique=True)
texts = st.sampled_from([None, None, "the same words in every copy of the wire story that was sold to many papers"])


@st.composite
def accounts(draw: st.DrawFn) -> StrikeReport:
    return report(
        f"p{draw(st.integers(1, 4))}/{draw(st.integers(1, 3))}",
        draw(places),
        draw(days),
        draw(st.none() | st.integers(0, 30)),
        part=draw(st.integers(0, 1)),
        by=draw(st.lists(st.sampled_from(sorted(ACTORS)), max_size=2, unique=True)),
        at=draw(st.sampled_from([None, "2024-05-14T09:00", "2024-05-15T18:00", "2024-05-30T07:00"])),
        named=draw(names),
        civilians=draw(st.none() | st.integers(0, 9)),
        text=draw(texts),
        stage=draw(stages),
        clarity=draw(st.sampled_from(["incident", "incident", "incident", "summary"])),
    )


@st.composite
def streams(draw: st.DrawFn) -> list[StrikeReport]:
    """Reports with new revisions, withdrawals and repetitions. A report stays in its country, as its id demands."""
    sent: dict[str, StrikeReport] = {}
    stream: list[StrikeReport] = []
    for made in draw(st.lists(accounts(), min_size=1, max_size=14)):
        known = sent.get(made.report_id)
        if known is None:
            r = made
        else:
            r = replace(made, report_revision=known.report_revision + 1)
            r = replace(r, location=replace(r.location, country=known.location.country))
            if draw(st.integers(0, 3)) == 0:
                r = replace(r, status="withdrawn")
        sent[r.report_id] = r
        stream.append(r)
        if draw(st.integers(0, 4)) == 0:
            stream.append(draw(st.sampled_from(stream)))
    return stream


def newest_reports(stream: list[StrikeReport]) -> dict[str, StrikeReport]:
    newest: dict[str, StrikeReport] = {}
    for r in stream:
        if r.report_id not in newest or newest[r.report_id].report_revision < r.report_revision:
            newest[r.report_id] = r
    return newest


def tables(desk: Desk) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    return dict(desk.incidents), dict(desk.reports), dict(desk.outbox)


@settings(max_examples=40, deadline=None)
@given(streams(), st.sampled_from([None, SMALL]))
def test_no_report_is_lost_and_none_is_in_two_incidents(stream: list[StrikeReport], config: MatchConfig | None) -> None:
    desk = Desk(config)
    desk.take(*stream)
    held = [ref.report_id for i in desk.active for ref in i.reports]
    assert len(held) == len(set(held))
    newest = newest_reports(stream)
    opening = {
        r.report_id
        for r in newest.values()
        if r.status == "current" and r.clarity == "incident" and r.stage in ("accomplished", "attempted")
    }
    assert opening <= set(held)
    assert all(newest[i].stage == "denied" for i in set(held) - opening)


@settings(max_examples=40, deadline=None)
@given(streams(), st.sampled_from([None, SMALL]))
def test_revisions_are_consecutive_and_each_change_takes_up_where_the_last_ended(
    stream: list[StrikeReport], config: MatchConfig | None
) -> None:
    desk = Desk(config)
    last: dict[str, Incident] = {}
    for r in stream:
        decision = desk.matcher.decide(r, NOW)
        desk.matcher.apply(decision)
        for change in () if decision.repeated else decision.changes:
            before = last.get(change.incident_id)
            assert change.before == before
            assert change.revision == change.after.revision == (before.revision + 1 if before else 1)
            assert before is None or before.status == "active"
            last[change.incident_id] = change.after
    for incident in last.values():
        if incident.status == "active":
            assert desk.matcher.current(incident.incident_id) == incident
        target: Incident | None = incident
        while target is not None and target.status == "merged_into":
            target = last[target.merged_into or ""]
        assert target is not None
        for estimate in (*incident.killed.values(), *incident.injured.values()):
            assert 0 <= estimate.low <= estimate.best <= estimate.high


@settings(max_examples=40, deadline=None)
@given(streams())
def test_everything_delivered_again_changes_nothing(stream: list[StrikeReport]) -> None:
    desk = Desk()
    sent = {}
    for r in stream:
        decision = desk.matcher.decide(r, NOW)
        desk.matcher.apply(decision)
        if not decision.repeated:
            sent[r.report_id, r.report_revision] = decision.changes
    state = tables(desk)
    for r in stream:
        decision = desk.matcher.decide(r, datetime(2025, 1, 1, tzinfo=UTC))
        desk.matcher.apply(decision)
        assert decision.repeated
        assert decision.changes == sent[r.report_id, r.report_revision]
    assert tables(desk) == state


@settings(max_examples=40, deadline=None)
@given(streams(), st.integers(0, 13))
def test_a_restart_in_the_middle_makes_no_difference(stream: list[StrikeReport], cut: int) -> None:
    straight, broken = Desk(), Desk()
    straight.take(*stream)
    broken.take(*stream[:cut])
    broken.matcher = Matcher(broken.incidents, broken.reports, broken.outbox)
    broken.take(*stream[cut:])
    assert broken.newest == straight.newest
    assert tables(broken) == tables(straight)


@settings(max_examples=40, deadline=None)
@given(streams(), st.randoms(use_true_random=False))
def test_countries_do_not_depend_on_each_other(stream: list[StrikeReport], draw: Any) -> None:
    """Blocks are partitions: whatever is interleaved with a country's reports, its incidents are the same."""
    mixed, alone = Desk(), Desk()
    mixed.take(*stream)
    by_country: dict[str | None, list[StrikeReport]] = {}
    for r in stream:
        by_country.setdefault(r.location.country, []).append(r)
    order = sorted(by_country, key=str)
    draw.shuffle(order)
    for country in order:
        alone.take(*by_country[country])
    assert alone.newest == mixed.newest


def test_the_places_of_the_factory_are_in_several_countries() -> None:
    assert len({p.country for p in PLACES.values()}) >= 5
