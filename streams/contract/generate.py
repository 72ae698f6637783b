"""Writes what is made from the contract's code again: JSON Schemas, AsyncAPI, the field tables of docs/contract.md.

`python -m streams.contract.generate` in a checkout (`make schemas`); a test compares the files with the code.
"""

import json
import re
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

from streams.contract.asyncapi import document
from streams.contract.fields import ABOUT, FIELDS
from streams.contract.schema import RECORDS, TYPES, schema
from streams.contract.topics import DAY_MS, TOPICS, Topic
from streams.domain.vocabulary import DEAD_LETTER_REASONS

ROOT: Final = Path(__file__).parents[2]
_BLOCK: Final = re.compile(r"(<!-- begin (?P<name>[\w ]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def generated(root: Path) -> dict[Path, str]:
    """Every generated file of the checkout at `root`, with what it should hold."""
    page = root / "docs" / "contract.md"
    return {
        **{root / "streams" / "contract" / "schemas" / f"{topic}.json": _json(schema(topic)) for topic in RECORDS},
        root / "docs" / "asyncapi.json": _json(document(metadata.version("strikewire"))),
        page: _BLOCK.sub(lambda found: found[1] + _block(found["name"]) + found[3], page.read_text(encoding="utf-8")),
    }


def main() -> None:
    """Write them."""
    for path, content in generated(ROOT).items():
        path.write_text(content, encoding="utf-8")
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _block(name: str) -> str:
    """One generated table of docs/contract.md."""
    if name == "topics":
        return _table(("topic", "key", "value", "cleanup", "partitions"), (_topic_row(topic) for topic in TOPICS))
    if name == "reasons":
        return ", ".join(f"`{reason}`" for reason in DEAD_LETTER_REASONS) + "\n"
    hints = get_type_hints(TYPES[name])
    rows = ((f"`{field}`", _type(hints[field]), meaning) for field, meaning in FIELDS[name].items())
    return f"{ABOUT[name]}\n\n" + _table(("field", "type", "meaning"), rows)


def _topic_row(topic: Topic) -> tuple[str, ...]:
    kept = "compact" if topic.retention_ms is None else f"delete, {topic.retention_ms // DAY_MS} days"
    value = topic.value if topic.value in TYPES else "the input's bytes, untouched"
    return f"`{topic.name}`", topic.key, value, kept, str(topic.partitions)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


_NAMES: Final = {"str": "text", "int": "whole number", "float": "number", "datetime": "time", "date": "day"}


def _type(hint: Any) -> str:
    """A type in the words of the reader of JSON."""
    parts = get_args(hint)
    if type(None) in parts:
        return f"{_type(parts[0])} or null"
    if parts and get_origin(hint) is Literal:
        return "one of " + ", ".join(f"`{value}`" for value in parts)
    if parts and get_origin(hint) is tuple:
        return f"list of {_type(parts[0])}"
    if parts:
        return f"object of {_type(parts[1])}"
    return _NAMES.get(str(hint.__name__), str(hint.__name__))


if __name__ == "__main__":
    main()
