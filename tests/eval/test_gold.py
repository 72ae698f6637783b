"""The table of the development gold, with or without figures."""

import json
import sys
from subprocess import run

from tests.eval import gold


def test_every_row_stands_beside_its_floor_must_and_goal():
    figures = {m.key: m.goal for m in gold.TABLE}
    table = gold.lines(figures)
    assert len(table) == len(gold.TABLE) + 2
    assert table[-1] == f"{len(gold.TABLE)} of {len(gold.TABLE)} rows at or above must"
    assert all(row.endswith("goal") for row in table[1:-1])


def test_a_row_says_how_far_it_has_come():
    found = next(m for m in gold.TABLE if m.key == "gaza: incident found")
    extra = next(m for m in gold.TABLE if m.low_is_good)
    assert [gold.verdict(found, f) for f in (None, 0.5, 0.97, 0.99)] == ["not measured", "below", "must", "goal"]
    assert [gold.verdict(extra, f) for f in (1.0, 0.25, 0.1)] == ["below", "must", "goal"]


def test_what_must_be_reached_lies_between_floor_and_goal():
    for m in gold.TABLE:
        assert (m.goal <= m.must) if m.low_is_good else (m.must <= m.goal), m.key


def test_figures_measured_before_are_printed(tmp_path, capsys):
    results = tmp_path / "figures.json"
    results.write_text(json.dumps({"drone: incident found": 0.96}))
    gold.main(["--results", str(results)])
    assert "0.960  must" in capsys.readouterr().out


def test_without_gold_beside_the_project_there_is_nothing_to_measure(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(gold, "SCORER", tmp_path / "score.py")
    gold.main()
    assert "no development gold" in capsys.readouterr().out


def test_a_scorer_is_run_on_the_command_line_of_this_tree(monkeypatch, tmp_path, capsys):
    scorer = tmp_path / "score.py"
    scorer.write_text(
        "import argparse, json, subprocess\n"
        "p = argparse.ArgumentParser(); p.add_argument('--cmd'); p.add_argument('--json')\n"
        "a = p.parse_args()\n"
        "line = json.dumps({'id': 'x', 'text': 'A drone strike killed 4 people in Sebha, Libya, on 5 May 2020.'})\n"
        "out = subprocess.run([*a.cmd.split(), 'extract'], input=line.encode(), capture_output=True, check=True).stdout\n"
        "open(a.json, 'w').write(json.dumps({'drone: incident found': float(b'\"LY\"' in out)}))\n"
    )
    monkeypatch.setattr(gold, "SCORER", scorer)
    gold.main()
    assert "1.000  goal" in capsys.readouterr().out
    assert run([sys.executable, "-m", "tests.eval.command", "--help"], check=False, capture_output=True).returncode == 0
