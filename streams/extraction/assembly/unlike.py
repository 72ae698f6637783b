"""What tells two strikes apart beside day and place: whose weapons struck and of which arm, the hour, and whether they hit."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from streams.domain.vocabulary import WeaponType
from streams.extraction.assembly.cell import Cell
from streams.extraction.assembly.event import Event, in_another_entry
from streams.extraction.assembly.whereabouts import apart, is_specific, same_place
from streams.extraction.mentions import PlaceMention
from streams.extraction.triggers.patterns import DISRUPTED

_ARMS: Final[Mapping[WeaponType, str]] = {
    "artillery": "guns",
    "mortar": "guns",
    "naval gun": "guns",
    "aircraft": "air",
    "helicopter": "air",
    "bomb": "air",
    "drone": "drones",
    "loitering munition": "drones",
    "missile": "rounds",
    "rocket": "rounds",
}
_ALIKE: Final = frozenset(
    {frozenset({"air", "rounds"}), frozenset({"drones", "rounds"}), frozenset({"guns", "rounds"})}
)
"""Missiles and rockets come from jets, drones and the ground."""
_HOURS: Final = re.compile(r"(?:minutes?|moments?|hours?)\b", re.I)


def unlike(cell: Cell, event: Event, ours: Sequence[PlaceMention], theirs: Sequence[PlaceMention]) -> str | None:
    """What keeps a cell with these places out of an event with those; None when nothing does."""
    if in_another_entry(cell, event) and _another_hour(cell, event):
        return "another entry of the list, another hour"
    if not cell.strong or cell.definite or cell.anaphoric:
        return None
    hit = event.ledger.tolls or any(is_specific(p) for p in theirs)
    if _brought_down(cell) and event.stage == "accomplished" and event.ledger.strong and hit:
        return "brought down, where the other one hit"
    if cell.later and cell.tolls and event.ledger.tolls and _another_weapon(cell, event):
        return "another weapon, at another hour"
    near = cell.nearest_place
    if cell.one and near is not None and is_specific(near) and not same_place([near], theirs) and _more_dead(cell):
        return "further dead, at a place of its own"
    if (
        cell.fronted
        and cell.one
        and cell.tolls
        and _over_several(theirs)
        and (event.ledger.plural or _told_together(event))
    ):
        return "one strike of a wave over several places"
    if not ours or same_place(ours, theirs) or not any(is_specific(p) for p in ours):
        return None
    if any(t.kind == "relative-event" and t.span.text and _HOURS.search(t.span.text) for t in cell.times):
        return "hours apart, at a place of its own"
    if any(is_specific(p) for p in theirs):
        return "another arm, another place" if _another_arm(cell, event) else None
    if cell.owner and event.ledger.owner and cell.owner != event.ledger.owner:
        return "weapons of another side, at a place of its own"
    return None


def got_through(cell: Cell, event: Event, ours: Sequence[PlaceMention]) -> bool:
    """ "A drone struck her car in the village": not one of the 27 that were shot down over three regions."""
    if event.stage != "attempted" or cell.stance.stage != "accomplished" or not all(map(_brought_down, event.cells)):
        return False
    return any(t.scope == "event" for t in cell.tolls) and any(is_specific(p) for p in ours)


def rivals(cell: Cell, event: Event) -> bool:
    """Both have their dead, and the cell tells of "a" strike: "… killing 31. On Monday a drone strike left 13 dead"."""
    killed = {part.count.min for t in cell.tolls if t.outcome == "killed" and t.scope == "event" for part in t.parts}
    if event.ledger.killed in killed:
        return False  # the headline repeated in the text, and the strike told again
    return cell.one and cell.strong and not cell.definite and bool(killed) and event.ledger.killed > 0


def _another_weapon(cell: Cell, event: Event) -> bool:
    ours = {t.weapon_type for t in cell.triggers} - {"unknown"}
    theirs = event.ledger.weapons - {"unknown"}
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _more_dead(cell: Cell) -> bool:
    """ "Another 18 were killed in a strike on …"."""
    return any(t.additional and t.outcome == "killed" for t in cell.tolls)


def _told_together(event: Event) -> bool:
    """ "Struck Odesa and Mykolaiv": its first sentence names two towns."""
    towns = [p for p in event.cells[0].places if p.role == "event" and is_specific(p)]
    return any(apart([p], [q]) for p, q in pairwise(towns))


def _over_several(places: Sequence[PlaceMention]) -> bool:
    return len({p.location.place for p in places if is_specific(p)} - {None}) > 1


def _another_hour(cell: Cell, event: Event) -> bool:
    """Two bullets of one day and town, "at about 14:00" and "at about 22:30"."""
    then = event.cells[0].clock
    return cell.clock is not None and then is not None and cell.clock != then


def _brought_down(cell: Cell) -> bool:
    """ "Our defences put down 11 drones": a count of its own, of those that did not hit."""
    return cell.stance.stage == "attempted" and all(
        t.event_type == DISRUPTED and t.number is not None and (t.number.min or 0) > 1 for t in cell.triggers
    )


def _another_arm(cell: Cell, event: Event) -> bool:
    """Guns on one town and jets on another, as far as the words name the arm."""
    ours, theirs = _arms(t.weapon_type for t in cell.triggers), _arms(event.ledger.weapons)
    return bool(ours and theirs) and all(a != b and frozenset({a, b}) not in _ALIKE for a in ours for b in theirs)


def _arms(weapons: Iterable[WeaponType]) -> set[str]:
    return {_ARMS[w] for w in weapons if w in _ARMS}
