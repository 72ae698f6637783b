"""What the filters really write for the sample news keeps the contract, field by field."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from streams.cli import extract, match, rollup
from streams.contract import codec
from tests.contract.test_schema import validator

SAMPLE = Path(__file__).parents[2] / "producers" / "sample" / "articles.jsonl"


def run(command, *arguments: str) -> None:
    result = CliRunner().invoke(command, [*arguments, "--strict"], catch_exceptions=False)
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("records")
    reports, incidents, changes, rollups = (
        str(folder / name) for name in ("reports", "incidents", "changes", "rollups")
    )
    run(extract.command, "--input", str(SAMPLE), "--output", reports)
    run(match.command, "--input", reports, "--output", incidents)
    run(match.command, "--changes", "--input", reports, "--output", changes)
    newest = max(json.loads(line)["last_updated_at"] for line in Path(incidents).read_text().splitlines())
    run(rollup.command, "--input", incidents, "--output", rollups, "--as-of", newest)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "topic", "decode"),
    [
        ("reports", "strikes.reports.v1", codec.decode_report),
        ("incidents", "strikes.incidents.v1", codec.decode_incident),
        ("changes", "strikes.changes.v1", codec.decode_change),
        ("rollups", "strikes.rollups.v1", codec.decode_rollup),
    ],
)
def test_every_record_is_valid_and_comes_back_byte_for_byte(written, name, topic, decode):
    check = validator(topic)
    lines = (written / name).read_bytes().splitlines()
    assert len(lines) >= 5
    for line in lines:
        check.validate(json.loads(line))
        assert codec.encode(decode(line)) == line
