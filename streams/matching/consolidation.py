"""One account out of many: an incident's values from its reports, a publisher family counted once."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from operator import attrgetter
from typing import Final, TypeVar

from streams.domain.incident import Incident, ReportRef
from streams.domain.report import Actor, Count, DateSpan, Location, NamedPerson, Weapon
from streams.domain.vocabulary import Certainty, EventType
from streams.matching.claims import claims
from streams.matching.config import MatchConfig
from streams.matching.families import families
from streams.matching.profile import fold, same_person
from streams.matching.state import Membership, Record
from streams.matching.statuses import civilian_harm_status, own_statement, strike_status
from streams.matching.tolls import estimates

MOST_ACTORS: Final = 8
MOST_PEOPLE: Final = 24
MOST_THINGS: Final = 8
SUREST: Final[dict[Certainty, int]] = {"fact": 0, "claimed": 1, "alleged": 2, "disputed": 3}
OWN_STATEMENT_WEIGHT: Final = 3
"""For who did it, the attacker's own word weighs as much as so many sources."""
VAGUE: Final = 0.5
"""Factor on the confidence of an incident of which neither day nor place is known."""

_T = TypeVar("_T")


def consolidate(membership: Membership, records: Sequence[Record], config: MatchConfig) -> Incident:
    """The Incident record of a membership and its reports; a function of the two alone. At least one report opens it."""
    if len(records) == 1:
        return _alone(membership, records[0])
    ordered = sorted(records, key=lambda r: (r.time, r.article_id, r.report_id))
    told = [r for r in ordered if r.opens]
    denials = [r for r in ordered if r.denies]
    family = families(told)
    declared = {r.report_id for r in told if own_statement(r)}
    date = _common(told, family, _dated, _SAME_DAYS, _length) or DateSpan()  # the shortest interval
    location = _common(told, family, _PLACE, _SAME_PLACE, _reach) or Location()  # the most precise place
    return Incident(
        incident_id=membership.incident_id,
        revision=membership.revision,
        status=membership.status,
        merged_into=membership.merged_into,
        first_reported_at=ordered[0].time,
        last_updated_at=membership.last_updated_at,
        event_type=_common(told, family, _EVENT, str, _unranked) or told[0].event_type,
        weapon=_common(told, family, _WEAPON, _SAME_WEAPON, _weapon_rank),
        strikes=_common(told, family, _STRIKES, _SAME_NUMBER, _unranked),
        date=date,
        location=location,
        attackers=_attackers(told, family, declared),
        targets=_union(told, lambda r: r.targets),
        named=_people(told),
        killed=estimates(told, family, "killed"),
        injured=estimates(told, family, "injured"),
        infrastructure=_things(told),
        strike_status=strike_status(told, family, denials, declared),
        civilian_harm_status=civilian_harm_status(told, family, denials, declared),
        number_of_sources=len(set(family.values())),
        confidence=_confidence(told, family, date, location),
        claims=claims(told, family, denials) if len(told) > 1 or denials else (),
        reports=tuple(_reference(r) for r in ordered[: config.reports_kept]),
    )


def _alone(m: Membership, r: Record) -> Incident:
    """An incident of one report, as most are: the same as below without the counting."""
    only, family = (r,), {r.report_id: 0}
    declared = (r.report_id,) if own_statement(r) else ()
    return Incident(
        incident_id=m.incident_id,
        revision=m.revision,
        status=m.status,
        merged_into=m.merged_into,
        first_reported_at=r.time,
        last_updated_at=m.last_updated_at,
        event_type=r.event_type,
        weapon=r.weapon,
        strikes=r.strikes,
        date=r.date if r.date.start or r.date.end else DateSpan(),
        location=r.location,
        attackers=r.attackers if len(r.attackers) < 2 else _union(only, lambda x: x.attackers),
        targets=r.targets if len(r.targets) < 2 else _union(only, lambda x: x.targets),
        named=r.named if len(r.named) < 2 else _people(only),
        killed=estimates(only, family, "killed") if r.killed else {},
        injured=estimates(only, family, "injured") if r.injured else {},
        infrastructure=r.infrastructure if len(r.infrastructure) < 2 else _things(only),
        strike_status=strike_status(only, family, (), declared),
        civilian_harm_status=civilian_harm_status(only, family, (), declared),
        number_of_sources=1,
        confidence=_confidence(only, family, r.date, r.location),
        reports=(_reference(r),),
    )


def _reference(r: Record) -> ReportRef:
    return ReportRef(r.report_id, r.article_id, r.url, r.source, r.published_at, r.quote)


def _common(
    records: Sequence[Record],
    family: Mapping[str, int],
    value_of: Callable[[Record], _T | None],
    key_of: Callable[[_T], Hashable],
    rank: Callable[[_T], int],
) -> _T | None:
    """The value that most families state last, among those of the best (lowest) rank; of equals the newest. `key_of`: what
    makes two values the same, whatever words they were read from.
    """
    values = [value_of(r) for r in records]
    if values.count(values[-1]) == len(values):  # all say the same, as mostly
        return values[-1]
    latest: dict[int, _T] = {}
    for r, value in zip(records, values, strict=True):
        if value is not None:
            held = latest.pop(family[r.report_id], None)
            latest[family[r.report_id]] = value if held is None or rank(value) <= rank(held) else held
    best = min(map(rank, latest.values()))
    fitting = [v for v in latest.values() if rank(v) == best]
    often = Counter(map(key_of, fitting))
    most = max(often.values())
    return next(v for v in reversed(fitting) if often[key_of(v)] == most)


def _unranked(_: object) -> int:
    return 0


def _weapon_rank(weapon: Weapon) -> int:
    return 0 if weapon.platform else 1 if weapon.type != "unknown" else 2


def _dated(r: Record) -> DateSpan | None:
    return r.date if r.date.start or r.date.end else None


def _length(span: DateSpan) -> int:
    return (span.end - span.start).days if span.start and span.end else 10_000


def _reach(at: Location) -> int:
    return at.where_prec or 7


_EVENT: Final[Callable[[Record], EventType]] = attrgetter("event_type")
_WEAPON: Final[Callable[[Record], Weapon | None]] = attrgetter("weapon")
_STRIKES: Final[Callable[[Record], Count | None]] = attrgetter("strikes")
_PLACE: Final[Callable[[Record], Location]] = attrgetter("location")
_SAME_WEAPON: Final[Callable[[Weapon], Hashable]] = attrgetter("type", "platform")
_SAME_NUMBER: Final[Callable[[Count], Hashable]] = attrgetter("min", "max")
_SAME_DAYS: Final[Callable[[DateSpan], Hashable]] = attrgetter("start", "end")
_SAME_PLACE: Final[Callable[[Location], Hashable]] = attrgetter("country", "geonameid", "place", "admin1")


def _attackers(records: Sequence[Record], family: Mapping[str, int], declared: Collection[str]) -> tuple[Actor, ...]:
    """The attacker with most weight and whoever is named together with it; others stand in `claims` only."""
    voices: dict[str, set[tuple[int, int]]] = {}
    together: dict[str, set[str]] = {}
    for r in records:
        ids = {a.id for a in r.attackers}
        shares = range(OWN_STATEMENT_WEIGHT if r.report_id in declared else 1)
        for i in ids:
            voices.setdefault(i, set()).update((family[r.report_id], n) for n in shares)
            together.setdefault(i, set()).update(ids)
    if not voices:
        return ()
    leading = min(voices, key=lambda i: (-len(voices[i]), i))
    return tuple(a for a in _union(records, lambda r: r.attackers) if a.id in together[leading])


def _union(records: Sequence[Record], actors_of: Callable[[Record], Sequence[Actor]]) -> tuple[Actor, ...]:
    """Every actor once, as surely as anyone has it."""
    found: dict[str, Actor] = {}
    for r in records:
        for a in actors_of(r):
            held = found.get(a.id)
            if held is None or SUREST[a.certainty] < SUREST[held.certainty]:
                found[a.id] = a
    return tuple(found.values())[:MOST_ACTORS]


def _people(records: Sequence[Record]) -> tuple[NamedPerson, ...]:
    """Every person once: the fullest name, the latest outcome that is known."""
    found: dict[str, NamedPerson] = {}
    for r in records:
        for person in r.named:
            name = fold(person.name)
            same = name if name in found else next((n for n in found if same_person(n, name)), None)
            if same is None:
                found[name] = person
                continue
            held = found[same]
            found[same] = NamedPerson(
                max(held.name, person.name, key=len),
                held.role or person.role,
                person.outcome if person.outcome != "unknown" else held.outcome,
                person.certainty if person.outcome != "unknown" else held.certainty,
            )
    return tuple(found.values())[:MOST_PEOPLE]


def _things(records: Sequence[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([t for r in records for t in r.infrastructure]))[:MOST_THINGS]


def _confidence(records: Sequence[Record], family: Mapping[str, int], date: DateSpan, at: Location) -> float:
    """That at least one of the families is right, were they independent."""
    best: dict[int, float] = {}
    for r in records:
        number = family[r.report_id]
        best[number] = max(best.get(number, 0.0), r.confidence)
    wrong = 1.0
    for c in best.values():
        wrong *= 1.0 - c
    vague = (date.date_prec or 5) >= 3 and (at.where_prec or 6) >= 5
    return round(min(1.0 - wrong, 0.99) * (VAGUE if vague else 1.0), 4)
