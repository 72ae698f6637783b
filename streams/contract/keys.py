"""Record keys: raw UTF-8 strings, one function a topic, so that producer, worker and tests agree on them.

The partition of a key is Kafka's murmur2 of its bytes, which kafka-python, aiokafka and the Java client use by default.
Clients on librdkafka (kcat, confluent-kafka) default to CRC32 and would put nearly every key elsewhere: they must set
`partitioner=murmur2_random` before they write to a topic that a table is fed from.
"""

from streams.domain.article import Article
from streams.domain.incident import Incident, IncidentChange
from streams.domain.report import Location, StrikeReport
from streams.domain.rollup import Rollup
from streams.domain.urls import identify
from streams.domain.vocabulary import UNKNOWN_COUNTRY


def article_key(article: Article) -> str:
    """The article's id, derived when it has none."""
    return identify(article)


def country_block(location: Location) -> str:
    """The block of matching that a place belongs to: its country, `ZZ` when that is unknown."""
    return location.country or UNKNOWN_COUNTRY


def report_key(report: StrikeReport) -> str:
    """The country block: reports that can be of one strike meet in one partition."""
    return country_block(report.location)


def incident_key(incident: Incident) -> str:
    """The incident id: compaction keeps its newest revision."""
    return incident.incident_id


def change_key(change: IncidentChange) -> str:
    """The country block of the incident after the change: all its changes in order, in one partition."""
    return country_block(change.after.location)


def rollup_key(rollup: Rollup) -> str:
    """`window|dimension|value`."""
    return rollup.key
