"""Places in a row with one noun for all of them: "the regions of Kursk, Bryansk and Oryol", "Kursk, Bryansk and Oryol oblasts"."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from streams.extraction.places.candidates import Candidate
from streams.gazetteer.fold import words

_BETWEEN: Final = re.compile(r",? (?:and |or |the )*|, ?")
_PLURAL: Final = words(
    "regions oblasts provinces governorates districts states counties towns villages cities townships"
)


def share_nouns(candidates: Sequence[Candidate], buffer: str) -> None:
    """Give each place of a row the plural noun that stands before the first or after the last."""
    for pairs, noun_of in (
        (list(pairwise(candidates)), "noun_before"),
        (list(pairwise(candidates[::-1])), "noun_after"),
    ):
        for known, other in pairs:
            noun = getattr(known.context, noun_of)
            first, second = (known, other) if noun_of == "noun_before" else (other, known)
            if (
                noun in _PLURAL
                and not other.context.noun_before
                and not other.context.noun_after
                and first.sentence == second.sentence
                and _BETWEEN.fullmatch(buffer, first.end, second.start)
            ):
                setattr(other.context, noun_of, noun)
