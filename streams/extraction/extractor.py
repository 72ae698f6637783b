"""The seam between the stream and whatever reads articles."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

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

    @property
    def waits(self) -> bool:
        """Whether `extract` waits for somebody else (a network), and so must not run on an event loop."""
        ...

    def extract(self, article: Article) -> Extraction:
        """Read one article. Never raises on any text; bounded time."""
        ...
