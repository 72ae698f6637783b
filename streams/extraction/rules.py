"""The extractor of rules, lexicons and grammars: text, gate, engines, assembly, reports. Deterministic and explainable."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from streams.domain import ids
from streams.domain.article import Article
from streams.domain.report import StrikeReport
from streams.extraction.actors.capitals import is_capital
from streams.extraction.actors.finder import find_actors
from streams.extraction.assembly.cell import SURE
from streams.extraction.assembly.cells import build_cells
from streams.extraction.assembly.continued import continued
from streams.extraction.assembly.entries import find_entries, in_heads
from streams.extraction.assembly.event import Event
from streams.extraction.assembly.event_type import event_type_of
from streams.extraction.assembly.events import assemble
from streams.extraction.assembly.locating import locate
from streams.extraction.assembly.manner import may_be_full
from streams.extraction.assembly.reports import Draft, Origin, build_reports, choose_weapon
from streams.extraction.assembly.sides import Scene, sides
from streams.extraction.assembly.trace import Trace
from streams.extraction.extractor import Extraction
from streams.extraction.genre import other_genre
from streams.extraction.infrastructure import find_things
from streams.extraction.lexical import Spans
from streams.extraction.mentions import ActorMention, Mentions, PlaceMention, TimeMention, TriggerMention
from streams.extraction.numbers.grammar import LaterNumbers
from streams.extraction.persons.finder import find_persons
from streams.extraction.phrases import find_phrases
from streams.extraction.places.finder import find_places
from streams.extraction.stance.finder import find_stances
from streams.extraction.times.finder import find_times
from streams.extraction.tolls.finder import find_tolls
from streams.extraction.triggers.finder import Signs, find_signs, find_triggers, may_tell_of_strikes
from streams.extraction.turns import Steps, alone, in_turns
from streams.extraction.weapons import Named, find_names, find_weapons, names_a_platform
from streams.gazetteer import store
from streams.gazetteer.store import Gazetteer
from streams.text.clean import clean, visible_text_fast
from streams.text.document import Document
from streams.text.fingerprint import sketch
from streams.text.language import is_english
from streams.text.sentences import build_document, joined

VERSION: Final = "1"


class RuleExtractor:
    """Reads English news. Loads the gazetteer once; `extract` is a pure function of the article from then on."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self.gazetteer = gazetteer or _shared_gazetteer()

    def extract(self, article: Article) -> Extraction:
        """Read one article: its reports, most salient first, or why there are none."""
        return alone(self._extracting(article))

    def extract_all(self, articles: Iterable[Article]) -> list[Extraction | Exception]:
        """The same of several articles, in their order and half as fast again: engine by engine, not article by article, so
        that the patterns and tables of an engine are in the processor's caches when the next article needs them.
        """
        return in_turns(self._extracting(a) for a in articles)

    def read(self, document: Document, trace: Trace | None = None) -> tuple[Mentions, list[Draft]]:
        """All mentions of a document and the reports they make up, for whoever wants to see why.

        Without a `trace`, a document that can come to no report is not read to its end.
        """
        return alone(self._reading(document, _words_of(document.buffer), trace))

    def _extracting(self, article: Article) -> Steps[Extraction]:
        raw = (
            visible_text_fast(article.html) if article.text is None and article.html is not None else article.text or ""
        )
        article_id = ids.article_id(article.id, article.url, article.title + raw)
        content = ids.digest((article.title, article.text or article.html or "", str(article.published_at)))
        if not may_tell_of_strikes(f"{article.title}\n{raw}"):
            return Extraction(article_id, "no_trigger", content)
        yield
        title, text = clean(article.title, article.text, article.html)
        yield
        if not is_english(text or title):
            return Extraction(article_id, "unsupported_language", content)
        yield
        whole = joined(title, text)
        words = _words_of(whole)
        yield
        clear = words.signs.strong or names_a_platform(whole, words.weapons)
        if not clear and not _may_mean_strikes(title, text, words.signs):
            return Extraction(article_id, "no_trigger", content)
        yield
        document = build_document(title, text, article.published_at, article.source)
        yield
        mentions, drafts = yield from self._reading(document, words)
        if not drafts:
            return Extraction(article_id, "no_strike" if mentions.triggers else "no_trigger", content)
        yield
        origin = Origin(article_id, article.url, article.source, title, article.published_at, sketch(text or title))
        reports: list[StrikeReport] = build_reports(document, drafts, origin, VERSION)
        return Extraction(article_id, "reports", content, tuple(reports))

    def _reading(
        self, document: Document, words: "_Words", trace: Trace | None = None
    ) -> Steps[tuple[Mentions, list[Draft]]]:
        mentions = Mentions(document.published_at.date() if document.published_at else None)
        numbers = LaterNumbers(document)
        mentions.weapons = find_weapons(document, words.weapons)
        yield
        mentions.triggers = find_triggers(document, numbers, mentions.weapons, words.signs)
        hopes = None if trace else _hopes(document, mentions.triggers)
        if not mentions.triggers or hopes == set() or other_genre(document.buffer) is not None:
            return mentions, []
        yield
        mentions.tolls = find_tolls(document, numbers.all)
        if hopes is not None and hopes.isdisjoint(t.sentence for t in mentions.tolls):
            return mentions, []
        yield
        mentions.times = find_times(document)
        yield
        entries = find_entries(document)
        places = find_places(document, self.gazetteer, [t.sentence for t in mentions.triggers])
        places = in_heads(_without_times(places, mentions.times), entries)
        yield
        named = find_phrases(document.buffer)
        yield
        arms = Spans((w.start, w.end) for w in mentions.weapons)
        actors = find_actors(document, places, named.actors)
        mentions.actors = [a for a in actors if a.kind != "non-state" or not arms.hold(a.start, a.end)]  # "Fatah-1"
        yield
        mentions.persons = find_persons(document, mentions.actors)
        yield
        mentions.things = find_things(document, named.things)
        mentions.places = _without_group_names(document, places, mentions.actors)
        mentions.triggers = continued(document, mentions, entries.numbers)
        yield
        mentions.stances = find_stances(document, mentions.triggers)
        yield
        cells = build_cells(document, mentions, entries, numbers)
        yield
        events = assemble(document, mentions, cells, trace, entries.numbers)
        if trace is not None:
            trace.dropped.extend(
                (e, "history: dated long before the article") for e in events if _is_history(document, e)
            )
        scene = Scene(document, mentions, [e for e in events if not _is_history(document, e)])
        drafts = [Draft(event) for event in scene.events]
        for settle in (_locate, _arm, _take_sides):
            yield
            for draft in drafts:
                settle(scene, draft)
        return mentions, drafts


HISTORY: Final = timedelta(days=20 * 365)
"""What an article dates this long before its publication is history to its readers, not news of a strike."""


def _locate(scene: Scene, draft: Draft) -> None:
    draft.location, draft.location_mentions = locate(scene.document, draft.event, scene.mentions)


def _arm(scene: Scene, draft: Draft) -> None:
    draft.weapon, draft.weapon_mention = choose_weapon(scene.document, draft.event)
    draft.event_type = event_type_of(scene.document, draft.event, draft.weapon)


def _take_sides(scene: Scene, draft: Draft) -> None:
    draft.attackers, draft.targets = sides(scene, draft.event)


class _Words(NamedTuple):
    """What of a text may become triggers, found before it is cut into sentences."""

    signs: Signs
    weapons: Sequence[Named]


def _words_of(buffer: str) -> _Words:
    return _Words(find_signs(buffer), find_names(buffer))


def _may_mean_strikes(title: str, text: str, signs: Signs) -> bool:
    """Whether weak words alone can be triggers: read in their own sentences and those next to them, as no others tell of it."""
    if not signs.weak:
        return False
    glimpse = build_document(title, text, None, None, around=[m.start() for m in signs.weak])
    return bool(find_triggers(glimpse, (), (), signs))


def _hopes(document: Document, triggers: Sequence[TriggerMention]) -> set[int] | None:
    """The sentences that may yet tell of a strike in full, when no words surely mean one; None when some do.

    Most news that speaks of strikes speaks of them in general: two thirds of the time it took went into reading all of it.
    """
    if any(t.strength >= SURE for t in triggers):
        return None
    return {t.sentence for t in triggers if may_be_full(document, t)}


def _is_history(document: Document, event: Event) -> bool:
    time, published = event.time, document.published_at
    return (
        time is not None
        and time.span.end is not None
        and published is not None
        and time.span.end < published.date() - HISTORY
    )


def _without_times(places: list[PlaceMention], times: list[TimeMention]) -> list[PlaceMention]:
    """Towns are spelled like days and months ("Sunday's raid"): the day is meant."""
    days = Spans((t.start, t.end) for t in times)
    return [p for p in places if not days.touch(p.start, p.end)]


def _without_group_names(
    document: Document, places: list[PlaceMention], actors: list[ActorMention]
) -> list[PlaceMention]:
    """Towns are called like parts of groups' names ("Al Qaida", "Islamic State of Iraq"): the group is meant. So is the state
    where its capital speaks or is blamed ("Ankara denied it").
    """
    groups = Spans(
        (a.start, a.end) for a in actors if a.kind != "state" or is_capital(document.buffer[a.start : a.end])
    )
    units = Spans((a.start, a.end) for a in actors if a.kind == "state" and a.forces)
    return [
        p
        for p in places
        if not groups.hold(p.start, p.end)
        and not (p.location.place and units.hold(p.start, p.end + 1))  # the town of "the Azov battalion"
    ]


@lru_cache(maxsize=1)
def _shared_gazetteer() -> Gazetteer:
    return store.load()
