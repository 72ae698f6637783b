"""The role that a place plays in its sentence: where the strike was, whose home it is, who speaks from there, what is far from it."""

import re
from collections.abc import Sequence
from typing import Final

from streams.extraction.mentions import PlaceRole
from streams.extraction.places.candidates import Candidate
from streams.extraction.places.chains import contains
from streams.extraction.places.lexicon import STRIKERS
from streams.gazetteer.countries import countries
from streams.text.document import Document

ADJOINING: Final = 4
"""Characters of ", " and " (" between a place and the area named with it."""


def roles_of(every: Sequence[Candidate], document: Document) -> list[PlaceRole]:
    """The role of each; what contains a speaker's seat or a victim's home is no place of the event either."""
    roles = [_role(c, document) for c in every]
    of = {id(c): i for i, c in enumerate(every)}
    for c, role in zip(every, roles, strict=True):
        if role == "excluded" and c.container is not None and c.context.names_works():
            c.container.holds = False  # the town is meant, not a place in it
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


HIT: Final = frozenset({"hit", "hits", "struck", "bombed", "shelled", "targeted", "attacked", "pounded"})
"""What is an office or a university all the same is a place when these govern it."""
CLAUSE_WORDS: Final = frozenset({"that", "which", "when", "as", "while", "where", "except"})
"""After these a country begins a clause: it acts ("drones that Russia launched"), and nothing is in it."""
FOREIGN: Final = frozenset(
    {"base", "bases", "airbase", "outpost", "outposts", "embassy", "consulate", "camp", "garrison"}
)
"""What a country has on the soil of another: a "US base" is not in the US."""


def is_ground(c: Candidate) -> bool:
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
        or (context.names_works() and not _lies_in_its_container(c))
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


def _lies_in_its_container(c: Candidate) -> bool:
    """Whether a works is called after the town that it stands in, and not after a friendship or a river."""
    outer = c.container
    if outer is None:
        return True
    area = outer.chosen.place if outer.chosen else None
    return c.chosen is not None and contains(area, outer.country, c.chosen.place)


def _area(c: Candidate) -> bool:
    return c.country is not None or (c.chosen is not None and c.chosen.place.kind in ("admin1", "region"))


def _capital(c: Candidate) -> bool:
    return countries().by_capital.get(c.surface) is not None
