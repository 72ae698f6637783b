"""Topics on a real Kafka: created once, seen at once, and never changed behind anybody's back."""

import socket
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kafka import KafkaAdminClient, KafkaProducer

from streams.contract.topics import ARTICLES, DAY_MS, INCIDENTS, ROLLUPS, TOPICS, Topic, physical_name
from streams.domain.errors import BrokerError, TopicError
from streams.runtime.settings import Settings
from streams.runtime.topic_admin import (
    Difference,
    Found,
    _create,
    admin_client,
    check,
    create,
    differences,
    inspect,
    record_counts,
    sentence,
    wanted_topics,
)

as_wanted = st.sampled_from(wanted_topics(Settings()))


def found_as(topic):
    return Found(topic.name, topic.partitions, topic.cleanup, topic.retention_ms or -1, topic.max_bytes)


@given(st.lists(as_wanted, unique=True))
def test_topics_that_are_as_wanted_differ_in_nothing(topics):
    assert differences(topics, {topic.name: found_as(topic) for topic in topics}) == []


@given(as_wanted, st.integers(1, 100))
def test_another_number_of_partitions_is_named(topic, partitions):
    found = {topic.name: replace(found_as(topic), partitions=partitions)}

    expected = [] if partitions == 8 else [Difference(topic.name, "partitions", "8", str(partitions))]
    assert differences([topic], found) == expected


def test_each_difference_is_a_sentence_that_names_topic_setting_wanted_and_found():
    found = {ARTICLES.name: Found(ARTICLES.name, 3, "compact", 60_000, 1000)}

    sentences = [str(difference) for difference in differences([ARTICLES, INCIDENTS], found)]

    assert sentences == [
        "news.articles.v1: partitions is 3, the contract wants 8",
        "news.articles.v1: cleanup.policy is compact, the contract wants delete",
        f"news.articles.v1: retention.ms is 60000, the contract wants {30 * DAY_MS}",
        "news.articles.v1: max.message.bytes is 1000, the contract wants at least 2097152",
        "strikes.incidents.v1 is absent; create it with: strikewire topics create",
    ]


def test_what_to_do_about_absent_topics_is_said_once():
    there = {ARTICLES.name: Found(ARTICLES.name, 3, "delete", 30 * DAY_MS, 2097152)}

    assert sentence(differences([ARTICLES, INCIDENTS, ROLLUPS], there)) == (
        "news.articles.v1: partitions is 3, the contract wants 8; strikes.incidents.v1, strikes.rollups.v1 are absent; "
        "create them with: strikewire topics create"
    )
    assert sentence(differences([ARTICLES, INCIDENTS], there)).endswith(
        "strikes.incidents.v1 is absent; create it with: strikewire topics create"
    )


def test_internal_topics_get_the_partitions_of_their_sources():
    changelog = Topic("t1-app-table-changelog", "k", "v", "compact")

    topics = {t.name: t for t in wanted_topics(Settings(topic_prefix="t1-", partitions=5), [changelog])}

    assert topics["t1-app-table-changelog"].partitions == 5
    assert topics["t1-strikes.reports.v1"].partitions == 5
    assert len(topics) == len(TOPICS) + 1


def test_no_kafka_is_one_sentence_that_says_what_to_do():
    nobody = Settings(bootstrap_servers=("127.0.0.1:1",))

    with (
        pytest.raises(BrokerError, match=r"no Kafka answers on 127\.0\.0\.1:1; .*strikewire broker start") as caught,
        admin_client(nobody, 0.5),
    ):
        pass

    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (41, BrokerError),  # the controller moves
        (38, BrokerError),  # other brokers of the cluster are still starting
        (29, TopicError),  # not allowed
    ],
)
def test_what_may_pass_is_waited_for_and_what_will_not_stops_the_worker(code, error):
    class Client:
        def create_topics(self, *_, **__):
            return {"topics": [{"name": TOPICS[0].name, "error_code": code, "error_message": "for a reason"}]}

    with pytest.raises(error, match=f"{TOPICS[0].name} cannot be created.*for a reason"):
        _create(Client(), TOPICS[:1])


def test_what_accepts_connections_and_is_no_kafka_is_told_from_nobody():
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"127.0.0.1:{server.getsockname()[1]}"
        with (
            pytest.raises(
                BrokerError, match=f"what listens on {address} does not answer as .*SECURITY_PROTOCOL"
            ) as caught,
            admin_client(Settings(bootstrap_servers=(address,)), 0.5),
        ):
            pass
    assert "broker start" not in str(caught.value)


@pytest.mark.kafka
@pytest.mark.slow
class TestOnKafka:
    def test_create_makes_all_topics_and_again_nothing(self, kafka_settings):
        changelog = Topic(kafka_settings.topic_prefix + "app-table-changelog", "k", "v", "compact")
        assert len(check(kafka_settings, [changelog])) == len(TOPICS) + 1

        first, second = create(kafka_settings, [changelog]), create(kafka_settings, [changelog])

        assert sorted(first) == sorted(topic.name for topic in wanted_topics(kafka_settings, [changelog]))
        assert second == []
        assert check(kafka_settings, [changelog]) == []

    def test_what_was_created_can_be_written_and_counted_at_once(self, kafka_settings):
        create(kafka_settings)
        name = physical_name(ARTICLES, kafka_settings.topic_prefix)
        producer = KafkaProducer(bootstrap_servers=kafka_settings.bootstrap, max_block_ms=5000)
        for number in range(7):
            producer.send(name, b"{}", key=str(number).encode())
        producer.flush(30)
        producer.close()

        with admin_client(kafka_settings) as client:
            counts = record_counts(client, inspect(client, [name]))

        assert counts == {name: 7}

    def test_drift_is_refused_and_nothing_is_created_or_changed(self, kafka_settings):
        name = physical_name(INCIDENTS, kafka_settings.topic_prefix)
        admin = KafkaAdminClient(bootstrap_servers=kafka_settings.bootstrap)
        admin.create_topics(
            {name: {"num_partitions": 2, "configs": {"cleanup.policy": "delete"}}}, wait_for_metadata=True
        )

        with pytest.raises(TopicError) as caught:
            create(kafka_settings)

        assert f"{name}: partitions is 2, the contract wants 4" in str(caught.value)
        assert f"{name}: cleanup.policy is delete, the contract wants compact" in str(caught.value)
        with admin_client(kafka_settings) as client:
            names = [topic.name for topic in wanted_topics(kafka_settings)]
            assert {found.name: found.partitions for found in inspect(client, names).values()} == {name: 2}
        admin.close()

    def test_the_command_creates_describes_and_refuses_drift_with_exit_status_2(self, kafka_env, strikewire):
        before = strikewire("topics", "check", env=kafka_env)
        created = strikewire("topics", "create", env=kafka_env)
        described = strikewire("topics", "describe", env=kafka_env)
        as_json = strikewire("topics", "describe", "--json", env=kafka_env)
        drifted = strikewire("topics", "check", env=kafka_env | {"STRIKEWIRE_PARTITIONS": "5"})

        assert (before.returncode, created.returncode, drifted.returncode) == (2, 0, 2)
        assert before.stderr.count("are absent; create them with") == 1
        assert "7 created, 0 were there" in created.stdout
        assert "partitions is 4, the contract wants 5" in drifted.stderr
        assert drifted.stderr.count("\n") == 1
        assert all(topic.name in described.stdout for topic in TOPICS)
        assert as_json.stdout.count('"state": "ok"') == len(TOPICS)
