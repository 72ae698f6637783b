"""People named as hit in other ways than beside a verb: in all capitals, by a nickname alone, like one that is no more.

"KILLED COMMANDER OMAR AG SALEH", "among them the front's deputy chief, known as 'El Zorro'", "A nurse died ... Anna Weiss, 44,
had been in the province since autumn" (docs/extraction/persons.md).
"""

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from streams.domain.vocabulary import Outcome
from streams.extraction.persons.names import PARTICLE, ROLE, WORD
from streams.text.guarded import compile_guarded


@dataclass(frozen=True, slots=True)
class Told:
    """A name at `start:end` of the sentence; `name` as it is written elsewhere, not in capitals."""

    start: int
    end: int
    name: str
    role: str | None
    outcome: Outcome


_STOP = "(?:AND|IN|NEAR|AT|ON|WITH|ALONG|BY|DURING|FROM|OUTSIDE|INSIDE|AFTER|WHEN|AS|WAS|WERE|HAS|IS|WHO|OF|TO|THE)"
CAPITALS: Final = re.compile(
    rf"\b(?:(?P<kill>KILL(?:S|ED|ING)?|ELIMINAT(?:ES|ED|ING)|ASSASSINAT(?:ES|ED)|DEATH OF|SLAIN)|(?P<hurt>WOUND(?:S|ED|ING)|INJUR(?:ES|ED|ING))|"
    rf"TARGET(?:S|ED|ING)|TARGET WAS):? (?P<role>(?:[A-Z'’-]+ ){{0,5}}?{ROLE.upper()}),? "
    rf"(?P<name>(?!{_STOP}\b)[A-Z][A-Z'’-]+(?: (?!{_STOP}\b)[A-Z'’-]+){{1,4}})(?![\w'’-])"
)
"""In a text all in capitals only the words around tell a name: what follows a verb and a role."""
CALLED: Final = ("known as", "nicknamed", "called", "alias")
NICKNAME: Final = compile_guarded(
    rf"\b(?P<role>{ROLE}(?: (?:of|in|for) [^.;,]{{2,50}})?),? (?:who was )?(?:{'|'.join(CALLED)}) [\"“'‘](?P<name>[A-Z][^\"”'’,.;]{{1,40}})[\"”'’]"
)
"""Who is known by no other name."""
NICK_KILLED: Final = re.compile(r"\b(?:kill(?:ed|ing|s)|eliminated|dead)\b")
LAST_SEEN: Final = re.compile(
    rf"(?P<name>{WORD}(?:[ ](?:{PARTICLE})?{WORD}){{1,4}}), (?:(?:aged )?\d{{1,2}}|an? [^.;,]{{3,60}})(?:, [^.;]{{3,100}}?)?, was (?:on \w+ )?"
    r"(?:at|in|with|inside|on|near|asleep|driving|sitting|travelling|traveling|walking|riding) [^.;]{3,120} (?:when|as) [^.;]{0,60}?"
    r"\b(?:hit|struck|slammed|landed|fell|exploded|crashed|tore|ripped|smashed|bombed|went through|came through)\b"
)
HIS_DEATH: Final = re.compile(
    r"\b(?:(?:he|she) (?:is|was|were) [^.;]{0,40}\bkilled|(?:he|she) died|(?:his|her) (?:death|body|funeral|burial|remains)|to be killed)\b",
    re.I,
)
"""Where somebody was when it hit, who is told to be dead in the next sentence."""
OBITUARY: Final = re.compile(
    rf"(?P<name>{WORD}(?:[ ](?:{PARTICLE})?{WORD}){{1,4}}), (?:aged )?\d{{1,2}}, (?:had (?:been|lived|worked|moved|come|joined|left|just|arrived|gone|served|planned|only)\b|"
    r"was (?:at|in|with|inside|on|near|asleep|driving|sitting|travelling|traveling) [^.;]{3,90} (?:when|as) [^.;]{0,30}?"
    r"\b(?:hit|struck|slammed|landed|fell|exploded|thundered|crashed|tore|ripped|smashed)\b)"
)
"""Who is told of like one that is no more, after a sentence of one death."""
ONE_DEAD: Final = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he|one) (?:[\w'’-]+ ){{0,3}}?(?:{ROLE}|FANATIC|fanatic|jihadi)\b[^.;]{{0,110}}\b(?:died|killed|dead|DEAD|perished)\b|"
    rf"\bkill(?:s|ed|ing) (?:an?|the|one) (?:[\w'’-]+ ){{0,3}}?{ROLE}\b"
)
SPEAKS_NEXT: Final = re.compile(
    r"\W*[\"“]|[^.]{0,80}\b(?:he|she) (?:said|says|told|tells|recalled|recalls|remembers|added)\b"
)
SHOUTED: Final = 0.85
"""Share of capitals among the letters of a text in capitals; a lone abbreviation in it may have small letters."""


def told_otherwise(words: str, before: str, after: str) -> Iterator[Told]:
    """Names of one sentence; `before` are the two sentences before it, `after` the one that follows."""
    if _shouted(words):
        for m in CAPITALS.finditer(words):
            outcome: Outcome = "killed" if m["kill"] else "injured" if m["hurt"] else "unknown"
            *whose, who = m["role"].split()
            yield Told(*m.span("name"), m["name"].title(), " ".join((*whose, who.lower())), outcome)
        return
    nick = NICKNAME.search(words) if any(w in words for w in CALLED) else None
    if nick and NICK_KILLED.search(words, 0, nick.start()):
        yield Told(*nick.span("name"), nick["name"], nick["role"], "killed")
    died = OBITUARY.match(words)
    if died is None or not ONE_DEAD.search(before):
        died = LAST_SEEN.match(words)
        died = died if died and HIS_DEATH.search(after) else None
    if died and not SPEAKS_NEXT.match(after):
        yield Told(*died.span("name"), died["name"], None, "killed")


_SMALL: Final = string.ascii_lowercase.encode()


def _shouted(words: str) -> bool:
    plain = words.encode("ascii", "ignore")
    small = len(plain) - len(plain.translate(None, _SMALL))
    if small > (1 - SHOUTED) * len(words):
        return False  # most sentences, without a look at each letter
    capitals = sum(map(str.isupper, words))
    return capitals > 20 and capitals > SHOUTED * sum(map(str.isalpha, words))
