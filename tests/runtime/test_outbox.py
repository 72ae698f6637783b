"""What the agents send, as the Kafka producer gets it."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from streams.contract.codec import decode_incident
from streams.contract.topics import INCIDENTS, LARGEST_RECORD_BYTES
from streams.domain.errors import OversizedRecordError
from streams.domain.incident import Incident, ReportRef
from streams.runtime.outbox import KafkaOutbox

REFERENCE = ReportRef("rep_1", "art_1", None, "Example Wire", None, "q" * 1000)


class Producer:
    """An app whose topics keep what is sent."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []

    def topic(self, name: str, **_: Any) -> Any:
        async def send(**record: Any) -> None:
            self.sent.append({"topic": name, **record})

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


async def test_what_its_topic_would_refuse_never_reaches_the_producer():
    producer: Any = Producer()
    small = replace(INCIDENTS, max_bytes=100_000)
    outbox = KafkaOutbox(producer, "match", "")
    with pytest.raises(OversizedRecordError, match=r"strikes\.incidents\.v1 inc_1: \d+ bytes"):
        await outbox.send(small, "inc_1", incident(100), 1.0)
    assert not producer.sent
