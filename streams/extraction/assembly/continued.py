"""Strikes that only their place and toll tell of, in news that has told of the others: "In Dnipro, two people died".

A wave's places follow one another without a word for the strike, in wrap-ups and above all in lists and live blogs. Where a
strike was told just before (or the text lists strikes), a place with a toll of its own and no other cause is one more.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from streams.extraction.assembly.whereabouts import is_specific
from streams.extraction.mentions import Mentions, PlaceMention, TollMention, TriggerMention
from streams.extraction.triggers.patterns import GROUND
from streams.text.document import Document, Sentence
from streams.text.linear import compile_words

SURE: Final = 0.6
"""Strength from which words mean a strike on their own (streams.extraction.triggers.weak)."""
_REACH: Final = 2
"""So many sentences after a strike the next place may follow."""
_FRONT: Final = 50
_MOST: Final = 500
"""Greater tolls are a campaign's."""
_PRECISE: Final = 4
_IN_FRONT: Final = re.compile(
    r"\W{0,3}(?:(?:and|also|elsewhere|meanwhile|farther|further|to the|north|south|east|west|up|down),? ){0,4}"
    r"(?:in|at|near|outside|around) (?:the )?(?:[\w'’-]+ ){0,3}$",
    re.I,
)
_OTHER_CAUSE: Final = compile_words(
    r"\b(?:crash\w*|collision|accident\w*|flood\w*|quake|earthquakes?|storms?|disease|cholera|hunger|starv\w*|stabb\w*|shot|shooting|gunm[ae]n|"
    r"gunfire|gunshots?|bullets?|snipers?|clash\w*|fighting|fought|battles?|ambush\w*|mines?|ieds?|suicide|bombs?|bombers?|explo(?:sion|sions|sive|sives)|devices?|blasts?|knife|machetes?|"
    r"drown\w*|arrest\w*|detain\w*|jail\w*|trial|court|anniversary|years? ago|since|so far|in total|altogether|overall|protest\w*|police|riot\w*)\b"
)


_WRECKED: Final = re.compile(
    r"\b(?:was|were) (?:\w+ly )?(?:hit|struck|flattened|levelled|leveled|destroyed|wrecked|gutted|demolished|set (?:ablaze|alight|on fire)|reduced to)\b",
    re.I,
)
""" "Overnight a hotel in Kryvyi Rih was flattened, with two people dead"."""
_DIED_AT: Final = re.compile(
    r"(?: (?:died|were killed|were wounded|people|others))* (?:in|at|near|outside) (?:the (?:town|village|city|camp) of )?",
    re.I,
)
""" "Later that day six more died in Deir al-Balah"."""
_AND_AT: Final = re.compile(
    r"(?: (?:province|district|region|governorate|camp|township|city|oblast))?(?:,|;)?(?: and| while)? (?:another |a further )?"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|dozens)(?: (?:more|others?|people|were|died|killed|in|at|near|outside|the|town|village|city|camp|of))* $",
    re.I,
)
""" "Six died in Khost and two in Paktika": the dead of a wave told place by place."""
_ROUND: Final = re.compile(r"missiles?|rockets?|shells?|mortars?", re.I)


def continued(document: Document, mentions: Mentions, entry: Sequence[int]) -> list[TriggerMention]:
    """The triggers of the text together with those that only a place and a toll give, in reading order."""
    strong = [t for t in mentions.triggers if t.strength >= SURE]
    if not strong:
        return mentions.triggers
    at = [t.sentence for t in strong]
    told_in = {entry[i] for i in at}
    weak = {t.sentence: t for t in reversed(mentions.triggers)}
    places = _by_sentence(mentions.places)
    countries = {p.location.country for i in at for p in places.get(i, ()) if p.role == "event"} - {None}
    found: dict[int, TriggerMention] = {}
    for toll in mentions.tolls:
        i = toll.sentence
        if i in found or not _of_one_strike(toll):
            continue
        nearest = bisect_left(at, i)
        if nearest < len(at) and at[nearest] == i:
            continue  # tells of a strike itself
        before = strong[nearest - 1] if nearest else None
        sentence = document.sentences[i]
        if _OTHER_CAUSE.search(document.words(sentence)):
            continue
        here = [p for p in places.get(i, ()) if _is_of_its_own(p, countries)]
        place = here[0] if here else None
        listed = entry[i] > 0 and entry[i] not in told_in and (place is not None or i in weak)
        goes_on = place and before and _goes_on(document, sentence, place, toll, before)
        if listed or goes_on or (before and _place_by_place(document, sentence, here, toll, before)):
            like = before or strong[0]
            found[i] = _told(document, toll, weak.get(i), like, place)
    replaced = {id(weak[i]) for i in found if i in weak}
    kept = [t for t in mentions.triggers if id(t) not in replaced]
    return sorted([*kept, *found.values()], key=lambda t: t.start)


def _by_sentence(places: Sequence[PlaceMention]) -> dict[int, list[PlaceMention]]:
    found: dict[int, list[PlaceMention]] = {}
    for p in places:
        found.setdefault(p.sentence, []).append(p)
    return found


def _of_one_strike(toll: TollMention) -> bool:
    if toll.scope != "event" or toll.caused_by_strike is False:
        return False
    return all(0 < (p.count.min or p.count.max or 0) <= _MOST for p in toll.parts)


def _is_of_its_own(place: PlaceMention, countries: set[str | None]) -> bool:
    if place.role != "event" or (place.location.where_prec or 9) > _PRECISE:
        return False
    return not countries or place.location.country in countries


def _goes_on(
    document: Document, sentence: Sentence, place: PlaceMention, toll: TollMention, before: TriggerMention
) -> bool:
    """The sentence turns to a place, right after a strike was told."""
    if sentence.kind == "title" or sentence.index - before.sentence > _REACH:
        return False
    if place.start > toll.start:
        return toll.additional and _DIED_AT.fullmatch(document.buffer, toll.end, place.start) is not None
    front = document.buffer[sentence.start : place.start]
    if len(front) <= _FRONT and _IN_FRONT.match(front) is not None:
        return True
    return _WRECKED.search(document.buffer, sentence.start, toll.start) is not None


def _place_by_place(
    document: Document, sentence: Sentence, here: Sequence[PlaceMention], toll: TollMention, before: TriggerMention
) -> bool:
    """The sentence after strikes shares their dead out over two places or more."""
    if sentence.kind == "title" or sentence.index - before.sentence > _REACH or len(here) < 2:
        return False
    first, second = here[:2]
    if not (is_specific(first) and is_specific(second)):
        return False
    return (
        first.start > toll.start
        and _DIED_AT.fullmatch(document.buffer, toll.end, first.start) is not None
        and _AND_AT.fullmatch(document.buffer, first.end, second.start) is not None
    )


def _told(
    document: Document, toll: TollMention, weak: TriggerMention | None, like: TriggerMention, place: PlaceMention | None
) -> TriggerMention:
    if weak is not None:
        fired = _ROUND.fullmatch(document.buffer, weak.start, weak.end)
        return replace(weak, strength=SURE, anaphoric=False, event_type=GROUND if fired else weak.event_type)
    more = toll.additional and place is not None and place.start > toll.start
    return TriggerMention(toll.start, toll.end, toll.sentence, like.event_type, "unknown", "verb", SURE, another=more)
