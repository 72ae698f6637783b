"""The Kafka publisher: kafka-python, idempotent, every message accounted for."""

import contextlib
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, Final

from kafka import KafkaAdminClient, KafkaProducer
from kafka.errors import KafkaError

from producers.clock import Clock
from producers.publisher import Message, Receipt
from streams.contract.codec import one_line
from streams.contract.topics import MAX_MESSAGE_BYTES
from streams.domain.errors import BrokerError, TopicError

PRODUCER_OPTIONS: Final[Mapping[str, Any]] = {
    "acks": "all",
    "enable_idempotence": True,
    "compression_type": "zstd",
    "linger_ms": 20,
    "batch_size": 262_144,
    "max_request_size": MAX_MESSAGE_BYTES,
    "delivery_timeout_ms": 120_000,
    "allow_auto_create_topics": False,
}
"""Measured on 4 KB articles: 20 ms of linger and batches from 256 KiB on give 6–13 thousand messages a second, and
idempotence with acks=all costs nothing visible. An absent topic must be an error, not an invention of the broker's."""

CONNECT_OPTIONS: Final[Mapping[str, Any]] = {"bootstrap_timeout_ms": 10_000}
MAX_UNDER_WAY_BYTES: Final = 33_554_432
"""Kafka-python 3 has no bound of its own on what waits to be sent."""
CLOSE_SECONDS: Final = 5
TOPIC_WAIT_SECONDS: Final = 5.0
"""A topic just created may be missing from the broker's answer for some milliseconds."""


class KafkaPublisher:
    """Publishes to one topic. `options` say where Kafka is and how to speak to it, as for any kafka-python client.

    Raises:
        BrokerError: no Kafka answers there.
        TopicError: the topic does not exist.
    """

    def __init__(self, options: Mapping[str, Any], topic: str, clock: Clock) -> None:
        self._topic = topic
        self._clock = clock
        self._settled: deque[Receipt] = deque()
        self._room = threading.Condition()
        self._bytes = 0
        self._messages = 0
        self._given_up = False
        check_topic(options, topic, clock)
        try:
            self._producer = KafkaProducer(**{**PRODUCER_OPTIONS, **CONNECT_OPTIONS, **options})
        except KafkaError as error:
            raise unreachable(options, error) from error

    def publish(self, message: Message) -> None:
        """Hand over to the sender's thread; waits while more than `MAX_UNDER_WAY_BYTES` have no receipt yet."""
        size = len(message.key) + len(message.value)
        with self._room:
            self._room.wait_for(lambda: self._bytes < MAX_UNDER_WAY_BYTES)
            self._bytes += size
            self._messages += 1
        handed_over = self._clock.monotonic()
        try:
            future = self._producer.send(self._topic, message.value, key=message.key, headers=message.headers)
        except KafkaError as error:
            self._settle(message, size, handed_over, error)
            return
        future.add_callback(lambda _: self._settle(message, size, handed_over, None))
        future.add_errback(lambda error: self._settle(message, size, handed_over, error))

    def receipts(self) -> Iterator[Receipt]:
        """The receipts that have come in since the last call."""
        while self._settled:
            yield self._settled.popleft()

    def flush(self, seconds: float) -> int:
        """Wait for all receipts, at most so long; the number of messages still without one."""
        ends = time.monotonic() + seconds
        with contextlib.suppress(KafkaError):  # what has no receipt after the deadline is counted by the caller
            self._producer.flush(timeout=seconds)
        with self._room:
            # The futures are done a moment before their callbacks have run.
            self._room.wait_for(lambda: self._messages == 0, timeout=max(0.0, ends - time.monotonic()))
            return self._messages

    def close(self) -> None:
        """Close the connections; what is still under way is given up, with a receipt that says so."""
        if self._messages:
            self._given_up = True
            # close() of kafka-python waits for a flush first and raises when that takes too long, closing nothing.
            self._producer._sender.force_close()
        with contextlib.suppress(KafkaError):
            self._producer.close(timeout=CLOSE_SECONDS)

    def _settle(self, message: Message, size: int, handed_over: float, error: BaseException | None) -> None:
        """Runs in the sender's thread, or in the caller's when the hand-over itself fails."""
        problem = "" if error is None else one_line(str(error))
        if problem and self._given_up:
            problem = "Kafka did not acknowledge it in time"
        self._settled.append(Receipt(message.place, problem, self._clock.monotonic() - handed_over))
        with self._room:
            self._bytes -= size
            self._messages -= 1
            self._room.notify_all()


def check_topic(options: Mapping[str, Any], topic: str, clock: Clock) -> None:
    """Raise TopicError unless the topic exists, BrokerError if nobody answers: `send()` would block for a minute."""
    try:
        admin = KafkaAdminClient(**{**CONNECT_OPTIONS, **options})
    except KafkaError as error:
        raise unreachable(options, error) from error
    try:
        ends = clock.monotonic() + TOPIC_WAIT_SECONDS
        while topic not in admin.list_topics():
            if clock.monotonic() >= ends:
                raise TopicError(f"there is no topic {topic}; `strikewire topics create` makes the topics")
            clock.sleep(0.1)
    except KafkaError as error:
        raise unreachable(options, error) from error
    finally:
        admin.close()


def unreachable(options: Mapping[str, Any], error: KafkaError) -> BrokerError:
    """One sentence for the user: where no Kafka answered, and what the client said."""
    servers = options.get("bootstrap_servers", "")
    where = servers if isinstance(servers, str) else ", ".join(servers)
    return BrokerError(f"no Kafka answers at {where} ({one_line(type(error).__name__)})")
