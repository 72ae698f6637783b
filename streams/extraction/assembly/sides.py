"""Attackers and targets of an event: by the grammar of its own sentences first, then by what is said around them."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Final

from streams.domain.report import Actor
from streams.extraction.actors.aimed import aimed_at, soldiers_of
from streams.extraction.actors.blame import accused, anonymous, denied, flew, goes_on, owner_of_its, silent
from streams.extraction.actors.roles import Roled, attackers_and_targets, led_to_another
from streams.extraction.assembly.cell import Cell
from streams.extraction.assembly.event import Event
from streams.extraction.lexical import fold
from streams.extraction.mentions import Mention, Mentions, TriggerMention
from streams.text.document import Document, Sentence
from streams.text.guarded import compile_guarded

Side = list[tuple[Actor, Mention]]

AFTERWARDS: Final = 3
"""Sentences after the last that tells of the strike, in which it may be said who did it."""
ALONE: Final = 8
"""The same where the article tells of one strike only."""
SUBORDINATE: Final = compile_guarded(
    r"\b(?:after|before|while|as|when|following|since|days? earlier|retaliation|response)\b"
)

ANSWERED: Final = compile_guarded(
    r"\b(?:response to|retaliation for|revenge for|reprisal for|answer to|avenge) (?:[\w-]+ ){0,4}$"
)
"""What a strike answers is another one."""
REPLY: Final = compile_guarded(
    r"\b(?:answered|responded|replied|retaliated|returned fire|fired back|hit back|struck back)\b"
)


_DEFENDED: Final[Mapping[str, str]] = {
    "hezbollah": "LB",
    "hamas": "PS",
    "al-qassam-brigades": "PS",
    "palestinian-islamic-jihad": "PS",
    "palestinian-militants": "PS",
    "nagorno-karabakh-forces": "AZ",
}
"""Where a group is the one that is bombed."""
_AT_WAR_AT_HOME: Final = frozenset(
    [
        "SY",
        "YE",
        "SD",
        "ET",
        "MM",
        "LY",
        "SO",
        "ML",
        "NG",
        "PH",
        "CO",
        "CD",
        "SS",
        "LK",
        "CM",
        "BF",
        "NE",
        "TD",
        "MZ",
        "CF",
    ]
)
"""States that bomb their own soil; of others it is the soil that is bombed."""


@dataclass(slots=True)
class Scene:
    """An article and the events it tells of. What one event's sentences say of attackers and targets is asked for the others
    too, so the answers are kept.
    """

    document: Document
    mentions: Mentions
    events: Sequence[Event]
    _roled: dict[tuple[int, int, int], tuple[list[Roled], list[Roled]]] = field(default_factory=dict, repr=False)

    def roled(self, trigger: TriggerMention, sentence: Sentence) -> tuple[list[Roled], list[Roled]]:
        """Who strikes and who is struck by the words around a trigger."""
        asked = trigger.start, trigger.end, sentence.start
        known = self._roled.get(asked)
        if known is None:
            clause = sentence.start, sentence.end
            known = attackers_and_targets(self.document, trigger, self.mentions.actors, clause)
            self._roled[asked] = known
        return known


def sides(scene: Scene, event: Event) -> tuple[Side, Side]:
    """Who struck and who was struck: the first cell that names an attacker decides, later cells only add targets.

    Where its own sentences name nobody, the title, then an accusation or admission in the sentences around, then the only
    attacker of all the article's strikes in the same country. Who denies it is disputed.
    """
    document, mentions, events = scene.document, scene.mentions, scene.events
    attackers, targets = _of_cells(scene, event.told)
    if not attackers and event.cells[0].most_recent:
        same = [c for e in events if e is not event for c in e.cells if c.sentence is event.cells[0].sentence]
        attackers, targets = _of_cells(scene, same)
    if event.title_cell is not None and (not attackers or not targets):
        by, at = _of_cells(scene, [event.title_cell])
        taken = {a.id for a, _ in (*attackers, *targets)}
        attackers = attackers or [s for s in by if s[0].id not in taken]
        targets = targets or [s for s in at if s[0].id not in taken | {a.id for a, _ in attackers}]
    if not attackers and event.stage == "planned":
        attackers = _told(document, _who_plans(scene), targets)
    around = _around(event, events, len(document.sentences))
    if not attackers:
        attackers = _told(document, accused(document, mentions.actors, around), targets)
    if not attackers and not anonymous(document, sorted({c.sentence.index for c in event.cells})):
        attackers = _of_its_own(scene, event, targets)
        if not attackers:
            attackers, theirs = _of_the_others(scene, event, targets)
            targets = targets or theirs
        attackers = attackers or _of_the_opening(scene, event, targets)
        if not attackers and event.stage == "accomplished":
            country = next((p.location.country for p in event.places), None)
            attackers = _told(document, silent(document, mentions.actors, around, country), targets)
    if not targets:
        targets = _victims(document, mentions, event, around, attackers)
    if denied(document, mentions.actors, around, {a.id for a, _ in attackers}):
        attackers = [(replace(a, certainty="disputed"), m) for a, m in attackers]
    return attackers, targets


def _around(event: Event, events: Sequence[Event], sentences: int) -> list[int]:
    """The event's own sentences and those up to three after its last, as far as no other strike is told."""
    own = {c.sentence.index for c in event.cells}
    others = {c.sentence.index for e in events if e is not event for c in e.cells} - own
    found = sorted(own)
    reach = AFTERWARDS if others else ALONE
    for number in sorted(own):
        for after in range(number + 1, min(number + reach + 1, sentences)):
            if after in others:
                break
            found.append(after)
    return sorted(set(found))


def _told(document: Document, found: Sequence[Roled], targets: Side) -> Side:
    """Sides of these mentions, without who was struck."""
    side: dict[str, tuple[Actor, Mention]] = {}
    struck = {a.id for a, _ in targets}
    _add(document, side, [f for f in found if f[0].id not in struck])
    return list(side.values())


def _of_its_own(scene: Scene, event: Event, targets: Side) -> Side:
    """Whose "its jets" they are; who struck in the sentence that "they" go on from; whose sorties the sentences before count."""
    document, mentions, events = scene.document, scene.mentions, scene.events
    own = [t for c in event.cells for t in c.triggers]
    for trigger in own:
        found = _told(document, owner_of_its(document, mentions.actors, trigger), targets)
        if found:
            return found
    first = event.first
    if any(t.sentence == first and goes_on(document, t) for t in own):
        before = [c for e in events if e is not event for c in e.cells if c.sentence.index == first - 1]
        theirs = [s for s in _of_cells(scene, before)[0] if s[0].id not in {t.id for t, _ in targets}]
        if theirs:
            return theirs
    told = {c.sentence.index for e in events for c in e.cells}
    head = [n for n in (first - 1, first - 2) if n >= 0 and n not in told]
    if event.cells[0].entry:
        lead = [s for s in document.sentences[:3] if s.kind != "title" and s.index not in told]
        named = _in_lead(scene, lead)
        if named:
            return _told(document, named, targets)
        head += [s.index for s in lead]
    return _told(document, flew(document, mentions.actors, head), targets)


def _in_lead(scene: Scene, lead: Sequence[Sentence]) -> Sequence[Roled]:
    """Who struck by the lead of a list: "the following air raids by Israel"."""
    for s in lead:
        triggers = scene.mentions.triggers
        first, last = (bisect_left(triggers, at, key=lambda t: t.start) for at in (s.start, s.end))
        for trigger in triggers[first:last]:
            by, _ = scene.roled(trigger, s)
            if by:
                return by
    return []


def _who_plans(scene: Scene) -> list[Roled]:
    """Who the title says weighs or threatens strikes."""
    for trigger in scene.mentions.triggers:
        sentence = scene.document.sentences[trigger.sentence]
        if sentence.kind != "title":
            break
        by, _ = scene.roled(trigger, sentence)
        if by:
            return by
    return []


def _victims(document: Document, mentions: Mentions, event: Event, around: Sequence[int], attackers: Side) -> Side:
    """Who was hit by what is said around the strike, else whose soldiers they were."""
    hit = aimed_at(document, mentions.actors, around, event.persons)
    targets = _told(document, [(a, "fact") for a in hit], attackers)
    if targets or event.stage != "accomplished":
        return targets
    own = sorted({c.sentence.index for c in event.cells})
    soldiers = soldiers_of(document, own, [p.location.country or "" for p in event.places])
    return _told(document, [(soldiers, "fact")] if soldiers else [], attackers)


def _of_the_others(scene: Scene, event: Event, targets: Side) -> tuple[Side, Side]:
    """The attacker of all other strikes that the article tells of in the same country, if they have one and the same; and whom
    they were aimed at, if that is one and the same too.
    """
    if event.stage not in ("accomplished", "attempted") or _replies(scene.document, event):
        return [], []
    if any(led_to_another(scene.document, t) for c in event.cells for t in c.triggers):
        return [], []
    here = {p.location.country for p in event.places} - {None}
    only: Side = []
    aimed: Side = []
    for other in scene.events:
        if other is event or not here & {p.location.country for p in other.places}:
            continue
        if _by_lighter_arms(event) and _from_afar(other):
            continue
        by, at = _of_cells(scene, other.cells)
        by = [s for s in by if not _at_home(s[0], here)]
        if not by:
            continue
        if only and {a.id for a, _ in by} != {a.id for a, _ in only}:
            return [], []
        only = only or by
        aimed += [t for t in at if t[0].kind != "state" and t[0].id not in {a.id for a, _ in aimed}]
    if {a.id for a, _ in targets} & {a.id for a, _ in only}:
        return [], []
    return only, aimed if len(aimed) == 1 else []


def _by_lighter_arms(event: Event) -> bool:
    """Mortars and rockets, which the bombed have as well: who sends jets, drones or missiles need not have fired them."""
    arms = event.ledger.weapons
    return bool(arms) and set(arms) <= {"mortar", "rocket"}


def _from_afar(event: Event) -> bool:
    return bool({"aircraft", "helicopter", "drone", "bomb", "missile"} & set(event.ledger.weapons))


OPENING: Final = 4
"""Sentences, the title among them, in which a report by cases says whose strikes it is about."""


_BY_CHARS: Final = 50
_STRIKES_BY: Final = re.compile(
    r"\b(?:(?:air ?strikes|strikes|air raids|raids|attacks|bombings) (?:[\w'’-]+ ){0,2}?(?:by|of)|(?:aircraft|planes|jets|warplanes) were (?:those )?of) (?:the )?$",
    re.I,
)
_ITS_STRIKES: Final = re.compile(
    r"['’]s (?:\w+ )?(?:air ?strikes|air raids|raids|strikes|drones|bombing)\b| (?:air ?strikes|air raids|raids)\b|['’]s (?:army|air force) says that its (?:drones|jets)\b",
    re.I,
)


def _of_the_opening(scene: Scene, event: Event, targets: Side) -> Side:
    """Whose strikes the article says it is about, told one by one and of nobody else: "we looked into four attacks by the coalition"."""
    document, mentions = scene.document, scene.mentions
    told = [e for e in scene.events if e.clarity == "incident" and e.stage == "accomplished"]
    if event.stage != "accomplished" or len(told) < 2 or event.first < OPENING - 1 or _replies(document, event):
        return []
    named: dict[str, Roled] = {}
    for actor in mentions.actors:
        if actor.sentence >= OPENING:
            break
        before = document.buffer[max(0, actor.start - _BY_CHARS) : actor.start]
        if _STRIKES_BY.search(before) or _ITS_STRIKES.match(document.buffer, actor.end):
            named[actor.id] = (actor, "fact")
    if len(named) != 1:
        return []
    if any(a.id not in named for e in told if e is not event for a, _ in _of_cells(scene, e.cells)[0]):
        return []
    here = {p.location.country for p in event.places} - {None}
    return [s for s in _told(document, list(named.values()), targets) if not _at_home(s[0], here)]


def _replies(document: Document, event: Event) -> bool:
    """Whether it is told as an answer to another strike, and so is the other side's."""
    return any(REPLY.search(fold(document.words(c.sentence))) for c in event.cells)


def _at_home(actor: Actor, countries: Set[str | None]) -> bool:
    """Who fires from there and does not bomb it: told of one strike, that is no reason to take it for the author of another."""
    if actor.kind == "state":
        return actor.id in countries and actor.id not in _AT_WAR_AT_HOME
    return _DEFENDED.get(actor.id) in countries


def _of_cells(scene: Scene, cells: Sequence[Cell]) -> tuple[Side, Side]:
    attackers: dict[str, tuple[Actor, Mention]] = {}
    targets: dict[str, tuple[Actor, Mention]] = {}
    for cell in cells:
        decided = bool(attackers)
        first: TriggerMention | None = None
        own = [t for t in cell.triggers if not _answered(scene.document, t)]
        for trigger in sorted(own or cell.triggers, key=lambda t: (t.strength < 0.6, t.start)):
            by, at = scene.roled(trigger, cell.sentence)
            by = [b for b in by if b[0].id not in targets]  # whom the strongest words make a target stays one
            if not decided and by and (first is None or not _told_apart(scene.document, first, trigger)):
                first = first or trigger
                _add(scene.document, attackers, by)
            if not targets or not cell.anaphoric:
                _add(scene.document, targets, at)
    return list(attackers.values()), [t for ident, t in targets.items() if ident not in attackers]


def _answered(document: Document, trigger: TriggerMention) -> bool:
    """Whether it is the strike that the sentence's own one answers."""
    return bool(ANSWERED.search(fold(document.buffer[max(0, trigger.start - 40) : trigger.start])))


def _told_apart(document: Document, first: TriggerMention, second: TriggerMention) -> bool:
    """ "Rockets fell, hours after jets had bombed the suburb": the other side's strike, only mentioned beside it."""
    low, high = sorted((first.start, second.start))
    return bool(SUBORDINATE.search(fold(document.buffer[low:high])))


def _add(document: Document, side: dict[str, tuple[Actor, Mention]], found: Sequence[Roled]) -> None:
    for mention, certainty in found:
        if mention.id not in side:
            text = document.buffer[mention.start : mention.end]
            side[mention.id] = (Actor(mention.id, mention.name, mention.kind, mention.state, certainty, text), mention)
