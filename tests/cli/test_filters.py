import bz2
import gzip
import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import orjson
import pytest
from click.testing import CliRunner

from streams.cli.filters import each, filter_options, run_filter
from streams.contract.batch import Bad, Ok
from streams.contract.codec import decode_article
from streams.domain.errors import SettingsError, SourceError


@click.command()
@filter_options
def echo(source, target, strict):
    """Articles in, articles out; a title of `crash` is refused as a step behind the decoder would."""

    def transform(items):
        for item in items:
            if item.record.title == "crash":
                yield Bad(item.line, "processing_error", "crashed")
            else:
                yield item.record

    run_filter(decode_article, transform, source=source, target=target, strict=strict)


def line(number: int, title: str = "") -> bytes:
    return orjson.dumps({"id": f"a{number}", "title": title, "text": "A drone fell on the road."}) + b"\n"


MIXED = line(1) + b"nonsense\n" + line(3, "crash") + line(4)


def ids(out: bytes) -> list[str]:
    return [orjson.loads(row)["id"] for row in out.splitlines()]


def test_good_lines_come_out_in_order_and_bad_ones_on_standard_error():
    result = CliRunner().invoke(echo, input=MIXED)
    assert result.exit_code == 0
    assert ids(result.stdout_bytes) == ["a1", "a4"]
    told = [orjson.loads(row) for row in result.stderr_bytes.splitlines()]
    assert [(t["line"], t["reason"]) for t in told] == [(2, "not_json"), (3, "processing_error")]


def test_strict_makes_bad_lines_the_exit_status_but_still_reads_all():
    result = CliRunner().invoke(echo, ["--strict"], input=MIXED)
    assert (result.exit_code, ids(result.stdout_bytes)) == (1, ["a1", "a4"])
    assert CliRunner().invoke(echo, ["--strict"], input=line(1)).exit_code == 0


def test_files_instead_of_streams(tmp_path):
    (tmp_path / "in").write_bytes(MIXED)
    result = CliRunner().invoke(echo, ["--input", str(tmp_path / "in"), "--output", str(tmp_path / "out")])
    assert result.exit_code == 0
    assert result.stdout_bytes == b""
    assert ids((tmp_path / "out").read_bytes()) == ["a1", "a4"]


def test_writing_over_the_input_is_refused_before_it_is_lost(tmp_path):
    (tmp_path / "in").write_bytes(MIXED)
    result = CliRunner().invoke(echo, ["-i", str(tmp_path / "in"), "-o", str(tmp_path / "in")])
    assert result.exit_code == 2
    assert "same file" in result.stderr
    assert (tmp_path / "in").read_bytes() == MIXED


@pytest.mark.slow
def test_standard_input_is_no_way_around_that(tmp_path):
    file = tmp_path / "in"
    file.write_bytes(MIXED)
    command = [sys.executable, "-c", "from tests.cli.test_filters import echo; echo()", "-o", str(file)]
    with file.open("rb") as stream:
        done = subprocess.run(command, stdin=stream, capture_output=True)
    assert (done.returncode, file.read_bytes()) == (2, MIXED)
    assert b"same file" in done.stderr


def test_a_line_on_which_a_step_fails_is_a_bad_line():
    def halve(item):
        return (item.record // 2, 10 // item.record)

    made = list(each([Ok(2, 1), Ok(0, 2), Ok(5, 4)], halve))
    assert made == [1, 5, Bad(2, "processing_error", "ZeroDivisionError: integer division or modulo by zero"), 2, 2]


def test_what_stops_everything_is_not_taken_for_a_bad_line():
    def refuse(_):
        raise SettingsError("STRIKEWIRE_EXTRACTOR", "is not there")

    with pytest.raises(SettingsError):
        list(each([Ok(1, 1)], refuse))


def test_settings_are_read_before_an_output_is_emptied(strikewire, tmp_path):
    (tmp_path / "out").write_bytes(b"yesterday's\n")
    done = strikewire("extract", "-o", str(tmp_path / "out"), input="", env={"STRIKEWIRE_EXTRACTOR": "oracle"})
    assert done.returncode == 2
    assert (tmp_path / "out").read_bytes() == b"yesterday's\n"


@pytest.mark.parametrize(
    ("packed", "told"), [(gzip.compress(MIXED), "zcat"), (b"\xff\xfe{\x00", "UTF-16"), (bz2.compress(MIXED), "bzcat")]
)
def test_a_packed_input_is_one_sentence(packed, told):
    result = CliRunner().invoke(echo, input=packed)
    assert isinstance(result.exception, SourceError), "which main() says and gives exit status 2"
    assert told in str(result.exception)
    assert (result.stdout_bytes, result.stderr_bytes) == (b"", b"")


def test_an_absent_input_is_one_sentence():
    result = CliRunner().invoke(echo, ["-i", "/absent/file"])
    assert result.exit_code == 2, "1 is for the bad lines of --strict"
    assert "/absent/file" in result.stderr
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_an_input_that_cannot_be_read_is_one_sentence():
    result = CliRunner().invoke(echo, ["-i", "/proc/self/mem"])
    assert (result.stdout_bytes, result.exit_code) == (b"", 2)
    assert result.stderr == "Error: Could not read '/proc/self/mem': Input/output error\n"


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [(), ("-o", "/dev/full")])
def test_a_full_disk_is_one_sentence(arguments, tmp_path):
    (tmp_path / "in").write_bytes(MIXED)
    code = "from tests.cli.test_filters import echo; echo()"
    command = [sys.executable, "-c", code, "-i", str(tmp_path / "in"), *arguments]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    name = b"'/dev/full'" if arguments else b"standard output"
    assert done.stderr.splitlines()[-1] == b"Error: Could not write " + name + b": No space left on device"
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def start(**streams) -> subprocess.Popen:
    code = "from tests.cli.test_filters import echo; echo()"
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **streams)


@pytest.mark.slow
def test_a_reader_that_goes_away_ends_it_quietly(tmp_path):
    (tmp_path / "in").write_bytes(b"".join(line(n) for n in range(20_000)))
    with (tmp_path / "in").open("rb") as source:
        process = start(stdin=source)
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(20) == 141


@pytest.mark.slow
def test_an_interrupt_writes_out_what_was_read_and_ends_quietly():
    process = start(stdin=subprocess.PIPE)
    process.stdin.write(line(1) + b"bad\n")
    process.stdin.flush()
    assert b'"line":2' in process.stderr.readline()
    os.kill(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (ids(out), err, process.returncode) == (["a1"], b"", 130)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("closed", "status", "out", "err"),
    [
        ("<&-", 2, b"", b"Error: Could not read standard input: Bad file descriptor\n"),
        (">&-", 2, b"", b"Error: Could not write standard output: Bad file descriptor\n"),
        ("2>&-", 0, line(1), b""),
    ],
)
def test_a_standard_stream_that_is_closed(tmp_path, closed, status, out, err):
    (tmp_path / "in").write_bytes(b"nonsense\n" + line(1))
    code = "from tests.cli.test_filters import echo; echo()"
    words = ["bash", "-c", f'"$0" "$@" {closed}', sys.executable, "-c", code]
    with (tmp_path / "in").open("rb") as stream:
        done = subprocess.run(words, stdin=stream, capture_output=True)
    assert (done.returncode, done.stderr) == (status, err)
    assert ids(done.stdout) == ids(out)
