"""What a producer counts: a protocol, silence for tests, and the Prometheus adapter."""

from typing import Final, Protocol

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

PUBLISH_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 120.0)


class ProducerMetrics(Protocol):
    """Told by the pump; `source` is a source's name out of a closed list."""

    def read(self, source: str) -> None:
        """An item came out of the source, good or bad."""
        ...

    def refused(self, source: str, reason: str) -> None:
        """It is not going to be sent."""
        ...

    def under_way(self, messages: int) -> None:
        """So many messages wait for their receipt."""
        ...

    def acknowledged(self, source: str, seconds: float, now: float) -> None:
        """Kafka has it, so many seconds after it was handed over; `now` is Unix time."""
        ...

    def failed(self, source: str) -> None:
        """Kafka does not have it and will not get it."""
        ...


class SilentMetrics:
    """Counts nothing."""

    def read(self, source: str) -> None:
        """Nothing."""

    def refused(self, source: str, reason: str) -> None:
        """Nothing."""

    def under_way(self, messages: int) -> None:
        """Nothing."""

    def acknowledged(self, source: str, seconds: float, now: float) -> None:
        """Nothing."""

    def failed(self, source: str) -> None:
        """Nothing."""


class PrometheusMetrics:
    """The metrics `strikewire_producer_…` of one registry."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._read = Counter(
            "strikewire_producer_items_read", "Items that came out of a source.", ["source"], registry=registry
        )
        self._refused = Counter(
            "strikewire_producer_items_refused",
            "Items that were not sent, by reason.",
            ["source", "reason"],
            registry=registry,
        )
        self._published = Counter(
            "strikewire_producer_messages",
            "Messages with their outcome: acknowledged or failed.",
            ["source", "outcome"],
            registry=registry,
        )
        self._under_way = Gauge(
            "strikewire_producer_messages_under_way", "Messages that wait for their receipt.", registry=registry
        )
        self._duration = Histogram(
            "strikewire_producer_publish_duration_seconds",
            "From handing a message over to its acknowledgement.",
            ["source"],
            buckets=PUBLISH_BUCKETS,
            registry=registry,
        )
        self._last = Gauge(
            "strikewire_producer_last_acknowledged_timestamp_seconds",
            "When Kafka last acknowledged a message, Unix time.",
            ["source"],
            registry=registry,
        )

    def read(self, source: str) -> None:
        """One more item read."""
        self._read.labels(source).inc()

    def refused(self, source: str, reason: str) -> None:
        """One more item refused."""
        self._refused.labels(source, reason).inc()

    def under_way(self, messages: int) -> None:
        """The number of messages without a receipt."""
        self._under_way.set(messages)

    def acknowledged(self, source: str, seconds: float, now: float) -> None:
        """One more message acknowledged."""
        self._published.labels(source, "acknowledged").inc()
        self._duration.labels(source).observe(seconds)
        self._last.labels(source).set(now)

    def failed(self, source: str) -> None:
        """One more message lost."""
        self._published.labels(source, "failed").inc()
