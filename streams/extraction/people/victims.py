"""Chains of people groups: what a verb takes as one subject or object, joined by commas and "and", with a subset behind
"including" that is never added to the sum.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from streams.domain.report import Count
from streams.extraction.numbers.counts import add
from streams.extraction.people.ages import is_age, of_a_parent, of_an_age
from streams.extraction.people.asides import past_names, skip_brackets
from streams.extraction.people.groups import STARTERS, group_at, owns_kin
from streams.extraction.people.kinds import category_of, head_at, of_them
from streams.extraction.people.shares import share_at, speaks, subset_at
from streams.extraction.people.unknown import guessed
from streams.extraction.people.victim_words import KIN, PLURALS
from streams.extraction.people.words import PARTICIPLES, PLURAL, POSSESSIVE, PREDICATES, STOP, Group, Token
from streams.text.lexicon import words

_CONNECT: Final = words("and or & plus")
_UNKNOWN: Final = words("unknown unspecified undetermined undisclosed unconfirmed")
_PREPOSITIONS: Final = words("working living travelling traveling of from in at belonging aged near with on for inside")
_BOUNDARY: Final = words(
    "; : ? ! who which that when while after before but although though as where since because until whereas if then so"
)
_OBLIQUE: Final = words("of from in at by for to on near against with inside between targeting into outside")
_LONGEST_GAP: Final = 12


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
        found = _next(tokens, i, before=target[-1] if target else group)
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


def _next(tokens: Sequence[Token], i: int, *, before: Group) -> tuple[Group, bool] | None:
    """The next group of a chain whose last group ended before token `i`, and whether it opens a subset."""
    n = len(tokens)
    j = past_names(tokens, skip_brackets(tokens, i), before)
    comma = j < n and tokens[j].low in (",", "(", "-", "–", "—")
    k = j + 1 if comma else j
    if not comma and k + 2 < n and tokens[k].low == "among" and tokens[k + 2].low == ",":
        return None  # "a boy among them, and six wounded": said of the boy
    subset = subset_at(tokens, k)
    if subset is not None:
        group = first_group(tokens, subset)
        return (group, True) if group else None
    share = share_at(tokens, k) if comma and k < n else None
    if share is not None:
        return share, True
    m = k
    joined = False
    if m < n and tokens[m].low in _CONNECT:
        joined = True
        m += 1
    elif m + 1 < n and (tokens[m].low, tokens[m + 1].low) in (
        ("along", "with"),
        ("together", "with"),
        ("alongside", tokens[m + 1].low),
    ):
        joined = True
        m += 1 if tokens[m].low == "alongside" else 2
    elif m + 1 < n and tokens[m].low == "with" and tokens[m + 1].low in POSSESSIVE:
        joined = True
        m += 1
    elif m + 2 < n and (tokens[m].low, tokens[m + 1].low, tokens[m + 2].low) == ("as", "well", "as"):
        joined = True
        m += 3
    if comma and tokens[j].low == "(" and k < n and tokens[k].number is not None:
        group = group_at(tokens, k)  # "6 (4 women, 2 newborns)"
        return (group, True) if group is not None and group.category is not None else None
    if m < n and is_age(tokens, m):
        return None
    if joined or comma:
        group = group_at(tokens, m, names=before.named) if m < n else None
        if group is None and m < n and (group := guessed(tokens, m)) is not None and before.weak and not joined:
            return None  # two guesses in a row would make a list of things one of people
        if group is None and m < n and _is_kin_beside(tokens, before, m):
            return Group(m, m, tokens[m].start, tokens[m].end, Count(1, 1), category_of(tokens, m, m)), False
        if group is not None and comma and not joined and _only_tells_who(tokens, before, group):
            return group, True
        if group is not None and not (
            comma
            and not joined
            and (
                (before.named and not _of_his(tokens, group))
                or tokens[j].low == "("
                or (
                    group.anaphoric
                    and not _kin_of_kin(tokens, group)
                    and tokens[group.last].low not in ("parents", "grandparents")
                )
                or _bare_plural_alone(tokens, group)
                or _how_badly(tokens, group)
            )
        ):
            return group, False
        if comma:
            return None
    return _after_phrase(tokens, j)


def _only_tells_who(tokens: Sequence[Token], before: Group, group: Group) -> bool:
    """Whether one person behind a comma is the one told of before it: "six men and one civilian, a technician, were killed"."""
    one = before.count == Count(1, 1) and not before.named and group.count == Count(1, 1) and not group.others
    joined = before.first > 0 and tokens[before.first - 1].low in ("and", "&")
    i = group.last + 1
    behind = [t.low for t in tokens[i : i + 2]]
    return (
        one
        and joined
        and tokens[group.first].low in ("a", "an")
        and behind[:1] == [","]
        and behind[1:] in (["were"], ["was"])
    )


def _is_kin_beside(tokens: Sequence[Token], before: Group, i: int) -> bool:
    """Whether one more of somebody's kin stands at `i` under the same article: "his wife and son", "the wife, son and nephew of"."""
    kin = tokens[i].low in KIN and tokens[i].low not in PLURALS and tokens[before.last].low in KIN
    opened = (
        tokens[before.first].low in POSSESSIVE
        or tokens[before.first].low in ("the", "a")
        or before.first == before.last
    )
    return kin and opened and before.count == Count(1, 1) and not before.named


def _kin_of_kin(tokens: Sequence[Token], group: Group) -> bool:
    """Whether `group` is one told of by whose kin he is: "his brother, the brother's son and three nephews"."""
    return tokens[group.last].low in KIN and any(t.low.endswith(("'s", "’s")) for t in tokens[group.first : group.last])


def _of_his(tokens: Sequence[Token], group: Group) -> bool:
    """Whether `group` is of the kin or men of somebody named: "his wife", "two of his sons"."""
    return any(t.low in ("his", "her") for t in tokens[group.first : group.last])


def _how_badly(tokens: Sequence[Token], group: Group) -> bool:
    """Some of those already counted: "six policemen, two critically"."""
    after = tokens[group.last + 1].low if group.last + 1 < len(tokens) else ""
    return group.weak and after in (
        "critically",
        "seriously",
        "severely",
        "gravely",
        "badly",
        "fatally",
        "slightly",
        "lightly",
        "in",
    )


def _bare_plural_alone(tokens: Sequence[Token], group: Group) -> bool:
    """A plural without number or list behind a comma opens another clause ("…, doctors said")."""
    if group.first != group.last or tokens[group.first].number is not None:
        return False
    return group.last + 1 >= len(tokens) or tokens[group.last + 1].low not in (",", "and", "&", "or")


def _after_phrase(tokens: Sequence[Token], i: int) -> tuple[Group, bool] | None:
    """A subset or a further group behind a prepositional phrase ("of the same family, including two children")."""
    if i >= len(tokens) or tokens[i].low not in _PREPOSITIONS:
        return None
    past = i
    for j in range(i + 1, min(len(tokens), i + _LONGEST_GAP)):
        low = tokens[j].low
        if j < past:
            continue
        if low == "," and j + 3 < len(tokens) and tokens[j + 1].low == "aged":
            past = j + 2  # "… of the Haddad family, aged 19 to 63, and a newborn"
            while past < len(tokens) - 1 and of_an_age(tokens, past):
                past += 1
            continue
        if low in PREDICATES or low in _BOUNDARY or low in (".", ";"):
            return None
        subset = subset_at(tokens, j)
        if subset is not None:
            group = first_group(tokens, subset)
            return (group, True) if group else None
        if low in (",", "–", "—", "(", "-"):
            share = share_at(tokens, j + 1) if j + 1 < len(tokens) else None
            if share is not None:
                return share, True
            if subset_at(tokens, j + 1) is None:
                return None
            continue
        if low in ("and", "&") and j - i <= (7 if past == i else _LONGEST_GAP) and j + 1 < len(tokens):
            group = group_at(tokens, j + 1)
            if group is not None and group.count is not None and (not group.weak or _of_a_people(tokens, group)):
                return group, False
    return None


def _of_a_people(tokens: Sequence[Token], group: Group) -> bool:
    """Whether the noun is the name of a people: "two Egyptians"."""
    return (
        group.last > group.first
        and tokens[group.last].cap
        and tokens[group.last].low.endswith(("ns", "is", "ese", "ks"))
    )


def first_group(tokens: Sequence[Token], i: int) -> Group | None:
    """The group at `i`, past adverbs and "of them"."""
    while i < len(tokens) and tokens[i].low in ("reportedly", "also", "allegedly", "of", "them", "both"):
        i += 1
    if i >= len(tokens):
        return None
    if tokens[i].low.endswith("-old"):  # of headlines: "incl 3-year-old girl"
        head = head_at(tokens, i)
        if head is not None and tokens[head].low not in PLURALS:
            kind = category_of(tokens, i, head)
            return Group(i, head, tokens[i].start, tokens[head].end, Count(1, 1), kind)
    group = group_at(tokens, i, names=True)
    for j in (i + 1, i + 2):  # an adjective before a bare plural: "including displaced families"
        if group is None and j < len(tokens) and tokens[j - 1].low.isalpha() and tokens[j - 1].low not in STOP:
            group = group_at(tokens, j)
    if group is not None and (tokens[group.last].low in ("them", "whom") or _then_what(tokens, group)):
        return of_them(tokens, group)
    return group


def _then_what(tokens: Sequence[Token], group: Group) -> bool:
    """Whether what a bare number is of comes behind: "of whom eight were children"."""
    after = tokens[group.last + 1].low if group.last + 1 < len(tokens) else ""
    return group.weak and group.last == group.first and after in ("were", "are", "was")
