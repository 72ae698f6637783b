"""The agents' way out: records to Kafka through the Faust app."""

import time
from collections.abc import Iterable
from importlib import metadata
from typing import Any, Final

from faust.types import AppT

from streams.agents.desk import Failure, Message
from streams.contract.codec import Record, encode
from streams.contract.headers import dead_letter_headers, record_headers
from streams.contract.topics import Topic, physical_name
from streams.domain.errors import OversizedRecordError

VERSION: Final = metadata.version("strikewire")
FRAME_BYTES: Final = 16_384
"""Of a topic's limit, what key, headers and Kafka's framing may take; those too that a record gets as a dead letter."""


class KafkaOutbox:
    """Sends through one app's producer. Implements `streams.agents.desk.Outbox`.

    `name` is the agent that writes (the records' `ce_source`).
    """

    def __init__(self, app: AppT, name: str, prefix: str) -> None:
        self._app = app
        self._name = name
        self._prefix = prefix
        self._topics: dict[str, Any] = {}

    async def send(self, topic: Topic, key: str, record: Record, at: float) -> None:
        """One record of the contract; raises OversizedRecordError before the producer sees it.

        None comes from the future, whatever the input's time says: the broker would refuse it (`message.timestamp.after.max.ms`, an
        hour in Kafka 4), which ends the worker, and the next one on the same input.
        """
        value = encode(record)
        largest = topic.max_bytes - FRAME_BYTES
        if len(value) > largest:
            raise OversizedRecordError(f"{topic.name} {key}", len(value), largest)
        headers = record_headers(record, self._name)
        at = min(at, time.time())
        await self._topic(topic).send(key=key.encode(), value=value, headers=headers, timestamp=at)

    async def forward(self, topic: Topic, key: str, value: bytes, at: float, partition: int | None = None) -> None:
        """One record of an internal topic."""
        await self._topic(topic).send(key=key.encode(), value=value, timestamp=at, partition=partition)

    async def bury(self, topic: Topic, message: Message, failure: Failure) -> None:
        """Write the record to its dead-letter topic and wait for the acknowledgement.

        Its time there is that of the burial, for the topic deletes by it; its own is in a header.
        """
        headers = dead_letter_headers(
            _pairs(message.headers),
            reason=failure.reason,
            error=failure.error,
            topic=message.topic,
            partition=message.partition,
            offset=message.offset,
            timestamp=message.timestamp,
            stage=failure.stage,
            app="strikewire",
            version=VERSION,
        )
        await (await self._topic(topic).send(key=message.key, value=message.value, headers=headers))

    def _topic(self, topic: Topic) -> Any:
        found = self._topics.get(topic.name)
        if found is None:
            found = self._topics[topic.name] = raw_topic(self._app, physical_name(topic, self._prefix))
        return found


def raw_topic(app: AppT, name: str, **options: Any) -> Any:
    """A Faust topic of raw bytes: decoding is the codec's, so that nothing is skipped silently."""
    return app.topic(
        name,
        key_type=bytes,
        value_type=bytes,
        key_serializer="raw",
        value_serializer="raw",
        allow_empty=True,
        **options,
    )


def _pairs(headers: Any) -> Iterable[tuple[str, bytes]]:
    """Header pairs as aiokafka gives them, with None for none."""
    pairs = headers.items() if hasattr(headers, "items") else headers or ()
    return [(name, value or b"") for name, value in pairs]
