"""The jars: pinned by hash, fetched once and whole."""

import gc
import hashlib
import http.server
import os
import threading
import time
from functools import partial

import pytest
import stamina

from streams.broker.jars import DRAFT, ENDPOINT, Jar, class_path, is_sound, missing_jars, pinned
from streams.domain.errors import BrokerError

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # jgo leaves responses open

CONTENT = b"not really a jar, but its bytes are known" * 1000
JAR = Jar("org.example.things", "thing", "1.2", "", len(CONTENT), hashlib.sha256(CONTENT).hexdigest())


class Watched:
    """Remembers what a download told."""

    def __init__(self):
        self.total, self.come, self.ended = 0, 0, False

    def begin(self, total):
        self.total = total

    def advance(self, count):
        self.come += count

    def end(self):
        self.ended = True


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@pytest.fixture
def remote(tmp_path):
    """A Maven repository on this machine: its folder and its address."""
    folder = tmp_path / "remote"
    folder.mkdir()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield folder, {"here": f"http://127.0.0.1:{server.server_port}"}
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def one_attempt():
    """No waiting between attempts; and jgo's connections are collected here, where their complaint is expected."""
    with stamina.set_testing(True, attempts=1):
        yield
    gc.collect()


def put(folder, content):
    file = folder / JAR.path
    file.parent.mkdir(parents=True)
    file.write_bytes(content)


def test_the_pinned_jars_are_kafkas():
    jars = pinned()

    assert len(jars) == 46
    assert {("kafka_2.13", "4.3.1"), ("kafka-clients", "4.3.1")} <= {(jar.artifact, jar.version) for jar in jars}
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in jars)
    assert len({jar.path for jar in jars}) == len(jars)


@pytest.mark.kafka
@pytest.mark.slow
def test_the_pinned_jars_are_those_that_the_endpoint_resolves_to():
    import jgo

    resolved = {(a.groupId, a.artifactId, a.version, a.classifier) for a in jgo.resolve(ENDPOINT)}

    assert {(jar.group, jar.artifact, jar.version, jar.classifier) for jar in pinned()} == resolved


def test_a_jar_is_fetched_once_and_counted(remote, tmp_path):
    put(remote[0], CONTENT)
    first, second = Watched(), Watched()

    path = class_path(first, jars=[JAR], repository=tmp_path / "m2", remotes=remote[1])
    class_path(second, jars=[JAR], repository=tmp_path / "m2", remotes={})

    assert path == str(tmp_path / "m2" / JAR.path)
    assert is_sound(JAR, tmp_path / "m2" / JAR.path)
    assert (first.total, first.come, first.ended) == (len(CONTENT), len(CONTENT), True)
    assert (second.total, second.come) == (0, 0)


def test_a_jar_that_was_cut_off_is_fetched_again(remote, tmp_path):
    put(remote[0], CONTENT)
    put(tmp_path / "m2", CONTENT[:1000])
    assert missing_jars([JAR], tmp_path / "m2") == [JAR]

    class_path(Watched(), jars=[JAR], repository=tmp_path / "m2", remotes=remote[1])

    assert missing_jars([JAR], tmp_path / "m2") == []


def test_other_bytes_than_the_pinned_ones_never_come_into_place(remote, tmp_path):
    put(remote[0], CONTENT[::-1])
    watched = Watched()

    with pytest.raises(BrokerError, match=r"thing 1\.2 arrived with other bytes"):
        class_path(watched, jars=[JAR], repository=tmp_path / "m2", remotes=remote[1])

    assert watched.ended
    assert not (tmp_path / "m2" / JAR.path).exists()
    assert list((tmp_path / "m2").glob(f"{DRAFT}*")) == []


def test_a_jar_that_nobody_has_and_a_repository_that_is_away_are_one_sentence(remote, tmp_path):
    for remotes in (remote[1], {"away": "http://127.0.0.1:1"}):
        with pytest.raises(BrokerError, match=r"thing 1\.2 of the embedded Kafka could not be fetched: .+") as caught:
            class_path(Watched(), jars=[JAR], repository=tmp_path / "m2", remotes=remotes)
        assert "\n" not in str(caught.value)


def test_a_repository_that_cannot_be_written_to_is_one_sentence(remote, tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(BrokerError, match=r"cannot be stored in .*/file/m2 \(Not a directory\); .* M2_REPO"):
        class_path(Watched(), jars=[JAR], repository=tmp_path / "file" / "m2", remotes=remote[1])


def test_leftovers_of_a_killed_download_are_swept_and_those_under_way_stay(remote, tmp_path):
    put(remote[0], CONTENT)
    old, young = tmp_path / "m2" / f"{DRAFT}old", tmp_path / "m2" / f"{DRAFT}young"
    old.mkdir(parents=True)
    young.mkdir()
    os.utime(old, (time.time() - 7200,) * 2)

    class_path(Watched(), jars=[JAR], repository=tmp_path / "m2", remotes=remote[1])

    assert not old.exists()
    assert young.exists()
