"""The group that follows another in a chain: joined by a comma or "and", behind a phrase, or a subset behind "including"."""

from collections.abc import Sequence
from typing import Final

from streams.domain.report import Count
from streams.extraction.people.ages import is_age, of_an_age
from streams.extraction.people.asides import past_names, skip_brackets
from streams.extraction.people.groups import group_at
from streams.extraction.people.kinds import category_of, head_at, of_them
from streams.extraction.people.shares import share_at, subset_at
from streams.extraction.people.unknown import guessed
from streams.extraction.people.victim_words import KIN, PLURALS, YOUNG_MODIFIERS
from streams.extraction.people.words import POSSESSIVE, PREDICATES, STOP, Group, Token
from streams.text.lexicon import words

_CONNECT: Final = words("and or & plus")
_PREPOSITIONS: Final = words("working living travelling traveling of from in at belonging aged near with on for inside")
_BOUNDARY: Final = words(
    "; : ? ! who which that when while after before but although though as where since because until whereas if then so"
)
_LONGEST_GAP: Final = 12
_OF_KIN: Final = YOUNG_MODIFIERS | words("elderly eldest oldest youngest younger elder pregnant only unborn adult")


def following(tokens: Sequence[Token], i: int, *, before: Group) -> tuple[Group, bool] | None:
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
        kin = m + 1 if m + 1 < n and tokens[m].low in _OF_KIN else m
        if group is None and kin < n and _is_kin_beside(tokens, before, kin):
            kind = category_of(tokens, m, kin)
            return Group(m, kin, tokens[m].start, tokens[kin].end, Count(1, 1), kind), False
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
