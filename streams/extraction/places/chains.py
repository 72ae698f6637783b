"""Which place lies in which, as the words say: "X, Y", "X in Y province", "Y's X", "in Y, … X"."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from streams.domain.distance import kilometres
from streams.extraction.places.candidates import Candidate
from streams.extraction.places.lexicon import ADJECTIVES, GENERIC
from streams.gazetteer.fold import fold, words
from streams.gazetteer.store import Place

_LINK: Final = re.compile(
    r"^(?P<before>[^,(]{0,40}?)(?P<mark>,? ?\bnear\b|,|\(|\bin\b|\bof\b|\bon\b|\bwithin\b|\bnear\b)(?P<after>[^,()]{0,60})$"
)
_FILL: Final = (
    ADJECTIVES
    | GENERIC
    | words(
        "oil fuel gas power thermal pumping pipeline chemical steel nitrogen fertiliser cement refinery depot plant works factory smelter mine mill terminal station of in on at located and within inside from 's ’s northern part"
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


def put(inner: Candidate, outer: Candidate, link: str) -> None:
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
            put(outer, inner, "inside")
            continue
        if _LIST.match(gap) and not outer.context.governed:
            outer.context.governed = inner.context.governed
            outer.context.prep = outer.context.prep or inner.context.prep
            outer.context.near = outer.context.near or inner.context.near
            if not outer.context.before:
                outer.context.before = inner.context.before
        if (outer.context.bearing is not None or outer.context.distance_km is not None) and _BESIDE.match(gap):
            put(inner, outer, "beside")
            continue
        match = _LINK.match(gap)
        if not match or _AND.match(gap):
            continue
        filling = _WORDS.findall((match["before"] + " " + match["after"]).lower())
        if any(w not in _FILL for w in filling):
            continue
        if _owner_first(match, filling, gap, outer.context.noun_after):
            put(outer, inner, "inside")
            continue
        if match["mark"] == "," and not _INSIDE.search(match["after"]):
            if not _may_contain(inner, outer) or _goes_on(outer, candidates[at + 2 : at + 3], buffer):
                continue
            put(inner, outer, "comma")
        elif match["mark"] in (",", "(", "in", "within", "of"):
            put(inner, outer, "inside")
        else:
            put(inner, outer, "beside")
        if outer.context.noun_before and outer.context.noun_before == inner.context.noun_after:
            outer.context.noun_before = ""  # "X district of Y": Y is no district


_FRONTED: Final = re.compile(r"[^,.;]{0,25},")


def open_scopes(candidates: Sequence[Candidate], buffer: str) -> None:
    """ "In the province of X, rebels shelled Y": what a sentence begins with contains what it goes on to name, but for that
    which already holds it ("In X, the Y port"): a ring would never end.
    """
    head: Candidate | None = None
    outermost: Candidate | None = None
    for c in candidates:
        if head is None or c.sentence.index != head.sentence.index:
            head = outermost = c if _heads_sentence(c, buffer) else None
            while outermost is not None and outermost.container is not None:
                outermost = outermost.container
        elif (
            c.container is None
            and c is not outermost
            and not c.country
            and (c.context.governed or c.context.noun_before)
        ):
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
    return kilometres(outer.lat, outer.lon, inner.lat, inner.lon) <= reach
