"""Which of the namesakes is meant: country frame, administrative chain, nearness to other places, population last."""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from streams.extraction.places.candidates import Candidate, Scan
from streams.extraction.places.lexicon import ADJECTIVES, GENERIC, NAMED_AFTER, WAR
from streams.gazetteer.fold import fold, words
from streams.gazetteer.store import Hit, Place

_LINK: Final = re.compile(
    r"^(?P<before>[^,(]{0,40}?)(?P<mark>,? ?\bnear\b|,|\(|\bin\b|\bof\b|\bon\b|\bwithin\b|\bnear\b)(?P<after>[^,()]{0,60})$"
)
_FILL: Final = (
    ADJECTIVES
    | GENERIC
    | words(
        "oil fuel gas power thermal refinery depot plant terminal station of in on at located and within inside from 's ’s northern part"
    )
)
_MEMBER: Final = re.compile(r"^\s*(?:,|,?\s*(?:and|or|&))\s+$")
_AND: Final = re.compile(r"^,? (?:and|or|&) ")
_OWNS: Final = ("'s ", "’s ", "s ")
NO_PLACE: Final = ("person", "organisation")
_INSIDE: Final = re.compile(r"(?:^|\s)(?:in|within|inside)(?:\s|$)")
_BESIDE: Final = re.compile(
    r"^,? (?:about |some |just |only |nearly |around |roughly |located |\d|[a-z])[^.;()]{0,60}$|^, [^.;()]{0,60}$"
)
_ALSO: Final = re.compile(r" ?\([^()]*\)")  # "X (also spelt Y) village in Z"
_LIST: Final = re.compile(r"^\s*(?:,|,?\s*(?:and|or|&)|, as well as|/|;)\s+(?:\w+ ){0,2}$")
_WORDS: Final = re.compile(r"[^\s,()]+")
QUARTER_KM: Final = 20.0
"""A quarter lies no further from the middle of its town."""
COMMUNE_KM: Final = 80
"""Townships and communes bear the names of their towns and reach this far."""
MARGIN: Final = 1.0
"""A reading this much better than the next fixes its place as an anchor for the others."""
ACCEPT: Final = 2.2
KIND_NOUNS: Final = {
    "admin1": words(
        "province provinces governorate governorates oblast oblasts region regions state states county counties"
    ),
    "admin2": words(
        "district districts raion rayon agency county township woreda tehsil subdistrict sub-district department lga directorate"
    ),
    "camp": frozenset(("camp", "camps")),
    "base": words("airbase airfield base airport"),
    "quarter": words("neighborhood neighbourhood neighborhoods neighbourhoods quarter suburb suburbs area"),
    "town": words("village villages town towns city cities settlement hamlet locality"),
}

PARTS: Final = KIND_NOUNS["quarter"] | words(
    "street square market hospital school mosque roundabout road block compound camp"
)
"""What lies in a town and is a part of it."""
QUARTERS: Final = KIND_NOUNS["quarter"] - {"area"}
VILLAGES: Final = words("village hamlet farm")
"""What no town of fifty thousand is called."""


def distance_km(a: float, b: float, c: float, d: float) -> float:
    """Great-circle distance between (a, b) and (c, d), in degrees."""
    p = math.pi / 180
    x = 0.5 - math.cos((c - a) * p) / 2 + math.cos(a * p) * math.cos(c * p) * (1 - math.cos((d - b) * p)) / 2
    return 12742 * math.asin(math.sqrt(min(1.0, x)))


def _put(inner: Candidate, outer: Candidate, link: str) -> None:
    """Notes that `inner` lies in `outer`, unless `outer` already lies in `inner`: chains never close to a ring."""
    above: Candidate | None = outer
    while above is not None:
        if above is inner:
            return
        above = above.container
    inner.container, inner.link, outer.holds = outer, link, True
    if not KIND_NOUNS["admin2"].isdisjoint((inner.context.noun_after, inner.context.noun_before)):
        outer.province = True
    if link == "inside" and not PARTS.isdisjoint((inner.context.noun_after, inner.context.noun_before)):
        outer.quartered = True


def link_chains(candidates: Sequence[Candidate], buffer: str) -> None:
    """Sets `container` where the words say that one place lies in the next: "X, Y", "X in Y province", "X (Y)", "X, east of Y".

    A list ("in X, Y and Z") passes the preposition of its first member on to the others.
    """
    for at, (inner, outer) in enumerate(pairwise(candidates)):
        if inner.sentence.index != outer.sentence.index or outer.start - inner.end > 70:
            continue
        if inner.partial in NO_PLACE or outer.partial in NO_PLACE or inner.based or outer.based:
            continue
        gap = _ALSO.sub("", buffer[inner.end : outer.start])
        if gap in _OWNS:
            _put(outer, inner, "inside")
            continue
        if _LIST.match(gap) and not outer.context.governed:
            outer.context.governed = inner.context.governed
            outer.context.prep = outer.context.prep or inner.context.prep
            outer.context.near = outer.context.near or inner.context.near
            if not outer.context.before:
                outer.context.before = inner.context.before
        if (outer.context.bearing is not None or outer.context.distance_km is not None) and _BESIDE.match(gap):
            _put(inner, outer, "beside")
            continue
        if gap in ("'s ", "’s "):
            _put(outer, inner, "inside")
            continue
        match = _LINK.match(gap)
        if not match or _AND.match(gap):
            continue
        filling = _WORDS.findall((match["before"] + " " + match["after"]).lower())
        if any(w not in _FILL for w in filling):
            continue
        if _owner_first(match, filling, gap, outer.context.noun_after):
            _put(outer, inner, "inside")
            continue
        if match["mark"] == "," and not _INSIDE.search(match["after"]):
            if not _may_contain(inner, outer) or _goes_on(outer, candidates[at + 2 : at + 3], buffer):
                continue
            _put(inner, outer, "comma")
        elif match["mark"] in (",", "(", "in", "within", "of"):
            _put(inner, outer, "inside")
        else:
            _put(inner, outer, "beside")
        if outer.context.noun_before and outer.context.noun_before == inner.context.noun_after:
            outer.context.noun_before = ""  # "X district of Y": Y is no district


_FRONTED: Final = re.compile(r"[^,.;]{0,25},")


def open_scopes(candidates: Sequence[Candidate], buffer: str) -> None:
    """ "In the province of X, rebels shelled Y": what a sentence begins with contains what it goes on to name."""
    head: Candidate | None = None
    for c in candidates:
        if head is None or c.sentence.index != head.sentence.index:
            head = c if _heads_sentence(c, buffer) else None
        elif c.container is None and not c.country and (c.context.governed or c.context.noun_before):
            c.container, c.link = head, "scope"


def _heads_sentence(c: Candidate, buffer: str) -> bool:
    context = c.context
    if context.prep != "in" or context.before or not _FRONTED.match(buffer, c.end):
        return False
    nouns = (context.noun_before, context.noun_after)
    return bool(
        c.country
        or not KIND_NOUNS["admin1"].isdisjoint(nouns)
        or "countryside" in nouns
        or any(h.exact and h.place.kind in ("admin1", "region") for h in c.hits)
    )


def _goes_on(outer: Candidate, further: Sequence[Candidate], buffer: str) -> bool:
    """Whether a comma stood in a list of towns: "in X, Y and Z"; areas end a chain, towns go on with a list."""
    if not further or further[0].sentence.index != outer.sentence.index or outer.country:
        return False
    if any(h.exact and h.place.kind != "town" for h in outer.hits):
        return False
    return bool(_MEMBER.match(buffer[outer.end : further[0].start]))


def _owner_first(match: re.Match[str], filling: list[str], gap: str, noun: str) -> bool:
    """Whether the first name is what the second lies in: "X's town of Y", "the X city of Y"."""
    if gap[:2] in ("'s", "’s"):
        return match["mark"] == "of" or not match["before"]
    if noun in KIND_NOUNS["admin1"] or noun in KIND_NOUNS["admin2"]:
        return False  # "X town of X township"
    return (
        match["mark"] == "of"
        and bool(filling)
        and filling[-1]
        in ("city", "town", "village", "capital", "cities", "towns", "port", "ports", "suburb", "resort", "camp")
    )


def _may_contain(inner: Candidate, outer: Candidate) -> bool:
    """Whether a comma between two names can mean "lies in": not between two well-known places that are apart."""
    if outer.country or not inner.hits:
        return True
    if any(contains(o.place, None, i.place) for o in outer.hits for i in inner.hits):
        return True
    known = [h for h in inner.hits if h.exact] or inner.hits
    return not any(h.place.curated or h.place.population > 30_000 or h.place.kind == "admin1" for h in known)


def contains(outer: Place | None, country: str | None, inner: Place) -> bool:
    """Whether `inner` lies in the area, the town's surroundings or the country given."""
    if country:
        return inner.country == country
    if outer is None or outer.country != inner.country or outer.row == inner.row:
        return False
    if outer.kind == "admin1":
        return inner.admin1 == outer.name
    if outer.kind == "admin2" and inner.admin2 and fold(inner.admin2) == fold(outer.name):
        return True
    reach = {"region": 400.0, "water": 400.0, "admin2": 70.0, "town": 35.0, "area": 60.0}.get(outer.kind, 25.0)
    if inner.kind == "quarter" and outer.kind == "town":
        reach = QUARTER_KM
    return distance_km(outer.lat, outer.lon, inner.lat, inner.lon) <= reach


def resolve(scan: Scan) -> None:
    """Chooses a hit for every candidate that has hits, or none when no reading is likely enough."""
    _enrich_frame(scan)
    _repeat_containers(scan)
    top = max(scan.frame.values(), default=0.0)
    shares = {k: v / top for k, v in scan.frame.items()} if top else {}
    anchors: list[Place] = []
    for sure in (True, False):
        for c in _outer_first(scan.candidates):
            if not c.hits or (not sure and c.chosen):
                continue
            near = anchors[-8:]
            scored = sorted(((score, -i) for i, score in enumerate(_scores(c, shares, near))), reverse=True)
            c.ranked, best = scored, scored[0][0]
            margin = best - scored[1][0] if len(scored) > 1 else 9.0
            if best >= ACCEPT and (not sure or margin >= MARGIN):
                c.chosen, c.score = c.hits[-scored[0][1]], best
                if c.chosen.place.kind != "region":
                    anchors.append(c.chosen.place)
    for c in scan.candidates:
        if c.container and c.chosen:
            c.container.quartered = False  # the part has a place of its own
        if c.link == "scope" and c.container and c.container.chosen is None and c.container.country is None:
            c.container = None
        while c.container and not (c.container.chosen or c.container.country):
            c.container = c.container.container  # "X (also Y) in Z" with Y unknown: X lies in Z


def _outer_first(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """From the end, as containers mostly come after what they contain ("X, Y"); those that come before it ("Y's X") go first."""
    early: set[int] = set()
    for c in reversed(candidates):
        outer = c.container
        if outer is not None and outer.start < c.start and id(outer) not in early:
            early.add(id(outer))
            yield outer
        if id(c) not in early:
            yield c


def _repeat_containers(scan: Scan) -> None:
    """A name told again without its area lies where it lay the first time."""
    known: dict[str, Candidate] = {}
    for c in scan.candidates:
        if c.container is not None:
            known.setdefault(c.surface, c)
        elif c.surface in known:
            first = known[c.surface]
            if first.container is not None:
                _put(c, first.container, first.link)


def _enrich_frame(scan: Scan) -> None:
    """Well-known places frame an article too: those that mean one country only, or a big or curated place above all."""
    for c in scan.candidates:
        if c.hits and not c.common and not c.partial and not c.context.kin():
            exact = [h for h in c.hits if h.exact]
            if not exact and _named_after(c):
                continue
            known = exact or c.hits
            owners = {h.place.country for h in known}
            war = {h.place.country for h in known if h.place.curated or h.place.population > 150_000}
            sure = 1.0 if exact else 0.4
            if len(owners) == 1:
                place = c.hits[0].place
                scan.hint(place.country, sure * (0.8 if place.curated or place.population > 20_000 else 0.25))
            elif len(war) == 1 and exact:
                scan.hint(next(iter(war)), 0.7)


OTHERWISE_SPELT: Final = 2.0
OLD_NAME: Final = 0.8
"""What a former or other name is worth less where a place of just that name stands beside: Engels was once a Pokrovsk."""


def _scores(c: Candidate, shares: dict[str, float], anchors: Sequence[Place]) -> list[float]:
    """How likely each of the hits is meant. What the words around tell of all of them is asked once: some names have hundreds."""
    context, several = c.context, len(c.hits) > 1
    framed = bool(context.noun_before or context.noun_after)
    nouns = [n for n in (context.noun_after, context.noun_before) if n]
    against = (1.2 if framed else 1.9 if context.governed else 2.6) if c.common else 0.0
    alien = 3.5 if c.partial == "person" else 1.0 if c.partial == "organisation" else 0.0
    kin = 4.0 if context.kin() else 0.0
    named_after = 3.0 if _named_after(c) else 0.0
    bare = not (context.governed or framed or c.container)
    name = fold(c.surface)
    owned = several and any(h.place.curated and fold(h.place.name) == name for h in c.hits)
    scores: list[float] = []
    for hit in c.hits:
        place = hit.place
        score = 0.9 if hit.exact else 0.0
        if owned and fold(place.name) != name:
            score -= OLD_NAME
        score += place.prominence
        if place.curated:
            score += 0.9
        share = shares.get(place.country, 0.0)
        score += 2.4 * share
        if place.country in WAR:
            score += 0.4
        if context.governed:
            score += 0.8
        if framed:
            score += 0.7
        score += _kind_score(c, nouns, place)
        score -= against
        score -= alien
        score -= kin
        if c.container is not None:
            score += (chained := _chain_score(c, place))
            if c.link == "beside" and chained < 0 and not hit.exact:
                score -= OTHERWISE_SPELT  # another village of much the same name, far from what it is said to be near
        if share < STRANGE:
            score -= _strangeness(hit, known=bool(shares)) + named_after
        if bare and place.population <= 200_000:
            score -= 1.0
        if several and anchors and place.kind != "admin1":
            score += _nearness(hit, anchors)
        scores.append(score)
    return scores


STRANGE: Final = 0.12
"""Share of the frame below which a country is none of the document's."""


def _strangeness(hit: Hit, known: bool) -> float:
    """What a place in a strange country is worth less; `known` when anything frames the document."""
    place = hit.place
    less = (1.2 if place.curated else 2.2) if known and place.population < 300_000 else 0.0
    return less if hit.exact else less + 1.5


def _nearness(hit: Hit, anchors: Sequence[Place]) -> float:
    """What a place gains by lying near to those that are certain, or loses far from them."""
    near = _nearest(anchors, hit.place.lat, hit.place.lon)
    if near < 4:
        return 1.2 * math.exp(-near * 1.1)  # a degree is about 100 km
    return 0.0 if hit.exact or hit.place.curated else -1.2


def _named_after(c: Candidate) -> bool:
    """Whether a school, square or the like bears the name."""
    if c.partial == "facility" and not NAMED_AFTER.isdisjoint(c.beside):
        return True
    return c.context.noun_after.capitalize() in NAMED_AFTER


def _nearest(anchors: Sequence[Place], lat: float, lon: float) -> float:
    """Degrees of latitude and longitude to the nearest anchor; a plain loop, as it runs for every reading of every name."""
    near = math.inf
    for a in anchors:
        apart = abs(a.lat - lat) + abs(a.lon - lon)
        if apart < near:
            near = apart
    return near


def _chain_score(c: Candidate, place: Place) -> float:
    """What a container says of a reading; a mere comma before another town may be a list, so it only adds."""
    outer = c.container
    if outer is not None and not outer.chosen and outer.hits and c.link == "inside":
        return 3.5 if any(contains(h.place, None, place) for h in outer.hits) else -3.0
    while outer is not None and not (outer.chosen or outer.country):
        outer = outer.container  # "X (also Y) in Z" with Y unknown: X lies in Z
    if outer is None:
        return 0.0
    area = outer.chosen.place if outer.chosen else None
    if c.link == "scope":
        return 2.0 if contains(area, outer.country, place) else -1.5
    if contains(area, outer.country, place):
        return 3.5
    if c.link == "beside":
        if area is None:
            return 0.0
        reach = max(60.0, 1.5 * (outer.context.distance_km or 0.0))
        return 2.0 if distance_km(area.lat, area.lon, place.lat, place.lon) < reach else -4.0
    if area is not None and area.row == place.row:
        return -1.0
    if area is not None and area.kind == "admin1" and place.curated and _beside_area(area, place):
        return 0.0
    if area is not None and area.country == place.country and area.admin1 == place.admin1:
        if area.kind == "admin2":
            return 1.0  # districts are known by their seats, and some are wide
        if area.kind == "town" and distance_km(area.lat, area.lon, place.lat, place.lon) < COMMUNE_KM:
            return 1.0
    if c.link == "inside" or outer.country or (area is not None and area.kind in ("admin1", "admin2", "camp")):
        return -6.0
    if {outer.context.noun_after, outer.context.noun_before} & (KIND_NOUNS["admin2"] | KIND_NOUNS["admin1"]):
        return -6.0
    return 0.0


def _beside_area(area: Place, place: Place) -> bool:
    """Borders of provinces are disputed, or drawn otherwise by the source."""
    return area.country == place.country and distance_km(area.lat, area.lon, place.lat, place.lon) < 90


def _kind_score(c: Candidate, nouns: Sequence[str], place: Place) -> float:
    """What the words "province", "camp" and the like beside a name say for or against a place's kind."""
    area = place.kind in ("admin1", "admin2")
    if not nouns:
        if area and c.province and place.kind == "admin1":
            return 2.5
        return 1.5 if area and c.holds and not c.quartered and c.context.bearing is None else -0.5 if area else 0.0
    if any(noun in KIND_NOUNS.get(place.kind, ()) for noun in nouns):
        return 2.4 if place.population <= 50_000 or VILLAGES.isdisjoint(nouns) else 0.9
    if place.kind == "town" and place.population > 50_000 and nouns[0] in QUARTERS:
        return -1.5
    return -1.2 if area or nouns[0] in KIND_NOUNS["admin1"] else 0.0
