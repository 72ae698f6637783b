"""Who did it, told in other words than those of the strike: accusations, admissions, denials, whose aircraft it was.

"Residents accused the coalition", "The army said it had hit a depot", "The aircraft was Israeli", "Turkey rejected the
accusation" (docs/extraction/actors.md).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from streams.domain.vocabulary import Certainty
from streams.extraction.lexical import fold
from streams.extraction.mentions import ActorMention, TriggerMention
from streams.text.document import Document
from streams.text.guarded import compile_guarded

Roled = tuple[ActorMention, Certainty]

_WEAPON = r"(?:aircraft|planes?|jets?|warplanes?|drones?|uavs?|helicopters?|gunships?|missiles?|rockets?|shells?|mortars?|bombs?|rounds)"
_STRIKE = (
    r"(?:attacks?|strikes?|air ?strikes?|raids?|shelling|bombing|bombardment|operations?|massacre|barrage|killings?)"
)
_SAID = r"(?:said|says|confirmed|claimed|announced|acknowledged|admitted|stated|affirmed|insisted|tweeted|reported|maintains?)"
_ADDRESS: Final = r"in an? (?:\w+ )?(?:statement|speech|address|message|post|video|broadcast)"
ACCUSED: Final = compile_guarded(
    r"\b(?:(?:accus|suspect)(?:e[sd]?|ing|s|ed)|blam(?:ed|es|ing)(?! by\b)|blamed? (?:\w+ ){1,5}on|pin\w* (?:\w+ ){1,4}on|"
    r"attribut\w+ (?:\w+ ){0,5}to|responsib\w+ (?:\w+ ){0,5}(?:of|on|with)|point\w* (?:a |the )?fingers? at|fault of|work of|"
    r"carried out by|conducted by|launched by|fired by|belong(?:s|ed|ing)? to|blam\w+ (?:\w+ ){0,2}on|ascrib\w+ (?:\w+ ){0,3}to|pinned (?:\w+ ){0,2}on|"
    r"suspicion (?:\w+ ){0,2}(?:fell|falls|fallen|rests|rested) (?:\w+ )?on|hallmarks? of(?: an?)?|(?:believed|thought|suspected|presumed|assumed|understood) to (?:be|have been|have come) (?:\w+ )?(?:by|from)|"
    rf"blam(?:ed|es|ing) (?:an? |the )?(?:\w+ )?{_WEAPON} (?:of|from|belonging to|operated by)) "
    r"(?:the |a |an )?[\"'“]?(?:[\w'’-]+ (?:front|faction|wing|branch|unit|air force) of (?:the )?)?$"
)
BLAMED: Final = re.compile(
    r"(?:,? (?:which|whom|who) (?:[\w'-]+ ){0,6}?(?:blam\w+|accus\w+|suspect\w*|h[eo]ld (?:\w+ )?responsible|(?:say|said|says|believe) (?:was|were|is|are) behind)\b|"
    r"(?:'s (?:\w+ )?(?:army|military|air force|forces))?,? (?:(?:has|have|had) )?(?:was|were|been|is|are|stands|stood) (?:\w+ ){0,2}?"
    r"(?:blamed|suspected|held responsible|responsible for (?:it|this|the|that)|behind (?:it|this|the)|"
    r"accused of (?:\w+ly )?(?:bombing|shelling|striking|firing|hitting|targeting|attacking|carrying|dropping|launching|being behind))\b)"
)
"""'X, which residents blamed', 'X was accused of shelling': the accusation after the name."""
HELD: Final = tuple(f"{verb} {article}" for verb in ("held", "hold", "holds", "holding") for article in ("", "the "))
HELD_AFTER: Final = re.compile(r"(?:'s \w+)? (?:\w+ )?responsible\b")
"""'Held' X 'responsible'."""
LAUNCHED: Final = re.compile(r"\b(?:drones|missiles|rockets|uavs|bombs) (?:that |which )?(?:the )?$")
LAUNCHED_AFTER: Final = re.compile(r" (?:had |has )?(?:launched|fired|sent|unleashed)\b")
"""'Of 44 drones that' Russia 'launched'."""
WHOSE: Final = re.compile(
    rf"\b(?:the|both|all|these|those) (?:\w+ )?{_WEAPON} (?:was|were|is|are|had come|came)(?: (?:likely|probably|an?|from))* (?:the )?$"
)
"""'The aircraft was' Israeli."""
ADMITTED: Final = compile_guarded(
    rf"(?:'s|s')?(?: (?!(?:and|but|which|who|has not|did not)\b)[\w'’-]+){{0,5}}? "
    rf"(?:(?:claimed|took|has claimed|claims|admitted|accepted|acknowledged) (?:the )?(?:full )?(?:responsibility|the {_STRIKE})|"
    rf"confirmed (?:the|its|carrying|conducting) {_STRIKE}|apologi[sz]ed|"
    rf"{_SAID}(?: (?:on \w+|yesterday|later|{_ADDRESS}|that|\w+day))* (?:the|its|their) {_STRIKE} (?:had (?:been )?|was |were )?"
    rf"(?:aimed|hit|targeted|struck|directed|killed|destroyed|intended)|"
    rf"{_SAID}(?: (?:on \w+|yesterday|later|{_ADDRESS}|that|only|\w+day))* (?:it|they) (?:had |only |also )*"
    rf"(?:hit|struck|targeted|carried out|conducted|launched|attacked|bombed|killed|destroyed|shelled|fired)|"
    rf"{_SAID}(?: (?:on \w+|yesterday|later|{_ADDRESS}|that|\w+day))* (?:its|their) (?:own )?(?:air force|forces|\w+ )?(?:{_WEAPON}|troops|men|gunners)?"
    rf" ?(?:had |has |have )?(?:hit|struck|targeted|carried out|conducted|launched|attacked|bombed|killed|destroyed|shelled|fired))\b"
)
WARNED: Final = compile_guarded(
    r"(?:'s)?(?: (?:army|military|forces|had|has|earlier|spokes\w+|also))* (?:told|ordered|warned|urged|called on) (?:the |all )?"
    r"(?:residents|people|inhabitants|civilians|families|those)\b[^.;]{0,60}\b(?:leave|evacuat\w+|move|flee)"
)
FLEW: Final = compile_guarded(
    r"(?:'s|s')?(?:,? (?!(?:and|but|which|who)\b)[\w'’-]+){0,6}?,? (?:carried out|conducted|flew|performed|has flown|have flown) "
    r"(?:[\w'’,-]+ ){0,4}(?:sorties|operations|missions|raids|strikes|flights)\b"
)
DENIES: Final = compile_guarded(
    r"(?:'s|s')?(?:,? (?!(?:and|but|who|killed|struck|hit|bombed|fired)\b)[\w'’-]+){0,5}?,? (?:has |have |had |later |again |also |first )*"
    r"(?<!nor )(?:(?:denied|denies|deny|rejected|rejects|dismissed|dismisses|disputed|disputes)(?! (?:medical|aid|entry|access|bail|calls?|talks|offers?)\b)"
    r"(?! (?:ever |deliberately |intentionally |that it (?:ever |deliberately )?)?(?:target|aim|attack)(?:s|ing)? (?:at )?(?:civilians|non-combatants)\b)"
    r"|said (?:that )?(?:none|neither) of (?:its|their|his) (?:\w+ )?(?:forces|troops|aircraft|planes|jets|drones|pilots|gunners)\b"
    r"|said (?:its|their|his) (?:forces|troops|aircraft|planes|jets|army|gunners) (?:do|did|had|have|were|was) not)\b"
)
SILENT: Final = re.compile(
    r"(?:'s|s')?(?: (?:military|army|forces|air force|command|officials|spokes\w+|government|alliance))?(?:, whose [^.;,]{2,70},)? "
    r"(?:(?:has|have|had|did|does|was|were) )?(?:not|no|yet to|declined to|refused to|would not|(?:made|gave|given|offered|issued) no)"
    r"(?: (?:immediately|yet|so far|be|give|given|make|made|offer|offered|issue|issued|any|an?|publicly))* "
    r"(?:said (?:it|whether|that|if)|confirmed|comment\w*|answer\w*|respon\w+|repl(?:y|ied)|expla\w+|statement|reachable|available)\b"
)
"""Whose silence is worth a sentence is whom the paper takes for the strike's author."""
ITS: Final = re.compile(
    r"\b(?:its|their) (?:own )?(?:[\w-]+ ){0,2}?(?:aircraft|jets?|warplanes?|planes?|drones?|helicopters?|air force|forces|troops|artillery|gunners|guns|gunboats|ships|batteries|launchers|bombardments?|barrages?|bombing|attacks?|"
    r"missiles?|air ?strikes?|strikes?|raids?|bombers|rockets|shelling)\b"
)
SINCE_ITS: Final = re.compile(r"(?: (?:had|have|has|also|then|later|twice|were|was|\w+ly|on \w+day))* ?")
OBJECT_BEFORE: Final = re.compile(
    r"\b(?:on|at|against|targeting|hit|struck|killed|attacked|shelled|bombed|destroyed|downed|to|from|for|near|by|after|by|of) $"
)
QUOTES: Final = ('"', "“", "'", "‘")
PRONOUN: Final = re.compile(
    r"\W*(?:(?:then|later|afterwards?|\w+ later|next|again|after that),? )?(?:they|it|the (?:same |two |three |four )?"
    r"(?:planes?|jets?|aircraft|warplanes?|drones?|helicopters?|pilots?|bombers?|crews?|gunners))\b"
)
"""A sentence that goes on about who struck in the one before it."""
IT: Final = re.compile(r"^\W*(?:in|on|at|during|over|by) [^,;:.]{2,40} (?:it|they) (?:had |also |then |has |have )*$")
"""'In the night to Friday it' fired."""
ANONYMOUS: Final = compile_guarded(
    r"\b(?:unidentified|unknown|unclaimed|mysterious|could not (?:tell|say|determine)|nobody (?:has )?claimed|no (?:group|one|side) (?:has |immediately )*claimed|"
    r"not clear (?:who|whose)|unclear (?:who|whose)|whose (?:\w+ ){0,3}(?:was|were) (?:not|un))"
)
AFTER: Final = 160


def of_sentence(actors: Sequence[ActorMention], number: int) -> Sequence[ActorMention]:
    """The actors of one sentence; `actors` are in reading order."""
    first = bisect_left(actors, number, key=lambda a: a.sentence)
    return actors[first : bisect_right(actors, number, first, key=lambda a: a.sentence)]


def accused(document: Document, actors: Sequence[ActorMention], sentences: Sequence[int]) -> list[Roled]:
    """Who is said, in these sentences, to have done it; the first sentence that says so decides. An admission is worth more
    than an accusation in the same sentence.
    """
    for number in sentences:
        held: list[Roled] = []
        for actor, left, right in _around(document, actors, number):
            if ADMITTED.match(right) or (FLEW.match(right) and actor.forces):
                held.append((actor, "claimed"))
            elif (
                WHOSE.search(left)
                or (held and _and(document, held[-1][0], actor))
                or ACCUSED.search(left)
                or BLAMED.match(right)
                or (left.endswith(HELD) and HELD_AFTER.match(right))
                or (LAUNCHED.search(left) and LAUNCHED_AFTER.match(right))
                or (actor.forces and WARNED.match(right))
            ):
                held.append((actor, "alleged"))
        admitted = [h for h in held if h[1] == "claimed"]
        if held:
            return admitted[:1] or held
    return []


def flew(document: Document, actors: Sequence[ActorMention], sentences: Sequence[int]) -> list[Roled]:
    """Whose sorties or operations these sentences count: the head of a bulletin names the side that its entries leave out."""
    for number in sentences:
        for actor, _, right in _around(document, actors, number):
            if actor.forces and FLEW.match(right):
                return [(actor, "fact")]
    return []


def silent(
    document: Document, actors: Sequence[ActorMention], sentences: Sequence[int], country: str | None
) -> list[Roled]:
    """The state or coalition, not that of the country hit, of which these sentences say that it has not commented."""
    for number in sentences:
        for actor, _, right in _around(document, actors, number):
            if actor.kind != "non-state" and actor.id != country and SILENT.match(right):
                return [(actor, "alleged")]
    return []


def owner_of_its(document: Document, actors: Sequence[ActorMention], trigger: TriggerMention) -> list[Roled]:
    """Whose "its jets bombed", "their air strike" it is: the last side named before it in the sentence, else the first one of
    the sentence before.
    """
    low = document.sentences[trigger.sentence].start
    text = fold(document.buffer[low : trigger.end])
    at = max(0, trigger.start - low - 60)
    its = next(
        (m for m in ITS.finditer(text, at) if SINCE_ITS.fullmatch(text, m.end(), max(m.end(), trigger.start - low))),
        None,
    )
    if its is None or OBJECT_BEFORE.search(text[max(0, its.start() - 20) : its.start()]):
        return []
    here = [a for a in of_sentence(actors, trigger.sentence) if a.end <= low + its.start()]
    here = [a for a in here if document.buffer[a.start - 1 : a.start] not in QUOTES]  # dismissed as "X propaganda"
    before = of_sentence(actors, trigger.sentence - 1)
    owner = here[-1] if here else before[0] if before else None
    return [(owner, "claimed")] if owner is not None else []


def goes_on(document: Document, trigger: TriggerMention) -> bool:
    """Whether the strike's subject is a pronoun for who struck in the sentence before: "They dropped two bombs"."""
    start = document.sentences[trigger.sentence].start
    left = fold(document.buffer[start : trigger.start])
    return PRONOUN.match(fold(document.buffer[start : trigger.end])) is not None or IT.search(left) is not None


def denied(document: Document, actors: Sequence[ActorMention], sentences: Sequence[int], suspects: set[str]) -> bool:
    """Whether one of the suspects denies it in these sentences."""
    return any(
        actor.id in suspects and DENIES.match(right)
        for number in sentences
        for actor, _, right in _around(document, actors, number)
    )


def anonymous(document: Document, sentences: Sequence[int]) -> bool:
    """Whether these sentences say that nobody knows who did it."""
    return any(ANONYMOUS.search(fold(document.words(document.sentences[n]))) for n in sentences)


def _around(document: Document, actors: Sequence[ActorMention], number: int) -> Iterator[tuple[ActorMention, str, str]]:
    """Each actor of a sentence with the folded words before and after it."""
    here = of_sentence(actors, number)
    if not here:
        return
    sentence, folded = document.sentences[number], fold(document.buffer)
    for actor in here:
        left = folded[max(sentence.start, actor.start - 90) : actor.start]
        right = folded[actor.end : min(sentence.end, actor.end + AFTER)]
        yield actor, left, right


def _and(document: Document, first: ActorMention, second: ActorMention) -> bool:
    return fold(document.buffer[first.end : second.start]) in (" and ", " and the ", ", ", " or ")
