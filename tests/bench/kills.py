"""Stream and batch side by side: `python -m tests.bench kills [-- FILE]` replays recorded news through Kafka, once as it is and
once with three `kill -9` of the worker, and prints what was written and whether incidents and rolling tables equal the batch.
"""

import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson

from streams.contract.topics import ARTICLES, ARTICLES_DLQ, CHANGES, INCIDENTS, REPORTS, ROLLUPS
from tests.bench.stream import broker, read
from tests.integration import conftest
from tests.integration.conftest import Stage, wait_until, without_stamps
from tests.integration.test_worker import figures

PATIENCE = 400
AS_OF = "2016-04-01T00:00:00Z"
SHARES = (0.2, 0.5, 0.8)
"""Of all reports, how many are written when the worker is killed."""


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    conftest.PATIENCE = PATIENCE
    articles, name = read(arguments)
    lines = b"".join(value + b"\n" for value in articles.values())
    reports = filtered(("extract",), lines)
    incidents = filtered(("match",), reports)
    rows = filtered(("rollup", "--as-of", AS_OF), incidents)
    wanted = {i["incident_id"]: without_stamps(i) for i in map(orjson.loads, incidents.splitlines())}
    table = {f"{r['window']}|{r['dimension']}|{r['value']}": r for r in map(orjson.loads, rows.splitlines())}
    count = len(reports.splitlines())
    print(f"{name}: {len(articles)} articles; batch: {count} reports, {len(wanted)} incidents, {len(table)} rows")
    print("kills  seconds  articles  dead letters  reports  changes  incidents  equal  rows  equal", flush=True)
    with tempfile.TemporaryDirectory(prefix="strikewire-kills-") as folder, broker(Path(folder)) as servers:
        for kills in ([], [int(count * share) for share in SHARES]):
            print(replayed(servers, Path(folder), lines, kills, wanted, table), flush=True)


def filtered(command: Sequence[str], given: bytes) -> bytes:
    """Output of one filter of the command line."""
    program = [sys.executable, "-c", "from streams.cli.main import main; main()", *command]
    return subprocess.run(program, input=given, stdout=subprocess.PIPE, check=True).stdout


def replayed(
    servers: str, folder: Path, lines: bytes, kills: Sequence[int], wanted: dict[str, Any], table: dict[str, Any]
) -> str:
    """One row: a worker on topics of its own, killed whenever so many reports are written."""
    prefix = f"k{uuid.uuid4().hex[:6]}-"
    env = {
        "STRIKEWIRE_BOOTSTRAP_SERVERS": servers,
        "STRIKEWIRE_TOPIC_PREFIX": prefix,
        "STRIKEWIRE_DATA_DIR": str(folder / "data"),
    }
    (folder / prefix).mkdir()
    stage = Stage(env, folder / prefix)
    stage.env["STRIKEWIRE_ROLLUPS_AS_OF"] = AS_OF
    try:
        stage.start()
        stage.wait_ready()
        began = time.monotonic()
        source = stage.produce(lines)
        for reached in kills:
            wait_until(f"{reached} reports", lambda reached=reached: stage.end(REPORTS) >= reached)
            for child in wait_until("a child", stage.children):
                child.kill()
        source.wait(PATIENCE)
        stage.wait_ready()
        stage.wait_done()
        newest, sums = stage.newest(INCIDENTS), figures(stage.newest(ROLLUPS))
        seconds = time.monotonic() - began
        stage.stop()
        ends = (stage.end(t) for t in (ARTICLES, ARTICLES_DLQ, REPORTS, CHANGES))
        return "{:>5}  {:>7.0f}  {:>8}  {:>12}  {:>7}  {:>7}  {:>9}  {!s:>5}  {:>4}  {!s:>5}".format(
            len(kills), seconds, *ends, len(newest), newest == wanted, len(sums), sums == figures(table)
        )
    finally:
        stage.close()
