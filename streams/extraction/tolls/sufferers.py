"""Which people a predicate speaks of: its object behind it, its subject before it, each taken once."""

import re
from collections.abc import Sequence
from typing import Final

from streams.domain.report import Count
from streams.extraction.numbers.counts import add
from streams.extraction.people.groups import group_at
from streams.extraction.people.name_lists import named_before
from streams.extraction.people.victim_words import KIN, PLURALS
from streams.extraction.people.victims import Chain, chains, extend
from streams.extraction.people.words import PLURAL, PREDICATES, Group, Token
from streams.extraction.tolls import harm_words as harm
from streams.text.lexicon import words

_AIMED_AT: Final = ("intended", "main", "primary", "alleged", "presumed")
_LONGEST_NAME: Final = 5
_SEVERAL: Final = 2
_AGE: Final = re.compile(r"\d+-years?-old")
_COPULA: Final = words("were was are is")
_LONGEST_KIND_OF_FAMILY: Final = 9
_OF_MANY: Final = words("family household")
_AMONG: Final = words("among amongst")
_BEFORE_SUBJECT: Final = words("when while that after as where and but because said")
"""What the subject of a clause can follow."""


class People:
    """The chains of people in one sentence and which of them a predicate has taken."""

    def __init__(self, tokens: Sequence[Token], used: set[int]) -> None:
        """`used`: starts of numbers that a fixed phrase ("the toll rose to 15") has read already."""
        self.tokens = tokens
        self.chains = chains(tokens)
        self.taken = {
            n for n, c in enumerate(self.chains) if any(g.start <= at < g.end for g in c.groups for at in used)
        }

    def object_at(self, i: int) -> Chain | None:
        """The chain that begins at `i`, past adverbs; a name there is a person."""
        tokens = self.tokens
        while i < len(tokens) and tokens[i].low in harm.BEFORE_OBJECT:
            i += 1
        if i < len(tokens) and _AGE.fullmatch(tokens[i].low):
            i += 1
        if i >= len(tokens):
            return None
        for n, chain in enumerate(self.chains):
            if chain.first == i:
                return None if n in self.taken else self._cut(n)
        if tokens[i].low in ("its", "the", "their", "his"):
            for k in (i + 1, i + 2):  # "killed its intended target and four others"
                if k < len(tokens) and tokens[k].low == "target" and tokens[k - 1].low in (tokens[i].low, *_AIMED_AT):
                    aimed = Group(i, k, tokens[i].start, tokens[k].end, Count(1, 1))
                    return self._with_companions(extend(tokens, aimed))
        if tokens[i].low in ("a", "an", "the"):
            kin = self._with_kin(i)
            if kin is not None:
                return kin
        named = group_at(tokens, i, names=True)
        if named is None or not named.named:
            return None
        return self._with_companions(extend(tokens, named))

    def _with_kin(self, i: int) -> Chain | None:
        """Somebody by a noun that only his family shows to be one of people: "killed a cobbler and his wife"."""
        tokens = self.tokens
        for k in range(i + 2, min(len(tokens) - 2, i + 5)):
            if not tokens[k].low.isalpha():
                return None
            if tokens[k].low == "and" and tokens[k + 1].low in ("his", "her"):
                chain = next((c for c in self.chains if c.first == k + 1), None)
                if chain is None or tokens[chain.groups[0].last].low not in KIN:
                    return None
                somebody = Group(i, k - 1, tokens[i].start, tokens[k - 1].end, Count(1, 1))
                return self._with_companions(Chain([somebody, *chain.groups], chain.subset, chain.last))
        return None

    def _with_companions(self, chain: Chain) -> Chain:
        """`chain`, with the chains that it holds marked as taken."""
        for n, other in enumerate(self.chains):
            if other.first <= chain.last and other.last >= chain.first:
                self.taken.add(n)
        return chain

    def _cut(self, n: int) -> Chain:
        """Chain number `n` as an object; its last group is left to a passive that follows directly ("and two were injured")."""
        chain = self.chains[n]
        self.taken.add(n)
        after = chain.last + 1
        if len(chain.groups) > 1 and self.verb_follows(after):
            last = chain.groups[-1]
            rest = Chain([last], [g for g in chain.subset if g.first > last.first], chain.last)
            self.chains.append(rest)
            kept = chain.groups[:-1]
            return Chain(kept, [g for g in chain.subset if g.last < last.first], kept[-1].last)
        if chain.subset and self.verb_follows(after) and chain.subset[-1].others:
            self.chains.append(Chain([chain.subset[-1]], [], chain.last))
            return Chain(chain.groups, chain.subset[:-1], chain.last)
        return chain

    def verb_follows(self, i: int) -> bool:
        """Whether a predicate that takes the words before it as subject stands at `i`."""
        for j in range(i, min(len(self.tokens), i + 5)):
            low = self.tokens[j].low
            if low in harm.INJURE_ED or low in harm.KILL_ED or low in harm.KILL_INTRANSITIVE or low in harm.SUFFER:
                return True
            if low not in harm.AUX and low not in harm.ADVERBS and low != "others":
                return False
        return False

    def subject(self, i: int, *, passive: bool) -> Chain | None:
        """The free chain that the predicate at `i` says something of."""
        tokens = self.tokens
        gap = i - 1
        while gap >= 0 and (
            tokens[gap].low in harm.ADVERBS
            or tokens[gap].low in harm.AUX
            or tokens[gap].low in harm.QUOTES
            or (tokens[gap].low == "as" and tokens[gap - 1].low in harm.TOLD)
        ):
            gap = told_by(tokens, gap) if tokens[gap].low == "to" else gap
            gap -= 1
        if [t.low for t in tokens[max(0, gap - 1) : gap + 1]] == ["survived", "but"]:
            gap -= 3 if tokens[gap - 2].low in ("initially", "first") else 2  # "a nephew initially survived but died"
        counted = self._counted_of(i)
        if counted is not None:
            return counted
        if gap > 0 and (tokens[gap - 1].low, tokens[gap].low) == ("those", "who"):
            return None  # "the number of those who perished"
        gap = self._past_his_name(gap)
        verbs = {tokens[j].low for j in range(gap + 1, i)}
        singular = bool(verbs & {"was", "is", "has"})
        plural = bool(verbs & {"were", "are", "have"})
        free = [
            n
            for n, c in enumerate(self.chains)
            if n not in self.taken and c.last < i and not (c.first == c.last and tokens[c.last].low in ("them", "him"))
        ]
        near = [n for n in free if self.chains[n].last >= gap]
        if any(c.last == gap for n, c in enumerate(self.chains) if n in self.taken):
            return None
        unknown = [n for n in near if self._total(n) is None and self._least(n) is None]
        if unknown and not all(self.chains[n].groups[0].prepositional for n in unknown):
            return self._counted_head(free, gap) if passive and not singular else None
        near = [self._whose(n, free) for n in near if n not in unknown]
        if not near or (len(self.chains[near[0]].groups) == 1 and plural and self._total(near[0]) == 1):
            head = self._counted_head(free, gap)
            if head is not None:
                return head
        if not near and gap >= 0:
            named = self._named(gap, singular=singular, plural=plural)
            if named is not None:
                return named
        best = near[0] if near else self._behind(free, gap, passive=passive, singular=singular, plural=plural)
        if best is None:
            return None
        self.taken.add(best)
        chain = self.chains[best]
        joined = chain.first > 0 and tokens[chain.first - 1].low in ("and", "&")
        if plural and joined and self._total(best) == 1 and len(chain.groups) == 1:
            other = self._names_before(chain.first - 2, plural=False)
            listed = named_before(tokens, chain.first - 2)
            if listed or other is not None:
                before = other.groups if not listed and other is not None else listed
                return Chain([*before, *chain.groups], chain.subset, chain.last)
        if near:
            head = self._counted_head([n for n in free if n != best], chain.first - 1, below=chain)
            if head is not None:
                return head
        if singular or plural:
            chain = self._and_whom_with(chain)
        return chain if singular else self.with_the_one_before(chain)

    def _and_whom_with(self, chain: Chain) -> Chain:
        """`chain`, with the one it died along with: "Huda Odeh, along with her mother and two sisters, was killed"."""
        tokens, k = self.tokens, chain.first - 1
        if k < 2 or tokens[k].low not in ("with", "alongside"):
            return chain
        beside = tokens[k].low == "alongside" or tokens[k - 1].low in ("along", "together")
        if not beside or chain.groups[0].others:
            return chain
        k -= tokens[k].low == "with"
        k -= tokens[k - 1].low == ","
        other = next((n for n, c in enumerate(self.chains) if c.last == k - 1 and n not in self.taken), None)
        if other is not None:
            self.taken.add(other)
            before = self.chains[other].groups
        else:
            named = named_before(tokens, k - 1)
            one = None if named else self._names_before(k - 1, plural=False)
            before = named or (one.groups if one is not None else [])
        return Chain([*before, *chain.groups], chain.subset, chain.last) if before else chain

    def _named(self, gap: int, *, singular: bool, plural: bool) -> Chain | None:
        """Those named before token `gap`, as many as the verb speaks of; without a form of "be" or "have" it may be any number."""
        names = self._names_before(gap, plural=plural)
        if names is not None and (plural or singular) and not (singular and len(names.groups) > 1):
            return names
        listed = named_before(self.tokens, gap)  # "Omar Haddad, head of the burns unit, was killed"
        if listed and (singular if len(listed) == 1 else not singular):
            return Chain(listed, last=gap)
        return None if singular else names  # "Omar Haddad died"

    def _past_his_name(self, gap: int) -> int:
        """Back past the name of the relative told of: "Adel Nimr and his nephew, Yusuf, were killed"; else `gap`."""
        tokens = self.tokens
        begin = gap - (tokens[gap].low == ",") if gap > 0 else gap
        while begin > 0 and gap - begin < _LONGEST_NAME and tokens[begin].cap:
            begin -= 1
        if tokens[begin].low in KIN and tokens[begin].low not in PLURALS and 0 < begin < gap:
            return begin  # "… and his mother Huda were killed"
        before = tokens[begin - 1].low if begin > 0 and begin < gap and tokens[begin].low == "," else ""
        return begin - 1 if before in KIN and before not in PLURALS else gap

    def with_the_one_before(self, chain: Chain) -> Chain:
        """`chain`, with those named before it: "Omar Haddad, his wife and their two sons", "Adel Nimr, a major, and three of
        his men" are four.
        """
        named = self._named_in_list(chain)
        if named:
            return Chain([*named, *chain.groups], chain.subset, chain.last)
        if not self._of_kin_of_the_one_before(chain):
            return chain
        other = self._pronoun_before(chain.first - 2) or self._names_before(chain.first - 2, plural=False)
        if other is None or not self._opens_clause(other.first):
            return chain
        return Chain([*other.groups, *chain.groups], chain.subset, chain.last)

    def _named_in_list(self, chain: Chain) -> list[Group]:
        """The persons named in the list that `chain` closes; a role behind the last name ("…, a teacher, and two others") is his."""
        tokens, first = self.tokens, chain.first
        if first < 2:
            return []
        if tokens[first - 1].low in ("and", "&"):
            counted = chain.groups[0].count is not None and chain.groups[0].count is not PLURAL
            return named_before(tokens, first - 2) if counted else []
        group = chain.groups[0]
        if tokens[first - 1].low != ",":
            return []
        if any(t.low in ("his", "her") for t in tokens[first : group.last]):
            return named_before(tokens, first - 2)
        if tokens[first].low in ("a", "an", "the") and len(chain.groups) > 1:
            named = named_before(tokens, first - 2)
            return named if tokens[group.last + 1].cap else named[:-1]  # "…, the reporter Adel Nimr and a driver"
        return []

    def _of_kin_of_the_one_before(self, chain: Chain) -> bool:
        """Whether `chain` may go on with somebody named before it: "Omar Haddad, his wife and their two sons"."""
        if chain.first == 0 or self.tokens[chain.first].low not in ("his", "her"):
            return False
        return self.tokens[chain.groups[0].last].low in KIN and self.tokens[chain.first - 1].low in ("and", "&", ",")

    def _whose(self, n: int, free: Sequence[int]) -> int:
        """The chain whose kin chain `n` only tells of: "the wife and son of a poet were killed"; else `n` itself."""
        first = self.chains[n].first
        if first < 1 or self.tokens[first - 1].low != "of":
            return n
        owner = next((m for m in free if self.chains[m].last == first - 2), None)
        if owner is None or self.tokens[self.chains[owner].last].low not in KIN:
            return n
        return owner

    def _pronoun_before(self, at: int) -> Chain | None:
        """ "He" and "she" before their kin: "he, his wife and their two sons"."""
        if at < 0 or self.tokens[at].low not in ("he", "she"):
            return None
        token = self.tokens[at]
        return Chain([Group(at, at, token.start, token.end, Count(1, 1), named=True)], last=at)

    def _opens_clause(self, i: int) -> bool:
        """Whether the name at token `i` is a subject, not what a preposition or verb before it takes."""
        return i == 0 or self.tokens[i - 1].low in _BEFORE_SUBJECT or not self.tokens[i - 1].low[0].isalnum()

    def _counted_of(self, i: int) -> Chain | None:
        """A number of those whom the participle at `i` means: "leaving dozens of wounded"."""
        k = i - 1
        if k < 1 or self.tokens[k].low != "of":
            return None
        while k > 0 and (k == i - 1 or self.tokens[k].low in harm.QUOTES):
            k -= 1
        found = next((n for n, c in enumerate(self.chains) if c.last == k == c.first and n not in self.taken), None)
        if found is None or self.tokens[k].number is None:
            return None
        self.taken.add(found)
        return self.chains[found]

    def _total(self, n: int) -> int | None:
        total = add([g.count for g in self.chains[n].groups])
        return total.max if total else None

    def _least(self, n: int) -> int | None:
        total = add([g.count for g in self.chains[n].groups])
        return total.min if total else None

    def _counted_head(self, free: list[int], gap: int, below: Chain | None = None) -> Chain | None:
        """A counted group before `gap` that what stands between only lists or describes ("seven people, X, his wife and …,")."""
        for n in free:
            chain = self.chains[n]
            head = chain.groups[0]
            of_whom = any(t.low == "whom" for t in self.tokens[chain.last + 1 : gap + 1])
            of_whom = of_whom and not any(t.low in PREDICATES for t in self.tokens[: chain.first])
            all_of_them = add([g.count for g in chain.groups]) if of_whom else head.count
            if head.count is None or head.weak or all_of_them is None:
                continue
            most = all_of_them.max or all_of_them.min or 0
            if most < _SEVERAL:
                continue
            if chain.last >= gap or head.prepositional:
                continue
            between = self.tokens[chain.last + 1 : gap + 1]
            if (head.others or self.tokens[head.first].number is None) and not self._listing(between):
                continue
            if between and between[0].low in _COPULA and any(t.low in _AMONG for t in between[1:3]):
                continue  # "two girls were among the nine who died": some of those told of behind
            if any(
                t.low in (harm.BREAKS - harm.RELATIVE if self._listing(between) else harm.BREAKS) for t in between
            ) or any(t.low in PREDICATES for t in between):
                continue
            if below is not None:
                if not chain.subset and self.tokens[chain.last + 1].low not in (
                    ",",
                    "(",
                    "–",
                    "—",
                    ":",
                    "of",
                    "from",
                    "-",
                ):
                    continue
                least = add([g.count for g in below.groups])
                if least is not None and (least.min or 0) > most:
                    continue
                joined = self.tokens[below.first - 1].low in ("and", "&") and not self._listing(between)
                if joined and not any(t.low in (",", "(") for t in between[:1]):
                    continue
            self.taken.add(n)
            extra = [g for k in free if k > n for g in self.chains[k].groups + self.chains[k].subset if g.category]
            if below is not None:
                extra += [g for g in below.groups + below.subset if g.category]
            if self._listing(between):
                for k in free:
                    if k > n and self.chains[k].last <= gap:
                        self.taken.add(k)
                chain.subset.extend(extra)
            return chain
        return None

    def _listing(self, between: Sequence[Token]) -> bool:
        return any(t.low in ("including", "among", "whom", "them", ":", "included") for t in between)

    def _behind(self, free: list[int], gap: int, *, passive: bool, singular: bool, plural: bool) -> int | None:
        """The nearest chain before `gap` that can be the subject over the words between."""
        tokens = self.tokens
        for n in reversed(free):
            chain = self.chains[n]
            if chain.last < gap - harm.REACH:
                return None
            between = tokens[chain.last + 1 : gap + 1]
            if any(t.low in harm.STOP_BACK or t.low in PREDICATES for t in between):
                return None
            told = bool(between) and between[0].low in harm.RELATIVE  # "two of the four men who died"
            if chain.groups[0].prepositional and not told and not (plural and (self._total(n) or 0) > 1):
                continue
            if any(g.weak for g in chain.groups):
                continue
            if not passive and not any(t.low in ("who", "whom", ",") for t in between) and len(between) > 8:
                continue
            total = add([g.count for g in chain.groups])
            if total is not None and singular and self._a_family(chain):
                return n
            if total is None or (singular and total.min != 1) or (plural and total.max == 1):
                continue
            return n
        return None

    def _a_family(self, chain: Chain) -> bool:
        """Whether `chain` is a family with those it is of, between dashes: "a family of nomads – the parents and a son – was …"."""
        tokens, first = self.tokens, chain.first
        if chain.subset and tokens[chain.groups[0].last].low in _OF_MANY:
            return True
        aside = first > 0 and tokens[first - 1].low in ("–", "—", "-", ",") and tokens[first - 1] != tokens[first]
        return aside and any(t.low in _OF_MANY for t in tokens[max(0, first - _LONGEST_KIND_OF_FAMILY) : first])

    def _names_before(self, gap: int, *, plural: bool) -> Chain | None:
        """Persons named before token `gap`: one, or with a plural verb two or more joined by "and"."""
        groups: list[Group] = []
        end = gap
        while end >= 0:
            group = self._name_before(end)
            if group is None:
                break
            groups.insert(0, group)
            end = group.first - 1
            joint = False
            while end >= 0 and self.tokens[end].low in ("and", ",", "&") and plural:
                joint = True
                end -= 1
            if not joint:
                break
        if not groups or (plural and len(groups) < 2):
            return None
        return Chain(groups if plural else groups[-1:], last=groups[-1].last)

    def _name_before(self, end: int) -> Group | None:
        """A person's name that ends at token `end`, past brackets, quotation marks and an age."""
        tokens = self.tokens
        while end > 0 and (tokens[end].low in ',”"’' or (_is_age(tokens[end]) and tokens[end - 1].low in ",(")):
            end -= 1
        if end > 0 and tokens[end].low in ")]":
            while end > 0 and tokens[end].low not in "([":
                end -= 1
            end -= 1
        begin = end
        while (
            begin >= 0
            and end - begin < 9
            and (tokens[begin].cap or tokens[begin].low in ("al", "-", "abu", "bin", "“", "”"))
        ):
            begin -= 1
        begin += 1
        while begin < end:
            group = group_at(tokens, begin, names=True)
            if group is not None and group.named and group.last >= end and group.last > group.first:
                return group
            begin += 1
        return None


def told_by(tokens: Sequence[Token], to: int) -> int:
    """Where the verb of those stands by whose word it happened: of "were reported by the ministry to have been killed"
    "reported"; `to` itself if nobody is told of.
    """
    for k in range(to - 2, max(0, to - _LONGEST_TELLER), -1):
        if tokens[k].low == "by":
            return k - 1 if tokens[k - 1].low in _TOLD_TO_BE else to
        if not tokens[k].low[0].isalpha():
            break
    return to


_LONGEST_TELLER: Final = 9
_TOLD_TO_BE: Final = words("reported said believed known thought confirmed alleged claimed declared")


def _is_age(token: Token) -> bool:
    return token.number is not None or (token.low.isdigit() and len(token.low) < _AGE_DIGITS)


_AGE_DIGITS: Final = 3
