"""What the agents send, as the Kafka producer gets it."""

import asyncio
import time
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from streams.agents.desk import Failure
from streams.contract.codec import decode_incident
from streams.contract.topics import INCIDENTS, LARGEST_RECORD_BYTES, REPORTS_DLQ
from streams.domain.errors import OversizedRecordError
from streams.domain.incident import Incident, ReportRef
from streams.runtime.outbox import FRAME_BYTES, KafkaOutbox

REFERENCE = ReportRef("rep_1", "art_1", None, "Example Wire", None, "q" * 1000)


class Producer:
    """An app whose topics keep what is sent."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []

    def topic(self, name: str, **_: Any) -> Any:
        async def send(**record: Any) -> Any:
            self.sent.append({"topic": name, **record})
            acknowledged: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            acknowledged.set_result(None)
            return acknowledged

        return SimpleNamespace(send=send)


def incident(references: int) -> Incident:
    return Incident(incident_id="inc_1", reports=(REFERENCE,) * references)


async def test_an_incident_told_by_thousands_is_sent():
    producer: Any = Producer()
    await KafkaOutbox(producer, "match", "x-").send(INCIDENTS, "inc_1", incident(3000), 1.0)
    (record,) = producer.sent
    assert (record["topic"], record["key"], record["timestamp"]) == ("x-strikes.incidents.v1", b"inc_1", 1.0)
    assert 1_048_576 < len(record["value"]) < LARGEST_RECORD_BYTES
    assert len(decode_incident(record["value"]).reports) == 3000


async def test_nothing_is_sent_from_the_future():
    producer: Any = Producer()
    await KafkaOutbox(producer, "match", "").send(INCIDENTS, "inc_1", incident(1), time.time() + 172_800)
    assert producer.sent[0]["timestamp"] <= time.time()


async def test_what_its_topic_would_refuse_never_reaches_the_producer():
    producer: Any = Producer()
    small = replace(INCIDENTS, max_bytes=100_000)
    outbox = KafkaOutbox(producer, "match", "")
    with pytest.raises(OversizedRecordError, match=r"strikes\.incidents\.v1 inc_1: \d+ bytes"):
        await outbox.send(small, "inc_1", incident(100), 1.0)
    assert not producer.sent


async def test_a_dead_letter_bears_the_time_of_its_burial_and_that_of_its_input():
    """With the input's own it could be past its topic's retention from the first moment on."""
    producer: Any = Producer()
    message: Any = SimpleNamespace(
        topic="strikes.reports.v1",
        partition=1,
        offset=7,
        timestamp=1_717_113_600.25,
        key=b"UA",
        value=b"{}",
        headers=[],
    )
    await KafkaOutbox(producer, "match", "").bury(REPORTS_DLQ, message, Failure("match", "schema", ValueError("bad")))
    (record,) = producer.sent
    assert record.get("timestamp") is None
    assert dict(record["headers"])["__connect.errors.timestamp"] == b"1717113600250"


async def test_the_largest_record_has_room_for_the_headers_of_a_dead_letter():
    """What cannot be buried ends the worker, and the next one on the same record."""
    producer: Any = Producer()
    outbox = KafkaOutbox(producer, "match", "")
    await outbox.send(INCIDENTS, "inc_1", incident(1), 1.0)
    headers = producer.sent[0]["headers"]
    message: Any = SimpleNamespace(
        topic="strikes.reports.v1", partition=7, offset=2**62, timestamp=1.0, key=b"UA", value=b"{}", headers=headers
    )

    def fail(depth: int) -> None:
        if depth == 0:
            raise ValueError("ж" * 100_000)
        fail(depth - 1)

    with pytest.raises(ValueError, match="ж") as caught:
        fail(100)
    await outbox.bury(REPORTS_DLQ, message, Failure("contribute", "processing_error", caught.value))
    taken = sum(len(name) + len(value) + 20 for name, value in producer.sent[1]["headers"])
    assert 8_192 < taken < FRAME_BYTES - 1_000
