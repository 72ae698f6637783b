"""Nouns of harm and the people they speak of: "deaths of five", "12 civilian deaths", "claimed the lives of six", "among the
dead were two children".
"""

from dataclasses import replace
from typing import Final

from streams.domain.report import Count
from streams.domain.vocabulary import Category
from streams.extraction.numbers.counts import add
from streams.extraction.people.ages import aged
from streams.extraction.people.kinds import category_after
from streams.extraction.people.victims import Chain
from streams.extraction.people.words import ORDINALS, PLURAL, Group, count_of
from streams.extraction.tolls import harm_words as harm
from streams.extraction.tolls.context import Outcome
from streams.extraction.tolls.reader import TollReader

_NOUN_CATEGORY: Final[dict[str, Category]] = {"civilian": "civilians", "child": "children", "militant": "militants"}


class NounReader(TollReader):
    """Reads the nouns of harm of a sentence."""

    def the_dead_were(self, i: int, outcome: Outcome = "killed") -> None:
        """Who they were: "the dead were Omar Haddad, his wife and seven of their children"; only the kinds count if there
        are names, for more may follow.
        """
        chain = self.people.object_at(i + 2 + (self.tokens[i + 2].low == "of"))
        if chain is not None and any(g.category for g in (*chain.groups, *chain.subset)):
            named = any(g.named for g in chain.groups)
            self.emit(chain, (outcome,), i, i + 1, subset=named or len(chain.groups) == 1)

    def shares_of_counted(self) -> None:
        """How many of the victims were of a kind: "six of the eight people killed there were farmers"."""
        tokens = self.tokens
        for i in range(len(tokens) - 5):
            number = tokens[i].number
            if number is None or tokens[i + 1].low != "of" or tokens[i + 2].low not in ("the", "those", "these"):
                continue
            if tokens[i + 3].number is None:
                continue
            outcome: Outcome | None = None
            for j in range(i + 4, min(len(tokens) - 1, i + 26)):
                low = tokens[j].low
                if low in harm.KILL_ED or low in harm.KILL_INTRANSITIVE or low in ("lost", "deaths"):
                    outcome = outcome or "killed"
                elif low in harm.INJURE_ED:
                    outcome = outcome or "injured"
                elif low in harm.STOP_BACK:
                    break
                kind = category_after(tokens, j) if low in ("were", "are", "was") and outcome else None
                if kind is not None and outcome is not None and kind[1] is not None:
                    group = Group(i, kind[0], number.start, tokens[kind[0]].end, count_of(number), kind[1])
                    self.emit(Chain([group], last=kind[0]), (outcome,), j, j + 1, subset=True)
                    break

    def nominal(self) -> None:
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
        if low in ("bodies", "corpses", "body") and after != "of":
            self._bodies(i)
        elif low == "killing" and self.answered(i):
            return
        elif low == "body" and after == "of":
            self._body_of(i)
        elif low in harm.OF_KILLED and after == "of":
            if low not in ("lives", "life") or self._verb_before(i, harm.TAKE):
                self.take_at(i + 2, "killed", i)
        elif low in ("lives", "life") and before in ("their", "his", "her") and self._verb_before(i, harm.LOSE):
            self._take_before(i, "killed")
        elif low in ("injuries", "wounds", "injury", "burns") and self._verb_before(i, harm.SUFFER):
            self._take_before(i, "injured")
        elif low in ("injuries", "injury", "wounding", "injuring") and after in ("of", "to"):
            self.take_at(i + 2, "injured", i)
        elif low == "victims":
            self._victims(i)
        elif after == ":" and i + 2 < len(tokens) and tokens[i + 2].number is not None and low in harm.LISTED:
            self.take_at(i + 2, "injured" if low.startswith("injur") else "killed", i)
        elif low in harm.KILL_NOUN or low in ("lives", "dead"):
            self._counted_noun(i, "killed")
        elif low in ("injuries", "injury"):
            self._counted_noun(i, "injured")
            if low == "injuries":
                self._bare_injuries(i)

    def answered(self, i: int) -> bool:
        """Whether the killing at token `i` is what the strike answers: "in response to the killing of 26 tourists"."""
        return any(t.low in harm.ANSWER for t in self.tokens[max(0, i - 5) : i])

    def _victims(self, i: int) -> None:
        """Victims that a source counts ("mentioned only 14 victims", "identified 13 victims by name") or tells the kind of
        ("the nine further victims were all said to be civilians").
        """
        tokens = self.tokens
        k = next((j for j in range(i - 1, max(-1, i - 3), -1) if tokens[j].number is not None), None)
        number = tokens[k].number if k is not None else None
        if k is None or number is None or any(t.start <= number.start < t.end for t in self.tolls):
            return
        after = [t.low for t in tokens[i + 1 : i + 6]]
        if after[:1] in (["were"], ["are"]):
            kind = category_after(tokens, i + 1)
            if kind is not None and kind[1] is not None:
                group = Group(k, kind[0], tokens[k].start, tokens[kind[0]].end, count_of(number), kind[1])
                self.emit(Chain([group], last=kind[0]), ("killed",), i, i + 1, subset=True)
            return
        before = {t.low for t in tokens[max(0, k - 4) : k]}
        if not before & harm.COUNTS or any(w in harm.INJURE_ED or w in harm.KILL_ED for w in after):
            return
        count = count_of(number)
        if before & harm.IDENTIFIES and count.hedge is None:
            count = Count(count.min, count.max, "at_least") if count.min == count.max else count
        self.people.taken.update(n for n, c in enumerate(self.people.chains) if c.first <= k <= c.last)
        chain = Chain([Group(k, i, tokens[k].start, tokens[i].end, count)], last=i)
        self.later_subset(chain, i + 1)
        another = any(t.outcome == "killed" and t.count("total") for t in self.tolls)
        self.emit(chain, ("killed",), i, i + 1)
        if another:  # "… counted 11 dead; the ministry gave 13 victims"
            self.tolls[-1] = replace(self.tolls[-1], scope="cumulative", attributed=True, disputed=True)

    def _bodies(self, i: int) -> None:
        """A counted group of bodies: "four charred bodies"."""
        for n, chain in enumerate(self.people.chains):
            one_more = self.tokens[chain.first].low in ("a", "an", "another") and self._further(chain.groups[0], set())
            counted = self.tokens[chain.first].number is not None or one_more
            if n not in self.people.taken and chain.groups[0].last == i and counted:
                self.people.taken.add(n)
                self.emit(Chain([chain.groups[0]], chain.subset, chain.last), ("killed",), i, i + 1)

    def _deaths_and_injuries(self, i: int) -> None:
        """Deaths and injuries together: "the deaths and injuries of several people", "a number of deaths and injuries"."""
        tokens = self.tokens
        if i + 3 < len(tokens) and tokens[i + 3].low in ("of", "to"):
            chain = self.people.object_at(i + 4)
            if chain is not None:
                self.emit(chain, ("killed", "injured"), i, i + 3)
        elif i > 1 and tokens[i - 1].low == "of" and tokens[i - 2].low == "number":
            group = Group(i - 2, i + 2, tokens[i - 2].start, tokens[i + 2].end, PLURAL)
            self.emit(Chain([group], last=i + 2), ("killed", "injured"), i, i + 3)

    def _bare_injuries(self, i: int) -> None:
        """Injuries without a number: "causing injuries", "injuries were reported", "a number of martyrs and injuries"."""
        tokens = self.tokens
        quoted = i > 1 and tokens[i - 1].low in harm.QUOTES
        before = tokens[i - 1 - quoted].low if i else ""
        there = [t.low for t in tokens[max(0, i - 3) : i] if t.low not in harm.ADVERBS or t.low == "were"]
        after = [t.low for t in tokens[i + 1 : i + 4]]
        listed = before == "and" and i > 1 and tokens[i - 2].low in ("martyrs", "deaths", "fatalities", "killed")
        listed = listed or there[-2:] == ["there", "were"]
        told = before in harm.TELLS or listed or bool(after[:1] in (["were"], ["are"]) and harm.TOLD & set(after[1:]))
        none = any(t.low in ("no", "without", "zero", "nor", "neither") for t in tokens[max(0, i - 4) : i])
        if told and not none and not any(t.outcome == "injured" for t in self.tolls):
            group = Group(i, i, tokens[i].start, tokens[i].end, PLURAL)
            self.emit(Chain([group], last=i), ("injured",), i, i + 1)

    def _verb_before(self, i: int, verbs: frozenset[str]) -> bool:
        return any(self.tokens[j].low in verbs for j in range(max(0, i - 5), i))

    def take_at(self, i: int, outcome: Outcome, predicate: int) -> None:
        """The toll of the chain that begins at token `i`."""
        chain = self.people.object_at(i)
        if chain is not None:
            self._and_of(chain)
            rest = [t.low for t in self.tokens[chain.last + 1 : chain.last + 4]]
            among = rest[1:] in (["among", "them"], ["among", "those"])  # "the bodies of two women were among them"
            self.emit(chain, (outcome,), predicate, predicate + 1, subset=among)
            if "also" in rest and self.tolls:
                self.tolls[-1] = replace(self.tolls[-1], additional=True)

    def _body_of(self, i: int) -> None:
        """One who was found dead: "the body of a farmer, Omar Haddad, was recovered"."""
        chain = self.people.object_at(i + 2)
        if chain is None or add([g.count for g in chain.groups]) is None:
            return
        then = {t.low for t in self.tokens[chain.last + 1 : chain.last + 10]}
        if then & harm.FOUND:
            self.emit(chain, ("killed",), i, i + 1)

    def _and_of(self, chain: Chain) -> None:
        """Add those behind a second "of": "the death of Omar Haddad, a presenter, and of his wife"."""
        tokens = self.tokens
        for j in range(chain.last + 1, min(len(tokens) - 2, chain.last + 14)):
            low = tokens[j].low
            if low in harm.VERBS or low in harm.STOP_BACK:
                return
            if low in ("and", "that") and tokens[j + 1].low == "of":
                other = self.people.object_at(j + 2)
                if other is not None:
                    chain.groups.extend(other.groups)
                    chain.last = other.last
                return

    def _take_before(self, i: int, outcome: Outcome) -> None:
        verb = next((j for j in range(i - 1, max(-1, i - 6), -1) if self.tokens[j].low in harm.LOSE | harm.SUFFER), i)
        whole = self.people.subject(verb, passive=True)
        if whole is not None:
            self.later_subset(whole, i + 1)
            self.emit(whole, (outcome,), i, i + 1)
            return
        free = [
            n for n, c in enumerate(self.people.chains) if n not in self.people.taken and c.last < i and i - c.last < 16
        ]
        if free:
            n = max(free, key=lambda k: self.people.chains[k].last)
            self.people.taken.add(n)
            chain = self.people.with_the_one_before(self.people.chains[n])
            self.later_subset(chain, i + 1)
            self.emit(chain, (outcome,), i, i + 1)

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
            if not any(t.start < group.end and group.start < t.end for t in self.tolls):
                self.emit(Chain([group], last=i), (outcome,), i, i + 1)
            return
        if i > 1 and tokens[i - 1].low in ORDINALS and tokens[i - 2].low in ("a", "an"):
            group = Group(i - 2, i, tokens[i - 2].start, tokens[i].end, Count(1, 1))
            self.emit(Chain([group], last=i), (outcome,), i, i + 1)
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
        self.later_subset(chain, i + 1)
        self.emit(chain, (outcome,), i, i + 1)

    def of_the_dead(self, i: int, outcome: Outcome) -> None:
        """A subset: "two children were among those killed", "among the dead were two children", "three of the dead were women"."""
        tokens = self.tokens
        begin = i - 1
        if (
            i + 2 < len(tokens)
            and tokens[i + 1].low in ("were", "are", "was", "is", "comprise", "comprised", "consisted")
            and tokens[begin].low == "the"
            and (begin == 0 or tokens[begin - 1].low not in ("of", "among"))
        ):
            self.the_dead_were(i, outcome)
            return
        among = begin > 0 and tokens[begin - 1].low in ("among", "amongst")
        number = tokens[begin - 2].number if begin > 1 and tokens[begin - 1].low == "of" else None
        if number is not None or (begin > 1 and tokens[begin - 1].low == "of" and tokens[begin - 2].low == "one"):
            kind = category_after(tokens, i + 1)
            count = count_of(number) if number is not None else Count(1, 1)
            if kind is None and tokens[i + 1].low in ("were", "was"):  # "two of the dead were aged 15 and 17"
                told = aged(tokens, Group(begin - 2, i + 1, tokens[begin - 2].start, tokens[i + 1].end, count))
                kind = (told.last, told.category)
            if kind is not None and kind[1] is not None:
                group = Group(begin - 2, kind[0], tokens[begin - 2].start, tokens[kind[0]].end, count, kind[1])
                self.emit(Chain([group], last=kind[0]), (outcome,), i, i + 1, subset=True)
            return
        chain = None
        for n, candidate in enumerate(self.people.chains):
            if n in self.people.taken:
                continue
            if (
                among
                and candidate.last < begin - 1
                and begin - candidate.last <= 8
                and self.links(candidate.last + 1, begin - 1)
            ):
                chain = n
            elif candidate.first > i and candidate.first - i <= 6 and self.links(i + 1, candidate.first):
                chain = n if chain is None and (among or tokens[i + 1].low in harm.INCLUDE) else chain
        if chain is not None:
            self.people.taken.add(chain)
            self.emit(self.people.chains[chain], (outcome,), i, i + 1, subset=True)
