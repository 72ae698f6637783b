"""What a time expression means once its anchors are known: each reading turns anchors into an inclusive interval of days.

A reading never knows more than its words: without an anchor it resolves to None, not to a guess.
"""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, Protocol

from streams.domain.vocabulary import DatePrecision

Unit = Literal["hour", "day", "week", "month", "year"]
Part = Literal["early", "mid", "late"]
SAME_STORY = 92
"""Days: a year-less date within a quarter of the full date before it shares its year, even after publication."""
YEARS_KNOWN = (1900, 2100)
FAR_PAST = 330
"""Days: a full date this long before publication makes the text a retrospect, whose year-less dates follow that date."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What relative expressions lean on.

    `published`: publication day. `event`: the last resolved event day before the expression. `latest`: the latest event
    day of an undated text. `explicit`: the last date written with its year. `year`: what the text calls "this year".
    """

    published: date | None = None
    event: date | None = None
    latest: date | None = None
    explicit: date | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """Inclusive days with UCDP's `date_prec`."""

    start: date
    end: date
    prec: DatePrecision


class Reading(Protocol):
    """One reading of an expression."""

    def resolve(self, at: Anchors) -> Interval | None:
        """The days meant, or None when nothing fixes them."""
        ...


def precision(start: date, end: date) -> DatePrecision:
    """UCDP GED `date_prec` of an interval by its length (codebook: 1 day, 2 two to six days, 3 week, 4 month, 5 more)."""
    days = (end - start).days + 1
    if days <= 1:
        return 1
    if days <= 6:
        return 2
    if days <= 10:
        return 3
    return 4 if days <= 31 else 5


def interval(start: date, end: date, prec: DatePrecision | None = None) -> Interval | None:
    """An interval, or None when its ends are the wrong way round."""
    return Interval(start, end, prec or precision(start, end)) if start <= end else None


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None for the 31st of February and years out of any news."""
    if not YEARS_KNOWN[0] <= year < YEARS_KNOWN[1] or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def shifted(day: date, days: int) -> date | None:
    """The day so many days away, or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def month_shifted(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months away."""
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def month_interval(year: int, month: int) -> Interval | None:
    """A whole calendar month (precision 4)."""
    if not YEARS_KNOWN[0] <= year < YEARS_KNOWN[1]:
        return None
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), 4)


def clipped(found: Interval | None, at: Anchors) -> Interval | None:
    """The interval up to publication: what is told as past did not happen after it was told."""
    if found is None or at.published is None or not found.start <= at.published < found.end:
        return found
    return Interval(found.start, at.published, found.prec)


def _nearest(base: date, month: int, day: int) -> date | None:
    """The day of that month and day next to a base day; the 29th of February counts as the 28th."""
    days = (day_of(base.year + i, month, min(day, 28)) for i in (-1, 0, 1))
    return min((d for d in days if d), key=lambda d: abs(d - base), default=None)


def year_for(month: int, day: int, at: Anchors) -> int | None:
    """The year of a year-less date: nearest past of publication, or next to the full date a retrospect has just given."""
    near = _nearest(at.explicit, month, day) if at.explicit and at.published else None
    if near and at.explicit and abs((near - at.explicit).days) <= SAME_STORY:
        return near.year  # who has just written the year does not repeat it
    retrospect = at.explicit and (not at.published or abs((at.published - at.explicit).days) > FAR_PAST)
    if at.explicit and retrospect and (at.published or not at.year):
        near = _nearest(at.explicit, month, day)
        return near.year if near else None
    if at.published:
        same = day_of(at.published.year, month, day)
        # one day of grace: the event's day is local, publication is UTC
        past = same is not None and same <= at.published + timedelta(days=1)
        return at.published.year if past else at.published.year - 1
    return at.year


@dataclass(frozen=True, slots=True)
class OnDay:
    """A calendar day, with or without its year."""

    month: int
    day: int
    year: int | None = None
    years_back: int | None = None  # "last year" is 1, "this year" 0, counted from publication

    def resolve(self, at: Anchors) -> Interval | None:
        """That day."""
        if self.years_back is not None:
            year = at.published.year - self.years_back if at.published is not None else None
        else:
            year = self.year if self.year is not None else year_for(self.month, self.day, at)
        found = day_of(year, self.month, self.day) if year is not None else None
        return Interval(found, found, 1) if found else None


@dataclass(frozen=True, slots=True)
class OnMonthDay:
    """As in "on the 19th": a day of the month that the text is in."""

    day: int

    def resolve(self, at: Anchors) -> Interval | None:
        """The day in the month of the last event, else the nearest past one before publication."""
        base = at.event or at.published
        if base is None:
            return None
        year, month = base.year, base.month
        if at.event is None and self.day > base.day:
            year, month = month_shifted(base, -1)
        found = day_of(year, month, self.day)
        return Interval(found, found, 1) if found else None


@dataclass(frozen=True, slots=True)
class InMonth:
    """A month, or its early, middle or late third."""

    month: int
    year: int | None = None
    part: Part | None = None
    last: bool = False

    def resolve(self, at: Anchors) -> Interval | None:
        """The month (precision 4), up to publication."""
        year = self.year if self.year is not None else year_for(self.month, 1, at)
        if year is not None and self.year is None and self.last and at.published:
            year -= (year, self.month) == (at.published.year, at.published.month)
        whole = month_interval(year, self.month) if year is not None else None
        if whole and self.part == "early":
            whole = Interval(whole.start, whole.start + timedelta(days=9), 3)
        elif whole and self.part == "mid":
            whole = Interval(whole.start + timedelta(days=9), whole.start + timedelta(days=19), 4)
        elif whole and self.part == "late":
            whole = Interval(whole.start + timedelta(days=19), whole.end, 4)
        return clipped(whole, at)


@dataclass(frozen=True, slots=True)
class InYear:
    """A year, or some months of it ("summer 2016")."""

    year: int
    first: int = 1
    last: int = 12

    def resolve(self, at: Anchors) -> Interval | None:
        """The year (precision 5), up to publication."""
        start, end = month_interval(self.year, self.first), month_interval(self.year, self.last)
        return clipped(Interval(start.start, end.end, 5), at) if start and end else None


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A weekday: looks back from publication; the publication day itself counts unless it is "last Thursday"."""

    weekday: int
    direction: Literal["past", "last", "next"] = "past"

    def resolve(self, at: Anchors) -> Interval | None:
        """The day; in an undated text, the first such weekday on or after its latest event."""
        found: date | None
        if at.published:
            back = (at.published.weekday() - self.weekday) % 7
            if self.direction == "next":
                found = shifted(at.published, 7 - back if back else 7)
            else:
                found = shifted(at.published, -(back or 7) if self.direction == "last" else -back)
        elif at.latest:
            found = shifted(at.latest, (self.weekday - at.latest.weekday()) % 7)
        else:
            found = None
        return Interval(found, found, 1) if found else None


@dataclass(frozen=True, slots=True)
class FromPublication:
    """Days counted from publication: yesterday is (-1, -1), overnight (-1, 0), recently (-30, 0)."""

    first: int
    last: int
    prec: DatePrecision | None = None

    def resolve(self, at: Anchors) -> Interval | None:
        """The days."""
        if at.published is None:
            return None
        start, end = shifted(at.published, self.first), shifted(at.published, self.last)
        return interval(start, end, self.prec) if start and end else None


@dataclass(frozen=True, slots=True)
class SpokenDay:
    """As in "“Today they bombed us”": where a text has dated its event in full, its witnesses speak on that day."""

    days: FromPublication

    def resolve(self, at: Anchors) -> Interval | None:
        """Counted from the dated event, else from publication."""
        if at.event and at.explicit and at.event == at.explicit:
            return self.days.resolve(Anchors(published=at.event))
        return self.days.resolve(at)


@dataclass(frozen=True, slots=True)
class CalendarUnit:
    """As in "this week", "last month", "next year": the calendar unit `offset` away from publication's."""

    unit: Unit
    offset: int
    part: Part | None = None

    def resolve(self, at: Anchors) -> Interval | None:
        """The unit's days, up to publication; years also from the year that the text calls this one."""
        if self.unit == "year":
            year = at.published.year if at.published else at.year
            return InYear(year + self.offset).resolve(at) if year is not None else None
        if at.published is None:
            return None
        if self.unit == "month":
            year, month = month_shifted(at.published, self.offset)
            return InMonth(month, year, self.part).resolve(at)
        if self.unit == "week":
            monday = shifted(at.published, 7 * self.offset - at.published.weekday())
            sunday = shifted(monday, 6) if monday else None
            return clipped(Interval(monday, sunday, 3), at) if monday and sunday else None
        return FromPublication(self.offset, self.offset).resolve(at)


@dataclass(frozen=True, slots=True)
class Weekend:
    """The last weekend before publication, or the one it is."""

    def resolve(self, at: Anchors) -> Interval | None:
        """Saturday and Sunday."""
        if at.published is None:
            return None
        saturday = shifted(at.published, -((at.published.weekday() - 5) % 7))
        sunday = shifted(saturday, 1) if saturday else None
        return clipped(Interval(saturday, sunday, 2), at) if saturday and sunday else None


def moved(base: date, amount: int, unit: Unit) -> Interval | None:
    """`amount` units from a day, as exact as the unit: days are days, a week is give or take one, months and years whole."""
    if unit in ("hour", "day"):
        found = shifted(base, amount if unit == "day" else 0)
        return Interval(found, found, 1) if found else None
    if unit == "week":
        start, end = shifted(base, 7 * amount - 1), shifted(base, 7 * amount + 1)
        return Interval(start, end, 2) if start and end else None
    if unit == "month":
        return month_interval(*month_shifted(base, amount))
    return InYear(base.year + amount).resolve(Anchors())


@dataclass(frozen=True, slots=True)
class Ago:
    """As in "three days ago", counted from publication."""

    amount: int
    unit: Unit

    def resolve(self, at: Anchors) -> Interval | None:
        """The day or the unit meant."""
        return clipped(moved(at.published, -self.amount, self.unit), at) if at.published else None


@dataclass(frozen=True, slots=True)
class FromEvent:
    """As in "five days later", "the same day", counted from the last event."""

    amount: int
    unit: Unit = "day"

    def resolve(self, at: Anchors) -> Interval | None:
        """The day or the unit meant."""
        return moved(at.event, self.amount, self.unit) if at.event else None


@dataclass(frozen=True, slots=True)
class Between:
    """From one reading to another; a year or month written once holds for both."""

    first: Reading
    last: Reading

    def resolve(self, at: Anchors) -> Interval | None:
        """From the first day of the one to the last day of the other."""
        end = self.last.resolve(at)
        if end is None:
            return None
        first = self.first
        if isinstance(first, OnDay | InMonth) and first.year is None:
            first = replace(first, year=end.end.year - (first.month > end.end.month))
        if isinstance(first, OnWeekday) and isinstance(self.last, OnWeekday):
            start = shifted(end.start, -((self.last.weekday - first.weekday) % 7))
            return interval(start, end.end) if start else None
        begin = first.resolve(at)
        return interval(begin.start, end.end) if begin else None


@dataclass(frozen=True, slots=True)
class Open:
    """As in "since 2014": from the reading's first day up to publication; "until" the other way is not a time of an event."""

    first: Reading

    def resolve(self, at: Anchors) -> Interval | None:
        """From the first day up to publication, or just the first unit in an undated text."""
        begin = self.first.resolve(at)
        if begin is None or at.published is None:
            return begin
        return interval(begin.start, max(begin.end, at.published), 5)


@dataclass(frozen=True, slots=True)
class Unfixed:
    """As in "every Friday": no day at all."""

    def resolve(self, at: Anchors) -> Interval | None:
        """Nothing."""
        return None
