"""Capitals that stand for their states: "Ankara denied it", "blamed Moscow" (docs/extraction/actors.md)."""

import re
from collections.abc import Mapping
from typing import Final

from streams.extraction.lexical import fold

CAPITALS: Final[Mapping[str, str]] = {
    "ankara": "TR", "baghdad": "IQ", "tehran": "IR", "moscow": "RU", "kyiv": "UA", "kiev": "UA", "washington": "US",
    "london": "GB", "paris": "FR", "riyadh": "SA", "jerusalem": "IL", "tel aviv": "IL", "damascus": "SY", "khartoum": "SD",
    "addis ababa": "ET", "islamabad": "PK", "new delhi": "IN", "delhi": "IN", "baku": "AZ", "yerevan": "AM", "cairo": "EG",
    "amman": "JO", "beirut": "LB", "kabul": "AF", "kigali": "RW", "kinshasa": "CD", "nairobi": "KE", "abu dhabi": "AE",
    "bangkok": "TH", "phnom penh": "KH", "juba": "SS", "asmara": "ER", "tbilisi": "GE", "n'djamena": "TD", "bamako": "ML", "niamey": "NE", "ouagadougou": "BF", "abuja": "NG", "mogadishu": "SO", "seoul": "KR",
    "pyongyang": "KP", "beijing": "CN", "bogota": "CO", "naypyidaw": "MM", "naypyitaw": "MM", "rabat": "MA", "algiers": "DZ",
    "erdogan": "TR", "putin": "RU", "netanyahu": "IL", "zelensky": "UA", "zelenskyy": "UA", "zelenskiy": "UA", "modi": "IN", "obama": "US",
    "trump": "US", "biden": "US", "macron": "FR", "hollande": "FR", "sarkozy": "FR", "cameron": "GB", "sisi": "EG", "khamenei": "IR",
    "aliyev": "AZ", "pashinyan": "AM", "burhan": "SD", "min aung hlaing": "MM", "tinubu": "NG", "buhari": "NG", "uribe": "CO", "petro": "CO",
}  # fmt: skip
"""Capitals, and heads of state, that stand for their states where they speak, are blamed or act."""
CAPITAL_ACTS: Final = re.compile(
    r"(?:,? (?:has|had|have|also|later|again|since|first|at first|initially|promptly|swiftly|quickly|immediately|on \w+day|yesterday|and \w+|which \w+))*,? (?:said|says|say|deni(?:ed|es)|deny|"
    r"reject(?:s|ed)?|dismiss(?:es|ed)?|blam(?:e|es|ed)|accus(?:e|es|ed)|confirm(?:s|ed)?|claim(?:s|ed)?|insist(?:s|ed)?|announced|"
    r"acknowledge[sd]?|admit(?:s|ted)?|vow(?:s|ed)|condemn(?:s|ed)|warn(?:s|ed)|respond(?:s|ed)|retaliat(?:es|ed)|fires|fired|launche[sd]|"
    r"carried out|strikes|struck|answer(?:s|ed)|replie[sd]|hit back|weighs|considers|approve[sd]|orders|ordered|authori[sz]e[sd]|threaten(?:s|ed)|mulls|(?:is|was|has been) (?:considering|weighing|preparing|mulling|planning|studying|threatening)|describe[sd])\b|'s (?:\w+ )?(?:forces|army|military|jets|"
    r"warplanes|aircraft|air force|drones|artillery|air raids?|air ?strikes?|missiles|troops|envoy|denial)\b"
)
CAPITAL_BLAMED: Final = re.compile(
    r"\b(?:(?:blam|accus)\w+(?: \w+ly)?|blam\w+ (?:\w+ ){1,5}on|attribut\w+ (?:\w+ ){0,5}to|finger (?:\w+ )?at|pointed (?:to|at)|"
    r"(?:says|said|according to)) $"
)
HELD: Final = ("held ", "hold ", "holds ", "holding ")
RESPONSIBLE: Final = re.compile(r" (?:\w+ )?responsible\b")
"""'Washington held' Moscow 'responsible'."""
AT_A_PLACE: Final = re.compile(
    r"(?:\b(?:in|into|near|on|over|at|around|of|from|to|for|outside|across|inside|within|towards?|north|south|east|west|between|based|central|"
    r"(?<!, )and|leaving|left|reached|capital)[ -]|, )$"
)


def is_capital(words: str) -> bool:
    """Whether these words, found to be a state, are its capital's name."""
    return fold(words) in CAPITALS


def is_capital_acting(folded: str, start: int, end: int) -> bool:
    """As in "Ankara denied it", "blamed Ankara", "Moscow's jets"; not "in Ankara", "officials in Moscow said"."""
    left = folded[max(0, start - 60) : start]
    if CAPITAL_BLAMED.search(left) or (left.endswith(HELD) and RESPONSIBLE.match(folded, end)):
        return True
    return bool(CAPITAL_ACTS.match(folded, end)) and not AT_A_PLACE.search(left)
