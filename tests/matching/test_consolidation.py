"""One account out of many."""

from dataclasses import replace
from typing import Any

import pytest

from streams.domain.incident import Estimate, Incident
from streams.domain.report import Location, NamedPerson, StrikeReport
from tests.matching.factory import match, report


def incident(*reports: StrikeReport) -> Incident:
    (only,) = match(reports).active
    return only


SY: dict[str, Any] = {"by": ["SY"], "weapon": "aircraft"}
WIRE = "one story that an agency sold to several papers which printed it nearly as it came, with the same names and numbers in it"


def test_a_wire_copy_adds_a_report_not_a_source() -> None:
    made = incident(*(report(f"p{i}", killed=6, text=WIRE, **SY) for i in range(3)), report("own", killed=7, **SY))
    assert len(made.reports) == 4
    assert made.number_of_sources == 2


def test_one_publisher_is_one_source_however_often_it_writes() -> None:
    made = incident(
        report("p1", killed=6, at="2024-05-14T08:00", **SY),
        report("p1/2", killed=7, at="2024-05-14T18:00", **SY),
        replace(
            report("p1/3", killed=7, at="2024-05-15T18:00", **SY), source=None, url="https://www.p1.example/world/3"
        ),
    )
    assert made.number_of_sources == 1
    assert made.killed["total"] == Estimate(7, 7, 7)
    assert made.claims == ()


def test_a_latest_toll_of_each_family_spans_low_to_high() -> None:
    made = incident(
        report("p1", killed=5, at="2024-05-14T08:00", **SY),
        report("p2", killed=6, at="2024-05-15T08:00", **SY),
        report("p3", killed=6, at="2024-05-15T09:00", **SY),
        report("p4", killed=7, at="2024-05-15T10:00", **SY),
    )
    assert made.killed["total"] == Estimate(6, 5, 7)
    told = {(c.slot, c.value): c.sources for c in made.claims}
    assert told["killed.total", "6"] == ("p2", "p3")
    assert set(told) == {("killed.total", "5"), ("killed.total", "6"), ("killed.total", "7")}


def test_open_ended_tolls_keep_low_best_high_in_order() -> None:
    made = incident(report("p1", killed=(None, 20, "at_most"), **SY), report("p2", killed=(12, None, "at_least"), **SY))
    toll = made.killed["total"]
    assert (toll.low, toll.high) == (0, 20)
    assert toll.low <= toll.best <= toll.high


def test_the_most_precise_place_and_day_win() -> None:
    made = incident(
        report("p1", "Idlib", killed=16, **SY),
        report("p2", "Harim", killed=16, **SY),
        report("p3", "Idlib", "2024-05", killed=16, at="2024-05-20T00:00", **SY),
    )
    assert made.location.place == "Harim"
    assert made.date.date_prec == 1


def test_the_attackers_own_word_decides_who_did_it() -> None:
    def told(article: str, by: str, **other: Any) -> StrikeReport:
        return report(article, "Kharkiv", killed=12, by=[by], weapon="missile", infrastructure=("market",), **other)

    made = incident(
        told("p1", "UA"),
        told("p2", "UA"),
        told("p3", "RU", claimants=("Russia's defence ministry",), certainty="claimed"),
    )
    assert [a.id for a in made.attackers] == ["RU"]
    assert made.strike_status == "declared"
    assert {c.value for c in made.claims if c.slot == "attackers"} == {"UA", "RU"}


def test_strike_status() -> None:
    one, two = report("p1", "Kharkiv", killed=12, by=["RU"]), report("p2", "Kharkiv", killed=12, by=["UA"])
    assert incident(one).strike_status == "single-source-claim"
    assert incident(one, report("p3", "Kharkiv", killed=12, by=["RU"])).strike_status == "likely"
    assert (
        incident(
            one, replace(two, infrastructure=("market",)), replace(one, report_id="r", article_id="a")
        ).strike_status
        == "contested"
    )


def test_civilian_harm_status() -> None:
    weak = report("p1", civilians=4, **SY)
    assert incident(weak).civilian_harm_status == "weak"
    assert incident(weak, report("p2", civilians=4, **SY)).civilian_harm_status == "fair"
    assert incident(weak, report("p2", militants=4, **SY)).civilian_harm_status == "contested"
    assert incident(report("p2", militants=4, **SY)).civilian_harm_status == "discounted"
    assert incident(report("p2", **SY)).civilian_harm_status == "none-reported"
    own = report("p3", civilians=4, claimants=("Syria",), certainty="claimed", **SY)
    assert incident(weak, own).civilian_harm_status == "confirmed"


VOICES = [
    ("SY", "Syrian Observatory for Human Rights", False),
    ("SY", "Syrian defence ministry", True),
    ("IL", "Israeli medics", False),
    ("IL", "Israeli military and Gaza medics", True),
    ("IL", "IDF", True),
    ("US", "the Pentagon", True),
    ("RU", "the Kremlin", True),
    ("US", "the Kremlin", False),
    ("houthis", "residents and Houthi officials", True),
]


@pytest.mark.parametrize(("who", "claimant", "declared"), VOICES)
def test_whose_word_is_the_attackers_own(who: str, claimant: str, declared: bool) -> None:
    told = report("p1", by=[who], certainty="claimed", claimants=(claimant,))
    assert (incident(told).strike_status == "declared") == declared


RELEASES = [
    ("U.S. Central Command", "US", True),
    ("AFRICOM", "US", True),
    ("Israel Hayom", "IL", False),
    ("Syrian Observatory for Human Rights", "SY", False),
    ("Ministry of Defence of Ukraine", "UA", True),
    ("Ministry of Defence of Ukraine", "RU", False),
]


@pytest.mark.parametrize(("source", "who", "declared"), RELEASES)
def test_a_release_of_the_attackers_is_its_own_word(source: str, who: str, declared: bool) -> None:
    assert (incident(report("p1", by=[who], source=source)).strike_status == "declared") == declared


def test_the_dead_of_a_market_are_civilians_unless_somebody_says_otherwise() -> None:
    market = report("p1", killed=9, infrastructure=("market",), **SY)
    assert incident(market).civilian_harm_status == "weak"
    assert (
        incident(report("p1", killed=9, infrastructure=("weapons depot",), **SY)).civilian_harm_status
        == "none-reported"
    )
    aimed = report("p1", killed=9, infrastructure=("house",), on=["IS"], **SY)
    assert incident(aimed).civilian_harm_status == "none-reported"
    assert incident(market, report("p2", militants=9, **SY)).civilian_harm_status == "contested"


def test_a_range_bears_out_the_figure_in_it() -> None:
    wire = report("p1", killed=9, at="2024-05-14T16:00", **SY)
    army = report("p2", killed=(5, 9, None), at="2024-05-15T08:00", **SY)
    total = incident(wire, army).killed["total"]
    assert (total.low, total.best, total.high) == (5, 9, 9)


def test_people_come_once_with_what_is_known_of_them() -> None:
    first = report("p1", named=[], **SY)
    first = replace(first, named=(NamedPerson("Abu Tariq", "commander", "unknown", "alleged"),))
    made = incident(first, report("p2", named=["Abu Tariq Mansur"], **SY))
    assert made.named == (NamedPerson("Abu Tariq Mansur", "commander", "killed", "fact"),)


def test_times_come_from_publication_not_from_the_clock() -> None:
    made = incident(
        report("p1", killed=6, at="2024-05-15T08:00", **SY), report("p2", killed=6, at="2024-05-14T20:00", **SY)
    )
    assert made.first_reported_at is not None
    assert made.last_updated_at is not None
    assert made.first_reported_at.isoformat() == "2024-05-14T20:00:00+00:00"
    assert made.last_updated_at.isoformat() == "2024-05-15T08:00:00+00:00"


def test_confidence_grows_with_sources_and_is_low_while_all_is_vague() -> None:
    one = incident(report("p1", killed=6, **SY)).confidence
    two = incident(report("p1", killed=6, **SY), report("p2", killed=6, **SY)).confidence
    vague = incident(report("p1", "Syria", "2024-05", at="2024-05-30T00:00", **SY)).confidence
    assert vague < one < two < 1


def test_an_incident_of_one_report_says_what_the_report_says() -> None:
    r = report("p1", "Harim", killed=6, civilians=2, injured=9, named=["Omar Haddad"], infrastructure=("bakery",), **SY)
    made = incident(r)
    assert (made.date, made.location, made.attackers, made.weapon, made.named) == (
        r.date,
        r.location,
        r.attackers,
        r.weapon,
        r.named,
    )
    assert made.location != Location()
    assert made.killed == {"total": Estimate(6, 6, 6), "civilians": Estimate(2, 2, 2)}
    assert made.infrastructure == ("bakery",)
