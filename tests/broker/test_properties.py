"""The broker's configuration: loopback, one node, nothing created by accident, records as large as the contract's."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from streams.broker.properties import log_properties, server_properties
from streams.contract.topics import MAX_MESSAGE_BYTES, TOPICS

ports = st.integers(1, 65535)


def parsed(text):
    return dict(line.split("=", 1) for line in text.splitlines())


@given(ports, ports)
def test_every_address_is_loopback_and_has_its_port(port, controller):
    found = parsed(server_properties(Path("/data"), port, controller))

    assert found["listeners"] == f"PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}"
    assert found["advertised.listeners"] == f"PLAINTEXT://127.0.0.1:{port}"
    assert found["controller.quorum.voters"] == f"1@127.0.0.1:{controller}"


def test_one_node_holds_the_only_copy_of_everything():
    found = parsed(server_properties(Path("/data"), 1, 2))

    factors = {name: value for name, value in found.items() if name.endswith((".replication.factor", ".min.isr"))}
    assert len(factors) == 5
    assert set(factors.values()) == {"1"}


def test_topics_are_never_created_by_accident_and_records_of_the_contract_fit():
    found = parsed(server_properties(Path("/data"), 1, 2))

    assert found["auto.create.topics.enable"] == "false"
    assert int(found["message.max.bytes"]) >= max(topic.max_bytes for topic in TOPICS) > MAX_MESSAGE_BYTES


def test_the_log_goes_to_one_file_that_is_rolled():
    text = log_properties(Path("/folder/server.log"))

    assert "appender.file.fileName=/folder/server.log\n" in text
    assert "appender.file.policies.size.size=10MB\n" in text
