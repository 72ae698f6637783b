"""The noun that a group of people ends with, and which category it and the words around it give."""

import re
from collections.abc import Sequence
from typing import Final

from streams.domain.vocabulary import Category
from streams.extraction.numbers.grammar import COUNTING
from streams.extraction.people import victim_words as lexicon
from streams.extraction.people.words import STOP, Group, Token
from streams.text.lexicon import words

_AGE: Final = re.compile(r"year|month|yr|day-old|week-old")


_MODIFIERS: Final = 6


_COPULA: Final = words("were are was is being reportedly reported considered believed to be a an also said thought all")


ARMED_ONLY: Final = lexicon.ARMED_NAMES - {"alleged", "suspected", "is"}


_TAKEN_FOR: Final = words("suspected believed thought alleged described identified accused presumed")


def head_at(tokens: Sequence[Token], j: int) -> int | None:
    """Index of the people noun that ends the phrase whose modifiers begin at `j`."""
    best = None
    k = j
    while k < len(tokens) and k - j <= _MODIFIERS:
        low = tokens[k].low
        if (
            low[0].isdigit()
            and _AGE.search(low + " " + (tokens[k + 1].low if k + 1 < len(tokens) else ""))
            and k - j < 3
        ):
            k += 3 if k + 2 < len(tokens) and tokens[k + 2].low == "old" else 1
            j = k
            continue
        if tokens[k].number is not None or (not low[0].isalpha() and low != "-"):
            if low in ("“", '"', "‘", "'", "”", "’") and k - j < 4:
                k += 1
                continue
            break
        base = low[:-2] if low.endswith(("'s", "’s")) else low
        if base in lexicon.HEADS and base == low:
            best = k
        elif (
            (low in STOP and low != "reported" and not (low == "is" and tokens[k].cap))
            or best is not None
            or (low in lexicon.ANIMALS_AND_THINGS and not _whose(tokens, k))
        ):
            break
        k += 1
    return best


def _whose(tokens: Sequence[Token], k: int) -> bool:
    """Whether the thing at `k` only says of which people the talk is: "camel herders", "bus passengers"."""
    after = tokens[k + 1].low if k + 1 < len(tokens) else ""
    plural = tokens[k].low.endswith("s") and tokens[k].low != "bus"
    return not plural and after in lexicon.HEADS


def category_of(tokens: Sequence[Token], j: int, head: int) -> Category | None:
    """Which category the noun at `head` with its modifiers from `j` is."""
    noun = tokens[head].low
    category = lexicon.HEADS.get(noun)
    before = {t.low for t in tokens[j:head]}
    if before & lexicon.CIVIL_MODIFIERS:
        return category if category in ("children", "women") else "civilians"
    if before & lexicon.YOUNG_MODIFIERS and noun in lexicon.YOUNGER_KIN:
        return "children"
    if noun in lexicon.FORCES_HEADS and before & lexicon.FORCES_NAMES and "islamic" not in before:
        return "security_forces"
    if category is not None and category != "civilians":
        return category
    if before & lexicon.WOMEN_MODIFIERS:
        return "women"
    if before & lexicon.ARMED_NAMES and category is None:
        return "militants"
    if category is None and head + 1 < len(tokens) and tokens[head + 1].low in ("of", "from"):
        after = {t.low for t in tokens[head + 2 : head + 7]}
        if after & ARMED_ONLY:
            return "militants"
        if after & {"army", "police", "forces", "military"}:
            return "militants" if after & lexicon.REBEL_ARMIES else "security_forces"
    return category


def described(tokens: Sequence[Token], head: int, category: Category | None) -> tuple[int, Category | None]:
    """End and category of a group past what it is taken for: "four people suspected of being militants"."""
    if category is None and head + 3 < len(tokens) and tokens[head + 1].low in _TAKEN_FOR:
        j = head + 2
        while (
            j < head + 6 and j < len(tokens) and tokens[j].low in ("of", "to", "be", "being", "as", "by", "is", "are")
        ):
            j += 1
        noun = head_at(tokens, j) if j < len(tokens) else None
        if noun is not None and (kind := category_of(tokens, j, noun)) is not None:
            return noun, kind
    return head, category


def category_after(tokens: Sequence[Token], j: int) -> tuple[int, Category | None] | None:
    """The people noun said of a group behind "were": its token and category."""
    while j < len(tokens) and tokens[j].low in _COPULA:
        j += 1
    head = head_at(tokens, j) if j < len(tokens) else None
    if head is None:
        young = _under_age(tokens, j)
        return None if young is None else (young, "children")
    return head, category_of(tokens, j, head)


def _under_age(tokens: Sequence[Token], j: int) -> int | None:
    """Where "younger than ten", "under the age of eighteen" ends, if it stands at `j`."""
    said = [t.low for t in tokens[j : j + 5]]
    skip = next((len(w) for w in _YOUNGER if said[: len(w)] == list(w)), None)
    if skip is None or j + skip >= len(tokens):
        return None
    age = tokens[j + skip]
    years = age.number.max if age.number is not None else int(age.low) if age.low.isdigit() else None
    if years is None and age.low in COUNTING:
        years = COUNTING.index(age.low)
    return j + skip if years is not None and years <= _OF_AGE else None


_OF_AGE: Final = 18
_YOUNGER: Final = (
    ("younger", "than"),
    ("under", "the", "age", "of"),
    ("below", "the", "age", "of"),
    ("under",),
    ("aged", "under"),
)


def of_them(tokens: Sequence[Token], group: Group) -> Group:
    """In "three of whom were children" the category stands behind."""
    found = category_after(tokens, group.last + 1)
    if found is None:
        return group
    return Group(group.first, found[0], group.start, tokens[found[0]].end, group.count, found[1], whole=group.whole)
