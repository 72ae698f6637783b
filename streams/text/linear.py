"""Large patterns in time linear in the text, whatever it holds (RE2: docs/decisions/008-re2.md)."""

from collections.abc import Iterator
from typing import Protocol

import re2

_MEMORY = 64 << 20
"""Bytes that RE2 may spend on a pattern's automaton; the trigger pattern outgrows its default of 8 MiB."""


class Match(Protocol):
    """What is used of a match; offsets are code points, as in `re`."""

    @property
    def lastgroup(self) -> str | None:
        """Name of the outermost group that matched last."""
        ...

    def group(self) -> str:
        """The words."""
        ...

    def start(self) -> int:
        """Where they begin."""
        ...

    def end(self) -> int:
        """Where they end."""
        ...


class Pattern(Protocol):
    """A compiled pattern."""

    def finditer(self, text: str, /) -> Iterator[Match]:
        """All matches from left to right, not overlapping."""
        ...

    def search(self, text: str, /) -> Match | None:
        """The first match."""
        ...


def compile_linear(pattern: str) -> Pattern:
    """Compile without regard to case. No look-around and no back-references: RE2 has none."""
    options = re2.Options()
    options.case_sensitive = False
    options.max_mem = _MEMORY
    compiled: Pattern = re2.compile(pattern, options)
    return compiled
