"""What a matcher does with reports, one behaviour a test."""

from dataclasses import replace

from streams.domain.report import StrikeReport
from streams.matching.matcher import Matcher
from tests.matching.factory import NOW, Desk, match, report


def test_two_papers_on_one_strike_make_one_incident_of_two_sources() -> None:
    desk = match([report("north", killed=6, by=["RU"]), report("south", killed=6, by=["RU"])])
    (incident,) = desk.active
    assert incident.number_of_sources == 2
    assert incident.revision == 2
    assert [c.change for c in desk.changes] == ["new", "updated"]
    assert incident.killed["total"].best == 6


def test_a_report_seen_again_changes_nothing_and_gives_the_same_changes_once_more() -> None:
    desk = Desk()
    first, second = report("north", killed=6), report("south", killed=7)
    made = [desk.take(first), desk.take(second)]
    state = (dict(desk.incidents), dict(desk.reports), dict(desk.outbox))
    assert desk.take(first) == made[0]
    assert desk.take(second) == made[1]
    assert (desk.incidents, desk.reports, desk.outbox) == state


def test_a_repeated_report_does_not_send_an_older_revision_as_the_newest() -> None:
    desk = Desk()
    first = report("north", killed=6)
    desk.take(first, report("south", killed=7))
    decision = desk.matcher.decide(first, NOW)
    assert decision.repeated
    assert decision.changes
    assert decision.newest == ()


def test_the_outbox_survives_a_restart_and_stays_bounded() -> None:
    desk = Desk()
    reports = [
        report(f"p{i}", place, killed=i + 1) for i, place in enumerate(["Harim", "Raqqa", "Rafah", "Odesa", "Saada"])
    ]
    sent = [desk.take(r) for r in reports]
    again = Matcher(desk.incidents, desk.reports, desk.outbox)
    for r, changes in zip(reports, sent, strict=True):
        assert again.decide(r, NOW).changes == changes
    assert len(desk.outbox) == 5


def test_summaries_plans_and_denials_open_nothing_but_an_attempt_does() -> None:
    desk = match([
        report("a", clarity="summary"), report("b", stage="planned"), report("c", stage="denied"), report("d", "Odesa", stage="attempted"),
    ])  # fmt: skip
    assert desk.groups == {frozenset({"d#0"})}


def test_a_denial_marks_the_incident_in_either_order() -> None:
    told, denied = report("north", by=["RU"], killed=4), report("south", by=["RU"], stage="denied")
    for order in ([told, denied], [denied, told]):
        (incident,) = match(order).active
        assert incident.strike_status == "contested"
        assert incident.number_of_sources == 1
        assert ("stage", "denied") in {(c.slot, c.value) for c in incident.claims}


def test_an_incident_left_without_reports_is_retracted_and_its_denial_waits() -> None:
    desk = Desk()
    told, denied = report("north", by=["RU"], killed=4), report("south", by=["RU"], stage="denied")
    desk.take(told, denied)
    (change,) = desk.take(_withdrawn(told))
    assert change.change == "retracted"
    assert change.after.status == "retracted"
    assert desk.active == []
    desk.take(report("east", by=["RU"], killed=4))
    (incident,) = desk.active
    assert incident.strike_status == "contested"


def test_a_withdrawn_report_leaves_the_incident_to_the_others() -> None:
    desk = Desk()
    wrong = report("north", killed=9, by=["RU"], weapon="aircraft")
    desk.take(wrong, report("south", killed=6, by=["RU"], weapon="aircraft"))
    (change,) = desk.take(_withdrawn(wrong))
    assert change.change == "updated"
    assert change.after.killed["total"].high == 6
    assert desk.groups == {frozenset({"south#0"})}


def test_a_revised_report_replaces_what_it_said() -> None:
    desk = Desk()
    first = report("north", killed=6)
    desk.take(first)
    (change,) = desk.take(replace(report("north", killed=11), report_revision=2))
    assert (change.change, change.revision) == ("updated", 2)
    assert change.before is not None
    assert change.before.killed["total"].best == 6
    assert change.after.killed["total"].best == 11
    assert desk.take(replace(report("north", killed=11), report_revision=3)) == ()
    assert [c.revision for c in desk.take(first)] == [1]
    assert desk.active[0].killed["total"].best == 11


def test_an_older_revision_that_comes_late_is_ignored() -> None:
    desk = Desk()
    desk.take(replace(report("north", killed=11), report_revision=2))
    desk.take(report("north", killed=6))
    assert desk.active[0].killed["total"].best == 11


def test_a_bridge_that_is_withdrawn_parts_what_it_had_joined() -> None:
    desk = Desk()
    loose = report("north", "Idlib", killed=None, named=["Omar Haddad", "Sami Nasser"])
    one = report("south", "Harim", killed=30, named=["Omar Haddad"])
    other = report("east", "Harim", killed=2, named=["Sami Nasser"])
    desk.take(one, other, loose)
    assert len(desk.active) >= 2


def test_a_merge_keeps_the_older_id_and_the_other_points_to_it() -> None:
    desk = Desk()
    vague = report("north", "Syria", "2024-05", named=["Yusuf Darwish"], at="2024-05-14T10:00")
    precise = report("south", "Raqqa", "2024-05-13", killed=3, by=["US"])
    desk.take(vague, precise)
    assert len(desk.active) == 2
    desk.take(report("east", "Raqqa", "2024-05-13", killed=3, by=["US"], named=["Yusuf Darwish"]))
    (kept,) = desk.active
    (gone,) = (i for i in desk.newest.values() if i.status == "merged_into")
    assert gone.merged_into == kept.incident_id
    assert kept.incident_id == desk.changes[0].incident_id
    assert [c.change for c in desk.changes][-2:] == ["updated", "merged"]


def test_rebuild_gives_the_same_decisions() -> None:
    desk = Desk()
    desk.take(report("north", killed=6), report("south", stage="denied"), report("east", "Raqqa", killed=2))
    other = Matcher(desk.incidents, desk.reports, desk.outbox)
    for r in (report("west", killed=7), report("far", "Raqqa", killed=2), report("new", "Odesa")):
        assert desk.matcher.decide(r, NOW) == other.decide(r, NOW)


def _withdrawn(r: StrikeReport) -> StrikeReport:
    return StrikeReport(
        report_id=r.report_id,
        report_revision=r.report_revision + 1,
        status="withdrawn",
        article_id=r.article_id,
        location=replace(
            r.location, place=None, admin1=None, lat=None, lon=None, geonameid=None, where_prec=None, text=None
        ),
    )
