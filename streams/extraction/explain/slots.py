"""Each slot of a report with its value, the words it was read from and the reason it got them."""

from collections.abc import Iterator
from dataclasses import dataclass

from streams.domain.report import Actor, Evidence, StrikeReport
from streams.extraction.assembly.event import Event
from streams.extraction.assembly.reports import Draft
from streams.extraction.explain.words import count_words, date_words, location_words
from streams.text.document import Document


@dataclass(frozen=True, slots=True)
class SlotView:
    """`words` are the slot's evidence in reading order; empty where no words stand behind the value."""

    slot: str
    value: str
    words: tuple[str, ...]
    reason: str


def slots_of(document: Document, report: StrikeReport, draft: Draft) -> Iterator[SlotView]:
    """The filled slots of one report, in the order of the contract."""
    event = draft.event
    evidence: dict[str, list[Evidence]] = {}
    for e in report.evidence:
        evidence.setdefault(e.slot, []).append(e)

    def view(slot: str, value: str, reason: str = "") -> SlotView:
        found = evidence.get(slot, [])
        where = reason or _where(document, event, found)
        return SlotView(slot, value, tuple(e.text for e in found), where)

    cues = tuple(document.buffer[a:b] for c in event.cells for a, b in c.stance.cues)
    said = "words of stance beside the triggers" if cues else "nothing beside the triggers says otherwise"
    yield SlotView("clarity", report.clarity, (), _clarity(event))
    yield SlotView("stage", report.stage, cues, said)
    yield SlotView("certainty", report.certainty, cues, said)
    if report.claimants:
        yield view("claimants", ", ".join(report.claimants))
    yield view("event_type", report.event_type)
    if report.weapon is not None:
        platform = f", {report.weapon.platform}" if report.weapon.platform else ""
        yield view("weapon", report.weapon.type + platform, _weapon(draft))
    if report.strikes is not None:
        yield view("strikes", count_words(report.strikes))
    yield view("date", date_words(report.date), _date(document, event))
    yield view("location", location_words(report.location), _location(draft))
    for slot, actors in (("attackers", report.attackers), ("targets", report.targets)):
        if actors:
            yield view(slot, ", ".join(map(_actor, actors)))
    if report.named:
        people = (f"{p.name}{f', {p.role}' if p.role else ''} ({p.outcome}, {p.certainty})" for p in report.named)
        yield view("named", "; ".join(people))
    for outcome, counts in (("killed", report.killed), ("injured", report.injured)):
        for category, count in counts.items():
            yield view(f"{outcome}.{category}", count_words(count))
    if report.infrastructure:
        yield view("infrastructure", ", ".join(report.infrastructure))
    yield SlotView("confidence", f"{report.confidence:g}", (), "from the strength of the trigger and the slots filled")


def _actor(actor: Actor) -> str:
    return f"{actor.name} ({actor.id}{'' if actor.certainty == 'fact' else ', ' + actor.certainty})"


def _clarity(event: Event) -> str:
    return "several strikes over a period, or a total of them" if event.clarity == "summary" else "one strike or wave"


def _where(document: Document, event: Event, found: list[Evidence]) -> str:
    """Where the words stand: with the strike, in the title, or in another sentence."""
    own = {c.sentence.index for c in event.cells}
    told: dict[str, None] = {}
    for e in found:
        if e.field == "title":
            told["in the title"] = None
            continue
        at = document.sentence_at(e.start + document.text_start).index
        told[f"with the strike in sentence {at}" if at in own else f"in sentence {at}, which goes on about it"] = None
    return "; ".join(told) or "no words"


def _weapon(draft: Draft) -> str:
    if draft.weapon is not None and draft.weapon.platform:
        return "the platform that the strike's sentences name"
    return "the weapon that the strike's sentences name" if _named(draft) else "what the trigger itself says"


def _named(draft: Draft) -> bool:
    weapons = (w for c in draft.event.cells for w in c.weapons)
    return any(draft.weapon_mention is w for w in weapons)


def _date(document: Document, event: Event) -> str:
    time = event.time
    if time is None or time.span.start is None:
        if event.clarity == "summary" or event.stage == "planned" or document.published_at is None:
            return "no day in the text, and none to assume"
        return "no day in the text: an interval before the publication"
    kind = f"{time.kind}, role {time.role}"
    if any(time is t for c in event.cells for t in c.times):
        return f"told with the strike: {kind}"
    if any(time is t for t in event.extra_times):
        return f"in the sentence beside it: {kind}"
    return f"taken from the strike told before: {kind}"


def _location(draft: Draft) -> str:
    event, rests = draft.event, draft.location_mentions
    if not rests:
        return "no place of its own: the country that the article speaks of" if draft.location.country else "no place"
    best = rests[-1]
    if any(best is p for c in event.cells for p in c.places):
        return "named with the strike" + (", the finer one within the first" if len(rests) > 1 else "")
    if any(best is p for p in event.extra_places):
        return "named in the title or in a sentence beside it"
    if any(best is p for p in event.inherited_places):
        return "taken from the strike told beside it"
    return "no place of its own: the nearest words for the country"
