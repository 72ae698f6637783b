"""Topic administration: what the contract wants, what the broker has, and where the two differ.

Nothing here ever changes a topic that exists: more partitions would send keys elsewhere, another cleanup policy would delete
records. A difference is an error that names the topic, the setting, what is wanted and what was found.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final

from kafka import KafkaAdminClient, TopicPartition
from kafka.admin import ConfigResource, ConfigResourceType, OffsetSpec
from kafka.errors import InvalidReplicationFactorError, KafkaError, for_code

from streams.broker.ports import reachable
from streams.contract.topics import TOPICS, Topic, physical_name
from streams.domain.errors import BrokerError, TopicError
from streams.runtime.settings import Settings, client_options, read_password, ssl_context

ALREADY_EXISTS: Final = 36
"""Kafka's error code for it: another process was faster, which is as good."""
VISIBLE_WITHIN_MS: Final = 30_000
BROKERS_CHOICE: Final = -1
"""The replication factor is a matter of the cluster, not of the contract: 1 on the embedded broker."""


@dataclass(frozen=True, slots=True)
class Found:
    """A topic as it is on the broker. `retention_ms` -1 keeps for ever."""

    name: str
    partitions: int
    cleanup: str
    retention_ms: int
    max_bytes: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One respect in which the broker differs from the contract; `found` is `absent` where the topic is not there at all."""

    topic: str
    setting: str
    wanted: str
    found: str

    def __str__(self) -> str:
        if self.setting == "topic":
            return f"{self.topic} is absent; create it with: strikewire topics create"
        return f"{self.topic}: {self.setting} is {self.found}, the contract wants {self.wanted}"


def sentence(found: Sequence[Difference]) -> str:
    """All differences in one sentence; what to do about absent topics is said once."""
    absent = [difference.topic for difference in found if difference.setting == "topic"]
    told = [str(difference) for difference in found if len(absent) == 1 or difference.setting != "topic"]
    if len(absent) > 1:
        told.append(f"{', '.join(absent)} are absent; create them with: strikewire topics create")
    return "; ".join(told)


def wanted_topics(settings: Settings, extra: Sequence[Topic] = ()) -> tuple[Topic, ...]:
    """Every topic that must be there, under its name on the broker and with the partitions of the settings.

    Args:
        settings: prefix and partitions.
        extra: internal topics of the worker (changelogs among them), already under their names on the broker. They get the
            same partitions as the contract's: a table's changelog must have as many as the table's source.
    """
    ours = (replace(topic, name=physical_name(topic, settings.topic_prefix)) for topic in TOPICS)
    return tuple(replace(topic, partitions=settings.partitions) for topic in (*ours, *extra))


def differences(wanted: Sequence[Topic], found: Mapping[str, Found]) -> list[Difference]:
    """What the broker lacks or has otherwise, in the order of `wanted`. Pure."""
    result = []
    for topic in wanted:
        there = found.get(topic.name)
        if there is None:
            result.append(Difference(topic.name, "topic", "present", "absent"))
            continue
        pairs = [("partitions", topic.partitions, there.partitions), ("cleanup.policy", topic.cleanup, there.cleanup)]
        if topic.retention_ms is not None:
            pairs.append(("retention.ms", topic.retention_ms, there.retention_ms))
        result += [Difference(topic.name, name, str(want), str(have)) for name, want, have in pairs if want != have]
        if there.max_bytes < topic.max_bytes:
            result.append(
                Difference(topic.name, "max.message.bytes", f"at least {topic.max_bytes}", str(there.max_bytes))
            )
    return result


@contextmanager
def admin_client(settings: Settings, timeout: float = 10.0) -> Iterator[Any]:
    """A kafka-python admin client, closed at the end.

    Args:
        settings: where Kafka is and how to speak to it.
        timeout: seconds for a connection, and for each request.

    Raises:
        BrokerError: no Kafka answers, or it refuses a request.
        SettingsError: the file of the password or of a certificate cannot be read.
    """
    milliseconds = int(timeout * 1000)
    options = client_options(settings, read_password(settings))
    ssl_context(settings)  # of a file that cannot be read the client would say that no Kafka answers
    if not reachable(settings.bootstrap_servers, timeout):
        raise BrokerError(
            f"no Kafka answers on {settings.bootstrap}; start the embedded one with 'strikewire broker start', "
            "or name another one in STRIKEWIRE_BOOTSTRAP_SERVERS"
        )
    try:
        client = KafkaAdminClient(**options, request_timeout_ms=milliseconds, bootstrap_timeout_ms=milliseconds)
    except (KafkaError, OSError) as error:
        raise BrokerError(
            f"what listens on {settings.bootstrap} does not answer as Kafka ({type(error).__name__}); if it is one that "
            "wants encryption or a password, see STRIKEWIRE_SECURITY_PROTOCOL and the settings after it"
        ) from error
    try:
        yield client
    except KafkaError as error:
        raise BrokerError(
            f"Kafka on {settings.bootstrap} refused a request: {type(error).__name__}: {error}"[:500]
        ) from error
    finally:
        client.close()


def inspect(client: Any, names: Sequence[str]) -> dict[str, Found]:
    """Those of the topics that exist, as they are, in the order asked for."""
    present = {d["name"]: len(d["partitions"]) for d in client.describe_topics(list(names)) if not d["error_code"]}
    if not present:
        return {}
    resources = [ConfigResource(ConfigResourceType.TOPIC, name) for name in present]
    configs = client.describe_configs(resources, config_filter="all")["topic"]
    return {name: _found(name, present[name], configs[name]) for name in names if name in present and name in configs}


def _found(name: str, partitions: int, config: Mapping[str, Mapping[str, Any]]) -> Found:
    cleanup = ",".join(sorted(config["cleanup.policy"]["value"].split(",")))
    retention, largest = (int(config[key]["value"]) for key in ("retention.ms", "max.message.bytes"))
    return Found(name, partitions, cleanup, retention, largest)


def check(settings: Settings, extra: Sequence[Topic] = ()) -> list[Difference]:
    """Where the broker differs from the contract; empty if nowhere.

    Raises:
        BrokerError: no Kafka answers.
    """
    wanted = wanted_topics(settings, extra)
    with admin_client(settings) as client:
        return differences(wanted, inspect(client, [topic.name for topic in wanted]))


def create(settings: Settings, extra: Sequence[Topic] = ()) -> list[str]:
    """Create the topics that are absent, wait until they can be seen, and verify all of them. Again is harmless.

    Args:
        settings: prefix and partitions.
        extra: see `wanted_topics`.

    Returns:
        The names that were created by this call.

    Raises:
        TopicError: a topic exists but differs; then nothing was created. Or the broker refuses to create one.
        BrokerError: no Kafka answers, or it cannot create one at the moment.
    """
    wanted = wanted_topics(settings, extra)
    names = [topic.name for topic in wanted]
    with admin_client(settings) as client:
        found = differences(wanted, inspect(client, names))
        _refuse_drift(found)
        absent = {difference.topic for difference in found}
        created = _create(client, [topic for topic in wanted if topic.name in absent])
        if absent:
            client.wait_for_topics(names, timeout_ms=VISIBLE_WITHIN_MS)
            _refuse_drift(differences(wanted, inspect(client, names)))
    return created


def _create(client: Any, topics: Sequence[Topic]) -> list[str]:
    if not topics:
        return []
    answer = client.create_topics({topic.name: _specification(topic) for topic in topics}, raise_errors=False)
    created = []
    for result in answer["topics"]:
        if not result["error_code"]:
            created.append(result["name"])
        elif result["error_code"] != ALREADY_EXISTS:
            kind = for_code(result["error_code"])
            passes = kind.retriable or kind is InvalidReplicationFactorError  # the latter while brokers still start
            told = f"{result['name']} cannot be created: {result['error_message'] or kind.__name__}"
            raise BrokerError(told) if passes else TopicError(told)
    return created


def _specification(topic: Topic) -> dict[str, Any]:
    configs = {"cleanup.policy": topic.cleanup, "max.message.bytes": str(topic.max_bytes)}
    if topic.retention_ms is not None:
        configs["retention.ms"] = str(topic.retention_ms)
    return {"num_partitions": topic.partitions, "replication_factor": BROKERS_CHOICE, "configs": configs}


def _refuse_drift(found: Sequence[Difference]) -> None:
    drift = [str(difference) for difference in found if difference.setting != "topic"]
    if drift:
        raise TopicError("; ".join(drift))


def record_counts(client: Any, found: Mapping[str, Found]) -> dict[str, int]:
    """Records between the first and the last offset of each topic; compacted ones may hold fewer."""
    partitions = [TopicPartition(name, number) for name, topic in found.items() for number in range(topic.partitions)]
    if not partitions:
        return {}
    first = client.list_partition_offsets(dict.fromkeys(partitions, OffsetSpec.EARLIEST))
    last = client.list_partition_offsets(dict.fromkeys(partitions, OffsetSpec.LATEST))
    counts = dict.fromkeys(found, 0)
    for partition in partitions:
        counts[partition.topic] += last[partition].offset - first[partition].offset
    return counts
