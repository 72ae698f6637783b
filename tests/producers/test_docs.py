"""docs/producers.md says what the code says."""

import re
from pathlib import Path

from prometheus_client import CollectorRegistry

from producers.metrics import PrometheusMetrics
from streams.cli.produce import replay

PAGE = (Path(__file__).parents[2] / "docs" / "producers.md").read_text(encoding="utf-8")


def test_the_metrics_are_those_that_the_code_registers():
    registry = CollectorRegistry()
    PrometheusMetrics(registry)
    made = {}
    for collector in registry._collector_to_names:
        suffix = "_total" if collector._type == "counter" else ""
        made[collector._name + suffix] = (collector._type, list(collector._labelnames))
    rows = re.findall(r"^\| `(strikewire_\w+)` \| (\w+) \| (.*?) \|", PAGE, re.MULTILINE)
    assert {name: (kind, re.findall(r"`(\w+)`", labels)) for name, kind, labels in rows} == made


def test_the_options_are_those_of_the_command():
    options = {name for parameter in replay.params for name in parameter.opts if name.startswith("--")}
    assert set(re.findall(r"^\| `(--[\w-]+)` \|", PAGE, re.MULTILINE)) == options


def test_the_snippet_runs():
    for snippet in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(snippet, {})
