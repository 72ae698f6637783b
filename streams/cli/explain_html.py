"""Explanations as one HTML page that needs nothing else: no script, no font, no address is fetched.

News is untrusted: every text goes through `html.escape`, and the page's own policy forbids scripts and connections.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import Final

from streams.extraction.explain.explanation import CellView, Explanation, ReportView, SentenceView, SpanKind, SpanView

COLOURS: Final[dict[SpanKind, str]] = {
    "trigger": "#ffb3ad",
    "time": "#b8e6b0",
    "place": "#b5d3ff",
    "toll": "#e8c1f5",
    "actor": "#ffe08a",
    "weapon": "#a8ebe6",
    "person": "#ffc9e3",
    "thing": "#d9d2b0",
    "stance": "#ffd0a0",
    "no place": "#e4e4e4",
}
"""Backgrounds; black on each has a contrast above 7 to 1. Of spans in each other the innermost has the background, the others a line below."""

_STYLE: Final = (
    """
body{font:16px/1.6 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
article{border-top:3px solid #333;margin-top:2rem;overflow-x:auto;overflow-wrap:anywhere}
mark{color:#000;border-radius:3px;padding:0 2px}
.legend mark{margin-right:.6em}
.n{color:#707070;font-size:.75em;margin-right:.4em}
.cell{margin:.2rem 0 .4rem 2rem;font-size:.85em;border-left:3px solid #bbb;padding-left:.6em}
table{border-collapse:collapse;width:100%;font-size:.85em;margin:.5rem 0 1.5rem}
td:first-child{white-space:nowrap}
th,td{text-align:left;vertical-align:top;border:1px solid #ccc;padding:.2em .5em;overflow-wrap:break-word}
q{quotes:"“" "”"}
@media(prefers-color-scheme:dark){
:root{color-scheme:dark}
body{color:#e6e6e6;background:#161616}
article{border-color:#999}
.n{color:#a0a0a0}
.cell,th,td{border-color:#555}
}
"""
    + "\n".join(
        f".{name}{{background:{colour}}}.in-{name}{{box-shadow:inset 0 -4px {colour}}}"
        for name, colour in ((kind.replace(" ", "-"), colour) for kind, colour in COLOURS.items())
    )
    + "\n"
)
_HEAD: Final = (
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    f"<title>strikewire: how articles were read</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
)


def page(explanations: Iterable[Explanation]) -> Iterator[str]:
    """The page in pieces, one an article, so that a long input needs no memory."""
    yield _HEAD + "<h1>How articles were read</h1>\n" + _legend()
    empty = True
    for told in explanations:
        empty = False
        yield _article(told)
    yield ("<p>There was no article to read.</p>\n" if empty else "") + "</body>\n</html>\n"


def _legend() -> str:
    marks = " ".join(f'<mark class="{_class(kind)}">{kind}</mark>' for kind in COLOURS)
    return f'<p class="legend">{marks} Point at a mark to see how it was read.</p>\n'


def _article(told: Explanation) -> str:
    parts = [
        f"<article>\n<h2>{escape(told.title or told.article_id)}</h2>\n",
        f"<p><strong>{escape(told.outcome)}</strong>: {escape(told.why)} <span class=n>{escape(told.article_id)}</span></p>\n",
        *(_sentence(told, sentence, spans) for sentence, spans in told.lines()),
        *(_report(r) for r in told.reports),
    ]
    if told.dropped:
        rows = [(str(d.event), d.words, d.reason) for d in told.dropped]
        parts.append("<h3>Dropped events</h3>\n" + _table(("event", "words", "why"), rows))
    if told.spans:
        rows5 = [
            (
                str(s.sentence),
                told.words(s),
                s.kind,
                s.reading,
                "; ".join((s.note, *(f"not {o}" for o in s.others))).lstrip("; "),
            )
            for s in told.spans
        ]
        heads = ("sentence", "words", "kind", "reading", "what became of it; other readings")
        parts.append("<details><summary>All mentions</summary>\n" + _table(heads, rows5) + "</details>\n")
    return "".join(parts) + "</article>\n"


def _sentence(told: Explanation, sentence: SentenceView, spans: Sequence[SpanView]) -> str:
    number = f'<span class="n">{sentence.index if sentence.index >= 0 else "–"}</span>'
    cells = "".join(map(_cell, sentence.cells))
    return f"<div>{number}{_marked(told.buffer, sentence, spans)}</div>\n{cells}"


def _marked(buffer: str, sentence: SentenceView, spans: Sequence[SpanView]) -> str:
    """The sentence cut where any span begins or ends, so that spans may overlap as they like."""
    cuts = {sentence.start, sentence.end}
    for s in spans:
        cuts |= {min(max(at, sentence.start), sentence.end) for at in (s.start, s.end)}
    out = []
    for start, end in pairwise(sorted(cuts)):
        over = [s for s in spans if s.start <= start and end <= s.end]
        words = escape(buffer[start:end])
        if not over:
            out.append(words)
            continue
        over.sort(key=lambda s: s.end - s.start)
        classes = " ".join((_class(over[0].kind), *(f"in-{_class(s.kind)}" for s in over[1:])))
        title = "\n".join(map(_title, over))
        out.append(f'<mark class="{classes}" title="{escape(title)}">{words}</mark>')
    return "".join(out)


def _title(span: SpanView) -> str:
    return "; ".join(
        part for part in (f"{span.kind}: {span.reading}", span.note, *(f"not {o}" for o in span.others)) if part
    )


def _cell(cell: CellView) -> str:
    to = "no event" if cell.event is None else f"event {cell.event}"
    slots = ", ".join(f"{name} <q>{escape(words)}</q>" for name, words in cell.slots)
    apart = "".join(f"; not event {number}: {escape(why)}" for number, why in cell.apart)
    return (
        f'<div class="cell"><q>{escape(" + ".join(cell.triggers))}</q> {escape(cell.says)}{" with " + slots if slots else ""}'
        f" → <strong>{to}</strong>: {escape(cell.reason)}{apart}</div>\n"
    )


def _report(report: ReportView) -> str:
    rows = [(s.slot, s.value, " | ".join(s.words), s.reason) for s in report.slots]
    head = f"<h3>Event {report.event}, report <code>{escape(report.report_id)}</code></h3>\n"
    return head + _table(("slot", "value", "words", "why"), rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    top = "".join(f"<th>{escape(h)}</th>" for h in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in rows)
    return f"<table>\n<tr>{top}</tr>\n{body}</table>\n"


def _class(kind: SpanKind) -> str:
    return kind.replace(" ", "-")
