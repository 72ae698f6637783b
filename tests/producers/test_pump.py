import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry

from producers.clock import FakeClock
from producers.metrics import PrometheusMetrics, SilentMetrics
from producers.publisher import FakePublisher, message_of
from producers.pump import Pump
from producers.source import FakeSource, Found, Refused
from streams.contract.codec import decode_article
from streams.contract.keys import article_key
from streams.contract.topics import MAX_MESSAGE_BYTES
from streams.domain.article import Article
from streams.domain.errors import DecodeError, SourceError
from tests import strategies


def found(number: int, **fields) -> Found:
    return Found(Article(**{"id": f"a{number}", "text": "Two shells fell.", **fields}), f"news:{number}")


def pump(source, publisher, metrics=None, **more):
    told: list[Refused] = []
    made = Pump(source, publisher, report=told.append, metrics=metrics or SilentMetrics(), clock=FakeClock(), **more)
    return made, told


def test_all_that_is_read_is_acknowledged_or_reported():
    source = FakeSource(
        [found(1), Refused("news:2", "not_json", "bad"), found(3, text="x" * MAX_MESSAGE_BYTES), found(4)]
    )
    publisher = FakePublisher()
    made, told = pump(source, publisher)
    tally = made.run(1)
    assert (tally.read, tally.sent, tally.acknowledged, tally.refused) == (4, 2, 2, 2)
    assert tally.complete
    assert [(item.place, item.reason) for item in told] == [("news:2", "not_json"), ("news:3", "too_large")]
    assert [message.key for message in publisher.messages] == [b"a1", b"a4"]
    assert publisher.closed
    assert source.settled == 1
    assert str(tally) == "4 read, 2 sent, 2 acknowledged, 2 refused"


def test_a_message_that_kafka_does_not_take_is_reported_with_its_place_and_makes_the_books_incomplete():
    publisher = FakePublisher(fails=lambda message: "NotEnoughReplicas" if message.key == b"a2" else "")
    source = FakeSource([found(1), found(2), found(3)])
    made, told = pump(source, publisher)
    tally = made.run(1)
    assert source.settled == 0
    assert (tally.acknowledged, tally.failed, tally.missing, tally.complete) == (2, 1, 0, False)
    assert told == [Refused("news:2", "not_acknowledged", "NotEnoughReplicas")]


def test_a_broker_that_never_answers_leaves_the_books_open_and_the_source_unsettled():
    source = FakeSource([found(1), found(2)])
    made, _ = pump(source, FakePublisher(withhold=True))
    tally = made.run(0)
    assert (tally.sent, tally.acknowledged, tally.missing, tally.complete) == (2, 0, 2, False)
    assert source.settled == 0
    assert str(tally).endswith("2 not acknowledged in time")


def test_a_source_that_breaks_in_the_middle_is_flushed_first():
    def breaks():
        yield found(1)
        raise SourceError("news: gone")

    source, publisher = FakeSource(breaks()), FakePublisher()
    made, _ = pump(source, publisher)
    with pytest.raises(SourceError):
        made.run(1)
    assert made.tally.acknowledged == 1
    assert publisher.closed
    assert source.settled == 0


def test_a_stop_ends_the_reading_and_all_that_was_read_is_flushed():
    def two(items):
        yield next(items)
        yield next(items)

    publisher = FakePublisher()
    made, _ = pump(FakeSource(found(n) for n in range(100)), publisher, guard=two)
    tally = made.run(1)
    assert (tally.read, tally.acknowledged, tally.complete) == (2, 2, True)


plans = st.lists(st.sampled_from(["good", "bad", "large", "fails"]), max_size=30)


@settings(max_examples=60, deadline=None)
@given(plans, st.booleans())
def test_the_books_always_balance(plan, withhold):
    items = [
        Refused(f"news:{n}", "schema", "") if kind == "bad"
        else found(n, text="x" * MAX_MESSAGE_BYTES) if kind == "large"
        else found(n, title=kind)
        for n, kind in enumerate(plan)
    ]  # fmt: skip
    publisher = FakePublisher(fails=lambda m: "no" if b'"title":"fails"' in m.value else "", withhold=withhold)
    made, told = pump(FakeSource(items), publisher)
    tally = made.run(0)
    assert tally.read == len(plan) == tally.refused + tally.acknowledged + tally.failed + tally.missing
    assert len(told) == tally.refused + tally.failed
    assert tally.complete == (tally.failed + tally.missing == 0)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.articles)
def test_a_message_is_the_article_with_its_id_and_the_times_it_came_with(article):
    message = message_of(article, "news:1", "replay")
    sent = decode_article(message.value)
    assert message.key.decode() == sent.id == article_key(article)
    assert (sent.published_at, sent.fetched_at, sent.text) == (article.published_at, article.fetched_at, article.text)
    assert dict(message.headers)["ce_source"] == b"/strikewire/replay"


def test_the_size_is_judged_by_what_is_sent_in_bytes():
    small = Article(id="a", text="é" * (MAX_MESSAGE_BYTES // 2 - 4_000))
    assert len(message_of(small, "", "replay").value) < MAX_MESSAGE_BYTES
    with pytest.raises(DecodeError, match="at most"):
        message_of(Article(id="a", text="é" * (MAX_MESSAGE_BYTES // 2)), "", "replay")


def test_metrics_count_what_the_books_count():
    registry = CollectorRegistry()
    publisher = FakePublisher(fails=lambda message: "no" if message.key == b"a2" else "")
    source = FakeSource([found(1), found(2), found(3), Refused("news:4", "schema", "")])
    pump(source, publisher, PrometheusMetrics(registry))[0].run(1)

    def value(name: str, **labels: str) -> float | None:
        return registry.get_sample_value("strikewire_producer_" + name, {"source": "fake", **labels})

    assert value("items_read_total") == 4
    assert value("items_refused_total", reason="schema") == 1
    assert value("messages_total", outcome="acknowledged") == 2
    assert value("messages_total", outcome="failed") == 1
    assert value("publish_duration_seconds_count") == 2
    assert value("last_acknowledged_timestamp_seconds") == 1_000
    assert registry.get_sample_value("strikewire_producer_messages_under_way") == 0
