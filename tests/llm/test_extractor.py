"""The served model behind the seam: what stands of its answers, and that the rules stand in for all that goes wrong."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.contract.codec import decode_report, encode
from streams.domain.article import Article
from streams.domain.report import Count
from streams.extraction.revisions import decide
from streams.extraction.rules import RuleExtractor
from streams.llm.answer import decode, json_schema
from streams.llm.client import MOST_BYTES, Endpoint
from streams.llm.extractor import ModelExtractor
from streams.llm.grounding import Grounder
from streams.text.sentences import build_document

RULES = RuleExtractor()
KEY = "sk-very-secret"
TEXT = (
    "A US drone strike on 2 June 2021 reportedly killed four people, including two children, at a market in Marib, a "
    "doctor said. Among the dead was the militia leader Salim Nasser. The army vowed further raids."
)
ARTICLE = Article(
    id="a1", title="Drone strike kills four in Marib", text=TEXT, published_at=datetime(2021, 6, 3, tzinfo=UTC)
)
REPORT = {
    "quote": "US drone strike",
    "clarity": "incident",
    "stage": "accomplished",
    "stage_quote": None,
    "certainty": "alleged",
    "certainty_quote": "reportedly",
    "claimants": ["a doctor"],
    "event_type": "Air/drone strike",
    "weapon": {"quote": "drone", "type": "drone"},
    "strikes": {"quote": "drone strike", "min": 1, "max": 1, "hedge": None},
    "date": {"quote": "on 2 June 2021", "start": "2021-06-02", "end": "2021-06-02"},
    "place": "Marib",
    "attackers": [{"quote": "US", "kind": "state", "certainty": "fact"}],
    "targets": [],
    "named": [{"name": "Salim Nasser", "role": "militia leader", "outcome": "killed", "certainty": "fact"}],
    "killed": [
        {"quote": "killed four people", "min": 4, "max": 4, "hedge": None, "category": "total"},
        {"quote": "two children", "min": 2, "max": 2, "hedge": None, "category": "children"},
    ],
    "injured": [],
    "infrastructure": ["market"],
}


@pytest.fixture
def ask(served):
    """Read the article with the server's answers: what came out, and which outcomes were told."""
    made = []

    def run(*answers, timeout=20.0, article=ARTICLE):
        served.answers = list(answers)
        outcomes = []
        extractor = ModelExtractor(Endpoint(served.url, "tiny-1", timeout, KEY), outcomes.append, RULES)
        made.append(extractor)
        return extractor.extract(article), outcomes

    yield run
    for extractor in made:
        extractor.close()


def is_the_rules(extraction, article=ARTICLE):
    ruled = RULES.extract(article)
    return (extraction.outcome, extraction.reports) == (ruled.outcome, ruled.reports)


class TestGoodAnswer:
    def test_every_slot_comes_with_its_words(self, ask, served):
        extraction, outcomes = ask(served.reports(REPORT))
        assert (extraction.outcome, outcomes) == ("reports", ["answered"])
        (report,) = extraction.reports
        assert (report.extractor.name, report.extractor.version) == ("llm", "1 tiny-1")
        assert (report.certainty, report.claimants) == ("alleged", ("a doctor",))
        assert report.killed == {"total": Count(4, 4), "children": Count(2, 2)}
        assert report.date.start == report.date.end == date(2021, 6, 2)
        assert (report.location.country, report.location.place) == ("YE", "Marib")
        assert report.location.lat is not None
        assert [(a.id, a.kind) for a in report.attackers] == [("US", "state")]
        assert [(p.name, p.role) for p in report.named] == [("Salim Nasser", "militia leader")]
        assert report.infrastructure == ("market",)
        slots = {e.slot for e in report.evidence}
        assert {"event_type", "killed.total", "killed.children", "date", "location", "attackers", "named"} <= slots
        shown = {e.slot: e.text for e in report.evidence}
        assert (shown["stage"], shown["certainty"], shown["claimants"]) == ("US drone strike", "reportedly", "a doctor")
        for e in report.evidence:
            assert (TEXT if e.field == "text" else ARTICLE.title)[e.start : e.end] == e.text

    def test_it_is_a_record_of_the_contract(self, ask, served):
        (report,) = ask(served.reports(REPORT))[0].reports
        assert decode_report(encode(report)) == report

    def test_ids_and_fingerprint_are_those_of_the_rules(self, ask, served):
        (report,) = ask(served.reports(REPORT))[0].reports
        ruled = RULES.extract(ARTICLE).reports[0]
        assert report.article_id == ruled.article_id
        assert report.text_fingerprint == ruled.text_fingerprint
        assert report.report_id == ask(served.reports(REPORT))[0].reports[0].report_id

    def test_the_request_is_what_the_api_asks_for(self, ask, served):
        ask(served.reports(REPORT))
        ((headers, body),) = served.requests
        assert headers["path"] == "/v1/chat/completions"
        assert headers["Authorization"] == f"Bearer {KEY}"
        assert body["model"] == "tiny-1"
        assert [m["role"] for m in body["messages"]] == ["system", "user"]
        assert TEXT in body["messages"][1]["content"]
        assert TEXT not in body["messages"][0]["content"]
        assert body["response_format"]["json_schema"]["schema"] == json_schema()

    def test_no_strike_is_an_answer(self, ask, served):
        extraction, outcomes = ask(served.reports())
        assert (extraction.outcome, list(extraction.reports), outcomes) == ("no_strike", [], ["answered"])

    def test_articles_without_a_trigger_are_not_sent_anywhere(self, ask, served):
        article = Article(id="a2", title="Library", text="The library opens on Monday.")
        extraction, outcomes = ask(served.reports(REPORT), article=article)
        assert (extraction.outcome, outcomes, served.requests) == ("no_trigger", [], [])

    def test_another_reading_of_the_same_article_is_a_revision_of_it(self, ask, served):
        first, _ = ask(served.reports(REPORT))
        again, _ = ask(served.reports(REPORT))
        other, _ = ask(served.reports(REPORT | {"place": None}))
        assert first.content_hash == again.content_hash != other.content_hash
        before = decide(None, first, 0).state
        sent = decide(before, other, 0).reports
        assert [(r.status, r.report_revision) for r in sent] == [("withdrawn", 2), ("current", 2)]


class TestUngrounded:
    """Values that the article's words do not bear are dropped, one by one."""

    def only(self, ask, served, **changed):
        extraction, outcomes = ask(served.reports(REPORT | changed))
        assert outcomes == ["answered"]
        (report,) = extraction.reports
        return report

    def test_words_that_stand_nowhere(self, ask, served):
        made_up = {"quote": "nine rescuers were hurt", "min": 9, "max": 9, "hedge": None, "category": "total"}
        report = self.only(ask, served, injured=[made_up], place="Sanaa", infrastructure=["hospital", "market"])
        assert report.injured == {}
        assert report.location.place is None
        assert report.infrastructure == ("market",)
        assert report.confidence < self.only(ask, served).confidence

    def test_a_number_that_the_words_do_not_state(self, ask, served):
        wrong = {"quote": "killed four people", "min": 14, "max": 14, "hedge": None, "category": "total"}
        assert self.only(ask, served, killed=[wrong]).killed == {}

    @pytest.mark.parametrize(
        ("start", "end"),
        [
            ("2021-06-05", "2021-06-05"),
            ("2021-05-02", "2021-05-02"),
            ("2021-06-03", "2021-06-01"),
            ("0001-01-01", "9999-12-31"),
        ],
    )
    def test_days_that_cannot_be(self, ask, served, start, end):
        report = self.only(ask, served, date={"quote": "on 2 June 2021", "start": start, "end": end})
        assert report.date.start is None

    def test_persons_and_actors_who_are_not_named(self, ask, served):
        report = self.only(
            ask,
            served,
            named=[{"name": "Karim Haddad", "role": None, "outcome": "killed", "certainty": "fact"}],
            attackers=[{"quote": "Saudi jets", "kind": "state", "certainty": "fact"}],
            claimants=["the Pentagon"],
        )
        assert (report.named, report.attackers, report.claimants) == ((), (), ())

    @pytest.mark.parametrize(
        "changed",
        [
            {"quote": "air raid on the harbour"},
            {"stage": "denied", "stage_quote": "denied any strike"},
            {"stage": "planned", "stage_quote": None},
            {"certainty": "disputed", "certainty_quote": "contradicted"},
        ],
    )
    def test_a_report_without_words_for_what_it_says_is_none(self, ask, served, changed):
        extraction, outcomes = ask(served.reports(REPORT | changed))
        assert outcomes == ["ungrounded"]
        assert is_the_rules(extraction)
        extraction, outcomes = ask(served.reports(REPORT | changed, REPORT))
        assert outcomes == ["answered"]
        assert [r.certainty for r in extraction.reports] == ["alleged"]


class TestFailure:
    """The rules' reading stands, and the outcome says why."""

    def test_errors_of_the_server_are_tried_again(self, ask, served):
        extraction, outcomes = ask(served.status(503), served.status(429), served.reports(REPORT))
        assert (outcomes, len(served.requests)) == (["answered"], 3)
        assert extraction.reports[0].extractor.name == "llm"

    def test_but_not_for_ever(self, ask, served):
        extraction, outcomes = ask(served.status(500))
        assert (outcomes, len(served.requests)) == (["refused"], 3)
        assert is_the_rules(extraction)

    def test_a_refusal_is_not_tried_again(self, ask, served):
        extraction, outcomes = ask(served.status(401))
        assert (outcomes, len(served.requests)) == (["refused"], 1)
        assert is_the_rules(extraction)

    @pytest.mark.parametrize("how", ["silence", "trickle"])
    def test_a_slow_answer_is_not_waited_for(self, ask, served, how):
        extraction, outcomes = ask(getattr(served, how), timeout=0.3)
        assert outcomes == ["timeout"]
        assert is_the_rules(extraction)

    def test_nobody_there(self, ask, served):
        served.close()
        extraction, outcomes = ask(timeout=5.0)
        assert outcomes == ["unreachable"]
        assert is_the_rules(extraction)

    @pytest.mark.parametrize(
        "content",
        [
            "I am sorry, I cannot read this.",
            '{"reports": [{"quote": "US drone strike"',
            '{"reports": "none"}',
            '{"strikes": []}',
            json.dumps({"reports": [REPORT | {"clarity": "rumour"}]}),
            json.dumps({"reports": [REPORT | {"killed": [{"quote": "four", "min": "four", "category": "total"}]}]}),
            "[" * 5000,
            '{"reports": [], "x": ' + "[" * 5000,
        ],
    )
    def test_nonsense(self, ask, served, content):
        extraction, outcomes = ask(served.content(content))
        assert outcomes == ["malformed"]
        assert is_the_rules(extraction)

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"<html>",
            b'{"choices": []}',
            b"\xff\xfe",
            b'{"choices": [{"message": {"content": null}}]}',
            b" " * (MOST_BYTES + 1),
        ],
    )
    def test_no_completion(self, ask, served, body):
        extraction, outcomes = ask(served.raw(body))
        assert outcomes == ["malformed"]
        assert is_the_rules(extraction)

    def test_an_answer_that_was_cut_off(self, ask, served):
        extraction, outcomes = ask(served.content(json.dumps({"reports": [REPORT]}), finish_reason="length"))
        assert outcomes == ["malformed"]
        assert is_the_rules(extraction)


def test_the_key_is_never_shown():
    assert KEY not in repr(Endpoint("http://127.0.0.1/v1", "tiny-1", 1.0, KEY))


def test_the_schema_is_strict():
    schema = json_schema()
    for part in (schema, *schema["$defs"].values()):
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])
    assert set(schema["$defs"]["ReportAnswer"]["properties"]) == set(REPORT)


words = st.sampled_from([*TEXT.split(), "", "x", "\ud800", "a" * 700, "market in Marib"])
quotes = st.lists(words, max_size=4).map(" ".join)
counts = st.fixed_dictionaries(
    {
        "quote": quotes,
        "min": st.none() | st.integers(-5, 2**63),
        "max": st.none() | st.integers(-5, 2**63),
        "category": st.sampled_from(["total", "children"]),
    }
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "quote": quotes,
                "killed": st.lists(counts, max_size=3),
                "place": st.none() | quotes,
                "infrastructure": st.lists(quotes, max_size=3),
                "named": st.lists(st.fixed_dictionaries({"name": quotes, "role": quotes}), max_size=2),
                "targets": st.lists(st.fixed_dictionaries({"quote": quotes, "kind": st.just("non-state")}), max_size=2),
            }
        ),
        max_size=3,
    )
)
def test_whatever_is_answered_every_report_stands_on_the_article(reports):
    told = decode_or_none({"reports": [REPORT | r for r in reports]})
    if told is None:
        return
    document = build_document(ARTICLE.title, TEXT, ARTICLE.published_at, None)
    template = RULES.extract(ARTICLE).reports[0]
    for report in Grounder(document, RULES.gazetteer, 10_000).judge(told, template).reports:
        assert decode_report(encode(report)) == report
        assert all((TEXT if e.field == "text" else ARTICLE.title)[e.start : e.end] == e.text for e in report.evidence)
        assert all(n in (2, 4, None) for c in report.killed.values() for n in (c.min, c.max))


def decode_or_none(answer):
    from streams.domain.errors import ModelError

    try:
        return decode(json.dumps(answer))
    except ModelError:
        return None
