"""The TIMEX tagger: every time expression of a document as an interval of days, from the anchors that the text gives.

Anchor stack: publication, dateline, last resolved event day (docs/extraction/time.md). Never the clock of the machine.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from streams.domain.report import DateSpan
from streams.extraction.lexical import fold
from streams.extraction.mentions import TimeMention
from streams.extraction.times.grammar import find_raw
from streams.extraction.times.heads import Posted, header_day, posted, written
from streams.extraction.times.intervals import Anchors, Interval
from streams.extraction.times.joining import RawTime
from streams.extraction.times.readings import FromEvent, FromPublication, OnWeekday, SpokenDay
from streams.extraction.times.roles import RoleReader, TimeRole, ahead, opened
from streams.text.document import Document

QUOTE_OPEN: Final = re.compile(r"(?:“[^”]*|(?:^|[\s(:,])\"(?=\S)[^\"]*)$")
SPEAKERS_DAY: Final = (FromPublication(0, 0), FromPublication(-1, -1), FromPublication(-1, 0), FromPublication(-2, -2))
WRITTEN_THIS_YEAR: Final = re.compile(r"\blast year\b[^.;]{0,60}?\b(?:in|on)\b[^.;]{0,24}?\b(?P<y>(?:19|20)\d\d)\b")
THIS_YEAR: Final = re.compile(r"\b(?:this year|so far in|current year)\b[^.;]{0,12}?\(?(?P<y>(?:19|20)\d\d)\b")
NAMED_EVENT: Final = re.compile(
    r"\sthe\s(?P<of>(?:[A-Z][\w'’\-]*\s){1,3})(?:incidents?|attacks?|(?:air\s?)?strikes?|raids?|bombings?|shellings?|massacres?)\b"
)
OCCASION: Final = re.compile(
    r"\s(?:the|an?|its|his|their|this)\s(?:[\w'’-]+\s){0,3}?(?:deadline|cease-?fire|truce|vote|elections?|talks|summit|visit|deal|agreement|"
    r"meeting|anniversary|holiday|inauguration|speech|withdrawal|referendum|conference|resolution|funeral)\b"
)
"""What no strike of the text dates."""
NAMED_TRIED: Final = 20
LATE_HOUR: Final = 18
"""UTC: from here on it is tomorrow for those who write east of it, and what they call Tuesday may have begun."""


def find_times(document: Document) -> list[TimeMention]:
    """All time expressions of the document in reading order, resolved as far as the document itself fixes them.

    Days are calendar days as told; `span.text` is the expression's words. Never raises; linear in the text.
    """
    folded = fold(document.buffer)
    raws = [_quoted(folded, ahead(folded, opened(folded, raw))) for raw in find_raw(document.buffer, folded)]
    clocks = posted(document)
    if not raws and not clocks:
        return []
    reader = RoleReader(document, folded)
    headers = list(written(document, raws))
    roles: list[TimeRole] = ["statement" if raw in headers else reader.role(raw) for raw in raws]
    anchors = _anchors(document, folded, headers)
    spans = _resolve(document, raws, roles, anchors)
    if anchors.published is None:
        latest = max(
            (s.start for s, role in zip(spans, roles, strict=True) if s and role == "event" and s.prec == 1),
            default=None,
        )
        if latest and any(s is None and isinstance(r.reading, OnWeekday) for s, r in zip(spans, raws, strict=True)):
            spans = _resolve(document, raws, roles, replace(anchors, latest=latest))
    found = [_mention(document, *each) for each in zip(raws, roles, spans, strict=True)]
    return _with_clocks(document, found, clocks, anchors)


def _anchors(document: Document, folded: str, headers: Sequence[RawTime]) -> Anchors:
    at = document.published_at
    published = at.date() if at else None
    header = header_day(headers, published)
    late = at is not None and at.hour >= LATE_HOUR
    if header and published and header != published:
        late = header < published  # after its head an article grows on until it is published
    return Anchors(published=header or published, year=None if published else _this_year(folded), late=late)


def _with_clocks(
    document: Document, found: list[TimeMention], clocks: Sequence[Posted], anchors: Anchors
) -> list[TimeMention]:
    """The clocks of a live blog among the other mentions, in reading order."""
    if not clocks:
        return found
    raws = [RawTime(c.start, c.end, c.day, "relative-publication") for c in clocks]
    found += [_mention(document, raw, "posted", raw.reading.resolve(anchors)) for raw in raws]
    return sorted(found, key=lambda m: m.start)


def _mention(document: Document, raw: RawTime, role: TimeRole, span: Interval | None) -> TimeMention:
    words = document.buffer[raw.start : raw.end]
    days = DateSpan(span.start, span.end, span.prec, words) if span else DateSpan(text=words)
    sentence = document.sentence_at(raw.start).index if document.sentences else 0
    # one day of grace: the event's day is local, publication is UTC
    if (
        role in ("event", "period")
        and span
        and document.published_at
        and (span.start - document.published_at.date()).days > 1
    ):
        role = "ahead"
    return TimeMention(raw.start, raw.end, sentence, days, raw.form, role)


def _resolve(
    document: Document, raws: Sequence[RawTime], roles: Sequence[TimeRole], anchors: Anchors
) -> list[Interval | None]:
    """Each expression with the anchors as they stand at it; only events move the anchor of "five days later"."""
    out: list[Interval | None] = []
    dated: list[tuple[int, Interval]] = []
    said: tuple[int, date] | None = None
    for raw, role in zip(raws, roles, strict=True):
        span = raw.reading.resolve(_at_the_named(document, raw, dated, _at_the_words(document, raw, said, anchors)))
        out.append(span)
        if span is not None and role == "period":
            anchors = replace(anchors, period=span)
        if span is None or span.prec > 2:
            continue
        if role == "statement" and span.prec == 1:
            said = document.sentence_at(raw.start).index, span.start
        if role == "event" and raw.form != "recurrent":
            anchors = replace(anchors, event=_last_day(span))
            dated.append((raw.start, span))
        if raw.explicit and role != "history":
            anchors = replace(anchors, explicit=span.start)
    return out


def _last_day(span: Interval) -> date:
    return span.end if (span.end - span.start).days else span.start


def _at_the_words(document: Document, raw: RawTime, said: tuple[int, date] | None, anchors: Anchors) -> Anchors:
    """ "Accused them on Thursday …, and buried two who died three days earlier": before the day of the words, if nothing else."""
    if said is None or anchors.event is not None or not isinstance(raw.reading, FromEvent) or raw.reading.amount >= 0:
        return anchors
    return replace(anchors, event=said[1]) if document.sentence_at(raw.start).index == said[0] else anchors


def _at_the_named(document: Document, raw: RawTime, dated: Sequence[tuple[int, Interval]], anchors: Anchors) -> Anchors:
    """ "Six days after the Hodeidah raid": counted from that raid if a sentence before dates it by name, else from nothing; as is
    "a day before the deadline".
    """
    if not isinstance(raw.reading, FromEvent) or not raw.reading.amount:
        return anchors
    if OCCASION.match(document.buffer, raw.end):
        return replace(anchors, event=None)
    named = NAMED_EVENT.match(document.buffer, raw.end)
    if named is None:
        return anchors
    for start, span in reversed(dated[-NAMED_TRIED:]):
        if named["of"].strip() in document.words(document.sentence_at(start)):
            return replace(anchors, event=_last_day(span))
    return replace(anchors, event=None)


def _quoted(folded: str, raw: RawTime) -> RawTime:
    """In quoted words "today" is the speaker's, not the publisher's."""
    if raw.reading in SPEAKERS_DAY and QUOTE_OPEN.search(folded[max(0, raw.start - 240) : raw.start]):
        return replace(raw, reading=SpokenDay(raw.reading))
    return raw


def _this_year(folded: str) -> int | None:
    """The year that an undated text calls this one: "last year, most recently in November 2018" makes it 2019."""
    found = WRITTEN_THIS_YEAR.search(folded)
    if found:
        return int(found["y"]) + 1
    found = THIS_YEAR.search(folded)
    return int(found["y"]) if found else None
