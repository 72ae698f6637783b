"""Words that tell of a strike, and what only looks like one.

Two tiers. Strong triggers name the weapon ("air strike", "shelled", "missile hit"). Weak ones ("strike", "raid",
"bombing", "attack") count only with military evidence: a strong trigger elsewhere in the text that they refer back to, or
military subjects and objects in their own sentence. Other meanings (labour, sport, lightning, drills, films, weapons
deals) and other kinds of attack (car bombs, gunfire) are recognised by their own words.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from streams.domain.report import Count
from streams.domain.vocabulary import EventType, WeaponType
from streams.extraction.lexical import Spans
from streams.extraction.mentions import NumberMention, TriggerForm, TriggerMention, WeaponMention
from streams.extraction.triggers.context import (
    AIRDROP,
    ANOTHER,
    BY_BELLIGERENT,
    DEFINITE,
    DRILL,
    FICTION,
    HARM,
    HISTORY,
    LABOUR,
    MILITARY,
    PLURAL,
    SHOOT_DOWN,
    SIREN_AFTER,
    SPORT,
)
from streams.extraction.triggers.elliptic import find_elliptic
from streams.extraction.triggers.generality import MASS, only_mentioned
from streams.extraction.triggers.patterns import AIR, DISRUPTED, DRONE, GATE, GROUND, STRONG, STRONG_RE, WEAK
from streams.extraction.triggers.weak import VERBS, Surroundings, weigh
from streams.text.document import Document, Sentence
from streams.text.linear import Match

MENTIONED: Final = 0.45
"""Strength of a trigger that speaks of strikes in general: it can refer back, never open an event."""


def may_tell_of_strikes(text: str) -> bool:
    """The gate: False when no word of the field stands anywhere in the text, in microseconds."""
    return GATE.occurs_in(text)


class Signs(NamedTuple):
    """The words of a text that can become triggers, named platforms apart."""

    strong: list[Match]
    weak: list[Match]


def find_signs(text: str) -> Signs:
    """Strong phrases and weak words, whatever they mean where they stand."""
    return Signs(list(STRONG_RE.finditer(text)), list(WEAK.finditer(text)))


def find_triggers(
    document: Document,
    numbers: Sequence[NumberMention],
    weapons: Sequence[WeaponMention] = (),
    signs: Signs | None = None,
) -> list[TriggerMention]:
    """Every strong trigger that is meant as a strike, and every weak one with military evidence, in reading order.

    `weapons` are named platforms: one that fires, or by which something is hit, is a trigger too. `signs` are those of the
    buffer, for who has asked for them already. Where a text has weak ones only, what they mean rests on its title, their own
    sentences and those next to them.
    """
    strong: list[TriggerMention] = []
    signs = signs or find_signs(document.buffer)
    for match in signs.strong:
        sentence = document.sentence_at(match.start())
        if match.end() > sentence.end + 1:
            continue
        name, _, event_type, weapon, form = STRONG[int((match.lastgroup or "p0")[1:])]
        if _only_looks_strong(document, sentence, match):
            continue
        if weapon == "missile" or (name in _DOWNED and not _DRONE_WORD.search(match.group())):
            weapon = _round(match.group())
        if event_type == GROUND and _FROM_AIRCRAFT.search(match.group()):
            event_type, weapon = AIR, "aircraft"
        if form == "noun" and _ROUND_HIT.fullmatch(match.group()):
            form = "weapon-subject"
        end = match.start() + _own_words(match.group())
        strong.append(_trigger(document, sentence, (match.start(), end), event_type, weapon, form, 1.0, numbers))
    strong.extend(_by_platform(document, weapons, Spans((t.start, t.end) for t in strong), numbers))
    strong.sort(key=lambda t: t.start)
    taken = Spans((t.start, t.end) for t in strong)
    context = strong[0] if strong else None
    weak = [
        t
        for m in signs.weak
        if not taken.touch(m.start(), m.start() + 1)
        for t in _weak(document, m, context, strong, numbers)
    ]
    if not strong and not any(t.strength >= 0.6 for t in weak):
        return []
    elliptic = find_elliptic(
        document, sorted([*strong, *(t for t in weak if t.strength >= 0.6)], key=lambda t: t.start)
    )
    held = Spans((t.start, t.end) for t in elliptic)
    return sorted([*strong, *(t for t in weak if not held.touch(t.start, t.end)), *elliptic], key=lambda t: t.start)


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
    (re.compile(r"\b(?:artillery|howitzers?|shells?|tanks?)\b", re.I), "artillery"),
    (re.compile(r"\bmortars?\b", re.I), "mortar"),
    (re.compile(r"\brockets?\b", re.I), "rocket"),
)


def _round(words: str) -> WeaponType:
    """What was fired, by the word used for it."""
    return next((kind for pattern, kind in _ROUNDS if pattern.search(words)), "missile")


_FIRES: Final = re.compile(
    r"\s*(?:\([^)]{1,20}\)\s*)?(?:[\w'’-]+ ){0,5}?(?:struck|hit|targeted|engaged|bombed|fired|took out|wiped out|pounded|eliminated|opened fire|opened up on|rained|attacked|destroyed|killed|neutrali[sz]ed|launched|dropped|strafed|raided|carried out|landed|fell|slammed into|crashed into|exploded)\b",
    re.I,
)
_SALVO: Final = re.compile(
    r"\s+(?:salvos?|strikes?|attacks?|barrages?|volleys?|fire|raids?)\b(?! (?:\w+ )?(?:drills?|exercises?|tests?))",
    re.I,
)
_ON_IT: Final = re.compile(r"\s+(?:on|against|at) (?:an?|the|its|their) ", re.I)
"""What a strike was on: a shooting range that was hit makes no drill of it."""
_BY_IT: Final = re.compile(
    r"\b(?:neutrali[sz]ed|killed|hit|struck|destroyed|bombed|targeted|attacked|wounded|engaged|surprised|eliminated)\b[^.;]{0,40}\b(?:by|from)(?: an?| the| two| three)? $",
    re.I,
)
_WITH_IT: Final = re.compile(
    r"\b(?:attacked|struck|hit|targeted|shelled|bombed|pounded|raided)\b(?! (?:by|with)\b)[^.;]{3,80} (?:with|using) (?:[\w-]+ ){0,3}$",
    re.I,
)
_MUNITION: Final = re.compile(r"s?(?! (?:in|from) (?:its|their) (?:arsenal|stock))", re.I)
_PLATFORMS: Final = frozenset({"aircraft", "helicopter", "drone", "loitering munition"})
_NAMED_ROUNDS: Final = frozenset({"missile", "rocket"})
_HIT_IT: Final = re.compile(
    r"\b(?:hit|struck|destroyed|killed|targeted|landed|fell|rained(?: down)?|slammed into|crashed into|exploded)$", re.I
)


def _by_platform(
    document: Document, weapons: Sequence[WeaponMention], taken: Spans, numbers: Sequence[NumberMention]
) -> list[TriggerMention]:
    """Triggers by name of the platform: "a Mirage 2000 patrol struck", "neutralised by a Bayraktar TB2"."""
    found = []
    for w in weapons:
        if w.platform is None or w.type not in _PLATFORMS | _NAMED_ROUNDS or taken.touch(w.start, w.end):
            continue
        sentence = document.sentences[w.sentence]
        after, before = document.buffer[w.end : sentence.end], document.buffer[sentence.start : w.start]
        used = not taken.touch(sentence.start, sentence.end) and _used(w, before, after)
        fires = None if used else _FIRES.match(after)
        salvo = _SALVO.match(after) if fires is None and w.type in _NAMED_ROUNDS else None
        if not used and fires is None and salvo is None and _BY_IT.search(before) is None:
            continue
        falls = w.type in _NAMED_ROUNDS and fires is not None and _CARGO.search(fires.group())
        if fires is not None and not falls and not _really_strikes(fires.group()):
            continue
        end = w.end + (fires.end() if fires else salvo.end() if salvo else 0)
        if (
            w.type in _NAMED_ROUNDS
            and not salvo
            and (taken.touch(w.start, end) or (fires and not _HIT_IT.search(fires.group())))
        ):
            continue
        drill = DRILL.search(document.words(sentence))
        if drill and not _ON_IT.fullmatch(document.buffer, end, sentence.start + drill.start()):
            continue
        if HISTORY.search(document.words(sentence)):
            continue
        found.append(
            _trigger(
                document,
                sentence,
                (w.start, end),
                GROUND if w.type in _NAMED_ROUNDS else AIR,
                w.type,
                "weapon-subject" if fires else "noun" if salvo else "verb",
                1.0,
                numbers,
            )
        )
    return found


def _used(weapon: WeaponMention, before: str, after: str) -> bool:
    """ "Attacked the airfield with seven ATACMS"; men on foot do so with grenade launchers."""
    if (weapon.platform or "").startswith("RPG"):
        return False
    return _WITH_IT.search(before) is not None and _MUNITION.match(after) is not None


def _only_looks_strong(document: Document, sentence: Sentence, match: Match) -> bool:
    words = document.words(sentence)
    name = STRONG[int((match.lastgroup or "p0")[1:])][0]
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
    if name in {"plane-verb", "drone-verb"} and not _really_strikes(match.group()):
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
_CARGO: Final = re.compile(r"\b(?:landed|landing|crash\w*(?: into)?|fell)$", re.I)
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
    return not _AT_SOMETHING.search(after) or bool(_INTO_THE_SEA.search(words))


def _really_strikes(words: str) -> bool:
    """Planes and drones also land, crash and fall, are scrambled, and carry "the wounded"; only rounds fall as a strike."""
    if _CARGO.search(words) or _SCRAMBLED.search(words) or _ANOTHER_CLAUSE.search(words):
        return False
    return not re.search(
        r"\b(?:was|were|been|being|is|are) (?:\w+ )?(?:hit|struck|destroyed|damaged|targeted|attacked|launched|fired|dropped|killed|engaged|shot dead|gunned down)$",
        words,
        re.I,
    )


def _weak(
    document: Document,
    match: Match,
    context: TriggerMention | None,
    strong: list[TriggerMention],
    numbers: Sequence[NumberMention],
) -> list[TriggerMention]:
    around = Surroundings(document, match, alone=context is None)
    weighed = weigh(around, context, strong)
    if weighed.strength == 0.0:
        return []
    form: TriggerForm = "verb" if around.word in VERBS else "noun"
    return [
        _mention(document, around.sentence, match, weighed.event_type, weighed.weapon, form, weighed.strength, numbers)
    ]


def _mention(
    document: Document,
    sentence: Sentence,
    match: Match | re.Match[str],
    event_type: EventType,
    weapon: WeaponType,
    form: TriggerForm,
    strength: float,
    numbers: Sequence[NumberMention],
) -> TriggerMention:
    return _trigger(document, sentence, (match.start(), match.end()), event_type, weapon, form, strength, numbers)


def _trigger(
    document: Document,
    sentence: Sentence,
    span: tuple[int, int],
    event_type: EventType,
    weapon: WeaponType,
    form: TriggerForm,
    strength: float,
    numbers: Sequence[NumberMention],
) -> TriggerMention:
    start, end = span
    before = document.buffer[max(sentence.start, start - 120) : start]
    words = document.buffer[start:end]
    plural = bool(PLURAL.search(words))
    number, number_span = _number_of_strikes(document, sentence, span, numbers)
    clause = _clause(document, sentence, start, end) if weapon in {"drone", "missile", "rocket"} else ""
    shot = SHOOT_DOWN.search(_NO_ROUNDS_STOPPED.sub(" ", clause))
    if shot and not HARM.search(document.words(sentence).replace(words, " ")):
        event_type = DISRUPTED
    if strength > MENTIONED and only_mentioned(
        words, before, document.buffer[end : sentence.end], document.words(sentence), counted=number is not None
    ):
        strength = MENTIONED
    return TriggerMention(
        start,
        end,
        sentence.index,
        event_type=event_type,
        weapon_type=weapon,
        form="headline" if sentence.kind == "title" else form,
        strength=strength,
        plural=plural,
        number=number,
        number_span=number_span,
        anaphoric=bool(DEFINITE.search(before)) and (form == "noun" or bool(MASS.search(words))),
        another=bool(ANOTHER.search(before) or _IN_RETURN.match(words) or _THIS_TIME.match(document.words(sentence))),
    )


def _clause(document: Document, sentence: Sentence, start: int, end: int) -> str:
    """What stands between semicolons around a trigger: "a drone hit the house; two others were shot down"."""
    low = document.buffer.rfind("; ", sentence.start, start)
    high = document.buffer.find("; ", end, sentence.end)
    return document.buffer[low + 1 if low >= 0 else sentence.start : high if high >= 0 else sentence.end]


_IN_RETURN: Final = re.compile(r"(?:fired|hit|shot|struck) back\b", re.I)
_THIS_TIME: Final = re.compile(r"\W*this time\b", re.I)
_NO_ROUNDS_STOPPED: Final = re.compile(
    r"neutrali[sz]ed (?=(?:[\w-]+ ){0,4}?(?:militants?|terrorists?|fighters?|insurgents?|members?|bandits?|jihadi\w*|rebels?|gunmen|people)\b)|"
    r"(?:(?:shot|shoot(?:ing)?|brought|bringing|took|knocked) down|downed|downing) (?=(?:[\w-]+ ){0,3}?(?:jets?|planes?|warplanes?|helicopters?|rafales?)\b)",
    re.I,
)
_BETWEEN: Final = re.compile(r"^(?:\s+(?:[\w'’.-]+)){0,3}\s*$")


_COUNTED: Final = re.compile(
    r"(?:strikes?|raids?|attacks?(?! (?:helicopter|drone|aircraft|jet|plane))|bombings?|sorties|missiles?|rockets?|shells?|bombs?|drones?)\b",
    re.I,
)
_NOT_BETWEEN: Final = re.compile(
    r"\b(?:of|in|by|the|for|and|with|after|from|killed|people|dropped|fired|launched|carried|fighters?|planes?|jets?|aircraft|helicopters?|warplanes?|"
    r"when|as|where|while|before|wounded|injured|hurt|dead|died|or|to|on|at|near|that|which|who)\b",
    re.I,
)


def _number_of_strikes(
    document: Document, sentence: Sentence, span: tuple[int, int], numbers: Sequence[NumberMention]
) -> tuple[Count | None, tuple[int, int] | None]:
    """ "Three air strikes", "nearly 500 air strikes": the number that stands right before a noun for strikes or their rounds."""
    noun = _COUNTED.search(document.buffer[span[0] : span[1] + 12])
    if noun is None or noun.end() > span[1] - span[0]:
        return None, None
    end = span[0] + noun.start()
    first = bisect_left(numbers, sentence.start, key=lambda n: n.start)
    for n in reversed(numbers[first : bisect_right(numbers, end + 1, lo=first, key=lambda n: n.end)]):
        gap = document.buffer[n.end : end]
        if not _BETWEEN.match(gap) or _NOT_BETWEEN.search(gap):
            break
        return Count(n.min, n.max, n.hedge), (n.start, n.end)
    return None, None
