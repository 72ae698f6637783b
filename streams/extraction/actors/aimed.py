"""Who was aimed at or hit, told in other words than those of the strike.

"The army said it had hit a depot of the RSF", "all of the dead were members of the group", "villagers were mistaken for
bandits", "three soldiers were killed" (docs/extraction/actors.md).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from streams.extraction.actors.blame import of_sentence
from streams.extraction.actors.generics import FIGHTING_STATES
from streams.extraction.actors.lexicon import lexicon
from streams.extraction.actors.role_words import OWN_DEAD, PASSIVE_AFTER
from streams.extraction.actors.roles import is_people
from streams.extraction.lexical import fold
from streams.extraction.mentions import ActorMention, PersonMention
from streams.text.document import Document
from streams.text.guarded import compile_guarded

_FEW = r"(?:[\w'’-]+ ){0,5}?"
_MEMBERS = r"(?:members?|fighters?|operatives?|commanders?|militants?|leaders?|veterans?|officials?|figures?|facilitators?|soldiers?)"
AIMED: Final = compile_guarded(
    rf"(?:\b(?:it|they|he|which|aircraft|jets|forces|force|strikes?|raids?) (?:had |has |have |only )*"
    rf"(?:hit|struck|targeted|bombed|attacked|destroyed|took out|aimed (?:at|for)) (?:[\w'’-]+ ){{0,6}}?|"
    rf"\btargets? (?:was|were|had been|being) {_FEW}|"
    rf"\b(?:mistaken|mistook|mistake|taken|took|take|mistaking|taking) {_FEW}for (?:an? |the )?(?:[\w-]+ )?|"
    rf"\b(?:aimed|aiming|directed) at {_FEW}|\b(?:meant|intended) for {_FEW}|"
    rf"\b(?:dead|killed|victims|slain|deceased|them|casualties|men|two|three|four|five|six) (?:\w+ ){{0,3}}(?:were|was|are) "
    rf"(?:all |mostly )?(?:{_MEMBERS} )?(?:of |from |with )?(?:the |a |an )?(?:[\w-]+ )?|"
    rf"\ball of them (?:from|{_MEMBERS} of) |\b(?:operations?|strikes?|raids?|runs?) against )(?:the |an? )?[\"'“‘]?$"
)
OF_THE_DEAD: Final = re.compile(
    rf"\b(?:{_MEMBERS} (?:of \w+ )?|(?:in charge of|responsible for|head of|led|heading) (?:[\w'-]+ ){{1,3}})(?:of|in|from|with|for) (?:the )?$"
)
SET_UP: Final = re.compile(r"\bwhere (?:\w+ ){0,2}(?:of )?(?:the )?$")
SET_UP_AFTER: Final = re.compile(
    r"(?: (?:fighters|militants|forces|members|rebels))? (?:(?:had|have|has) )?(?:set up|kept|keeps?|ran|runs?|used|uses?|stored|stores?|housed|houses?) (?:an?|the|its|their|it)\b"
)
"""'A market where fighters of' X 'had set up an office'."""
THE_GROUP: Final = compile_guarded(
    r"\b(?:dead|killed|them|men|victims|two|three|four|five|six) (?:was|were) (?:all |mostly )?(?P<of>(?:members?|fighters?|commanders?|militants?|leaders?) "
    r"(?:of|from|in) the (?:group|movement|organi[sz]ation|militia))\b"
)
SOLDIERS: Final = compile_guarded(
    r"\b(?P<who>(?:government |army )?(?:soldiers|troops|servicemen|paratroopers|conscripts))(?: \w+){0,4}? "
    r"(?:were|was|have been|had been|are) (?:\w+ ){0,2}?(?:killed|wounded|injured|hit|martyred)\b|"
    r"\b(?:kill(?:s|ed|ing)|wound(?:s|ed|ing)|injur(?:es|ed|ing)|hit|hitting|struck|targeted|aim(?:ed|ing) at) (?:(?:at least|more than|up to|about|an?|the|"
    r"[\d,]+|two|three|four|five|six|seven|eight|nine|ten|\w+teen|dozens of|several|some|many|and|wounding|another) ){0,5}"
    r"(?P<them>(?:government |army )?(?:soldiers|troops|servicemen|paratroopers|conscripts))\b|"
    r"\b(?P<dead>soldiers|servicemen) (?:died|dead|lost their lives)\b"
)


def aimed_at(
    document: Document, actors: Sequence[ActorMention], sentences: Sequence[int], persons: Sequence[PersonMention]
) -> list[ActorMention]:
    """Who these sentences say was hit, killed or meant; the first sentence that says so decides."""
    named = {p.sentence for p in persons}
    folded = fold(document.buffer)
    for number in sentences:
        sentence = document.sentences[number]
        found: list[ActorMention] = []
        for actor in of_sentence(actors, number):
            left = folded[max(sentence.start, actor.start - 110) : actor.start]
            right = folded[actor.end : min(sentence.end, actor.end + 110)]
            joined = bool(found) and folded[found[-1].end : actor.start] in (" and ", " and the ", ", ")
            told = (
                AIMED.search(left)
                or PASSIVE_AFTER.match(right)
                or (number in named and OF_THE_DEAD.search(left))
                or (SET_UP.search(left) and SET_UP_AFTER.match(right))
            )
            if ((told or joined) and not is_people(document, actor)) or OWN_DEAD.match(right):
                found.append(actor)
        if found:
            return found
        group = THE_GROUP.search(folded[sentence.start : sentence.end])
        groups = {a.id: a for a in actors if a.kind == "non-state"} if group else {}
        if group and len(groups) == 1:
            start, end = (sentence.start + at for at in group.span("of"))
            return [replace(a, start=start, end=end, sentence=number) for a in groups.values()]
    return []


def soldiers_of(document: Document, sentences: Sequence[int], countries: Sequence[str]) -> ActorMention | None:
    """The state whose soldiers were hit, where the words say no more than "soldiers": that of the country, if it fights there."""
    home = next((c for c in countries if c in FIGHTING_STATES), None)
    if home is None:
        return None
    for number in sentences:
        sentence = document.sentences[number]
        m = SOLDIERS.search(fold(document.words(sentence)))
        if m:
            start, end = next(m.span(g) for g in ("who", "them", "dead") if m[g])
            who = lexicon()[home]
            return ActorMention(
                sentence.start + start, sentence.start + end, number, who.id, who.name, who.kind, who.state, True
            )
    return None
