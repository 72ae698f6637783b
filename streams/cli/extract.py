"""`strikewire extract`: article lines in, strike report lines out."""

from collections.abc import Iterable, Iterator

import click

from streams.cli.filters import filter_options, run_filter
from streams.contract.batch import Bad, Ok
from streams.contract.codec import Record, decode_article
from streams.domain.article import Article
from streams.extraction.revisions import ArticleState, decide


@click.command(
    epilog="""\b
Examples:
  strikewire extract < articles.jsonl > reports.jsonl
  strikewire extract --input articles.jsonl | strikewire match
"""
)
@filter_options
def command(source: str, target: str, strict: bool) -> None:
    """Read Articles as JSON Lines, write the StrikeReports that they make, most salient first within each article.

    An article that comes again unchanged gives its reports again with the same revision; with a changed text they come
    with a higher one, and those that it no longer makes come as withdrawn: just as the worker does it.
    """
    from streams.extraction.rules import RuleExtractor

    extractor = RuleExtractor()
    known: dict[str, ArticleState] = {}

    def transform(lines: Iterator[Ok[Article]]) -> Iterable[Record | Bad]:
        for position, line in enumerate(lines):
            extraction = extractor.extract(line.record)
            decision = decide(known.get(extraction.article_id), extraction, position)
            if decision.state is not None:
                known[extraction.article_id] = decision.state
            yield from decision.reports

    run_filter(decode_article, transform, source=source, target=target, strict=strict)
