"""What every agent works at: one place that catches, one that sends, one that buries bad records."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, NoReturn, Protocol

import structlog
from faust.exceptions import ProducerSendError

from streams.agents.instruments import AgentStage, Instruments
from streams.contract.codec import LAST_YEAR, Record
from streams.contract.topics import Topic
from streams.domain.errors import DecodeError
from streams.domain.vocabulary import DeadLetterReason

log = structlog.get_logger(__name__)

LAST_MOMENT: Final = datetime(LAST_YEAR, 12, 31, tzinfo=UTC).timestamp()


class Message(Protocol):
    """A consumed Kafka record. `timestamp` is Unix time in seconds."""

    topic: str
    partition: int
    offset: int
    timestamp: float
    key: bytes | None
    value: bytes | None
    headers: Any


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a record goes to a dead-letter topic."""

    stage: AgentStage
    reason: DeadLetterReason
    error: Exception


class Outbox(Protocol):
    """Where records go. An accepted record is on Kafka before the offset of what led to it is committed."""

    async def send(self, topic: Topic, key: str, record: Record, at: float) -> None:
        """Hand one record to the producer; waits only while its buffer is full. `at` is its Unix time in seconds.

        Raises:
            OversizedRecordError: more than a topic takes.
            ProducerSendError: the producer has failed.
        """

    async def forward(self, topic: Topic, key: str, value: bytes, at: float, partition: int | None = None) -> None:
        """The same for an internal topic: no headers, and a partition where the key does not decide it."""

    async def bury(self, topic: Topic, message: Message, failure: Failure) -> None:
        """Write the untouched record to its dead-letter topic and wait until Kafka has it.

        Raises:
            Exception: whatever kept it from being written; the worker must not go on.
        """


@dataclass(frozen=True, slots=True)
class Desk:
    """The surroundings of an agent. `fail` ends the worker at once, before anything more is acknowledged."""

    outbox: Outbox
    instruments: Instruments
    fail: Callable[[BaseException], NoReturn]

    async def work(
        self,
        stage: AgentStage,
        messages: Any,
        handle: Callable[[Message], Awaitable[float | None]],
        dead_letters: Topic,
    ) -> None:
        """Handle every event of a Faust stream. Nothing may escape: Faust would acknowledge the event and lose it.

        `handle` may return seconds to add to the time that the record took: of work done for it in another's turn.
        """
        async for event in messages.events():
            message: Message = event.message
            started = time.perf_counter()
            elsewhere = None
            try:
                elsewhere = await handle(message)
            except ProducerSendError as error:
                self.fail(error)
            except Exception as error:  # noqa: BLE001 - the one place; whatever it is becomes a dead letter
                await self._bury(dead_letters, message, stage, error)
            self.instruments.stage_done(stage, time.perf_counter() - started + (elsewhere or 0.0))

    async def _bury(self, topic: Topic, message: Message, stage: AgentStage, error: Exception) -> None:
        reason: Any = error.reason if isinstance(error, DecodeError) else "processing_error"
        place = {"topic": message.topic, "partition": message.partition, "offset": message.offset}
        if reason == "processing_error":
            log.error("a record could not be processed", stage=stage, **place, exc_info=error)
        else:
            log.warning("a bad record", stage=stage, reason=reason, problem=str(error), **place)
        try:
            await self.outbox.bury(topic, message, Failure(stage, reason, error))
        except Exception as lost:  # noqa: BLE001 - going on would acknowledge a record that is nowhere
            self.fail(lost)
        self.instruments.dead_letter(stage, reason)
        if stage == "extract":
            self.instruments.article_processed("dead_letter")


def arrival(message: Message) -> datetime:
    """The record's own time, the same whenever it comes. Senders may set what they like: a time before 1970 or after 2100,
    which our own codec would refuse in the records that repeat it, is taken for the nearest moment between the two.
    """
    return datetime.fromtimestamp(min(max(message.timestamp, 0.0), LAST_MOMENT), UTC)


def text_key(message: Message) -> str:
    """The record's key as text.

    Raises:
        DecodeError: `bad_key`, when there is none, it is blank or not UTF-8: such a record has no place in any order.
    """
    try:
        key = (message.key or b"").decode()
    except UnicodeDecodeError as error:
        raise DecodeError("bad_key", f"the key is not UTF-8: {error}") from None
    if not key.strip():
        raise DecodeError("bad_key", "the key is empty")
    return key
