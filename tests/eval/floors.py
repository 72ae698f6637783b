"""What is measured on the corpus and on the blind sets, and the floors that it may not fall below: read, check, and pin again
(`python -m tests.eval.corpus --pin`, `--set blind --pin`).

Two numbers a slot. A pin writes down what is measured, which moves with the rules; the floor only rises with it. Were they one, each pin could
take the floor down by the room it gives, and many pins as far as anybody likes.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.eval.calibration import bins
from tests.eval.corpus import Outcome, Table, in_groups, table, with_missed
from tests.eval.matching import Score
from tests.eval.truth import CORPUS, SETS, Entry, digest

FLOORS = Path(__file__).with_name("floors.json")
PATHS = {"corpus": FLOORS} | {name: FLOORS.with_name(f"floors-{name}.json") for name in SETS if name != "corpus"}
EPSILON = 0.002
"""Room for rounding only."""
BLIND_EPSILON = 0.02
"""Room for a blind set, in which one strike weighs some 0.007."""
FEWEST = 5
"""Slots told less often than this swing too much to be pinned."""
FEWEST_BLIND = 20
"""Those of a blind set are published from `FEWEST` on, but get a floor only from here."""
FEWEST_OF_A_PHENOMENON = 8
SHARES = frozenset(("found", "first", "silent"))
"""Measures that are no slots."""


def state(entries: Sequence[Entry], outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """What a pin of the corpus writes: its figures and, published only, what comes of confidence and how each phenomenon is read."""
    return {
        **figures(entries, outcomes, CORPUS),
        "confidence": reliability(outcomes),
        "phenomena": {
            name: {
                "strikes": group.marks["found"].true,
                "found": round(group.score("found").f1, 3),
                "slots": _slots(group),
            }
            for name, group in sorted(in_groups(outcomes, "phenomenon").items())
            if group.marks["found"].true >= FEWEST_OF_A_PHENOMENON
        },
    }


def reliability(outcomes: Sequence[Outcome]) -> list[dict[str, float]]:
    """What comes of reports of one confidence: how many tell of a real strike, how many of their slots are right."""
    return [
        {
            "from": b.low,
            "to": b.high,
            "reports": len(b.confidences),
            "mean": round(b.mean, 3),
            "real": round(b.share, 3),
            "right": round(b.slot_share, 3),
        }
        for b in bins(outcomes)
    ]


def blind_state(entries: Sequence[Entry], outcomes: Sequence[Outcome], folder: Path, path: Path) -> dict[str, Any]:
    """What a pin of a blind set writes: its figures, and for good those of the first pin, which no rule had seen."""
    now = {
        **figures(entries, outcomes, folder),
        "epsilon": BLIND_EPSILON,
        "fewest": FEWEST_BLIND,
        "confidence": reliability(outcomes),
    }
    return {**now, "first": read(path)["first"] if path.exists() else now["figures"]}


def figures(entries: Sequence[Entry], outcomes: Sequence[Outcome], folder: Path) -> dict[str, Any]:
    """The articles that are measured, and F1 of every slot with the times it is told; `all` with the missed strikes counted in, for
    a set in which many are missed: finding a hard one lowers `f1`, never `all`.
    """
    whole = table(outcomes)
    everything = with_missed(outcomes) if folder != CORPUS else None
    return {
        "epsilon": EPSILON,
        "corpus": {
            "sha256": digest(folder),
            "articles": len(entries),
            "silent_articles": sum(not e.strikes for e in entries),
            "strikes": sum(len(e.required) for e in entries),
        },
        "figures": {
            slot: {"f1": round(whole.score(slot).f1, 4), "true": mark.true}
            | ({"all": round(everything.score(slot).f1, 4)} if everything else {})
            for slot, mark in sorted(whole.marks.items())
            if mark.true >= FEWEST
        },
    }


def _slots(group: Table) -> float:
    """F1 over all slots together."""
    marks = [mark for slot, mark in group.marks.items() if slot not in SHARES]
    hit, told, true = (sum(getattr(m, name) for m in marks) for name in ("hit", "told", "true"))
    return round(Score(hit / told if told else 1.0, hit / true if true else 1.0).f1, 3)


def held(figures: Mapping[str, float]) -> float:
    """The measure of a slot that its floor is for: over all strikes where the set has it."""
    return figures.get("all", figures["f1"])


def below(pinned: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, str]:
    """What fell below its floor: a line for each such slot."""
    fallen = {}
    for slot, floor in pinned["floors"].items():
        figure = held(now["figures"][slot]) if slot in now["figures"] else 0.0
        if figure < floor - pinned["epsilon"]:
            fallen[slot] = f"{slot}: {figure:.4f} is below its floor of {floor:.4f}"
    return fallen


def read(path: Path = FLOORS) -> dict[str, Any]:
    """What was pinned."""
    pinned: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return pinned


def pin(now: Mapping[str, Any], allowed: Collection[str] = (), path: Path = FLOORS) -> dict[str, str]:
    """Write what is measured and raise the floors to it, unless a slot fell below its own; only those of `allowed` go down with it.

    Gives a line for each slot that fell and was not allowed to; then nothing is written.
    """
    pinned = read(path) if path.exists() else {"floors": {}, "epsilon": now["epsilon"]}
    fallen = {slot: line for slot, line in below(pinned, now).items() if slot not in allowed}
    if not fallen:
        state = {**now, "floors": _raised(pinned["floors"], now, allowed)}
        path.write_text(json.dumps(state, indent=1) + "\n", encoding="utf-8")
    return fallen


def _raised(floors: Mapping[str, float], now: Mapping[str, Any], allowed: Collection[str]) -> dict[str, float]:
    """The floors after a pin: for every slot told often enough, and for all that had one."""
    kept = {slot: floor for slot, floor in floors.items() if slot not in allowed}
    measured = {
        slot: held(f) for slot, f in now["figures"].items() if slot in floors or f["true"] >= now.get("fewest", 0)
    }
    return {slot: max(kept.get(slot, 0.0), measured.get(slot, 0.0)) for slot in sorted(kept.keys() | measured.keys())}
