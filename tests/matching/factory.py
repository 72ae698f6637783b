"""Strike reports made by hand: a few words a report, everything else by default."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from streams.domain.incident import Incident, IncidentChange
from streams.domain.report import Actor, Count, DateSpan, Location, NamedPerson, StrikeReport, Weapon
from streams.matching.config import MatchConfig
from streams.matching.matcher import Matcher
from streams.text.fingerprint import sketch

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)

PLACES: dict[str, Location] = {
    "Harim": Location("SY", "Idlib", "Harim", 36.21, 36.52, 1001, 1, "Harim"),
    "Salqin": Location("SY", "Idlib", "Salqin", 36.14, 36.45, 1002, 1, "Salqin"),
    "Raqqa": Location("SY", "Raqqa", "Raqqa", 35.95, 39.01, 1003, 1, "Raqqa"),
    "Idlib": Location("SY", "Idlib", None, 35.93, 36.63, 1004, 4, "Idlib province"),
    "Syria": Location("SY", where_prec=6, text="Syria"),
    "north Syria": Location("SY", where_prec=5, text="northern Syria"),
    "Rafah": Location("PS", "Gaza Strip", "Rafah", 31.28, 34.25, 1005, 1, "Rafah"),
    "Odesa": Location("UA", "Odesa", "Odesa", 46.48, 30.72, 1006, 1, "Odesa"),
    "Kharkiv": Location("UA", "Kharkiv", "Kharkiv", 49.99, 36.23, 1007, 1, "Kharkiv"),
    "Ukraine": Location("UA", where_prec=6, text="Ukraine"),
    "Sabha": Location("LY", "Sabha", "Sabha", 27.04, 14.43, 1008, 1, "Sabha"),
    "Libya": Location("LY", where_prec=6, text="Libya"),
    "south Libya": Location("LY", where_prec=5, text="southern Libya"),
    "Saada": Location("YE", "Saada", "Saada", 16.94, 43.76, 1009, 1, "Saada"),
    "Hodeidah": Location("YE", "Hodeidah", "Hodeidah", 14.80, 42.95, 1010, 1, "Hodeidah"),
    "nowhere": Location(),
}
ACTORS: dict[str, Actor] = {
    "RU": Actor("RU", "Russia", "state", "RU"),
    "UA": Actor("UA", "Ukraine", "state", "UA"),
    "US": Actor("US", "United States", "state", "US"),
    "IL": Actor("IL", "Israel", "state", "IL"),
    "SY": Actor("SY", "Syria", "state", "SY"),
    "SA": Actor("SA", "Saudi Arabia", "state", "SA"),
    "coalition": Actor("us-led-coalition", "US-led coalition", "coalition"),
    "IS": Actor("islamic-state", "Islamic State", "non-state"),
    "houthis": Actor("houthis", "Houthis", "non-state"),
}


def report(
    article: str,
    place: str = "Harim",
    day: str | None = "2024-05-14",
    killed: int | tuple[int | None, int | None, Any] | None = None,
    *,
    by: Sequence[str] = (),
    on: Sequence[str] = (),
    at: str | None = None,
    part: int = 0,
    until: str | None = None,
    weapon: Any = None,
    platform: str | None = None,
    named: Sequence[str] = (),
    civilians: int | None = None,
    militants: int | None = None,
    injured: int | None = None,
    text: str | None = None,
    source: str | None = None,
    **other: Any,
) -> StrikeReport:
    """A report. `article` is `publisher` or `publisher/number`; `day` an ISO day, month or year; `at` the time of publication,
    by default the day after at noon.
    """
    span = span_of(day, until)
    published = _time(at) if at else (_noon_after(span.end) if span.end else None)
    tolls: dict[Any, Count] = {}
    for name, n in (("total", killed), ("civilians", civilians), ("militants", militants)):
        if n is not None:
            tolls[name] = Count(n, n) if isinstance(n, int) else Count(*n)
    publisher = source or article.partition("/")[0]
    defaults: dict[str, Any] = {
        "report_id": f"rep_{article}#{part}",
        "article_id": f"art_{article}",
        "url": f"https://{publisher}.example/{article}",
        "source": publisher,
        "published_at": published,
        "text_fingerprint": sketch(text if text is not None else _own_words(article)),
        "date": span,
        "location": PLACES[place],
        "attackers": tuple(ACTORS[a] for a in by),
        "targets": tuple(ACTORS[a] for a in on),
        "named": tuple(NamedPerson(n, None, "killed") for n in named),
        "killed": tolls,
        "injured": {} if injured is None else {"total": Count(injured, injured)},
        "weapon": Weapon(weapon, platform) if weapon else None,
        "quote": f"{article} tells of {place}",
        "confidence": 0.7,
    }
    return StrikeReport(**{**defaults, **other})


def span_of(day: str | None, until: str | None = None) -> DateSpan:
    """`2024-05-14`, `2024-05` or `2024` as an interval with its precision."""
    if day is None:
        return DateSpan()
    numbers = [int(x) for x in day.split("-")]
    if until is not None:
        end = date.fromisoformat(until)
        start = date(*numbers)
        return DateSpan(start, end, 2 if (end - start).days < 6 else 3, f"{day} to {until}")
    if len(numbers) == 3:
        return DateSpan(date(*numbers), date(*numbers), 1, day)
    if len(numbers) == 2:
        year, month = numbers
        following = date(year + month // 12, month % 12 + 1, 1)
        return DateSpan(date(year, month, 1), following - timedelta(days=1), 4, day)
    return DateSpan(date(numbers[0], 1, 1), date(numbers[0], 12, 31), 5, day)


def _time(at: str) -> datetime:
    return datetime.fromisoformat(at).replace(tzinfo=UTC)


def _noon_after(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(days=1)


def _own_words(article: str) -> str:
    """A text that no other article shares a shingle with."""
    return " ".join(f"{article}{i}" for i in range(80))


class Desk:
    """A matcher on dictionaries that remembers all that it sent."""

    def __init__(self, config: MatchConfig | None = None) -> None:
        self.incidents: dict[str, Any] = {}
        self.reports: dict[str, Any] = {}
        self.outbox: dict[str, Any] = {}
        self.matcher = Matcher(self.incidents, self.reports, self.outbox, config)
        self.changes: list[IncidentChange] = []
        self.newest: dict[str, Incident] = {}

    def take(self, *reports: StrikeReport, now: datetime = NOW) -> tuple[IncidentChange, ...]:
        """Decide and apply; the last report's changes."""
        last: tuple[IncidentChange, ...] = ()
        for r in reports:
            decision = self.matcher.decide(r, now)
            self.matcher.apply(decision)
            last = decision.changes
            self.changes.extend(last)
            self.newest.update((i.incident_id, i) for i in decision.newest)
        return last

    @property
    def active(self) -> list[Incident]:
        return [i for i in self.newest.values() if i.status == "active"]

    @property
    def groups(self) -> set[frozenset[str]]:
        """The partition of the reports, ids without their prefix."""
        return {frozenset(r.report_id.removeprefix("rep_") for r in i.reports) for i in self.active}


def match(reports: Iterable[StrikeReport], config: MatchConfig | None = None) -> Desk:
    """All reports through a new matcher."""
    desk = Desk(config)
    desk.take(*reports)
    return desk
