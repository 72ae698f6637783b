"""Lists, logs and live blogs: text that is told entry by entry.

What stands in one entry says nothing of the places and tolls of the next, and what stands in its head ("Tue 8 Oct - Town.",
"KHERSON:") holds for all of it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from streams.extraction.mentions import PlaceMention
from streams.gazetteer.fold import words
from streams.text.document import Document, Sentence

_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY: Final = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?)"
_MARK: Final = r"\s?(?:[:–—|]|-(?= )|\.(?= [A-Z]))"
_CLOCK: Final = re.compile(r"\W{0,3}(?:\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m)?\b\.?|\d{4}Z\b|\d{1,2} ?[ap]\.?m\b\.?)", re.I)
_LOG: Final = re.compile(r"\W{0,3}(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* \d|(?:\w+ ){1,2}direction:)", re.I)
_DATED: Final = re.compile(rf"\W{{0,3}}(?:[a-z]+day,? )?{_DAY}(?:,? \d{{4}})?(?:, [^:–—|]{{1,16}}?)?{_MARK}", re.I)
_PLACED: Final = re.compile(
    r"\W{0,3}[A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+){0,3}(?:(?:, | \()[^:.–—]{2,45})?(?:\s?[:–—]| -)\s"
)
_LABEL: Final = re.compile(
    r"\W{0,3}(?:position|location|date|time|details?|advice|target|weapons?|casualties|killed|injured|sources?|status|remarks?|type|summary|"
    r"subject|country|region|attacker|comment|notes?|question|answer|q|a|incident|damage|victims?|background)\s?:",
    re.I,
)
"""The fields of a form: all of it tells of one strike."""
_HEAD_CHARS: Final = 100
_HEAD_WORD: Final = re.compile(r"[\w'’.-]+")
_SMALL: Final = words(
    "of in the and near on at to from an a night morning evening early late dawn about around approx district province governorate region "
    "north south east west northern southern eastern western central county township town village city area state camp oblast division subdistrict municipality de la el al bin"
)
"""Words that a head writes small; any other small word makes it a sentence."""
_LISTED: Final = 2
"""Paragraphs that must begin with a day or a name for these to head entries: one alone is a dateline or a speaker."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries of a document: of which one each sentence is (0: running text), which sentence heads each, and where the head's own
    words end, by sentence, and the heading that each entry stands under.
    """

    numbers: Sequence[int] = ()
    heads: Mapping[int, int] = field(default_factory=dict)
    names: Mapping[int, int] = field(default_factory=dict)
    headings: Mapping[int, int] = field(default_factory=dict)


def find_entries(document: Document) -> Entries:
    """The bullets, log and live-blog entries of a document."""
    firsts = [
        s for i, s in enumerate(document.sentences) if i == 0 or document.sentences[i - 1].paragraph != s.paragraph
    ]
    body = [s for s in firsts if s.kind != "title"]
    headed = {s.index for s in body if _is_head(document, s)}
    for pattern in (_DATED, _PLACED):
        found = [s.index for s in body if pattern.match(document.buffer, s.start, s.end)]
        if len(found) >= _LISTED and not any(_LABEL.match(document.buffer, s.start, s.end) for s in body):
            headed.update(found)
    numbers: list[int] = []
    heads: dict[int, int] = {}
    names: dict[int, int] = {}
    headings: dict[int, int] = {}
    number, paragraph, heading = 0, -1, None
    for s in document.sentences:
        if s.kind == "heading":
            heading = s.index
        clock = _CLOCK.match(document.buffer, s.start, s.end)
        if clock or s.kind == "bullet" or s.index in headed or _LOG.match(document.buffer, s.start, s.end):
            number, paragraph = number + (s.paragraph != paragraph), s.paragraph
            heads.setdefault(number, s.index)
            names[s.index] = _head_end(document, s)
            if heading is not None:
                headings.setdefault(number, heading)
        numbers.append(number if s.paragraph == paragraph else 0)
    return Entries(numbers, heads, names, headings)


def _is_head(document: Document, first: Sentence) -> bool:
    """A name or a date and no more, before the sentences of the same paragraph: "Hasaka, 4 May 2019. Two jets …"."""
    after = document.sentences[first.index + 1 : first.index + 2]
    if (
        first.kind == "title"
        or first.end - first.start > _HEAD_CHARS
        or not after
        or after[0].paragraph != first.paragraph
    ):
        return False
    found = _HEAD_WORD.findall(document.words(first))
    return bool(found) and all(w in _SMALL or not w.islower() for w in found)


def _head_end(document: Document, sentence: Sentence) -> int:
    """Behind the day, clock and place that an entry opens with, up to the mark that ends them."""
    if _is_head(document, sentence):
        return sentence.end
    at = sentence.start
    for pattern in (_CLOCK, _DATED, _PLACED):
        found = pattern.match(document.buffer, at, sentence.end)
        at = found.end() if found else at
    return at


def in_heads(places: list[PlaceMention], entries: Entries) -> list[PlaceMention]:
    """A place in the head of an entry is where its strike was, whatever else such words may mean: "Sderot, Israel: …"."""
    return [
        replace(p, role="event") if p.role != "landmark" and p.end <= entries.names.get(p.sentence, 0) else p
        for p in places
    ]
