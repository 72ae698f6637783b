"""The corpus is well made, and its scorer gives what a report deserves."""

import json
from collections import Counter
from datetime import datetime

import pytest

from streams.gazetteer.fold import words
from tests.eval.corpus import align, evaluate, table
from tests.eval.slots import marks
from tests.eval.truth import BLIND, BLIND2, CORPUS, PHENOMENA, SETS, STYLES, complaints, entry, load, rows

ARTICLE = {"id": "x", "source": "s", "title": "", "text": "t"}
STRIKE = {
    "date": {"start": "2020-05-04", "end": "2020-05-04", "date_prec": 1},
    "location": {"country": "LY", "place": "Murzuq|Morzug", "lat": 25.9, "lon": 13.9, "where_prec": 1},
    "weapon": {"type": "drone", "platform": "MQ-9 Reaper"},
    "strikes": [2, 2],
    "attackers": ["US|NATO"],
    "targets": ["islamic-state"],
    "named": [{"name": "Abu Salim", "outcome": "killed"}],
    "killed": {"total": [8, 8, "at_least"], "militants": [8, 8]},
    "injured": {"total": [None, 3, "at_most"]},
    "infrastructure": ["compound"],
}


def told(strike, article_id="x"):
    """The report of an extractor without fault."""
    first = lambda value: value.rstrip("?").split("|")[0] if isinstance(value, str) else value  # noqa: E731
    count = lambda c: {"min": c[0], "max": c[1], "hedge": (*c, None)[2]} if c else None  # noqa: E731
    return {
        "article_id": article_id,
        "quote": "",
        **{slot: first(strike[slot]) for slot in ("clarity", "stage", "certainty", "event_type")},
        "date": strike["date"] or {"start": None, "end": None},
        "location": {slot: first(value) for slot, value in strike["location"].items()},
        "weapon": strike["weapon"] and {slot: first(value) for slot, value in strike["weapon"].items()},
        "strikes": count(strike["strikes"]),
        **{slot: [{"id": first(actor)} for actor in strike[slot]] for slot in ("attackers", "targets")},
        "named": strike["named"],
        **{kind: {c: count(n) for c, n in strike[kind].items()} for kind in ("killed", "injured")},
        "infrastructure": [first(kind) for kind in strike["infrastructure"]],
    }


def single(**changes):
    made = entry({**ARTICLE, "style": "wire", "phenomena": [], "truth": [{**STRIKE, **changes}]})
    return made, made.strikes[0]


@pytest.mark.parametrize("folder", SETS.values(), ids=SETS)
def test_every_line_of_the_corpus_is_well_made(folder):
    assert {place: wrong for place, row in rows(folder) if (wrong := list(complaints(row)))} == {}


def test_ids_are_unique_and_texts_are_not_told_twice():
    entries = [*load(CORPUS), *load(BLIND), *load(BLIND2)]
    for key in ("id", "text", "html"):
        counted = Counter(e.article[key] for e in entries if key in e.article)
        assert [value for value, n in counted.items() if n > 1] == []


def test_the_corpus_is_large_varied_and_a_third_of_it_without_a_strike():
    entries = load()
    told_in = {s["location"]["country"] for e in entries for s in e.strikes}
    lengths = [len((e.article.get("text") or e.article["html"]).split()) for e in entries]
    assert len(entries) >= 250
    assert sum(not e.strikes for e in entries) >= 0.3 * len(entries)
    assert {e.style for e in entries} == STYLES
    assert {e for row in entries for e in row.phenomena} == PHENOMENA
    assert told_in >= words("SY IQ YE LY SO AF PK UA RU PS LB IL IR SD ET ML NG MM AZ")
    assert min(lengths) < 10
    assert max(lengths) > 300
    assert sum(n > 200 for n in lengths) >= 5


def test_the_blind_set_is_mostly_long_and_a_third_of_it_without_a_strike():
    entries = load(BLIND)
    lengths = [len(e.article["text"].split()) for e in entries]
    assert len(entries) >= 60
    assert sum(not e.required for e in entries) >= 0.3 * len(entries)
    assert sum(n > 280 for n in lengths) >= 36
    assert max(lengths) > 600
    assert len({s["location"]["country"] for e in entries for s in e.strikes} - {None}) >= 25


def test_the_second_blind_set_has_news_of_many_wars_and_a_third_of_it_without_a_strike():
    entries = load(BLIND2)
    lengths = [len(e.article["text"].split()) for e in entries]
    assert len(entries) >= 60
    assert sum(not e.required for e in entries) >= 0.3 * len(entries)
    assert sum(n > 150 for n in lengths) >= 50
    assert len({s["location"]["country"] for e in entries for s in e.strikes} - {None}) >= 30


@pytest.mark.parametrize("folder", SETS.values(), ids=SETS)
def test_nobody_knows_of_a_strike_before_it_happens(folder):
    for e in load(folder):
        if "published_at" in e.article:
            day = datetime.fromisoformat(e.article["published_at"]).date().isoformat()
            late = [s for s in e.strikes if s["date"] and s["date"]["start"] > day and s["stage"] != "planned"]
            assert late == [], e.article["id"]


@pytest.mark.parametrize("folder", SETS.values(), ids=SETS)
def test_a_faultless_extractor_scores_everything(folder):
    entries = load(folder)
    reports = json.loads(json.dumps([told(s, e.article["id"]) for e in entries for s in e.required]))
    whole = table(evaluate(entries, reports))
    assert {slot: m for slot, m in whole.marks.items() if not m.hit == m.told == m.true} == {}


@pytest.mark.parametrize(
    ("slot", "change"),
    [
        ("date", {"date": {"start": "2020-05-04", "end": "2020-05-05"}}),
        ("place", {"location": {"country": "LY", "place": "Sebha", "lat": 27.04, "lon": 14.43}}),
        ("country", {"location": {"country": "NE", "place": "Murzuq", "where_prec": 1}}),
        ("weapon", {"weapon": {"type": "aircraft", "platform": "MQ-9 Reaper"}}),
        ("platform", {"weapon": {"type": "drone", "platform": None}}),
        ("strikes", {"strikes": {"min": 3, "max": 3}}),
        ("attackers", {"attackers": [{"id": "LY"}]}),
        ("targets", {"targets": []}),
        ("named", {"named": [{"name": "Abu Salim", "outcome": "injured"}]}),
        ("killed total", {"killed": {"total": {"min": 8, "max": None}}}),
        ("hedge", {"killed": {"total": {"min": 8, "max": 8, "hedge": "about"}}}),
        ("injured total", {"injured": {}}),
        ("infrastructure", {"infrastructure": ["house"]}),
        ("stage", {"stage": "planned"}),
    ],
)
def test_a_wrong_value_costs_its_slot(slot, change):
    _, strike = single()
    right, wrong = marks(strike, told(strike))[slot], marks(strike, {**told(strike), **change})[slot]
    assert right.hit == right.told == right.true > wrong.hit


def test_spellings_and_readings_left_open_all_count():
    _, strike = single()
    report = told(strike)
    report["location"] |= {"place": "Morzug", "lat": None, "lon": None}
    report["attackers"] = [{"id": "NATO"}]
    found = marks(strike, report)
    assert found["place"].hit == found["attackers"].hit == 1


def test_a_value_that_may_be_told_counts_neither_way():
    _, strike = single(infrastructure=["compound", "house?"])
    for told_kinds, marked in ((["compound"], (1, 1, 1)), (["compound", "house"], (1, 1, 1)), (["house"], (0, 0, 1))):
        found = marks(strike, {**told(strike), "infrastructure": told_kinds})["infrastructure"]
        assert (found.hit, found.told, found.true) == marked


def test_a_platform_that_may_be_told_counts_neither_way_and_another_one_is_wrong():
    _, strike = single(weapon={"type": "drone", "platform": "FPV drone?"})
    report = told(strike)
    assert "platform" not in marks(strike, report)
    assert "platform" not in marks(strike, report | {"weapon": {"type": "drone", "platform": None}})
    other = marks(strike, report | {"weapon": {"type": "drone", "platform": "MQ-9 Reaper"}})
    assert (other["platform"].hit, other["platform"].told) == (0, 1)


def test_what_a_text_only_implies_counts_neither_way():
    _, strike = single(date=None, weapon=None, killed={"total": [3, 3]}, strikes=None)
    report = told(strike) | {
        "date": {"start": "2020-05-01", "end": "2020-05-04", "date_prec": 2},
        "weapon": {"type": "aircraft", "platform": None},
        "strikes": {"min": 2, "max": None},
        "killed": {category: {"min": 3, "max": 3} for category in ("total", "civilians")},
    }
    assert not {"date", "weapon", "strikes", "killed civilians"} & marks(strike, report).keys()


def test_a_vague_date_may_be_off_by_as_much_as_it_is_vague():
    _, strike = single(date={"start": "2020-05-04", "end": "2020-05-05", "date_prec": 2})
    near, far = ({**told(strike), "date": {"start": day, "end": day}} for day in ("2020-05-04", "2020-05-02"))
    assert marks(strike, near)["date"].hit == 1
    assert marks(strike, far)["date"].hit == 0


def test_one_missile_strike_and_missiles_counted_as_strikes_are_not_held_against_a_report():
    _, strike = single(strikes=None, munitions=[4, 4])
    for number, scored in ((1, False), (4, False), (3, True)):
        found = marks(strike, {**told(strike), "strikes": {"min": number, "max": number}})
        assert ("strikes" in found) == scored


def test_a_missed_strike_and_an_invented_one_cost_recall_and_precision():
    made = entry({**ARTICLE, "style": "wire", "phenomena": [], "truth": [STRIKE, {"date": None, "stage": "planned"}]})
    report = told(made.strikes[0])
    elsewhere = {
        **report,
        "date": {"start": "2019-01-01", "end": "2019-01-01"},
        "location": {"country": "SY", "place": "Raqqa", "lat": 35.9, "lon": 39.0},
        "killed": {},
    }
    outcome = align(entry({**ARTICLE, "style": "wire", "phenomena": [], "truth": [STRIKE]}), [report, elsewhere])
    assert (len(outcome.pairs), len(outcome.missed), len(outcome.extra)) == (1, 0, 1)
    assert align(made, []).missed == made.strikes


def test_a_strike_that_may_be_told_counts_neither_way():
    made, strike = single(optional=True)
    for reports in ([], [told(strike)]):
        outcome = align(made, reports)
        assert not any((outcome.pairs, outcome.missed, outcome.extra))


def test_silence_is_counted_on_articles_without_a_strike():
    made = entry({**ARTICLE, "style": "uk", "phenomena": ["labour"], "truth": []})
    _, strike = single()
    assert table([align(made, [])]).score("silent").recall == 1.0
    assert table([align(made, [told(strike)])]).score("silent").recall == 0.0


def test_a_row_that_is_not_well_made_is_complained_of():
    row = {**ARTICLE, "style": "epic", "phenomena": ["rain"], "truth": [{**STRIKE, "stage": "done", "colour": "red"}]}
    assert {complaint.split()[0] for complaint in complaints(row)} == {"style", "phenomena", "fields", "stage"}
