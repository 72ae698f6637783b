"""A real Apache Kafka on this machine: one node, loopback only, all its files under one folder."""

import contextlib
import fcntl
import re
import shutil
import subprocess
import time
import uuid
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from streams.broker.jars import Progress, class_path
from streams.broker.java import find_java
from streams.broker.ports import answers, free_port, is_free
from streams.broker.probe import ask
from streams.broker.process import Record, alive, read_record, resident_bytes, spawn, terminate, write_record
from streams.broker.properties import FORMAT_OPTIONS, HOST, JVM_OPTIONS, log_properties, server_properties
from streams.domain.errors import BrokerError

START_PATIENCE: Final = 180.0
"""Seconds for a start; three to six are usual; a crashed broker reads its logs again first, a crowded machine takes its time."""
STOP_PATIENCE: Final = 30.0
"""Seconds between SIGTERM and SIGKILL."""
DEATH_PATIENCE: Final = 5.0
"""Seconds for the kernel to close the sockets of a killed process: its main thread is gone before the others are."""
PORT_TAKEN: Final = re.compile(r"Address already in use|BindException")


@dataclass(frozen=True, slots=True)
class Status:
    """How the broker is. `state` is `running`, `not answering` (the process is there, Kafka is not) or `stopped`."""

    state: str
    bootstrap: str = ""
    pid: int | None = None
    resident_bytes: int | None = None
    cluster_id: str = ""


@dataclass(frozen=True, slots=True)
class Started:
    """A broker that answers. `fresh` is false where it had been running before."""

    bootstrap: str
    pid: int
    seconds: float
    fresh: bool


class _EndedError(BrokerError):
    """The process that was waited for is gone."""


class EmbeddedKafka:
    """The broker whose files lie in `folder`; several run side by side in folders and on ports of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"
        self.output = self.folder / "output.log"
        self._pid_file = self.folder / "broker.pid"
        self._configuration = self.folder / "server.properties"
        self._log_configuration = self.folder / "log4j2.properties"

    def start(
        self, progress: Progress, port: int | None = None, *, default_port: int = 9092, java: Path | None = None
    ) -> Started:
        """Start the broker unless it runs already, and wait until it answers a metadata request.

        Args:
            progress: told of a download.
            port: where clients shall connect; None: wherever it runs already, else `default_port`.
            default_port: see `port`.
            java: a `java` to use instead of the one that pip installed.

        Raises:
            BrokerError: it runs on another port, the port is in use, there is no Java, a jar cannot be fetched, or it does not come up.
        """
        began = time.monotonic()
        with self._alone():
            record = self._living()
            if record is not None:
                if port not in (None, record.port):
                    raise BrokerError(
                        f"already running on port {record.port}; stop it first to start it on port {port}"
                    )
                with contextlib.suppress(_EndedError):  # it was dying when we looked: start another one
                    self._wait(record, began)
                    return Started(_bootstrap(record.port), record.pid, time.monotonic() - began, fresh=False)
                port = record.port if port is None else port
            port = default_port if port is None else port
            if not self._becomes_free(port):
                raise BrokerError(f"port {port} on {HOST} is in use by another program; choose another one with --port")
            program = find_java(java)
            jars = class_path(progress)
            began = time.monotonic()
            record = self._launch(program, jars, port)
        return Started(_bootstrap(port), record.pid, time.monotonic() - began, fresh=True)

    def stop(self) -> bool:
        """End the broker cleanly; it is killed if it does not go within half a minute.

        Returns:
            Whether there was anything to stop.
        """
        if not self.folder.exists():
            return False
        with self._alone():
            record = self._living()
            if record is not None:
                terminate(record, STOP_PATIENCE)
            self._pid_file.unlink(missing_ok=True)
            return record is not None

    def reset(self) -> None:
        """Stop the broker and delete its topics and logs; other files in the folder stay."""
        self.stop()
        if self.folder.exists():
            with self._alone():
                shutil.rmtree(self.data, ignore_errors=True)
                for file in (
                    *self.folder.glob("server.log*"),
                    self.output,
                    self._configuration,
                    self._log_configuration,
                ):
                    file.unlink(missing_ok=True)

    def bootstrap(self) -> str | None:
        """Where clients connect, if the broker's process runs; a look at the pid file, no question to the broker."""
        record = self._living()
        return None if record is None else _bootstrap(record.port)

    def status(self) -> Status:
        """How the broker is at this moment."""
        record = self._living()
        if record is None:
            return Status("stopped")
        bootstrap = _bootstrap(record.port)
        cluster = ask({"bootstrap_servers": bootstrap}) if answers(record.port) else None
        state = "running" if cluster is not None else "not answering"
        return Status(state, bootstrap, record.pid, resident_bytes(record), cluster.cluster_id if cluster else "")

    def _living(self) -> Record | None:
        record = read_record(self._pid_file)
        return record if record is not None and alive(record) else None

    def _becomes_free(self, port: int) -> bool:
        """Whether the port is free; a broker of ours that was killed a moment ago may still be letting go of it."""
        record = read_record(self._pid_file)
        deadline = time.monotonic() + (DEATH_PATIENCE if record is not None and record.port == port else 0.0)
        while not (free := is_free(port)) and time.monotonic() < deadline:
            time.sleep(0.05)
        return free

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One start, stop or reset at a time; the kernel gives the lock back if its holder is killed."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = (self.folder / "lock").open("w")
        except OSError as error:
            raise BrokerError(f"the folder {self.folder} cannot be used: {error.strerror}") from None
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _launch(self, java: Path, jars: str, port: int) -> Record:
        """Spawn and wait. The controller's port is picked anew each time, and again if somebody else was faster."""
        attempts = 3
        while True:
            attempts -= 1
            try:
                self._configuration.write_text(server_properties(self.data, port, free_port()), encoding="utf-8")
                self._log_configuration.write_text(log_properties(self.log), encoding="utf-8")
            except OSError as error:  # a full disk, or files of another user
                raise BrokerError(f"the folder {self.folder} cannot be used: {error.strerror}") from None
            self._format(java, jars)
            logging = f"-Dlog4j2.configurationFile={self._log_configuration}"
            command = [str(java), *JVM_OPTIONS, logging, "-cp", jars, "kafka.Kafka", str(self._configuration)]
            record = spawn(command, self.output, port, self._configuration)
            try:
                write_record(self._pid_file, record)
                self._wait(record, time.monotonic())
            except BaseException as error:
                terminate(record, STOP_PATIENCE)
                self._pid_file.unlink(missing_ok=True)
                if isinstance(error, BrokerError) and attempts and PORT_TAKEN.search(str(error)) and is_free(port):
                    continue
                raise
            return record

    def _format(self, java: Path, jars: str) -> None:
        """Give an empty data folder its cluster id; a formatted one stays as it is."""
        if (self.data / "meta.properties").exists():
            return
        tool = [*FORMAT_OPTIONS, "-cp", jars, "kafka.tools.StorageTool"]
        command = [
            str(java),
            *tool,
            "format",
            "--ignore-formatted",
            "-t",
            new_cluster_id(uuid.uuid4()),
            "-c",
            str(self._configuration),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (our own Java and arguments)
        if done.returncode:
            raise BrokerError(
                f"the data folder {self.data} could not be formatted: {_reason(done.stderr + done.stdout)}"
            )

    def _wait(self, record: Record, began: float) -> None:
        """Return when the broker answers with the cluster id of our data folder, so that no other Kafka is taken for it."""
        while time.monotonic() - began < START_PATIENCE:
            if not alive(record):
                raise _EndedError(f"the embedded Kafka ended at its start: {self._last_words()} (see {self.log})")
            if answers(record.port):
                cluster = ask({"bootstrap_servers": _bootstrap(record.port)})
                if cluster is not None and cluster.cluster_id == self._cluster_id():
                    return
            time.sleep(0.1)
        raise BrokerError(f"the embedded Kafka did not answer within {START_PATIENCE:g} seconds (see {self.log})")

    def _cluster_id(self) -> str:
        match = re.search(
            r"^cluster\.id=(.*)$", (self.data / "meta.properties").read_text(encoding="utf-8"), re.MULTILINE
        )
        return match[1] if match else ""

    def _last_words(self) -> str:
        texts = [
            file.read_text(encoding="utf-8", errors="replace") for file in (self.log, self.output) if file.exists()
        ]
        return _reason("\n".join(text[-20_000:] for text in texts))


def new_cluster_id(random: uuid.UUID) -> str:
    """A cluster id as Kafka writes it: 16 bytes in base64, but never with a dash in front, which its tool takes for an option."""
    return urlsafe_b64encode(bytes([random.bytes[0] & 0x7F]) + random.bytes[1:]).decode().rstrip("=")


def _bootstrap(port: int) -> str:
    return f"{HOST}:{port}"


def _reason(text: str) -> str:
    """The line of a Java program's output that says why: the innermost cause, else the last error, else the last line."""
    lines = [
        line.strip() for line in text.splitlines() if line.strip() and not line.strip().startswith(("at ", "WARNING: "))
    ]
    for pattern in (r"^Caused by: (.*)", r"^\S*(?:Exception|Error)\b: (.*)", r"(?:ERROR|FATAL) +(.*)"):
        found = [match[1] for line in lines if (match := re.search(pattern, line))]
        if found:
            return found[-1]
    return lines[-1] if lines else "it said nothing"
