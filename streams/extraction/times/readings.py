"""What a time expression means once its anchors are known: each reading turns anchors into an inclusive interval of days.

A reading never knows more than its words: without an anchor it resolves to None, not to a guess.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal, Protocol

from streams.domain.vocabulary import DatePrecision
from streams.extraction.times.intervals import (
    Anchors,
    Interval,
    clipped,
    day_of,
    interval,
    month_interval,
    month_shifted,
    shifted,
    year_for,
)

Unit = Literal["hour", "day", "week", "month", "year"]
Part = Literal["early", "mid", "late"]
MISTYPED_FROM, MISTYPED_TO = 8, 45
"""Days before publication: a date that far back which its own weekday contradicts is mistyped, the weekday is not."""
NEWS_DAYS: Final = 7
OLD_DAYS: Final = 45
"""Days: of two orders of day and month, one within a week before publication, the other this far: news is of the week."""


class Reading(Protocol):
    """One reading of an expression."""

    def resolve(self, at: Anchors) -> Interval | None:
        """The days meant, or None when nothing fixes them."""
        ...


@dataclass(frozen=True, slots=True)
class OnDay:
    """A calendar day, with or without its year.

    `years_back`: "last year" is 1, "this year" 0, from publication. `weekday`: what its words call it (Monday is 0).
    `either`: written in digits that also make sense the other way round.
    """

    month: int
    day: int
    year: int | None = None
    years_back: int | None = None
    weekday: int | None = None
    either: bool = False

    def resolve(self, at: Anchors) -> Interval | None:
        """That day; where its weekday shows that it is mistyped, the days since that weekday."""
        if self.years_back is not None:
            year = at.published.year - self.years_back if at.published is not None else None
        else:
            year = self.year if self.year is not None else year_for(self.month, self.day, at)
        found = day_of(year, self.month, self.day) if year is not None else None
        if found is not None and self.either:
            found = _likelier(found, day_of(found.year, self.day, self.month), at.published)
        if found is None or self.weekday is None or found.weekday() == self.weekday:
            return Interval(found, found, 1) if found else None
        if self.year is None:
            found = self._in_the_weekdays_year(found)
        if at.published and MISTYPED_FROM <= (at.published - found).days <= MISTYPED_TO:
            since = shifted(at.published, -((at.published.weekday() - self.weekday) % 7))
            return interval(since, at.published) if since else None
        return Interval(found, found, 1)

    def _in_the_weekdays_year(self, found: date) -> date:
        """ "Thursday, 7 October", years later: the last year in which that day was a Thursday."""
        years = (day_of(found.year - back, self.month, self.day) for back in range(1, 7))
        return next((d for d in years if d is not None and d.weekday() == self.weekday), found)


def _likelier(day: date, other: date | None, published: date | None) -> date:
    """Of the two orders of day and month the one that news of that publication day can tell of."""
    if other is None or published is None:
        return day
    ago, other_ago = (published - day).days, (published - other).days
    to_come, of_the_week = ago < -1 <= other_ago, -1 <= other_ago <= NEWS_DAYS and ago > OLD_DAYS
    return other if to_come or of_the_week else day


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
    """A month, or its early, middle or late third; `years_back` as for `OnDay`."""

    month: int
    year: int | None = None
    part: Part | None = None
    last: bool = False
    years_back: int | None = None

    def resolve(self, at: Anchors) -> Interval | None:
        """The month (precision 4), up to publication."""
        year = self.year if self.year is not None else year_for(self.month, 1, at)
        if self.years_back is not None:
            year = at.published.year - self.years_back if at.published is not None else None
        elif year is not None and self.year is None and at.published:
            this = (at.published.year, at.published.month)
            year -= (year, self.month) > this if not self.last else (year, self.month) >= this
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
    """A weekday: looks back from publication; the publication day itself counts unless it is "last Thursday".

    Late in the day (UTC) the next day counts, too: it has begun where the news comes from.
    """

    weekday: int
    direction: Literal["past", "last", "next"] = "past"

    def resolve(self, at: Anchors) -> Interval | None:
        """The day; in an undated text, the first such weekday on or after its latest event."""
        found: date | None
        if at.published:
            back = (at.published.weekday() - self.weekday) % 7
            if at.late and back == 6 and self.direction == "past":
                found = shifted(at.published, 1)
            elif self.direction == "next":
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
    """The weekend before publication, or the one it is; "last weekend" is over."""

    over: bool = False

    def resolve(self, at: Anchors) -> Interval | None:
        """Saturday and Sunday."""
        if at.published is None:
            return None
        back = (at.published.weekday() - 5) % 7
        saturday = shifted(at.published, -(back + 7 if self.over and back < 2 else back))
        sunday = shifted(saturday, 1) if saturday else None
        return clipped(Interval(saturday, sunday, 2), at) if saturday and sunday else None


def moved(base: date, amount: int, unit: Unit) -> Interval | None:
    """`amount` units from a day, as exact as the unit: days are days, a week is give or take one, months and years whole."""
    if unit in ("hour", "day"):
        found = shifted(base, amount if unit == "day" else int(amount / 24))
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
class OfWeek:
    """As in "Tuesday last week": the weekday of the calendar week `offset` away from publication's."""

    weekday: int
    offset: int

    def resolve(self, at: Anchors) -> Interval | None:
        """The day."""
        if at.published is None:
            return None
        found = shifted(at.published, 7 * self.offset + self.weekday - at.published.weekday())
        return Interval(found, found, 1) if found else None


@dataclass(frozen=True, slots=True)
class WeekdayNear:
    """As in "a week ago on Tuesday": that weekday, next to the day so many days before publication."""

    weekday: int
    back: int

    def resolve(self, at: Anchors) -> Interval | None:
        """The day within three days of it."""
        near = shifted(at.published, -self.back) if at.published else None
        found = shifted(near, (self.weekday - near.weekday() + 3) % 7 - 3) if near else None
        return Interval(found, found, 1) if found else None


@dataclass(frozen=True, slots=True)
class NightInto:
    """As in "overnight into Friday": the night before a day, and the day."""

    day: Reading

    def resolve(self, at: Anchors) -> Interval | None:
        """Two days."""
        end = self.day.resolve(at)
        before = shifted(end.start, -1) if end else None
        return interval(before, end.end) if end and before else None


@dataclass(frozen=True, slots=True)
class SamePeriod:
    """As in "over the same period": the last period told of."""

    def resolve(self, at: Anchors) -> Interval | None:
        """That period."""
        return at.period


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
        return interval(begin.start, max(begin.end, at.published))


@dataclass(frozen=True, slots=True)
class Unfixed:
    """As in "every Friday": no day at all."""

    def resolve(self, at: Anchors) -> Interval | None:
        """Nothing."""
        return None
