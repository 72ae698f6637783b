"""Clauses of a sentence that tells of several strikes: where the words of one end and those of the next begin.

A day, place or toll belongs to the strike in whose clause it stands, however near the other one may be: "… in Donetsk on
Monday | and an air raid on Tuesday killed seven in Bakhmut".
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from streams.extraction.mentions import Mention, TriggerMention
from streams.text.document import Document

CLAUSE_BREAK: Final = re.compile(
    r"[;:]|,? (?:after|before|while|whereas|but|when|since|following|until|as)\b|, (?:and|which|who)\b"
)
_PENALTY: Final = 60
_ACROSS: Final = 400
"""What lies in the clause of another strike is further than anything in one's own."""

_SPAN: Final = (
    r"(?:hours?|minutes?|days?|weeks?|months?|moments|shortly|soon|just|(?:a|one|two|three|several|some|few|the) \w+)"
)
_WHERE: Final = re.compile(r", (?:where|in which|at which)\b", re.I)
_BREAKS: Final = (
    re.compile(r",? and (?:in|at|near|outside) (?:the (?:town|village|city) of )?[A-Z]"),
    re.compile(
        rf"[;|]| [–—] |\.\s|,? (?:while|whereas|meanwhile|but)\b|,? (?:{_SPAN} ){{1,3}}(?:after|before)\b|, (?:a day|days|hours) (?:after|before)\b",
        re.I,
    ),
    re.compile(r", (?:and|then|after|before|following|as|when|with)\b| (?:after|before|following)\b|: ", re.I),
    re.compile(r" and\b", re.I),
    re.compile(r", | when\b", re.I),
)
"""From the clearest break to the slightest; of two alike the later one parts the clauses."""


def boundary(document: Document, left: TriggerMention, right: TriggerMention) -> int | None:
    """Where, between two triggers of a sentence, the clause of the right one begins."""
    for pattern in _BREAKS:
        at = -1
        for found in pattern.finditer(document.buffer, left.end, right.start):
            at = found.start()
        if at >= 0:
            return None if _WHERE.match(document.buffer, at) else at  # ", where" goes on about the same place
    return None


class Clauses:
    """The clauses of one sentence, a trigger or several in each."""

    def __init__(self, document: Document, groups: Sequence[Sequence[TriggerMention]]) -> None:
        self._document = document
        self._groups = groups
        ordered = sorted(((t, g) for g, triggers in enumerate(groups) for t in triggers), key=lambda x: x[0].start)
        self._starts = [
            at for (a, g), (b, h) in pairwise(ordered) if g != h and (at := boundary(document, a, b)) is not None
        ]

    def owner(self, item: Mention) -> int:
        """The number of the group that a mention belongs to."""
        if len(self._groups) == 1:
            return 0
        own = bisect_right(self._starts, item.start)
        return min(
            range(len(self._groups)),
            key=lambda g: min(self._far(t, item, own) for t in self._groups[g]),
        )

    def _far(self, trigger: TriggerMention, item: Mention, own: int) -> int:
        across = bisect_right(self._starts, trigger.start) != own
        return distance(self._document, trigger, item) + _ACROSS * across


def distance(document: Document, a: Mention, b: Mention) -> int:
    """Characters between two mentions; a clause break counts as many more."""
    left, right = (a, b) if a.start <= b.start else (b, a)
    if right.start <= left.end:
        return 0
    between = document.buffer[left.end : right.start]
    return len(between) + _PENALTY * len(CLAUSE_BREAK.findall(between))
