"""An orderly end at Ctrl-C or SIGTERM: no new input, all that was read is brought to its end; a second signal kills."""

import signal
from collections.abc import Iterator
from types import FrameType, TracebackType
from typing import Any, Final, TypeVar

_T = TypeVar("_T")

SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class _StopWaiting(BaseException):
    """Breaks a blocking read or sleep; a BaseException, so that no source takes it for an error of its own."""


class Stopping:
    """A context in which SIGINT and SIGTERM ask for an orderly end; `signal` names the one that came, or is None."""

    def __init__(self) -> None:
        self.signal: signal.Signals | None = None
        self._waiting = False
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> "Stopping":
        self._before = {number: signal.signal(number, self._stop) for number in SIGNALS}
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def guard(self, items: Iterator[_T]) -> Iterator[_T]:
        """The items, ending when a stop is asked for, also while waiting for the next; never in between two."""
        while True:
            try:
                self._waiting = True
                if self.signal is not None:
                    return
                item = next(items)
            except (_StopWaiting, StopIteration):
                return
            finally:
                self._waiting = False
            yield item

    def _stop(self, number: int, _: FrameType | None) -> None:
        self.signal = signal.Signals(number)
        for each in SIGNALS:
            signal.signal(each, signal.SIG_DFL)
        if self._waiting:
            self._waiting = False
            raise _StopWaiting
