"""Which Java runs the broker."""

import sys

import pytest

from streams.broker.java import find_java, java_version
from streams.domain.errors import BrokerError


@pytest.fixture
def fake(tmp_path):
    """Makes a program that answers `-version` as told."""

    def make(answer, status=0):
        file = tmp_path / "java"
        file.write_text(
            f"#!{sys.executable}\nimport sys\nprint({answer!r}, file=sys.stderr)\nsys.exit({status})\n",
            encoding="utf-8",
        )
        file.chmod(0o700)
        return file

    return make


@pytest.mark.parametrize(
    ("answer", "version"),
    [
        ('openjdk version "25.0.2" 2026-01-20 LTS', 25),
        ('java version "17"', 17),
        ('java version "1.8.0_401"', 8),
        ('Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "21.0.1" 2023-10-17', 21),
    ],
)
def test_versions_are_read(fake, answer, version):
    assert java_version(fake(answer)) == version


def test_an_old_java_is_refused_and_a_newer_one_taken(fake):
    with pytest.raises(BrokerError, match="is Java 11, but the embedded Kafka needs 17 or newer"):
        find_java(fake('openjdk version "11.0.2"'))

    java = fake('openjdk version "17.0.9"')
    assert find_java(java) == java


def test_what_is_no_java_is_one_sentence(fake, tmp_path):
    with pytest.raises(BrokerError, match="does not answer as a Java does"):
        find_java(fake("hello"))
    with pytest.raises(BrokerError, match="is not a program that can be run"):
        find_java(tmp_path / "absent")


def test_the_java_that_pip_brought_is_the_default():
    assert java_version(find_java()) >= 17
