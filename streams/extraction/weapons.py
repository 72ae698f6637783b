"""Weapons and platforms, from a Reaper to a mortar round, with a normalised designation (docs/extraction/weapons.md)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple, cast

from streams.domain.vocabulary import WeaponType
from streams.extraction.lexical import PhraseFinder, fold, loose, rows
from streams.extraction.mentions import WeaponMention
from streams.text.document import Document


@dataclass(frozen=True, slots=True)
class LexiconWeapon:
    """One name of a weapon. `designation` is None for generic words ("warplanes") and kinds of weapon ("barrel bomb")."""

    written: str
    type: WeaponType
    designation: str | None


GENERIC: Final[Mapping[WeaponType, tuple[str, ...]]] = {
    "drone": (
        "drone", "drones", "uav", "uavs", "unmanned aerial vehicle", "unmanned aerial vehicles", "unmanned aircraft",
        "unmanned plane", "unmanned combat aerial vehicle", "ucav", "quadcopter", "quadcopters", "quad-copter",
        "remotely piloted aircraft", "pilotless aircraft", "unmanned drone", "unmanned drones", "drone aircraft",
        "unmanned aerial system", "uas", "multicopter", "copter drone", "hexacopter", "pilotless plane",
    ),
    "helicopter": ("helicopter", "helicopters", "helicopter gunship", "helicopter gunships", "chopper", "choppers", "gunship", "gunships", "rotorcraft"),
    "aircraft": (
        "warplane", "warplanes", "war plane", "war planes", "fighter jet", "fighter jets", "jet", "jets", "fighter plane",
        "fighter planes", "fighter-bomber", "fighter-bombers", "bomber aircraft", "military aircraft", "fighter aircraft",
        "combat aircraft", "aircraft", "military plane", "military planes", "fighter bombers", "strategic bombers",
        "strategic bomber", "jet fighter", "jet fighters", "war-planes", "airplane", "airplanes", "strike aircraft",
    ),
    "missile": ("missile", "missiles"),
    "rocket": ("rocket", "rockets", "rocket fire", "projectile", "projectiles"),
    "artillery": (
        "artillery", "artillery shell", "artillery shells", "artillery fire", "heavy artillery", "artillery gun",
        "artillery guns", "tank shell", "tank shells", "tank fire", "shell fire", "shellfire", "artillery rounds",
    ),
    "mortar": ("mortar", "mortars", "mortar shell", "mortar shells", "mortar round", "mortar rounds", "mortar fire", "mortar bomb", "mortar bombs"),
    "bomb": ("aerial bomb", "aerial bombs", "air-dropped bomb", "air-dropped bombs", "air-dropped munition"),
    "naval gun": ("warship", "warships", "naval vessels", "navy ship", "navy ships"),
}  # fmt: skip
COMMON: Final = frozenset(
    [
        "orion",
        "apache",
        "harrier",
        "tornado",
        "typhoon",
        "mirage",
        "reaper",
        "predator",
        "gazelle",
        "puma",
        "hornet",
        "shadow",
        "archer",
        "arash",
        "harop",
        "bastion",
        "neptune",
        "flamingo",
        "caesar",
        "paladin",
        "spike",
        "buk",
        "kornet",
        "javelin",
        "malka",
        "pion",
        "harpoon",
        "heron",
        "gabriel",
        "popeye",
        "rocks",
        "delilah",
        "jericho",
        "shaheen",
        "bora",
        "som",
        "lora",
        "puls",
        "lucas",
        "scud",
        "grad",
        "uragan",
        "smerch",
        "hind",
        "tow",
        "strela",
        "igla",
        "stinger",
        "almas",
        "zuzana",
        "dana",
        "krab",
        "kub",
        "punisher",
        "hatem",
        "emad",
        "qaher",
        "fattah",
        "paveh",
        "soumar",
        "toofan",
        "qassam",
        "yafa",
        "waid",
        "galeb",
        "jenah",
        "supercam",
        "kheibar",
        "zala",
        "ababil",
        "anka",
        "fajr",
        "badr",
        "hurricane",
        "msta",
        "nona",
        "gepard",
        "karrar",
        "sejjil",
        "asef",
        "samoum",
        "rampage",
        "arrow",
        "lancet",
        "hammer",
        "maverick",
    ]
)
"""Names that are also other things: they count beside a word of arms, or spelt as a designation."""
PEOPLES: Final = frozenset(
    [
        "shaheen",
        "fattah",
        "emad",
        "badr",
        "hatem",
        "dana",
        "qaher",
        "karrar",
        "jericho",
        "arash",
        "haj",
        "qassem",
        "jenah",
        "asef",
        "anka",
        "yafa",
        "waid",
        "dehlavieh",
        "harop",
        "heron",
        "delilah",
        "gabriel",
        "bora",
        "lucas",
        "som",
        "lora",
        "puls",
        "zuzana",
        "krab",
        "buk",
        "samoum",
        "soumar",
        "paveh",
        "sejjil",
        "fajr",
        "kheibar",
        "geran",
        "hind",
        "malka",
        "nona",
        "punisher",
        "bars",
        "ruta",
        "noor",
        "nasr",
        "agni",
        "prithvi",
        "ghauri",
        "pralay",
        "tayfun",
        "atmaca",
        "dezful",
        "rezvan",
        "etemad",
        "tejas",
        "tishreen",
        "scalpel",
        "sichen",
        "kazhan",
        "arfad",
        "oryx",
        "songar",
        "sajil",
        "tufan",
        "toufan",
        "toophan",
        "zulfaqar",
        "flamingos",
        "bozok",
        "cirit",
        "extra",
        "onix",
        "eleron",
    ]
)
"""Names that people and towns bear: only with the word of arms right after."""
STORMS: Final = frozenset({"typhoon", "hurricane", "tornado"})
NAMED_STORM: Final = re.compile(r" [A-Z][a-z]{2,}")
""" "Typhoon Mangkhut struck": no aircraft."""
ARMS_NEXT: Final = re.compile(
    r"(?:-?\d\w*)?[ -](?:\w+ )?(?:drones?|uavs?|missiles?|rockets?|jets?|aircraft|warplanes?|helicopters?|howitzers?|guns?|bombers?|planes?|fighters?|mlrs|launchers?)\b"
)
SPACED: Final = re.compile(r"(?:[a-z]|an) \d+\w?")
ARMS_NEAR: Final = re.compile(
    r"\b(?:drones?|uavs?|missiles?|rockets?|jets?|aircraft|warplanes?|helicopters?|gunships?|launch\w*|fired?|firing|shell\w*|"
    r"artillery|howitzers?|bomb\w*|strikes?|struck|air ?strikes?|mlrs|systems?|intercepted|downed|cruise|ballistic|barrage|munitions?)\b"
)
SALES: Final = re.compile(
    r"\b(?:aircraft carrier|jet fuel|jet ski|private jet|jet lag|jet engine|passenger jet|civilian aircraft|mortar board|bricks and mortar|missile defen[cs]e|rocket science|rocket scientist|rocket stove)\b"
)


FLYING: Final[tuple[tuple[re.Pattern[str], WeaponType], ...]] = (
    (re.compile(r"\b(?:missiles?|hellfires?)\b"), "missile"),
    (re.compile(r"\bmortars?\b"), "mortar"),
    (re.compile(r"\b(?:rockets?|katyushas?|projectiles?|grads?)\b"), "rocket"),
    (re.compile(r"\b(?:shells?|howitzers?|artillery)\b"), "artillery"),
    (re.compile(r"\b(?:bombs?|barrels?)\b"), "bomb"),
)
"""What the words of a trigger say flew, first that fits: "mortar shells" are of a mortar, "artillery rockets" rockets."""


def type_in_words(words: str) -> WeaponType | None:
    """The type of what was fired or fell, where the words name it; None for "the strike", "hit"."""
    folded = fold(words)
    return next((kind for pattern, kind in FLYING if pattern.search(folded)), None)


@cache
def lexicon() -> Mapping[str, LexiconWeapon]:
    """Every name, folded, with hyphens as spaces."""
    found: dict[str, LexiconWeapon] = {}
    for name, kind, others in rows("weapons.tsv"):
        designation = name if any(map(str.isupper, name)) else None
        names = [name, *filter(None, others.split("|"))]
        for written in names:
            found.setdefault(loose(written), LexiconWeapon(written, cast(WeaponType, kind), designation))
            if "-" in written and any(map(str.isdigit, written)):
                found.setdefault(
                    loose(written.replace("-", "")), LexiconWeapon(written, cast(WeaponType, kind), designation)
                )
    for kind, words in GENERIC.items():
        for written in words:
            found.setdefault(loose(written), LexiconWeapon(written, kind, None))
    return found


@cache
def _finder() -> PhraseFinder:
    return PhraseFinder(lexicon())


class Named(NamedTuple):
    """A name of a weapon or platform at `start:end` of a text, whether it is meant there or not."""

    weapon: LexiconWeapon
    start: int
    end: int


def find_names(text: str) -> list[Named]:
    """The names of weapons and platforms in a text, as the lexicon has them."""
    names, phrases = lexicon(), _finder().phrases
    return [Named(names[phrases[i]], start, end) for i, start, end in _finder().find(loose(text))]


def names_a_platform(text: str, names: Sequence[Named]) -> bool:
    """Whether one of the names of a text is the designation of a weapon or platform that is meant."""
    return any(n.weapon.designation and _meant(n, text, fold(text)) for n in names)


def find_weapons(document: Document, names: Sequence[Named] | None = None) -> list[WeaponMention]:
    """All weapons and platforms of the document in reading order. Never raises; linear in the text.

    `names` are those of its buffer (`find_names`), for who has asked for them already.
    """
    buffer, folded = document.buffer, fold(document.buffer)
    found: list[WeaponMention] = []
    for name in find_names(buffer) if names is None else names:
        if not _meant(name, buffer, folded):
            continue
        weapon, start, end = name
        sentence = document.sentence_at(start).index if document.sentences else 0
        mention = WeaponMention(start, end, sentence, weapon.type, weapon.designation)
        last = found[-1] if found else None
        if (
            last
            and last.sentence == sentence
            and last.platform
            and not weapon.designation
            and buffer[last.end : start] in (" ", "-")
        ):
            found[-1] = WeaponMention(last.start, end, sentence, last.type, last.platform)  # "Harop" "drones"
        else:
            found.append(mention)
    return found


def _meant(name: Named, buffer: str, folded: str) -> bool:
    weapon, start, end = name
    words, written = buffer[start:end], weapon.written
    if weapon.designation is None:
        return not SALES.match(folded, max(0, folded.rfind(" ", 0, max(0, start - 1)) + 1)) and not SALES.match(
            folded, start
        )
    capitals = sum(map(str.isupper, written))
    if capitals >= 3 and len(written) <= 6 and not any(map(str.isdigit, written)) and words != written:
        return False
    if capitals and not any(map(str.isupper, words)):
        return False
    if SPACED.fullmatch(folded, start, end) and not ARMS_NEXT.match(folded, end):
        return False  # "A 37-year-old" is no aircraft
    if loose(written) in PEOPLES:
        return bool(ARMS_NEXT.match(folded, end))
    if loose(written) in STORMS and NAMED_STORM.match(buffer, end):
        return False
    if loose(written) in COMMON:
        return bool(ARMS_NEAR.search(folded[max(0, start - 60) : start]) or ARMS_NEAR.search(folded[end : end + 30]))
    return True
