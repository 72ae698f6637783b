"""`strikewire doctor`: each problem with what to do about it, and exit status 1."""

import pytest
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer

from streams.contract.topics import ARTICLES, physical_name
from streams.runtime.topic_admin import create


def lines(done):
    """Subject and state of each finding, and the whole text."""
    words = [line.split() for line in done.stdout.splitlines() if line.startswith(("ok ", "problem "))]
    return [(state, subject) for state, subject, *_ in words]


def test_a_wrong_setting_is_named_and_nothing_else_is_tried(strikewire):
    done = strikewire("doctor", env={"STRIKEWIRE_PARTITIONS": "none"})

    assert done.returncode == 1
    assert lines(done) == [("ok", "versions"), ("problem", "settings")]
    assert "do: correct or unset STRIKEWIRE_PARTITIONS" in done.stdout


def test_a_kafka_that_is_away_is_a_problem_with_a_way_out(strikewire, tmp_path):
    env = {"STRIKEWIRE_BOOTSTRAP_SERVERS": "127.0.0.1:1", "STRIKEWIRE_DATA_DIR": str(tmp_path)}

    done = strikewire("doctor", env=env)

    assert done.returncode == 1
    assert lines(done)[-1] == ("problem", "broker")
    assert (
        "do: start the embedded one with 'strikewire broker start', or name another one in STRIKEWIRE_" in done.stdout
    )


def test_a_java_that_is_none_is_a_problem(strikewire, tmp_path):
    done = strikewire("doctor", env={"STRIKEWIRE_JAVA": str(tmp_path / "java"), "STRIKEWIRE_DATA_DIR": str(tmp_path)})

    assert ("problem", "java") in lines(done)


def test_secrets_do_not_print(strikewire, tmp_path):
    secret = tmp_path / "password"
    secret.write_text("open sesame", encoding="utf-8")
    env = {
        "STRIKEWIRE_BOOTSTRAP_SERVERS": "127.0.0.1:1",
        "STRIKEWIRE_SECURITY_PROTOCOL": "SASL_PLAINTEXT",
        "STRIKEWIRE_SASL_MECHANISM": "PLAIN",
        "STRIKEWIRE_SASL_USERNAME": "reader-17",
        "STRIKEWIRE_SASL_PASSWORD_FILE": str(secret),
    }

    done = strikewire("doctor", env=env)

    assert "STRIKEWIRE_SASL_USERNAME=***" in done.stdout
    assert "reader-17" not in done.stdout + done.stderr
    assert "open sesame" not in done.stdout + done.stderr


@pytest.mark.kafka
@pytest.mark.slow
class TestOnKafka:
    def test_absent_topics(self, strikewire, kafka_env):
        done = strikewire("doctor", env=kafka_env)

        assert done.returncode == 1
        assert [state for state, subject in lines(done) if subject == "topics"] == ["problem"]
        assert "do: strikewire topics create" in done.stdout

    def test_all_is_well_on_a_fresh_installation(self, strikewire, kafka_env, kafka_settings):
        create(kafka_settings)

        done = strikewire("doctor", env=kafka_env)

        assert done.returncode == 0
        assert {state for state, _ in lines(done)} == {"ok"}
        assert {"versions", "settings", "broker", "topics", "lag"} <= {subject for _, subject in lines(done)}

    def test_drift_is_told_once_for_all_topics_that_share_it(self, strikewire, kafka_env, kafka_settings):
        create(kafka_settings)

        done = strikewire("doctor", env=kafka_env | {"STRIKEWIRE_PARTITIONS": "7"})

        assert done.returncode == 1
        assert done.stdout.count("partitions is 4, the contract wants 7: news.articles.v1, strikes.reports.v1") == 1
        assert "do: set STRIKEWIRE_PARTITIONS=4" in done.stdout

    def test_articles_that_wait_for_nobody_and_a_group_that_fell_behind(self, strikewire, kafka_env, kafka_settings):
        create(kafka_settings)
        name = physical_name(ARTICLES, kafka_settings.topic_prefix)
        producer = KafkaProducer(bootstrap_servers=kafka_settings.bootstrap)
        for number in range(9):
            producer.send(name, b"{}", key=str(number).encode())
        producer.flush(30)
        producer.close()

        nobody = strikewire("doctor", env=kafka_env)
        group = physical_name("strikewire-extract", kafka_settings.topic_prefix)
        consumer = KafkaConsumer(
            name,
            bootstrap_servers=kafka_settings.bootstrap,
            group_id=group,
            auto_offset_reset="earliest",
            max_poll_records=1,
        )
        while not consumer.poll(timeout_ms=500):
            pass
        consumer.commit()
        at_work = strikewire("doctor", env=kafka_env)
        consumer.close()
        left = strikewire("doctor", env=kafka_env)

        assert "no worker has ever read; 9 articles wait" in nobody.stdout
        assert f"{group}: 1 at work; records behind: news.articles.v1 " in at_work.stdout
        assert f"{group}: nobody works; records behind: news.articles.v1 " in left.stdout
        assert (nobody.returncode, at_work.returncode, left.returncode) == (1, 0, 1)
        admin = KafkaAdminClient(bootstrap_servers=kafka_settings.bootstrap)
        admin.delete_groups([group])
        admin.close()
