import re
from datetime import UTC, datetime
from pathlib import Path

from prometheus_client import CollectorRegistry, generate_latest

from streams.agents.instruments import Instruments
from streams.domain.report import StrikeReport
from streams.runtime.metrics import Metrics

DOCS = Path(__file__).parents[2] / "docs" / "metrics.md"
ROW = re.compile(r"^\| `(strikewire_\w+)` \| (\w+) \| (.*?) \|", re.MULTILINE)


def exposed(registry: CollectorRegistry) -> dict[str, tuple[str, set[str]]]:
    """Name as scraped -> type and labels, of all that the code registers."""
    found = {}
    for collector in list(registry._collector_to_names):
        name = getattr(collector, "_name", "")
        if not name.startswith("strikewire_"):
            continue
        kind = collector._type  # type: ignore[attr-defined]
        suffix = {"counter": "_total", "info": "_info"}.get(kind, "")
        labels = {"version", "python"} if kind == "info" else set(collector._labelnames)  # type: ignore[attr-defined]
        found[name + suffix] = ("gauge" if kind == "info" else kind, labels)
    return found


def test_the_table_in_the_docs_is_what_the_code_registers() -> None:
    documented = {
        name: (kind, set(re.findall(r"`(\w+)`", labels))) for name, kind, labels in ROW.findall(DOCS.read_text())
    }
    assert documented == exposed(Metrics().registry)


def test_metric_names_have_base_units_and_no_text_labels() -> None:
    for name, (kind, labels) in exposed(Metrics().registry).items():
        assert not name.endswith(("_ms", "_milliseconds", "_kb"))
        assert labels.isdisjoint({"url", "source", "article_id", "incident_id", "title", "place"}), name
        if kind == "histogram":
            assert name.endswith("_seconds")


def test_what_is_told_is_what_is_scraped() -> None:
    metrics = Metrics()
    instruments: Instruments = metrics
    instruments.article_received()
    instruments.article_processed("no_trigger")
    instruments.model_asked("timeout")
    instruments.report_emitted(StrikeReport(report_id="rep_1", article_id="art_1"))
    instruments.incident_changed("new")
    instruments.dead_letter("extract", "not_json")
    instruments.stage_done("extract", 0.002)
    instruments.incident_delay(-0.5)
    instruments.news_delay(datetime(2024, 5, 1, tzinfo=UTC), datetime(2024, 5, 1, 1, tzinfo=UTC).timestamp())
    text = generate_latest(metrics.registry).decode()
    for line in (
        "strikewire_articles_received_total 1.0",
        'strikewire_articles_processed_total{outcome="no_trigger"} 1.0',
        'strikewire_model_requests_total{outcome="timeout"} 1.0',
        'strikewire_reports_total{clarity="incident",status="current"} 1.0',
        'strikewire_incident_changes_total{change="new"} 1.0',
        'strikewire_dead_letters_total{reason="not_json",stage="extract"} 1.0',
        'strikewire_stage_duration_seconds_count{stage="extract"} 1.0',
        "strikewire_publication_to_incident_seconds_sum 0.0",
        "strikewire_news_delay_seconds_sum 3600.0",
    ):
        assert line in text


def test_every_counter_stands_at_zero_from_the_start() -> None:
    """A series that begins with its first events shows Prometheus no increase: an alert on it would sleep."""
    text = generate_latest(Metrics().registry).decode()
    for line in (
        'strikewire_dead_letters_total{reason="not_json",stage="extract"} 0.0',
        'strikewire_dead_letters_total{reason="processing_error",stage="aggregate"} 0.0',
        'strikewire_incident_changes_total{change="retracted"} 0.0',
        'strikewire_reports_total{clarity="summary",status="withdrawn"} 0.0',
        'strikewire_rollup_rows_total{window="365d"} 0.0',
        'strikewire_model_requests_total{outcome="timeout"} 0.0',
    ):
        assert line in text


def test_two_sets_of_metrics_do_not_collide() -> None:
    first, second = Metrics(), Metrics()
    first.article_received()
    assert "strikewire_articles_received_total 0.0" in generate_latest(second.registry).decode()
