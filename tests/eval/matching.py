"""Score matching on the scenarios: `python -m tests.eval.matching` prints B³, pairwise F1 and order independence."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from streams.domain.report import StrikeReport
from tests.matching.factory import match
from tests.matching.scenarios import SCENARIOS, Strikes

SHUFFLES = 20

Partition = set[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, and the harmonic mean of the two."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def accounts(strikes: Strikes) -> list[StrikeReport]:
    """All reports of a scenario in order."""
    return [r for told in strikes.values() for r in told]


def truth(strikes: Strikes) -> Partition:
    """The right partition; accounts that belong nowhere are left out."""
    return {
        frozenset(r.report_id.removeprefix("rep_") for r in told)
        for name, told in strikes.items()
        if not name.startswith("-")
    }


def b_cubed(pairs: Iterable[tuple[Partition, Partition]]) -> Score:
    """B³ over (found, true) partitions: every report's share of its group that belongs with it, averaged over reports.

    A report found in no group, or that should be in none, counts as a group of its own.
    """
    precise: list[float] = []
    recalled: list[float] = []
    for found, true in pairs:
        ours, theirs = _group_of(found), _group_of(true)
        for r in ours.keys() | theirs.keys():
            a, b = ours.get(r, frozenset((r,))), theirs.get(r, frozenset((r,)))
            precise.append(len(a & b) / len(a))
            recalled.append(len(a & b) / len(b))
    return Score(sum(precise) / len(precise), sum(recalled) / len(recalled))


def pairwise(pairs: Iterable[tuple[Partition, Partition]]) -> Score:
    """Of the pairs put together those that belong together, and the other way round."""
    hits = ours = theirs = 0
    for found, true in pairs:
        a, b = _pairs(found), _pairs(true)
        hits, ours, theirs = hits + len(a & b), ours + len(a), theirs + len(b)
    return Score(hits / ours if ours else 1.0, hits / theirs if theirs else 1.0)


def _group_of(partition: Partition) -> dict[str, frozenset[str]]:
    return {r: group for group in partition for r in group}


def _pairs(partition: Partition) -> set[tuple[str, str]]:
    return {(a, b) for group in partition for a in group for b in group if a < b}


def stability(scenarios: Sequence[Strikes], shuffles: int = SHUFFLES, seed: int = 7) -> tuple[int, int]:
    """In how many of the shuffled runs the incidents are the same as in the given order, and of how many."""
    draw = random.Random(seed)
    same = 0
    for strikes in scenarios:
        reports = accounts(strikes)
        usual = match(reports).groups
        for _ in range(shuffles):
            same += match(draw.sample(reports, len(reports))).groups == usual
    return same, len(scenarios) * shuffles


def main() -> None:
    """Print the figures and every scenario that is not right."""
    results = {name: (match(accounts(s)).groups, truth(s)) for name, s in SCENARIOS.items()}
    for name, score in (("B³", b_cubed(results.values())), ("pairwise", pairwise(results.values()))):
        print(f"matching, {name}: precision {score.precision:.3f}, recall {score.recall:.3f}, F1 {score.f1:.3f}")
    wrong = [name for name, (found, true) in results.items() if found != true]
    print(f"matching, scenarios all right: {len(results) - len(wrong)} of {len(results)}")
    same, runs = stability(list(SCENARIOS.values()))
    print(f"matching, order independence: {same} of {runs} shuffled runs give the same incidents")
    for name in wrong:
        print(f"  not right: {name}")


if __name__ == "__main__":
    main()
