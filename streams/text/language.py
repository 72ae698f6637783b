"""Whether a text is English: a count of stop words, and a classifier only where that leaves a doubt."""

import re
import string
from typing import Final

import py3langid

from streams.text.lexicon import words

_STOP_WORDS: Final = words(
    """the of and to in a that was were is are on for with by at from as it his her their they he she had has have been
    who which said after when near not but or an be this will would its also while during into over more than at
    least people killed killing wounded wounding injured injuring said early late overnight city state town house officials
    military army soldiers civilians"""
)
_LETTERS: Final = string.ascii_letters.encode()
_WORD: Final = re.compile(r"[^\W\d_]+")
_NOT_LATIN: Final = re.compile("[\u0250-\U0010ffff]+")
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
    if _is_surely_english(sample):
        return True
    if not sample.isascii():
        letters = sum(map(str.isalpha, sample))
        strange = sum(map(str.isalpha, "".join(_NOT_LATIN.findall(sample))))
        if letters >= 2 * _ENOUGH and letters - strange < _LATIN * letters:
            return False
    tokens = _WORD.findall(sample)
    if len(tokens) < _ENOUGH:
        return True
    share = sum(map(_STOP_WORDS.__contains__, map(str.lower, tokens))) / len(tokens)
    if share >= _SURE:
        return True
    if sum(w[0].isupper() for w in tokens) > _NAMES * len(tokens):
        return True
    language, _ = py3langid.classify(sample)
    return bool(language == "en")


def _is_surely_english(sample: str) -> bool:
    """True only if the full count would say so too: too few stop words and too many words are counted, but in half the time."""
    ascii_part = sample.encode("ascii", "ignore")
    letters = len(ascii_part) - len(ascii_part.translate(None, _LETTERS))
    if len(sample) - len(ascii_part) > (1 - _LATIN) * letters:
        return False
    words_at_most = len(sample) - letters + 1
    return sum(map(_STOP_WORDS.__contains__, sample.lower().split())) >= _SURE * words_at_most
