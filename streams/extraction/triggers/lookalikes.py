"""What only looks like a strong trigger: drills, films, sport, rounds flown into space, planes that land, drones of a hobby."""

import re
from typing import Final

from streams.extraction.triggers.context import (
    AIRDROP,
    BY_BELLIGERENT,
    DRILL,
    FICTION,
    HARM,
    HISTORY,
    LABOUR,
    MILITARY,
    SHOOT_DOWN,
    SIREN_AFTER,
    SPORT,
)
from streams.extraction.triggers.patterns import DRONE
from streams.text.document import Document, Sentence
from streams.text.linear import Match


def only_looks_strong(document: Document, sentence: Sentence, match: Match, name: str) -> bool:
    """Whether the words around the match, found by the pattern of that name, give it another meaning."""
    words = document.words(sentence)
    after = document.buffer[match.end() : sentence.end]
    harmless = name in {"launch-drone", "with-drones"} and _HARMLESS_LOAD.search(words)
    if harmless or SIREN_AFTER.search(after) or _CAN.search(match.group()):
        return True
    if (DRILL.search(words) or _of_fiction(words)) and not _did_harm(words, match.group()):
        return True
    if name == "shelling" and SPORT.search(words) and not MILITARY.search(words):
        return True
    if name == "drop-bomb" and re.search(r"grenade", match.group(), re.I) and not re.search(DRONE, words, re.I):
        return True
    if name in {"heli", "plane"} and re.search(r"(?:hits?|strikes?)$", match.group(), re.I) and SPORT.search(words):
        return True
    before = document.buffer[max(sentence.start, match.start() - 50) : match.start()]
    if name in {"plane-verb", "drone-verb"} and _SHOT_AT.search(before):
        return True
    if name in {"plane-verb", "drone-verb"} and not really_strikes(match.group()):
        crashed = name == "drone-verb" and re.search(r"crash\w* into$", match.group(), re.I)
        return not (crashed and (MILITARY.search(after) or _BUILT.search(after)) and not _HOBBY.search(words))
    if name == "drone-verb" and _of_a_hobby(words, match.group(), after) and not _WORTH_A_WARHEAD.match(after):
        return True
    if name == "drop-bomb" and re.match(r" of an?\b", after):
        return True
    if name in {"with-rounds", "fire-round"} and (
        after.startswith("-propelled") or re.search(r"\bfire ?works?\b", words, re.I)
    ):
        return True
    if name == "deliver-strike" and (
        LABOUR.search(words)
        or (_SERIES.search(match.group()) and not (MILITARY.search(words) or BY_BELLIGERENT.search(before)))
    ):
        return True
    if name in {
        "air-operation",
        "downed",
        "was-downed",
        "round-verb",
        "armed-drone",
        "drone-came",
    } and _strikes_nothing(name, match.group(), words, before, after):
        return True
    if (
        name == "drone-verb"
        and not _ATTACKS.search(match.group())
        and not (match.group().lower().endswith("fired") and _AT_THEM.match(after))
        and not _LETS_FALL.match(document.buffer, match.start(), sentence.end)
        and not HARM.search(words)
        and not _WARHEAD.search(match.group())
        and not SHOOT_DOWN.search(words)
        and not MILITARY.search(words.replace(match.group(), " "))
        and not _WORTH_A_WARHEAD.match(after)
    ):
        return True
    if (_DROPS.search(match.group()) and AIRDROP.match(after)) or HISTORY.search(words):
        return True
    if re.search(r"\bsuicide\s+$", document.buffer[max(0, match.start() - 10) : match.start()], re.I):
        return True
    if (
        name in {"fire-round", "round-verb"}
        and _FLIES_FAR.search(match.group())
        and _only_a_launch(document, words, match.group()[-_LAST_WORD:] + after)
    ):
        return True
    if (
        name == "shelling"
        and re.match(r"bombard", match.group(), re.I)
        and not MILITARY.search(words)
        and not _PEOPLE_HURT.search(words)
    ):
        return not re.search(
            r"\b(?:town|city|village|district|area|neighbou?rhood|homes?|houses?|camp|towns|villages)\b", words, re.I
        )
    return bool(re.match(r"shelled", match.group(), re.I) and re.match(r"\s+(?:out|eggs?|peas|prawns)\b", after, re.I))


def _strikes_nothing(name: str, own: str, words: str, before: str, after: str) -> bool:
    """Air operations on nobody or beside those on land, rocket launchers destroyed, drones that only watched brought down, more
    of them than others, or with which nobody was hurt.
    """
    if name == "drone-came":
        rest = words.replace(own, " ")
        return _CAME_DOWN.search(own) is not None and not (
            HARM.search(rest) or _CHARGED.search(words) or MILITARY.search(rest)
        )
    if name == "armed-drone":
        return not (HARM.search(words) or _DONE_FOR.search(words))
    if name == "downed" and (_BROUGHT_DOWN_BY.search(own) or (_MORE_OF.search(own) and _THAN.match(after))):
        return True
    if name == "round-verb":
        return _NO_ROUND.match(own) is not None
    if name == "air-operation":
        return _BY_LAND.search(before) is not None or not (HARM.search(words) or _ON_SOMEBODY.match(after))
    return _WATCHES.search(words) is not None


_WARHEAD: Final = re.compile(r"\bwarhead\b", re.I)
""" "A drone with a high-explosive warhead pierced the dome"."""
_VENUE: Final = re.compile(
    r"\b(?:on|hit|hits|struck|at|near|outside|into|bombed|shelled|targeted|attacked) (?:an?|the|two|[\w-]+['’]s) (?:[\w'’-]+ ){0,3}?(?:theatre|museum|concert|exhibition)\b",
    re.I,
)
"""Places of culture are hit, too."""


def _of_fiction(words: str) -> bool:
    return FICTION.search(words) is not None and FICTION.search(_VENUE.sub(" ", words)) is not None


def _did_harm(words: str, own: str) -> bool:
    """Somebody or something was hurt: by more than a "hit" of the strike's own words, which a target on a range takes too."""
    return bool(_HURTS.search(own) or HARM.search(words.replace(own, " ")))


_HURTS: Final = re.compile(r"kill|wound|injur|destroy", re.I)
_BUILT: Final = re.compile(
    r"\b(?:apartments?|flats|blocks?|buildings?|houses?|homes?|depots?|refiner(?:y|ies)|terminals?|towers?|hotels?|ports?|airports?|"
    r"plants?|factory|substations?|ships?|vessels?|tankers?|bus|minibus|hospitals?|schools?|markets?|pumping|pipelines?|oilfields?|power stations?)\b",
    re.I,
)


def _of_a_hobby(words: str, own: str, after: str) -> bool:
    """Whether the drone of "a drone hit" is nobody's weapon: nothing military stands in the sentence, its own words aside."""
    harmless = _ON_THE_HEAD.match(after) or (_HOBBY.search(words) and not _PEOPLE_HURT.search(words))
    return bool(harmless) and not MILITARY.search(words.replace(own, " "))


_ON_THE_HEAD: Final = re.compile(
    r" (?:[\w'’-]+ ){1,4}?(?:in|on) the (?:head|face|forehead|arm|leg|neck|back|shoulder|eye|chest)\b", re.I
)
"""Where a thing that flies into somebody strikes; what a warhead strikes is told otherwise."""
_HOBBY: Final = re.compile(
    r"\b(?:arrest\w*|hobby\w*|amateur|toy|delivery|tourists?|owner|flying|pilot(?:ed|ing)?|photographer\w*|filming)\b",
    re.I,
)
_WORTH_A_WARHEAD: Final = re.compile(
    r" (?:an?|the|its|another|one|two|three)(?: [\w'’-]+){0,3}? (?:tankers?|freighters?|vessels?|refiner(?:y|ies)|(?:oil|fuel|gas) \w+|substations?|"
    r"power (?:stations?|plants?)|pumping stations?|pipelines?|oilfields?)\b",
    re.I,
)
"""What nobody's camera drone is said to have struck."""
_ATTACKS: Final = re.compile(
    r"\b(?:attack(?:ed|ing)|bombed|bombing|strafed|strafing|raided|shelled|pounded|hammered|set (?:ablaze|alight|fire)|opened fire|took out|taken out|obliterated|incinerated|wiped out|set [^.;]{3,60} (?:ablaze|alight|on fire))$",
    re.I,
)
_AT_THEM: Final = re.compile(
    r" (?:on|at|upon|into) (?:an?|the|two|three|several|their|his|her|people|men|civilians|villagers|farmers|passengers|worshippers)\b",
    re.I,
)
_LETS_FALL: Final = re.compile(
    r"[^.;]{0,60}\b(?:dropped|let (?:fall|go)) (?:its|an?|the|two|three|several) (?:[\w'’-]+ ){0,3}?(?:load|payload|charges?|bombs?|munitions?|explosives?|grenades?|shells?) (?:on|onto|into|over|at|beside|near|outside)\b",
    re.I,
)
"""A drone that lets its load fall on something is no toy."""
_DROPS: Final = re.compile(r"\b(?:dropp(?:ed|ing)|drops|releas(?:ed|ing)|delivered)\b", re.I)
_PEOPLE_HURT: Final = re.compile(
    r"\b(?:killed|killing|dead|died|injur(?:ed|ies)|wounded|wounding|deaths?|casualties|martyred)\b", re.I
)
_FLIES_FAR: Final = re.compile(r"\b(?:missiles?|rockets?|projectiles?)\b", re.I)
_SHOT_AT: Final = re.compile(
    r"\b(?:fired (?:on|at)|shot (?:at|down)|attacked|downed|ambushed|hit|struck|targeted|destroyed) (?:an?|the|their|its|one|two|several) (?:[\w'’.-]+ ){0,2}$",
    re.I,
)
"""Aircraft that were shot at did not strike."""
_ON_SOMEBODY: Final = re.compile(r"\s+(?:against|targeting)\b", re.I)
_BY_LAND: Final = re.compile(r"\b(?:land|ground|sea|naval)(?:,| and) $", re.I)
_NO_ROUND: Final = re.compile(
    r"(?:[\w-]+ ){0,3}?(?:missiles?|rockets?|mortars?|shells?) (?:shell )?(?:launch(?:ers?|ing pads?)|depots?|factor(?:y|ies)|workshops?|warehouses?|silos?|stockpiles?|parts)\b",
    re.I,
)
_CAME_DOWN: Final = re.compile(r"\bdrone (?:\w+ ){0,2}(?:crashed|fell|came down) ", re.I)
"""One drone that comes down may be anybody's; what it carried or did says more."""
_CHARGED: Final = re.compile(r"\b(?:explosive|kamikaze|suicide|attack|loitering|laden|armed|bomb)\b", re.I)
_CAN: Final = re.compile(r"\b(?:can|cannot|is able to|are able to)\b", re.I)
"""What a weapon is able to do: "the missiles can hit targets 160 km away"."""
_HARMLESS_LOAD: Final = re.compile(r"\b(?:tear ?gas|pesticides?|leaflets|seeds|paint|water|parcels?)\b", re.I)
"""What drones of the police and of farmers let fall."""
_SERIES: Final = re.compile(r"\b(?:waves?|series|string|rounds?|succession) of\b", re.I)
"""So many strikes are announced by unions as well."""
_DONE_FOR: Final = re.compile(r"\b(?:ineffective|eliminated)\b", re.I)
_BROUGHT_DOWN_BY: Final = re.compile(r"\b(?:down|downed) (?:\w+ )?(?:by|with|using) ", re.I)
"""A plane that a missile brought down."""
_MORE_OF: Final = re.compile(r"\bmore [\w'’-]+$", re.I)
_THAN: Final = re.compile(r"\s+than\b", re.I)
_WATCHES: Final = re.compile(
    r"\b(?:reconnaissance|surveillance|spy|spying|observation|hobby|toy|prison|contraband|nets|orlan|scaneagle|global hawk|rq-\d+|quad-?copter)\b",
    re.I,
)
"""Drones that watch strike nothing: one of them brought down is no strike that failed."""
_SCRAMBLED: Final = re.compile(
    r"\bscrambled\b|\b(?:the|its|their) (?:wounded|injured|killed)$|\b(?:and|or) (?:\w+ )?bombs$", re.I
)
_ANOTHER_CLAUSE: Final = re.compile(
    r"\b(?:was|were|grounded|delayed|diverted) (?:\w+ )?(?:after|when|before|because|while)\b", re.I
)
CARGO: Final = re.compile(r"\b(?:landed|landing|crash\w*(?: into)?|fell)$", re.I)
_AT_SOMETHING: Final = re.compile(
    r"^[^.;]{0,60}?\b(?:at|on|onto|against|towards?|into|across|beside|near|next to|outside|inside|behind|targeting|hitting|striking|landed|exploded|burst|slammed)\b",
    re.I,
)
_LAST_WORD: Final = 9
"""Characters of a round's own verb that may say where it came down: "landed", "exploded"."""
_INTO_THE_SEA: Final = re.compile(
    r"\b(?:into|in|near|off|over|towards?|splashed|fell)[^.;]{0,40}\b(?:sea|waters|ocean|coast|gulf|strait|orbit|space|japan)\b|\b(?:test|launch pad|satellite|orbit|payload)",
    re.I,
)


def _only_a_launch(document: Document, words: str, after: str) -> bool:
    """Rockets are also launched into space and missiles tested: a launch is a strike when it is at something or does harm."""
    if HARM.search(words) and not DRILL.search(words):
        return False
    if sum(1 for _ in DRILL.finditer(document.buffer[:6000])) >= 3 or DRILL.search(words):
        return True
    if SHOOT_DOWN.search(after):
        return False  # "launched from the north, was intercepted before it crossed"
    return not _AT_SOMETHING.search(after) or bool(_INTO_THE_SEA.search(words))


def really_strikes(words: str) -> bool:
    """Planes and drones also land, crash and fall, are scrambled, and carry "the wounded"; only rounds fall as a strike."""
    if CARGO.search(words) or _SCRAMBLED.search(words) or _ANOTHER_CLAUSE.search(words):
        return False
    return not re.search(
        r"\b(?:was|were|been|being|is|are) (?:\w+ )?(?:hit|struck|destroyed|damaged|targeted|attacked|launched|fired|dropped|killed|engaged|shot dead|gunned down)$",
        words,
        re.I,
    )
