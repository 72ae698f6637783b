"""Strikes spoken of in general: aims, demands, habits, effects and opinions, the means of a war. Such words may refer back
to a strike that the text has told of, but they tell of none.

General news says "air strikes" far more often without an event than with one, mostly in a sentence whose day and place
belong to a speech or to talks. The signs are grammatical: what the noun is the object of ("an end to", "weeks of", "the target
of"), what is said of it (a state, a progressive, an effect), and adverbs of habit.
"""

import re
from typing import Final

from streams.text.guarded import compile_guarded
from streams.text.linear import compile_words

MASS: Final = re.compile(
    r"(?:strikes|raids|attacks|bombings?|bombardments?|shellings?|campaigns?|sorties|missions|runs|bombs|assaults?|fire|cover)$",
    re.I,
)
"""Nouns of strikes in the plural or as a mass; one "strike" or "raid" is seldom meant in general."""
_CAMPAIGN: Final = re.compile(r"campaigns?$", re.I)
_SIMILE: Final = compile_guarded(r"\b(?:like|as if) (?:an?|the)\s+$", re.I)
_HABIT_AFTER: Final = re.compile(
    r"\s+(?:against )?(?:(?:a|per|each|every) (?:day|week|month|night)|on a (?:daily|nightly|weekly|regular) basis)\b",
    re.I,
)
_OBJECT: Final = compile_guarded(
    r"\b(?:(?:backed|supported|helped|aided|covered|bolstered|accompanied|reinforced) by|backing of|cover of|support (?:of|from|with)|with (?:the )?(?:help|support|aid) of|"
    r"despite|amid|an? (?:end|stop|halt) to|end(?:ing|s|ed)?|halt(?:ing|ed|s)?(?: to| of)?|stop(?:ping|ped|s)?|cease|cessation of|ceasing|"
    r"(?:campaigns?|threat|start|beginning|resumption|intensification|escalation|increase|reduction|decrease|surge|lull|legality|policy|program(?:me)?|use|effects|"
    r"tactics?|strategy|kinds?|types?|forms?|target|years?|months?|weeks?|decades?|risk|many|rest|brunt) of|"
    r"increase in|reduction in|interven\w+ with|continu(?:es|ed|ing)(?: with)?|fac(?:e|es|ed|ing)|keep(?:s|ing)? up|kept up|"
    r"(?:began|begin|begins|begun|started|starting|resumed|stepped up|intensified|expanded|extended)|since|"
    r"condemn\w*|criticis\w*|oppos\w*|taking advantage of|flee(?:ing)?|fled|escap(?:e|es|ing)|role in|part in|join(?:ed|ing)?|calls? for|called off|calling off|"
    r"continued|without|like (?:an?|the)|(?:bigger|rather|other|deadlier) than|more than (?:shelling|air|in)|free of|such as|offer(?:ed|ing)?|facilitat(?:e|es|ed|ing)|(?:choose|choice) between|no (?:side|one|party|country) (?:would|could|should|will|can)|attacks, including|no evidence of|"
    r"(?:concern(?:ed|s)?|worr(?:ied|ies|y)|alarm(?:ed)?|anger|angry|outrage|appalled|protests?|protest(?:ed|ing)|row|dispute|debate|resolution|rall(?:y|ies|ied)) (?:about|by|over|at|against)|"
    r"(?:must|should|to) (?:halt|stop|end|cease) (?:[\w'’.-]+ ){1,6}and)\s+"
    r"(?:(?!killed|killing|hit|struck)[\"“‘']?[\w'’.-]+\s+){0,4}[\"“‘']?$",
    re.I,
)
"""What has the noun for its object and is no telling of it."""
_MOST: Final = re.compile(r"\b(?:most|much of)\s+(?:(?:of|the|its|their|these)\s+)*(?:[\w.'’-]+\s+){0,2}$", re.I)
_STATE: Final = re.compile(
    r"\s+(?:of (?:civilians|rebels|civilian (?:areas|targets)) )?(?:has |have |had |is |are |was |were |would |will |could |also )*"
    r"(?:to stop|costs?|transform\w*|tipped|turned|exacerbated|helped|helping|undermin\w+|go(?:es)? on|going on|must|should|sent|in support of|supporting|"
    r"in (?:a )?(?:bid|effort)|to (?:support|help|bolster|prop|aid|back|defeat)|ha[sd] (?:to|transformed)|that (?:began|started)|began|started|unabated|"
    r"continue[ds]? unabated|(?:and (?:[\w'’-]+ ){1,4})?continue\b|are directed|designed|intended|as (?:a|part)|cannot|alone|were halted|are halted|stop)\b",
    re.I,
)
_IN_PROGRESS: Final = re.compile(
    r",?\s+(?:[\w'’-]+,?\s+){0,6}?(?:is|are|(?:has|have) been)\s+(?:(?!carried|reported|launched|conducted)\w+\s+){0,2}?(?:(?!killing|hitting|pounding|striking)[a-z]+ing|"
    r"against|aimed|directed|meant|focused|blamed|criticised|criticized|condemned)\b",
    re.I,
)
"""What strikes are doing, or are blamed for, these weeks: a state of the war, if no day stands beside it."""
_AND_OTHER: Final = re.compile(
    r"\s+(?:and|or) other (?:[\w-]+ ){0,2}(?:operations?|means|measures?|tactics|methods?|actions?|abuses)\b", re.I
)
_REPEATEDLY: Final = compile_guarded(r"\b(?:repeatedly|often|regularly|routinely|frequently)\s+(?:\w+\s+)?$", re.I)
_MEANS: Final = compile_guarded(
    r"\b(?:from (?:which|where)|used (?:by (?:[\w'’-]+ ){1,4})?(?:to|for|in)|that (?:had |have )?(?:been )?(?:firing|launching|shelling)|responsible for)\b[^.;]{0,50}$",
    re.I,
)
"""What the thing that was hit had been used for: "launchers from which rockets were fired"."""
_FOR_DRONES: Final = compile_guarded(
    r"\b(?:workshop|factory|plant|maker|depot|base|warehouse|centre|center|school|production|assembly|storage|exporter|manufacturer)s? (?:for|of|making) (?:\w+ )?$",
    re.I,
)
_ANY: Final = compile_guarded(
    r"\b(?:for|to|against|expect|after|from|before|despite|under) any (?:\w+ ){0,3}$|\bany (?:loss|damage|harm|death|injury) (?:\w+ ){0,2}(?:by|from|in) (?:[\w,'’-]+ ){0,4}$",
    re.I,
)
_THOUGHT: Final = compile_guarded(
    r"\b(?:(?:i|we|he|she|they|you)(?:['’]d)? (?:\w+ )?(?:thought|imagined|supposed|figured|assumed|swore)|as if|as though|(?:sounded|felt|looked|was|were|is) like)\b[^.;]{0,40}$",
    re.I,
)
"""What somebody took something else for: "I thought a missile had hit us"."""
_ABLE: Final = compile_guarded(
    r"\b(?:which|that|and|it|they|each|also) (?:can|could|is able to|are able to) (?:\w+ ){0,2}$|\b(?:capable|means) of $",
    re.I,
)
"""What a weapon can do."""
_SHOULD_STOP: Final = re.compile(
    r"\b(?:should|must|ought to|ha(?:s|ve) to|call(?:s|ed)? on [^.;]{1,40} to|urged? [^.;]{1,40} to|to) (?:cease|stop|refrain from|desist from|end|halt)(?: to)? $",
    re.I,
)
"""What somebody is asked to leave off."""
_SUPPOSE: Final = re.compile(
    r"^[\"“‘']?(?:(?:suppose|imagine|assume|picture|what if)\b|had (?:the|a|it|they) [^.;]{1,80}\bwould have\b)", re.I
)
"""A case to think about."""
_TO_COME: Final = re.compile(r"\s+(?:are|is|were) (?:still )?(?:to be )?(?:expected|feared|likely)\b", re.I)
_THAN_OTHERS: Final = re.compile(r"\s+(?:in \w+ )?than any(?:where)? (?:other|else)\b", re.I)
"""What a place has had more of: "more air raids than any other part of the country"."""
_IN_CASE: Final = compile_guarded(r"\bin case (?:of )?(?:an?|the|any|another) (?:\w+ ){0,2}$", re.I)
"""What somebody is prepared for: "in case a bomb should drop"."""
_FOR_WEEKS: Final = re.compile(
    r"\b(?:for|over) (?:(?:the (?:past|last)|\d+|several|many|two|three|four|five|six) )*(?:weeks|months|years|decades)\b",
    re.I,
)
_OFTEN: Final = compile_guarded(
    r"\b(?:often|usually|regularly|routinely|frequently|typically|normally|generally|occasionally|rarely|seldom|repeatedly|almost (?:daily|nightly))\b[^.;:]{0,100}$|\b(?:weeks|months|years) of (?:(?!when|as|after|before|until)[\w.'’-]+ ){0,4}$|\b(?:types|kinds|forms) of (?:[\w'’-]+,? ){0,8}$",
    re.I,
)
_WAGING: Final = compile_guarded(
    r"\b(?:launching|conducting|carrying out|flying|waging|mounting)\s+(?:\w+\s+){0,2}$", re.I
)
_AGAINST: Final = re.compile(r"\s+against\b", re.I)
_HAVE_BEEN_WAGING: Final = re.compile(
    r"\b(?:has|have|had) been (?:launching|conducting|carrying out|flying|waging|mounting|using|staging)\s+(?:\w+\s+){0,3}$",
    re.I,
)
_GERUND: Final = re.compile(
    r"\s+(?!raids?|runs?|missions?|campaigns?|in|on|of|at|by|and|or|that|which|was|were|has|had|near|to|from|after|killed|left|hit)[\w'’-]+",
    re.I,
)
_SOMEBODYS: Final = re.compile(
    r"\b(?:our|its|their|his|coalition|forces|planes|jets|warplanes|aircraft|keep|continue|stop|about|by|without|from)\s+$",
    re.I,
)
_THAN: Final = re.compile(r"\bthan\s+$", re.I)
_YEARS_OF_WAR: Final = compile_guarded(r"\b(?:years?|decades?) of (?:civil )?(?:war|conflict|fighting)\b", re.I)
_WOULD_DO: Final = re.compile(
    r"\s+(?:[\w\"“”'’-]+\s+){0,6}?(?:will|would|can|could|may|might|cannot) (?:\w+ )?(?:kill|harm|hurt|cost|never|only|work|win|solve|defeat)\b",
    re.I,
)
"""What bombing does in somebody's opinion."""
_DID_HARM: Final = re.compile(
    r"^[^.;]{0,70}?\b(?:kill\w*|hit|struck|destroy\w*|target(?:ed|ing)|wound\w*|injur\w*|dead|died|flatten\w*|level+ed)\b",
    re.I,
)
DAY: Final = compile_words(
    r"\b(?:today|yesterday|tonight|overnight|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|dawn|morning|afternoon|evening|midnight|noon|hours?|"
    r"jan(?:uary|\.)|feb(?:ruary|\.)|march \d|april|may \d|june|july|aug(?:ust|\.)|sept(?:ember|\.)|oct(?:ober|\.)|nov(?:ember|\.)|dec(?:ember|\.))\b"
)
"""Words of a day, in the sentence: what went on then was an event."""


def only_mentioned(words: str, before: str, after: str, sentence: str, *, counted: bool) -> bool:
    """Whether a trigger speaks of strikes in general.

    `words` are the trigger's, `before` and `after` those around it in its `sentence`; `counted` when a number of strikes is told.
    """
    if _SUPPOSE.match(sentence) or _TO_COME.match(after) or _THAN_OTHERS.match(after):
        return True
    if _IN_CASE.search(before) or _THOUGHT.search(before) or _SHOULD_STOP.search(before) or _ABLE.search(before):
        return True
    if " able to " in words or " capable of " in words:
        return True
    if _MEANS.search(before) or _FOR_DRONES.search(before):
        return True
    if _HABIT_AFTER.match(after) or _SIMILE.search(before) or _ANY.search(before):
        return True
    if _REPEATEDLY.search(before) and not counted and not DAY.search(sentence):
        return True
    mass = MASS.search(words) is not None
    if mass and not counted and _goes_on(words, before, after) and not DAY.search(sentence):
        return True
    if mass and _WOULD_DO.match(after):
        return True
    if _DID_HARM.search(after):
        return False
    if _CAMPAIGN.search(words):
        return True
    if mass and (_THAN.search(before) or _YEARS_OF_WAR.search(sentence)):
        return True
    return mass and bool(
        _STATE.match(after) or _AND_OTHER.match(after) or _OBJECT.search(before) or _MOST.search(before)
    )


def _goes_on(words: str, before: str, after: str) -> bool:
    """What is done often, for weeks, or now and then, told without a day."""
    if _OFTEN.search(before) or _FOR_WEEKS.search(after[:60]) or _IN_PROGRESS.match(after):
        return True
    if _HAVE_BEEN_WAGING.search(before) or (_WAGING.search(before) and _AGAINST.match(after)):
        return True
    return words.lower() == "bombing" and bool(_SOMEBODYS.search(before) and _GERUND.match(after))
