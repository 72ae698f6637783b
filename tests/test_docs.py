"""What the documents say holds: commands, options, settings, metrics, topics, make targets and links exist."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from prometheus_client import CollectorRegistry

from producers.metrics import PrometheusMetrics
from streams.cli.main import cli
from streams.contract.topics import TOPICS
from streams.runtime.metrics import Metrics
from streams.runtime.settings import Settings, variable
from tests.deploy.promql import rules

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("producers/**/*.md")])
FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
HELP = {"-h", "--help", "--version"}


def identify(document):
    return str(document.relative_to(ROOT))


def shell_lines(text):
    """The lines of shell blocks and the commands between backticks that call us."""
    for block in FENCE.finditer(text):
        if block["language"] in ("sh", "bash", "console"):
            yield from block["body"].splitlines()
    yield from re.findall(r"`((?:[A-Z_]+=\S+ )*(?:strikewire|make|docker compose) [^`\n]+)`", FENCE.sub("", text))


def invocations(text, program):
    """The arguments of every call of a program, pipes and comments taken apart."""
    for line in shell_lines(text):
        words = shlex.split(line, comments=True)
        while words:
            end = next(
                (i for i, word in enumerate(words) if word in ("|", "&&", "||", "&", ";", ">", "<", "then")), len(words)
            )
            call, words = words[:end], words[end + 1 :]
            call = call[next((i for i, word in enumerate(call) if not re.match(r"[A-Z_]+=", word)), len(call)) :]
            if call and Path(call[0]).name == program:
                yield call[1:]


def problem(arguments):
    """What is wrong with a call of our command line; empty if nothing is."""
    command, context, rest = cli, click.Context(cli), list(arguments)
    while isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        name = rest.pop(0)
        command = command.get_command(context, name)
        if command is None:
            return f"no command {name}"
        context = click.Context(command, parent=context)
    options = {o for p in command.params for o in (*p.opts, *p.secondary_opts)} | HELP
    wrong = [word for word in rest if word.startswith("-") and word != "-" and word.partition("=")[0] not in options]
    return f"no option {wrong[0]}" if wrong else ""


def slug(heading):
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.fixture(scope="module")
def series():
    """All metrics, by every name under which they may be spoken of."""
    known = {rule["record"] for rule in rules() if "record" in rule}
    producer = CollectorRegistry()
    PrometheusMetrics(producer)
    for registry in (Metrics().registry, producer):
        for metric in registry.collect():
            known |= {metric.name + suffix for suffix in ("", "_total", "_info", "_bucket", "_sum", "_count")}
    return known


@pytest.mark.parametrize("document", DOCUMENTS, ids=identify)
class TestDocument:
    def test_its_commands_exist_with_their_options(self, document):
        found = {shlex.join(call): problem(call) for call in invocations(document.read_text(), "strikewire")}
        assert {call: wrong for call, wrong in found.items() if wrong} == {}

    def test_its_make_targets_exist(self, document):
        targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
        assert {call[0] for call in invocations(document.read_text(), "make") if call} <= targets

    def test_its_links_lead_somewhere(self, document):
        for target in re.findall(r"\]\((?!https?://)([^)\s]+)\)", FENCE.sub("", document.read_text())):
            path, _, anchor = target.partition("#")
            linked = (document.parent / path) if path else document
            assert linked.exists(), target
            if anchor:
                headings = re.findall(r"^#+ (.*)$", linked.read_text(), re.MULTILINE)
                assert anchor in map(slug, headings), target

    def test_its_modules_exist(self, document):
        """A module is named by the end of its path, from the folder named last before it or from the root."""
        files = [
            str(path.relative_to(ROOT))
            for top in ("streams", "producers", "tests")
            for path in (ROOT / top).rglob("*.py")
        ]
        named = set(re.findall(r"`([a-z_/]+\.py)`", document.read_text()))
        assert {name for name in named if not any(f"/{file}".endswith(f"/{name}") for file in files)} == set()

    def test_its_settings_exist(self, document):
        known = {variable(name) for name in Settings.__dataclass_fields__}
        named = set(re.findall(r"\bSTRIKEWIRE_[A-Z_]+\b", document.read_text()))
        assert named <= known  # another name with the prefix, once exported, stops every command

    def test_its_metrics_exist(self, document, series):
        named = set(re.findall(r"\b(?:[a-z]+:)?strikewire[_:][a-z0-9_:]*[a-z0-9]\b(?!\*|_)", document.read_text()))
        assert named <= series

    def test_its_topics_exist(self, document):
        named = set(re.findall(r"\b(?:news|strikes)\.[a-z.]+\.v\d+\b", document.read_text()))
        assert named <= {topic.name for topic in TOPICS}


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("strikewire trail incidents", "no command trail"),
        ("strikewire tail incidents --form beginning", "no option --form"),
        ("FOO=1 strikewire topics create | strikewire matsch", "no command matsch"),
        ("strikewire tail incidents --from beginning", ""),
    ],
)
def test_the_check_of_commands_sees_what_is_wrong(line, complaint):
    calls = list(invocations(f"```sh\n{line}\n```\n", "strikewire"))
    assert complaint in {problem(call) for call in calls}


def test_every_command_is_told_of_in_the_readme():
    named = {call[0] for call in invocations((ROOT / "README.md").read_text(), "strikewire")}
    assert named == set(cli.list_commands(click.Context(cli)))


@pytest.mark.slow
def test_the_filters_of_the_readme_run_as_they_stand():
    lines = [line for line in shell_lines((ROOT / "README.md").read_text()) if line.startswith("strikewire extract")]
    assert len(lines) == 1
    program = f'{sys.executable} -c "from streams.cli.main import main; main()"'
    line = lines[0].replace("strikewire", program)
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", line], cwd=ROOT, capture_output=True, check=True)
    rows = [json.loads(row) for row in done.stdout.splitlines()]
    assert {"24h", "365d"} <= {row["window"] for row in rows if row["dimension"] == "all"}
