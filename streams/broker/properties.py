"""The broker's configuration, as pure functions of its folder and ports."""

from pathlib import Path
from typing import Final

from streams.contract.topics import DEFAULT_PARTITIONS, LARGEST_RECORD_BYTES

HOST: Final = "127.0.0.1"
NODE_ID: Final = 1

HEAP: Final = ("-Xms64m", "-Xmx384m")
"""Enough for some hundred partitions and a laptop's load; Kafka leaves the rest to the page cache."""

JVM_OPTIONS: Final = (*HEAP, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true")
"""The serial collector: two cores are shared with the worker, and it needs the least memory."""

FORMAT_OPTIONS: Final = ("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""For the short-lived formatting tool: no time for the second compiler to pay."""


def server_properties(data: Path, port: int, controller_port: int) -> str:
    """The text of `server.properties`: one KRaft node, broker and controller in one, on loopback only.

    Args:
        data: folder of the record logs.
        port: where clients connect.
        controller_port: where the node speaks to itself as controller.
    """
    properties: dict[str, object] = {
        "process.roles": "broker,controller",
        "node.id": NODE_ID,
        "controller.quorum.voters": f"{NODE_ID}@{HOST}:{controller_port}",
        "controller.listener.names": "CONTROLLER",
        "listeners": f"PLAINTEXT://{HOST}:{port},CONTROLLER://{HOST}:{controller_port}",
        "advertised.listeners": f"PLAINTEXT://{HOST}:{port}",
        "log.dirs": data,
        "num.partitions": DEFAULT_PARTITIONS,
        "auto.create.topics.enable": "false",  # topics come from the contract, never from a misspelt name
        "message.max.bytes": LARGEST_RECORD_BYTES,
        "replica.fetch.max.bytes": LARGEST_RECORD_BYTES,
        "group.initial.rebalance.delay.ms": 0,  # nobody else is about to join: do not wait for them
        "log.retention.check.interval.ms": 300_000,
        "log.cleaner.dedupe.buffer.size": 16 * 1024 * 1024,  # 128 MiB by default, a third of the heap
        "log.cleaner.threads": 1,
        "num.network.threads": 2,
        "num.io.threads": 4,
        "controlled.shutdown.max.retries": 1,  # no other node could take over
    }
    for topic in ("offsets.topic", "transaction.state.log", "share.coordinator.state.topic"):
        properties[f"{topic}.replication.factor"] = 1
        properties[f"{topic}.num.partitions"] = 4  # 50 by default, each with its files
    for topic in ("transaction.state.log", "share.coordinator.state.topic"):
        properties[f"{topic}.min.isr"] = 1
    return "".join(f"{name}={value}\n" for name, value in properties.items())


def log_properties(file: Path) -> str:
    """The text of log4j2's configuration: one file of the broker's own words, rolled at 10 MB, two kept."""
    return f"""\
status=error
appender.file.type=RollingFile
appender.file.name=File
appender.file.fileName={file}
appender.file.filePattern={file}.%i
appender.file.layout.type=PatternLayout
appender.file.layout.pattern=%d{{yyyy-MM-dd HH:mm:ss,SSS}} %-5p %c{{1}} %m%n
appender.file.policies.type=Policies
appender.file.policies.size.type=SizeBasedTriggeringPolicy
appender.file.policies.size.size=10MB
appender.file.strategy.type=DefaultRolloverStrategy
appender.file.strategy.max=2
rootLogger.level=info
rootLogger.appenderRefs=file
rootLogger.appenderRef.file.ref=File
logger.config.name=org.apache.kafka.common.config.AbstractConfig
logger.config.level=warn
"""
