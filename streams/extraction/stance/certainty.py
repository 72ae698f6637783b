"""How sure the narrator is: disputed, alleged, claimed or told as a fact, by the sentence and those beside it."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from streams.domain.vocabulary import Certainty
from streams.text.document import Document, Sentence
from streams.text.guarded import compile_guarded

_ALLEGED: Final = compile_guarded(
    r"\b(?:alleg(?:ed|edly|ation|ations|es|ing)|reported(?:ly)?|suspected|presumed|believed to|thought to|apparent(?:ly)?|unconfirmed|purported(?:ly)?|"
    r"supposed(?:ly)?|accus(?:ed|es|ing)|blam(?:ed|es|ing)|rumou?r\w*|unverified|social media|not (?:been )?independently (?:verified|confirmed)|"
    r"activists?|local sources|initial reports|seemingly|likely|probabl[ey]|possibl[ey]|(?:spooks|officials|sources) believe|(?:is|are|was|were) feared|feared dead)\b",
    re.I,
)
_OF_THE_DEAD: Final = re.compile(
    r"suspected (?:\w+ ){0,2}?(?:militants?|fighters?|terrorists?|insurgents?|rebels?|gunmen|bandits?|members?|smugglers?|jihadi(?:s|sts?)|extremists?|operatives?|leaders?|commanders?)\b",
    re.I,
)
"""What is suspected is who the dead were, not that there was a strike."""
_SAID_SO: Final = re.compile(
    r"(?<!a )(?<!an )(?<!the )(?<!of )(?<!another )(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )reported$|\bas (?:has |was |had |previously |already )*(?:been )?reported$",
    re.I,
)
"""As a verb of its own: "the General Staff reported", not "a reported strike", "was reported"."""
_CLAIMED: Final = compile_guarded(
    r"\b(?:claim(?:s|ed|ing)?|said|says|say|saying|told|announc(?:ed|es|ing)|confirm(?:ed|s|ing)|stat(?:ed|es|ing)|according to|statement|"
    r"acknowledg\w+|admit(?:s|ted)|declar(?:ed|es)|report(?:s|ed|ing)|inform(?:s|ed)|affirm(?:s|ed)|explain(?:s|ed)|disclos(?:es|ed)|swears?|"
    r"describ(?:es|ed)|indicat(?:es|ed)|tells?|learned from|by the (?:\w+ )?count of|\w+(?:'|’)s? (?:count|account)|by (?:\w+ ){1,4}account|counted|(?:television|tv|video) (?:\w+ ){0,3}(?:shows?|showed|aired|broadcast)|(?:rais|put)\w* (?:to \d+ )?(?:the|its) (?:\w+ )?(?:toll|number|figure|count)|communiqu[eé]|footage (?:\w+ ){0,4}shows?|- official|officials?$)\b|"
    r"\b(?:source|command|ministry|army|police|governor|mayor|officials?|medics|air force|agency|media|tv): |\((?:reuters|afp|ap|dpa|ansa|efe|tass|itar-tass|interfax|ria|xinhua|anadolu|aa|sana|saba|wafa|irna|fars|tasnim|mehr|ukrinform|rudaw|sputnik|dawn|adf|aib|moscow|kyiv|yerevan|baku|kabul|islamabad|tehran|ankara|damascus)\)|\((?:[\w-]+ ){0,3}sources?\)",
    re.I,
)
_DISPUTED: Final = compile_guarded(
    r"\b(?:den(?:y|ies|ied|ying) (?:any )?(?:responsibility|involvement|blame|role|(?:an? |the )(?:claims?|accusations?|allegations?))|"
    r"reject(?:s|ed|ing)? (?:any |the |an? )?(?:claims?|accusations?|allegations?|reports?|responsibility|blame)|trad(?:e|ed|ing) (?:blame|accusations)|"
    r"(?:blam|accus)(?:e|ed|es|ing) (?:each other|one another)|disput(?:e|ed|es|ing)|"
    r"conflicting|contradict\w+|contested|unclear who|it was not (?:immediately )?clear who)\b",
    re.I,
)


def certainty_of(document: Document, sentence: Sentence, words: str) -> tuple[Certainty, tuple[tuple[int, int], ...]]:
    """How sure a strike of the sentence is, and the places of the words that say so."""
    certainty, cues = _stated(sentence, words)
    if certainty != "disputed" and (rebuttal := _rebutted(document, sentence)) is not None:
        return "disputed", (rebuttal,)
    if certainty == "fact" and _WITNESSED.search(words) is None:
        said = told_next(document, sentence) or _told_before(document, sentence)
        if said is not None or own_press(document):
            return "claimed", (said,) if said is not None else ()
    return certainty, cues


def own_press(document: Document) -> bool:
    """Whether the publisher is a party that speaks for itself."""
    return _OWN_PRESS.search(document.source or "") is not None


def _stated(sentence: Sentence, words: str) -> tuple[Certainty, tuple[tuple[int, int], ...]]:
    if (m := next((m for m in _DISPUTED.finditer(words) if not _LAND.match(words, m.end())), None)) is not None:
        return "disputed", (span_of(sentence, m),)
    if (m := next((m for m in _ALLEGED.finditer(words) if _doubted(words, m)), None)) is not None:
        return "alleged", (span_of(sentence, m),)
    if (m := _CLAIMED.search(words)) is not None and _WITNESSED.search(words) is None:
        return "claimed", (span_of(sentence, m),)
    return "fact", ()


_LAND: Final = re.compile(
    r" (?:\w+ )?(?:borders?|sea|territor\w+|regions?|areas?|waters|enclave|land|island|frontier|province|zone)\b", re.I
)
"""What is disputed is the land, not the strike."""
_OWN_PRESS: Final = re.compile(
    r"\b(?:minist(?:ry|ère)|army|armed forces|command|general staff|état-major|defen[cs]e forces|air force|press desk|military media)\b",
    re.I,
)
"""A publisher who is a party: what its bulletin says without a source is its own claim."""
_ENTRY: Final = re.compile(r"\W*\d{1,2}[:.h]\d{2}\b")
"""The next entry of a live blog speaks of something else."""
_WITNESSED: Final = compile_guarded(
    r"\b(?:reporters?|journalists?|correspondents?|photographers?) (?:\w+ ){0,3}?(?:saw|witnessed|watched|counted)\b",
    re.I,
)


def _doubted(words: str, match: re.Match[str]) -> bool:
    """Whether these words doubt the strike itself."""
    return not _OF_THE_DEAD.match(words, match.start()) and not _SAID_SO.search(words[: match.end()])


_REBUTTAL: Final = compile_guarded(
    r"\b(?:den(?:y|ies|ied|led|ying) (?:responsibility|involvement|it had|that|the (?:charge|claim|accusation|report|allegation)s?|having|carrying|any|on)|"
    r"reject(?:s|ed|ing)? (?:responsibility|the|it|this|what|accounts|claims?|accusations?|those|these|reports)|dismiss(?:es|ed|ing) (?:the|what|it|as|reports|claims)|"
    r"(?:had|has|have|found|saw) no evidence|knew nothing of|blam(?:e|ed|es|ing) (?:each other|one another|the other side)|each (?:said|blamed|accused)|pointed (?:at|the finger)|"
    r"(?:says?|said) (?:that )?the (?:bombs?|missiles?|rockets?|shells?|planes?|jets) (?:\w+ )?(?:fell|landed|hit|struck|missed)[^.;]{0,50}? (?:no ?one|nobody|nothing|empty|forest|woods?|open ground|a field)\b|"
    r"its (?:own )?(?:aircraft|jets|forces|planes|troops|men) (?:had not|did not|were not|never)|no (?:plane|aircraft|jets?) (?:of its|flew|had)|"
    r"(?:affirmed|insisted|would only say) (?:that )?(?:it|they) (?:had )?(?:only )?(?:hit|targeted|struck) (?:an?|the|only)|(?:says?|said) (?:that )?(?:it|they) (?:had )?(?:only (?:hit|targeted|struck)|(?:hit|targeted|struck) (?:only|an? (?:military|legitimate))))",
    re.I,
)
_SAID_NEXT: Final = compile_guarded(
    r"\b(?:disclosed this|said (?:this|so)|(?:in|the) (?:a )?statement|(?:source|spokes\w+|official|officer|director|governor|administrator|witness\w*|minister|medics?|"
    r"ministry|army|police|command|president)s? (?:[\w,.’'-]+ ){0,8}?(?:said|explained|added|confirmed|told|reported|informed|stated|disclosed))\b",
    re.I,
)
_AHEAD: Final = 2


def following(document: Document, sentence: Sentence) -> Sequence[Sentence]:
    """The sentences after one that may still speak of the same, up to the next entry of a live blog."""
    after = document.sentences[sentence.index + 1 : sentence.index + 1 + _AHEAD]
    return list(takewhile(lambda s: not _ENTRY.match(document.buffer, s.start, s.end), after))


def _rebutted(document: Document, sentence: Sentence) -> tuple[int, int] | None:
    """Another side's contradiction, in the sentence itself or the two after it."""
    for s in (sentence, *following(document, sentence)):
        m = _REBUTTAL.search(document.words(s))
        if m:
            return span_of(s, m)
    return None


def told_next(document: Document, sentence: Sentence) -> tuple[int, int] | None:
    """The source named only in the sentence after; whatever source a lead has speaks for its title too."""
    pattern = _CLAIMED if sentence.kind == "title" else _SAID_NEXT
    for s in following(document, sentence)[:1]:
        m = pattern.search(document.words(s))
        if m:
            return span_of(s, m)
    return None


_ENDS_CITED: Final = compile_guarded(
    r"(?:ministry|command|army|military|police|staff|service|force|forces|monitor|observatory|officials?|agency|group)\b[^.;]{0,25} (?:said|reported|announced|stated|added)(?: [^.;]{0,30})?\.?$",
    re.I,
)


def _told_before(document: Document, sentence: Sentence) -> tuple[int, int] | None:
    """The source that the sentence before ends with, in the same paragraph: an office's account goes on."""
    if sentence.index == 0:
        return None
    before = document.sentences[sentence.index - 1]
    if before.kind == "title" or "\n" in document.buffer[before.end : sentence.start]:
        return None
    m = _ENDS_CITED.search(document.words(before).rstrip())
    return span_of(before, m) if m else None


def span_of(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    """Where the match in a sentence's words stands in the text."""
    return sentence.start + match.start(), sentence.start + match.end()
