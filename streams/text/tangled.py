"""Pages whose mark-up is no page's: cheap to tell, and read in another way.

The HTML library's time grows with the square of how deep `div` and `article` lie in each other, of the attributes of one tag, and of
the cells outside a table. A page of 1 MiB made of nothing else takes it a quarter of an hour, measured, in which a worker does
nothing else, is restarted for it, and reads the same page again.
"""

import html as html_entities
import re
from typing import Final

MOST_TAGS: Final = 30_000
"""News pages have some thousands, long live blogs with their comments ten thousand."""
DEEPEST: Final = 1_500
"""Browsers stop at 512; at this depth the library takes a twentieth of a second."""
LONG_TAG: Final = 20_000
MOST_ATTRIBUTES: Final = 2_000
"""Of one tag. A tag is long by itself where a picture is written into it."""
_NESTING: Final = re.compile(r"<(/?)(div|article)\b")
_BLOCK: Final = re.compile(
    r"</?(?:address|article|aside|blockquote|br|dd|div|dl|dt|figure|figcaption|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section"
    r"|table|td|th|tr|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"<[^<>]*>")
_LINES: Final = re.compile(r"[ \t\r\f\v]*\n\s*")
_BLANKS: Final = re.compile(r"[ \t]{2,}")


def is_tangled(html: str) -> bool:
    """Whether `html` would take far longer than its length explains. Linear, some ten microseconds for a usual page."""
    tags = html.count("<")
    if tags > MOST_TAGS:
        return True
    if tags > DEEPEST:
        low = html.lower()
        if low.count("<div") + low.count("<article") > DEEPEST and _depth(low) > DEEPEST:
            return True
    # A tag longer than this covers one of these places.
    return any(_attributes(html, at) > MOST_ATTRIBUTES for at in range(LONG_TAG // 2, len(html), LONG_TAG // 2))


def _attributes(html: str, at: int) -> int:
    """How many words stand in the tag around a place; 0 where it is no long one."""
    end = html.find(">", at)
    end = len(html) if end < 0 else end
    begin = html.rfind("<", html.rfind(">", 0, at) + 1, end)
    return len(html[begin:end].split()) if begin >= 0 and end - begin > LONG_TAG else 0


def _depth(low: str) -> int:
    """How many of the counted elements are open at once. A closing tag closes its own kind only."""
    depth = {"div": 0, "article": 0}
    deepest = 0
    for tag in _NESTING.finditer(low):
        depth[tag[2]] = max(depth[tag[2]] - 1, 0) if tag[1] else depth[tag[2]] + 1
        deepest = max(deepest, sum(depth.values()))
    return deepest


def paragraphs(html: str) -> str:
    """The visible text of a page without scripts, styles and comments: blocks as paragraphs, all else of the mark-up dropped. Linear."""
    text = _TAG.sub("", _BLOCK.sub("\n", html))
    text = _BLANKS.sub(" ", html_entities.unescape(text))
    return _LINES.sub("\n\n", text).strip()
