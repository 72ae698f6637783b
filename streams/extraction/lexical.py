"""Length-preserving folding and lexicon look-up that the engines share."""

import codecs
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

from streams.text.linear import Pattern

DASHES = "‐‑‒–—−-"
APOSTROPHES = "’‘ʼʻ`´ʾʿ′"


@lru_cache(maxsize=4096)
def _base(char: str) -> str:
    """The letter without its accent, lower case; the character itself when that is not one character."""
    if char in APOSTROPHES:
        return "'"
    if char in DASHES:
        return "-"
    if char.isspace():
        return " "
    plain = unicodedata.normalize("NFD", char)[0].lower()
    return plain if len(plain) == 1 else char


class _Table(dict[int, str]):
    """A translation table that fills itself."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _base(chr(code))
        return folded


_TABLE = _Table()
_UNFOLDED = "\0"
"""Stands for a character that is not ASCII when folded either, until it is put back: `str.translate` is slow."""


def _folded_run(error: UnicodeError) -> tuple[str, int]:
    """The folded forms of a run of characters that are not ASCII, as an error handler of `str.encode`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    folded = error.object[error.start : error.end].translate(_TABLE)
    return folded if folded.isascii() else "".join(c if c.isascii() else _UNFOLDED for c in folded), error.end


codecs.register_error("strikewire.fold", _folded_run)


_MARKS = (("’", "'"), ("‘", "'"), ("“", _UNFOLDED), ("”", _UNFOLDED), ("—", "-"), ("–", "-"), ("\u00a0", " "))
"""Most of what is not ASCII in English: replaced all at once, as an error handler is called for each run."""


def _ascii_folded(text: str) -> str:
    for mark, folded in _MARKS:
        text = text.replace(mark, folded)
    return text.encode("ascii", "strikewire.fold").decode("ascii")


@lru_cache(maxsize=8)
def fold(text: str) -> str:
    """Lower case without accents, one apostrophe, one dash, one kind of space; offsets stay as they are.

    The last few results are kept, as every engine folds the same buffer.
    """
    plain = text if text.isascii() else _ascii_folded(text)
    plain = plain.lower().replace("\n", " ").replace("\t", " ").replace("\r", " ").replace("`", "'")
    at = plain.find(_UNFOLDED)
    if at < 0:
        return plain
    out: list[str] = []
    done = 0
    while at >= 0:
        out += plain[done:at], _TABLE[ord(text[at])]
        done = at + 1
        at = plain.find(_UNFOLDED, done)
    return "".join((*out, plain[done:]))


@lru_cache(maxsize=8)
def loose(text: str) -> str:
    """Folded, with hyphens as spaces: the form in which lexicons are looked up."""
    return fold(text).replace("-", " ")


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a tab-separated lexicon of the package; empty lines and `#` comments left out."""
    text = files("streams.extraction").joinpath("lexicon", name).read_text(encoding="utf8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@lru_cache(maxsize=256)
def occurs(pattern: Pattern, buffer: str) -> bool:
    """Whether a pattern is found anywhere in a text: asked for many of its words, looked for once."""
    return pattern.search(buffer) is not None


class Spans:
    """Spans of a text, asked for in logarithmic time."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them has a character in `[start, end)`."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start

    def hold(self, start: int, end: int) -> bool:
        """Whether `[start, end)` lies in one of them as a whole."""
        begun = bisect_right(self._starts, start)
        return begun > 0 and self._reach[begun - 1] >= end


Phrase = tuple[str, int, int]
"""The words of a lexicon, and where they stand."""


class PhraseFinder:
    """Finds whole phrases in folded text, leftmost and longest first, in time linear in the text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases: Sequence[str] = tuple(dict.fromkeys(phrases))
        self._ascii = all(p.isascii() and "?" not in p for p in self.phrases)
        """Whether text may be searched in ASCII, with a question mark for each other character: twice as fast."""
        # the dense form is twice as fast in a loop, but takes 14 MB and so is never in the processor's cache when it is needed
        self._automaton = AhoCorasick(self.phrases)

    def find(self, folded: str) -> Iterator[tuple[int, int, int]]:
        """`(index of the phrase, start, end)` of every phrase that begins and ends at a word's edge; none overlap."""
        reached = 0
        for start, negative, index in self.whole(folded):
            if start >= reached:
                reached = -negative
                yield index, start, reached

    def named(self, folded: str) -> Iterator[Phrase]:
        """The same with the phrases themselves."""
        return ((self.phrases[index], start, end) for index, start, end in self.find(folded))

    def whole(self, folded: str) -> list[tuple[int, int, int]]:
        """`(start, minus the end, index of the phrase)` of all that begin and end at a word's edge: the longest first of each start."""
        size = len(folded)
        plain = folded if folded.isascii() or not self._ascii else folded.encode("ascii", "replace").decode("ascii")
        # overlapping, so that a longer phrase that ends inside a word ("us air force|s") does not hide a shorter one
        found = [
            (start, -end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(plain, overlapping=True)
            if (start == 0 or not folded[start - 1].isalnum()) and (end == size or not folded[end].isalnum())
        ]
        found.sort()
        return found


class JointFinder:
    """Finds the phrases of several lexicons in one pass, each as a `PhraseFinder` of its own would."""

    def __init__(self, lexicons: Sequence[Iterable[str]]) -> None:
        owners: dict[str, list[int]] = {}
        for number, lexicon in enumerate(lexicons):
            for phrase in dict.fromkeys(lexicon):
                owners.setdefault(phrase, []).append(number)
        self._several = len(lexicons)
        self._owners = tuple(owners.values())
        self._finder = PhraseFinder(owners)

    def find(self, folded: str) -> list[list[Phrase]]:
        """What is found of each lexicon, in reading order; phrases of one lexicon do not overlap."""
        found: list[list[Phrase]] = [[] for _ in range(self._several)]
        reached = [0] * self._several
        for start, negative, index in self._finder.whole(folded):
            for owner in self._owners[index]:
                if start >= reached[owner]:
                    reached[owner] = -negative
                    found[owner].append((self._finder.phrases[index], start, -negative))
        return found
