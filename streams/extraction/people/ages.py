"""Ages told of people: "Sami Odeh, 11,", "two lads aged 12 and 14", "a girl of ten", "a 13-year-old"; they count nobody, and the young
are children.
"""

import re
from collections.abc import Sequence
from typing import Final

from streams.domain.report import Count
from streams.extraction.numbers.grammar import COUNTING
from streams.extraction.people import victim_words as lexicon
from streams.extraction.people.words import Group, Token
from streams.text.lexicon import words

YEARS_OLD: Final = re.compile(r"(\d{1,3}|[a-z]+)-years?-old")
YOUNG: Final = COUNTING[1:18]
"""Ages under eighteen in words, in order."""
OF_AGE: Final = 18
_OF_AN_AGE: Final = words("man woman boy girl lad youth child daughter son baby toddler teenager")

_AGED: Final = words("aged age ages")
_PARENTS: Final = words("mother father grandmother grandfather parent widow widower mum dad mom")
_OF_ALL_AGES: Final = words("oldest youngest eldest")
_LONGEST_LIST: Final = 12


def young(tokens: Sequence[Token], group: Group) -> Group:
    """`group`, one person named, as a child if the age told beside the name is one ("Sami Odeh, 11,", "9-year-old Sami")."""
    i = group.last + 1
    if group.category is not None or group.count != Count(1, 1):
        return group
    before = YEARS_OLD.fullmatch(tokens[group.first - 1].low) if group.first else None
    age = None
    if before is not None:
        age = int(before.group(1)) if before.group(1).isdigit() else _age_in_words(before.group(1))
    elif i + 2 < len(tokens) and tokens[i].low in (",", "(", "aged"):
        k = i + 2 if tokens[i + 1].low == "aged" and i + 3 < len(tokens) else i + 1
        told = tokens[k + 1].low
        if tokens[i].low == "aged" or tokens[i + 1].low == "aged" or told in (",", ")", "years", "year", "."):
            age = _years(tokens[k])
    if age is not None and age < OF_AGE:
        group.category = "children"
    return group


def _age_in_words(word: str) -> int | None:
    return YOUNG.index(word) + 1 if word in YOUNG else None


def aged(tokens: Sequence[Token], group: Group) -> Group:
    """`group` past the ages told behind it ("two lads aged 12 and 14", "a couple, 61 and 64,"); the young are children."""
    i = group.last + 1
    told = tokens[i].low if i < len(tokens) else ""
    if group.count is None or (told not in ("aged", ",", "(") and not (told == "of" and _may_be_of_age(tokens, group))):
        return group
    ages: list[int] = []
    k = i + 1
    if told == "," and k < len(tokens) and tokens[k].low == "aged":
        told, k = "aged", k + 1
    while k < len(tokens) and (age := _years(tokens[k], oldest=told == "aged")) is not None:
        ages.append(age)
        k += 1
        joint = ("and", ",", "to") if told == "aged" else ("and", ",")
        if k + 1 < len(tokens) and tokens[k].low in joint and _years(tokens[k + 1]) is not None:
            k += 1
    if not ages or (told in ",(" and (len(ages) != group.count.max or k >= len(tokens) or tokens[k].low not in ",)")):
        return group
    group.last, group.end = k - 1, tokens[k - 1].end
    if group.category is None and max(ages) < OF_AGE and len(ages) == group.count.max:
        group.category = "children"
    return group


def _may_be_of_age(tokens: Sequence[Token], group: Group) -> bool:
    """Whether "of ten" behind `group` is an age: "a girl of ten"; of a number of people it is not ("a family of ten")."""
    after = tokens[group.last + 3].low if group.last + 3 < len(tokens) else ""
    return tokens[group.last].low in _OF_AN_AGE and after not in lexicon.HEADS


def _years(token: Token, *, oldest: bool = False) -> int | None:
    """An age as a number of its own; the `oldest` of a range ("aged between 19 and 63")."""
    if token.number is not None:
        if oldest:
            return token.number.max
        return token.number.max if token.number.min == token.number.max else None
    if token.low in YOUNG:
        return YOUNG.index(token.low) + 1
    return int(token.low) if token.low.isdigit() and len(token.low) < 3 else None


def is_age(tokens: Sequence[Token], i: int) -> bool:
    """Whether the number at `i` counts nobody: "aged between 12 and 60", "the oldest of them 14"."""
    if tokens[i].number is None or i == 0:
        return False
    after = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if i > 2 and tokens[i - 1].low == "and" and tokens[i - 3].low in _AGED and after in ("),"):
        return True
    if tokens[i - 1].low in (",", "and") and _in_a_list_of_ages(tokens, i):
        return True
    if after == "," and i > 3 and tokens[i - 1].low == "and" and tokens[i - 3].low == "," and tokens[i - 4].cap:
        return tokens[i - 2].number is not None or tokens[i - 2].low.isdigit()  # "Omar and Adel Odeh, 8 and 10,"
    if after == "and" and i > 1 and tokens[i - 1].low == "," and tokens[i - 2].cap and _ages_follow(tokens, i):
        return True
    if i > 1 and tokens[i - 1].low == "of" and tokens[i - 2].low in _AGED:
        return True
    if i > 3 and [t.low for t in tokens[i - 4 : i : 3]] == ["ages", "and"]:
        return True  # "between the ages of 2 and 13"
    if tokens[i - 1].low in _AGED or (i > 2 and tokens[i - 1].low == "to" and tokens[i - 3].low in _AGED):
        return True
    return tokens[i - 1].low in ("them", "whom") and any(t.low in _OF_ALL_AGES for t in tokens[max(0, i - 4) : i])


def _ages_follow(tokens: Sequence[Token], i: int) -> bool:
    """Whether the number at `i` is the first of two behind names: "Omar and Adel Odeh, 8 and 10,"."""
    second = tokens[i + 2 : i + 4]
    return len(second) == 2 and second[0].number is not None and second[1].low == ","


def _in_a_list_of_ages(tokens: Sequence[Token], i: int) -> bool:
    """Whether only numbers stand between "aged" and the one at `i`: "aged 14, 12 and 10"."""
    j = i - 1
    while (
        j > 0
        and i - j < _LONGEST_LIST
        and (tokens[j].low in (",", "and") or tokens[j].number is not None or tokens[j].low.isdigit())
    ):
        j -= 1
    return j < i - 2 and tokens[j].low in _AGED


def of_a_parent(tokens: Sequence[Token], i: int) -> bool:
    """Whether the number at `i` only says how many children somebody has: "a mother of three"."""
    if i < 2 or tokens[i - 1].low != "of" or tokens[i - 2].low not in _PARENTS:
        return False
    return i + 1 >= len(tokens) or tokens[i + 1].low not in lexicon.HEADS


def of_an_age(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is one of those that tell an age: "between three and eleven years"."""
    low = tokens[i].low
    number = low == "#" or low.isdigit() or low in COUNTING
    after = tokens[i + 1].low
    return (
        number
        or low in ("to", ",", "between", "from", "years", "months", "old")
        or (low == "and" and after in COUNTING)
    )
