"""States and their forces, coalitions and armed groups, by any of their names; one id each (docs/extraction/actors.md)."""

from collections.abc import Sequence
from functools import cache
from itertools import zip_longest

from streams.extraction.actors.capitals import is_capital_acting
from streams.extraction.actors.generics import Around, with_generics
from streams.extraction.actors.lexicon import GENERICS, Alias, aliases, cased, phrases
from streams.extraction.actors.name_words import (
    BLAMED_BEFORE,
    DERIVED_AFTER,
    DERIVED_BEFORE,
    FIRED_FROM,
    FORCE_AFTER,
    FORCES_OF,
    HELD_AFTER,
    IRREGULARS_AFTER,
    NO_LAND,
    OFFICIAL_AFTER,
    ON_TERRITORY,
    OTHERS_FIRE_FROM,
    OWN_GROUP,
    PLACE_BEFORE,
)
from streams.extraction.lexical import Phrase, PhraseFinder, fold, loose
from streams.extraction.mentions import ActorMention, PlaceMention
from streams.text.document import Document


@cache
def _finder() -> PhraseFinder:
    return PhraseFinder(phrases())


def find_actors(
    document: Document, places: Sequence[PlaceMention] = (), named: Sequence[Phrase] | None = None
) -> list[ActorMention]:
    """All actors of the document in reading order. Country names that only say where ("in Syria") and derived words
    ("Houthi-held", "Iran-backed", "anti-IS") are left out. `places` tell whose "the army" and "government forces" are where
    the text names nobody, `named` the phrases of the lexicon that stand in it, for who has looked already. Never raises; linear in
    the text.
    """
    buffer, folded = document.buffer, fold(document.buffer)
    found: list[ActorMention] = []
    generics: list[tuple[str, int, int]] = []
    around = Around(folded, places)
    for phrase, start, end in _finder().named(loose(buffer)) if named is None else named:
        alias = _chosen(phrase, buffer[start:end], around)
        if alias is None:
            if phrase in GENERICS:
                generics.append((phrase, start, end))
            continue
        if alias.actor.kind == "state" and alias.use != "capital":
            around.states[alias.actor.id] += 1
        mention = _mention(document, folded, alias, start, end)
        if mention:
            found.append(mention)
    if generics:
        found = with_generics(document, folded, found, generics, around)
    return [m for m, after in zip_longest(found, found[1:]) if not _is_origin(buffer, m, after)]


def _is_origin(buffer: str, mention: ActorMention, after: ActorMention | None) -> bool:
    """As in "Tunisian Islamic State militants", "Lebanese Hezbollah": where the group's people are from, no actor of its own."""
    return (
        after is not None
        and mention.kind == "state"
        and after.kind == "non-state"
        and OWN_GROUP.fullmatch(buffer, mention.end, after.start) is not None
        and mention.end - mention.start > 2
    )


def _chosen(phrase: str, words: str, around: Around) -> Alias | None:
    """The alias that the words are, by case and by context."""
    for alias in aliases().get(phrase, ()):
        if not cased(alias.written, words):
            continue
        if not alias.context or around.has(alias.context):
            return alias
    return None


def _mention(document: Document, folded: str, alias: Alias, start: int, end: int) -> ActorMention | None:
    left, right = folded[max(0, start - 24) : start], folded[end : end + 60]
    led = alias.actor.kind == "coalition"
    held = HELD_AFTER.match(right) and FIRED_FROM.search(folded[max(0, start - 40) : start])
    if DERIVED_BEFORE.search(left) or (not led and not held and DERIVED_AFTER.match(right)):
        return None
    if alias.use == "capital" and not is_capital_acting(folded, start, end):
        return None
    forces = alias.use in ("forces", "group")
    if alias.use == "name":
        of_forces = FORCES_OF.search(folded[max(0, start - 40) : start])
        if (
            PLACE_BEFORE.search(left)
            and not NO_LAND.search(folded[start:end])
            and not of_forces
            and not ON_TERRITORY.search(folded[max(0, start - 70) : start])
            and not BLAMED_BEFORE.search(folded[max(0, start - 40) : start])
            and not FORCE_AFTER.match(right)
            and not (alias.actor.id not in OTHERS_FIRE_FROM and FIRED_FROM.search(folded[max(0, start - 40) : start]))
        ):
            return None
        if left.endswith(("-held ", "-controlled ", "-run ")):
            return None
        if left.endswith(", ") and right[:1] in (",", ".", ";", ")", "'", "") and not FORCE_AFTER.match(right):
            return None  # "Derna, Libya", but "On Monday, Israel's air force"
        forces = bool(of_forces or FORCE_AFTER.match(right))
    elif alias.use == "adjective":
        forces = bool(FORCE_AFTER.match(right))
    if OFFICIAL_AFTER.match(right) or (alias.use != "group" and IRREGULARS_AFTER.match(right)):
        forces = False
    actor = alias.actor
    sentence = document.sentence_at(start).index if document.sentences else 0
    return ActorMention(start, end, sentence, actor.id, actor.name, actor.kind, actor.state, forces)
