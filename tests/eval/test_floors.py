"""No slot of the corpus is read worse than it was when its floor was pinned."""

import json

import pytest

from tests.eval import accuracy, gold
from tests.eval.corpus import evaluate, extract
from tests.eval.floors import PATHS, below, blind_state, figures, pin, read
from tests.eval.truth import BLIND, SETS, digest, load


def measured(date, **others):
    figures = {slot: {"f1": f1, "true": 90} for slot, f1 in {"date": date, **others}.items()}
    return {"epsilon": 0.02, "corpus": {}, "figures": figures}


def pinned_date(path):
    pinned = read(path)
    return pinned["figures"]["date"]["f1"], pinned["floors"]["date"]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "floors.json"


@pytest.mark.parametrize("name", SETS)
def test_the_floors_were_pinned_for_this_corpus(name):
    hint = f"pin again: python -m tests.eval.corpus --set {name} --pin"
    assert read(PATHS[name])["corpus"]["sha256"] == digest(SETS[name]), hint


@pytest.mark.slow
@pytest.mark.parametrize("name", SETS)
def test_no_slot_is_below_its_floor(name):
    entries = load(SETS[name])
    now = figures(entries, evaluate(entries, extract(entries)), SETS[name])
    assert below(read(PATHS[name]), now) == {}


def test_a_figure_below_its_floor_is_named_and_what_is_within_the_room_is_not():
    pinned = {**measured(0.8), "floors": {"date": 0.8}}
    assert below(pinned, measured(0.75)) == {"date": "date: 0.7500 is below its floor of 0.8000"}
    assert below(pinned, measured(0.79)) == {}
    assert below(pinned, {**measured(0.8), "figures": {}}) == {"date": "date: 0.0000 is below its floor of 0.8000"}


def test_a_floor_is_for_all_strikes_where_the_set_counts_the_missed_ones():
    now = {**measured(0.9), "figures": {"date": {"f1": 0.9, "all": 0.6, "true": 90}}}
    assert list(below({**now, "floors": {"date": 0.7}}, now)) == ["date"]


def test_a_pin_with_a_higher_figure_raises_the_floor(path):
    for figure in (0.8, 0.9):
        assert pin(measured(figure), path=path) == {}
        assert pinned_date(path) == (figure, figure)


def test_pins_with_ever_lower_figures_leave_the_floor_where_it_was(path):
    pin(measured(0.8), path=path)
    for figure in (0.79, 0.785):
        assert pin(measured(figure), path=path) == {}
        assert pinned_date(path) == (figure, 0.8)
    assert pin(measured(0.77), path=path) == {"date": "date: 0.7700 is below its floor of 0.8000"}
    assert pinned_date(path) == (0.785, 0.8)


def test_a_slot_that_is_named_goes_down_with_its_figure_and_no_other(path):
    pin(measured(0.8, place=0.8), path=path)
    assert list(pin(measured(0.7, place=0.7), ["date"], path)) == ["place"]
    assert pin(measured(0.7, place=0.79), ["date"], path) == {}
    assert read(path)["floors"] == {"date": 0.7, "place": 0.8}
    assert pin({**measured(0.7), "figures": {}}, ["date", "place"], path) == {}
    assert read(path)["floors"] == {}


def test_a_slot_gets_a_floor_once_it_is_told_often_enough_and_keeps_it(path):
    pin({**measured(0.8), "fewest": 91}, path=path)
    assert read(path)["floors"] == {}
    pin({**measured(0.8), "fewest": 90}, path=path)
    pin({**measured(0.79), "fewest": 91}, path=path)
    assert read(path)["floors"] == {"date": 0.8}


@pytest.mark.parametrize("name", SETS)
def test_what_was_pinned_is_not_below_its_floors(name):
    pinned = read(PATHS[name])
    assert below(pinned, pinned) == {}
    often = {slot for slot, figures in pinned["figures"].items() if figures["true"] >= pinned.get("fewest", 0)}
    assert often <= pinned["floors"].keys()


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
    pinned = {**read(), **measured(0.8), "corpus": {"articles": 3, "silent_articles": 1, "strikes": 4}}
    accuracy.write(pinned, document=document)
    assert accuracy.stands("slots", document) == accuracy.slots(pinned)
    assert "3 articles, 1 of them without a strike" in document.read_text()
    assert document.read_text().endswith("<!-- end of slots -->\nrest\n")
