"""Topic names on the broker: the contract's name behind the installation's prefix."""

from streams.contract.topics import INCIDENTS, TOPICS, logical_name, physical_name


def test_without_a_prefix_the_name_is_the_contracts():
    assert [physical_name(topic) for topic in TOPICS] == [topic.name for topic in TOPICS]


def test_a_prefix_stands_before_the_name_and_comes_off_again():
    assert physical_name(INCIDENTS, "t1-") == "t1-strikes.incidents.v1"
    assert physical_name("strikewire-worker", "t1-") == "t1-strikewire-worker"
    assert logical_name("t1-strikes.incidents.v1", "t1-") == "strikes.incidents.v1"
    assert logical_name("strikes.incidents.v1", "t1-") == "strikes.incidents.v1"
