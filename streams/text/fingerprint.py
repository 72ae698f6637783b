"""A near-duplicate sketch of an article's text: copies of one wire story have nearly the same sketch.

One-permutation MinHash (Li, Owen and Zhang 2012) over three-word shingles of the opening words, with rotation
densification (Shrivastava and Li 2014) and one byte kept of each of 64 minima (b-bit MinHash, Li and König 2010).
CRC-32 with a fixed odd multiplier is the hash, so a sketch is the same on every machine and in every release.
"""

import re
from itertools import islice
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


def sketch(text: str) -> str:
    """128 hexadecimal digits that stand for the text's opening words; the empty string for a text without words."""
    words = [m.group().lower().encode("utf-8", "surrogatepass") for m in islice(_WORD.finditer(text), OPENING_WORDS)]
    if not words:
        return ""
    minima: list[int] = [-1] * BINS
    for i in range(max(1, len(words) - 2)):
        h = (crc32(b" ".join(words[i : i + 3])) * _MIXER) & _MASK
        slot, value = h >> 26, h & 0x3FFFFFF
        if minima[slot] < 0 or value < minima[slot]:
            minima[slot] = value
    return bytes(_densified(minima)).hex()


def _densified(minima: list[int]) -> list[int]:
    """Fill each empty bin from the next full one, marked by the distance so that empties agree only by true overlap."""
    full = []
    for i, value in enumerate(minima):
        distance = 0
        while value < 0:
            distance += 1
            value = minima[(i + distance) % BINS]
        full.append((value + distance * 0x1F) & 0xFF)
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
