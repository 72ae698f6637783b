"""Named platforms that fire, or by which something is hit, are triggers: "a Mirage 2000 patrol struck"."""

import re
from collections.abc import Sequence
from typing import Final

from streams.extraction.lexical import Spans
from streams.extraction.mentions import NumberMention, TriggerMention, WeaponMention
from streams.extraction.triggers.build import build_trigger
from streams.extraction.triggers.context import DRILL, HISTORY
from streams.extraction.triggers.lookalikes import CARGO, really_strikes
from streams.extraction.triggers.patterns import AIR, GROUND
from streams.text.document import Document

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
_FIRED_IT: Final = re.compile(r"\b(?:fir(?:ed|es|ing)|launch(?:ed|es|ing)|lobb(?:ed|ing)) (?:[\w-]+ ){0,3}$", re.I)
_AT_IT: Final = re.compile(r"s? (?:at|on|into|towards?) ", re.I)
""" "Fired Katyushas at the town"."""
_MUNITION: Final = re.compile(r"s?(?! (?:in|from) (?:its|their) (?:arsenal|stock))", re.I)
_PLATFORMS: Final = frozenset({"aircraft", "helicopter", "drone", "loitering munition"})
_NAMED_ROUNDS: Final = frozenset({"missile", "rocket"})
_HIT_IT: Final = re.compile(
    r"\b(?:hit|struck|destroyed|killed|targeted|landed|fell|rained(?: down)?|slammed into|crashed into|exploded)$", re.I
)


def find_by_platform(
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
        used = used or (w.type in _NAMED_ROUNDS and bool(_FIRED_IT.search(before) and _AT_IT.match(after)))
        fires = None if used else _FIRES.match(after)
        salvo = _SALVO.match(after) if fires is None and w.type in _NAMED_ROUNDS else None
        if not used and fires is None and salvo is None and _BY_IT.search(before) is None:
            continue
        falls = w.type in _NAMED_ROUNDS and fires is not None and CARGO.search(fires.group())
        if fires is not None and not falls and not really_strikes(fires.group()):
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
            build_trigger(
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
