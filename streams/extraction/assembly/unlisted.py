"""A place that no gazetteer has and nothing around it places: "shelling wrecked the college in Darwela".

Its name is worth having where the text tells no more than a country, or not even that; a pin it has not.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from streams.domain.report import Location
from streams.extraction.assembly.event import Event
from streams.extraction.mentions import Mention, Mentions
from streams.text.document import Document

_NAME: Final = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|(?:[Ss]hell|[Bb]omb|[Pp]ound)ing (?:of )?|(?:hit|struck|bombed|shelled|pounded|raided)|"
    r"(?:[Ss]trikes?|raids?|fired|shells fell|attacks?|bombardment) (?:on|at|of|near|against)) "
    r"(?P<name>(?:[Aa]l-|[Ee]l-)?[A-Z][a-z’'ʿ-]+(?:[ -](?:al-|el-|[A-Z])[A-Za-z’'-]+){0,2})(?P<after>['’]s\b| (?:said|says|told|[a-z]+)\b)?"
)
_NEVER: Final = frozenset([
    "operation", "ramadan", "eid", "christmas", "easter", "parliament", "congress", "senate", "english", "arabic", "hebrew", "russian",
    "islam", "god", "twitter", "telegram", "facebook", "whatsapp", "mr", "mrs", "dr", "president", "general", "ministry", "camp",
    "division", "brigade", "battalion", "army", "defence", "defense", "north", "south", "east", "west", "northern", "southern", "eastern",
    "western", "central", "hospital", "university", "school", "mosque", "church", "airport", "the", "a", "an", "least", "province", "district", "phase", "zone", "area",
    "parade", "world", "allah", "google", "youtube", "instagram", "foreign", "air", "force", "national", "islamic", "united", "nations",
])  # fmt: skip
_GOES_ON: Final = re.compile(r" [A-Z]")
"""Headlines and longer names."""
_WHO: Final = frozenset(["said", "says", "told", "fighters", "militants", "positions", "rebels", "forces", "troops", "soldiers",
                         "targets", "members", "commander", "leader", "missile", "missiles", "drones", "drone", "rockets", "family"])  # fmt: skip


def unlisted(
    document: Document, event: Event, mentions: Mentions, location: Location
) -> tuple[Location, Mention] | None:
    """The location with the name of such a place, and the words; None when the event's sentences have none."""
    if location.place or location.admin1 or location.lat is not None or event.clarity != "incident":
        return None
    for cell in event.told:
        if not cell.strong or cell.sentence.kind == "title":
            continue
        taken = [(m.start, m.end) for m in _named(mentions, cell.sentence.index)]
        at = cell.triggers[0].start
        found = [
            m for m in _NAME.finditer(document.buffer, cell.sentence.start, cell.sentence.end) if _may_be(m, taken)
        ]
        if found:
            m = min(found, key=lambda m: abs(m.start("name") - at))
            name = m["name"]
            where = replace(location, place=name, text=name, where_prec=location.where_prec)
            return where, Mention(m.start("name"), m.end("name"), cell.sentence.index)
    return None


def _may_be(m: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    after = (m["after"] or "").strip()
    name = m["name"]
    if (
        after.startswith(("'", "’"))
        or name.endswith(("'s", "’s"))
        or after in _WHO
        or _GOES_ON.match(m.string, m.end("name"))
    ):
        return False
    if not _NEVER.isdisjoint(name.lower().split()):
        return False
    return all(end <= m.start("name") or m.end("name") <= start for start, end in taken)


def _named(mentions: Mentions, sentence: int) -> Iterator[Mention]:
    """What the sentence names as something else."""
    for items in (mentions.places, mentions.actors, mentions.times, mentions.persons, mentions.weapons):
        yield from (m for m in items if m.sentence == sentence)
