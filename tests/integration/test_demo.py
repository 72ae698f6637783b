"""`strikewire demo` as a user runs it, and a real Prometheus that watches what it leaves running."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.parse
import urllib.request

import psutil
import pytest
import stamina
import yaml
from kafka import KafkaProducer

from streams.broker.ports import free_port
from tests.deploy.promql import DEPLOY, RULES, dashboard_expressions, rules, selectors
from tests.eval.sample import ARTICLES, read

pytestmark = [pytest.mark.kafka, pytest.mark.slow]
STRIKEWIRE = (sys.executable, "-c", "from streams.cli.main import main; main()")


def run(*arguments, **options):
    return subprocess.run([*STRIKEWIRE, *arguments], capture_output=True, text=True, timeout=400, **options)


def processes_of(folder):
    """Processes that have a file of the folder open or on their command line."""
    found = []
    for process in psutil.process_iter(["cmdline", "environ"]):
        told = [*(process.info["cmdline"] or ()), *(process.info["environ"] or {}).values()]
        if process.pid != os.getpid() and any(str(folder) in word for word in told):
            found.append(process)
    return found


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A demo that was kept: its output, Kafka, metrics address and folder."""
    folder = tmp_path_factory.mktemp("demo")
    done = run("demo", "--keep", "--data-dir", folder, "--speed", "60")
    assert done.returncode == 0, done.stdout + done.stderr
    kafka = re.search(r"STRIKEWIRE_BOOTSTRAP_SERVERS=(127\.0\.0\.1:\d+)", done.stdout)[1]
    metrics = re.search(r"127\.0\.0\.1:\d+/metrics", done.stdout)[0]
    yield done.stdout, kafka, metrics, folder
    stopped = run("demo", "--stop", "--data-dir", folder)
    assert "is stopped" in stopped.stdout
    assert not processes_of(folder)


@pytest.fixture
def environment(demo):
    return {**os.environ, "STRIKEWIRE_BOOTSTRAP_SERVERS": demo[1]}


def test_the_demo_shows_incidents_rolling_tables_and_where_to_look_further(demo):
    text, _, metrics, _ = demo
    articles = len(ARTICLES.read_text().splitlines())
    incidents = int(re.findall(rf"{articles}/{articles} articles read, (\d+) incidents", text)[-1])
    assert incidents >= 25
    assert re.search(r"365d +all +\d+", text)
    assert "strikewire tail incidents" in text
    assert "produce replay" in text
    with urllib.request.urlopen(f"http://{metrics}") as page:
        assert b"strikewire_articles_received_total" in page.read()


def test_what_it_tells_to_do_next_works(demo, environment):
    tail = run("tail", "incidents", "--json", "--no-follow", env=environment)
    assert tail.returncode == 0, tail.stderr
    incidents = {row["incident_id"] for row in map(json.loads, tail.stdout.splitlines())}
    assert len(incidents) >= 25
    rows = run("tail", "rollups", "--json", "--no-follow", env=environment).stdout.splitlines()
    assert {"all", "country"} <= {json.loads(row)["dimension"] for row in rows}


def test_ctrl_c_leaves_nothing_behind(tmp_path):
    with subprocess.Popen(
        [*STRIKEWIRE, "demo", "--data-dir", tmp_path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as playing:
        for line in playing.stdout:
            if "articles read" in line:
                break
        assert processes_of(tmp_path)
        playing.send_signal(signal.SIGINT)
        rest = playing.communicate(timeout=120)[0]
    assert playing.returncode == 130
    assert "Traceback" not in rest
    assert not processes_of(tmp_path)


@pytest.fixture
def prometheus(demo, tmp_path):
    """A real Prometheus with the deployed configuration, but the targets and intervals of this test; its query function."""
    if shutil.which("prometheus") is None:
        pytest.skip("prometheus is not installed (Debian: prometheus)")
    port = free_port()
    config = yaml.safe_load((DEPLOY / "prometheus" / "prometheus.yml").read_text())
    config["global"] = {"scrape_interval": "1s", "evaluation_interval": "1s"}
    config["rule_files"] = [str(file) for file in RULES]
    targets = {"strikewire-worker": demo[2].removesuffix("/metrics"), "prometheus": f"127.0.0.1:{port}"}
    config["scrape_configs"] = [
        {"job_name": job["job_name"], "static_configs": [{"targets": [targets[job["job_name"]]]}]}
        for job in config["scrape_configs"]
    ]
    (tmp_path / "prometheus.yml").write_text(yaml.safe_dump(config))
    command = ["prometheus", f"--config.file={tmp_path}/prometheus.yml", f"--storage.tsdb.path={tmp_path}/data"]
    with (
        (tmp_path / "log").open("wb") as log,
        subprocess.Popen([*command, f"--web.listen-address=127.0.0.1:{port}"], stdout=log, stderr=log) as process,
    ):
        try:

            def query(expression):
                """The samples that an instant query gives."""
                address = f"http://127.0.0.1:{port}/api/v1/query?" + urllib.parse.urlencode({"query": expression})
                with urllib.request.urlopen(address, timeout=10) as answer:
                    return [s for s in json.load(answer)["data"]["result"] if s["value"][1] != "NaN"]

            yield query
        finally:
            process.terminate()


@pytest.mark.debian
def test_every_expression_of_dashboard_and_rules_finds_data(demo, environment, prometheus, tmp_path):
    @stamina.retry(on=(AssertionError, OSError), attempts=None, timeout=90, wait_initial=0.5, wait_max=1)
    def settled(expressions):
        assert [expression for expression in expressions if not prometheus(expression)] == []

    settled(['up{job="strikewire-worker"} == 1', "strikewire_articles_received_total"])
    with KafkaProducer(bootstrap_servers=demo[1]) as producer:
        producer.send("news.articles.v1", key=b"poison", value=b"{not json").get(30)
    again = [{**a, "id": f"{a['id']}-again", "url": f"{a['url']}?again"} for a in read(ARTICLES)]
    news = tmp_path / "news.jsonl"
    news.write_text("".join(json.dumps(article) + "\n" for article in again))
    sent = run("produce", "replay", news, env=environment)
    assert sent.returncode == 0, sent.stderr
    used = {s for rule in rules() if "alert" in rule for s in selectors(rule["expr"])}
    recorded = {rule["expr"] for rule in rules() if "record" in rule}
    settled([*recorded, *used, *dashboard_expressions()])
