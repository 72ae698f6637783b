"""What the words around a toll say of it: cumulative or of a period, whose words, which cause; and tolls in fixed phrases."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final, Literal

from streams.domain.report import Count
from streams.domain.vocabulary import Category
from streams.extraction.mentions import NumberMention, TollMention, TollPart, TollScope
from streams.text.document import Sentence
from streams.text.guarded import compile_guarded

Outcome = Literal["killed", "injured"]
_PERIOD: Final = compile_guarded(
    r"\b(?:since (?:the (?:start|beginning|outbreak|launch|uprising|war|escalation|conflict)|(?:\d{1,2} )?(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.? \d)|20\d\d|19\d\d|it began|last|then|(?:our|the|its|their|this) (?:last|previous|latest) (?:update|report|briefing|bulletin|statement|count))"
    r"|so far (?:this|in)|(?:this|past|previous|the same|(?<!january )(?<!february )(?<!march )(?<!april )(?<!may )(?<!june )(?<!july )(?<!august )(?<!september )(?<!october )(?<!november )(?<!december )last) (?:year|month|week|decade)\b|in (?:the )?(?:past|last|recent) (?:\w+ )?(?:days|weeks|months|years|week|month|year)"
    r"|over (?!(?:the )?(?:next|following|coming|subsequent)\b)(?:the )?(?:past|last|several|recent|\w+) (?:\w+ )?(?:days|weeks|months|years|week|month|year)\b|during (?:the (?:war|conflict|past|last)|20\d\d)|in (?:19|20)\d\d\b(?! ,)"
    r"|within (?:\w+ ){1,2}(?:days|weeks|months|years)\b|\bfrom [^.;,]{3,30},? [^.;]{0,40}\buntil\b"
    r"|in (?:\d{2,}|\w+teen|twenty|thirty|forty|fifty|sixty|ninety|a hundred) days\b|years? of (?:war|conflict|fighting)|(?:the )?(?:war|conflict|campaign) (?:has|that|which)|month-long|year-long|weeks-long|per (?:day|week|month|year)|each (?:day|week|month|year)|every (?:day|week|month))"
)
_CUMULATIVE: Final = re.compile(
    r"\b(?:br(?:ing|ings|inging|ought)|rais(?:es|ed|ing)|tak(?:es|ing)|took|push(?:es|ed|ing)|rose|risen|ris(?:es|ing)|climb(?:s|ed|ing)|increas(?:es|ed|ing)|jump(?:s|ed|ing)|reach(?:es|ed|ing)|"
    r"stands?|stood|come|came|now at|went up|goes up|gone up|updated|revised|put|put at)\b"
)
_OTHER_CAUSE: Final = compile_guarded(
    r"\b(?:clash(?:es|ed)?|gunfire|gun ?battles?|gunfights?|firefights?|shoot-?outs?|shot dead|shot and|shooting|gunned down|gunmen|car bombs?|suicide (?:bomb\w*|attack\w*|vest)|(?:came|been|were) under fire|bomber|ied|ieds|roadside bombs?|"
    r"land ?mines?|mines?|stabb\w*|knife|behead\w*|execut\w*|road accident|traffic|car accident|car crash|plane crash|bus crash|crashed|earthquake|quake|floods?|landslide|ambush\w*|snipers?|"
    r"open(?:ed|ing)? fire|ground (?:assault|offensive|operation|units|troops)|in (?:the |heavy |fierce )?(?:fighting|sweep|ground fighting)|raid by (?!(?:the |an? )?(?:[a-z.-]+ ){0,3}?(?:coalition|alliance|air ?force|jets?|(?:war)?planes?|aircraft|helicopters?)\b)|truck bomb|vbied|grenades?|explosive device|improvised|drown\w*|starv\w*|hunger|cholera|covid|disease|stampede|hanged|machetes?|hacked|lynched|tortur\w*)\b"
)
_STRIKE: Final = re.compile(
    r"\b(?:air ?-?strikes?|air ?-?raids?|strikes?|struck|drones?|missiles?|rockets?|shell(?:s|ed|ing|ings)?|bomb(?:ed|ing|ardment|s|ings|ardments)?|artillery|mortars?|warplanes?|jets?|aircraft|"
    r"air attacks?|hellfire|raids?|helicopters?|gunships?|uavs?|quadcopters?|fpvs?|munitions?|projectiles?|target(?:ed|ing)|aerial)\b"
)
_ATTRIBUTION: Final = re.compile(
    r"\b(?:initially (?:\w+ )?reported|stood by|stands by|insist(?:ed|s)|(?:first|initially|later|officials|ministry|sources?) gave|estimated|alleged that|said|says|saying|according to|told|claim(?:ed|s|ing)(?! (?:the li|(?:\w+ ){1,3}lives\b))|stat(?:ed|es|ing)|post(?:ed|ing)|tweet(?:ed|ing)?|wrote|added|adding|announced|noted|mention(?:s|ed)|quoted|sp(?:oken?|eaks?) of|received (?:at least |about |some |over |more than |the )?(?:\d+|bodies)|(?<!were )(?<!was )(?<!been )(?:recorded|registered|documented|verified|tallied|listed)\b|talk(?:s|ed) of|show(?:s|ed) (?:that|at least|\d)|reported (?:\w+ ){1,3}(?:dead|deaths|fatalities|victims|martyrs|casualties|bodies)\b|gave (?:the (?:number|figures?|toll|count|dead)\b|(?:a|at least|about|over|some|\d+)\b)|report(?:s|ed) that|"
    r"sources? (?:\w+ )?report\w*|put the|cited|citing|indicat(?:ed|es|ing)|shared|affirm(?:ed|ing)|confirm(?:ed|s|ing)|suggest(?:ed|s|ing)|counted|specified|detailed|published|identified(?! (?:as|only as|civilians?|members?|victims?|people|persons?|individuals?|men|women|children|militants?|combatants?|fighters?)\b)|reported (?:by|the|on|an?)|reported (?:\w+ ){0,3}(?:killed|injured))\b"
)
_AGAINST: Final = compile_guarded(
    r"\b(?:but|however|(?:different|differing|conflicting) (?:figures|numbers|tolls|counts)|disput(?:ed|es|ing)|den(?:ied|ies|ying)|reject(?:ed|s|ing)|stood by|stands by|rival|contradict\w*|by contrast|for (?:its|their|his) part"
    r"|own (?:count|assessment|version|figures?)|put(?:s|ting)? (?:the|its|their) (?:dead|toll|number|figure|death|losses)|insist(?:ed|s|ing)|(?:some|other|most|many) sources|(?:highest|lowest) (?:figures?|numbers?|counts?|tolls?)|(?:far|much) (?:higher|lower)|higher|lower"
    r"|according to (?:[a-z]+ ){0,2}(?:inhabitants|residents|villagers|locals|survivors)|(?:inhabitants|residents|villagers|locals|survivors) (?:\w+ ){0,2}(?:said|say|told|put|counted|spoke))\b"
)
_QUOTES: Final = re.compile(r"[“\"«]([^”\"»]{8,})[”\"»]")
_CLAUSE: Final = re.compile(
    r";|:|—| – |, (?:while|whereas|but|although|though|and (?=[^,]{0,60}\b(?:was|were|killed|injured|wounded)\b))|, (?:where|in which|whose|which) |, (?:\w+ ){1,3}after |, (?=(?:taking|bringing|raising|pushing)\b)| while | whereas "
)
_RANK: Final = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|latest|deadliest|worst|biggest|heaviest|bloodiest)\b[^,;.]{0,40}$"
)
"""Before a period: "in the fourth such attack this month" ranks one strike, and counts no victims of the month."""
_ZERO: Final = compile_guarded(
    r"\b(?:(?:there (?:were|was|are) |with |caused |causing |resulted in |reported |suffered |)(?:no|without(?: any| causing)?|zero) (?:human |civilian |known |loss of life or |deaths or |reported |loss of |serious |fatal |injuries or |dead or |immediate |material damage or )?"
    r"(casualties|casualty|injuries|deaths|fatalities|victims|victim|losses|life|killed|wounded)"
    r"|(?:no ?one|nobody|none)(?: else)?(?: (?:at|in|on|inside|aboard) (?:[a-z]+ ){1,3}?| )(?:(?:was|were|is|has been|had been|got) )?(?:reportedly )?(killed|injured|hurt|wounded|harmed|died)\b"
    r"|no (?:civilians?|people|person|soldiers?|casualties) (?:was|were|have been|had been|are|is) (?:(?:believed|thought|known|reported|said) to have been )?(?:reportedly )?(killed|injured|hurt|wounded|harmed)(?: or (?:killed|injured|hurt|wounded|harmed))?"
    r"|(killed|dead|injured|hurt|wounded): (?:none|nil|0)\b"
    r"|(killed|injured|hurt|wounded|harmed) (?:no ?one|nobody)\b(?: or (?:killed|injured|hurt|wounded|harmed))?"
    r"|(?:did not|didn't|without) (?:cause|result in|causing|resulting in|kill\w*|injur\w+|hurt\w*|harm\w*|wound\w*|kill or injure)(?: any| anyone)? ?(casualties|injuries|deaths|fatalities|anyone|anybody|)(?=[\s.,;]))"
)
_MAYBE_ZERO: Final = re.compile(r"\b(?:no|none|nobody|without|zero|not|didn't)\b")
_NO_FIGURES: Final = re.compile(
    r"\s(?:figures?|counts?|numbers?|tolls?|details|information|breakdowns?|estimates?|data|lists?)\b"
)
"""What is not told is not none: "no casualty figures were given"."""
_ZERO_NOT: Final = re.compile(r"\b(?:further|more|additional|other|militant)\b")
_TOLL_TO: Final = compile_guarded(
    r"\b(?:(?:death|injury|casualty|injured|wounded) )?toll\b|(?<!\ba )\bnumber (?:of )?(?:\w+ ){0,5}?(?:dead|killed|deceased|deaths|fatalities|martyrs|casualties|victims|those killed|people killed|wounded|injured|died|perished|lost their lives)\b|\b(?:initial|final|latest|confirmed|official|provisional|preliminary) (?:count|figure|tally)\b|\b(?:the|its|their) (?:overall |combined )?total(?= to\b)|\bthe (?:count|tally)(?= (?:had |has |now |later |then )*(?:rose|risen|reached|stood|stands|grew|grown|climbed|came|come)\b)|\bdeaths? count\b|\bbody count\b|\bput(?:s|ting)? the (?:dead|wounded|injured|losses|fatalities|total(?: killed| dead)?)\b|\b(?:raised|revised|increased|upped) (?:this|it|that)(?= to\b)|\bthe (?:dead|wounded|injured)(?= (?:now |had |have |has )*(?:number(?:s|ed)?|ris(?:en|es)|rose|climb(?:ed|s)|reach(?:ed|es)|stands?|stood)\b)|\b(?:that|and) of (?:the )?(?:wounded|injured)(?= (?:as|at|to)\b)|\bthe figure(?= (?:was |had |has |been |later |then |soon )*(?:raised|revised|updated|corrected|rose|risen) to\b)|\band the (?:wounded|injured)(?= at\b)|\bthe (?:injuries|deaths|fatalities)(?= (?:to be|at|as) )|\braised the (?:number|figure)\b|\b(?:estimates?|counts?|tally) of (?:the )?(?:dead|wounded)\b"
)
_INJURED_TOLL: Final = re.compile(
    r"(?:injury|injured|wounded) toll\b|number of (?:\w+ ){0,5}(?:wounded|injured)\b|.*\b(?:the|of) (?:wounded|injured|injuries)$"
)
_LATER: Final = re.compile(
    r"(?:later|hours later|in a (?:later|second|subsequent|new) (?:statement|post|report|update|tweet|count)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day,?"
    r"|the (?:next|following) (?:day|morning)|in the evening|as the search went on)\b"
)
"""A sentence that opens so and tells what somebody said gives the latest figure."""
_NAMES: Final = re.compile(r" (?:victims'? )?names\b(?! of (?:the )?(?:wounded|injured|streets|places))")
_GAVE: Final = re.compile(
    r"\b(?:published|listed|released|gave|posted|compiled|collected|had|has|contains?|comprised|comprises|reached)\b[^.;,]{0,30}$"
)
_SURVIVORS: Final = re.compile(
    r"[^.;,]{0,30}\b(?:wounded|injured|militants?|operatives|fighters|streets|places|towns|suspects)\b"
)
_RANGED: Final = re.compile(r"\b(?:rang|vari)(?:ed|es|ing)\b[^.;,\d]{0,30} (?:from|between)\b")
_OF_ALL: Final = re.compile(r"\b(?:sources|reports|accounts|outlets)\b")
_BY_THEN: Final = re.compile(
    r"\W{0,2}(?:and )?by (?:the )?(?:next |following |late )?(?:evening|night\w*|morning|afternoon|midday|noon|dawn|day|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_UPDATED: Final = re.compile(r"\b(?:bringing|raising|taking|pushing|increasing) (?:the|its|their)? ?(?:\w+ )?$")
_RAISED: Final = re.compile(
    r"\b(?:tak(?:es|ing|en)|took|rais(?:es|ed|ing)|br(?:ings|inging|ought)|push(?:es|ed|ing)) to $"
)
_NUMBER_WHO: Final = re.compile(
    r" the (?:(?:total|overall|confirmed) )?(?:number|toll|tally)(?: of)?(?: (?:the|those|people|civilians|dead|persons|victims|men))*(?: who(?: have| had)?)?(?: (killed|dead|died|wounded|injured|hurt))?"
)
_LONGEST_LINK: Final = 40
_MAY_COUNT: Final = re.compile(
    r"\b(?:count|gave|report|claim|spoke|speak|talk|said|put|mention|named|listed|record|document|register|identif)"
)
_ANOTHER_SOURCE: Final = re.compile(r"(?:,| and|,? while|,? but) (?:(?:the|a|an|another) )?(?:[\w'’.-]+ ){1,4}$")
"""Between one source's figure and that of the next, whose verb is left out: "… reported 11 victims, the league 13 and residents 16"."""
_NO_SOURCE: Final = re.compile(
    r"\b(?:includ\w+|among|wound\w+|injur\w+|hurt\w*|kill\w*|left|leaving|in|on|at|of|by|with|aged|after|from|for|to|was|were|are|is|women|children|men|other|more)\b"
)
_COUNTED: Final = re.compile(
    r"\b(?:counted|gave|reported|claimed|sp(?:oke|eaks?) of|talk(?:s|ed)? of|said|put (?:the (?:number|figure|total|count)|it)(?: at)?|named|listed|recorded|documented|registered|identified|mention(?:s|ed)) $"
)
_PUT: Final = re.compile(
    r"\b(?:put(?:ting)? (?:the (?:number|figure|total|count|tally)|it) at|(?:gave|giving) (?:the|a) (?:number|figure|total|count|tally) (?:of|as)"
    r"|(?:counted|named|listed|identified|sp(?:oke|eaks?) of|talk(?:s|ed)? of)|the figure (?:was|is|stood at|stands at)) $"
)
"""Before the figure that somebody gives for those told of in the sentences before."""
_STILL_SPOKEN_OF: Final = 2  # sentences on
_LAST_TOLD: Final = 6
_BEHIND_FIGURE: Final = (" name", " dead", " vict", " deat", " fata", " rela", " memb")
_TOLL_LINK: Final = re.compile(
    r"(?:\s+(?:[a-z’'-]+|\d{1,4}|of|at|to|as|in|from|the|has|have|had|is|was|were|now|currently|killed|dead)|,)*?\s*(?:to|at|of|is|was|from|between|reached|exceeded|as|stands|ranged?|ranging|ranges|varied|varies|varying|exceeds|reaches|hit|tops?|topped|passed|runs?|ran|surpassed|be|being|been|put|with|now|number(?:ed|s)?|:)\s*(?:a |the )?(?:(?:between|among|across) (?:the )?(?:sources|reports|accounts|outlets) )?$"
)
_CODED: Final = compile_guarded(
    r"\b(?:fatalities|deaths) (?:(?:was|were|are|have been) )?(?:coded|estimated|put|recorded) (?:as|at|to be|to) $"
    r"|\bfatalities coded [^.;]{0,20}\bsplit (?:between|across|among|over) [^.;]{0,40}$"
)
"""Coders' notes: the last number is that of the one event ("fatalities coded as 10, split between two locations 5 each")."""
_REVISED: Final = re.compile(
    r"[^.;]{0,70}?\b(?:rose|rising|risen|increas(?:ed|ing)|climb(?:ed|ing)|revised|updated|went up|jump(?:ed|ing)|raised|later|grew|corrected)\b[^.;]{0,20}? (?:to|at) "
)
_BY_ANOTHER: Final = re.compile(r" by (?:[\w'’.-]+ ){0,6}?[\w'’.-]+(?:,| and|, and) (?:at|as) ")
_PERISHED: Final = re.compile(
    r"(?: of (?:them|those \w+|the \w+))? (?:were killed|was killed|died|perished|were dead)\b"
)
_SURVIVED: Final = re.compile(r".{0,60}?\b(?:survived|escaped|were (?:rescued|saved|unhurt))\b")


class TollContext:
    """A sentence that may have tolls in it; looked at more closely only when one is found."""

    def __init__(self, buffer: str, low: str, sentence: Sentence) -> None:
        """`low` is `buffer` in lower case, same length."""
        self.buffer = buffer
        self.low = low
        self.sentence = sentence

    @cached_property
    def attributed(self) -> bool:
        """Whether the sentence tells what somebody said."""
        return _ATTRIBUTION.search(self.low, self.sentence.start, self.sentence.end) is not None

    @cached_property
    def disputed(self) -> bool:
        """Whether the sentence sets a source against another."""
        return _AGAINST.search(self.low, self.sentence.start, self.sentence.end) is not None

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """Spans of quoted words."""
        return tuple(
            (m.start(1), m.end(1)) for m in _QUOTES.finditer(self.buffer, self.sentence.start, self.sentence.end)
        )

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The smallest clause around `start`–`end`."""
        lo, hi = self.sentence.start, self.sentence.end
        for mark in _CLAUSE.finditer(self.low, lo, hi):
            if mark.end() <= start:
                lo = mark.end()
            elif mark.start() >= end:
                hi = mark.start()
                break
        return lo, hi

    def toll(
        self,
        outcome: Outcome,
        parts: tuple[TollPart, ...],
        start: int,
        end: int,
        index: int,
        *,
        scope: TollScope = "event",
    ) -> TollMention:
        """A toll mention with what the clause says of scope, source and cause."""
        lo, hi = self.clause(start, end)
        if scope == "event" and self._of_later(lo) and _STRIKE.search(self.low, lo, hi) is None:
            scope = "cumulative"
        period = _PERIOD.search(self.low, lo, hi) if scope != "estimate" else None
        if period is not None and _RANK.search(self.low, lo, period.start()) is None:
            scope = "period"
        others = [m.span() for m in _OTHER_CAUSE.finditer(self.low, lo, hi) if not start <= m.start() < end]
        strike = any(not any(a <= m.start() < b for a, b in others) for m in _STRIKE.finditer(self.low, lo, hi))
        other = bool(others)
        quoted = any(a <= start < b for a, b in self.quotes)
        return TollMention(
            start,
            end,
            index,
            outcome,
            parts,
            scope,
            (lo, hi),
            self.attributed or quoted,
            self.disputed,
            caused_by_strike=True if strike and not other else (False if other and not strike else None),
        )

    def _of_later(self, clause: int) -> bool:
        """Whether a figure is the latest: somebody's words in a sentence that says so first, or "by Sunday night" so many."""
        if self.attributed and _LATER.match(self.low, self.sentence.start) is not None:
            return True
        return any(_BY_THEN.match(self.low, at) is not None for at in (self.sentence.start, clause))

    def fixed_statements(self, numbers: Sequence[NumberMention]) -> tuple[list[TollMention], set[int]]:
        """Tolls in fixed phrases (none, "the toll rose to"), and the starts of the numbers they use."""
        tolls: list[TollMention] = []
        taken: set[int] = set()
        lo, hi = self.sentence.start, self.sentence.end
        words = self.low[lo:hi]
        for zero in _ZERO.finditer(self.low, lo, hi) if _MAYBE_ZERO.search(self.low, lo, hi) else ():
            if _ZERO_NOT.search(zero.group()) or _NO_FIGURES.match(self.low, zero.end()):
                continue
            tolls.extend(self._none(zero))
            taken.update(range(zero.start(), zero.end()))
        if "all but" in words:
            tolls.extend(self._all_but(numbers, taken))
        may_be_coded = "fatalities" in words or "deaths" in words
        coded = [n for n in numbers if may_be_coded and _CODED.search(self.low, max(lo, n.start - 80), n.start)]
        for number in coded[-1:]:
            part = TollPart("total", Count(number.min, number.max, number.hedge), number.start, number.end)
            tolls.append(
                self.toll("killed", (part,), number.start, number.end, self.sentence.index, scope="cumulative")
            )
        taken.update(n.start for n in coded)
        for number in numbers:
            tolls.extend(self._raised(number, taken))
        for noun in _TOLL_TO.finditer(self.low, lo, hi):
            for number in numbers:
                if number.start >= noun.end() and number.start - noun.end() < 90 and number.start not in taken:
                    if _TOLL_LINK.fullmatch(self.low, noun.end(), number.start) is None:
                        break
                    taken.update(range(noun.start(), noun.end()))
                    injured = _INJURED_TOLL.match(noun.group()) is not None
                    part = self._put_by_several(number, numbers, taken)
                    ranged = self._ranged(noun.end(), number)
                    cumulative = _CUMULATIVE.search(self.low, max(lo, noun.start() - 30), number.start) is not None
                    tolls.append(
                        self.toll(
                            "injured" if injured else "killed",
                            (part,),
                            noun.start(),
                            number.end,
                            self.sentence.index,
                            scope="estimate" if ranged else "cumulative" if cumulative else "event",
                        )
                    )
                    taken.add(number.start)
                    if _UPDATED.search(self.low, max(lo, noun.start() - 30), noun.start()) is not None:
                        tolls[-1] = replace(tolls[-1], further=True)  # takes in those who died since
                    for later in numbers:
                        if later.start > number.end and _REVISED.fullmatch(self.low, number.end, later.start):
                            part = TollPart("total", Count(later.min, later.max, later.hedge), later.start, later.end)
                            tolls.append(
                                self.toll(
                                    "injured" if injured else "killed",
                                    (part,),
                                    later.start,
                                    later.end,
                                    self.sentence.index,
                                    scope="cumulative",
                                )
                            )
                            taken.add(later.start)
                    break
        return tolls, taken

    def _ranged(self, since: int, number: NumberMention) -> bool:
        """Whether a range is the narrator's over all sources: "the toll ranged from 42 to 77", "varied between sources from …"."""
        if _RANGED.search(self.low, since, number.end) is None:
            return False
        return not self.attributed or _OF_ALL.search(self.low, since, number.start) is not None

    def _put_by_several(self, number: NumberMention, numbers: Sequence[NumberMention], taken: set[int]) -> TollPart:
        """A figure, or the range of those that several put beside it: "put at nine by the clinic and at twelve by the mayor"."""
        low, high, last = number.min, number.max, number
        for other in numbers:
            if other.start > last.end and _BY_ANOTHER.fullmatch(self.low, last.end, other.start):
                if low is None or other.min is None or high is None or other.max is None:
                    break
                low, high, last = min(low, other.min), max(high, other.max), other
                taken.add(other.start)
        hedge = number.hedge if last is number else None
        return TollPart("total", Count(low, high, hedge), number.start, last.end)

    def _raised(self, number: NumberMention, taken: set[int]) -> list[TollMention]:
        """A new total: "raises to 11 the number of people killed", "taking to six the number who died"."""
        to = self.low.endswith(" to ", self.sentence.start, number.start)
        if not to or _RAISED.search(self.low, max(self.sentence.start, number.start - 12), number.start) is None:
            return []
        behind = _NUMBER_WHO.match(self.low, number.end, self.sentence.end)
        if behind is None:
            return []
        taken.update(range(number.start, behind.end()))
        outcome: Outcome = "injured" if behind.group(1) in ("wounded", "injured", "hurt") else "killed"
        part = TollPart("total", Count(number.min, number.max, number.hedge), number.start, number.end)
        return [self.toll(outcome, (part,), number.start, behind.end(), self.sentence.index, scope="cumulative")]

    def other_counts(
        self, numbers: Sequence[NumberMention], told: Sequence[TollMention], taken: set[int]
    ) -> list[TollMention]:
        """What others counted: "one group put the dead at 14; a rival network counted 19", "… killed six; the mayor gave eight"."""
        first = next((t for t in told if t.outcome == "killed" and t.count("total") is not None), None)
        if first is None or not numbers or _MAY_COUNT.search(self.low, self.sentence.start, self.sentence.end) is None:
            return []
        found: list[TollMention] = []
        for number in numbers:
            behind = self.low[number.end : number.end + 5]
            told_at = (
                first.end if number.start >= first.end else first.parts[0].end
            )  # "30 people – some spoke of 50 – died"
            alone = number.start >= told_at and number.start not in taken and self._ends(behind)
            since = found[-1].end if found else told_at
            if alone and (
                _COUNTED.search(self.low, max(told_at, number.start - _LONGEST_LINK), number.start) is not None
                or (first.attributed and self._another_source(since, number.start))
            ):
                part = TollPart("total", Count(number.min, number.max, number.hedge), number.start, number.end)
                toll = self.toll("killed", (part,), number.start, number.end, self.sentence.index, scope="cumulative")
                found.append(replace(toll, attributed=True, disputed=True))
        return [t for t in found if not any(p.start <= t.start < p.end for o in told for p in o.parts)]

    @staticmethod
    def _ends(behind: str) -> bool:
        """Whether a figure stands alone: nothing that it counts follows, or only names, dead or victims."""
        return behind[:1] in ".;," or behind == " and " or behind[:2] in (" -", " –", " —") or behind in _BEHIND_FIGURE

    def figure_of_before(self, numbers: Sequence[NumberMention], before: Sequence[TollMention]) -> list[TollMention]:
        """Another figure for those told of in the sentences before: "… killed six. By evening the mayor put the figure at eight"."""
        near = [t for t in before[-_LAST_TOLD:] if 0 < self.sentence.index - t.sentence <= _STILL_SPOKEN_OF]
        last = next((t for t in reversed(near) if t.count("total") is not None and t.scope != "period"), None)
        if last is None or len({t.outcome for t in near if t.sentence == last.sentence}) > 1:
            return []
        for number in numbers:
            counted = _PUT.search(self.low, max(self.sentence.start, number.start - _LONGEST_LINK), number.start)
            if counted is None or not self._ends(self.low[number.end : number.end + 5]):
                continue
            part = TollPart("total", Count(number.min, number.max, number.hedge), number.start, number.end)
            toll = self.toll(last.outcome, (part,), number.start, number.end, self.sentence.index, scope="cumulative")
            return [replace(toll, attributed=True, disputed=True)]
        return []

    def named_victims(self, numbers: Sequence[NumberMention], told: Sequence[TollMention]) -> list[TollMention]:
        """Those whose names somebody gave: "the committees published 15 names", "verified the names of 12 who died"."""
        if told or " names" not in self.low[self.sentence.start : self.sentence.end]:
            return []
        found = []
        for number in numbers:
            before = self.low[max(self.sentence.start, number.start - _LONGEST_LINK) : number.start]
            of_names = before.endswith("the names of ") and _SURVIVORS.match(self.low, number.end) is None
            names = _NAMES.match(self.low, number.end) is not None and _GAVE.search(before) is not None
            if of_names or names:
                part = TollPart("total", Count(number.min, number.max, number.hedge), number.start, number.end)
                toll = self.toll("killed", (part,), number.start, number.end, self.sentence.index)
                found.append(replace(toll, attributed=True))
        return found

    def _another_source(self, since: int, start: int) -> bool:
        """Whether only the next source stands between its figure at `start` and the one before that ends at `since`."""
        words = self.low[since:start]
        found = _ANOTHER_SOURCE.fullmatch(words)
        return found is not None and len(words) < 2 * _LONGEST_LINK and _NO_SOURCE.search(words) is None

    def _all_but(self, numbers: Sequence[NumberMention], taken: set[int]) -> list[TollMention]:
        """Those who did not survive: "all but two of the passengers survived" = 2."""
        for number in numbers:
            if not self.low.endswith("all but ", self.sentence.start, number.start):
                continue
            if _PERISHED.match(self.low, number.end, self.sentence.end):
                taken.add(number.start)
                return self._but(number, numbers)
            if _SURVIVED.match(self.low, number.end, self.sentence.end):
                taken.add(number.start)
                part = TollPart("total", Count(number.min, number.max, number.hedge), number.start, number.end)
                return [self.toll("killed", (part,), number.start, number.end, self.sentence.index)]
        return []

    def _but(self, spared: NumberMention, numbers: Sequence[NumberMention]) -> list[TollMention]:
        """Those who did not escape: of "30 people …; all but six were killed" 24. Nothing if their number is not told."""
        whole = [n for n in numbers if n.end < spared.start and n.min == n.max and (n.max or 0) > (spared.max or 0)]
        if not whole or spared.max is None or whole[-1].max is None:
            return []
        left = whole[-1].max - spared.max
        part = TollPart("total", Count(left, left, whole[-1].hedge), spared.start, spared.end)
        return [self.toll("killed", (part,), spared.start, spared.end, self.sentence.index)]

    def _none(self, zero: re.Match[str]) -> list[TollMention]:
        """Nothing happened to anybody: "no casualties", "nobody was hurt" = 0–0."""
        word = next((g for g in zero.groups() if g), "casualties")
        category: Category = "civilians" if "civilian" in zero.group() else "total"
        part = (TollPart(category, Count(0, 0), zero.start(), zero.end()),)
        text = zero.group()
        outcomes: list[Outcome] = []
        if (
            word in ("casualties", "casualty", "victims", "victim", "losses", "anyone", "anybody", "hurt", "harmed")
            or " or " in text
            or "dead or" in text
            or "kill or" in text
        ):
            outcomes = ["killed", "injured"]
        elif word in ("injuries", "injured", "wounded"):
            outcomes = ["injured"]
        else:
            outcomes = ["killed"]
        return [self.toll(o, part, zero.start(), zero.end(), self.sentence.index) for o in outcomes]
