"""A monitor's own range, as casualty recorders write it under the sources: "the injuries are put at 12–24 in line with our
methodology", "an upper estimate of ten deaths has been recorded".

It sums up what the sources say, so it outranks every figure of theirs (`summary.consolidate`).
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from streams.domain.report import Count
from streams.domain.vocabulary import Category
from streams.extraction.mentions import NumberMention, TollMention, TollPart
from streams.extraction.numbers.grammar import COUNTING, value_of
from streams.extraction.tolls.context import Outcome, TollContext

_STEMS: Final = (
    "range",
    "ranging",
    "methodolog",
    "maximum",
    "minimum",
    "upper",
    "lower",
    "quantified",
    "classified",
    "categori",
    "assessed",
)
"""Every such note has one of these; searched for before anything else."""
_WORDS: Final = "|".join(sorted((*COUNTING, "twenty", "thirty", "forty", "fifty", "sixty"), key=len, reverse=True))
_VALUE: Final = rf"(?:\d{{1,4}}|{_WORDS})"
_SPAN: Final = re.compile(rf"(?<![\w,.:/–-])({_VALUE})(?:(?: ?[-–] ?| to | and )({_VALUE}))?(?![\w:/–-]|[.,]\d| ?%)")
_RECORDED: Final = (
    r"(?:put|set|record(?:ed|ing)|assess(?:ed|ing)|classified|categori[sz]ed|coded|counted|quantified|estimated"
    r"|increased|reduced|ranged (?:the|this|these|them)|fixed|reflected|calculated)"
)
_LINK: Final = re.compile(
    rf"(?:\b{_RECORDED}\b[^.;:,]{{0,70}} (?:as|at|to be|in|to)(?: in)?(?: an?| the)?(?: range)?(?: of| between| from)?"
    rf"|\b{_RECORDED} (?:[a-z’'-]+ ){{0,4}}between"
    r"|\bused (?:a|the)(?: range)?(?: of)?"
    r"|\band (?:the )?(?:maximum|upper \w+|highest) (?:is|as|at|to|of))"
    r"(?P<least> at least| a minimum of)? $"
)
_RANGE_IS: Final = re.compile(r"\b(?:maximum|minimum|upper|lower)\b[^.;:,]{0,40} is $")
_FIELDS: Final = re.compile(
    r"[^.;,\d]{0,40}?\b(?:fields?|range|injur\w+|fatalit\w+|deaths?|wounded|killed)\b[^.;,\d]{0,60}\b"
)
_SPEECH: Final = re.compile(r"\b(?:said|says|reported|told|claimed|according|stated|announced)\b")
_UPPER: Final = re.compile(r"\b(?:upper|maximum|highest)\b")
_LOWER: Final = re.compile(r"\b(?:lower|minimum)\b")
_KILLED: Final = re.compile(r"\b(?:killed|dead|deaths?|fatalit\w+|deceased|martyrs?)\b")
_INJURED: Final = re.compile(r"\b(?:injur\w+|wounded|wounds)\b")
_CASUALTIES: Final = re.compile(r"\bcasualt\w+")
_KINDS: Final[tuple[tuple[str, Category], ...]] = (("child", "children"), ("women", "women"), ("civilian", "civilians"))


class _Bounds(NamedTuple):
    """What a note says: its numbers and where the words of it begin."""

    bound: Count
    start: int
    end: int
    full: bool


def estimates(context: TollContext, numbers: Sequence[NumberMention]) -> tuple[list[TollMention], set[int]]:
    """The monitor's ranges in a sentence, and the starts of the numbers that they hold."""
    low, sentence = context.low, context.sentence
    words = low[sentence.start : sentence.end]
    if not any(stem in words for stem in _STEMS):
        return [], set()
    found: list[TollMention] = []
    taken: set[int] = set()
    since = sentence.start
    of: list[Outcome] = []
    about = ""
    for span in _SPAN.finditer(low, sentence.start, sentence.end):
        bounds = _bounds(low, span, since, sentence.start, after_one=bool(found))
        if bounds is None or any(a <= bounds.start < b for a, b in context.quotes):
            continue
        behind = _FIELDS.match(low, span.end(), sentence.end)
        field = low[span.end() : behind.end()] if behind is not None else ""
        said = low[_clause_of(low, since, span.start()) : span.start()] + field
        if outcomes := _outcomes(field) or _outcomes(said):
            of, about = outcomes, said  # "…, and the maximum as five" is of what was spoken of before
        parts = _parts(bounds, about)
        found.extend(context.toll(o, parts, bounds.start, bounds.end, sentence.index, scope="estimate") for o in of)
        taken.update(n.start for n in numbers if n.start < span.end() and span.start() < n.end)
        since = span.end()
    return found, taken


def _clause_of(low: str, since: int, start: int) -> int:
    """Where the clause before `start` begins that says what the range is of; `since` if its last one does not."""
    comma = low.rfind(", ", since, start)
    return comma if comma > 0 and _outcomes(low[comma:start]) else since


def _bounds(low: str, span: re.Match[str], since: int, lo: int, *, after_one: bool) -> _Bounds | None:
    """The bounds that the numbers of `span` are; None where the words before it make no note of it."""
    before = low[max(lo, span.start() - 120) : span.start()]
    link = _LINK.search(before) or (None if _SPEECH.search(before) else _RANGE_IS.search(before))
    listed = after_one and low[since : span.start()].endswith(
        " and "
    )  # "a 12-24 range in the one field and 2-2 in the other"
    if link is None and not listed:
        return None
    first, second = value_of(span.group(1)), value_of(span.group(2)) if span.group(2) else None
    if first is None or (second is not None and second < first):
        return None
    start = span.start() if link is None else span.start() - len(before) + link.start()
    if second is not None:
        return _Bounds(Count(first, second), start, span.end(), full=True)
    told = low[since : span.start()]
    if _UPPER.search(told) is not None:
        return _Bounds(Count(None, first, "at_most"), start, span.end(), full=False)
    least = link is not None and link.re is _LINK and link.group("least") is not None
    if least or _LOWER.search(told) is not None:
        return _Bounds(Count(first, first, "at_least"), start, span.end(), full=False)
    return None


def _outcomes(words: str) -> list[Outcome]:
    """Whether killed, injured or both are spoken of; casualties are both."""
    found: list[Outcome] = []
    if _KILLED.search(words) is not None:
        found.append("killed")
    if _INJURED.search(words) is not None:
        found.append("injured")
    return found or (["killed", "injured"] if _CASUALTIES.search(words) is not None else [])


def _parts(bounds: _Bounds, words: str) -> tuple[TollPart, ...]:
    """A full range of civilians is the event's; a bound of them leaves the total open, as does any of a kind."""
    kind: Category = next((kind for stem, kind in _KINDS if stem in words), "total")
    kinds: tuple[Category, ...] = ("total", "civilians") if kind == "civilians" and bounds.full else (kind,)
    return tuple(TollPart(k, bounds.bound, bounds.start, bounds.end) for k in kinds)
