"""Where articles come from. A source knows nothing of Kafka; what is wrong with an item is data, not an exception."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

import orjson

from streams.domain.article import Article


@dataclass(frozen=True, slots=True)
class Found:
    """An article and its place in the source, such as `articles.jsonl:12` or a feed's address."""

    article: Article
    place: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Something at `place` that will not be published: `reason` of `DEAD_LETTER_REASONS`, `problem` in words."""

    place: str
    reason: str
    problem: str
    field: str = ""

    def as_json(self) -> bytes:
        """One JSON object without line end, for standard error."""
        found = {"place": self.place, "reason": self.reason, "field": self.field, "message": self.problem}
        return orjson.dumps({name: value for name, value in found.items() if value != ""})


class Source(Protocol):
    """Anything that yields articles: a file, a feed, a web hook."""

    @property
    def name(self) -> str:
        """What it is, out of a closed list (`replay`, `rss`, …): a metric label and the `ce_source` of its records."""
        ...

    def items(self) -> Iterator[Found | Refused]:
        """Articles and refused items in order; may wait between them, for ever if the source is live.

        Raises:
            SourceError: the source itself cannot be read; names it.
        """
        ...

    def settle(self) -> None:
        """All that `items` has given is on Kafka or was reported as refused: the place to read on from may be stored."""
        ...


@dataclass(slots=True)
class FakeSource:
    """A source of what it was given, for tests; `settled` counts the calls of `settle`."""

    given: Iterable[Found | Refused]
    name: str = "fake"
    settled: int = field(default=0, init=False)

    def items(self) -> Iterator[Found | Refused]:
        """What it was given."""
        yield from self.given

    def settle(self) -> None:
        """Count the call."""
        self.settled += 1
