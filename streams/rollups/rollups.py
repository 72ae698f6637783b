"""Rolling tables over the contributions of every incident's latest revision."""

from collections.abc import Iterable, Mapping, MutableMapping
from datetime import datetime
from typing import Any, cast

from streams.domain.incident import Incident
from streams.domain.rollup import Rollup
from streams.domain.vocabulary import WINDOW_DAYS, Dimension, Window
from streams.rollups.contributions import (
    WIDTH,
    Contribution,
    Figures,
    Interval,
    figures_of,
    interval_of,
    values_of,
)
from streams.rollups.windows import bounds, figures_of_row, row, within


class Rollups:
    """The tables' state.

    `parts` maps `dimension|value|incident_id` to `[revision, first day, last day, thirteen figures …]`, or to `[revision]`
    for an incident that has left the value. `sent` maps `window|dimension|value` to `[revision, thirteen figures …]`: the row
    as last sent. Both hold plain JSON and are the whole state; sums in memory are derived by `rebuild`.
    """

    def __init__(self, parts: MutableMapping[str, Any], sent: MutableMapping[str, Any]) -> None:
        self._parts = parts
        self._sent = sent
        self.rebuild()

    def rebuild(self) -> None:
        """Derive the sums from the tables; needed whenever these changed by another hand (recovery, a rebalance)."""
        self._sums: dict[str, dict[Interval, list[int]]] = {}
        self._windows: dict[str, dict[Window, list[int]]] = {}
        self._bounds: dict[Window, Interval] = {}
        for key, held in self._parts.items():
            self._add(key.rpartition("|")[0], held, 1)

    def apply(self, part: Contribution) -> bool:
        """Replace the incident's part. False when this revision, or a later one, is already in: then nothing changes."""
        held = self._parts.get(part.key)
        if held is not None and held[0] >= part.revision:
            return False
        made: list[int] = [part.revision]
        if part.figures is not None:
            first, last = part.interval if part.interval is not None else (0, 0)
            made.extend((first, last, *part.figures))
        elif held is None:
            self._parts[part.key] = made
            return True
        self._add(part.row, held, -1)
        self._add(part.row, made, 1)
        self._parts[part.key] = made
        return True

    def rows(self, as_of: datetime, values: Iterable[str] | None = None, again: bool = False) -> list[Rollup]:
        """Rows of the `dimension|value`s (None: all) whose figures differ from what was last sent, with their next revision.

        `again`: also those that do not differ, as they were sent: for a contribution that came once more, so that a lost
        send heals. Nothing is stored: call `mark_sent` with the rows.
        """
        self._move_to(as_of)
        made: list[Rollup] = []
        if values is None:
            values = {*self._sums, *(key.partition("|")[2] for key in self._sent)}
        for value in sorted(set(values)):
            dimension, _, name = value.partition("|")
            for window in WINDOW_DAYS:
                sums = self._window(value, window)
                held = self._sent.get(f"{window}|{value}")
                changed = any(sums) if held is None else list(sums) != list(held[1:])
                if changed or (again and held is not None):
                    revision = (held[0] if held is not None else 0) + changed
                    made.append(row(window, cast("Dimension", dimension), name, as_of, sums, revision))
        return made

    def mark_sent(self, rows: Iterable[Rollup]) -> None:
        """Remember rows as sent."""
        for made in rows:
            self._sent[made.key] = [made.revision, *figures_of_row(made)]

    def _add(self, value: str, held: Any, sign: int) -> None:
        """Add a stored part to the sums, or take it out."""
        if held is None or len(held) == 1 or held[1] == 0:
            return
        interval: Interval = (held[1], held[2])
        intervals = self._sums.setdefault(value, {})
        sums = intervals.setdefault(interval, [0] * WIDTH)
        _into(sums, held, sign)
        if sums[0] == 0:
            del intervals[interval]
        for window, current in self._windows.get(value, {}).items():
            if within(interval, self._bounds[window]):
                _into(current, held, sign)

    def _move_to(self, as_of: datetime) -> None:
        """Windows move by whole days; sums of a window are made again only then."""
        now = {window: bounds(window, as_of) for window in WINDOW_DAYS}
        if now != self._bounds:
            self._bounds = now
            self._windows.clear()

    def _window(self, value: str, window: Window) -> tuple[int, ...]:
        found = self._windows.get(value)
        if found is None:
            found = self._windows[value] = {w: [0] * WIDTH for w in WINDOW_DAYS}
            for interval, sums in self._sums.get(value, {}).items():
                for w, span in self._bounds.items():
                    if within(interval, span):
                        for i, n in enumerate(sums):
                            found[w][i] += n
        return tuple(found[window])


def _into(sums: list[int], held: Any, sign: int) -> None:
    for i in range(WIDTH):
        sums[i] += sign * held[3 + i]


def recompute(incidents: Iterable[Incident], as_of: datetime) -> list[Rollup]:
    """All rows that hold an incident, straight from the newest revisions; what the tables must equal at every moment.

    Sorted by window, dimension and value. `as_of` is timezone-aware.
    """
    sums: dict[tuple[Window, Dimension, str], list[int]] = {}
    spans: Mapping[Window, Interval] = {window: bounds(window, as_of) for window in WINDOW_DAYS}
    for incident in incidents:
        interval = interval_of(incident)
        if incident.status != "active" or interval is None:
            continue
        figures: Figures = figures_of(incident)
        for dimension, value in values_of(incident):
            for window, span in spans.items():
                if within(interval, span):
                    held = sums.setdefault((window, dimension, value), [0] * WIDTH)
                    for i, n in enumerate(figures):
                        held[i] += n
    order = list(WINDOW_DAYS)
    ranked = sorted(sums.items(), key=lambda kv: (order.index(kv[0][0]), kv[0][1:]))
    return [row(window, dimension, value, as_of, held, 1) for (window, dimension, value), held in ranked]
