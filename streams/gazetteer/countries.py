"""Country names, demonyms and capitals: what frames an article, never a pin on the map."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Countries:
    """Look-ups from words to ISO alpha-2 codes. Keys keep their capitals: "US" is a country, "us" is not."""

    by_name: Mapping[str, str]
    by_demonym: Mapping[str, str]
    by_capital: Mapping[str, str]
    names: Mapping[str, str]
    """The name in English of every code listed."""


@lru_cache(maxsize=1)
def countries() -> Countries:
    """The table that comes with the package (`data/countries.tsv`)."""
    by_name: dict[str, str] = {}
    by_demonym: dict[str, str] = {}
    by_capital: dict[str, str] = {}
    names: dict[str, str] = {}
    text = files("streams.gazetteer").joinpath("data", "countries.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#") or not line:
            continue
        code, name, others, demonyms, capital = line.split("|")
        names[code] = name
        by_capital[capital] = code
        for word in filter(None, (name, *others.split(";"))):
            by_name[word] = code
            if len(word) > 5:
                by_name[word.upper()] = code
        for word in filter(None, demonyms.split(";")):
            by_demonym[word] = code
    return Countries(by_name, by_demonym, by_capital, names)
