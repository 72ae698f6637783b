"""Who is cited in a sentence: "the Pentagon said …", "…, said the head of the region", "according to medics", "it added …".

The name is the whole noun phrase beside the verb of saying; where no such phrase stands there, nobody is named, as no
claimant is better than a wrong one.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NamedTuple

from streams.extraction.stance.phrase import after_cite, before_verb, pronoun_before
from streams.extraction.stance.speakers import BODIES, PEOPLE, singular, speaks
from streams.text.document import Document, Sentence
from streams.text.guarded import compile_guarded

_SURE: Final = "said|says|say(?!,)|told|tells|added|adds|insisted|insists|wrote|writes|noted|notes|explained|explains"
_OTHER: Final = (
    r"reported|reports|announced|announces|announce|confirmed|confirms|confirm|claimed|claims|stated|states? (?:\w+ly )?that|acknowledged|acknowledges|"
    r"admitted|admits|declared|declares|informed|informs|indicated|indicates|disclosed|affirmed|affirms|counted|estimated|estimates that|believe|swears|"
    r"tweeted|documented|recorded|showed|shows|aired|broadcast|(?P<active>accused|accuses|accuse|blamed|blames|blame)(?! of\b| by\b| for\b)|"
    r"puts? (?:to \d+ )?(?:the|its) (?:\w+ ){0,2}(?:toll|number|figure|count|dead)|rais(?:ed|es) (?:to \d+ )?(?:the|its)"
)
_CITES: Final = compile_guarded(
    rf"\b(?=[abcdeinpqrstw])(?:(?:(?P<sure>{_SURE})|(?P<other>{_OTHER}))\b(?P<by> by\b)?|"
    r"(?:according to|quot(?:ed|es|ing)(?! by\b)|by the (?:\w+ )?(?:count|account|tally|estimate) of) (?P<to>)|"
    r"by (?P<whose>(?:[\w-]+ ){0,3}?[\w-]+)['’]s? (?:own )?(?:account|count|tally|estimate|admission)\b)",
    re.I,
)
_DENIES: Final = compile_guarded(
    r"(?<=\s)(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|(?:did|had|has|have) not)\b", re.I
)
_HEAD: Final = re.compile(r"\W*(?:\d{1,2}[:.h]\d{2}\W*(?:[ap]m\W*)?)?(?P<who>(?:[\w.'’-]+ ){0,6}[\w.'’-]+): (?=\S)")
_LAST: Final = re.compile(r" [-–—] (?P<who>(?:[\w.'’-]+ ){0,6}[\w.'’-]+)[.\s]*$")
_TURN: Final = re.compile(r"(?:;|(?:,| [-–—]) (?P<but>but|while|whereas|although|though))\s", re.I)
_BACK: Final = 4
"""Sentences before a pronoun in which whoever it stands for has spoken; and citations of a clause that are looked at."""
_HEARD: Final = 8
"""Citations of a sentence, from its end, for which a pronoun of a later one may stand."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says so: `name` stands at `start` to `end` of the text, the words that cite it at `cue`."""

    name: str
    start: int
    end: int
    cue: tuple[int, int]


class _Cited(NamedTuple):
    """A citation in a sentence: its voice, or the pronoun that stands for one."""

    at: int
    voice: Voice | None
    pronoun: str


class _Clauses(NamedTuple):
    """Where a sentence's clauses begin after the first, how often it has turned by each, and who is cited in each."""

    begin: list[int]
    turned: list[int]
    told: dict[int, list[_Cited]]


class Voices:
    """Who is cited where in a document, each sentence read once and only when asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._cited: dict[int, list[_Cited]] = {}
        self._turns: dict[int, _Clauses] = {}

    def of(self, sentence: Sentence, at: int | None = None) -> Voice | None:
        """Who tells what stands at `at` of the sentence: whoever is cited in its clause, else elsewhere in the sentence."""
        cited = self._citations(sentence)
        if not cited:
            return None
        begin, turned, told = self._clauses(sentence)
        clause = bisect_right(begin, cited[0].at if at is None else at)
        rest = [c for c in cited[:_BACK] if turned[bisect_right(begin, c.at)] == turned[clause]] if begin else []
        for c in (*told.get(clause, ()), *rest):
            voice = c.voice or self._stands_for(sentence, c.pronoun)
            if voice is not None:
                return voice
        return None

    def denier(self, sentence: Sentence, at: int) -> Voice | None:
        """Who denies, by the verb that stands next to `at` of the sentence."""
        words = self._document.words(sentence)
        for m in _DENIES.finditer(words, max(0, at - 20), min(len(words), at + 60)):
            found = before_verb(words, m.start(), sure=False)
            if found is not None:
                return self._voice(sentence, found, (m.start(), m.end()))
        return None

    def _clauses(self, sentence: Sentence) -> "_Clauses":
        known = self._turns.get(sentence.index)
        if known is None:
            turns = list(_TURN.finditer(self._document.words(sentence)))
            begin = [m.end() for m in turns]
            told: dict[int, list[_Cited]] = {}
            for c in self._citations(sentence):
                first = told.setdefault(bisect_right(begin, c.at), [])
                if len(first) < _BACK:
                    first.append(c)
            turned = [0, *accumulate(m["but"] is not None for m in turns)]
            known = self._turns[sentence.index] = _Clauses(begin, turned, told)
        return known

    def _stands_for(self, sentence: Sentence, pronoun: str) -> Voice | None:
        for i in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
            for c in self._citations(self._document.sentences[i])[: -1 - _HEARD : -1]:
                if c.voice is not None and _fits(pronoun, c.voice.name):
                    return c.voice
        return None

    def _citations(self, sentence: Sentence) -> list[_Cited]:
        known = self._cited.get(sentence.index)
        if known is None:
            known = self._cited[sentence.index] = self._read(sentence)
        return known

    def _read(self, sentence: Sentence) -> list[_Cited]:
        words = self._document.words(sentence)
        found: list[_Cited] = []
        for m in _CITES.finditer(words):
            who, pronoun = _cited(words, m)
            if who is not None:
                found.append(_Cited(m.start(), self._voice(sentence, who, (m.start(), m.end())), ""))
            elif pronoun:
                found.append(_Cited(m.start(), None, pronoun))
        for pattern in (_HEAD, _LAST) if not found else ():
            m2 = pattern.match(words) if pattern is _HEAD else pattern.search(words[-80:])
            if m2 is not None:
                shift = 0 if pattern is _HEAD else max(0, len(words) - 80)
                span = after_cite(words[: shift + m2.end("who")], shift + m2.start("who"), sure=False)
                if span is not None and speaks(words[slice(*span)].split()[-1]):
                    found.append(_Cited(span[0], self._voice(sentence, span, span), ""))
        return found

    def _voice(self, sentence: Sentence, span: tuple[int, int], cue: tuple[int, int]) -> Voice:
        start, end = sentence.start + span[0], sentence.start + span[1]
        name = " ".join(self._document.buffer[start:end].split())
        return Voice(name, start, end, (sentence.start + cue[0], sentence.start + cue[1]))


def _cited(words: str, m: re.Match[str]) -> tuple[tuple[int, int] | None, str]:
    """Whom a verb of saying cites, or the pronoun before it."""
    if m["whose"] is not None:
        return after_cite(words[: m.end("whose")], m.start("whose"), sure=True), ""
    if m["sure"] is None and m["other"] is None:
        return after_cite(words, m.end(), sure=True), ""
    if m["by"]:
        if words[m.start() : m.start() + 4].lower() in _SHOWN:
            return None, ""
        return after_cite(words, m.end() + 1, sure=True), ""
    if _PASSIVE.search(words, max(0, m.start() - 20), m.start()) or _SAYS_NOTHING.match(words, m.end()):
        return None, ""
    pronoun = pronoun_before(words, m.start())
    if pronoun:
        return None, pronoun
    sure = m["sure"] is not None or m["active"] is not None or _TELLS_THAT.match(words, m.end()) is not None
    who = before_verb(words, m.start(), sure=sure)
    if who is None and m["sure"] and words[max(0, m.start() - 3) : m.start()].strip()[-1:] in set(",”\"’'"):
        who = after_cite(words, m.end() + 1, sure=words[m.end() + 1 : m.end() + 2].isupper())
    return who, ""


_SHOWN: Final = frozenset(["show", "aire", "broa"])
"""Pictures "broadcast by channels" are what somebody shows, not what it says."""
_SAYS_NOTHING: Final = re.compile(
    r" (?:(?:on |late |early )?\w+day )?(?:that )?(?:he|she|it|they|its \w+) (?:"
    r"(?:had|has|have) (?:no|not|nothing)\b|(?:was|were|is|are|would be) (?:\w+ ){0,2}?(?:looking|checking|investigating|studying|aware|"
    r"recalling|summoning|reviewing|assessing|unable|unaware)\b|would (?:look|check|investigate|study|review)\b|(?:could|can|did|does|do) not (?:comment|confirm|know|verify)\b)",
    re.I,
)
"""Words of a speaker who vouches for nothing: "said it was looking into the report", "said he had no confirmation"."""
_TELLS_THAT: Final = re.compile(r" (?:(?:on |late |early )?\w+day |today )?that\b")


_PASSIVE: Final = re.compile(r"\b(?:is|are|was|were|be|been|being|it is|not)\s+(?:\w+ly\s+)?$", re.I)


def _fits(pronoun: str, name: str) -> bool:
    """Whether a pronoun can stand for who is named so."""
    nouns = [w.strip("’'.,").lower() for w in name.split()]
    plural = " and " in name or any(singular(n) != n and singular(n) in PEOPLE for n in nouns) or nouns[-1] == "police"
    body = any(n in BODIES or singular(n) in BODIES for n in nouns[-1:])
    if pronoun == "they":
        return plural or (body and nouns[-1].endswith("s"))
    if pronoun in {"he", "she"}:
        return not plural and (any(n in PEOPLE for n in nouns) or not body)
    return not plural and not any(n in PEOPLE for n in nouns[:1])
