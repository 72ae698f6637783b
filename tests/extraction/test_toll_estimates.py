"""A monitor's own range over its sources: notation as in `test_casualties`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.domain.report import Count
from streams.extraction.tolls.summary import TollSummary, consolidate
from tests.extraction.test_casualties import tolls_of

Bounds = tuple[int | None, int | None]


def summary_of(text: str) -> TollSummary:
    return consolidate(tolls_of(text)[1])


RAID = "The raid killed at least four people and wounded others. "
RANGES: list[tuple[str, Bounds | None, Bounds | None]] = [
    ("In line with its methodology the network has used a 4-9 range in the fatality field.", (4, 9), (2, 2)),
    ("The network used a 5-9 range in the fatality fields and 2-2 in the injury fields.", (5, 9), (2, 2)),
    ("The casualty range, of injured as of killed civilians, is thus recorded as 0-1.", (0, 1), (0, 1)),
    ("The recorders ranged the injured between two and ten.", (4, 4), (2, 10)),
    ("The upper estimate of the fatality range was put at ten.", (4, 10), (2, 2)),
    ("As no count was published, the injury toll was quantified as 3-3.", (4, 4), (3, 3)),
    ("The minimum number of killed was recorded as five.", (5, 5), (2, 2)),
    ("The maximum death toll for this incident was set at 12.", (4, 12), (2, 2)),
    ("They fixed the minimum number of injured at four and the maximum at five.", (4, 4), (4, 5)),
    ("Dozens is why the 12 to 24 injury range is used.", (4, 4), (12, 24)),
    ("The range of the injured is put at 4–11.", (4, 4), (4, 11)),
    ("The recorders have used the range 12-24 for injuries.", (4, 4), (12, 24)),
    ("Deaths named in the plural are classified, by our methodology, as at least two.", (4, 4), (2, 2)),
    ("To account for the doubt, the recorders classified the injury toll as 12-24.", (4, 4), (12, 24)),
    (
        "The recorders used a 12-24 range for fatality and injury fields alike, as is their way.",
        (12, 24),
        (12, 24),
    ),
    ("The number of maximum injured has been increased to three.", (4, 4), (2, 3)),
    ("The maximum speed was increased to 40 and it hurt two.", (4, 4), (2, 2)),
    # what others say, and what is no note of a toll
    ("A cousin spoke of “victims that ranged between 35 and 50 martyrs”.", (4, 4), (2, 2)),
    ("Officials said the maximum number of dead was 40.", (4, 4), (2, 2)),
    ("The rockets have a maximum range of 45 km.", (4, 4), (2, 2)),
    ("The hall was used in 2019 as a range.", (4, 4), (2, 2)),
]


@pytest.mark.parametrize(("note", "killed", "injured"), RANGES)
def test_a_note_is_the_last_word(note: str, killed: Bounds, injured: Bounds) -> None:
    summary = summary_of(RAID + note)
    read = [(s["total"].min, s["total"].max) for s in (summary.killed, summary.injured)]
    assert read == [killed, injured]


def test_a_bound_of_civilians_leaves_the_total_alone() -> None:
    summary = summary_of(RAID + "The upper range of civilian deaths was estimated to be six.")
    assert summary.killed["civilians"] == Count(None, 6, "at_most")
    assert summary.killed["total"] == Count(4, 4, "at_least")


def test_a_note_of_children_is_theirs() -> None:
    summary = summary_of(RAID + "The minimum number of injured children is put at two, and the maximum is three.")
    assert summary.injured["children"] == Count(2, 3)
    assert summary.injured["total"] == Count(2, 2, "at_least")


@given(low=st.integers(0, 300), more=st.integers(0, 300), others=st.lists(st.integers(1, 900), max_size=4))
@settings(max_examples=60, deadline=None)
def test_whatever_sources_say_a_range_of_the_monitor_stands(low: int, more: int, others: list[int]) -> None:
    sources = " ".join(f"A clinic said {n} people were killed." for n in others)
    note = f"The casualty range for those killed is therefore put at {low}-{low + more}."
    assert summary_of(f"{RAID}{sources} {note}").killed["total"] == Count(low, low + more)


@given(upper=st.integers(1, 400), lead=st.integers(2, 200))
@settings(max_examples=60, deadline=None)
def test_an_upper_bound_closes_the_range_and_never_turns_it_round(upper: int, lead: int) -> None:
    count = summary_of(
        f"The raid killed at least {lead} people. The upper estimate of the fatality range was put at {upper}."
    ).killed["total"]
    assert count == (Count(lead, upper) if upper >= lead else Count(lead, lead, "at_least"))
