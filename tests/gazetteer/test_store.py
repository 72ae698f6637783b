import hashlib
import re
from importlib.resources import files
from pathlib import Path

import pytest
import zstandard

from streams.gazetteer.countries import countries
from streams.gazetteer.store import ARTEFACT, KINDS, load, unpack

CONFLICT = [
    "SY",
    "IQ",
    "YE",
    "LY",
    "SO",
    "AF",
    "PK",
    "UA",
    "RU",
    "PS",
    "LB",
    "IL",
    "IR",
    "SD",
    "ET",
    "ML",
    "NG",
    "MM",
    "AZ",
    "AM",
]


def entries() -> list[list[str]]:
    rows = []
    for path in sorted(files("streams.gazetteer").joinpath("data").iterdir(), key=lambda p: p.name):
        if path.name.startswith("places_"):
            lines = path.read_text("utf-8").splitlines()
            rows += [line.split("|") for line in lines if line and not line.startswith("#")]
    return rows


def test_the_artefact_is_whole_and_names_its_content() -> None:
    gazetteer = load()
    assert len(gazetteer) > 235_000
    assert len(gazetteer.version) == 12
    assert int(gazetteer.version, 16) >= 0


def test_the_figures_of_its_page_are_those_of_the_artefact() -> None:
    page = (Path(__file__).parents[2] / "docs" / "gazetteer.md").read_text()
    for pattern, found in (
        (r"^([\d,]+) places that", len(load())),
        (r"\| ([\d,]+) towns and villages", sum(map(bool, load()._geonameid))),
        (r"\| ([\d,]+) curated entries", len(entries())),
    ):
        told = re.search(pattern, page, re.MULTILINE)
        assert told is not None
        assert int(told[1].replace(",", "")) == pytest.approx(found, rel=0.02)


def test_a_changed_format_is_refused() -> None:
    raw = zstandard.ZstdDecompressor().decompress(files("streams.gazetteer").joinpath("data", ARTEFACT).read_bytes())
    changed = raw.replace(b'"format": 1', b'"format": 9', 1)
    assert hashlib.sha256(raw).digest() != hashlib.sha256(changed).digest()
    with pytest.raises(ValueError, match="format 9"):
        unpack(zstandard.ZstdCompressor().compress(changed))


def test_the_supplement_is_large_and_covers_the_countries_at_war() -> None:
    rows = entries()
    assert len(rows) >= 1500
    assert set(CONFLICT) <= {row[3] for row in rows}
    assert {row[2] for row in rows} <= {*KINDS, "alias"}


def test_every_curated_entry_is_found_by_its_name() -> None:
    gazetteer = load()
    missing = [row[0] for row in entries() if not any(h.place.country == row[3] for h in gazetteer.find(row[0]))]
    assert missing == []


def test_coordinates_are_on_the_map() -> None:
    gazetteer = load()
    for row in range(0, len(gazetteer), 97):
        place = gazetteer.place(row)
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
        assert place.name
        assert len(place.country) == 2


def test_exact_spellings_come_before_folded_ones() -> None:
    hits = load().find("Kana")
    exact = [h.exact for h in hits]
    assert exact == sorted(exact, reverse=True)


def test_an_unknown_name_has_no_hits() -> None:
    assert load().find("Qwxzvbn") == ()
    assert load().find("…") == ()


def test_countries_keep_their_capitals() -> None:
    table = countries()
    assert table.by_name["US"] == "US"
    assert "us" not in table.by_name
    assert table.by_demonym["Burmese"] == "MM"
    assert table.by_capital["Moscow"] == "RU"
