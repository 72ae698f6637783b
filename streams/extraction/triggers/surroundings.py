"""One weak word and what stands around it."""

import re
from functools import cached_property
from typing import Final

from streams.extraction.lexical import occurs
from streams.extraction.triggers.context import (
    BOMBERS,
    GROUND_FIGHT,
    HARM,
    HITS_AFTER,
    LABOUR,
    MILITARY,
    OTHER_ATTACK,
    PROTEST,
    SPORT,
)
from streams.text.document import Document, Sentence
from streams.text.guarded import compile_guarded
from streams.text.linear import Match, compile_words

_SUBJECT: Final = 220
"""Characters that a subject with all its attributes may take."""
_NUMBERED: Final = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) (?:single )?(?:air ?)?$", re.I
)
_ONE_OF: Final = re.compile(
    r"\b(?:an?|the|this|that|first|second|third|fourth|fifth|sixth|final|last|latest|another|deadly|deadliest|\d+|two|three|four|five|several) (?:(?:deadly|new|separate|further|suspected|reported) )?$",
    re.I,
)
_DEAD: Final = compile_guarded(
    r"\b(?:killed|dead|died|deaths?|extinguished|took (?:his|her|their) (?:home|lives|life))\b", re.I
)
_OTHER_DEATH: Final = compile_words(
    r"\b(?:bleeding|quakes?|earthquakes?|flood\w*|landslides?|avalanches?|wildfires?|tsunami|cyclones?|hurricanes?|collisions?|stampede|capsiz\w+|drown\w*|(?:child)?birth|disease|malaria|cholera|cancer|illness|hunger|malnutrition|covid\w*|heart attack|road accidents?|traffic)\b"
)


class Surroundings:
    """One weak word and what stands around it, looked at only when a rule asks."""

    def __init__(self, document: Document, match: Match, *, alone: bool = False) -> None:
        self.document = document
        self.alone = alone
        self.start, self.end = match.start(), match.end()
        self.sentence: Sentence = document.sentence_at(self.start)
        self.word = match.group().lower()
        self.words = document.words(self.sentence)
        self.after = document.buffer[self.end : min(self.sentence.end, self.end + 80)]
        self.before = document.buffer[max(self.sentence.start, self.start - 60) : self.start]
        self.left = document.buffer[max(self.sentence.start, self.start - _SUBJECT) : self.start]

    @cached_property
    def military(self) -> bool:
        """Forces, fighters or weapons elsewhere in the sentence."""
        at = self.start - self.sentence.start
        return any(not (m.start() <= at < m.end()) for m in MILITARY.finditer(self.words))

    @cached_property
    def harm(self) -> bool:
        """Somebody or something was hurt, by words other than this one."""
        at = self.start - self.sentence.start
        return bool(HARM.search(self.words[:at] + " " + self.words[at + len(self.word) :]))

    @cached_property
    def numbered(self) -> bool:
        """ "Near Mosul, three strikes destroyed …": what they destroyed may well be bombs on wheels."""
        return self.word in {"strike", "strikes"} and bool(
            _NUMBERED.search(self.before) and HITS_AFTER.search(self.after)
        )

    @cached_property
    def ground(self) -> bool:
        """Men with rifles, on wheels or on foot are in the sentence."""
        return occurs(GROUND_FIGHT, self.words) or occurs(OTHER_ATTACK, self.words)

    @cached_property
    def deadly(self) -> bool:
        """ "In the second of three strikes six people died": what kills is no strike of workers or batsmen."""
        if not _ONE_OF.search(self.before):
            return False
        index, sentences = self.sentence.index, self.document.sentences
        near = [self.document.words(s) for s in sentences[max(0, index - 1) : index + 2]]
        return not any(LABOUR.search(w) or SPORT.search(w) or PROTEST.search(w) for w in near)

    @cached_property
    def among_bombers(self) -> bool:
        """The article is about suicide bombers or gunmen and names no strike."""
        return self.alone and occurs(BOMBERS, self.document.buffer)

    @cached_property
    def of_bombers(self) -> bool:
        """The title tells of a car bomb or of gunmen: "the bombing" is theirs, whatever the background tells."""
        title = self.document.sentences[0]
        return title.kind == "title" and BOMBERS.search(self.document.words(title)) is not None

    @cached_property
    def headline(self) -> bool:
        """Headlines, and the flashes of agencies, which have no small letter."""
        return self.sentence.kind == "title" or self.words.isupper()

    @cached_property
    def kills_nearby(self) -> bool:
        """People died in this sentence or in the one beside it, and by no other attack."""
        index, sentences = self.sentence.index, self.document.sentences
        for s in sentences[max(0, index - 1) : index + 2]:
            words = self.document.words(s)
            if s.paragraph == self.sentence.paragraph and _DEAD.search(words) and not _died_otherwise(words):
                return True
        return False


def _died_otherwise(words: str) -> bool:
    return OTHER_ATTACK.search(words) is not None or _OTHER_DEATH.search(words) is not None
