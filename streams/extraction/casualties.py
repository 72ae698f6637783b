"""Who was killed and injured, how many, of which kind: every statement of a toll with its spans.

A sentence is looked at only if it holds a word of harm. Its people are read as chains (`victims`), its verbs and nouns of
harm take a chain as object ("killing five"), subject ("five were killed", "five dead") or complement ("deaths of five").
"""

import re
from collections.abc import Sequence
from typing import Final, Literal

from streams.domain.report import Count
from streams.domain.vocabulary import Category
from streams.extraction.mentions import NumberMention, TollMention, TollPart
from streams.extraction.numbers import lowered
from streams.extraction.toll_context import TollContext, sentence_context
from streams.extraction.victims import (
    PLURAL,
    PREDICATES,
    Chain,
    Group,
    Token,
    add,
    chains,
    count_of,
    extend,
    group_at,
    subset_at,
    tokenize,
)
from streams.text.document import Document, Sentence
from streams.text.lexicon import words

Outcome = Literal["killed", "injured"]

_HARM: Final = re.compile(
    r"kill|dead|d(?:ied|ies|eath)|wound|injur|casualt|toll|fatal|martyr|slain|slew|perish|lives\b|life\b|victims|hurt\b|assassinat|eliminat|neutrali[sz]|massacr|bodies|survived|maim|of (?:them|whom|those)|succumb|liquidat"
)
_KILL_ED: Final = words(
    "killed slain slew martyred assassinated eliminated neutralized neutralised massacred murdered slaughtered liquidated obliterated"
)
_KILL_ING: Final = words("killing martyring assassinating eliminating neutralizing neutralising murdering massacring")
_KILL_S: Final = words("kill kills kill eliminates kills")
_KILL_INTRANSITIVE: Final = words("died dies dead perished perish succumbed die")
_INJURE_ED: Final = words("injured wounded hurt maimed")
_INJURE_ING: Final = words("injuring wounding hurting maiming")
_INJURE_S: Final = words("injure injures wound wounds hurts")
_KILL_NOUN: Final = words("deaths fatalities martyrs deceased")
_INJURE_NOUN: Final = words("injuries injured wounded")
_AUX: Final = words("was were is are been being be get gets got have has had")
_ADVERBS: Final = words(
    """reportedly also allegedly all instantly immediately confirmed believed feared thought said initially subsequently apparently tragically sadly likely presumably brutally then still
    both later already since previously again seriously critically severely badly slightly lightly fatally to have themselves either instead moderately mortally only were was found reported , at least
    pronounced declared left lay now known accidentally either""".replace("\n", " ")
)
_IRREALIS: Final = words(
    "to will would could may might can cannot should must not never nor didn't wouldn't couldn't won't can't if"
)
_STOP_BACK: Final = words("; : . ? ! but while whereas although though")
_BEFORE_ADJECTIVE: Final = words(
    "of the many several other some with to for severely seriously critically by from various these those more their for carrying treating"
)
_INCLUDE: Final = words("include includes included including")
_BREAKS: Final = words(
    "; ? ! but while whereas although though when where after before who that which as because until hit struck"
)
_REACH: Final = 34  # tokens back from a passive verb to its subject


class _Reader:
    """One sentence being read: its tokens and chains, and which chains are taken."""

    def __init__(self, tokens: Sequence[Token], context: TollContext, sentence: Sentence, used: set[int]) -> None:
        self.tokens = tokens
        self.context = context
        self.sentence = sentence
        self.chains = chains(tokens)
        self.taken: set[int] = {
            n for n, c in enumerate(self.chains) if any(g.start <= at < g.end for g in c.groups for at in used)
        }
        self.tolls: list[TollMention] = []

    def read(self) -> list[TollMention]:
        """All tolls of the sentence."""
        i = 0
        while i < len(self.tokens):
            i = max(i + 1, self._predicate(i))
        self._nominal()
        return self.tolls

    def _predicate(self, i: int) -> int:
        """Read the predicate at token `i`, if it is one; the token to go on with."""
        low = self.tokens[i].low
        if low in _KILL_ED or low in _KILL_ING or low in _KILL_S or low in _KILL_INTRANSITIVE:
            outcome: Outcome = "killed"
        elif low in _INJURE_ED or low in _INJURE_ING or low in _INJURE_S:
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
        if low not in _KILL_INTRANSITIVE and not self._passive(i):
            chain = self._object(end)
        if (
            chain is not None
            and (
                low in _KILL_ING
                or low in _KILL_S
                or low in _INJURE_ING
                or low in _INJURE_S
                or add([g.count for g in chain.groups]) is not None
            )
            and not (low in _INJURE_ED and (self._bare_before(i) or self._adjective(i, chain)))
        ):
            self._emit(chain, outcomes, i, end)
            return end
        if low in _KILL_ING or low in _INJURE_ING or low in _KILL_S or low in _INJURE_S:
            if low in _KILL_ING and end < len(self.tokens) and self.tokens[end].low == "of":
                chain = self._object(end + 1)
                if chain:
                    self._emit(chain, outcomes, i, end)
            return end
        chain = self._subject(i, passive=self._passive(i))
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
        chain = None
        for n, candidate in enumerate(self.chains):
            if n in self.taken:
                continue
            if (
                among
                and candidate.last < begin - 1
                and begin - candidate.last <= 8
                and self._links(candidate.last + 1, begin - 1)
            ):
                chain = n
            elif candidate.first > i and candidate.first - i <= 6 and self._links(i + 1, candidate.first):
                chain = n if chain is None and (among or tokens[i + 1].low in _INCLUDE) else chain
        if chain is not None:
            self.taken.add(chain)
            self._emit(self.chains[chain], (outcome,), i, i + 1, subset=True)

    def _links(self, a: int, b: int) -> bool:
        return all(t.low in _AUX or t.low in _ADVERBS or t.low in _INCLUDE for t in self.tokens[a:b])

    def _joined(self, i: int, outcome: Outcome) -> tuple[int, tuple[Outcome, ...]]:
        """Where the predicate ends and what it says: "killed or injured" is both of one group."""
        tokens = self.tokens
        if i + 2 < len(tokens) and tokens[i + 1].low in ("and", "or", "/", "and/or"):
            other = tokens[i + 2].low
            if outcome == "killed" and (other in _INJURE_ED or other in _INJURE_ING or other in _INJURE_S):
                return i + 3, ("killed", "injured")
            if outcome == "injured" and (other in _KILL_ED or other in _KILL_ING):
                return i + 3, ("killed", "injured")
        return i + 1, (outcome,)

    def _unreal(self, i: int) -> bool:
        """Whether what stands before the verb says that it did not (yet) happen."""
        for j in range(i - 1, max(-1, i - 4), -1):
            low = self.tokens[j].low
            if low == "to" and self.tokens[i].low.endswith("ing"):
                return False
            if low in _IRREALIS:
                return not (
                    low == "to"
                    and self.tokens[j - 1].low
                    in ("reported", "believed", "known", "thought", "confirmed", "said", "led", "feared", "presumed")
                    and self.tokens[i].low not in _KILL_S
                )
            if low not in _AUX and low not in _ADVERBS:
                return False
        return False

    def _passive(self, i: int) -> bool:
        for j in range(i - 1, max(-1, i - 6), -1):
            low = self.tokens[j].low
            if low in ("was", "were", "been", "being", "is", "are", "be", "got"):
                return True
            if low not in _ADVERBS:
                return False
        return False

    def _adjective(self, i: int, chain: Chain) -> bool:
        """Whether the participle at `i` only describes a bare plural ("three of the injured people", "of wounded civilians")."""
        first = self.tokens[chain.first]
        bare = first.number is None and chain.groups[0].count == PLURAL and chain.first == chain.groups[0].last
        return bare and (i == 0 or self.tokens[i - 1].number is not None or self.tokens[i - 1].low in _BEFORE_ADJECTIVE)

    def _bare_before(self, i: int) -> bool:
        """In "12 injured people" the participle stands between number and noun."""
        return i > 0 and self.tokens[i - 1].number is not None

    def _object(self, i: int) -> Chain | None:
        """The chain that begins at `i`, past adverbs; a name there is a person."""
        tokens = self.tokens
        while i < len(tokens) and tokens[i].low in (
            "reportedly",
            "also",
            "allegedly",
            "about",
            "all",
            "instantly",
            "yet",
        ):
            i += 1
        if i >= len(tokens):
            return None
        for n, chain in enumerate(self.chains):
            if chain.first == i:
                return None if n in self.taken else self._cut(n)
        named = group_at(tokens, i, names=True)
        if named is None or not named.named:
            return None
        chain = _named_chain(tokens, named)
        for n, other in enumerate(self.chains):
            if other.first <= chain.last and other.last >= chain.first:
                self.taken.add(n)
        return chain

    def _cut(self, n: int) -> Chain:
        """Chain number `n` as an object; its last group is left to a passive that follows directly ("and two were injured")."""
        chain = self.chains[n]
        self.taken.add(n)
        after = chain.last + 1
        if len(chain.groups) > 1 and self._passive_at(after):
            last = chain.groups[-1]
            rest = Chain([last], [g for g in chain.subset if g.first > last.first], chain.last)
            self.chains.append(rest)
            kept = chain.groups[:-1]
            return Chain(kept, [g for g in chain.subset if g.last < last.first], kept[-1].last)
        if chain.subset and self._passive_at(after) and chain.subset[-1].others:
            self.chains.append(Chain([chain.subset[-1]], [], chain.last))
            return Chain(chain.groups, chain.subset[:-1], chain.last)
        return chain

    def _passive_at(self, i: int) -> bool:
        """Whether a predicate that takes the words before it as subject stands at `i`."""
        for j in range(i, min(len(self.tokens), i + 5)):
            low = self.tokens[j].low
            if low in _INJURE_ED or low in _KILL_ED or low in _KILL_INTRANSITIVE:
                return True
            if low not in _AUX and low not in _ADVERBS and low != "others":
                return False
        return False

    def _subject(self, i: int, *, passive: bool) -> Chain | None:
        """The free chain that the predicate at `i` says something of."""
        tokens = self.tokens
        gap = i - 1
        while gap >= 0 and (tokens[gap].low in _ADVERBS or tokens[gap].low in _AUX):
            gap -= 1
        verbs = {tokens[j].low for j in range(gap + 1, i)}
        singular = bool(verbs & {"was", "is", "has"})
        plural = bool(verbs & {"were", "are", "have"})
        free = [n for n, c in enumerate(self.chains) if n not in self.taken and c.last < i]
        near = [n for n in free if self.chains[n].last >= gap]
        if any(c.last == gap for n, c in enumerate(self.chains) if n in self.taken):
            return None
        unknown = [n for n in near if self._total(n) is None and self._least(n) is None]
        if unknown and not all(self.chains[n].groups[0].prepositional for n in unknown):
            return None
        near = [n for n in near if n not in unknown]
        if not near or (len(self.chains[near[0]].groups) == 1 and plural and self._total(near[0]) == 1):
            head = self._counted_head(free, gap)
            if head is not None:
                return head
        if not near and gap >= 0:
            names = self._names_before(gap, plural=plural)
            if names is not None and not (singular and len(names.groups) > 1):
                return names
        best = near[0] if near else self._behind(free, gap, passive=passive, singular=singular, plural=plural)
        if best is None:
            return None
        self.taken.add(best)
        chain = self.chains[best]
        if (
            plural
            and self._total(best) == 1
            and len(chain.groups) == 1
            and chain.first > 0
            and tokens[chain.first - 1].low in ("and", "&")
        ):
            other = self._names_before(chain.first - 2, plural=False)
            if other is not None:
                return Chain([*other.groups, *chain.groups], chain.subset, chain.last)
        if near:
            head = self._counted_head([n for n in free if n != best], chain.first - 1, below=chain)
            if head is not None:
                return head
        return chain

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
            if head.count is None or head.weak or (head.count.max or head.count.min or 0) < 2:
                continue
            if chain.last >= gap or head.prepositional:
                continue
            between = self.tokens[chain.last + 1 : gap + 1]
            if (head.others or self.tokens[head.first].number is None) and not self._listing(between):
                continue
            if any(t.low in _BREAKS for t in between) or any(t.low in PREDICATES for t in between):
                continue
            if below is not None:
                if self.tokens[chain.last + 1].low not in (",", "(", "–", "—", ":", "of", "from", "-"):
                    continue
                least = add([g.count for g in below.groups])
                if least is not None and (least.min or 0) > (head.count.max or head.count.min or 0):
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
            if chain.last < gap - _REACH:
                return None
            between = tokens[chain.last + 1 : gap + 1]
            if any(t.low in _STOP_BACK or t.low in PREDICATES for t in between):
                return None
            if chain.groups[0].prepositional and not (plural and (self._total(n) or 0) > 1):
                continue
            if any(g.weak for g in chain.groups):
                continue
            if not passive and not any(t.low in ("who", "whom", ",") for t in between) and len(between) > 8:
                continue
            total = add([g.count for g in chain.groups])
            if total is None or (singular and total.min != 1) or (plural and total.max == 1):
                continue
            return n
        return None

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
        while end > 0 and (
            tokens[end].low in ',”"’' or (tokens[end].number is not None and tokens[end - 1].low in ",(")
        ):
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

    def _companions(self, chain: Chain, end: int) -> None:
        """People "killed along with" the subject belong to it."""
        tokens = self.tokens
        i = end
        if i < len(tokens) and tokens[i].low in (",", "together", "along"):
            i += 1
        if i < len(tokens) and tokens[i].low in ("together", "along"):
            i += 1
        if i < len(tokens) and tokens[i].low in ("with", "alongside") and i + 1 < len(tokens):
            for n, other in enumerate(self.chains):
                if (
                    other.first == i + 1
                    and n not in self.taken
                    and any(g.count for g in other.groups)
                    and not self._passive_at(other.last + 1)
                ):
                    self.taken.add(n)
                    chain.groups.extend(other.groups)
                    chain.subset.extend(other.subset)
                    chain.last = other.last

    def _later_subset(self, chain: Chain, end: int) -> None:
        """A subset said after the verb: "five were killed in the attack, including two children"."""
        if chain.subset:
            return
        for j in range(end, min(len(self.tokens), end + 30)):
            low = self.tokens[j].low
            if low in _KILL_ED or low in _INJURE_ED or low in _INJURE_ING or low in _KILL_ING or low in _STOP_BACK:
                return
            at = subset_at(self.tokens, j)
            if at is None:
                continue
            for n, other in enumerate(self.chains):
                if at <= other.first <= at + 3 and n not in self.taken:
                    self.taken.add(n)
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
        tokens = self.tokens
        for i, token in enumerate(tokens):
            low = token.low
            if (
                low in ("deaths", "death", "martyrdom", "lives", "life", "bodies", "killing")
                and i + 1 < len(tokens)
                and tokens[i + 1].low == "of"
            ):
                if low in ("lives", "life") and not self._verb_before(
                    i,
                    (
                        "claimed",
                        "claiming",
                        "took",
                        "taking",
                        "taken",
                        "cost",
                        "costing",
                        "claim",
                        "claims",
                        "ended",
                        "ending",
                        "loss",
                    ),
                ):
                    continue
                self._take_at(i + 2, "killed", i)
            elif (
                low == "lives"
                and i > 0
                and tokens[i - 1].low in ("their", "his", "her")
                and self._verb_before(i, ("lost", "losing"))
            ) or (
                low == "life"
                and i > 1
                and tokens[i - 1].low in ("his", "her", "their")
                and self._verb_before(i, ("lost", "losing"))
            ):
                self._take_before(i, "killed")
            elif low in ("injuries", "wounds", "injury") and self._verb_before(
                i, ("sustained", "suffered", "sustaining", "suffering", "received")
            ):
                self._take_before(i, "injured")
            elif (
                low in ("injuries", "injury", "wounding", "injuring")
                and i + 1 < len(tokens)
                and tokens[i + 1].low in ("of", "to")
            ):
                self._take_at(i + 2, "injured", i)
            elif low in _KILL_NOUN or low in ("lives", "dead"):
                self._counted_noun(i, "killed")
            elif low == "injuries":
                self._counted_noun(i, "injured")

    def _verb_before(self, i: int, verbs: tuple[str, ...]) -> bool:
        return any(self.tokens[j].low in verbs for j in range(max(0, i - 5), i))

    def _take_at(self, i: int, outcome: Outcome, predicate: int) -> None:
        chain = self._object(i)
        if chain is not None:
            self._emit(chain, (outcome,), predicate, predicate + 1)

    def _take_before(self, i: int, outcome: Outcome) -> None:
        free = [n for n, c in enumerate(self.chains) if n not in self.taken and c.last < i and i - c.last < 16]
        if free:
            n = max(free, key=lambda k: self.chains[k].last)
            self.taken.add(n)
            self._emit(self.chains[n], (outcome,), i, i + 1)

    def _counted_noun(self, i: int, outcome: Outcome) -> None:
        """A counted noun: "12 deaths", "12 civilian deaths"."""
        tokens = self.tokens
        j = i - 1
        category: Category | None = None
        while j >= 0 and i - j <= 3 and tokens[j].number is None:
            if tokens[j].low in ("civilian", "child", "militant"):
                category = {"civilian": "civilians", "child": "children", "militant": "militants"}[tokens[j].low]  # type: ignore[assignment]
            elif tokens[j].low not in (
                "confirmed",
                "reported",
                "more",
                "other",
                "additional",
                "further",
                "human",
                "innocent",
                "total",
                "new",
                "people",
            ):
                return
            j -= 1
        if j < 0 or i - j > 3:
            return
        number = tokens[j].number
        if number is None or any(c.first <= j <= c.last and n in self.taken for n, c in enumerate(self.chains)):
            return
        for n, c in enumerate(self.chains):
            if c.first <= j <= c.last:
                self.taken.add(n)
        group = Group(j, i, tokens[j].start, tokens[i].end, count_of(number), category)
        chain = Chain([group], last=i)
        self._later_subset(chain, i + 1)
        self._emit(chain, (outcome,), i, i + 1)


def _named_chain(tokens: Sequence[Token], named: Group) -> Chain:
    """A name and who is joined to it ("X and his two bodyguards"); an apposition is not another person."""
    return extend(tokens, named)


def toll_parts(chain: Chain) -> tuple[TollPart, ...]:
    """The counts a chain states: its categories, and their sum as the total."""
    from_words: dict[Category, list[Group]] = {}
    for group in chain.groups:
        if group.category is not None and group.count is not None:
            from_words.setdefault(group.category, []).append(group)
    parts: list[TollPart] = []
    total = add([g.count for g in chain.groups])
    if total is not None:
        parts.append(TollPart("total", total, chain.groups[0].start, max(g.end for g in chain.groups)))
    for group in chain.subset:
        if group.category is not None and group.count is not None and group.category not in from_words:
            from_words.setdefault(group.category, []).append(group)
    for category, groups in from_words.items():
        count = add([g.count for g in groups])
        if count is not None:
            parts.append(TollPart(category, count, groups[0].start, groups[-1].end))
    return tuple(parts)


def find_tolls(document: Document, numbers: Sequence[NumberMention]) -> list[TollMention]:
    """Every statement of killed or injured people, in reading order."""
    low = lowered(document.buffer)
    by_sentence: dict[int, list[NumberMention]] = {}
    for number in numbers:
        by_sentence.setdefault(number.sentence, []).append(number)
    found: list[TollMention] = []
    for sentence in document.sentences:
        if not _HARM.search(low, sentence.start, sentence.end):
            continue
        context = sentence_context(document.buffer, low, sentence)
        fixed, taken = context.fixed_statements(by_sentence.get(sentence.index, ()))
        tokens = tokenize(
            document.buffer,
            sentence.start,
            sentence.end,
            [n for n in by_sentence.get(sentence.index, ()) if n.start not in taken],
        )
        tolls = fixed + _Reader(tokens, context, sentence, taken).read()
        tolls.sort(key=lambda t: (t.start, t.end))
        found.extend(tolls)
    return found
