"""How sure an incident is, in the terms of Airwars: who owns up to the strike, and how far civilian harm is borne out."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Final

from streams.domain.report import Count
from streams.domain.vocabulary import Category, CivilianHarmStatus, StrikeStatus
from streams.matching.profile import fold
from streams.matching.state import Record

_TOGETHER: Final = re.compile(r",| and ")
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
_OTHER_VOICES: Final = frozenset(
    [
        "activist",
        "activists",
        "civil",
        "crescent",
        "doctor",
        "doctors",
        "elders",
        "health",
        "hospital",
        "hospitals",
        "human",
        "journalists",
        "local",
        "medic",
        "medical",
        "medics",
        "monitor",
        "monitoring",
        "monitors",
        "network",
        "observatory",
        "opposition",
        "rescue",
        "rescuers",
        "residents",
        "rights",
        "villagers",
        "witness",
        "witnesses",
        "workers",
    ]
)
"""Who bears a country's name and does not speak for those who strike: the Syrian Observatory, Israeli medics."""
_VOICE_OF: Final = {
    "africom": "US",
    "centcom": "US",
    "pentagon": "US",
    "idf": "IL",
    "iaf": "IL",
    "tsahal": "IL",
    "kremlin": "RU",
    "tatmadaw": "MM",
    "irgc": "IR",
    "ispr": "PK",
    "tsk": "TR",
}
"""Institutions known without their country's name."""
_OFFICIAL: Final = frozenset(["army", "command", "defence", "defense", "forces", "military", "ministry", "staff"])
CIVIL_PLACES: Final = frozenset(
    (
        "aid", "ambulance", "cemetery", "displacement camp", "farm", "funeral", "hospital", "hotel", "house", "market", "mosque",
        "place of worship", "residential building", "school", "shelter", "shop",
    )
)  # fmt: skip
"""Where those killed are civilians unless somebody says that they were not."""
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
    """Whether the report has the attacker itself say that it struck, or is the attacker's own release."""
    if record.certainty not in ("fact", "claimed") or not record.attackers:
        return False
    office = bool(record.source) and _is_office(record.source or "")
    if not (office or record.claimants):
        return False
    voices = (*record.claimants, record.source or "") if office else record.claimants
    for a in record.attackers:
        for voice in voices:
            if _speaks_for(voice, a.id, a.name, a.text, a.state):
                return True
    return False


@lru_cache(maxsize=1 << 12)
def _is_office(source: str) -> bool:
    """Whether a source is named as those are who strike, not as a paper ("U.S. Central Command", "IDF")."""
    words = _words(source)
    return not _OFFICIAL.isdisjoint(words) or any(w in _VOICE_OF for w in words)


@lru_cache(maxsize=1 << 13)
def _speaks_for(claimant: str, ident: str, name: str, text: str | None, state: str | None) -> bool:
    """Whether the claimant's words hold the actor's name or its adjective ("Israeli military" for Israel), and do not mean its
    doctors, residents or observers; of several who say so together, one. By strings: an actor's hash is made anew each time.
    """
    names = {w for n in (name, text or "") for w in fold(n).split()} - _NO_NAMES
    stems = tuple([n[:STEM] for n in names if len(n) >= 4])
    own = {ident.lower(), (state or ident).lower()}
    for one in _TOGETHER.split(claimant):
        said = _words(one)
        if _OTHER_VOICES.isdisjoint(said) and (
            not own.isdisjoint(said)
            or any(w.startswith(stems) for w in said)
            or (state and any(_VOICE_OF.get(w) == state for w in said))
        ):
            return True
    return False


def _words(name: str) -> list[str]:
    return fold(name.replace(".", "")).split()  # "U.S." is one word


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
    """True: civilians, or people nobody calls fighters where civilians are, killed or injured; False: said to be none, or only
    fighters counted; None: not said.
    """
    if not (r.killed or r.injured):
        return None
    counts = [c for part in (r.killed, r.injured) for k in _CIVILIANS if (c := part.get(k)) is not None]
    if counts:
        return any(_some(c) for c in counts)
    total, fighters = r.killed.get("total"), r.killed.get("militants")
    if fighters is not None and _some(fighters) and (total is None or total.max == fighters.max):
        return False
    hurt = any(_some(c) for part in (r.killed, r.injured) for c in part.values())
    aimed = fighters is not None or "security_forces" in r.killed or r.targets
    if hurt and not aimed and not CIVIL_PLACES.isdisjoint(r.infrastructure):
        return True
    return None


def _some(count: Count) -> bool:
    return bool(count.min or count.max)
