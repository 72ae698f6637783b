"""`strikewire extract`: article lines in, strike report lines out; `--explain` shows instead why they came out so."""

import shutil
import sys
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path

import click

from streams.cli.filters import Transform, each, failed, filter_options, is_at_rest, run_filter
from streams.contract.batch import Bad, Ok
from streams.contract.codec import Record, decode_article
from streams.domain.article import Article
from streams.extraction.revisions import ArticleState, decide


@click.command(
    epilog="""\b
Examples:
  strikewire extract < articles.jsonl > reports.jsonl
  strikewire extract --input articles.jsonl | strikewire match
  strikewire extract --explain < articles.jsonl | less -R
  strikewire extract --explain --html why.html < articles.jsonl
"""
)
@filter_options
@click.option("--explain", "wanted", is_flag=True, help="Show how each article was read instead of its reports.")
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), help="With --explain: a page of it into this file."
)
def command(source: str, target: str, strict: bool, wanted: bool, html: Path | None) -> None:
    """Read Articles as JSON Lines, write the StrikeReports that they make, most salient first within each article.

    An article that comes again unchanged gives its reports again with the same revision; with a changed text they come
    with a higher one, and those that it no longer makes come as withdrawn: just as the worker does it.

    With STRIKEWIRE_EXTRACTOR=llm a served model reads them, see docs/extraction/llm.md.

    With --explain: each article's sentences with what was found in them, which event each strike went to and why, and every
    slot with its words and its reason. In colours on a terminal, plain in a pipe.
    """
    if html is not None and not wanted:
        raise click.UsageError("--html goes with --explain")
    if html is not None and target != "-":
        raise click.UsageError("--html names the file to write; --output would be a second one")
    if wanted:
        where = target if html is None else str(html)
        run_filter(decode_article, _explained(where, page=html is not None), source=source, target=where, strict=strict)
    else:
        run_filter(decode_article, _reports(source), source=source, target=target, strict=strict)


def _reports(source: str) -> Transform[Article]:
    """What `run_filter` calls. The settings are read here, before an output that is there already is emptied."""
    from streams.cli import environment
    from streams.cli.reading import build_extractor, extractions
    from streams.runtime.memory import settle

    asked: Counter[str] = Counter()
    extractor = build_extractor(environment.settings(), lambda outcome: asked.update([outcome]))
    settle()
    known: dict[str, ArticleState] = {}

    def transform(lines: Iterator[Ok[Article]]) -> Iterator[Record | Bad]:
        taken: deque[int] = deque()

        def articles() -> Iterator[Article]:
            for line in lines:
                taken.append(line.line)
                yield line.record

        for extraction in extractions(extractor, articles(), at_rest=is_at_rest(source)):
            number = taken.popleft()
            if isinstance(extraction, Exception):
                yield failed(number, extraction)
                continue
            decision = decide(known.get(extraction.article_id), extraction, number)
            if decision.state is not None:
                known[extraction.article_id] = decision.state
            yield from decision.reports
        if asked:
            told = ", ".join(f"{outcome} {number}" for outcome, number in sorted(asked.items()))
            click.echo(f"strikewire: asked the model about {asked.total()} articles: {told}", err=True)

    return transform


def _explained(target: str, *, page: bool) -> Transform[Article]:
    """What `run_filter` calls: explanations as a page, or as text fit for the target."""
    from streams.cli import environment, explain_html, explain_terminal
    from streams.extraction.explain.explanation import Explanation, explain
    from streams.extraction.rules import RuleExtractor

    extractor = RuleExtractor()
    watched = target == "-" and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if watched else explain_terminal.PIPE_WIDTH

    def transform(lines: Iterator[Ok[Article]]) -> Iterator[bytes | Bad]:
        bad: list[Bad] = []

        def explanations() -> Iterator[Explanation]:
            for told in each(lines, lambda line: (explain(line.record, extractor),)):
                if isinstance(told, Bad):
                    bad.append(told)
                else:
                    yield told

        if page:
            pieces = explain_html.page(explanations())
        else:
            colours = watched and environment.colours_wanted()
            pieces = (explain_terminal.as_text(told, colours=colours, width=width) for told in explanations())
        yield from (piece.encode() for piece in pieces)
        yield from bad

    return transform
