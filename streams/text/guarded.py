"""Patterns of `re` that RE2 looks for first: a tenth of the cost where there is no match, `re`'s own answer where there is.

`re` tries every alternative of a large pattern at every character, and takes twice as long without regard to case; RE2 reads
each character once. But RE2 has no look-around and another notion of characters beyond ASCII. So it is given a looser
pattern, which matches wherever the exact one does and perhaps elsewhere, and a text of ASCII stand-ins.
"""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import re2

from streams.text.linear import LOOSE, loose_twin, twin_of

_OPENING: Final = re.compile(r"\((?:\?P<\w+>|\?(?=[a-z-]*[:)])|(?!\?))")
_LOOK_AROUND: Final = ("(?=", "(?!", "(?<=", "(?<!")
_SPACE: Final = r"\s\x0b\x1c-\x1f"
"""White space of `re` in ASCII; RE2 knows less of it."""
_STAND_INS: Final = " _0"
"""What stands in for characters beyond ASCII, and so must not be excluded by a negated class."""


_END_OF_TEXT: Final = r"(?:\n?\z)"
_END: Final = sys.maxsize
_MEMORY: Final = 8 << 20
"""Bytes that RE2 may spend on a guard's automaton, which grows with what it reads: dozens of them live as long as a worker. Few
need more than two mebibytes, but those that have to do without take fifty times as long.
"""


class Guarded:
    """A compiled pattern that costs a microsecond where it does not match."""

    __slots__ = ("_exact", "_guard")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._exact = re.compile(pattern, flags)
        self._guard = _guard(pattern, flags)

    @property
    def exact(self) -> re.Pattern[str]:
        """The pattern without its guard."""
        return self._exact

    def search(self, text: str, begin: int = 0, end: int = _END, /) -> re.Match[str] | None:
        """The first match in `text[begin:end]`."""
        seen = text[max(0, begin - 1) : end] if begin or end < len(text) else text  # as `_seen`: most are searches
        return self._exact.search(text, begin, end) if self._guard.Match(seen.encode("ascii", LOOSE)) else None

    def match(self, text: str, begin: int = 0, end: int = _END, /) -> re.Match[str] | None:
        """The match at `begin`."""
        return self._exact.match(text, begin, end) if self._guard.Match(_seen(text, begin, end)) else None

    def finditer(self, text: str, begin: int = 0, end: int = _END, /) -> Iterator[re.Match[str]]:
        """All matches from left to right, not overlapping."""
        return self._exact.finditer(text, begin, end) if self._guard.Match(_seen(text, begin, end)) else iter(())

    def sub(self, replacement: str, text: str, /) -> str:
        """`text` with all matches replaced."""
        return self._exact.sub(replacement, text) if self._guard.Match(loose_twin(text)) else text


def _seen(text: str, begin: int, end: int) -> bytes:
    """Stand-ins of what a search looks at: the character before it, too, which makes a word's edge or not."""
    return loose_twin(text[max(0, begin - 1) : end] if begin or end < len(text) else text)


class Led:
    """A compiled pattern that is found often: RE2 tells where a match may be, so that `re` need not try all places between."""

    __slots__ = ("_exact", "_guide")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._exact = re.compile(pattern, flags)
        self._guide = re2.compile(loosened(pattern, verbose=bool(flags & re.X)).encode(), _options(flags))

    @property
    def exact(self) -> re.Pattern[str]:
        """The pattern without its guide."""
        return self._exact

    def searcher(self, text: str, /) -> Callable[[int], re.Match[str] | None]:
        """A function that gives the first match in `text` from an offset on, for offsets that never go back."""
        exact, spans = self._exact, [m.span() for m in self._guide.finditer(loose_twin(text))]
        i = 0

        def search(at: int) -> re.Match[str] | None:
            nonlocal i
            while i < len(spans) and spans[i][1] <= at:
                i += 1
            return exact.search(text, max(at, spans[i][0])) if i < len(spans) else None

        return search


class Lines:
    """Patterns of what a line may be or hold, asked of all lines of a text at once."""

    __slots__ = ("_guide",)

    def __init__(self, patterns: Sequence[str], flags: int = 0) -> None:
        options = _options(flags)
        options.never_nl = True  # no match reaches into the next line and hides it
        every = (_in_line(loosened(p, verbose=bool(flags & re.X))) for p in patterns)
        self._guide = re2.compile("|".join(every).encode(), options)

    def suspects(self, text: str, /) -> Iterator[int]:
        """Where a match may begin in the text, in each line that one of the patterns matches without the white space around it."""
        return (m.start() for m in self._guide.finditer(loose_twin(text)))


_COUNTED: Final = re.compile(r"\{\d*,\d+\}\??")


def _in_line(loose: str) -> str:
    """A loosened pattern, with its ends at those of a line. Repetitions are not counted in it, as there are hundreds of states
    to a `.{0,200}`.
    """
    if loose.startswith("^"):
        loose = rf"(?m:^)[{_SPACE}]*{loose[1:]}"
    return _COUNTED.sub("*", loose.replace(_END_OF_TEXT, rf"[{_SPACE}]*(?m:$)"))


def compile_guarded(pattern: str, flags: int = 0) -> Guarded:
    """Compile for a search that mostly finds nothing. `flags` as in `re` (no `re.M`); not for patterns with back-references."""
    return Guarded(pattern, flags)


def compile_led(pattern: str, flags: int = 0) -> Led:
    """Compile for all matches of a text, one by one. As `compile_guarded`; not for patterns that match nothing at all."""
    return Led(pattern, flags)


def compile_lines(patterns: Sequence[str], flags: int = 0) -> Lines:
    """Compile patterns of lines or of words in them. As `compile_guarded`; a repetition is written `{m,n}`, a brace otherwise not."""
    return Lines(patterns, flags)


def _options(flags: int) -> Any:
    if flags & (re.M | re.S):
        raise ValueError("a guard knows no flags of lines and full stops (re.M, re.S): it would pass too little")
    options = re2.Options()
    options.max_mem = _MEMORY
    options.case_sensitive = not flags & re.I
    return options


def _guard(pattern: str, flags: int) -> Any:
    guard = re2.Set.SearchSet(_options(flags))
    guard.Add(loosened(pattern, verbose=bool(flags & re.X)))
    guard.Compile()
    return guard


def loosened(pattern: str, verbose: bool = False) -> str:
    """The pattern in RE2's language, without look-around and with ASCII stand-ins: it matches the stand-in of every text that
    `pattern` matches.
    """
    out: list[str] = []
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if pattern.startswith(_LOOK_AROUND, at):
            at = _group_end(pattern, at)
        elif char == "(" and (opening := _OPENING.match(pattern, at)):
            out.append("(?" if opening.group() == "(?" else "(?:")
            at = opening.end()
        elif char == "[":
            end = _class_end(pattern, at)
            out.append(_loose_class(pattern[at + 1 : end - 1]))
            at = end
        elif char == "\\":
            out.append(_loose_escape(pattern[at : at + 2]))
            at += 2
        elif verbose and char == "#":
            at = f"{pattern}\n".index("\n", at)
        else:
            if not (verbose and char.isspace()):
                out.append(_END_OF_TEXT if char == "$" else twin_of(char))
            at += 1
    return "".join(out)


def _loose_escape(escape: str) -> str:
    if escape[1].isdigit():
        raise ValueError(f"a back-reference, {escape}, has no place in a guarded pattern")
    return {r"\s": f"[{_SPACE}]", r"\Z": r"\z"}.get(escape, escape)


def _loose_class(inner: str) -> str:
    """A character class, given what stands between its brackets."""
    if not inner.startswith("^"):
        return f"[{''.join(map(twin_of, inner.replace(chr(92) + 's', _SPACE)))}]"
    kept = "".join(c for c in inner.replace("0-9", "1-9") if c.isascii() and c not in _STAND_INS)
    return f"[{kept}]" if kept != "^" else "(?s:.)"


def _class_end(pattern: str, at: int) -> int:
    """Where the character class that opens at `at` is over."""
    at += 3 if pattern.startswith("[^", at) else 2  # a bracket that comes first closes nothing
    while pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at + 1


def _group_end(pattern: str, at: int) -> int:
    """Where the group that opens at `at` is over."""
    depth = 0
    while True:
        char = pattern[at]
        if char == "[":
            at = _class_end(pattern, at)
            continue
        if char == "\\":
            at += 2
            continue
        depth += (char == "(") - (char == ")")
        at += 1
        if depth == 0:
            return at
