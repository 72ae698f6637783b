"""The TIMEX tagger: every time expression of a document as an interval of days, from the anchors that the text gives.

Anchor stack: publication, dateline, last resolved event day (docs/extraction/time.md). Never the clock of the machine.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final, Literal

from streams.domain.report import DateSpan
from streams.extraction.lexical import fold
from streams.extraction.mentions import TimeMention
from streams.extraction.times.grammar import RawTime, find_raw
from streams.extraction.times.readings import (
    Anchors,
    FromEvent,
    FromPublication,
    Interval,
    OnDay,
    OnMonthDay,
    OnWeekday,
    Open,
    SpokenDay,
)
from streams.text.document import Document

TimeRole = Literal["event", "period", "statement", "history"]
_SAID: Final = frozenset(
    [
        "said",
        "says",
        "told",
        "tweeted",
        "wrote",
        "posted",
        "stated",
        "announced",
        "reported",
        "confirmed",
        "declared",
        "added",
        "acknowledged",
        "claimed",
        "published",
        "released",
        "issued",
        "updated",
        "dated",
        "statement",
        "briefing",
        "conference",
        "interview",
        "speaking",
        "spoke",
        "warned",
        "condemned",
        "report",
        "tweet",
        "post",
        "message",
        "communique",
        "quoted",
        "citing",
        "noted",
        "documented",
        "filmed",
        "photographed",
    ]
)
_SAID_THEN: Final = frozenset(
    [
        "in",
        "a",
        "an",
        "the",
        "to",
        "on",
        "its",
        "his",
        "her",
        "their",
        "late",
        "early",
        "at",
        "by",
        "via",
        "of",
        "from",
        "for",
        "news",
        "press",
        "reporters",
        "journalists",
        "with",
        "twitter",
        "telegram",
        "facebook",
        "website",
        "account",
        "channel",
        "separate",
        "video",
        "written",
        "parliament",
        "televised",
        "speech",
        "afp",
        "reuters",
        "ap",
        "bbc",
        "cnn",
        "joint",
        "brief",
        "state",
        "tv",
        "television",
        "radio",
        "daily",
        "made",
        "local",
        "media",
        "morning",
        "afternoon",
        "evening",
        "night",
    ]
)
STATEMENT_AFTER: Final = re.compile(
    r"'s\s(?:statement|briefing|report|announcement|tweet|speech|interview)\b|\s(?:statement|briefing)\b"
)
QUOTE_OPEN: Final = re.compile(r"(?:“[^”]*|(?:^|[\s(:,])\"(?=\S)[^\"]*)$")
SPEAKERS_DAY: Final = (FromPublication(0, 0), FromPublication(-1, -1), FromPublication(-1, 0), FromPublication(-2, -2))
CAPTION_BEFORE: Final = re.compile(
    r"\b(?:photos?|file photo|pictured?|image|is seen|are seen|smoke (?:rises|billows|billowing|rising)|inspect|inspects|pose|looks? on)\b"
    r"[^.]{0,80}$"
)
SINCE_BEFORE: Final = re.compile(
    r"\b(?P<cue>since|until|till|up to|as of|starting|beginning|from)\s(?:at least\s|early\s|late\s|the\s|around\s)*$"
)
PERIOD_BEFORE: Final = re.compile(
    r"\b(?:over|during|for|throughout|so far|within)\s(?:the\s)?(?:(?:several|many|a few|few|some|course of|\w+)\s)?"
    r"(?:(?:weeks|months|years|days)\s(?:in|of)\s)?(?:the\s)?$|\b(?:first|second|third|last)\s(?:half|quarter|months?)\sof\s$"
)
HISTORY_BEFORE: Final = re.compile(
    r"\b(?:anniversary of|anniversary of the|commemorat\w+|marking|memory of)\s(?:the\s)?(?:[a-z]+\s){0,4}$"
)
HISTORY_AFTER: Final = re.compile(
    r"'?s?\s(?:[a-z\-]+\s){0,2}(?:uprising|revolution|invasion|war|coup|agreement|accords?|ceasefire|election|elections|treaty|massacre|"
    r"anniversary|deal|crisis|conflict|intervention|resolution)\b"
)
NAMED_DAY_AFTER: Final = re.compile(r"'?s?\s(?:attacks?|assault|massacre|incursion|onslaught|raid by hamas|hamas)\b")
ADJECTIVAL_BEFORE: Final = re.compile(r"\b(?:the|hamas's|hamas'|hamas|its|deadly)\s$")
WRITTEN_THIS_YEAR: Final = re.compile(r"\blast year\b[^.;]{0,60}?\b(?:in|on)\b[^.;]{0,24}?\b(?P<y>(?:19|20)\d\d)\b")
THIS_YEAR: Final = re.compile(r"\b(?:this year|so far in|current year)\b[^.;]{0,12}?\(?(?P<y>(?:19|20)\d\d)\b")
HEADER_MAX: Final = 3
"""Characters before a full date that still leave it the head of the text ("— 5 April 2017")."""


def find_times(document: Document) -> list[TimeMention]:
    """All time expressions of the document in reading order, resolved as far as the document itself fixes them.

    Days are calendar days as told; `span.text` is the expression's words. Never raises; linear in the text.
    """
    folded = fold(document.buffer)
    raws = [_quoted(folded, _opened(folded, raw)) for raw in find_raw(document.buffer, folded)]
    if not raws:
        return []
    rare = _rare_cues(folded)
    roles = [_role(folded, raw, *rare) for raw in raws]
    published = document.published_at.date() if document.published_at else None
    header = _header_day(document, raws, published)
    for i, raw in enumerate(raws):
        if _is_header(document, raw) or _in_dateline(document, raw):
            roles[i] = "statement"
    anchors = Anchors(published=header or published, year=None if published else _this_year(folded))
    spans = _resolve(raws, roles, anchors)
    if anchors.published is None:
        latest = max(
            (s.start for s, role in zip(spans, roles, strict=True) if s and role == "event" and s.prec == 1),
            default=None,
        )
        if latest and any(s is None and isinstance(r.reading, OnWeekday) for s, r in zip(spans, raws, strict=True)):
            spans = _resolve(raws, roles, replace(anchors, latest=latest))
    return [_mention(document, *each) for each in zip(raws, roles, spans, strict=True)]


def _mention(document: Document, raw: RawTime, role: TimeRole, span: Interval | None) -> TimeMention:
    words = document.buffer[raw.start : raw.end]
    days = DateSpan(span.start, span.end, span.prec, words) if span else DateSpan(text=words)
    sentence = document.sentence_at(raw.start).index if document.sentences else 0
    return TimeMention(raw.start, raw.end, sentence, days, raw.form, role)


def _resolve(raws: Sequence[RawTime], roles: Sequence[TimeRole], anchors: Anchors) -> list[Interval | None]:
    """Each expression with the anchors as they stand at it; only events move the anchor of "five days later"."""
    out: list[Interval | None] = []
    for raw, role in zip(raws, roles, strict=True):
        span = raw.reading.resolve(anchors)
        out.append(span)
        if span is None or span.prec > 2:
            continue
        if role == "event" and raw.form != "recurrent":
            anchors = replace(anchors, event=span.end if (span.end - span.start).days else span.start)
        if raw.explicit and role != "history":
            anchors = replace(anchors, explicit=span.start)
    return out


def _opened(folded: str, raw: RawTime) -> RawTime:
    """What is "since 2014" is open towards publication, and a period."""
    cue = SINCE_BEFORE.search(folded[max(0, raw.start - 28) : raw.start])
    if not cue or isinstance(raw.reading, FromEvent):
        return raw
    if cue["cue"] == "since":
        return replace(raw, reading=Open(raw.reading), period=True)
    return replace(raw, period=True) if cue["cue"] in ("until", "till", "up to", "as of") else raw


def _quoted(folded: str, raw: RawTime) -> RawTime:
    """In quoted words "today" is the speaker's, not the publisher's."""
    if raw.reading in SPEAKERS_DAY and QUOTE_OPEN.search(folded[max(0, raw.start - 240) : raw.start]):
        return replace(raw, reading=SpokenDay(raw.reading))
    return raw


def _rare_cues(folded: str) -> tuple[bool, bool]:
    """Whether the text has words of anniversaries at all, and of photo captions: few do, and the patterns are dear."""
    memory = any(word in folded for word in ("anniversary", "commemorat", "marking", "memory of"))
    caption = any(word in folded for word in ("photo", "picture", "image", "is seen", "are seen", "smoke", "inspect"))
    return memory, caption


def _role(folded: str, raw: RawTime, memory: bool, caption: bool) -> TimeRole:
    left = folded[max(0, raw.start - 90) : raw.start]
    right = folded[raw.end : raw.end + 60]
    if (memory and HISTORY_BEFORE.search(left)) or (
        HISTORY_AFTER.match(right) and (raw.end - raw.start == 4 or not isinstance(raw.reading, OnWeekday | OnDay))
    ):
        return "history"
    if isinstance(raw.reading, OnDay) and NAMED_DAY_AFTER.match(right) and ADJECTIVAL_BEFORE.search(left):
        return "history"
    if raw.period:
        return "period"
    if isinstance(raw.reading, FromEvent | OnMonthDay):
        return "event"
    if _is_said(left) or (caption and CAPTION_BEFORE.search(left)) or STATEMENT_AFTER.match(right):
        return "statement"
    return "period" if raw.form != "recurrent" and PERIOD_BEFORE.search(left[-48:]) else "event"


def _is_said(left: str) -> bool:
    """Whether a verb or noun of saying governs the time: "said in a statement Friday", "told reporters late on Monday"."""
    for word in reversed(left.split()[-10:]):
        bare = word.strip(",'")
        if bare in _SAID:
            return True
        if bare not in _SAID_THEN and not bare.endswith("ly"):
            return False
    return False


def _this_year(folded: str) -> int | None:
    """The year that an undated text calls this one: "last year, most recently in November 2018" makes it 2019."""
    found = WRITTEN_THIS_YEAR.search(folded)
    if found:
        return int(found["y"]) + 1
    found = THIS_YEAR.search(folded)
    return int(found["y"]) if found else None


def _is_header(document: Document, raw: RawTime) -> bool:
    """A full date as the very first words is when the text was written, as feeds and archives put it."""
    lead = document.buffer[document.text_start : raw.start]
    weekday_first = document.buffer[raw.start : raw.start + 1].isalpha()
    return (
        raw.explicit
        and isinstance(raw.reading, OnDay)
        and raw.start >= document.text_start
        and len(lead.strip()) <= HEADER_MAX
        and not any(c.isalpha() for c in lead)
        and (weekday_first or document.buffer[raw.end : raw.end + 1] in ("\n", "", ":", "|", "-", "–", "—"))
        and document.buffer[raw.end : raw.end + 1] != ","
    )


def _in_dateline(document: Document, raw: RawTime) -> bool:
    line = document.dateline
    return line is not None and line.start <= raw.start and raw.end <= line.end


def _header_day(document: Document, raws: Sequence[RawTime], published: date | None) -> date | None:
    """The day in the dateline or at the head of the text, unless it makes no sense beside publication."""
    for raw in raws[:4]:
        if _is_header(document, raw) or _in_dateline(document, raw):
            span = raw.reading.resolve(Anchors(published=published))
            if span and span.prec == 1 and (published is None or 0 <= (published - span.start).days <= 7):
                return span.start
    return None
