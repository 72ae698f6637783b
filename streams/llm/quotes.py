"""Where a model's quote stands in the article; a quote that stands nowhere is no evidence."""

import re
from typing import Final

from streams.extraction.lexical import fold
from streams.text.document import Document

LONGEST: Final = 600
"""Characters; a longer quote is a retelling."""
_DOUBLE: Final = str.maketrans("“”„«»", '"""""')
_SOLID: Final = re.compile(r"\w\w|\d")


class Quotes:
    """Finds quotes in the first `limit` characters of a document's buffer: as many as the model was shown."""

    def __init__(self, document: Document, limit: int) -> None:
        self._folded = fold(document.buffer[:limit]).translate(_DOUBLE)
        self._border = document.text_start

    def find(self, quote: str | None, near: int = 0) -> tuple[int, int] | None:
        """The span of the occurrence nearest to `near`. Case, accents, white space and the form of quotation marks and
        dashes do not count; everything else does, and words must be whole. None when it stands nowhere.
        """
        if quote is None or len(quote) > LONGEST or not _SOLID.search(quote):
            return None
        words = fold(quote).translate(_DOUBLE).split()
        pattern = r"\s+".join(map(re.escape, words))
        left = r"(?<!\w)" if words[0][0].isalnum() else ""
        right = r"(?!\w)" if words[-1][-1].isalnum() else ""
        spans = [m.span() for m in re.finditer(left + pattern + right, self._folded)]
        whole = [s for s in spans if not s[0] < self._border < s[1]]
        return min(whole, key=lambda s: (abs(s[0] - near), s[0]), default=None)
