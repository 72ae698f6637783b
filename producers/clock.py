"""Time as an argument: what waits or measures is handed a clock."""

import time
from dataclasses import dataclass, field
from typing import Protocol


class Clock(Protocol):
    """A clock that can be waited on."""

    def monotonic(self) -> float:
        """Seconds since some moment, never going back."""
        ...

    def unix(self) -> float:
        """Unix time in seconds."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class SystemClock:
    """The machine's clock."""

    def monotonic(self) -> float:
        """Seconds of the system's monotonic clock."""
        return time.monotonic()

    def unix(self) -> float:
        """Unix time in seconds."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait; a signal's handler runs at once."""
        time.sleep(seconds)


@dataclass(slots=True)
class FakeClock:
    """A clock that only `sleep` moves; `sleeps` are the waits asked for."""

    now: float = 1_000.0
    sleeps: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        """The moment it was set to."""
        return self.now

    def unix(self) -> float:
        """The same, as Unix time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Move on at once."""
        self.sleeps.append(seconds)
        self.now += seconds
