"""A cleaned article as the engines read it: one buffer of title and text, cut into sentences with offsets."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

SentenceKind = Literal["title", "body", "heading", "bullet"]


class Sentence(NamedTuple):
    """`buffer[start:end]`, without surrounding white space. `paragraph` counts from 0 over the whole buffer.

    A tuple, as an article has dozens and most articles are not about strikes: a frozen dataclass takes five times as long.
    """

    index: int  # type: ignore[assignment]  # hides `tuple.index`
    start: int
    end: int
    paragraph: int
    kind: SentenceKind = "body"


@dataclass(frozen=True, slots=True)
class Dateline:
    """`GAZA CITY, May 3 (Agency) —` before the first sentence: a span that says where and when it was filed, not what happened."""

    start: int
    end: int


@dataclass(slots=True)
class Document:
    """Title and cleaned text in one `buffer` (title, blank line, text; just the text when there is no title).

    All mention offsets are code points into `buffer`. `text_start` is where the cleaned text begins in it, so an offset
    into the cleaned text (the contract's `evidence`) is `offset - text_start`; below that it is an offset into the title.
    """

    buffer: str
    text_start: int
    sentences: Sequence[Sentence]
    published_at: datetime | None = None
    dateline: Dateline | None = None
    source: str | None = None
    _starts: list[int] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self._starts = [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds `offset`, or the last one that starts before it."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def words(self, sentence: Sentence) -> str:
        """The sentence's text."""
        return self.buffer[sentence.start : sentence.end]
