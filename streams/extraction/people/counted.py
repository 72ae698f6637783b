"""Groups that open with a number: "nine women and children", "six of the eight passengers", "two others"."""

from collections.abc import Sequence
from typing import Final

from streams.domain.report import Count
from streams.domain.vocabulary import Category
from streams.extraction.people import victim_words as lexicon
from streams.extraction.people.kinds import category_of, described, head_at
from streams.extraction.people.words import (
    DEFINITE,
    PARTICIPLES,
    POSSESSIVE,
    QUANT,
    STOP,
    Group,
    Token,
    count_of,
)
from streams.text.lexicon import words

_OF: Final = POSSESSIVE | DEFINITE | words("them whom")
_COUNTED_APART: Final = words("others people families couple couples bodies babies twins")
_LONGEST_NOUN: Final = 3
_SEVERAL: Final = 3
"""From this number on it can be of two kinds of people at once."""


def _under_one_number(
    tokens: Sequence[Token], head: int, count: Count, category: Category | None
) -> tuple[int, Category | None]:
    """The last noun and the category of "nine women and children": one number is of both, and of how many each is not told."""
    k = head + 2
    if (count.min or 0) < _SEVERAL or k >= len(tokens) or tokens[head + 1].low not in ("and", "or"):
        return head, category
    kinds = tokens[head].low, tokens[k].low
    known = [kind in lexicon.PLURALS and kind not in _COUNTED_APART for kind in kinds]
    if not known[1] or not (known[0] or kinds[0] not in lexicon.HEADS):
        return head, category
    return k, category if category_of(tokens, k, k) == category else None


def numbered(tokens: Sequence[Token], i: int, first: int) -> Group | None:
    """A group that opens with a number at `i` (its determiner at `first`)."""
    number = tokens[i].number
    assert number is not None  # noqa: S101 - the callers looked
    if i and tokens[i - 1].low == "mirage":
        return None
    count = count_of(number)
    j = i + 1
    others = False
    while j < len(tokens) and tokens[j].low in QUANT:
        others = True
        j += 1
    if (
        j + 1 < len(tokens)
        and tokens[j].low == "of"
        and (tokens[j + 1].low in _OF or head_at(tokens, j + 1) is not None)
    ):
        if tokens[j + 1].low in ("them", "whom"):
            return Group(first, j + 1, tokens[first].start, tokens[j + 1].end, count, anaphoric=True)
        others = others or tokens[j + 1].low == "others"
        j += 2 if tokens[j + 1].low in _OF else 1
        if j < len(tokens) and tokens[j].number is not None:
            return _of_counted(tokens, first, j, count)
        if j < len(tokens) and tokens[j].low in ("injured", "wounded") and tokens[j - 1].low in _OF:
            return Group(first, j, tokens[first].start, tokens[j].end, count, anaphoric=True)  # "three of the wounded"
    if j + 2 < len(tokens) and tokens[j].low == "(" and tokens[j + 1].low.isdigit() and tokens[j + 2].low == ")":
        j += 3  # "twenty-seven (27) militants"
    head = head_at(tokens, j)
    if head is not None:
        if tokens[head].low in ("families", "households"):
            return Group(first, head, tokens[first].start, tokens[head].end, None)
        if tokens[head].low == "couple" and number.max == 1:
            count = Count(2, 2)
        last, category = _under_one_number(tokens, head, count, category_of(tokens, j, head))
        end, category = described(tokens, last, category)
        return Group(first, end, tokens[first].start, tokens[end].end, count, category, others=others)
    if (
        j + 1 < len(tokens)
        and tokens[j].low == ","
        and number.min != number.max
        and tokens[j + 1].low in ("people", "civilians")
    ):
        return Group(first, j + 1, tokens[first].start, tokens[j + 1].end, count, category_of(tokens, j + 1, j + 1))
    if j < len(tokens) and tokens[j].low in lexicon.ANIMALS_AND_THINGS:
        return None
    if j < len(tokens) and tokens[j].low in _ARMED_PLURALS:
        return Group(first, j, tokens[first].start, tokens[j].end, count, "militants", others=others)
    return _by_unknown_noun(tokens, first, j, count, others=others)


def _by_unknown_noun(tokens: Sequence[Token], first: int, j: int, count: Count, *, others: bool) -> Group | None:
    """So many by a noun that no list has, or by none; its words begin at `j`. None if the noun is of things."""
    end = j - 1
    if (
        j < len(tokens)
        and not others
        and tokens[j].low[:1].isalpha()
        and tokens[j].low not in STOP
        and tokens[j].low not in QUANT
    ):
        k = j
        while (
            k + 1 < len(tokens)
            and k - j < _LONGEST_NOUN
            and not tokens[k].low.endswith("s")
            and tokens[k + 1].low[:1].isalpha()
            and tokens[k + 1].low not in STOP
        ):
            k += 1
        if tokens[k].low in lexicon.ANIMALS_AND_THINGS:
            return None
        if tokens[k].low.endswith(("s", "ese", "ish")) or tokens[j].cap:
            end = k
            last, _ = _under_one_number(tokens, k, count, None) if tokens[k].low.endswith("s") else (k, None)
            if last != k:  # "40 smallholders and villagers"
                return Group(first, last, tokens[first].start, tokens[last].end, count)
    return Group(first, end, tokens[first].start, tokens[end].end, count, None, others=others, weak=not others)


def _of_counted(tokens: Sequence[Token], first: int, j: int, count: Count) -> Group | None:
    """Some of a counted group: "six of the eight passengers"; None if the eight are the victims ("of the eight killed")."""
    head = head_at(tokens, j + 1)
    last = j if head is None else head
    after = tokens[last + 1].low if last + 1 < len(tokens) else ""
    then = {t.low for t in tokens[last + 2 : last + 6]}
    if (after in PARTICIPLES and after not in _DIED) or (after in ("who", "that") and then & PARTICIPLES):
        return None
    kind = None if head is None else category_of(tokens, j + 1, head)
    return Group(first, last, tokens[first].start, tokens[last].end, count, kind, weak=head is None)


_DIED: Final = words("died perished succumbed")
"""Said of some of them: "one of the two died"; who was killed is said of all."""
_ARMED_PLURALS: Final = words("taliban taleban shabaab al-shabaab khawarij mujahideen isis daesh hezbollah hamas")
