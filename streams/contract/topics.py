"""Topics as data: the one place that knows their names, keys, partitions and cleanup."""

from dataclasses import dataclass
from typing import Final, Literal

DAY_MS: Final = 86_400_000
DEFAULT_PARTITIONS: Final = 8
MAX_MESSAGE_BYTES: Final = 1_048_576
MIB: Final = 1_048_576
LARGEST_RECORD_BYTES: Final = 8 * MIB


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the contract. `retention_ms` is None for compacted topics (kept for ever).

    `max_bytes` bounds a record with its key and headers. It lies well above `MAX_MESSAGE_BYTES`, so that an article that is
    too large becomes a dead letter instead of an error of its producer's, and a dead letter always has room for its headers.
    """

    name: str
    key: str
    value: str
    cleanup: Literal["delete", "compact"]
    retention_ms: int | None = None
    partitions: int = DEFAULT_PARTITIONS
    max_bytes: int = LARGEST_RECORD_BYTES


ARTICLES: Final = Topic("news.articles.v1", "article id", "Article", "delete", 30 * DAY_MS, max_bytes=2 * MIB)
REPORTS: Final = Topic("strikes.reports.v1", "country block", "StrikeReport", "delete", 365 * DAY_MS)
INCIDENTS: Final = Topic("strikes.incidents.v1", "incident id", "Incident", "compact")
CHANGES: Final = Topic("strikes.changes.v1", "country block", "IncidentChange", "delete", 365 * DAY_MS)
ROLLUPS: Final = Topic("strikes.rollups.v1", "window|dimension|value", "Rollup", "compact")
ARTICLES_DLQ: Final = Topic("news.articles.dlq.v1", "as the input", "bytes", "delete", 30 * DAY_MS)
REPORTS_DLQ: Final = Topic("strikes.reports.dlq.v1", "as the input", "bytes", "delete", 30 * DAY_MS)

TOPICS: Final = (ARTICLES, REPORTS, INCIDENTS, CHANGES, ROLLUPS, ARTICLES_DLQ, REPORTS_DLQ)


def physical_name(topic: Topic | str, prefix: str = "") -> str:
    """The name of a topic on the broker: the contract's name behind the installation's prefix (`STRIKEWIRE_TOPIC_PREFIX`).

    Every part that speaks to Kafka (topic administration, worker, producers, tail) names topics through this function, and
    consumer groups through `prefix + name` likewise, so two installations, or two tests, share a broker and never meet.
    """
    return prefix + (topic if isinstance(topic, str) else topic.name)


def logical_name(name: str, prefix: str = "") -> str:
    """The contract's name of a topic on the broker: the inverse of `physical_name`."""
    return name.removeprefix(prefix)
