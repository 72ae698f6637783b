"""How the reports in question are shared out among incidents, old and new."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from streams.matching.clustering import Cluster
from streams.matching.config import MatchConfig
from streams.matching.memory import Memory, Move, named_after
from streams.matching.neighbourhood import Neighbourhood, ProfileOf
from streams.matching.state import Membership, Record

RecordOf = Callable[[str], Record]


class Shares:
    """Clusters of reports that open incidents, around one new, changed or withdrawn report."""

    def __init__(self, near: Neighbourhood, config: MatchConfig, profile_of: ProfileOf) -> None:
        self._near = near
        self._config = config
        self._profile_of = profile_of

    def again(self, reports: Sequence[str]) -> list[Cluster]:
        """What is left of an incident when a report has gone: perhaps several."""
        if len(reports) > self._config.recluster_limit:
            return [tuple(reports)]
        return self._near.clusters(reports, self._profile_of, 0.0)

    def around(
        self,
        report: str,
        told: Sequence[str],
        held: Sequence[Membership],
        scores: Mapping[str, float | None],
        crowd: float,
    ) -> list[Cluster]:
        """The incidents in question with the report in one of them or on its own.

        Where only one incident comes near and takes it, it joins that one. Else all the reports in question are shared out
        again, unless they are too many: then the clearly best incident takes it.
        """
        opening = set(told)
        clusters = [c for m in held if (c := tuple(r for r in m.reports if r in opening))]
        if not held:
            return [(report,)]
        alone = held[0].incident_id if len(held) == 1 and report not in held[0].reports and clusters else ""
        best = scores.get(alone)
        if best is not None and best >= self._config.threshold + crowd:
            return [(*clusters[0], report)]
        if len(told) < self._config.recluster_limit:
            return self._near.clusters([*told, report], self._profile_of, crowd)
        best_of = {i: self._near.score(report, c, self._profile_of)[0] for i, c in enumerate(clusters)}
        chosen = self._near.clear_best(best_of, crowd)
        return [
            *((*c, report) if i == chosen else c for i, c in enumerate(clusters)),
            *([(report,)] if chosen is None else []),
        ]


def place_denials(
    clusters: Sequence[Cluster], denials: Sequence[str], near: Neighbourhood, profile_of: ProfileOf
) -> list[Cluster]:
    """Each denial goes to the strike that it clearly speaks of; the others wait. Denials never join or part strikes."""
    placed = [list(c) for c in clusters]
    for d in denials:
        chosen = near.clear_best({i: near.score(d, c, profile_of)[0] for i, c in enumerate(clusters)}, 0.0)
        if chosen is not None:
            placed[chosen].append(d)
    return [tuple(c) for c in placed]


def assign(
    held: Sequence[Membership], clusters: Sequence[Cluster], record: Record, record_of: RecordOf, memory: Memory
) -> list[Move]:
    """Give the clusters to the incidents: the oldest first, each the one that holds most of its reports. What finds its
    reports in another's cluster is merged into that one; what finds none is retracted; clusters left over are new.
    """
    home = {r: i for i, c in enumerate(clusters) for r in c}
    taken: dict[int, Membership] = {}
    changed: list[Move] = []
    ended: list[Move] = []
    for m in sorted(held, key=lambda m: m.sequence):
        shares = [home[r] for r in m.reports if r in home and record_of(r).opens]
        free = sorted({s for s in shares if s not in taken}, key=lambda s: (-shares.count(s), clusters[s]))
        if free:
            taken[free[0]] = m
            reports = clusters[free[0]]
            if set(reports) != set(m.reports) or record.report_id in m.reports:
                changed.append((m, _with(m, reports, record_of)))
        elif shares:
            into = taken[max(shares, key=lambda s: (shares.count(s), clusters[s]))]
            ended.append((m, _ended(m, into.incident_id)))
        else:
            ended.append((m, _ended(m, None)))
    new: list[Move] = []
    for i, reports in enumerate(clusters):
        if i not in taken:
            new.append((None, _opened(reports, len(new), record, record_of, memory)))
    return [*changed, *new, *ended]


def _with(m: Membership, reports: Cluster, record_of: RecordOf) -> Membership:
    stay, were = set(reports), set(m.reports)
    ordered = tuple(r for r in m.reports if r in stay) + tuple(r for r in reports if r not in were)
    return Membership(
        m.incident_id, m.country, m.sequence, m.revision + 1, "active", None,
        max(m.last_updated_at, _newest(reports, record_of)), ordered,
    )  # fmt: skip


def _ended(m: Membership, into: str | None) -> Membership:
    return Membership(
        m.incident_id, m.country, m.sequence, m.revision + 1, "merged_into" if into else "retracted", into,
        m.last_updated_at, (),
    )  # fmt: skip


def _opened(reports: Cluster, number: int, record: Record, record_of: RecordOf, memory: Memory) -> Membership:
    """A new incident, named after the report that opened it; an id that was merged or retracted is never used again."""
    first = record.report_id
    if first not in reports:
        first = min(reports, key=lambda r: (record_of(r).time, r))
    name, times = named_after(first), 1
    while memory.membership(name) is not None:
        times += 1
        name = named_after(f"{first}#{times}")
    country = record_of(first).country
    sequence = memory.next_sequence(country) + number
    return Membership(name, country, sequence, 1, "active", None, _newest(reports, record_of), reports)


def _newest(reports: Cluster, record_of: RecordOf) -> datetime:
    return max(record_of(r).time for r in reports)
