"""Moves articles from a source to a publisher and keeps the books: all that was read is acknowledged or reported."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from producers.clock import Clock
from producers.metrics import ProducerMetrics
from producers.publisher import Publisher, message_of
from producers.source import Found, Refused, Source
from streams.domain.errors import DecodeError


@dataclass(slots=True)
class Tally:
    """The books. `read` = `refused` + `sent`; `sent` = `acknowledged` + `failed` + `missing`."""

    read: int = 0
    refused: int = 0
    sent: int = 0
    acknowledged: int = 0
    failed: int = 0

    @property
    def missing(self) -> int:
        """Sent, and nobody knows what became of it."""
        return self.sent - self.acknowledged - self.failed

    @property
    def complete(self) -> bool:
        """Whether everything read is on Kafka or was reported as refused."""
        return self.read == self.refused + self.acknowledged

    def __str__(self) -> str:
        """The final line for the user."""
        parts = [f"{self.read:,} read", f"{self.sent:,} sent", f"{self.acknowledged:,} acknowledged"]
        parts.append(f"{self.refused:,} refused")
        if self.failed:
            parts.append(f"{self.failed:,} failed")
        if self.missing:
            parts.append(f"{self.missing:,} not acknowledged in time")
        return ", ".join(parts)


class Pump:
    """One run from a source to a publisher.

    Args:
        report: told of every item that was refused or that Kafka did not take.
        guard: wraps the source's items so that a stop ends them; the identity where nobody stops.
        progress: called with the tally after every item.
    """

    def __init__(
        self,
        source: Source,
        publisher: Publisher,
        *,
        report: Callable[[Refused], None],
        metrics: ProducerMetrics,
        clock: Clock,
        guard: Callable[[Iterator[Found | Refused]], Iterator[Found | Refused]] = iter,
        progress: Callable[[Tally], None] = lambda _: None,
    ) -> None:
        self.tally = Tally()
        self._source = source
        self._publisher = publisher
        self._report = report
        self._metrics = metrics
        self._clock = clock
        self._guard = guard
        self._progress = progress

    def run(self, flush_seconds: float) -> Tally:
        """Read to the end (or the stop), then wait for the receipts at most `flush_seconds`; closes the publisher.

        Raises:
            SourceError: the source cannot be read further; what had been read is flushed first.
        """
        try:
            for item in self._guard(self._source.items()):
                self._take(item)
                self._settle_receipts()
                self._progress(self.tally)
        finally:
            try:
                self._publisher.flush(flush_seconds)
            finally:
                self._publisher.close()
            self._settle_receipts()
            self._progress(self.tally)
        if self.tally.complete:
            self._source.settle()
        return self.tally

    def _take(self, item: Found | Refused) -> None:
        self.tally.read += 1
        self._metrics.read(self._source.name)
        if isinstance(item, Refused):
            self._refuse(item)
            return
        try:
            message = message_of(item.article, item.place, self._source.name)
        except DecodeError as error:
            self._refuse(Refused(item.place, error.reason, error.problem, error.field))
            return
        self.tally.sent += 1
        self._publisher.publish(message)

    def _refuse(self, item: Refused) -> None:
        self.tally.refused += 1
        self._metrics.refused(self._source.name, item.reason)
        self._report(item)

    def _settle_receipts(self) -> None:
        for receipt in self._publisher.receipts():
            if receipt.acknowledged:
                self.tally.acknowledged += 1
                self._metrics.acknowledged(self._source.name, receipt.seconds, self._clock.unix())
            else:
                self.tally.failed += 1
                self._metrics.failed(self._source.name)
                self._report(Refused(receipt.place, "not_acknowledged", receipt.problem))
        self._metrics.under_way(self.tally.missing)
