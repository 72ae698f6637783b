"""Publisher families: what counts as one source. A wire copy is the family of the story it copies."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from streams.matching.state import Record
from streams.text.fingerprint import near_duplicate

_HOST: Final = re.compile(r"^(?:[a-z]+:)?//([^/:?#]+)", re.IGNORECASE)
_SECOND_LEVEL: Final = frozenset(("co", "com", "org", "net", "gov", "ac", "edu"))
MOST_SKETCHES: Final = 48
"""So many different texts of an incident are compared with each other; later ones count by their publisher alone."""


_alike = lru_cache(maxsize=1 << 14)(near_duplicate)
"""The texts of a growing incident are compared again with every report."""


def publisher(source: str | None, url: str | None, article_id: str) -> str:
    """The publisher's name in one form: the source's name or site, else the site of the URL, else the article itself."""
    name = source.strip().lower() if source else ""
    if not name and url and (m := _HOST.match(url)):
        name = m.group(1).lower()
    return _in_one_form(name) if name else f"article {article_id}"


@lru_cache(maxsize=1 << 12)
def _in_one_form(name: str) -> str:
    if " " in name or "." not in name:
        return re.sub(r"\W+", " ", re.sub(r"^the\s+", "", name)).strip() or name
    parts = name.removeprefix("www.").split(".")
    if len(parts) > 2 and parts[-2] in _SECOND_LEVEL:
        return parts[-3]
    return parts[-2]


def families(records: Sequence[Record]) -> dict[str, int]:
    """Report id to the number of its family: same publisher, or near-duplicate text. Numbers follow the records' order."""
    root: dict[str, str] = {}

    def find(x: str) -> str:
        while root[x] != x:
            root[x] = root[root[x]]
            x = root[x]
        return x

    sketches: dict[str, str] = {}
    names: dict[str, str] = {}
    for r in records:
        name = names[r.report_id] = publisher(r.source, r.url, r.article_id)
        root.setdefault(name, name)
        if not r.text_fingerprint:
            continue
        known = sketches.get(r.text_fingerprint)
        if known is None and len(sketches) < MOST_SKETCHES:
            known = next((n for s, n in sketches.items() if _alike(s, r.text_fingerprint)), None)
            sketches[r.text_fingerprint] = name
        if known is not None:
            root[find(name)] = find(known)
    numbers: dict[str, int] = {}
    return {r.report_id: numbers.setdefault(find(names[r.report_id]), len(numbers)) for r in records}
