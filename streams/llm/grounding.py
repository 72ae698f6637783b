"""From a model's answer to strike reports in which every value stands on words of the article.

A quote that stands nowhere takes its value with it; words that do not bear the value (another number, another day) do too.
Names, ids and coordinates come from the article's words and our own lexicons, so that nothing a model makes up can pass.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Literal, TypeVar

from streams.domain.report import Actor, Count, DateSpan, Location, NamedPerson, StrikeReport, Weapon
from streams.domain.vocabulary import Category, DatePrecision
from streams.extraction.actors.finder import find_actors
from streams.extraction.assembly.reports import EvidenceList
from streams.extraction.infrastructure import find_things
from streams.extraction.lexical import fold
from streams.extraction.mentions import Mention
from streams.extraction.numbers.grammar import find_numbers
from streams.extraction.places.finder import best_location, country_frame, find_places
from streams.extraction.times.finder import find_times
from streams.extraction.tolls.finder import find_tolls
from streams.extraction.weapons import find_weapons
from streams.gazetteer.store import Gazetteer
from streams.llm.answer import Answer, Arm, Days, Number, Person, ReportAnswer, Side, Toll
from streams.llm.quotes import Quotes
from streams.text.document import Document

MOST_REPORTS: Final = 60
MOST_IN_LIST: Final = 20
MOST_PEOPLE: Final = 1_000_000
_M = TypeVar("_M", bound=Mention)
_Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grounded:
    """Reports without ids, in the model's order; how many values were kept and how many refused."""

    reports: tuple[StrikeReport, ...]
    kept: int
    refused: int


class Grounder:
    """Reads one document with the engines once, then judges any number of values."""

    def __init__(self, document: Document, gazetteer: Gazetteer, shown: int) -> None:
        """`shown` is how many characters of the buffer the model was given."""
        self._document = document
        self._quotes = Quotes(document, shown)
        numbers = find_numbers(document)
        self._numbers = [(m.start, m.end, {m.min, m.max}) for m in numbers]
        self._numbers += [
            (part.start, part.end, {part.count.min, part.count.max})
            for toll in find_tolls(document, numbers)
            for part in toll.parts
        ]
        self._times = find_times(document)
        self._actors = find_actors(document)
        self._weapons = find_weapons(document)
        self._things = find_things(document)
        self._places = find_places(document, gazetteer)
        self._kept = self._refused = 0

    def judge(self, answer: Answer, template: StrikeReport) -> Grounded:
        """What stands of the answer; `template` holds what all reports of the article repeat."""
        self._kept = self._refused = 0
        reports = [r for a in answer.reports[:MOST_REPORTS] if (r := self._report(a, template)) is not None]
        return Grounded(tuple(reports), self._kept, self._refused)

    def _report(self, told: ReportAnswer, template: StrikeReport) -> StrikeReport | None:
        """None when the words that tell of the strike, or those of its stage or certainty, stand nowhere."""
        spot = self._spot(told.quote)
        if spot is None:
            return None
        evidence = EvidenceList(self._document)
        evidence.add("event_type", *spot)
        for slot, value, default, quote in (
            ("stage", told.stage, "accomplished", told.stage_quote),
            ("certainty", told.certainty, "fact", told.certainty_quote),
        ):
            shown = spot if value == default else self._spot(quote, spot[0])
            if shown is None:
                return None
            evidence.add(slot, *shown)
        before = (self._kept, self._refused)
        report = replace(
            template,
            clarity=told.clarity,
            stage=told.stage,
            certainty=told.certainty,
            claimants=self._claimants(told.claimants, spot, evidence),
            event_type=told.event_type,
            weapon=self._weapon(told.weapon, spot, evidence),
            strikes=self._strikes(told.strikes, spot, evidence),
            date=self._date(told, spot, evidence),
            location=self._location(told.place, spot, evidence),
            attackers=self._sides("attackers", told.attackers, spot, evidence),
            targets=self._sides("targets", told.targets, spot, evidence),
            named=self._named(told.named, spot, evidence),
            killed=self._tolls("killed", told.killed, spot, evidence),
            injured=self._tolls("injured", told.injured, spot, evidence),
            infrastructure=self._things_hit(told.infrastructure, spot, evidence),
            quote=self._sentence(spot),
        )
        kept, refused = self._kept - before[0], self._refused - before[1]
        return replace(report, evidence=evidence.all(), confidence=_confidence(kept, refused))

    def _spot(self, quote: str | None, near: int = 0) -> _Spot | None:
        spot = self._quotes.find(quote, near)
        if spot is None:
            self._refused += 1
        else:
            self._kept += 1
        return spot

    def _refuse(self) -> None:
        self._kept -= 1
        self._refused += 1

    def _text(self, spot: _Spot) -> str:
        return " ".join(self._document.buffer[slice(*spot)].split())

    def _sentence(self, spot: _Spot) -> str:
        return self._document.words(self._document.sentence_at(spot[0]))[:500]

    def _claimants(self, quotes: Sequence[str], near: _Spot, evidence: EvidenceList) -> tuple[str, ...]:
        spots = [s for q in quotes[:8] if (s := self._spot(q, near[0])) is not None]
        for spot in spots:
            evidence.add("claimants", *spot)
        return tuple(dict.fromkeys(map(self._text, spots)))

    def _count(self, told: Number, spot: _Spot) -> Count | None:
        """The count, if the words in the quote bear its numbers."""
        stated = {told.min, told.max} - {None}
        low, high = told.min or 0, told.max if told.max is not None else MOST_PEOPLE
        read = {n for start, end, ns in self._numbers if spot[0] <= start and end <= spot[1] for n in ns}
        if not stated or not stated <= read or not 0 <= low <= high <= MOST_PEOPLE:
            self._refuse()
            return None
        return Count(told.min, told.max, told.hedge)

    def _tolls(
        self, slot: Literal["killed", "injured"], told: Sequence[Toll], near: _Spot, evidence: EvidenceList
    ) -> dict[Category, Count]:
        counts: dict[Category, Count] = {}
        for toll in told[:MOST_IN_LIST]:
            spot = self._spot(toll.quote, near[0])
            if spot is None or toll.category in counts:
                continue
            count = self._count(toll, spot)
            if count is not None:
                counts[toll.category] = count
                evidence.add(f"{slot}.{toll.category}", *spot)
        return counts

    def _strikes(self, told: Number | None, near: _Spot, evidence: EvidenceList) -> Count | None:
        """A stated number; one strike needs no numeral, its words are the quote itself."""
        if told is None or (spot := self._spot(told.quote, near[0])) is None:
            return None
        single = told.min == told.max == 1
        count = Count(1, 1) if single else self._count(told, spot)
        if count is not None:
            evidence.add("strikes", *spot)
        return count

    def _date(self, told: ReportAnswer, near: _Spot, evidence: EvidenceList) -> DateSpan:
        """The model's days, unless they cannot be or the tagger reads other days in the same words."""
        if told.date is None or (spot := self._spot(told.date.quote, near[0])) is None:
            return DateSpan()
        read = [t.span for t in _within(self._times, spot)]
        if not _possible(told.date, self._document.published_at, planned=told.stage == "planned") or any(
            s.start and s.end and (told.date.end < s.start or told.date.start > s.end) for s in read
        ):
            self._refuse()
            return DateSpan()
        evidence.add("date", *spot)
        return DateSpan(told.date.start, told.date.end, _precision(told.date), self._text(spot))

    def _location(self, place: str | None, near: _Spot, evidence: EvidenceList) -> Location:
        """The places in the quote as the gazetteer resolves them; an unknown name in the country of the article's places."""
        frame = country_frame(self._places)
        if place is None or (spot := self._spot(place, near[0])) is None:
            return Location(country=frame, where_prec=6 if frame else None)
        meant = [replace(p, role="event") if p.role != "landmark" else p for p in _within(self._places, spot)]
        location, rests = best_location(meant, frame)
        if not rests:
            name = self._text(spot)
            location = Location(country=frame, place=name, where_prec=6 if frame else None, text=name)
        evidence.add("location", *spot)
        return location

    def _sides(
        self, slot: Literal["attackers", "targets"], told: Sequence[Side], near: _Spot, evidence: EvidenceList
    ) -> tuple[Actor, ...]:
        found: dict[str, Actor] = {}
        for side in told[:MOST_IN_LIST]:
            if (spot := self._spot(side.quote, near[0])) is None:
                continue
            words = self._text(spot)
            known = _within(self._actors, spot)
            if known:
                m = known[0]
                actor = Actor(m.id, m.name, m.kind, m.state, side.certainty, words)
            else:
                actor = Actor("-".join(fold(words).split()), words, side.kind, None, side.certainty, words)
            found.setdefault(actor.id, actor)
            evidence.add(slot, *spot)
        return tuple(found.values())

    def _named(self, told: Sequence[Person], near: _Spot, evidence: EvidenceList) -> tuple[NamedPerson, ...]:
        found: dict[str, NamedPerson] = {}
        for person in told[:MOST_IN_LIST]:
            if (spot := self._spot(person.name, near[0])) is None:
                continue
            role = self._spot(person.role, spot[0]) if person.role else None
            name = self._text(spot)
            found.setdefault(
                name, NamedPerson(name, self._text(role) if role else None, person.outcome, person.certainty)
            )
            evidence.add("named", *spot)
        return tuple(found.values())

    def _weapon(self, told: Arm | None, near: _Spot, evidence: EvidenceList) -> Weapon | None:
        if told is None or (spot := self._spot(told.quote, near[0])) is None:
            return None
        platform = next((w.platform for w in _within(self._weapons, spot) if w.type == told.type and w.platform), None)
        evidence.add("weapon", *spot)
        return Weapon(told.type, platform, self._text(spot))

    def _things_hit(self, told: Sequence[str], near: _Spot, evidence: EvidenceList) -> tuple[str, ...]:
        kinds: dict[str, None] = {}
        for quote in told[:MOST_IN_LIST]:
            if (spot := self._spot(quote, near[0])) is None:
                continue
            known = _within(self._things, spot)
            kinds[known[0].kind if known else self._text(spot).lower()] = None
            evidence.add("infrastructure", *spot)
        return tuple(kinds)


def _within(mentions: Sequence[_M], spot: _Spot) -> list[_M]:
    """Mentions that share words with the span."""
    return [m for m in mentions if m.start < spot[1] and m.end > spot[0]]


def _possible(days: Days, published: datetime | None, *, planned: bool) -> bool:
    """In order, in our time, and not after the publication (in whatever zone) but for plans."""
    if days.start > days.end or not 1900 <= days.start.year <= days.end.year <= 2100:
        return False
    latest: date | None = None if published is None or planned else published.date() + timedelta(days=1)
    return latest is None or days.start <= latest


def _precision(days: Days) -> DatePrecision:
    """UCDP `date_prec` of an interval."""
    length = (days.end - days.start).days + 1
    return 1 if length == 1 else 2 if length <= 6 else 3 if length == 7 else 4 if length <= 31 else 5


def _confidence(kept: int, refused: int) -> float:
    """From the share of values that stood: 0.3 to 0.8. A model that makes things up is less to be trusted in the rest too."""
    return round(0.3 + 0.5 * kept / max(1, kept + refused), 2)
