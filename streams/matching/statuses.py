"""How sure an incident is, in the terms of Airwars: who owns up to the strike, and how far civilian harm is borne out."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Final

from streams.domain.report import Actor, Count
from streams.domain.vocabulary import Category, CivilianHarmStatus, StrikeStatus
from streams.matching.profile import fold
from streams.matching.state import Record

STEM: Final = 5
"""Letters in which a country's name and its adjective agree."""
_NO_NAMES: Final = frozenset(
    [
        "air",
        "army",
        "armed",
        "attack",
        "coalition",
        "command",
        "defence",
        "defense",
        "drone",
        "drones",
        "fighter",
        "fighters",
        "fire",
        "force",
        "forces",
        "government",
        "group",
        "jets",
        "military",
        "militants",
        "ministry",
        "missile",
        "missiles",
        "plane",
        "planes",
        "state",
        "states",
        "strike",
        "troops",
        "united",
        "warplanes",
    ]
)
_CIVILIANS: Final[tuple[Category, ...]] = ("civilians", "children", "women")


def strike_status(
    records: Sequence[Record], family: Mapping[str, int], denials: Sequence[Record], declared: Collection[str]
) -> StrikeStatus:
    """`declared` when an attacker says so itself; `contested` when sources name attackers that exclude each other, dispute
    it or deny it; `likely` from two families on; else a single source's claim. `declared`: reports with the attacker's word.
    """
    if declared:
        return "declared"
    named = list({frozenset([a.state or a.id for a in r.attackers]) for r in records if r.attackers})
    apart = len(named) > 1 and any(not a & b for i, a in enumerate(named) for b in named[:i])
    if denials or apart or "disputed" in [r.certainty for r in records]:
        return "contested"
    return "likely" if len({family[r.report_id] for r in records}) > 1 else "single-source-claim"


def own_statement(record: Record) -> bool:
    """Whether the report has the attacker itself say that it struck."""
    return record.certainty in ("fact", "claimed") and any(
        _speaks_for(claimant, actor) for claimant in record.claimants for actor in record.attackers
    )


@lru_cache(maxsize=1 << 13)
def _speaks_for(claimant: str, actor: Actor) -> bool:
    """Whether the claimant's words hold the actor's name or its adjective ("Israeli military" for Israel)."""
    said = fold(claimant).split()
    if actor.id.lower() in said or (actor.state or "").lower() in said:
        return True
    names = {w for n in (actor.name, actor.text or "") for w in fold(n).split()} - _NO_NAMES
    return any(len(n) >= 4 and w.startswith(n[:STEM]) for n in names for w in said)


def civilian_harm_status(
    records: Sequence[Record], family: Mapping[str, int], denials: Sequence[Record], declared: Collection[str]
) -> CivilianHarmStatus:
    """`confirmed` by the attacker, `fair` by two families or `weak` by one; `contested` when others say that none were
    harmed; `discounted` when all that anyone counts are fighters, or civilians are said to be unhurt.
    """
    harm = {r.report_id: _harm(r) for r in records}
    harmed = [i for i, said in harm.items() if said]
    unharmed = any(said is False for said in harm.values())
    if not harmed:
        return "discounted" if unharmed else "none-reported"
    if any(i in declared for i in harmed):
        return "confirmed"
    if unharmed or denials:
        return "contested"
    return "fair" if len({family[i] for i in harmed}) > 1 else "weak"


def _harm(r: Record) -> bool | None:
    """True: civilians killed or injured; False: said to be none, or only fighters counted; None: not said."""
    if not (r.killed or r.injured):
        return None
    counts = [c for part in (r.killed, r.injured) for k in _CIVILIANS if (c := part.get(k)) is not None]
    if counts:
        return any(_some(c) for c in counts)
    total, fighters = r.killed.get("total"), r.killed.get("militants")
    if fighters is not None and _some(fighters) and (total is None or total.max == fighters.max):
        return False
    return None


def _some(count: Count) -> bool:
    return bool(count.min or count.max)
