"""Sentences with offsets: an own splitter for news prose, live blogs and lists. Linear in the text's length."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from streams.text.dateline import LOOK, find_dateline
from streams.text.document import Document, Sentence, SentenceKind
from streams.text.lexicon import words

_TITLES: Final = words(
    """mr mrs ms messrs mx dr prof st sr sra gen lt col maj capt cpt cmdr cdr sgt cpl pvt spc adm brig vice-adm rear-
    adm ens wg sqn flt sen rep gov pres amb hon rev fr sheik insp supt det dep asst sec min gens cols lts maj-gen
    lt-gen lt-col brig-gen v vs no nos incl fig figs art op vol approx est ca cf al eg ie viz mt ft"""
)
"""Abbreviations that are always followed by more of the same sentence ("Lt. Gen.", "No. 5", "vs."), in lower case."""
_MONTHS: Final = words(
    """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"""
)
_EITHER: Final = words("u.s u.k u.n u.a.e e.u d.c a.m p.m inc ltd co corp jr etc bros ph.d u.s.a")
"""Abbreviations that may end a sentence: they do when a word follows that commonly opens one."""
_OPENERS: Final = words(
    """the a an it he she they we i this that these those there in on at but and as for after before when while if his
    her its their our according meanwhile however two three four five six at several many most some one no both
    officials residents local another since earlier last since by to with from what who also still now later
    although though despite during following among all each"""
)
_TAIL: Final = 3
_TAILS: Final = frozenset(w[-_TAIL:] for w in _TITLES | _MONTHS | _EITHER)
"""What abbreviations end with, themselves if they are as short."""
_DOTTED: Final = 5
"""Characters of an abbreviation with full stops within it."""
_STOP: Final = re.compile(
    r"[.!?…。！？؟](?:"
    r"(?<=[.!?…])[.!?…]{0,5}[\"”’'»)\]]{0,4}(?=\s)"  # a mark before white space
    r"|(?<=[.!?…])[\"”»]{1,4}(?=[A-Z])"
    r"|(?<![!?…])[\"”]{0,4}(?=[^\x00-\x7f]{2})"
    r"|(?<=[a-z0-9)”\"][.!?])[\"”’)]{0,4}(?=[\"“‘(]?[A-Z][a-z]))"  # a missing space: "fell.Then"
)
"""Where a sentence may end. Begins with a class of characters, which `re` skips to. Repetitions are bounded: a line of a
million full stops must not cost their square.
"""
_BULLET: Final = re.compile(r"(?:[-*•‣▪●○■▶►✓→–—·+]{1,2}|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")
_NEXT: Final = re.compile(r"[\s\"“‘'«(\[]*([^\s\"“”‘’'«()\[\].,;:!?]+)")
_LAST_WORD: Final = re.compile(r"(?:.*[^\w.’'-])?([\w.’'-]+)$", re.S)
_TERMINAL: Final = re.compile(r"[.!?…:;][\"”’'»)\]]*$")
_HEADING_WORDS: Final = 14
_LONGEST: Final = 1_200
"""Characters of a sentence; what runs on for longer has lost its punctuation."""
_WRAP_MAX: Final = 100  # hard-wrapped text has lines of at most this many characters …
_WRAP_MIN: Final = 45  # … and, but for last lines of paragraphs, at least this many


def _ends_plainly(buffer: str, dot: int, after: int, stop: int) -> bool:
    """Whether a full stop behind a word that is no abbreviation, with a capital after one space, ends a sentence: most do."""
    tail = buffer[dot - _TAIL : dot]
    return (
        after + 1 < stop
        and buffer[after + 1].isupper()
        and buffer[after] == " "
        and tail.isalpha()
        and tail.islower()
        and tail not in _TAILS
        and buffer.find(".", max(0, dot - _DOTTED), dot) < 0
    )


def _ends(buffer: str, dot: int, after: int, stop: int) -> bool:
    """Whether the mark at `dot` (white space or a new sentence at `after`) ends a sentence."""
    if dot > _TAIL and _ends_plainly(buffer, dot, after, stop):
        return True
    following = _NEXT.match(buffer, after, min(stop, after + 60))
    word = following.group(1) if following else ""
    if buffer[dot] in "!?":
        return not word[:1].islower()
    if buffer[dot] == "…" or buffer.startswith("..", dot):
        return not word[:1].islower()
    if word[:1].islower():
        return False
    last = _LAST_WORD.match(buffer, max(0, dot - 40), dot)
    if last is None:
        return True
    short = last.group(1).strip("'’-").lower()
    if not short:
        return True
    if len(short) == 1 and short.isalpha():  # an initial, "J. Smith"; but "Vitamin C. The …"
        return word.lower() in _OPENERS and buffer[dot - 1].isupper() and word.lower() not in ("a", "i")
    if short in _TITLES:
        return short == "no" and not word[:1].isdigit()
    if short in _MONTHS:
        return not word[:1].isdigit() and word.lower() in _OPENERS and short not in ("sat", "sun", "mar")
    if short in _EITHER or (len(short) <= _DOTTED and "." in short):
        return word.lower() in _OPENERS or not word
    return True


def _pieces(buffer: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentence spans of one paragraph that has no white space around it; nor have they."""
    begin = start
    for mark in _STOP.finditer(buffer, start, end):
        at, after = mark.span()
        if at < begin or not _ends(buffer, at, after, end):
            continue
        yield begin, after
        begin = after
        while begin < end and buffer[begin].isspace():
            begin += 1
    if begin < end:
        yield begin, end


def _trim(buffer: str, start: int, end: int) -> tuple[int, int]:
    while start < end and buffer[start].isspace():
        start += 1
    while end > start and buffer[end - 1].isspace():
        end -= 1
    return start, end


def _bounded(buffer: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence in pieces of bounded length, cut at white space: engines compare all mentions of a sentence."""
    while end - start > _LONGEST:
        cut = max(buffer.rfind(" ", start, start + _LONGEST), buffer.rfind("\n", start, start + _LONGEST))
        cut = cut if cut > start else start + _LONGEST
        yield start, cut
        start, end = _trim(buffer, cut, end)
    if start < end:
        yield start, end


def _wrapped(lines: list[tuple[int, int]]) -> bool:
    """Whether the text was wrapped at a fixed width, so that a single line end is only a space."""
    lengths = [b - a for a, b in lines if b > a]
    if len(lengths) < 4 or max(lengths) > _WRAP_MAX:
        return False
    return sum(n >= _WRAP_MIN for n in lengths) >= 0.7 * len(lengths)


def _paragraphs(buffer: str, start: int) -> Iterator[tuple[int, int]]:
    """Spans of paragraphs: one line each, but lines that one sentence runs over are one paragraph."""
    lines: list[tuple[int, int]] = []
    at = start
    while at <= len(buffer):
        stop = buffer.find("\n", at)
        stop = len(buffer) if stop < 0 else stop
        lines.append(_trim(buffer, at, stop))
        at = stop + 1
    wrapped = _wrapped(lines)
    current: tuple[int, int] | None = None
    for a, b in lines:
        if a >= b:
            if current:
                yield current
            current = None
            continue
        if current is None:
            current = (a, b)
            continue
        broken = not _TERMINAL.search(buffer, max(current[0], current[1] - 4), current[1])
        runs_on = broken and (buffer[a].islower() or wrapped) and not _BULLET.match(buffer, a, b)
        if runs_on or (
            wrapped and not _BULLET.match(buffer, a, b) and current[1] - buffer.rfind("\n", 0, current[1]) > _WRAP_MIN
        ):
            current = (current[0], b)
        else:
            yield current
            current = (a, b)
    if current:
        yield current


def split(buffer: str, text_start: int, around: Sequence[int] | None = None) -> tuple[Sentence, ...]:
    """Cut `buffer` into sentences. What stands before `text_start` is the title, one sentence whatever its marks.

    Every sentence is `buffer[start:end]` without surrounding white space, in order, without overlap; a bullet's or list
    number's mark is not part of it. A dateline is not cut off here, and `around` is told of there (see `build_document`).
    """
    out: list[Sentence] = []
    a, b = _trim(buffer, 0, text_start)
    if a < b:
        out.append(Sentence(0, a, b, 0, "title"))
    first = len(out)
    spans = list(_paragraphs(buffer, text_start))
    for i in range(len(spans)) if around is None else _beside(spans, around):
        a, b = spans[i]
        kind: SentenceKind = "body"
        bullet = _BULLET.match(buffer, a, b)
        if bullet:
            kind, a = "bullet", bullet.end()
        elif not _TERMINAL.search(buffer, max(a, b - 4), b) and buffer.count(" ", a, b) < _HEADING_WORDS:
            kind = "heading"
        for x, y in _pieces(buffer, a, b):
            if y - x <= _LONGEST:
                out.append(Sentence(len(out), x, y, first + i, kind))
            else:
                out.extend(
                    Sentence(n, *part, first + i, kind) for n, part in enumerate(_bounded(buffer, x, y), len(out))
                )
    return tuple(out)


def _beside(paragraphs: Sequence[tuple[int, int]], around: Sequence[int]) -> Sequence[int]:
    """Numbers of the first paragraphs, of those in which the offsets lie, and of their neighbours, in order."""
    starts = [a for a, _ in paragraphs]
    wanted = set(range(LOOK))
    for offset in around:
        at = bisect_right(starts, offset) - 1
        wanted.update((at - 1, at, at + 1))
    return sorted(i for i in wanted if 0 <= i < len(paragraphs))


def joined(title: str, text: str) -> str:
    """The buffer of a document with this title and text."""
    return f"{title}\n\n{text}" if title else text


def build_document(
    title: str,
    text: str,
    published_at: datetime | None,
    source: str | None,
    around: Sequence[int] | None = None,
) -> Document:
    """Title and cleaned text as one `Document`: buffer, sentences, dateline. The first sentence of a text with a dateline
    begins after it.

    With `around` it has only the sentences of the opening, of the paragraphs in which these offsets lie and of those next to them:
    a sentence that holds one of the offsets is the same, and so are the sentences before and after it.
    """
    buffer = joined(title, text)
    text_start = len(title) + 2 if title else 0
    sentences = split(buffer, text_start, around)
    sentences = _title_once(buffer, title, sentences)
    dateline = find_dateline(buffer, sentences)
    if dateline is not None:
        sentences = tuple(_without(buffer, s, dateline.start, dateline.end) for s in sentences)
        sentences = tuple(
            Sentence(i, s.start, s.end, s.paragraph, s.kind)
            for i, s in enumerate(s for s in sentences if s.start < s.end)
        )
    return Document(buffer, text_start, sentences, published_at, dateline, source)


def _title_once(buffer: str, title: str, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Pages repeat their title above the text: it is a title there too, whatever runs on behind it."""
    at = buffer.find(title, len(title)) if title else -1
    if at < 0:
        return sentences
    runs_on = at <= len(title) + _HEAD and len(title.split()) >= _TITLE_WORDS
    runs_on = runs_on and _GOES_ON.match(buffer, at + len(title)) is None
    out: list[Sentence] = []
    for s in sentences:
        if not (runs_on and s.start <= at < s.end):
            repeated = buffer[s.start : s.end] == title
            out.append(Sentence(len(out), s.start, s.end, s.paragraph, "title" if repeated else s.kind))
            continue
        after = at + len(title)
        while after < s.end and buffer[after] in " .!?":
            after += 1
        for start, end, kind in ((s.start, at, s.kind), (at, at + len(title), "title"), (after, s.end, s.kind)):
            start, end = _trim(buffer, start, end)
            if start < end:
                out.append(Sentence(len(out), start, end, s.paragraph, kind))
    return tuple(out)


_HEAD: Final = 80
"""Characters of a text before its repeated title: a date, a publisher."""
_TITLE_WORDS: Final = 4
_GOES_ON: Final = re.compile(r"[^\s.!?]|\s?[-–—,;:(]|\s[a-z]")
"""Behind words of the title that are no title: "… - OFFICIAL", "… killed, police said"."""


def _without(buffer: str, sentence: Sentence, start: int, end: int) -> Sentence:
    """`sentence` without the dateline at `start`–`end`, at its front."""
    if sentence.end <= start or sentence.start >= end:
        return sentence
    a, b = _trim(buffer, min(end, sentence.end), sentence.end)
    return Sentence(sentence.index, a, b, sentence.paragraph, "body" if sentence.kind == "heading" else sentence.kind)
