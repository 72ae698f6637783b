"""The trace of the assembly: every cell's way with its reason, without changing what comes out."""

from datetime import UTC, datetime

import pytest

from streams.extraction.assembly.trace import Trace
from streams.extraction.rules import RuleExtractor
from streams.text.sentences import build_document

PUBLISHED = datetime(2021, 6, 10, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def rules():
    return RuleExtractor()


def traced(rules, text, title=""):
    trace = Trace()
    document = build_document(title, text, PUBLISHED, None)
    _, drafts = rules.read(document, trace)
    assert [d.event for d in drafts] == [d.event for d in rules.read(document)[1]]
    return trace, drafts


def test_a_second_day_opens_a_second_event_and_says_so(rules):
    trace, drafts = traced(
        rules,
        "An air strike on 2 June 2021 killed four people in Marib. A drone strike on 7 June 2021 wounded six in Hodeidah.",
    )
    assert len(drafts) == 2
    first, second = trace.decisions
    assert (first.reason, first.apart) == ("the first one told", ())
    assert second.reason == "conflicts with every event told before"
    assert [why for _, why in second.apart] == ["another day"]
    assert second.apart[0][0] is first.event


def test_a_cell_that_goes_on_about_the_strike_joins_it(rules):
    trace, drafts = traced(
        rules,
        "A missile hit a bakery in Kharkiv on 8 June 2021, killing two people. The strike also wrecked a bus stop.",
    )
    assert len(drafts) == 1
    assert trace.decisions[1].event is trace.decisions[0].event
    assert trace.decisions[1].reason == "nothing against it: the strike spoken of last"


def test_what_is_dropped_is_kept_with_the_reason(rules):
    trace, drafts = traced(rules, "Several air strikes destroyed bridges, and warplanes hit roads.")
    assert drafts == []
    assert [why for _, why in trace.dropped] == [
        "several strikes in general, without a day and place, a toll or a name"
    ]


GENERAL = (
    "Envoys met in Geneva on Monday. The opposition wants an end to air strikes before it talks. "
    "Five people were killed in Aleppo by hunger, the envoy said. Russia began its air campaign last year."
)
REFERRED_TO = "The envoys spoke in Geneva. The attack on Hodeidah on Thursday, which killed six, was condemned."


@pytest.mark.parametrize("text", [GENERAL, REFERRED_TO])
def test_words_that_only_may_mean_a_strike_come_to_the_same_with_and_without_a_trace(rules, text):
    document = build_document("", text, PUBLISHED, None)
    trace = Trace()
    mentions, drafts = rules.read(document, trace)
    short, same = rules.read(document)
    assert mentions.triggers == short.triggers
    assert [d.event for d in drafts] == [d.event for d in same]


def test_a_text_that_speaks_of_strikes_in_general_is_read_on_only_for_an_explanation(rules):
    document = build_document("", GENERAL, PUBLISHED, None)
    assert rules.read(document)[0].places == []
    assert rules.read(document, Trace())[0].places != []


def test_a_raid_told_in_full_makes_a_report_though_its_word_alone_means_none(rules):
    text = f"{GENERAL} The attack on Hodeidah on Thursday, which killed six, was condemned."
    document = build_document("", text, PUBLISHED, None)
    mentions, drafts = rules.read(document)
    assert max(t.strength for t in mentions.triggers) < 0.6
    assert [d.location.place for d in drafts] == ["Hodeidah"]
