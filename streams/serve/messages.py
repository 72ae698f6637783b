"""Messages as they lie on Kafka, and a reader that follows topics without a consumer group."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from kafka import KafkaConsumer, TopicPartition
from kafka.errors import KafkaError

from streams.domain.errors import BrokerError

POLL_MS: Final = 200
"""How long a look for more may take: also how long an interruption waits."""

From = Literal["beginning", "end"] | datetime


@dataclass(frozen=True, slots=True)
class Message:
    """One record with its place. `key` and `value` are None where Kafka has null; `timestamp_ms` since the epoch."""

    topic: str
    partition: int
    offset: int
    timestamp_ms: int
    key: bytes | None
    value: bytes | None
    headers: Mapping[str, bytes]

    @property
    def place(self) -> str:
        """`topic/partition/offset`, for people."""
        return f"{self.topic}/{self.partition}/{self.offset}"


class Follower:
    """Reads topics from a point on and goes on with what comes; commits nothing and disturbs nobody."""

    def __init__(self, options: Mapping[str, Any], topics: Sequence[str], start: From) -> None:
        """Connect and find the offsets to start from.

        Args:
            options: where Kafka is and how to speak to it, as kafka-python takes it.
            topics: their names on the broker; they must exist.
            start: `beginning`, `end`, or the time from which on records are wanted.

        Raises:
            BrokerError: Kafka does not answer, or not where to start.
        """
        try:
            self._consumer = KafkaConsumer(**options, enable_auto_commit=False, auto_offset_reset="earliest")
        except KafkaError as error:
            raise BrokerError(f"no Kafka answers any more: {type(error).__name__}") from error
        try:
            partitions = [
                TopicPartition(topic, number)
                for topic in topics
                for number in sorted(self._consumer.partitions_for_topic(topic) or ())
            ]
            self._consumer.assign(partitions)
            self._ends: dict[Any, int] = self._consumer.end_offsets(partitions)
            for partition, offset in self._first(partitions, start).items():
                self._consumer.seek(partition, offset)
        except KafkaError as error:
            self.close()
            raise BrokerError(f"Kafka does not say where {', '.join(topics)} start: {type(error).__name__}") from error

    def _first(self, partitions: Sequence[Any], start: From) -> dict[Any, int]:
        if start == "end":
            return dict(self._ends)
        if start == "beginning":
            return dict(self._consumer.beginning_offsets(partitions))
        milliseconds = max(int(start.timestamp() * 1000), 0)  # the client refuses what was before 1970
        found = self._consumer.offsets_for_times(dict.fromkeys(partitions, milliseconds))
        return {p: self._ends[p] if found.get(p) is None else found[p].offset for p in partitions}

    def batches(self, trouble: Callable[[str], None]) -> Iterator[list[Message]]:
        """What has come, over and over, for ever; an empty list where nothing came in `POLL_MS`.

        Args:
            trouble: told once when Kafka cannot be read for the moment; reading goes on.
        """
        told = False
        while True:
            try:
                polled = self._consumer.poll(timeout_ms=POLL_MS)
                told = False
            except KafkaError as error:
                if not told:
                    trouble(f"Kafka cannot be read for the moment ({type(error).__name__}); still trying")
                told, polled = True, {}
                time.sleep(POLL_MS / 1000)
            yield [_message(record) for records in polled.values() for record in records]

    def caught_up(self) -> bool:
        """Whether everything that was there at the start has been read."""
        return all(self._consumer.position(partition) >= end for partition, end in self._ends.items())

    def close(self) -> None:
        """Let go of the connections at once."""
        self._consumer.close(autocommit=False, timeout_ms=1000)


def _message(record: Any) -> Message:
    """Of headers with one name the last counts, as for Java's `lastHeader`: a dead letter's reason stands behind what was there."""
    headers = {name: value or b"" for name, value in record.headers}
    return Message(record.topic, record.partition, record.offset, record.timestamp, record.key, record.value, headers)
