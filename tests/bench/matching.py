"""Reports a second and memory of matching as incidents grow: `python -m tests.bench.matching [--million]`."""

import argparse
import gc
import random
import time
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from streams.domain.report import Actor, Count, DateSpan, Location, NamedPerson, StrikeReport, Weapon
from streams.matching.matcher import Matcher
from streams.runtime.memory import THRESHOLDS, settle

MEASURED = 2_000
"""So many reports are timed at each size."""
COUNTRIES = ("SY", "UA", "YE", "LY", "AF", "PK", "SO", "IQ", "SD", "ML")
PLACES_A_COUNTRY = 150
FIRST_DAY = date(2012, 1, 1)
STRIKES_A_DAY = 30
REMEMBERED = 5_000
ACTORS = ("RU", "US", "SY", "SA", "IL", "islamic-state", "houthis", "taliban")
FIRST_NAMES = tuple(
    a + b for a in ("am", "sa", "yu", "ha", "ma", "le") for b in ("ir", "id", "suf", "lima", "rwan", "yla")
)
SURNAMES = tuple(
    a + b + c for a in ("da", "ha", "na") for b in ("rwi", "dda", "sse", "lab") for c in ("sh", "r", "n", "bi")
)


def reports(seed: int = 1) -> Iterator[StrikeReport]:
    """An endless stream in the order of time: some thirty strikes a day at random places, each told of by one to four
    publishers, one account in eight vague, one in twenty of a strike of any earlier day.
    """
    draw = random.Random(seed)
    places = {c: [_place(draw, c, n) for n in range(PLACES_A_COUNTRY)] for c in COUNTRIES}
    told: list[tuple[Location, date, str, int, str]] = []
    strikes = number = 0
    while True:
        strikes += 1
        place = draw.choice(places[draw.choice(COUNTRIES)])
        day = FIRST_DAY + timedelta(days=strikes // STRIKES_A_DAY)
        toll = draw.choice((0, 1, 1, 2, 3, 5, 8, 13, 40))
        strike = place, day, draw.choice(ACTORS), toll, f"{draw.getrandbits(512):0128x}"
        if len(told) < REMEMBERED:
            told.append(strike)
        else:
            told[draw.randrange(REMEMBERED)] = strike
        for _ in range(draw.choice((1, 1, 1, 2, 2, 3, 4))):
            number += 1
            about = draw.choice(told) if draw.random() < 0.05 else strike
            yield _report(draw, number, *about, draw.random() < 0.12)


def _place(draw: random.Random, country: str, n: int) -> Location:
    south, west = 10 + 4 * COUNTRIES.index(country), 5 * COUNTRIES.index(country)
    lat, lon = round(south + 4 * draw.random(), 3), round(west + 5 * draw.random(), 3)
    return Location(country, f"province {n % 9}", f"town {n}", lat, lon, n, 1, f"town {n}")


def _report(
    draw: random.Random, number: int, place: Location, day: date, attacker: str, toll: int, story: str, vague: bool
) -> StrikeReport:
    copied = draw.random() < 0.4
    where = Location(place.country, where_prec=6, text=place.country) if vague else place
    when = DateSpan(day - timedelta(days=6), day, 3, "last week") if vague else DateSpan(day, day, 1, "on that day")
    dead: dict[Any, Count] = {"total": Count(toll, toll)} if toll else {}
    return StrikeReport(
        report_id=f"rep_{number:020x}",
        article_id=f"art_{number:020x}",
        url=f"https://news{draw.randrange(40)}.example/world/{day.isoformat()}/{number}",
        source=f"news{draw.randrange(40)}",
        published_at=datetime(day.year, day.month, day.day, draw.randrange(24), tzinfo=UTC) + timedelta(days=1),
        text_fingerprint=story if copied else f"{draw.getrandbits(512):0128x}",
        weapon=Weapon("aircraft", None, "warplanes"),
        date=when,
        location=where,
        attackers=(Actor(attacker, attacker, "state", None, "fact", attacker),),
        named=(NamedPerson(f"{draw.choice(FIRST_NAMES)} {draw.choice(SURNAMES)}", None, "killed"),)
        if draw.random() < 0.1
        else (),
        killed=dead,
        quote="Warplanes struck the town in the night and killed several people in their houses, residents said on the phone.",
        confidence=0.7,
    )


def measure(size: int) -> tuple[float, float, int]:
    """Reports a second while the table grows past `size` incidents, bytes kept an incident, and incidents in the end."""
    incidents: dict[str, Any] = {}
    tables: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    stream = reports()
    matcher = Matcher(incidents, *tables)
    while len(incidents) < size:
        _take(matcher, next(stream))
    settle()
    some = [next(stream) for _ in range(MEASURED)]
    started = time.process_time()
    for r in some:
        _take(matcher, r)
    rate = MEASURED / (time.process_time() - started)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    copy = Matcher({k: _fresh(v) for k, v in incidents.items()}, {k: _fresh(v) for k, v in tables[0].items()}, {})
    kept = (tracemalloc.get_traced_memory()[0] - before) / len(incidents)
    tracemalloc.stop()
    del copy
    return rate, kept, len(incidents)


def _fresh(value: str) -> str:
    return value[:1] + value[1:]


def _take(matcher: Matcher, report: StrikeReport) -> None:
    matcher.apply(matcher.decide(report, report.published_at or datetime(2024, 1, 1, tzinfo=UTC)))


def main(arguments: list[str] | None = None) -> None:
    """Print one line a size."""
    gc.set_threshold(*THRESHOLDS)  # as the worker does, while the tables grow too
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--million", action="store_true", help="also 10^6 incidents (minutes, 3 GB)")
    sizes = [1_000, 10_000, 100_000] + [1_000_000] * parser.parse_args(arguments).million
    print("matching: incidents, reports/s a core, bytes kept an incident with its reports and indexes")
    for size in sizes:
        rate, kept, incidents = measure(size)
        print(f"  {incidents:>9,} {rate:>9,.0f} {kept:>9,.0f}", flush=True)


if __name__ == "__main__":
    main()
