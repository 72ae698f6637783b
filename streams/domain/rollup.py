from dataclasses import dataclass
from datetime import datetime

from streams.domain.incident import Estimate
from streams.domain.vocabulary import Dimension, Window

ZERO = Estimate(0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollup:
    """One row of a rolling table: sums over the active incidents whose whole date interval lies in the window."""

    window: Window
    dimension: Dimension
    value: str
    as_of: datetime
    incidents: int = 0
    strikes: Estimate = ZERO
    killed: Estimate = ZERO
    civilians_killed: Estimate = ZERO
    injured: Estimate = ZERO
    revision: int = 1

    @property
    def key(self) -> str:
        """The Kafka key, `window|dimension|value`."""
        return f"{self.window}|{self.dimension}|{self.value}"
