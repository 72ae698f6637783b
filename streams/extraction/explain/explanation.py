"""Why an article was read as it was: its mentions, where each sentence's strikes went, and what every slot rests on.

For whoever improves a rule. Pure: the extractor is run as ever, then once more with a trace; what is shown is what the
stages themselves decided, never a second guess of it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from streams.domain.article import Article
from streams.domain.report import StrikeReport
from streams.extraction.assembly.event import Event
from streams.extraction.assembly.reports import Draft
from streams.extraction.assembly.trace import Decision, Trace
from streams.extraction.explain.slots import SlotView, slots_of
from streams.extraction.explain.words import count_words, date_words, location_words
from streams.extraction.extractor import Extraction
from streams.extraction.genre import other_genre
from streams.extraction.mentions import Mention, Mentions, TollMention
from streams.extraction.places.readings import readings
from streams.extraction.rules import RuleExtractor
from streams.text.clean import clean
from streams.text.document import Document
from streams.text.sentences import build_document

SpanKind = Literal["trigger", "time", "place", "toll", "actor", "weapon", "person", "thing", "stance", "no place"]


@dataclass(frozen=True, slots=True)
class SpanView:
    """`buffer[start:end]` as an engine read it; `note` says what became of it, `others` the readings that lost."""

    start: int
    end: int
    sentence: int
    kind: SpanKind
    reading: str
    note: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CellView:
    """What one sentence says of one strike, the event it went to (numbered from 1) and what kept it out of the others."""

    triggers: tuple[str, ...]
    says: str
    slots: tuple[tuple[str, str], ...]
    event: int | None
    reason: str
    apart: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One sentence with its cells; most sentences have none. A dateline is a line of its own, with the index -1."""

    index: int
    start: int
    end: int
    kind: str
    cells: tuple[CellView, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report: the event it was made of, and each slot with its words and reason."""

    event: int
    report_id: str
    slots: tuple[SlotView, ...]


@dataclass(frozen=True, slots=True)
class DroppedView:
    """An event that made no report."""

    event: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All there is to show of one article. Offsets are code points into `buffer`; the text begins at `text_start`."""

    article_id: str
    title: str
    outcome: str
    why: str
    buffer: str
    text_start: int
    sentences: tuple[SentenceView, ...]
    spans: tuple[SpanView, ...] = ()
    reports: tuple[ReportView, ...] = ()
    dropped: tuple[DroppedView, ...] = ()

    def words(self, item: SpanView | SentenceView) -> str:
        """The text of a span or sentence."""
        return self.buffer[item.start : item.end]

    def lines(self) -> Iterator[tuple[SentenceView, list[SpanView]]]:
        """Every sentence with the spans that begin in it, in reading order."""
        starts = [s.start for s in self.sentences]
        held: list[list[SpanView]] = [[] for _ in starts]
        for span in self.spans:
            at = bisect_right(starts, span.start) - 1
            if at >= 0 and span.start < self.sentences[at].end:
                held[at].append(span)
        yield from zip(self.sentences, held, strict=True)


def explain(article: Article, extractor: RuleExtractor) -> Explanation:
    """Read the article and tell why it came out so. Never raises on any text, like `extract`."""
    extraction = extractor.extract(article)
    title, text = clean(article.title, article.text, article.html)
    document = build_document(title, text, article.published_at, article.source)
    if extraction.outcome == "unsupported_language":
        return _bare(extraction, title, document, "the text is not English")
    trace = Trace()
    mentions, drafts = extractor.read(document, trace)
    if not mentions.triggers:
        return _bare(extraction, title, document, "no words in it tell of a strike")
    numbers = _numbers(trace, drafts)
    return Explanation(
        extraction.article_id,
        title,
        extraction.outcome,
        _why(extraction, document, drafts),
        document.buffer,
        document.text_start,
        _sentences(document, trace, numbers),
        _spans_in_order(document, mentions, drafts, numbers, extractor),
        tuple(_reports(document, extraction.reports, drafts, numbers)),
        tuple(DroppedView(numbers[id(e)], _first_words(document, e), why) for e, why in trace.dropped),
    )


def _bare(extraction: Extraction, title: str, document: Document, why: str) -> Explanation:
    sentences = tuple(SentenceView(s.index, s.start, s.end, s.kind) for s in document.sentences)
    outcome = extraction.outcome
    return Explanation(extraction.article_id, title, outcome, why, document.buffer, document.text_start, sentences)


def _why(extraction: Extraction, document: Document, drafts: list[Draft]) -> str:
    if extraction.outcome == "reports":
        return f"{len(drafts)} report{'s' if len(drafts) > 1 else ''}, the most salient first"
    genre = other_genre(document.buffer)
    if genre is not None:
        return f"it reads like {genre}: more different words of that than of war"
    return "words of strikes, but every event was dropped"


def _numbers(trace: Trace, drafts: list[Draft]) -> dict[int, int]:
    """Events numbered from 1: those of the reports in their order, then the dropped ones, by identity."""
    numbers: dict[int, int] = {}
    told = (d.event for d in trace.decisions if d.event is not None)
    for event in (*(d.event for d in drafts), *(e for e, _ in trace.dropped), *told):
        numbers.setdefault(id(event), len(numbers) + 1)
    return numbers


def _first_words(document: Document, event: Event) -> str:
    return document.words(event.cells[0].sentence)


def _sentences(document: Document, trace: Trace, numbers: dict[int, int]) -> tuple[SentenceView, ...]:
    cells: dict[int, list[CellView]] = {}
    for decision in trace.decisions:
        cells.setdefault(decision.cell.sentence.index, []).append(_cell(document, decision, numbers))
    views = [SentenceView(s.index, s.start, s.end, s.kind, tuple(cells.get(s.index, ()))) for s in document.sentences]
    line = document.dateline
    if line is not None and not any(v.start < line.end and v.end > line.start for v in views):
        views.append(SentenceView(-1, line.start, line.end, "dateline"))
    return tuple(sorted(views, key=lambda v: v.start))


def _cell(document: Document, decision: Decision, numbers: dict[int, int]) -> CellView:
    cell, words = decision.cell, document.buffer
    flags = [name for name in ("anaphoric", "plural", "another", "most_recent") if getattr(cell, name)]
    if not cell.strong:
        flags.append("weak")
    slots: tuple[tuple[str, list[Mention]], ...] = (
        ("time", [*cell.times]),
        ("place", [*cell.places]),
        ("toll", [*cell.tolls]),
        ("weapon", [*cell.weapons]),
        ("person", [*cell.persons]),
        ("thing", [*cell.things]),
    )
    return CellView(
        tuple(words[t.start : t.end] for t in cell.triggers),
        ", ".join((cell.clarity, cell.stance.stage, cell.stance.certainty, *flags)),
        tuple((name, words[m.start : m.end]) for name, found in slots for m in found),
        numbers.get(id(decision.event)) if decision.event is not None else None,
        decision.reason,
        tuple((numbers[id(e)], why) for e, why in decision.apart if id(e) in numbers),
    )


def _spans_in_order(
    document: Document, mentions: Mentions, drafts: list[Draft], numbers: dict[int, int], extractor: RuleExtractor
) -> tuple[SpanView, ...]:
    found = dict.fromkeys(_spans(document, mentions, drafts, numbers))
    found.update(dict.fromkeys(_places(document, mentions, extractor)))
    return tuple(sorted(found, key=lambda s: (s.start, s.end, s.kind)))


def _places(document: Document, mentions: Mentions, extractor: RuleExtractor) -> Iterator[SpanView]:
    """Places with the namesakes that were not meant, and names whose every reading was too unlikely."""
    lost = readings(document, extractor.gazetteer, [t.sentence for t in mentions.triggers])
    for place in mentions.places:
        note = f"role {place.role}, score {place.score:g}"
        yield _span(place, "place", location_words(place.location), note, lost.pop((place.start, place.end), ()))
    for (start, end), others in lost.items():
        yield SpanView(start, end, document.sentence_at(start).index, "no place", "not read as a place", "", others)


def _spans(document: Document, mentions: Mentions, drafts: list[Draft], numbers: dict[int, int]) -> Iterator[SpanView]:
    for i, t in enumerate(mentions.triggers):
        marks = [name for name in ("plural", "anaphoric", "another") if getattr(t, name)]
        yield _span(
            t, "trigger", f"{t.event_type}, {t.weapon_type}, {t.form}, strength {t.strength:g}", ", ".join(marks)
        )
        stance = mentions.stances.get(i)
        for start, end in stance.cues if stance else ():
            at = document.sentence_at(start).index
            by = f", said by {', '.join(stance.claimants)}" if stance and stance.claimants else ""
            if stance:
                yield SpanView(start, end, at, "stance", f"{stance.stage}, {stance.certainty}{by}")
    for time in mentions.times:
        yield _span(time, "time", date_words(time.span), f"{time.kind}, role {time.role}")
    for toll in mentions.tolls:
        parts = ", ".join(f"{p.category} {count_words(p.count)}" for p in toll.parts)
        cause = {None: "", True: ", by the strike", False: ", another cause"}[toll.caused_by_strike]
        note = _where_to(toll, document, drafts, numbers)
        yield _span(toll, "toll", f"{toll.outcome}: {parts}; scope {toll.scope}{cause}", note)
    for actor in mentions.actors:
        note = "its forces" if actor.forces else "not its forces"
        yield _span(actor, "actor", f"{actor.name} ({actor.id}, {actor.kind})", note)
    for weapon in mentions.weapons:
        yield _span(weapon, "weapon", weapon.type + (f", {weapon.platform}" if weapon.platform else ""))
    for person in mentions.persons:
        role = f", {person.role}" if person.role else ""
        yield _span(person, "person", f"{person.name}{role}: {person.outcome}, {person.certainty}")
    for thing in mentions.things:
        yield _span(thing, "thing", thing.kind)


def _span(m: Mention, kind: SpanKind, reading: str, note: str = "", others: tuple[str, ...] = ()) -> SpanView:
    return SpanView(m.start, m.end, m.sentence, kind, reading, note, others)


def _where_to(toll: TollMention, document: Document, drafts: list[Draft], numbers: dict[int, int]) -> str:
    """Which event a toll went to, or why to none."""
    for draft in drafts:
        event, number = draft.event, numbers[id(draft.event)]
        own = any(toll is t for c in event.cells for t in c.tolls)
        if not own and not any(toll is t for t in event.extra_tolls):
            continue
        if event.clarity == "incident" and (toll.scope == "period" or toll.caused_by_strike is False):
            return f"told with event {number}, but left out: " + (
                "the total of a period" if toll.scope == "period" else "another cause"
            )
        if own:
            return f"event {number}: told with its strike"
        title = document.sentences[toll.sentence].kind == "title"
        return f"event {number}: " + ("from the title" if title else "the strike spoken of just before")
    if toll.scope == "period":
        return "no event: the total of a period is no single strike's"
    if toll.caused_by_strike is False:
        return "no event: the clause names another cause"
    if document.sentences[toll.sentence].kind == "title":
        return "no event: the text gives its own, or speaks of another strike"
    return "no event: too far from any strike, of another day, or its event was dropped"


def _reports(
    document: Document, reports: Sequence[StrikeReport], drafts: list[Draft], numbers: dict[int, int]
) -> Iterator[ReportView]:
    for report, draft in zip(reports, drafts, strict=True):
        yield ReportView(numbers[id(draft.event)], report.report_id, tuple(slots_of(document, report, draft)))
