"""The rolling tables equal a recomputation from the incidents, whatever the order and however often things come."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from streams.domain.incident import Estimate, Incident, IncidentChange
from streams.domain.report import Actor, Count, DateSpan, Location
from streams.domain.rollup import Rollup
from streams.rollups.contributions import contributions, figures_of
from streams.rollups.rollups import Rollups, recompute

AS_OF = datetime(2024, 6, 30, 9, tzinfo=UTC)


def incident(name: str = "inc_1", start: str | None = "2024-06-28", end: str | None = None, **other: Any) -> Incident:
    first = date.fromisoformat(start) if start else None
    last = date.fromisoformat(end) if end else first
    values: dict[str, Any] = {
        "incident_id": name,
        "date": DateSpan(first, last, 1 if first else None),
        "location": Location("LY"),
        "attackers": (Actor("US", "United States", "state", "US"),),
        "killed": {"militants": Estimate(17, 17, 17), "total": Estimate(17, 17, 17)},
    }
    return Incident(**{**values, **other})


def change(after: Incident, before: Incident | None = None) -> IncidentChange:
    kind: Any = "updated" if before else "new"
    return IncidentChange(
        change=kind,
        incident_id=after.incident_id,
        revision=after.revision,
        at=AS_OF,
        before=before,
        after=after,
        cause="rep_1",
    )


def feed(tables: Rollups, made: IncidentChange) -> list[bool]:
    return [tables.apply(part) for part in contributions(made)]


def found(rows: list[Rollup], window: str, dimension: str, value: str) -> Rollup | None:
    return next((r for r in rows if (r.window, r.dimension, r.value) == (window, dimension, value)), None)


def without_revision(rows: list[Rollup]) -> dict[str, Rollup]:
    return {r.key: replace(r, revision=1) for r in rows if r.incidents}


def test_a_window_holds_the_incidents_whose_whole_interval_lies_in_it() -> None:
    rows = recompute(
        [
            incident("inc_edge", "2024-06-23"),
            incident("inc_before", "2024-06-22"),
            incident("inc_month", "2024-06-01", "2024-06-30"),
            incident("inc_undated", None),
            incident("inc_tomorrow", "2024-07-01"),
        ],
        AS_OF,
    )
    assert [(r.window, r.incidents) for r in rows if r.dimension == "all"] == [("7d", 1), ("30d", 3), ("365d", 3)]


def test_uncertainty_is_summed_not_averaged() -> None:
    wide = incident(
        "inc_2", killed={"total": Estimate(5, 3, 9)}, strikes=Count(2, 4), injured={"civilians": Estimate(1, 1, 2)}
    )
    row = found(recompute([incident(), wide], AS_OF), "30d", "country", "LY")
    assert row is not None
    assert row.killed == Estimate(22, 20, 26)
    assert row.strikes == Estimate(3, 3, 5)
    assert row.injured == Estimate(1, 1, 2)


def test_what_is_not_totalled_is_added_up() -> None:
    assert figures_of(incident(killed={"civilians": Estimate(2, 1, 3), "militants": Estimate(4, 4, 4)}))[4:10] == (
        6,
        5,
        7,
        2,
        1,
        3,
    )
    assert figures_of(incident(killed={"children": Estimate(2, 2, 2)}))[4:10] == (2, 2, 2, 2, 2, 2)


def test_a_value_that_is_left_loses_the_incident() -> None:
    tables = Rollups({}, {})
    first = incident()
    feed(tables, change(first))
    tables.mark_sent(tables.rows(AS_OF))
    feed(tables, change(replace(first, revision=2, location=Location("TN")), first))
    rows = tables.rows(AS_OF)
    gone, there = found(rows, "30d", "country", "LY"), found(rows, "30d", "country", "TN")
    assert gone is not None
    assert (gone.incidents, gone.revision) == (0, 2)
    assert there is not None
    assert (there.incidents, there.revision) == (1, 1)
    assert found(rows, "30d", "all", "all") is None


def test_a_late_older_revision_is_ignored() -> None:
    tables = Rollups({}, {})
    first = incident()
    second = replace(first, revision=2, killed={"total": Estimate(20, 20, 20)})
    feed(tables, change(second, first))
    assert not any(feed(tables, change(first)))
    row = found(tables.rows(AS_OF), "7d", "all", "all")
    assert row is not None
    assert row.killed.best == 20


def test_a_repeated_change_can_be_sent_again_with_the_same_revision() -> None:
    tables = Rollups({}, {})
    feed(tables, change(incident()))
    sent = tables.rows(AS_OF, ["all|all"])
    tables.mark_sent(sent)
    assert tables.rows(AS_OF, ["all|all"]) == []
    assert tables.rows(AS_OF, ["all|all"], again=True) == sent


def test_the_timer_moves_windows_on() -> None:
    tables = Rollups({}, {})
    feed(tables, change(incident()))
    tables.mark_sent(tables.rows(AS_OF))
    assert tables.rows(AS_OF + timedelta(hours=3)) == []
    later = tables.rows(AS_OF + timedelta(days=10))
    assert {(r.window, r.incidents, r.revision) for r in later} == {("7d", 0, 2)}


days = st.dates(date(2023, 5, 1), date(2024, 7, 10))


@st.composite
def states(draw: st.DrawFn, name: str) -> Incident:
    start = draw(st.none() | days)
    end = start + timedelta(days=draw(st.sampled_from([0, 0, 3, 30]))) if start else None
    low, best, high = sorted(draw(st.lists(st.integers(0, 30), min_size=3, max_size=3)))
    return incident(
        name,
        start.isoformat() if start else None,
        end.isoformat() if end else None,
        location=Location(draw(st.sampled_from([None, "LY", "UA"]))),
        attackers=tuple(Actor(i, i, "state") for i in draw(st.sets(st.sampled_from(["US", "RU"])))),
        targets=tuple(Actor(i, i, "non-state") for i in draw(st.sets(st.sampled_from(["houthis", "islamic-state"])))),
        killed={draw(st.sampled_from(["total", "civilians", "children"])): Estimate(best, low, high)},
        status=draw(st.sampled_from(["active", "active", "active", "retracted"])),
    )


@st.composite
def histories(draw: st.DrawFn) -> list[IncidentChange]:
    """Every incident's revisions in order, incidents interleaved, with some changes repeated later."""
    per_incident: list[list[IncidentChange]] = []
    for n in range(draw(st.integers(1, 4))):
        revisions = [
            replace(i, revision=r + 1) for r, i in enumerate(draw(st.lists(states(f"inc_{n}"), min_size=1, max_size=4)))
        ]
        per_incident.append([change(a, b) for b, a in zip([None, *revisions], revisions, strict=False)])
    mixed: list[IncidentChange] = []
    while any(per_incident):
        line = draw(st.sampled_from([p for p in per_incident if p]))
        mixed.append(line.pop(0))
        if draw(st.integers(0, 3)) == 0:
            mixed.append(draw(st.sampled_from(mixed)))
    return mixed


@settings(max_examples=100, deadline=None)
@given(histories(), st.integers(0, 400))
def test_tables_equal_a_recomputation_at_every_moment(history: list[IncidentChange], offset: int) -> None:
    parts: dict[str, Any] = {}
    sent: dict[str, Any] = {}
    tables = Rollups(parts, sent)
    newest: dict[str, Incident] = {}
    emitted: dict[str, Rollup] = {}
    as_of = AS_OF - timedelta(days=offset)
    for made in history:
        feed(tables, made)
        held = newest.get(made.incident_id)
        if held is None or held.revision < made.revision:
            newest[made.incident_id] = made.after
        for r in tables.rows(as_of):
            assert r.revision == (emitted[r.key].revision + 1 if r.key in emitted else 1)
            emitted[r.key] = r
            tables.mark_sent([r])
        truth = without_revision(recompute(newest.values(), as_of))
        assert without_revision(list(emitted.values())) == truth
    again = Rollups(parts, {})
    assert without_revision(again.rows(as_of)) == truth
    assert without_revision(again.rows(as_of + timedelta(days=9))) == without_revision(
        recompute(newest.values(), as_of + timedelta(days=9))
    )
