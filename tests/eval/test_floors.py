"""No slot of the corpus is read worse than it was when its floor was pinned."""

import json

import pytest

from tests.eval import accuracy, gold
from tests.eval.corpus import evaluate, extract
from tests.eval.floors import PATHS, below, blind_state, figures, pin, read
from tests.eval.truth import BLIND, SETS, digest, load

STATE = {"epsilon": 0.002, "corpus": {}, "floors": {"date": {"f1": 0.8, "true": 90}}}


def with_date(f1):
    return {**STATE, "floors": {"date": {"f1": f1, "true": 90}}}


@pytest.mark.parametrize("name", SETS)
def test_the_floors_were_pinned_for_this_corpus(name):
    hint = f"pin again: python -m tests.eval.corpus --set {name} --pin"
    assert read(PATHS[name])["corpus"]["sha256"] == digest(SETS[name]), hint


@pytest.mark.slow
@pytest.mark.parametrize("name", SETS)
def test_no_slot_is_below_its_floor(name):
    entries = load(SETS[name])
    now = figures(entries, evaluate(entries, extract(entries)), SETS[name])
    assert list(below(read(PATHS[name]), now)) == []


def test_a_figure_below_its_floor_is_named_and_rounding_is_not():
    assert list(below(STATE, with_date(0.79))) == ["date: 0.7900 is below its floor of 0.8000"]
    assert list(below(STATE, with_date(0.799))) == []
    assert list(below({**STATE, "fewest": 91}, with_date(0.7))) == []
    assert list(below(STATE, {**STATE, "floors": {}})) == ["date: 0.0000 is below its floor of 0.8000"]


def test_a_pin_raises_floors_and_lowers_none_unless_told_to(tmp_path):
    path = tmp_path / "floors.json"
    assert pin(with_date(0.8), False, path) == []
    assert pin(with_date(0.9), False, path) == []
    assert pin(with_date(0.7), False, path) == ["date: 0.7000 is below its floor of 0.9000"]
    assert json.loads(path.read_text())["floors"]["date"]["f1"] == 0.9
    assert pin(with_date(0.7), True, path)
    assert json.loads(path.read_text())["floors"]["date"]["f1"] == 0.7


def test_the_first_reading_of_the_blind_set_is_kept_for_good(tmp_path):
    path = tmp_path / "floors-blind.json"
    path.write_text(json.dumps({"first": {"date": 0.4}}))
    assert blind_state([], [], BLIND, path)["first"] == {"date": 0.4}
    assert blind_state([], [], BLIND, tmp_path / "none.json")["first"] == {}


@pytest.mark.parametrize(
    ("of", "name"), [(of, name) for of, sections in accuracy.SECTIONS.items() for name in sections]
)
def test_the_published_figures_are_the_pinned_ones(of, name):
    assert accuracy.stands(name) == accuracy.SECTIONS[of][name](read(PATHS[of]))


def test_the_published_figures_of_the_gold_are_the_measured_ones():
    assert accuracy.stands("gold") == gold.published(gold.read())


def test_published_figures_follow_a_pin(tmp_path):
    document = tmp_path / "accuracy.md"
    document.write_text("# A\n<!-- slots -->\nold\n<!-- end of slots -->\nrest\n")
    pinned = {**read(), **STATE, "corpus": {"articles": 3, "silent_articles": 1, "strikes": 4}}
    accuracy.write(pinned, document=document)
    assert accuracy.stands("slots", document) == accuracy.slots(pinned)
    assert "3 articles, 1 of them without a strike" in document.read_text()
    assert document.read_text().endswith("<!-- end of slots -->\nrest\n")
