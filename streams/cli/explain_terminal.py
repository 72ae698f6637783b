"""An explanation on a terminal, or as plain text in a pipe."""

import io
from collections.abc import Sequence
from typing import Final

from rich import box
from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from streams.extraction.explain.explanation import CellView, Explanation, SentenceView, SpanKind, SpanView

STYLES: Final[dict[SpanKind, str]] = {
    "trigger": "bold red",
    "time": "green",
    "place": "blue",
    "toll": "magenta",
    "actor": "yellow",
    "weapon": "cyan",
    "person": "bright_magenta",
    "thing": "bright_cyan",
    "stance": "underline",
    "no place": "dim",
}
PIPE_WIDTH: Final = 120


def as_text(told: Explanation, *, colours: bool, width: int = PIPE_WIDTH) -> str:
    """The explanation in lines of at most `width` cells; with terminal colours or plain."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colours,
        no_color=not colours,
        color_system="256" if colours else None,
        highlight=False,
        legacy_windows=False,
    )
    # Text objects throughout: the news may hold what rich would read as its own markup.
    console.print(Group(*_parts(told)))
    return out.getvalue()


def _parts(told: Explanation) -> list[RenderableType]:
    parts: list[RenderableType] = [
        Rule(Text(told.title or told.article_id, style="bold"), align="left", characters="-"),
        Text(f"{told.article_id}: {told.outcome}: {told.why}"),
        Text(),
    ]
    for sentence, spans in told.lines():
        parts.append(_sentence(told, sentence, spans))
        parts.extend(_cell(cell) for cell in sentence.cells)
    if told.spans:
        parts += [Text(), Text("Mentions", style="bold"), _mentions(told)]
    for report in told.reports:
        table = _table("slot", "value", "words", "why")
        for slot in report.slots:
            table.add_row(Text(slot.slot), Text(slot.value), Text(" | ".join(slot.words)), Text(slot.reason))
        parts += [Text(), Text(f"Event {report.event}, report {report.report_id}", style="bold"), table]
    for dropped in told.dropped:
        parts.append(Text(f"Event {dropped.event} dropped: {dropped.reason}: {dropped.words}"))
    parts.append(Text())
    return parts


def _sentence(told: Explanation, sentence: SentenceView, spans: Sequence[SpanView]) -> Text:
    line = Text(f"{sentence.index:>3} " if sentence.index >= 0 else "  - ")
    words = Text(told.words(sentence).replace("\n", " "))
    for span in sorted(spans, key=lambda s: s.start - s.end):  # the innermost last, for it shows
        words.stylize(STYLES[span.kind], span.start - sentence.start, span.end - sentence.start)
    return line.append_text(words)


def _cell(cell: CellView) -> Text:
    line = Text("    > ").append(" + ".join(cell.triggers), style=STYLES["trigger"])
    line.append(f" [{cell.says}]")
    if cell.slots:
        line.append(" with " + ", ".join(f"{name} “{words}”" for name, words in cell.slots))
    line.append(f" -> {'no event' if cell.event is None else f'event {cell.event}'}: {cell.reason}", style="bold")
    for number, why in cell.apart:
        line.append(f"; not event {number}: {why}")
    return line


def _mentions(told: Explanation) -> Table:
    table = _table("sentence", "words", "kind", "reading", "what became of it; other readings")
    for span in told.spans:
        more = "; ".join(part for part in (span.note, *(f"not {other}" for other in span.others)) if part)
        kind = Text(span.kind, style=STYLES[span.kind])
        table.add_row(Text(str(span.sentence)), Text(told.words(span)), kind, Text(span.reading), Text(more))
    return table


def _table(*heads: str) -> Table:
    return Table(*heads, box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, safe_box=True)
