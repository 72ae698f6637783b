"""The counts that a chain of people states: one for each category, and their sum."""

from streams.domain.vocabulary import Category
from streams.extraction.mentions import TollPart
from streams.extraction.numbers.counts import add
from streams.extraction.people.victims import Chain
from streams.extraction.people.words import PLURAL, Group


def toll_parts(chain: Chain) -> tuple[TollPart, ...]:
    """The counts a chain states: its categories, and their sum as the total."""
    from_words: dict[Category, list[Group]] = {}
    kinds = {g.category for g in chain.groups}
    for group in chain.groups:
        if group.category is not None and group.count is not None and not (len(kinds) > 1 and group.implied):
            from_words.setdefault(group.category, []).append(group)
    parts: list[TollPart] = []
    total = add([g.count for g in chain.groups])
    for group in chain.subset:
        if group.whole:
            group.count = total
    if total is not None:
        parts.append(TollPart("total", total, chain.groups[0].start, max(g.end for g in chain.groups)))
    stated = set(from_words)
    for group in chain.subset:
        bare = group.count == PLURAL and group.first == group.last  # "mostly women and children": no number of them
        known = group.category is not None and group.count is not None and not (group.implied and not group.whole)
        if known and group.category is not None and group.category not in stated and not bare:
            from_words.setdefault(group.category, []).append(group)
    for category, groups in from_words.items():
        count = add([g.count for g in groups])
        if count is not None:
            parts.append(TollPart(category, count, groups[0].start, groups[-1].end))
    return tuple(parts)
