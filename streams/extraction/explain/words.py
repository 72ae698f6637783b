"""Values of slots in a few words, for explanations."""

from streams.domain.report import Count, DateSpan, Location

_HEDGES = {
    "at_least": "at least ",
    "more_than": "more than ",
    "about": "about ",
    "at_most": "at most ",
    "less_than": "less than ",
}


def count_words(count: Count) -> str:
    """`4`, `8–11`, `at least 12`, `12 or more`."""
    hedge = _HEDGES.get(count.hedge or "", "")
    if count.min is None and count.max is None:
        return "not stated"
    if count.min == count.max or (hedge and None in (count.min, count.max)):
        return f"{hedge}{count.min if count.min is not None else count.max}"
    if count.max is None:
        return f"{count.min} or more"
    return f"up to {count.max}" if count.min is None else f"{hedge}{count.min}–{count.max}"


def date_words(span: DateSpan) -> str:
    """`2021-06-02`, `2021-06-01 to 2021-06-30 (date_prec 4)`."""
    if span.start is None:
        return "no day"
    days = str(span.start) if span.start == span.end else f"{span.start} to {span.end}"
    return days if span.date_prec in (None, 1) else f"{days} (date_prec {span.date_prec})"


def location_words(location: Location) -> str:
    """`Marib, Marib Governorate, YE (15.46, 45.32; where_prec 1)`."""
    names = ", ".join(dict.fromkeys(n for n in (location.place, location.admin1, location.country) if n))
    pin = f"{location.lat:.2f}, {location.lon:.2f}; " if location.lat is not None and location.lon is not None else ""
    if not names and not pin:
        return "nowhere"
    return f"{names or 'a point'} ({pin}where_prec {location.where_prec or '?'})"
