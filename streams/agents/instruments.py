"""What the agents tell about their work. The adapters (Prometheus) live in `streams.runtime.metrics`."""

from collections import Counter
from datetime import datetime
from typing import Literal, Protocol

from streams.domain.report import StrikeReport
from streams.domain.vocabulary import ArticleOutcome, ChangeKind, DeadLetterReason, ModelOutcome, Window

AgentStage = Literal["extract", "match", "contribute", "aggregate"]
Outcome = ArticleOutcome | Literal["dead_letter"]


class Instruments(Protocol):
    """Counts and times of the stages. Durations are seconds, times are aware datetimes."""

    def article_received(self) -> None:
        """One record was taken from the article topic."""

    def article_processed(self, outcome: Outcome) -> None:
        """One article record is done with, one way or the other."""

    def model_asked(self, outcome: ModelOutcome) -> None:
        """A served language model was asked about one article. May be called from any thread."""

    def report_emitted(self, report: StrikeReport) -> None:
        """One strike report was handed to the producer."""

    def incident_changed(self, change: ChangeKind) -> None:
        """One incident change was handed to the producer."""

    def rollup_emitted(self, window: Window) -> None:
        """One row of a rolling table was handed to the producer."""

    def dead_letter(self, stage: AgentStage, reason: DeadLetterReason) -> None:
        """One record went to a dead-letter topic and was acknowledged there."""

    def stage_done(self, stage: AgentStage, seconds: float) -> None:
        """A stage finished one record, after this long."""

    def incident_delay(self, seconds: float) -> None:
        """From the article's arrival on Kafka to the send of the incident row it led to."""

    def news_delay(self, published_at: datetime | None, arrived: float) -> None:
        """From what the article says of its publication to its arrival on Kafka (Unix time)."""


class CountingInstruments:
    """Instruments that only count, for tests and for runs without an exporter."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def article_received(self) -> None:
        """Count it."""
        self.counts["received"] += 1

    def article_processed(self, outcome: Outcome) -> None:
        """Count it by outcome."""
        self.counts[f"processed:{outcome}"] += 1

    def model_asked(self, outcome: ModelOutcome) -> None:
        """Count it by outcome."""
        self.counts[f"model:{outcome}"] += 1

    def report_emitted(self, report: StrikeReport) -> None:
        """Count it by status."""
        self.counts[f"report:{report.status}"] += 1

    def incident_changed(self, change: ChangeKind) -> None:
        """Count it by kind."""
        self.counts[f"change:{change}"] += 1

    def rollup_emitted(self, window: Window) -> None:
        """Count it by window."""
        self.counts[f"rollup:{window}"] += 1

    def dead_letter(self, stage: AgentStage, reason: DeadLetterReason) -> None:
        """Count it by stage and reason."""
        self.counts[f"dead_letter:{stage}:{reason}"] += 1

    def stage_done(self, stage: AgentStage, seconds: float) -> None:
        """Count it by stage."""
        self.counts[f"done:{stage}"] += 1

    def incident_delay(self, seconds: float) -> None:
        """Count it."""
        self.counts["incident_delay"] += 1

    def news_delay(self, published_at: datetime | None, arrived: float) -> None:
        """Count it."""
        self.counts["news_delay"] += 1
