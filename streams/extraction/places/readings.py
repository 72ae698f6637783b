"""The readings of place names that lost, for explanations: every namesake with its score."""

from collections.abc import Sequence
from typing import Final

from streams.extraction.places.candidates import Candidate
from streams.extraction.places.chains import link_chains, open_scopes
from streams.extraction.places.resolution import resolve
from streams.extraction.places.scanning import scan
from streams.gazetteer.countries import countries
from streams.gazetteer.store import Gazetteer
from streams.text.document import Document

SHOWN: Final = 4
"""Readings a name; some names have hundreds of namesakes."""


def readings(
    document: Document, gazetteer: Gazetteer, event_sentences: Sequence[int]
) -> dict[tuple[int, int], tuple[str, ...]]:
    """By the span of a name (and of the facility it names), the best namesakes that were not chosen, best first.

    `event_sentences` as `streams.extraction.places.find_places` takes them.
    """
    found = scan(document, gazetteer, countries(), frozenset(event_sentences))
    link_chains(found.candidates, document.buffer)
    open_scopes(found.candidates, document.buffer)
    resolve(found)
    return {c.facility or (c.start, c.end): others for c in found.candidates if (others := _others(c))}


def _others(c: Candidate) -> tuple[str, ...]:
    lost = [(score, c.hits[-i]) for score, i in c.ranked if c.hits[-i] is not c.chosen]
    told = []
    for score, hit in lost[:SHOWN]:
        place = hit.place
        area = ", ".join(n for n in (place.admin1, place.country) if n)
        told.append(f"{place.name}, {area} ({place.kind}, score {score:.1f}{'' if hit.exact else ', other spelling'})")
    if len(lost) > SHOWN:
        told.append(f"and {len(lost) - SHOWN} more")
    return tuple(told)
