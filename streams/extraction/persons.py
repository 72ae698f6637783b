"""People named as killed, hurt or aimed at; never those who speak about it (docs/extraction/persons.md)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ahocorasick_rs import AhoCorasick

from streams.domain.vocabulary import Certainty, Outcome
from streams.extraction.lexical import fold
from streams.extraction.mentions import ActorMention, PersonMention
from streams.text.document import Document, Sentence

_PARTICLE = r"(?:(?:al|el|ul|ur|as|ash|ad|an|at|az|ar)[-'’]|(?:al|el|bin|ibn|bint|abu|abd|van|von|ould|ag)[- ])"
_WORD = rf"(?:{_PARTICLE}|(?:Al|El|Abu|Umm|Ould)[-' ’])?[A-Z][\w'’-]*[a-zé]"
NAME: Final = re.compile(rf"(?<![\w.’'-]){_WORD}(?:[ ](?:{_PARTICLE})?{_WORD}){{0,4}}")
RANK: Final = re.compile(
    r"(?:(?:Alhaji|Malam|Mallam|Commander|General|Gen\.|Colonel|Col\.|Major|Captain|Brig\.|Brigadier|Lieutenant|Maj\.|Lt\.|Dr\.?|Doctor|Mr\.?|Mrs\.?|"
    r"President|Prince|Leader|Militant|Chief|Palestinian|Syrian|Iraqi|Iranian|Lebanese|Yemeni|Saudi|American|Egyptian) )+"
)
TITLE: Final = re.compile(
    r"(?:Abu|Umm|Mullah|Maulvi|Maulana|Mawlawi|Qari|Haji|Hajji|Hajj|Hajja|Sheikh|Shaykh|Sayyed|Sayyid|Hafiz|Emir|Amir|Ustad|Mufti|Imam)[ -]"
)
_ROLE = (
    r"(?:leader|commander|chief|head|facilitator|recruiter|emir|operative|member|militant|fighter|deputy|general|official|planner|"
    r"expert|bomb-?maker|cleric|preacher|propagandist|financier|mastermind|engineer|journalist|correspondent|photographer|cameraman|"
    r"reporter|paramedic|medic|doctor|nurse|teacher|student|farmer|driver|mayor|governor|scientist|minister|officer|colonel|soldier|"
    r"militiaman|captain|lieutenant|brigadier|founder|co-founder|trainer|instructor|bodyguard|advis[eo]r|aide|smuggler|jihadist|terrorist|"
    r"warlord|strategist|coordinator|figure|ideologue|courier|logistician|insurgent|shepherd|activist|resident|civilian|girl|boy|man|"
    r"woman|father|mother|son|daughter|wife|husband|brother|sister|baby|child|judge|lecturer|professor|athlete|singer|poet|worker|"
    r"kingpin|chieftain|in command|number three|volunteer|infant|toddler|teenager|spokesman|spokesperson|no\. ?2|number two|second-in-command|emirs)"
)
VERB: Final = re.compile(
    r"\b(?:(?P<kill>kill(?:ed|ing|s)?|assassinat(?:ed|ing)|eliminat(?:ed|ing)|slew|martyred|(?:death|killing|assassination|martyrdom|elimination) of|"
    r"(?:[Aa]mong|[Oo]ne of) (?:the |those )?(?:dead|killed|victims|slain)(?: \w+){0,3} (?:was|were|is|are)|(?:dead|killed|victims?|deceased|martyrs?|fatalit\w+|casualt\w+|man|woman|child|they)"
    r"(?: (?:was|were|been|later|have|has|is|are)){0,3} (?:identified|named)(?: by [\w ]{2,40}?)? as|including|"
    r"(?:dead|victims|slain|martyrs) (?:were|was|included?|are)|"
    r"(?P<told>(?:pair|two|three|four|five|six|men|women|brothers|sisters|couple|commander|leader|he|she|militant|operative|girl|boy)"
    r"(?: (?:was|were|been|later|have|has|is|are)){1,3} (?:identified|named)(?: by [\w ]{2,40}?)? as|"
    r"(?:named|identified) (?:him|her|them|one of (?:the|them)(?: \w+){0,2}|the (?:\w+ )?(?:men|man|woman|women|dead|victims?|commander|"
    r"leader|militants?|two|three|four|five|pair|fighters?|child|children|boy|girl|couple)) as|among (?:them|whom)(?: was| were| is| are)?|"
    r"(?:posts?|lists?|sources|relatives|outlets?|accounts?) named(?! (?:him|her|them|one|the|two|three)\b)))"
    r"|(?P<hurt>wound(?:ed|ing)|injur(?:ed|ing)|(?:wounded|injured)(?: (?:was|were))? (?:identified|named) as)"
    r"|(?P<aim>targeted|targeting|target of|aim(?:ed|ing) (?:at|for)|(?:was )?meant for|missed|struck|hit|hitting|directed at|"
    r"target(?: (?:was|is|had been|being))?(?: (?:identified|named))?(?: as)?))(?= )"
)
GAP: Final = re.compile(
    rf" (?P<role>(?:an? |the |its |their |his |her |former |one |local )*(?:\d+[- ]year[- ]old )?(?:[^\s,.;:()\"“”]+ ){{0,7}}?{_ROLE}s?(?: of [a-z]+)?,? "
    r"(?:named |called |identified as |known as |and [\w ]{1,20} )?)?(?:(?:\d+[- ]year[- ]old|a certain|one|civilian|[Cc]ommander|[Gg]eneral) )?"
)
YOUNG: Final = re.compile(r"\b\d+[- ]year[- ]old (?:girl|boy|child|son|daughter|sister|brother|niece|nephew),? $")
"""A child may be known by one name alone."""
LIST_GAP: Final = re.compile(r"(?: \([^)]{1,60}\))?(?:, ?(?:and )?| and | & )(?:(?:his|her|their) (?:\w+ ){0,3})?")
ROLE_BEFORE: Final = re.compile(
    rf"(?P<role>(?:[A-Z][\w-]+ |senior |top |former |deputy |local |military |media )*{_ROLE}) $"
)
SUBJECT: Final = re.compile(
    r"(?P<gap>, [^.;,]{2,90}(?:, [^.;,]{2,60})?,| \([^)]{1,60}\)| and (?:his|her|their|two|three|four|five|six|several|at least|as many as|up to|\w+ other)[\w ]{1,40}?|"
    r",? and an? [\w -]{2,40}?| alias [\w'’ -]{2,40}?,?|, who|,)?"
    r" (?:(?:had|have|has|later) )?(?:(?:was|were|is|are|has been|had been|have been|being|been|got) (?:(?:also|later|reportedly|allegedly|apparently|instantly|among|critically|"
    r"seriously|severely|slightly|believed|likely|thought|said|presumed|to|have|been|be|among those|among the) )*"
    r"(?P<did>killed|dead|martyred|assassinated|wounded|injured|targeted|the target|the intended target|hurt|eliminated|among them|being operated on|being treated)"
    r"|(?P<died>died|survived|escaped|perished))\b"
)
APPOSITION: Final = re.compile(
    rf"(?:,| \([^)]{{1,60}}\),?) (?:an? |the |its |their |his |one of |who was |who is |described as |also |reportedly |allegedly |believed to be )*"
    rf"(?P<role>[^.;,]{{0,80}}?\b{_ROLE}s?\b[^.;,]{{0,60}})"
)
ALIAS: Final = re.compile(
    rf"(?:,? (?:also known as|a\.?k\.?a\.?|known as|alias|nicknamed|whose real name (?:was|is)|nom de guerre)|"
    rf",? \((?:also known as |aka |a\.k\.a\. |alias |nom de guerre |nicknamed )?)[ ]?[\"“']?(?P<alias>{_WORD}(?:[ ](?:{_PARTICLE})?{_WORD}){{0,4}})"
)
DEATH: Final = re.compile(
    r"\b(?:kill\w*|dead|died|deaths?|slain|martyr\w*|perished|neutrali[sz]ed|eliminated|lives)\b", re.IGNORECASE
)
THE_MAN: Final = re.compile(
    r"The (?:\w+ )?(?P<who>man|woman|boy|girl|commander|leader|operative|militant|target|official|facilitator|fighter|officer), $"
)
SPEAKS: Final = re.compile(
    r"(?:, [^.;]{2,90},|,| who| also| later)? (?:said|says|told|tells|added|adds|tweeted|wrote|stated|explained|noted|reported|announced|posted|"
    r"confirmed|claimed|declined|warned|argued|director of|spokes)\b|, (?:a |the )?(?:spokes|head of the [\w ]*Observatory|director of the)"
)
SAID_BEFORE: Final = re.compile(r"\b(?:said|says|told|to) $")
AIMED: Final = re.compile(r"\b(?:destroyed|hit|struck|targeted|targeting|bombed|levelled|on|at) $")
HIS_PLACE: Final = re.compile(
    r"['’]s (?:\w+ ){0,2}(?:house|home|car|vehicle|compound|convoy|residence|hideout|hide-out|guesthouse|truck|villa|motorcade)\b"
)
ALLEGED: Final = re.compile(
    r"\b(?:alleged(?:ly)?|reportedly|reports?|suspected|believed|apparently|rumou?red|unconfirmed|thought|presumed|may have|might have|"
    r"possibly|likely|probably)\b",
    re.IGNORECASE,
)
CLAIMED: Final = re.compile(r"\b(?:claim(?:s|ed|ing)?)\b", re.IGNORECASE)
HARM: Final = AhoCorasick(
    [
        "kill", "death", "dead", "died", "assassin", "eliminat", "target", "wound", "injur", "surviv", "martyr", "struck", " hit",
        "aimed", "perished", "escaped", "identified", "named", "among them", "being operated", "being treated", "the man,", "the commander,", "the leader,", "the operative,", "missed", "destroy", "bomb",
    ]
)  # fmt: skip
"""A sentence without any of these names nobody as hit."""
LOOK_BACK: Final = 130
NOT_NAMES: Final = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "islamic", "state", "army", "police", "city", "hospital", "province", "district", "village", "camp", "united", "nations", "security", "air", "force", "forces", "brigade", "brigades", "battalion", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "ministry", "government", "republic", "front", "movement", "party", "group", "council", "committee", "international", "national", "the", "a", "an", "in", "on", "at", "of", "and", "or", "but", "he", "she", "they", "it", "his", "her", "their", "telegram", "twitter", "facebook", "university", "school", "mosque", "market", "street", "road", "bridge", "airport", "base", "gaza", "strip", "syria", "iraq", "yemen", "libya", "somalia", "afghanistan", "pakistan", "ukraine", "russia", "israel", "palestinian", "palestinians", "israelis", "syrians", "iraqis", "civilians", "muslim", "muslims", "christian", "christians", "kurdish", "kurds", "arab", "arabs", "houthi", "houthis", "taliban", "hamas", "hezbollah", "isis", "daesh", "civil", "defence", "defense", "human", "rights", "observatory", "red", "crescent", "cross", "association", "center", "centre", "agency", "news", "media", "operation", "river", "valley", "mountains", "sea", "gulf", "coast", "unit", "units", "infantry", "division", "regiment", "corps", "navy", "command", "coalition", "resistance", "tuesday's", "royal", "house", "white", "apache", "reaper", "predator", "mosul", "aleppo", "idlib", "raqqa", "baghdad", "damascus", "kyiv", "kharkiv", "donetsk", "luhansk", "waziristan", "helmand", "kandahar", "kunar", "nangarhar", "tripoli", "benghazi", "sirte", "sanaa", "aden", "hodeidah", "taiz", "saada", "mogadishu", "tehran", "beirut", "tel", "aviv", "jerusalem"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    role: str | None
    outcome: Outcome


def find_persons(document: Document, actors: Sequence[ActorMention]) -> list[PersonMention]:
    """People named as killed, injured or aimed at, in reading order. `actors` tells names of groups from names of people.

    `outcome` is `unknown` for who was only aimed at. Never raises; linear in the text.
    """
    taken = {n for a in actors for n in range(a.start, a.end)}
    out: list[PersonMention] = []
    seen: set[str] = set()
    if not document.sentences:
        return []
    told = {document.sentence_at(at).index for _, at, _ in HARM.find_matches_as_indexes(fold(document.buffer))}
    for sentence in document.sentences:
        if sentence.index not in told:
            continue
        words = document.words(sentence)
        before = _before(document, sentence)
        for found in _in_sentence(words, before, sentence.start, taken):
            name = words[found.start : found.end]
            if name not in seen:
                seen.add(name)
                out.append(_person(sentence, words, found, name))
    return out


def _person(sentence: Sentence, words: str, found: _Found, name: str) -> PersonMention:
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
    start, end = sentence.start + found.start, sentence.start + found.end
    return PersonMention(start, end, sentence.index, name, _clean(role), found.outcome, certainty, aliases)


def _before(document: Document, sentence: Sentence) -> str:
    """The two sentences before this one."""
    start = document.sentences[max(0, sentence.index - 2)].start
    return document.buffer[start : sentence.start]


def _in_sentence(words: str, before: str, offset: int, taken: set[int]) -> Iterator[_Found]:
    """Each name with a verb before it ("killed …") or after it ("… was killed"), or in a list with one that has."""
    last: _Found | None = None
    for m in NAME.finditer(words):
        start, end = m.span()
        owner = words.startswith(("'s", "’s"), end - 2)
        end -= 2 * owner
        rank = RANK.match(words, start)
        if rank and rank.end() < end:
            start = rank.end()
        named = _is_name(words[start:end]) or YOUNG.search(words, max(0, start - 40), start)
        if not named or not taken.isdisjoint(range(offset + start, offset + end)):
            continue
        if SPEAKS.match(words, end) or SAID_BEFORE.search(words, max(0, start - 12), start):
            continue
        if last is not None and (alias := ALIAS.match(words, last.end)) and alias.start("alias") <= start < alias.end():
            continue
        found = (
            _owner_of_target(words, start, end)
            if owner
            else _after_verb(words, before, m.start(), start, end)
            or _before_verb(words, before, start, end)
            or _the_man(words, before, start, end)
        )
        if found is None and last is not None and LIST_GAP.fullmatch(words, last.end, start):
            found = _Found(start, end, None, last.outcome)
        if found is None:
            continue
        if rank and not found.role and rank[0].strip() not in NATIONS:
            found = _Found(start, end, rank[0], found.outcome)
        last = found
        yield found


def _owner_of_target(words: str, start: int, end: int) -> _Found | None:
    """The raid that destroyed a man's house was aimed at the man."""
    aimed = AIMED.search(words, max(0, start - 40), start) and HIS_PLACE.match(words, end)
    return _Found(start, end, None, "unknown") if aimed else None


def _after_verb(words: str, before: str, begin: int, start: int, end: int) -> _Found | None:
    verb = None
    for verb in VERB.finditer(words, max(0, begin - LOOK_BACK), begin):  # noqa: B007 - the last one counts
        pass
    if verb is None:
        return None
    gap = GAP.fullmatch(words, verb.end(), begin)
    if gap is None:
        return None
    outcome: Outcome = "killed" if verb["kill"] else "injured" if verb["hurt"] else "unknown"
    if verb[0] == "including" and not DEATH.search(words[: verb.start()]):
        return None
    if verb["told"] and not DEATH.search(before + words[: verb.start()]):
        return None
    if outcome == "unknown" and not (gap["role"] or APPOSITION.match(words, end) or TITLE.match(words, start)):
        return None  # "hit Deir Hafer" is a place; "targeted Jalal Omar, a commander" is a man
    return _Found(start, end, gap["role"], outcome)


def _before_verb(words: str, before: str, start: int, end: int) -> _Found | None:
    m = SUBJECT.match(words, end)
    if m is None:
        return None
    did = m["did"] or m["died"]
    outcome: Outcome = "killed"
    if did == "among them" and not DEATH.search(before + words[:start]):
        return None
    if did in ("wounded", "injured", "hurt", "being operated on", "being treated"):
        outcome = "injured"
    elif did in ("targeted", "the target", "the intended target"):
        outcome = "unknown"
    elif did in ("survived", "escaped"):
        outcome = "survived"
    if (
        outcome == "unknown"
        and not (APPOSITION.match(words, end) or TITLE.match(words, start))
        and "target" not in did[4:]
    ):
        return None
    role = ROLE_BEFORE.search(words, max(0, start - 50), start)
    return _Found(start, end, role["role"] if role else None, outcome)


def _the_man(words: str, before: str, start: int, end: int) -> _Found | None:
    """ "… killed a commander. The commander, Ali Omar, had …": the one of whom the sentence before told."""
    m = THE_MAN.match(words[:start])
    if m is None or not words.startswith(",", end):
        return None
    killed = re.search(rf"\bkill(?:ed|ing|s) (?:an?|the|one|another) (?:[\w'’-]+ ){{0,4}}?{m['who']}\b", before)
    return _Found(start, end, m["who"], "killed") if killed else None


def _clean(role: str | None) -> str | None:
    """The role without its article and what only leads up to it."""
    if not role:
        return None
    return (
        re.sub(
            r"^(?:(?:an?|the|its|their|his|her|one) )+|,? (?:named|called|identified as|known as) ?$", "", role.strip()
        ).strip(" ,")
        or None
    )


def _is_name(name: str) -> bool:
    """Two words at least, a title counting as one; none of them a word of places, bodies and days."""
    parts = name.split(" ")
    if any(p.strip("'’-").lower() in NOT_NAMES for p in parts):
        return False
    return len(parts) > 1 or bool(TITLE.match(name))


NATIONS: Final = frozenset(
    ["Palestinian", "Syrian", "Iraqi", "Iranian", "Lebanese", "Yemeni", "Saudi", "American", "Egyptian"]
)
