"""Which lines of a page are furniture: advertisements, forms, share bars, credits, notices. By shape, not by one site's words.

A line is judged by what kind of speech act it is. News prose tells of third parties; furniture speaks to the reader
("your inbox", "Download a free sample"), labels a picture ("Image Credit: AFP") or links elsewhere ("Read more:").
Quoted speech is never furniture, whoever it speaks to.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final, Literal

from streams.text.guarded import compile_guarded, compile_lines
from streams.text.lexicon import words
from streams.text.linear import compile_words

Verdict = Literal["keep", "furniture", "weak"]

_LABEL_WORDS: Final = r"""^\W{0,4}(?:
        advertise?ment (?:\s*[-–—:]?\s*(?:continue|scroll|skip|article|story)\b.{0,60})?
      | sponsored(?:\s+(?:content|by|post|links?)\b.{0,60})? | promoted(?:\s+(?:content|stories|links?))? | promo | paid\ content
      | \[?\s*ad(?:_\d+)?\s*\]? | ads\ by\ .{0,40} | story\ continues\ below.{0,40} | article\ continues\ (?:below|after).{0,40}
      | (?:continue|keep|start)\ (?:reading|scrolling).{0,80} | scroll\ (?:down\ )?(?:to|for)\ .{0,40} | skip\ (?:to|advert|ad|past).{0,60}
      | (?:image|photo|picture|video|pic|graphic|photograph|file\ photo|cover\ image)s?\s*(?:credits?|source|by|courtesy(?:\ of)?)?\s*[:/|©]\s*.{0,120}
      | (?:image|photo|picture|video|photograph)s?\ (?:credits?|source|courtesy)\b.{0,120}
      | (?:credits?|caption|source\ image)\s*:\s*.{0,120}
      | \(?(?:photo|image|picture|file)\ ?(?:photo|image)?\s*(?::|by\ |/).{0,120}\)?
      | (?:©|\(c\)|copyright\b\s*(?:©|\(c\)|\d{4}|by\b|:|notice)).{0,160} | all\ rights\ reserved\b.{0,120}
      | (?:getty\ images?|shutterstock|afp\ ?/\ ?getty|reuters\ ?/\ ?[A-Z]|ap\ photo)\b.{0,100}
      | (?:read|see|watch|listen|learn|find\ out|view|show|load|explore)\ (?:more|also|next|now|here|full|all)\b\ ?(?:[:>»→|…-].{0,200}|.{0,40})
      | (?:also|must|further|recommended|suggested|more)\ (?:read|reads|reading|watch|stories|coverage|news|articles|on\ this\ (?:story|topic)|from\ .{2,40})\s*(?:[:>»→-].{0,200})?
      | (?:related|recommended|trending|popular|latest|top|more)\ (?:articles?|stor(?:y|ies)|posts?|news|topics?|content|coverage|links?|videos?)\b\s*:?.{0,120}
      | (?:most\ (?:read|popular|viewed|shared)|editor['’]?s\ picks?|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested).{0,60}|what\ to\ read\ next|don['’]t\ miss.{0,100})
      | (?:follow|like|join|find|add|contact|tweet|email|e-mail)\ (?:us|me|@\w+|our\ \w+|the\ (?:author|reporter|writer))\b.{0,140}
      | share\ (?:this|on|via|with)\b.{0,60}
      | (?:tags?|filed\ under|topics|categories|posted\ in|keywords)\s*:\s*.{0,200}
      | (?:click|tap|swipe|press)\ (?:here|to|on|the|below|through|for|play)\b.{0,140}
      | (?:subscribe|sign\ ?up|sign\ in|log\ ?in|register|join\ now|download|get\ (?:the|our|your|breaking|access|unlimited|daily)|enter\ your|become\ a|access\ the|buy\ now|donate|support\ (?:us|our)|try\ (?:it|us|our)|start\ your|manage\ your|unsubscribe|request\ a)\b.{0,160}
      | (?:terms\ (?:of|and|&)|privacy\ (?:policy|notice)|cookies?\ (?:policy|settings|notice)|contact\ us|about\ us|accept\ (?:all|cookies)).{0,140}
      | \d+\s+(?:comments?|shares?|likes|views|min(?:ute)?s?\ read|of\ \d+) | (?:play|watch)\ video.{0,80} | video\ player.{0,60} | loading\W*
      | (?:\w+\s+){0,3}\(?\d+\ min(?:ute)?s?\ read\)? | close | menu | home | search | back\ to\ top | next\ article.{0,80} | previous\ article.{0,80}
      | (?:this\ (?:story|article)\ (?:was|has\ been)\ (?:originally\ )?(?:published|updated|supported)).{0,160}
    )\W{0,4}$"""
_LABEL: Final = compile_guarded(_LABEL_WORDS, re.I | re.X)
"""Lines that are furniture by their form alone (the whole line has to match)."""

_SHARE: Final = words(
    "share tweet pin email e-mail mail print save comment comments facebook twitter whatsapp linkedin telegram reddit flipboard pinterest instagram link copy"
)
_SHARE_TOO: Final = words("on this via with article story post to friends a x by all") | _SHARE
_WORD: Final = re.compile(r"[a-z-]+")
_SHARES: Final = rf"^[^a-z-]*(?:{'|'.join(sorted(_SHARE))})(?![a-z-])"


def _share_bar(text: str) -> bool:
    """A row of buttons: nothing but the names of networks and what one does on them."""
    low = text.lower()
    first = _WORD.search(low)
    if first is None or first.group() not in _SHARE:
        return False
    found = _WORD.findall(low)
    return all(w in _SHARE_TOO for w in found) and len(found) <= 20


_READER: Final = compile_guarded(
    r"\b(?:you|your|you['’](?:re|ll|ve|d)|we|we['’](?:re|ll|ve)|our|us|here|now|today|free|below|please|thank you|thanks)\b",
    re.I,
)
_TRADE: Final = (
    r"\b(?:downloads?|downloading|e-?mails?|inbox|newsletters?|subscri\w+|sign(?:ed|ing)? up|log(?:ged)? in|registers?|registration"
    r"|click|tap|submit\w*|forms?|samples?|trials?|buy|purchases?|offers?|discounts?|subscribers?|accounts?|passwords?|browsers?|cookies?|adverti[sz]\w+"
    r"|privacy|terms|consent|personal data|unlimited|premium|members?hip|paywall|profiles?|whitepapers?|brochures?|webinars?|podcasts?|app|apps|android"
    r"|competitors?|competitive edge|on the market|market research|powered by|hours of research|notifications?|javascript|device|settings|shopping|cart|checkout|delivered)\b"
)
_COMMERCE: Final = compile_words(_TRADE)
_SUSPECT: Final = compile_lines((_LABEL_WORDS, _SHARES, _TRADE.replace(" ", r"\ ")), re.I | re.X)
"""What every line of furniture is or holds: few lines of news do."""
_WE: Final = re.compile(r"(?i)\b(?:we|our|us)\b")
_YOU: Final = re.compile(r"(?i)\byour?\b")
_QUOTE: Final = re.compile(r"[\"“”«»]")
_REPORTING: Final = compile_guarded(
    r"\b(?:said|says|told|according|reported|killed|wounded|injured|strikes?|troops|military|police)\b",
    re.I,
)


def judge(line: str) -> Verdict:
    """What one line is on its own. `weak`: speaks to the reader without saying what it sells; falls only beside furniture."""
    text = line.strip()
    if not text:
        return "keep"
    if _labelled(text):
        return _label(text)
    if len(text) > 400 or _QUOTE.search(text):
        return "keep"
    if _sells(text):
        return "furniture"
    if text.count(" ") < 14 and (text[-1] in "!?" or _READER.search(text)) and not _REPORTING.search(text):
        return "weak"
    return "keep"


def _sells(text: str) -> bool:
    """Speaks to the reader, of what one can buy or sign up for; what is long must speak of both sides."""
    reader = len({m.group().lower() for m in _READER.finditer(text)})
    long = len(text) > 160
    if not reader or (long and not (_WE.search(text) and _YOU.search(text))):
        return False
    trade = sum(1 for _ in _COMMERCE.finditer(text))
    return trade >= (2 if long else 1) and trade + reader >= 3 and not _REPORTING.search(text)


def _labelled(text: str) -> bool:
    return len(text) <= 260 and text[0] not in '“"«‘' and bool(_LABEL.match(text) or _share_bar(text))


def _label(text: str) -> Verdict:
    return "keep" if text[-1] in '.”"' and len(text) > 40 and _REPORTING.search(text) else "furniture"


def verdicts(lines: Sequence[str]) -> list[bool]:
    """For each line whether it goes: furniture, and what is weak in a run of lines that touches furniture."""
    ends = list(accumulate(len(line) + 1 for line in lines))
    gone = [False] * len(lines)
    for i in {bisect_right(ends, at) for at in _SUSPECT.suspects("\n".join(lines))}:
        gone[i] = judge(lines[i]) == "furniture"
    if not any(gone):
        return gone
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        beside = False
        for i in order:
            if not lines[i].strip():
                continue
            if beside and not gone[i]:
                gone[i] = judge(lines[i]) == "weak"
            beside = gone[i]
    return gone
