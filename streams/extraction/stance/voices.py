"""Who is cited in a sentence: "the Pentagon said …", "according to medics", "it added …"."""

import re
from typing import Final

from streams.text.document import Document

_SPEAKER_NOUNS: Final = (
    r"(?:ministry|army|military|officials?|police|witness(?:es)?|residents?|activists?|monitors?|observatory|spokes(?:man|woman|person)|command|"
    r"government|governor|president|minister|commander|general|sources?|authorit(?:y|ies)|agency|television|tv|media|rebels?|coalition|medics?|doctors?|hospital|"
    r"group|statement|pentagon|air force|navy|villagers?|rescuers?|civil defen[cs]e|relatives?|locals|forces|movement|mayor)"
)
_SAYING: Final = r"(?:said|says|say|told|reported|reports|announced|confirmed|claimed|claims|stated|added|acknowledged|admitted|declared|wrote|noted)"
_CITES: Final = re.compile(rf"\s{_SAYING}\b|[Aa]ccording\s+to\s")
_SPEAKER: Final = re.compile(
    rf"\b(?P<own>{_SPEAKER_NOUNS}|[A-Z]{{2,}}|[A-Z][\w'’-]+)\s+(?:\([^)]{{1,20}}\)\s+)?(?:(?:has|have|had|also|later)\s+)?$"
)
_TAIL: Final = 60
"""Characters before "said" that hold the last word of who said it, with what may stand in brackets behind it."""
_TITLE: Final = re.compile(
    r"(?<![\w.'’-])(?:(?:[Tt]he|[Aa]n?|[Ll]ocal|[Tt]wo|[Ss]ecurity|[Ss]everal|[Ss]ome)\s+)?(?:[\w.'’-]+\s+){0,5}$"
)
_TITLE_WORDS: Final = 7
_CITED: Final = re.compile(
    r"[Aa]ccording\s+to\s+((?:the\s+|an?\s+|local\s+)?(?:[\w.'’-]+\s*){1,6}?)(?=[,.;]|\s+(?:and|who|which|on|in|that)\b|$)"
)
_PRONOUN_SAYS: Final = re.compile(
    rf"^\W*(?:it|he|she|they|the statement|the ministry|the military|the army)\s+(?:also\s+|further\s+)?{_SAYING}\b",
    re.I,
)


def voices_of(document: Document, wanted: set[int]) -> dict[int, str]:
    """Who is cited in each wanted sentence; a pronoun speaker is the one of the sentence before."""
    found: dict[int, str] = {}
    voice: str | None = None
    heard = -1
    for index in sorted(wanted):
        speaker = index
        while speaker > heard and _PRONOUN_SAYS.match(document.words(document.sentences[speaker])):
            speaker -= 1
        if speaker > heard:
            voice = _claimant(document.words(document.sentences[speaker]))
        heard = index
        if voice:
            found[index] = re.sub(r"^(?:the|an?|that)\s+", "", voice, flags=re.I)
    return found


def _claimant(words: str) -> str | None:
    """Who is cited in a sentence that does not speak of "it" or "they"."""
    for cites in _CITES.finditer(words):
        at = cites.start()
        if words[at] in "Aa":
            cited = _CITED.match(words, at)
            name = cited.group(1) if cited else None
        else:
            name = _speaker(words, at + 1)
        if name is not None:
            return " ".join(name.split()).strip(" ,.;")
    return None


def _speaker(words: str, verb: int) -> str | None:
    """Who stands before a verb of saying, with title and name: looked for from the verb backwards."""
    own = _SPEAKER.search(words, max(0, verb - _TAIL), verb)
    if own is None:
        return None
    before = words[: own.start()].rsplit(None, _TITLE_WORDS)
    title = _TITLE.search(words, len(before[0]) if len(before) > _TITLE_WORDS else 0, own.start())
    return words[title.start() if title else own.start() : own.end("own")]
