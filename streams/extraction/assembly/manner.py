"""How a sentence speaks of its strike: as one or several, as known or new, here or elsewhere, in passing, over a period."""

import re
from collections.abc import Sequence
from typing import Final

from streams.domain.vocabulary import Clarity
from streams.extraction.assembly.cell import REFERS, Cell
from streams.extraction.assembly.whereabouts import is_specific
from streams.extraction.mentions import ActorMention, TimeMention, TriggerMention
from streams.extraction.triggers.patterns import DISRUPTED
from streams.text.document import Document
from streams.text.guarded import compile_guarded

_TOGETHER: Final = compile_guarded(
    r"\b(?:taken together|in total|a total of|altogether|overall|so far|all told|in all|daily|every (?:day|week|night)|"
    r"on a daily basis|continu(?:ed|ing|es) to|series of|wave of|weeks of|months of|years of|days of|campaign|since then|regularly|repeated(?:ly)?|"
    r"(?:hundreds|thousands|dozens) of (?:\w+ ){0,2}(?:air|strikes|raids|sorties|attacks|bombs|shells|rockets)|frequent(?:ly)?|in recent (?:weeks|months|years)|the first (?:\w+ ){0,3}(?:this|since|in)|routinely|per (?:day|week|month))\b",
    re.I,
)
_SAME_PLACE: Final = compile_guarded(
    r"\bin the same (?:area|place|location|town|village|city|region|district|neighbou?rhood|province|governorate|camp|general area)\b|\bat the same (?:place|location|site|spot)\b",
    re.I,
)


A_STRIKE: Final = re.compile(r"\b(?:an?|one|the (?:first|second|third|latest)) (?:[\w.'’-]+ ){0,3}$", re.I)


RAID: Final = re.compile(r"(?:air)?(?:strike|raid|bombing|bombardment)s?", re.I)
_ATTACK: Final = re.compile(r"(?:(?:air)?(?:strike|raid|bombing|bombardment)|attack)s?", re.I)


_FRONT: Final = 40


def describe(document: Document, cell: Cell, actors: Sequence[ActorMention] = ()) -> None:
    """Write into the cell how it speaks of its strike. `actors`: those of its sentence."""
    sentence = cell.sentence
    words = document.words(sentence)
    same = _SAME_PLACE.search(words)
    if same:
        cell.same_place = (sentence.start + same.start(), sentence.start + same.end())
    first = cell.triggers[0].start
    cell.one = _one(document, cell) or _at_once(document.buffer, cell)
    cell.definite = _definite(document, cell)
    cell.fronted = _fronted(document, cell)
    cell.singled = _SINGLED.search(words) is not None
    cell.full = _full(document, cell)
    cell.subordinate = bool(_BESIDE.search(document.buffer[max(0, first - 50) : first]))
    hour = _CLOCK.search(words)
    cell.clock = hour.group(1) if hour else None
    cell.later = _LATER.match(document.buffer, sentence.start, sentence.end) is not None
    cell.reported = _reported(document, cell)
    cell.clarity = _clarity(document.buffer, words, cell)
    cell.owner = owner_of(document, cell, actors)
    cell.answers = _ANSWERS.search(words) is not None


_BETWEEN: Final = re.compile(
    r"(?:['’]s?)?(?:[ -](?:long-range|short-range|attack|strike|assault|kamikaze|suicide|explosive|naval|sea|ballistic|cruise|"
    r"hypersonic|guided|glide|fighter|combat|war|military|air|aerial|suspected|armed|unmanned|army|navy|forces?|troops|defence|"
    r"made|fired|launched|operated|heavy|new|own|fresh|jet|bomber))*[ -]?"
)


def owner_of(document: Document, cell: Cell, actors: Sequence[ActorMention]) -> str | None:
    """Whose weapons struck, where their name stands right before them: "Ukraine's long-range drones", "an Israeli missile"."""
    starts = sorted({m.start for m in (*cell.triggers, *cell.weapons)})
    return next((whose for start in starts if (whose := owner(document, start, actors))), None)


def owner(document: Document, start: int, actors: Sequence[ActorMention]) -> str | None:
    """Whose weapons are named at `start`; `actors` are those of the sentence."""
    for actor in actors:
        if actor.end > start:
            break
        if _BETWEEN.fullmatch(document.buffer, actor.end, start) or _SAID_IT.fullmatch(
            document.buffer, actor.end, start
        ):
            return actor.state or actor.id
    return None


_ANSWERS: Final = re.compile(
    r"\bin (?:response|retaliation|return|reply|revenge)\b(?! (?:to|for)\b)|\b(?:answered|responded|retaliated|replied|hit back|struck back) (?:with|by)\b",
    re.I,
)
"""Words of a strike that answers the one told before it; "in response to" may name what that one answered."""
_SAID_IT: Final = re.compile(
    r"(?:['’]s? (?:army|military|air force|navy|forces))? (?:said|says|confirmed|announced)(?: (?:on \w+|that|late|early|\w+day)){0,3} (?:it|they|its (?:jets|forces|aircraft|troops)) (?:had |has |have |also )*"
    r"|(?: (?:then|later|also|swiftly|quickly|had|has))* (?:answered|responded|retaliated|replied|hit back|struck back) (?:with|by) (?:[\w-]+ ){0,5}?"
)
""" "Israel said it had struck": whose strike it was."""


_LATER: Final = re.compile(
    r"(?:(?:two|three|four|five|six|several|a few|some)? ?(?:hours|minutes) (?:later|earlier|before)|(?:later|earlier) (?:in|on|that|the same|on the same)\b|(?:later|earlier),|(?:in the|that) (?:evening|afternoon)\b)",
    re.I,
)
""" "Later in the day two bombs fell on the city": after the missiles of the morning."""
_CLOCK: Final = re.compile(r"\bat (?:about |around |approximately |roughly )?(\d{1,2}[:.]\d\d)\b")
_REPORTS: Final = re.compile(
    r"\b(?:report(?:ed|s|ing)|post(?:ed|s)|announc(?:ed|es)|said|says|wrote|tweeted|publish(?:ed|es)|shared|acknowledged|stated|explained|confirmed|claimed|"
    r"told|noted|added|issued|documented|interview)\b",
    re.I,
)


_MORE: Final = re.compile(r"\b(?:\w+ more|another|again|second|third|further)\b", re.I)
"""Words of a strike beside the one before: "five days later, the army said it killed nine more"."""


def _reported(document: Document, cell: Cell) -> bool:
    """ "On 25 October a neighbour reported that a strike had …": the day may be that of the words, not of the strike."""
    time = cell.time
    if (
        time is None or time.kind == "relative-event"
    ):  # "five days later": counted from the strike before, so of another
        return False
    if time.start - cell.sentence.start > _FRONT or time.end > cell.triggers[0].start:
        return False
    if _MORE.search(document.buffer, time.end, cell.sentence.end):
        return False
    return _REPORTS.search(document.buffer, time.end, cell.triggers[0].start) is not None


_TARGETS_HIT: Final = re.compile(
    r"\b(?:hit|struck|destroyed|bombed|attacked|targeted) (?:[a-z]+ ){0,3}(\d[\d,]*) (?:[\w-]+ ){0,3}(?:targets|positions|sites|objects|facilities)\b",
    re.I,
)
"""So many things are hit in a campaign, not in a wave."""


def _one(document: Document, cell: Cell) -> bool:
    """ "Since last month, when a strike hit …": one strike all the same."""
    return not cell.plural and any(
        A_STRIKE.search(document.buffer[max(0, t.start - 50) : t.start]) for t in cell.triggers
    )


_ELSEWHERE: Final = re.compile(
    r"\W{0,3}(?:elsewhere|nearby|also|far(?:ther|ther) (?:north|south|east|west)|in the (?:north|south|east|west))\b",
    re.I,
)
_IN_OTHER_PARTS: Final = re.compile(r"\W{0,3}elsewhere\b", re.I)
_ALSO: Final = re.compile(r"\balso (?:an? )?(?:[\w'’-]+ ){0,2}$", re.I)
_IN_FRONT: Final = re.compile(
    r"\W{0,3}(?:[\w'’:]+,? ){0,3}?(?:in|at|near|outside|over) (?:the )?(?:[\w'’-]+ ){0,3}?$", re.I
)


_SEPARATE: Final = re.compile(r"\b(?:separate|different|unrelated) (?:[\w.'’-]+ ){0,3}$", re.I)


def _separate(document: Document, cell: Cell) -> bool:
    """ "In a separate strike on X": another one even where no gazetteer has X."""
    buffer = document.buffer
    return any(
        _SEPARATE.search(buffer[max(0, t.start - 40) : t.start]) and _ON_NAME.match(buffer, t.end)
        for t in cell.triggers
    )


_SINGLED: Final = re.compile(
    r"\b(?:deadliest|bloodiest|worst|heaviest|most lethal) (?:single |of the |of these |of those )?(?:air ?)?(?:strikes?|raids?|attacks?|hit|incidents?|one|blow)\b",
    re.I,
)
"""One of several, told of by itself."""


def _fronted(document: Document, cell: Cell) -> bool:
    """ "In Abu Salim, shells killed …", "Elsewhere …", "also an air raid on …": turns to another place, however near."""
    places = [p for p in cell.places if p.role == "event"]
    start, first = cell.sentence.start, cell.triggers[0].start
    cell.elsewhere = _IN_OTHER_PARTS.match(document.buffer, start) is not None or _separate(document, cell)
    if _ELSEWHERE.match(document.buffer, start) or _ALSO.search(document.buffer, max(start, first - 40), first):
        return bool(places)
    return (
        bool(places)
        and places[0].start - start <= _FRONT
        and bool(_IN_FRONT.match(document.buffer[start : places[0].start]))
        and all(t.start > places[0].end for t in cell.triggers)
    )


_BESIDE: Final = re.compile(
    r"\b(?:after|following|since|before|(?:retaliation|revenge|reprisal) for|(?:response|answer|reply) to)(?: [\w'’.-]+){0,4} $",
    re.I,
)
"""What a sentence only looks back on."""


def may_be_full(document: Document, trigger: TriggerMention) -> bool:
    """Whether a sentence can tell of this raid or attack with all that a strike has, though its word alone does not mean one."""
    return (
        trigger.form == "noun"
        and trigger.strength >= REFERS
        and _ATTACK.fullmatch(document.buffer, trigger.start, trigger.end) is not None
    )


def _full(document: Document, cell: Cell) -> bool:
    """ "The raid on Hodeidah on Thursday, which killed six": all that a strike has, whatever the word for it."""
    time = cell.time
    return (
        any(may_be_full(document, t) for t in cell.triggers)
        and time is not None
        and time.span.date_prec == 1
        and not cell.lent
        and any(p.role == "event" and is_specific(p) for p in cell.places)
        and any(t.caused_by_strike is not False for t in cell.tolls)
    )


_THE: Final = re.compile(
    r"\b(?:the(?! (?:day|morning|afternoon|evening|night) (?:two|three|four|five|six|several|some|\d+|more)\b)|this|that|these|those) (?:(?!an?\b|in\b|on\b|at\b|of\b|when\b|by\b)[\w'’-]+ ){0,2}$",
    re.I,
)


_ON_NAME: Final = re.compile(r"s? (?:on|at|in|near) (?:the (?:town|village|city|quarter|suburb|camp) of )?[A-Z]")


def _definite(document: Document, cell: Cell) -> bool:
    """ "The missile hit …": one that was told of before; "the raid on Qana" says itself which one."""
    buffer = document.buffer
    return all(
        t.anaphoric or (_THE.search(buffer[max(0, t.start - 40) : t.start]) and not _ON_NAME.match(buffer, t.end))
        for t in cell.triggers
    )


_ONE_LINE: Final = re.compile(
    r"\W{0,4}(?:[Nn]ear|[Ii]n|[Aa]t) [^,;:.]{2,40}, (?:coalition (?:forces|aircraft) conducted )?\d+ (?:air ?)?strikes (?:engaged|destroyed|struck|hit|suppressed)\b"
)
"""A line of a day's log: so many strikes at one place, on one day."""


def _one_night(time: TimeMention | None) -> bool:
    """A day, or a night and the day after it: sixty drones overnight are one wave."""
    if time is None or time.span.start is None or time.span.end is None or time.role == "period":
        return False
    return (time.span.end - time.span.start).days <= 1


_WHOLE_WAR: Final = compile_guarded(
    r"\b(?:destroyed|downed|hit|struck|killed|launched|fired|carried out|shot down|eliminated)\b[^.;]{0,40}"
    r"\bsince the (?:very )?(?:start|beginning|outset|launch) of (?:the|its|their|this) (?:[\w-]+ ){0,3}?(?:operation|war|invasion|conflict|offensive)\b",
    re.I,
)

"""Losses added up over a war, as ministries end their days with; but not "killed ten in the worst strike since it began"."""
_SALVO: Final = 500
_ROUNDS: Final = re.compile(r"\b(?:bombs|missiles|rockets|shells|drones|mortars|projectiles|munitions)\b", re.I)
"""So many of these can be one barrage, where no period is told: "says it dropped more than 80 bombs"."""
_RECORD: Final = re.compile(
    r"\b(?:deadliest|worst|largest|biggest|heaviest|first|fiercest|most|bloodiest|longest)\b", re.I
)


_ON_ONE: Final = re.compile(
    r"(?: (?:on|at|hit|struck|targeted|flattened|destroyed)| (?:\w+ ){0,2}against) an? (?:[\w'’-]+ ){1,4}?(?:in|at|near|outside|killed|left|that|which|where)\b",
    re.I,
)
""" "Air strikes on a concert in …"."""


def _at_once(buffer: str, cell: Cell) -> bool:
    """ "In December a contractor died when 30 rockets were fired at a base", "last October air strikes on a concert killed 60": one
    attack, of which only the month is told.
    """
    time = cell.time
    if time is None or time.role == "period" or time.span.date_prec != MONTH:
        return False
    if not any(t.outcome == "killed" and t.scope == "event" for t in cell.tolls):
        return False
    if not any(p.role == "event" and (p.location.where_prec or WHOLE_LAND) < WHOLE_LAND for p in cell.places):
        return False
    if any(_ON_ONE.match(buffer, t.end) for t in cell.triggers):
        return True
    counted = [t for t in cell.triggers if t.number is not None and _ROUNDS.search(buffer, t.start, t.end)]
    return bool(counted) and len(cell.triggers) == 1 and any(is_specific(p) for p in cell.places)


def _weekend_at_a_place(cell: Cell, time: TimeMention) -> bool:
    """ "Air strikes on caves near Bosaso over the weekend": two days at one place are a wave."""
    start, end = time.span.start, time.span.end
    if start is None or end is None or (end - start).days > 1:
        return False
    return any(p.role == "event" and is_specific(p) for p in cell.places)


MONTH: Final = 4
"""`date_prec` of a month."""
WHOLE_LAND: Final = 5
"""`where_prec` from which on only a part of a country, or the country, is named."""
_LAST_HOURS: Final = re.compile(r"\b(?:past|last|previous|preceding) (?:(?:24|48|72|twenty-four) hours|day)\b", re.I)


def _last_day_of_many(buffer: str, cell: Cell) -> bool:
    """ "71 people were killed in attacks on the Strip in the past 24 hours": a ministry's sum of a day, with no town of its own."""
    time = cell.time
    if time is None or not cell.tolls or any(is_specific(p) and p.role == "event" for p in cell.places):
        return False
    return _LAST_HOURS.search(buffer, time.start, time.end) is not None


def _clarity(buffer: str, words: str, cell: Cell) -> Clarity:
    """Several strikes over a period are a summary, never an incident (contract.md)."""
    if cell.stance.stage in {"planned", "denied"}:
        return "incident"
    time = cell.time
    long = time is not None and (
        (time.role == "period" and not _weekend_at_a_place(cell, time)) or (time.span.date_prec or 1) >= MONTH
    )
    number = max(
        (t.number.min or t.number.max or 0 for t in cell.triggers if t.number and t.event_type != DISRUPTED), default=0
    )
    if cell.plural and (targets := _TARGETS_HIT.search(words)):
        number = max(number, int(targets.group(1).replace(",", "")))
    if cell.plural and (_last_day_of_many(buffer, cell) or (long and not cell.one)):
        return "summary"
    if cell.plural and _TOGETHER.search(words) and (time is None or long) and not cell.tolls:
        return "summary"
    if (time is None or long) and (whole := _WHOLE_WAR.search(words)) and not _RECORD.search(whole.group()):
        return "summary"
    rounds = (time is None or cell.one) and number <= _SALVO
    rounds = rounds and all(_ROUNDS.search(buffer, t.start, t.end) for t in cell.triggers)
    if (
        number >= 30
        and not rounds
        and cell.stance.stage == "accomplished"
        and not (_one_night(time) or _ONE_LINE.match(words))
    ):
        return "summary"
    if time is not None and time.role == "period" and (time.span.date_prec or 1) >= 3 and not cell.one:
        return "summary"
    return "incident"
