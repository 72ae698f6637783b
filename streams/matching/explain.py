"""Why two reports were joined or kept apart, in words and bits."""

from collections.abc import Sequence

from streams.matching.cannot import cannot_link
from streams.matching.config import MatchConfig
from streams.matching.profile import Profile
from streams.matching.scoring import compare, levels
from streams.matching.weights import PRIOR, WEIGHTS


def explain_pair(a: Profile, b: Profile, config: MatchConfig) -> list[str]:
    """One line a slot: its level of agreement and weight, then the sum against the threshold."""
    reason = cannot_link(a, b)
    lines = [f"  {a.report_id} and {b.report_id}: {f'cannot be one: {reason}' if reason else 'could be one'}"]
    lines.append(f"    {PRIOR:+6.1f}  before anything is known")
    for slot, level in levels(a, b):
        weight = WEIGHTS[slot][level]
        if weight:
            lines.append(f"    {weight:+6.1f}  {slot}: {level}")
    score = compare(a, b).score
    verdict = "never" if reason else "one strike" if score >= config.threshold else "not enough"
    lines.append(f"    {score:+6.1f}  in all; {config.threshold:+.1f} is needed: {verdict}")
    return lines


def explain_incident(report: Profile, members: Sequence[Profile], config: MatchConfig) -> list[str]:
    """The comparison with the member that speaks most for the link, or with the one that rules it out."""
    ruled_out = next((m for m in members if cannot_link(report, m)), None)
    best = ruled_out or max(members, key=lambda m: (compare(report, m).score, m.report_id))
    return explain_pair(report, best, config)
