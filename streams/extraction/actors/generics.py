"""Whose "the army", "the regime", "rebels" and "the coalition" are, where the words alone do not say."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from streams.extraction.actors.lexicon import lexicon
from streams.extraction.actors.name_words import FORCE_AFTER
from streams.extraction.lexical import loose
from streams.extraction.mentions import ActorMention, PlaceMention
from streams.text.document import Document

AIMED_AT: Final = re.compile(r"\b(?:at|against|towards?|into|targeting) $")
OF_A_NAME: Final = re.compile(r" of (?:the )?[A-Z]")
"""'The armed forces of Armenia': whose they are is said."""
FLOWN_BY: Final = re.compile(
    r"\b(?:jets?|warplanes?|planes?|aircraft|helicopters?|artillery|guns|drones?|forces|army) (?:of|belonging to) the $"
)
"""'Jets of the' regime."""
REBELS_OF: Final[Mapping[str | None, str]] = {"SY": "syrian-rebels"}
"""Countries in which "rebels" has stood for one side, where the text names no group."""
SPEAKS: Final = re.compile(
    r"(?:'s)? (?:(?:defen[cs]e|foreign|air|armed|military) )*(?:ministry|forces?|army|military|command|general staff|spokes\w+)?,? ?(?:said|says|announced|reported|stated)\b"
)
"""'… struck by our aircraft, the Turkish defence ministry said'."""
SEPARATISTS_OF: Final[Mapping[str | None, str]] = {"UA": "russia-backed-separatists"}
ENEMY: Final = frozenset({"enemy", "the enemy", "occupiers", "the occupiers", "the invaders"})
BOMBED_FROM_ABROAD: Final = frozenset({"UA", "SY", "IQ", "YE", "LY", "AF", "SO"})
"""Countries of whose air strikes a foreign ministry may be the one that speaks."""
SPOKES_AFTER: Final = re.compile(
    r" spokes\w+|'s spokes\w+| (?:(?:has|had|have|also|repeatedly) )?(?:shelled|bombed|bombarded|struck|attacked|fired|dropped|launched|carried out|conducted|hit|pounded)\b"
)
COALITION_TALK: Final = re.compile(r" (?:government|partners?|talks|party|parties|deal|agreement|building|politics)\b")
POLITICAL_BEFORE: Final = re.compile(
    r"\b(?:ruling|governing|opposition|right-wing|far-right|left-wing|political|electoral|grand) $"
)
FIGHTING_STATES: Final = frozenset([
    "SY", "YE", "SD", "ET", "MM", "LY", "AF", "IQ", "SO", "ML", "NG", "UA", "PH", "CO", "CD", "SS", "LK",
    "PK", "TR", "CM", "BF", "NE", "RU", "IL", "TH", "AZ", "AM", "TD", "MZ", "KE", "UG", "EG", "IR", "CF",
])  # fmt: skip
PLACES_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "SY": ("idlib", "idleb", "aleppo", "hama ", "homs", "daraa", "damascus", "latakia", "ghouta", "deir ez", "raqqa", "assad"),
    "MM": ("sagaing", "magway", "mandalay", "rakhine", "kachin", "kayah", "karen state", "chin state", "shan state", "naypyi"),
}  # fmt: skip
"""Places that tell whose regime or junta is meant where the country is not named."""
COALITION_OF: Final[Mapping[str, str]] = {
    "YE": "saudi-led-coalition",
    "IQ": "us-led-coalition",
    "SY": "us-led-coalition",
    "AF": "nato",
    "LY": "nato",
}
"""The coalition that bombed there; in Afghanistan and Libya it was NATO's."""


class Around:
    """What the whole text says about who is meant: states named anywhere (places too), words of context, each sought once."""

    def __init__(self, folded: str, places: Sequence[PlaceMention] = ()) -> None:
        self.folded = folded
        self.states: Counter[str] = Counter()
        known = [p for p in places if p.location.country and p.role not in ("excluded", "actor-name")]
        self.places = [p for p in known if p.role == "event"] or known
        self.countries = Counter(p.location.country or "" for p in self.places)
        self.located = {loose(lexicon()[code].name) for code in self.countries if code in lexicon()}
        self._seen: dict[tuple[str, ...], bool] = {}

    def has(self, words: tuple[str, ...]) -> bool:
        """One of the words stands in the text, or names a country that its places lie in."""
        if words not in self._seen:
            self._seen[words] = not self.located.isdisjoint(words) or any(word in self.folded for word in words)
        return self._seen[words]

    def home(self, sentence: int) -> str | None:
        """The country that the sentence (else the text) tells of strikes in, if it fights on its own soil."""
        near = next((p.location.country for p in self.places if p.sentence == sentence), None)
        country = near or next((code for code, _ in self.countries.most_common(1)), None)
        return country if country in FIGHTING_STATES else None

    def sides(self) -> list[str]:
        """Phrase states that fight on their own soil or elsewhere, the most named first."""
        return [code for code, _ in self.states.most_common() if code in FIGHTING_STATES]


def with_generics(
    document: Document,
    folded: str,
    found: Sequence[ActorMention],
    generics: Sequence[tuple[str, int, int]],
    around: Around,
) -> list[ActorMention]:
    """Names and generic words in reading order, each generic word with who it stands for at that point of the text."""
    first = next((m.id for m in found if m.kind == "coalition"), None)
    sides = around.sides()
    coalition: str | None = None
    forces: str | None = None
    out: list[ActorMention] = []
    rest = iter((*found, None))
    upcoming = next(rest)
    for phrase, start, end in generics:
        while upcoming is not None and upcoming.start < start:
            coalition = upcoming.id if upcoming.kind == "coalition" else coalition
            forces = upcoming.id if upcoming.forces and upcoming.kind == "state" else forces
            out.append(upcoming)
            upcoming = next(rest)
        touched = (out and out[-1].end + len("'s ") >= start) or (upcoming is not None and upcoming.start <= end + 1)
        if touched or OF_A_NAME.match(document.buffer, end):
            continue
        sentence = document.sentence_at(start).index if document.sentences else 0
        if phrase in ("coalition", "the international coalition"):
            ident = _coalition(folded, start, end, coalition or first, around)
        elif phrase == "the alliance":
            ident = "nato" if "nato" in (coalition, first) else None
        elif phrase in ("the group", "the movement", "the militia"):
            group = out[-1] if out else None
            reach = 1 if phrase == "the group" else 0
            near = group is not None and group.kind == "non-state" and sentence - group.sentence <= reach
            ident = group.id if group is not None and near else None
        elif phrase.endswith(("rebel", "rebels")):
            several = folded[end : end + 1] == "-" or any(m.kind == "non-state" for m in found)
            ident = None if several else REBELS_OF.get(around.home(sentence))
        elif phrase.endswith(("separatist", "separatists")):
            several = any(m.kind == "non-state" for m in found)
            ident = None if several else SEPARATISTS_OF.get(around.home(sentence))
        elif phrase == "the kingdom":
            ident = "SA" if around.has(("saudi",)) and AIMED_AT.search(folded[max(0, start - 30) : start]) else None
        elif phrase in ENEMY:
            ident = _enemy(folded[end : end + 60], phrase, around)
        elif phrase.startswith(("the ", "its ", "our ")) or phrase.endswith("vectors"):
            alone = first is None and not any(m.kind == "state" and m.forces for m in found)
            home = around.home(sentence) if alone else None
            told = home if "ministry" not in phrase or home not in BOMBED_FROM_ABROAD else None
            ident = told if "ministry" in phrase else forces or told
            if phrase.startswith("our ") and upcoming and upcoming.sentence == sentence and upcoming.kind == "state":
                ident = upcoming.id if SPEAKS.match(folded, upcoming.end) else ident
            elif phrase.startswith("our ") and not forces:
                named = {m.id for m in found if m.kind == "state" and m.forces}
                ident = named.pop() if len(named) == 1 else told
        elif phrase.startswith("occupation"):
            ident = "IL" if around.states["IL"] or around.states["PS"] or around.has(("gaza",)) else None
        else:
            ident = _government(
                phrase, folded[max(0, start - 30) : start], folded[end : end + 60], sides, around, sentence
            )
        if ident:
            who = lexicon()[ident]
            out.append(
                ActorMention(start, end, sentence, who.id, who.name, who.kind, who.state, who.kind != "non-state")
            )
    if upcoming is not None:
        out += [upcoming, *(m for m in rest if m is not None)]
    return out


def _coalition(folded: str, start: int, end: int, known: str | None, around: Around) -> str | None:
    """The coalition named before (or first), else the one that bombs in the countries that the text names."""
    if COALITION_TALK.match(folded[end : end + 20]) or POLITICAL_BEFORE.search(folded[max(0, start - 16) : start]):
        return None
    if known:
        return known
    named = (*(c for c, _ in around.states.most_common()), *(c for c, _ in around.countries.most_common()))
    found = next((COALITION_OF[c] for c in named if c in COALITION_OF), None)
    return found or ("us-led-coalition" if not named and around.has(("islamic state", "isis", "daesh")) else None)


def _enemy(right: str, phrase: str, around: Around) -> str | None:
    """Russia, where Ukraine's own bodies speak of the enemy; nobody else's enemy is known by that word alone."""
    speaks = around.has(
        (
            "our defenders",
            "defence forces",
            "defense forces",
            "armed forces of ukraine",
            "general staff of the armed forces",
        )
    )
    ukrainian = speaks and (around.states["UA"] or around.countries["UA"] or around.has(("oblast", "ukrain")))
    return "RU" if ukrainian and (phrase.startswith("the ") or FORCE_AFTER.match(right)) else None


def _government(phrase: str, left: str, right: str, sides: Sequence[str], around: Around, sentence: int) -> str | None:
    """Whose "government forces", "regime aircraft", "junta troops" they are; None when the text does not say."""
    flown = phrase in ("regime", "junta") and FLOWN_BY.search(left)
    if not flown and not FORCE_AFTER.match(right) and not (phrase == "junta" and SPOKES_AFTER.match(right)):
        return None
    usual = {"regime": "SY", "junta": "MM"}.get(phrase)
    home = around.home(sentence)
    if usual and (usual in sides or usual == home or around.has(PLACES_OF[usual])):
        return usual
    if phrase == "regime":
        return None
    if phrase in ("military", "army", "air force"):
        return home
    return home or (sides[0] if sides else None)
