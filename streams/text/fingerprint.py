"""A near-duplicate sketch of an article's text: copies of one wire story have nearly the same sketch.

One-permutation MinHash (Li, Owen and Zhang 2012) over three-word shingles of the opening words, with rotation
densification (Shrivastava and Li 2014) and one byte kept of each of 64 minima (b-bit MinHash, Li and König 2010).
CRC-32 with a fixed odd multiplier is the hash, so a sketch is the same on every machine and in every release.
"""

import re
from operator import eq
from typing import Final
from zlib import crc32

BINS: Final = 64
OPENING_WORDS: Final = 250
"""Only the opening is sketched: a paper that cuts a wire story cuts its end."""
NEAR_DUPLICATE: Final = 0.5
"""Shingle overlap from which two texts are one story: light edits keep 0.5 to 1, two writers on one strike share below 0.2."""

_WORD: Final = re.compile(r"\w+")
_MIXER: Final = 0x9E3779B1
_MASK: Final = 0xFFFFFFFF
_CHANCE: Final = 1 / 256  # two unrelated minima share their last byte this often
_MOST_DIFFERENT: Final = max(
    n for n in range(BINS + 1) if ((BINS - n) / BINS - _CHANCE) / (1 - _CHANCE) >= NEAR_DUPLICATE
)
"""So many bytes may differ between near-duplicate sketches."""
_LOW: Final = int.from_bytes(b"\x7f" * BINS, "big")
_HIGH: Final = int.from_bytes(b"\x80" * BINS, "big")


def sketch(text: str) -> str:
    """128 hexadecimal digits that stand for the text's opening words; the empty string for a text without words."""
    opening = " ".join(_opening_words(text)).lower()
    if not opening:
        return ""
    words = opening.encode("utf-8", "surrogatepass").split(b" ")
    shingles = [b" ".join(three) for three in zip(words, words[1:], words[2:], strict=False)] or [b" ".join(words)]
    hashes = [(h * _MIXER) & _MASK for h in map(crc32, shingles)]
    hashes.sort(reverse=True)
    least = {h >> 26: h & 0x3FFFFFF for h in hashes}  # by bin: the least comes last and stays
    return bytes(_densified([least.get(i, -1) for i in range(BINS)])).hex()


def _opening_words(text: str) -> list[str]:
    reach = OPENING_WORDS * 8
    while True:
        words: list[str] = _WORD.findall(text[:reach])
        if len(words) > OPENING_WORDS or reach >= len(text):
            return words[:OPENING_WORDS]
        reach *= 4


def _densified(minima: list[int]) -> list[int]:
    """Fill each empty bin from the next full one, marked by the distance so that empties agree only by true overlap."""
    first = next(i for i, value in enumerate(minima) if value >= 0)
    filled = minima[first]
    distance = first
    full = [0] * BINS
    for i in range(BINS - 1, -1, -1):
        distance += 1
        if minima[i] >= 0:
            filled, distance = minima[i], 0
        full[i] = (filled + distance * 0x1F) & 0xFF
    return full


def similarity(a: str, b: str) -> float:
    """Estimated overlap (Jaccard, 0–1) of the two texts' shingles; 0 when either sketch is empty or of another form."""
    if not a or not b or len(a) != len(b):
        return 0.0
    if a == b:
        return 1.0
    equal = sum(map(eq, bytes.fromhex(a), bytes.fromhex(b))) / BINS  # eq is a function of C: this runs for every pair
    return float(max(0.0, (equal - _CHANCE) / (1 - _CHANCE)))


def near_duplicate(a: str, b: str) -> bool:
    """Whether the two texts are copies of one story."""
    return similarity(a, b) >= NEAR_DUPLICATE


def number_of(made: str) -> int | None:
    """A sketch as one number, for `alike`; None for what is no sketch of 64 bytes."""
    if len(made) != 2 * BINS:
        return None
    try:
        raw = bytes.fromhex(made)
    except ValueError:
        return None
    return int.from_bytes(raw, "big") if len(raw) == BINS else None


def alike(a: int, b: int) -> bool:
    """`near_duplicate` of two sketches as numbers, eight times as fast: matching asks it of every pair it compares."""
    other = a ^ b
    return (((other & _LOW) + _LOW | other) & _HIGH).bit_count() <= _MOST_DIFFERENT  # a byte's top bit: it differs
