"""Attackers and targets of an event, over all its cells."""

from collections.abc import Sequence

from streams.domain.report import Actor
from streams.extraction.cells import Cell
from streams.extraction.events import Event
from streams.extraction.mentions import Mention, Mentions
from streams.extraction.roles import Roled, attackers_and_targets
from streams.text.document import Document

Side = list[tuple[Actor, Mention]]


def sides(document: Document, mentions: Mentions, event: Event, events: Sequence[Event]) -> tuple[Side, Side]:
    """Who struck and who was struck: the first cell that names an attacker decides, later cells only add targets.

    An event told by its date alone ("… most recently in November") takes the sides of the strikes that it is one of, and one
    whose sentences name nobody those of the title.
    """
    attackers, targets = _of_cells(document, mentions, event.cells)
    if not attackers and event.cells[0].most_recent:
        same = [c for e in events if e is not event for c in e.cells if c.sentence is event.cells[0].sentence]
        attackers, targets = _of_cells(document, mentions, same)
    if event.title_cell is not None and (not attackers or not targets):
        by, at = _of_cells(document, mentions, [event.title_cell])
        taken = {a.id for a, _ in (*attackers, *targets)}
        attackers = attackers or [s for s in by if s[0].id not in taken]
        targets = targets or [s for s in at if s[0].id not in taken | {a.id for a, _ in attackers}]
    return attackers, targets


def _of_cells(document: Document, mentions: Mentions, cells: Sequence[Cell]) -> tuple[Side, Side]:
    attackers: dict[str, tuple[Actor, Mention]] = {}
    targets: dict[str, tuple[Actor, Mention]] = {}
    for cell in cells:
        decided = bool(attackers)
        for trigger in cell.triggers:
            by, at = attackers_and_targets(document, trigger, mentions.actors, (cell.sentence.start, cell.sentence.end))
            if not decided:
                _add(document, attackers, by)
            if not targets or not cell.anaphoric:
                _add(document, targets, [t for t in at if t[0].id not in attackers])
    return list(attackers.values()), list(targets.values())


def _add(document: Document, side: dict[str, tuple[Actor, Mention]], found: Sequence[Roled]) -> None:
    for mention, certainty in found:
        if mention.id not in side:
            text = document.buffer[mention.start : mention.end]
            side[mention.id] = (Actor(mention.id, mention.name, mention.kind, mention.state, certainty, text), mention)
