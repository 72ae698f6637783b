"""What one toll says of another: additions that a new total takes in, kinds of those counted before."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from streams.domain.report import Count
from streams.extraction.mentions import TollMention, TollPart
from streams.extraction.people.groups import group_at
from streams.extraction.people.kinds import of_them
from streams.extraction.people.shares import share_at, subset_at
from streams.extraction.people.victims import Chain
from streams.extraction.people.words import Group, Token, count_of
from streams.extraction.tolls.parts import toll_parts
from streams.extraction.tolls.reader import TollReader

_ADDED: Final = re.compile(r"\b(?:more|another|further|additional|bodies|body)\b")
_MORE: Final = re.compile(r"\b(?:more|another|further|additional|later|rais\w+|bring\w+|wounded)\b")
_LATER: Final = re.compile(
    r"\b(?:others?|more) (?:[\w-]+ ){0,2}?(?:died|succumbed|dying)\b[^.;]{0,30}?\b(?:later|hospital|wounds|injuries|burns|on the way|en route)\b"
)
_YEAR_OLD: Final = re.compile(
    r"\byear-old (?:resident|pensioner|teacher|driver|farmer|doctor|worker|civilian|person)\b"
)
_ON_HER: Final = re.compile(r"[^.;]{0,80}?\b(?:on|at|hit|struck|killed|beside|near|behind|over) her\b")
_WERE: Final = re.compile(r"(?:at least |about |some )?(?:\w+|\d+) were (?:women|children|minors|civilians)\b")
_OF_BEFORE: Final = ("of them", "of these", "of those", "one was", "among them", "all were", "all are")
_START: Final = 40
_NEXT: Final = 2  # sentences on that still speak of the same period
_PERFECT: Final = re.compile(
    r"\b(?:have|has) (?:\w+ )?(?:died|perished|been (?:\w+ )?(?:killed|wounded|injured|hurt))\b"
)


def without_additions(tolls: list[TollMention], low: str) -> list[TollMention]:
    """The tolls of one sentence, less those that its new total takes in: "two more died, bringing the toll to 47" is 47.

    A total that is only told as raised ("raising the toll from four") is added up.
    """
    totals = [t for t in tolls if t.scope == "cumulative" and t.outcome == "killed"]
    deaths = [t for t in tolls if t.scope == "event" and t.outcome == "killed" and t.count("total")]
    if not totals or len(deaths) != 1:
        return tolls
    total, death = totals[-1], deaths[0]
    before, now, added = total.parts[0], total.count("total"), death.count("total")
    if now is None or added is None or now.max is None or added.max is None:
        return tolls
    if low.endswith("from ", 0, before.start):
        raised = Count(now.max + added.max, now.max + added.max, now.hedge)
        part = TollPart("total", raised, before.start, before.end)
        return [replace(total, parts=(part,)) if t is total else t for t in tolls if t is not death]
    least = now.min or now.max
    if total.disputed and total.attributed and not _MORE.search(low, death.start, total.start):
        return tolls  # "eight bodies were found; a paper put the figure at eleven"
    if added.max < least and (_ADDED.search(low, death.start, death.end) or "wounded" in low[death.start : death.end]):
        return [replace(t, further=True) if t is total else t for t in tolls if t is not death]
    return tolls


def with_her(tolls: list[TollMention], low: str) -> list[TollMention]:
    """A woman by the pronoun alone: "a 70-year-old resident was killed when they dropped explosives on her"."""
    return [
        replace(t, parts=(*t.parts, replace(t.parts[0], category="women")))
        if t.count("total") == Count(1, 1)
        and {p.category for p in t.parts} <= {"total", "civilians"}
        and _YEAR_OLD.search(low, t.start, t.end)
        and _ON_HER.match(low, t.end, t.clause[1])
        else t
        for t in tolls
    ]


def with_those_who_died_later(tolls: list[TollMention], low: str) -> list[TollMention]:
    """Those who died of their wounds are dead too: "seven died in the strike, and four others died in hospital" is eleven."""
    deaths = [t for t in tolls if t.scope == "event" and t.outcome == "killed" and t.count("total")]
    if len(deaths) != 2 or _LATER.search(low, deaths[1].start, deaths[1].clause[1]) is None:
        return tolls
    first, later = deaths
    before, added = first.count("total"), later.count("total")
    if before is None or added is None or None in (before.min, before.max, added.min, added.max):
        return tolls
    total = Count((before.min or 0) + (added.min or 0), (before.max or 0) + (added.max or 0), before.hedge)
    parts = tuple(replace(p, count=total) if p.category == "total" else p for p in first.parts)
    return [replace(first, parts=parts) if t is first else t for t in tolls if t is not later]


def of_the_same_period(tolls: list[TollMention], before: Sequence[TollMention], low: str) -> list[TollMention]:
    """`tolls`, as totals of the period that the sentence before spoke of: "1,100 … this year. Fifteen soldiers have died"."""
    last = before[-1] if before else None
    if last is None or last.scope != "period" or not tolls or tolls[0].sentence - last.sentence > _NEXT:
        return tolls
    return [
        replace(t, scope="period") if t.scope == "event" and _PERFECT.search(low[t.start : t.end + 1]) else t
        for t in tolls
    ]


def with_kinds(tolls: Sequence[TollMention], reader: TollReader) -> list[TollMention]:
    """Tolls of fixed phrases with the kinds said behind them: "put the toll at nine, all of them civilians"."""
    told: list[TollMention] = []
    tokens = reader.tokens
    for toll in tolls:
        part = toll.parts[0]
        at = next((i for i, t in enumerate(tokens) if t.start == part.start and t.number is not None), None)
        group = group_at(tokens, at) if at is not None else None
        known = next((c for c in reader.people.chains if c.first == at), None)
        if group is not None and group.category is not None and len(toll.parts) == 1:
            # "put the dead at eight insurgents", "… at no fewer than 80 civilians, including 30 children"
            of_all = Chain([group], [] if known is None else list(known.subset), group.last)
            kinds = tuple(p for p in toll_parts(of_all) if p.category != "total")
            toll = replace(toll, parts=(part, *kinds))
        elif at is not None and at + 2 < len(tokens) and tokens[at + 1].low in (",", "(", "–", "—"):
            chain = Chain([Group(at, at, part.start, part.end, part.count)], last=at)
            if share_at(tokens, at + 2) is not None or subset_at(tokens, at + 2) is not None:
                if known is not None and known.subset:
                    chain.subset.extend(known.subset)
                else:
                    reader.later_subset(chain, at + 2)
                kinds = tuple(p for p in toll_parts(chain) if p.category != "total")
                toll = replace(toll, parts=(*toll.parts, *kinds)) if len(toll.parts) == 1 else toll
        told.append(toll)
    return told


def speaks_of_before(low: str, start: int) -> bool:
    """Whether the sentence at `start` (text in lower case) opens with some of those told of before it."""
    return any(words in low[start : start + _START] for words in _OF_BEFORE) or _WERE.match(low, start) is not None


def kinds_of_before(tokens: Sequence[Token], before: Sequence[TollMention], sentence: int) -> list[TollMention]:
    """A kind of those counted in the sentence before: "Seven people were killed. Two of them were children"."""
    told = [t for t in before if t.sentence == sentence - 1]
    if not told or len({t.outcome for t in told}) > 1 or not tokens:
        return []
    begin = subset_at(tokens, 0) or 0
    share = share_at(tokens, begin) or (group_at(tokens, begin) if begin and begin < len(tokens) else None)
    if share is None and tokens[0].number is not None and len(tokens) > 1 and tokens[1].low == "were":
        share = of_them(tokens, Group(0, 0, tokens[0].start, tokens[0].end, count_of(tokens[0].number)))
    last = told[-1]
    count = last.count("total") if share is not None and share.whole else (share.count if share is not None else None)
    if share is None or share.category is None or count is None:
        return []
    part = TollPart(share.category, count, share.start, share.end)
    return [
        replace(
            last, start=share.start, end=share.end, sentence=sentence, parts=(part,), clause=(share.start, share.end)
        )
    ]
