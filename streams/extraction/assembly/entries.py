"""Lists, live blogs and reports by case: which sentences make one entry, and the words at its head that say where and when.

"2. Hasaka, 4 May 2019. Two jets bombed …": the strike of the entry was in Hasaka on 4 May, though its own sentence says neither.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, TypeVar

from streams.extraction.mentions import Mentions, PlaceMention, TimeMention
from streams.gazetteer.fold import words
from streams.text.document import Document, Sentence

_NEW_ENTRY: Final = re.compile(
    r"\W{0,3}(?:\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m)?\b|\d{4}Z\b|\d{1,2} ?[ap]\.?m\b|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* \d|(?:\w+ ){1,2}direction:)",
    re.I,
)
_HEAD_CHARS: Final = 100
_HEAD_WORD: Final = re.compile(r"[\w'’.-]+")
_SMALL: Final = words(
    "of in the and near on at to from an a night morning evening early late dawn about around approx district province governorate region "
    "county township town village city area state camp oblast division subdistrict municipality de la el al bin"
)
"""Words that a head writes small; any other small word makes it a sentence."""

_M = TypeVar("_M", PlaceMention, TimeMention)
Head = tuple[Sequence[PlaceMention], Sequence[TimeMention]]


def entries(document: Document) -> list[int]:
    """For each sentence the number of the bullet or live-blog entry that it stands in; 0 for running text.

    Entries are told one by one: what stands in one says nothing of the places and tolls of the next.
    """
    found: list[int] = []
    number, paragraph = 0, -1
    for i, s in enumerate(document.sentences):
        begins = s.paragraph != paragraph and (s.kind == "bullet" or _is_head(document, i))
        if begins or _NEW_ENTRY.match(document.buffer, s.start, s.end):
            number, paragraph = number + 1, s.paragraph
            found.append(number)
        else:
            found.append(number if s.paragraph == paragraph else 0)
    return found


def _is_head(document: Document, index: int) -> bool:
    """A name or a date and no more, before the sentences of the same paragraph."""
    sentences = document.sentences
    s = sentences[index]
    if s.kind == "title" or s.end - s.start > _HEAD_CHARS or index + 1 == len(sentences):
        return False
    if sentences[index + 1].paragraph != s.paragraph or (index and sentences[index - 1].paragraph == s.paragraph):
        return False
    found = _HEAD_WORD.findall(document.words(s))
    return bool(found) and all(w in _SMALL or not w.islower() for w in found)


def heads(document: Document, mentions: Mentions) -> dict[int, Head]:
    """For each paragraph with a head of its own, the places and days named there."""
    starts_p = [p.start for p in mentions.places]
    starts_t = [t.start for t in mentions.times]
    found: dict[int, Head] = {}
    for i, s in enumerate(document.sentences):
        if _is_head(document, i):
            places = [p for p in _within(s, starts_p, mentions.places) if p.role in ("event", "dateline")]
            times = [t for t in _within(s, starts_t, mentions.times) if t.kind == "absolute" and t.role == "event"]
            if places or times:
                found[s.paragraph] = places, times
    return found


def _within(s: Sentence, starts: Sequence[int], items: Sequence[_M]) -> Sequence[_M]:
    return items[bisect_left(starts, s.start) : bisect_left(starts, s.end)]
