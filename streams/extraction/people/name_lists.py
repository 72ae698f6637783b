"""Persons named one after another with who they are set between: "Layla Odeh, a commander of the wing, Adel Nimr, 40, and two of
her companions"; what stands before the people that a verb takes.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from streams.extraction.people.ages import YEARS_OLD
from streams.extraction.people.groups import group_at
from streams.extraction.people.victim_words import HEADS, PLURALS
from streams.extraction.people.words import PREDICATES, Group, Token
from streams.text.lexicon import words

_BEGINS: Final = words("; : — – . ? ! that when where after before as while but because said which who than")
"""What a clause, and so its list of names, can follow."""
_WHEN_AND_WHERE: Final = words("in on at near according late early yesterday today overnight earlier later")
_APPOSITION: Final = words("a an the his her their its one aged also formerly former") | frozenset(HEADS)
_BEFORE_ROLE: Final = words(
    "the a an his her their senior local freelance young elderly retired former fellow veteran prominent well-known renowned"
)
_LONGEST: Final = 70
_LONGEST_TITLE: Final = 5


def named_before(tokens: Sequence[Token], end: int) -> list[Group]:
    """The persons in the list that ends with token `end`, in order; none where it holds anything else."""
    found: list[Group] = []
    for first, last in _segments(tokens, end):
        person = _person(tokens, first, last, opens=not found)
        if person is not None:
            found.append(person)
        elif not found and _role(tokens, first, last):
            continue  # "the father, Omar Haddad, and three of his sons"
        elif not (_of_him(tokens, first, last) if found else tokens[first].low in _WHEN_AND_WHERE):
            return []
    return found


def _segments(tokens: Sequence[Token], end: int) -> Iterator[tuple[int, int]]:
    """Spans of tokens between commas and "and", brackets left out, from the beginning of the clause to `end`."""
    begin, depth = end, 0
    while begin >= 0 and end - begin < _LONGEST:
        low = tokens[begin].low
        depth += (low == ")") - (low == "(")
        if depth <= 0 and (low in _BEGINS or low in PREDICATES):
            break
        begin -= 1
    first, depth = begin + 1, 0
    last = first - 1
    for i in range(begin + 1, end + 1):
        low = tokens[i].low
        if low == "(":
            depth += 1
        if depth == 0 and low in (",", "and", "&"):
            if last >= first:
                yield first, last
            first, last = i + 1, i
        elif depth == 0:
            last = i
        if low == ")":
            depth = max(0, depth - 1)
    if last >= first:
        yield first, last


def _person(tokens: Sequence[Token], first: int, last: int, *, opens: bool) -> Group | None:
    """Who is named by the whole of a segment, behind a title; the first name has to be a full one."""
    for k in range(first, min(last, first + _LONGEST_TITLE) + 1):
        role = tokens[k].low in HEADS or YEARS_OLD.fullmatch(tokens[k].low) is not None or tokens[k].low in _BEFORE_ROLE
        if not tokens[k].cap and not role:
            return None
        group = group_at(tokens, k, names=True) if tokens[k].cap else None
        if group is not None and group.named and group.last == last:
            return group if last > k or not opens else None
    return None


def _role(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a segment only tells who the one named next is: "the father", "a mother of five"."""
    words_of_role = tokens[first + 1 : min(last, first + _LONGEST_TITLE) + 1]
    return tokens[first].low in ("a", "an", "the") and any(t.low in HEADS for t in words_of_role)


def _of_him(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a segment says who the one before is: his age, his role, whose kin he is; "his children" are victims besides."""
    token = tokens[first]
    if any(t.low in PLURALS and t.low in HEADS for t in tokens[first : min(last, first + 2) + 1]):
        return False
    return token.number is not None or token.low.isdigit() or token.low in _APPOSITION or not token.cap
