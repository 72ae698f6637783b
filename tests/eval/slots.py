"""When a slot of a report says what the truth says (docs/evaluation.md)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from streams.domain.distance import kilometres
from streams.domain.vocabulary import CATEGORIES
from streams.gazetteer.fold import fold
from tests.eval.truth import precisions

Row = Mapping[str, Any]

DATE_SLACK_DAYS = {1: 0, 2: 1, 3: 3, 4: 10, 5: 60}
"""How far either end of the interval may be off, by the true `date_prec`."""
PLACE_SLACK_KM = {1: 25.0, 2: 25.0, 3: 25.0, 4: 100.0, 5: 150.0, 6: 0.0}
"""How far the pin may be off, by the true `where_prec`: regions are not points."""
ADMIN_WORDS = frozenset(
    [
        "province",
        "governorate",
        "region",
        "oblast",
        "state",
        "district",
        "division",
        "county",
        "muhafazat",
        "muhafazah",
        "krai",
        "republic",
        "of",
        "the",
    ]
)


@dataclass(frozen=True, slots=True)
class Marks:
    """Values read rightly, values told by the report, values told by the text."""

    hit: int = 0
    told: int = 0
    true: int = 0

    def __add__(self, other: "Marks") -> "Marks":
        return Marks(self.hit + other.hit, self.told + other.told, self.true + other.true)


def marks(truth: Row, report: Row) -> dict[str, Marks]:
    """Every slot of a strike beside that of its report."""
    where = report.get("location") or {}
    found = {
        **{slot: _one(truth[slot], report[slot]) for slot in ("clarity", "stage", "certainty", "event_type")},
        "date": _date(truth["date"], report.get("date") or {}),
        "country": _one(truth["location"]["country"], where.get("country")),
        "place": _place(truth["location"], where),
        "where_prec": _one(_text(truth["location"]["where_prec"]), _text(where.get("where_prec"))),
        "weapon": _weapon(truth, report.get("weapon") or {}),
        "platform": _one((truth["weapon"] or {}).get("platform"), (report.get("weapon") or {}).get("platform")),
        "strikes": _strikes(truth, report.get("strikes")),
        "hedge": _hedges(truth, report),
    }
    for slot in ("attackers", "targets"):
        found[slot] = _many(truth[slot], [actor["id"] for actor in report.get(slot) or ()], fits)
    found["named"] = _many(truth["named"], report.get("named") or (), _same_person)
    found["infrastructure"] = _many(truth["infrastructure"], report.get("infrastructure") or (), fits)
    for kind in ("killed", "injured"):
        for category in CATEGORIES:
            told = (report.get(kind) or {}).get(category)
            implied = category == "civilians" and not truth[kind].keys() & {"civilians", "militants", "security_forces"}
            if not (implied and _count(truth[kind].get("total"), told).hit):
                found[f"{kind} {category}"] = _count(truth[kind].get(category), told)
    return {slot: mark for slot, mark in found.items() if mark.told or mark.true}


def fits(true: str, told: str) -> bool:
    """The told value is one of the true readings."""
    return told.casefold() in true.casefold().split("|")


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _one(true: str | None, told: str | None) -> Marks:
    """One value beside the other; a true one that ends in `?` may be told or not."""
    if true and true.endswith("?"):
        return Marks() if not told or fits(true[:-1], told) else Marks(told=1)
    return Marks(int(bool(true and told and fits(true, told))), int(bool(told)), int(bool(true)))


def _many(true: Sequence[Any], told: Iterable[Any], same: Callable[[Any, Any], bool]) -> Marks:
    """Each true value answers for one told value; those that end in `?` may be told or not."""
    may = [one[:-1] for one in true if isinstance(one, str) and one.endswith("?")]
    must = [one for one in true if not (isinstance(one, str) and one.endswith("?"))]
    left = list(must)
    values = []
    for value in told:
        match = next((one for one in left if same(one, value)), None)
        if match is not None:
            left.remove(match)
        if match is not None or not any(same(one, value) for one in may):
            values.append(value)
    return Marks(len(must) - len(left), len(values), len(must))


def _same_person(true: Row, told: Row) -> bool:
    ours, theirs = ({fold(word) for word in person["name"].split()} for person in (true, told))
    return (ours <= theirs or theirs <= ours) and true["outcome"] == told["outcome"]


def _count(true: Sequence[Any] | None, told: Row | None) -> Marks:
    same = bool(true and told and list(true[:2]) == [told["min"], told["max"]])
    return Marks(int(same), int(bool(told)), int(bool(true)))


def _strikes(truth: Row, told: Row | None) -> Marks:
    """Where the text does not number them: the singular may be counted as one, the plural as two or more, and the
    missiles of a strike may be taken for strikes.
    """
    if told and not truth["strikes"]:
        low, high = (truth["munitions"] or (1, 1))[:2]
        exact = told["min"] == told["max"] and (told["min"] == 1 or low <= told["min"] <= high)
        if exact or (told["min"], told["max"]) == (2, None):
            return Marks()
    return _count(truth["strikes"], told)


def _weapon(truth: Row, told: Row) -> Marks:
    """The type; `aircraft` of an air strike whose craft is not told is neither right nor wrong, `unknown` is not told."""
    kind = None if told.get("type") == "unknown" else told.get("type")
    if truth["weapon"] is None and fits(truth["event_type"], "Air/drone strike") and kind == "aircraft":
        return Marks()
    return _one((truth["weapon"] or {}).get("type"), kind)


def _hedges(truth: Row, report: Row) -> Marks:
    """Hedges of the counts whose numbers agree."""
    total = Marks()
    pairs = [(truth["strikes"], report.get("strikes"))]
    for kind in ("killed", "injured"):
        pairs += [(count, (report.get(kind) or {}).get(category)) for category, count in truth[kind].items()]
    for true, told in pairs:
        if _count(true, told).hit and true and told:
            total += _one((*true, None)[2], told.get("hedge"))
    return total


def _date(true: Row | None, told: Row) -> Marks:
    if not true and (told.get("date_prec") or 1) > 1:
        return Marks()  # news without a day is of the days before it
    agrees = False
    if true and told.get("start") and told.get("end"):
        slack = timedelta(days=DATE_SLACK_DAYS[true["date_prec"]])
        ends = ((date.fromisoformat(true[end]), date.fromisoformat(told[end])) for end in ("start", "end"))
        agrees = all(abs(a - b) <= slack for a, b in ends)
    return Marks(int(agrees), int(bool(told.get("start"))), int(bool(true)))


def _place(true: Row, told: Row) -> Marks:
    """A pin near enough, or the same name; a country alone is no place."""
    is_true = bool(true["place"] or true["lat"] is not None)
    is_told = bool(told.get("place") or told.get("lat") is not None)
    agrees = False
    if is_true and is_told:
        precision = precisions(true)[-1]
        names = {name for value in (true["place"], true["admin1"]) if value for name in value.split("|")}
        slots = ("place",) if true["place"] and precision < 4 else ("place", "admin1")
        wanted = (
            {_plain(n) for n in names} if "admin1" in slots else {_plain(n) for n in (true["place"] or "").split("|")}
        )
        agrees = any(_plain(told.get(slot) or "") in wanted - {""} for slot in slots)
        if not agrees and true["lat"] is not None and told.get("lat") is not None:
            away = kilometres(true["lat"], true["lon"], told["lat"], told["lon"])
            agrees = away <= PLACE_SLACK_KM[precision]
    return Marks(int(agrees), int(is_told), int(is_true))


def _plain(name: str) -> str:
    return fold(" ".join(word for word in name.split() if word.casefold() not in ADMIN_WORDS))
