"""news.articles.v1 -> strikes.reports.v1: read each article, remember those that told of strikes."""

from collections.abc import MutableMapping
from functools import partial
from typing import Any, Final

from faust import App
from faust.types import AgentT

from streams.agents.desk import Desk, Message, text_key
from streams.agents.readers import Reader, reader_of
from streams.contract.keys import report_key
from streams.contract.topics import ARTICLES_DLQ, REPORTS
from streams.extraction.extractor import ArticleExtractor
from streams.extraction.revisions import ArticleState, decide

NAME: Final = "extract"
TABLE: Final = "articles"


def create(
    app: App, source: Any, articles: MutableMapping[str, ArticleState], desk: Desk, extractor: ArticleExtractor
) -> AgentT[Any]:
    """The agent on `source`. An article that tells of no strike, and never did, writes nothing anywhere."""

    async def handle(reader: Reader, message: Message) -> float:
        desk.instruments.article_received()
        text_key(message)
        article, extraction, elsewhere = await reader.read(message)
        before = articles.get(extraction.article_id)
        decision = decide(before, extraction, message.offset)
        if decision.state is not None and decision.state != before:
            articles[extraction.article_id] = decision.state
        for report in decision.reports:
            await desk.outbox.send(REPORTS, report_key(report), report, message.timestamp)
            desk.instruments.report_emitted(report)
        desk.instruments.article_processed(decision.instead or extraction.outcome)
        desk.instruments.news_delay(article.published_at, message.timestamp)
        return elsewhere

    async def extract(stream: Any) -> None:
        await desk.work("extract", stream, partial(handle, reader_of(extractor, stream)), ARTICLES_DLQ)

    return app.agent(source, name=NAME)(extract)
