"""The gazetteer in memory: columns of numbers and one blob of names, found by the hash of a spelling.

240,000 places as Python objects would take 150 MB; as columns they take about 20. A spelling's 48-bit hash leads to a bucket
(its upper 16 bits) of a few sorted 32-bit values, and from there to the rows that bear the name. Two unlike spellings
share a hash with a probability of about 1 in 10^9.
"""

import hashlib
import io
import json
import math
import struct
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final, Literal, TypeAlias

import zstandard

from streams.gazetteer.fold import fold, normal

Column: TypeAlias = "array[int]"

PlaceKind = Literal[
    "town", "admin1", "admin2", "area", "quarter", "camp", "base", "site", "mountain", "water", "region", "island"
]
KINDS: Final[tuple[PlaceKind, ...]] = (
    "town",
    "admin1",
    "admin2",
    "area",
    "quarter",
    "camp",
    "base",
    "site",
    "mountain",
    "water",
    "region",
    "island",
)
FORMAT: Final = 1
ARTEFACT: Final = "gazetteer.zst"
COLUMNS: Final[tuple[tuple[str, str], ...]] = (
    ("lat", "i"),
    ("lon", "i"),
    ("country", "B"),
    ("admin1", "H"),
    ("admin2", "H"),
    ("kind", "B"),
    ("weight", "B"),
    ("geonameid", "I"),
    ("name_end", "I"),
    ("bucket", "I"),
    ("low", "I"),
    ("posting_end", "I"),
    ("posting", "I"),
)
CURATED: Final = 0x80
"""Bit of the weight column that says that the row is in the curated supplement."""


@dataclass(frozen=True, slots=True)
class Place:
    """One entry. Degrees are WGS 84; `population` is rounded to the nearest power of 1.2; `geonameid` None for curated ones."""

    row: int
    name: str
    country: str
    admin1: str | None
    admin2: str | None
    kind: PlaceKind
    lat: float
    lon: float
    population: int
    geonameid: int | None
    curated: bool
    prominence: float = 0.0
    """0 for anything but a town, else 0.28 for every tenfold of its people: 1.7 for a million."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that bears the name looked up; `exact` when the spelling is one the gazetteer lists, else it only folds alike."""

    place: Place
    exact: bool


def key_hash(key: str) -> int:
    """48 bits of BLAKE2b: the same on every machine."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).digest(), "big")


class Gazetteer:
    """Read-only look-up of places by name. Make one with `load()` and hand it around."""

    def __init__(self, columns: Mapping[str, Column], names: bytes, texts: Mapping[str, Sequence[str]], version: str):
        self._lat, self._lon = columns["lat"], columns["lon"]
        self._country, self._admin1, self._admin2 = columns["country"], columns["admin1"], columns["admin2"]
        self._kind, self._weight, self._geonameid = columns["kind"], columns["weight"], columns["geonameid"]
        self._name_end, self._names = columns["name_end"], names
        self._bucket, self._low = columns["bucket"], columns["low"]
        self._posting_end, self._posting = columns["posting_end"], columns["posting"]
        self._countries, self._admins1, self._admins2 = texts["country"], texts["admin1"], texts["admin2"]
        self.version = version
        """Hash of the artefact's content: 12 hexadecimal digits."""
        self.find = lru_cache(maxsize=16384)(self._find)
        self.place = lru_cache(maxsize=16384)(self._place)

    def __len__(self) -> int:
        return len(self._lat)

    def _rows(self, key: str) -> Sequence[int]:
        hashed = key_hash(key)
        top, low = hashed >> 32, hashed & 0xFFFFFFFF
        start, end = self._bucket[top], self._bucket[top + 1]
        at = bisect_left(self._low, low, start, end)
        if at == end or self._low[at] != low:
            return ()
        return self._posting[self._posting_end[at - 1] if at else 0 : self._posting_end[at]]

    def _place(self, row: int) -> Place:
        start = self._name_end[row - 1] if row else 0
        weight = self._weight[row]
        population = round(1.2 ** (weight & 0x7F)) if weight & 0x7F else 0
        kind = KINDS[self._kind[row]]
        return Place(
            row=row,
            name=self._names[start : self._name_end[row]].decode(),
            country=self._countries[self._country[row]],
            admin1=self._admins1[self._admin1[row]] or None,
            admin2=self._admins2[self._admin2[row]] or None,
            kind=kind,
            lat=self._lat[row] / 1e5,
            lon=self._lon[row] / 1e5,
            population=population,
            geonameid=self._geonameid[row] or None,
            curated=bool(weight & CURATED),
            prominence=0.28 * math.log10(population + 1) if kind == "town" else 0.0,
        )

    def _find(self, surface: str) -> tuple[Hit, ...]:
        """The places called `surface`, those that list the very spelling first; empty when there is none."""
        plain = normal(surface)
        if not plain:
            return ()
        exact = list(self._rows(plain))
        seen = set(exact)
        folded = [row for row in self._rows("~" + fold(surface)) if row not in seen]
        return tuple([Hit(self.place(row), True) for row in exact] + [Hit(self.place(row), False) for row in folded])


def pack(columns: Mapping[str, Column], names: bytes, texts: Mapping[str, Sequence[str]]) -> bytes:
    """The artefact's bytes; the same input gives the same bytes."""
    out = io.BytesIO()
    blobs = [names, *(_little(columns[name]) for name, _ in COLUMNS)]
    body = b"".join(blobs)
    head = {
        "format": FORMAT,
        "version": hashlib.sha256(body + json.dumps(texts, sort_keys=True).encode()).hexdigest()[:12],
        "sizes": [len(b) for b in blobs],
        "texts": {k: list(v) for k, v in texts.items()},
    }
    raw = json.dumps(head, ensure_ascii=False, sort_keys=True).encode()
    out.write(struct.pack("<I", len(raw)))
    out.write(raw)
    out.write(body)
    return zstandard.ZstdCompressor(level=19).compress(out.getvalue())


def unpack(data: bytes) -> Gazetteer:
    """The gazetteer in an artefact's bytes.

    Raises ValueError when they are of another format or have been changed.
    """
    raw = memoryview(zstandard.ZstdDecompressor().decompress(data))
    (size,) = struct.unpack_from("<I", raw)
    head = json.loads(bytes(raw[4 : 4 + size]))
    if head["format"] != FORMAT:
        raise ValueError(f"gazetteer artefact: format {head['format']}, wanted {FORMAT}")
    at = 4 + size
    blobs: list[memoryview] = []
    for length in head["sizes"]:
        blobs.append(raw[at : at + length])
        at += length
    columns: dict[str, Column] = {}
    for (name, code), blob in zip(COLUMNS, blobs[1:], strict=True):
        column: Column = array(code)
        column.frombytes(blob)
        columns[name] = column if struct.pack("=H", 1) == struct.pack("<H", 1) else _swapped(column)
    return Gazetteer(columns, bytes(blobs[0]), head["texts"], head["version"])


def _little(column: Column) -> bytes:
    return column.tobytes() if struct.pack("=H", 1) == struct.pack("<H", 1) else _swapped(column).tobytes()


def _swapped(column: Column) -> Column:
    column = column[:]
    column.byteswap()
    return column


@lru_cache(maxsize=1)
def load() -> Gazetteer:
    """The gazetteer that comes with the package, read once a process (about 0.1 s)."""
    return unpack(files("streams.gazetteer").joinpath("data", ARTEFACT).read_bytes())
