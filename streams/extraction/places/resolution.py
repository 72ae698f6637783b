"""Which of the namesakes is meant: country frame, administrative chain, nearness to other places, population last."""

import math
import re
from collections.abc import Iterator, Sequence
from typing import Final

from streams.domain.distance import kilometres
from streams.extraction.places.candidates import Candidate, Scan
from streams.extraction.places.chains import KIND_NOUNS, contains, put
from streams.extraction.places.lexicon import NAMED_AFTER, WAR
from streams.gazetteer.fold import fold, words
from streams.gazetteer.store import Hit, Place

COMMUNE_KM: Final = 80
"""Townships and communes bear the names of their towns and reach this far."""
MARGIN: Final = 1.0
"""A reading this much better than the next fixes its place as an anchor for the others."""
ACCEPT: Final = 2.2
QUARTERS: Final = KIND_NOUNS["quarter"] - {"area"}
VILLAGES: Final = words("village hamlet farm")
"""What no town of fifty thousand is called."""


def resolve(scan: Scan) -> None:
    """Chooses a hit for every candidate that has hits, or none when no reading is likely enough."""
    _own_compounds(scan)
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
                put(c, first.container, first.link)


_COMPOUND: Final = re.compile(r"\w{5,}-\w{5,}")
"""Not "Al-Geneina": the parts are names themselves."""


def _own_compounds(scan: Scan) -> None:
    """A name of two parts is that of the town just so called, not of one abroad that lists it too: Bilhorod-Dnistrovskyi is no Bilhorod."""
    for c in scan.candidates:
        if len(c.hits) > 1 and _COMPOUND.match(c.surface):
            name = fold(c.surface)
            own = {h.place.country for h in c.hits if fold(h.place.name) == name}
            c.hits = tuple(h for h in c.hits if not own or h.place.country in own)


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
        return 2.0 if kilometres(area.lat, area.lon, place.lat, place.lon) < reach else -4.0
    if area is not None and area.row == place.row:
        return -1.0
    if area is not None and area.kind == "admin1" and place.curated and _beside_area(area, place):
        return 0.0
    if area is not None and area.country == place.country and area.admin1 == place.admin1:
        if area.kind == "admin2":
            return 1.0  # districts are known by their seats, and some are wide
        if area.kind == "town" and kilometres(area.lat, area.lon, place.lat, place.lon) < COMMUNE_KM:
            return 1.0
    if c.link == "inside" or outer.country or (area is not None and area.kind in ("admin1", "admin2", "camp")):
        return -6.0
    if {outer.context.noun_after, outer.context.noun_before} & (KIND_NOUNS["admin2"] | KIND_NOUNS["admin1"]):
        return -6.0
    return 0.0


def _beside_area(area: Place, place: Place) -> bool:
    """Borders of provinces are disputed, or drawn otherwise by the source."""
    return area.country == place.country and kilometres(area.lat, area.lon, place.lat, place.lon) < 90


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
