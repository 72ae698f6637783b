"""What a time expression is the time of: the event, a period, the words of a speaker, or history."""

import re
from dataclasses import replace
from typing import Final, Literal

from streams.extraction.times.joining import RawTime
from streams.extraction.times.readings import (
    FromEvent,
    FromPublication,
    OnDay,
    OnMonthDay,
    OnWeekday,
    Open,
    SamePeriod,
    Unfixed,
)
from streams.text.document import Document

TimeRole = Literal["event", "period", "statement", "posted", "history", "ahead"]
_SAID_WORDS: Final = (
    "said says saying told tweeted wrote posted stated announced reported confirmed declared added "
    "acknowledged claimed published released issued updated dated statement briefing conference interview "
    "speaking spoke warned condemned report tweet post message communique quoted citing noted documented "
    "filmed photographed indicated disclosed informed revealed alleged disputed denied rejected dismissed "
    "insisted admitted conceded denounced mourned vowed pledged demanded clarified specified "
    "testified asserted deplored questioned responded replied buried visited protested demonstrated marched "
    "summoned apologised apologized arrested detained funeral funerals burial burials ceremony vigil voted met"
)
_SAID: Final = frozenset(_SAID_WORDS.split())
_HIT: Final = frozenset(
    [
        "hit",
        "hits",
        "struck",
        "bombed",
        "shelled",
        "attacked",
        "targeted",
        "destroyed",
        "raided",
        "pounded",
        "at",
        "on",
        "near",
        "army",
        "border",
        "military",
        "police",
    ]
)
_GATHERINGS: Final = frozenset(["funeral", "funerals", "burial", "vigil", "ceremony", "conference", "briefing"])
_STRUCK: Final = frozenset(
    [
        "hit",
        "hits",
        "struck",
        "bombed",
        "shelled",
        "attacked",
        "targeted",
        "raided",
        "strike",
        "strikes",
        "raid",
        "raids",
        "attack",
        "airstrike",
        "shelling",
        "bombing",
        "drone",
        "missile",
    ]
)
"""What a post is, or what became of it, where it is none that somebody wrote."""
_SAID_THEN_WORDS: Final = (
    "in a an the to on its his her their late early at by via of from for and as news press reporters "
    "journalists newsmen with twitter telegram facebook website account channel separate video written "
    "parliament televised speech afp reuters ap bbc cnn joint brief state tv television radio daily made local "
    "media morning afternoon evening night agency sources"
)
_SAID_THEN: Final = frozenset(_SAID_THEN_WORDS.split())
_STATEMENT_AFTER: Final = re.compile(
    r"'s\s(?:statement|briefing|report|announcement|tweet|speech|interview)\b|\s(?:statement|briefing)\b"
)
_POSTED_AFTER: Final = re.compile(
    r",?\s(?:[\w'@.\-]+\s){1,5}?(?:also\s)?(?:posted|tweeted|shared|uploaded|published|retweeted)\b"
)
_SAID_AFTER: Final = re.compile(
    r"\s(?:also\s)?(?:said|says|claimed|announced|confirmed|told|denied|acknowledged|warned|condemned|accused|blamed(?! on\b)|admitted|disclosed|insisted|stated|"
    r"buried|mourned|visited|protested|summoned|apologi[sz]ed)\b"
)
_ACCUSED_BEFORE: Final = re.compile(r"\b(?:accus(?:ed|es|ing)|blam(?:ed|es|ing))\b(?! of )[^.;,]{0,60}$")
_ACCUSED_AFTER: Final = re.compile(r"\s(?:of|for)\s(?:[a-z]+ly\s)?(?:[a-z]+ing|an?|the|its?)\b")
_DIED_BEFORE: Final = re.compile(
    r"\b(?:died|dies|succumbed)\s(?:later\s)?(?:of|from|to|in)\s(?:(?:his|her|their|the|a|its|severe|serious)\s)*(?:wounds?|injur(?:y|ies)|burns|hospital|clinic)\s(?:on\s|late\s|early\s)*$"
)
_TOLL_ROSE_BEFORE: Final = re.compile(
    r"\btoll\b[^.;]{0,120}\s(?:rose|risen|rises|climbed|climbs|increased|grew|jumped|went up|gone up|stood|reached)\s[^.;]{0,30}$"
)
_CAPTION_BEFORE: Final = re.compile(
    r"\b(?:photos?|file photo|pictured?|image|is seen|are seen|smoke (?:rises|billows|billowing|rising)|inspect|inspects|pose|looks? on)\b"
    r"[^.]{0,80}$"
)
_SINCE_BEFORE: Final = re.compile(
    r"\b(?P<cue>since|until|till|up to|as of|starting|beginning|from)\s(?:at least\s|early\s|late\s|the\s|around\s)*$"
)
_SINCE_BEGAN: Final = re.compile(
    r"\bsince\s(?:[a-z'\-]+\s){1,6}(?:began|begun|started|erupted|resumed|intervened|seized|captured|took|came|collapsed|ended|signed|entered|"
    r"invaded|withdrew|fell|broke out|set in)\s(?:[a-z\-]+\s){0,3}$"
)
_RECORD_BEFORE: Final = re.compile(
    r"\b(?:first|deadliest|worst|biggest|largest|heaviest|bloodiest|fiercest|strongest|most|highest|lowest|only)\b[^.;]{0,70}$"
)
_BEGAN_BEFORE: Final = re.compile(
    r"\b(?:war|conflict|invasion|uprising|revolution|ceasefire|truce|blockade|siege|mandate),?\s(?:which\s|that\s)?(?:\w+\s)?"
    r"(?:began|started|erupted|broke out|came into (?:force|effect)|took effect|ended)\s(?:on|in|late|early)\s$"
    r"|\b(?:ceasefire|truce|agreement|deal|accord|talks|resolution|treaty)\b[^.;]{0,40}\b(?:brokered|signed(?: up to)?|agreed|reached|announced|declared|held|adopted|passed)\s(?:\w+\s){0,3}$"
)
_FIGHTING_BEGAN: Final = re.compile(
    r"\b(?:fighting|hostilities|clashes|offensive)(?:,[^,.;]{3,60},)?\s(?:which\s|that\s)?(?:\w+\s)?(?:began|started|erupted|broke out|flared up)\s(?:again\s)?on\s$"
)
"""The first day of a campaign, where it is written out: "the fighting, the worst in years, broke out on 27 September"."""
_BEGINNERS: Final = (
    "fighting",
    "hostilities",
    "clashes",
    "offensive",
    "war",
    "conflict",
    "invasion",
    "uprising",
    "revolution",
    "fire",
    "truce",
    "blockade",
    "siege",
    "mandate",
    "agree",
    "deal",
    "accord",
    "talks",
    "treaty",
    "resolution",
    "election",
    "coup",
)
"""A word of the pattern before, whichever way it goes on: looked for first, since the pattern is dear."""
_NAMED_BEFORE: Final = re.compile(
    r"\b(?:truce|ceasefire|agreement|accords?|deal|treaty|revolution|resolution|elections?|coup)\s(?:of|on|signed on|dated)\s(?:the\s)?$"
)
_BEGAN_AFTER: Final = re.compile(
    r",?\s(?:when|the day)\s(?:the|a|its|their)\s(?:\w+\s)?(?:war|offensive|campaign|operation|truce|ceasefire|uprising|fighting)\s(?:began|started|broke out|took effect)\b"
)
_WHEN_AFTER: Final = re.compile(r",?\swhen\b")
_OTHER_ZONE: Final = re.compile(r"\(\s?[\d:.]+\s?(?:[ap]\.?m\.?\s)?(?:gmt|utc|e[sd]t|bst|cet)(?:\son)?\s$")
_AT_WORK_AFTER: Final = re.compile(
    r"\s(?:investigating|facing|preparing|considering|denying|refusing|insisting|checking|probing|seeking|trying|searching|digging|under pressure)\b"
)
_COMPARED_BEFORE: Final = re.compile(
    r"\b(?:than\s(?:(?:in|during|for|over|on)\s)+(?:all(?: of)?\s|the\s(?:whole|entire)?\s?(?:of\s)?|the same \w+ (?:in|of)\s)?"
    r"|than\sthe\ssame\s\w+\s(?:in|of)\s|compared (?:with|to)\s(?:[\w,]+\s){0,5}(?:in|during|for|on)\s(?:all of\s)?"
    r"|up from\s(?:[\w,]+\s){0,3}in\s)$"
)
_PERIOD_BEFORE: Final = re.compile(
    r"\b(?:over|during|for|throughout|so far|within)\s(?:the\s)?(?:(?:several|many|a few|few|some|course of|\w+)\s)?"
    r"(?:(?:weeks|months|years|days)\s(?:in|of)\s)?(?:the\s)?$|\b(?:first|second|third|last)\s(?:half|quarter|months?)\sof\s$"
)
_AHEAD_BEFORE: Final = re.compile(
    r"\b(?:will|shall|to be|due to|scheduled (?:to|for)|expected to)\s(?:(?!strikes?|attacks?|raids?|bomb|shell|kill|hit)[\w\-]+\s){1,6}$"
)
_HISTORY_BEFORE: Final = re.compile(
    r"\b(?:anniversary of|anniversary of the|commemorat\w+|marking|memory of)\s(?:the\s)?(?:[a-z]+\s){0,4}$"
)
_HISTORY_AFTER: Final = re.compile(
    r"'?s?\s(?:[a-z\-]+\s){0,2}(?:uprising|revolution|invasion|war|coup|agreement|accords?|ceasefire|election|elections|treaty|massacre|"
    r"anniversary|deal|crisis|conflict|intervention|resolution)\b"
)
_NAMED_DAY_AFTER: Final = re.compile(r"'?s?\s(?:attacks?|assault|massacre|incursion|onslaught|raid by hamas|hamas)\b")
_ADJECTIVAL_BEFORE: Final = re.compile(r"\b(?:the|hamas's|hamas'|hamas|its|deadly)\s$")


def opened(folded: str, raw: RawTime) -> RawTime:
    """What is "since 2014" is open towards publication, and a period."""
    left = folded[max(0, raw.start - 90) : raw.start]
    cue = _SINCE_BEFORE.search(left[-28:])
    since = bool(cue and cue["cue"] == "since") or ("since " in left and bool(_SINCE_BEGAN.search(left)))
    if isinstance(raw.reading, FromEvent | Open | SamePeriod) or not (cue or since):
        return raw
    if since and _WHEN_AFTER.match(folded, raw.end) and not _BEGAN_AFTER.match(folded, raw.end):
        return raw  # "the worst since March, when a raid killed 30": that raid's day
    if since:
        return replace(raw, reading=Open(raw.reading), period=True)
    return replace(raw, period=True) if cue and cue["cue"] in ("until", "till", "up to", "as of") else raw


def ahead(folded: str, raw: RawTime) -> RawTime:
    """ "The council will meet on Thursday": the next one; "will be held on 25 June": of this year or the next."""
    reading = raw.reading
    yearless = isinstance(reading, OnDay) and reading.year is None and reading.years_back is None
    weekday = isinstance(reading, OnWeekday) and reading.direction == "past"
    if not (yearless or weekday):
        return raw
    left = folded[max(0, raw.start - 60) : raw.start]
    if not ("will " in left or " to " in left or "shall " in left or "for " in left) or not _AHEAD_BEFORE.search(left):
        return raw
    if isinstance(reading, OnWeekday):
        return replace(raw, reading=replace(reading, direction="next"))
    return replace(raw, reading=Unfixed())


class RoleReader:
    """Reads roles in one document. Which rare cues it has at all is looked up once: the patterns for them are dear."""

    def __init__(self, document: Document, folded: str) -> None:
        self._document, self._folded = document, folded
        self._memory = any(word in folded for word in ("anniversary", "commemorat", "marking", "memory of"))
        self._caption = any(
            w in folded for w in ("photo", "picture", "image", "is seen", "are seen", "smoke", "inspect")
        )

    def role(self, raw: RawTime) -> TimeRole:
        """The role of one expression, from the words on both sides of it in its sentence."""
        begin = self._document.sentence_at(raw.start).start if self._document.sentences else 0
        begin = max(begin, raw.start - 90)
        left, right = self._folded[begin : raw.start], self._folded[raw.end : raw.end + 60]
        if self._is_history(raw, left, right):
            return "history"
        if raw.period:
            return "period"
        if isinstance(raw.reading, OnWeekday) and raw.reading.direction == "next":
            return "ahead"
        if isinstance(raw.reading, FromEvent | OnMonthDay):
            return "event"
        if self._is_statement(raw, begin, left, right):
            return "statement"
        of_today = raw.reading == FromPublication(0, 0) and left.endswith(" the ")  # "within the past hour"
        return "period" if raw.form != "recurrent" and not of_today and _PERIOD_BEFORE.search(left[-48:]) else "event"

    def _is_history(self, raw: RawTime, left: str, right: str) -> bool:
        """Days that only date something else: anniversaries, named wars and days, records, comparisons, a war's beginning."""
        if self._memory and _HISTORY_BEFORE.search(left):
            return True
        year_alone = raw.end - raw.start == 4
        if _HISTORY_AFTER.match(right) and (year_alone or not isinstance(raw.reading, OnWeekday | OnDay)):
            return True
        if isinstance(raw.reading, OnDay) and _NAMED_DAY_AFTER.match(right) and _ADJECTIVAL_BEFORE.search(left):
            return True
        if isinstance(raw.reading, Open):
            since = left.rfind("since ")
            return since > 0 and _RECORD_BEFORE.search(left[:since]) is not None
        if ("than " in left or "compared " in left or "up from " in left) and _COMPARED_BEFORE.search(left):
            return True
        if _BEGAN_AFTER.match(right):
            return True
        if not any(word in left for word in _BEGINNERS):
            return False
        if isinstance(raw.reading, OnDay) and _FIGHTING_BEGAN.search(left):
            return True
        return _BEGAN_BEFORE.search(left) is not None or _NAMED_BEFORE.search(left) is not None

    def _is_statement(self, raw: RawTime, begin: int, left: str, right: str) -> bool:
        """Whether the day is that of words about the strike: of saying, posting, briefing, or of a picture."""
        if _STATEMENT_AFTER.match(right) or (self._caption and _CAPTION_BEFORE.search(left)):
            return True
        if right.startswith("'s "):  # "said Sunday's raid …"
            return False
        if right.startswith(")") and _OTHER_ZONE.search(left):  # "1 a.m. (2000 GMT Tuesday)"
            return True
        if left.endswith((" was ", " were ")) and _AT_WORK_AFTER.match(right):  # "was last night investigating …"
            return True
        if left not in ("", "on ") and _SAID_AFTER.match(right):  # "The army on Sunday said …"
            return True
        if right.startswith(" that ") and not _SAID.isdisjoint(
            left.split()[-12:]
        ):  # "told the men in Kidal on Monday that …"
            return True
        if "toll" in left and _TOLL_ROSE_BEFORE.search(left):  # "the death toll of the attack rose to 31 on Tuesday"
            return True
        if _DIED_BEFORE.search(left):  # "two more died of their wounds on Friday"
            return True
        if _ACCUSED_AFTER.match(right) and _ACCUSED_BEFORE.search(left):  # "accused Armenia on Thursday of shelling …"
            return True
        if left in ("", "on ") and _POSTED_AFTER.match(right):
            return True
        return _is_said(self._document.buffer[begin : raw.start])


def _is_said(left: str) -> bool:
    """Whether a verb or noun of saying governs the time: "said in a statement Friday", "told newsmen in Abuja on Thursday"."""
    words = left.split()[-14:]
    for i in range(len(words) - 1, max(-1, len(words) - 11), -1):
        word = words[i]
        bare = word.strip(",'’").lower()
        if bare in _SAID:
            if bare in _GATHERINGS and not _STRUCK.isdisjoint(w.lower() for w in words[max(0, i - 4) : i]):
                return False  # "a strike on a funeral in Bidi on 21 September"
            if bare == "post" and not _HIT.isdisjoint(words[max(0, i - 5) : i]):  # "bombed an army post on Sunday"
                return False
            return not word.endswith(",")  # "a bomb, he says, on 9 March"
        if bare not in _SAID_THEN and not bare.endswith("ly") and not word[0].isupper():
            return False
    return False
