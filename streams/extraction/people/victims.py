"""Chains of people groups: what a verb takes as one subject or object, joined by commas and "and", with a subset behind
"including" that is never added to the sum.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from streams.domain.report import Count
from streams.extraction.numbers.counts import add
from streams.extraction.people.ages import is_age, of_a_parent
from streams.extraction.people.following import following
from streams.extraction.people.groups import STARTERS, group_at, owns_kin
from streams.extraction.people.kinds import of_them
from streams.extraction.people.shares import speaks, subset_at
from streams.extraction.people.unknown import guessed
from streams.extraction.people.words import PARTICIPLES, PLURAL, PREDICATES, Group, Token
from streams.text.lexicon import words

_UNKNOWN: Final = words("unknown unspecified undetermined undisclosed unconfirmed")
_OPENS_LIST: Final = words(", ( – — - :")
_HOUSEHOLD: Final = words("family household")
_OBLIQUE: Final = words("of from in at by for to on near against with inside between targeting into outside")


@dataclass(slots=True)
class Chain:
    """Groups that one predicate takes, and the subset said of them."""

    groups: list[Group]
    subset: list[Group] = field(default_factory=list)
    last: int = 0

    @property
    def first(self) -> int:
        """Index of the chain's first token."""
        return self.groups[0].first


def chains(tokens: Sequence[Token]) -> list[Chain]:
    """All chains of people groups, in reading order."""
    found: list[Chain] = []
    told = False  # whether a predicate stands before: what follows with a verb of its own is another statement
    i = 0
    while i < len(tokens):
        token = tokens[i]
        low = token.low
        if low in PREDICATES:
            told = True
        elif (low in _UNKNOWN and i + 1 < len(tokens) and tokens[i + 1].low == "number") or (
            low == "how" and i + 1 < len(tokens) and tokens[i + 1].low == "many"
        ):
            i += 4
            continue
        counts = token.number is not None and not is_age(tokens, i) and not of_a_parent(tokens, i)
        starts = counts or (low in STARTERS and not (low == "them" and i and tokens[i - 1].low in ("among", "amongst")))
        group = (group_at(tokens, i) or guessed(tokens, i)) if starts or owns_kin(tokens, i) else None
        if group is None:
            i += 1
            continue
        if i > 1 and (tokens[i - 2].low, tokens[i - 1].low) == ("according", "to"):
            i = group.last + 1  # "according to medics, more than 30 were hurt"
            continue
        if not found and tokens[group.last].low in ("them", "whom"):
            group = of_them(tokens, group)
        if i and tokens[i - 1].low in _OBLIQUE:
            group.prepositional = True
        chain = apposition(tokens, extend(tokens, group, told=told and not _new_subject(tokens, group.first)))
        found.append(chain)
        i = chain.last + 1
    return found


def _new_subject(tokens: Sequence[Token], i: int) -> bool:
    """Whether the group at token `i` opens a clause behind a predicate: "two were killed and their mother and three aunts hurt"."""
    before = i - 3 if i > 2 and tokens[i - 2].low == "," else i - 2
    return i > 1 and tokens[i - 1].low in ("and", "while", "but") and tokens[before].low in PREDICATES


def apposition(tokens: Sequence[Token], chain: Chain) -> Chain:
    """`chain`, with what only describes its first group as subset: "two people, a father and his son," are two."""
    head, rest = chain.groups[0], chain.groups[1:]
    if rest and head.count is None and tokens[head.last].low in _HOUSEHOLD and tokens[head.last + 1].low in _OPENS_LIST:
        head.count = add([g.count for g in rest])  # "an entire family – the parents and their four children –"
        return Chain([head], [*chain.subset, *rest], chain.last)
    if not rest or head.count is None or head.weak or head.named:
        return chain
    if tokens[rest[0].first - 1].low == "," and all(g.count == PLURAL and g.first == g.last for g in rest):
        return Chain([head], [*chain.subset, *rest], chain.last)  # "twelve others, women and children, were hurt"
    if head.others:
        return chain
    limit = head.count.max or head.count.min or 0
    told = _told_one_by_one(tokens, limit, rest)
    if 0 < told < len(rest) and tokens[rest[0].first - 1].low == ",":
        # "two children, a brother and a sister, and an old man"
        return Chain([head, *rest[told:]], [*chain.subset, *rest[:told]], chain.last)
    if head.category not in (None, "civilians"):
        return chain
    if (
        (tokens[head.last].low == "#" and tokens[head.first].number is not None)
        or tokens[head.last].low in ("man", "father", "brother", "driver", "couple")
        or tokens[rest[0].first - 1].low not in (",", "(", "–", "—", "-", ":")
        or rest[0].others
    ):
        return chain
    if tokens[head.last].low == "men" and any(g.category in ("women", "children") for g in rest):
        return chain
    least = add([g.count for g in rest])
    loose = head.category in (None, "civilians") and tokens[rest[0].first].number is None
    if least is None or (least.min or 0) > limit or ((least.min or 0) != limit and not loose):
        return chain
    return Chain([head], [*chain.subset, *rest], chain.last)


def _told_one_by_one(tokens: Sequence[Token], limit: int, rest: Sequence[Group]) -> int:
    """How many of `rest` only tell who those `limit` people are, one by one, before others follow behind ", and"."""
    for k, group in enumerate(rest):
        if group.count != Count(1, 1) or group.others or group.named:
            return 0
        after = [t.low for t in tokens[group.last + 1 : group.last + 3]]
        if k + 1 == limit and tokens[group.first - 1].low == "and" and after == [",", "and"]:
            return limit
    return 0


def _own_predicate(tokens: Sequence[Token], group: Group, *, told: bool) -> bool:
    """Whether `group` has a verb of its own: then it is not joined to those before ("two killed and five wounded")."""
    if tokens[group.last].low == "of":
        return True  # "a number of wounded"
    first = _past_subset(tokens, group.last + 1)
    for j in range(first, min(len(tokens), first + 4)):
        low = tokens[j].low
        if low in PARTICIPLES:
            return told or (group.weak and j == group.last + 1)
        if low not in (
            "were",
            "was",
            "are",
            "have",
            "been",
            "reportedly",
            "also",
            "are",
            "seriously",
            "critically",
            "allegedly",
            "being",
            "had",
            "has",
            "reported",
            "left",
        ):
            return False
    return False


def _past_subset(tokens: Sequence[Token], i: int) -> int:
    """Past "…, including ten children," where it stands between people and their verb; else `i`."""
    if i + 1 < len(tokens) and tokens[i].low == "," and subset_at(tokens, i + 1) is not None:
        for j in range(i + 2, min(len(tokens) - 1, i + 10)):
            if tokens[j].low in PREDICATES:
                break
            if tokens[j].low == ",":
                return j + 1
    return i


def extend(tokens: Sequence[Token], group: Group, *, told: bool = False) -> Chain:
    """The chain that begins with `group`; `told` when a predicate stands before it in the sentence."""
    chain = Chain([group], last=group.last)
    target = chain.groups
    while True:
        i = chain.last + 1
        found = following(tokens, i, before=target[-1] if target else group)
        if found is None:
            return chain
        nxt, into_subset = found
        if not into_subset and _own_predicate(tokens, nxt, told=told):
            return chain
        if into_subset:
            if target is chain.subset and any(g.category == nxt.category for g in chain.subset):
                chain.last = nxt.last  # some of some: "four children, two of them girls"
                continue
            target = chain.subset
        elif target is chain.subset and (nxt.others or _besides_a_share(tokens, chain, nxt)):
            target = chain.groups
        if not into_subset and (whole := _restated(target[-1], nxt)) is not None:
            target[-1].count, target[-1].end = whole, nxt.end
            chain.last = nxt.last
            continue
        if nxt.count is None and (wives := _one_each(tokens, nxt, target)) is not None:
            nxt.count = wives
        if speaks(tokens, nxt):
            return chain if tokens[nxt.first - 1].low == "," else _before_speakers(tokens, chain)
        target.append(nxt)
        chain.last = nxt.last


def _besides_a_share(tokens: Sequence[Token], chain: Chain, nxt: Group) -> bool:
    """Whether `nxt` stands beside all those counted, not among some of them: "12 of the family, nine of them minors, and two
    women who had stayed with them".
    """
    of_them = any(t.low in ("them", "whom") for t in tokens[chain.subset[-1].first : chain.subset[-1].last])
    parted = tokens[nxt.first - 1].low in ("and", "plus") and tokens[nxt.first - 2].low == ","
    after = tokens[nxt.last + 1].low if nxt.last + 1 < len(tokens) else ""
    whole, part = chain.groups[0].count, add([*(g.count for g in chain.subset), nxt.count])
    if not (of_them and parted) or whole is None or part is None:
        return False
    return after in ("who", "whose", "from") or (part.min or 0) > (whole.max or whole.min or 0)


def _one_each(tokens: Sequence[Token], nxt: Group, before: Sequence[Group]) -> Count | None:
    """As many wives as husbands were told of: "Omar Haddad, his brother Adel and their wives" are four."""
    if tokens[nxt.first].low != "their" or tokens[nxt.last].low not in ("wives", "husbands"):
        return None
    he = [Count(1, 1)] if before and tokens[before[0].first].low == "his" else []  # he is named before his brother
    whose = add([*he, *(g.count for g in before if g.category not in ("women", "children"))])
    return whose if whose is not None and whose.hedge is None and (whose.max or 0) > 1 else None


def _restated(group: Group, bound: Group) -> Count | None:
    """The range that a bare number makes of `group`, whose other bound it is: "up to 24 people, and no fewer than 19"."""
    least, most = bound.count, group.count
    if not bound.weak or bound.others or least is None or most is None:
        return None
    if least.hedge in ("at_most", "less_than"):
        least, most = most, least
    if least.hedge not in ("at_least", "more_than") or most.hedge not in ("at_most", "less_than"):
        return None
    low, high = least.min, most.max
    return Count(low, high) if low is not None and high is not None and low <= high else None


def _before_speakers(tokens: Sequence[Token], chain: Chain) -> Chain:
    """`chain` without those who tell of it: "killing four people, two officials and a resident said"."""
    groups = chain.groups
    while len(groups) > 1 and tokens[groups[-1].first - 1].low != ",":
        groups = groups[:-1]
    groups = groups[:-1] if len(groups) > 1 else groups
    last = groups[-1].last
    return Chain(groups, [g for g in chain.subset if g.last <= last], last) if groups != chain.groups else chain
