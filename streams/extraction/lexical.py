"""Length-preserving folding and lexicon look-up that the engines share."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick

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


@lru_cache(maxsize=8)
def fold(text: str) -> str:
    """Lower case without accents, one apostrophe, one dash, one kind of space; offsets stay as they are.

    The last few results are kept, as every engine folds the same buffer.
    """
    if text.isascii():
        return text.lower().replace("\n", " ").replace("\t", " ").replace("\r", " ").replace("`", "'")
    return text.translate(_TABLE)


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


class PhraseFinder:
    """Finds whole phrases in folded text, leftmost and longest first, in time linear in the text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases: Sequence[str] = tuple(dict.fromkeys(phrases))
        self._automaton = AhoCorasick(self.phrases)

    def find(self, folded: str) -> Iterator[tuple[int, int, int]]:
        """`(index of the phrase, start, end)` of every phrase that begins and ends at a word's edge; none overlap."""
        size = len(folded)
        # overlapping, so that a longer phrase that ends inside a word ("us air force|s") does not hide a shorter one
        found = [
            (start, -end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if (start == 0 or not folded[start - 1].isalnum()) and (end == size or not folded[end].isalnum())
        ]
        found.sort()
        reached = 0
        for start, negative, index in found:
            if start >= reached:
                reached = -negative
                yield index, start, reached
