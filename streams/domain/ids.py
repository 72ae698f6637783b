"""Deterministic ids: the same input gives the same ids on every run and every machine."""

import hashlib
from collections.abc import Iterable


def digest(parts: Iterable[str]) -> str:
    """20 hexadecimal digits (80 bits) of SHA-256 over the parts, each length-prefixed so that no two lists collide."""
    pieces: list[bytes] = []
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        pieces += len(raw).to_bytes(8, "big"), raw
    return hashlib.sha256(b"".join(pieces)).hexdigest()[:20]


def article_id(given: str | None, canonical_url: str | None, text: str) -> str:
    """The id of an article: its own, else from its canonical URL, else from its text."""
    if given:
        return given
    if canonical_url:
        return "art_" + digest(("url", canonical_url))
    return "art_" + digest(("text", text))


def report_id(article: str, about: Iterable[str], ordinal: int) -> str:
    """The id of a report: its article, what it speaks of (clarity, stage, country, place, date), and the `ordinal`
    among reports of the article about just the same. A corrected toll keeps the id; another day or place is another report.
    """
    return "rep_" + digest((article, *about, str(ordinal)))


def incident_id(founding_report: str) -> str:
    """The id of the incident that a report opened."""
    return "inc_" + digest(("incident", founding_report))
