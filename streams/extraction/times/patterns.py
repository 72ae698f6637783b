"""Words and patterns of time expressions; `streams.extraction.times.grammar` puts them together."""

import re
from typing import Final, Literal

from streams.extraction.lexical import PhraseFinder
from streams.extraction.times.readings import (
    CalendarUnit,
    FromEvent,
    FromPublication,
    OnDay,
    Reading,
    SamePeriod,
    Unfixed,
    Unit,
    Weekend,
)
from streams.text.guarded import compile_guarded

TimeForm = Literal["absolute", "relative-publication", "relative-event", "vague", "recurrent"]

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip
UNITS: Final[dict[str, Unit]] = {
    unit + s: unit for unit in ("hour", "day", "week", "month", "year") for s in ("", "s")
} | {
    "fortnight": "week",
    "fortnights": "week",
}
TIMES_OF_DAY: Final = ("night", "morning", "afternoon", "evening", "dawn")
SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (1, 3)}
FIXED: Final[dict[str, tuple[Reading, TimeForm]]] = {
    "yesterday": (FromPublication(-1, -1), "relative-publication"),
    "today": (FromPublication(0, 0), "relative-publication"),
    "tonight": (FromPublication(0, 0), "relative-publication"),
    **dict.fromkeys(
        (
            "during the night",
            "in the course of the night",
            "over the past night",
            "through the night",
            "throughout the night",
        ),
        (FromPublication(-1, 0), "relative-publication"),
    ),
    **dict.fromkeys(
        (
            "since dawn",
            "since daybreak",
            "since the morning",
            "since this morning",
            "since early morning",
            "since the early morning",
            "since sunrise",
        ),
        (FromPublication(0, 0), "relative-publication"),
    ),
    "tomorrow": (FromPublication(1, 1), "relative-publication"),
    "overnight": (FromPublication(-1, 0), "relative-publication"),
    "day before yesterday": (FromPublication(-2, -2), "relative-publication"),
    "night before last": (FromPublication(-2, -1), "relative-publication"),
    "week before last": (CalendarUnit("week", -2), "relative-publication"),
    "month before last": (CalendarUnit("month", -2), "relative-publication"),
    "past half-hour": (FromPublication(0, 0), "relative-publication"),
    "past half hour": (FromPublication(0, 0), "relative-publication"),
    "past hour": (FromPublication(0, 0), "relative-publication"),
    "last hour": (FromPublication(0, 0), "relative-publication"),
    "minutes ago": (FromPublication(0, 0), "relative-publication"),
    "moments ago": (FromPublication(0, 0), "relative-publication"),
    "same period": (SamePeriod(), "relative-event"),
    "recently": (FromPublication(-30, 0, 4), "vague"),
    "lately": (FromPublication(-30, 0, 4), "vague"),
    "hours later": (FromEvent(0), "relative-event"),
    "hours earlier": (FromEvent(0), "relative-event"),
    "weekend": (Weekend(), "relative-publication"),
    "last weekend": (Weekend(over=True), "relative-publication"),
    "christmas day": (OnDay(12, 25), "absolute"),
    "christmas morning": (OnDay(12, 25), "absolute"),
    "christmas night": (OnDay(12, 25), "absolute"),
    "christmas eve": (OnDay(12, 24), "absolute"),
    "new year's eve": (OnDay(12, 31), "absolute"),
    "new year's day": (OnDay(1, 1), "absolute"),
    "boxing day": (OnDay(12, 26), "absolute"),
    "daily": (Unfixed(), "recurrent"),
    "weekly": (Unfixed(), "recurrent"),
    "nightly": (Unfixed(), "recurrent"),
}
_COUNTING = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
NUMBERS: Final = {word: number for number, word in enumerate(_COUNTING.split())} | {"a": 1, "an": 1, "couple of": 2}
VAGUE_NUMBERS: Final = ("several", "few", "many", "some")

ANCHORS: Final = PhraseFinder(
    [*MONTHS, *WEEKDAYS, *(f"{w}s" for w in WEEKDAYS if len(w) > 5), *UNITS, *TIMES_OF_DAY, *FIXED, *SEASONS]
)
_NUMBER = r"\d{1,3}|" + "|".join(sorted((*NUMBERS, *VAGUE_NUMBERS), key=len, reverse=True))
_TH = r"(?:st|nd|rd|th)?"
_TO = r"\s?(?:-|to|and|or|&|until|through|/)\s?"
_YEAR = r"(?:19[4-9]\d|20\d\d)"
AFTER_MONTH: Final = re.compile(
    rf"\.?(?:[\s,]\s*(?:the\s)?(?P<d1>[0-3]?\d)(?:(?=20[0-4]\d\b)|{_TH}(?!\d|:\d|%|[.,](?!{_YEAR}\b)\d|\s?(?:a\.?m|p\.?m)\b))"
    rf"(?:{_TO}(?P<d2>[0-3]?\d){_TH}(?!\d|:\d|%|[.,]\d|\s[a-z]))?)?"
    rf"(?:(?:,?\s|,|\sof\s|-|/|(?<=\d))(?P<y>{_YEAR})(?![\d]|[.,]\d))?"
)
YEAR_AFTER: Final = re.compile(rf"\.?(?:,?\s|\sof\s|-|/)(?P<y>{_YEAR})(?![\d]|[.,]\d)")
BEFORE_MONTH: Final = re.compile(
    rf"(?<![\d.,:/$])(?P<d1>[0-3]?\d){_TH}(?:{_TO}(?P<d2>[0-3]?\d){_TH})?(?:\s(?:of\s)?|-|/)$"
)
PART_BEFORE: Final = re.compile(
    r"(?P<part>early|mid|middle|late|beginning|start|end|(?:first|second|third|last) week)(?:-|\s|\sof\s|\sin\s)(?:the\s)?$"
)
REL_BEFORE: Final = re.compile(r"(?P<rel>last|this|next|past|previous|every|each|coming|following)\s(?:past\s)?$")
UNIT_BEFORE: Final = re.compile(
    rf"(?:\b(?P<lead>earlier|later|so far|early|late|middle of|in|over|during|for|within|throughout)\s)?"
    rf"(?:the\s)?\b(?P<rel>same|that|following|next|previous|preceding|prior|last|past|this|recent|coming|every|each|other)"
    rf"\s(?:(?P<n>{_NUMBER})\s)?$"
)
COUNT_BEFORE: Final = re.compile(
    rf"\b(?:(?P<lead>over|for|during|within)\s)?(?:just\s|only\s|about\s)?(?P<n>{_NUMBER})\s(?:of\s|full\s|more\s)?$"
)
COUNT_AFTER: Final = re.compile(
    r"\s(?P<rel>ago|later|earlier|afterwards?|after|before|prior|previously)\b(?P<next>\s(?:an?|another|similar|the|that|this|his|its|their)\b)?"
)
DAY_BEFORE: Final = re.compile(
    r"\bthe (?P<n>day|night|week|morning)\s(?P<rel>before|after|earlier)\b(?P<next>\s(?:an?|another|similar)\b)?"
)
YEARS: Final = re.compile(rf"{_YEAR}(?<![\d.,$€£:/#]....)(?<![^dye]-....)(?![\d%]|[.,/-]\d)")
YEAR_OF_STRIKE: Final = re.compile(
    r"\s(?:[a-z.\-]+\s)?(?:(?:drone|air|missile)\s)?(?:strikes?|airstrikes?|raids?|bombings?)\b"
)
BEFORE_YEAR_OF_STRIKE: Final = re.compile(r"\b(?:a|an|the|another|that)\s$")
YEAR_PART: Final = re.compile(
    r"\b(?:the\s)?(?P<part>(?:first|second|last)\s(?:half|quarter)|(?:third|fourth)\squarter|early|mid|late)(?:\sof\s|\sin\s|-|\s)$"
)
YEAR_PARTS: Final = {
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "first half": (1, 6),
    "second half": (7, 12),
    "last half": (7, 12),
    "first quarter": (1, 3),
    "second quarter": (4, 6),
    "third quarter": (7, 9),
    "fourth quarter": (10, 12),
    "last quarter": (10, 12),
}
YEAR_CUE: Final = re.compile(
    r"\b(?P<cue>in|since|during|of|from|through|throughout|until|till|by|before|after|for|between|early|mid|late|"
    rf"end of|beginning of|{_YEAR} to|{_YEAR} and)[\s-](?:the\s)?(?:year\s)?$"
)
SEASON_AFTER: Final = re.compile(rf"(?:,?\s|\sof\s)(?P<y>{_YEAR})\b")
OPENING_BEFORE: Final = re.compile(
    r"\b(?:since|from)\s(?P<of>(?:the\s)?(?:start|beginning|turn|outset) of (?:the|this)\s)$"
)
CLOCK_BEFORE: Final = re.compile(r"(?:\d\s?(?P<half>[ap])\.?m\.?|before midnight|\blate),?\s(?:the\s)?$")
BROKEN: Final = re.compile(r"\b(?P<a>[A-Z][a-z]{1,6})-[ ]?\n(?P<b>[a-z]{1,6})\b")
ANOTHER: Final = ("a", "an", "another", "similar")
NUMERIC_HINT: Final = compile_guarded(r"\d[-/.]\d\d?[-/.]\d")
NUMERIC: Final = re.compile(
    r"(?<![\d./-])(?:(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>[01]?\d)(?P=s)(?P<d>[0-3]?\d)"
    r"|(?P<a>[0-3]?\d)(?P<t>[-/.])(?P<b>[0-3]?\d)(?P=t)(?P<z>(?:19|20)\d\d|(?<=/)[012]\d))(?![\d/]|[.-]\d)"
)
MONTH_DAY_ONLY: Final = re.compile(
    r"on the (?P<d>[0-3]?\d)(?:st|nd|rd|th)\b(?!\s(?!(?:of|at|in|and|when|a|an|the|near|by|after|before|during|while|as|for|from|over|with|"
    r"was|were|he|she|they|it|against|to|outside|inside)\b))"
)
NOT_A_DATE: Final = re.compile(
    r"(?:'s)?\s(?:state(?! (?:tv|television|media|news))|street|st\b|square|brigades?|city|university|hospital|bridge|camp|movement|alliance|coalition(?! (?:military|forces|aircraft|air|jets|troops|strikes|warplanes))|"
    r"times|telegraph|mirror|express|mail|sunday|prayer leader|revolution)"
)
MAY_BEFORE: Final = re.compile(
    r"\b(?:in|since|last|this|early|late|mid|of|until|by|from|between|and|to|during|next|through)[\s-]$"
)
SPOKEN_MONTHS: Final = frozenset(
    {"may", "march", "mar", "sun", "sat", "wed", "mon", "fri", "jan", "dec", "jun", "august", "april"}
)
IN_A_NAME: Final = re.compile(r"(?:[^\W\d_]|[’']) $")
RELATIVE_YEAR: Final = re.compile(r",?\s(?:of\s)?(?P<rel>last|this) year\b")
ABBREVIATED: Final = re.compile(
    r"\.?,?\s(?:\d|[A-Z][a-z]{2}|morning|afternoon|evening|night|before (?:dawn|noon|midnight)|at \d)"
)
MOST: Final = re.compile(r"\b(?:most|more|until|as|only)\s$")
ADJECTIVAL: Final = re.compile(r"\b(?:the|a|in|of|from|to|for|by|their|its|his|her|these|those|some|other)\s$")
"""Before "recently" these make it part of a noun phrase: "in recently taken villages"."""
LOOK_BACK: Final = 44
