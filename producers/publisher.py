"""Where articles go: the seam between the sources and Kafka, with the books that prove nothing was lost on the way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from streams.contract.codec import encode
from streams.contract.headers import Headers, record_headers
from streams.contract.keys import article_key
from streams.contract.topics import MAX_MESSAGE_BYTES
from streams.domain.article import Article
from streams.domain.errors import DecodeError

FRAME_BYTES: Final = 4_096
"""Room that Kafka's framing of one record may take (batch and record headers are below 100 bytes)."""


@dataclass(frozen=True, slots=True)
class Message:
    """One record ready to be sent; `place` is where its article came from."""

    key: bytes
    value: bytes
    headers: Headers
    place: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one message: acknowledged by all in-sync replicas, or why not (`problem`)."""

    place: str
    problem: str = ""
    seconds: float = 0.0

    @property
    def acknowledged(self) -> bool:
        """Whether Kafka has it."""
        return not self.problem


class Publisher(Protocol):
    """Takes messages, later tells what became of each, exactly once."""

    def publish(self, message: Message) -> None:
        """Hand over; may wait while too much is under way. A failure to hand over is a receipt as well."""
        ...

    def receipts(self) -> Iterator[Receipt]:
        """The receipts that have come in since the last call; does not wait."""
        ...

    def flush(self, seconds: float) -> int:
        """Wait until every message has its receipt, at most so long; the number still without one."""
        ...

    def close(self) -> None:
        """Let go of connections; what has no receipt yet is given up and gets one that says so, if that can be told."""
        ...


def message_of(article: Article, place: str, producer: str) -> Message:
    """The record that an article becomes: its id (derived when absent) as key and in the value, CloudEvents headers.

    Raises:
        DecodeError: `too_large`, before anything is sent.
    """
    key = article_key(article)
    if article.id != key:
        article = replace(article, id=key)
    value = encode(article)
    headers = record_headers(article, producer)
    size = FRAME_BYTES + len(key) + len(value) + sum(len(name) + len(data) for name, data in headers)
    if size > MAX_MESSAGE_BYTES:
        raise DecodeError(
            "too_large", f"{len(value)} bytes as JSON; with key and headers at most {MAX_MESSAGE_BYTES} fit"
        )
    return Message(key.encode(), value, headers, place)


@dataclass(slots=True)
class FakePublisher:
    """Keeps messages in a list, for tests and dry runs.

    `fails` names the problem of a message or returns "" (acknowledged); while `withhold` is set no receipt comes, as with
    a broker that has gone away.
    """

    fails: Callable[[Message], str] = lambda _: ""
    withhold: bool = False
    messages: list[Message] = field(default_factory=list)
    closed: bool = False
    _waiting: list[Message] = field(default_factory=list)

    def publish(self, message: Message) -> None:
        """Keep it."""
        self.messages.append(message)
        self._waiting.append(message)

    def receipts(self) -> Iterator[Receipt]:
        """One for every message since the last call, none while withheld."""
        while self._waiting and not self.withhold:
            message = self._waiting.pop(0)
            yield Receipt(message.place, self.fails(message))

    def flush(self, seconds: float) -> int:
        """Never waits."""
        return len(self._waiting) if self.withhold else 0

    def close(self) -> None:
        """Remember it."""
        self.closed = True
