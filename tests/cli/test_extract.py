"""`strikewire extract` as a process: the same from a file as from a pipe, and a pipe is answered at once."""

import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from streams.cli.reading import extractions
from streams.domain.article import Article
from tests.integration.standins import LineExtractor

COMMAND = (sys.executable, "-c", "from streams.cli.main import main; main()", "extract")
TEXTS = [f"An air strike on a market in Idlib killed {n} people on Monday, rescuers said." for n in range(2, 9)]


def line(number: int, text: str) -> bytes:
    return orjson.dumps({"id": f"a{number}", "text": text, "published_at": "2024-05-28T10:00:00Z"}) + b"\n"


LINES = [line(n, text) for n, text in enumerate(TEXTS)]


@pytest.fixture
def whole(tmp_path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(b"".join(LINES))
    return path


@pytest.mark.slow
def test_a_file_a_redirection_and_a_pipe_give_the_same_reports(whole):
    named = subprocess.run([*COMMAND, "--input", str(whole)], stdout=subprocess.PIPE, check=True).stdout
    with whole.open("rb") as handle:
        led = subprocess.run(COMMAND, stdin=handle, stdout=subprocess.PIPE, check=True).stdout
    piped = subprocess.run(COMMAND, input=whole.read_bytes(), stdout=subprocess.PIPE, check=True).stdout
    told = [orjson.loads(row)["killed"]["total"]["min"] for row in named.splitlines()]
    assert told == list(range(2, 9))
    assert named == led == piped


@pytest.mark.slow
def test_a_pipe_that_stays_open_is_answered_at_once():
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in (0, 1):
            process.stdin.write(LINES[number])
            process.stdin.flush()
            assert orjson.loads(process.stdout.readline())["article_id"] == f"a{number}"


@pytest.mark.parametrize("at_rest", [True, False])
def test_a_fault_of_one_article_stands_in_its_place_and_the_next_is_read(at_rest):
    articles = [Article(id="a", text="UA 3"), Article(id="b", text="boom"), Article(id="c", text="SY 1")]
    first, second, third = extractions(LineExtractor(), iter(articles), at_rest=at_rest)
    assert isinstance(second, ZeroDivisionError)
    assert (first.article_id, third.article_id) == ("a", "c")
