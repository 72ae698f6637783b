"""From an article as it was fetched to the text that all offsets refer to."""

import html as html_entities
import re
from typing import Final

from resiliparse.extract.html2text import extract_plain_text

from streams.text.furniture import verdicts
from streams.text.tangled import is_tangled, paragraphs

_INVISIBLE: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""Control, bidirectional, zero-width and lone surrogate characters: they break words and carry no news. Joiners stay."""
_BREAKS: Final = re.compile("\r\n?|[\u0085\u2028\u2029]")
_TAG: Final = re.compile(r"<[^<>]*>")
_SPACE: Final = re.compile(r"\s+")
_INLINE: Final = re.compile(
    r"[\[(A](?:(?<=\[)ad_\d+\]|(?<=[\[(])(?:Advertise?ment|ADVERTISE?MENT|Ad)[\])]"
    r"|(?<=\bA)DVERTISE?MENT\b(?:\s*[-–—:]?\s*(?i:(?:continue|scroll|story|article) [^.\n]{0,40}below[^.\n]{0,30}))?"
    r"|(?<=[\[(])(?:READ(?: MORE| ALSO)?|Read more|Read also|ALSO READ|Also read|See also|SEE ALSO|WATCH|Watch)\b[^\])\n]{0,200}[\])])"
)
"""Marks of advertisements and links within a line. Begins with a class of characters, which `re` skips to."""
LONGEST_TITLE: Final = 1_000
_BLANKS: Final = 3
"""Blanks before such a mark that go with it."""
_GLUED_BYLINE: Final = re.compile(r"^By [A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,3}(?=[\"“‘])")
_ENDS: Final = re.compile(r"[.!?:;…][\"”’')\]]*$")
_MAIN_SHARE: Final = 0.3  # below this share of all visible text, main-content extraction has lost the article
_MAIN_FEW: Final = 200


def strip_invisible(text: str) -> str:
    """`text` with line ends as `\\n` and without characters that no reader sees; itself when there are none."""
    if text.replace("\n", "").replace("\u00a0", "").isprintable():  # none of them is; faster than to look for them
        return text
    if "\r" in text or "\u0085" in text or "\u2028" in text or "\u2029" in text:
        text = _BREAKS.sub("\n", text)
    return _INVISIBLE.sub("", text)


def _drop_elements(html: str) -> str:
    """`html` without script, style and comments. Linear: every step moves forward over the text once."""
    low = html.lower()
    if len(low) != len(html):  # a few letters change length in lower case; offsets would lie
        low = html
    out: list[str] = []
    at = 0
    while (begin := _ELEMENT.search(low, at)) is not None:
        out.append(html[at : begin.start()])
        close = _CLOSERS[begin.group()]
        end = low.find(close, begin.end())
        if end < 0:
            return "".join(out)
        at = end + len(close)
    out.append(html[at:])
    return "".join(out)


_ELEMENT: Final = re.compile(r"<script|<style|<!--")
_CLOSERS: Final = {"<script": "</script", "<style": "</style", "<!--": "-->"}


def visible_text_fast(html: str) -> str:
    """Roughly the visible text of `html`, tags as spaces: enough to see whether any word of interest stands in it.

    A few microseconds a kilobyte, a fraction of real extraction; finds every word that real extraction finds, and some more
    (navigation, attributes cut by a stray `>`).
    """
    text = (
        _drop_elements(html) if "<script" in html or "<style" in html or "<!--" in html or "<SCRIPT" in html else html
    )
    text = _TAG.sub(" ", text)
    return html_entities.unescape(text) if "&" in text else text


def html_to_text(html: str) -> str:
    """The article in `html` as paragraphs. Main content only, unless that loses most of what the page shows, or the page is
    built to be slow (`tangled`).
    """
    if is_tangled(html):
        return paragraphs(_drop_elements(html))
    html = html.encode("utf-8", "ignore").decode()  # the library refuses lone surrogates
    whole: str = extract_plain_text(html, main_content=False, alt_texts=False, list_bullets=True)
    main: str = extract_plain_text(html, main_content=True, alt_texts=False, list_bullets=True)
    return main if len(main) >= _MAIN_FEW and len(main) >= _MAIN_SHARE * len(whole) else whole


def _without_inline(text: str) -> str:
    out: list[str] = []
    at = 0
    for mark in _INLINE.finditer(text):
        end = mark.start()
        first = max(at, end - _BLANKS)
        while end > first and text[end - 1] in " \t":
            end -= 1
        out.append(text[at:end])
        at = mark.end()
    out.append(text[at:])
    return "".join(out) if at else text


def remove_furniture(text: str) -> str:
    """`text` without page furniture; a sentence broken by it is joined again. Itself when there is none."""
    lines = text.split("\n")
    gone = verdicts(lines)
    if not any(gone):
        return text
    out: list[str] = []
    cut = False
    for line, drop in zip(lines, gone, strict=True):
        if drop:
            cut = True
            while out and not out[-1].strip():
                out.pop()
            continue
        if cut and not line.strip():
            continue
        if cut:
            line = _GLUED_BYLINE.sub("", line)
            if not line.strip():
                continue
            first = line.lstrip()
            if out and not _ENDS.search(out[-1].rstrip()) and (first[0].islower() or out[-1].rstrip()[-1] == ","):
                out[-1] = f"{out[-1].rstrip()} {first}"
            else:
                out.extend(("", line) if out else (line,))
            cut = False
        else:
            out.append(line)
    return "\n".join(out)


def clean(title: str, text: str | None, html: str | None) -> tuple[str, str]:
    """Title and text of an article as the engines read them: `(title, cleaned text)`.

    HTML is turned into paragraphs first; page furniture, control and bidirectional characters go. Text in which there is
    nothing to remove comes out unchanged, so offsets into it are offsets into the input. Of a title longer than any headline (some
    feeds put the whole story there) the rest is the beginning of the text: a title is one sentence, and may not be of any length.
    """
    body = text if text is not None else html_to_text(html) if html else ""
    body = strip_invisible(body)
    body = _without_inline(body)
    heading = _SPACE.sub(" ", strip_invisible(title)).strip()
    if "&" in heading:
        heading = html_entities.unescape(heading)
    if "<" in heading:
        heading = _SPACE.sub(" ", _TAG.sub(" ", heading)).strip()
    if len(heading) > LONGEST_TITLE:
        cut = heading.rfind(" ", 0, LONGEST_TITLE)
        cut = cut if cut > 0 else LONGEST_TITLE
        heading, rest = heading[:cut], heading[cut:].strip()
        body = f"{rest}\n\n{body}"
    return heading, remove_furniture(body)
