"""End to end through a real Kafka: articles a second, memory of the worker, delay from an article to its incident.

`python -m tests.bench stream [-- FILE.jsonl[.gz]]`. Without a file: the recorded feed beside the project if it is there,
else articles made here, one in ten of them about a strike.
"""

import asyncio
import gzip
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import aiokafka
import orjson
import psutil
from kafka import KafkaConsumer, KafkaProducer, TopicPartition

import producers
from streams.broker.embedded import EmbeddedKafka
from streams.broker.ports import free_port
from streams.contract.topics import ARTICLES, ARTICLES_DLQ, INCIDENTS, REPORTS, physical_name
from streams.runtime import topic_admin
from streams.runtime.app import internal_topics
from streams.runtime.settings import Settings, client_options, from_mapping

RECORDED: Final = Path(__file__).parents[3] / "shared" / "gold" / "news_stream_2016q1.jsonl.gz"
SAMPLE: Final = Path(producers.__file__).parent / "sample" / "articles.jsonl"
MADE: Final = 5_000
PASSES: Final = 8
"""How often the backlog holds the articles: a process builds its automata as it meets their words, so the first pass is slow."""
LATENCY_RATE: Final = 100
LATENCY_SECONDS: Final = 20
DECOY = "Their striker called the shot that hit the bar the best of his career, and fans called it a bombshell. "
CALM = (
    "The council met on Tuesday evening to talk about the new bus line, which is to run every ten minutes. ",
    "Rain is expected along the coast until the weekend, with temperatures well below those of last year. ",
    "Shares of the retailer rose after it reported better sales than analysts had forecast for the quarter. ",
    "The winger scored twice before half-time and the visitors never found a way back into the match. ",
    "Researchers said the telescope would begin its first survey of the southern sky early next spring. ",
)


class Silent:
    """Watches a download without a word."""

    def begin(self, total: int) -> None:
        """Not shown."""

    def advance(self, count: int) -> None:
        """Not shown."""

    def end(self) -> None:
        """Not shown."""


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    articles, what = read(arguments)
    print(f"{what}: {len(articles)} articles, {sum(map(len, articles.values())) / len(articles) / 1000:.1f} KB each")
    with tempfile.TemporaryDirectory() as folder, broker(Path(folder)) as bootstrap:
        for processes in (1, 2):
            env = {
                "STRIKEWIRE_BOOTSTRAP_SERVERS": bootstrap,
                "STRIKEWIRE_TOPIC_PREFIX": f"bench{os.getpid()}-{processes}-",
                "STRIKEWIRE_DATA_DIR": str(Path(folder) / f"worker{processes}"),
                "STRIKEWIRE_METRICS_PORT": str(free_port()),
                "STRIKEWIRE_ROLLUPS_AS_OF": "2016-04-01T00:00:00Z",
                "STRIKEWIRE_LOG_LEVEL": "error",
            }
            settings = from_mapping(env)
            topic_admin.create(settings, internal_topics(settings))
            for k in range(PASSES):
                publish(settings, articles if k == 0 else dict(renamed(a, k) for a in articles.values()))
            if processes == 1:
                bare(settings, len(articles) * PASSES)
            with worker(env, processes) as process:
                throughput(Metrics(settings, processes), len(articles), process)
                if processes == 1:
                    latency(settings)


def renamed(article: bytes, k: int) -> tuple[str, bytes]:
    """The id and record of the same article as another paper has it."""
    a = orjson.loads(article)
    a |= {"id": f"{a['id']}-{k}", "url": f"{a['url']}?copy={k}"}
    return a["id"], orjson.dumps(a)


def read(arguments: Sequence[str]) -> tuple[dict[str, bytes], str]:
    """Articles by id, and where they are from."""
    if arguments:
        file = Path(arguments[0])
    elif RECORDED.exists():
        file = RECORDED
    else:
        return made(MADE, 0.1), "made here"
    lines = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    found = [mapped(orjson.loads(line)) for line in lines.splitlines()]
    return {article["id"]: orjson.dumps(article) for article in found}, file.name


def mapped(row: dict[str, Any]) -> dict[str, Any]:
    """An Article; rows of the recorded feed have other names for its fields."""
    if "post_id" not in row:
        return row
    return {
        "id": row["post_id"],
        "url": row["url"] or f"https://example.org/{row['post_id']}",
        "source": "stream",
        "title": row["title"],
        "html": row["html"],
        "published_at": row["published_at"].replace(" ", "T") + "Z",
    }


def made(count: int, share: float) -> dict[str, bytes]:
    """Mixed articles; each is its own, for the sample's come under new ids and addresses."""
    strikes = [orjson.loads(line) for line in SAMPLE.read_bytes().splitlines()]
    found = {}
    for n in range(count):
        if n % round(1 / share) == 0:
            article = strikes[n // round(1 / share) % len(strikes)] | {"url": f"https://example.org/{n}"}
        else:
            text = "".join(CALM[(n + k) % len(CALM)] for k in range(20 + n % 20)) + DECOY * (n % 5 == 1)
            article = {"title": CALM[n % len(CALM)].strip(), "text": text, "published_at": "2016-01-01T00:00:00Z"}
        found[f"b{n}"] = orjson.dumps(article | {"id": f"b{n}"})
    return found


@contextmanager
def broker(folder: Path) -> Iterator[str]:
    """That of STRIKEWIRE_BOOTSTRAP_SERVERS, else one for this run."""
    given = os.environ.get("STRIKEWIRE_BOOTSTRAP_SERVERS")
    if given:
        yield given
        return
    embedded = EmbeddedKafka(folder / "kafka")
    try:
        yield embedded.start(Silent(), default_port=free_port()).bootstrap
    finally:
        embedded.stop()


@contextmanager
def worker(env: dict[str, str], processes: int) -> "Iterator[subprocess.Popen[bytes]]":
    """`strikewire worker`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STRIKEWIRE_")}
    command = [
        sys.executable,
        "-c",
        "from streams.cli.main import main; main()",
        "worker",
        "--processes",
        str(processes),
    ]
    process = subprocess.Popen(command, env=kept | env)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def publish(settings: Settings, articles: dict[str, bytes], rate: float | None = None) -> None:
    """Send all, at `rate` a second or as fast as it goes."""
    producer = KafkaProducer(**client_options(settings), linger_ms=20, batch_size=262_144, compression_type="lz4")
    name, started = physical_name(ARTICLES, settings.topic_prefix), time.monotonic()
    for n, (key, value) in enumerate(articles.items()):
        if rate is not None:
            time.sleep(max(started + n / rate - time.monotonic(), 0))
        producer.send(name, key=key.encode(), value=value)
    producer.flush()
    producer.close()


def bare(settings: Settings, count: int) -> None:
    """A consumer without Faust that decodes the same records, for comparison."""

    async def consume() -> float:
        name = physical_name(ARTICLES, settings.topic_prefix)
        consumer = aiokafka.AIOKafkaConsumer(
            name, bootstrap_servers=settings.bootstrap, group_id=None, auto_offset_reset="earliest"
        )
        await consumer.start()
        seen, started = 0, time.perf_counter()
        while seen < count:
            for batch in (await consumer.getmany(timeout_ms=1000)).values():
                for record in batch:
                    orjson.loads(record.value)
                    seen += 1
        elapsed = time.perf_counter() - started
        await consumer.stop()
        return elapsed

    print(f"bare aiokafka consumer with orjson: {count / asyncio.run(consume()):,.0f} articles/s")


@dataclass
class Metrics:
    """What the processes of a worker count."""

    settings: Settings
    processes: int

    def __call__(self, pattern: str) -> float:
        """The sum of the samples whose line begins with the pattern; 0 while nobody answers."""
        return sum(self._of(self.settings.metrics_port + n, pattern) for n in range(self.processes))

    def _of(self, port: int, pattern: str) -> float:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as answer:
                lines = answer.read().decode().splitlines()
        except OSError:
            return 0.0
        return sum(float(line.rpartition(" ")[2]) for line in lines if re.match(pattern, line))


class Moment(NamedTuple):
    """How many articles are processed, the time, and the seconds that the extract stages took."""

    seen: float
    time: float
    extracting: float

    @classmethod
    def of(cls, metrics: Metrics, count: int) -> "Moment":
        """As soon as `count` articles are processed."""
        while (seen := metrics("strikewire_articles_processed_total")) < count:
            time.sleep(0.2)
        now = time.perf_counter()
        return cls(seen, now, metrics(r'strikewire_stage_duration_seconds_sum{stage="extract"'))


def throughput(metrics: Metrics, count: int, process: "subprocess.Popen[bytes]") -> None:
    """A backlog of `PASSES` times `count` articles, worked off with all three agents."""
    moments = [Moment.of(metrics, 1), *(Moment.of(metrics, count * k) for k in range(1, PASSES + 1))]
    print(f"worker, {metrics.processes} process{'es' * (metrics.processes > 1)}:")
    for name, begun, done in (
        ("first pass", moments[0], moments[1]),
        (f"the {PASSES - 1} after it", moments[1], moments[-1]),
    ):
        elapsed = done.time - begun.time
        share = (done.extracting - begun.extracting) / elapsed / metrics.processes
        print(
            f"  {name}: {(done.seen - begun.seen) / elapsed:,.0f} articles/s, {share:.0%} of the time in the extract stage"
        )
    sizes = [child.memory_info().rss / 1e6 for child in psutil.Process(process.pid).children()]
    print(f"  resident memory {', '.join(f'{size:.0f}' for size in sizes)} MB")
    all_read(metrics)
    outcomes = ("reports", "no_trigger", "no_strike", "unsupported_language", "duplicate", "dead_letter")
    told = {o: metrics(f'strikewire_articles_processed_total{{outcome="{o}"') for o in outcomes}
    print("  " + ", ".join(f"{name} {number:.0f}" for name, number in told.items() if number))
    dead, reports = (values(metrics.settings, topic.name) for topic in (ARTICLES_DLQ, REPORTS))
    known = {(report["report_id"], report["report_revision"]) for report in map(orjson.loads, reports)}
    print(f"  dead letters: {len(dead)}, reports: {len(known)}, written once more: {len(reports) - len(known)}")
    print(f"  articles worked on once more: {sum(told.values()) - count * PASSES:.0f}")


def all_read(metrics: Metrics) -> None:
    """Wait until nothing has been processed for two seconds: what comes twice comes after the rest."""
    seen = -1.0
    while (now := metrics("strikewire_articles_processed_total")) != seen:
        seen = now
        time.sleep(2)


def values(settings: Settings, name: str) -> list[bytes]:
    """All that was ever written to a topic."""
    consumer = KafkaConsumer(**client_options(settings), group_id=None)
    topic = physical_name(name, settings.topic_prefix)
    partitions = [TopicPartition(topic, p) for p in range(settings.partitions)]
    consumer.assign(partitions)
    consumer.seek_to_beginning()
    ends, found = consumer.end_offsets(partitions), []
    while any(consumer.position(p) < ends[p] for p in partitions):
        found += [record.value for records in consumer.poll(timeout_ms=500).values() for record in records]
    consumer.close()
    return found


def latency(settings: Settings) -> None:
    """From an article's arrival on Kafka to its incident's, at a steady rate; records keep the article's own time."""
    delays: list[float] = []
    over = threading.Event()

    def watch() -> None:
        topic = physical_name(INCIDENTS, settings.topic_prefix)
        consumer = KafkaConsumer(topic, **client_options(settings), group_id=None, auto_offset_reset="latest")
        while not over.is_set():
            for batch in consumer.poll(timeout_ms=100).values():
                delays.extend(time.time() - record.timestamp / 1000 for record in batch)
        consumer.close()

    watcher = threading.Thread(target=watch)
    watcher.start()
    time.sleep(3)
    fresh = {f"l{key}": value for key, value in made(LATENCY_RATE * LATENCY_SECONDS, 0.1).items()}
    publish(settings, {key: value.replace(b'"id":"b', b'"id":"lb') for key, value in fresh.items()}, LATENCY_RATE)
    time.sleep(5)
    over.set()
    watcher.join()
    if len(delays) > 1:
        cuts = statistics.quantiles(delays, n=100)
        print(
            f"article to incident at {LATENCY_RATE} articles/s: p50 {cuts[49]:.2f} s, p95 {cuts[94]:.2f} s ({len(delays)})"
        )
