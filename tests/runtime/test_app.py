"""What is pinned about the apps: names, groups, changelogs. A changed name loses the state behind it."""

import asyncio
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest
from faust.types.tuples import Message

from streams.agents.instruments import CountingInstruments
from streams.contract.topics import TOPICS
from streams.rollups.rollups import Rollups
from streams.runtime import app as apps
from streams.runtime.app import AGENTS, BUFFERED, Parts, Role, build_app, internal_topics, partition_of
from streams.runtime.settings import from_mapping
from tests.integration.standins import LineExtractor, OneToOne

LONGEST_ANSWER = 600
"""Seconds that a model may be given for one article, by the settings."""


def refuse(reason: BaseException) -> NoReturn:
    raise AssertionError(reason)


@pytest.fixture
def roles(tmp_path) -> Iterator[dict[str, Role]]:
    # Faust asks for the current loop while it is built; from Python 3.12 on there is none but the one that is set
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    settings = from_mapping({"STRIKEWIRE_TOPIC_PREFIX": "x-", "STRIKEWIRE_PARTITIONS": "3"})
    parts = Parts(LineExtractor, OneToOne, Rollups, CountingInstruments(), refuse)
    yield {agent: build_app(settings, agent, parts) for agent in AGENTS}
    asyncio.set_event_loop(None)
    loop.close()


def test_names_are_pinned(roles):
    assert {name: role.app.conf.id for name, role in roles.items()} == {
        "extract": "x-strikewire-extract",
        "match": "x-strikewire-match",
        "aggregate": "x-strikewire-aggregate",
    }
    assert {name: sorted(role.app.agents) for name, role in roles.items()} == {
        "extract": ["extract"],
        "match": ["match"],
        "aggregate": ["aggregate", "contribute"],
    }
    assert {name: (role.table.name, role.table.changelog_topic_name) for name, role in roles.items()} == {
        "extract": ("articles", "x-strikewire-extract-articles-changelog"),
        "match": ("matching", "x-strikewire-match-matching-changelog"),
        "aggregate": ("rollups", "x-strikewire-aggregate-rollups-changelog"),
    }


def test_another_shape_of_the_state_is_another_group_and_changelog(monkeypatch):
    monkeypatch.setattr(apps, "STATE_VERSION", 2)
    settings = from_mapping({})
    assert apps.app_id(settings, "match") == "strikewire-match-v2"
    assert apps.changelog(settings, "match").name == "strikewire-match-v2-matching-changelog"


def test_internal_topics_have_as_many_partitions_as_the_contract_is_created_with():
    topics = internal_topics(from_mapping({"STRIKEWIRE_TOPIC_PREFIX": "x-", "STRIKEWIRE_PARTITIONS": "3"}))
    assert {topic.name: (topic.partitions, topic.cleanup) for topic in topics} == {
        "x-strikewire-aggregate-contributions": (3, "delete"),
        "x-strikewire-extract-articles-changelog": (3, "compact"),
        "x-strikewire-match-matching-changelog": (3, "compact"),
        "x-strikewire-aggregate-rollups-changelog": (3, "compact"),
    }
    assert not {topic.name for topic in topics} & {topic.name for topic in TOPICS}


def test_what_keeps_faust_from_losing_events_is_set(roles):
    for role in roles.values():
        conf: Any = role.app.conf
        assert conf.processing_guarantee.value == "at_least_once"
        assert conf.consumer_auto_offset_reset == "earliest"
        assert (conf.broker_commit_interval, conf.broker_commit_every) == (1.0, 1000)
        assert (conf.broker_session_timeout, conf.broker_heartbeat_interval) == (10.0, 3.0)
        assert conf.producer_request_timeout == 120.0
        assert conf.broker_max_poll_interval > BUFFERED["extract"] * LONGEST_ANSWER, "it would leave its group for good"
        assert str(conf.store) == "memory:"
        assert conf.value_serializer == "raw"
        assert conf.stream_wait_empty
        assert not conf.web_enabled
        assert not conf.topic_allow_declare
        assert conf.topic_disable_leader
        assert conf.table_standby_replicas == 0


def test_keys_go_where_kafkas_own_partitioner_puts_them():
    from aiokafka.partitioner import DefaultPartitioner

    choose, every = DefaultPartitioner(), list(range(7))
    for key in ("all|all", "country|UA", "attacker|houthis", "target|ångström"):
        assert partition_of(key, 7) == choose(key.encode(), every, every)


def test_credentials_follow_the_security_settings(tmp_path):
    password = tmp_path / "password"
    password.write_text("secret\n")
    settings = from_mapping(
        {
            "STRIKEWIRE_SECURITY_PROTOCOL": "SASL_SSL",
            "STRIKEWIRE_SASL_MECHANISM": "SCRAM-SHA-512",
            "STRIKEWIRE_SASL_USERNAME": "worker",
            "STRIKEWIRE_SASL_PASSWORD_FILE": str(password),
        }
    )
    found = apps._credentials(settings)
    assert (found.protocol.value, found.mechanism.value, found.username) == ("SASL_SSL", "SCRAM-SHA-512", "worker")
    assert found.password == "secret"
    assert apps._credentials(from_mapping({})) is None


@pytest.mark.parametrize("agent", AGENTS)
async def test_what_a_table_writes_is_what_a_recovery_reads(roles, agent):
    table: Any = roles[agent].table
    written: list[Any] = []
    roles[agent].app._producer = SimpleNamespace(send_soon=written.append)
    value = {"revision": 1, "reports": {"rep_1": "UA"}, "text": "Größe"}
    table.send_changelog(0, "parts/country|UA|inc_1", value)
    sent = written[0].message
    message = Message("changelog", 0, 0, 0.0, 0, None, sent.key, sent.value, None)
    event = await table.changelog_topic.decode(message, propagate=True)
    table.apply_changelog_batch([event])
    assert dict(table.data.items()) == {"parts/country|UA|inc_1": value}


async def test_state_that_cannot_be_read_ends_the_worker(roles):
    class TornError(Exception):
        pass

    ended: list[BaseException] = []

    def torn() -> None:
        raise TornError

    def end(reason: BaseException) -> NoReturn:
        ended.append(reason)
        raise SystemExit

    parts = Parts(LineExtractor, OneToOne, Rollups, CountingInstruments(), end)
    with pytest.raises(SystemExit):
        await apps._after_recovery(parts, torn)()
    assert isinstance(ended[0], TornError)
