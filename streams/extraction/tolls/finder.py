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
from streams.extraction.people.victim_words import PLURALS
from streams.extraction.people.victims import Chain
from streams.extraction.people.words import PLURAL, Group, count_of, tokenize
from streams.extraction.tolls import harm_words as harm
from streams.extraction.tolls.companions import CompanionReader
from streams.extraction.tolls.context import Outcome, TollContext
from streams.extraction.tolls.estimates import estimates
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
from streams.text.lexicon import words

_HARM: Final = (
    "kill", "wound", "injur", "dead", "died", "death", "toll", "casualt", "hurt", "martyr", "lives", "fatal", "victim", "dies", "life",
    "perish", "slain", "slew", "bodies", "corpses", "survived", "assassinat", "eliminat", "neutrali", "massacr", "maim", "succumb", "liquidat",
    "murder", "slaughter", "of them", "of whom", "of those", "all but", "hospital", "treat", "buried", "among them", "one was", "deceased",
    " burns", "not immediately", "out of action", "were destroyed", "bury", "critical condition",
    "wiped out", "passed away", " lost ", "expired", "were women", "were child", "were minors", "were civilians", "the figure ", "the count ", "the tally ", "put it at", "the number at", "the total at", "counted ", "h body", "nother body", "body of", " names",
)  # fmt: skip
"""Stems of harm, as substrings."""
_STEMS: Final = AhoCorasick(_HARM, implementation=Implementation.DFA)


_BURIED: Final = words("buried bury burying")
_KNOWN: Final = words("identified named")
_OTHER_WORDS: Final = words("death action destroyed")
_TELLING: Final = (
    harm.STATES_OF_HURT
    | harm.VERBS
    | harm.THE_DEAD
    | harm.HOSPITALS
    | _BURIED
    | _KNOWN
    | _OTHER_WORDS
    | words("dead passed wiped lost")
)
"""Every word that a statement is read from."""


class _Reader(CompanionReader):
    """One sentence being read: predicates first, then nouns of harm."""

    def read(self) -> list[TollMention]:
        """All tolls of the sentence."""
        after = 0
        for i, token in enumerate(self.tokens):
            if token.low not in _TELLING:  # most words: one look-up in place of ten
                continue
            if token.low in harm.STATES_OF_HURT and self.left_hurt(i):
                continue
            if token.low == "dead" and self._the_counted_dead(i):
                continue
            if i >= after and (token.low in harm.VERBS or (token.low == "passed" and self._passed_away(i))):
                after = self._predicate(i)
            elif token.low in harm.THE_DEAD and i and self.tokens[i - 1].low == "the":
                self.of_the_dead(i, "killed")
            elif token.low in harm.HOSPITALS:
                self.in_hospital(i)
            elif token.low in _BURIED:
                self.buried(i)
            elif token.low in _KNOWN:
                self.unidentified(i)
            elif token.low in _OTHER_WORDS:
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
        dies = low in harm.KILL_INTRANSITIVE or low == "passed"
        if low in harm.KILL_ED or low in harm.KILL_ING or low in harm.KILL_S or dies:
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
        elif not dies and not self.passive(i) and not self._headline(i):
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
            self.among_them(chain, end)
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

    def _passed_away(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self.tokens[i + 1].low == "away"

    def _object(self, chain: Chain, outcomes: tuple[Outcome, ...], i: int, end: int) -> None:
        """The toll of an object; a bare number is of those named before it ("killing seven soldiers and wounding four")."""
        if chain.groups[-1].named or (len(chain.groups) == 1 and chain.groups[0].count == Count(1, 1)):
            self._along_with(chain)
        self.later_subset(chain, chain.last + 1)
        if i and self.tokens[i - 1].low == "and":
            self._same_kind(chain, outcomes)
        self.emit(chain, outcomes, i, end)

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
            if not tolls and mine:
                tolls = context.figure_of_before(mine, found)
            tolls.sort(key=lambda t: (t.start, t.end))
            found.extend(
                of_the_same_period(
                    with_her(with_those_who_died_later(without_additions(tolls, low), low), low), found, low
                )
            )
    return found
