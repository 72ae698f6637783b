"""Time expressions as they are written: where they stand and how they are to be read (`streams.extraction.times.readings`).

Anchor words (months, weekdays, units, "yesterday") are found by one automaton; the grammar only looks around those.
"""

import re
from typing import Literal

from streams.extraction.times.joining import RawTime, apart, joined
from streams.extraction.times.patterns import (
    ABBREVIATED,
    ADJECTIVAL,
    AFTER_MONTH,
    ANCHORS,
    ANOTHER,
    BEFORE_MONTH,
    BEFORE_YEAR_OF_STRIKE,
    BROKEN,
    CLOCK_BEFORE,
    COUNT_AFTER,
    COUNT_BEFORE,
    DAY_BEFORE,
    FIXED,
    IN_A_NAME,
    LOOK_BACK,
    MAY_BEFORE,
    MONTH_DAY_ONLY,
    MONTHS,
    MOST,
    NOT_A_DATE,
    NUMBERS,
    NUMERIC,
    NUMERIC_HINT,
    OPENING_BEFORE,
    PART_BEFORE,
    REL_BEFORE,
    RELATIVE_YEAR,
    SEASON_AFTER,
    SEASONS,
    SPOKEN_MONTHS,
    TIMES_OF_DAY,
    UNIT_BEFORE,
    UNITS,
    VAGUE_NUMBERS,
    WEEKDAYS,
    YEAR_AFTER,
    YEAR_CUE,
    YEAR_OF_STRIKE,
    YEAR_PART,
    YEAR_PARTS,
    YEARS,
)
from streams.extraction.times.readings import (
    Ago,
    Between,
    CalendarUnit,
    FromEvent,
    FromPublication,
    InMonth,
    InYear,
    OnDay,
    OnMonthDay,
    OnWeekday,
    Open,
    Part,
    Reading,
    Unfixed,
    Unit,
)


def find_raw(buffer: str, folded: str) -> list[RawTime]:
    """All time expressions in reading order, longest reading first where they overlap."""
    found = [raw for raw in _anchored(buffer, folded) if raw is not None]
    found += _numeric(folded)
    found += _years(folded)
    found += _broken(buffer)
    found += [
        RawTime(m.start() + 3, m.end(), OnMonthDay(int(m["d"])), "relative-event")
        for m in MONTH_DAY_ONLY.finditer(folded)
        if 1 <= int(m["d"]) <= 31
    ]
    found.sort(key=lambda r: (r.start, -r.end))
    return joined(folded, apart(found))


def _anchored(buffer: str, folded: str) -> list[RawTime | None]:
    found: list[RawTime | None] = []
    for index, start, end in ANCHORS.find(folded):
        word = ANCHORS.phrases[index]
        left = folded[max(0, start - LOOK_BACK) : start]
        if word in MONTHS:
            found.append(_month(buffer, folded, word, start, end, left))
        elif word.removesuffix("s") in WEEKDAYS or word in WEEKDAYS:
            found.append(_weekday(buffer, folded, word, start, end, left))
        elif word in UNITS:
            found.append(_unit(folded, word, start, end, left))
        elif word in SEASONS:
            found.append(_season(folded, word, start, end))
        elif word in TIMES_OF_DAY:
            found.append(_time_of_day(folded, word, start, end, left))
        elif word in ("hours later", "hours earlier"):
            found.append(_hours(word, start, end, left))
        else:
            reading, form = FIXED[word]
            named = form != "absolute" and buffer[start].isupper() and IN_A_NAME.search(left)
            in_a_phrase = word == "recently" and ADJECTIVAL.search(left)
            if not named and not in_a_phrase and not MOST.search(left):
                found.append(RawTime(start, end, reading, form))
    return found


def _hours(word: str, start: int, end: int, left: str) -> RawTime:
    """ "Hours later" is the same day; 48 hours are two."""
    counted = COUNT_BEFORE.search(left)
    number = counted["n"] if counted else "0"
    hours = int(number) if number.isdigit() else NUMBERS.get(number, 0)
    begin = start - len(counted[0]) + _lead(counted) if counted else start
    return RawTime(begin, end, FromEvent(hours if word == "hours later" else -hours, "hour"), "relative-event")


def _valid(day: str | None) -> bool:
    return day is not None and 1 <= int(day) <= 31


def _month(buffer: str, folded: str, word: str, start: int, end: int, left: str) -> RawTime | None:
    if word in SPOKEN_MONTHS and not buffer[start].isupper():
        return None
    month = MONTHS[word]
    before = BEFORE_MONTH.search(left)
    if before and _valid(before["d1"]):
        after = YEAR_AFTER.match(folded, end)
        d1, d2 = before["d1"], before["d2"]
        begin, stop = start - len(before[0]), after.end() if after else end
    else:
        after = AFTER_MONTH.match(folded, end)
        d1, d2 = (after["d1"], after["d2"]) if after else (None, None)
        begin, stop = start, after.end() if after else end
        if d1 is not None and not _valid(d1):
            d1, stop = None, end
    year = int(after["y"]) if after and after["y"] else None
    if stop == end + 1:  # a full stop alone: of an abbreviation, not of the sentence
        stop = end
    if NOT_A_DATE.match(folded, stop):
        return None
    explicit = year is not None
    if d1 is not None:
        relative = None if explicit else RELATIVE_YEAR.match(folded, stop)
        if relative is not None:
            return RawTime(
                begin, relative.end(), OnDay(month, int(d1), None, int(relative["rel"] == "last")), "absolute", True
            )
        first: Reading = OnDay(month, int(d1), year)
        if d2 is not None and _valid(d2) and int(d2) > int(d1):
            first = Between(first, OnDay(month, int(d2), year))
        return RawTime(begin, stop, first, "absolute", explicit)
    relative = None if explicit else RELATIVE_YEAR.match(folded, stop)
    if relative is not None and not REL_BEFORE.search(left):  # "in February of last year"
        part = PART_BEFORE.search(left)
        begin = start - len(part[0]) if part else start
        back = int(relative["rel"] == "last")
        return RawTime(begin, relative.end(), InMonth(month, None, _part(part), years_back=back), "absolute", True)
    return _bare_month(word, month, year, start, stop, left)


def _bare_month(word: str, month: int, year: int | None, start: int, stop: int, left: str) -> RawTime | None:
    if year is None and (word in SPOKEN_MONTHS or len(word) <= 4) and not MAY_BEFORE.search(left):
        return None
    part = PART_BEFORE.search(left)
    rel = None if part else REL_BEFORE.search(left)
    if rel and rel["rel"] in ("every", "each"):
        return RawTime(start - len(rel[0]), stop, Unfixed(), "recurrent")
    begin = start - len(part[0]) if part else start - len(rel[0]) if rel else start
    last = rel is not None and rel["rel"] in ("last", "past", "previous")
    return RawTime(begin, stop, InMonth(month, year, _part(part), last), "absolute", year is not None)


def _part(found: re.Match[str] | None) -> Part | None:
    if found is None:
        return None
    word = found["part"]
    if word in ("early", "beginning", "start", "first week"):
        return "early"
    return "late" if word in ("late", "end", "last week") else "mid"


def _weekday(buffer: str, folded: str, word: str, start: int, end: int, left: str) -> RawTime | None:
    if not buffer[start].isupper() or NOT_A_DATE.match(folded, end):
        return None
    if len(word) <= 5 and word != "thurs" and not ABBREVIATED.match(buffer, end):
        return None
    rel = REL_BEFORE.search(left)
    if word not in WEEKDAYS or (rel and rel["rel"] in ("every", "each")):
        return RawTime(start - len(rel[0]) if rel else start, end, Unfixed(), "recurrent")
    number = WEEKDAYS[word]
    if rel is None:
        return RawTime(start, end, OnWeekday(number), "relative-publication")
    direction: Literal["past", "last", "next"] = "past"
    if rel["rel"] in ("last", "past", "previous"):
        direction = "last"
    elif rel["rel"] in ("next", "coming"):
        direction = "next"
    return RawTime(start - len(rel[0]), end, OnWeekday(number, direction), "relative-publication")


def _season(folded: str, word: str, start: int, end: int) -> RawTime | None:
    after = SEASON_AFTER.match(folded, end)
    if not after:
        return None
    return RawTime(start, after.end(), InYear(int(after["y"]), *SEASONS[word]), "absolute", True)


def _time_of_day(folded: str, word: str, start: int, end: int, left: str) -> RawTime | None:
    before = UNIT_BEFORE.search(left)
    if not before or before["n"]:
        after = DAY_BEFORE.match(folded, start - 4) if start >= 4 else None
        return _day_before(after, start) if after else None
    begin, rel = start - len(before[0]), before["rel"]
    if rel == "this":
        return RawTime(begin, end, FromPublication(0, 0), "relative-publication")
    if rel in ("last", "past"):
        return RawTime(begin, end, _last(word, before["lead"], left[: before.start()]), "relative-publication")
    if rel in ("same", "that"):
        return RawTime(begin, end, FromEvent(0), "relative-event")
    if rel in ("following", "next"):
        return RawTime(begin, end, FromEvent(1), "relative-event")
    if rel in ("previous", "preceding", "prior"):
        return RawTime(begin, end, FromEvent(-1), "relative-event")
    return RawTime(begin, end, Unfixed(), "recurrent") if rel in ("every", "each") else None


def _last(word: str, lead: str | None, left: str) -> Reading:
    """Last night is yesterday's or today's; a clock or "late" says which."""
    clock = CLOCK_BEFORE.search(left)
    if word == "night" and clock and clock["half"] == "a":
        return FromPublication(0, 0)
    evening = lead == "late" or (clock is not None and clock["half"] != "a")
    return FromPublication(-1, 0 if word == "night" and not evening else -1)


def _day_before(found: re.Match[str], start: int) -> RawTime:
    amount = 1 if found["rel"] == "after" else -1
    unit: Unit = "week" if found["n"] == "week" else "day"
    # "the day after an attack" dates the other attack, from the one told of
    amount = -amount if found["next"] else amount
    stop = found.start("next") if found["next"] else found.end()
    return RawTime(start - 4, stop, FromEvent(amount, unit), "relative-event")


def _unit(folded: str, word: str, start: int, end: int, left: str) -> RawTime | None:
    unit, times = UNITS[word], 2 if word.startswith("fortnight") else 1
    opening = OPENING_BEFORE.search(left) if start else None
    if opening:
        return RawTime(
            start - len(opening["of"]), end, Open(CalendarUnit(unit, 0)), "relative-publication", False, True
        )
    counted = COUNT_BEFORE.search(left)
    if counted:
        after = COUNT_AFTER.match(folded, end)
        if after:
            return _counted(start - len(counted[0]) + _lead(counted), counted["n"], unit, after, times)
        if counted["lead"] and counted["n"] not in ("a", "an"):
            return RawTime(
                start - len(counted[0]), end, FromPublication(-_span(unit, counted["n"]), 0, 5), "vague", False, True
            )
    before = UNIT_BEFORE.search(left)
    if before:
        return _related(start - len(before[0]), end, unit, before)
    after = DAY_BEFORE.match(folded, start - 4) if start >= 4 else None
    return _day_before(after, start) if after else None


def _lead(counted: re.Match[str]) -> int:
    return counted.start("n") - counted.start()


def _span(unit: Unit, number: str | None) -> int:
    """Days in so many units, for periods; vague numbers stand for a few."""
    days = {"hour": 1, "day": 1, "week": 7, "month": 31, "year": 366}[unit]
    if number is None:
        return days
    if unit == "hour":
        return -(-int(number) // 24) if number.isdigit() else 1
    amount = int(number) if number.isdigit() else NUMBERS.get(number, 4)
    return days * amount


def _counted(begin: int, number: str, unit: Unit, after: re.Match[str], times: int) -> RawTime:
    rel, stop = after["rel"], after.start("next") if after["next"] else after.end()
    if number in VAGUE_NUMBERS:
        if rel == "ago":
            return RawTime(begin, stop, FromPublication(-_span(unit, "7"), 0), "vague")
        return RawTime(begin, stop, Unfixed(), "vague")
    amount = times * (int(number) if number.isdigit() else NUMBERS[number])
    if rel == "ago":
        return RawTime(begin, stop, Ago(amount, unit), "relative-publication")
    # "two days after another raid" dates that raid; "a day earlier another raid" is dated itself
    other = bool(after["next"]) and rel in ("after", "before", "prior") and after["next"].strip() in ANOTHER
    sign = 1 if rel in ("later", "after", "afterward", "afterwards") else -1
    return RawTime(begin, stop, FromEvent(-sign * amount if other else sign * amount, unit), "relative-event")


def _related(begin: int, end: int, unit: Unit, found: re.Match[str]) -> RawTime | None:
    rel, number, lead = found["rel"], found["n"], found["lead"]
    if rel in ("every", "each", "other"):
        return RawTime(begin, end, Unfixed(), "recurrent") if rel != "other" else None
    if rel == "recent":
        days = {"hour": 1, "day": 6, "week": 30, "month": 120, "year": 1500}[unit]
        return RawTime(begin, end, FromPublication(-days, 0), "vague", False, unit in ("month", "year"))
    if number is not None:
        if rel in ("last", "past", "previous", "preceding", "this"):
            days = _span(unit, number)
            return RawTime(begin, end, FromPublication(-days, 0), "vague", False, days > 7)
        return None
    if unit == "hour":
        return None
    if rel in ("same", "that"):
        return RawTime(begin, end, FromEvent(0, unit), "relative-event") if unit in ("day", "month", "year") else None
    if rel in ("following", "previous", "preceding", "prior") or (rel == "next" and unit == "day"):
        return RawTime(begin, end, FromEvent(1 if rel in ("following", "next") else -1, unit), "relative-event")
    if rel in ("past", "last") and lead in ("in", "over", "during", "within", "throughout", "for"):
        return RawTime(begin, end, FromPublication(-_span(unit, None), 0), "vague", False, lead != "in")
    if unit == "day" and rel == "this":
        return None
    offset = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[rel]
    part: Part | None = "early" if lead == "early" else "late" if lead == "late" and offset else None
    period = lead in ("so far", "during", "over", "throughout", "for")
    return RawTime(begin, end, CalendarUnit(unit, offset, part), "relative-publication", False, period)


def _month_first(pairs: list[tuple[int, int]]) -> bool:
    """Day first, unless a date of the same text makes sense only month first: 10/16/2016 is October in anybody's order."""
    return any(b > 12 >= a for a, b in pairs) and not any(a > 12 >= b for a, b in pairs)


def _numeric(folded: str) -> list[RawTime]:
    found: list[RawTime] = []
    if not NUMERIC_HINT.search(folded):
        return found
    matches = list(NUMERIC.finditer(folded))
    month_first = _month_first([(int(m["a"]), int(m["b"])) for m in matches if not m["y"]])
    for m in matches:
        either = False
        if m["y"]:
            year, month, day = int(m["y"]), int(m["m"]), int(m["d"])
        else:
            year, day, month = int(m["z"]), int(m["a"]), int(m["b"])
            year += 2000 if year < 100 else 0
            either = not month_first and max(day, month) <= 12 and m["t"] == "/"
            if month > 12 or (month_first and day <= 12):
                day, month = month, day
        if 1 <= month <= 12 and 1 <= day <= 31:
            found.append(RawTime(m.start(), m.end(), OnDay(month, day, year, either=either), "absolute", True))
    return found


def _broken(buffer: str) -> list[RawTime]:
    """Weekdays that the end of a line has broken: "Sun-", "day"."""
    if "-\n" not in buffer:
        return []
    pairs = ((m, (m["a"] + m["b"]).lower()) for m in BROKEN.finditer(buffer))
    return [
        RawTime(m.start(), m.end(), OnWeekday(WEEKDAYS[word]), "relative-publication")
        for m, word in pairs
        if len(word) > 5 and word in WEEKDAYS
    ]


def _years(folded: str) -> list[RawTime]:
    found = []
    for m in YEARS.finditer(folded):
        left = folded[max(0, m.start() - 32) : m.start()]
        part = YEAR_PART.search(left)
        if part:
            first, last = YEAR_PARTS[" ".join(part["part"].split("-"))]
            begin = m.start() - len(part[0])
            found.append(RawTime(begin, m.end(), InYear(int(m[0]), first, last), "absolute", True))
        elif YEAR_CUE.search(left[-24:]) or (
            BEFORE_YEAR_OF_STRIKE.search(left[-8:]) and YEAR_OF_STRIKE.match(folded, m.end())
        ):
            found.append(RawTime(m.start(), m.end(), InYear(int(m[0])), "absolute", True))
    return found
