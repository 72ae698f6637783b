"""Groups of people in a sentence: "five Yemeni fighters", "a woman", "his two bodyguards", "12 others", "a number of civilians"."""

from collections.abc import Sequence
from typing import Final

from streams.domain.report import Count
from streams.extraction.people import victim_words as lexicon
from streams.extraction.people.ages import OF_AGE, YEARS_OLD, YOUNG, aged, young
from streams.extraction.people.counted import numbered
from streams.extraction.people.kinds import category_of, head_at
from streams.extraction.people.names import name_at, names_listed
from streams.extraction.people.words import (
    DEFINITE,
    ORDINALS,
    PARTICIPLES,
    PLURAL,
    POSSESSIVE,
    QUANT,
    STOP,
    Group,
    Token,
    count_of,
)
from streams.text.lexicon import words

_ARTICLES: Final = words("a an another one")
_REST: Final = words("other remaining")
_PRONOUNS: Final = words("him himself them themselves")
STARTERS: Final = (
    _ARTICLES
    | DEFINITE
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
        return numbered(tokens, i, i)
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
        return _singular(tokens, i, "his") if tokens[i + 1].number is None else numbered(tokens, i + 1, i)
    if low in POSSESSIVE or low in DEFINITE or low == "all":
        if i + 1 < len(tokens) and tokens[i + 1].number is not None and low != "that":
            group = numbered(tokens, i + 1, i)
            if group is not None and low != "all" and low in DEFINITE:
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
        name = name_at(tokens, title)  # "killing paramedic Sami Odeh"
        if name is not None:
            kind = category_of(tokens, i, title - 1)
            return Group(i, name.last, token.start, name.end, Count(1, 1), kind, named=True)
    if token.cap and i + 2 < len(tokens) and tokens[i + 2].cap and _is_person(tokens[i + 1].low):
        return _group_at(tokens, i + 1, names=True)  # "killing YPG commander Sami Odeh"
    return name_at(tokens, i)


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
    rest = numbered(tokens, i + 2, i)
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
    while j < len(tokens) and tokens[j].low in QUANT and tokens[j].low != "others":
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


def _closed(tokens: Sequence[Token], i: int) -> bool:
    """Whether names in an aside end at token `i`: "his sons, Omar and Sami, were hurt"."""
    return i >= len(tokens) or tokens[i].low in (",", "–", "—", "-", ")", ";")


def _family_of(tokens: Sequence[Token], first: int, at: int) -> Group | None:
    """As many as a family counts: "a family of six", "a family of six people"."""
    number = tokens[at].number
    if number is None:
        return None
    people = at + 1 < len(tokens) and tokens[at + 1].low in ("people", "persons", "members", "civilians")
    last = at + people
    return Group(first, last, tokens[first].start, tokens[last].end, count_of(number), category_of(tokens, last, last))


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
            return _family_of(tokens, i, head + 2)
        return Group(i, head, tokens[i].start, tokens[head].end, None, anaphoric=low in DEFINITE)
    if noun == "couple":
        return Group(i, head, tokens[i].start, tokens[head].end, Count(2, 2), anaphoric=low in DEFINITE)
    if noun in ("parents", "grandparents") and (low in POSSESSIVE or low == "the" or noun == "grandparents"):
        return Group(i, head, tokens[i].start, tokens[head].end, Count(2, 2))
    plural = noun in lexicon.PLURALS and low != "one" and not (low == "another" and j > i + 1)
    if plural and noun in lexicon.KIN and (low in POSSESSIVE or low == "the"):
        aside = head + 2 < len(tokens) and tokens[head + 1].low in (",", "–", "—", "-", "(")
        listed = names_listed(tokens, head + 1 + aside)
        if listed is not None and (not aside or _closed(tokens, listed[1] + 1)):
            names, end = listed
            return Group(i, end, tokens[i].start, tokens[end].end, Count(names, names), category)
    count = None if plural else Count(1, 1)
    if plural and (noun == "twins" or any(t.low == "twin" for t in tokens[j:head])):
        count = Count(2, 2)  # "her twin daughters"
    if noun in ("crew", "staff", "personnel", "others", "people"):
        count = None
    return Group(
        i, head, tokens[i].start, tokens[head].end, count, category, anaphoric=low in DEFINITE, others=low == "another"
    )
