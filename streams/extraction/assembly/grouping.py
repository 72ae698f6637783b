"""Which triggers of a sentence speak of one strike: by stage, day, place, toll and words like "another"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, TypeVar

from streams.domain.vocabulary import Stage
from streams.extraction.assembly.cell import SURE
from streams.extraction.assembly.clauses import boundary, distance
from streams.extraction.assembly.manner import A_STRIKE, RAID, owner
from streams.extraction.assembly.whereabouts import apart, is_specific, same_place, specific
from streams.extraction.mentions import (
    ActorMention,
    Mention,
    PlaceMention,
    Stance,
    TimeMention,
    TollMention,
    TriggerMention,
)
from streams.text.document import Document

_M = TypeVar("_M", bound=Mention)


def group(
    document: Document,
    triggers: list[TriggerMention],
    stances: list[Stance],
    times: list[TimeMention],
    places: list[PlaceMention],
    tolls: list[TollMention],
    actors: Sequence[ActorMention] = (),
) -> list[tuple[int, list[int]]]:
    """The triggers of a sentence by number, in groups of one strike each, with the clause (0: the sentence has but one)."""
    if len(triggers) == 1:
        return [(0, [0])]
    keys: list[tuple[object, ...]] = []
    fixed = [t for t in times if t.span.start is not None]
    split_by_time = len(fixed) > 1 and _disjoint(fixed)
    owners = [owner(document, t.start, actors) if _tells(t) and t.form != "headline" else None for t in triggers]
    parts = _parts(document, triggers, [p for p in places if p.role == "event"], tolls, owners)
    others = 0
    for t, s, part in zip(triggers, stances, parts, strict=True):
        stage: Stage = "accomplished" if s.stage == "attempted" else s.stage
        nearest = min(range(len(fixed)), key=lambda i: distance(document, t, fixed[i])) if split_by_time else 0
        another = t.another and not t.anaphoric
        others += another
        keys.append((stage, nearest, part, others if another else 0, t.ordinal))
    groups: dict[tuple[object, ...], list[int]] = {}
    for i, key in enumerate(keys):
        groups.setdefault(key, []).append(i)
    several = parts[-1] > 0
    return [(parts[g[0]] + 1 if several else 0, g) for g in groups.values()]


def _parts(
    document: Document,
    triggers: list[TriggerMention],
    places: list[PlaceMention],
    tolls: list[TollMention],
    owners: Sequence[str | None],
) -> list[int]:
    """For each trigger the number of the clause with a place of its own that it stands in: "… bombed Taiz, and shelling killed
    three in Hodeidah"; a toll of its own too where the towns lie close together or one is not known. Weapons of two sides
    ("Israeli jets hit …, after Hezbollah rockets …") are two strikes wherever they struck, if not at one place.
    """
    breaks = [boundary(document, a, b) if _tells(b) else None for a, b in pairwise(triggers)]
    parts, here, since, told, whose = [0], 0, 0, False, owners[0]
    for i, at in enumerate(breaks):
        told = told or _tells(triggers[i]) or _is_raid(document, triggers[i])
        if at is not None and told:
            until = next((b for b in breaks[i + 1 :] if b is not None), document.sentence_at(at).end)
            before, after = _between(places, since, at), _between(places, at, until)
            dead = [t for t in tolls if t.outcome == "killed"]
            counted = bool(_between(dead, since, at) and _between(dead, at, until))
            theirs = owners[i + 1]
            sides = whose is not None and theirs is not None and whose != theirs
            if (
                (sides and not (before and after and same_place(before, after)))
                or (before and after and apart(before, after))
                or (before and after and counted and not same_place(specific(before), specific(after)))
                or (_other_arms(triggers[i], triggers[i + 1]) and _two_towns(before, after))
                or (
                    counted
                    and document.buffer[at] == ";"
                    and A_STRIKE.search(document.buffer[at : triggers[i + 1].start])
                )
            ):
                here, since, told = here + 1, at, False
        whose = owners[i + 1] or whose
        parts.append(here)
    return parts


_KNOWN_ARMS: Final = frozenset({"aircraft", "drone", "helicopter", "missile", "rocket", "artillery", "mortar"})


def _other_arms(a: TriggerMention, b: TriggerMention) -> bool:
    """ "Launched drones at a base near A, and fired rockets at B": two attacks, however close together the towns."""
    arms = {a.weapon_type, b.weapon_type}
    return len(arms) > 1 and arms <= _KNOWN_ARMS and _tells(b)


def _two_towns(before: Sequence[PlaceMention], after: Sequence[PlaceMention]) -> bool:
    ours, theirs = specific(before), specific(after)
    return bool(ours and theirs) and all(map(is_specific, (*ours, *theirs))) and not same_place(ours, theirs)


def _between(items: Sequence[_M], start: int, end: int) -> list[_M]:
    return [m for m in items if start <= m.start < end]


def _is_raid(document: Document, trigger: TriggerMention) -> bool:
    return RAID.fullmatch(document.buffer[trigger.start : trigger.end]) is not None


def _tells(trigger: TriggerMention) -> bool:
    return trigger.form == "headline" or (trigger.strength >= SURE and not trigger.anaphoric)


def _disjoint(times: list[TimeMention]) -> bool:
    a = times[0].span
    return any(
        b.span.start is not None
        and a.start is not None
        and b.span.end is not None
        and a.end is not None
        and (b.span.start > a.end or b.span.end < a.start)
        for b in times[1:]
    )
