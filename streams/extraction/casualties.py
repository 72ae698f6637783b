"""Who was killed and injured, how many, of which kind: every statement of a toll with its spans.

A sentence is looked at only if it holds a word of harm. Its people are read as chains (`victims`), its verbs and nouns of
harm take a chain as object ("killing five"), subject ("five were killed", "five dead") or complement ("deaths of five").
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, Literal

from streams.domain.report import Count
from streams.domain.vocabulary import Category
from streams.extraction import harm_words as harm
from streams.extraction.counts import add
from streams.extraction.mentions import NumberMention, TollMention, TollPart
from streams.extraction.numbers import lowered
from streams.extraction.people import PLURAL, Group, Token, category_after, count_of, group_at, of_them, tokenize
from streams.extraction.toll_context import TollContext
from streams.extraction.toll_people import People, toll_parts
from streams.extraction.victims import Chain, subset_at
from streams.text.document import Document, Sentence

_NOUN_CATEGORY: Final[dict[str, Category]] = {"civilian": "civilians", "child": "children", "militant": "militants"}
Outcome = Literal["killed", "injured"]

_HARM: Final = (
    "kill", "wound", "injur", "dead", "died", "death", "toll", "casualt", "hurt", "martyr", "lives", "fatal", "victims", "dies", "life",
    "perish", "slain", "slew", "bodies", "corpses", "survived", "assassinat", "eliminat", "neutrali", "massacr", "maim", "succumb", "liquidat",
    "murder", "slaughter", "of them", "of whom", "of those", "all but",
)  # fmt: skip
"""Stems of harm. Plain search of substrings: several times faster than one pattern of alternatives."""


class _Reader:
    """One sentence being read: its tokens and chains, and which chains are taken."""

    def __init__(self, tokens: Sequence[Token], context: TollContext, sentence: Sentence, used: set[int]) -> None:
        self.tokens = tokens
        self.context = context
        self.sentence = sentence
        self.people = People(tokens, used)
        self.tolls: list[TollMention] = []

    def read(self) -> list[TollMention]:
        """All tolls of the sentence."""
        after = 0
        for i, token in enumerate(self.tokens):
            if i >= after and token.low in harm.VERBS:
                after = self._predicate(i)
            elif token.low in harm.THE_DEAD and i and self.tokens[i - 1].low == "the":
                self._of_the_dead(i, "killed")
        self._nominal()
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
        if self._unreal(i):
            return end
        if i and self.tokens[i - 1].low in ("those", "the", "victims"):
            self._of_the_dead(i, outcome)
            return end
        chain = None
        if low not in harm.KILL_INTRANSITIVE and not self._passive(i):
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
            self._emit(chain, outcomes, i, end)
            return end
        if low in harm.KILL_ING or low in harm.INJURE_ING or low in harm.KILL_S or low in harm.INJURE_S:
            if low in harm.KILL_ING and end < len(self.tokens) and self.tokens[end].low == "of":
                chain = self.people.object_at(end + 1)
                if chain:
                    self._emit(chain, outcomes, i, end)
            return end
        chain = self.people.subject(i, passive=self._passive(i))
        if chain is not None:
            self._companions(chain, end)
            self._later_subset(chain, end)
            self._emit(chain, outcomes, i, end)
        return end

    def _of_the_dead(self, i: int, outcome: Outcome) -> None:
        """A subset: "two children were among those killed", "among the dead were two children", "three of the dead were women"."""
        tokens = self.tokens
        begin = i - 1
        among = begin > 0 and tokens[begin - 1].low in ("among", "amongst")
        number = tokens[begin - 2].number if begin > 1 and tokens[begin - 1].low == "of" else None
        if number is not None:
            kind = category_after(tokens, i + 1)
            if kind is not None and kind[1] is not None:
                group = Group(begin - 2, kind[0], number.start, tokens[kind[0]].end, count_of(number), kind[1])
                self._emit(Chain([group], last=kind[0]), (outcome,), i, i + 1, subset=True)
            return
        chain = None
        for n, candidate in enumerate(self.people.chains):
            if n in self.people.taken:
                continue
            if (
                among
                and candidate.last < begin - 1
                and begin - candidate.last <= 8
                and self._links(candidate.last + 1, begin - 1)
            ):
                chain = n
            elif candidate.first > i and candidate.first - i <= 6 and self._links(i + 1, candidate.first):
                chain = n if chain is None and (among or tokens[i + 1].low in harm.INCLUDE) else chain
        if chain is not None:
            self.people.taken.add(chain)
            self._emit(self.people.chains[chain], (outcome,), i, i + 1, subset=True)

    def _links(self, a: int, b: int) -> bool:
        return all(t.low in harm.AUX or t.low in harm.ADVERBS or t.low in harm.INCLUDE for t in self.tokens[a:b])

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

    def _unreal(self, i: int) -> bool:
        """Whether what stands before the verb says that it did not (yet) happen."""
        for j in range(i - 1, max(-1, i - 4), -1):
            low = self.tokens[j].low
            if low == "to" and self.tokens[i].low.endswith("ing"):
                return False
            if low in harm.IRREALIS:
                return not (
                    low == "to"
                    and self.tokens[j - 1].low
                    in ("reported", "believed", "known", "thought", "confirmed", "said", "led", "feared", "presumed")
                    and self.tokens[i].low not in harm.KILL_S
                )
            if low not in harm.AUX and low not in harm.ADVERBS:
                return False
        return False

    def _passive(self, i: int) -> bool:
        for j in range(i - 1, max(-1, i - 6), -1):
            low = self.tokens[j].low
            if low in ("was", "were", "been", "being", "is", "are", "be", "got"):
                return True
            if low not in harm.ADVERBS:
                return False
        return False

    def _adjective(self, i: int, chain: Chain) -> bool:
        """Whether the participle at `i` only describes a bare plural ("three of the injured people", "of wounded civilians")."""
        first = self.tokens[chain.first]
        bare = first.number is None and chain.groups[0].count == PLURAL and chain.first == chain.groups[0].last
        return bare and (
            i == 0 or self.tokens[i - 1].number is not None or self.tokens[i - 1].low in harm.BEFORE_ADJECTIVE
        )

    def _bare_before(self, i: int) -> bool:
        """In "12 injured people" the participle stands between number and noun."""
        return i > 0 and self.tokens[i - 1].number is not None

    def _companions(self, chain: Chain, end: int) -> None:
        """People "killed along with" the subject belong to it."""
        tokens = self.tokens
        i = end
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
                    and not self.people.verb_follows(other.last + 1)
                ):
                    self.people.taken.add(n)
                    chain.groups.extend(other.groups)
                    chain.subset.extend(other.subset)
                    chain.last = other.last

    def _later_subset(self, chain: Chain, end: int) -> None:
        """A subset said after the verb: "five were killed in the attack, including two children"."""
        if chain.subset:
            return
        for j in range(end, min(len(self.tokens), end + 30)):
            low = self.tokens[j].low
            if (
                low in harm.KILL_ED
                or low in harm.INJURE_ED
                or low in harm.INJURE_ING
                or low in harm.KILL_ING
                or low in harm.STOP_BACK
            ):
                return
            at = subset_at(self.tokens, j)
            if at is None and self.tokens[j].number is not None:
                group = group_at(self.tokens, j)
                if group is not None and self.tokens[group.last].low in ("them", "whom"):
                    group = of_them(self.tokens, group)
                    if group.category is not None:
                        chain.subset.append(group)
                        self.people.taken.update(
                            n for n, c in enumerate(self.people.chains) if c.first >= j and c.first <= group.last
                        )
                    return
            if at is None:
                continue
            for n, other in enumerate(self.people.chains):
                if at <= other.first <= at + 3 and n not in self.people.taken:
                    self.people.taken.add(n)
                    chain.subset.extend(other.groups)
                    return
            return

    def _emit(self, chain: Chain, outcomes: tuple[Outcome, ...], i: int, end: int, *, subset: bool = False) -> None:
        """Make the toll of a chain with the predicate at tokens `i`–`end`; of a `subset` the sum is not a total."""
        parts = toll_parts(chain)
        if subset:
            parts = tuple(p for p in parts if p.category != "total")
        if len(outcomes) == 2:
            parts = tuple(
                p if p.count == PLURAL else TollPart(p.category, Count(None, p.count.max, "at_most"), p.start, p.end)
                for p in parts
                if p.count.max is not None and p.count.max > 1
            )
        start = min(self.tokens[i].start, chain.groups[0].start)
        stop = max(self.tokens[end - 1].end, max(g.end for g in (*chain.groups, *chain.subset)))
        if parts:
            for outcome in outcomes:
                self.tolls.append(self.context.toll(outcome, parts, start, stop, self.sentence.index))

    def _nominal(self) -> None:
        """Nouns of harm: "deaths of five", "five deaths", "claimed the lives of five", "toll of five", "lost their lives"."""
        for i, token in enumerate(self.tokens):
            if token.low in harm.NOUNS:
                self._noun(i, token.low)

    def _noun(self, i: int, low: str) -> None:
        """Read the noun of harm at token `i`."""
        tokens = self.tokens
        after = tokens[i + 1].low if i + 1 < len(tokens) else ""
        if (
            low in ("deaths", "death")
            and after in ("and", "or")
            and i + 2 < len(tokens)
            and tokens[i + 2].low in ("injuries", "injury")
        ):
            self._deaths_and_injuries(i)
            return
        before = self.tokens[i - 1].low if i else ""
        if low in ("bodies", "corpses") and after != "of":
            self._bodies(i)
        elif low in harm.OF_KILLED and after == "of":
            if low not in ("lives", "life") or self._verb_before(i, harm.TAKE):
                self._take_at(i + 2, "killed", i)
        elif low in ("lives", "life") and before in ("their", "his", "her") and self._verb_before(i, harm.LOSE):
            self._take_before(i, "killed")
        elif low in ("injuries", "wounds", "injury") and self._verb_before(i, harm.SUFFER):
            self._take_before(i, "injured")
        elif low in ("injuries", "injury", "wounding", "injuring") and after in ("of", "to"):
            self._take_at(i + 2, "injured", i)
        elif low in harm.KILL_NOUN or low in ("lives", "dead"):
            self._counted_noun(i, "killed")
        elif low in ("injuries", "injury"):
            self._counted_noun(i, "injured")

    def _bodies(self, i: int) -> None:
        """A counted group of bodies: "four charred bodies"."""
        for n, chain in enumerate(self.people.chains):
            if n not in self.people.taken and chain.groups[0].last == i and self.tokens[chain.first].number is not None:
                self.people.taken.add(n)
                self._emit(Chain([chain.groups[0]], chain.subset, chain.last), ("killed",), i, i + 1)

    def _deaths_and_injuries(self, i: int) -> None:
        """Deaths and injuries together: "the deaths and injuries of several people", "a number of deaths and injuries"."""
        tokens = self.tokens
        if i + 3 < len(tokens) and tokens[i + 3].low in ("of", "to"):
            chain = self.people.object_at(i + 4)
            if chain is not None:
                self._emit(chain, ("killed", "injured"), i, i + 3)
        elif i > 1 and tokens[i - 1].low == "of" and tokens[i - 2].low == "number":
            group = Group(i - 2, i + 2, tokens[i - 2].start, tokens[i + 2].end, PLURAL)
            self._emit(Chain([group], last=i + 2), ("killed", "injured"), i, i + 3)

    def _verb_before(self, i: int, verbs: frozenset[str]) -> bool:
        return any(self.tokens[j].low in verbs for j in range(max(0, i - 5), i))

    def _take_at(self, i: int, outcome: Outcome, predicate: int) -> None:
        chain = self.people.object_at(i)
        if chain is not None:
            self._emit(chain, (outcome,), predicate, predicate + 1)

    def _take_before(self, i: int, outcome: Outcome) -> None:
        free = [
            n for n, c in enumerate(self.people.chains) if n not in self.people.taken and c.last < i and i - c.last < 16
        ]
        if free:
            n = max(free, key=lambda k: self.people.chains[k].last)
            self.people.taken.add(n)
            self._emit(self.people.chains[n], (outcome,), i, i + 1)

    def _counted_noun(self, i: int, outcome: Outcome) -> None:
        """A counted noun: "12 deaths", "12 civilian deaths"."""
        tokens = self.tokens
        if (
            i > 2
            and tokens[i - 1].low == "of"
            and tokens[i - 2].low == "number"
            and tokens[i - 3].low in ("a", "large")
        ):
            group = Group(i - 2, i, tokens[i - 2].start, tokens[i].end, PLURAL)
            self._emit(Chain([group], last=i), (outcome,), i, i + 1)
            return
        category: Category | None = None
        j = i - 1
        while j >= 0 and i - j <= 3 and tokens[j].number is None:
            if tokens[j].low not in harm.BEFORE_NOUN:
                return
            category = _NOUN_CATEGORY.get(tokens[j].low, category)
            j -= 1
        if j < 0 or i - j > 3:
            return
        number = tokens[j].number
        if number is None or any(
            c.first <= j <= c.last and n in self.people.taken for n, c in enumerate(self.people.chains)
        ):
            return
        for n, c in enumerate(self.people.chains):
            if c.first <= j <= c.last:
                self.people.taken.add(n)
        group = Group(j, i, tokens[j].start, tokens[i].end, count_of(number), category)
        chain = Chain([group], last=i)
        self._later_subset(chain, i + 1)
        self._emit(chain, (outcome,), i, i + 1)


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
        yield replace(sentence, start=start, end=cut)
        start = cut
    yield replace(sentence, start=start) if start != sentence.start else sentence


def find_tolls(document: Document, numbers: Sequence[NumberMention]) -> list[TollMention]:
    """Every statement of killed or injured people, in reading order. `numbers` in reading order, as `find_numbers` gives them."""
    low = lowered(document.buffer)
    found: list[TollMention] = []
    at = 0
    for sentence in document.sentences:
        for piece in _pieces(document.buffer, sentence):
            while at < len(numbers) and numbers[at].start < piece.start:
                at += 1
            words = low[piece.start : piece.end]
            if not any(stem in words for stem in _HARM):
                continue
            mine = []
            while at < len(numbers) and numbers[at].end <= piece.end:
                mine.append(numbers[at])
                at += 1
            context = TollContext(document.buffer, low, piece)
            fixed, taken = context.fixed_statements(mine)
            tokens = tokenize(document.buffer, piece.start, piece.end, mine)
            tolls = fixed + _Reader(tokens, context, piece, taken).read()
            tolls.sort(key=lambda t: (t.start, t.end))
            found.extend(tolls)
    return found
