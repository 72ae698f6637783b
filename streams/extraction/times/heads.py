"""When a text was written, by its own head: a date before its first words, a dateline, the clocks of a live blog's entries."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from streams.extraction.times.intervals import Anchors
from streams.extraction.times.joining import RawTime
from streams.extraction.times.readings import FromPublication, OnDay
from streams.text.document import Document

HEADER_MAX: Final = 3
"""Characters before a full date that still leave it the head of the text ("— 5 April 2017")."""
HEADS_TRIED: Final = 4
FAR_ZONE_HOURS: Final = 14
"""No clock on Earth is further ahead of UTC: an entry "later" than that was written the day before."""
_WRITTEN: Final = re.compile(
    r"(?:^|[\s(|])(?:(?:last\s)?(?:published|posted|updated|modified|issued|released)(?:\son|\sat)?|date\sof\spublication|publication\sdate)"
    r"\s?:?\s?$"
)
_AGENCY: Final = re.compile(
    r"(?:^|\s)(?:AFP|AP|Reuters|Associated Press|Xinhua|Anadolu|DPA|UPI|TASS|ANSA|EFE|IANS|PTI)\s?[-–—,:]?\s?$"
)
_SEPARATORS: Final = ("\n", "", ":", "|", "-", "–", "—", "(")
_CLOCK: Final = re.compile(
    r"^[ \t*•\[(\-–]*(?P<clock>(?P<h>[01]?\d|2[0-3])[:.h](?P<m>[0-5]\d)(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    r"|(?P<h2>[01]\d|2[0-3])(?P<m2>[0-5]\d)\s?(?=Z|GMT|UTC|hrs)|(?P<h3>1?\d)\s?(?P<half3>[ap])\.?m\b\.?)"
    r"(?:\s?(?:Z|GMT|UTC|BST|EDT|EST|CET|hrs|local time))?[\])]?\s?(?:[-–—:|]\s?|\s)(?=[A-Z“\"\n])",
    re.M,
)


@dataclass(frozen=True, slots=True)
class Posted:
    """`buffer[start:end]`, a clock that heads an entry, and the day of it as counted from publication."""

    start: int
    end: int
    day: FromPublication


def posted(document: Document) -> list[Posted]:
    """The clocks at the heads of a live blog's entries; one alone makes no live blog. Empty without a publication time."""
    at = document.published_at
    if at is None:
        return []
    found = [_posted(m, at.hour + at.minute / 60) for m in _CLOCK.finditer(document.buffer, document.text_start)]
    return found if len(found) > 1 else []


def _posted(found: re.Match[str], now: float) -> Posted:
    hour = int(found["h"] or found["h2"] or found["h3"])
    half = found["half"] or found["half3"]
    if half:
        hour = hour % 12 + 12 * (half == "p")
    back = -1 if hour + int(found["m"] or found["m2"] or 0) / 60 - now > FAR_ZONE_HOURS else 0
    return Posted(found.start("clock"), found.end("clock"), FromPublication(back, back))


def written(document: Document, raws: Sequence[RawTime]) -> Iterator[RawTime]:
    """Of the first expressions those that say when the text was written, not when anything happened."""
    for raw in raws[:HEADS_TRIED]:
        if _is_header(document, raw) or _in_dateline(document, raw):
            yield raw


def header_day(headers: Sequence[RawTime], published: date | None) -> date | None:
    """The day that the text was written on, by its own head, unless it makes no sense beside publication.

    A head a week older than publication is believed; one a day younger, too, since its day is local and publication UTC.
    """
    for raw in headers:
        span = raw.reading.resolve(Anchors(published=published))
        if span and span.prec == 1 and (published is None or -1 <= (published - span.start).days <= 7):
            return span.start
    return None


def _is_header(document: Document, raw: RawTime) -> bool:
    """A full date as the first words, after "Published", or between an agency's name and the first sentence."""
    buffer = document.buffer
    if not raw.explicit or not isinstance(raw.reading, OnDay) or raw.start < document.text_start:
        return False
    lead = buffer[document.text_start : raw.start]
    after = buffer[raw.end : raw.end + 2]
    if len(lead) <= 40 and _WRITTEN.search(lead.lower()):
        return True
    if len(lead) <= 300 and _AGENCY.search(lead) and after[1:].isupper():
        return True
    if len(lead.strip()) > HEADER_MAX or any(c.isalpha() for c in lead) or after[:1] == ",":
        return False
    runs_on = document.published_at is not None and after[:1] == " " and after[1:].isupper()
    return buffer[raw.start : raw.start + 1].isalpha() or after[:1] in _SEPARATORS or runs_on


def _in_dateline(document: Document, raw: RawTime) -> bool:
    line = document.dateline
    return line is not None and line.start <= raw.start and raw.end <= line.end
