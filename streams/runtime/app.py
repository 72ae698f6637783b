"""One Faust app an agent, each with its own consumer group: the agents run in one process or apart on the same state."""

import time
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final, Literal, NoReturn

import faust
import orjson
from aiokafka.partitioner import murmur2

from streams.agents import aggregate, extract, match
from streams.agents.desk import Desk
from streams.agents.instruments import Instruments
from streams.agents.rolling import TICK_KEY, Rolling, Tables
from streams.contract.topics import ARTICLES, CHANGES, REPORTS, Topic, physical_name
from streams.extraction.extractor import ArticleExtractor
from streams.runtime.hardening import HardenedApp
from streams.runtime.outbox import FRAME_BYTES, KafkaOutbox, raw_topic
from streams.runtime.settings import Settings, read_password, ssl_context
from streams.runtime.tables import Section, TableJournal

AgentName = Literal["extract", "match", "aggregate"]
AGENTS: Final[tuple[AgentName, ...]] = ("extract", "match", "aggregate")
STATE_VERSION: Final = 1
"""Raise it when the shape of a table's values changes: a new group then reads its source from the beginning."""
TABLES: Final[dict[AgentName, str]] = {"extract": extract.TABLE, "match": match.TABLE, "aggregate": aggregate.TABLE}
BUFFERED: Final[dict[AgentName, int]] = {"extract": 512, "match": 4096, "aggregate": 4096}
"""Records that wait in memory for an agent; articles may have a megabyte each."""
FETCHED_BYTES: Final = 524_288
"""Of a partition at a time; a larger record comes by itself. With Kafka's megabyte a process with a backlog holds 20 MB more, and
is no faster.
"""
TICK_SECONDS: Final = 1.0
FAUST_FOLDER: Final = "faust"
"""Where Faust makes its own folders, inside the data folder."""
IDLE_SECONDS: Final = 604_800.0
"""How long an agent may work on what it has buffered without fetching: the buffer's worth of articles at the model's longest
time-out. aiokafka takes longer for a consumer that is stuck, leaves the group and comes back only when asked for records, which
nobody does then. Whether an agent is stuck is for our own health check to say.
"""
MAX_REQUEST_BYTES: Final = 8_388_608
"""Largest value of a state table; outputs are held to their topics' own limits."""

State = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True)
class Parts:
    """What the composition root hands in. Each factory is called once, in the process that runs its agent."""

    extractor: Callable[[], ArticleExtractor]
    matcher: Callable[[State, State, State], match.Matching]
    rollups: Callable[[State, State], Tables]
    instruments: Instruments
    fail: Callable[[BaseException], NoReturn]


@dataclass(frozen=True, slots=True)
class Role:
    """One agent's app with the table that holds its state."""

    name: AgentName
    app: HardenedApp
    table: Any


def app_id(settings: Settings, agent: AgentName) -> str:
    """The consumer group of an agent, and the beginning of its changelog's name."""
    version = "" if STATE_VERSION == 1 else f"-v{STATE_VERSION}"
    return physical_name(f"strikewire-{agent}{version}", settings.topic_prefix)


def changelog(settings: Settings, agent: AgentName) -> Topic:
    """The topic behind an agent's table, under its name on the broker; as many partitions as its source."""
    name = f"{app_id(settings, agent)}-{TABLES[agent]}-changelog"
    return Topic(name, "table key", "JSON", "compact", None, settings.partitions, MAX_REQUEST_BYTES)


def contributions_topic(settings: Settings) -> Topic:
    """Between the two steps of the aggregation, without the installation's prefix like the contract's topics. Kept as long
    as articles are: what the second step had not read when the worker was turned off is there when it comes back.
    """
    name, kept = "strikewire-aggregate-contributions", ARTICLES.retention_ms
    return Topic(name, "dimension|value", "JSON", "delete", kept, settings.partitions)


def internal_topics(settings: Settings) -> tuple[Topic, ...]:
    """Topics that are nobody's interface, named as on the broker; to be created before Faust starts."""
    parts = contributions_topic(settings)
    renamed = replace(parts, name=physical_name(parts, settings.topic_prefix))
    return (renamed, *(changelog(settings, agent) for agent in TABLES))


def build_app(settings: Settings, agent: AgentName, parts: Parts) -> Role:
    """The app of one agent, not yet started and without a broker.

    Raises:
        SettingsError: the file of the password or of a certificate cannot be read.
    """
    app = HardenedApp(app_id(settings, agent), on_failure=parts.fail, **_options(settings, BUFFERED[agent]))
    schema: Any = faust.Schema(key_type=str, key_serializer="json", value_serializer="json")
    table = app.Table(
        TABLES[agent],
        key_type=str,
        partitions=settings.partitions,
        changelog_topic=app.topic(
            changelog(settings, agent).name,
            schema=schema,
            partitions=settings.partitions,
            compacting=True,
            acks=False,
            internal=True,
            allow_empty=True,
        ),
    )
    desk = Desk(KafkaOutbox(app, agent, settings.topic_prefix), parts.instruments, parts.fail)
    _install(settings, agent, app, table, desk, parts)
    app.finalize()
    return Role(agent, app, table)


def _install(settings: Settings, agent: AgentName, app: HardenedApp, table: Any, desk: Desk, parts: Parts) -> None:
    def source(topic: Topic) -> Any:
        return raw_topic(app, physical_name(topic, settings.topic_prefix), partitions=settings.partitions)

    if agent == "extract":
        extract.create(app, source(ARTICLES), table, desk, parts.extractor())
    elif agent == "match":
        matcher = parts.matcher(Section(table, "incidents"), Section(table, "reports"), Section(table, "outbox"))
        journal = TableJournal(table, MAX_REQUEST_BYTES - FRAME_BYTES)
        table.on_recover(_after_recovery(parts, journal.redo, matcher.rebuild))
        match.create(app, source(REPORTS), desk, matcher, journal)
    else:
        between = contributions_topic(settings)
        kept = Section(table, "parts")
        rolling = Rolling(
            parts.rollups(kept, Section(table, "sent")),
            lambda: {key.rpartition("|")[0] for key in kept},
            lambda value: partition_of(value, settings.partitions),
        )
        table.on_recover(_after_recovery(parts, rolling.rebuild))
        aggregate.create_contribute(app, source(CHANGES), desk, between)
        aggregate.create(app, source(between), desk, rolling)
        _install_clock(settings, app, desk, rolling, between)


def _install_clock(settings: Settings, app: HardenedApp, desk: Desk, rolling: Rolling, between: Topic) -> None:
    """Send a tick into every partition of ours in which rows are due. The one place where the rolling tables meet a clock."""
    name = physical_name(between, settings.topic_prefix)

    async def tick() -> None:
        if app.rebalancing or app.in_recovery or not app.tables_ready:
            return
        now = time.time()
        as_of = settings.rollups_as_of or datetime.fromtimestamp(now, UTC)
        value = orjson.dumps({"as_of": as_of.isoformat()})
        for tp in sorted(app.consumer.assignment()):
            if tp.topic == name and rolling.due(tp.partition, as_of):
                await desk.outbox.forward(between, TICK_KEY, value, now, tp.partition)

    app.timer(interval=TICK_SECONDS, name="rollups-clock")(tick)


def partition_of(key: str, partitions: int) -> int:
    """Where Kafka's partitioner puts a key."""
    return int((murmur2(key.encode()) & 0x7FFFFFFF) % partitions)


def _after_recovery(parts: Parts, *steps: Callable[[], object]) -> Callable[[], Awaitable[None]]:
    """What Faust calls when the table has been read back. It drops what is raised there, and work would go on without state."""

    async def call() -> None:
        try:
            for step in steps:
                step()
        except Exception as error:  # noqa: BLE001 - whatever it is, the state is not fit to work on
            parts.fail(error)

    return call


def _options(settings: Settings, buffered: int) -> dict[str, Any]:
    """Faust's settings, as measured on real Kafka; see docs/decisions for why each differs from its default."""
    folder = settings.data_dir / FAUST_FOLDER
    return {
        "broker": [f"kafka://{server}" for server in settings.bootstrap_servers],
        "broker_credentials": _credentials(settings),
        "datadir": str(folder),
        "store": "memory://",
        "value_serializer": "raw",
        "processing_guarantee": "at_least_once",
        "consumer_auto_offset_reset": "earliest",
        "broker_commit_interval": 1.0,
        "broker_commit_every": 1000,
        "broker_session_timeout": 10.0,
        "broker_heartbeat_interval": 3.0,
        "broker_max_poll_interval": IDLE_SECONDS,
        "producer_request_timeout": 120.0,
        "producer_linger": 0.02,
        "producer_max_batch_size": 262_144,
        "producer_max_request_size": MAX_REQUEST_BYTES,
        "producer_compression_type": "lz4",
        "stream_buffer_maxsize": buffered,
        "consumer_max_fetch_size": FETCHED_BYTES,
        "consumer_metadata_max_age_ms": 10_000,
        "cython_optimizations": True,
        "topic_partitions": settings.partitions,
        "topic_disable_leader": True,
        "topic_allow_declare": False,
        "table_standby_replicas": 0,
        "web_enabled": False,
        "worker_redirect_stdouts": False,
    }


def _credentials(settings: Settings) -> Any:
    """Faust's way of saying how to speak to Kafka; None for plain text."""
    protocol = settings.security_protocol
    if protocol == "PLAINTEXT":
        return None
    context = ssl_context(settings)
    if protocol == "SSL":
        return faust.SSLCredentials(context)
    return faust.SASLCredentials(
        username=settings.sasl_username,
        password=read_password(settings),
        mechanism=settings.sasl_mechanism,
        ssl_context=context,
    )
