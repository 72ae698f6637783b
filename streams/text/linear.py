"""Large patterns in time linear in the text, whatever it holds (RE2: docs/decisions/008-re2.md)."""

import codecs
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple, Protocol

import re2

_MEMORY: Final = 64 << 20
"""Bytes that RE2 may spend on a pattern's automaton."""
_MEMORY_OF_MANY: Final = 256 << 20
"""The same for alternatives in the dozens. What is met takes 30 to 75 MB of it; with less the automaton of the triggers is thrown
away and built anew all the time, which takes ten times as long (docs/decisions/008-re2.md).
"""
_REMEMBERED = 4096
"""Phrases whose alternative is remembered: few make up most of what is found."""


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

    def __hash__(self) -> int: ...


class Found(NamedTuple):
    """A match found in a stand-in of the text: where it is, and the words that stand there. A tuple, as there are dozens an article."""

    text: str
    first: int
    stop: int
    lastgroup: str | None = None

    def group(self) -> str:
        """The words."""
        return self.text[self.first : self.stop]

    def start(self) -> int:
        """Where they begin."""
        return self.first

    def end(self) -> int:
        """Where they end."""
        return self.stop


class Rare:
    """Words that most texts lack. Whether one stands in a text is asked of the text's UTF-8 first, in which RE2 takes letters
    beyond ASCII for no letters and so finds some more word boundaries; stand-ins are made only where that finds something.
    """

    def __init__(self, pattern: str) -> None:
        self._exact = _Words(pattern)
        self._loose = re2.Set.SearchSet(_options())
        self._loose.Add(pattern.replace(r"\d", r"\p{Nd}"))
        self._loose.Compile()

    def occurs_in(self, text: str, /) -> bool:
        """Whether there is a match."""
        stands = bool(self._loose.Match(text.encode("utf-8", "surrogatepass")))
        if text.isascii() or not (stands or "ı" in text or "İ" in text):
            return stands
        return any(True for _ in self._exact.finditer(text))


def compile_linear(pattern: str) -> Pattern:
    """Compile without regard to case. No look-around and no back-references: RE2 has none."""
    return _Linear(pattern)


def compile_named(patterns: Sequence[str]) -> Pattern:
    """Alternatives between word boundaries; `lastgroup` is the number of the one that matched, the first that can.

    RE2 keeps track of groups in time that grows with the pattern, ten times what finding the span takes. So the span is
    found without groups, and then the first alternative that fits just the span: an earlier one would have matched.
    """
    return _Named(patterns)


def compile_which(patterns: Sequence[str]) -> Callable[[str], Collection[int]]:
    """A function that tells which of the patterns match somewhere in a text, by number, in one pass. As `compile_linear`."""
    several = re2.Set.SearchSet(_options())
    for p in patterns:
        several.Add(p)
    several.Compile()
    return lambda text: several.Match(text) or ()


def compile_rare(pattern: str) -> Rare:
    """A pattern as for `compile_words`, of words that most texts lack."""
    return Rare(pattern)


def compile_words(pattern: str) -> Pattern:
    """A pattern of plain words with the meaning that it has in `re` with `re.I`, word boundaries of all scripts included.

    For ASCII literals without the digit 0, `\\b`, `\\w` and `\\d`; it may hold no white space class and no negated class.
    """
    return _Words(pattern)


def _options(memory: int = _MEMORY) -> Any:
    options = re2.Options()
    options.case_sensitive = False
    options.max_mem = memory
    return options


class _Linear:
    """Searches the text's UTF-8; the library's own way back to code points costs more than the search."""

    def __init__(self, pattern: str, memory: int = _MEMORY) -> None:
        self._pattern = re2.compile(pattern.encode(), _options(memory))

    def finditer(self, text: str, /) -> Iterator[Match]:
        """All matches from left to right."""
        data = text.encode("utf-8", "surrogatepass")
        at = passed = 0
        for m in self._pattern.finditer(data):
            first, stop = m.span()
            if len(data) > len(text):
                passed += len(data[at:first].decode("utf-8", "surrogatepass"))
                at, first, stop = first, passed, passed + len(data[first:stop].decode("utf-8", "surrogatepass"))
            yield Found(text, first, stop)

    def search(self, text: str, /) -> Match | None:
        """The first match."""
        return next(self.finditer(text), None)


class _Named:
    def __init__(self, patterns: Sequence[str]) -> None:
        self._span = _Linear("|".join(rf"\b(?:{p})\b" for p in patterns), _MEMORY_OF_MANY)
        self._which = re2.Set.FullMatchSet(_options())
        for p in patterns:
            self._which.Add(p)
        self._which.Compile()
        self._name = lru_cache(_REMEMBERED)(self._name_of)

    def finditer(self, text: str, /) -> Iterator[Match]:
        """All matches from left to right."""
        return (self._named(text, span) for span in self._span.finditer(text))

    def search(self, text: str, /) -> Match | None:
        """The first match."""
        found = self._span.search(text)
        return self._named(text, found) if found else None

    def _named(self, text: str, span: Match) -> Match:
        return Found(text, span.start(), span.end(), self._name(span.group()))

    def _name_of(self, words: str) -> str | None:
        which = self._which.Match(words)
        return f"p{min(which)}" if which else None


class _Words:
    def __init__(self, pattern: str) -> None:
        self._pattern = re2.compile(pattern.encode(), _options())
        self._occurs = re2.Set.SearchSet(_options())
        self._occurs.Add(pattern)
        self._occurs.Compile()

    def finditer(self, text: str, /) -> Iterator[Match]:
        """All matches from left to right."""
        return (Found(text, m.start(), m.end()) for m in self._pattern.finditer(_ascii_twin(text)))

    def search(self, text: str, /) -> Match | None:
        """The first match. Whether there is any is asked first, as mostly there is none and a set of patterns tells so sooner."""
        twin = _ascii_twin(text)
        m = self._pattern.search(twin) if self._occurs.Match(twin) else None
        return Found(text, m.start(), m.end()) if m else None


class _Twins(dict[int, str]):
    """The ASCII character that stands for each other one: of its kind (word, digit, other), or the letter it folds to."""

    def __init__(self, space: str) -> None:
        super().__init__({ord("İ"): "i", ord("ı"): "i", ord("ſ"): "s", ord("\u212a"): "k"})
        self._space = space

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        twin = "0" if letter.isdecimal() else "_" if letter.isalnum() else self._space if letter.isspace() else "\x01"
        self[code] = twin
        return twin

    def stand_in(self, error: UnicodeError) -> tuple[str, int]:
        """The twins of a run of characters that are not ASCII, as an error handler of `str.encode`."""
        if not isinstance(error, UnicodeEncodeError):
            raise error
        start, end = error.start, error.end
        if end - start == 1:
            return self[ord(error.object[start])], end
        return error.object[start:end].translate(self), end


_STRICT: Final = _Twins(space="\x01")
_LOOSE: Final = _Twins(space=" ")
LOOSE: Final = "strikewire.loose"
"""The error handler of `str.encode` that makes a `loose_twin`."""
codecs.register_error("strikewire.strict", _STRICT.stand_in)
codecs.register_error(LOOSE, _LOOSE.stand_in)


_MARKS: Final = "’“”‘—–"
"""Most of what is not ASCII in English: replaced all at once, as an error handler is called for each run."""


def _without_marks(text: str) -> str:
    """`text` with the twin of each of `_MARKS` in its place."""
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, "\x01")
    return text


def _ascii_twin(text: str) -> bytes:
    """`text` in as many ASCII characters; only ASCII white space is white space in it."""
    return _without_marks(text).encode("ascii", "strikewire.strict")


def loose_twin(text: str) -> bytes:
    """`text` in as many ASCII characters, each of its kind; all white space but line ends is a space in it."""
    return _without_marks(text).encode("ascii", LOOSE)


def twin_of(char: str) -> str:
    """The character that stands for one in `loose_twin`."""
    return char if char.isascii() else _LOOSE[ord(char)]
