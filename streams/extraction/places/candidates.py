"""Spans that may name a place, with all that is found out about them."""

from dataclasses import dataclass, field

from streams.extraction.places.context import Context
from streams.gazetteer.store import Hit
from streams.text.document import Sentence


@dataclass(slots=True)
class Candidate:
    """A span that may be a place, with all that it may be. `hits` empty for a phrase only its frame makes a place."""

    start: int
    end: int
    sentence: Sentence
    surface: str
    hits: tuple[Hit, ...] = ()
    country: str | None = None
    context: Context = field(default_factory=Context)
    common: bool = False
    partial: str = ""  # "person", "organisation" or "facility" when the span is a part of a longer capitalised name
    based: bool = False
    beside: tuple[str, ...] = ()  # the other words of its run
    facility: tuple[int, int] | None = None
    headed: bool = False  # it begins as only place names do
    container: "Candidate | None" = None
    link: str = ""  # how it lies in its container: "comma", "inside" or "beside"
    province: bool = False  # a district lies in it
    quartered: bool = False  # what lies in it is a part of the town
    holds: bool = False  # it is named as what another place lies in
    chosen: Hit | None = None
    score: float = 0.0
    ranked: list[tuple[float, int]] = field(
        default_factory=list
    )  # scores of `hits`, best first, with minus their index


@dataclass(slots=True)
class Scan:
    """All candidates of a document and what frames it: country codes with weights."""

    candidates: list[Candidate] = field(default_factory=list)
    frame: dict[str, float] = field(default_factory=dict)

    def hint(self, code: str, weight: float) -> None:
        """Adds to a country's weight."""
        self.frame[code] = self.frame.get(code, 0.0) + weight
