"""The tables of docs/accuracy.md: written when figures are pinned, checked by a test."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

DOCUMENT = Path(__file__).parents[2] / "docs" / "accuracy.md"


def slots(pinned: Mapping[str, Any]) -> str:
    """F1 of every slot."""
    rows = ((slot, f"{one['f1']:.3f}", one["true"]) for slot, one in pinned["figures"].items())
    return f"{_held(pinned)}\n\n" + _table(("slot", "F1", "told in the corpus"), rows)


def blind(pinned: Mapping[str, Any]) -> str:
    """F1 of every slot of a blind set: of its first reading, and today's."""
    first = pinned["first"]
    told = {slot: figures for slot, figures in pinned["figures"].items() if slot in first}
    rows = (
        (slot, *(f"{one[key]:.3f}" for key in ("f1", "all") for one in (first[slot], today)), today["true"])
        for slot, today in told.items()
    )
    head = (
        "slot",
        "F1, first reading",
        "F1, today",
        "all strikes, first reading",
        "all strikes, today",
        "told in strikes found",
    )
    return f"{_held(pinned)}\n\n" + _table(head, rows)


def _held(pinned: Mapping[str, Any]) -> str:
    held = pinned["corpus"]
    return f"{held['articles']} articles, {held['silent_articles']} of them without a strike, {held['strikes']} strikes told."


def confidence(pinned: Mapping[str, Any]) -> str:
    """What comes of reports of one confidence."""
    rows = (
        (f"{b['from']:.2f}–{b['to']:.2f}", b["reports"], f"{b['mean']:.2f}", f"{b['real']:.2f}", f"{b['right']:.2f}")
        for b in pinned["confidence"]
    )
    return _table(("confidence", "reports", "mean", "tell of a strike the article tells of", "right slots"), rows)


def phenomena(pinned: Mapping[str, Any]) -> str:
    """Found and right slots by phenomenon, the weakest first."""
    rows = (
        (name, p["strikes"], f"{p['found']:.2f}", f"{p['slots']:.2f}")
        for name, p in sorted(pinned["phenomena"].items(), key=lambda one: (one[1]["slots"], one[0]))
    )
    return _table(("phenomenon", "strikes", "found F1", "slots F1"), rows)


Sections = Mapping[str, Callable[[Mapping[str, Any]], str]]
SECTIONS: Mapping[str, Sections] = {
    "corpus": {"slots": slots, "confidence": confidence, "phenomena": phenomena},
    "blind": {"blind": blind, "blind confidence": confidence},
    "blind2": {"blind2": blind},
}


def _table(head: tuple[str, ...], rows: Any) -> str:
    lines = (" | ".join(map(str, line)) for line in (head, *rows))
    first, *others = (f"| {line} |" for line in lines)
    return "\n".join((first, "|" + "---|" * len(head), *others))


def _section(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=<!-- {name} -->\n).*?(?=\n?<!-- end of {name} -->)", re.DOTALL)


def stands(name: str, document: Path = DOCUMENT) -> str:
    """A table as it stands in the document."""
    found = _section(name).search(document.read_text(encoding="utf-8"))
    return found.group() if found else ""


def put(name: str, table: str, document: Path = DOCUMENT) -> None:
    """Put a table in its place in the document."""
    text = document.read_text(encoding="utf-8")
    document.write_text(_section(name).sub(lambda _: table, text), encoding="utf-8")


def write(pinned: Mapping[str, Any], sections: Sections = SECTIONS["corpus"], document: Path = DOCUMENT) -> None:
    """Put the pinned figures into the document."""
    for name, table in sections.items():
        put(name, table(pinned), document)
