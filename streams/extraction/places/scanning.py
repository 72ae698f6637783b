"""Capitalised runs of each sentence that may name a place: looked up longest first, person and organisation names set apart."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from streams.extraction.places.candidates import Candidate, Scan
from streams.extraction.places.lexicon import (
    BEARINGS,
    BREAKERS,
    FACILITY_WORDS,
    HEADS,
    NAMELESS,
    ORGANISATION_WORDS,
    PERSON_TITLES,
    RELATIVES,
    TITLED_PLACES,
)
from streams.extraction.places.lookup import MAX_TOKENS, Lookup, Piece
from streams.gazetteer.countries import Countries
from streams.gazetteer.store import Gazetteer
from streams.text.document import Document, Sentence

_CAP: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĠĢĪĬİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽḌḤḨṢṬẒʿʾ"
_WORD: Final = rf"[{_CAP}][\w’'‘`]*(?:-[\w’'‘`]+)*"
_ARTICLE: Final = r"(?:al|el|ad|as|ash|ar|at|az|an|es|ez|ed|et|ul)-"
_TOKEN: Final = rf"(?:['’‘`]|{_ARTICLE}['’‘`]?)?{_WORD}"
_RUN: Final = re.compile(
    rf"(?<![\w'’@#/-]){_TOKEN}(?:[ \u00a0](?:(?:al|el|ul|ash|az|ez|de|du|la|bin|of|of the|e|-e)[ \u00a0])?(?:{_TOKEN}|\d{{1,2}}(?![\w,.-])))*"
)
_ENDS_OF_ROAD: Final = re.compile(rf"([{_CAP}][\w’']{{2,}})-([{_CAP}][\w’']{{2,}})")
_ROAD: Final = re.compile(r" (?:\w+ )?(?:road|highway|motorway|route|axis|line|railway|border|corridor)\b")
""" "The Tyre-Naqoura road" runs between two places."""
_FOLLOWED: Final = re.compile(
    rf"(?: \(|, )(?:{_ARTICLE})?[{_CAP}]|,? (?:(?:about|some|just|only|located) )?(?:\d+ ?-?(?:km|kilomet|mile)|(?:north|south|east|west)\S* of )"
)
_WITHIN: Final = re.compile(r"(?:\b(?:in|on|near|inside|at|around|outside) )$")
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
        reader = _Reader(Lookup(document.buffer, sentence, gazetteer, countries, result, weight))
        for run in _RUN.finditer(document.buffer, sentence.start, sentence.end):
            reader.read_run(run)
    return result


@lru_cache(maxsize=4096)
def _breaks_shout(text: str) -> bool:
    """Whether a word of a text in capitals can be no part of a name."""
    return text.title() in BREAKERS or text.lower() in NAMELESS


def _titled_place(buffer: str, piece: "Piece", part: list["Piece"]) -> bool:
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


def _named_facility(part: list[Piece], found: list[tuple[int, int, Candidate]]) -> bool:
    """Whether the run is the proper name of a mosque, school or hospital in which a place name only happens to stand."""
    if part[-1].text not in FACILITY_WORDS or not found or found[-1][1] == len(part):
        return False
    first = found[0][0]
    inner = [p.text for p in part[found[0][1] :]]
    return first > 0 or any(w not in FACILITY_WORDS for w in inner)


def _partial(part: list[Piece], covered: list[bool], i: int, j: int, organised: bool, title: bool) -> str:
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


_OF_AGE: Final = re.compile(r", \d{1,2}(?:,| and\b)")


def _is_relative(buffer: str, c: Candidate) -> bool:
    """Whether somebody's relative bears the name, by the age told behind it: "his cousin Waheed, 12,"."""
    return bool(c.context.before) and c.context.before[-1] in RELATIVES and _OF_AGE.match(buffer, c.end) is not None


_HELD: Final = re.compile(r"[\w’']+-(?:held|controlled|occupied|run|ruled|administered|besieged)")
""" "Houthi-held Hodeidah": whose it is, and no part of its name."""


class _Reader:
    """One sentence being read for names, run by run; what is found goes into the result of `lookup`."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup, self.buffer, self.result = lookup, lookup.buffer, lookup.result

    def read_run(self, run: re.Match[str]) -> None:
        """Cuts a run at breakers and looks the rest up."""
        if run[0] in BREAKERS and run[0] not in TITLED_PLACES and not self.lookup.shouting:
            return  # "The", "Monday": most are
        ends = _ENDS_OF_ROAD.fullmatch(run[0]) if "-" in run[0] else None
        if ends and _ROAD.match(self.buffer, run.end()):
            for name in (1, 2):
                low = run.start() + ends.start(name)
                self._read_part([Piece(low, low + len(ends[name]), ends[name])], False, "")
            return
        part: list[Piece] = []
        title = False
        start = run.start()
        for text in run[0].replace("\u00a0", " ").split(" "):
            piece = Piece(start, start + len(text), text)
            start = piece.end + 1
            breaks = _breaks_shout(text) if self.lookup.shouting else text in BREAKERS or _HELD.fullmatch(text)
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

    def _read_part(self, part: list[Piece], title: bool, closing: str) -> None:
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
                candidate = self.lookup.look(part, at, stop)
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
            self.lookup.unknown(part)

    def _town_of(self, part: list[Piece], found: list[tuple[int, int, Candidate]], owner: int) -> bool:
        """ "On Kherson's Perekopska Street": a town's own, where a preposition leads to it, is no person or body."""
        town = next(c for i, j, c in found if i <= owner < j)
        return (
            not town.country
            and part[0].start == town.start
            and self.lookup.context(town.start, town.end).prep in LOCATIVE
        )

    def _read_piece(self, part: list[Piece], title: bool, organised: bool) -> None:
        """A part of one word, as most are: it is the name or there is none."""
        found = self.lookup.look(part, 0, 1)
        if found:
            found.partial = "" if not title else "organisation" if organised else "person"
            if not title and _is_relative(self.buffer, found):
                found.partial = "person"
            self.result.candidates.append(found)
        elif not organised and not title:
            self.lookup.unknown(part)

    def _framed_whole(self, part: list[Piece], found: list[tuple[int, int, Candidate]], organised: bool) -> bool:
        """Whether the words around a run make all of it one place: "Tal X village", "at Mala X, Y"."""
        if organised or any(c.country for _, _, c in found) or part[-1].text in FACILITY_WORDS or len(part) > 4:
            return False
        if found[0][0] == 0 and found[0][1] > 1:
            return False
        if found[-1][1] == len(part) and part[0].text in FACILITY_WORDS:
            return False
        context = self.lookup.context(part[0].start, part[-1].end)
        if context.noun_after or (part[0].text in HEADS and context.governed):
            return True
        if context.noun_before in ("village", "town", "neighborhood", "neighbourhood", "area") and context.governed:
            return True
        return context.governed and bool(_FOLLOWED.match(self.buffer, part[-1].end))
