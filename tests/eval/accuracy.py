"""The table of docs/accuracy.md: written when floors are pinned, checked by a test."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

DOCUMENT = Path(__file__).parents[2] / "docs" / "accuracy.md"
TABLE = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)


def figures(pinned: Mapping[str, Any]) -> str:
    """The pinned figures as a table."""
    held = pinned["corpus"]
    lines = [
        f"{held['articles']} articles, {held['silent_articles']} of them without a strike, {held['strikes']} strikes told.",
        "",
        "| slot | F1 | told in the corpus |",
        "|---|---|---|",
        *(f"| {slot} | {floor['f1']:.3f} | {floor['true']} |" for slot, floor in pinned["floors"].items()),
    ]
    return "\n".join(lines) + "\n"


def stands(document: Path = DOCUMENT) -> str:
    """The table as it stands in the document."""
    found = TABLE.search(document.read_text(encoding="utf-8"))
    return found.group() if found else ""


def write(pinned: Mapping[str, Any], document: Path = DOCUMENT) -> None:
    """Put the pinned figures into the document."""
    text = document.read_text(encoding="utf-8")
    document.write_text(TABLE.sub(lambda _: figures(pinned), text), encoding="utf-8")
