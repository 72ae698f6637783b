"""Reports a second and memory of matching as incidents grow: `python -m tests.bench.matching [--million]`.

Timed are decisions and their application to the tables, in CPU time of one process; reports are made before. What the reports
state, how exactly and at what length follows what extraction made of some 2,000 news articles.
"""

import argparse
import gc
import random
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from streams.domain.report import Actor, Count, DateSpan, Location, NamedPerson, StrikeReport, Weapon
from streams.domain.vocabulary import Category
from streams.matching.matcher import Matcher
from streams.runtime.memory import THRESHOLDS, settle
from streams.runtime.tables import Section

MEASURED = 10_000
"""So many reports are timed at each size."""
COUNTRIES = ("SY", "UA", "YE", "LY", "AF", "PK", "SO", "IQ", "SD", "ML")
PLACES_A_COUNTRY = 150
FIRST_DAY = date(2012, 1, 1)
STRIKES_A_DAY = 30
REMEMBERED = 5_000
ACTORS = ("RU", "US", "SY", "SA", "IL", "islamic-state", "houthis", "taliban")
THINGS = ("house", "hospital", "market", "school", "power station", "oil site", "convoy", "road")
FIRST_NAMES = tuple(
    a + b for a in ("am", "sa", "yu", "ha", "ma", "le") for b in ("ir", "id", "suf", "lima", "rwan", "yla")
)
SURNAMES = tuple(
    a + b + c for a in ("da", "ha", "na") for b in ("rwi", "dda", "sse", "lab") for c in ("sh", "r", "n", "bi")
)
QUOTE = (
    "Warplanes struck the town in the night and killed several people in their houses, residents said on the phone, "
    "and rescuers were still digging in the rubble by noon."
)


@dataclass(frozen=True, slots=True)
class Strike:
    """What all who tell of it agree on."""

    place: Location
    day: date
    attacker: Actor
    target: Actor
    weapon: Weapon
    toll: int
    things: tuple[str, ...]
    victims: tuple[NamedPerson, ...]
    wire: str


def reports(seed: int = 1) -> Iterator[StrikeReport]:
    """An endless stream in the order of time: some thirty strikes a day at random places, each told of by one to four
    publishers; one account in twenty is of a strike of an earlier day. Of a hundred reports two are corrections and one is
    delivered twice.
    """
    draw = random.Random(seed)
    places = {c: [_place(draw, c, n) for n in range(PLACES_A_COUNTRY)] for c in COUNTRIES}
    told: list[Strike] = []
    recent: list[StrikeReport] = []
    strikes = number = 0
    while True:
        strikes += 1
        strike = _strike(draw, places, FIRST_DAY + timedelta(days=strikes // STRIKES_A_DAY))
        if len(told) < REMEMBERED:
            told.append(strike)
        else:
            told[draw.randrange(REMEMBERED)] = strike
        for _ in range(draw.choice((1, 1, 1, 2, 2, 3, 4))):
            number += 1
            report = _report(draw, number, draw.choice(told) if draw.random() < 0.05 else strike)
            recent = [*recent[-50:], report]
            yield report
            if draw.random() < 0.02:
                old = draw.choice(recent)
                yield replace(old, report_revision=2, killed=_toll(draw, 4), quote=f"Corrected: {old.quote}")
            if draw.random() < 0.01:
                yield draw.choice(recent)


def _place(draw: random.Random, country: str, n: int) -> Location:
    south, west = 10 + 4 * COUNTRIES.index(country), 5 * COUNTRIES.index(country)
    lat, lon = round(south + 4 * draw.random(), 3), round(west + 5 * draw.random(), 3)
    return Location(country, f"province {n % 9}", f"town {n}", lat, lon, n, 1, f"town {n}")


def _strike(draw: random.Random, places: dict[str, list[Location]], day: date) -> Strike:
    first, second = draw.sample(ACTORS, 2)
    return Strike(
        draw.choice(places[draw.choice(COUNTRIES)]),
        day,
        Actor(first, first, "state", first[:2], "fact", first),
        Actor(second, second, "non-state", None, "fact", f"{second} fighters"),
        Weapon(draw.choice(("aircraft", "aircraft", "drone", "missile", "artillery")), None, "what was heard"),
        draw.choice((0, 1, 1, 2, 3, 5, 8, 13, 40)),
        (draw.choice(THINGS),),
        (NamedPerson(f"{draw.choice(FIRST_NAMES)} {draw.choice(SURNAMES)}", None, "killed"),),
        f"{draw.getrandbits(512):0128x}",
    )


def _report(draw: random.Random, number: int, s: Strike) -> StrikeReport:
    """One account: four in ten print the wire's text, the others leave out this or that and count for themselves."""
    day, place, chance = s.day, s.place, draw.random
    publisher = draw.randrange(40)
    return StrikeReport(
        report_id=f"rep_{number:020x}",
        article_id=f"art_{number:020x}",
        url=f"https://news{publisher}.example/world/{day.isoformat()}/{number}",
        source=f"news{publisher}",
        published_at=datetime(day.year, day.month, day.day, draw.randrange(24), tzinfo=UTC) + timedelta(days=1),
        text_fingerprint=s.wire if chance() < 0.4 else f"{draw.getrandbits(512):0128x}",
        clarity="summary" if chance() < 0.07 else "incident",
        stage=draw.choices(("accomplished", "attempted", "planned", "denied"), (94, 2, 3, 1))[0],
        certainty="claimed" if chance() < 0.3 else "fact",
        claimants=("residents",) if chance() < 0.5 else (),
        weapon=s.weapon if chance() < 0.95 else None,
        strikes=Count(1, 1),
        date=_when(day, chance()),
        location=_where(place, chance()),
        attackers=(s.attacker,) if chance() < 0.8 else (),
        targets=(s.target,) if chance() < 0.25 else (),
        named=s.victims if chance() < 0.05 else (),
        killed=_toll(draw, s.toll) if chance() < 0.7 else {},
        injured=_toll(draw, 2 * s.toll) if chance() < 0.4 else {},
        infrastructure=s.things if chance() < 0.5 else (),
        quote=QUOTE if chance() < 0.9 else f"“{QUOTE}”",
        confidence=0.7,
    )


def _when(day: date, chance: float) -> DateSpan:
    if chance < 0.76:
        return DateSpan(day, day, 1, "on that day")
    if chance < 0.88:
        return DateSpan(day - timedelta(days=3), day, 2, "in recent days")
    if chance < 0.94:
        return DateSpan(day.replace(day=1), day.replace(day=28), 4, "this month")
    return DateSpan()


def _where(place: Location, chance: float) -> Location:
    if chance < 0.8:
        return place
    if chance < 0.9:
        return replace(place, place=None, geonameid=None, where_prec=4, text=place.admin1)
    return Location(place.country, where_prec=6, text=place.country)


def _toll(draw: random.Random, n: int) -> dict[Category, Count]:
    n += draw.choice((0, 0, 0, 1))
    return {"total": Count(n, n, draw.choice((None, None, "at_least")))} if n else {}


def measure(size: int) -> tuple[float, float, int]:
    """Reports a second from `size` incidents on, bytes kept an incident then, and incidents in the end."""
    incidents: dict[str, Any] = {}
    tables: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
    stream = reports()
    matcher = Matcher(incidents, *tables)
    while len(incidents) < size:
        _take(matcher, next(stream))
    some = [next(stream) for _ in range(MEASURED)]
    settle()
    started = time.process_time()
    for r in some:
        _take(matcher, r)
    rate = MEASURED / (time.process_time() - started)
    return rate, _kept(incidents, tables[0]), len(incidents)


def _kept(incidents: dict[str, Any], reports_kept: dict[str, Any]) -> float:
    """Bytes an incident of a worker that has just read its table back: keys, values and indexes."""
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    table = {f"incidents/{k}": _fresh(v) for k, v in incidents.items()}
    table |= {f"reports/{k}": _fresh(v) for k, v in reports_kept.items()}
    copy = Matcher(Section(table, "incidents"), Section(table, "reports"), {})
    kept = (tracemalloc.get_traced_memory()[0] - before) / len(incidents)
    tracemalloc.stop()
    del copy
    return kept


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
