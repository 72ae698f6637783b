"""Groups of people in a sentence: "five Yemeni fighters", "a woman", "his two bodyguards", "12 others", "a number of civilians"."""

from collections.abc import Sequence
from typing import Final

from streams.domain.report import Count
from streams.domain.vocabulary import Category
from streams.extraction.people import victim_words as lexicon
from streams.extraction.people.ages import OF_AGE, YEARS_OLD, YOUNG, aged, young
from streams.extraction.people.kinds import category_of, described, head_at
from streams.extraction.people.words import (
    NOT_NAMES,
    ORDINALS,
    PARTICIPLES,
    PLURAL,
    POSSESSIVE,
    STOP,
    Group,
    Token,
    count_of,
)
from streams.text.lexicon import words

_ARTICLES: Final = words("a an another one")


_DEFINITE: Final = words("the this that these those")


_OF: Final = POSSESSIVE | _DEFINITE | words("them whom")


_QUANT: Final = words("more other others additional further another extra")


_REST: Final = words("other remaining")


_PRONOUNS: Final = words("him himself them themselves")


STARTERS: Final = (
    _ARTICLES
    | _DEFINITE
    | POSSESSIVE
    | _PRONOUNS
    | words("all both some many multiple numerous various people others")
    | frozenset(w for w in lexicon.PLURALS if lexicon.HEADS.get(w) is not None)
)
"""Words, besides numbers, that a group can begin with."""


def group_at(tokens: Sequence[Token], i: int, *, names: bool = False) -> Group | None:
    """The group that begins with token `i`, if one does. `names`: a run of capitalised words counts as a person."""
    group = _group_at(tokens, i, names=names)
    if group is None:
        return None
    noun = tokens[group.last].low
    if group.named and tokens[group.first].low in lexicon.OCCUPATIONS:
        noun = tokens[group.first].low
    one_of_them = group.count == Count(1, 1) and not group.named and noun not in lexicon.MILITANTS
    group.implied = (group.category == "civilians" and noun in lexicon.OCCUPATIONS) or (
        group.category == "militants" and one_of_them
    )
    return young(tokens, group) if group.named else aged(tokens, group)


def _group_at(tokens: Sequence[Token], i: int, *, names: bool) -> Group | None:
    token = tokens[i]
    if token.number is not None:
        return _numbered(tokens, i, i)
    low = token.low
    if low in ("a", "some", "many", "multiple", "numerous", "various"):
        group = _some(tokens, i)
        if group is not None:
            return group
    if low == "that" and (i + 1 >= len(tokens) or not _is_person(tokens[i + 1].low)):
        return None  # "claimed that others were hurt"
    if low == "the" and i + 2 < len(tokens) and tokens[i + 1].low in _REST and tokens[i + 2].number is not None:
        return _the_rest(tokens, i)
    if owns_kin(tokens, i):  # "Huda's husband", "Huda's four children"
        return _singular(tokens, i, "his") if tokens[i + 1].number is None else _numbered(tokens, i + 1, i)
    if low in POSSESSIVE or low in _DEFINITE or low == "all":
        if i + 1 < len(tokens) and tokens[i + 1].number is not None and low != "that":
            group = _numbered(tokens, i + 1, i)
            if group is not None and low != "all" and low in _DEFINITE:
                group.anaphoric = True
            return group
        return _singular(tokens, i, low)
    if low == "both":
        return _both(tokens, i)
    if low in _ARTICLES:
        return _singular(tokens, i, low)
    if low in _PRONOUNS:
        return Group(
            i,
            i,
            token.start,
            token.end,
            Count(1, 1) if low in ("him", "himself") else None,
            anaphoric=True,
            named=low in ("him", "himself"),
        )
    if low in lexicon.PLURALS and lexicon.HEADS.get(low, None) is not None:
        generic = lexicon.HEADS[low] in ("civilians", "children", "women")
        return Group(i, i, token.start, token.end, PLURAL if generic else None, lexicon.HEADS[low])
    if low in ("people", "others"):
        return Group(i, i, token.start, token.end, PLURAL, others=low == "others")
    return _person_at(tokens, i) if names else None


def _person_at(tokens: Sequence[Token], i: int) -> Group | None:
    """Somebody named at `i`, behind titles or the name of his group: "paramedic Sami Odeh", "YPG commander Sami Odeh"."""
    token = tokens[i]
    title = i
    while title + 1 < len(tokens) and title - i < 3 and _is_person(tokens[title].low):
        title += 1
    if title > i and tokens[title].cap:
        name = _name(tokens, title)  # "killing paramedic Sami Odeh"
        if name is not None:
            kind = category_of(tokens, i, title - 1)
            return Group(i, name.last, token.start, name.end, Count(1, 1), kind, named=True)
    if token.cap and i + 2 < len(tokens) and tokens[i + 2].cap and _is_person(tokens[i + 1].low):
        return _group_at(tokens, i + 1, names=True)  # "killing YPG commander Sami Odeh"
    return _name(tokens, i)


def _both(tokens: Sequence[Token], i: int) -> Group:
    """Two told of before: "both", "both men"."""
    head = head_at(tokens, i + 1)
    end = head if head is not None else i
    return Group(
        i,
        end,
        tokens[i].start,
        tokens[end].end,
        Count(2, 2),
        category_of(tokens, i + 1, end) if head else None,
        anaphoric=True,
    )


def _the_rest(tokens: Sequence[Token], i: int) -> Group | None:
    """Those not told of before: "the other four", "the remaining two boys"."""
    rest = _numbered(tokens, i + 2, i)
    if rest is not None:
        rest.others = rest.anaphoric = True
    return rest


def owns_kin(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name at `i` tells whose kin is meant: one of it ("Huda's husband") or so many ("Huda's four children")."""
    if not tokens[i].cap or tokens[i].low[-2:] not in ("'s", "’s") or i + 1 >= len(tokens):
        return False
    k = i + 1 + (tokens[i + 1].number is not None and i + 2 < len(tokens))
    return tokens[k].low in lexicon.KIN and (k > i + 1 or tokens[k].low not in lexicon.PLURALS)


def _is_person(low: str) -> bool:
    return low in lexicon.HEADS and low not in lexicon.PLURALS


def _some(tokens: Sequence[Token], i: int) -> Group | None:
    """A plural without a number: "a number of civilians", "some people", "many others"."""
    low = tokens[i].low
    j = i + 1
    if low == "a":
        while j < len(tokens) and tokens[j].low in (
            "“",
            '"',
            "large",
            "small",
            "significant",
            "great",
            "high",
            "unspecified",
            "good",
        ):
            j += 1
        if j + 1 >= len(tokens) or tokens[j].low not in ("number", "group"):
            return None
        if tokens[j].low == "number" and (
            tokens[j + 1].low in PARTICIPLES or tokens[j + 1].low in ("were", "was", "are", "have")
        ):
            return Group(i, j, tokens[i].start, tokens[j].end, PLURAL)
        if tokens[j + 1].low in ("”", '"') and j + 2 < len(tokens):
            j += 1
        if tokens[j + 1].low != "of":
            return None
        if j + 2 < len(tokens) and tokens[j + 2].low in PARTICIPLES and head_at(tokens, j + 3) is None:
            return Group(i, j + 1, tokens[i].start, tokens[j + 1].end, PLURAL)  # "a number of dead and wounded"
        j += 2
        if j < len(tokens) and tokens[j].low in ("the", "his", "her", "their"):
            j += 1
    while j < len(tokens) and tokens[j].low in _QUANT and tokens[j].low != "others":
        j += 1
    if j < len(tokens) and tokens[j].number is not None:
        return None
    head = head_at(tokens, j)
    if head is None:
        return None
    return Group(
        i,
        head,
        tokens[i].start,
        tokens[head].end,
        PLURAL,
        category_of(tokens, j, head),
        others=tokens[head].low == "others",
    )


_COUNTED_APART: Final = words("others people families couple couples bodies babies twins")
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
    if any(kind not in lexicon.PLURALS or kind in _COUNTED_APART for kind in kinds):
        return head, category
    return k, category if category_of(tokens, k, k) == category else None


def _numbered(tokens: Sequence[Token], i: int, first: int) -> Group | None:
    """A group that opens with a number at `i` (its determiner at `first`)."""
    number = tokens[i].number
    assert number is not None  # noqa: S101 - the callers looked
    if i and tokens[i - 1].low == "mirage":
        return None
    count = count_of(number)
    j = i + 1
    others = False
    while j < len(tokens) and tokens[j].low in _QUANT:
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
    end = j - 1
    weak = True
    if (
        j < len(tokens)
        and not others
        and tokens[j].low[:1].isalpha()
        and tokens[j].low not in STOP
        and tokens[j].low not in _QUANT
    ):
        k = j
        while (
            k + 1 < len(tokens)
            and k - j < 3
            and not tokens[k].low.endswith("s")
            and tokens[k + 1].low[:1].isalpha()
            and tokens[k + 1].low not in STOP
        ):
            k += 1
        if tokens[k].low in lexicon.ANIMALS_AND_THINGS:
            return None
        if tokens[k].low.endswith(("s", "ese", "ish")) or tokens[j].cap:
            end = k
    return Group(first, end, tokens[first].start, tokens[end].end, count, None, others=others, weak=weak and not others)


def _singular(tokens: Sequence[Token], i: int, low: str) -> Group | None:
    """One person: "a child", "his wife", "the commander", "another man"; unless the noun is a plural."""
    j = i + 1
    if low in ("one", "another") and j + 1 < len(tokens) and tokens[j].low == "of":
        j += 2
    head = head_at(tokens, j)
    if (
        low == "one"
        and j > i + 1
        and j + 1 < len(tokens)
        and tokens[j].low == "the"
        and tokens[j + 1].low in PARTICIPLES
    ):
        return Group(i, j + 1, tokens[i].start, tokens[j + 1].end, Count(1, 1))  # "one of the injured"
    if head is None and j < len(tokens) and (years := YEARS_OLD.fullmatch(tokens[j].low)) is not None:
        word = years.group(1)  # "a 13-year-old"
        young = int(word) < OF_AGE if word.isdigit() else word in YOUNG
        return Group(i, j, tokens[i].start, tokens[j].end, Count(1, 1), "children" if young else None)
    ordinal = low in ("a", "an") and j + 1 < len(tokens) and tokens[j].low in ORDINALS
    alone = ordinal and (tokens[j + 1].low in STOP or not tokens[j + 1].low[0].isalpha())
    if head is None and alone:  # "and a third wounded"
        return Group(i, j, tokens[i].start, tokens[j].end, Count(1, 1), others=True)
    if head is None and low == "another" and j < len(tokens) and tokens[j].low in PARTICIPLES | {"was"}:
        return Group(i, i, tokens[i].start, tokens[i].end, Count(1, 1), others=True)
    if head is None:
        return None
    noun = tokens[head].low
    category = category_of(tokens, j, head)
    if noun in ("family", "household"):
        if head + 2 < len(tokens) and tokens[head + 1].low == "of" and tokens[head + 2].number is not None:
            number = tokens[head + 2].number
            return Group(i, head + 2, tokens[i].start, tokens[head + 2].end, count_of(number), None) if number else None
        return Group(i, head, tokens[i].start, tokens[head].end, None, anaphoric=low in _DEFINITE)
    if noun == "couple":
        return Group(i, head, tokens[i].start, tokens[head].end, Count(2, 2), anaphoric=low in _DEFINITE)
    if noun in ("parents", "grandparents") and (low in POSSESSIVE or low == "the" or noun == "grandparents"):
        return Group(i, head, tokens[i].start, tokens[head].end, Count(2, 2))
    plural = noun in lexicon.PLURALS and low != "one" and not (low == "another" and j > i + 1)
    if plural and noun in lexicon.KIN and low in POSSESSIVE:
        listed = names_listed(tokens, head + 1)
        if listed is not None:
            names, end = listed
            return Group(i, end, tokens[i].start, tokens[end].end, Count(names, names), category)
    count = None if plural else Count(1, 1)
    if plural and (noun == "twins" or any(t.low == "twin" for t in tokens[j:head])):
        count = Count(2, 2)  # "her twin daughters"
    if noun in ("crew", "staff", "personnel", "others", "people"):
        count = None
    return Group(
        i, head, tokens[i].start, tokens[head].end, count, category, anaphoric=low in _DEFINITE, others=low == "another"
    )


def names_listed(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """How many persons are named from token `i` on, two or more, and where the last name ends: "their sons Omar, Ali and Adel"."""
    names, end, joined = 0, i, False
    while i < len(tokens) and names < _MOST_NAMES and (name := _name(tokens, i)) is not None:
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


def _of_counted(tokens: Sequence[Token], first: int, j: int, count: Count) -> Group | None:
    """Some of a counted group: "six of the eight passengers"; None if the eight are the victims ("of the eight killed")."""
    head = head_at(tokens, j + 1)
    last = j if head is None else head
    after = tokens[last + 1].low if last + 1 < len(tokens) else ""
    then = {t.low for t in tokens[last + 2 : last + 6]}
    if after in PARTICIPLES or (after in ("who", "that") and then & PARTICIPLES):
        return None
    kind = None if head is None else category_of(tokens, j + 1, head)
    return Group(first, last, tokens[first].start, tokens[last].end, count, kind, weak=head is None)


_ARMED_PLURALS: Final = words("taliban taleban shabaab al-shabaab khawarij mujahideen isis daesh hezbollah hamas")


def _name(tokens: Sequence[Token], i: int) -> Group | None:
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
