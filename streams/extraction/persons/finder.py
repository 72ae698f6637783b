"""People named as killed, hurt or aimed at; never those who speak about it (docs/extraction/persons.md)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ahocorasick_rs import AhoCorasick

from streams.domain.vocabulary import Certainty, Outcome
from streams.extraction.lexical import Spans, fold
from streams.extraction.mentions import ActorMention, PersonMention
from streams.extraction.persons.names import NAME, NATIONS, NOT_NAMES, PARTICLE, RANK, ROLE, TITLE, WORD
from streams.extraction.persons.otherwise import told_otherwise
from streams.text.document import Document, Sentence

VERB: Final = re.compile(
    r"\b(?:(?P<kill>[Kk]illed (?:in|by) (?:[\w'’-]+ ){1,6}?(?:was|were)|kill(?:ed|ing|s)?|assassinat(?:ed|ing)|eliminat(?:ed|ing)|slew|martyred|(?:death|killing|assassination|martyrdom|elimination) of|"
    r"(?:[Aa]mong|[Oo]ne of) (?:the |those )?(?:dead|killed|victims|slain)(?: \w+){0,3} (?:was|were|is|are)|(?:dead|killed|victims?|deceased|martyrs?|fatalit\w+|casualt\w+|man|woman|child|they)"
    r"(?: (?:was|were|been|later|have|has|is|are)){0,3} (?:identified|named)(?: by [\w ]{2,40}?)? as|including|"
    r"(?:dead|victims|slain|martyrs) (?:were|was|included?|are)|"
    r"(?:perished|died|killed|dead|martyrs|victims|deceased|names)(?: (?:are|were|in [^.;:,]{2,40}))?:|"
    r"(?P<told>(?:pair|two|three|four|five|six|men|women|brothers|sisters|couple|commander|leader|he|she|militant|operative|girl|boy)"
    r"(?: (?:was|were|been|later|have|has|is|are)){1,3} (?:identified|named)(?: by [\w ]{2,40}?)? as|"
    r"(?:named|identified) (?:him|her|them|one of (?:the|them)(?: \w+){0,2}|the (?:\w+ )?(?:men|man|woman|women|dead|victims?|commander|"
    r"leader|militants?|soldiers?|officers?|journalists?|workers?|nurses?|two|three|four|five|pair|fighters?|child|children|boy|girl|couple)) as|among (?:them|whom)(?: was| were| is| are)?|"
    r"(?:posts?|lists?|sources|relatives|outlets?|accounts?) named(?! (?:him|her|them|one|the|two|three)\b)))"
    r"|(?P<hurt>wound(?:ed|ing)|injur(?:ed|ing)|(?:wounded|injured)(?: (?:was|were))? (?:identified|named) as)"
    r"|(?P<home>(?:on|hit|struck|targeted|targeting|destroyed|bombed|hitting) (?:the |a )?(?:family )?(?:home|house|car|vehicle|residence|apartment|compound|villa|convoy) (?:of|belonging to))"
    r"|(?P<aim>targeted|targeting|target of|aim(?:ed|ing) (?:at|for)|(?:was )?meant for|missed|struck|hit|hitting|directed at|"
    r"target(?: (?:was|is|had been|being))?(?: (?:identified|named))?(?: as)?))(?= )"
)
GAP: Final = re.compile(
    rf" (?P<role>(?:an? |the |its |their |his |her |former |one |local )*(?:\d+[- ]year[- ]old )?(?:[^\s,.;:()\"“”]+ ){{0,7}}?{ROLE}s?(?: of [a-z]+)?,? "
    r"(?:of [^.;,()]{2,50}, |in [^.;,()]{2,50}, )?(?:named |called |identified as |known as |and [\w ]{1,20} )?)?"
    r"(?:(?:Maj|Brig|Lt|Col|Gen|Capt|Sgt|Cpl|Dr|Prof|Adm|Mr|Mrs|Ms)\. ?)*(?:(?:\d+[- ]year[- ]old|a certain|one|civilian|[Cc]ommander|[Gg]eneral) )?"
)
YOUNG: Final = re.compile(r"\b\d+[- ]year[- ]old (?:girl|boy|child|son|daughter|sister|brother|niece|nephew),? $")
"""A child may be known by one name alone."""
LIST_GAP: Final = re.compile(r"(?: \([^)]{1,60}\))?(?:, ?(?:and )?| and | & )(?:(?:his|her|their) (?:\w+ ){0,3})?")
ROLE_BEFORE: Final = re.compile(
    rf"(?P<role>(?:[A-Z][\w-]+ |senior |top |former |deputy |local |military |media )*{ROLE}) $"
)
SUBJECT: Final = re.compile(
    r"(?P<gap>, [^.;,]{2,90}(?:, [^.;,]{2,60})?,| \([^)]{1,60}\)| and (?:his|her|their|two|three|four|five|six|several|at least|as many as|up to|\w+ other)[\w ]{1,40}?|"
    r",? and an? [\w -]{2,40}?| alias [\w'’ -]{2,40}?,?|, who|,)?"
    r"(?:, (?:who was )?(?P<put>killed|martyred|assassinated)(?= (?:in|by|when|on|during|along|yesterday|today|last)\b)| (?:(?:had|have|has|later) )?(?:(?:was|were|is|are|has been|had been|have been|being|been|got) (?:(?:also|later|reportedly|allegedly|apparently|instantly|among|critically|"
    r"seriously|severely|slightly|believed|likely|thought|said|presumed|to|have|been|be|among those|among the) )*"
    r"(?P<did>killed|dead|martyred|assassinated|wounded|injured|targeted|the target|the intended target|hurt|eliminated|among them|being operated on|being treated)"
    r"|(?P<died>died|survived|escaped|perished)))\b"
)
_KIN = r"(?:wife|husband|sons?|daughters?|child(?:ren)?|brothers?|sisters?|mother|father|parents|baby|cousins?|nephews?|drivers?|bodyguards?|two|three|four)\b"
APPOSITION: Final = re.compile(
    rf"(?:,| \([^)]{{1,60}}\),?)(?! (?:his|her|their) {_KIN})"
    rf" (?:an? |the |its |their |his |one of |who was |who is |described as |also |both |reportedly |allegedly |believed to be )*"
    rf"(?P<role>(?!(?:was|were|had|has|have|is|are|died|in|on|and|along|her|his|their|[A-Z]\w+ and) )[^.;,]{{0,80}}?\b{ROLE}s?\b[^.;,]{{0,60}})"
)
ALIAS: Final = re.compile(
    rf"(?:,? (?:also known as|a\.?k\.?a\.?|known as|alias|nicknamed|whose real name (?:was|is)|nom de guerre)|"
    rf",? \((?:also known as |aka |a\.k\.a\. |alias |nom de guerre |nicknamed )?)[ ]?[\"“']?(?P<alias>{WORD}(?:[ ](?:{PARTICLE})?{WORD}){{0,4}})"
)
DEATH: Final = re.compile(
    r"\b(?:kill\w*|dead|died|deaths?|slain|martyr\w*|perished|neutrali[sz]ed|eliminated|lives)\b", re.IGNORECASE
)
THE_MAN: Final = re.compile(
    r"The (?:\w+ )?(?P<who>man|woman|boy|girl|commander|leader|operative|militant|target|official|facilitator|fighter|officer), $"
)
SPEAKS: Final = re.compile(
    r"(?!, (?:had|was|has) [^.;]{2,90}, (?:said|says) (?:one|an?|the|two|his|her|officials?|sources?|police|witnesses|residents)\b)"
    r"(?:, [^.;]{2,90},|,| who| also| later)? (?:said|says|told|tells|added|adds|tweeted|wrote|stated|explained|noted|reported|announced|posted|"
    r"confirmed|claimed|declined|warned|argued|spokes)\b|, (?:a |the )?(?:spokes|head of the [\w ]*Observatory|director of [^.;]{2,70} (?:said|says|told))"
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
FAMILY: Final = re.compile(r"(?:['’]s)? (?:family|families|clan|brothers|relatives|group|movement)\b")
LOOK_BACK: Final = 130


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
    taken = Spans((a.start, a.end) for a in actors)
    out: list[PersonMention] = []
    seen: set[str] = set()
    if not document.sentences:
        return []
    harm = {document.sentence_at(at).index for _, at, _ in HARM.find_matches_as_indexes(fold(document.buffer))}
    for sentence in document.sentences:
        if harm.isdisjoint(range(sentence.index - 2, sentence.index + 2)):
            continue
        words = document.words(sentence)
        before = _before(document, sentence)
        named = [
            (f, words[f.start : f.end])
            for f in (_in_sentence(words, before, sentence.start, taken) if sentence.index in harm else ())
        ]
        named += [
            (_Found(t.start, t.end, t.role, t.outcome), t.name)
            for t in told_otherwise(words, before, _after(document, sentence))
            if not taken.touch(sentence.start + t.start, sentence.start + t.end)
        ]
        for found, name in named:
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


def _after(document: Document, sentence: Sentence) -> str:
    """The sentence after this one."""
    return (
        document.words(document.sentences[sentence.index + 1]) if sentence.index + 1 < len(document.sentences) else ""
    )


def _before(document: Document, sentence: Sentence) -> str:
    """The two sentences before this one."""
    start = document.sentences[max(0, sentence.index - 2)].start
    return document.buffer[start : sentence.start]


def _in_sentence(words: str, before: str, offset: int, taken: Spans) -> Iterator[_Found]:
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
        if not named or taken.touch(offset + start, offset + end):
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
    if verb["told"] and not DEATH.search(before + words):
        return None
    if verb["home"] and FAMILY.match(words, end):
        return None
    if outcome == "unknown" and not (
        verb["home"] or gap["role"] or APPOSITION.match(words, end) or TITLE.match(words, start)
    ):
        return None  # "hit Deir Hafer" is a place; "targeted Jalal Omar, a commander" is a man
    return _Found(start, end, gap["role"], outcome)


def _before_verb(words: str, before: str, start: int, end: int) -> _Found | None:
    m = SUBJECT.match(words, end)
    if m is None:
        return None
    did = m["did"] or m["died"] or m["put"]
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
