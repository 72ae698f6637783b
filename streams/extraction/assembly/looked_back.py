"""Strikes that a sentence looks back on: "Nine months after a missile killed 59 villagers, survivors gathered on Saturday".

The day of the main clause is that of the gathering; the strike lies so long before it, or else before publication.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from streams.domain.report import DateSpan
from streams.domain.vocabulary import DatePrecision
from streams.extraction.assembly.cell import Cell
from streams.extraction.mentions import TimeMention
from streams.text.document import Document
from streams.text.guarded import compile_guarded

_SMALL: Final = [
    "a",
    "an",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_UNITS: Final[dict[str, tuple[int, int, DatePrecision]]] = {
    "day": (1, 0, 1),
    "week": (7, 3, 3),
    "month": (30, 15, 4),
    "year": (365, 15, 4),
}
"""Days in a unit, days that such a count may be off, and the precision that this leaves."""
_COUNTED: Final = compile_guarded(
    rf"\b(?P<n>{'|'.join(_SMALL)}|\d{{1,2}}) (?P<unit>day|week|month|year)s? (?:on from|after|since) (?P<what>(?:[\w.'’-]+ ){{0,6}})$",
    re.I,
)
_REACH: Final = 110
_OTHER: Final = re.compile(
    r"\b(?:began|begun|started|ended|ceasefire|truce|talks|took|taking|signed|left|entered|visited|met|that|when|election|agreement|deal|war|coup|withdrew|withdrawal)\b",
    re.I,
)
"""What else things are counted from."""
_LONG_AGO: Final = timedelta(days=20)
_LEAD: Final = 1
"""The sentence up to which "the strike" may be news: the title and the first one."""
_STOP: Final = re.compile(r"[,;:]")


def look_back(document: Document, cell: Cell, times: Sequence[TimeMention], published: date | None) -> None:
    """Gives the cell the day that its strike is counted back to, in place of the day of the main clause."""
    first, start = cell.triggers[0], cell.sentence.start
    counted = _COUNTED.search(document.buffer[max(start, first.start - _REACH) : first.start])
    if counted is None or _OTHER.search(counted["what"] or ""):
        return
    if cell.anaphoric and cell.sentence.index > _LEAD:
        return  # "six days after the strike": that strike was told of and dated before
    begin = max(start, first.start - _REACH) + counted.start()
    if any(t.kind == "relative-event" and t.span.date_prec == 1 and begin <= t.start < first.start for t in times):
        return  # "a day after a similar strike in Kidal": counted from the strike told before
    end = _end_of_clause(document, cell, begin)
    own = [t for t in times if first.start < t.start and t.span.start and (t.start < end or _written_out(t, published))]
    if own:
        cell.times = own
        return
    main = [t.span.start for t in times if not begin <= t.start < end and t.span.start and t.kind != "relative-event"]
    span = _before(main[0] if main else published, counted["n"] or "", (counted["unit"] or "").lower())
    if span is None:
        return
    text = counted.group().strip()
    cell.times = [
        TimeMention(
            begin, begin + len(text), cell.sentence.index, replace(span, text=text), "relative-publication", "event"
        )
    ]


def _written_out(time: TimeMention, published: date | None) -> bool:
    """A day long before publication, behind the commas of a place or of its own."""
    start = time.span.start
    return time.kind == "absolute" and start is not None and published is not None and published - start > _LONG_AGO


def _end_of_clause(document: Document, cell: Cell, begin: int) -> int:
    """Where the clause that looks back ends: at its comma if the sentence opens with it."""
    last = cell.triggers[-1].end
    found = _STOP.search(document.buffer, last, cell.sentence.end)
    return found.start() if found and begin == cell.sentence.start else cell.sentence.end


def _before(anchor: date | None, number: str, unit: str) -> DateSpan | None:
    """So many units before a day; None without the day, or beyond the calendar."""
    if anchor is None:
        return None
    count = int(number) if number.isdigit() else max(1, _SMALL.index(number.lower()) - 1)
    days, off, precision = _UNITS[unit]
    try:
        day = anchor - timedelta(days=days * count)
        return DateSpan(day - timedelta(days=off), day + timedelta(days=off), precision)
    except OverflowError:
        return None
