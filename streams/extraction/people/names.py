"""Persons named by capitalised words, alone or in a row."""

from collections.abc import Sequence
from typing import Final

from streams.domain.report import Count
from streams.extraction.people.words import (
    NOT_NAMES,
    Group,
    Token,
)


def names_listed(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """How many persons are named from token `i` on, two or more, and where the last name ends: "their sons Omar, Ali and Adel"."""
    names, end, joined = 0, i, False
    while i < len(tokens) and names < _MOST_NAMES and (name := name_at(tokens, i)) is not None:
        names, end, i = names + 1, name.last, name.last + 1
        if joined or i >= len(tokens):
            break
        i += tokens[i].low == ","
        joined = i < len(tokens) and tokens[i].low in ("and", "&")
        i += joined
        if i == end + 1:
            break
    return (names, end) if joined and names > 1 else None


_MOST_NAMES: Final = 12


def name_at(tokens: Sequence[Token], i: int) -> Group | None:
    """A run of capitalised words that can be a person's name."""
    j = i
    while (
        j < len(tokens)
        and j - i < 8
        and (
            (tokens[j].cap and tokens[j].low not in NOT_NAMES)
            or (
                j > i
                and tokens[j].low in ("al", "bin", "ibn", "el", "abu", "-", "’", "'", "“", "”", '"', "of")
                and _caps_follow(tokens, j)
            )
        )
    ):
        j += 1
    if j == i:
        return None
    return Group(i, j - 1, tokens[i].start, tokens[j - 1].end, Count(1, 1), named=True)


def _caps_follow(tokens: Sequence[Token], j: int) -> bool:
    return j + 1 < len(tokens) and tokens[j + 1].cap and tokens[j + 1].low not in NOT_NAMES and tokens[j].low != "of"
