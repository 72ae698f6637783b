"""States and their forces, coalitions and armed groups, by any of their names; one id each (docs/extraction/actors.md)."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import Final, Literal, cast

from streams.domain.vocabulary import ActorKind
from streams.extraction.actors.capitals import CAPITALS, is_capital_acting
from streams.extraction.lexical import Phrase, PhraseFinder, fold, loose, rows
from streams.extraction.mentions import ActorMention, PlaceMention
from streams.text.document import Document

AliasUse = Literal["name", "adjective", "forces", "group", "capital"]


@dataclass(frozen=True, slots=True)
class LexiconActor:
    """One actor of the lexicon. `state` is its own code for a state, the side's state for others where it has one."""

    id: str
    name: str
    kind: ActorKind
    state: str | None


@dataclass(frozen=True, slots=True)
class Alias:
    """One way of naming an actor. `context`: words of which the text must have one, for names that several bear."""

    written: str
    actor: LexiconActor
    use: AliasUse
    context: tuple[str, ...] = ()


GENERICS: Final = (
    "coalition", "regime", "government", "governmental", "junta", "occupation forces", "occupation aircraft", "occupation army",
    "the military", "the army", "the navy", "the air force", "the air forces", "its military", "the armed forces", "the alliance",
    "the interior ministry", "the defence ministry", "the defense ministry", "the ministry of defence", "the ministry of defense",
    "the defence forces", "the defense forces", "aerial vectors", "the aerial vectors", "air vectors", "the air vectors",
    "our forces", "our aircraft", "our jets", "our planes", "our artillery", "our air force", "our army", "our military", "our armed forces", "our navy", "our drones", "the group", "the movement", "the militia",
    "rebel", "rebels", "the rebels", "separatist", "separatists", "the separatists", "the kingdom", "enemy", "the enemy", "occupiers", "the occupiers", "the invaders", "air force",
    "military", "army", "federal forces", "federal troops", "federal army", "state forces", "the international coalition",
)  # fmt: skip
AIMED_AT: Final = re.compile(r"\b(?:at|against|towards?|into|targeting) $")
OF_A_NAME: Final = re.compile(r" of (?:the )?[A-Z]")
"""'The armed forces of Armenia': whose they are is said."""
NO_LAND: Final = re.compile(r"\b(?:regime|government|enemy|entity)$")
"""A state's name that is no place."""
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
_FORCE = (
    r"(?:armed |air |naval |ground |security |special |fighter |combat |attack |military |government |regime |unmanned |"
    r"army |navy |warplane |drone |artillery |missile |rocket |led |coalition |proxy |allied |defen[cs]e |war |helicopter )*"
    r"(?:forces?|jets?|warplanes?|war planes|planes?|aircraft|air ?strikes?|airstrikes?|strikes?|raids?|bomb(?:s|ers?|ing|ings|ardments?)?|"
    r"drones?|uavs?|helicopters?|gunships?|missiles?|rockets?|shell(?:s|ing)?|artillery|mortars?|tanks?|military|army|navy|"
    r"air force|troops|soldiers|warships?|fighter|commandos|marines|"
    r"attacks?|offensive|assault|operations?|command|commanders|generals|batter(?:y|ies)|fire|gunfire|f-\d+s?|su-\d+s?|mig-\d+s?|"
    r"positions?|bases?|targets?|group|coalition|alliance|kamikaze|shahed|quadcopters?|airpower|air power|paratroopers|garrison|"
    r"(?:air )?defen[cs]es|enemy|occupation|aggressors?|aggression|invaders|units?|convoys?|patrols?|planes?|(?:out|check)?posts?|personnel|installations?|facilit(?:y|ies)|barracks|headquarters|"
    r"launchers?|advis[eo]rs|trenches|proxies|assets)\b"
)
_OF_NAME = (
    r"(?!(?:kill\w*|wound\w*|injur\w*|hit|struck|destroy\w*|bombed|attacked|targeted|shelled|shot|died|in|on|at|by|and|from|after|"
    r"was|were|is|are|said|says|has|had|have|to)\b)\w+"
)
"""A word that can stand between a state's name and its noun; past a verb or preposition the noun is another's."""
FORCE_AFTER: Final = re.compile(rf"(?:'s|')?[ -](?:{_OF_NAME}[ -]){{0,2}}?{_FORCE}")
DERIVED_AFTER: Final = re.compile(
    r"(?:-(?:run|held|controlled|affiliated|linked|backed|occupied|owned|based|made|built|supplied|funded|trained|inspired|dominated|"
    r"appointed|recogni[sz]ed|installed|sponsored|supported|designed|majority|speaking|born|claimed|era|style|allied|aligned|administered|"
    r"annexed|operated|friendly|manufactured|provided|free|proposed|brokered|mediated)| (?:backed|affiliated|occupied|aligned|made))\b"
)
DERIVED_BEFORE: Final = re.compile(r"\b(?:anti|pro|non|ex|latin|north|south|central)[ -]$")
OFFICIAL_AFTER: Final = re.compile(
    rf"(?:'s|')?[ -](?:{_OF_NAME} ){{0,2}}?(?:health ministry|ministry of health|media|spokes\w+|officials?|sources?|news|state tv|television|"
    r"government media|politicians?|citizens?|nationals?|tourists?|journalists?|president|prime minister|foreign minist\w+|"
    r"embassy|parliament|people|civilians?|refugees?|children|women|families|residents|settlers?|hostages?|prisoners?|"
    r"human rights|observatory|red crescent|civil defen[cs]e|authorities|language|economy|border|territory|airspace|soil|"
    r"coast|city|cities|town|province|village|capital|hospital|currency|activists?|monitor\w*|opposition|peace)\b"
)
IRREGULARS_AFTER: Final = re.compile(
    rf"(?:'s)?[ -](?:{_OF_NAME}[ -]){{0,2}}?(?:rebels?|militants?|insurgents?|gunmen|fighters?(?![ -](?:jets?|planes?|aircraft|bombers?))|militia(?:s|men)?|terrorists?|jihadi(?:s|sts?)|"
    r"extremists?|separatists?|commander)\b"
)
PLACE_BEFORE: Final = re.compile(
    r"\b(?:in|into|across|inside|throughout|near|within|from|to|over|outside|of|for|leave|left|via|around|visit\w*|through|"
    r"north\w*|south\w*|east|eastern|west|western|central|mainland|rural|upper|lower|neighbou?ring|entered?|entering|fled|between)"
    r"[ -](?:the )?$"
)
BLAMED_BEFORE: Final = re.compile(
    r"\b(?:(?:attributed|ascribed|belong(?:s|ing|ed)?|loyal|responsibility) (?:to|from)|"
    r"blam\w+ (?:an? |the )?(?:\w+ )?(?:drones?|aircraft|jets?|planes?|helicopters?|missiles?) (?:of|from)) (?:the )?$"
)
OWN_GROUP: Final = re.compile(r" |['’]s(?: [a-z-]+)? ")
FIRED_FROM: Final = re.compile(
    r"\b(?:launched|fired|shelling|fire|shells?|rockets?|missiles?|bombardment|(?:missiles?|rockets?|drones?) (?:which |that )?(?:came|flew|come|coming)(?: \w+){0,4}) from (?:the )?$"
)
HELD_AFTER: Final = re.compile(r"-(?:held|controlled|run) ")
ON_TERRITORY: Final = re.compile(
    r"\bagainst (?:\w+ )?(?:facilities|objects|targets|sites) (?:on|in) (?:the )?territory of (?:the )?$"
)
"""The Russian ministry's words for a strike on Russia."""
FORCES_OF: Final = re.compile(
    r"\b(?:forces|army|military|armed forces|air force|jets|warplanes|troops|aircraft) (?:of|from) (?:the )?$"
)
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
OTHERS_FIRE_FROM: Final = frozenset(["LB", "PS", "YE", "IQ", "SY", "LY", "AF", "PK", "SD", "SO", "ML", "EG"])
"""Countries out of which others than the state fire: "rockets fired from Lebanon" say nothing of its army."""
COALITION_OF: Final[Mapping[str, str]] = {
    "YE": "saudi-led-coalition",
    "IQ": "us-led-coalition",
    "SY": "us-led-coalition",
    "AF": "nato",
    "LY": "nato",
}
"""The coalition that bombed there; in Afghanistan and Libya it was NATO's."""


@cache
def lexicon() -> Mapping[str, LexiconActor]:
    """All actors by id."""
    actors = {row[0]: LexiconActor(row[0], row[1], "state", row[0]) for row in rows("states.tsv")}
    for row in rows("actors.tsv"):
        actors[row[0]] = LexiconActor(row[0], row[1], cast(ActorKind, row[2]), row[3] or None)
    return actors


@cache
def aliases() -> Mapping[str, tuple[Alias, ...]]:
    """All aliases by their folded form; several only where each needs its own context."""
    actors = lexicon()
    found: dict[str, list[Alias]] = {}

    def add(written: str, actor: str, use: AliasUse, context: str = "") -> None:
        if written:
            words = tuple(context.split("|")) if context else ()
            known = found.setdefault(loose(written), [])
            if not any(a.actor.id == actor and a.context == words and _cased(a.written, written) for a in known):
                known.append(Alias(written, actors[actor], use, words))

    for code, name, names, adjectives, forces in rows("states.tsv"):
        for each in dict.fromkeys((name, *names.split("|"))):
            add(each, code, "name")
        for each in adjectives.split("|"):
            for plural in (each, f"{each}s") if each.endswith(("n", "i")) else (each,):
                add(plural, code, "adjective")
        for each in forces.split("|"):
            add(each, code, "forces")
    for ident, name, _, _, others in rows("actors.tsv"):
        for each in (name, *others.split("|")):
            add(each, ident, "group")
    for city, ident in CAPITALS.items():
        add(city.title(), ident, "capital")
    for written, ident, context in rows("ambiguous.tsv"):
        add(written, ident, "forces" if actors[ident].kind == "state" else "group", context)
    return {k: tuple(v) for k, v in found.items()}


def phrases() -> Iterable[str]:
    """All names and generic words of actors, folded, with hyphens as spaces."""
    return [*aliases(), *GENERICS]


@cache
def _finder() -> PhraseFinder:
    return PhraseFinder(phrases())


def find_actors(
    document: Document, places: Sequence[PlaceMention] = (), named: Sequence[Phrase] | None = None
) -> list[ActorMention]:
    """All actors of the document in reading order. Country names that only say where ("in Syria") and derived words
    ("Houthi-held", "Iran-backed", "anti-IS") are left out. `places` tell whose "the army" and "government forces" are where
    the text names nobody, `named` the phrases of the lexicon that stand in it, for who has looked already. Never raises; linear in
    the text.
    """
    buffer, folded = document.buffer, fold(document.buffer)
    found: list[ActorMention] = []
    generics: list[tuple[str, int, int]] = []
    around = _Around(folded, places)
    for phrase, start, end in _finder().named(loose(buffer)) if named is None else named:
        alias = _chosen(phrase, buffer[start:end], around)
        if alias is None:
            if phrase in GENERICS:
                generics.append((phrase, start, end))
            continue
        if alias.actor.kind == "state" and alias.use != "capital":
            around.states[alias.actor.id] += 1
        mention = _mention(document, folded, alias, start, end)
        if mention:
            found.append(mention)
    if generics:
        found = _with_generics(document, folded, found, generics, around)
    return [m for m, after in zip_longest(found, found[1:]) if not _is_origin(buffer, m, after)]


class _Around:
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


def _is_origin(buffer: str, mention: ActorMention, after: ActorMention | None) -> bool:
    """As in "Tunisian Islamic State militants", "Lebanese Hezbollah": where the group's people are from, no actor of its own."""
    return (
        after is not None
        and mention.kind == "state"
        and after.kind == "non-state"
        and OWN_GROUP.fullmatch(buffer, mention.end, after.start) is not None
        and mention.end - mention.start > 2
    )


def _chosen(phrase: str, words: str, around: _Around) -> Alias | None:
    """The alias that the words are, by case and by context."""
    for alias in aliases().get(phrase, ()):
        if not _cased(alias.written, words):
            continue
        if not alias.context or around.has(alias.context):
            return alias
    return None


def _cased(written: str, words: str) -> bool:
    """Acronyms just as they are; names with a capital; what the lexicon has in lower case, in any."""
    capitals = sum(map(str.isupper, written))
    if capitals >= 2 and len(written) <= 6 and " " not in written:
        return words == written
    return not capitals or any(map(str.isupper, words))


def _mention(document: Document, folded: str, alias: Alias, start: int, end: int) -> ActorMention | None:
    left, right = folded[max(0, start - 24) : start], folded[end : end + 60]
    led = alias.actor.kind == "coalition"
    held = HELD_AFTER.match(right) and FIRED_FROM.search(folded[max(0, start - 40) : start])
    if DERIVED_BEFORE.search(left) or (not led and not held and DERIVED_AFTER.match(right)):
        return None
    if alias.use == "capital" and not is_capital_acting(folded, start, end):
        return None
    forces = alias.use in ("forces", "group")
    if alias.use == "name":
        of_forces = FORCES_OF.search(folded[max(0, start - 40) : start])
        if (
            PLACE_BEFORE.search(left)
            and not NO_LAND.search(folded[start:end])
            and not of_forces
            and not ON_TERRITORY.search(folded[max(0, start - 70) : start])
            and not BLAMED_BEFORE.search(folded[max(0, start - 40) : start])
            and not FORCE_AFTER.match(right)
            and not (alias.actor.id not in OTHERS_FIRE_FROM and FIRED_FROM.search(folded[max(0, start - 40) : start]))
        ):
            return None
        if left.endswith(("-held ", "-controlled ", "-run ")):
            return None
        if left.endswith(", ") and right[:1] in (",", ".", ";", ")", "'", "") and not FORCE_AFTER.match(right):
            return None  # "Derna, Libya", but "On Monday, Israel's air force"
        forces = bool(of_forces or FORCE_AFTER.match(right))
    elif alias.use == "adjective":
        forces = bool(FORCE_AFTER.match(right))
    if OFFICIAL_AFTER.match(right) or (alias.use != "group" and IRREGULARS_AFTER.match(right)):
        forces = False
    actor = alias.actor
    sentence = document.sentence_at(start).index if document.sentences else 0
    return ActorMention(start, end, sentence, actor.id, actor.name, actor.kind, actor.state, forces)


def _with_generics(
    document: Document,
    folded: str,
    found: Sequence[ActorMention],
    generics: Sequence[tuple[str, int, int]],
    around: _Around,
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


def _coalition(folded: str, start: int, end: int, known: str | None, around: _Around) -> str | None:
    """The coalition named before (or first), else the one that bombs in the countries that the text names."""
    if COALITION_TALK.match(folded[end : end + 20]) or POLITICAL_BEFORE.search(folded[max(0, start - 16) : start]):
        return None
    if known:
        return known
    named = (*(c for c, _ in around.states.most_common()), *(c for c, _ in around.countries.most_common()))
    found = next((COALITION_OF[c] for c in named if c in COALITION_OF), None)
    return found or ("us-led-coalition" if not named and around.has(("islamic state", "isis", "daesh")) else None)


def _enemy(right: str, phrase: str, around: _Around) -> str | None:
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


def _government(phrase: str, left: str, right: str, sides: Sequence[str], around: _Around, sentence: int) -> str | None:
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
