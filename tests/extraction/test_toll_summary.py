"""One toll an event, out of texts that tell of one event."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.domain.report import Count
from streams.extraction.numbers.grammar import find_numbers
from streams.extraction.tolls.finder import find_tolls
from streams.extraction.tolls.summary import TollSummary, consolidate
from streams.text.sentences import build_document


def summary_of(text: str) -> TollSummary:
    document = build_document("", text, None, None)
    return consolidate(find_tolls(document, find_numbers(document)))


Bounds = tuple[int | None, int | None]
KILLED: list[tuple[str, Bounds]] = [
    (
        "The raid killed eight people. A neighbour said she saw three bodies. Three people were killed, he said at first.",
        (8, 8),
    ),
    ("The raid killed at least eight people. A hospital said that 11 people were killed.", (8, 11)),
    ("The raid killed at least eight people. A hospital said that six people were killed.", (8, 8)),
    ("The raid killed up to 12 people. A hospital said that nine people were killed.", (9, 12)),
    ("The raid killed up to 12 people. A hospital said that 12 people were killed.", (12, 12)),
    ("The raid killed between 8 and 11 people. Officials said that 15 people were killed.", (8, 11)),
    ("The raid killed at least eight people. Since January, 900 people have been killed.", (8, 8)),
    ("The raid killed at least eight people. Clashes elsewhere killed 12 soldiers.", (8, 8)),
    ("The raid killed at least four people. Officials said 200 people were killed across the country.", (4, 4)),
    ("The raid killed ten people. Two of the wounded died, bringing the toll to 12.", (12, 12)),
    ("The raid killed dozens of people. A hospital said that 34 people were killed.", (34, 34)),
    ("Karim Sabri was killed in the raid. Seven people were killed in all.", (7, 7)),
    ("The raid killed at least eight people. A hospital said that more than 10 people were killed.", (8, 11)),
    ("There were no casualties at first. The shell killed two people.", (2, 2)),
    ("The raid killed at least three people. Later posts said ten people had been killed.", (3, 10)),
    ("The raid killed at least three people. Later posts said sixteen people had been killed.", (3, 3)),
    ("The raid killed up to two people. A clinic said one woman was killed.", (1, 2)),
    ("The raid killed up to 12 people. A clinic said six had died. Five neighbours also died.", (6, 12)),
    ("The raid killed up to four people. A clinic said two others were killed.", (2, 4)),
    ("The raid killed up to 23 people. A clinic said four people were killed.", (4, 23)),
    ("The raid killed up to 25 people. A clinic said four people were killed.", (None, 25)),
    # sources against each other
    ("A report noted that 12 people were killed. The highest figure was in a post that said 17 were killed.", (12, 17)),
    ("A rebel spokesman said 16 civilians died. The army said it had killed some 15 insurgents.", (15, 16)),
    ("The army said it had killed 30 men. According to several villagers 20 people were killed.", (20, 30)),
    ("The army said it killed 30 men. A tailor said he had buried 17 men, but a union put the dead at 20.", (17, 30)),
    ("The ministry said 39 died. Kyiv's count is far higher: it says about 250 were killed.", (39, 250)),
    ("Teachers counted 11 pupils dead; the council gave 13 victims, 7 of them children.", (11, 13)),
    ("A raid killed 19 people, the clinic said; the local office counted 16.", (16, 19)),
    # what it rose to, and who is told beside others
    ("Nine guerrillas were killed, he said; the ministry raised the number to eleven by evening.", (11, 11)),
    ("Nine were killed. A post said the number was raised to eleven.", (9, 9)),
    ("The Red Cross said 17 children died. The ministry put the total killed at 26.", (26, 26)),
    ("The raid killed Sami Odeh. Eleven other rebels died.", (12, 12)),
    ("The raid killed Sami Odeh. A cousin said his brother was also killed.", (2, 2)),
    ("One person was killed. A post named Sami Odeh, also known as Abu Omar, as killed.", (1, 1)),
    ("Officials said that three people were killed. Sami Odeh was killed in the kitchen.", (3, 3)),
]


def test_fighters_alone_are_as_many_as_all() -> None:
    summary = summary_of("He said that 39 soldiers died. Kyiv's count is far higher: it says about 250 were killed.")
    assert summary.killed["security_forces"] == summary.killed["total"] == Count(39, 250)


def test_fighters_are_no_more_than_they_were_told_to_be() -> None:
    summary = summary_of("The army said it killed 30 insurgents. According to several villagers 20 people were killed.")
    assert (summary.killed["militants"], summary.killed["total"]) == (Count(30, 30), Count(20, 30))


def test_a_period_is_what_a_summary_is_of() -> None:
    document = build_document("", "Since January, 281 people have been killed.", None, None)
    tolls = find_tolls(document, find_numbers(document))
    assert not consolidate(tolls).killed
    assert consolidate(tolls, of_period=True).killed["total"] == Count(281, 281)


@pytest.mark.parametrize(("text", "expected"), KILLED)
def test_killed(text: str, expected: Bounds) -> None:
    count = summary_of(text).killed["total"]
    assert (count.min, count.max) == expected


def test_categories_come_from_later_sentences_too() -> None:
    summary = summary_of("The raid killed nine people. Three children were among the dead.")
    assert summary.killed == {"total": Count(9, 9), "children": Count(3, 3)}


def test_a_subset_alone_gives_no_total() -> None:
    assert "total" not in summary_of("Three children were among the dead.").killed


def test_injured_are_apart() -> None:
    summary = summary_of("The raid killed nine people and wounded at least 20. Medics said 25 people were injured.")
    assert (summary.injured["total"].min, summary.injured["total"].max) == (20, 25)
    assert summary.killed["total"] == Count(9, 9)


def test_one_victim_in_the_lead_is_a_summary() -> None:
    assert summary_of("One man was injured in the raid. A witness said two men were injured.").injured[
        "total"
    ] == Count(1, 1)


def test_evidence_is_what_the_count_rests_on() -> None:
    text = "The raid killed at least eight people. A hospital said that 11 people were killed."
    parts = summary_of(text).evidence["killed", "total"]
    assert [text[p.start : p.end] for p in parts] == ["at least eight people", "11 people"]


def test_nothing_said_is_nothing_stated() -> None:
    assert summary_of("Jets flew over the town.") == TollSummary()


SENTENCES = st.sampled_from(
    [
        "The raid killed at least eight people.",
        "Officials said that up to 14 people were killed.",
        "Two children were among the dead.",
        "There were no casualties.",
        "The toll rose to 19.",
        "Dozens were injured.",
        "Karim Sabri was killed.",
        "A woman and her three children were killed.",
        "Since May, 400 people have been killed.",
        "Eleven others died.",
        "His brother was also killed.",
        "But residents said 17 people were killed.",
        "The army said it killed 12 insurgents.",
        "A rival network put the dead at more than 20.",
        "Some sources mention only 6 victims.",
        "The casualty range of the injured is put at 4-11.",
        "The upper estimate of the fatality range was put at ten.",
    ]
)


@given(st.lists(SENTENCES, max_size=8))
@settings(max_examples=80, deadline=None)
def test_counts_are_ordered_and_have_evidence(sentences: list[str]) -> None:
    summary = summary_of(" ".join(sentences))
    for outcome, counts in (("killed", summary.killed), ("injured", summary.injured)):
        for category, count in counts.items():
            assert count.min is None or count.max is None or count.min <= count.max
            assert summary.evidence[outcome, category]  # type: ignore[index]


@given(lead=st.integers(2, 60), others=st.lists(st.integers(2, 200), min_size=1, max_size=4), against=st.booleans())
@settings(max_examples=80, deadline=None)
def test_a_range_has_ends_that_somebody_told(lead: int, others: list[int], against: bool) -> None:
    text = f"The army said {lead} people were killed. " + " ".join(
        f"{'But a' if against else 'A'} clinic said {n} people were killed." for n in others
    )
    count = summary_of(text).killed["total"]
    assert {count.min, count.max} <= {lead, *others}
    if not against:
        assert count == Count(lead, max([lead, *(n for n in others[:2] if n <= 3 * lead)]))
