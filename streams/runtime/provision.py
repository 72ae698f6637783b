"""Before Faust starts: wait for Kafka, create the topics that are absent, refuse those that differ."""

import threading
import time
from typing import Final

import structlog

from streams.domain.errors import BrokerError
from streams.runtime import topic_admin
from streams.runtime.app import internal_topics
from streams.runtime.settings import Settings

log = structlog.get_logger(__name__)

TRY_EVERY: Final = 1.0
TELL_EVERY: Final = 30.0


def prepare(settings: Settings, given_up: threading.Event) -> None:
    """Block until Kafka answers and holds every topic, or until `given_up`. Seconds pass between tries, no flood of lines.

    Raises:
        TopicError: a topic differs from the contract or the settings.
    """
    told_at = float("-inf")
    while not given_up.is_set():
        try:
            created = topic_admin.create(settings, internal_topics(settings))
        except BrokerError as error:
            if time.monotonic() - told_at > TELL_EVERY:
                told_at = time.monotonic()
                log.warning("waiting for Kafka", servers=settings.bootstrap, problem=str(error))
            given_up.wait(TRY_EVERY)
        else:
            if created:
                log.info("created topics", topics=created)
            return
