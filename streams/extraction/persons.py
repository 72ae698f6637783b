"""People named as killed, hurt or aimed at; never those who speak about it (docs/extraction/persons.md)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from streams.domain.vocabulary import Certainty, Outcome
from streams.extraction.mentions import ActorMention, PersonMention
from streams.text.document import Document, Sentence

_PARTICLE = r"(?:al|el|ul|ur|as|ash|ad|an|bin|ibn|bint|abu|abd|van|von|de|da|di|la|ould|ag|u)"
_WORD = rf"(?:(?:{_PARTICLE}|Al|El|Abu|Umm|Ould)[-' ’])?[A-Z][\w'’-]*[a-zé’']"
_NAME = rf"{_WORD}(?:[ ](?:{_PARTICLE}[- ])?{_WORD}){{0,4}}"
_TITLE = (
    r"(?:Abu|Mullah|Maulvi|Maulana|Mawlawi|Qari|Haji|Sheikh|Shaykh|Sayyed|Sayyid|Hafiz|Emir|Amir|Commander|General|Gen\.|Colonel|Col\.|Major|"
    r"Captain|Brig\.|Brigadier|Lieutenant|Maj\.|Lt\.|Hajji|Ustad|Mufti|Imam|Dr\.?|Doctor|Mr\.?|President|Prince|Khalifa|Omar|Umm|Sultan|Nek)"
)
_ROLE_WORD = (
    r"(?:leader|commander|chief|head|facilitator|recruiter|emir|operative|member|militant|fighter|spokesman|deputy|general|official|"
    r"planner|expert|bomb-?maker|cleric|preacher|propagandist|financier|mastermind|engineer|journalist|correspondent|photographer|cameraman|reporter|"
    r"paramedic|doctor|nurse|teacher|student|farmer|driver|mayor|governor|scientist|minister|officer|colonel|soldier|militiaman|captain|"
    r"lieutenant|brigadier|founder|co-founder|trainer|instructor|bodyguard|adviser|advisor|aide|smuggler|jihadist|terrorist|warlord|"
    r"strategist|coordinator|figure|ideologue|courier|logistician|insurgent|head|shepherd|activist|resident|civilian|girl|boy|man|woman|"
    r"father|mother|son|daughter|wife|brother|baby|child|mufti|judge|lecturer|professor|athlete|singer|poet|worker|volunteer)"
)
_KILL = r"(?:killed|killing|kills|kill|assassinated|assassinating|eliminated|eliminating|slew|martyred|took out)"
_HURT = r"(?:wounded|wounding|injured|injuring)"
_AIM = r"(?:targeted|targeting|aimed at|aimed to kill|was meant for|missed|struck|hit|hitting|directed at)"
_VICTIM_ROLE = (
    rf"(?:(?:[\w'’\"“”/-]+ ){{0,7}}?{_ROLE_WORD}s?,? (?:named |called |identified as |known as |and [\w ]{{1,20}}? )?)"
)
OBJECT: Final = re.compile(
    rf"\b(?:(?P<kill>{_KILL}|(?:the )?(?:death|killing|assassination) of)|(?P<hurt>{_HURT})|(?P<aim>{_AIM}))"
    rf" (?P<role>(?:an? |the |its |their |his |former )?{_VICTIM_ROLE})?(?P<name>{_NAME})"
)
SUBJECT: Final = re.compile(
    rf"(?P<role>{_VICTIM_ROLE})?(?P<name>{_NAME})(?P<gap>, [^.;,]{{2,90}}(?:, [^.;,]{{2,60}})?,| \([^)]{{1,60}}\)| and (?:his|her|their|two|three|four|five|six|several|\w+ other)[\w ]{{1,40}})?"
    rf" (?:(?P<be>was|were|is|are|has been|had been|have been|being|got) (?:(?:also|later|reportedly|allegedly|apparently|instantly|among|critically|seriously|severely|slightly|believed|likely|thought|said|presumed|to|have|been|be|among those|among the) )*"
    r"(?P<did>killed|dead|martyred|assassinated|wounded|injured|targeted|the target|the intended target|hurt|eliminated|struck|hit)"
    r"|(?P<died>died|survived|escaped|perished))\b"
)
LISTED: Final = re.compile(
    rf"\b(?:among (?:the |those )?(?:dead|killed|victims|wounded|injured|slain|casualties)[\w ]{{0,24}} (?:was|were|is|are)|(?:killed|dead|victims?|casualt\w+|wounded|injured|fatalit\w+|deceased|martyrs?|target)"
    rf"[^.;]{{0,50}}?(?:was|were|been|later|have been|has been)? ?(?:identified|named)(?: by [\w ]{{2,40}}?)? as)"
    rf" (?P<role>(?:\d+[- ]year[- ]old )?(?:an? |the )?{_VICTIM_ROLE})?(?P<name>{_NAME})"
)
APPOSITION: Final = re.compile(
    rf", (?:an? |the |its |their |his |one of |who was |who is |described as |also |reportedly |allegedly |believed to be )*(?P<role>[^.;,]{{0,80}}?\b{_ROLE_WORD}s?\b[^.;,]{{0,60}})"
)
ALIAS: Final = re.compile(
    rf"(?:,? (?:also known as|a\.?k\.?a\.?|known as|alias|nicknamed|whose real name (?:was|is)|nom de guerre)|,? \((?:also known as |aka |a\.k\.a\. |alias |nom de guerre |nicknamed )?) ?[\"“']?(?P<alias>{_NAME})"
)
ALLEGED: Final = re.compile(
    r"\b(?:alleged(?:ly)?|reportedly|reports?|suspected|believed|apparently|rumou?red|unconfirmed|thought|presumed|may have|might have|possibly|likely|probably)\b",
    re.IGNORECASE,
)
CLAIMED: Final = re.compile(r"\b(?:claim(?:s|ed|ing)?)\b", re.IGNORECASE)
NOT_NAMES: Final = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "islamic", "state", "army", "police", "city", "hospital", "province", "district", "village", "camp", "united", "nations", "security", "air", "force", "forces", "brigade", "brigades", "battalion", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "ministry", "government", "republic", "front", "movement", "party", "group", "council", "committee", "international", "national", "the", "a", "an", "in", "on", "at", "of", "and", "or", "but", "he", "she", "they", "it", "his", "her", "their", "telegram", "twitter", "facebook", "university", "school", "mosque", "market", "street", "road", "bridge", "airport", "base", "gaza", "strip", "syria", "iraq", "yemen", "libya", "somalia", "afghanistan", "pakistan", "ukraine", "russia", "israel", "palestinian", "palestinians", "israelis", "syrians", "iraqis", "civilians", "muslim", "muslims", "christian", "christians", "kurdish", "kurds", "arab", "arabs", "houthi", "houthis", "taliban", "hamas", "hezbollah", "isis", "daesh", "civil", "defence", "defense", "human", "rights", "observatory", "red", "crescent", "cross", "association", "center", "centre", "agency", "news", "media", "operation", "river", "valley", "mountains", "sea", "gulf", "coast", "unit", "units", "infantry", "division", "regiment", "corps", "navy", "command", "coalition", "resistance", "tuesday's", "royal", "house", "white", "apache", "reaper", "predator", "mosul", "aleppo", "idlib", "raqqa", "baghdad", "damascus", "kyiv", "kharkiv", "donetsk", "luhansk", "waziristan", "helmand", "kandahar", "kunar", "nangarhar", "tripoli", "benghazi", "sirte", "sanaa", "aden", "hodeidah", "taiz", "saada", "mogadishu", "tehran", "beirut", "tel", "aviv", "jerusalem"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    role: str | None
    outcome: Outcome
    certain_name: bool


def find_persons(document: Document, actors: Sequence[ActorMention]) -> list[PersonMention]:
    """People named as killed, injured or aimed at, in reading order. `actors` tells names of groups from names of people.

    `outcome` is `unknown` for who was only aimed at. Never raises; each sentence is read once.
    """
    taken = [(a.start, a.end) for a in actors]
    out: list[PersonMention] = []
    seen: set[str] = set()
    for sentence in document.sentences:
        words = document.words(sentence)
        if not GUARD.search(words):
            continue
        for found in _in_sentence(words):
            start, end = sentence.start + found.start, sentence.start + found.end
            name = document.buffer[start:end]
            if any(s < end and start < e for s, e in taken) or not _is_name(name, found):
                continue
            if name in seen:
                continue
            seen.add(name)
            out.append(_person(sentence, words, found, start, end, name))
    return out


GUARD: Final = re.compile(
    r"kill|death|dead|died|assassin|eliminat|target|wound|injur|surviv|martyr|struck|hit|aimed|took out|perished|escaped|identified as|named as|missed"
)


def _person(sentence: Sentence, words: str, found: _Found, start: int, end: int, name: str) -> PersonMention:
    role = found.role
    after = APPOSITION.match(words, found.end)
    if after and not role:
        role = after["role"]
    alias = ALIAS.match(words, found.end)
    certainty: Certainty = "fact"
    if ALLEGED.search(words):
        certainty = "alleged"
    elif CLAIMED.search(words):
        certainty = "claimed"
    aliases = (alias["alias"],) if alias else ()
    return PersonMention(
        start, end, sentence.index, name, role.strip(" ,") if role else None, found.outcome, certainty, aliases
    )


def _in_sentence(words: str) -> Iterator[_Found]:
    for m in OBJECT.finditer(words):
        outcome: Outcome = "killed" if m["kill"] else "injured" if m["hurt"] else "unknown"
        apposed = APPOSITION.match(words, m.end("name")) is not None
        yield _Found(m.start("name"), m.end("name"), _role(m["role"]), outcome, bool(m["role"]) or apposed)
    for m in LISTED.finditer(words):
        hurt = re.search(r"wounded|injured", m[0][: m.start("name") - m.start()]) and "kill" not in m[0]
        aimed = m[0].startswith("target")
        yield _Found(
            m.start("name"),
            m.end("name"),
            _role(m["role"]),
            "unknown" if aimed else "injured" if hurt else "killed",
            True,
        )
    for m in SUBJECT.finditer(words):
        did = m["did"] or m["died"]
        outcome = "killed"
        if did in ("wounded", "injured", "hurt"):
            outcome = "injured"
        elif did in ("targeted", "the target", "the intended target", "struck", "hit"):
            outcome = "unknown"
        elif did in ("survived", "escaped"):
            outcome = "survived"
        gap = m["gap"] or ""
        role = APPOSITION.match(words, m.end("name"))
        certain = bool(m["role"] or role or gap.startswith(" (") or outcome in ("killed", "injured", "survived"))
        yield _Found(m.start("name"), m.end("name"), _role(m["role"]), outcome, certain)


def _role(words: str | None) -> str | None:
    return re.sub(r"^(?:an?|the|its|their|his) ", "", words).strip(" ,") if words else None


def _is_name(name: str, found: _Found) -> bool:
    """Two words at least, or a title and one; none of them a word of places, bodies and days."""
    parts = re.split(r"[ ]", name)
    if any(p.strip("'’-").lower() in NOT_NAMES for p in parts):
        return False
    if re.match(rf"{_TITLE}[ -]", name):
        return len(parts) > 1
    if found.outcome == "unknown":
        return found.certain_name and len(parts) > 1
    return len(parts) > 1
