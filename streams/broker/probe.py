"""Asking a Kafka whether it is really there: a metadata request, for an open port alone proves nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kafka import KafkaAdminClient
from kafka.errors import KafkaError


@dataclass(frozen=True, slots=True)
class Cluster:
    """What a Kafka says of itself. `brokers` are `host:port` of those that take part."""

    cluster_id: str
    brokers: tuple[str, ...]


def ask(options: Mapping[str, Any], timeout: float = 5.0) -> Cluster | None:
    """The cluster behind the addresses; None if it does not answer in `timeout` seconds, or no broker takes part yet.

    Args:
        options: where Kafka is and how to speak to it, as kafka-python takes it.
        timeout: seconds for the whole question.
    """
    milliseconds = int(timeout * 1000)
    try:
        client = KafkaAdminClient(**options, request_timeout_ms=milliseconds, bootstrap_timeout_ms=milliseconds)
        try:
            answer = client.describe_cluster()
        finally:
            client.close()
    except (KafkaError, OSError):
        return None
    brokers = tuple(f"{b['host']}:{b['port']}" for b in answer["brokers"] if not b.get("is_fenced", False))
    return Cluster(answer["cluster_id"], brokers) if brokers else None
