"""Did it happen, and who says so: stage and certainty of a trigger, by the order of MUC-4's decision tree.

First whether the words speak of something not done (denied, planned, threatened, conditional), then of something tried in
vain (intercepted, failed), then how sure the narrator is and whose word it is. Attribution reaches over sentences: "The
Pentagon said … It added …".
"""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from streams.domain.vocabulary import Certainty, Stage
from streams.extraction.lexical import occurs
from streams.extraction.mentions import Stance, TriggerMention
from streams.extraction.stance.certainty import certainty_of, following, own_press, span_of, told_next
from streams.extraction.stance.voices import Voice, Voices
from streams.text.document import Document, Sentence
from streams.text.guarded import compile_guarded

_DENIED: Final = compile_guarded(
    r"\b(?:den(?:y|ies|ied|ying) (?:(?:an?|any|those|these) (?:\w+ )?(?:claims?|reports?|allegations?|accusations?|rumou?rs?)\b|that (?:it|they|he|its|their|any)|(?:it|they) (?:had|was|were|has|have)|having|carrying out|conducting|launching|bombing|"
    r"hitting|striking|targeting(?! civilians)|attacking(?! civilians)|shelling|any (?:strike|attack|raid|air|bomb)|the (?:strike|attack|raid|report|bombing))|"
    r"(?:did|has|have|had) not (?:\w+ ){0,2}?(?:carr(?:y|ied) out|conduct(?:ed)?|launch(?:ed)?|bomb(?:ed)?|hit|str(?:ike|uck)|"
    r"shell(?:ed)?|target(?:ed)?|fired?|attack(?:ed)?|tak\w+ place|happen\w*|occur\w*)|"
    r"no (?:such )?(?:air ?-?strikes?|strikes?|raids?|attacks?|bombings?|shelling|missiles?|missions|sorties) (?:was|were|had|has|took|happened|occurred)|"
    r"(?:carried out|conducted|flew|launched|made) no (?:such )?(?:\w+ )?(?:missions?|strikes?|sorties|raids?|attacks?|bombings?)|"
    r"denied (?:what|reports?|claims?|allegations|accusations) |dismiss(?:es|ed) as [^.;]{0,40}(?:propaganda|false|fake|baseless|untrue|fabricat\w+)[^.;]{0,20} (?:reports|claims|allegations|accusations)|never (?:took place|happened|carried out|bombed|hit|struck|attacked|targeted)|(?:(?:reports?|claims?|rumou?rs?|stor(?:y|ies)|news) (?:of|about|that|on)|propaganda (?:of|about|on)) [^.;]{0,90} (?:was|were|are|is) (?:false|untrue|fabricated|fake|not true|a lie|a fake|an invention|groundless|baseless))\b",
    re.I,
)
_NOT_BY_US: Final = re.compile(
    r"den(?:y|ies|ied|ying) (?:that )?(?:[\w'’-]+ ){0,5}?(?:(?:had|has|have|having) (?:anything to do|(?:any|a|no) (?:part|hand|role))|(?:was|were|is|are|been|being) (?:behind|involved|responsible|to blame|to do))\b",
    re.I,
)
""" "Denied that its jets had anything to do with the raid": whose it was is disputed, not that it was."""
_CONTRAST: Final = re.compile(r"\b(?:but|although|though|while|whereas)\b", re.I)
""" "A strike killed nine, but the army denied it had bombed the town": told by one, denied by another."""
_RUMOUR: Final = compile_guarded(
    r"\b(?:stor(?:y|ies)|rumou?rs?|posts?|claims?|reports?|videos?|what (?:certain |some )?media)\b[^.;]{0,60}\b(?:alleging|claiming|purporting|circulat\w+)\b",
    re.I,
)
"""Words about an account that the article goes on to deny: told only in order to be denied."""
_PLANNED_BEFORE: Final = compile_guarded(
    r"\b(?:plan(?:s|ned|ning)?(?: to| for| on)?|consider(?:s|ed|ing)?|mull(?:s|ed|ing)|weigh(?:s|ed|ing)|contemplat\w+|propos\w+|"
    r"threat(?:s|en|ens|ened|ening)?(?: of| to| with)?|vow(?:s|ed|ing)? (?:to|more|further|new|an?|another|fresh)|pledg\w+ (?:to|more)|promis\w+ (?:to|more)|warn(?:s|ed|ing)? (?:of|that|it|they)|"
    r"prepar(?:e|es|ed|ing|ations?)(?: to| for)?|expect(?:s|ed|ing)?(?: to)?|set to|about to|poised to|ready (?:to|for)|"
    r"will|would|could|(?-i:may)|might|should|shall|can|must|won't|ought to|going to|"
    r"if|unless|whether|in case of|in the event of|possib(?:le|ility of|ly)|potential(?:ly| for| to)?|prospect of|risk of|fear(?:s|ed|ing)? (?:of|that|an?|more|further|new)|brac(?:es?|ed|ing) for|"
    r"call(?:s|ed|ing)? (?:for|on)|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?|ask(?:s|ed|ing)? for|request(?:s|ed|ing)?|press(?:ed|ing)? for|"
    r"authori[sz](?:e|es|ed|ing|ation)|approv(?:e|es|ed|al|ing)|vot(?:e|es|ed|ing) (?:on|for|to|against|in favou?r of)|(?<!hit )(?<!hits )(?<!fired )(?<!struck )(?<!strikes )(?<!shot )back(?:s|ing)? |support(?:s|ing)? for|"
    r"oppos(?:e|es|ed|ing|ition)(?: to)?|favou?rs?|debat(?:e|es|ed|ing)|advocat\w+|options?(?: of| for| to)?|begin (?:to )?|"
    r"join(?:s|ed|ing)?(?: in)?(?: the)?|extend(?:s|ed|ing)?|expand(?:s|ed|ing)?|intend(?:s|ed)?(?! (?:target|victim|recipient|aim)s?\b)|want(?:s|ed)?|aim(?:s|ed|ing)? to|seek(?:s|ing)? to|refus\w+ to|"
    r"capab(?:le|ility)(?: of)?|able to|ability to|avert(?:ing)?|avoid(?:ing)?|prevent(?:ing)?|deter(?:ring)?|against any|future|upcoming|forthcoming|imminent|allow(?:s|ed|ing)?)\b",
    re.I,
)
_HARD_PLAN: Final = re.compile(
    r"\b(?:will|would|could|(?-i:may)|might|plan(?:s|ned|ning)? to|threaten(?:s|ed|ing)? (?:to|with)|consider(?:s|ed|ing)?|expected to|vow(?:s|ed)? to|"
    r"call(?:s|ed|ing)? for|if|whether|prepar(?:ing|ed|es) (?:to|for)|potential for|possib(?:le|ility of)|going to|set to|ready to|allow(?:s|ed|ing)?)\b",
    re.I,
)
_DONE_FIRST: Final = re.compile(r"\b(?:after|following)\b[^,]{0,60}$", re.I)
""" "After careful planning to spare civilians, aircraft engaged the group": the plan came before what is told."""
_ASKED_TO: Final = compile_guarded(
    r"\b(?:request|ask|authori[sz]|want|plan|threaten|allow|agree|decid|prepar|intend|hop|vow|pledg|refus)\w* (?:[\w'’-]+ ){0,5}to (?:carry out|conduct|launch|mount|resume|start|begin) "
    r"(?:[\w'’-]+ ){0,3}$",
    re.I,
)
_PLANNED_AFTER: Final = re.compile(
    r"^\s*(?:\w+ ){0,2}?(?:(?:will|would|could|(?-i:may)|might|should|can) (?:\w+ )?(?:be|kill|begin|start|continue|need|require|take|follow|come|target|hit|resume|help|not)|"
    r"(?:is|are|was|were) (?:\w+ )?(?:planned|expected|being considered|under consideration|imminent|possible|likely|an option|on the table))\b",
    re.I,
)
_DID_AFTER: Final = re.compile(
    r"\s*(?:[\w'’-]+ ){0,3}?(?:killed|hit|struck|destroyed|wounded|injured|left|damaged|targeted|flattened|ripped|tore|took place|occurred)\b",
    re.I,
)
_MODAL: Final = re.compile(r"(?:will|would|could|might|should|can|must|if|unless|whether)\b", re.I)
_ATTEMPTED: Final = compile_guarded(
    r"\b(?:intercept(?:ed|s|ing|ions?)|(?:shot down|shoot(?:s|ing)? down|downed|downing|(?:brought|knocked|took) down)(?! (?:[\w-]+ ){0,3}(?:jets?|planes?|warplanes?|helicopters?|pilots?|rafales?)\b)|engaged by air defen[cs]es?|foil(?:ed|s|ing)|thwart(?:ed|s|ing)|fail(?:ed|s|ing)? (?:to|in)|"
    r"failed|unsuccessful\w*|miss(?:ed|ing) (?:its|their|the) (?:target|mark|intended)|narrowly missed|(?:nearly|almost) (?:hit|struck)|did not (?:explode|detonate)|(?:blasted|blown|knocked) (?:up |out )?(?:of )?(?:the )?(?:sky|air)|before (?:they|it) could (?:hit|reach|land|strike)|"
    r"fell short|repell?(?:ed|ing)|neutrali[sz]ed(?! (?:[\w-]+ ){0,4}(?:terrorists?|militants?|fighters?|insurgents?|rebels?|bandits?|gunmen|jihadis?t?s?|leaders?|commanders?|members|elements|combatants|convoys?|vehicles|positions?|bases?|camps?)\b)|(?:drones|uavs|vehicles|missiles|rockets) (?:were |was )?(?:destroyed|suppressed) (?:over|above|overnight)|destroyed (?:by|in) (?:(?:\w+ ){0,2}air defen[cs]es?|(?:[\w’'-]+ ){0,2}?(?:pantsirs?|patriots?|s-[34]00s?|iron dome|buk|tor|nasams|iris-t|gepards?|anti-aircraft)\b)|destroyed (?:(?:it|them|all|both|each) )?(?:in|over) (?:the |mid-?)?(?:air|flight|sky|skies)|air defen[cs]es?(?: systems?)? (?:destroyed|engaged|repelled))\b",
    re.I,
)
STOPPABLE: Final = frozenset(["missile", "rocket", "drone", "loitering munition", "mortar"])
"""Weapons that can be stopped in flight."""
_ARRIVED: Final = re.compile(
    r"\b(?:kill\w*|wound\w*|injur\w*|hit|hits|hitting|struck|str(?:ikes|iking)|damag\w*|destroy\w*|slamm\w*|crash\w*|explod\w*|exploded|land(?:ed|ing)|fell|dead|died|hurt|burn\w*|fires?|ablaze)\b",
    re.I,
)
_STOPPED: Final = re.compile(
    r"\W*(?:(?:it|they|both|all|each|every one|(?:all|both|none) (?:\w+ )?of (?:them|these|those|the \w+)|(?:all|both) (?:\w+ )?(?:drones|missiles|rockets|projectiles)|"
    r"the (?:\w+ )?(?:missiles?|rockets?|drones?|uavs?|projectiles?|salvo|barrage)) (?:was|were|had been|have been|has been) (?:\w+ ){0,2}?(?:intercepted|shot down|destroyed|downed|brought down|stopped|blown up in)\b|"
    r"(?:[\w'’-]+ ){1,9}?(?:intercepted|shot down|destroyed|downed|brought down|knocked down|stopped) (?:it|them|all(?: of them)?|both|the (?:missiles?|rockets?|drones?|projectiles?|salvo|barrage))\b)",
    re.I,
)
"""A sentence that tells what became of the rounds just told of: "It was intercepted", "Air defences destroyed it in the air"."""
_SOME: Final = re.compile(
    r"\b(?:attacked|hit|struck|killed|damaged|exploded|slammed|fell)\b.*\b(?:one|two|three|four|five|some|several|another|others|\d+)(?: of (?:them|these|which))? (?:was|were|had been) $",
    re.I | re.S,
)
"""Some of those that attacked were stopped, so the others were not."""
_BREAK: Final = re.compile(
    r"[;:]|, (?:but|while|whereas|although|after|before|which|who|when|as)\b| (?:after|since|following) ", re.I
)


def find_stances(document: Document, triggers: Sequence[TriggerMention]) -> dict[int, Stance]:
    """A stance for each trigger, by its index."""
    voices = Voices(document)
    spoken = {i: _Spoken(document, document.sentences[i]) for i in {t.sentence for t in triggers}}
    return {i: _stance(document, spoken[t.sentence], t, voices) for i, t in enumerate(triggers)}


class _Spoken:
    """What a sentence and those beside it say of all strikes in it, asked once however many they are."""

    def __init__(self, document: Document, sentence: Sentence) -> None:
        self.document = document
        self.sentence = sentence
        self.words = document.words(sentence)

    @cached_property
    def denied(self) -> re.Match[str] | None:
        """Words of a denial; a rumour is one where the text has a denial elsewhere."""
        denied = _DENIED.search(self.words)
        if denied is None and _RUMOUR.search(self.words) and occurs(_DENIED, self.document.buffer):
            return _RUMOUR.search(self.words)
        return denied

    @cached_property
    def attempted(self) -> re.Match[str] | None:
        """Words that say that rounds were stopped."""
        return _ATTEMPTED.search(self.words)

    @cached_property
    def certainty(self) -> tuple[Certainty, tuple[tuple[int, int], ...]]:
        """How sure it is, and by which words."""
        return certainty_of(self.document, self.sentence, self.words)

    @cached_property
    def stopped_next(self) -> tuple[int, int] | None:
        """Words of the sentence after it that all its rounds were stopped, where it tells of none that hit."""
        if _ARRIVED.search(self.words):
            return None
        for after in following(self.document, self.sentence)[:1]:
            stopped = _STOPPED.match(self.document.words(after))
            if stopped and not _BUT_HIT.search(self.document.buffer, after.start + stopped.end(), after.end):
                return span_of(after, stopped)
        return None


def _stance(document: Document, spoken: _Spoken, trigger: TriggerMention, voices: Voices) -> Stance:
    sentence, words = spoken.sentence, spoken.words
    at = trigger.start - sentence.start
    left = _BREAK.split(words[:at])[-1]
    right = words[trigger.end - sentence.start :]
    voice = voices.of(sentence, at)
    denied = spoken.denied
    if denied and abs(denied.start() - at) < 120:
        told = _CONTRAST.search(words[trigger.end - sentence.start : denied.start()]) or _NOT_BY_US.match(
            words, denied.start()
        )
        denial = (span_of(sentence, denied),)
        voice = voice if told else voices.denier(sentence, denied.start()) or voice
        return Stance("accomplished" if told else "denied", "disputed", *_names(voice), () if told else denial, denial)
    able = _ABLE.search(document.buffer[trigger.start : trigger.end])
    if able:
        return Stance("planned", "fact", *_names(voice), ((trigger.start + able.start(), trigger.end),))
    planned = _planned(left, right)
    if planned is not None:
        offset = at - len(left) if planned.string is left else trigger.end - sentence.start
        cue = (sentence.start + offset + planned.start(), sentence.start + offset + planned.end())
        said = voice.cue if voice else told_next(document, sentence) if sentence.kind == "title" else None
        voice = voice or (voices.of(document.sentence_at(said[0])) if said else None)
        return Stance("planned", "claimed" if said else "fact", *_names(voice), (cue,), (said,) if said else ())
    stage, cues = _stage(spoken, trigger, right)
    certainty, why = spoken.certainty
    if voice is None and certainty == "claimed" and why and not sentence.start <= why[0][0] < sentence.end:
        voice = voices.of(document.sentence_at(why[0][0]))
    if voice is None and certainty == "claimed":
        return Stance(stage, certainty, *_unspoken(document, trigger, why), cues, why)
    return Stance(stage, certainty, *_names(voice), cues, why)


def _unspoken(
    document: Document, trigger: TriggerMention, why: tuple[tuple[int, int], ...]
) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """Who says so without a verb of saying: a source in brackets, or the party whose own bulletin the article is."""
    if document.source and own_press(document):
        return (document.source,), ((trigger.start, trigger.end),)
    if not why:
        return (), ()
    start, end = why[0][0] + 1, why[0][1] - 1
    if document.buffer[why[0][0]] != "(" or document.buffer[end : end + 1] != ")":
        return (), ()
    return (document.buffer[start:end],), ((start, end),)


def _names(voice: Voice | None) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    return ((voice.name,), ((voice.start, voice.end),)) if voice else ((), ())


def _stage(spoken: _Spoken, trigger: TriggerMention, right: str) -> tuple[Stage, tuple[tuple[int, int], ...]]:
    """Whether the strike was done or was stopped, and by which words."""
    attempted = spoken.attempted
    ends = len(spoken.words) - len(right)
    if attempted and "; " in spoken.words[ends : attempted.start()]:
        attempted = None  # "a drone hit the house; two others were shot down"
    if attempted and trigger.form == "weapon-subject" and _SOME.search(spoken.words[: attempted.start()]):
        return "accomplished", ()
    if attempted and trigger.weapon_type in STOPPABLE and not _BUT_HIT.search(spoken.words[attempted.end() :]):
        return "attempted", (span_of(spoken.sentence, attempted),)
    if trigger.event_type == "Disrupted weapons use" and trigger.strength >= 1 and not _BUT_HIT.search(right):
        return "attempted", ((trigger.start, trigger.end),)
    if trigger.weapon_type in STOPPABLE and not attempted and spoken.stopped_next is not None:
        return "attempted", (spoken.stopped_next,)
    return "accomplished", ()


_ABLE: Final = re.compile(
    r"\b(?:can|could|would|will|(?-i:may)|might|shall|(?:is|are|was|were|be) (?:still )?(?:about|due|expected|going|likely|planning|poised|preparing|ready|set|threatening) to|"
    r"(?:threaten|plan|prepare|intend)(?:s|ed)? to) (?!have\b|not\b|later\b|then\b|be (?:seen|heard)\b)(?:\w+ ){0,2}?(?:be \w+|(?!\w+ed$)\w+)$",
    re.I,
)
"""Words of the strike itself that say it is still to come, or only possible: "jets will bomb", "missiles that could hit"."""
_BUT_HIT: Final = re.compile(r"\b(?:but|although|while|however|killed|wounded|injured|hit|struck|damaged)\b", re.I)
_COULD_NOT: Final = re.compile(r"\s*not\b")


def _planned(left: str, right: str) -> re.Match[str] | None:
    after = _PLANNED_AFTER.search(right)
    if after:
        return after
    asked = _ASKED_TO.search(left)
    if asked and not _DID_AFTER.match(right):
        return asked
    last: re.Match[str] | None = None
    for m in _PLANNED_BEFORE.finditer(left):
        last = m
    if last is None:
        return None
    if _DID_AFTER.match(right) and not _MODAL.match(last.group()):
        return None
    between = left[last.end() :]
    if _COULD_NOT.match(between) or ("," in between and _DONE_FIRST.search(left[: last.start()])):
        return None
    hard = _HARD_PLAN.fullmatch(last.group().strip()) or _HARD_PLAN.match(last.group())
    if len(between.split()) > (9 if hard else 3):
        return None
    if re.search(
        r"\b(?:killed|destroyed|have (?:killed|been)|has (?:killed|been)|said|carried out|conducted|was|were)\b",
        between,
        re.I,
    ):
        return None
    if re.search(r"\b(?:would|could|(?-i:may)|might|must|should) have\b", left[last.start() :], re.I):
        return None
    return last
