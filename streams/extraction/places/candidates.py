"""Capitalised spans that may name a place: looked up longest first, person and organisation names set apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from streams.extraction.places.context import Context, read_context
from streams.extraction.places.lexicon import (
    ADJECTIVES,
    BEARINGS,
    BREAKERS,
    COMMON,
    DOUBLE_HINTS,
    FACILITY_WORDS,
    GROUPS,
    HEADS,
    HINTS,
    HOME_FORCES,
    NAMELESS,
    OFFICES,
    ORGANISATION_WORDS,
    PERSON_TITLES,
    RELATIVES,
    TITLED_PLACES,
)
from streams.gazetteer.countries import Countries
from streams.gazetteer.store import Gazetteer, Hit
from streams.text.document import Document, Sentence

_CAP: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĠĢĪĬİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽḌḤḨṢṬẒʿʾ"
_WORD: Final = rf"[{_CAP}][\w’'‘`]*(?:-[\w’'‘`]+)*"
_ARTICLE: Final = r"(?:al|el|ad|as|ash|ar|at|az|an|es|ez|ed|et|ul)-"
_TOKEN: Final = rf"(?:['’‘`]|{_ARTICLE}['’‘`]?)?{_WORD}"
_RUN: Final = re.compile(
    rf"(?<![\w'’@#/-]){_TOKEN}(?:[ \u00a0](?:(?:al|el|ul|ash|az|ez|de|du|la|bin|of|of the|e|-e)[ \u00a0])?(?:{_TOKEN}|\d{{1,2}}(?![\w,.-])))*"
)
_ENDS_OF_ROAD: Final = re.compile(rf"([{_CAP}][\w’']{{2,}})-([{_CAP}][\w’']{{2,}})")
_THE_CITY: Final = re.compile(
    r" [Cc]ity\b|['’]s (?:[\w'’-]+ ){1,3}?(?:quarter|neighbou?rhood|district|suburb|port|harbou?r|seafront|beach)\b|(?:,| and|, and) (?:Khan|Rafah|Deir|Jabal|Beit|Nuseirat)"
)
"""Bare "Gaza" is the strip, but not before its quarters and beside its other towns."""
_ROAD: Final = re.compile(r" (?:\w+ )?(?:road|highway|motorway|route|axis|line|railway|border|corridor)\b")
""" "The Tyre-Naqoura road" runs between two places."""
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
_FOLLOWED: Final = re.compile(
    rf"(?: \(|, )(?:{_ARTICLE})?[{_CAP}]|,? (?:(?:about|some|just|only|located) )?(?:\d+ ?-?(?:km|kilomet|mile)|(?:north|south|east|west)\S* of )"
)
_DATELINE: Final = re.compile(r" ?[-–—:(]")
_WITHIN: Final = re.compile(r"(?:\b(?:in|on|near|inside|at|around|outside) )$")
MAX_TOKENS: Final = 5


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


NEAR: Final = 6
"""Sentences before and after a strike whose places can matter to it."""
OPENING: Final = 15
"""First sentences of a text: they frame it."""


def _near(sentences: Sequence[Sentence], event: frozenset[int]) -> Sequence[Sentence]:
    """The sentences worth reading: the opening and those around strikes; all where nobody says which tell of strikes."""
    if not event or len(sentences) <= OPENING + NEAR:
        return sentences
    wanted = set(range(OPENING))
    for at in event:
        wanted.update(range(at - NEAR, at + NEAR + 1))
    return [s for s in sentences if s.index in wanted]


def scan(document: Document, gazetteer: Gazetteer, countries: Countries, event: frozenset[int]) -> Scan:
    """Reads every sentence; `event` are the numbers of sentences that tell of strikes (they weigh more)."""
    result = Scan()
    for sentence in _near(document.sentences, event):
        weight = 2.0 if sentence.index in event else 1.0
        reader = _Reader(document.buffer, sentence, gazetteer, countries, result, weight)
        for run in _RUN.finditer(document.buffer, sentence.start, sentence.end):
            reader.read_run(run)
    return result


@lru_cache(maxsize=4096)
def _breaks_shout(text: str) -> bool:
    """Whether a word of a text in capitals can be no part of a name."""
    return text.title() in BREAKERS or text.lower() in NAMELESS


def _titled_place(buffer: str, piece: "_Piece", part: list["_Piece"]) -> bool:
    """Whether a title opens a place name: "near Sheikh Miskin"."""
    return (
        not part and piece.text in TITLED_PLACES and bool(_WITHIN.search(buffer, max(0, piece.start - 12), piece.start))
    )


LOCATIVE: Final = frozenset(
    [
        "in",
        "on",
        "at",
        "near",
        "outside",
        "over",
        "into",
        "across",
        "hit",
        "hits",
        "struck",
        "bombed",
        "shelled",
        "targeted",
        "attacked",
        "pounded",
    ]
)


class _Piece(NamedTuple):
    start: int
    end: int
    text: str


def _named_facility(part: list[_Piece], found: list[tuple[int, int, Candidate]]) -> bool:
    """Whether the run is the proper name of a mosque, school or hospital in which a place name only happens to stand."""
    if part[-1].text not in FACILITY_WORDS or not found or found[-1][1] == len(part):
        return False
    first = found[0][0]
    inner = [p.text for p in part[found[0][1] :]]
    return first > 0 or any(w not in FACILITY_WORDS for w in inner)


def _partial(part: list[_Piece], covered: list[bool], i: int, j: int, organised: bool, title: bool) -> str:
    """What the capitalised neighbours of a found name in its run make of it."""
    left = [p.text for p, c in zip(part[:i], covered[:i], strict=True) if not c]
    right = [p.text for p, c in zip(part[j:], covered[j:], strict=True) if not c]
    rest = [w for w in (*left, *right) if w not in ("of", "the", "de", "al", "el", "la", "du") and not w[0].isdigit()]
    if organised and (rest or title):
        return "organisation"
    if title:
        return "person"
    if not rest:
        return ""
    if all(w in FACILITY_WORDS for w in rest) or (rest[-1] in FACILITY_WORDS and right):
        return "facility"
    if left and left[-1] in FACILITY_WORDS and not right:
        return "facility"
    return "person"


_PART: Final = re.compile(r" (?:strip|valley)\b")
"""Nouns that belong to a name even where they are written small: "the Gaza strip", "the Bekaa valley"."""
_OF_AGE: Final = re.compile(r", \d{1,2}(?:,| and\b)")


def _is_relative(buffer: str, c: Candidate) -> bool:
    """Whether somebody's relative bears the name, by the age told behind it: "his cousin Waheed, 12,"."""
    return bool(c.context.before) and c.context.before[-1] in RELATIVES and _OF_AGE.match(buffer, c.end) is not None


@lru_cache(maxsize=16384)
def _bare(surface: str) -> tuple[str, bool]:
    """A name without "-led" and the like and without "'s", and whether the former was there."""
    suffix = _SUFFIX.search(surface)
    if suffix:
        surface = surface[: suffix.start()]
    possessive = _POSSESSIVE.search(surface)
    return surface[: possessive.start()] if possessive else surface, suffix is not None


class _Reader:
    """One sentence being read for names; what is found goes into `result`."""

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

    def _context(self, start: int, end: int) -> Context:
        return read_context(self.buffer, start, end, self.sentence.start, self.sentence.end)

    def read_run(self, run: re.Match[str]) -> None:
        """Cuts a run at breakers and looks the rest up."""
        if run[0] in BREAKERS and run[0] not in TITLED_PLACES and not self.shouting:
            return  # "The", "Monday": most are
        ends = _ENDS_OF_ROAD.fullmatch(run[0]) if "-" in run[0] else None
        if ends and _ROAD.match(self.buffer, run.end()):
            for name in (1, 2):
                low = run.start() + ends.start(name)
                self._read_part([_Piece(low, low + len(ends[name]), ends[name])], False, "")
            return
        part: list[_Piece] = []
        title = False
        start = run.start()
        for text in run[0].replace("\u00a0", " ").split(" "):
            piece = _Piece(start, start + len(text), text)
            start = piece.end + 1
            breaks = _breaks_shout(text) if self.shouting else text in BREAKERS
            if breaks and not _titled_place(self.buffer, piece, part):
                if part:
                    self._read_part(part, title, text)
                    part = []
                title = text in PERSON_TITLES
                continue
            if text == "of" and len(part) == 1 and part[0].text.lower() in BEARINGS:  # "Southeast of Y, …"
                part = []
                continue
            if text == "of" and part and part[-1].text in FACILITY_WORDS:  # "X District of Y Province" is two places
                self._read_part(part, title, "")
                part, title = [], False
                continue
            part.append(piece)
        if part:
            self._read_part(part, title, "")

    def _read_part(self, part: list[_Piece], title: bool, closing: str) -> None:
        """A row of capitalised words without a breaker; `closing` is the one that ends it."""
        organised = closing in ORGANISATION_WORDS or any(p.text in ORGANISATION_WORDS for p in part)
        if len(part) == 1:
            self._read_piece(part, title, organised)
            return
        found: list[tuple[int, int, Candidate]] = []
        at = 0
        while at < len(part):
            step = 1
            for stop in range(min(len(part), at + MAX_TOKENS), at, -1):
                candidate = self._look(part, at, stop)
                if candidate:
                    found.append((at, stop, candidate))
                    step = stop - at
                    break
            at += step
        covered = [False] * len(part)
        for i, j, _ in found:
            covered[i:j] = [True] * (j - i)
        loose = [p for p, c in zip(part, covered, strict=True) if not c]
        pairs = {
            k
            for (_, k, a), (m, _, b) in pairwise(found)
            if k == m and not (a.country or b.country) and self.buffer[a.end : b.start] == " "
        }
        whole = bool(found and (loose or pairs)) and (
            _named_facility(part, found) or (not title and self._framed_whole(part, found, organised))
        )
        owner = next((k for k in range(len(part) - 1) if covered[k] and part[k].text.endswith(("'s", "’s"))), None)
        if owner is not None and ((whole and not organised) or self._town_of(part, found, owner)):
            self._read_part(part[: owner + 1], title, "")  # "Zamfara's Makakkari forest": the one is in the other
            self._read_part(part[owner + 1 :], False, closing)
            return
        if not whole:
            for i, j, c in found:
                c.partial = _partial(part, covered, i, j, organised, title)
                if c.partial == "facility":
                    c.beside = tuple(p.text for p in (*part[:i], *part[j:]))
                if ((i in pairs or j in pairs) and not c.partial) or _is_relative(self.buffer, c):
                    c.partial = "person"
                self.result.candidates.append(c)
        if (whole or not found) and not organised and not title:
            self._unknown(part)

    def _town_of(self, part: list[_Piece], found: list[tuple[int, int, Candidate]], owner: int) -> bool:
        """ "On Kherson's Perekopska Street": a town's own, where a preposition leads to it, is no person or body."""
        town = next(c for i, j, c in found if i <= owner < j)
        return not town.country and part[0].start == town.start and self._context(town.start, town.end).prep in LOCATIVE

    def _read_piece(self, part: list[_Piece], title: bool, organised: bool) -> None:
        """A part of one word, as most are: it is the name or there is none."""
        found = self._look(part, 0, 1)
        if found:
            found.partial = "" if not title else "organisation" if organised else "person"
            if not title and _is_relative(self.buffer, found):
                found.partial = "person"
            self.result.candidates.append(found)
        elif not organised and not title:
            self._unknown(part)

    def _framed_whole(self, part: list[_Piece], found: list[tuple[int, int, Candidate]], organised: bool) -> bool:
        """Whether the words around a run make all of it one place: "Tal X village", "at Mala X, Y"."""
        if organised or any(c.country for _, _, c in found) or part[-1].text in FACILITY_WORDS or len(part) > 4:
            return False
        if found[0][0] == 0 and found[0][1] > 1:
            return False
        if found[-1][1] == len(part) and part[0].text in FACILITY_WORDS:
            return False
        context = self._context(part[0].start, part[-1].end)
        if context.noun_after or (part[0].text in HEADS and context.governed):
            return True
        if context.noun_before in ("village", "town", "neighborhood", "neighbourhood", "area") and context.governed:
            return True
        return context.governed and bool(_FOLLOWED.match(self.buffer, part[-1].end))

    def _look(self, part: list[_Piece], i: int, j: int) -> Candidate | None:
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
            context = self._context(first.start, end)
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
        context = self._context(first.start, end)
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
            context = self._context(start, end)
            return Candidate(start, end, self.sentence, self.buffer[start:end], country=code, context=context)
        return None

    def _unknown(self, part: list[_Piece]) -> None:
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
        context = self._context(first.start, end)
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
