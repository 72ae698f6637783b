"""What the Unix filters of `strikewire` share: options, ordered output, bad lines on standard error, clean ends."""

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, Final, Literal, TypeVar

import click

from streams.contract.batch import Bad, Ok, read_records
from streams.contract.codec import Record, encode
from streams.domain.errors import StrikewireError

_R = TypeVar("_R")
_F = TypeVar("_F", bound=Callable[..., Any])
_M = TypeVar("_M")

EXIT_BAD_LINES: Final = 1
EXIT_INTERRUPTED: Final = 130
EXIT_BROKEN_PIPE: Final = 141
"""128 + the signal's number, as the shell says it."""

Transform = Callable[[Iterator[Ok[_R]]], Iterable[Record | Bad | bytes]]
"""Good lines in, records out in order; it may answer a line with a Bad, such as `processing_error`, or with bytes that are
written as they are."""


class _UnusableError(click.ClickException):
    """A file that cannot be read or written: as a mistake in the call, and told from the bad lines of `--strict`."""

    exit_code = 2

    def __init__(self, verb: Literal["read", "write"], name: str, error: OSError) -> None:
        stream = "standard input" if verb == "read" else "standard output"
        super().__init__(f"Could not {verb} {stream if name == '-' else repr(name)}: {error.strerror}")


def filter_options(command: _F) -> _F:
    """Adds `--input`, `--output` and `--strict`, passed on as `source`, `target` and `strict`."""
    where = click.Path(dir_okay=False, path_type=str, allow_dash=True)
    for option in (
        click.option("--strict", is_flag=True, help="Exit with status 1 if any line was bad."),
        click.option(
            "--output", "-o", "target", type=where, default="-", help="File to write; default standard output."
        ),
        click.option("--input", "-i", "source", type=where, default="-", help="File to read; default standard input."),
    ):
        command = option(command)
    return command


def run_filter(
    decode: Callable[[bytes | None], _R], transform: Transform[_R], *, source: str, target: str, strict: bool
) -> None:
    """Read JSON Lines from `source`, write what `transform` makes of the good ones to `target`, one line a record.

    A bad line is one JSON line on standard error and never stops the rest. What a pipe brings is answered at once. Ends
    quietly, with the shell's exit status, when the reader of the output goes away or at Ctrl-C.
    """
    if target != "-" and _same_file(source, target):
        raise click.UsageError("input and output are the same file; writing would destroy what is to be read")
    bad = 0
    reader = _open(source, "rb")
    writer = _open(target, "wb")
    live = not is_at_rest(source)

    def report(line: Bad) -> None:
        nonlocal bad
        bad += 1
        if sys.stderr is not None:  # `2>&-`
            click.get_binary_stream("stderr").write(line.as_json() + b"\n")

    def good() -> Iterator[Ok[_R]]:
        try:
            for item in read_records(reader, decode):
                if isinstance(item, Bad):
                    report(item)
                else:
                    yield item
        except OSError as error:
            raise _UnusableError("read", source, error) from None

    try:
        with reader, writer:
            for made in transform(good()):
                if isinstance(made, Bad):
                    report(made)
                else:
                    writer.write(made if isinstance(made, bytes) else encode(made) + b"\n")
                    if live:
                        writer.flush()
            writer.flush()
    except BrokenPipeError:
        _forget(target)
        raise SystemExit(EXIT_BROKEN_PIPE) from None
    except KeyboardInterrupt:
        raise SystemExit(EXIT_INTERRUPTED) from None
    except OSError as error:  # a full disk
        _forget(target)
        raise _UnusableError("write", target, error) from None
    if strict and bad:
        raise SystemExit(EXIT_BAD_LINES)


def each(lines: Iterable[Ok[_R]], work: Callable[[Ok[_R]], Iterable[_M]]) -> Iterator[_M | Bad]:
    """What `work` makes of each line; one on which it fails is a bad line, as the worker makes a dead letter of such a record."""
    for line in lines:
        try:
            made = list(work(line))
        except Exception as error:  # noqa: BLE001 - the one place; whatever it is, the next line is read
            yield failed(line.line, error)
        else:
            yield from made


def failed(line: int, error: Exception) -> Bad:
    """The bad line that an error makes of one; an error of our own is about the whole run, and is raised."""
    if isinstance(error, StrikewireError):
        raise error
    return Bad(line, "processing_error", f"{type(error).__name__}: {error}")


def is_at_rest(source: str) -> bool:
    """Whether all of an input is there already: a file, be it named or led to the standard input ("-")."""
    if source != "-":
        return Path(source).is_file()
    try:
        return sys.stdin is not None and stat.S_ISREG(os.fstat(sys.stdin.fileno()).st_mode)
    except (OSError, ValueError):  # no file of the system's stands behind it
        return False


def _open(name: str, mode: str) -> IO[bytes]:
    """A binary stream to be used in `with`; the standard streams stay open after it."""
    try:
        if name == "-" and (sys.stdin if mode == "rb" else sys.stdout) is None:  # `<&-` and `>&-`
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return click.open_file(name, mode)
    except OSError as error:
        raise _UnusableError("read" if mode == "rb" else "write", name, error) from None


def _same_file(source: str, target: str) -> bool:
    """Whether both are one regular file, also where standard input comes from it."""
    try:
        other = Path(target).stat()
        one = os.fstat(sys.stdin.fileno()) if source == "-" and sys.stdin else Path(source).stat()
    except (OSError, ValueError):  # one is absent, or the input is none of the system's
        return False
    return stat.S_ISREG(one.st_mode) and os.path.samestat(one, other)


def _forget(target: str) -> None:
    """Let the interpreter's own flush at exit go nowhere, or it would complain about the broken pipe once more."""
    if target == "-":
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
