"""What the expressions of dashboard and rules refer to."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
RULES = sorted((DEPLOY / "prometheus" / "rules").glob("*.yml"))
DASHBOARD = DEPLOY / "grafana" / "dashboards" / "strikewire.json"

SELECTOR = re.compile(
    r"\b(?P<name>(?:(?:[a-z]+:)?strikewire[a-z0-9_:]*|process_[a-z_]+|up))\b(?P<match>\{[^}]*\})?", re.ASCII
)


def rules() -> list[dict]:
    """All recording and alert rules."""
    return [rule for file in RULES for group in yaml.safe_load(file.read_text())["groups"] for rule in group["rules"]]


def panels() -> list[dict]:
    """The dashboard's panels but for its row headings."""
    return [panel for panel in json.loads(DASHBOARD.read_text())["panels"] if panel["type"] != "row"]


def dashboard_expressions() -> list[str]:
    """Every expression of the dashboard."""
    return [target["expr"] for panel in panels() for target in panel["targets"]]


def selectors(expression: str) -> Iterator[str]:
    """The selectors of an expression, name and matchers."""
    for found in SELECTOR.finditer(re.sub(r'"[^"]*"(?=\s*[,)])', '""', expression)):
        yield found["name"] + (found["match"] or "")


def names(expression: str) -> set[str]:
    """The series names of an expression."""
    return {selector.partition("{")[0] for selector in selectors(expression)}
