"""Quantities in news prose: words and digits, thousands, hedges, ranges, dozens; and what looks like one and is none.

How a hedge is written is the contract's: "at least 12" = 12–12 `at_least`, "more than 50" = 50–50 `more_than`, "about 30" =
30–30 `about`, "up to 20" = None–20 `at_most`, "fewer than 20" = None–20 `less_than`, "dozens" = 12–None. Lower bounds of
vague words follow ACLED's codebook (dozens 12, tens 10, hundreds 100, several 3).
"""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final, overload

from streams.domain.vocabulary import Hedge
from streams.extraction.mentions import NumberMention
from streams.extraction.numbers.context import is_no_count
from streams.text.document import Document
from streams.text.guarded import compile_led

COUNTING: Final = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
"""The numbers below twenty in words; each stands at its own value."""
_UNITS: Final = {word: value for value, word in enumerate(COUNTING)} | {"ninteen": 19, "fourty": 40}
_TENS: Final = {
    w: 10 * i for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_DOZENS: Final = {"dozen": 12, "score": 20}
_PLURALS: Final = {"dozens": 12, "scores": 20, "tens": 10, "hundreds": 100, "thousands": 1000, "millions": 1_000_000}
_VAGUE: Final = {"several": 3, "few": 3, "handful": 3}
_PAIRS: Final = {"couple": 2, "pair": 2}

_SMALL: Final = "|".join(sorted([*list(_UNITS)[1:], *_TENS], key=len, reverse=True))
_SCALE: Final = "hundred|thousand|million|billion|dozen|score"
_DIGITS: Final = r"\d{1,3}(?:,\d{3})+(?![\d,]\d)|\d+(?:\.\d+)?"
_ATOM_TEXT: Final = (
    rf"(?:{_DIGITS})(?:[ ]?k\b|[ -](?:{_SCALE})\b(?!-))?"
    rf"|(?:(?:tens|hundreds|dozens|scores|thousands)[ ]of[ ](?:thousands|hundreds|millions))\b"
    rf"|(?:dozens|hundreds|thousands|millions|tens(?=[ ]of\b)|scores(?=[ ](?:of|more|others?|were|killed|dead|died|injured|wounded|hurt|are|have)\b))\b"
    rf"|(?:several|few|couple|handful(?=[ ]of\b)|pair(?=[ ]of\b))(?:[ ](?:of[ ])?(?:dozen|hundred|thousand)\b)?\b"
    rf"|(?:(?:{_SMALL})\b(?:[ -](?:{_SMALL})\b)?)(?:[ -](?:{_SCALE})\b(?:,?[ ](?:and[ ])?(?:{_SMALL})\b(?:[ -](?:{_SMALL})\b)?(?=[^-]|$))?){{0,4}}"
    rf"|(?:{_SCALE})\b"
)
_ATOM: Final = compile_led(rf"(?<![\w$€£¥₹#@/.])(?=[0-9b-fhm-pst])(?:{_ATOM_TEXT})")
_ATOM_HERE: Final = re.compile(rf"(?:{_ATOM_TEXT})")
_LOWER: Final = {c: c + 32 for c in range(ord("A"), ord("Z") + 1)}

_AT_LEAST: Final = (
    r"at (?:the very )?least|at a minimum|at minimum|no (?:fewer|less) than|not (?:fewer|less) than|(?:a )?minimum of|a total of at least|"
    r"at least a total of|as (?:few|little) as|min\.?"
)
_MORE_THAN: Final = r"more than|over|upwards? of|above|in excess of|greater than|well over|exceed(?:s|ed|ing)?|better than|north of|beyond"
_AT_MOST: Final = r"(?:possibly |perhaps |maybe )?(?:up to|as many as)|at (?:the )?most|no more than|not more than|(?:a )?maximum of|as much as|max\.?|upto"
_ABOUT: Final = (
    r"about|around|some|approximately|approx\.?|roughly|nearly|almost|close to|(?:an )?estimated|an estimate of|circa|~|c\.|"
    r"near(?=\W)|virtually|possibly|perhaps|as (?:many|much) as an estimated"
)
_HEDGES: Final[tuple[tuple[Hedge, str], ...]] = (
    ("at_least", _AT_LEAST),
    ("more_than", _MORE_THAN),
    ("at_most", _AT_MOST),
    ("less_than", r"fewer than|less than|under|below|just under|short of"),
    ("about", _ABOUT),
)
_HEDGE: Final = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"({p})" for _, p in _HEDGES)
    + r") ?(?:(?:a total of|another|an additional|a further|an|a|some|about|around|the|as many as|further|"
    r"additional|other) ?){0,2}$"
)
_WENT: Final = re.compile(r"\b(?:went|gone|goes|going|shot|crept|moved) $")
"""Before "up to 17" the count rose to seventeen."""
_SPOKE: Final = re.compile(r"\b(?:report(?:s|ed|ing)?|spoke|talk(?:s|ed)|wrote|learned|posted|news|told) $")
_ARTICLE: Final = re.compile(
    r"(?<!\w)(half(?: of)? an? |an? half[- ]|an? good |an? |another |quite a |one |a total of |a further |an additional |further |additional )$"
)
_RANGE_SEP: Final = re.compile(
    r",? (?:and|but|or) (?:possibly|perhaps|maybe|potentially|likely) (?:more than|over|well over) | and (?:a )?maximum of "
    r"| ?[-–—/] ?| (?:to|or|and)(?: (?:possibly|perhaps|maybe|even|up to|as many as|about|around|at most|some))? |,? (?:(?:and|but|or|though) )?(?:(?:possibly|perhaps|maybe|potentially|likely) )?(?:up to|as many as|at most|no more than|maybe) "
)
_BETWEEN: Final = re.compile(
    r"(?<!\w)(between|from|anywhere between|anywhere from|of|in the range of|either)(?: (?:at least|about|around|some|approximately))? $"
)
_ROSE: Final = re.compile(
    r"\b(?:rose|risen|rises?|rising|climb\w*|increas\w*|grew|grown|jump\w*|up|raised|raising|went|revised|upped|dropp?\w*|fell|down|lowered|changed|updated)\b[^.;]{0,40}$"
)
_MARRIED: Final = re.compile(r"(?!(?:the|first|last|next|past|another|these|those|only)\b)\b[a-z-]{4,} $")
"""Before "couple": a young or a married one is people, and no number."""
_AFTER: Final = re.compile(r"\+|-plus\b| plus\b| or (more|so|fewer|less|above|thereabouts)\b| and (?:counting|more)\b")


def lowered(buffer: str) -> str:
    """`buffer` in lower case at the same length, so that offsets hold (`str.lower` makes two characters of a few, never fewer)."""
    low = buffer.lower()
    return low if len(low) == len(buffer) else buffer.translate(_LOWER)


class LaterNumbers(Sequence[NumberMention]):
    """The numbers of a document, read when somebody first asks for one: most articles have no strike to count."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def all(self) -> list[NumberMention]:
        """All of them, in reading order."""
        return find_numbers(self._document)

    @overload
    def __getitem__(self, at: int) -> NumberMention: ...

    @overload
    def __getitem__(self, at: slice) -> list[NumberMention]: ...

    def __getitem__(self, at: int | slice) -> NumberMention | list[NumberMention]:
        return self.all[at]

    def __len__(self) -> int:
        return len(self.all)


def find_numbers(document: Document) -> list[NumberMention]:
    """Every quantity in the sentences of `document`, in reading order, hedge and range words in the span.

    Ages, distances, dates, times, money, percentages, ordinals, designators, formations, phone numbers and units are left out.
    """
    buffer = document.buffer
    low = lowered(buffer)
    found: list[NumberMention] = []
    sentences = iter(document.sentences)
    sentence = next(sentences, None)
    search, at = _ATOM.searcher(low), 0
    while sentence is not None:
        match = search(at)
        if match is None:
            break
        while sentence is not None and sentence.end <= match.start():
            sentence = next(sentences, None)
        if sentence is None:
            break
        at = match.end()
        if match.start() < sentence.start:
            continue
        number = _read(buffer, low, match, sentence.start, sentence.end, sentence.index, found[-1].end if found else 0)
        if number is not None:
            found.append(number)
            at = max(at, number.end)
    return found


def _value(text: str) -> tuple[float, bool, bool] | None:
    """Value of an atom, whether it is vague (a lower bound), whether it is a round word. None when it does not compose."""
    if text[0].isdigit():
        digits, _, scale = text.replace(",", "").partition(" ") if " " in text else text.replace(",", "").partition("-")
        factor = 1
        if digits.endswith("k"):
            digits, factor = digits[:-1], 1000
        if scale:
            factor = 1000 if scale == "k" else (_SCALES | _DOZENS)[scale]
        return float(digits) * factor, False, False
    parts = text.replace("-", " ").replace(",", " ").split()
    if parts[0] in _PLURALS:
        return float(_PLURALS[parts[0]] * (_PLURALS[parts[2]] if len(parts) == 3 else 1)), True, True
    if parts[0] in _VAGUE or parts[0] in _PAIRS:
        scale = parts[-1] if len(parts) > 1 else ""
        factor = (_SCALES | _DOZENS).get(scale, 0)
        if parts[0] in _PAIRS:
            return float(2 * (factor or 1)), False, False
        return (2.0 * factor if factor else 3.0), True, True
    return _compose(parts)


def value_of(text: str) -> int | None:
    """The value of a number in words or digits that stands alone ("12", "zero"); None when it is vague or none."""
    if text in _UNITS:
        return _UNITS[text]
    read = _value(text) if text[:1].isdigit() or text in _TENS else None
    return None if read is None or read[1] or read[0] != int(read[0]) else int(read[0])


def _compose(parts: list[str]) -> tuple[float, bool, bool] | None:
    """Number words in order: units after tens, scales after units ("two hundred and five")."""
    total = group = 0
    room = 1_000_000_000_000
    last = 100
    for word in parts:
        if word == "and":
            continue
        if word in _UNITS or word in _TENS:
            value = _UNITS.get(word, _TENS.get(word, 0))
            if last < 20 or (last < 100 and value >= 10):
                return None
            group += value
            last = value if value < 20 else 50
        else:
            factor = _SCALES.get(word) or _DOZENS.get(word)
            if factor is None or (factor >= room and factor != 100):
                return None
            if factor == 100 or word in _DOZENS:
                group = (group or 1) * factor
            else:
                total += (group or 1) * factor
                group = 0
                room = factor
            last = 100
    return float(total + group), False, False


def _read(
    buffer: str, low: str, match: re.Match[str], lo: int, hi: int, index: int, before: int
) -> NumberMention | None:
    """The quantity around one atom, or None when it is no count."""
    start, end = match.start(), min(match.end(), hi)
    text = low[start:end]
    read = _value(text)
    if read is None:  # words that do not compose ("five two"): the first alone
        end = start + len(re.split(r"[ -]", text, maxsplit=1)[0])
        text = low[start:end]
        read = _value(text)
        if read is None:
            return None
    value, vague, _ = read
    floor = max(lo, before)
    second = _second(low, start, end, hi, floor, vague)
    last = second[1] if second else end
    if is_no_count(buffer, low, start, end, last, lo, hi):
        return None
    if value != int(value) or (text == "couple" and _MARRIED.search(low, max(lo, start - 16), start)):
        return None
    bare = text in ("dozen", "score", "hundred", "thousand", "million", "billion", "couple", "pair", "few", "handful")
    article = _ARTICLE.search(low, max(floor, start - 15), start)
    if article:
        if article.group().startswith("half") or "half" in article.group():
            value /= 2
        if bare or article.group().strip() not in ("a", "an", "one", "quite a", "a good"):
            start = article.start()
    elif (bare and not text.startswith(("couple", "few"))) or text == "few":
        return None
    return _hedged(low, start, end, value, vague, second, floor, hi, index)


def _second(low: str, start: int, end: int, hi: int, floor: int, vague: bool) -> tuple[int, int, str] | None:
    """The upper end of a range that starts at `start`: its value ("possibly more than 25" is 26), where it ends, and the joining words."""
    if vague:
        return None
    sep = _RANGE_SEP.match(low, end, hi)
    if sep is None:
        return None
    other = _ATOM_HERE.match(low, sep.end(), hi)
    if other is None:
        return None
    read = _value(other.group())
    first = _value(low[start:end])
    if read is None or first is None or read[1] or read[0] <= first[0] or read[0] != int(read[0]):
        return None
    joint = sep.group().strip(" ,")
    if joint.startswith("and") and joint == "and":
        opened = _BETWEEN.search(low, max(floor, start - 34), start)
        if opened is None or "between" not in opened.group():
            return None
    if joint in ("-", "–", "—", "/") and low[start].isdigit() != low[sep.end()].isdigit():
        return None
    if joint in ("—", "/") and read[0] > 3 * first[0] + 3:
        return None
    if joint.startswith(("to", "or")) and first[0] < 1000 and read[0] > 30 * first[0]:
        return None
    if other.end() < len(low) and low[other.end()].isalnum():
        return None
    return int(read[0]) + joint.endswith(("more than", "over")), other.end(), joint


def _hedged(
    low: str,
    start: int,
    end: int,
    value: float,
    vague: bool,
    second: tuple[int, int, str] | None,
    floor: int,
    hi: int,
    index: int,
) -> NumberMention:
    """The mention, with the hedge or range words on either side of the atom."""
    number = int(value)
    if second is not None:
        opened = _BETWEEN.search(low, max(floor, start - 34), start)
        words = opened.group(1) if opened else ""
        if words == "from" and _ROSE.search(low, max(floor, start - 60), start):
            return NumberMention(
                second[1] - len(str(second[0])) if low[second[1] - 1].isdigit() else end,
                second[1],
                index,
                second[0],
                second[0],
            )
        if opened and words != "of":
            start = opened.start()
        hedge = _HEDGE.search(low, max(floor, start - 40), start)
        return NumberMention(
            hedge.start() if hedge else start,
            second[1],
            index,
            number,
            second[0],
            _kind(hedge) if hedge and _kind(hedge) == "about" else None,
        )
    hedge = _HEDGE.search(low, max(floor, start - 40), start)
    if (
        hedge
        and hedge.group().startswith("about")
        and _SPOKE.search(low, max(floor, hedge.start() - 12), hedge.start())
    ):
        hedge = None
    if hedge and hedge.group().startswith("up to") and _WENT.search(low, max(floor, hedge.start() - 8), hedge.start()):
        hedge = None
    kind = _kind(hedge) if hedge else None
    if hedge:
        start = hedge.start()
    tail = _AFTER.match(low, end, hi)
    if tail:
        end = tail.end()
        kind = {
            None: "at_least",
            "more": "at_least",
            "above": "at_least",
            "so": "about",
            "thereabouts": "about",
            "fewer": "at_most",
            "less": "at_most",
        }[tail.group(1)]  # type: ignore[assignment]
    if vague:
        return NumberMention(
            start, end, index, number, None, None if kind in ("about", "at_most", "less_than") else kind, vague=True
        )
    if kind in ("at_most", "less_than"):
        return NumberMention(start, end, index, None, number, kind)
    return NumberMention(start, end, index, number, number, kind)


def _kind(hedge: re.Match[str]) -> Hedge:
    """Which hedge a match of `_HEDGE` is."""
    return _HEDGES[(hedge.lastindex or 1) - 1][0]
