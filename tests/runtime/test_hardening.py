"""Every repair of Faust, next to the class it repairs: where that one no longer fails, the repair can go."""

import asyncio
from types import SimpleNamespace
from typing import Any

import faust
import pytest
from aiokafka.errors import CommitFailedError, GroupAuthorizationFailedError, KafkaConnectionError
from faust.tables.recovery import Recovery
from faust.topics import Topic
from faust.transport.drivers import aiokafka as driver
from faust.transport.producer import ProducerBuffer
from faust.types import TP

from streams.runtime import hardening
from streams.runtime.hardening import (
    HardenedApp,
    HardenedBuffer,
    HardenedConsumer,
    HardenedConsumerThread,
    HardenedRecovery,
    HardenedTopic,
)

A0 = TP("a", 0)


@pytest.fixture
def failures() -> list[BaseException]:
    return []


@pytest.fixture
async def app(failures, tmp_path) -> Any:
    app = HardenedApp("hardening", on_failure=failures.append, broker="kafka://127.0.0.1:1", datadir=str(tmp_path))
    app.finalize()
    yield app
    for thread in THREADS:
        thread.thread_loop.close()
    THREADS.clear()


THREADS: list[Any] = []


class SlowChannel:
    """A channel whose publishing takes `seconds`, as it does while a broker stalls."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.published = 0

    async def publish_message(self, fut: Any, wait: bool) -> None:
        await asyncio.sleep(self.seconds)
        self.published += 1


@pytest.mark.parametrize(("kind", "holds"), [(HardenedBuffer, True), (ProducerBuffer, False)])
async def test_flush_waits_for_what_was_put_before_it(kind, holds):
    buffer = kind()
    buffer.app = SimpleNamespace(conf=SimpleNamespace(producer_threaded=False))
    channel = SlowChannel(0.25)
    await buffer.start()
    for _ in range(2):
        buffer.put(SimpleNamespace(message=SimpleNamespace(channel=channel)))
    await buffer.flush()
    assert (channel.published == 2) is holds
    await asyncio.sleep(0.6)
    await buffer.stop()


async def test_flush_does_not_wait_for_what_comes_after_it():
    buffer = HardenedBuffer()
    buffer.app = SimpleNamespace(conf=SimpleNamespace(producer_threaded=False))
    channel = SlowChannel(0.01)
    await buffer.start()

    async def keep_putting():
        while True:
            buffer.put(SimpleNamespace(message=SimpleNamespace(channel=channel)))
            await asyncio.sleep(0.001)

    steady = asyncio.create_task(keep_putting())
    await asyncio.sleep(0.02)
    await asyncio.wait_for(buffer.flush(), 20)
    steady.cancel()
    await buffer.flush()
    await buffer.stop()


async def test_flush_of_a_stopped_buffer_does_not_pretend():
    buffer = HardenedBuffer()
    buffer.app = SimpleNamespace(conf=SimpleNamespace(producer_threaded=False))
    buffer.put(SimpleNamespace(message=SimpleNamespace(channel=SlowChannel(0))))
    with pytest.raises(RuntimeError, match="1 messages unsent"):
        await buffer.flush()


@pytest.mark.parametrize(("kind", "committed"), [(HardenedConsumer, None), (driver.Consumer, 3)])
async def test_nothing_is_committed_past_a_message_in_work(app, kind, committed):
    consumer = consumer_of(app, kind)
    in_work = message(0)
    consumer._unacked_messages.add(in_work)
    consumer._acked[A0].extend([1, 2])
    assert consumer._new_offset(A0) == committed


async def test_what_was_held_back_is_committed_later(app):
    consumer = consumer_of(app, HardenedConsumer)
    in_work = message(2)
    consumer._unacked_messages.add(in_work)
    consumer._acked[A0].extend([0, 1, 3, 4])
    assert consumer._new_offset(A0) == 2
    consumer._committed_offset[A0] = 2
    in_work.acked = True
    consumer._acked[A0].append(2)
    assert consumer._new_offset(A0) == 5


@pytest.mark.parametrize(("kind", "committed"), [(HardenedConsumer, 3), (driver.Consumer, None)])
async def test_what_is_done_is_committed_before_its_partition_is_given_up(app, kind, committed):
    """The app commits in the callback of a revocation; Faust has forgotten by then what there is to commit."""
    offered: list[Any] = []

    async def commit(revoked: set[TP]) -> None:
        offered.append(consumer._new_offset(A0))

    consumer = consumer_of(app, kind)
    consumer._on_partitions_revoked = commit
    consumer._acked[A0].extend([0, 1, 2])
    consumer._read_offset[A0] = 5
    await consumer.on_partitions_revoked({A0})
    assert offered == [committed]
    assert not consumer._acked[A0]
    assert consumer._read_offset[A0] is None


@pytest.mark.parametrize(("kind", "committed"), [(HardenedConsumer, [{A0: 2}, {A0: 3}]), (driver.Consumer, [{A0: 2}])])
async def test_the_last_commit_does_not_take_one_under_way_for_itself(app, kind, committed):
    answer, told = asyncio.Event(), []

    async def commit(offsets: Any, **_: Any) -> bool:
        told.append(offsets)
        await answer.wait()
        consumer._committed_offset.update(offsets)
        return True

    consumer = consumer_of(app, kind)
    consumer._commit_offsets = commit
    consumer._acked[A0].extend([0, 1])
    timed = asyncio.create_task(consumer.commit())
    await asyncio.sleep(0)
    consumer._acked[A0].append(2)
    last = asyncio.create_task(consumer.commit_and_end_transactions())
    await asyncio.sleep(0)
    answer.set()
    await asyncio.gather(timed, last)
    assert told == committed


@pytest.mark.parametrize(("kind", "holds"), [(HardenedTopic, True), (Topic, False)])
async def test_a_lost_write_ends_the_worker(app, failures, kind, holds):
    topic = kind(app, topics=["outputs"])
    lost = asyncio.get_running_loop().create_future()
    lost.set_exception(KafkaConnectionError("gone for longer than producer_request_timeout"))
    sent = SimpleNamespace(message=SimpleNamespace(channel=topic), set_exception=lambda _: None)
    topic._on_published(lost, sent, None, None)
    assert bool(failures) is holds


async def test_a_crash_of_any_part_ends_the_worker_once(app, failures):
    error = ZeroDivisionError("a bug in a service")
    app._crash(asyncio.CancelledError())
    app._crash(error)
    app._crash(ZeroDivisionError("its echo"))
    assert failures == [error]


async def test_a_write_lost_while_draining_ends_the_worker_too(app, failures):
    app._stopped.set()
    app._crash(ZeroDivisionError("what falls over in a stop"))
    assert not failures
    app.fail(KafkaConnectionError("a lost write"))
    assert len(failures) == 1


async def test_a_commit_that_cannot_succeed_is_an_error(app):
    async def commit(offsets: Any) -> None:
        raise GroupAuthorizationFailedError("not for you")

    thread = consumer_of(app, HardenedConsumer)._thread
    thread._consumer = SimpleNamespace(commit=commit, assignment=lambda: {A0})
    with pytest.raises(GroupAuthorizationFailedError):
        await thread._commit({A0: 5})


async def test_a_commit_of_a_group_that_moved_on_is_dropped(app):
    async def commit(offsets: Any) -> None:
        raise CommitFailedError("rebalanced")

    thread = consumer_of(app, HardenedConsumer)._thread
    thread._consumer = SimpleNamespace(commit=commit, assignment=lambda: {A0})
    assert not await thread._commit({A0: 5})


class Sleepless:
    """Notes how long it is asked to sleep, and opens the partition at the first time."""

    asked: list[float]

    async def sleep(self, n: Any, **_: Any) -> None:
        self.asked.append(n)
        self.on_buffer_drop(A0)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("kind", "holds"), [(HardenedConsumer, True), (driver.Consumer, False)])
async def test_back_pressure_ends_as_soon_as_a_buffer_drains(app, kind, holds):
    consumer = consumer_of(app, type("Sleepless", (Sleepless, kind), {}))
    consumer.asked = []
    consumer.flow_active = True
    consumer._active_partitions = {A0}
    consumer.on_buffer_full(A0)
    await consumer._wait_next_records(1.0)
    assert (max(consumer.asked) < 0.1) is holds


class Fetched:
    """Mixed in before a consumer: hands out messages once, then stops."""

    messages: list[Any]

    async def getmany(self, **_: Any) -> Any:
        for each in self.messages:
            yield A0, each
        self._stopped.set()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("kind", "tasks_a_message"), [(HardenedConsumer, 0), (driver.Consumer, 2)])
async def test_a_message_that_does_not_wait_costs_no_task(app, kind, tasks_a_message):
    seen: list[int] = []

    async def callback(each: Any) -> None:
        seen.append(each.offset)

    consumer = draining(app, kind, callback, 50)
    started = 0
    loop = asyncio.get_running_loop()

    def counting(loop: Any, coro: Any, **options: Any) -> Any:
        nonlocal started
        started += 1
        return asyncio.Task(coro, loop=loop, **options)

    loop.set_task_factory(counting)
    await consumer._drain_messages(SimpleNamespace(should_stop=False, _stopped=asyncio.Event()))
    loop.set_task_factory(None)
    assert seen == list(range(50))
    assert consumer._read_offset[A0] == 49
    assert (started >= 50 * tasks_a_message) if tasks_a_message else (started < 10)


async def test_a_message_that_waits_is_waited_for(app):
    gate, seen = asyncio.Event(), []

    async def callback(each: Any) -> None:
        if each.offset == 1:
            await gate.wait()
            await asyncio.sleep(0)
        seen.append(each.offset)

    consumer = draining(app, HardenedConsumer, callback, 4)
    draining_task = asyncio.create_task(consumer._drain_messages(SimpleNamespace(should_stop=False)))
    await asyncio.sleep(0.05)
    assert seen == [0]
    gate.set()
    await draining_task
    assert seen == [0, 1, 2, 3]


async def test_what_a_waiting_message_waits_for_may_fail(app):
    broken = asyncio.get_running_loop().create_future()
    caught = []

    async def callback(each: Any) -> None:
        try:
            await broken
        except LookupError as error:
            caught.append(error)

    consumer = draining(app, HardenedConsumer, callback, 1)
    draining_task = asyncio.create_task(consumer._drain_messages(SimpleNamespace(should_stop=False)))
    await asyncio.sleep(0.02)
    broken.set_exception(LookupError("the buffer"))
    await draining_task
    assert len(caught) == 1


async def test_a_suspended_flow_cancels_the_message_that_waits(app):
    cancelled = []

    async def callback(each: Any) -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.append(each.offset)
            raise

    consumer = draining(app, HardenedConsumer, callback, 1)
    draining_task = asyncio.create_task(consumer._drain_messages(SimpleNamespace(should_stop=False)))
    await asyncio.sleep(0.02)
    consumer.suspend_flow.set()
    await draining_task
    assert cancelled == [0]


@pytest.mark.parametrize(("kind", "holds"), [(HardenedRecovery, True), (Recovery, False)])
async def test_no_events_flow_while_a_recovery_completes(app, kind, holds):
    """Events that arrive between resuming the partitions and clearing the queues are lost for good."""
    flowing = []
    app.consumer = SimpleNamespace(
        flow_active=True, assignment=set, resume_partitions=lambda _: None, resume_flow=lambda: None
    )

    async def halt() -> None:
        app.consumer.flow_active = False

    app.consumer.halt = halt

    @app.on_rebalance_complete.connect
    async def on_complete(*_: Any, **__: Any) -> None:
        flowing.append(app.consumer.flow_active)

    recovery = kind(app, app.tables)
    app.consumer_generation_id = 1  # a newer generation: the rest of the method is not ours
    await recovery.on_recovery_completed(0)
    assert (flowing == [False]) is holds


class Sought:
    """A consumer that only seeks, and fetches for a twentieth of a second as the real one does for up to a whole one."""

    def __init__(self, consumer: Any) -> None:
        self.consumer = consumer
        self.found: dict[TP, int] = {}
        self.done: list[str] = []
        consumer.seek_wait = self.seek_wait
        consumer._thread.getmany = self.getmany

    async def seek_wait(self, offsets: dict[TP, int]) -> None:
        self.found.update(offsets)
        self.done.append("sought")

    async def getmany(self, *_: Any) -> dict[TP, Any]:
        await asyncio.sleep(0.05)
        self.done.append("fetched")
        return {}


@pytest.mark.parametrize(("kind", "sought"), [(HardenedRecovery, 11), (Recovery, 10)])
async def test_recovery_goes_on_behind_the_last_record_it_read(app, kind, sought):
    made = Sought(consumer_of(app, HardenedConsumer))
    await kind(app, app.tables)._seek_offsets(made.consumer, {A0}, {A0: 10}, "active")
    assert made.found == {A0: sought}


async def test_recovery_begins_at_the_beginning(app):
    made = Sought(consumer_of(app, HardenedConsumer))
    await HardenedRecovery(app, app.tables)._seek_offsets(made.consumer, {A0}, {A0: None}, "active")
    assert made.found == {A0: 0}


@pytest.mark.parametrize(("kind", "done"), [(HardenedRecovery, ["fetched", "sought"]), (Recovery, ["sought"])])
async def test_recovery_seeks_when_no_fetch_is_under_way(app, kind, done):
    """A fetch that answers after the seek took the changelog with it, and the recovery waited for ever."""
    made = Sought(consumer_of(app, HardenedConsumer))
    fetching = asyncio.create_task(made.consumer._getmany({A0}, 1.0))
    await asyncio.sleep(0)
    await kind(app, app.tables)._seek_offsets(made.consumer, {A0}, {A0: None}, "active")
    assert made.done == done
    await fetching


async def test_a_halt_stops_the_flow_and_waits_for_the_fetch_under_way(app):
    made = Sought(consumer_of(app, HardenedConsumer))
    fetching = asyncio.create_task(made.consumer._getmany({A0}, 1.0))
    await asyncio.sleep(0)
    await made.consumer.halt()
    assert made.done == ["fetched"]
    assert not made.consumer.flow_active
    await fetching
    await asyncio.wait_for(made.consumer.halt(), 0.02)


async def test_faust_waits_for_no_fetch(app):
    """Its own way to wait is no way: where this fails, `halt` may use it."""
    made = Sought(consumer_of(app, driver.Consumer))
    made.consumer._active_partitions = {A0}
    fetching = asyncio.create_task(made.consumer._wait_next_records(1.0))
    await asyncio.sleep(0)
    made.consumer.stop_flow()
    await made.consumer.wait_for_stopped_flow()
    assert not made.done
    fetching.cancel()
    await asyncio.gather(fetching, return_exceptions=True)


async def test_state_of_revoked_partitions_is_forgotten(app):
    table = app.Table("counts", key_type=str, partitions=2)
    recovery = app.tables.recovery
    assert isinstance(recovery, HardenedRecovery)
    table.data.data.update({"ours": 1, "theirs": 2})
    changelog = TP(table.changelog_topic_name, 1)
    app.tables._changelogs[changelog.topic] = table
    app.consumer_generation_id = 7
    recovery.active_offsets[TP(changelog.topic, 0)] = 100
    await recovery.on_rebalance(set(), {TP("source", 1)}, set(), 7)
    assert len(table.data) == 2
    await recovery.on_rebalance(set(), {changelog}, set(), 7)
    assert len(table.data) == 0
    assert not recovery.active_offsets


async def test_a_commit_waits_for_an_absent_broker(app, monkeypatch):
    monkeypatch.setattr(hardening, "COMMIT_PAUSE", 0.0)
    tries: list[Any] = []

    async def commit(offsets: Any) -> None:
        tries.append(offsets)
        if len(tries) < 3:
            raise KafkaConnectionError("no broker")

    consumer = consumer_of(app, HardenedConsumer)
    thread = consumer._thread
    assert isinstance(thread, HardenedConsumerThread)
    thread._consumer = SimpleNamespace(commit=commit, assignment=lambda: {A0})
    assert await thread._commit({A0: 5, TP("b", 0): 1})
    assert len(tries) == 3
    assert [tuple(tp) for tp in tries[-1]] == [("a", 0)]
    assert not failing(thread)


async def test_the_producer_waits_for_all_replicas(app):
    settings = app.transport.create_producer()._settings_extra()
    assert settings == {"acks": "all", "enable_idempotence": True}


async def test_every_part_of_the_app_is_the_repaired_one(app):
    assert isinstance(made(app.consumer), HardenedConsumer)
    assert isinstance(app.producer, hardening.HardenedProducer)
    assert isinstance(app.producer.buffer, HardenedBuffer)
    assert isinstance(app.topic("any"), HardenedTopic)
    assert isinstance(app.Table("t", partitions=1).changelog_topic, HardenedTopic)
    assert isinstance(app.tables.recovery, HardenedRecovery)


def test_the_repairs_are_written_against_this_version():
    assert faust.__version__ == "0.15.3"


def consumer_of(app: Any, kind: Any) -> Any:
    async def ignore(*_: Any) -> None:
        """Nobody listens."""

    app.topics._acking_topics.add("a")
    app._producer = SimpleNamespace(buffer=SimpleNamespace(size=0, max_messages=100))
    return made(kind(app.transport, ignore, ignore, ignore))


def made(consumer: Any) -> Any:
    """A consumer makes an event loop for its thread, which nobody closes if it never starts."""
    THREADS.append(consumer._thread)
    return consumer


def draining(app: Any, kind: Any, callback: Any, count: int) -> Any:
    consumer = consumer_of(app, type("Fetched", (Fetched, kind), {}))
    consumer.callback = callback
    consumer.messages = [message(offset) for offset in range(count)]
    return consumer


class Message:
    """What the consumer looks at; a class of its own, for sets of weak references cannot hold a namespace."""

    def __init__(self, offset: int) -> None:
        self.topic, self.offset, self.tp, self.acked = "a", offset, A0, False


def message(offset: int) -> Message:
    return Message(offset)


def failing(service: Any) -> bool:
    return bool(service.crashed)
