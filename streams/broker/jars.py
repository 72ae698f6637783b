"""The jars of Apache Kafka: which ones, with their hashes, and how they come into the Maven repository of this machine.

`kafka-4.3.1.json` pins every jar that `ENDPOINT` resolves to, so a start needs no resolution, knows the size of the
download beforehand, and never runs a truncated or tampered file. `tests/broker/test_jars.py` compares it with jgo's answer.
"""

import hashlib
import json
import logging
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any, Final, Protocol

import stamina

from streams.domain.errors import BrokerError

KAFKA_VERSION: Final = "4.3.1"
ENDPOINT: Final = (
    f"org.apache.kafka:kafka_2.13:{KAFKA_VERSION}"
    f"+org.apache.kafka:kafka-clients:{KAFKA_VERSION}"  # unnamed, it resolves to 3.9.1 and the broker dies at its start
    "+org.apache.logging.log4j:log4j-slf4j-impl:2.25.2"
)
DOWNLOADS_AT_ONCE: Final = 4
DRAFT: Final = ".strikewire-"
"""Folders of downloads under way begin with it."""
ABANDONED_AFTER: Final = 3600.0
"""Seconds after which such a folder belongs to nobody."""
HOW_TO_INSTALL: Final = "install it with: pip install 'strikewire[broker]'"


@dataclass(frozen=True, slots=True)
class Jar:
    """One pinned jar. `size` in bytes, `sha256` in hexadecimal."""

    group: str
    artifact: str
    version: str
    classifier: str
    size: int
    sha256: str

    @property
    def path(self) -> Path:
        """Where the jar lies inside a Maven repository."""
        classifier = f"-{self.classifier}" if self.classifier else ""
        name = f"{self.artifact}-{self.version}{classifier}.jar"
        return Path(*self.group.split("."), self.artifact, self.version, name)


class Progress(Protocol):
    """Watches a download; called from several threads."""

    def begin(self, total: int) -> None:
        """`total` bytes are about to come."""

    def advance(self, count: int) -> None:
        """`count` more bytes have come; a negative count takes back what a broken attempt had counted."""

    def end(self) -> None:
        """All have come, or the download failed."""


def pinned() -> tuple[Jar, ...]:
    """The jars of the broker, in class path order."""
    rows = json.loads(resources.files("streams.broker").joinpath(f"kafka-{KAFKA_VERSION}.json").read_bytes())
    return tuple(Jar(**row) for row in rows)


def is_sound(jar: Jar, file: Path) -> bool:
    """Whether the file is there and is that jar, byte for byte."""
    try:
        if file.stat().st_size != jar.size:
            return False
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == jar.sha256
    except OSError:  # most often it is not there
        return False


def class_path(
    progress: Progress,
    *,
    jars: Sequence[Jar] | None = None,
    repository: Path | None = None,
    remotes: Mapping[str, str] | None = None,
) -> str:
    """The class path of the broker, after downloading what is not yet on this machine.

    Args:
        progress: told of a download, if there is one.
        jars: what to fetch; the pinned jars if not given.
        repository: a Maven repository folder; the user's own (`M2_REPO`, else `~/.m2/repository`) if not given.
        remotes: addresses of Maven repositories by name; Maven Central and those of jgo's own settings if not given.

    Raises:
        BrokerError: jgo is not installed, the repository cannot be written to, or a jar could not be fetched.
    """
    jars = pinned() if jars is None else jars
    repository = _users_repository() if repository is None else repository
    absent = missing_jars(jars, repository)
    if absent:
        try:
            repository.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryDirectory(prefix=DRAFT, dir=repository).cleanup()
        except OSError as error:
            raise BrokerError(
                f"Apache Kafka cannot be stored in {repository} ({error.strerror}); name another folder in M2_REPO"
            ) from None
        _sweep(repository)
        fetch = partial(_fetch, repository=repository, remotes=remotes or _remotes(), advance=progress.advance)
        progress.begin(sum(jar.size for jar in absent))
        try:
            with ThreadPoolExecutor(DOWNLOADS_AT_ONCE) as pool:
                list(pool.map(fetch, absent))
        finally:
            progress.end()
    return ":".join(str(repository / jar.path) for jar in jars)


def missing_jars(jars: Sequence[Jar] | None = None, repository: Path | None = None) -> list[Jar]:
    """Which jars are not on this machine yet; see `class_path`."""
    folder = _users_repository() if repository is None else repository
    return [jar for jar in (pinned() if jars is None else jars) if not is_sound(jar, folder / jar.path)]


def _users_repository() -> Path:
    return Path(_jgo().GlobalSettings.load().repo_cache)


def _remotes() -> dict[str, str]:
    """A company's mirror that jgo's settings name is asked too."""
    jgo = _jgo()
    return {"central": jgo.MAVEN_CENTRAL_URL, **jgo.GlobalSettings.load().repositories}


def _sweep(repository: Path) -> None:
    """Remove what a download that was killed has left; younger folders may belong to one that is under way."""
    for folder in repository.glob(f"{DRAFT}*"):
        if time.time() - folder.stat().st_mtime > ABANDONED_AFTER:
            shutil.rmtree(folder, ignore_errors=True)


def _jgo() -> Any:
    """Jgo, imported only here: it belongs to the optional extra, and its warnings are for people who build Java programs."""
    try:
        import jgo
        import jgo.maven
    except ImportError:
        raise BrokerError(f"the embedded Kafka needs jgo, which is not here; {HOW_TO_INSTALL}") from None
    logging.getLogger("jgo").addHandler(logging.NullHandler())
    return jgo


def _fetch(jar: Jar, repository: Path, remotes: Mapping[str, str], advance: Callable[[int], None]) -> None:
    """Download into a folder of its own and move the whole file into place: an interrupted start leaves no half jar."""
    target = repository / jar.path
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=DRAFT, dir=repository) as folder:
        try:
            file = _download(jar, Path(folder), remotes, advance)
        except (OSError, RuntimeError) as error:  # requests' errors are OSErrors; jgo says "not found" as RuntimeError
            raise BrokerError(
                f"{jar.artifact} {jar.version} of the embedded Kafka could not be fetched: {error}"
            ) from error
        if not is_sound(jar, file):
            raise BrokerError(f"{jar.artifact} {jar.version} arrived with other bytes than the pinned ones; try again")
        shutil.move(file, target)


@stamina.retry(on=OSError, attempts=4, timeout=120)
def _download(jar: Jar, folder: Path, remotes: Mapping[str, str], advance: Callable[[int], None]) -> Path:
    @contextmanager
    def counted(_name: str, _size: int) -> Iterator[Callable[[int], None]]:
        seen = 0

        def count(size: int) -> None:
            nonlocal seen
            seen += size
            advance(size)

        try:
            yield count
        except BaseException:
            advance(-seen)
            raise

    maven = _jgo().maven
    resolver = maven.PythonResolver(progress_callback=counted)
    context = maven.MavenContext(resolver=resolver, repo_cache=folder, remote_repos=dict(remotes))
    artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact(jar.classifier, "jar")
    artifact.cached_path.unlink(missing_ok=True)
    return Path(resolver.download(artifact))
