"""Articles a second a core, where the time goes, cost by length, memory: `python -m tests.bench extraction [-- --quick]`.

Articles are read as the worker reads a backlog: as many at a time as it takes from its queue; beside that, one by one. Garbage is
collected as seldom as in the worker. Seconds are CPU time of this process, the best of several rounds for every such lot, spread over
the whole run, so that other work on the machine hardly shows. Beside the figures stand what they have to reach, and those of what
extraction cannot do without: the HTML library and the language classifier alone.
"""

import argparse
import gc
import gzip
import html
import json
import platform
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import psutil
import py3langid
from resiliparse.extract.html2text import extract_plain_text

import producers
from streams.agents.readers import MOST_BYTES
from streams.domain.article import Article
from streams.extraction import rules
from streams.extraction.rules import RuleExtractor
from streams.extraction.turns import MOST
from streams.runtime.memory import settle
from streams.text.clean import html_to_text
from streams.text.lexicon import words
from tests.eval.truth import CORPUS

GOLD: Final = Path(__file__).parents[3] / "shared" / "gold"
SAMPLE: Final = Path(producers.__file__).parent / "sample" / "articles.jsonl"
ENGINES: Final = words(
    "visible_text_fast may_tell_of_strikes clean is_english find_signs find_names build_document find_weapons find_triggers "
    "other_genre find_stances find_tolls find_times find_actors find_persons find_things find_places build_cells assemble "
    "locate choose_weapon event_type_of sides sketch build_reports"
)
LENGTHS: Final = (1_000, 4_000, 16_000, 64_000, 256_000, 1_000_000)
MEGABYTE: Final = 1 << 20


def seconds(work: Callable[[], object], rounds: int) -> float:
    """CPU seconds of the fastest round."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


Reading = Callable[[Sequence[Article]], object]


@dataclass
class Measure:
    """Articles of one kind, and of every lot of them the CPU seconds of the fastest round: no round is undisturbed as a whole."""

    name: str
    articles: Sequence[Article]
    read: Reading
    target: int | None = None
    best: list[float] = field(default_factory=list)

    def once(self) -> None:
        """Another round."""
        for i, lot in enumerate(lots(self.articles)):
            begun = time.process_time()
            self.read(lot)
            took = time.process_time() - begun
            if i < len(self.best):
                self.best[i] = min(self.best[i], took)
            else:
                self.best.append(took)


def lots(articles: Sequence[Article]) -> Iterator[list[Article]]:
    """As many articles as the worker reads at a time when all of them wait."""
    lot: list[Article] = []
    held = 0
    for a in articles:
        held += size(a)
        if lot and (len(lot) >= MOST or held > MOST_BYTES):
            yield lot
            lot, held = [], size(a)
        lot.append(a)
    if lot:
        yield lot


def article(row: dict[str, Any]) -> Article:
    """An article of the sample news, the corpus or the recorded feed."""
    told = row.get("published_at")
    published = datetime.fromisoformat(told) if told else None
    if published is not None and published.tzinfo is None:
        published = published.replace(tzinfo=UTC)
    return Article(
        id=row.get("id") or row.get("post_id"),
        url=row.get("url") or None,
        source=row.get("source"),
        title=row.get("title") or "",
        text=row.get("text"),
        html=row.get("html"),
        published_at=published,
    )


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Lines of a JSON Lines file, compressed or not."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        yield from map(json.loads, lines)


def own_articles() -> list[Article]:
    """The sample news and the corpus."""
    paths = (SAMPLE, *sorted(CORPUS.glob("*.jsonl")))
    return [article(row) for path in paths for row in rows(path)]


def as_text(articles: Iterable[Article]) -> list[Article]:
    """The same articles as a publisher sends them who has taken the text out of the page."""
    return [
        Article(
            id=a.id, url=a.url, source=a.source, title=a.title, text=a.text or html_to_text(a.html or ""),
            published_at=a.published_at,
        )
        for a in articles
    ]  # fmt: skip


def as_html(articles: Iterable[Article]) -> list[Article]:
    """The same articles as pages."""
    return [
        Article(
            id=a.id, url=a.url, source=a.source, title=a.title, html=a.html or _page(a), published_at=a.published_at
        )
        for a in articles
    ]


def _page(a: Article) -> str:
    paragraphs = "".join(f"<p>{html.escape(p)}</p>" for p in (a.text or "").split("\n") if p.strip())
    return (
        f"<html><head><title>{html.escape(a.title)}</title></head><body><article>{paragraphs}</article></body></html>"
    )


def size(a: Article) -> int:
    """Characters that are read."""
    return len(a.text if a.text is not None else a.html or "")


def rates(measures: Sequence[Measure], reporting: Sequence[int], rounds: int) -> None:
    """A row for each: how many articles a second, and how many it has to be. The rounds take turns, as the machine has fast minutes
    and slow ones, and every measure should get some of each.
    """
    for _ in range(rounds):
        for m in measures:
            m.once()
    for m, n in zip(measures, reporting, strict=True):
        share = f"{n / len(m.articles):6.1%} report"
        _row(m.name, m.articles, sum(m.best), f"{share}, target {m.target:,}/s" if m.target else share)


def _row(name: str, articles: Sequence[Article], spent: float, note: str = "") -> None:
    characters = sum(map(size, articles))
    print(
        f"  {name:34} {len(articles):6,} articles of {characters // len(articles):6,} characters "
        f"{len(articles) / spent:9,.0f}/s {characters / spent / 1e6:7.2f} MB/s  {note}",
        flush=True,
    )


def peers(articles: Sequence[Article], rounds: int) -> None:
    """The libraries that do one step of it, alone, on the same pages."""
    pages = [a for a in articles if a.html]
    if pages:
        spent = seconds(lambda: [extract_plain_text(a.html or "", main_content=True) for a in pages], rounds)
        _row("limit: resiliparse alone, HTML", pages, spent)
    texts = as_text(articles)
    _row("limit: py3langid alone, text", texts, seconds(lambda: [py3langid.classify(a.text) for a in texts], rounds))


def profile(extractor: RuleExtractor, articles: Sequence[Article], title: str) -> None:
    """Where the time goes, engine by engine; what is left is the extractor's own."""
    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            begun = time.perf_counter()
            result = work(*given, **named)
            spent[name] += time.perf_counter() - begun
            return result

        return run

    originals = {name: getattr(rules, name) for name in ENGINES if hasattr(rules, name)}
    for name, work in originals.items():
        setattr(rules, name, timed(name, work))
    begun = time.perf_counter()
    try:
        for lot in lots(articles):
            extractor.extract_all(lot)
    finally:
        for name, work in originals.items():
            setattr(rules, name, work)
    whole = time.perf_counter() - begun
    spent["(the rest)"] = whole - sum(spent.values())
    print(f"  where the time goes, {title} (wall, {1e3 * whole / len(articles):.2f} ms an article)")
    for name, took in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"    {name:22} {1e6 * took / len(articles):9.0f} µs {took / whole:6.1%}")


def growth(extractor: RuleExtractor, articles: Sequence[Article], rounds: int) -> None:
    """Cost of texts of growing length made of the strike articles; a linear cost has the same µs a kB in each row."""
    stock = "\n\n".join(a.text or "" for a in as_text(articles))
    first = 0.0
    for length in LENGTHS:
        text = (stock * (1 + length // len(stock)))[:length]
        made = Article(title="Air strikes", text=text, published_at=datetime(2024, 5, 2, tzinfo=UTC))
        took = 1e6 * seconds(lambda made=made: extractor.extract(made), rounds) / (length / 1e3)  # type: ignore[misc]
        first = first or took
        print(f"  {length:9,} characters {took:8.0f} µs a kB, {took / first:5.2f} of the shortest's", flush=True)


def main(arguments: Sequence[str] = ()) -> None:
    """Print all figures; `--quick` runs each measure once, `--profile-only` just shows where the time goes."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench extraction --", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one round of each instead of five")
    parser.add_argument("--profile-only", action="store_true", help="only where the time goes")
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of recorded data (default: beside the project)")
    chosen = parser.parse_args(arguments)
    rounds = 1 if chosen.quick else 5
    print(f"  Python {platform.python_version()}")
    own = own_articles()
    gc.collect()
    before = psutil.Process().memory_info().rss
    extractor = RuleExtractor()
    extractor.extract(own[0])
    settle()
    print(f"  the loaded extractor takes {(psutil.Process().memory_info().rss - before) / MEGABYTE:.0f} MiB")
    feed = chosen.gold / "news_stream_2016q1.jsonl.gz"
    mixed = [article(row) for row in rows(feed)] if feed.exists() else own
    strikes = [a for a in own if extractor.extract(a).outcome == "reports"]
    if not chosen.profile_only:
        together: Reading = extractor.extract_all

        def one_by_one(lot: Sequence[Article]) -> None:
            for a in lot:
                extractor.extract(a)

        measures = [
            Measure("mixed, from text", as_text(mixed), together, 2_000),
            Measure("mixed, from HTML", as_html(mixed), together, 500),
            Measure("all strikes, from text", as_text(strikes), together, 300),
            Measure("all strikes, from HTML", as_html(strikes), together),
            Measure("one by one: mixed, from text", as_text(mixed), one_by_one),
            Measure("one by one: strikes, from text", as_text(strikes), one_by_one),
        ]
        narratives = chosen.gold / "gaza_narratives.jsonl.gz"
        if narratives.exists():
            dense = [Article(text=row["narrative"]) for row in rows(narratives)]
            measures.append(Measure("dense narratives, from text", dense, together))
        reporting = [sum(extractor.extract(a).outcome == "reports" for a in m.articles) for m in measures]
        rates(measures, reporting, rounds)
        peers(mixed, rounds)
        growth(extractor, strikes, rounds)
    profile(extractor, as_text(mixed), "mixed, from text")
    profile(extractor, as_html(mixed), "mixed, from HTML")
    profile(extractor, as_text(strikes), "all strikes, from text")
