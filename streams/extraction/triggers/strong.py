"""Strong triggers: words that name the weapon ("air strike", "shelled", "missile hit")."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from streams.domain.vocabulary import WeaponType
from streams.extraction.mentions import NumberMention, TriggerMention
from streams.extraction.triggers.build import build_trigger
from streams.extraction.triggers.lookalikes import only_looks_strong
from streams.extraction.triggers.patterns import AIR, DRONE, GROUND, STRONG
from streams.text.document import Document
from streams.text.linear import Match


def find_strong(document: Document, matches: Iterable[Match], numbers: Sequence[NumberMention]) -> list[TriggerMention]:
    """The matches that are meant as a strike, with the kind of strike and weapon that their words tell."""
    strong: list[TriggerMention] = []
    for match in matches:
        sentence = document.sentence_at(match.start())
        if match.end() > sentence.end + 1:
            continue
        name, _, event_type, weapon, form = STRONG[int((match.lastgroup or "p0")[1:])]
        if only_looks_strong(document, sentence, match, name):
            continue
        if weapon == "missile" or (name in _DOWNED and not _DRONE_WORD.search(match.group())):
            weapon = _round(match.group())
        if event_type == GROUND and _FROM_AIRCRAFT.search(match.group()):
            event_type, weapon = AIR, "aircraft"
        if form == "noun" and _ROUND_HIT.fullmatch(match.group()):
            form = "weapon-subject"
        end = match.start() + _own_words(match.group())
        strong.append(build_trigger(document, sentence, (match.start(), end), event_type, weapon, form, 1.0, numbers))
    return strong


_FROM_AIRCRAFT: Final = re.compile(
    r"\bair[- ]?(?:strike|raid)s?\b|\bair-(?:to-(?:surface|ground)|based|launched)\b|\bfrom (?:the air|(?:an? )?(?:war)?planes?|(?:fighter )?jets?|aircraft)\b",
    re.I,
)
""" "Launched an air strike and fired mortars": one match, but no mortar attack alone."""
_WITH: Final = re.compile(
    r"(?P<verb>(?:attack|target|hammer|pummel|pelt|pound|struck|hit|bomb|strik|raid)\w*) (?!(?:by|with|using|via) ).*\b(?:with|using|via|by means of) ",
    re.I | re.S,
)


def _own_words(words: str) -> int:
    """How many characters of "attacked the port with drones" are the strike's own: what was hit stands in between."""
    found = _WITH.match(words)
    return found.end("verb") if found else len(words)


_DOWNED: Final = frozenset({"downed", "were-downed", "was-downed"})
_DRONE_WORD: Final = re.compile(rf"{DRONE}|\bunmanned\b|\btargets\b", re.I)
_ROUND_HIT: Final = re.compile(r"(?:missile|rocket|drone|mortar|shell) hit", re.I)
_ROUNDS: Final[tuple[tuple[re.Pattern[str], WeaponType], ...]] = (
    (re.compile(r"\bmissiles?\b", re.I), "missile"),
    (re.compile(r"\b(?:artillery|howitzers?|tanks?)\b", re.I), "artillery"),
    (re.compile(r"\bmortars?\b", re.I), "mortar"),
    (re.compile(r"\bshells?\b", re.I), "artillery"),
    (re.compile(r"\brockets?\b", re.I), "rocket"),
)


def _round(words: str) -> WeaponType:
    """What was fired, by the word used for it."""
    return next((kind for pattern, kind in _ROUNDS if pattern.search(words)), "missile")
