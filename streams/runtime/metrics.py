"""Prometheus adapters. One registry a process; the names are the interface, listed in docs/metrics.md."""

import platform
import time
from datetime import datetime
from importlib import metadata
from itertools import product
from typing import get_args

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
)

from streams.agents.instruments import AgentStage, Outcome
from streams.domain.report import StrikeReport
from streams.domain.vocabulary import (
    DEAD_LETTER_REASONS,
    ArticleOutcome,
    ChangeKind,
    Clarity,
    DeadLetterReason,
    ModelOutcome,
    Status,
    Window,
)

STAGES: tuple[AgentStage, ...] = get_args(AgentStage)
OUTCOMES: tuple[Outcome, ...] = (*get_args(ArticleOutcome), "dead_letter")
STAGE_BUCKETS = (0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0)
PIPELINE_BUCKETS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0, 7200.0)
NEWS_BUCKETS = (60.0, 300.0, 900.0, 1800.0, 3600.0, 7200.0, 21600.0, 43200.0, 86400.0, 604800.0)


class Metrics:
    """All metrics of a worker process. Implements `streams.agents.instruments.Instruments`.

    `registry` is what `/metrics` serves. Labels are closed lists, topics or partitions; never a text of the news.
    """

    def __init__(self, registry: CollectorRegistry | None = None) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]  # halves the series
        self.registry = registry if registry is not None else CollectorRegistry()
        at = self.registry
        self.articles_received = Counter(
            "strikewire_articles_received", "Records taken from the article topic.", registry=at
        )
        self.articles_processed = Counter(
            "strikewire_articles_processed", "Article records done with, by outcome.", ["outcome"], registry=at
        )
        self.model_requests = Counter(
            "strikewire_model_requests",
            "Articles about which a served language model was asked, by outcome.",
            ["outcome"],
            registry=at,
        )
        self.reports = Counter(
            "strikewire_reports", "Strike reports sent, by clarity and status.", ["clarity", "status"], registry=at
        )
        self.incident_changes = Counter(
            "strikewire_incident_changes", "Incident changes sent, by kind.", ["change"], registry=at
        )
        self.rollup_rows = Counter(
            "strikewire_rollup_rows", "Rows of the rolling tables sent, by window.", ["window"], registry=at
        )
        self.dead_letters = Counter(
            "strikewire_dead_letters", "Records sent to a dead-letter topic.", ["stage", "reason"], registry=at
        )
        self.stage_duration = Histogram(
            "strikewire_stage_duration_seconds",
            "Time a stage spends on one record.",
            ["stage"],
            buckets=STAGE_BUCKETS,
            registry=at,
        )
        self.publication_to_incident = Histogram(
            "strikewire_publication_to_incident_seconds",
            "From an article's arrival on Kafka to the send of the incident row it led to.",
            buckets=PIPELINE_BUCKETS,
            registry=at,
        )
        self.news = Histogram(
            "strikewire_news_delay_seconds",
            "From the publication time an article states to its arrival on Kafka.",
            buckets=NEWS_BUCKETS,
            registry=at,
        )
        self.last_processed = Gauge(
            "strikewire_last_processed_timestamp_seconds",
            "When a stage last finished a record, Unix time.",
            ["stage"],
            registry=at,
        )
        self.table_entries = Gauge("strikewire_table_entries", "Keys in a state table.", ["table"], registry=at)
        self.consumer_lag = Gauge(
            "strikewire_consumer_lag_records",
            "Records between the committed offset and the end of an assigned partition.",
            ["agent", "topic", "partition"],
            registry=at,
        )
        self.assigned_partitions = Gauge(
            "strikewire_assigned_partitions", "Partitions assigned, by agent.", ["agent"], registry=at
        )
        self.recovery_in_progress = Gauge(
            "strikewire_recovery_in_progress", "1 while an agent reads its tables back.", ["agent"], registry=at
        )
        self.recovery_remaining = Gauge(
            "strikewire_recovery_remaining_records", "Changelog records still to be read back.", ["agent"], registry=at
        )
        self.rebalances = Counter(
            "strikewire_rebalances", "Times that partitions were assigned anew, by agent.", ["agent"], registry=at
        )
        self.last_commit = Gauge(
            "strikewire_last_commit_timestamp_seconds",
            "When an agent's committed offsets last advanced, Unix time.",
            ["agent"],
            registry=at,
        )
        self.loop_lag = Gauge(
            "strikewire_event_loop_lag_seconds", "How late the event loop's last tick was.", registry=at
        )
        self._stages = {s: (self.stage_duration.labels(s), self.last_processed.labels(s)) for s in STAGES}
        self._outcomes = {o: self.articles_processed.labels(o) for o in OUTCOMES}
        self._begin_at_zero()
        build = Info("strikewire_build", "Version of the running program.", registry=at)
        build.info({"version": metadata.version("strikewire"), "python": platform.python_version()})
        ProcessCollector(registry=at)
        PlatformCollector(registry=at)

    def _begin_at_zero(self) -> None:
        """Make every series of the closed lists now: of one that begins with its first events, Prometheus sees no increase."""
        lists: list[tuple[Counter, tuple[tuple[str, ...], ...]]] = [
            (self.model_requests, (get_args(ModelOutcome),)),
            (self.reports, (get_args(Clarity), get_args(Status))),
            (self.incident_changes, (get_args(ChangeKind),)),
            (self.rollup_rows, (get_args(Window),)),
            (self.dead_letters, (STAGES, DEAD_LETTER_REASONS)),
        ]
        for counter, values in lists:
            for labels in product(*values):
                counter.labels(*labels)

    def article_received(self) -> None:
        """One record was taken from the article topic."""
        self.articles_received.inc()

    def article_processed(self, outcome: Outcome) -> None:
        """One article record is done with."""
        self._outcomes[outcome].inc()

    def model_asked(self, outcome: ModelOutcome) -> None:
        """A served language model was asked about one article."""
        self.model_requests.labels(outcome).inc()

    def report_emitted(self, report: StrikeReport) -> None:
        """One strike report was handed to the producer."""
        self.reports.labels(report.clarity, report.status).inc()

    def incident_changed(self, change: ChangeKind) -> None:
        """One incident change was handed to the producer."""
        self.incident_changes.labels(change).inc()

    def rollup_emitted(self, window: Window) -> None:
        """One row of a rolling table was handed to the producer."""
        self.rollup_rows.labels(window).inc()

    def dead_letter(self, stage: AgentStage, reason: DeadLetterReason) -> None:
        """One record went to a dead-letter topic."""
        self.dead_letters.labels(stage, reason).inc()

    def stage_done(self, stage: AgentStage, seconds: float) -> None:
        """A stage finished one record."""
        duration, last = self._stages[stage]
        duration.observe(seconds)
        last.set(time.time())

    def incident_delay(self, seconds: float) -> None:
        """From the article's arrival on Kafka to its incident row; a skewed clock counts as no delay."""
        self.publication_to_incident.observe(max(seconds, 0.0))

    def news_delay(self, published_at: datetime | None, arrived: float) -> None:
        """From stated publication to arrival on Kafka; articles dated in the future count as no delay."""
        if published_at is not None:
            self.news.observe(max(arrived - published_at.timestamp(), 0.0))
