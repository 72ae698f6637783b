"""Faust 0.15.3, repaired: subclasses handed to the app where Faust lets one choose (transport, settings, task services).

Out of the box Faust loses events in each of the cases named below; what was seen is in docs/decisions/009-faust-repaired.md and every
repair has a test in tests/runtime/test_hardening.py that fails without it. Nothing here changes a class of Faust itself.
"""

import asyncio
import time
import types
from collections.abc import Callable, Coroutine, Generator, Mapping
from typing import Any, cast

import faust
import structlog
from aiokafka.errors import CommitFailedError, KafkaError
from aiokafka.structs import OffsetAndMetadata
from faust.tables import TableManager
from faust.tables.recovery import Recovery
from faust.topics import Topic
from faust.transport.drivers import aiokafka as driver
from faust.transport.producer import ProducerBuffer
from faust.types import TP, AppT

log = structlog.get_logger(__name__)

COMMIT_PAUSE = 1.0
YIELD_EVERY = 100


class HardenedBuffer(ProducerBuffer):
    """`flush()` waits until everything put before the call was handed to the Kafka producer.

    Faust's returns after 0.1 s of quiet (so offsets were committed before the changelog writes of those events) and
    never under steady sends.
    """

    max_messages = 1000

    def __post_init__(self) -> None:
        super().__post_init__()
        self.n_put = 0
        self.n_sent = 0

    def put(self, fut: Any) -> None:
        """Add a message, counted."""
        self.n_put += 1
        super().put(fut)

    async def _send_pending(self, fut: Any) -> None:
        try:
            await super()._send_pending(fut)
        finally:
            self.n_sent += 1

    @property
    def size(self) -> int:
        """Messages that wait; asked for each record, so without a look at the settings."""
        return self.pending.qsize()

    async def flush(self) -> None:
        """Wait for what was put so far; what is put meanwhile is somebody else's flush."""
        target = self.n_put
        while self.n_sent < target:
            if self.state != "running":
                raise RuntimeError(f"the producer buffer stopped with {target - self.n_sent} messages unsent")
            self.message_sent.clear()
            try:
                await asyncio.wait_for(self.message_sent.wait(), 0.5)
            except TimeoutError:
                continue


class HardenedProducer(driver.Producer):
    """Faust's producer with the buffer above, and acknowledged by all replicas without duplicates from its own retries."""

    def __init__(self, transport: Any, **kwargs: Any) -> None:
        super().__init__(transport, **kwargs)
        self.buffer = HardenedBuffer(loop=self.loop, beacon=self.beacon)
        self.buffer.app = self.app

    def _settings_extra(self) -> Mapping[str, Any]:
        return {"acks": "all", "enable_idempotence": True}


class HardenedTopic(Topic):
    """A publish that failed for good ends the worker.

    Faust only logs it, then commits the offset of the event that led to it: the output or changelog record is lost.
    """

    def _on_published(self, fut: Any, message: Any, producer: Any, state: Any) -> None:
        super()._on_published(fut, message, producer, state)
        if not fut.cancelled() and fut.exception() is not None:
            cast("HardenedApp", self.app).fail(fut.exception())


@types.coroutine
def _steps(coroutine: Coroutine[Any, Any, None], waiting: Any) -> Generator[Any, Any, None]:
    """The rest of a coroutine whose first step was driven by hand and which waits for the future `waiting`."""
    while True:
        thrown = value = None
        try:
            value = yield waiting
        except BaseException as error:  # noqa: BLE001 - handed on, it is the coroutine's to deal with
            thrown = error
        try:
            waiting = coroutine.send(value) if thrown is None else coroutine.throw(thrown)
        except StopIteration:
            return


async def _rest(coroutine: Coroutine[Any, Any, None], waiting: Any) -> None:
    await _steps(coroutine, waiting)


class HardenedConsumerThread(driver.AIOKafkaConsumerThread):
    """A commit that finds no broker waits for it. Faust's ends the worker at the first try."""

    async def _commit(self, offsets: Mapping[TP, int]) -> bool:
        while not self.should_stop:
            mine = self.assignment()
            wanted = {
                driver.ensure_aiokafka_TP(tp): OffsetAndMetadata(offset, "")
                for tp, offset in offsets.items()
                if tp in mine
            }
            try:
                await self._ensure_consumer().commit(wanted)
            except CommitFailedError:
                return False  # the group moved on: whoever owns the partition now reads the events again
            except KafkaError as error:
                if not error.retriable:
                    raise
                log.warning("the broker does not take a commit; trying again", error=repr(error))
                await asyncio.sleep(COMMIT_PAUSE)
            else:
                self.tp_last_committed_at.update(dict.fromkeys(offsets, time.monotonic()))
                return True
        return False


class HardenedConsumer(driver.Consumer):
    """Commits only what is done, wakes up at once after back-pressure, and passes messages on without a task for each."""

    _paused_until = 0.0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._no_fetch = asyncio.Event()
        self._no_fetch.set()

    async def halt(self) -> None:
        """Stop the flow and wait until no fetch is under way, at most a second: the flow stays stopped.

        A fetch that was asked for before and answers after a seek moves the position past records that Faust then drops,
        for the flow stands still. Faust's own `wait_for_stopped_flow` waits for an event that is never cleared.
        """
        self.stop_flow()
        await self._no_fetch.wait()

    async def _getmany(self, active_partitions: set[TP] | None, timeout: float) -> Any:  # noqa: ASYNC109 - Faust's signature
        self._no_fetch.clear()
        try:
            return await super()._getmany(active_partitions, timeout)
        finally:
            self._no_fetch.set()

    async def on_partitions_revoked(self, revoked: set[TP]) -> None:
        """Let the app finish what is in work and commit, and forget these partitions only then.

        Faust's forgets first, so what was handled since the last commit is handled again by the partitions' next owners.
        """
        self._active_partitions.difference_update(revoked)
        self._paused_partitions.difference_update(revoked)
        await self._on_partitions_revoked(revoked)
        kept: tuple[Any, ...] = (self._gap, self._acked, self._acked_index, self._read_offset, self._committed_offset)
        for of_partition in kept:
            for tp in revoked:
                of_partition.pop(tp, None)

    async def commit_and_end_transactions(self) -> None:
        """The last commit of a rebalance or a stop: of all that is done by now.

        Faust's takes one that is under way for it, whose offsets were gathered before what has been done since.
        """
        await self.maybe_wait_for_commit_to_finish()
        await super().commit_and_end_transactions()

    def _new_consumer_thread(self) -> driver.AIOKafkaConsumerThread:
        return HardenedConsumerThread(self, loop=self.loop, beacon=self.beacon)

    def _new_offset(self, tp: TP) -> int | None:
        """The offset to commit: never behind a message that is still being worked on (faust #606)."""
        in_flight = [m.offset for m in self._unacked_messages if m.tp == tp and not m.acked]
        held = [offset for offset in self._acked[tp] if offset >= min(in_flight)] if in_flight else []
        if not held:
            return super()._new_offset(tp)
        self._acked[tp] = [offset for offset in self._acked[tp] if offset < min(in_flight)]
        try:
            return super()._new_offset(tp) if self._acked[tp] else None
        finally:
            self._acked[tp] = sorted(self._acked[tp] + held)

    async def _wait_next_records(self, timeout: float) -> Any:  # noqa: ASYNC109 - Faust's signature
        """As Faust's, which sleeps a flat second when all partitions are held back by full buffers."""
        if self._buffered_partitions:
            self._paused_until = time.monotonic() + 1.0
        if self.flow_active and not self.app.client_only and not self._active_partitions and self._buffered_partitions:
            end = time.monotonic() + timeout
            while time.monotonic() < end and not self._active_partitions and not self.should_stop and self.flow_active:
                await self.sleep(0.002)
            return {}, self._get_active_partitions()
        if self._paused_until > time.monotonic():
            timeout = min(timeout, 0.01)
        return await super()._wait_next_records(timeout)

    async def _drain_messages(self, fetcher: Any) -> None:
        """Pass fetched messages to the streams, as Faust's does, which starts two or three tasks for each of them.

        The callback nearly always finishes without waiting, so its first step is driven by hand; the stock way is kept
        for when it really has to wait.
        """
        since_yield = 0
        try:
            while not (self.should_stop or fetcher.should_stop):
                records = self.getmany(timeout=1.0)
                await self.sleep(0)
                if self.should_stop:
                    break
                async for tp, message in records:
                    since_yield += 1
                    if since_yield > YIELD_EVERY:
                        await asyncio.sleep(0)
                        since_yield = 0
                    await self._drain_one(tp, message)
        except self.consumer_stopped_errors:
            if not self.transport.app.should_stop:
                raise
        except asyncio.CancelledError:
            if not self.transport.app.should_stop:
                raise

    async def _drain_one(self, tp: TP, message: Any) -> None:
        offset, last = message.offset, self._read_offset[tp]
        if last is not None and offset < last:
            return
        if last and offset - last > 1 and self.app.topics.acks_enabled_for(message.topic):
            await self._add_gap(tp, last + 1, offset)
        if self._commit_every is not None and self._n_acked >= self._commit_every:
            self._n_acked = 0
            await self.commit()
        coroutine = cast("Coroutine[Any, Any, None]", self.callback(message))
        if self.suspend_flow.is_set() or self.app.producer.buffer.size > self.app.producer.buffer.max_messages:
            await self.wait_first(coroutine, self.suspend_flow.wait())
        else:
            try:
                waiting = coroutine.send(None)
            except StopIteration:
                pass
            else:
                await self.wait_first(_rest(coroutine, waiting), self.suspend_flow.wait())
        self._read_offset[tp] = offset


class HardenedTransport(driver.Transport):
    """The transport that makes the repaired consumer and producer."""

    Consumer = HardenedConsumer
    Producer = HardenedProducer


class HardenedRecovery(Recovery):
    """Table recovery that neither loses events nor reads a record too early."""

    async def on_recovery_completed(self, generation_id: int = 0) -> None:
        """Stop the flow first: events delivered between "resume partitions" and "clear queues" vanished (faust #596)."""
        await cast(HardenedConsumer, self.app.consumer).halt()
        await super().on_recovery_completed(generation_id)

    async def on_rebalance(self, assigned: Any, revoked: Any, newly_assigned: Any, generation_id: int = 0) -> None:
        """Forget the state of partitions that are no longer ours; the memory store keeps it and would mix old with new."""
        if any(self._is_changelog_tp(tp) for tp in revoked):
            for table in self.tables.values():
                store: Any = table.data
                store.data.clear()
                store._key_partition.clear()
            self.active_offsets.clear()
        await super().on_rebalance(assigned, revoked, newly_assigned, generation_id)

    async def _seek_offsets(self, consumer: Any, tps: Any, offsets: Any, title: str) -> None:
        """Seek behind the last record read, not onto it (faust #176: out of range on a trimmed changelog).

        No fetch may be under way: what it took after the seek was dropped, and the recovery waited for it for ever.
        """
        await consumer.halt()
        await consumer.seek_wait({tp: max((offsets[tp] if offsets[tp] is not None else -1) + 1, 0) for tp in tps})


class HardenedTableManager(TableManager):
    """The table manager with the repaired recovery."""

    @property
    def recovery(self) -> Recovery:
        """Recovery service used by this table manager."""
        if self._recovery is None:
            self._recovery = HardenedRecovery(self.app, self, beacon=self.beacon, loop=self.loop)
        return self._recovery


class HardenedApp(faust.App):
    """A Faust app whose parts are the repaired ones and whose failures end the process before anything is acknowledged.

    `on_failure` is called once with what happened. The worker process exits at once with it, without a last commit: what
    was not committed is read again, and the state tables know what they have applied.
    """

    def __init__(self, *args: Any, on_failure: Callable[[BaseException], None], **kwargs: Any) -> None:
        self._on_failure = on_failure
        self.failure: BaseException | None = None
        super().__init__(*args, Topic=HardenedTopic, TableManager=HardenedTableManager, **kwargs)

    @property
    def tables_ready(self) -> bool:
        """Whether the tables of this assignment have been read back."""
        tables: Any = self.tables
        return bool(tables.recovery.completed.is_set())

    def fail(self, reason: BaseException) -> None:
        """End the worker because of `reason`; while it drains too, for its last commit must not pass a lost write."""
        if self.failure is None:
            self.failure = reason
            self._on_failure(reason)

    def _crash(self, reason: BaseException) -> None:
        super()._crash(reason)
        if not isinstance(reason, asyncio.CancelledError) and not self._stopped.is_set():
            self.fail(reason)  # a cancellation is the fetcher's way to start again in a rebalance

    def _new_transport(self) -> Any:
        return HardenedTransport(self.conf.broker_consumer, cast(AppT, self))

    def _new_producer_transport(self) -> Any:
        return HardenedTransport(self.conf.broker_producer, cast(AppT, self))
