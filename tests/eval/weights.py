"""Set the weights beside what is counted: `python -m tests.eval.weights [--distinct REPORTS.jsonl]`.

Counts the levels of agreement among the pairs of every scenario, those of one strike (m) and those of two (u), and prints
log2(m/u) beside the weight in use. `--distinct` adds to u the pairs that share a block in a file of StrikeReport lines of which
every article is known to tell of strikes of its own.
"""

import argparse
from collections import Counter
from itertools import combinations
from math import log2
from pathlib import Path

from streams.contract.codec import decode_report
from streams.domain.report import StrikeReport
from streams.matching.blocking import filed_under, looked_up
from streams.matching.profile import Profile, profile_of
from streams.matching.scoring import Level, levels
from streams.matching.state import record_of
from streams.matching.weights import WEIGHTS
from tests.matching.factory import NOW
from tests.matching.scenarios import SCENARIOS


def profile(report: StrikeReport) -> Profile:
    """The comparison form of a report."""
    return profile_of(record_of(report, NOW, 300))


def scenario_pairs() -> tuple[Counter[Level], Counter[Level], int, int]:
    """Levels among pairs of one strike and of two, and how many pairs each."""
    same: Counter[Level] = Counter()
    other: Counter[Level] = Counter()
    pairs = [0, 0]
    for strikes in SCENARIOS.values():
        told = [(name, profile(r)) for name, rs in strikes.items() if not name.startswith("-") for r in rs]
        for (x, a), (y, b) in combinations(told, 2):
            if a.article_id != b.article_id:
                pairs[x != y] += 1
                (same if x == y else other).update(levels(a, b))
    return same, other, pairs[0], pairs[1]


def distinct_pairs(path: Path) -> tuple[Counter[Level], int]:
    """Levels among pairs of different articles that share a block."""
    found: Counter[Level] = Counter()
    pairs = 0
    buckets: dict[int, list[Profile]] = {}
    for line in path.read_bytes().splitlines():
        report = decode_report(line)
        if report.clarity == "incident" and report.stage in ("accomplished", "attempted"):
            p = profile(report)
            near = {q.report_id: q for key in looked_up(p) for q in buckets.get(key, ())}
            for q in near.values():
                if q.article_id != p.article_id:
                    pairs += 1
                    found.update(levels(p, q))
            for key in filed_under(p):
                buckets.setdefault(key, []).append(p)
    return found, pairs


def main() -> None:
    """Print one line a level."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--distinct", type=Path)
    path = parser.parse_args().distinct
    same, other, m, u = scenario_pairs()
    if path is not None:
        found, more = distinct_pairs(path)
        other, u = other + found, u + more
    print(f"{m} pairs of one strike, {u} of two\n{'slot':15}{'level':28}{'weight':>8}{'counted':>9}{'m':>7}{'u':>7}")
    for slot, weights in WEIGHTS.items():
        for name, weight in weights.items():
            a, b = same[slot, name], other[slot, name]
            counted = log2((a + 0.5) / (m + 1) / ((b + 0.5) / (u + 1)))
            print(f"{slot:15}{name:28}{weight:>+8.1f}{counted:>+9.1f}{a:>7}{b:>7}")


if __name__ == "__main__":
    main()
