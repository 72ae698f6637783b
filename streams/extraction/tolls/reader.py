"""A sentence of harm being read: its tokens, its chains of people and which are taken, and the tolls made of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from streams.domain.report import Count
from streams.extraction.mentions import TollMention, TollPart
from streams.extraction.numbers.counts import add
from streams.extraction.people.following import first_group
from streams.extraction.people.shares import share_at, subset_at
from streams.extraction.people.victims import Chain
from streams.extraction.people.words import ORDINALS, PLURAL, Group, Token
from streams.extraction.tolls import harm_words as harm
from streams.extraction.tolls.context import Outcome, TollContext
from streams.extraction.tolls.parts import toll_parts
from streams.extraction.tolls.sufferers import People, told_by
from streams.text.document import Sentence
from streams.text.lexicon import words

_NEXT_STATEMENT: Final = harm.KILL_ED | harm.INJURE_ED | harm.INJURE_ING | harm.KILL_ING | harm.STOP_BACK

_SOON: Final = 8
_NEXT_DOOR: Final = words("neighbouring neighboring adjacent")
_OUTSIDERS: Final = words("neighbours neighbors visitors guests bystanders passers-by passersby pedestrians")
_MORE: Final = words("more further additional")
_TOO: Final = words("later too well")


class TollReader:
    """One sentence being read: its tokens and chains, and which chains are taken."""

    def __init__(self, tokens: Sequence[Token], context: TollContext, sentence: Sentence, used: set[int]) -> None:
        self.tokens = tokens
        self.context = context
        self.sentence = sentence
        self.people = People(tokens, used)
        self.tolls: list[TollMention] = []

    def emit(self, chain: Chain, outcomes: tuple[Outcome, ...], i: int, end: int, *, subset: bool = False) -> None:
        """Make the toll of a chain with the predicate at tokens `i`–`end`; of a `subset` the sum is not a total."""
        if (
            outcomes == ("injured",)
            and len(chain.groups) > 1
            and self.tokens[chain.groups[0].last].low in harm.LISTED_DEAD
        ):
            first, *rest = chain.groups  # "thirty martyrs and dozens of wounded"
            self.emit(Chain([first], last=first.last), ("killed",), first.last, first.last + 1)
            chain = Chain(rest, chain.subset, chain.last)
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
        between = [t.low for t in self.tokens[chain.last + 1 : end]]
        opens = self.context.low.startswith(("in addition", "additionally"), self.sentence.start)
        also = opens or (bool({"also", "himself", "herself", "survived"} & set(between)) and "known" not in between)
        soon = [t.low for t in self.tokens[end : end + _SOON]]
        behind = {*soon, "as well"} if soon[:2] == ["as", "well"] and soon[2:3] != ["as"] else set(soon)
        further = not subset and (
            opens
            or self._further(chain.groups[0], behind | {"well"} if also else behind)
            or {"himself", "herself", "survived"} & set(between) != set()
        )
        additional = also or further or chain.groups[0].others
        one_by_one = [g for g in chain.groups if g.named or g.count == Count(1, 1)]
        listed = not subset and bool(one_by_one) and self.tokens[chain.groups[0].first].number is None
        if parts:
            for outcome in outcomes:
                toll = self.context.toll(outcome, parts, start, stop, self.sentence.index)
                toll = replace(toll, listed=listed)
                dead = outcome == "injured" and any(t.outcome == "killed" for t in self.tolls)
                further = further and not dead  # "a farmer was killed and another hurt": other than him
                if outcome == "killed" and toll.scope == "event" and self._in_all(chain, end):
                    toll = replace(toll, scope="cumulative", further=True)
                self.tolls.append(replace(toll, additional=True, further=further) if additional else toll)

    def _in_all(self, chain: Chain, end: int) -> bool:
        """Whether it is said to be the sum: "at least 30 civilian deaths in all", "altogether nine people were killed"."""
        tokens = self.tokens
        for begin in (chain.last + 1, end, max(0, chain.first - 3), max(0, chain.first - 2)):
            said = [t.low for t in tokens[begin : begin + 2]]
            if said in (["in", "all"], ["in", "total"]) or said[:1] in (["altogether"], ["overall"]):
                return True
        return False

    def _further(self, group: Group, behind: set[str]) -> bool:
        """Whether `group` is surely more than those told of before: "five more", "a third son", "… died as well"."""
        first, second = self.tokens[group.first], self.tokens[min(group.first + 1, group.last)]
        if first.low in ("a", "an") and second.low in ORDINALS:
            return True
        if first.low in ("his", "her", "their") and group.count == Count(1, 1):
            return bool(behind & _TOO)
        another = self.context.low.startswith("another ", first.start)
        next_door = {t.low for t in self.tokens[group.first : group.last + 6]} & _NEXT_DOOR
        outside = {t.low for t in self.tokens[group.first : group.last + 1]} & _OUTSIDERS
        next_door = next_door or (outside if "well" in behind else set())  # "three neighbours were also killed"
        more = bool(next_door) or second.low in _MORE or another or "as well" in behind
        return ((first.number is not None or (another and group.count == Count(1, 1))) and more) or (
            group.others and "well" in behind
        )

    def later_subset(self, chain: Chain, end: int) -> None:
        """A subset said after the verb: "five were killed in the attack, including two children"."""
        if chain.subset or self._listed(chain, end):
            return
        for j in range(end, min(len(self.tokens), end + 30)):
            low = self.tokens[j].low
            if low in _NEXT_STATEMENT or (self.tokens[j].number is not None and self._another_subject(j, chain)):
                return
            at = subset_at(self.tokens, j)
            if at is None:
                share = share_at(self.tokens, j)
                if share is not None:
                    chain.subset.append(share)
                    self.people.taken.update(
                        n for n, c in enumerate(self.people.chains) if j <= c.first <= share.last and c is not chain
                    )
                    return
                continue
            for n, other in enumerate(self.people.chains):
                near = at <= other.first <= at + 3 and all(t.low != "," for t in self.tokens[at : other.first])
                if near and n not in self.people.taken:
                    self.people.taken.add(n)
                    chain.subset.extend(other.groups)
                    return
            group = first_group(self.tokens, at)
            if group is not None and group.category is not None:
                chain.subset.append(group)
            return

    def _listed(self, chain: Chain, end: int) -> bool:
        """Take the list behind a colon as the subset, if it is of all: "seven were killed: five men, a woman and a boy of nine"."""
        if end + 1 >= len(self.tokens) or self.tokens[end].low != ":":
            return False
        n = next((n for n, c in enumerate(self.people.chains) if c.first == end + 1), None)
        total = add([g.count for g in chain.groups])
        if n is None or n in self.people.taken or total is None:
            return False
        listed = add([g.count for g in self.people.chains[n].groups])
        if listed is None or (listed.min, listed.max) != (total.min, total.max):
            return False
        self.people.taken.add(n)
        chain.subset.extend(self.people.chains[n].groups)
        return True

    def _another_subject(self, j: int, chain: Chain) -> bool:
        """Whether people other than `chain` begin at token `j` with a predicate of their own: what follows is said of them."""
        other = next((c for c in self.people.chains if c.first == j and c is not chain), None)
        return other is not None and self.people.verb_follows(other.last + 1)

    def links(self, a: int, b: int) -> bool:
        """Whether tokens `a` to `b` only link a noun with what is said of it."""
        return all(t.low in harm.AUX or t.low in harm.ADVERBS or t.low in harm.INCLUDE for t in self.tokens[a:b])

    def unreal(self, i: int) -> bool:
        """Whether what stands before the verb says that it did not (yet) happen."""
        for j in range(i - 1, max(-1, i - 4), -1):
            low = self.tokens[j].low
            if low == "to" and self.tokens[i].low.endswith("ing"):
                return False
            if low in harm.IRREALIS:
                return not (
                    low == "to"
                    and self.tokens[min(j - 1, told_by(self.tokens, j))].low
                    in ("reported", "believed", "known", "thought", "confirmed", "said", "led", "feared", "presumed")
                    and self.tokens[i].low not in harm.KILL_S
                )
            if low not in harm.AUX and low not in harm.ADVERBS:
                return False
        return False

    def passive(self, i: int) -> bool:
        """Whether a form of "be" stands before the predicate at token `i`."""
        for j in range(i - 1, max(-1, i - 6), -1):
            low = self.tokens[j].low
            if low in ("was", "were", "been", "being", "is", "are", "be", "got"):
                return True
            if low in ("have", "has", "had"):
                return False  # "is reported to have killed"
            if low not in harm.ADVERBS:
                return False
        return False
