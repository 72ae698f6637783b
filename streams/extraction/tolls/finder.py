"""Who was killed and injured, how many, of which kind: every statement of a toll with its spans.

A sentence is looked at only if it holds a word of harm. Its people are read as chains (`victims`), its verbs and nouns of
harm take a chain as object ("killing five"), subject ("five were killed", "five dead") or complement ("deaths of five").
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from streams.domain.report import Count
from streams.extraction.mentions import NumberMention, TollMention
from streams.extraction.numbers.counts import add
from streams.extraction.numbers.grammar import lowered
from streams.extraction.people.kinds import category_of, head_at
from streams.extraction.people.victim_words import HEADS, PLURALS
from streams.extraction.people.victims import Chain
from streams.extraction.people.words import PLURAL, POSSESSIVE, WEEKDAYS, Group, count_of, tokenize
from streams.extraction.tolls import harm_words as harm
from streams.extraction.tolls.context import Outcome, TollContext
from streams.extraction.tolls.estimates import estimates
from streams.extraction.tolls.other_words import OtherWords
from streams.extraction.tolls.relations import (
    kinds_of_before,
    of_the_same_period,
    speaks_of_before,
    with_her,
    with_kinds,
    with_those_who_died_later,
    without_additions,
)
from streams.text.document import Document, Sentence

_HARM: Final = (
    "kill", "wound", "injur", "dead", "died", "death", "toll", "casualt", "hurt", "martyr", "lives", "fatal", "victim", "dies", "life",
    "perish", "slain", "slew", "bodies", "corpses", "survived", "assassinat", "eliminat", "neutrali", "massacr", "maim", "succumb", "liquidat",
    "murder", "slaughter", "of them", "of whom", "of those", "all but", "hospital", "treat", "buried", "among them", "one was", "deceased",
    " burns", "not immediately", "out of action", "were destroyed", "bury", "critical condition",
    "wiped out", " lost ", "expired", "were women", "were child", "were minors", "were civilians", "the figure ", "the count ", "the tally ", "h body", "nother body", "body of", " names",
)  # fmt: skip
"""Stems of harm, as substrings."""
_STEMS: Final = AhoCorasick(_HARM, implementation=Implementation.DFA)


class _Reader(OtherWords):
    """One sentence being read: predicates first, then nouns of harm."""

    def read(self) -> list[TollMention]:
        """All tolls of the sentence."""
        after = 0
        for i, token in enumerate(self.tokens):
            if token.low in harm.STATES_OF_HURT and self.left_hurt(i):
                continue
            if token.low == "dead" and self._the_counted_dead(i):
                continue
            if i >= after and token.low in harm.VERBS:
                after = self._predicate(i)
            elif token.low in harm.THE_DEAD and i and self.tokens[i - 1].low == "the":
                self.of_the_dead(i, "killed")
            elif token.low in harm.HOSPITALS:
                self.in_hospital(i)
            elif token.low in ("buried", "bury", "burying"):
                self.buried(i)
            elif token.low in ("identified", "named"):
                self.unidentified(i)
            elif token.low in ("death", "action", "destroyed"):
                self.in_other_words(i)
            elif token.low == "wiped" and i + 1 < len(self.tokens):
                self.wiped_out(i)
            elif token.low == "lost":
                self.lost(i)
        self.nominal()
        self.shares_of_counted()
        return self.tolls

    def _predicate(self, i: int) -> int:
        """Read the predicate at token `i`, if it is one; the token to go on with."""
        low = self.tokens[i].low
        if low in harm.KILL_ED or low in harm.KILL_ING or low in harm.KILL_S or low in harm.KILL_INTRANSITIVE:
            outcome: Outcome = "killed"
        elif low in harm.INJURE_ED or low in harm.INJURE_ING or low in harm.INJURE_S:
            outcome = "injured"
        else:
            return i + 1
        end, outcomes = self._joined(i, outcome)
        if self.unreal(i) or self._of_a_figure(i):
            return end
        if i and self.tokens[i - 1].low in ("those", "the", "victims"):
            self.of_the_dead(i, outcome)
            return end
        chain = None
        if self._bare_before(i) and end == i + 1 and self._counted_dead(i, outcome):
            return end
        if self._of_a_list(i):
            chain = self.people.object_at(i + 2)  # of a list: "dead: 6"
        elif end == i + 1 < len(self.tokens) and self.tokens[end].low in ("were", "was") and self._opens(i):
            chain = self.people.object_at(end + 1)  # "Killed were Omar Haddad, his wife and …"
        elif low not in harm.KILL_INTRANSITIVE and not self.passive(i) and not self._headline(i):
            chain = self.people.object_at(end)
        if (
            chain is not None
            and (
                low in harm.KILL_ING
                or low in harm.KILL_S
                or low in harm.INJURE_ING
                or low in harm.INJURE_S
                or add([g.count for g in chain.groups]) is not None
            )
            and not (low in harm.INJURE_ED and (self._bare_before(i) or self._adjective(i, chain)))
        ):
            self._respectively(chain, outcomes, i, end) if len(outcomes) == 2 else self._object(chain, outcomes, i, end)
            return end
        if low in harm.KILL_ING or low in harm.INJURE_ING or low in harm.KILL_S or low in harm.INJURE_S:
            if (
                low in harm.KILL_ING
                and end < len(self.tokens)
                and self.tokens[end].low == "of"
                and not self.answered(i)
            ):
                chain = self.people.object_at(end + 1)
                if chain:
                    self.emit(chain, outcomes, i, end)
            return end
        chain = self.people.subject(i, passive=self.passive(i))
        if chain is None and end + 1 < len(self.tokens) and self.tokens[end].low == ":":
            chain = self.people.object_at(end + 1)  # "a family perished: the miller, his wife and …"
        if chain is None and i and self.tokens[i - 1].low in ("he", "she") and low in harm.KILL_INTRANSITIVE:
            he = self.tokens[i - 1]  # "he died with three of his men"
            alone = Chain([Group(i - 1, i - 1, he.start, he.end, Count(1, 1), named=True)], last=i - 1)
            self._companions(alone, end)
            chain = alone if len(alone.groups) > 1 else None
        if chain is None and [t.low for t in self.tokens[max(0, i - 4) : i]][:3] == ["all", "of", "them"]:
            chain = self._all_of_them(i)
        if chain is not None:
            self._led_by(chain)
            self._companions(chain, self._with_whom(chain, end))
            self.later_subset(chain, end)
            self._same_kind(chain, outcomes)
            died = self._died_later(chain, i) if outcomes == ("injured",) else 0
            of_them = any(t.low in ("them", "whom") for t in self.tokens[chain.first : chain.groups[0].last])
            later = outcomes == ("killed",) and (
                self._of_those_hurt(chain, end) or self._in_hospital_later(chain, i, end)
            )
            self.emit(chain, ("killed",) if died else outcomes, i, end, subset=of_them and not later)
            if later and self.tolls:
                self.tolls[-1] = replace(self.tolls[-1], additional=True, further=True)
            return max(end, died)
        return end

    def _in_hospital_later(self, chain: Chain, i: int, end: int) -> bool:
        """Whether somebody not told of before died of it on a later day: "on 26 August a man died in hospital"."""
        tokens = self.tokens
        if tokens[i].low not in ("died", "dies", "succumbed") or tokens[chain.first].low not in ("a", "an"):
            return False
        between = {t.low for t in tokens[chain.last + 1 : i]}
        day = {t.low for t in (*tokens[max(0, chain.first - 5) : chain.first], *tokens[end : end + 8])}
        of_it = {t.low for t in tokens[end : end + 6]} & harm.DIED_OF_IT
        return len(chain.groups) == 1 and (bool(of_it and day & (harm.AFTERWARDS | WEEKDAYS)) or "alive" in between)

    def _all_of_them(self, i: int) -> Chain | None:
        """Those told of before in the sentence: "twelve medics were in the centre when it was hit; all of them were killed"."""
        for n, chain in enumerate(self.people.chains):
            counted = self.tokens[chain.first].number is not None and not chain.groups[0].weak
            if counted and chain.last < i - 4 and n not in self.people.taken:
                self.people.taken.add(n)
                return chain
        return None

    def _of_those_hurt(self, chain: Chain, end: int) -> bool:
        """Whether some of those hurt died of it since: "one of the boys died the next day", "five of the wounded died in hospital"."""
        tokens = self.tokens
        some = {t.low for t in tokens[chain.first + 1 : chain.groups[0].last + 1]}
        said = {t.low for t in (*tokens[max(0, chain.first - 6) : chain.first], *tokens[chain.last + 1 : end + 6])}
        of_them = "of" in some and bool({"the", "them", "those", "these"} & some)
        return of_them and bool(said & (harm.LATER_ON | WEEKDAYS))

    def _object(self, chain: Chain, outcomes: tuple[Outcome, ...], i: int, end: int) -> None:
        """The toll of an object; a bare number is of those named before it ("killing seven soldiers and wounding four")."""
        if chain.groups[-1].named or (len(chain.groups) == 1 and chain.groups[0].count == Count(1, 1)):
            self._along_with(chain)
        self.later_subset(chain, chain.last + 1)
        if i and self.tokens[i - 1].low == "and":
            self._same_kind(chain, outcomes)
        self.emit(chain, outcomes, i, end)

    def _along_with(self, chain: Chain) -> None:
        """Those killed with somebody named, past what is said of him: "killed X, who …, along with four bodyguards"."""
        tokens = self.tokens
        for j in range(chain.last + 1, min(len(tokens) - 2, chain.last + 25)):
            low = tokens[j].low
            if low in harm.VERBS or low in harm.STOP_BACK:
                return None
            with_them = low in ("along", "together") and tokens[j + 1].low == "with"
            as_well = [t.low for t in tokens[j : j + 3]] == ["as", "well", "as"]
            if (with_them or as_well) and tokens[j - 1].low == ",":
                return self._companions(chain, j)
        return None

    def _same_kind(self, chain: Chain, outcomes: tuple[Outcome, ...]) -> None:
        """A bare number is of those named before it: "six soldiers were killed and five wounded"."""
        group = chain.groups[0]
        before = self.tolls[-1] if self.tolls and self.tolls[-1].outcome not in outcomes else None
        bare = (group.weak and self.tokens[group.first].number is not None) or (
            group.others and self.tokens[group.last].low == "others"
        )
        if len(chain.groups) == 1 and bare and group.category is None and before is not None and not chain.subset:
            total = before.count("total")
            kinds = [p.category for p in before.parts if p.category != "total" and p.count == total]
            if kinds in (["militants"], ["security_forces"]):  # of civilians the rest may be anybody
                group.category = kinds[0]

    def _of_a_list(self, i: int) -> bool:
        """Whether the predicate heads a line and a number follows: "killed: 6"."""
        tokens = self.tokens
        heads = i == 0 or not tokens[i - 1].low[0].isalnum()
        return heads and i + 2 < len(tokens) and tokens[i + 1].low == ":" and tokens[i + 2].number is not None

    def _headline(self, i: int) -> bool:
        """Whether a bare number stands on both sides of the participle and the one behind has its own: "5 killed 2 hurt"."""
        tokens = self.tokens
        return (
            0 < i < len(tokens) - 2
            and tokens[i - 1].number is not None
            and tokens[i + 1].number is not None
            and (tokens[i + 2].low in harm.INJURE_ED or tokens[i + 2].low in harm.KILL_ED)
        )

    def _respectively(self, chain: Chain, outcomes: tuple[Outcome, ...], i: int, end: int) -> None:
        """Two outcomes with a number each: "killed and wounded six and nine people respectively"."""
        rest = {t.low for t in self.tokens[chain.last + 1 : chain.last + 4]}
        if "respectively" in rest and len(chain.groups) == 2:
            for outcome, group in zip(outcomes, chain.groups, strict=True):
                self.emit(Chain([group], last=group.last), (outcome,), i, end)
        else:
            self.emit(chain, outcomes, i, end)

    def _died_later(self, chain: Chain, i: int) -> int:
        """The token behind "died" if those wounded died of it: "a man who was wounded on Monday died in hospital", else 0."""
        tokens = self.tokens
        relative = any(t.low in ("who", "that") for t in tokens[chain.last + 1 : i])
        if not relative and (i == 0 or tokens[i - 1].low in harm.AUX):
            return 0
        for j in range(i + 1, min(len(tokens), i + 40)):
            low = tokens[j].low
            if low in harm.STOP_BACK or low in harm.KILL_ED or low in harm.INJURE_ED or low in harm.KILL_ING:
                return 0
            if low in ("died", "dies", "succumbed"):
                own = any(c.last in (j - 1, j - 2, j - 3) and c is not chain for c in self.people.chains)
                return 0 if own or tokens[j - 1].low in ("who", "and") else j + 1
        return 0

    def _joined(self, i: int, outcome: Outcome) -> tuple[int, tuple[Outcome, ...]]:
        """Where the predicate ends and what it says: "killed or injured" is both of one group."""
        tokens = self.tokens
        if i + 2 < len(tokens) and tokens[i + 1].low in ("and", "or", "/", "and/or"):
            other = tokens[i + 2].low
            if outcome == "killed" and (other in harm.INJURE_ED or other in harm.INJURE_ING or other in harm.INJURE_S):
                return i + 3, ("killed", "injured")
            if outcome == "injured" and (other in harm.KILL_ED or other in harm.KILL_ING):
                return i + 3, ("killed", "injured")
        return i + 1, (outcome,)

    def _adjective(self, i: int, chain: Chain) -> bool:
        """Whether the participle at `i` only describes a bare plural ("three of the injured people", "of wounded civilians")."""
        first = self.tokens[chain.first]
        bare = first.number is None and chain.groups[0].count == PLURAL and chain.first == chain.groups[0].last
        return bare and (
            i == 0 or self.tokens[i - 1].number is not None or self.tokens[i - 1].low in harm.BEFORE_ADJECTIVE
        )

    def _counted_dead(self, i: int, outcome: Outcome) -> bool:
        """Read a participle that stands between number and noun: "about 20 killed civilians"."""
        tokens = self.tokens
        noun = head_at(tokens, i + 1) if i + 1 < len(tokens) else None
        found = next((n for n, c in enumerate(self.people.chains) if c.first == i - 1 == c.last), None)
        low = tokens[i].low
        if noun is None or found is None or found in self.people.taken or noun - i > 2:
            return False
        if not (low in harm.KILL_ED or low in harm.INJURE_ED) or tokens[noun].low not in PLURALS:
            return False
        number = tokens[i - 1].number
        if number is None:
            return False
        self.people.taken.update(n for n, c in enumerate(self.people.chains) if i - 1 <= c.first <= noun)
        kind = category_of(tokens, i + 1, noun)
        group = Group(i - 1, noun, number.start, tokens[noun].end, count_of(number), kind)
        self.emit(Chain([group], last=noun), (outcome,), i, noun + 1)
        return True

    def _the_counted_dead(self, i: int) -> bool:
        """Read who they were: "the seven dead were a father, a mother and their five children"."""
        counted = i > 1 and self.tokens[i - 1].number is not None and self.tokens[i - 2].low == "the"
        if (
            not counted
            or i + 2 >= len(self.tokens)
            or self.tokens[i + 1].low not in ("were", "are", "include", "included")
        ):
            return False
        self.the_dead_were(i)
        return True

    def _opens(self, i: int) -> bool:
        """Whether the participle opens the sentence: "Killed were …", "Also wounded were …"."""
        return i == 0 or (i == 1 and self.tokens[0].low == "also")

    def _of_a_figure(self, i: int) -> bool:
        """Whether the participle only says what a figure is of: "gave the number of dead as 15"."""
        before = [t.low for t in self.tokens[max(0, i - 3) : i]]
        return before[-1:] == ["of"] and before[-2] in harm.FIGURES and before[0] != "a" if len(before) > 1 else False

    def _bare_before(self, i: int) -> bool:
        """In "12 injured people" the participle stands between number and noun."""
        return i > 0 and self.tokens[i - 1].number is not None

    def _led_by(self, chain: Chain) -> None:
        """Of headlines: the one before the comma died too: "Rebel leader, 8 fighters killed in raid"."""
        tokens = self.tokens
        i = chain.first - 2
        if self.sentence.kind != "title" or i < 0 or tokens[i + 1].low != "," or tokens[chain.first].number is None:
            return
        if tokens[i].low in HEADS and tokens[i].low not in PLURALS and not any(t.number for t in tokens[:i]):
            kind = category_of(tokens, 0, i)
            chain.groups.insert(0, Group(0, i, tokens[0].start, tokens[i].end, Count(1, 1), kind))

    def _with_whom(self, chain: Chain, end: int) -> int:
        """Where those are told of whom one victim died with, past the when and where: "was killed on Monday along with nine …"."""
        tokens = self.tokens
        if len(chain.groups) > 1 or chain.groups[0].count != Count(1, 1):
            return end
        for j in range(end, min(len(tokens) - 2, end + 10)):
            low = tokens[j].low
            if low in ("along", "together") and tokens[j + 1].low == "with":
                return j
            if low in harm.VERBS or low in harm.STOP_BACK or low in (",", "and", "who", "that"):
                break
        return end

    def _as_did(self, chain: Chain, end: int) -> None:
        """Those of whom the same is said behind the when and where: "succumbed to his wounds four days later, as did his sister"."""
        tokens = self.tokens
        for j in range(end, min(len(tokens) - 3, end + 14)):
            low = tokens[j].low
            if (low in harm.VERBS and tokens[j - 1].low not in POSSESSIVE) or low in harm.STOP_BACK:
                return
            if low == "," and tokens[j + 1].low == "as" and tokens[j + 2].low in ("did", "were", "was"):
                also = self.people.object_at(j + 3)
                if also is not None and not self.people.verb_follows(also.last + 1):
                    chain.groups.extend(also.groups)
                    chain.last = also.last
                return

    def _companions(self, chain: Chain, end: int) -> None:
        """People "killed along with" the subject belong to it, or those who died as it did."""
        tokens = self.tokens
        i = end
        for j in (i, i + 1):
            like = [t.low for t in tokens[j : j + 3]]
            if like[:1] == ["as"] and (like[1:2] in (["were"], ["was"], ["did"]) or like[1:] == ["well", "as"]):
                also = self.people.object_at(j + 2 + (like[1] == "well"))
                if also is not None and not self.people.verb_follows(also.last + 1):
                    chain.groups.extend(also.groups)
                    chain.last = also.last
                return
            if j >= len(tokens) or tokens[j].low != ",":
                break
        self._as_did(chain, end)
        if i < len(tokens) and tokens[i].low in (",", "together", "along"):
            i += 1
        if i < len(tokens) and tokens[i].low in ("together", "along"):
            i += 1
        if i < len(tokens) and tokens[i].low in ("with", "alongside") and i + 1 < len(tokens):
            for n, other in enumerate(self.people.chains):
                if (
                    other.first == i + 1
                    and n not in self.people.taken
                    and any(g.count for g in other.groups)
                    and tokens[other.groups[0].last].low not in ("them", "whom")
                    and not self.people.verb_follows(other.last + 1)
                ):
                    self.people.taken.add(n)
                    chain.groups.extend(other.groups)
                    chain.subset.extend(other.subset)
                    chain.last = other.last


_LONGEST: Final = 2500
"""Characters of a sentence read at once. No sentence of prose is longer; what is (a table, a list without stops) is read in
pieces, so that the cost stays linear.
"""


def _pieces(buffer: str, sentence: Sentence) -> Iterator[Sentence]:
    """`sentence`, or pieces of it cut at white space when it is too long to be one."""
    start = sentence.start
    while sentence.end - start > _LONGEST:
        cut = buffer.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        yield sentence._replace(start=start, end=cut)
        start = cut
    yield sentence._replace(start=start) if start != sentence.start else sentence


def _places_of_harm(low: str) -> list[int]:
    """Where stems of harm begin, in order."""
    plain = low if low.isascii() else low.encode("ascii", "replace").decode("ascii")
    return sorted(at for _, at, _ in _STEMS.find_matches_as_indexes(plain, overlapping=True))


def find_tolls(document: Document, numbers: Sequence[NumberMention]) -> list[TollMention]:
    """Every statement of killed or injured people, in reading order. `numbers` in reading order, as `find_numbers` gives them."""
    low = lowered(document.buffer)
    harms = _places_of_harm(low)
    found: list[TollMention] = []
    at = 0
    for sentence in document.sentences:
        for piece in _pieces(document.buffer, sentence):
            while at < len(numbers) and numbers[at].start < piece.start:
                at += 1
            nearest = bisect_left(harms, piece.start)
            if nearest == len(harms) or harms[nearest] >= piece.end:
                continue
            mine = []
            while at < len(numbers) and numbers[at].end <= piece.end:
                mine.append(numbers[at])
                at += 1
            context = TollContext(document.buffer, low, piece)
            noted, taken = estimates(context, mine)
            fixed, used = context.fixed_statements([n for n in mine if n.start not in taken])
            taken |= used
            tokens = tokenize(document.buffer, piece.start, piece.end, mine)
            reader = _Reader(tokens, context, piece, taken)
            tolls = noted + with_kinds(fixed, reader) + reader.read()
            tolls += context.other_counts(mine, sorted(tolls, key=lambda t: t.start), taken)
            tolls += context.named_victims(mine, tolls)
            if not tolls and speaks_of_before(low, piece.start):
                tolls = kinds_of_before(tokens, found, piece.index)
            tolls.sort(key=lambda t: (t.start, t.end))
            found.extend(
                of_the_same_period(
                    with_her(with_those_who_died_later(without_additions(tolls, low), low), low), found, low
                )
            )
    return found
