"""Whether a text is English: a count of stop words, and a classifier only where that leaves a doubt."""

import re
from typing import Final

import py3langid

from streams.text.lexicon import words

_STOP_WORDS: Final = words(
    """the of and to in a that was were is are on for with by at from as it his her their they he she had has have been
    who which said after when near not but or an be this will would its also while during into over more than at
    least people killed killing wounded wounding injured injuring said early late overnight city state town house officials
    military army soldiers civilians"""
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_ASCII_WORD: Final = re.compile(r"[a-z]+")
"""The same words of a text that is ASCII and in lower case, found in half the time."""
_NOT_LATIN: Final = re.compile("[\u0250-\u1fff\u2070-\U0010ffff]+")
"""Other scripts, without the block of quotation marks and dashes, in which no letter stands."""
_SAMPLE: Final = 2000  # characters; a page's language does not change after them, but a menu may stand before
_ENOUGH: Final = 12  # words below which no verdict is possible
_SURE: Final = (
    0.18  # share of English stop words in running English is 0.3 to 0.5, in other Latin-script languages below 0.1
)
_NAMES: Final = 0.7  # share of capitalised words above which a text is a list of names or a headline
_LATIN: Final = 0.6  # share of letters in Latin script


def is_english(text: str) -> bool:
    """True for English, and for texts too short or too full of names to say otherwise."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        lower = _ASCII_WORD.findall(sample.lower())
    else:
        if _is_in_another_script(sample):
            return False
        lower = list(map(str.lower, _WORD.findall(sample)))
    if len(lower) < _ENOUGH:
        return True
    if sum(map(_STOP_WORDS.__contains__, lower)) / len(lower) >= _SURE:
        return True
    if sum(w[0].isupper() for w in _WORD.findall(sample)) > _NAMES * len(lower):
        return True
    language, _ = py3langid.classify(sample)
    return bool(language == "en")


def _is_in_another_script(sample: str) -> bool:
    foreign = "".join(_NOT_LATIN.findall(sample))
    if len(foreign) <= (1 - _LATIN) * 2 * _ENOUGH:  # too few characters, even if all are letters
        return False
    letters = sum(map(str.isalpha, sample))
    strange = sum(map(str.isalpha, foreign))
    return letters >= 2 * _ENOUGH and letters - strange < _LATIN * letters
