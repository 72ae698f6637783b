"""What is said of people between them and those told of next: their names and ages, who they are, whose kin, words in brackets."""

from collections.abc import Sequence
from typing import Final

from streams.domain.report import Count
from streams.extraction.people.groups import group_at
from streams.extraction.people.names import names_listed
from streams.extraction.people.shares import share_at, subset_at
from streams.extraction.people.words import NOT_NAMES, PREDICATES, Group, Token
from streams.text.lexicon import words

_GOES_ON: Final = words("and along together his her their")
_LONGEST_ASIDE: Final = 16
_PAIR: Final = 2
_SENTENCES: Final = words(". ; : ? !")


def past_names(tokens: Sequence[Token], j: int, before: Group) -> int:
    """Past the names of those in `before`, who they are and how old: where what goes on with the chain may stand."""
    n = len(tokens)
    counted = j < n and not before.weak and before.count is not None
    if counted and tokens[j].low in _DASHES and (past := _past_dashes(tokens, j)) != j:
        return past
    if counted and before.count is not None and before.count.max == 1:
        if tokens[j].low == "of" and j + 1 < n and tokens[j + 1].cap and _skip_name(tokens, j + 1) < n:
            of = _skip_name(tokens, j + 1)  # "the leader of the party, Sami Odeh, and five others"
            j = of if tokens[of].low == "," and of + 1 < n and tokens[of + 1].cap else j
        if tokens[j].low == ",":
            k = _skip_name(tokens, j + 1)  # "the governor, Sami Odeh, and two of his men"
            if j + 1 < k < n - 1 and tokens[k].low == "," and tokens[k + 1].low in _GOES_ON:
                j = k
        j = _past_description(tokens, _past_whose_name(tokens, j))
    elif (
        counted
        and j + 1 < n
        and tokens[j].low == ","
        and tokens[j + 1].low in ("both", "all", "each")
        and share_at(tokens, j + 1) is None
    ):
        j = _past_both(tokens, j)
    elif counted and [t.low for t in tokens[j : j + 3 : 2]] == [",", ","] and tokens[j + 1].low in _KIN_OF_ONE_ANOTHER:
        j += 2  # "two women, sisters, and a boy"
    elif counted and tokens[j].low == ",":
        listed = names_listed(tokens, j + 1)  # "two commanders, Omar Said and Adel Nimr, plus 16 others"
        if listed is not None and before.count == Count(listed[0], listed[0]):
            j = listed[1] + 1
    elif before.weak and j < n and tokens[j].low == "," and before.count == Count(2, 2):
        listed = names_listed(tokens, j + 1)  # "a couple, Omar and Huda Said, and their sons"
        j = listed[1] + 1 if listed is not None and listed[0] == _PAIR else j
    if not before.named and not before.weak:
        j = skip_brackets(tokens, _skip_name(tokens, j))
    aged = j + 2 < n and tokens[j].low == "," and tokens[j + 1].low.isdigit() and tokens[j + 2].low == ","
    if aged and (before.named or (before.count is not None and before.count.max == 1)):
        j += 2  # "Sami Odeh, 34, and his sons"
    return _past_role(tokens, j) if before.named else j


_KIN_OF_ONE_ANOTHER: Final = words(
    "sisters brothers siblings cousins twins relatives neighbours neighbors friends colleagues"
)
_DASHES: Final = words("- – —")


def _past_dashes(tokens: Sequence[Token], i: int) -> int:
    """Past what stands between dashes: "seven girls - the eldest twelve - as well as four women"; else `i`."""
    for k in range(i + 1, min(len(tokens) - 1, i + _LONGEST_ASIDE)):
        if tokens[k].low in PREDICATES or tokens[k].low in _SENTENCES:
            break
        if tokens[k].low == tokens[i].low:
            return k + 1 if tokens[k + 1].low in ("and", "along", "together", "as", "plus") else i
    return i


def _past_whose_name(tokens: Sequence[Token], i: int) -> int:
    """Past what somebody is the head of and his name: "the imam of the Ihsan mosque, Sami Odeh, his wife and …"; else `i`."""
    if i >= len(tokens) or tokens[i].low not in ("of", "at", "in", "from", "with"):
        return i
    for k in range(i + 1, min(len(tokens) - 2, i + _LONGEST_ASIDE // 2)):
        if tokens[k].low in PREDICATES or tokens[k].low in _SENTENCES or tokens[k].number is not None:
            break
        if tokens[k].low == ",":
            if tokens[k + 1].low in ("his", "her"):
                return k  # "a doctor at the Quds hospital, her husband and …"
            end = _skip_name(tokens, k + 1)
            named = k + 2 < end < len(tokens) - 1 and tokens[end].low == ","
            return end if named and tokens[end + 1].low in ("his", "her", "and", "two", "#") else i
    return i


def _past_both(tokens: Sequence[Token], i: int) -> int:
    """Past what is said of each: "the grandparents, both in their seventies, and three sons"; else `i`."""
    for k in range(i + 2, min(len(tokens) - 1, i + _LONGEST_ASIDE)):
        if tokens[k].low in PREDICATES or tokens[k].low in _SENTENCES:
            break
        if tokens[k].low == ",":
            return k
    return i


def _past_role(tokens: Sequence[Token], i: int) -> int:
    """Past who somebody named is: "killed Sami Odeh, the commander of the northern wing, and two of his men"; else `i`."""
    if (
        i + 1 >= len(tokens)
        or tokens[i].low != ","
        or tokens[i + 1].low not in ("a", "an", "the", "who", "head", "deputy")
    ):
        return i
    for k in range(i + 2, min(len(tokens) - 1, i + _LONGEST_ASIDE)):
        if tokens[k].low in PREDICATES or tokens[k].low in _SENTENCES:
            break
        if tokens[k].low == ",":
            return k if tokens[k + 1].low in ("and", "along", "together") else i
    return i


def _past_description(tokens: Sequence[Token], i: int) -> int:
    """Past whose relative somebody is and what that one does: "the wife of Sami Odeh – a spokesman of the party – and three …"."""
    j = i
    if tokens[j].low == "of" and j + 1 < len(tokens) and tokens[j + 1].cap:
        j = _skip_name(tokens, j + 1)
    if j < len(tokens) and tokens[j].low in ("–", "—"):
        for k in range(j + 1, min(len(tokens) - 1, j + _LONGEST_ASIDE)):
            if tokens[k].low in PREDICATES:
                break
            if tokens[k].low == tokens[j].low:
                return k + 1 if tokens[k + 1].low in ("and", "along", "together") else i
    return j if j < len(tokens) and tokens[j].low in ("and", "along", "together") else i


def _skip_name(tokens: Sequence[Token], i: int) -> int:
    """Past the name of whom the noun before means ("a child named Sami Odeh", "his wife Huda")."""
    j = i
    if j < len(tokens) and tokens[j].low in ("named", "called", "identified"):
        j += 1
    while (
        j < len(tokens)
        and j - i < 9
        and ((tokens[j].cap and tokens[j].low not in NOT_NAMES) or tokens[j].low in ("al", "abu", "bin", "-", "as"))
    ):
        j += 1
    return j


def _kind_at(tokens: Sequence[Token], i: int) -> bool:
    """Whether a counted kind stands at `i`: "(4 women, 2 newborns)"."""
    group = group_at(tokens, i) if i < len(tokens) and tokens[i].number is not None else None
    return group is not None and group.category is not None


def skip_brackets(tokens: Sequence[Token], i: int) -> int:
    """Past "(24 years old)" or quotation marks after a noun."""
    while i < len(tokens) and tokens[i].low in ("”", "’", "'", '"'):
        i += 1
    if i < len(tokens) and tokens[i].low in "([" and subset_at(tokens, i + 1) is None and not _kind_at(tokens, i + 1):
        for j in range(i + 1, min(len(tokens), i + 12)):
            if tokens[j].low in ")]":
                return j + 1
    return i
