"""Which of the reports in question tell of one strike: agglomerative clustering whose result does not depend on their order.

Two clusters are joined by their best supporting pair and by how far their pairs contradict each other (the mean of worst
and average conflict); one pair that cannot be linked keeps them apart. A join that has a rival almost as good, and that
speaks against the join, is not made: a vague account waits until something tells which strike it means.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from streams.matching.config import MatchConfig
from streams.matching.scoring import Pair

Compare = Callable[[str, str], Pair | None]
"""The score of two reports by id; None when they cannot be one."""

Cluster = tuple[str, ...]
"""Report ids in ascending order."""


@dataclass(slots=True)
class _Link:
    """What is known of two clusters' pairs. `worst` is None once a pair cannot be linked."""

    support: float
    worst: float | None
    total: float
    pairs: int

    @property
    def score(self) -> float | None:
        if self.worst is None:
            return None
        return self.support + (self.worst + self.total / self.pairs) / 2

    def joined(self, other: "_Link") -> "_Link":
        worst = None if self.worst is None or other.worst is None else min(self.worst, other.worst)
        return _Link(max(self.support, other.support), worst, self.total + other.total, self.pairs + other.pairs)


def link(pairs: Sequence[Pair | None]) -> float | None:
    """The score of two clusters from all their pairs; None when one of these cannot be linked or there are none."""
    if not pairs:
        return None
    known = [p for p in pairs if p is not None]
    if len(known) < len(pairs):
        return None
    conflicts = [p.conflict for p in known]
    return max(p.support for p in known) + (min(conflicts) + sum(conflicts) / len(conflicts)) / 2


def cluster(reports: Sequence[str], compare: Compare, config: MatchConfig, crowd: float = 0.0) -> list[Cluster]:
    """Partition the reports; clusters and their members in ascending order. `crowd` is added to the threshold, in bits."""
    threshold = config.threshold + crowd
    clusters: dict[int, Cluster] = {i: (r,) for i, r in enumerate(sorted(reports))}
    links: dict[tuple[int, int], _Link] = {}
    for i, (a,) in clusters.items():
        for j in range(i):
            pair = compare(clusters[j][0], a)
            links[j, i] = (
                _Link(0.0, None, 0.0, 1) if pair is None else _Link(pair.support, pair.conflict, pair.conflict, 1)
            )
    while (best := _best(clusters, links, threshold, config)) is not None:
        _join(clusters, links, *best)
    return sorted(clusters.values())


def _best(
    clusters: dict[int, Cluster], links: dict[tuple[int, int], _Link], threshold: float, config: MatchConfig
) -> tuple[int, int] | None:
    """The best join that has no rival, or that is certain whatever else there is; ties go to the smallest report ids, so the order of arrival plays no part."""
    scores = {key: s for key, known in links.items() if (s := known.score) is not None}
    joinable = {key for key, s in scores.items() if s >= threshold}
    ranked = sorted(joinable, key=lambda k: (-scores[k], clusters[k[0]], clusters[k[1]]))
    for i, j in ranked:
        if scores[i, j] >= config.certain:
            return i, j
        rivals = (
            k
            for k in clusters
            if k not in (i, j)
            for near, far in ((i, j), (j, i))
            if scores.get(_key(near, k), float("-inf")) > scores[i, j] - config.margin
            and scores.get(_key(far, k), float("-inf")) < threshold - config.margin
        )
        if next(rivals, None) is None:
            return i, j
    return None


def _join(clusters: dict[int, Cluster], links: dict[tuple[int, int], _Link], i: int, j: int) -> None:
    """Put cluster j into cluster i."""
    clusters[i] = tuple(sorted(clusters[i] + clusters.pop(j)))
    del links[_key(i, j)]
    for k in clusters:
        if k != i:
            links[_key(i, k)] = links[_key(i, k)].joined(links.pop(_key(j, k)))


def _key(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)
