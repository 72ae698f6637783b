"""JSON Lines of articles as a source, as fast as they come or paced: for backfill, demos and rehearsals of a day's news."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final, Literal

from producers.clock import Clock
from producers.source import Found, Refused
from streams.contract.batch import Bad, read_records
from streams.contract.codec import decode_article
from streams.domain.article import Article
from streams.domain.errors import SourceError

_SPEED: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)(x?)")


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast to replay: `max`, `rate` articles a second, or `times` the recorded time."""

    kind: Literal["max", "rate", "times"] = "max"
    factor: float = math.inf

    @classmethod
    def parse(cls, text: str) -> "Speed":
        """`max`, `50` (articles a second) or `60x` (an hour of news in a minute).

        Raises:
            ValueError: something else, or zero.
        """
        if text == "max":
            return cls()
        match = _SPEED.fullmatch(text)
        if match is None or float(match[1]) == 0:
            raise ValueError(f"{text!r} is not a speed: max, articles a second such as 50, or times such as 60x")
        return cls("times" if match[2] else "rate", float(match[1]))


class Replay:
    """A source that reads JSON Lines. The articles' own times are kept as they are.

    With `60x` the recorded time is `fetched_at`, else `published_at`, counted from the first article that has one; an
    article without a time, or older than the one before, comes at once.
    """

    name: Final = "replay"

    def __init__(self, stream: IO[bytes], origin: str, speed: Speed, clock: Clock) -> None:
        self._stream = stream
        self._origin = origin
        self._speed = speed
        self._clock = clock

    def items(self) -> Iterator[Found | Refused]:
        """Articles and bad lines with their places `file:line`, each when it is due."""
        started = self._clock.monotonic()
        first: float | None = None
        given = 0
        try:
            for item in read_records(self._stream, decode_article):
                place = f"{self._origin}:{item.line}"
                if isinstance(item, Bad):
                    yield Refused(place, item.reason, item.message, item.field)
                    continue
                recorded = _recorded_at(item.record)
                if first is None and recorded is not None:
                    first = recorded
                    started = self._clock.monotonic() if self._speed.kind == "times" else started
                self._wait_until(started + self._due(given, first, recorded))
                given += 1
                yield Found(item.record, place)
        except OSError as error:
            raise SourceError(f"{self._origin}: {error.strerror}") from error

    def settle(self) -> None:
        """A file has no place to remember."""

    def _due(self, given: int, first: float | None, recorded: float | None) -> float:
        """Seconds after the start at which the next article is due."""
        if self._speed.kind == "rate":
            return given / self._speed.factor
        if self._speed.kind == "max" or first is None or recorded is None:
            return 0.0
        return (recorded - first) / self._speed.factor

    def _wait_until(self, due: float) -> None:
        left = due - self._clock.monotonic()
        if left > 0:
            self._clock.sleep(left)


def _recorded_at(article: Article) -> float | None:
    moment = article.fetched_at or article.published_at
    return None if moment is None else moment.timestamp()
