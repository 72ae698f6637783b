"""Who struck and who was struck, for one trigger: grammar around each actor mention, never proximity alone.

The two are never swapped: an actor without a grammatical sign is neither (docs/extraction/actors.md).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from streams.domain.vocabulary import Certainty
from streams.extraction.actors.lexicon import aliases
from streams.extraction.actors.name_words import OFFICIAL_AFTER
from streams.extraction.actors.role_words import (
    ACTIVE_AFTER,
    AIMED_AT,
    ANSWER_TO,
    ANSWERS,
    ARMOURY,
    BELIEVED,
    CLAIM_BETWEEN,
    CLAUSE_MAX,
    CUE,
    DENIED,
    DOUBT_BEFORE,
    DOUBT_BETWEEN,
    DOWNS,
    FROM,
    GOVERNS,
    HELD_GAP,
    HIT_BEFORE,
    IN_FLIGHT,
    JOINED,
    LISTED_OF,
    MASK,
    MEMBER_OF,
    MILITANTS,
    NEAR_OWNER,
    NOT_AGENT,
    NOT_DOING,
    ON_ITS,
    OTHERS_FIRE,
    OWN_DEAD,
    OWNER_GAP,
    PASSIVE_AFTER,
    PASSIVE_TRIGGER,
    PRIVATE,
    PURSUED,
    REACH,
    SELF_AFTER,
    SELF_FORCES,
    SENT,
    SENT_BY,
    SINCE_A_STRIKE,
    SPEAKER_AFTER,
    TARGET_NOUN,
    THAT,
    THOUGHT_TO,
    TOGETHER,
    USED_BY,
    USING,
    WEAPONS_OF,
)
from streams.extraction.lexical import fold, loose
from streams.extraction.mentions import ActorMention, TriggerMention
from streams.text.document import Document

Roled = tuple[ActorMention, Certainty]
Sign = Literal["owner", "by", "subject", "speaker", "object", "victim", "with", "none"]


def attackers_and_targets(
    document: Document, trigger: TriggerMention, actors: Sequence[ActorMention], clause: tuple[int, int]
) -> tuple[list[Roled], list[Roled]]:
    """Attackers and targets of one trigger, each with its certainty. `clause` is the stretch of the buffer that speaks of it;
    `actors` are in reading order.

    Empty lists when the words do not say: a passive without agent has no attacker. An actor is never both.
    """
    low = max(min(clause[0], trigger.start), trigger.start - CLAUSE_MAX)
    high = min(max(clause[1], trigger.end), trigger.end + CLAUSE_MAX)
    first = bisect_left(actors, low, key=lambda a: a.start)
    here = [a for a in actors[first : bisect_left(actors, high, key=lambda a: a.start)] if a.end <= high]
    if not here:
        return [], []
    text = fold(document.buffer[low:high])
    at = (trigger.start - low, trigger.end - low)
    signs: list[tuple[ActorMention, Sign]] = []
    for i, actor in enumerate(here):
        sign = _sign(text, at, trigger, actor, low)
        if sign == "none" and i and JOINED.fullmatch(text[here[i - 1].end - low : actor.start - low]):
            sign = signs[-1][1]
        signs.append((actor, sign))
    _join_back(text, low, signs)
    signs = _avenged(text, at, trigger, low, signs)
    belligerent = any(s in ("object", "victim") and a.kind != "state" for a, s in signs) or MILITANTS.search(text)
    if not belligerent or OTHERS_FIRE.search(text[: at[0]]):
        signs = [(a, "none" if s == "speaker" else s) for a, s in signs]
    hit = {a.id for a, sign in signs if sign in ("object", "victim")}
    attackers = _attackers(
        text, at, low, [(a, s) for a, s in signs if s not in ("subject", "speaker") or a.id not in hit]
    )
    struck = {a.id for a, _ in attackers}
    targets: list[Roled] = []
    for actor, sign in signs:
        if sign in ("object", "victim") and actor.id not in struck and not is_people(document, actor):
            struck.add(actor.id)
            targets.append((actor, "fact"))
    return attackers, targets


def led_to_another(document: Document, trigger: TriggerMention) -> bool:
    """Whether the main clause of its sentence answers this strike: "… after a rocket attack on its base"."""
    text = fold(document.buffer[max(0, trigger.start - REACH) : trigger.end + REACH])
    at = min(trigger.start, REACH)
    return (
        trigger.form == "noun"
        and ON_ITS.match(text, at + trigger.end - trigger.start) is not None
        and SINCE_A_STRIKE.search(text, 0, at) is not None
    )


def _avenged(
    text: str, at: tuple[int, int], trigger: TriggerMention, low: int, signs: list[tuple[ActorMention, Sign]]
) -> list[tuple[ActorMention, Sign]]:
    """ "Iran fired missiles at Israel after a strike on its consulate": whoever acts in the main clause was hit by that strike."""
    since = SINCE_A_STRIKE.search(text, 0, at[0]) if trigger.form == "noun" and ON_ITS.match(text, at[1]) else None
    if since is None:
        return signs
    doer = next((a for a, sign in signs if sign == "subject" and a.end - low <= since.start()), None)
    return [
        (a, sign if a.start - low > since.start() else "object" if doer is not None and a is doer else "none")
        for a, sign in signs
    ]


def is_people(document: Document, actor: ActorMention) -> bool:
    """Whether a state's name stands for its people, things or land ("Palestinian civilians", "raids on Syria"), unlike
    "a missile fired at Saudi Arabia".
    """
    if actor.kind != "state" or actor.forces:
        return False
    if _is_adjective(actor, document.buffer[actor.start : actor.end]):
        return True
    return not AIMED_AT.search(fold(document.buffer[max(0, actor.start - 70) : actor.start]))


def _is_adjective(actor: ActorMention, words: str) -> bool:
    """A state's adjective without forces: "its French acronym", "Palestinian civilians"."""
    if actor.kind != "state" or actor.forces:
        return False
    return not any(a.use in ("name", "capital") for a in aliases().get(loose(words), ()))


def _sign(text: str, at: tuple[int, int], trigger: TriggerMention, actor: ActorMention, low: int) -> Sign:
    """What the grammar around one actor makes of it."""
    start, end = actor.start - low, actor.end - low
    if start < at[1] and end > at[0]:  # "jets chasing Boko Haram bombed", "warplanes pound IS vehicles"
        return "object" if _cue(text[at[0] : start], False) == "on" else "owner"
    if end <= at[0] and DOWNS.match(text, at[0]):
        return "none"
    left, right = text[max(0, start - REACH) : start], text[end : end + REACH]
    if SENT_BY.search(left) and SENT.match(right):
        return "subject"
    weapons = WEAPONS_OF.search(left) if actor.forces or actor.kind == "coalition" else None
    if weapons and not HIT_BEFORE.search(left, 0, weapons.start()):  # "a bomb dropped by a plane of the coalition"
        return "owner"
    if (
        trigger.form != "verb" and end > at[1] and not GOVERNS.search(text[at[0] : at[1]])
    ):  # the strike itself is no verb that governs: "air strikes Monday killed"
        left = (text[: at[0]] + MASK * (at[1] - at[0]) + text[at[1] : start])[-REACH:]
    if actor.forces and TOGETHER.search(left):
        return "with"
    if THAT.search(left) and USING.match(right):  # "a bank that the group was using"
        return "object" if start > at[1] else "none"
    cue = _cue(left, bool(TARGET_NOUN.match(right)))
    if cue == "on" and trigger.form != "noun" and PURSUED.search(left):
        return "object"
    if end <= at[0] and _owns(text, at, trigger, end):
        if _is_adjective(actor, text[start:end]) and PRIVATE.search(text[end : at[0]]):
            return "none"
        if not ARMOURY.match(text, at[0]):
            return "owner"
        return "object" if cue == "on" else "none"
    if cue == "by":
        if end > at[1] and ANSWERS.search(text, at[1], start):  # "the raids were revenge for the blast claimed by"
            return "none"
        return "none" if NOT_DOING.match(right) or _is_adjective(actor, text[start:end]) else "by"
    if cue == "on":
        answered = ANSWER_TO.search(left) if end <= at[0] else ANSWERS.search(text, at[1], start)
        return "none" if answered or IN_FLIGHT.match(right) else "object"
    adjective = _is_adjective(actor, text[start:end])
    return _by_what_follows(right, adjective=adjective, forces=actor.forces, after=start > at[0])


def _by_what_follows(right: str, *, adjective: bool, forces: bool, after: bool) -> Sign:
    """What the words after an actor make of it, which no preposition or verb before it governs."""
    if OWN_DEAD.match(right) or PASSIVE_AFTER.match(right):
        return "victim"
    if ACTIVE_AFTER.match(right):
        return "none" if adjective and OFFICIAL_AFTER.match(right) else "subject"
    if SELF_FORCES.match(right):
        return "subject"
    if SPEAKER_AFTER.match(right):
        return "subject" if SELF_AFTER.match(right) else "speaker" if forces else "none"
    return "object" if after and forces and TARGET_NOUN.match(right) else "none"


def _owns(text: str, at: tuple[int, int], trigger: TriggerMention, end: int) -> bool:
    """As in "Israeli drone strike", "the coalition's overnight raids", "Russian jets bombed": the actor stands before the trigger
    with nothing but its own words between.
    """
    gap = text[end : at[0]]
    if len(gap) > NEAR_OWNER or not OWNER_GAP.fullmatch(gap) or HELD_GAP.search(gap):
        return False
    if trigger.form == "verb":
        passive = PASSIVE_TRIGGER.search(text[: at[0]]) or text[at[1] : at[1] + 4] == " by "
        return not passive
    return True


def _cue(left: str, listed: bool) -> Literal["by", "on", "none"]:
    """The preposition or verb that governs what follows `left`, looking through its own noun phrase; past "and" too for
    the next item of a list (`listed`).
    """
    parts = re.split(r"[;:.!?\n()]|(, )", left)
    stretch = BELIEVED.sub("of", parts[-1])
    if len(parts) > 2 and parts[-2] and LISTED_OF.search(stretch):  # "against camps, stores and depots of the group"
        stretch = parts[-3] + " " + stretch.replace(" and ", " ")
    stretch = MEMBER_OF.sub(" ", stretch)
    for found in reversed(list(CUE.finditer(stretch))):
        if found["free"] or (listed and found[0] == "and"):
            continue
        words = stretch[found.end() :].split()
        if len(words) > (10 if listed else 7):
            return "none"
        if found[0] == "by" and (held := USED_BY.search(stretch[: found.start()])):
            return "on" if _cue(stretch[: held.start()] + " ", False) == "on" or _hit_in(left) else "none"
        if found[0] == "by" and NOT_AGENT.search(stretch[: found.start()]):
            return "none"
        return "by" if found["by"] else "on" if found["on"] else "none"
    return "none"


def _hit_in(left: str) -> bool:
    """Whether these words speak of hitting: "bombed a depot near the river, in the east, that was used by"."""
    return any(found["on"] and found["on"][0] not in "oaut" for found in CUE.finditer(left))


def _join_back(text: str, low: int, signs: list[tuple[ActorMention, Sign]]) -> None:
    """As in "Daesh and al-Qaeda positions were hit": the first of two joined actors has the sign of the second."""
    for i in range(len(signs) - 2, -1, -1):
        actor, sign = signs[i]
        following, theirs = signs[i + 1]
        open_sign = sign in ("none", "speaker") and theirs not in ("none", "speaker")
        if open_sign and JOINED.fullmatch(text[actor.end - low : following.start - low]):
            signs[i] = (actor, theirs)


def _attackers(text: str, at: tuple[int, int], low: int, signs: Sequence[tuple[ActorMention, Sign]]) -> list[Roled]:
    """The strongest kind of sign decides: owner of the strike, "by", subject of the nearest strike verb, belligerent who says so."""
    for kind in ("owner", "by", "subject", "speaker"):
        those = [a for a, sign in signs if sign == kind]
        if kind == "by":  # "in response to an attack by X, Y carried out a strike"
            doers = [a for a, sign in signs if sign == "subject" and a.end - low <= at[0]]
            those = [a for a in those if not any(a.end <= d.start for d in doers)]
        if not those:
            continue
        if kind == "subject":
            before = [a for a in those if a.end - low <= at[0]]
            nearest = (before or those)[-1 if before else 0]
            those = [a for a in those if a is nearest or _joined(text, low, a, nearest)]
        found: list[Roled] = []
        own = [a for a in those if not FROM.search(text[: a.start - low])]
        for actor in (*(own or those), *(a for a, sign in signs if sign == "with")):
            if all(actor.id != a.id for a, _ in found):
                found.append((actor, _certainty(text, at, low, actor, kind)))
        return found
    return []


def _joined(text: str, low: int, a: ActorMention, b: ActorMention) -> bool:
    first, second = (a, b) if a.start < b.start else (b, a)
    return bool(JOINED.fullmatch(text[first.end - low : second.start - low]))


def _certainty(text: str, at: tuple[int, int], low: int, actor: ActorMention, kind: str) -> Certainty:
    start, end = actor.start - low, actor.end - low
    between = text[end : at[0]] if end <= at[0] else text[at[1] : start]
    if DENIED.search(text):
        return "disputed"
    if kind == "speaker" or CLAIM_BETWEEN.search(between) or text[end : end + 24].startswith(" claimed"):
        return "claimed"
    doubted = end > at[0] and DOUBT_BETWEEN.search(between)
    if doubted or DOUBT_BEFORE.search(text[max(0, start - 60) : start]) or THOUGHT_TO.match(text, end):
        return "alleged"
    return "fact"
