"""Which incidents a report could belong to, and how reports and incidents in question are shared out anew."""

from collections.abc import Callable, Mapping, Sequence
from math import log2
from typing import Final, NamedTuple

import msgspec

from streams.matching.blocking import looked_up
from streams.matching.cannot import cannot_link
from streams.matching.clustering import Cluster, cluster, link
from streams.matching.config import MatchConfig
from streams.matching.memory import WAITING, Memory
from streams.matching.profile import Interval, Profile, Toll
from streams.matching.scoring import Pair, compare
from streams.matching.state import Membership

PAIRS_CACHED: Final = 1 << 16
MOST_CROWD: Final = 5.0
RELATIVE: Final = 5
"""The `where_prec` from which on a place is no part of a single province."""
LARGE: Final = 10
FAR_DEGREES: Final = 0.25
"""Of latitude: 28 km."""

NEVER: Final = float("-inf")

ProfileOf = Callable[[str], Profile]
Row = dict[str, Pair | None]
"""One report's pairs, by the other report."""


class Considered(msgspec.Struct, frozen=True, gc=False):
    """An incident that a report was compared with; `score` is None where something rules the link out."""

    incident_id: str
    score: float | None


class Survey(NamedTuple):
    """A report's `score` with each incident, its best score with any single report of each (`reach`), and the crowd: bits by
    which more is needed where many different strikes are known of the same day. The more there are, the less it says that
    two accounts agree on place and day.
    """

    scores: list[float | None]
    reaches: list[float]
    crowd: float


class Neighbourhood:
    """Scores between reports and incidents, remembered while the reports stay the same."""

    def __init__(self, memory: Memory, config: MatchConfig) -> None:
        self._memory = memory
        self._config = config
        self.forget()

    def forget(self) -> None:
        """Drop remembered scores: a report has changed or the tables are others now."""
        self._rows: dict[str, Row] = {}
        self._held = 0

    def candidates(self, profile: Profile) -> tuple[list[Membership], list[str]]:
        """Incidents in the report's blocks, those that share most buckets first, and the ids of waiting denials."""
        found = self._memory.find(looked_up(profile))
        near = sorted(found)
        waiting = [i.removeprefix(WAITING) for i in near if i[0] == WAITING]
        if waiting:
            near = [i for i in near if i[0] != WAITING]
        if len(near) > self._config.candidates:
            near = sorted(near, key=found.__getitem__, reverse=True)[
                : self._config.candidates
            ]  # of equals the smaller id
        known = self._memory.memberships(near)
        return [m for m in known if m.reports], [w for w in waiting if w != profile.report_id]

    def survey(self, report: str, incidents: Sequence[Membership], profile_of: ProfileOf) -> Survey:
        """Compare a report with all incidents that it could belong to, its own not among them."""
        mine = profile_of(report)
        row = self._rows.setdefault(report, {})
        far = self._config.threshold - self._config.margin
        scores: list[float | None] = []
        reaches: list[float] = []
        strangers = 0
        profile_at = self._memory.profile
        for m in incidents:
            first = profile_at(m.reports[0])
            score: float | None
            if _hopeless(mine, first) and all(_hopeless(mine, profile_at(r)) for r in m.reports[1:]):
                score, reach = None, NEVER
            elif len(m.reports) == 1 and first.report_id not in row:  # as with most: the single pair is all there is
                row[first.report_id] = pair = _compared(mine, first)
                self._held += 1
                score, reach = (None, NEVER) if pair is None else (total := pair.support + pair.conflict, total)
            else:
                score, reach = self.score(report, m.reports, profile_of)
            scores.append(score)
            reaches.append(reach)
            if mine.days is not None and (score is None or score < far):
                strangers += _on_a_day_of(mine.days, first.days)
        if self._held > PAIRS_CACHED:
            self._forget_oldest()
        return Survey(scores, reaches, min(log2(1 + strangers / 2), MOST_CROWD))

    def score(self, report: str, members: Sequence[str], profile_of: ProfileOf) -> tuple[float | None, float]:
        """The score of a report with an incident, None when one of its reports rules it out; and the best score with any
        single one of its reports: where that is high and the first is not, the incident may have to be shared out anew.

        Of a large incident only a sample is compared; ids are hashes, so the smallest are as good as drawn.
        """
        others = sorted([m for m in members if m != report])
        ruled_out = False
        if len(others) > self._config.sample:
            article = profile_of(report).article_id
            ruled_out = any(profile_of(m).article_id == article for m in others)
            others = others[: self._config.sample]
        pairs = [self.pair(report, m, profile_of) for m in others]
        reach = max([p.support + p.conflict for p in pairs if p is not None], default=NEVER)
        return None if ruled_out else link(pairs), reach

    def pair(self, a: str, b: str, profile_of: ProfileOf) -> Pair | None:
        """The score of two reports; None when they cannot be one strike."""
        row = self._rows.get(a)
        if row is None:
            row = self._rows[a] = {}
        if b in row:
            return row[b]
        mirrored = self._rows.get(b)
        if mirrored is not None and a in mirrored:
            return mirrored[a]
        row[b] = made = _compared(profile_of(a), profile_of(b))
        self._held += 1
        if self._held > PAIRS_CACHED:
            self._forget_oldest()
        return made

    def _forget_oldest(self) -> None:
        """Drop the rows of the reports that were compared first, an eighth of all pairs."""
        for report in list(self._rows):
            self._held -= len(self._rows.pop(report))
            if self._held <= PAIRS_CACHED * 7 // 8:
                return

    def clusters(self, reports: Sequence[str], profile_of: ProfileOf, crowd: float) -> list[Cluster]:
        """Share the reports out anew."""
        return cluster(reports, lambda a, b: self.pair(a, b, profile_of), self._config, crowd)

    def clear_best(self, scores: Mapping[int, float | None], crowd: float) -> int | None:
        """The key of the best score if it reaches the threshold and beats the second best by the margin."""
        ranked = sorted(((s, k) for k, s in scores.items() if s is not None), key=lambda x: (-x[0], x[1]))
        if not ranked or ranked[0][0] < self._config.threshold + crowd:
            return None
        if (
            ranked[0][0] < self._config.certain
            and len(ranked) > 1
            and ranked[1][0] > ranked[0][0] - self._config.margin
        ):
            return None
        return ranked[0][1]


def _compared(a: Profile, b: Profile) -> Pair | None:
    return None if cannot_link(a, b) else compare(a, b)


def _hopeless(a: Profile, b: Profile) -> bool:
    """Whether days lie between the two, or they are in other regions, and neither names nor a large toll in common can make up
    for it: -13 and less with the prior, and all other slots hardly give more than that. Most incidents that a vague account
    is held against are such.
    """
    if a.names and b.names:
        return False
    x, y = a.days, b.days
    if x is not None and y is not None and (y[0] > x[1] + 1 or x[0] > y[1] + 1):
        return True
    if a.where_prec >= RELATIVE or b.where_prec >= RELATIVE or (a.killed is b.killed and _large(a.killed)):
        return False
    if a.fine and b.fine:
        return a.lat is not None and b.lat is not None and not -FAR_DEGREES < a.lat - b.lat < FAR_DEGREES
    return a.admin1 != b.admin1 and bool(a.admin1 and b.admin1)


def _large(toll: Toll | None) -> bool:
    return toll is not None and toll.low >= LARGE


def _on_a_day_of(days: Interval, other: Interval | None) -> bool:
    """Whether the other is a single day and one of these."""
    return other is not None and other[0] == other[1] and days[0] <= other[0] <= days[1]
