"""What capitalised words name: countries, demonyms, places of the gazetteer, and places that only the words around them make so."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from streams.extraction.places.candidates import Candidate, Scan
from streams.extraction.places.context import Context, read_context
from streams.extraction.places.lexicon import (
    ADJECTIVES,
    COMMON,
    DOUBLE_HINTS,
    FACILITY_WORDS,
    GROUPS,
    HEADS,
    HINTS,
    HOME_FORCES,
    OFFICES,
    ORGANISATION_WORDS,
)
from streams.gazetteer.countries import Countries
from streams.gazetteer.store import Gazetteer
from streams.text.document import Sentence

_THE_CITY: Final = re.compile(
    r" [Cc]ity\b|['’]s (?:[\w'’-]+ ){1,3}?(?:quarter|neighbou?rhood|district|suburb|port|harbou?r|seafront|beach)\b|(?:,| and|, and) (?:Khan|Rafah|Deir|Jabal|Beit|Nuseirat)"
)
"""Bare "Gaza" is the strip, but not before its quarters and beside its other towns."""
_SUFFIX: Final = re.compile(
    r"-(?:based|led|backed|held|controlled|born|run|area|bound|occupied|friendly|allied|aligned|majority|sponsored|"
    r"administered|made|style|supplied|funded|trained|launched|fired|wide|used|operated|owned|ruled|linked|dominated|inspired|affiliated|loyal)$"
)
_POSSESSIVE: Final = re.compile(r"[’'`‘]s?$")
_CONNECTORS: Final = frozenset(("of", "the", "bin", "de", "du", "la", "al", "el", "ul", "ash", "az", "ez", "e", "-e"))
_FORCE: Final = re.compile(
    r" (?:air|army|armed|military|forces?|troops|war|warplanes?|jets?|drones?|aircraft|artillery|missiles?|bomb|fighter|navy)"
)
_GROUND: Final = re.compile(
    r" (?:(side|territory|soil|territorial waters|waters|coast)|(?:[a-z-]+ )?(?:town|city|cities|village|province|region|district|capital|oasis|"
    r"border|desert|camp|governorate|port|island|state|county|township))\b"
)
"""After a demonym: ground of the country, in the group when it stands for the country itself."""
_DATELINE: Final = re.compile(r" ?[-–—:(]")
MAX_TOKENS: Final = 5


class Piece(NamedTuple):
    """One word of a run."""

    start: int
    end: int
    text: str


_PART: Final = re.compile(r" (?:strip|valley)\b")
"""Nouns that belong to a name even where they are written small: "the Gaza strip", "the Bekaa valley"."""


@lru_cache(maxsize=16384)
def _bare(surface: str) -> tuple[str, bool]:
    """A name without "-led" and the like and without "'s", and whether the former was there."""
    suffix = _SUFFIX.search(surface)
    if suffix:
        surface = surface[: suffix.start()]
    possessive = _POSSESSIVE.search(surface)
    return surface[: possessive.start()] if possessive else surface, suffix is not None


class Lookup:
    """What capitalised words of one sentence name; hints of countries and unknown places go into `result`."""

    def __init__(
        self,
        buffer: str,
        sentence: Sentence,
        gazetteer: Gazetteer,
        countries: Countries,
        result: Scan,
        weight: float,
    ) -> None:
        self.buffer, self.sentence, self.result, self.weight = buffer, sentence, result, weight
        self.gazetteer, self.countries = gazetteer, countries
        self.shouting = buffer[sentence.start : sentence.end].isupper()

    def context(self, start: int, end: int) -> Context:
        """The words around a span of the sentence."""
        return read_context(self.buffer, start, end, self.sentence.start, self.sentence.end)

    def look(self, part: list[Piece], i: int, j: int) -> Candidate | None:
        """The candidate that pieces i..j make, if they name anything; frames are noted on the way."""
        first, last = part[i], part[j - 1]
        if first.text in ("of", "the") or last.text in _CONNECTORS:
            return None
        surface, based = _bare(self.buffer[first.start : last.end])
        end = first.start + len(surface)
        if len(surface) < 2 or surface in OFFICES:
            return None
        single = j - i == 1
        code = self.countries.by_name.get(surface) or (
            self.countries.by_name.get("U." + surface[2:]) if surface == "U.S" else None
        )
        if (
            not code
            and single
            and surface[-1:] == "s"
            and self.buffer[end : end + 1] == " "
            and surface[:-1] in self.countries.by_name
        ):
            code, surface, end = self.countries.by_name[surface[:-1]], surface[:-1], end - 1  # "Syrias Idlib province"
        if code:
            self.result.hint(code, 1.5 * self.weight)
            context = self.context(first.start, end)
            return Candidate(first.start, end, self.sentence, surface, country=code, context=context, based=based)
        demonym = self.countries.by_demonym.get(surface.title() if self.shouting else surface)
        if demonym:
            if not based:  # "Saudi-led" says who strikes, not where
                return self._of_country(first.start, end, demonym)
            return None
        if single:
            if surface in HINTS:
                self.result.hint(HINTS[surface], 0.8 * self.weight)
                return None
            if surface in DOUBLE_HINTS:
                for code in DOUBLE_HINTS[surface]:
                    self.result.hint(code, 0.5 * self.weight)
                return None
            if (
                surface.isupper()
                and len(surface) < 6
                and not surface[-1].isdigit()  # bases are called T4, H3 and K1
                and not self.shouting
                and not (first.start == self.sentence.start and _DATELINE.match(self.buffer, end))
            ) or surface.lower().replace("’", "'") in GROUPS:
                return None
            if surface in FACILITY_WORDS or surface in ORGANISATION_WORDS or surface[0].isdigit():
                return None
        hits = self.gazetteer.find(surface)
        noun = _PART.match(self.buffer, end) if hits else None
        whole = self.gazetteer.find(surface + noun[0]) if noun else ()
        if noun and any(h.place.kind in ("admin1", "region") for h in whole):
            hits, end, surface = whole, noun.end(), surface + noun[0]
        if surface == "Gaza" and hits and not _THE_CITY.match(self.buffer, end):
            hits = self.gazetteer.find("Gaza strip") or hits
        if not hits:
            return None
        if single and (len(surface) < 3 or surface[-1].isdigit()) and not any(h.place.curated for h in hits):
            return None
        context = self.context(first.start, end)
        common = single and surface.lower() in COMMON
        return Candidate(first.start, end, self.sentence, surface, hits, context=context, based=based, common=common)

    def _of_country(self, start: int, end: int, code: str) -> Candidate | None:
        """What a demonym tells: its forces may fight abroad, its towns lie at home, its side of a border is in the country."""
        if _FORCE.match(self.buffer, end):
            self.result.hint(code, (0.6 if code in HOME_FORCES else 0.12) * self.weight)
            return None
        ground = _GROUND.match(self.buffer, end)
        self.result.hint(code, (1.2 if ground else 0.35) * self.weight)
        if ground and ground[1]:
            context = self.context(start, end)
            return Candidate(start, end, self.sentence, self.buffer[start:end], country=code, context=context)
        return None

    def unknown(self, part: list[Piece]) -> None:
        """A capitalised phrase that no gazetteer has, kept when the words around it frame it as a place."""
        words = [p for p in part if p.text not in self.countries.by_demonym and not _SUFFIX.search(p.text)]
        if not words or self.shouting or len(words) > MAX_TOKENS:
            return
        first, last = words[0], words[-1]
        text = self.buffer[first.start : last.end]
        possessive = _POSSESSIVE.search(text)
        end = last.end - (len(possessive[0]) if possessive else 0)
        if (
            len(text) < 3
            or (len(words) == 1 and (text.isupper() or text.lower() in COMMON))
            or text in HINTS
            or text in DOUBLE_HINTS
        ):
            return
        context = self.context(first.start, end)
        facility = last.text in FACILITY_WORDS and len(words) > 1
        if context.noun_after == "front":  # those of a war or a movement
            return
        if len(words) == 1 and text.lower() in ADJECTIVES:
            return
        if facility or context.noun_before or context.noun_after or context.governed:
            self.result.candidates.append(
                Candidate(
                    first.start,
                    end,
                    self.sentence,
                    self.buffer[first.start : end],
                    context=context,
                    facility=(first.start, end) if facility else None,
                    headed=first.text in HEADS and len(words) > 1,
                )
            )
