"""Neighbouring time expressions that are one: "Monday, 16 October", "from Monday to Wednesday", "overnight Thursday into Friday"."""

import re
from dataclasses import dataclass, replace
from typing import Final

from streams.extraction.times.patterns import TimeForm
from streams.extraction.times.readings import (
    Ago,
    Between,
    CalendarUnit,
    FromEvent,
    FromPublication,
    InMonth,
    InYear,
    NightInto,
    OfWeek,
    OnDay,
    OnWeekday,
    Reading,
    WeekdayNear,
)

_JOIN: Final = re.compile(
    r"(?:,? (?:at night|night|evening|afternoon|late|overnight))?\s?(?:-|to|and|into|until|till|through|or|,? ?and)\s?"
    r"(?:early )?(?:on )?(?:the )?(?:early hours of |dawn of |morning of )?$"
)
_FRAME: Final = re.compile(r"\b(?P<frame>between|from|overnight|night of)\s(?:the\s|on\s)?$")
_MERGE_DAY: Final = re.compile(
    r",?\s?\(?(?:the\s|a\s|on\s|in\s|of\s|morning\s|night\s|evening\s|afternoon\s|early\s)?\)?$"
)
_OF_WEEK: Final = re.compile(r",?\s(?:(?:morning|afternoon|evening|night)\s)?(?:of\s|on\s)?(?:early\s|late\s)?$")
_NUMBERED: Final = re.compile(r",?\s(?:the\s)?(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\s?(?:-|to|and|until|through)\s?$")
_JOIN_MAX: Final = 28
"""Characters between two expressions that may still be one."""


@dataclass(frozen=True, slots=True)
class RawTime:
    """`buffer[start:end]` and how it reads. `explicit` when its year is written; `period` when its words make it one."""

    start: int
    end: int
    reading: Reading
    form: TimeForm
    explicit: bool = False
    period: bool = False


def apart(found: list[RawTime]) -> list[RawTime]:
    """Without expressions inside or over others: the longer one stays, the first of equals."""
    kept: list[RawTime] = []
    for raw in found:
        if kept and raw.start < kept[-1].end:
            if raw.end - raw.start > kept[-1].end - kept[-1].start:
                kept[-1] = raw
        else:
            kept.append(raw)
    return kept


def joined(folded: str, found: list[RawTime]) -> list[RawTime]:
    """Each two expressions that are one as that one, and what those two then are with the one before."""
    out: list[RawTime] = []
    for raw in found:
        out.append(raw)
        while len(out) > 1 and 0 <= out[-1].start - out[-2].end <= _JOIN_MAX:
            one = _one(folded, out[-2], out[-1])
            if one is None:
                break
            out[-2:] = [one]
    return out


def _one(folded: str, a: RawTime, b: RawTime) -> RawTime | None:
    """The one expression that the two are, if they are."""
    gap = folded[a.end : b.start]
    explicit = a.explicit or b.explicit
    reading = _of_a_week(a.reading, b.reading, gap)
    if reading is not None:
        return RawTime(a.start, b.end, reading, "relative-publication")
    if _MERGE_DAY.match(gap) and (one := _same_day(folded, a, b, gap)) is not None:
        return one
    left, right = a.reading, b.reading
    if isinstance(left, OnWeekday) and isinstance(right, OnDay) and (numbered := _NUMBERED.match(gap)):
        first = OnDay(right.month, int(numbered["d"]), right.year)
        return RawTime(a.start, b.end, Between(first, right), "absolute", explicit)
    if (
        isinstance(left, OnWeekday)
        and isinstance(right, Between)
        and isinstance(right.first, OnWeekday)
        and gap == ", "
    ):
        return RawTime(a.start, b.end, Between(left, right.last), a.form)
    overnight = left == FromPublication(-1, 0) and folded.startswith(("overnight", "during the night"), a.start)
    if overnight and gap.strip() in ("into", "to") and isinstance(right, OnWeekday | OnDay):
        return RawTime(a.start, b.end, NightInto(right), b.form, explicit)
    framed = bool(_FRAME.search(folded[max(0, a.start - 16) : a.start]))
    words = set(gap.replace(",", " ").split())
    if (
        not _JOIN.match(gap)
        or type(left) is not type(right)
        or not isinstance(left, OnDay | InMonth | InYear | OnWeekday)
    ):
        return None
    listed = "and" in words and not framed and not isinstance(left, OnWeekday | InMonth)
    if listed or (isinstance(left, OnDay) and isinstance(right, OnDay) and left == right):
        return None
    return RawTime(a.start, b.end, Between(left, right), a.form, explicit, not isinstance(left, OnWeekday | OnDay))


def _of_a_week(left: Reading, right: Reading, gap: str) -> Reading | None:
    """ "Tuesday last week", "last week, on Tuesday", "a week ago today", "a week ago on Tuesday"."""
    if not _OF_WEEK.match(gap):
        return None
    if isinstance(left, OnWeekday) and isinstance(right, CalendarUnit) and right.unit == "week":
        return OfWeek(left.weekday, right.offset)
    if (
        isinstance(left, CalendarUnit)
        and left.unit == "week"
        and isinstance(right, OnWeekday)
        and right.direction == "past"
    ):
        return OfWeek(right.weekday, left.offset)
    if isinstance(left, Ago) and left.unit == "week":
        if right == FromPublication(0, 0):
            return FromPublication(-7 * left.amount, -7 * left.amount)
        if isinstance(right, OnWeekday):
            return WeekdayNear(right.weekday, 7 * left.amount)
    return None


def _same_day(folded: str, a: RawTime, b: RawTime, gap: str) -> RawTime | None:
    """A day said twice, by weekday and by date, or a night and its day."""
    left, right = a.reading, b.reading
    explicit = a.explicit or b.explicit
    if isinstance(left, OnWeekday) and isinstance(right, OnDay | Between) and b.form == "absolute":
        named = replace(right, weekday=left.weekday) if isinstance(right, OnDay) else right
        return RawTime(a.start, b.end, named, "absolute", explicit)
    if isinstance(right, OnWeekday) and isinstance(left, OnDay) and gap.strip():
        return RawTime(a.start, b.end, replace(left, weekday=right.weekday), "absolute", explicit)
    night = left == FromPublication(-1, 0) and folded.startswith(("overnight", "during the night"), a.start)
    since = left == FromPublication(0, 0) and folded.startswith("since ", a.start)  # "since dawn on Tuesday"
    if (night or since) and isinstance(right, OnWeekday | OnDay | FromPublication):
        return RawTime(a.start, b.end, right, b.form, explicit)
    if a.form == "vague" and a.period and isinstance(right, InYear):
        return RawTime(a.start, b.end, right, "absolute", explicit, True)
    if (
        isinstance(left, OnDay | OnWeekday) and isinstance(right, FromEvent) and gap == ", "
    ):  # "on 15 August, two days later"
        return RawTime(a.start, b.end, left, a.form, explicit)
    if isinstance(left, FromEvent) and isinstance(right, OnDay | OnWeekday) and gap in (", ", ", on "):
        return RawTime(a.start, b.end, right, b.form, explicit)
    if isinstance(right, FromEvent) and isinstance(left, FromEvent) and right.amount == 0:
        return RawTime(a.start, b.end, left, "relative-event")
    return None
