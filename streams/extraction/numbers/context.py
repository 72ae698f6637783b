"""What looks like a quantity and is none: told by the words on either side of it."""

import re
from typing import Final

from streams.text.lexicon import words

_MONTHS: Final = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
_UNITS: Final = (
    r"km|kms|kilomet\w*|miles?|mi|met(?:er|re)s?|m|cm|mm|centimet\w*|millimet\w*|feet|foot|ft|yards?|inch(?:es)?|nautical|acres?|hectares?|square|sq"
    r"|kg|kgs|kilo(?:gram)?s?|grams?|pounds?|lbs?|tons?|tonnes?|lit(?:er|re)s?|gallons?|barrels?|degrees?|knots|mph|kph|kmh|watts?|kw|mw|gw|megawatts?|kilotons?"
    r"|cal(?:iber|ibre)?|hertz|mhz|ghz|gb|mb|magnitude"
)
_TIME: Final = r"years?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|decades?|centur(?:y|ies)|nights?|mornings?|evenings?|afternoons?|fortnights?|weekends?"
_MONEY: Final = r"dollars?|usd|euros?|pounds? sterling|cents?|roubles?|rubles?|rupees?|shekels?|rials?|dinars?|lira|yuan|yen|francs?|hryvnias?|bn\b|billion|trillion"
_AFTER: Final = re.compile(
    rf"""(?x)
      (?:st|nd|rd|th|s)\b | % | [ ]?(?:percent|per[ ]cent|pct|percentage)\b | [:/.,]\d | [-–]\d | ° | ['’](?:s|\d) | " |
      [- ]?(?:year|yr|month|week|day)s?[- ]olds?\b | [ ]?y/?o\b | [ ]years?[ ]of[ ]age |
      [- ]?(?:{_UNITS})\b(?![ ]of[ ](?:people|civilians)) | [ -](?:full[ ]|consecutive[ ]|straight[ ]|more[ ]|long[ ]|whole[ ]|other[ ]|calendar[ ]|school[ ]|light[ ]|business[ ]|working[ ])?(?:{_TIME})\b |
      [ ](?:million[ ]|thousand[ ]|hundred[ ])?(?:{_MONEY})\b |
      [ ]?(?:a\.?m|p\.?m)\b\.? | [ ]?(?:o['’]clock|noon|midnight|gmt|utc|hrs|h\b|local[ ]time|est\b|edt\b) |
      (?:st|nd|rd|th)?[ ](?:of[ ])?{_MONTHS}(?![ ](?:have|be|not)\b) |
      -(?!plus\b|member\b|strong\b)[a-z] | [ ](?:times|fold|point|per|dimensional|star|percent|floors?|stor(?:e?y|ies|eys)|sides?|terms?|out[ ]of)\b | (?:st|nd|rd|th)\b |
      ,?[ ]\d{{4}}\b(?![ ]people)
    """
)
_ONE_AFTER: Final = re.compile(
    r" (?:another|day|hand|side|point|time|way|thing|can|could|should|must|might|who\b|that\b|knows|would|month|year|week|hour|reason|example|direction|step|more time)\b|['’]s?\b|-|\s*,? (?:said|told|added)\b"
)
_ONE_BEFORE: Final = words(
    "no any some every each this that which the last another only square day number ground zone type world chapter channel first second formula"
)
_BEFORE_WORD: Final = re.compile(r"([\w.'’]+)[ -]?$")
_LABELS: Final = words(
    """no no. nos nos. number numbers flight page pages article articles chapter resolution route highway road street block blocks grade type model mark mk mk. phase area sector
    section room channel brigade battalion division regiment squadron corps company platoon unit level category class version season episode season title rule paragraph clause
    age aged ages figure table item line verse track gate terminal pier berth apartment apt suite floor house km kilometer kilometre mile degree degrees agenda protocol
    bus train tram boeing airbus sukhoi mig tu su ak rpg m kh gbu agm mq rq ss s f b c a p t bmp btr grad qassam shahed geran iskander tomahawk kalibr zone quarter
    jan jan. feb feb. mar mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec. january february march april june july august september october november december
    mid-january since circa year in-year article. psalm surah g group-of top u.s.c tel phone tel. fax zip ext channel4 covid camp district bridge hill checkpoint building""".replace(
        "\n", " "
    )
)
_PEOPLE_AFTER: Final = re.compile(
    r" (?:people|persons|civilians|dead|killed|wounded|injured|deaths|fatalities|casualties|men|women|children|others|soldiers|troops|fighters|militants|palestinians|members|victims|strikes|air ?strikes|sorties|rockets|shells|missiles|drones|houses|homes)\b"
)


def is_no_count(buffer: str, low: str, start: int, end: int, last: int, lo: int, hi: int) -> bool:
    """Whether the number at `start`–`end` (the range ends at `last`) is an age, distance, date, time, sum of money, ordinal,
    designator, formation, phone number or the like.
    """
    text = low[start:end]
    if (
        last == end
        and _AFTER.match(low, end, hi)
        and not (low[end : end + 1] in ".," and not low[end + 1 : end + 2].isdigit())
    ):
        return not (low.startswith('"', end) and not low[end + 1 : end + 2].isalnum())
    if last != end and _AFTER.match(low, last, hi):
        return not (low.startswith('"', last) and low[start - 1 : start] == '"')
    if text == "one":
        before = _BEFORE_WORD.search(low, max(lo, start - 14), start)
        return bool(_ONE_AFTER.match(low, end, hi) or (before and before.group(1) in _ONE_BEFORE))
    if not text[0].isdigit():
        return _spelled_label(low, start, lo)
    return _digits(buffer, low, start, end, last, lo, hi)


def _spelled_label(low: str, start: int, lo: int) -> bool:
    """After a label: "aged twelve", "Chapter Two", "half past ten"."""
    before = _BEFORE_WORD.search(low, max(lo, start - 14), start)
    return bool(
        before
        and before.group(1)
        in (
            "aged",
            "age",
            "chapter",
            "phase",
            "number",
            "past",
            "grade",
            "route",
            "big",
            "season",
            "type",
            "twenty",
            "vision",
            "level",
            "top",
        )
    )


def _digits(buffer: str, low: str, start: int, end: int, last: int, lo: int, hi: int) -> bool:
    """The same for numbers in digits."""
    previous = low[start - 1] if start > lo else " "
    if previous in "-–+:'’&=_*,\\":
        two = low[start - 2] if start - 2 >= lo else " "
        if previous != "," and (two.isalnum() or previous in "+:=_"):
            return True
    if low.startswith(("(", "[", "/"), end) and last == end and not low.startswith(" ", end):
        return True
    if _AGE_OF.search(low, max(lo, start - 12), start):
        return True
    if previous == "(" and low.startswith(")", end):
        return True
    if (
        low.startswith(",", end)
        and _AFTER_NAME.search(buffer, max(lo, start - 24), start)
        and int(low[start:end]) < 110
        if low[start:end].isdigit()
        else False
    ):
        return True
    digits = low[start:end]
    if len(digits) < 3 and _ONE_OF_THEM.search(low, max(lo, start - 16), start) and low[end : end + 1] in ",.;)":
        return True
    if len(digits) < 3 and _AFTER_RELATIVE.search(buffer, max(lo, start - 80), start):
        return True
    if digits.isdigit():
        if len(digits) > 1 and digits[0] == "0":
            return True
        if len(digits) == 4 and 1900 <= int(digits) <= 2100:
            dated = _AFTER_MONTH.search(low, max(lo, start - 20), start)
            if dated or not _PEOPLE_AFTER.match(low, end, hi):
                return True  # "25 July 2016 Airstrikes on …": a date line that no stop ends
        if len(digits) >= 7 or (last == end and _PHONE.match(low, end, hi)):
            return True
    if last != end and low[end] in "-–" and last - start <= 3 and _ROUND.search(low, max(lo, start - 24), start):
        return True
    before = _BEFORE_WORD.search(low, max(lo, start - 18), start)
    if before is None:
        return False
    word = before.group(1)
    if word in _LABELS or (word == "may" and buffer[before.start(1)] == "M") or word.isdigit():
        return not (_PEOPLE_AFTER.match(low, last, hi) and word not in ("age", "aged"))
    shape = buffer[before.start(1) : before.end(1)]
    return (
        shape.isupper()
        and len(shape) <= 3
        and shape not in ("US", "UK", "UN", "EU", "UAE", "A", "I")
        and not _PEOPLE_AFTER.match(low, last, hi)
    )


_AFTER_MONTH: Final = re.compile(rf"\b{_MONTHS}(?: \d{{1,2}}(?:st|nd|rd|th)?,?)? $")
_AGE_OF: Final = re.compile(r"\b(?:man|woman|boy|girl|lad|youth|child|daughter|son|ages?) of (?:just |only )?$")
_AFTER_NAME: Final = re.compile(r"[A-Z][a-z]+[”\"’)]? ?, $")
_AFTER_RELATIVE: Final = re.compile(
    r"\b(?:wife|husband|son|daughter|brother|sister|mother|father|cousin|nephew|niece|uncle|aunt|grand\w+),? (?:[A-Z][\w’'-]+ ){1,5}?[A-Z][\w’'-]+ ?, $"
)
"""An age ends the apposition though no comma follows: "his wife, Huda Odeh, 21 were killed"."""
_ONE_OF_THEM: Final = re.compile(r"\b(?:one|two) of (?:them|whom)(?: aged| only)? $")
"""Before an age: "eight minors, one of them 12,"."""
_PHONE: Final = re.compile(r"[ -]\d{3}[ -]?\d{3}")
_ROUND: Final = re.compile(
    r"\b(?:won|win|beat|lost|lose|defeated|victory|draw|drew|score|led|lead|trail\w*|vote[ds]?|ruled|ruling)\b[^.]{0,14}$"
)
