"""From an assembled event to the StrikeReport of the contract, every slot with the words it was read from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final, Literal

from streams.domain import ids
from streams.domain.report import (
    Actor,
    Count,
    DateSpan,
    Evidence,
    Extractor,
    Location,
    NamedPerson,
    StrikeReport,
    Weapon,
)
from streams.domain.vocabulary import Category, Certainty, Clarity, EventType, Stage, WeaponType
from streams.extraction.assembly.cell import Cell
from streams.extraction.assembly.confidence import confidence, features
from streams.extraction.assembly.event import Event
from streams.extraction.assembly.strike_counts import count_strikes
from streams.extraction.lexical import fold
from streams.extraction.mentions import Mention, TriggerMention, WeaponMention
from streams.extraction.tolls.summary import consolidate
from streams.extraction.triggers.patterns import DISRUPTED, GROUND
from streams.extraction.weapons import type_in_words
from streams.text.document import Document


@dataclass(slots=True)
class Draft:
    """A report in the making: the slots that need more than the event itself, filled by `streams.extraction.rules`."""

    event: Event
    location: Location = field(default_factory=Location)
    location_mentions: Sequence[Mention] = ()
    attackers: list[tuple[Actor, Mention]] = field(default_factory=list)
    targets: list[tuple[Actor, Mention]] = field(default_factory=list)
    weapon: Weapon | None = None
    weapon_mention: Mention | None = None
    event_type: EventType = "Air/drone strike"


@dataclass(frozen=True, slots=True)
class Origin:
    """What every report of an article repeats."""

    article_id: str
    url: str | None
    source: str | None
    title: str
    published_at: datetime | None
    fingerprint: str


class EvidenceList:
    """Evidence in the contract's offsets: into the cleaned text, or into the title."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[tuple[str, int, int], Evidence] = {}

    def add(self, slot: str, start: int, end: int) -> None:
        """Record that `slot` was read from `buffer[start:end]`."""
        if end <= start or (slot, start, end) in self._found:
            return
        shift = self._document.text_start
        where: Literal["text", "title"] = "text" if start >= shift else "title"
        offset = shift if where == "text" else 0
        text = self._document.buffer[start:end]
        self._found[(slot, start, end)] = Evidence(slot, start - offset, end - offset, text, where)

    def all(self) -> tuple[Evidence, ...]:
        """In the order in which they were added."""
        return tuple(self._found.values())


IMPLIED_DAYS: Final = 3
"""News without any word of time tells of the last days: an interval before publication, never a false day (`date_prec` 2)."""


def build_reports(
    document: Document, drafts: Sequence[Draft], origin: Origin, extractor_version: str
) -> list[StrikeReport]:
    """One report a draft, in the order given."""
    report_ids = ReportIds(origin.article_id)
    by = Extractor("rules", extractor_version)
    return [_build(document, draft, origin, (i, len(drafts)), report_ids, by) for i, draft in enumerate(drafts)]


class ReportIds:
    """Ids of the reports of one article, asked for in their order: those about just the same are told apart by number."""

    def __init__(self, article_id: str) -> None:
        self._article = article_id
        self._seen: dict[tuple[str, ...], int] = {}

    def next(self, clarity: Clarity, stage: Stage, location: Location, date: DateSpan) -> str:
        """The id of the next report, which is about this."""
        about = (
            clarity,
            "done" if stage in {"accomplished", "attempted"} else stage,
            location.country or "",
            location.place or location.admin1 or "",
            str(date.start or ""),
            str(date.end or ""),
        )
        ordinal = self._seen[about] = self._seen.get(about, -1) + 1
        return ids.report_id(self._article, about, ordinal)


def _build(
    document: Document,
    draft: Draft,
    origin: Origin,
    place: tuple[int, int],
    report_ids: ReportIds,
    extractor: Extractor,
) -> StrikeReport:
    position, reports = place
    event = draft.event
    evidence = EvidenceList(document)
    main = event.told[0]
    trigger = max(main.triggers, key=lambda t: t.strength)
    evidence.add("event_type", trigger.start, trigger.end)
    when = _date(document, event, evidence, origin.published_at, trigger, lead=position == 0 or event.recent)
    killed, injured = _tolls(event, evidence)
    named = _named(event, evidence)
    if draft.location.country or draft.location.place:
        for m in draft.location_mentions:
            evidence.add("location", m.start, m.end)
    attackers = _actors("attackers", draft.attackers, evidence)
    targets = _actors("targets", draft.targets, evidence)
    if draft.weapon is not None:
        w = draft.weapon_mention or trigger
        evidence.add("weapon", w.start, w.end)
    things = _things(event, evidence)
    strikes, counted = count_strikes(document, event)
    evidence.add("strikes", *counted)
    dead = [m for m in event.persons if m.outcome == "killed"]
    one_of_many = any(_AMONG.search(document.words(document.sentences[m.sentence])) for m in dead)
    if dead and not one_of_many and "total" not in killed and event.clarity == "incident":
        names = {m.name for m in dead}
        killed = {"total": Count(len(names), len(names), "at_least"), **killed}
        for m in dead:
            evidence.add("killed.total", m.start, m.end)
    _stage(event, trigger, evidence)
    certainty = _certainty(event, draft.attackers, trigger, evidence)
    claimants = _claimants(event, evidence)
    sentence = main.sentence
    return StrikeReport(
        report_id=report_ids.next(event.clarity, event.stage, draft.location, when),
        article_id=origin.article_id,
        url=origin.url,
        source=origin.source,
        title=origin.title,
        published_at=origin.published_at,
        text_fingerprint=origin.fingerprint,
        clarity=event.clarity,
        stage=event.stage,
        certainty=certainty,
        claimants=claimants,
        event_type=draft.event_type,
        weapon=draft.weapon,
        strikes=strikes,
        date=when,
        location=draft.location,
        attackers=attackers,
        targets=targets,
        named=named,
        killed=killed,
        injured=injured,
        infrastructure=things,
        quote=document.words(sentence)[:500],
        evidence=evidence.all(),
        extractor=extractor,
        confidence=confidence(
            features(
                event,
                when,
                draft.location,
                toll=bool(killed or injured),
                attacker=bool(attackers),
                position=position,
                reports=reports,
            )
        ),
    )


def _date(
    document: Document,
    event: Event,
    evidence: EvidenceList,
    published: datetime | None,
    trigger: TriggerMention,
    *,
    lead: bool,
) -> DateSpan:
    time = event.time
    if time is not None and time.span.start is not None:
        evidence.add("date", time.start, time.end)
        return time.span
    if event.clarity == "summary" or event.stage == "planned" or published is None:
        return DateSpan()
    ground = document.dateline or trigger
    evidence.add("date", ground.start, ground.end)
    day: date = published.date()
    if not lead:
        return DateSpan(day - timedelta(days=30), day, 4, None)
    return DateSpan(day - timedelta(days=IMPLIED_DAYS), day, 2, None)


def _tolls(event: Event, evidence: EvidenceList) -> tuple[dict[Category, Count], dict[Category, Count]]:
    ones = {
        id(t) for c in event.cells if c.one for t in c.tolls
    }  # "in 2019 a strike on … killed 40": the year is its date
    tolls = [replace(t, scope="event") if id(t) in ones and t.scope == "period" else t for t in event.tolls]
    summary = consolidate(tolls, of_period=event.clarity == "summary")
    for (outcome, category), parts in summary.evidence.items():
        for part in parts:
            evidence.add(f"{outcome}.{category}", part.start, part.end)
    return dict(summary.killed), dict(summary.injured)


def _named(event: Event, evidence: EvidenceList) -> tuple[NamedPerson, ...]:
    found: dict[str, NamedPerson] = {}
    for p in event.persons:
        known = found.get(p.name)
        if known is None or (known.outcome == "unknown" and p.outcome != "unknown"):
            found[p.name] = NamedPerson(p.name, p.role or (known.role if known else None), p.outcome, p.certainty)
        evidence.add("named", p.start, p.end)
    return tuple(found.values())


def _actors(slot: str, actors: list[tuple[Actor, Mention]], evidence: EvidenceList) -> tuple[Actor, ...]:
    for _, m in actors:
        evidence.add(slot, m.start, m.end)
    return tuple(a for a, _ in actors)


def _things(event: Event, evidence: EvidenceList) -> tuple[str, ...]:
    kinds: dict[str, None] = {}
    for t in event.things or (event.title_cell.things if event.title_cell is not None else ()):
        kinds[t.kind] = None
        evidence.add("infrastructure", t.start, t.end)
    return tuple(kinds)


_MOST: Final = 8
"""So many claimants, and words for a stage or a certainty, say enough."""


def _stage(event: Event, trigger: TriggerMention, evidence: EvidenceList) -> None:
    """The words by which it was planned, tried in vain or denied; of what was done, those that tell of it."""
    cues = [cue for c in event.cells if c.stance.stage == event.stage for cue in c.stance.stage_cues]
    for start, end in cues[:_MOST] or [(trigger.start, trigger.end)]:
        evidence.add("stage", start, end)


def _certainty(
    event: Event, attackers: Sequence[tuple[Actor, Mention]], trigger: TriggerMention, evidence: EvidenceList
) -> Certainty:
    """How sure it is, shown by the words of doubt or of saying; a fact by those that tell of the strike."""
    disputed = [m for a, m in attackers if a.certainty == "disputed"]
    certainty: Certainty = event.cells[0].stance.certainty
    if event.denied or disputed or any(c.stance.certainty == "disputed" for c in event.cells if c.strong):
        certainty = "disputed"
    cues = [cue for c in event.cells if c.stance.certainty == certainty for cue in c.stance.certainty_cues]
    if certainty == "disputed":
        cues = [*event.denied, *cues, *((m.start, m.end) for m in disputed)]
    for start, end in cues[:_MOST] or [(trigger.start, trigger.end)]:
        evidence.add("certainty", start, end)
    return certainty


def _claimants(event: Event, evidence: EvidenceList) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for c in event.cells:
        for name, (start, end) in zip(c.stance.claimants, c.stance.voices, strict=True):
            if name in names or len(names) < _MOST:
                names[name] = None
                evidence.add("claimants", start, end)
    return tuple(names)


def choose_weapon(document: Document, event: Event) -> tuple[Weapon | None, Mention | None]:
    """The platform named in the event's sentences (drone over missile over nothing), else the trigger's own kind."""
    told = [(t, bool(c.tolls)) for c in event.cells for t in c.triggers]
    trigger = max(told, key=lambda pair: (pair[0].strength, pair[1]))[0]  # of a wave, what killed
    kind: WeaponType = trigger.weapon_type
    if kind == "missile":  # for whatever was fired and hit: the words may say what
        kind = type_in_words(document.buffer[trigger.start : trigger.end]) or kind
    own = next(c for c in event.cells if trigger in c.triggers)
    said = [w for w in own.weapons if w.type == kind]  # "a ballistic missile struck": no drone of a later sentence
    cells = [own] if said else event.cells
    named = [w for c in cells for w in c.weapons if not _was_hit(c, w) and not _stored(document, w)]
    if trigger.event_type == DISRUPTED:  # what brought it down is not what it was
        named = [w for w in named if w.type not in _INTERCEPTORS]
    ranked = sorted(named, key=lambda w: (w.platform is None, w.type not in _CARRIERS, w.start))
    best = ranked[0] if ranked else None
    drone = next((t for c in cells for t in c.triggers if t.weapon_type == "drone"), None)
    if best is not None and (best.platform is not None or best.type in _CARRIERS or kind == "unknown"):
        return Weapon(best.type, best.platform, document.buffer[best.start : best.end]), best
    if drone is not None:
        return Weapon("drone", None, document.buffer[drone.start : drone.end]), drone
    if kind == "unknown":
        return None, None
    return Weapon(kind, None, document.buffer[trigger.start : trigger.end]), trigger


def _stored(document: Document, weapon: WeaponMention) -> bool:
    """ "A store of BrahMos missiles", "destroyed two grenade systems": what was hit, not what hit it."""
    left = fold(document.buffer[max(0, weapon.start - 40) : weapon.start])
    right = fold(document.buffer[weapon.end : weapon.end + 20])
    return STORE_OF.search(left) is not None or (HIT_BEFORE.search(left) is not None and PIECE.match(right) is not None)


def _was_hit(cell: Cell, weapon: WeaponMention) -> bool:
    """Aircraft named after "shelled", tanks after "struck": the target, not the weapon."""
    trigger = cell.triggers[0]
    carrier = weapon.type in _CARRIERS
    return carrier and trigger.event_type == GROUND and all(weapon.start > t.end for t in cell.triggers)


_INTERCEPTORS: Final = frozenset({"aircraft", "helicopter"})
STORE_OF: Final = re.compile(
    r"\b(?:stores?|stocks?|depots?|caches?|stockpiles?|arsenals?|shipments?|warehouses?) of (?:the |\w+ )?$"
)
HIT_BEFORE: Final = re.compile(r"\b(?:destroyed|hit|struck|targeted|suppressed|engaged|knocked out) (?:\w+ ){0,3}$")
PIECE: Final = re.compile(r" (?:systems?|launchers?|batter(?:y|ies)|depots?|stores?|sites?|positions?)\b")
_AMONG: Final = re.compile(r"\bamong (?:them|those|the)\b")
"""Who was "among them" is no count of the dead."""
_CARRIERS: Final = frozenset({"drone", "aircraft", "helicopter", "loitering munition"})
