"""Records that wait are read together and handled one by one."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
import pytest

from streams.agents import readers
from streams.agents.readers import Ahead, InThread, reader_of
from streams.domain.article import Article
from streams.domain.errors import DecodeError
from streams.extraction.extractor import Extraction
from streams.extraction.rules import RuleExtractor
from streams.runtime.hardening import HardenedApp
from tests.integration.standins import LineExtractor


@dataclass(eq=False)
class Record:
    """As Faust's: one is only ever equal to itself."""

    value: bytes | None
    topic: str = "articles"
    partition: int = 0
    offset: int = 0
    timestamp: float = 0.0
    key: bytes | None = b"k"
    headers: Any = None


def record(text: str) -> Record:
    return Record(orjson.dumps({"id": "a", "text": text}))


@dataclass
class Noting(LineExtractor):
    """Remembers what it was asked together."""

    lots: list[list[str | None]] = field(default_factory=list)

    def extract_all(self, articles: Iterable[Article]) -> list[Extraction | Exception]:
        held = list(articles)
        self.lots.append([a.text for a in held])
        return super().extract_all(held)


def ahead(records: Sequence[Record]) -> tuple[Noting, Ahead]:
    noting = Noting()
    return noting, Ahead(noting, lambda: records[1:])


async def test_what_waits_is_read_with_the_record_at_hand_and_not_again():
    records = [record("UA 3"), record("SY 1"), record("UA 5")]
    noting, reader = ahead(records)
    read = [await reader.read(r) for r in records]
    assert noting.lots == [["UA 3", "SY 1", "UA 5"]]
    assert [r.article.text for r in read] == ["UA 3", "SY 1", "UA 5"]
    assert [r.extraction.reports[0].killed["total"].min for r in read] == [3, 1, 5]


async def test_each_record_of_a_lot_is_told_its_share_of_the_time():
    """The lot's time passes in the first one's turn: with what is added, all have taken the same, and together what it took."""
    records = [record("UA 3"), record("SY 1"), record("UA 5"), record("UA 6")]
    _, reader = ahead(records)
    first, *others = [(await reader.read(r)).elsewhere for r in records]
    assert len(set(others)) == 1
    assert others[0] > 0
    assert first + sum(others) == pytest.approx(0, abs=1e-9)


async def test_a_record_that_comes_again_after_a_rebalance_is_read_again():
    """It is another message then; what was read of the one that was dropped is forgotten."""
    records = [record("UA 3"), record("SY 1")]
    noting, reader = ahead(records)
    await reader.read(records[0])
    again = record("SY 1")
    assert (await reader.read(again)).extraction.reports[0].location.country == "SY"
    assert noting.lots == [["UA 3", "SY 1"], ["SY 1", "SY 1"]]


async def test_what_is_wrong_with_one_is_said_in_its_turn():
    records = [record("UA 3"), Record(b"{"), record("boom"), record("SY 1")]
    _, reader = ahead(records)
    assert (await reader.read(records[0])).extraction.outcome == "reports"
    with pytest.raises(DecodeError):
        await reader.read(records[1])
    with pytest.raises(ZeroDivisionError):
        await reader.read(records[2])
    assert (await reader.read(records[3])).extraction.outcome == "reports"


async def test_a_lot_has_its_measure(monkeypatch):
    monkeypatch.setattr(readers, "MOST", 3)
    records = [record(f"UA {n}") for n in range(5)]
    noting, reader = ahead(records)
    await reader.read(records[0])
    assert [len(lot) for lot in noting.lots] == [3]
    monkeypatch.setattr(readers, "MOST_BYTES", sum(len(r.value or b"") for r in records[:2]))
    noting, reader = ahead(records)
    await reader.read(records[0])
    assert [len(lot) for lot in noting.lots] == [2]
    huge = [record("UA 1" + " " * 1000), *records]
    noting, reader = ahead(huge)
    await reader.read(huge[0])
    assert [len(lot) for lot in noting.lots] == [1], "an article above the measure is read by itself"


async def test_a_stream_of_faust_shows_what_waits_without_giving_it_out(tmp_path):
    """The real queue: all records put before the agent's first turn are seen, and each is handled once, in order."""
    app = HardenedApp("readers", on_failure=lambda _: None, broker="kafka://127.0.0.1:1", datadir=str(tmp_path))
    app.finalize()
    app.flow_control.resume()
    noting, handled = Noting(), []

    async def work(stream: Any) -> None:
        reader = reader_of(noting, stream)
        async for event in stream.events():
            handled.append((await reader.read(event.message)).article.text)

    agent = app.agent(app.channel(value_type=bytes), name="work")(work)
    texts = [f"UA {n}" for n in range(6)]
    async with agent.test_context() as context:
        for text in texts:
            await context.put(value=orjson.dumps({"text": text}), wait=False)
        for _ in range(400):
            if len(handled) == len(texts):
                break
            await asyncio.sleep(0.005)
    if app._consumer is not None:
        app._consumer._thread.thread_loop.close()
    assert handled == texts
    assert [text for lot in noting.lots for text in lot] == texts
    assert len(noting.lots) < len(texts)


def test_an_extractor_that_cannot_take_turns_reads_in_a_thread():
    class Slow:
        def extract(self, article: Article) -> Extraction:
            return LineExtractor().extract(article)

    assert isinstance(reader_of(Slow(), None), InThread)
    assert isinstance(reader_of(RuleExtractor(), None), Ahead)
