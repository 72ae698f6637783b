"""The few numbers that matching is tuned by; the weights themselves stand in `streams.matching.weights`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchConfig:
    """Thresholds are in bits (log2 odds).

    `threshold`: from this score on two accounts are one strike. `margin`: by how much the best must beat the second best,
    unless it reaches `certain`: then so much agrees that one of the two it must be. `recluster_limit`: above so many reports
    in question, a report is attached to the best incident without looking at the whole neighbourhood again. `sample`: so many members of a large incident are compared. `outbox_size`: the changes of the
    last so many reports per country block are kept for sending again. `reports_kept`: so many report references, the
    oldest first, stand in an Incident record.
    """

    threshold: float = 3.0
    margin: float = 2.0
    certain: float = 8.0
    recluster_limit: int = 32
    sample: int = 16
    candidates: int = 64
    outbox_size: int = 1024
    reports_kept: int = 200
    quote_length: int = 300
