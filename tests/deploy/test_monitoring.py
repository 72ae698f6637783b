import re
import shutil
import subprocess

import pytest
import yaml

from streams.runtime.metrics import Metrics
from tests.deploy.promql import DASHBOARD, DEPLOY, ROOT, RULES, dashboard_expressions, names, panels, rules

DATASOURCE = DEPLOY / "grafana" / "provisioning" / "datasources" / "prometheus.yml"
needs_promtool = [
    pytest.mark.debian,
    pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool is not installed (Debian: prometheus)"),
]


@pytest.fixture(scope="module")
def series():
    """Every series name that exists: the worker's own, the recorded ones, the client's and Prometheus's."""
    known = {"up", "process_resident_memory_bytes", "process_cpu_seconds_total", "process_start_time_seconds"}
    for metric in Metrics().registry.collect():
        known |= {metric.name} | {
            metric.name + suffix
            for suffix in {"counter": ("_total",), "info": ("_info",), "histogram": ("_bucket", "_sum", "_count")}.get(
                metric.type, ()
            )
        }
    return known | {rule["record"] for rule in rules() if "record" in rule}


def promtool(*arguments, cwd=ROOT):
    done = subprocess.run(["promtool", *map(str, arguments)], cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("expression", sorted({r["expr"] for r in rules()} | set(dashboard_expressions())))
def test_every_series_of_an_expression_exists(series, expression):
    used = names(expression)
    assert used
    assert used <= series


def test_the_check_of_names_sees_a_wrong_one(series):
    assert not names("sum(rate(strikewire_articles_recieved_total[5m])) / up") <= series


def test_panels_use_the_provisioned_data_source_and_explain_themselves():
    uid = yaml.safe_load(DATASOURCE.read_text())["datasources"][0]["uid"]
    assert "${" not in DASHBOARD.read_text()
    for panel in panels():
        assert panel["datasource"]["uid"] == uid
        assert all(target["datasource"]["uid"] == uid for target in panel["targets"])
        assert panel["description"].endswith(".")
        assert panel["fieldConfig"]["defaults"]["unit"]
    assert len({panel["id"] for panel in panels()}) == len(panels())


def test_alerts_say_what_is_wrong_and_where_to_read_on():
    headings = set(re.findall(r"^## (\w+)$", (ROOT / "docs" / "runbook.md").read_text(), re.MULTILINE))
    alerts = [rule for rule in rules() if "alert" in rule]
    assert headings == {rule["alert"] for rule in alerts}
    for rule in alerts:
        assert rule["labels"]["severity"] in {"page", "warning"}
        assert rule["for"]
        assert set(rule["annotations"]) == {"summary", "description", "runbook_url"}
        assert rule["annotations"]["runbook_url"] == f"docs/runbook.md#{rule['alert'].lower()}"


def test_every_alert_is_tested_both_ways():
    alerts = {rule["alert"] for rule in rules() if "alert" in rule}
    for file, fires in (("alerts_fire.yml", True), ("alerts_stay_silent.yml", False)):
        suite = yaml.safe_load((DEPLOY / "prometheus" / "tests" / file).read_text())
        cases = [case for test in suite["tests"] for case in test["alert_rule_test"]]
        assert {case["alertname"] for case in cases} == alerts
        assert all(bool(case["exp_alerts"]) is fires for case in cases)


class TestPromtool:
    pytestmark = needs_promtool

    def test_the_configuration_is_sound(self):
        promtool("check", "config", "prometheus.yml", cwd=DEPLOY / "prometheus")

    def test_the_rules_are_sound(self):
        assert promtool("check", "rules", *RULES).count("SUCCESS") == len(RULES)

    def test_alerts_fire_and_stay_silent(self):
        promtool("test", "rules", *sorted((DEPLOY / "prometheus" / "tests").glob("*.yml")))
