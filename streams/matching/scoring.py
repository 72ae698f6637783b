"""How likely two reports tell of one strike: one level of agreement a slot, its weight looked up, the weights summed."""

from functools import lru_cache
from typing import Final

import msgspec

from streams.domain.distance import kilometres
from streams.matching.profile import FROM_THE_AIR, LEAST_REACH, Profile, Toll, same_person
from streams.matching.weights import PRIOR, WEIGHTS
from streams.text.fingerprint import alike, near_duplicate

SAME_POINT_KM: Final = 2.5
SAME_HOUR: Final = 3600.0
SAME_NEWS_DAY: Final = 36 * 3600.0
GROWTH_DAYS: Final = 10
"""A toll can rise for so many days after the first account (bodies under rubble, deaths in hospital)."""
REACH_KM: Final = {3: 60.0, 4: 200.0}
"""How far from its pin a district (`where_prec` 3) or province (4) is taken to reach."""
SURE_DISTANCE_KM: Final = 25.0
CITY_KM: Final = 15.0
DISTRICT: Final = 3
NIGHT: Final = 1
"""Days from the evening of a night to its morning."""
_STRIKES_PROPER: Final = frozenset(("Air/drone strike", "Shelling/artillery/missile attack"))

Level = tuple[str, str]


class Pair(msgspec.Struct, frozen=True, gc=False):
    """`support`: the prior and all that speaks for; `conflict`: all that speaks against (0 or less). Their sum is the score."""

    support: float
    conflict: float

    @property
    def score(self) -> float:
        """Log2 odds that both tell of one strike."""
        return self.support + self.conflict


_PLACE, _DATE, _WEAPON, _ATTACKER = (WEIGHTS[slot] for slot in ("place", "date", "weapon", "attacker"))
_KILLED, _INJURED, _NAMED, _TEXT = (WEIGHTS[slot] for slot in ("killed", "injured", "named", "text"))
_INFRASTRUCTURE, _STRIKES = WEIGHTS["infrastructure"], WEIGHTS["strikes"]
_EVENT = WEIGHTS["event"]
_SAME_EVENT = _EVENT["same"]
_SAME_TARGET, _OTHER_TARGET = WEIGHTS["target"]["same"], WEIGHTS["target"]["other"]


def compare(a: Profile, b: Profile) -> Pair:
    """Score two reports: the weights of their `levels`, in that order. What either does not state weighs nothing, and is not
    looked at: this runs for every pair.
    """
    place, weapon = _place(a, b), _weapon(a, b)
    weights = (
        _PLACE[place],
        _DATE[_date(a, b)],
        _SAME_EVENT if a.event_type == b.event_type else _EVENT[_events(a.event_type, b.event_type, weapon)],
        _WEAPON[weapon],
        _ATTACKER[_attacker(a, b)] if a.attackers and b.attackers else 0.0,
        (_OTHER_TARGET if a.targets.isdisjoint(b.targets) else _SAME_TARGET) if a.targets and b.targets else 0.0,
        _KILLED[_killed(a, b)] if a.killed is not None and b.killed is not None else 0.0,
        _INJURED[_injured(a, b)] if a.injured is not None and b.injured is not None else 0.0,
        _NAMED[_named(a.names, b.names)] if a.names and b.names else 0.0,
        _INFRASTRUCTURE[_things(a.infrastructure, b.infrastructure)] if a.infrastructure and b.infrastructure else 0.0,
        _STRIKES[_strikes(a.strikes, b.strikes)] if a.strikes is not None and b.strikes is not None else 0.0,
        _TEXT[_text(a, b, place)],
    )
    support, conflict = PRIOR, 0.0
    for weight in weights:
        if weight > 0.0:
            support += weight
        else:
            conflict += weight
    return Pair(support, conflict)


def levels(a: Profile, b: Profile) -> tuple[Level, ...]:
    """The level of agreement of every slot; symmetric in `a` and `b`."""
    place, weapon = _place(a, b), _weapon(a, b)
    return (
        ("place", place),
        ("date", _date(a, b)),
        ("event", _events(a.event_type, b.event_type, weapon)),
        ("weapon", weapon),
        ("attacker", _attacker(a, b)),
        ("target", _sets(a.targets, b.targets, "same")),
        ("killed", _killed(a, b)),
        ("injured", _injured(a, b)),
        ("named", _named(a.names, b.names)),
        ("infrastructure", _things(a.infrastructure, b.infrastructure)),
        ("strikes", _strikes(a.strikes, b.strikes)),
        ("text", _text(a, b, place)),
    )


def distance_km(a: Profile, b: Profile) -> float | None:
    """Great-circle distance of the pins; None when one has none."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    if a.lat == b.lat and a.lon == b.lon:
        return 0.0  # as most do
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def _place(a: Profile, b: Profile) -> str:
    if a.where_prec >= 6 or b.where_prec >= 6:
        return "country only"
    if a.where_prec >= 5 or b.where_prec >= 5:
        return "relative region"
    if a.fine and b.fine and (km := distance_km(a, b)) is not None:
        return _points(a, b, km)
    if a.admin1 and b.admin1:
        if a.admin1 != b.admin1:
            return "other region"
        if a.place == b.place and not (a.fine and b.fine):
            if a.fine == b.fine:
                return "same district" if a.place and a.where_prec == b.where_prec == DISTRICT else "same region"
            if a.place and a.where_prec <= DISTRICT and b.where_prec <= DISTRICT:
                return "town and its district"
        return "one holds the other"
    km = distance_km(a, b)
    if km is None:
        return "country only"
    reach = max(REACH_KM.get(a.where_prec, SURE_DISTANCE_KM), REACH_KM.get(b.where_prec, SURE_DISTANCE_KM))
    return "one holds the other" if km <= reach else "other region"


def _points(a: Profile, b: Profile, km: float) -> str:
    if km > SURE_DISTANCE_KM:
        return "farther"
    if SAME_POINT_KM < km <= CITY_KM and a.admin1 == b.admin1 and (_quarter(a, b) or _quarter(b, a)):
        return "quarter of the city"
    if km > 10:
        return "within 25 km"
    if km > SAME_POINT_KM:
        return "one town" if a.place and a.place == b.place else "within 10 km"
    same = km == 0.0 or a.place == b.place or a.geonameid == b.geonameid is not None
    return "same point" if same or not a.place or not b.place else "beside it"


def _quarter(a: Profile, b: Profile) -> bool:
    """Whether `a` is likely a quarter, camp or site (no town of the gazetteer's) of `b`, the city that a province is named after."""
    return a.geonameid is None and b.geonameid is not None and b.seat and not a.seat


def _date(a: Profile, b: Profile) -> str:
    x, y = a.days, b.days
    if x is None or y is None:
        return "unknown"
    # conditions, not max and min: a call is as long as all the rest, and this runs for every pair
    gap = (x[0] if x[0] > y[0] else y[0]) - (x[1] if x[1] < y[1] else y[1])  # noqa: FURB136
    if gap > 0:
        return "next day" if gap == 1 else "apart"
    if not a.dated or not b.dated:
        return "undated"
    if x[0] == x[1] and y[0] == y[1]:
        return "same day"
    long = max(x[1] - x[0], y[1] - y[0])
    if long == NIGHT and x == y:
        return "same night"
    if x[0] == x[1] or y[0] == y[1]:
        if long <= 7:
            return "day within days"
        return "day within a month" if long <= 31 else "unknown"
    return "overlap" if long <= 31 else "unknown"


def _events(a: str, b: str, weapon: str) -> str:
    """Whether they are of one kind. What was struck by one account was shot down, or part of a clash, by another; and what kind
    of strike it was follows from the weapon, which one account may not know.
    """
    if a == b:
        return "same"
    by_weapon = a in _STRIKES_PROPER and b in _STRIKES_PROPER
    return "other" if by_weapon and weapon in ("other", "same") else "another account of it"


_MUNITIONS: Final = frozenset(("missile", "rocket", "artillery", "mortar", "bomb"))
_CARRIERS: Final = frozenset(("aircraft", "helicopter", "drone"))
_FLOWN: Final = frozenset(("helicopter", "drone", "loitering munition", "bomb", "missile"))
_DRONES: Final = frozenset(("drone", "loitering munition"))


def _weapon(a: Profile, b: Profile) -> str:
    if a.weapon == "unknown" or b.weapon == "unknown":
        return "unknown"
    if a.platform and a.platform == b.platform:
        return "same platform"
    return "same" if a.weapon == b.weapon else _two_weapons(a.weapon, b.weapon)


@lru_cache(maxsize=256)
def _two_weapons(a: str, b: str) -> str:
    both = {a, b}
    if FROM_THE_AIR in both:
        if "aircraft" in both:
            return "same"
        return "compatible" if both & _FLOWN else "other"
    # who flies and what it drops or fires: one account names the helicopter, the other the bomb
    carried = both & _CARRIERS and both & {"bomb", "missile"}
    return "compatible" if both <= _DRONES or both <= _MUNITIONS or carried else "other"


def _attacker(a: Profile, b: Profile) -> str:
    if not a.attackers or not b.attackers:
        return "unknown"
    if not a.attackers.isdisjoint(b.attackers):
        return "same"
    if not a.attacker_states.isdisjoint(b.attacker_states):
        return "allied"
    return "allied" if (a.coalitions or b.coalitions) and _coalition(a, b) else "other"


def _coalition(a: Profile, b: Profile) -> bool:
    """A coalition's name holds its leader's ("us-led-coalition", "saudi-led-coalition")."""
    return any(
        name.startswith(f"{s.lower()}-")
        for one, two in ((a, b), (b, a))
        for name in one.coalitions
        for s in two.attacker_states
    )


def _sets(a: frozenset[str], b: frozenset[str], shared: str) -> str:
    if not a or not b:
        return "unknown"
    return "other" if a.isdisjoint(b) else shared


_COMMON_THINGS: Final = frozenset(("house", "building", "residential building", "road", "street", "vehicle", "car"))


def _things(a: frozenset[str], b: frozenset[str]) -> str:
    """A hospital or market in common says more than a house."""
    if not a or not b:
        return "unknown"
    shared = a & b
    if not shared:
        return "other"
    return "shared house or road" if shared <= _COMMON_THINGS else "shared"


def _strikes(a: int | None, b: int | None) -> str:
    """Two accounts of a single strike agree by chance; two of a wave of five hardly."""
    if a is None or b is None or a == b == 1:
        return "unknown"
    return "same" if a == b else "other"


def _killed(a: Profile, b: Profile) -> str:
    x, y = a.killed, b.killed
    if x is None or y is None:
        return "unknown"
    if x.low == y.low and x.high == y.high and x.exact == y.exact:
        return _rarity(x)
    if x.low <= y.high and y.low <= x.high:
        return "narrow overlap" if _nearly_same(x, y) else "overlap"
    level = _different(x, y, a, b)
    return "counted apart" if level in ("other", "far", "grown far") and _counted_apart(x, y, a, b) else level


def _counted_apart(x: Toll, y: Toll, a: Profile, b: Profile) -> bool:
    """Whether one counts fighters and the other civilians, or one only fighters out of all the dead of the other."""
    if a.counted == b.counted:
        return False
    if a.counted and b.counted:
        return True
    return (a if x.high < y.low else b).counted == "fighters"


def _nearly_same(x: Toll, y: Toll) -> bool:
    """Whether tolls that overlap agree nearly as well as two numbers: narrow ranges, or large ones that begin beside each
    other ("at least 32" and 34).
    """
    small, other = (x, y) if x.low <= y.low else (y, x)
    if small.low < 3:
        return False
    if _narrow(x) and _narrow(y):
        return True
    beside = other.low - small.low <= small.low // 5
    return small.low >= 10 and beside and x.high <= LEAST_REACH * x.low and y.high <= LEAST_REACH * y.low


def _narrow(toll: Toll) -> bool:
    """Whether the range says nearly as much as a number: 6 to 8, 50 to 60."""
    return toll.high - toll.low <= max(2, toll.low // 4)


def _rarity(toll: Toll) -> str:
    """Agreement on a rare number says more than agreement on a common one."""
    if toll.high == 0:
        return "none"
    for least, level in ((25, "same 25+"), (10, "same 10+"), (5, "same 5-9"), (3, "same 3-4"), (2, "same 2")):
        if toll.low >= least:
            return level
    return "same 1"


def _later(a: Profile, b: Profile) -> int:
    """1 when `b` was published after `a`, -1 before, 0 at the same time or unknown or too far apart for a rising toll."""
    if a.published is None or b.published is None or abs(a.published - b.published) > GROWTH_DAYS * 86_400:
        return 0
    return (b.published > a.published) - (b.published < a.published)


def _apart(a: Profile, b: Profile) -> bool:
    """Whether two desks wrote within a day and a half: each counts at its own pace, whoever publishes first."""
    if a.family == b.family:
        return False
    return a.published is None or b.published is None or abs(a.published - b.published) <= SAME_NEWS_DAY


def _different(x: Toll, y: Toll, a: Profile, b: Profile) -> str:
    """How far apart the tolls `x` of `a` and `y` of `b` are, which do not overlap."""
    small, large = (x, y) if x.high < y.low else (y, x)
    risen, of_two_desks, otherwise = _gap(small.high, large.low)
    if risen == otherwise or _later(a, b) * (1 if small is x else -1) > 0:
        return risen
    return of_two_desks if of_two_desks != otherwise and _apart(a, b) else otherwise


@lru_cache(maxsize=1 << 12)
def _gap(small: int, large: int) -> tuple[str, str, str]:
    """The level of two tolls: when the larger came later, when two desks wrote at one time, and else."""
    otherwise = "other" if large <= max(small * 3, small + 3) else "far"
    of_two_desks = "sources differ" if large <= max(small * 2, small + 3) else otherwise
    if large - small <= max(1, small // 5):
        otherwise = of_two_desks = "close"
    if large <= max(small * 2, small + 4):
        return "grown", of_two_desks, otherwise
    return "grown far" if large <= max(small * 4, small + 6) else otherwise, of_two_desks, otherwise


def _injured(a: Profile, b: Profile) -> str:
    x, y = a.injured, b.injured
    if x is None or y is None:
        return "unknown"
    if x.low == y.low and x.high == y.high:
        return "same" if x.low >= 5 else "same few"
    if x.low <= y.high and y.low <= x.high:
        return "overlap"
    level = _different(x, y, a, b)
    if level in ("grown far", "sources differ"):
        return "grown"
    return level if level in ("grown", "close") else "other"


def _named(a: frozenset[str], b: frozenset[str]) -> str:
    if not a or not b:
        return "unknown"
    shared = [(x, y) for x in a for y in b if same_person(x, y)]
    if not shared:
        return "other"
    return "same person" if any(" " in x and " " in y for x, y in shared) else "same family name"


def _text(a: Profile, b: Profile, place: str) -> str:
    x, y = a.sketch, b.sketch
    if alike(x, y) if x is not None and y is not None else near_duplicate(a.fingerprint, b.fingerprint):
        here = place in ("same point", "same region") or (place == "country only" and a.where_prec == b.where_prec)
        here = here or (place == "relative region" and a.place == b.place and a.where_prec == b.where_prec)
        return "copy" if here and a.days == b.days else "other strike of the copy"
    if a.family == b.family and a.published is not None and b.published is not None:
        return "same desk, same hour" if abs(a.published - b.published) < SAME_HOUR else "other"
    return "other"
