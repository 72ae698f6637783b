"""Some of those just counted ("four of them children"), and people who only tell of it ("two officials said")."""

from collections.abc import Sequence
from typing import Final

from streams.domain.report import Count
from streams.extraction.people import victim_words as lexicon
from streams.extraction.people.ages import aged
from streams.extraction.people.groups import STARTERS, group_at
from streams.extraction.people.kinds import ARMED_ONLY, category_of, head_at, of_them
from streams.extraction.people.words import PARTICIPLES, WEEKDAYS, Group, Token, count_of
from streams.text.lexicon import words

_SPEAKERS: Final = words(
    "spokesman spokesperson spokeswoman official officials resident residents doctor doctors officer officers leader chief mayor governor medic medics"
)


_SPEECH: Final = words(
    "said says say told added reported confirmed stated announced claimed explained witnessed posted"
)


_SUBSET: Final = words("including includes include included comprising mostly mainly namely incl")


def share_at(tokens: Sequence[Token], i: int) -> Group | None:
    """Some of those just counted, of a kind: "four of them children", "one of whom was a girl", "all of them gunmen",
    "all civilians", "three women among them". None if no kind is said.
    """
    token = tokens[i]
    if i > 1 and tokens[i - 1].low == "in" and tokens[i - 2].number is not None:
        return None  # "nine in ten of them civilians"
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if token.low == "one" and following in ("was", "is"):
        share = aged(tokens, of_them(tokens, Group(i, i, token.start, token.end, Count(1, 1))))
        return share if share.category is not None else None
    if following == "of" and i + 2 < len(tokens) and tokens[i + 2].low in ("them", "whom", "these"):
        if token.number is not None:
            share = Group(i, i + 2, token.start, tokens[i + 2].end, count_of(token.number))
        elif token.low in ("all", "both", "one"):
            count = {"one": Count(1, 1), "both": Count(2, 2)}.get(token.low)
            share = Group(i, i + 2, token.start, tokens[i + 2].end, count, whole=token.low == "all")
        else:
            return None
        share = aged(tokens, of_them(tokens, share))
        whence = i + 3 < len(tokens) and tokens[i + 3].low in ("from", "members", "belonging")
        if _of_several_kinds(tokens, share):
            return None
        if share.category is None and whence and {t.low for t in tokens[i + 4 : i + 10]} & ARMED_ONLY:
            share.category = "militants"
        return share if share.category is not None else None
    if token.low == "all" and following in ("were", "are"):
        share = aged(tokens, of_them(tokens, Group(i, i, token.start, token.end, None, whole=True)))
        return share if share.category is not None else None
    if token.low == "all" and following in lexicon.PLURALS:
        head = head_at(tokens, i + 1)
        if head is not None and not _speaks(tokens, head + 1):
            kind = category_of(tokens, i + 1, head)
            share = Group(i, head, token.start, tokens[head].end, None, kind, whole=True)
            if _of_several_kinds(tokens, share):
                return None  # "all women and children"
            return None if kind is None else Group(i, head, token.start, tokens[head].end, None, kind, whole=True)
        return None
    group = group_at(tokens, i) if token.number is not None or token.low in STARTERS else None
    if group is None or group.category is None or group.count is None or group.last + 2 >= len(tokens):
        return None
    among = tokens[group.last + 1].low in ("among", "amongst") and tokens[group.last + 2].low in ("them", "whom")
    return group if among else None


def subset_at(tokens: Sequence[Token], i: int) -> int | None:
    """Where the subset begins if its marker stands at `i` ("including", "among them", "of whom")."""
    if i >= len(tokens):
        return None
    low = tokens[i].low
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if low in _SUBSET:
        return i + 1
    if low == "among" and following in ("them", "whom", "those"):
        j = i + 2
        while j < len(tokens) and tokens[j].low in ("were", "are", "was", "is", "killed", ",", "at"):
            j += 1
        return j
    if low in ("most", "many", "majority", "half", "some") and following == "of":
        return i + 3
    if low == "of" and following == "whom" and i + 2 < len(tokens) and tokens[i + 2].number is not None:
        return i + 2
    if low == "the" and following == "majority" and i + 2 < len(tokens) and tokens[i + 2].low == "of":
        return i + 4
    return None


def _of_several_kinds(tokens: Sequence[Token], share: Group) -> bool:
    """Whether another kind without a number follows, so that neither has one: "five of them women and little ones"."""
    i = share.last + 1
    if share.category is None or i + 1 >= len(tokens) or tokens[i].low not in ("and", "or", "&"):
        return False
    head = head_at(tokens, i + 1)
    return tokens[i + 1].low == "little" or (
        head is not None and category_of(tokens, i + 1, head) not in (None, share.category)
    )


def speaks(tokens: Sequence[Token], group: Group) -> bool:
    """Whether `group` are people who tell of it: "…, two officials and a resident said"."""
    i = group.last + 1
    if i < len(tokens) and tokens[i].low in ("for", "of", "at", "from", "in") and tokens[group.last].low in _SPEAKERS:
        while i < len(tokens) and i - group.last < 12 and tokens[i].low not in _SPEECH:
            if tokens[i].low in (",", ";", ".", "and", "were", "was", "who"):
                return False
            i += 1
    while i < len(tokens) and tokens[i].low in ("have", "has", "had", "later", "also", "on", *WEEKDAYS):
        i += 1
    return _speaks(tokens, i)


def _speaks(tokens: Sequence[Token], i: int) -> bool:
    after = tokens[i + 1].low if i + 1 < len(tokens) else ""
    return i < len(tokens) and tokens[i].low in _SPEECH and after not in PARTICIPLES and after not in ("to", "by")
