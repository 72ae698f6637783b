"""JSON Lines in: records with their line numbers, bad lines as data. Shared by the command-line filters and the replay."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Final, Generic, TypeVar

import orjson

from streams.contract.topics import LARGEST_RECORD_BYTES
from streams.domain.errors import DecodeError, SourceError

_R = TypeVar("_R")

PACKED: Final = (
    (b"\x1f\x8b", "packed with gzip", "zcat"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", "zstdcat"),
    (b"BZh", "packed with bzip2", "bzcat"),
    (b"\xfd7zXZ\x00", "packed with xz", "xzcat"),
    (b"PK\x03\x04", "packed with zip", "unzip -p"),
    (b"\xff\xfe", "UTF-16", "iconv -f UTF-16 -t UTF-8"),
    (b"\xfe\xff", "UTF-16", "iconv -f UTF-16 -t UTF-8"),
)
"""How a file begins that is no text in UTF-8, what it is, and the program that makes it so."""
_LINE_LIMIT: Final = LARGEST_RECORD_BYTES + len(b"\r\n")


@dataclass(frozen=True, slots=True)
class Ok(Generic[_R]):
    """A record and the number of its line, from 1."""

    record: _R
    line: int


@dataclass(frozen=True, slots=True)
class Bad:
    """A line that is no record: why (`reason` of `DEAD_LETTER_REASONS`), where in it (`field`), and in words."""

    line: int
    reason: str
    message: str
    field: str = ""

    def as_json(self) -> bytes:
        """One JSON object, as the filters print it to standard error."""
        found = {"line": self.line, "reason": self.reason, "field": self.field, "message": self.message}
        return orjson.dumps({name: value for name, value in found.items() if value != ""})


def read_lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines without their end, blank ones left out; None for a line longer than a message may be.

    A line is never held beyond `LARGEST_RECORD_BYTES`, so that a file without line ends cannot eat the memory.

    Raises:
        SourceError: the stream is packed, or in UTF-16: each of its lines would be a bad one, and none a help.
    """
    number = 0
    while line := stream.readline(_LINE_LIMIT):
        number += 1
        if number == 1:
            _refuse_packed(line)
        cut = not line.endswith(b"\n") and len(line) == _LINE_LIMIT
        while cut and (rest := stream.readline(_LINE_LIMIT)) and not rest.endswith(b"\n"):
            pass
        if cut:
            yield number, None
        elif (line := line.rstrip(b"\r\n")) and not line.isspace():
            yield number, line


def _refuse_packed(first: bytes) -> None:
    for beginning, told, program in PACKED:
        if first.startswith(beginning):
            raise SourceError(f"the input is {told}, not JSON Lines in UTF-8; unpack it: {program} FILE | strikewire …")


def read_records(stream: IO[bytes], decode: Callable[[bytes | None], _R]) -> Iterator[Ok[_R] | Bad]:
    """Every line as a record or as what is wrong with it, in order; never stops at a bad line."""
    for number, line in read_lines(stream):
        if line is None:
            yield Bad(number, "too_large", f"more than {LARGEST_RECORD_BYTES} bytes")
            continue
        try:
            yield Ok(decode(line), number)
        except DecodeError as error:
            yield Bad(number, error.reason, error.problem, error.field)
