"""Counts told place by place: "killed five in Idlib, three in Hama and two in Aleppo", "18 drones over Kursk and nine over Belgorod".

Each link of such a chain is a strike of its own, at its place and with its count.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from streams.domain.report import Count
from streams.extraction.mentions import NumberMention, PlaceMention, TollMention, TollPart, TriggerMention
from streams.text.document import Document, Sentence

_AT: Final = re.compile(
    r"(?P<noun>(?: [\w'’-]+){0,4}?) (?:in|at|near|over|above|on|around|outside|off|across)(?: the| a)?(?: (?:city|town|village|region|area|district|camp|province)s? of(?: the)?)? ",
    re.I,
)
_NEXT: Final = re.compile(
    r"(?:'s)?(?: (?:region|oblast|province|governorate|district|city|town|airport|camp|county|krai))?(?: and (?:the )?[A-Z][\w'’-]+(?: region| oblast)?| in (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)?(?:,|;|,? and|,? with| –| —) (?:another |a further |the remaining )?"
)
_ELIDED: Final = re.compile(
    r" ?(?:more|others?|people|were|drones?|uavs?|missiles?|rockets?|strikes?|raids?|on a site|on a base| )*", re.I
)
_OF_THEM: Final = re.compile(r" of (?:them|these|those|the (?:dead|victims|wounded))", re.I)
_MUNITIONS: Final = re.compile(
    r"\b(?:drones?|uavs?|unmanned aerial vehicles?|shaheds?|missiles?|rockets?|projectiles?|strikes?|raids?|airstrikes?|shells?|bombs?)\b",
    re.I,
)
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Link:
    """A number with the places that stand with it, and the words in between."""

    number: NumberMention
    places: tuple[PlaceMention, ...]
    noun: str


def find_chain(
    document: Document, sentence: Sentence, numbers: Sequence[NumberMention], places: Sequence[PlaceMention]
) -> list[Link]:
    """The first chain of two links or more in a sentence, or nothing."""
    here = [p for p in places if p.role == "event"]
    if len(here) < _FEWEST:
        return []
    first = bisect_left(numbers, sentence.start, key=lambda n: n.start)
    stop = bisect_left(numbers, sentence.end, lo=first, key=lambda n: n.start)
    chain: list[Link] = []
    for n in numbers[first:stop]:
        link = _link(document, n, here)
        if link is None:
            continue
        if _OF_THEM.fullmatch(link.noun) and len(chain) < _FEWEST:
            chain = [replace(link, noun="")]  # "killed 14 in Tigray, eight of them in Mekelle and six in Adigrat"
        elif chain and _follows(document, chain[-1], link):
            chain.append(link)
        elif len(chain) < _FEWEST:
            chain = [link]
    return chain if len(chain) >= _FEWEST and len({_name(link) for link in chain}) == len(chain) else []


def _name(link: Link) -> str | None:
    where = link.places[0].location
    return where.place or where.admin1 or where.country


def _link(document: Document, number: NumberMention, places: Sequence[PlaceMention]) -> Link | None:
    place = next((p for p in places if p.start > number.end), None)
    if place is None:
        return None
    found = _AT.fullmatch(document.buffer, number.end, place.start)
    return Link(number, (place,), found["noun"]) if found else None


def _follows(document: Document, before: Link, link: Link) -> bool:
    between = _NEXT.fullmatch(document.buffer, before.places[-1].end, link.number.start)
    return between is not None and _ELIDED.fullmatch(link.noun) is not None


def told_by_place(document: Document, chain: Sequence[Link], tolls: Sequence[TollMention]) -> list[TollMention] | None:
    """The toll of each link, when a chain counts people: the first link's own toll, or one told before the chain ("12: five in …"),
    says what the numbers count.
    """
    first = chain[0].number
    own = next((t for t in tolls if t.start <= first.start < t.end), None)
    before = [t for t in tolls if t.end <= first.start and t.sentence == first.sentence]
    if own is None and (not before or _MUNITIONS.search(document.buffer, before[-1].end, first.start)):
        return None
    if own is None and (_MUNITIONS.search(chain[0].noun) or not _ELIDED.fullmatch(chain[0].noun)):
        return None
    like = own or before[-1]
    told = []
    for link in chain:
        n = link.number
        stated = next((t for t in tolls if t.start <= n.start < t.end), None)
        part = TollPart("total", Count(n.min, n.max, n.hedge), n.start, n.end)
        told.append(stated or replace(like, start=n.start, end=n.end, parts=(part,), scope="event"))
    return told


def counts_munitions(chain: Sequence[Link], triggers: Sequence[TriggerMention]) -> bool:
    """Whether the numbers of a chain count strikes, drones or rounds."""
    first = chain[0].number
    if _MUNITIONS.search(chain[0].noun):
        return True
    if any(t.elliptic and t.start == first.start for t in triggers):
        return True  # "Seventeen came down on A and five on B"
    counted = [t for t in triggers if t.number_span is not None]
    if any(t.number_span == (first.start, first.end) for t in counted):
        return True
    elided = _ELIDED.fullmatch(chain[0].noun) is not None
    return elided and any(t.end <= first.start for t in counted)


def own_tolls(
    chain: Sequence[Link], i: int, stated: Sequence[TollMention], told: Sequence[TollMention] | None
) -> list[TollMention]:
    """The tolls of link `i`: its own, and what stands between it and the next one. A sum told before the chain is no one's."""
    since = chain[i].number.start if i else 0
    until = chain[i + 1].number.start if i + 1 < len(chain) else None
    within = [t for t in stated if t.start >= since and (until is None or t.start < until)]
    if told is None:
        return within
    own = told[i]
    total = sum(link.number.min or 0 for link in chain)
    return [own] + [
        t
        for t in within
        if t is not own and (t.end > chain[0].number.start or getattr(t.count("total"), "min", None) != total)
    ]


def counted(trigger: TriggerMention, number: NumberMention) -> TriggerMention:
    """The trigger with the count of one link."""
    span = (number.start, number.end)
    return replace(trigger, number=Count(number.min, number.max, number.hedge), number_span=span)


_IN_ANOTHER: Final = re.compile(
    r" (?:more |others? |people )?(?:in|by|from) (?:an?|the|another)(?: [\w'’-]+){0,3} $", re.I
)


def elided(
    document: Document,
    numbers: Sequence[NumberMention],
    triggers: Sequence[TriggerMention],
    tolls: Sequence[TollMention],
) -> list[TollMention]:
    """ "Four people were killed in an air strike on A and six in a second strike on B": six what, the toll before says."""
    start, end = triggers[0].start, triggers[0].end
    at = bisect_left(numbers, start, key=lambda n: n.start) - 1
    after = at + 1
    if triggers[0].elliptic and after < len(numbers) and numbers[after].start == end + 1:
        at, start = after, -1  # "the first killed three near A, the second five near B"
    before = [t for t in tolls if at >= 0 and t.end <= numbers[at].start]
    if not before or not (start < 0 or _IN_ANOTHER.match(document.buffer[numbers[at].end : start])):
        return []
    n = numbers[at]
    part = TollPart("total", Count(n.min, n.max, n.hedge), n.start, n.end)
    return [replace(before[-1], start=n.start, end=n.end, parts=(part,), scope="event")]
