"""Words that can tell of a strike ("strike", "raid", "bombed", "attack"), weighed by what stands around them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from streams.domain.vocabulary import EventType, WeaponType
from streams.extraction.lexical import occurs
from streams.extraction.mentions import NumberMention, TriggerForm, TriggerMention
from streams.extraction.triggers.build import build_trigger
from streams.extraction.triggers.context import (
    ACCUSED_OF,
    BY_BELLIGERENT,
    BY_FORCES,
    BY_FORCES_AFTER,
    BY_IRREGULARS,
    DEFINITE,
    FICTION,
    FROM_THE_AIR,
    GROUND_FIGHT,
    HITS_AFTER,
    HOME_WAS,
    KILLED_BEFORE,
    LABOUR,
    ON_GROUND,
    ON_MILITARY,
    OTHER_ATTACK,
    SIREN_AFTER,
    SPORT,
    STRIKE_BY,
    WEATHER,
)
from streams.extraction.triggers.patterns import AIR, GROUND
from streams.extraction.triggers.surroundings import Surroundings
from streams.text.document import Document
from streams.text.guarded import compile_guarded
from streams.text.linear import Match

SURE: Final = 0.6
"""Strength from which a trigger can open an event of its own."""
REFERS: Final = 0.5
HINTS: Final = 0.4
LOOSE: Final = 0.3

_VERBS: Final = frozenset({"struck", "hit", "targeted", "targeting", "attacked", "bombed", "pounded", "raided"})
_BOMBED: Final = frozenset({"bombed", "bombing", "bombings", "bombs"})
_HIT_WORDS: Final = frozenset(
    {"struck", "hit", "targeted", "targeting", "hits", "attacked", "pounded", "pounding", "raided"}
)
_STRIKE_VERBS: Final = frozenset(
    {"struck", "hit", "targeted", "attacked", "bombed", "pounded", "levelled", "leveled", "flattened"}
)
_TODAY: Final = frozenset({"strikes", "hits", "attacks", "bombs"})
"""Verbs of headlines."""
_NOUNS: Final = frozenset(
    {"strike", "strikes", "raid", "raids", "attack", "attacks", "bombing", "bombings", "bombed", "assault"}
)
_ROUND_WORDS: Final = frozenset({"drone", "drones", "missile", "missiles", "rockets"})
_LETHAL: Final = frozenset({"drone", "drones", "missile", "missiles"})
_BLASTS: Final = frozenset({"explosion", "explosions", "blast", "blasts"})
_NEAR: Final = 2
_WOULD: Final = re.compile(r"\b(?:would|will|could|threatened to|vowed to|ordered to|going to)\s+$", re.I)
_FLOWN: Final = re.compile(
    r"\b(?:launched|carried out|conducted|executed|performed|flew|staged|mounted)\b[^.;]{0,40}$", re.I
)
_PLANES: Final = re.compile(r"\bplanes\b", re.I)
_RAID_HIT: Final = re.compile(
    r" (?:which |that )?(?:(?:had|has|have|also|\w+ly) )?(?:struck|hit|flattened|levelled|leveled|wrecked|demolished|destroyed|landed)\b",
    re.I,
)
_HELPS: Final = re.compile(
    r"(?:,| and \w+)? (?:(?:were|was|are|is|also|then|had|have|been) ){0,3}(?:guid|search|find|found|look|hunt|comb|sift|locat|spott|film|help|show|footage|operator|pilot|image|photo|video|deliver|carr|monitor|survey|scan|used to (?:find|search|look|locate|guide))\w*",
    re.I,
)
"""What drones do beside killing, in news of deaths."""
_BY_MACHINE: Final = re.compile(r"\b(?:bulldozers?|excavators?|diggers|demolition|permits?|illegal(?:ly)?)\b", re.I)
"""What is levelled without a strike."""
_THEY: Final = re.compile(
    r"\b(?:earlier|later|before|then|night|morning|evening|day|\w+day),? (?:they|it) (?:(?:had|have|has|also|then|later|again) ){0,2}$",
    re.I,
)
_AGAIN: Final = re.compile(r" (?:again|once (?:more|again)|an?other time|a (?:second|third) time)\b", re.I)
""" "On Friday the town was bombed again", after a strike."""
_ON_NAME: Final = re.compile(r" (?:the (?:town|city|village|port|airport) of )?[A-Z]")
""" "A day earlier they had struck Kassala", right after a strike."""
_BODIES: Final = re.compile(r"\b(?:bodies|a body)\b", re.I)
_PASSIVE: Final = re.compile(r"\b(?:was|were|been|being|is|are)(?: \w+ly)? $", re.I)
_COUNTED_TARGETS: Final = re.compile(
    r" (?:(?:at least|more than|about|some|over|nearly) )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|multiple|dozens of|a number of) "
    r"(?:[\w'’-]+ ){0,3}?(?:targets|positions|launchers|depots|launch sites|weapons|radars|missile sites|headquarters|command posts|bases|facilities|bunkers|hideouts)\b",
    re.I,
)
_IN_ANSWER: Final = re.compile(
    r"\b(?:air ?force|army|military|jets|warplanes|navy|israel|russia|ukraine|iran|pakistan|india|turkey|azerbaijan|armenia|houthis|hezbollah|coalition)"
    r"[^.;]{0,30} (?:answered|responded|replied|retaliated|hit back) with (?:[\w'’-]+ ){0,3}?$",
    re.I,
)
"""Forces that answer with strikes; unions do too."""
_BY_AIR_POWER: Final = re.compile(
    r" (?:carried out |conducted |launched )?by (?:the |an? )?(?:[\w.'’-]+ ){0,4}?(?:coalition|alliance|air ?force|jets?|(?:war)?planes?|aircraft|helicopters?)\b",
    re.I,
)
_KILLED_IN: Final = re.compile(r"\b(?:killed|wounded|died|destroyed) (?:[\w'’-]+ ){0,4}?in (?:[\w'’-]+ ){0,2}?$", re.I)
_POLICE: Final = re.compile(
    r"\b(?:police|arrest\w*|drugs?|gangs?|swat|special forces|commandos|troops|gunmen|suspects?)\b", re.I
)
_MADE: Final = re.compile(
    r"\s+(?:made|left|killed|tore|hit|struck|fell|landed|wrecked|destroyed|flattened|buried|blew|punched|collapsed|demolished)\b",
    re.I,
)
_STORMED: Final = compile_guarded(
    r"\b(?:storm(?:ed|ing)|gunm[ae]n|ambush\w*|suicide|shot dead|car bomb\w*|knife|machetes?)\b", re.I
)
_ALLEGED: Final = re.compile(r"\b(?:alleged|aerial|heavy|reported)\s*$", re.I)
_OF_THE_DAY: Final = re.compile(r"\s+(?:of|in) (?:the |this )?(?:day|week|month|year|morning|series)\b")
_SAME_STORY: Final = 30
"""Sentences from a sure strike within which another one is told of."""
_SAME_WORDS: Final = frozenset({"strike", "strikes", "raid", "raids", "bombing", "bombings"})
_LIKE_IT: Final = re.compile(r"\b(?:such|similar) (?:[\w'’-]+ ){0,2}$", re.I)
_ONE_MORE: Final = re.compile(
    r"\b(?:another|an?other|second|third|fourth|separate|further|later|earlier|previous) (?:[\w.'’-]+ ){0,2}$", re.I
)
_A_ONE: Final = re.compile(r"\b(?:an?|one|two|three|four|five|several) (?:[\w.'’-]+ ){0,2}$", re.I)
_THEN: Final = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d|last (?:week|month|year)|"
    r"(?:days?|weeks?|months?|years?) (?:earlier|later|ago|before)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_DEAD_OR_HURT: Final = compile_guarded(
    r"\b(?:kill(?:ed|ing|s)|dead|died|deaths?|wounded|wounding|injured|injuring|hurt)\b", re.I
)
_ON_WHEELS: Final = re.compile(r"\b(?:car|vehicle|motorcycle|bus|truck|driv\w+)\b", re.I)
"""What is hit in traffic."""
_AIR_WORDS: Final = re.compile(r"\bair(?:strikes?|raids?|craft|force)?\b|warplane|\bjets\b", re.I)


@dataclass(slots=True, frozen=True)
class Weighed:
    """What a weak word came to; strength 0 means that no strike is meant."""

    strength: float
    event_type: EventType
    weapon: WeaponType


NOTHING: Final = Weighed(0.0, AIR, "unknown")


_HEADQUARTERS: Final = re.compile(
    r"\b(?:chiefs?[- ]of[- ]staff|general staff|staff (?:officers?|headquarters|colonel)|staff-(?:sergeant|general))\b",
    re.I,
)
"""Staffs that do not walk out."""
_VICTIMS: Final = re.compile(
    r"\b(?:killing|killed|wounding|wounded|injuring|injured|deaths? of|buried)\b[^.;]{0,40}?\b(?:staff|workers?|teachers|nurses|drivers|students|employees)\b",
    re.I,
)
"""Nor do those whom one killed."""


def find_weak(
    document: Document,
    matches: Iterable[Match],
    strong: Sequence[TriggerMention],
    numbers: Sequence[NumberMention],
) -> list[TriggerMention]:
    """The matches that have military evidence; `strong` are the strong triggers of the text, in reading order."""
    context = strong[0] if strong else None
    found = []
    for match in matches:
        around = Surroundings(document, match, alone=context is None)
        weighed = weigh(around, context, strong)
        if weighed.strength == 0.0:
            continue
        form: TriggerForm = "verb" if around.word in _VERBS else "noun"
        span = (match.start(), match.end())
        found.append(
            build_trigger(
                document, around.sentence, span, weighed.event_type, weighed.weapon, form, weighed.strength, numbers
            )
        )
    return found


def weigh(around: Surroundings, context: TriggerMention | None, strong: Sequence[TriggerMention]) -> Weighed:
    """The strength of a weak word; `context` is the first strong trigger of the text, `strong` all of them."""
    found = _by_itself(around, _of_its_kind(around, strong))
    if (found.strength < SURE and context is None) or _means_something_else(around):
        return NOTHING
    if found.strength >= SURE and around.word in _LETHAL and _told_here(around, strong):
        return Weighed(HINTS, found.event_type, found.weapon)
    if found.strength >= SURE or context is None:
        return found
    return Weighed(max(found.strength, _beside(around, strong)), found.event_type, found.weapon)


def _of_its_kind(a: Surroundings, strong: Sequence[TriggerMention]) -> TriggerMention | None:
    """The strong trigger whose kind of strike and weapon a weak word takes: the last one before it, else the first after it.

    A state's "strike", and one sentences away, is one from the air if any is told, and guns that only come later are not what it was
    made with.
    """
    if not strong:
        return None
    at = bisect_right(strong, a.sentence.index, key=lambda t: t.sentence)
    near = strong[at - 1] if at else strong[0]
    apart = a.word in {"strike", "strikes"} and a.sentence.index - near.sentence > 1
    if near.event_type != AIR and (apart or (a.word in _SAME_WORDS and STRIKE_BY.search(a.before))):
        flown = next((t for t in (*reversed(strong[:at]), *strong[at:]) if t.event_type == AIR), None)
        return flown or (None if near.weapon_type in _GUNS and not at else near)
    first = strong[0]
    if near.event_type == first.event_type == AIR and near.weapon_type in _ANY_CRAFT:
        return first  # "hit from the air", in news of a drone
    return near


_DROPS: Final = frozenset({"bomb", "aircraft", "helicopter"})
_ANY_CRAFT: Final = frozenset({"aircraft", "unknown"})
_GUNS: Final = frozenset({"artillery", "mortar", "rocket"})


def _told_here(a: Surroundings, strong: Sequence[TriggerMention]) -> bool:
    """The sentence names its strike already: "a drone fired several missiles" is no several strikes."""
    at = bisect_left(strong, a.sentence.index, key=lambda t: t.sentence)
    return at < len(strong) and strong[at].sentence == a.sentence.index


def _means_something_else(a: Surroundings) -> bool:
    if (
        (
            occurs(LABOUR, a.words)
            and occurs(LABOUR, _VICTIMS.sub(" ", _HEADQUARTERS.sub(" ", a.words)))
            and not (a.harm and STRIKE_BY.search(a.before))
        )
        or occurs(SPORT, a.words)
        or SIREN_AFTER.search(a.document.buffer[a.end : a.sentence.end])
    ):
        return True
    if a.sentence.kind == "title" and (occurs(LABOUR, a.document.buffer) or occurs(WEATHER, a.document.buffer)):
        return True
    return occurs(OTHER_ATTACK, a.words) and not _AIR_WORDS.search(a.words) and not a.numbered


def _by_itself(a: Surroundings, context: TriggerMention | None) -> Weighed:
    """The evidence of its own sentence."""
    event_type: EventType = context.event_type if context else AIR
    weapon: WeaponType = context.weapon_type if context else "unknown"
    if a.word in {"strike", "strikes"}:
        return Weighed(SURE if _is_a_strike(a) else 0.0, event_type, weapon)
    if a.word in {"raid", "raids"} and a.harm and _BY_AIR_POWER.match(a.after):
        return Weighed(SURE, event_type, "aircraft" if weapon == "unknown" else weapon)
    if a.word in {"raid", "raids"} and _is_an_air_raid(a):
        return Weighed(SURE, event_type, weapon)
    if a.word in {"attack", "attacks"} and a.harm and STRIKE_BY.search(a.before) and not GROUND_FIGHT.search(a.words):
        return Weighed(SURE, event_type, weapon)
    if (
        a.word in _VERBS
        and (a.harm or _BODIES.search(a.words) or (a.kills_nearby and not _ON_WHEELS.search(a.left)))
        and HOME_WAS.search(a.left)
        and not GROUND_FIGHT.search(a.words)
    ):
        return Weighed(SURE, event_type, "bomb" if a.word == "bombed" and weapon == "unknown" else weapon)
    told = a.word in _STRIKE_VERBS or a.word == "hits" or (a.word in _TODAY and a.headline)
    if (
        told
        and BY_BELLIGERENT.search(a.before)
        and ON_GROUND.match(a.after)
        and not a.ground
        and not _BY_MACHINE.search(a.words)
    ):
        return Weighed(SURE, event_type, weapon)
    if (
        told
        and _COUNTED_TARGETS.match(a.after)
        and BY_FORCES.search(a.left)
        and not a.ground
        and not _PASSIVE.search(a.before)
    ):
        return Weighed(SURE, event_type, weapon)
    if a.word == "bombed" and BY_FORCES_AFTER.match(a.after):
        return Weighed(SURE, AIR, "aircraft" if weapon == "unknown" else weapon)
    if a.word == "bomb" and _WOULD.search(a.before):
        return Weighed(SURE, AIR, weapon)
    if a.word == "bomb" and STRIKE_BY.search(a.before) and _MADE.match(a.after):
        return Weighed(SURE, AIR, "bomb")
    if a.word in {"bomb", "bombs"} and HITS_AFTER.search(a.after):
        dropped = context is not None and context.weapon_type in _DROPS and not occurs(OTHER_ATTACK, a.words)
        flown = dropped or BY_FORCES.search(a.words) or _only_from_the_air(a.document.buffer)
        return Weighed(SURE if flown else 0.0, AIR, "bomb")
    if a.word in {"blew up", "blown up"}:
        by = a.before if a.word == "blew up" else a.words
        sure = BY_FORCES.search(by) and a.harm and not BY_IRREGULARS.search(a.before)
        return Weighed(SURE if sure else 0.0, event_type, weapon)
    if a.word in _BOMBED:
        return Weighed(SURE if _is_bombed_from_the_air(a) else 0.0, AIR, "aircraft" if weapon == "unknown" else weapon)
    if a.word in _LETHAL and a.kills_nearby and not FICTION.search(a.words) and not _HELPS.match(a.after):
        if a.word.startswith("drone"):
            return Weighed(SURE, AIR, "drone")
        return Weighed(SURE, AIR if weapon == "drone" else GROUND, "missile")
    return Weighed(0.0, event_type, weapon)


def _is_an_air_raid(a: Surroundings) -> bool:
    """Flown, by a side that flies, or one that "struck" something; police raid too, but hit nobody's roof."""
    if a.word == "raids" and _FLOWN.search(a.left) and (FROM_THE_AIR.search(a.words) or _PLANES.search(a.left)):
        return True
    if a.harm and (FROM_THE_AIR.search(a.words) or STRIKE_BY.search(a.before)):
        return True
    killed_in = a.word == "raids" and _KILLED_IN.search(a.before) and a.military
    return bool(killed_in or (a.harm and _RAID_HIT.match(a.after))) and not _POLICE.search(a.words)


def _is_a_strike(a: Surroundings) -> bool:
    if STRIKE_BY.search(a.before) or ON_MILITARY.match(a.after):
        return True
    if a.military and _IN_ANSWER.search(a.before):
        return True
    if (a.harm or a.numbered) and (a.military or HITS_AFTER.search(a.after) or KILLED_BEFORE.search(a.before)):
        return a.numbered or FROM_THE_AIR.search(a.words) is not None or not a.among_bombers
    return a.kills_nearby and ((a.word == "strike" and bool(_OF_THE_DAY.match(a.after))) or a.deadly)


def _is_bombed_from_the_air(a: Surroundings) -> bool:
    """By forces that have aircraft, or in a text that speaks of aircraft and of no other kind of bomb."""
    if a.word != "bombed" and a.among_bombers and not (BY_FORCES.search(a.before) or FROM_THE_AIR.search(a.words)):
        return False
    if BY_FORCES.search(a.words) and not BY_IRREGULARS.search(a.before):
        return True
    if a.word in {"bombing", "bombed"} and ACCUSED_OF.search(a.before):
        return True
    if _ALLEGED.search(a.before):
        return True
    return a.harm and _only_from_the_air(a.document.buffer)


def _only_from_the_air(buffer: str) -> bool:
    """The text speaks of aircraft and of no other kind of bomb."""
    return occurs(FROM_THE_AIR, buffer) and not occurs(OTHER_ATTACK, buffer)


def _told_anew(a: Surroundings) -> bool:
    """Another strike of a text that tells of one: "a second strike on …", "in March a raid on a house killed two", "the last such attack"."""
    if not _DEAD_OR_HURT.search(a.words) or occurs(GROUND_FIGHT, a.words):
        return False
    if _LIKE_IT.search(a.before):
        return True
    if a.word not in _SAME_WORDS:
        return False
    return bool(_ONE_MORE.search(a.before) or (_A_ONE.search(a.before) and _THEN.search(a.words)))


def _beside(a: Surroundings, strong: Sequence[TriggerMention]) -> float:
    """What it can mean in a text that names a strike elsewhere: a reference back to it."""
    at = bisect_left(strong, a.sentence.index, key=lambda t: t.sentence)
    near = min(abs(t.sentence - a.sentence.index) for t in strong[max(0, at - 1) : at + 1])
    if near and a.word in _NOUNS and a.of_bombers:
        return 0.0
    if a.word in _STRIKE_VERBS and near <= 1 and _THEY.search(a.before) and _ON_NAME.match(a.after) and not a.ground:
        return SURE
    if a.word in _STRIKE_VERBS and near <= _NEAR + 1 and a.harm and _AGAIN.match(a.after) and not a.ground:
        return SURE
    if a.word in _HIT_WORDS:
        return REFERS if near <= _NEAR and (a.military or a.harm) else 0.0
    if a.word in _ROUND_WORDS or a.word.startswith(("fire", "opened")):
        return HINTS if near <= _NEAR and a.harm else 0.0
    if a.word in _NOUNS and near <= _SAME_STORY and _told_anew(a):
        return SURE
    if a.word in _NOUNS:
        if _STORMED.search(a.words):
            return HINTS
        refers = DEFINITE.search(a.before[-40:])
        return REFERS if refers or near <= _NEAR + 1 or a.military else 0.0
    if a.word in _BLASTS:
        return LOOSE if near <= 1 and a.harm else 0.0
    return 0.0
