"""One toll an event out of all that is said of it: the narrator's summary, later and cumulative figures, what sources differ on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from streams.domain.report import Count
from streams.domain.vocabulary import CATEGORIES, Category
from streams.extraction.mentions import TollMention, TollPart
from streams.extraction.numbers.counts import add
from streams.extraction.people.words import PLURAL

Outcome = Literal["killed", "injured"]
_LEAD_SENTENCES: Final = 2  # the narrator's summary stands in the first sentences that speak of the event
_WIDEST: Final = 5  # a figure more than this many times another is of another event, or of a whole campaign
_WIDEST_UP_TO: Final = 6  # "up to" says itself that there may be far fewer
_FEW: Final = 2
_NEAR: Final = (
    4  # sentences between one source's figure and another, unless the other says itself that it is set against it
)
_SOON: Final = 2  # sentences on in which another source speaks of the same
_HIGHEST_BID: Final = 3
_WIDEST_RIVAL: Final = 8  # sources that are set against each other differ more


@dataclass(frozen=True, slots=True)
class TollSummary:
    """Consolidated counts a category, and the parts that each was read from."""

    killed: Mapping[Category, Count] = field(default_factory=dict)
    injured: Mapping[Category, Count] = field(default_factory=dict)
    evidence: Mapping[tuple[Outcome, Category], tuple[TollPart, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Figure:
    """One stated number of one category."""

    part: TollPart
    toll: TollMention

    @property
    def count(self) -> Count:
        return self.part.count

    @property
    def high(self) -> int:
        """What the figure says at least one can put as upper end."""
        c = self.count
        if c.max is None:
            return c.min or 0
        return c.max + 1 if c.hedge == "more_than" else c.max

    @property
    def low(self) -> int:
        return self.count.min if self.count.min is not None else 0


def consolidate(tolls: Sequence[TollMention], *, of_period: bool = False) -> TollSummary:
    """The toll of ONE event from the mentions attached to it, in reading order.

    The narrator's summary comes first; a later cumulative figure replaces it; an open end of it ("at least 8", "up to 12")
    is closed by what sources say; a range that the narrator himself puts over all sources stands above everything.
    Tolls of another cause are left out, and period totals too, but for a summary `of_period`.
    """
    counts: dict[Outcome, dict[Category, Count]] = {"killed": {}, "injured": {}}
    evidence: dict[tuple[Outcome, Category], tuple[TollPart, ...]] = {}
    usable = [t for t in tolls if (of_period or t.scope != "period") and t.caused_by_strike is not False]
    for outcome in ("killed", "injured"):
        mine = [t for t in usable if t.outcome == outcome]
        settled: dict[Category, list[_Figure]] = {}
        for category in CATEGORIES:
            figures = [_Figure(p, t) for t in mine for p in t.parts if p.category == category]
            figures = [f for f in figures if f.count.max != 0 or f.toll.scope == "estimate"] or figures
            if figures:
                count, used = _settle(figures)
                counts[outcome][category] = count
                settled[category] = used
        _follow(counts[outcome], settled)
        for category, used in settled.items():
            evidence[outcome, category] = tuple(dict.fromkeys(f.part for f in used))
    return TollSummary(counts["killed"], counts["injured"], evidence)


def _follow(counts: dict[Category, Count], settled: dict[Category, list[_Figure]]) -> None:
    """Fighters alone were told of, and then how many they really were: their number is that of all."""
    figures = settled.get("total", [])
    kind = _whole(figures[0].toll) if len(figures) > 1 and figures[0].count.hedge != "at_least" else None
    if kind not in ("militants", "security_forces") or kind not in counts:
        return
    fewer = (counts["total"].min or 0) < (counts[kind].min or 0)
    told = all((len(f.toll.parts) == 1 or _whole(f.toll) == kind) and not f.toll.additional for f in figures)
    if told and not fewer:
        counts[kind], settled[kind] = counts["total"], figures


def _settle(figures: Sequence[_Figure]) -> tuple[Count, list[_Figure]]:
    """One count out of the figures of one category, and those it rests on."""
    noted = [f for f in figures if f.toll.scope == "estimate"]
    whole = [f for f in noted if f.count.min is not None and f.count.max is not None and f.count.hedge is None]
    if whole:
        return whole[-1].count, [whole[-1]]
    told = [f for f in figures if f.toll.scope != "estimate"]
    count, used = _of_sources(told) if told else (noted[0].count, noted[:1])
    for f in noted:
        bound = _bounded(count, f.count)
        if bound is not None and f not in used:
            count, used = bound, [*used, f]
    return count, used


def _bounded(count: Count, note: Count) -> Count | None:
    """`count` with the bound that the narrator's note puts on it; None if they do not go together."""
    if note.hedge == "at_most" and note.max is not None and note.max >= (count.min or 0):
        return Count(count.min, note.max, None if count.min is not None else "at_most")
    if note.hedge == "at_least" and note.min is not None:
        if count.hedge in ("at_least", "more_than") and note.min > (count.max or 0):
            return note
        if count.max is not None and count.max >= note.min and count.hedge != "at_least":
            return Count(note.min, count.max)
    return None


def _of_sources(figures: Sequence[_Figure]) -> tuple[Count, list[_Figure]]:
    """One count out of the narrator's figures and those of his sources."""
    lead = _lead(figures)
    kind = _whole(lead.toll)
    if kind in ("children", "women"):  # of children alone, so another figure may well be of all
        more = [f for f in figures if f.low > lead.high and f.count.max is not None and not _of_a_kind(f)]
        whole = next((f for f in more if f.toll.count(kind) is None), lead)
        if whole is not lead and lead.count.hedge == "at_least" and whole.toll.attributed and not lead.toll.attributed:
            return Count(lead.low, whole.high), [lead, whole]  # "at least ten pupils", and a source's toll
        lead = whole
    count, used = _with_those_before(lead, figures)
    if len(used) > 1:
        return count, used
    totals = [f for f in figures if f.toll.scope == "cumulative" and f.high > lead.high]
    final = [f for f in totals if not f.toll.attributed or f.toll.further]
    if final:
        return final[-1].count, [final[-1]]
    risen = _risen(lead, figures)
    if risen is not None:
        return risen.count, [lead, risen]
    others = [f for f in figures if f is not lead]
    if len(_rivals(lead, others)) == 0 and (counted := _counted(lead, others)) is not None:
        count, used = _between_sources(counted, [f for f in others if f is not counted], counted.count, [counted])
        return count, [lead, *used]
    return _between_sources(lead, others, count, used)


def _counted(lead: _Figure, others: Sequence[_Figure]) -> _Figure | None:
    """Who counted them where the lead only says "several" or "dozens"."""
    if lead.count is PLURAL:
        return next((f for f in others if f.count is not PLURAL and f.low > _FEW), None)
    if lead.count.max is None:
        return next((f for f in others if f.count.max is not None and f.low >= lead.low), None)
    return None


def _between_sources(
    lead: _Figure, others: Sequence[_Figure], count: Count, used: list[_Figure]
) -> tuple[Count, list[_Figure]]:
    """The bounds that sources set against each other give, or that one of them gives the open end of the lead's."""
    rivals = [lead, *_rivals(lead, others)]
    if len(rivals) > 1:
        return Count(min(f.low for f in rivals), max(f.count.max or 0 for f in rivals)), rivals
    if count.hedge in ("at_least", "more_than"):
        most = _WIDEST * max(lead.low, 2)
        above = [f for f in others if lead.low < f.high <= most and f.count.max is not None]
        if above:
            top = max(above, key=lambda f: f.high)
            return Count(count.min, top.high), [*used, top]
    elif count.hedge in ("at_most", "less_than") and count.min is None:
        least = min(_FEW, lead.high - 1)  # of up to two, one is the other end; else one is a victim among others
        below = [f for f in others if least <= f.low < lead.high and f.low * _WIDEST_UP_TO >= lead.high]
        below = [f for f in below if not f.toll.additional] or below
        if below:
            best = max(below, key=lambda f: f.low)
            return Count(best.low, count.max), [*used, best]
        same = next((f for f in others if f.low == lead.high), None)
        if same is not None:
            return Count(same.low, count.max), [*used, same]
    return count, used


def _with_those_before(lead: _Figure, figures: Sequence[_Figure]) -> tuple[Count, list[_Figure]]:
    """The lead's count, with the one victim told of just before it: "… killed Omar Haddad. Eleven others died" is twelve; or
    with others told one by one ("his cousin also died"), if no other figure sums up.
    """
    count = lead.count
    if lead.toll.additional and not _single(lead):
        before = [f for f in figures if f.toll.start < lead.toll.start]
        near = len(before) == 1 and lead.toll.sentence - before[0].toll.sentence == 1
        if near and _single(before[0]) and not before[0].toll.additional and count.max is not None:
            return Count((count.min or 0) + 1, count.max + 1, count.hedge), [before[0], lead]
    elif (besides := _of_another_kind(lead, figures)) is not None:
        whole = add([count, besides.count])
        return (whole, [lead, besides]) if whole is not None else (count, [lead])
    elif (besides := _further(lead, figures)) is not None:
        whole = add([count, besides.count])
        sure = (besides.toll.further and count.hedge is None) or not besides.toll.attributed or lead.toll.attributed
        if whole is not None and count.min is not None and not sure:
            whole = Count(count.min, whole.max)  # only a source tells of them
        return (whole, [lead, besides]) if whole is not None else (count, [lead])
    elif _single(lead) and len(figures) == _FEW and (others := _with_one(lead, figures)) is not None:
        whole = add([count, others.count])
        return (whole, [lead, others]) if whole is not None else (count, [lead])
    elif _single(lead) and all(_single(f) for f in figures):
        more = [f for f in figures if f.toll.additional and f is not lead]
        if more and not lead.toll.additional and len(more) == len(figures) - 1:
            return Count(1 + len(more), 1 + len(more)), [lead, *more]
    return count, [lead]


def _with_one(lead: _Figure, figures: Sequence[_Figure]) -> _Figure | None:
    """The others who died where the lead tells of one and nobody sums up: "a boy was killed. Three men also died, a medic said"."""
    other = next(f for f in figures if f is not lead)
    later = other.toll.additional and other.toll.start > lead.toll.start and not lead.toll.additional
    return other if later and not _single(other) and other.count.max is not None and other.count is not PLURAL else None


def _further(lead: _Figure, figures: Sequence[_Figure]) -> _Figure | None:
    """Those that died besides in the lead's sentence or the next, if no figure sums them up: "… killed seven. Five more died"."""
    more = [
        f
        for f in figures
        if (f.toll.further or _next_of_a_list(lead, f))
        and f.toll.scope == "event"
        and 0 <= f.toll.sentence - lead.toll.sentence <= _SOON
    ]
    if len(more) != 1 or more[0] is lead or more[0].toll.start < lead.toll.start or lead.toll.additional:
        return None
    told = lead.count.hedge in (None, "at_least")
    exact = told and lead.count.min == lead.count.max
    summed = any(f.high > max(lead.high, more[0].high) for f in figures if f is not lead)
    return more[0] if exact and not summed and more[0].count is not PLURAL else None


def _next_of_a_list(lead: _Figure, other: _Figure) -> bool:
    """Whether others are told of beside those that the lead told one by one: "X and his driver were killed. A boy was also killed"."""
    return lead.toll.listed and other.toll.additional and not _single(lead)


def _of_another_kind(lead: _Figure, figures: Sequence[_Figure]) -> _Figure | None:
    """The grown-ups that died beside the children counted: "twelve pupils were killed. Their teacher and two cooks also died"."""
    kind = _whole(lead.toll)
    if kind not in ("children", "civilians", "militants", "security_forces") or lead.toll.additional:
        return None
    more = [f for f in figures if f is not lead and f.toll.additional and f.toll.count(kind) is None]
    if kind != "children":
        more = [f for f in more if _whole(f.toll) in {"civilians", "militants", "security_forces"} - {kind}]
    near = len(more) == 1 and 0 <= more[0].toll.sentence - lead.toll.sentence <= 1
    summed = any(f.high > lead.high for f in figures)
    return more[0] if near and not summed else None


def _risen(lead: _Figure, figures: Sequence[_Figure]) -> _Figure | None:
    """The higher total that a source's figure soon rose to, in a source's words too."""
    later = [
        f
        for f in figures
        if f.toll.scope == "cumulative" and f.high > lead.high and 0 <= f.toll.sentence - lead.toll.sentence <= _SOON
    ]
    exact = lead.count.hedge in (None, "at_least") and lead.count.min == lead.count.max
    return later[-1] if later and exact and lead.toll.attributed and not later[-1].toll.disputed else None


def _rivals(lead: _Figure, others: Sequence[_Figure]) -> list[_Figure]:
    """Other sources' figures, when sources are set against each other and none is the narrator: the bounds are among them."""
    if not lead.toll.attributed or lead.count.max is None or lead.count.min is None or _single(lead):
        return []
    agreed = {f.toll.sentence for f in others if f.low == lead.low}
    found = []
    for other in others:
        far = abs(other.toll.sentence - lead.toll.sentence) > _NEAR and not other.toll.disputed
        if other.toll.sentence in agreed or far or not other.toll.attributed or other.low == lead.low:
            continue
        if other.toll.additional:
            continue
        stated = other.count.min is not None and other.count.max is not None and other.count is not PLURAL
        opposed = {_whole(lead.toll), _whole(other.toll)} == {"militants", "civilians"}
        differ = lead.toll.disputed and other.toll.disputed
        apart = opposed or ((lead.count.hedge != "at_least" or differ) and (other.toll.disputed or lead.toll.disputed))
        same = other.toll.sentence == lead.toll.sentence and other.toll.scope != "cumulative" and not differ
        if _outbid(lead, other):
            apart, same = True, False
        near = max(lead.high, other.high) <= _WIDEST_RIVAL * max(1, min(lead.low, other.low))
        if stated and not _single(other) and apart and near and not same:
            found.append(other)
    return found


def _outbid(lead: _Figure, other: _Figure) -> bool:
    """Whether another source soon gives an exact figure that is higher; a lower one may be of some of them."""
    exact = lead.count.hedge is None and other.count.hedge in (None, "more_than", "at_least")
    soon = 0 <= other.toll.sentence - lead.toll.sentence <= _SOON and other.toll.clause != lead.toll.clause
    return exact and soon and lead.high < other.low <= _HIGHEST_BID * lead.low


def _whole(toll: TollMention) -> Category | None:
    """Of which kind all those are whom a toll counts, if of one."""
    total = toll.count("total")
    return next((p.category for p in toll.parts if p.category != "total" and p.count == total), None)


def _of_a_kind(figure: _Figure) -> bool:
    return _whole(figure.toll) is not None


def _lead(figures: Sequence[_Figure]) -> _Figure:
    """The narrator's summary: the first figure in his own words near the top, else the first that is not of a single person."""
    first = figures[0].toll.sentence
    top = [f for f in figures if f.toll.sentence < first + _LEAD_SENTENCES]
    whole = [
        f for f in top if not f.toll.additional or f.toll.outcome == "injured"
    ]  # those hurt are others than the dead
    if all(_single(f) for f in whole):
        whole = top
    for group in ([f for f in whole if not f.toll.attributed], whole, top, figures):
        lead = next((f for f in group if not _single(f)), None)
        if lead is not None:
            return lead
        told = bool(group) and any(not _single(f) and f.toll.sentence < group[0].toll.sentence for f in top)
        if group and group[0].toll.sentence < _LEAD_SENTENCES and not group[0].toll.attributed and not told:
            return group[0]  # "one person was hurt" in the lead is the summary, not one victim of several
    return figures[0]


def _single(figure: _Figure) -> bool:
    """A single victim, as each named one is told of."""
    return figure.count.max == 1 and figure.count.hedge is None
