"""From mentions to cells: what one sentence says of one strike.

A sentence is one cell unless its words tell two apart: different stages ("struck … and vowed further strikes"), different
days, "another", or numbered strikes at different places. Slots go to the cell whose trigger is nearest, a clause break
counting as distance.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final, TypeVar

from streams.domain.vocabulary import Clarity, Stage
from streams.extraction.assembly.chains import counted, counts_munitions, elided, find_chain, own_tolls, told_by_place
from streams.extraction.assembly.clauses import Clauses, boundary, distance
from streams.extraction.assembly.entries import Entries
from streams.extraction.assembly.whereabouts import apart, is_specific, specific
from streams.extraction.mentions import (
    Mention,
    Mentions,
    NumberMention,
    PersonMention,
    PlaceMention,
    Stance,
    TargetThingMention,
    TimeMention,
    TollMention,
    TriggerMention,
    WeaponMention,
)
from streams.extraction.triggers.patterns import DISRUPTED
from streams.text.document import Document, Sentence
from streams.text.guarded import compile_guarded

_M = TypeVar("_M", bound=Mention)

SURE: Final = 0.6
REFERS: Final = 0.5
"""Strengths from which words mean a strike on their own, or refer to one (streams.extraction.triggers.weak)."""
_TOGETHER: Final = compile_guarded(
    r"\b(?:taken together|in total|a total of|altogether|overall|so far|all told|in all|daily|every (?:day|week|night)|"
    r"on a daily basis|continu(?:ed|ing|es) to|series of|wave of|weeks of|months of|years of|days of|campaign|since then|regularly|repeated(?:ly)?|"
    r"(?:hundreds|thousands|dozens) of (?:\w+ ){0,2}(?:air|strikes|raids|sorties|attacks|bombs|shells|rockets)|frequent(?:ly)?|in recent (?:weeks|months|years)|the first (?:\w+ ){0,3}(?:this|since|in)|routinely|per (?:day|week|month))\b",
    re.I,
)
_MOST_RECENTLY: Final = compile_guarded(
    r"\b(?:most recently|the (?:last|latest|most recent)(?: one| such \w+| of (?:them|these|those|which))?(?:,? (?:came|being|was|took place|happened|occurred))?)"
    r"(?: (?:in|on|late|early))?\s*$",
    re.I,
)


@dataclass(slots=True)
class Cell:
    """What one sentence says of one strike; lists in reading order."""

    sentence: Sentence
    triggers: list[TriggerMention]
    stance: Stance
    clarity: Clarity = "incident"
    times: list[TimeMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    tolls: list[TollMention] = field(default_factory=list)
    weapons: list[WeaponMention] = field(default_factory=list)
    persons: list[PersonMention] = field(default_factory=list)
    things: list[TargetThingMention] = field(default_factory=list)
    same_place: tuple[int, int] | None = None
    entry: int = 0
    one: bool = False
    definite: bool = False
    bare: bool = False
    part: int = 0
    full: bool = False
    subordinate: bool = False
    fronted: bool = False
    singled: bool = False
    most_recent: bool = False

    @property
    def anaphoric(self) -> bool:
        """Speaks only of a strike that was told of before."""
        return all(t.anaphoric or t.strength < 0.5 for t in self.triggers)

    @property
    def strong(self) -> bool:
        """Names the weapon, has military evidence of its own, or tells of a raid with its day, place and toll."""
        return self.full or any(t.strength >= SURE for t in self.triggers)

    @property
    def plural(self) -> bool:
        """Speaks of several strikes; words that only refer to strikes do not make one named strike several."""
        strong = [t for t in self.triggers if t.strength >= 0.6]
        return any(t.plural for t in strong or self.triggers)

    @property
    def another(self) -> bool:
        """Says that it is not the one before; a second round needs a day or place of its own to be a second strike."""
        return any(
            t.another and not t.anaphoric and not (self.bare and (t.elliptic or t.form == "weapon-subject"))
            for t in self.triggers
        )

    @property
    def nearest_place(self) -> PlaceMention | None:
        """The place nearest to the words that tell of the strike."""
        places = specific(p for p in self.places if p.role == "event")
        first, last = self.triggers[0].start, self.triggers[-1].end
        return min(places, key=lambda p: min(abs(p.start - last), abs(first - p.end)), default=None)

    @property
    def time(self) -> TimeMention | None:
        """The day that the cell gives its strike: the most precise, then the nearest to its words."""
        fixed = [t for t in self.times if t.span.start is not None]
        return min(fixed, key=lambda t: (t.role == "period", t.span.date_prec or 9), default=None)


_SAME_PLACE: Final = compile_guarded(
    r"\bin the same (?:area|place|location|town|village|city|region|district|neighbou?rhood|province|governorate|camp|general area)\b|\bat the same (?:place|location|site|spot)\b",
    re.I,
)


def build_cells(
    document: Document, mentions: Mentions, entries: Entries, numbers: Sequence[NumberMention] = ()
) -> list[Cell]:
    """All cells of the document, in reading order."""
    by_sentence: dict[int, list[int]] = {}
    for i, t in enumerate(mentions.triggers):
        by_sentence.setdefault(t.sentence, []).append(i)
    pick = _Picker(mentions, numbers)
    cells: list[Cell] = []
    for number, indices in by_sentence.items():
        sentence = document.sentences[number]
        made = _cells_of(document, sentence, indices, mentions, pick)
        for cell in made:
            cell.entry = entries.numbers[number]
        cells.extend(made)
    _headed(cells, entries, pick)
    return cells


def _headed(cells: list[Cell], entries: Entries, pick: "_Picker") -> None:
    """The day and place in the head of an entry, else in the heading above it, hold for what it tells."""
    for cell in cells:
        head = entries.heads.get(cell.entry)
        if head is None:
            continue
        if head != cell.sentence.index:
            if not cell.times:
                times = pick.times.get(head, [])
                cell.times = [t for t in times if t.span.start is not None and t.role in {"event", "period"}][:1]
            if not any(p.role == "event" for p in cell.places):
                cell.places = cell.places + [p for p in pick.places.get(head, []) if p.role == "event"]
        if cell.time is None and not cell.definite:
            cell.times = [replace(t, role="event") for t in pick.times.get(head, []) if t.role == "posted"][:1]
        above = entries.headings.get(cell.entry, -1)
        if not any(p.role == "event" for p in cell.places):
            cell.places = cell.places + [p for p in pick.places.get(above, []) if p.role == "event"]
        if cell.time is None and not cell.definite:
            cell.times = [t for t in pick.times.get(above, []) if t.kind == "absolute" and t.role == "event"][:1]


class _Picker:
    """Mentions by sentence."""

    def __init__(self, mentions: Mentions, numbers: Sequence[NumberMention]) -> None:
        self.numbers = numbers
        self.times = _by_sentence(mentions.times)
        self.places = _by_sentence(mentions.places)
        self.tolls = _by_sentence(mentions.tolls)
        self.weapons = _by_sentence(mentions.weapons)
        self.persons = _by_sentence(mentions.persons)
        self.things = _by_sentence(mentions.things)


def _by_sentence(items: Sequence[_M]) -> dict[int, list[_M]]:
    found: dict[int, list[_M]] = {}
    for m in items:
        found.setdefault(m.sentence, []).append(m)
    return found


def _cells_of(
    document: Document, sentence: Sentence, indices: list[int], mentions: Mentions, pick: _Picker
) -> list[Cell]:
    triggers = [mentions.triggers[i] for i in indices]
    stances = [mentions.stances[i] for i in indices]
    times = [
        t
        for t in pick.times.get(sentence.index, [])
        if (t.role in {"event", "period"} or _heads(document, sentence, t)) and not _quoted(document, sentence, t)
    ]
    groups = _group(document, triggers, stances, times, pick.places.get(sentence.index, []))
    cells = [
        Cell(sentence, [triggers[i] for i in g], _joined([stances[i] for i in g], [triggers[i] for i in g]))
        for g in groups
    ]
    recent = _most_recent(document, sentence, times, cells)
    clauses = Clauses(document, [c.triggers for c in cells])
    times = sorted(times, key=lambda t: _time_distance(document, sentence, t, triggers))
    _share(clauses, cells, times, lambda c: c.times, also=recent)
    _share(clauses, cells, pick.places.get(sentence.index, []), lambda c: c.places)
    for cell in cells:
        cell.bare = cell.time is None and not any(p.role == "event" for p in cell.places)
    _lend_places(cells)
    _share(clauses, cells, pick.tolls.get(sentence.index, []), lambda c: c.tolls)
    for cell in cells:
        if not cell.tolls and len(cells) > 1:
            cell.tolls = elided(document, pick.numbers, cell.triggers, pick.tolls.get(sentence.index, []))
    _share(clauses, cells, pick.weapons.get(sentence.index, []), lambda c: c.weapons)
    _share(clauses, cells, pick.persons.get(sentence.index, []), lambda c: c.persons)
    _share(clauses, cells, pick.things.get(sentence.index, []), lambda c: c.things)
    words = document.words(sentence)
    same = _SAME_PLACE.search(words)
    for cell in cells:
        if same:
            cell.same_place = (sentence.start + same.start(), sentence.start + same.end())
        cell.one = _one(document, cell)
        cell.definite = _definite(document, cell)
        cell.fronted = _fronted(document, cell)
        cell.singled = _SINGLED.search(words) is not None
        cell.full = _full(document, cell)
        cell.subordinate = bool(
            _BESIDE.search(document.buffer[max(0, cell.triggers[0].start - 50) : cell.triggers[0].start])
        )
        cell.clarity = _clarity(words, cell)
    cells = _by_place(document, cells, clauses, pick)
    if recent is not None:
        recent.places = [p for c in cells if c.stance.stage == recent.stance.stage for p in c.places]
        cells.append(recent)
    return cells


def _by_place(document: Document, cells: list[Cell], clauses: Clauses, pick: _Picker) -> list[Cell]:
    """ "Killed five in Idlib, three in Hama and two in Aleppo": a cell for each place of the chain."""
    sentence = cells[0].sentence
    chain = find_chain(document, sentence, pick.numbers, pick.places.get(sentence.index, []))
    if not chain:
        return cells
    owners = {clauses.owner(link.number) for link in chain}
    cell = cells[owners.pop()]
    if owners or cell.clarity != "incident" or cell.stance.stage not in {"accomplished", "attempted"}:
        return cells
    tolls = told_by_place(document, chain, cell.tolls)
    if tolls is None and not counts_munitions(chain, cell.triggers):
        return cells
    split = [
        replace(
            cell,
            part=i + 1,
            triggers=cell.triggers if tolls else [counted(t, link.number) for t in cell.triggers],
            times=list(cell.times),
            places=list(link.places),
            tolls=own_tolls(chain, i, cell.tolls, tolls),
            things=cell.things if i == 0 else [],
            persons=cell.persons if i == 0 else [],
        )
        for i, link in enumerate(chain)
    ]
    return [c for one in cells for c in (split if one is cell else [one])]


def _group(
    document: Document,
    triggers: list[TriggerMention],
    stances: list[Stance],
    times: list[TimeMention],
    places: list[PlaceMention],
) -> list[list[int]]:
    if len(triggers) == 1:
        return [[0]]
    keys: list[tuple[object, ...]] = []
    fixed = [t for t in times if t.span.start is not None]
    split_by_time = len(fixed) > 1 and _disjoint(fixed)
    parts = _parts(document, triggers, [p for p in places if p.role == "event"])
    others = 0
    for t, s, part in zip(triggers, stances, parts, strict=True):
        stage: Stage = "accomplished" if s.stage == "attempted" else s.stage
        nearest = min(range(len(fixed)), key=lambda i: distance(document, t, fixed[i])) if split_by_time else 0
        another = t.another and not t.anaphoric
        others += another
        keys.append((stage, nearest, part, others if another else 0, t.ordinal))
    groups: dict[tuple[object, ...], list[int]] = {}
    for i, key in enumerate(keys):
        groups.setdefault(key, []).append(i)
    return list(groups.values())


def _parts(document: Document, triggers: list[TriggerMention], places: list[PlaceMention]) -> list[int]:
    """For each trigger the number of the clause with a place of its own that it stands in: "… bombed Taiz, and shelling killed
    three in Hodeidah".
    """
    breaks = [boundary(document, a, b) if _tells(b) else None for a, b in pairwise(triggers)]
    parts, here, since, told = [0], 0, 0, False
    for i, at in enumerate(breaks):
        told = (
            told
            or _tells(triggers[i])
            or _RAID.fullmatch(document.buffer[triggers[i].start : triggers[i].end]) is not None
        )
        if at is not None and told:
            until = next((b for b in breaks[i + 1 :] if b is not None), document.sentence_at(at).end)
            before = [p for p in places if since <= p.start < at]
            after = [p for p in places if at <= p.start < until]
            if before and after and apart(before, after):
                here, since, told = here + 1, at, False
        parts.append(here)
    return parts


def _tells(trigger: TriggerMention) -> bool:
    return trigger.form == "headline" or (trigger.strength >= SURE and not trigger.anaphoric)


def _heads(document: Document, sentence: Sentence, time: TimeMention) -> bool:
    """ "07/08/2019: a drone hit …": a date with a colon or dash heads its entry."""
    between = document.buffer[sentence.start : time.start]
    return (
        time.kind == "absolute"
        and not between.strip(" *•-–")
        and document.buffer[time.end : time.end + 3].lstrip()[:1] in {":", "-", "–", "—"}
    )


def _quoted(document: Document, sentence: Sentence, time: TimeMention) -> bool:
    """ "… in the bombing of the market today", wrote a neighbour: days relative to a quoted speaker's own now fix nothing."""
    if time.kind == "absolute":
        return False
    before = document.buffer[sentence.start : time.start]
    after = document.buffer[time.end : sentence.end]
    return before.count("“") > before.count("”") or (before.count('"') % 2 == 1 and '"' in after)


def _disjoint(times: list[TimeMention]) -> bool:
    a = times[0].span
    return any(
        b.span.start is not None
        and a.start is not None
        and b.span.end is not None
        and a.end is not None
        and (b.span.start > a.end or b.span.end < a.start)
        for b in times[1:]
    )


def _joined(stances: list[Stance], triggers: list[TriggerMention]) -> Stance:
    """The stance of the strongest trigger; an attempt only when no trigger says that it hit."""
    best = max(range(len(stances)), key=lambda i: (triggers[i].strength, -i))
    return stances[best]


def _most_recent(document: Document, sentence: Sentence, times: list[TimeMention], cells: list[Cell]) -> Cell | None:
    """ "… six air strikes last year, most recently in November": one of them, told by its date alone."""
    for time in times:
        m = _MOST_RECENTLY.search(document.buffer, sentence.start, time.start)
        if m is None or time.span.start is None or not cells:
            continue
        base = max(cells, key=lambda c: c.triggers[-1].end if c.triggers[-1].end <= m.start() else -1)
        if not base.plural or base.stance.stage != "accomplished":
            continue
        like = base.triggers[-1]
        trigger = TriggerMention(
            m.start(),
            m.start() + len(m.group().rstrip()),
            sentence.index,
            like.event_type,
            like.weapon_type,
            "noun",
            like.strength,
        )
        return Cell(sentence, [trigger], base.stance, times=[time], most_recent=True)
    return None


def _share(
    clauses: Clauses,
    cells: list[Cell],
    items: Sequence[_M],
    slot: Callable[[Cell], list[_M]],
    also: Cell | None = None,
) -> None:
    for item in items:
        if also is not None and any(item is t for t in also.times):
            continue
        slot(cells[clauses.owner(item)]).append(item)


_FRONT: Final = 40
_FRAME_CHARS: Final = 25
_FRAME_DISTANCE: Final = 40


def _time_distance(
    document: Document, sentence: Sentence, time: TimeMention, triggers: Sequence[TriggerMention]
) -> int:
    """A day that opens the sentence frames all of it; another one wins only right beside the strike."""
    near = min(distance(document, trigger, time) for trigger in triggers)
    return min(near, _FRAME_DISTANCE) if time.start - sentence.start <= _FRAME_CHARS else near


def _lend_places(cells: list[Cell]) -> None:
    """Two strikes told in one sentence with one place between them were both there."""
    for cell in cells:
        if any(p.role == "event" for p in cell.places):
            continue
        lenders = [c for c in cells if c.stance.stage == cell.stance.stage and any(p.role == "event" for p in c.places)]
        if lenders:
            cell.places.extend(lenders[0].places)


_A_STRIKE: Final = re.compile(r"\b(?:an?|one|the (?:first|second|third|latest)) (?:[\w.'’-]+ ){0,3}$", re.I)


_TARGETS_HIT: Final = re.compile(
    r"\b(?:hit|struck|destroyed|bombed|attacked|targeted) (?:[a-z]+ ){0,3}(\d[\d,]*) (?:[\w-]+ ){0,3}(?:targets|positions|sites|objects|facilities)\b",
    re.I,
)
"""So many things are hit in a campaign, not in a wave."""


def _one(document: Document, cell: Cell) -> bool:
    """ "Since last month, when a strike hit …": one strike all the same."""
    return not cell.plural and any(
        _A_STRIKE.search(document.buffer[max(0, t.start - 50) : t.start]) for t in cell.triggers
    )


_IN_FRONT: Final = re.compile(
    r"\W{0,3}(?:[\w'’:]+,? ){0,3}?(?:in|at|near|outside|over) (?:the )?(?:[\w'’-]+ ){0,3}?$", re.I
)


_SINGLED: Final = re.compile(
    r"\b(?:deadliest|bloodiest|worst|heaviest|most lethal) (?:single |of the |of these |of those )?(?:air ?)?(?:strikes?|raids?|attacks?|hit|incidents?|one|blow)\b",
    re.I,
)
"""One of several, told of by itself."""


def _fronted(document: Document, cell: Cell) -> bool:
    """ "In Abu Salim, shells killed …": the sentence turns to another place, however near."""
    places = [p for p in cell.places if p.role == "event"]
    start = cell.sentence.start
    return (
        bool(places)
        and places[0].start - start <= _FRONT
        and bool(_IN_FRONT.match(document.buffer[start : places[0].start]))
        and all(t.start > places[0].end for t in cell.triggers)
    )


_BESIDE: Final = re.compile(
    r"\b(?:after|following|since|before|(?:retaliation|revenge|reprisal) for|(?:response|answer|reply) to)(?: [\w'’.-]+){0,4} $",
    re.I,
)
"""What a sentence only looks back on."""
_RAID: Final = re.compile(r"(?:air)?(?:strike|raid|bombing|bombardment)s?", re.I)


def _full(document: Document, cell: Cell) -> bool:
    """ "The raid on Hodeidah on Thursday, which killed six": all that a strike has, whatever the word for it."""
    time = cell.time
    named = any(
        t.form == "noun" and t.strength >= REFERS and _RAID.fullmatch(document.buffer[t.start : t.end])
        for t in cell.triggers
    )
    return (
        named
        and time is not None
        and time.span.date_prec == 1
        and any(p.role == "event" and is_specific(p) for p in cell.places)
        and any(t.caused_by_strike is not False for t in cell.tolls)
    )


_THE: Final = re.compile(
    r"\b(?:the|this|that|these|those) (?:(?!an?\b|in\b|on\b|at\b|of\b|when\b|by\b)[\w'’-]+ ){0,2}$", re.I
)


_ON_NAME: Final = re.compile(r"s? (?:on|at|in|near) (?:the (?:town|village|city|quarter|suburb|camp) of )?[A-Z]")


def _definite(document: Document, cell: Cell) -> bool:
    """ "The missile hit …": one that was told of before; "the raid on Qana" says itself which one."""
    buffer = document.buffer
    return all(
        t.anaphoric or (_THE.search(buffer[max(0, t.start - 40) : t.start]) and not _ON_NAME.match(buffer, t.end))
        for t in cell.triggers
    )


def _one_night(time: TimeMention | None) -> bool:
    """A day, or a night and the day after it: sixty drones overnight are one wave."""
    if time is None or time.span.start is None or time.span.end is None or time.role == "period":
        return False
    return (time.span.end - time.span.start).days <= 1


def _clarity(words: str, cell: Cell) -> Clarity:
    """Several strikes over a period are a summary, never an incident (contract.md)."""
    if cell.stance.stage in {"planned", "denied"}:
        return "incident"
    time = cell.time
    long = time is not None and (time.role == "period" or (time.span.date_prec or 1) >= 4)
    number = max(
        (t.number.min or t.number.max or 0 for t in cell.triggers if t.number and t.event_type != DISRUPTED), default=0
    )
    if cell.plural and (targets := _TARGETS_HIT.search(words)):
        number = max(number, int(targets.group(1).replace(",", "")))
    if cell.plural and long:
        return "summary"
    if cell.plural and _TOGETHER.search(words) and (time is None or long) and not cell.tolls:
        return "summary"
    if number >= 30 and cell.stance.stage == "accomplished" and not _one_night(time):
        return "summary"
    if time is not None and time.role == "period" and (time.span.date_prec or 1) >= 3 and not cell.one:
        return "summary"
    return "incident"
