"""`strikewire match` and `strikewire rollup` as filters."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from streams.cli.match import command as match
from streams.cli.rollup import command as rollup
from streams.contract.codec import encode
from streams.domain.report import StrikeReport
from tests.matching.factory import report


def run(command: Any, lines: bytes, *options: str) -> Result:
    result = CliRunner().invoke(command, list(options), input=lines)
    assert result.exit_code == 0, result.output
    return result


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def lines_of(*reports: StrikeReport) -> bytes:
    return b"".join(encode(r) + b"\n" for r in reports)


TWO = (
    report("north", "Sabha", "2024-05-14", 8, by=["US"], on=["IS"]),
    report("south", "Sabha", "2024-05-14", 9, by=["US"], on=["IS"]),
)
OTHER = report("north", "Odesa", "2024-05-13", 2, by=["RU"], part=1)


def test_match_writes_the_final_revision_of_every_incident() -> None:
    found = rows(run(match, lines_of(*TWO, OTHER)))
    assert [(i["revision"], len(i["reports"])) for i in found] == [(2, 2), (1, 1)]


def test_repeated_input_gives_the_same_output() -> None:
    assert run(match, lines_of(*TWO, OTHER)).stdout == run(match, lines_of(*TWO, OTHER, *TWO)).stdout


def test_match_writes_every_change_on_demand() -> None:
    found = rows(run(match, lines_of(*TWO), "--changes"))
    assert [(c["change"], c["revision"], c["cause"]) for c in found] == [
        ("new", 1, "rep_north#0"),
        ("updated", 2, "rep_south#0"),
    ]
    assert found[1]["before"]["killed"]["total"] == {"best": 8, "low": 8, "high": 8}
    assert found[1]["at"].startswith("2024-05-15T12:00:00")


def test_retracted_incidents_are_written_too() -> None:
    gone = StrikeReport(
        report_id=OTHER.report_id,
        report_revision=2,
        status="withdrawn",
        article_id=OTHER.article_id,
        location=OTHER.location,
    )
    (found,) = rows(run(match, lines_of(OTHER, gone)))
    assert (found["status"], found["revision"]) == ("retracted", 2)


def test_explain_says_why() -> None:
    said = run(match, lines_of(*TWO, OTHER), "--explain").stderr
    assert "rep_south#0" in said
    assert "place: same point" in said
    assert "one strike" in said


def test_rollup_ends_where_it_is_told() -> None:
    incidents = run(match, lines_of(*TWO, OTHER)).stdout_bytes
    found = {
        (r["window"], r["dimension"], r["value"]): r for r in rows(run(rollup, incidents, "--as-of", "2024-05-16"))
    }
    assert found["7d", "all", "all"]["incidents"] == 2
    assert found["7d", "attacker", "US"]["killed"] == {"best": 9, "low": 8, "high": 9}
    assert ("24h", "country", "UA") not in found


def test_rollup_without_a_time_ends_with_the_newest_incident_not_with_the_clock() -> None:
    incidents = run(match, lines_of(*TWO)).stdout_bytes
    assert {r["as_of"][:10] for r in rows(run(rollup, incidents))} == {"2024-05-15"}


def test_of_an_incident_that_comes_twice_the_highest_revision_counts() -> None:
    changes = rows(run(match, lines_of(*TWO), "--changes"))
    revisions = [json.dumps(c["after"]).encode() for c in reversed(changes)]
    (row,) = (r for r in rows(run(rollup, b"\n".join(revisions))) if (r["window"], r["dimension"]) == ("24h", "all"))
    assert (row["incidents"], row["killed"]["best"]) == (1, 9)


def test_a_bad_time_is_a_usage_error() -> None:
    result = CliRunner().invoke(rollup, ["--as-of", "yesterday"], input=b"")
    assert result.exit_code == 2
    assert "--as-of" in result.stderr


def test_the_readme_pipe_holds_together(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(lines_of(*TWO) + b"not json\n")
    result = CliRunner().invoke(match, ["--input", str(source), "--output", str(target), "--strict"])
    assert result.exit_code == 1
    assert json.loads(result.stderr)["line"] == 3
    (incident,) = map(json.loads, target.read_text().splitlines())
    assert date.fromisoformat(incident["date"]["start"]) == date(2024, 5, 14)
