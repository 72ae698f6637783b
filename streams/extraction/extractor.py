"""The seam between the stream and whatever reads articles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from streams.domain.article import Article
from streams.domain.report import StrikeReport
from streams.domain.vocabulary import ArticleOutcome


@dataclass(frozen=True, slots=True)
class Extraction:
    """What reading one article came to. `reports` is empty unless `outcome` is `reports`; most salient first.

    `content_hash` identifies the article's content (title, text, published_at): equal hash = unchanged article.
    """

    article_id: str
    outcome: ArticleOutcome
    content_hash: str
    reports: Sequence[StrikeReport] = ()


class ArticleExtractor(Protocol):
    """Anything that turns an article into strike reports: the rules, or another behind the same seam."""

    def extract(self, article: Article) -> Extraction:
        """Read one article. Never raises on any text; bounded time."""
        ...


@runtime_checkable
class BatchExtractor(ArticleExtractor, Protocol):
    """One that waits for nobody, and reads many articles faster than each by itself."""

    def extract_all(self, articles: Iterable[Article]) -> list[Extraction | Exception]:
        """Read several, in their order. Where reading one fails, the error stands in its place and the others are read."""
        ...
