"""Which of the namesakes is meant: country frame, administrative chain, nearness to other places, population last."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from streams.extraction.place_candidates import Candidate, Scan
from streams.extraction.place_lexicon import ADJECTIVES, GENERIC, WAR
from streams.gazetteer.fold import fold, words
from streams.gazetteer.store import Hit, Place

_LINK: Final = re.compile(
    r"^(?P<before>[^,(]{0,40}?)(?P<mark>,|\(|\bin\b|\bof\b|\bon\b|\bwithin\b|\bnear\b)(?P<after>[^,()]{0,48})$"
)
_FILL: Final = ADJECTIVES | GENERIC | words("of in on at located and within inside from 's ’s northern part")
MARGIN: Final = 1.0
"""A reading this much better than the next fixes its place as an anchor for the others."""
ACCEPT: Final = 2.2
KIND_NOUNS: Final = {
    "admin1": words("province provinces governorate governorates oblast region state states county"),
    "admin2": words(
        "district districts raion rayon agency county township woreda tehsil subdistrict sub-district department"
    ),
    "camp": frozenset(("camp", "camps")),
    "base": words("airbase airfield base airport"),
    "quarter": words("neighborhood neighbourhood neighborhoods neighbourhoods quarter suburb suburbs area"),
    "town": words("village villages town towns city cities settlement hamlet locality"),
}


def distance_km(a: float, b: float, c: float, d: float) -> float:
    """Great-circle distance between (a, b) and (c, d), in degrees."""
    p = math.pi / 180
    x = 0.5 - math.cos((c - a) * p) / 2 + math.cos(a * p) * math.cos(c * p) * (1 - math.cos((d - b) * p)) / 2
    return 12742 * math.asin(math.sqrt(min(1.0, x)))


def link_chains(candidates: Sequence[Candidate], buffer: str) -> None:
    """Sets `container` where the words say that one place lies in the next: "X, Y", "X in Y province", "X (Y)"."""
    for inner, outer in pairwise(candidates):
        if inner.sentence.index != outer.sentence.index or outer.start - inner.end > 60:
            continue
        gap = buffer[inner.end : outer.start]
        match = _LINK.match(gap)
        if not match:
            continue
        filling = (match["before"] + " " + match["after"]).replace("’s", " ").replace("'s", " ").lower().split()
        if any(w not in _FILL for w in filling):
            continue
        if match["mark"] in (",", "(") or match["mark"] in ("in", "within"):
            inner.container = outer
            outer.holds = True
        elif match["mark"] in ("of", "near") and not inner.hits and not inner.country:
            inner.container = outer


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
    return distance_km(outer.lat, outer.lon, inner.lat, inner.lon) <= reach


def resolve(scan: Scan) -> None:
    """Chooses a hit for every candidate that has hits, or none when no reading is likely enough."""
    _enrich_frame(scan)
    top = max(scan.frame.values(), default=0.0)
    shares = {k: v / top for k, v in scan.frame.items()} if top else {}
    anchors: list[Place] = []
    for sure in (True, False):
        for c in reversed(scan.candidates):  # containers come after what they contain
            if not c.hits or (not sure and c.chosen):
                continue
            scored = sorted(((_score(c, h, shares, anchors), -i) for i, h in enumerate(c.hits)), reverse=True)
            best = scored[0][0]
            margin = best - scored[1][0] if len(scored) > 1 else 9.0
            if best >= ACCEPT and (not sure or margin >= MARGIN):
                c.chosen, c.score = c.hits[-scored[0][1]], best
                if c.chosen.place.kind != "region":
                    anchors.append(c.chosen.place)
    for c in scan.candidates:
        if c.container and c.container.hits and not c.container.chosen:
            c.container = None


def _enrich_frame(scan: Scan) -> None:
    """Well-known places frame an article too: those that mean one country only, or a big or curated place above all."""
    for c in scan.candidates:
        if c.hits and not c.common and not c.partial:
            owners = {h.place.country for h in c.hits if h.exact} or {h.place.country for h in c.hits}
            war = {h.place.country for h in c.hits if h.place.curated or h.place.population > 150_000}
            if len(owners) == 1:
                place = c.hits[0].place
                scan.hint(place.country, 0.8 if place.curated or place.population > 20_000 else 0.25)
            elif len(war) == 1:
                scan.hint(next(iter(war)), 0.7)


def _score(c: Candidate, hit: Hit, shares: dict[str, float], anchors: Sequence[Place]) -> float:
    place, context = hit.place, c.context
    score = 0.9 if hit.exact else 0.0
    score += 0.28 * math.log10(place.population + 1) if place.kind == "town" else 0.0
    score += 0.9 if place.curated else 0.0
    score += 2.4 * shares.get(place.country, 0.0)
    score += 0.4 if place.country in WAR else 0.0
    score += 0.8 if context.governed else 0.0
    score += 0.7 if context.noun_before or context.noun_after else 0.0
    score += _kind_score(c, place)
    if c.common:
        score -= 1.2 if context.noun_before or context.noun_after else 2.6 if not context.governed else 1.9
    if c.partial == "person":
        score -= 3.5
    elif c.partial == "organisation":
        score -= 1.0
    if context.kin():
        score -= 4.0
    outer = c.container
    if outer is not None and (outer.chosen or outer.country):
        inside = contains(outer.chosen.place if outer.chosen else None, outer.country, place)
        score += 3.5 if inside else -2.0
    if anchors and place.kind != "admin1":
        nearest = min(distance_km(a.lat, a.lon, place.lat, place.lon) for a in anchors[-12:])
        score += 1.2 * math.exp(-nearest / 80)
    return score


def _kind_score(c: Candidate, place: Place) -> float:
    nouns = [n for n in (c.context.noun_after, c.context.noun_before) if n]
    if not nouns:
        return -0.5 if place.kind == "admin1" else -0.35 if place.kind == "admin2" else 0.0
    for noun in nouns:
        if noun in KIND_NOUNS.get(place.kind, ()):
            return 1.5
    return -0.6 if place.kind in ("admin1", "admin2") else 0.0
