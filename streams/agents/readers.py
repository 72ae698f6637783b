"""How the extract agent has its articles read: many at a time where many wait, or one after the other in a thread."""

import asyncio
import time
from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple, Protocol, cast

from streams.agents.desk import Message
from streams.contract.codec import decode_article
from streams.domain.article import Article
from streams.domain.errors import DecodeError
from streams.extraction.extractor import ArticleExtractor, BatchExtractor, Extraction
from streams.extraction.turns import MOST

MOST_BYTES: Final = 800_000
"""Of records read at a time: the event loop stands still meanwhile, two seconds when all of them are about strikes."""


class Read(NamedTuple):
    """A record that was read. `elsewhere` are the seconds of its reading that passed in another record's turn, less those of other
    records' readings that passed in its own.
    """

    article: Article
    extraction: Extraction
    elsewhere: float = 0.0


class Reader(Protocol):
    """What the agent asks for the reading of a record."""

    async def read(self, message: Message) -> Read:
        """The article of a record and what it came to.

        Raises:
            DecodeError: the record is no article.
            Exception: whatever the extractor raises.
        """


class Ahead:
    """Reads the records that wait behind the one at hand together with it, as that is much faster (docs/decisions/016).

    They are only looked at: each is handled, acknowledged and buried in its turn, as if it had been read then.
    """

    def __init__(self, extractor: BatchExtractor, waiting: Callable[[], Iterable[Message]]) -> None:
        self._extractor = extractor
        self._waiting = waiting
        self._done: dict[Message, tuple[Article, Extraction | Exception]] = {}
        self._each = 0.0

    async def read(self, message: Message) -> Read:
        """What was found when the record was read ahead, or reads it and those that wait now."""
        elsewhere = self._each
        if message not in self._done:
            begun = time.perf_counter()
            articles = {message: decode_article(message.value)} | self._articles_behind(len(message.value or b""))
            results = self._extractor.extract_all(articles.values())
            self._done = {m: (a, r) for (m, a), r in zip(articles.items(), results, strict=True)}
            took = time.perf_counter() - begun
            self._each = took / len(articles)
            elsewhere = self._each - took
        article, extraction = self._done.pop(message)
        if isinstance(extraction, Exception):
            raise extraction
        return Read(article, extraction, elsewhere)

    def _articles_behind(self, size: int) -> dict[Message, Article]:
        """Those that can be decoded: what is wrong with the others is said when their turn comes."""
        articles: dict[Message, Article] = {}
        for message in self._waiting():
            size += len(message.value or b"")
            if len(articles) + 1 >= MOST or size > MOST_BYTES:
                break
            try:
                articles[message] = decode_article(message.value)
            except DecodeError:
                continue
        return articles


class InThread:
    """Reads each record when its turn comes, outside the event loop: the extractor may wait for a network."""

    def __init__(self, extractor: ArticleExtractor) -> None:
        self._extractor = extractor

    async def read(self, message: Message) -> Read:
        """Read it now."""
        article = decode_article(message.value)
        return Read(article, await asyncio.to_thread(self._extractor.extract, article))


def reader_of(extractor: ArticleExtractor, stream: Any) -> Reader:
    """The reader that suits the extractor, of a Faust stream's records."""
    if isinstance(extractor, BatchExtractor):
        return Ahead(extractor, lambda: waiting(stream))
    return InThread(extractor)


def waiting(stream: Any) -> Iterable[Message]:
    """The records that a Faust stream holds and has not given out yet, in their order; none is taken.

    A queue of asyncio, which Faust's is, has no public way to look into it.
    """
    return (cast(Message, event.message) for event in stream.channel.queue._queue)
