"""Names of actors and words for things that may be hit, found in one pass: two automata take turns in the processor's cache."""

from functools import cache
from typing import NamedTuple

from streams.extraction import infrastructure
from streams.extraction.actors import lexicon as actors
from streams.extraction.lexical import JointFinder, Phrase, loose


class Phrases(NamedTuple):
    """Phrases of each lexicon with their places in the text, in reading order."""

    actors: list[Phrase]
    things: list[Phrase]


@cache
def _finder() -> JointFinder:
    return JointFinder([actors.phrases(), infrastructure.phrases()])


def find_phrases(buffer: str) -> Phrases:
    """All phrases of the two lexicons. Never raises; linear in the text."""
    return Phrases(*_finder().find(loose(buffer)))
