"""The ACLED sub-event type of an event.

By the ACLED codebook an air or drone strike is `Air/drone strike` when it stands alone; in support of a ground fight it
is part of an `Armed clash`; drones and rockets stopped before they struck are `Disrupted weapons use`.
"""

import re
from typing import Final

from streams.domain.report import Weapon
from streams.domain.vocabulary import EventType
from streams.extraction.assembly.event import Event
from streams.extraction.triggers.patterns import AIR, DISRUPTED, GROUND
from streams.text.document import Document
from streams.text.guarded import compile_guarded

_FIGHT: Final = compile_guarded(
    r"\b(?:clash(?:ed|es|ing)?|fought|fighting (?:broke out|between|with|raged|erupted)|intense fighting|gun ?battles?|fire ?fights?|exchange[sd]? (?:of )?fire|ambush(?:ed)?|repelled|"
    r"ground (?:operation|offensive|assault|forces|troops)|air[- ]ground|joint operation|combined operation|(?:two|three|four)-day operation|"
    r"via firearms|small arms|armed (?:clashes|confrontation)|storm(?:ed|ing)|advanc(?:ed|ing) (?:on|into|towards?)|"
    r"took control|regained control|captured|seized|(?:troops|soldiers|forces|commandos|police|fighters|gunmen|militants) (?:\w+ )?raided)\b",
    re.I,
)
_FOUGHT_BEFORE: Final = re.compile(
    r"\b(?:following|after) (?:the |these |armed |heavy |earlier |fierce )*clash(?:es|ing)?\b", re.I
)
"""What a strike came after is not the fight that it supports."""
_IN_THE_FIGHT: Final = re.compile(r"\bin the (?:clash(?:es)?|fighting|battles?)\b", re.I)
_FROM_THE_AIR: Final = re.compile(
    r"\b(?:fired|launched|released) (?:from|by) (?:an?|the|two|three|several|unmanned) (?:[\w.'’-]+ ){0,2}?(?:drones?|aircraft|helicopters?|jets?|planes?|war-?planes?|gunships?|uavs?)\b",
    re.I,
)
"""A missile is an air strike's when something that flies fired it."""
_AIR_WEAPONS: Final = frozenset({"aircraft", "helicopter", "drone", "loitering munition"})


def event_type_of(document: Document, event: Event, weapon: Weapon | None) -> EventType:
    """By the triggers, unless the same sentences tell of a ground fight."""
    triggers = [t for c in event.cells for t in c.triggers]
    best = max(triggers, key=lambda t: t.strength)
    kind = best.event_type
    if kind == DISRUPTED:
        got_through = event.stage == "accomplished" and any(c.things for c in event.cells)
        return AIR if got_through and best.weapon_type in _AIR_WEAPONS else DISRUPTED
    if (
        kind == GROUND
        and best.weapon_type not in {"artillery", "mortar"}
        and weapon is not None
        and weapon.type in _AIR_WEAPONS
    ):
        kind = AIR
    if (
        kind == GROUND
        and best.weapon_type in {"missile", "rocket"}
        and any(_FROM_THE_AIR.search(document.words(c.sentence)) for c in event.cells)
    ):
        kind = AIR
    air = [t for t in triggers if t.event_type == AIR and t.strength >= 0.6]
    if (
        kind == GROUND
        and air
        and best.strength <= max(t.strength for t in air)
        and weapon is not None
        and weapon.type != "rocket"
    ):
        kind = AIR
    if kind == AIR and _in_a_ground_fight(document, event):
        return "Armed clash"
    return kind


def _in_a_ground_fight(document: Document, event: Event) -> bool:
    """The sentence says so, or the next ("killed in the clashes"), or the one before does and the strike has no absolute day that would set it apart."""
    first = event.cells[0]
    if _FIGHT.search(_FOUGHT_BEFORE.sub(" ", document.words(first.sentence))):
        return True
    after = document.sentences[first.sentence.index + 1 : first.sentence.index + 2]
    if any(s.paragraph == first.sentence.paragraph and _IN_THE_FIGHT.search(document.words(s)) for s in after):
        return True
    if first.sentence.index == 0 or any(t.kind == "absolute" for t in first.times):
        return False
    before = document.sentences[first.sentence.index - 1]
    return before.paragraph == first.sentence.paragraph and bool(_FIGHT.search(document.words(before)))
