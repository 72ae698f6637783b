"""Explanations say what the stages decided: of every span, cell, slot, and of what came to nothing."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.domain.article import Article
from streams.extraction.explain.explanation import explain
from streams.extraction.rules import RuleExtractor

PUBLISHED = datetime(2021, 6, 10, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def rules():
    return RuleExtractor()


def told(rules, text, title=""):
    return explain(Article(id="a1", title=title, text=text, published_at=PUBLISHED), rules)


def span(explanation, words, kind):
    return next(s for s in explanation.spans if s.kind == kind and words in explanation.words(s))


def cells(explanation):
    return [c for s in explanation.sentences for c in s.cells]


def slots(report):
    return {s.slot: s for s in report.slots}


class TestNothingCameOut:
    def test_no_word_of_a_strike(self, rules):
        found = told(rules, "The town council opened a new library on Monday and promised longer hours.")
        assert (found.outcome, found.why) == ("no_trigger", "no words in it tell of a strike")
        assert (found.spans, found.reports) == ((), ())
        assert found.words(found.sentences[0]).startswith("The town council")

    def test_another_language(self, rules):
        text = (
            "Bei einem Luftangriff auf ein Dorf wurden am Montag nach Angaben der Behörden vier Menschen getötet, und "
            "mehrere Häuser sind zerstört worden. The air strike was reported by radio."
        )
        found = told(rules, text)
        assert (found.outcome, found.why) == ("unsupported_language", "the text is not English")

    def test_another_genre(self, rules):
        text = (
            "In the film the director lets his actors die in an air strike. The plot of the sequel, starring two of "
            "last year's finest, has an air strike too, and audiences at the cinema gasped at the trailer."
        )
        found = told(rules, text)
        assert found.outcome == "no_strike"
        assert found.why.startswith("it reads like fiction")
        assert [found.words(s) for s in found.spans if s.kind == "trigger"]

    def test_events_without_an_anchor(self, rules):
        found = told(rules, "Several air strikes destroyed bridges, and warplanes hit roads.")
        assert (found.outcome, found.why) == ("no_strike", "words of strikes, but every event was dropped")
        (dropped,) = found.dropped
        assert dropped.reason.startswith("several strikes in general")
        assert dropped.event == cells(found)[0].event


def test_a_denial_of_what_was_told_is_accounted_for(rules):
    found = told(rules, "A strike hit Marib on 2 June 2021. Ankara denied that its jets had bombed the camp.")
    (dropped,) = found.dropped
    assert dropped.reason == "a denial of a strike that the text has told of"


class TestEvents:
    TEXT = (
        "An air strike on 2 June 2021 killed four people in Marib. "
        "A drone strike on 7 June 2021 wounded six in Hodeidah. The drone strike also set a warehouse on fire."
    )

    def test_each_cell_says_where_it_went_and_what_kept_it_out(self, rules):
        first, second, third = cells(told(rules, self.TEXT))
        assert (first.event, first.reason) == (1, "the first one told")
        assert (second.event, second.apart) == (2, ((1, "another day"),))
        assert third.event == 2

    def test_a_title_marks_its_event(self, rules):
        found = told(rules, self.TEXT, title="Air strike kills four in Marib")
        title = found.sentences[0]
        assert title.kind == "title"
        assert title.cells[0].event == 1
        assert title.cells[0].reason == "the title names the event that the article is about"

    def test_the_reports_are_those_of_the_extractor(self, rules):
        article = Article(id="a1", text=self.TEXT, published_at=PUBLISHED)
        reports = rules.extract(article).reports
        assert [r.report_id for r in explain(article, rules).reports] == [r.report_id for r in reports]

    def test_more_events_than_an_article_can_tell_of_are_said_to_be_so(self, rules):
        towns = ["Marib", "Aleppo", "Kharkiv", "Tripoli", "Khartoum"]
        text = " ".join(
            f"An air strike on {1 + n % 28} {month} 2020 killed {n + 2} people in {towns[n % 5]}."
            for month in ("May", "June", "July")
            for n in range(28)
        )
        found = told(rules, text)
        left = [c for c in cells(found) if c.event is None]
        assert len(found.reports) + len(left) == 84
        assert {c.reason for c in left} == {"one more than an article can tell of"}

    def test_cells_show_what_they_hold(self, rules):
        first = cells(told(rules, self.TEXT))[0]
        assert first.triggers == ("air strike",)
        assert first.says.startswith("incident, accomplished, fact")
        assert {("time", "2 June 2021"), ("place", "Marib")} <= set(first.slots)


class TestSlots:
    def test_own_words(self, rules):
        (report,) = told(rules, "An air strike on 2 June 2021 killed four people in Marib.").reports
        found = slots(report)
        assert (found["killed.total"].value, found["killed.total"].reason) == ("4", "with the strike in sentence 0")
        assert found["date"].words == ("2 June 2021",)
        assert found["date"].reason.startswith("told with the strike: absolute")
        assert found["location"].reason == "named with the strike"
        assert found["location"].value.startswith("Marib")

    def test_an_assumed_day_says_that_it_is_one(self, rules):
        (report,) = told(rules, "An air strike killed four people in Marib.").reports
        found = slots(report)["date"]
        assert found.reason == "no day in the text: an interval before the publication"
        assert found.value == "2021-06-07 to 2021-06-10 (date_prec 2)"

    def test_a_toll_of_the_next_sentence(self, rules):
        found = told(rules, "An air strike hit a market in Marib on 2 June 2021. Nine people were killed.")
        assert span(found, "Nine people", "toll").note == "event 1: the strike spoken of just before"
        assert slots(found.reports[0])["killed.total"].reason == "in sentence 1, which goes on about it"

    def test_stance_shows_its_words(self, rules):
        (report,) = told(rules, "An air strike reportedly killed four people in Marib on 2 June 2021.").reports
        assert "reportedly" in slots(report)["certainty"].words


class TestMentions:
    def test_a_total_of_a_period_stays_out(self, rules):
        found = told(
            rules,
            "An air strike killed four people in Marib on 2 June 2021. "
            "More than 900 people have been killed in the province since January.",
        )
        toll = span(found, "900", "toll")
        assert "period" in toll.reading
        assert "total of a period" in toll.note

    def test_a_place_shows_its_namesakes(self, rules):
        found = told(rules, "An air strike killed four people in Tripoli, Libya, on 2 June 2021.")
        place = span(found, "Tripoli", "place")
        assert "LY" in place.reading
        assert any(", LB (" in other for other in place.others)

    def test_a_speakers_seat_keeps_its_role(self, rules):
        found = told(rules, "An air strike killed four people in Marib on 2 June 2021, Riyadh said.")
        assert "role speaker" in span(found, "Riyadh", "place").note

    def test_the_dateline_has_a_line_of_its_own(self, rules):
        found = told(rules, "SANAA, June 9 (Wire) - An air strike killed four people in Marib on Tuesday.")
        ((line, spans),) = [(s, spans) for s, spans in found.lines() if s.kind == "dateline"]
        assert found.words(line).startswith("SANAA, June 9")
        assert [(s.reading, s.note) for s in spans if s.kind == "time"] == [("2021-06-09", "absolute, role statement")]

    def test_a_time_shows_kind_and_role(self, rules):
        found = told(rules, "An air strike killed four people in Marib on Tuesday.")
        time = span(found, "Tuesday", "time")
        assert (time.reading, time.note) == ("2021-06-08", "relative-publication, role event")


PIECES = st.sampled_from(
    [
        "An air strike killed four people in Marib on 2 June 2021.",
        "Another raid hit Aleppo a day later, wounding 12.",
        "Ankara denied that its jets had bombed the camp.",
        "The army vowed further air strikes.",
        "Hundreds of air strikes have killed 3,000 people since 2014.",
        "It rained.",
        "SHELLING IN KHARKIV KILLS 3",
        "\u202e\x1b[31m drone <b>strike</b> & missile",
        "«Удар» беспилотника, air strike, air strike; air strike",
        "",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=8).map(" ".join), PIECES)
def test_any_article_can_be_explained_and_its_words_are_those_of_the_buffer(text, title):
    rules = RuleExtractor()
    article = Article(id="a1", title=title, text=text, published_at=PUBLISHED)
    found = explain(article, rules)
    extraction = rules.extract(article)
    assert found.outcome == extraction.outcome
    assert [r.report_id for r in found.reports] == [r.report_id for r in extraction.reports]
    assert all(0 <= s.start < s.end <= len(found.buffer) for s in found.spans)
    events = {r.event for r in found.reports} | {d.event for d in found.dropped}
    assert {c.event for c in cells(found)} <= events | {None}
