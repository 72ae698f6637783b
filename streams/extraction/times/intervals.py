"""Intervals of days, the anchors that relative expressions lean on, and the arithmetic of the calendar between them."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from streams.domain.vocabulary import DatePrecision

SAME_STORY: Final = 92
"""Days: a year-less date within a quarter of the full date before it shares its year, even after publication."""
YEARS_KNOWN: Final = (1900, 2100)
LATEST_NEWS: Final = 14
"""Days: a year-less date this short before publication is news, even where the text has just looked back."""
FAR_PAST: Final = 330
"""Days: a full date this long before publication makes the text a retrospect, whose year-less dates follow that date."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What relative expressions lean on.

    `published`: publication day. `event`: the last resolved event day before the expression. `latest`: the latest event
    day of an undated text. `explicit`: the last date written with its year. `year`: what the text calls "this year".
    `period`: the last period told of. `late`: published so late in the day (UTC) that it is tomorrow for many.
    """

    published: date | None = None
    event: date | None = None
    latest: date | None = None
    explicit: date | None = None
    year: int | None = None
    period: "Interval | None" = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """Inclusive days with UCDP's `date_prec`."""

    start: date
    end: date
    prec: DatePrecision


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
    return Interval(found.start, at.published, 1 if found.start == at.published else found.prec)


def _nearest(base: date, month: int, day: int) -> date | None:
    """The day of that month and day next to a base day; the 29th of February counts as the 28th."""
    days = (day_of(base.year + i, month, min(day, 28)) for i in (-1, 0, 1))
    return min((d for d in days if d), key=lambda d: abs(d - base), default=None)


def year_for(month: int, day: int, at: Anchors) -> int | None:
    """The year of a year-less date: nearest past of publication, or next to the full date a retrospect has just given."""
    past = _nearest_past(month, day, at.published) if at.published else None
    near = _nearest(at.explicit, month, day) if at.explicit else None
    if near is None or at.explicit is None:
        return past.year if past else at.year
    if at.published is None:
        return near.year if not at.year else at.year
    if past and near < at.explicit and (at.published - past).days <= LATEST_NEWS:
        return past.year  # a story goes on, not back: this is the news after a look at the year before
    retrospect = abs((at.published - at.explicit).days) > FAR_PAST
    if retrospect or abs((near - at.explicit).days) <= SAME_STORY:
        return near.year  # who has just written the year does not repeat it
    return past.year if past else None


def _nearest_past(month: int, day: int, published: date) -> date | None:
    # one day of grace: the event's day is local, publication is UTC
    latest = shifted(published, 1) or published
    days = (day_of(latest.year - back, month, day) for back in range(9))
    return next((d for d in days if d is not None and d <= latest), None)
