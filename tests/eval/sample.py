"""Score the sample news against its truth: `python -m tests.eval.sample` prints found, precision, slots and B³;
`--misses` adds what is missing, invented or read wrongly, article by article.

The truth (`sample_truth.jsonl`) says of every article which strikes it tells of, under a key of their own, and what
*that article* says of each. An article that comes again is scored in its last version. Articles without a row tell of
no strike.
"""

import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

from streams.domain.distance import kilometres

Row = Mapping[str, Any]

ARTICLES = Path(str(resources.files("producers"))) / "sample" / "articles.jsonl"
TRUTH = Path(__file__).with_name("sample_truth.jsonl")
NEAR_KM = 25.0
COUNTS = tuple((kind, category) for kind in ("killed", "injured") for category in ("total", "civilians", "children"))


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def last_versions(truth: Iterable[Row]) -> dict[str, list[Row]]:
    """What the newest version of each article tells of, by article id."""
    versions: dict[str, dict[int, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in truth:
        versions[row["article_id"]][row["version"]].append(row)
    return {article: by_version[max(by_version)] for article, by_version in versions.items()}


def newest(reports: Iterable[Row]) -> list[Row]:
    """Of every report its highest revision, unless that withdraws it."""
    last: dict[str, Row] = {}
    for report in reports:
        known = last.get(report["report_id"])
        if known is None or report["report_revision"] >= known["report_revision"]:
            last[report["report_id"]] = report
    return [report for report in last.values() if report["status"] == "current"]


def date_agrees(row: Row, report: Row) -> bool:
    """The report's interval touches the true one, give or take a day (nights have two dates)."""
    span = report.get("date") or {}
    if not (row["date"] and span.get("start") and span.get("end")):
        return not row["date"] and not span.get("start")
    start, _, end = row["date"].partition("/")
    low, high = date.fromisoformat(start), date.fromisoformat(end or start)
    slack = timedelta(days=1)
    return date.fromisoformat(span["start"]) <= high + slack and low - slack <= date.fromisoformat(span["end"])


def place_agrees(row: Row, report: Row) -> bool:
    """Within 25 km of the true place; where the truth has no pin, the country."""
    where = report.get("location") or {}
    if row["lat"] is None:
        return bool(where.get("country") == row["country"])
    if where.get("lat") is None:
        return False
    return kilometres(row["lat"], row["lon"], where["lat"], where["lon"]) <= NEAR_KM


def count_agrees(row: Row, report: Row, kind: str, category: str) -> bool:
    """The same interval, or not stated on both sides."""
    told = (report.get(kind) or {}).get(category)
    return (told and [told["min"], told["max"]]) == row[kind].get(category)


def actor_agrees(row: Row, report: Row, true_slot: str, slot: str) -> bool:
    """The true actor is among the report's; `/` stands between names that an article leaves open."""
    return not {actor["id"] for actor in report.get(slot) or ()}.isdisjoint(row[true_slot].split("/"))


def slots(row: Row, report: Row) -> dict[str, bool]:
    """Which slots of a report say what the truth says; slots on which the truth is silent are left out."""
    agreed = {
        "clarity": report["clarity"] == row["clarity"],
        "stage": (report["stage"] == "attempted") == (row["stage"] == "attempted")
        if row["stage"] in ("accomplished", "attempted") and report["stage"] in ("accomplished", "attempted")
        else report["stage"] == row["stage"],
        "date": date_agrees(row, report),
        "country": (report.get("location") or {}).get("country") == row["country"],
        "place": place_agrees(row, report),
        "event type": report["event_type"] == row["event_type"],
    }
    for kind, category in COUNTS:
        if row[kind].get(category) or (report.get(kind) or {}).get(category):
            agreed[f"{kind} {category}"] = count_agrees(row, report, kind, category)
    for true_slot, slot in (("attacker", "attackers"), ("target", "targets")):
        if row[true_slot]:
            agreed[true_slot] = actor_agrees(row, report, true_slot, slot)
    return agreed


def align(rows: Sequence[Row], reports: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Pair what an article tells of with its reports, best agreement first; a pair shares date, place or toll."""
    offers = []
    for i, row in enumerate(rows):
        for j, report in enumerate(reports):
            agreed = slots(row, report)
            if agreed["stage"] and (agreed["date"] or agreed["place"] or agreed.get("killed total", False)):
                offers.append((-sum(agreed.values()), i, j))
    pairs: list[tuple[Row, Row]] = []
    rows_left, reports_left = set(range(len(rows))), set(range(len(reports)))
    for _, i, j in sorted(offers):
        if i in rows_left and j in reports_left:
            rows_left.remove(i)
            reports_left.remove(j)
            pairs.append((rows[i], reports[j]))
    return pairs


def score(truth: Iterable[Row], reports: Iterable[Row]) -> tuple[Counter[str], Counter[str]]:
    """Hits and chances of `found`, `precision`, every slot of found strikes, and `silent` articles without one."""
    hits: Counter[str] = Counter()
    chances: Counter[str] = Counter()
    told = last_versions(truth)
    by_article: dict[str, list[Row]] = defaultdict(list)
    for report in newest(reports):
        by_article[report["article_id"]].append(report)
    for article, rows in told.items():
        pairs = align(rows, by_article[article])
        hits["found"] += len(pairs)
        chances["found"] += len(rows)
        hits["precision"] += len(pairs)
        for row, report in pairs:
            for slot, agreed in slots(row, report).items():
                hits[slot] += agreed
                chances[slot] += 1
    chances["precision"] = sum(len(found) for found in by_article.values())
    return hits, chances


def b_cubed(truth: Iterable[Row], reports: Iterable[Row], incidents: Iterable[Row]) -> tuple[float, float]:
    """B³ precision and recall of the incidents over the reports of accomplished and attempted strikes that were found."""
    gold: dict[str, str] = {}
    current = newest(reports)
    for article, rows in last_versions(truth).items():
        for row, report in align(rows, [r for r in current if r["article_id"] == article]):
            if row["clarity"] == "incident" and row["stage"] in ("accomplished", "attempted"):
                gold[report["report_id"]] = row["strike"]
    held: dict[str, str] = {}
    for incident in incidents:
        if incident["status"] == "active":
            held |= {ref["report_id"]: incident["incident_id"] for ref in incident["reports"]}
    both = [i for i in gold if i in held]
    precision = recall = 0.0
    for i in both:
        cluster = {j for j in both if held[j] == held[i]}
        strike = {j for j in gold if gold[j] == gold[i]}
        precision += len(cluster & strike) / len(cluster)
        recall += len(cluster & strike) / len(strike)
    return precision / (len(both) or 1), recall / (len(gold) or 1)


def run(command: str, lines: bytes) -> bytes:
    """Standard output of a filter of the command line."""
    program = [sys.executable, "-c", "from streams.cli.main import main; main()", command]
    return subprocess.run(program, input=lines, stdout=subprocess.PIPE, check=True).stdout


def misses(truth: Iterable[Row], reports: Iterable[Row]) -> Iterator[str]:
    """A line for each strike that was missed, each report that is too much, and each pair with the slots that differ."""
    by_article: dict[str, list[Row]] = defaultdict(list)
    for report in newest(reports):
        by_article[report["article_id"]].append(report)
    for article, rows in last_versions(truth).items():
        pairs = align(rows, by_article[article])
        matched = {id(one) for pair in pairs for one in pair}
        for row in (row for row in rows if id(row) not in matched):
            yield f"missed  {article}: {row['strike']}, {row['stage']}, {row['date']}, {row['place']}"
        for extra in (report for report in by_article[article] if id(report) not in matched):
            where = extra["location"].get("place") or extra["location"].get("country")
            yield f"extra   {article}: {extra['clarity']}, {extra['stage']}, {extra['date'].get('start')}, {where}"
        for row, report in pairs:
            wrong = [slot for slot, agreed in slots(row, report).items() if not agreed]
            if wrong:
                yield f"differs {article}: {row['strike']}: {', '.join(wrong)}"


def main(show_misses: bool = False) -> None:
    """Print the table."""
    truth = read(TRUTH)
    extracted = run("extract", ARTICLES.read_bytes())
    reports = [json.loads(line) for line in extracted.splitlines()]
    hits, chances = score(truth, reports)
    told = {row["article_id"] for row in truth}
    noise = sorted({r["article_id"] for r in reports} - told)
    sys.stdout.write(f"{len(read(ARTICLES))} articles, {len(reports)} reports\n")
    for measure, chance in chances.items():
        sys.stdout.write(
            f"  {measure:<20} {hits[measure]:>3}/{chance:<3} {100 * hits[measure] / (chance or 1):6.1f} %\n"
        )
    sys.stdout.write(f"  articles without a strike that gave one: {', '.join(noise) or 'none'}\n")
    if show_misses:
        sys.stdout.writelines(f"  {line}\n" for line in misses(truth, reports))
    incidents = [json.loads(line) for line in run("match", extracted).splitlines()]
    precision, recall = b_cubed(truth, reports, incidents)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    strikes = {r["strike"] for r in truth if r["clarity"] == "incident" and r["stage"] in ("accomplished", "attempted")}
    active = sum(incident["status"] == "active" for incident in incidents)
    sys.stdout.write(f"  {active} active incidents for {len(strikes)} strikes; ")
    sys.stdout.write(f"B³ precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}\n")


if __name__ == "__main__":
    main("--misses" in sys.argv[1:])
