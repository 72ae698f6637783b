from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article as it comes on `news.articles.v1`.

    One of `text` and `html` is set. Times are timezone-aware UTC. `id` may be absent: `streams.domain.ids.article_id`
    derives one from the canonical URL, else from the text.
    """

    id: str | None = None
    url: str | None = None
    source: str | None = None
    title: str = ""
    text: str | None = None
    html: str | None = None
    published_at: datetime | None = None
    language: str | None = None
    fetched_at: datetime | None = None
