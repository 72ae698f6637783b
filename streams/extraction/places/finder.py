"""Places in a document: found, resolved and told apart by the role they play. See docs/extraction/places.md."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from streams.domain.report import Location
from streams.domain.vocabulary import WherePrecision
from streams.extraction.mentions import PlaceMention, PlaceRole
from streams.extraction.places.candidates import Candidate, Scan, scan
from streams.extraction.places.lexicon import STRIKERS
from streams.extraction.places.lists import share_nouns
from streams.extraction.places.relations import kilometres
from streams.extraction.places.resolution import KIND_NOUNS, link_chains, open_scopes, resolve
from streams.gazetteer.countries import countries
from streams.gazetteer.fold import words
from streams.gazetteer.store import Gazetteer, Place
from streams.text.document import Document

SMALL_KM: Final = 30
"""A landmark's distance up to which the computed point counts as near (UCDP `where_prec` 2), beyond it as relative (5)."""
PRECISION: Final[dict[str, WherePrecision]] = {
    "admin1": 4,
    "admin2": 3,
    "region": 5,
    "water": 5,
    "area": 2,
    "mountain": 2,
}
AROUND_WORDS: Final = words(
    "area countryside outskirts axis forest woods desert plain plains mountains hills valley border coast bridge road highway checkpoint corridor"
)
"""After a town's name: what was hit lies about it."""
AROUND: Final = 40
"""So many names before and after an unknown one are looked at for what surrounds it."""
CLEAR: Final = 0.6
"""Weight from which a country frames a document by itself: its own forces named once, or its name."""
NAMED_WEIGHT: Final = 3.0
"""At most so much does one naming of a country weigh in the frame."""
CAPITAL_KM: Final = 45
METROPOLIS: Final = 800_000
"""People from whom on "northern X" means quarters of the city."""
ADJOINING: Final = 4
"""Characters of ", " and " (" between a place and the area named with it."""
_EARTH_KM: Final = 6371.0


def find_places(
    document: Document, gazetteer: Gazetteer, event_sentences: Sequence[int] | None = None
) -> list[PlaceMention]:
    """Every place the document names, in reading order, with its role. Only those of role `event` can be where a strike was.

    `event_sentences` are the numbers of the sentences that tell of strikes: what they name weighs more in the country frame.
    """
    found = scan(document, gazetteer, countries(), frozenset(event_sentences or ()))
    link_chains(found.candidates, document.buffer)
    open_scopes(found.candidates, document.buffer)
    share_nouns(found.candidates, document.buffer)
    resolve(found)
    every = found.candidates
    roles = _roles(every, document)
    home = _home(found, roles)
    around = (every[max(0, i - AROUND) : i + AROUND] for i in range(len(every)))  # bounded: linear in the text's length
    found_places = (_mention(c, role, near, home) for c, role, near in zip(every, roles, around, strict=True))
    return [m for m in found_places if m is not None]


def _home(found: Scan, roles: Sequence[PlaceRole]) -> str | None:
    """The country that frames the document clearly, for places that nothing else places; namings of who acts or comes from it do not count."""
    frame = dict(found.frame)
    for c, role in zip(found.candidates, roles, strict=True):
        if c.country and role not in ("event", "landmark"):
            frame[c.country] = frame.get(c.country, 0.0) - NAMED_WEIGHT
    ranked = sorted(frame.items(), key=lambda kv: -kv[1])
    if not ranked or ranked[0][1] < CLEAR or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def _roles(every: Sequence[Candidate], document: Document) -> list[PlaceRole]:
    """The role of each; what contains a speaker's seat or a victim's home is no place of the event either."""
    roles = [_role(c, document) for c in every]
    of = {id(c): i for i, c in enumerate(every)}
    for i, c in enumerate(every):
        outer = of.get(id(c.container)) if c.container is not None and c.link in ("comma", "inside") else None
        if (
            outer == i + 1
            and every[outer].start - c.end <= ADJOINING
            and roles[i] in ("speaker", "destination", "home")
            and roles[outer] == "event"
        ):
            roles[outer] = roles[i]
    for i, c in enumerate(every):
        if roles[i] == "event" and c.context.speaks() and _told_elsewhere(i, every, roles):
            roles[i] = "speaker"
    return roles


def _told_elsewhere(i: int, every: Sequence[Candidate], roles: Sequence[PlaceRole]) -> bool:
    """Whether a town named elsewhere in the sentence, which does not only say where this one is, can be the strike's."""
    c = every[i]
    after, before = range(i + 1, min(i + 6, len(every))), range(i - 1, max(i - 6, -1), -1)
    for near in (after, before):
        for k in near:
            other = every[k]
            if other.sentence.index != c.sentence.index:
                break
            if roles[k] == "event" and other.context.governed and other.chosen and c.container is not other:
                return True
    return False


def country_frame(mentions: Sequence[PlaceMention]) -> str | None:
    """The country that most event places of a document lie in; None when there are none or it is a draw."""
    tally: dict[str, float] = {}
    for m in mentions:
        if m.location.country and m.role in ("event", "landmark"):
            tally[m.location.country] = tally.get(m.location.country, 0.0) + 1.0
    ranked = sorted(tally.values(), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0] == ranked[1]):
        return None
    return max(tally, key=lambda code: tally[code])


def best_location(
    mentions: Sequence[PlaceMention], frame: str | None = None
) -> tuple[Location, tuple[PlaceMention, ...]]:
    """Where an event was, from the mentions that may tell (nearest to the trigger first), and the mentions it rests on.

    The first event place fixes the area; a later one refines it when it is more precise and lies in it. With no event place
    at all the country of `frame` is given (`where_prec` 6), with no evidence.
    """
    usable = [m for m in mentions if m.role == "event" or (m.role == "landmark" and m.location.where_prec == 2)]
    usable = usable or [m for m in mentions if m.role == "landmark"]
    if not usable:
        return Location(country=frame, where_prec=6 if frame else None), ()
    best, evidence = usable[0], [usable[0]]
    for other in usable[1:]:
        a, b = best.location, other.location
        if a.country in (b.country, None) and (b.where_prec or 6) < (a.where_prec or 6) and _inside(b, a):
            best = other
            evidence.append(other)
    if best.location.country is None and frame:
        return replace(best.location, country=frame, where_prec=6), tuple(evidence)
    return best.location, tuple(evidence)


def _inside(inner: Location, outer: Location) -> bool:
    if outer.where_prec in (5, 6) or outer.lat is None:
        return outer.admin1 is None or outer.admin1 == inner.admin1
    if outer.admin1 == inner.admin1:
        return True
    if outer.where_prec != 4 or outer.lon is None or inner.lat is None or inner.lon is None:
        return False
    return kilometres(outer.lat, outer.lon, inner.lat, inner.lon) < CAPITAL_KM  # a capital and the province around it


def _mention(c: Candidate, role: PlaceRole, every: Sequence[Candidate], home: str | None) -> PlaceMention | None:
    location = _location(c, every, home)
    if location is None:
        return None
    if role == "landmark" and c.chosen:
        location = _displaced(c, c.chosen.place, location)
    start, end = c.facility or (c.start, c.end)
    return PlaceMention(start, end, c.sentence.index, location, role, round(min(1.0, c.score / 6), 3))


def _location(c: Candidate, every: Sequence[Candidate], home: str | None = None) -> Location | None:
    if c.country:
        partly = c.context.direction or c.context.noun_after in ("border", "coast") or c.context.prep == "off"
        text = f"{c.context.direction} {c.surface}" if c.context.direction else c.surface
        return Location(country=c.country, where_prec=5 if partly else 6, text=text)
    if c.chosen:
        return _known(c, c.chosen.place)
    if c.hits and not c.container and not (c.context.governed and _framed(c)):
        return None
    return _inherited(c, every, home)


def _known(c: Candidate, place: Place) -> Location:
    prec: WherePrecision = PRECISION.get(place.kind, 1)
    if prec == 1 and (c.context.near or c.context.bearing is not None or c.context.noun_after in AROUND_WORDS):
        prec = 2
    if place.kind == "town" and place.admin1 == place.name and _province(c, place):
        prec = 4
    elif c.holds and prec < 3 and not (c.context.near or c.quartered):
        prec = 3  # the place proper is the one in it
    elif place.kind == "town" and {c.context.noun_after, c.context.noun_before} & KIND_NOUNS["admin2"]:
        prec = 3
    name = place.name if place.kind != "admin1" else None
    return Location(
        country=place.country,
        admin1=place.admin1,
        place=name,
        lat=place.lat,
        lon=place.lon,
        geonameid=place.geonameid,
        where_prec=prec,
        text=c.surface,
    )


def _province(c: Candidate, place: Place) -> bool:
    """ "Hama countryside", "northern Homs": the province around a town, unless a city so large that its quarters are meant, or
    one that is called a city: "the southern Ukrainian city of Zaporizhzhia".
    """
    nouns = {c.context.noun_after, c.context.noun_before}
    if "countryside" in nouns:
        return True
    return bool(c.context.direction) and place.population < METROPOLIS and nouns.isdisjoint(KIND_NOUNS["town"])


def _framed(c: Candidate) -> bool:
    """Whether the words around a name, or its own, say that it is a place."""
    if c.common or c.partial in ("person", "organisation"):
        return False
    return bool(c.context.noun_before or c.context.noun_after or c.facility or (c.headed and c.context.governed))


def _inherited(c: Candidate, every: Sequence[Candidate], home: str | None) -> Location | None:
    """A place that only its frame makes one: it takes the coordinates of what contains it."""
    outer = c.container
    framed = _framed(c)
    if outer is None or not (outer.chosen or outer.country):
        if not framed:
            return None
        outer = _surrounding(c, every)
    elif not framed and (c.link == "scope" or not c.context.governed):
        return None
    if outer is None:
        return (
            Location(country=home, place=c.surface, where_prec=6 if home else None, text=c.surface) if framed else None
        )
    if outer.country:
        return Location(country=outer.country, place=c.surface, where_prec=6, text=c.surface)
    if outer.chosen is None:
        return None
    place = outer.chosen.place
    if place.kind == "town" and c.link == "inside" and (c.facility or outer.quartered):
        return replace(_known(outer, place), place=c.surface, geonameid=None, text=c.surface)
    prec: WherePrecision = {"admin1": 4, "admin2": 3, "region": 5, "water": 5}.get(place.kind, 2)  # type: ignore[assignment]
    return Location(
        country=place.country,
        admin1=place.admin1,
        place=c.surface,
        lat=place.lat,
        lon=place.lon,
        where_prec=prec,
        text=c.surface,
    )


def _surrounding(c: Candidate, every: Sequence[Candidate]) -> Candidate | None:
    """The resolved place nearest in the text: the next in the sentence, else the last before."""
    same = [o for o in every if o.sentence.index == c.sentence.index and o is not c and _is_ground(o)]
    after = [o for o in same if o.start > c.start and o.chosen]
    before = [
        o for o in every if o.end <= c.start and o.chosen and c.sentence.index - o.sentence.index <= 3 and _is_ground(o)
    ]
    if after:
        return after[0]
    if before:
        return before[-1]
    return same[0] if same else None


HIT: Final = frozenset({"hit", "hits", "struck", "bombed", "shelled", "targeted", "attacked", "pounded"})
"""What is an office or a university all the same is a place when these govern it."""
CLAUSE_WORDS: Final = frozenset({"that", "which", "when", "as", "while", "where", "except"})
"""After these a country begins a clause: it acts ("drones that Russia launched"), and nothing is in it."""
FOREIGN: Final = frozenset(
    {"base", "bases", "airbase", "outpost", "outposts", "embassy", "consulate", "camp", "garrison"}
)
"""What a country has on the soil of another: a "US base" is not in the US."""


def _is_ground(c: Candidate) -> bool:
    """Whether an unknown place may lie there: a resolved name that is no actor's, speaker's or victim's."""
    context = c.context
    if not (c.chosen or c.country) or c.based or c.partial in ("person", "organisation"):
        return False
    if c.country and not (context.governed or c.holds or context.direction):
        return False
    return not (context.home() or context.kin() or context.seat() or context.destination() or _strikes(c))


def _strikes(c: Candidate) -> bool:
    """Whether a country is named for what its forces do: "US airstrikes"."""
    return c.country in STRIKERS and c.context.striking()


_THEIR_TOWN: Final = re.compile(
    r"\b(?:on|in|at|hit|struck|bombed|shelled|over) their (?:own )?(?:village|town|city|camp|neighbou?rhood|hamlet|settlement)\b"
)
"""What is hit where those live who tell of it: "residents of Ber said that shells had fallen on their village"."""


def _role(c: Candidate, document: Document) -> PlaceRole:
    context = c.context
    dateline = document.dateline
    if dateline and dateline.start <= c.start < dateline.end:
        return "dateline"
    if (
        c.partial == "person"
        or _credited(c, document.buffer)
        or context.kin()
        or context.names_a_pipeline()
        or context.names_a_ship()
        or context.after[:1] == ("time",)
    ):
        return "excluded"
    if c.partial == "organisation" and context.prep in HIT:
        return "event"
    if c.partial == "organisation" or c.based:
        return "base" if c.based and not context.governed else "actor-name"
    if context.distance_km is not None or (context.bearing is not None and c.holds and not _area(c)):
        return "landmark"
    if _ROAD.match(document.buffer, c.end, c.sentence.end):
        return "excluded"
    if context.base():
        return "base"
    if context.seat():
        return "speaker"
    if context.destination():
        return "destination"
    if context.home():
        theirs = context.prep == "of" and _THEIR_TOWN.search(document.buffer, c.end, c.sentence.end)
        return "event" if theirs else "home"
    if _strikes(c):
        return "actor-name"
    if c.country and context.possessive and _DEFENDS.match(document.buffer, c.end):
        return "event"
    if c.country and context.told() and _ITS_SKIES.match(document.buffer, c.end, c.sentence.end):
        return "event"
    if context.official() or (c.country and context.noun_after in FOREIGN):
        return "actor-name"
    governed = context.governed and not (context.prep in CLAUSE_WORDS and (context.acting() or context.told()))
    if c.country and not (governed or c.holds or context.direction):
        return "actor-name" if not context.told() else "speaker"
    if (context.told() or context.acting()) and not governed and c.chosen and _capital(c):
        return "speaker"
    return "event"


_ROAD: Final = re.compile(
    r"(?: ?[-–—] ?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)? (?:road|highway|route|axis|motorway)[^.;,]{0,20} (?:near|at|outside|close to) (?:the \w+ of )?[A-Z]"
)
"""A road's ends, where the sentence goes on to say where on the road."""
_CREDITS: Final = re.compile(
    r"\(?(?:(?:Additional |Further )?[Rr]eporting|Writing|Editing|Compiled|Translated|Produced)(?: and (?:writing|editing))? by [A-Z]"
)
"""Who wrote a story, and from where, as agencies end theirs."""
_CREDITS_REACH: Final = 160


def _credited(c: Candidate, buffer: str) -> bool:
    if _CREDITS.match(buffer, c.sentence.start):
        return True
    bracket = buffer.rfind("(", max(c.sentence.start, c.start - _CREDITS_REACH), c.start)
    return bracket >= 0 and _CREDITS.match(buffer, bracket) is not None


_DEFENDS: Final = re.compile(
    r"['’]?s (?:air force|air defen[cs]es?|military|army)\b[^.;]{0,40}\b(?:downed|shot down|intercepted|destroyed|repelled)\b"
)
"""A country's own defences meet what comes at it."""


_ITS_SKIES: Final = re.compile(
    r"[^.;]{0,120}?\b(?:shot down|downed|intercepted|brought down)\b[^.;]{0,80}?\bits (?:own )?(?:airspace|skies|territory)\b"
)
"""What came into a country's own air was stopped there."""


def _area(c: Candidate) -> bool:
    return c.country is not None or (c.chosen is not None and c.chosen.place.kind in ("admin1", "region"))


def _capital(c: Candidate) -> bool:
    return countries().by_capital.get(c.surface) is not None


def _displaced(c: Candidate, place: Place, location: Location) -> Location:
    """The point at a distance and bearing from a landmark; without a bearing the landmark itself, as something near it."""
    km, bearing = c.context.distance_km, c.context.bearing
    if km is None:
        return replace(location, where_prec=max(2, location.where_prec or 2))
    prec: WherePrecision = 2 if km <= SMALL_KM else 5
    if bearing is None:
        return replace(location, where_prec=prec, geonameid=None)
    lat, lon = shifted(place.lat, place.lon, km, bearing)
    return replace(
        location,
        place=None,
        lat=lat,
        lon=lon,
        geonameid=None,
        where_prec=prec,
        admin1=None if km > SMALL_KM else location.admin1,
    )


def shifted(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point `km` kilometres from (lat, lon) on the great circle that leaves at `bearing` degrees from north."""
    angle, turn = km / _EARTH_KM, math.radians(bearing)
    a, b = math.radians(lat), math.radians(lon)
    c = math.asin(math.sin(a) * math.cos(angle) + math.cos(a) * math.sin(angle) * math.cos(turn))
    d = b + math.atan2(math.sin(turn) * math.sin(angle) * math.cos(a), math.cos(angle) - math.sin(a) * math.sin(c))
    return round(math.degrees(c), 4), round((math.degrees(d) + 540) % 360 - 180, 4)
