"""Strikes told without a word for a strike: "the second killed seven near …", "came back two days later to hit it again", "answered
with 40 shells of its own".

Such words mean a strike only right after one; they take its kind.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from streams.domain.report import Count
from streams.domain.vocabulary import WeaponType
from streams.extraction.mentions import TriggerMention
from streams.text.document import Document, Sentence
from streams.text.linear import compile_words

REACH: Final = 2
"""Sentences back in which the strike must have been told."""
SURE: Final = 0.6

_ORDINALS: Final = {"first": 1, "former": 1, "second": 2, "latter": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_MAYBE: Final = compile_words(
    r"\b(?:first|second|third|fourth|fifth|sixth|last|latter|former|other|others|another|one|came down|fell|landed|got through|struck|hit|came back|went back|flew back|returned|answered|replied|responded|retaliated|hit back)\b"
)
_ASIDE: Final = (
    r"(?:,[^,;.\n]{1,60},|(?: (?:on|in|near|at|early|late|an?|two|three|hours?|minutes?|days?)\b[^,;.\n]{1,40}?),?)?"
)
_OBJECT: Final = r"(?= (?:at least |about |around |some |nearly |more than |up to |only )?(?:\d|an?\b|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|several|the\b|his\b|their\b|nobody|no one))"
_DID: Final = (
    r"(?:hit|struck|destroyed|damaged|targeted|landed|slammed|crashed into|bombed|exploded|flattened|levelled|leveled|burst|tore|set fire|"
    rf"(?:killed|wounded|injured|left|claimed|hurt|fell){_OBJECT}|fell (?:on|in|near|into|at))\b"
)
_SUBJECT: Final = re.compile(
    r"(?:\b(?:the|a) (?P<ord>first|second|third|fourth|fifth|sixth|last|latter|former|other)|(?P<one>\bone|\banother|\btwo others|\bothers))"
    r"(?: (?:one|two|strikes?|raids?|attacks?))?(?: of (?:them|these|those|the (?:(?:two|three|four) )?(?:air ?)?(?:strikes|raids|attacks|bombs|missiles|rockets|drones|shells)))?"
    rf"{_ASIDE} (?:(?:reportedly|also|later|then|had|has|have|apparently) ){{0,2}}{_DID}",
    re.I,
)
_SOME: Final = re.compile(
    r"(?P<n>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|several|some|most|both) (?:of (?:them|these|those|the (?:missiles|rockets|drones|shells|bombs)) )?"
    r"(?:(?:then|later|reportedly|also) )?(?P<did>came down|fell|landed|hit|struck|got through|slammed|crashed|exploded) (?:on|in|at|near|into|to|inside|around|an?|the|two|several|(?-i:[A-Z]))",
    re.I,
)
_FRONT: Final = 40
"""Of rounds counted before: "Seventeen came down on the base at Ain al-Asad"."""
_SALVOS: Final = frozenset(
    {"missile", "rocket", "drone", "artillery", "mortar", "loitering munition", "bomb", "unknown"}
)
_GAPPED: Final = re.compile(
    r"(?<=[,;] )(?:and )?the (?P<ord>second|third|fourth|other)(?= (?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:more |people )?(?:near|in|at|on|outside)\b)",
    re.I,
)
_IN_THE: Final = re.compile(
    r"\bin the (?P<ord>first|second|third|fourth)(?: (?:one|strike|raid|attack|bombing))?\b(?=,? (?!place|half|week|month|year|quarter|days?|hours?|phase|round|time|world|case|wave))",
    re.I,
)
_RETURN: Final = re.compile(
    r"\b(?:(?:came|went|flew|circled) back|returned)(?: [\w'’-]+,?){0,5}? (?:to|and) (?:hit|strike|struck|bomb|bombed|attack|attacked|target|targeted|strafe|strafed)\b",
    re.I,
)
_ANSWER: Final = re.compile(
    r"\b(?:answered|replied|responded|retaliated|hit back) (?:with|by firing) (?:[\w'’.,-]+ ){0,4}?(?P<round>shells|rounds|rockets|missiles|mortars|artillery|drones|howitzers|salvos?)\b",
    re.I,
)
_ROUNDS: Final[dict[str, WeaponType]] = {
    "rockets": "rocket",
    "missiles": "missile",
    "mortars": "mortar",
    "drones": "drone",
}


def find_elliptic(document: Document, strong: Sequence[TriggerMention]) -> list[TriggerMention]:
    """Triggers without a word of their own for a strike, each after a strong one; the spans may hold weak triggers."""
    found: list[TriggerMention] = []
    reached = 0
    starts = [t.start for t in strong]
    for word in _MAYBE.finditer(document.buffer):
        sentence = document.sentence_at(word.start())
        at = bisect_left(starts, word.start()) - 1
        if word.start() < reached or at < 0 or sentence.kind == "title" or sentence.index - strong[at].sentence > REACH:
            continue
        if word.start() - sentence.start < _FRONT and (some := _of_some(document, sentence, strong[at])) is not None:
            if some.start >= reached:
                found.append(some)
                reached = some.end
            continue
        for trigger in _read(document, max(sentence.start, word.start() - 7), sentence.end, sentence.index, strong[at]):
            if trigger.start >= reached and not any(
                s.start < trigger.end and trigger.start < s.end for s in strong[at : at + 3]
            ):
                found.append(trigger)
                reached = trigger.end
    return found


def _of_some(document: Document, sentence: Sentence, like: TriggerMention) -> TriggerMention | None:
    """What became of some of the rounds that the sentence before counts; a sentence with a strike of its own has none."""
    if like.sentence == sentence.index or like.weapon_type not in _SALVOS or not (like.plural or like.number):
        return None
    m = _SOME.match(document.buffer, sentence.start, sentence.end)
    if m is None:
        return None
    return replace(
        like,
        sentence=sentence.index,
        start=sentence.start,
        end=m.end("did"),
        form="weapon-subject",
        strength=SURE,
        plural=True,
        number=None,
        number_span=None,
        elliptic=True,
        anaphoric=False,
        another=False,
    )


def _read(document: Document, start: int, end: int, sentence: int, like: TriggerMention) -> Iterator[TriggerMention]:
    buffer = document.buffer
    base = replace(
        like, sentence=sentence, form="noun", strength=SURE, plural=False, number=None, number_span=None, elliptic=True
    )
    near = min(end, start + 8)
    for pattern in (_SUBJECT, _GAPPED, _IN_THE):
        m = pattern.search(buffer, start, end)
        if m and m.start() <= near:
            word = (m["ord"] or "").lower()
            others = "one" in m.groupdict() and (m["one"] or "").lower() in {"another", "others", "two others"}
            another = others or word in {"second", "third", "fourth", "fifth", "sixth", "last", "latter", "other"}
            several = "one" in m.groupdict() and (m["one"] or "").lower() == "two others"
            yield replace(
                base,
                start=m.start(),
                end=m.end(),
                anaphoric=not another or pattern is _IN_THE,
                another=another and pattern is not _IN_THE,
                ordinal=_ORDINALS.get(word),
                plural=several,
                number=Count(2, 2) if several else None,
                number_span=(m.start(), m.start() + 3) if several else None,
            )
            return
    m = _RETURN.search(buffer, start, end)
    if m and m.start() <= near and like.weapon_type in {"aircraft", "drone", "helicopter", "bomb", "unknown"}:
        yield replace(base, start=m.start(), end=m.end(), anaphoric=False, another=True)
        return
    m = _ANSWER.search(buffer, start, end)
    if m and m.start() <= near:
        weapon = _ROUNDS.get(m["round"].lower(), "artillery")
        kind = (
            like.event_type
            if weapon == like.weapon_type
            else ("Air/drone strike" if weapon == "drone" else "Shelling/artillery/missile attack")
        )
        yield replace(
            base,
            start=m.start(),
            end=m.end(),
            anaphoric=False,
            another=True,
            weapon_type=weapon,
            event_type=kind,
            plural=True,
            elliptic=False,
        )
