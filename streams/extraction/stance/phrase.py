"""The noun phrase of a speaker, beside a verb of saying: its span without the article, or None where none stands there.

Read backwards from the verb ("…, a spokesman for the rebels has said") or forwards from "according to". All looks at a
bounded number of characters.
"""

import re
from typing import Final

from streams.extraction.stance.speakers import ACCOUNTS, PEOPLE, mute, singular, speaks

Span = tuple[int, int]

_REACH: Final = 180
"""Characters beside the verb that hold the phrase."""
_DAY: Final = r"(?:on |early |late |in )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|evening|night|afternoon))?|yesterday|today|on \d{1,2} [A-Z]\w+|on [A-Z]\w{2,8}\.? \d{1,2}"
_ADVERBS: Final = re.compile(
    rf"(?:[ ,]+(?:has|have|had|also|later|afterwards|further|earlier|then|still|only|just|again|separately|however|meanwhile|formally|officially|flatly|publicly|"
    rf"previously|immediately|categorically|initially|in turn|in a \w+|for (?:its|his|her|their) part|{_DAY})|\s?\(\w[^()]{{0,20}}\))+$",
    re.I,
)
_EDGE: Final = re.compile(
    r"[;!?\"“”«»()\[\]…]|[,:](?=\s|$|[”\"’'])|\s[-–—]+\s|—|(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!Capt)(?<!Brig)(?<!Prof)\.(?=\s)"
)
_OPEN: Final = re.compile(
    r"\W*(?:\d{1,2}[:.h]\d{2}\s*(?:[ap]m\b)?\s*(?:[A-Z]{2,4} )?)?(?:(?:(?:last|this) (?:year|month|week)|and|but|so|yet|while|although|though|initially|meanwhile|later|earlier|however|then|also|now|or|still|breaking|on \w+day)\s+)*",
    re.I,
)
_INNER: Final = re.compile(
    r"\s(?P<word>who|whose|that|which|but|while|whereas|as|when|after|before|because|although|though|if|since|until|where|what|than|so)(?:\s|$)",
    re.I,
)
_ARTICLE: Final = re.compile(r"(?:the|an?|its|their|his|her|our|this|that|these|those)\s+", re.I)
_PREPOSITION_WORDS: Final = """
in on at of for from with by to near inside outside within over under after before during against into about
between among amid despite according as per via citing quoting through around across behind
"""
_PREPOSITION: Final = frozenset(_PREPOSITION_WORDS.split())
_JOINS_WORDS: Final = """
of for in at from with on to near by inside outside within between against
"""
_JOINS: Final = frozenset(_JOINS_WORDS.split())
_VERBS_WORDS: Final = """
is are was were be been being has have had do does did will would could can may might should must shall kill
kills hit hits struck strike strikes fell fall falls left took came went made gave got saw found began broke
flew shot sent blew tore died dies burned rose hurt lost led held ran said says not no never asked leaves
leave destroy destroys injure injures wound wounds pound pounds bomb bombs shell shells there
"""
_VERBS: Final = frozenset(_VERBS_WORDS.split())
_ADJECTIVES_WORDS: Final = """
armed united allied unnamed unidentified retired besieged displaced injured wounded opposed combined affected
occupied mixed aged red banned exiled elected appointed uninvolved detailed advanced sacred hundred named so-
called unspecified
"""
_ADJECTIVES: Final = frozenset(_ADJECTIVES_WORDS.split())
_TOKEN: Final = re.compile(r"[^\s]+")
_POSSESSED: Final = re.compile(r"(?:'s|’s|s'|s’)$")
_KEPT: Final = re.compile(r"(?:'s|’s|s'|s’|\b[A-Z]\.[A-Z]\.)\s*$")
"""Endings that belong to the name: "the mayor's", "the U.S."."""
_QUOTED_BY: Final = re.compile(
    r"(?<=[a-z]) (?:(?:quoted|quoting|citing|cited|contacted|reached|interviewed|asked|speaking|who|whose)\b|"
    r"(?:run|led|backed|controlled|held|appointed|based|loyal|close|allied|linked|opposed|living|working) (?:by|in|at|to|with|near|for)\b).*$",
    re.S,
)
_AFTER: Final = re.compile(
    rf"\s(?:\d+\b(?!th)|who|which|that|whose|as|when|after|before|while|but|because|although|on|citing|quoted|via|late|early|following|said|says|is|are|was|were|have|has|had|"
    rf"in (?:an?|the|his|her|its|their) (?:[\w/]+ )?(?:statements?|interview|post|message|briefing|report|remarks|comments|update|bulletin)|{_DAY})\b",
    re.I,
)


def before_verb(words: str, verb: int, *, sure: bool) -> Span | None:
    """The subject of the verb of saying at `verb`; `sure` when the verb can be none but one that somebody speaks by."""
    low = max(0, verb - _REACH)
    end = verb - len(words[low:verb]) + len(words[low:verb].rstrip())
    end = low + len(_ADVERBS.sub("", words[low:end]))
    closed = end < len(words) and words[end - 1 : end] == ","
    end -= closed
    start = _edge(words, low, end)
    if not closed:
        return _ministry(words, low, start, end) or _phrase(words, start, end, sure=sure)
    inner = words[start:end].strip()
    before = _edge(words, low, start - 1) if start > low else start
    if words[start - 1 : start] == "," and before < start - 1:
        outer = _phrase(words, before, start - 1, sure=False)
        if outer is not None and _is_name(inner):
            return (outer[0], start + len(words[start:end].rstrip()))
        if outer is not None and (_relative(inner) or _is_name(words[slice(*outer)])):
            return outer
    return None if _relative(inner) else _phrase(words, start, end, sure=sure)


def after_cite(words: str, start: int, *, sure: bool) -> Span | None:
    """The noun phrase that begins at `start`, with a name set after it between commas."""
    high = min(len(words), start + _REACH)
    edge = _EDGE.search(words, start, high)
    end = edge.start() if edge else high
    soft = _AFTER.search(words, start, end)
    closed = soft is None and edge is not None and edge.group() == ","
    end = soft.start() if soft else end
    end = start + len(words[start:end].rstrip() if _KEPT.search(words[start:end]) else words[start:end].rstrip(" ."))
    cut = words.find(" and ", start, end)
    if cut > 0 and not _also_speaks(words[cut + 5 : end]):
        end, closed = cut, False
    first = words[start:end].split(" ", 1)[0].lower()
    if first in _PREPOSITION:
        return None
    found = _phrase(words, start, end, sure=sure)
    if found is None or found[1] != end or not closed:
        return found
    further = _EDGE.search(words, end + 1, high)
    name_end = further.start() if further else high
    name = words[end + 1 : name_end].strip(" .")
    titled = any(speaks(w) for w in words[slice(*found)].split())
    return (
        (found[0], end + 1 + words[end + 1 : name_end].index(name) + len(name))
        if titled and _is_name(name, 2)
        else found
    )


def pronoun_before(words: str, verb: int) -> str:
    """The pronoun, or the account, that stands before the verb in place of whoever speaks; empty where none does."""
    low = max(0, verb - 40)
    m = _PRONOUN.search(_ADVERBS.sub("", words[low:verb].rstrip()))
    return m.group(1).lower() if m else ""


_PRONOUN: Final = re.compile(
    r"(?:^|[\s\"“”'’])(he|she|it|they|the (?:statement|communiqué|communique|bulletin))$", re.I
)


def _edge(words: str, low: int, end: int) -> int:
    """Where the stretch without punctuation that ends at `end` begins."""
    start = low
    for m in _EDGE.finditer(words, low, end):
        start = m.end()
    return start


def _ministry(words: str, low: int, start: int, end: int) -> Span | None:
    """ "The Ministry of Information, Culture and Tourism": a comma within a name."""
    if words[start - 1 : start] != "," or " and " not in words[start:end]:
        return None
    before = _edge(words, low, start - 1)
    office = re.search(
        r"\b(?:Ministry|Department|Office|Committee|Directorate) (?:of|for) [\w’' -]+$", words[before : start - 1]
    )
    if office is None or not all(w[0].isupper() or w == "and" for w in words[start:end].split()):
        return None
    return (before + office.start(), end)


def _phrase(words: str, start: int, end: int, *, sure: bool) -> Span | None:
    """The noun phrase that ends at `end`, where all from its first word to there is one; else what of it surely is."""
    opening = _OPEN.match(words, start, end)
    start = opening.end() if opening else start
    cuts = list(_INNER.finditer(words, max(0, start - 1), end))
    if cuts:
        cut = cuts[-1]
        word = cut["word"].lower()
        if word in {"who", "whose"}:
            return _phrase(words, start, cut.start(), sure=False) if cut.start() > start else None
        return _phrase(words, cut.end(), end, sure=sure) or (
            _phrase(words, start, cut.start(), sure=False)
            if word in {"that", "which"} and cut.start() > start
            else None
        )
    posted = _QUOTED_BY.search(words, start, end)
    end = posted.start() if posted else end
    start = _without_lead(words, start, end)
    end = start + len(
        words[start:end].rstrip() if _KEPT.search(words[start:end]) else words[start:end].rstrip(" .'’\"")
    )
    if _good(words[start:end], sure=sure):
        return _named(words, start, end)
    both = words.rfind(" and ", start, end)
    if both > 0 and _good(words[both + 5 : end], sure=False):
        return _named(words, both + 5, end)
    return None


def _without_lead(words: str, start: int, end: int) -> int:
    """Past what else stands in the clause: "In the north the governor", "on Thursday the army", "last year three officials"."""
    tokens = list(_TOKEN.finditer(words, start, end))
    led = bool(tokens) and tokens[0].group().lower() in _PREPOSITION
    for i in range(len(tokens) - 1, 0, -1):
        word, before = tokens[i].group().lower(), tokens[i - 1].group().lower()
        if (word in _ARTICLES or (led and word in _SOME)) and before not in _PREPOSITION and before not in _LINKS:
            return tokens[i].start()
    if not led:
        return start
    last = tokens[-1]
    return last.start() if len(tokens) > 2 and speaks(last.group()) and last.group().islower() else end


_ARTICLES: Final = frozenset(["the", "a", "an", "its", "their", "his", "her"])
_SOME: Final = frozenset(["two", "three", "four", "several", "some", "local"])
_LINKS: Final = frozenset(["and", "or", "all", "both", "half", "such", "many"])


def _named(words: str, start: int, end: int) -> Span | None:
    """Without the article; of an account ("a statement by the ministry") whoever gave it."""
    article = _ARTICLE.match(words, start, end)
    start = article.end() if article else start
    tokens = words[start:end].split()
    head = _head(tokens)
    if singular(tokens[head].lower()) in ACCOUNTS:
        given = re.search(r"\s(?:by|from|of)\s", words[start:end])
        if given is None or not _good(words[start + given.end() : end], sure=False):
            return None
        return _named(words, start + given.end(), end)
    return (start, end) if end > start else None


def _head(tokens: list[str]) -> int:
    """Number of the word that the others belong to."""
    for i, token in enumerate(tokens):
        if i and token.lower() in _JOINS:
            return i - 1
    return len(tokens) - 1


def _good(phrase: str, *, sure: bool) -> bool:
    """Whether these words are a noun phrase of somebody who can speak."""
    article = _ARTICLE.match(phrase.strip())
    plain = phrase.strip()[article.end() if article else 0 :]
    tokens = plain.split()
    if not tokens or len(tokens) > 16 or any(_is_verb(tokens, i) for i in range(len(tokens))):
        return False
    low = tokens[0].lower()
    if low in _PREPOSITION or low in {"either", "neither", "no", "any"}:
        return False
    if low.endswith("ing") and tokens[0].islower() and not any(map(speaks, tokens)):
        return False
    head = tokens[_head(tokens)]
    word = _POSSESSED.sub("", head).strip("’'.,")
    if singular(word.lower()) in ACCOUNTS:
        return len(tokens) > 2
    if speaks(word) or _owner_speaks(tokens):
        return True
    if (
        not word
        or mute(word)
        or not any(c.isalpha() for c in word)
        or (len(tokens) == 1 and phrase.strip() != plain and word.islower() and not sure)
    ):
        return False
    return (word[0].isupper() and (sure or len(tokens) > 1 or word.isupper())) or (
        sure and word.islower() and word.endswith("s") and not word.endswith("ss")
    )


def _owner_speaks(tokens: list[str]) -> bool:
    """ "Brigadier Saree's office", "local officials": a noun for a speaker closes the first part."""
    return (
        any(speaks(_POSSESSED.sub("", t)) for t in tokens[: _head(tokens) + 1] if t[0].isupper())
        and tokens[_head(tokens)][0].isupper()
    )


def _is_verb(tokens: list[str], i: int) -> bool:
    word = tokens[i]
    low = word.lower()
    if low in _VERBS:
        return word.islower() or (i > 0 and word.isupper() and len(word) > 3) or low in {"there", "is", "was", "asked"}
    if word[0].isupper() or not low.endswith("ed") or "-" in low or low in _ADJECTIVES:
        return False
    return i > 0 and tokens[i - 1].lower() not in _BEFORE_ADJECTIVE


_BEFORE_ADJECTIVE: Final = _JOINS | {
    "the",
    "a",
    "an",
    "and",
    "some",
    "two",
    "three",
    "several",
    "local",
    "its",
    "their",
}


def _relative(words: str) -> bool:
    first = words.split(" ", 1)[0].lower()
    return first in _PREPOSITION or first in {"who", "which", "whose", "where"} or first.endswith("ing")


def _is_name(words: str, least: int = 1) -> bool:
    """Whether these are the words of a name, with or without a title: "Oleksandr Hrytsenko", "his deputy Major Saud al-Qarni"."""
    tokens = words.split()
    return (
        least <= len(tokens) <= 7
        and all(t[0].isupper() or t in _PARTICLES or t[:3] in {"al-", "el-"} or singular(t) in PEOPLE for t in tokens)
        and tokens[-1][0].isupper() | (tokens[-1][:3] in {"al-", "el-"})
        and not mute(tokens[0])
        and tokens[0] not in {"of", "for", "and"}
    )


_PARTICLES_WORDS: Final = """
al el bin bint ibn abu de del la von of for the and
"""
_PARTICLES: Final = frozenset(_PARTICLES_WORDS.split())


def _also_speaks(rest: str) -> bool:
    """Whether what follows "and" is one more speaker."""
    return _good(rest, sure=False)
