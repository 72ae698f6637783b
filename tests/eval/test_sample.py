import json
import re
from collections import Counter
from datetime import datetime
from itertools import pairwise

from tests.eval.sample import ARTICLES, TRUTH, b_cubed, last_versions, read, score

HOST = re.compile(r"https://[a-z0-9.-]*\bexample\.(org|com|net)/")


def told(row):
    """The report that an extractor without fault would give for a row of the truth."""
    start, _, end = (row["date"] or "").partition("/")
    place = {"country": row["country"], "lat": row["lat"], "lon": row["lon"]}
    actors = {s: [{"id": row[s].split("/")[0]}] if row[s] else [] for s in ("attacker", "target")}
    return {
        "report_id": f"{row['article_id']}/{row['strike']}",
        "report_revision": row["version"],
        "status": "current",
        **{name: row[name] for name in ("article_id", "clarity", "stage", "event_type")},
        "date": {"start": start or None, "end": end or start or None},
        "location": place,
        "attackers": actors["attacker"],
        "targets": actors["target"],
        **{k: {c: {"min": n[0], "max": n[1]} for c, n in row[k].items()} for k in ("killed", "injured")},
    }


def incidents_of(reports, key):
    clusters = {}
    for report in reports:
        clusters.setdefault(key(report), []).append({"report_id": report["report_id"]})
    return [{"incident_id": k, "status": "active", "reports": refs} for k, refs in clusters.items()]


def test_the_sample_is_large_varied_in_time_order_and_invented():
    articles = read(ARTICLES)
    strikes = {row["strike"] for row in read(TRUTH) if row["clarity"] == "incident" and row["stage"] != "planned"}
    times = [datetime.fromisoformat(a["published_at"]) for a in articles]
    assert len(articles) >= 80
    assert len(strikes) >= 30
    assert all(a < b or a == b for a, b in pairwise(times))
    assert {t.year for t in times} >= {2008, 2011, 2015, 2018, 2020, 2022, 2024, 2025}
    assert all(HOST.match(a["url"]) for a in articles)
    assert sum("html" in a for a in articles) >= 8
    assert all(("html" in a) != ("text" in a) for a in articles)
    assert all(110 <= len((a.get("text") or a["html"]).split()) <= 500 for a in articles)


def test_two_articles_come_again_with_another_text():
    articles = read(ARTICLES)
    again = [i for i, n in Counter(a["id"] for a in articles).items() if n > 1]
    assert len(again) >= 2
    for i in again:
        texts = [a["text"] for a in articles if a["id"] == i]
        assert len(set(texts)) == len(texts)


def test_every_row_of_the_truth_is_about_an_article_of_the_sample():
    ids = {a["id"] for a in read(ARTICLES)}
    rows = read(TRUTH)
    assert {row["article_id"] for row in rows} <= ids
    assert len(ids - {row["article_id"] for row in rows}) >= 20
    assert {row["stage"] for row in rows} == {"accomplished", "attempted", "planned", "denied"}
    assert {row["clarity"] for row in rows} == {"incident", "summary"}


def test_true_numbers_stand_in_their_articles():
    words = {
        1: "one|first death|killed",
        2: "two|a man and|mother and (her )?son",
        3: "three",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
    }
    words |= {8: "eight", 9: "nine", 10: "ten", 11: "eleven", 12: "twelve|dozen", 15: "fifteen", 17: "seventeen"}
    words |= {0: "no|nobody|none|without", 18: "eighteen", 20: "twenty|scores", 22: "twenty-two", 30: "thirty"}
    texts = {a["id"]: f"{a['title']} {a.get('text') or a.get('html')}".casefold() for a in read(ARTICLES)}
    for article, rows in last_versions(read(TRUTH)).items():
        for row in rows:
            for low, _ in row["killed"].values():
                pattern = rf"\b({low}|{words.get(low, low)})\b"
                assert re.search(pattern, texts[article]), (article, low)


def test_a_faultless_extractor_scores_everything():
    truth = read(TRUTH)
    hits, chances = score(truth, map(told, truth))
    assert hits == {measure: n for measure, n in chances.items() if n}
    assert chances["found"] == sum(map(len, last_versions(truth).values()))


def test_a_wrong_slot_an_invented_strike_and_a_missed_one_cost_what_they_should():
    truth = read(TRUTH)
    reports = json.loads(json.dumps(list(map(told, truth))))
    whole, chances = score(truth, reports)
    reports[0]["killed"]["total"] = {"min": 99, "max": 99}
    missed = reports.pop()
    invented = {**json.loads(json.dumps(missed)), "article_id": "sample-football-2008", "report_id": "x"}
    hits, now = score(truth, [*reports, invented])
    assert whole["found"] - hits["found"] == 1
    assert now["precision"] == chances["precision"]
    assert whole["precision"] - hits["precision"] == 1
    assert chances["killed total"] - hits["killed total"] >= 1


def test_b_cubed_punishes_one_heap_by_precision_and_crumbs_by_recall():
    truth = read(TRUTH)
    reports = [told(row) for rows in last_versions(truth).values() for row in rows]
    right = b_cubed(truth, reports, incidents_of(reports, lambda r: r["report_id"].split("/")[1]))
    heap = b_cubed(truth, reports, incidents_of(reports, lambda r: "one"))
    crumbs = b_cubed(truth, reports, incidents_of(reports, lambda r: r["report_id"]))
    assert right == (1.0, 1.0)
    assert heap[0] < 0.1
    assert heap[1] == 1.0
    assert crumbs[0] == 1.0
    assert crumbs[1] < 0.6
