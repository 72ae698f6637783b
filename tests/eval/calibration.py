"""How far `confidence` can be trusted: `python -m tests.eval.calibration` prints, by confidence, the share of reports that
tell of a strike the article really tells of, and the share of their slots that are right.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.eval.corpus import Outcome, evaluate, extract
from tests.eval.slots import marks
from tests.eval.truth import SETS, load

BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class Bin:
    """Reports of one range of confidence."""

    low: float
    high: float
    confidences: Sequence[float]
    real: int
    slots_told: int
    slots_right: int

    @property
    def mean(self) -> float:
        """Mean confidence."""
        return sum(self.confidences) / len(self.confidences)

    @property
    def share(self) -> float:
        """Share of reports that tell of a real strike."""
        return self.real / len(self.confidences)

    @property
    def slot_share(self) -> float:
        """Share of right slots in those reports."""
        return self.slots_right / self.slots_told if self.slots_told else 0.0


def bins(outcomes: Iterable[Outcome], edges: Sequence[float] = BINS) -> list[Bin]:
    """The bins that hold a report; reports of strikes that may be told or not are left out."""
    rows: dict[int, list[tuple[float, bool, int, int]]] = defaultdict(list)
    for outcome in outcomes:
        told = [(report, marks(truth, report).values()) for truth, report in outcome.pairs]
        for report, found in (*told, *((report, ()) for report in outcome.extra)):
            confidence = report["confidence"]
            place = max(i for i, edge in enumerate(edges) if edge <= confidence)
            right, values = sum(m.hit for m in found), sum(m.told for m in found)
            rows[place].append((confidence, bool(found), values, right))
    return [
        Bin(
            edges[i],
            min(1.0, edges[i + 1]),
            [r[0] for r in row],
            sum(r[1] for r in row),
            sum(r[2] for r in row),
            sum(r[3] for r in row),
        )
        for i, row in sorted(rows.items())
    ]


def expected_error(found: Sequence[Bin]) -> float:
    """Expected calibration error of "tells of a real strike": |mean confidence - share|, weighted by reports."""
    n = sum(len(b.confidences) for b in found)
    return sum(len(b.confidences) * abs(b.mean - b.share) for b in found) / n if n else 0.0


def main() -> None:
    """Print a table for each set."""
    for name, folder in SETS.items():
        entries = load(folder)
        found = bins(evaluate(entries, extract(entries)))
        print(f"{name:14}{'reports':>8}{'mean':>7}{'real':>7}{'slots right':>13}")
        for b in found:
            size = len(b.confidences)
            print(f"{b.low:.2f} - {b.high:.2f}   {size:>8}{b.mean:>7.2f}{b.share:>7.2f}{b.slot_share:>13.2f}")
        print(f"expected calibration error {expected_error(found):.3f}")


if __name__ == "__main__":
    main()
