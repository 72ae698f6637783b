"""Days that stand beside a strike and not in its sentence: in the sentence next to it, in the title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from streams.extraction.assembly.event import Event, done, within
from streams.extraction.mentions import Mentions, TimeMention

BESIDE: Final = 1
"""Sentences between a strike and a day that may be its day."""
TOLD_LATER: Final = 3
"""Sentences after a strike without any day in which a written day is its day."""

A_MONTH: Final = 4
"""The `date_prec` up to which a day beside a strike dates it."""
_YEAR: Final = re.compile(r"\d{4}")

OF_THE_NEWS: Final = timedelta(days=60)
"""A day written with its year that lies farther back than this belongs to history."""


@dataclass(frozen=True, slots=True)
class FreeDays:
    """The days of events by sentence, but those in sentences that tell of a strike themselves; and when it was published."""

    by_sentence: dict[int, list[TimeMention]]
    published: date | None

    def between(self, first: int, last: int) -> list[TimeMention]:
        """Those of the sentences from `first` to `last`."""
        return [t for i in range(first, last + 1) for t in self.by_sentence.get(i, ())]


def free_days(mentions: Mentions, used: set[int]) -> FreeDays:
    """What days there are beside those that strikes have themselves."""
    found: dict[int, list[TimeMention]] = {}
    for t in mentions.times:
        if t.role == "event" and t.span.start is not None and t.sentence not in used:
            found.setdefault(t.sentence, []).append(t)
    return FreeDays(found, mentions.published)


def date_from_beside(event: Event, days: FreeDays, entry: Sequence[int]) -> None:
    """Gives the event a day from the sentences around it: its only one, or a more precise one than its own.

    `entry`: the entry of each sentence in a list or live blog (0: none); another entry's days are not its own.
    """
    own = event.told[0].time
    if own is not None and (own.span.date_prec or 1) == 1:
        return
    near = [t for t in days.between(event.first - BESIDE, event.first + BESIDE) if _of_entry(t, event, entry)]
    if days.published is not None:  # "last year" in the sentence beside is of something else
        near = [t for t in near if (t.span.date_prec or 9) <= A_MONTH]
    if own is not None:
        near = [t for t in near if within(t, own) and (t.span.date_prec or 9) < (own.span.date_prec or 9)]
    elif any(c.time is not None and (c.time.span.date_prec or 9) <= 2 for c in event.cells):
        near = [t for t in near if t.kind == "absolute"]
    elif not near and all(c.time is None for c in event.cells):
        with_tolls = (t for toll in event.extra_tolls for t in days.between(toll.sentence, toll.sentence))
        near = [t for t in with_tolls if _of_the_news(t, days)] or [
            t for t in _later(event, days) if _of_entry(t, event, entry)
        ]
    event.extra_times.extend(near[:1])


def _of_entry(time: TimeMention, event: Event, entry: Sequence[int]) -> bool:
    return not entry or entry[time.sentence] in (0, event.cells[0].entry)


def _later(event: Event, days: FreeDays) -> list[TimeMention]:
    """Days written out soon after, or beside any sentence that tells of the strike; with its year a day farther off is history."""
    last = max(event.first + TOLD_LATER, event.last + BESIDE)
    written = [t for t in days.between(event.first, last) if t.kind == "absolute" and t.span.date_prec == 1]
    if not written:
        return []
    told = {c.sentence.index for c in event.cells}
    return [
        t for t in written if not _YEAR.search(t.span.text or "") or (_of_the_news(t, days) and _is_beside(t, told))
    ]


def _is_beside(time: TimeMention, told: set[int]) -> bool:
    return time.sentence - BESIDE in told or time.sentence + BESIDE in told


def _of_the_news(time: TimeMention, days: FreeDays) -> bool:
    return days.published is None or (time.span.start is not None and days.published - time.span.start <= OF_THE_NEWS)


def date_from_heads(events: Sequence[Event], mentions: Mentions, used: set[int], entry: Sequence[int]) -> None:
    """What nothing else dates is of the day on the clock of its live-blog entry, else of the day that the title is about."""
    undated = [e for e in events if e.time is None and e.clarity == "incident" and done(e.stage)]
    if not undated:
        return
    clocks = {entry[t.sentence]: t for t in mentions.times if t.role == "posted" and entry}
    about = [t for t in free_days(mentions, used).between(0, 0) if (t.span.date_prec or 9) <= 2]
    for event in undated:
        told = {c.entry for c in event.cells}
        clock = clocks.get(told.pop()) if len(told) == 1 else None
        event.inherited_time = clock or (about[0] if len(about) == 1 else None)
