"""Words that tell of a strike, and what only looks like one.

Two tiers. Strong triggers name the weapon ("air strike", "shelled", "missile hit"). Weak ones ("strike", "raid",
"bombing", "attack") count only with military evidence: a strong trigger elsewhere in the text that they refer back to, or
military subjects and objects in their own sentence. Other meanings (labour, sport, lightning, drills, films, weapons
deals) and other kinds of attack (car bombs, gunfire) are recognised by their own words.
"""

from collections.abc import Sequence
from typing import NamedTuple

from streams.extraction.lexical import Spans
from streams.extraction.mentions import NumberMention, TriggerMention, WeaponMention
from streams.extraction.triggers.elliptic import find_elliptic
from streams.extraction.triggers.patterns import GATE, STRONG_RE, WEAK
from streams.extraction.triggers.platforms import find_by_platform
from streams.extraction.triggers.strong import find_strong
from streams.extraction.triggers.weak import SURE, find_weak
from streams.text.document import Document
from streams.text.linear import Match


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
    signs = signs or find_signs(document.buffer)
    strong = find_strong(document, signs.strong, numbers)
    strong.extend(find_by_platform(document, weapons, Spans((t.start, t.end) for t in strong), numbers))
    strong.sort(key=lambda t: t.start)
    taken = Spans((t.start, t.end) for t in strong)
    untaken = [m for m in signs.weak if not taken.touch(m.start(), m.start() + 1)]
    weak = find_weak(document, untaken, strong, numbers)
    sure = [t for t in weak if t.strength >= SURE]
    if not strong and not sure:
        return []
    elliptic = find_elliptic(document, sorted([*strong, *sure], key=lambda t: t.start))
    held = Spans((t.start, t.end) for t in elliptic)
    return sorted([*strong, *(t for t in weak if not held.touch(t.start, t.end)), *elliptic], key=lambda t: t.start)
