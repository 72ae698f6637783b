"""Before Faust starts: wait for Kafka, create the topics that are absent, refuse those that differ."""

import threading
import time
from typing import Any, Final

import structlog
from kafka import KafkaAdminClient
from kafka.admin import NewTopic
from kafka.errors import KafkaError, TopicAlreadyExistsError

from streams.contract.topics import TOPICS, Topic, physical_name
from streams.domain.errors import TopicError
from streams.runtime.app import internal_topics
from streams.runtime.settings import Settings, client_options, read_password

log = structlog.get_logger(__name__)

TRY_EVERY: Final = 1.0
TELL_EVERY: Final = 30.0


def prepare(settings: Settings, given_up: threading.Event) -> None:
    """Block until Kafka answers and holds every topic, or until `given_up`.

    Raises:
        TopicError: a topic has another number of partitions than the settings say.
    """
    options = client_options(settings, read_password(settings))
    told_at = float("-inf")
    while not given_up.is_set():
        try:
            admin = KafkaAdminClient(**options, request_timeout_ms=5000, bootstrap_timeout_ms=3000)
            try:
                _ensure(admin, settings)
            finally:
                admin.close()
        except TopicError:
            raise
        except (KafkaError, OSError) as error:
            if time.monotonic() - told_at > TELL_EVERY:
                told_at = time.monotonic()
                log.warning("waiting for Kafka", servers=settings.bootstrap, error=str(error)[:200])
            given_up.wait(TRY_EVERY)
        else:
            return


def _ensure(admin: Any, settings: Settings) -> None:
    wanted = {physical_name(topic, settings.topic_prefix): topic for topic in TOPICS}
    wanted |= {topic.name: topic for topic in internal_topics(settings)}
    there = set(admin.list_topics())
    absent = [_new(name, topic, settings) for name, topic in wanted.items() if name not in there]
    if absent:
        try:
            admin.create_topics(absent)
        except TopicAlreadyExistsError:
            log.debug("another process created the topics first")
    for found in admin.describe_topics(sorted(wanted)):
        name = found.get("name") or found.get("topic")
        if found["error_code"]:
            raise KafkaError(f"{name} is not there yet")
        count = len(found["partitions"])
        if count != settings.partitions:
            raise TopicError(f"{name} has {count} partitions, the settings say {settings.partitions}")


def _new(name: str, topic: Topic, settings: Settings) -> NewTopic:
    configs: dict[str, str] = {"cleanup.policy": topic.cleanup}
    if topic.retention_ms is not None:
        configs["retention.ms"] = str(topic.retention_ms)
    return NewTopic(name, settings.partitions, -1, topic_configs=configs)
