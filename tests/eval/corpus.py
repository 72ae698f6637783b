"""Score the corpus: `python -m tests.eval.corpus` prints precision, recall and F1 a slot; `--set blind` and
`--set blind2` do it for the blind sets.

`--by style` or `--by phenomenon` splits the table, `--misses [N]` lists what is missed, invented or read wrongly article by
article, `--only WORD` keeps articles whose id, style or phenomena have the word.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.eval.matching import Score
from tests.eval.sample import run
from tests.eval.slots import Marks, marks
from tests.eval.truth import SETS, Entry, Row, load

LOCATING = ("date", "place", "killed total", "strikes")
SPLIT = ("found", "stage", "date", "place", "killed total", "attackers", "targets", "silent")


@dataclass(frozen=True, slots=True)
class Outcome:
    """An article's truth beside its reports."""

    entry: Entry
    pairs: Sequence[tuple[Row, Row]]
    missed: Sequence[Row]
    extra: Sequence[Row]
    salient: bool
    """The first report tells of the first strike."""


@dataclass(slots=True)
class Table:
    """Marks per slot over a number of articles."""

    marks: dict[str, Marks] = field(default_factory=lambda: defaultdict(Marks))

    def add(self, outcome: Outcome) -> None:
        """Count an article in."""
        if not outcome.entry.strikes:
            silent = int(not outcome.extra)
            self.marks["silent"] += Marks(silent, 1, 1)
        paired = len(outcome.pairs)
        self.marks["found"] += Marks(paired, paired + len(outcome.extra), paired + len(outcome.missed))
        if outcome.pairs:
            self.marks["first"] += Marks(int(outcome.salient), 1, 1)
        for truth, report in outcome.pairs:
            for slot, mark in marks(truth, report).items():
                self.marks[slot] += mark

    def score(self, slot: str) -> Score:
        """Precision and recall of a slot; 1 where nothing was told, or nothing was to be told."""
        m = self.marks[slot]
        return Score(m.hit / m.told if m.told else 1.0, m.hit / m.true if m.true else 1.0)


def align(entry: Entry, reports: Sequence[Row]) -> Outcome:
    """Pair what an article tells of with its reports, best agreement first.

    A pair shares day, place, toll or number of strikes; the only strike of an article may share its country alone. Reports of strikes that
    may be told or not are neither found nor extra.
    """
    pairs: list[tuple[int, int]] = []
    strikes = entry.strikes
    lonely = len(entry.required) == 1
    offers = sorted(
        (-sum(m.hit for m in found.values()), strike["optional"], i, j)
        for i, strike in enumerate(strikes)
        for j, report in enumerate(reports)
        if _share(found := marks(strike, report), strike, lonely)
    )
    for _, _, i, j in offers:
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    pairs.sort()
    taken = {j for _, j in pairs}
    return Outcome(
        entry,
        [(strikes[i], reports[j]) for i, j in pairs if not strikes[i]["optional"]],
        [s for i, s in enumerate(strikes) if not s["optional"] and all(i != a for a, _ in pairs)],
        [r for j, r in enumerate(reports) if j not in taken],
        (0, 0) in pairs,
    )


def _share(found: Mapping[str, Marks], strike: Row, lonely: bool) -> bool:
    shared = {slot for slot, mark in found.items() if mark.hit}
    if shared.intersection(LOCATING):
        return True
    tells = strike["date"] or strike["location"]["place"] or strike["killed"].get("total")
    return not tells or (lonely and "country" in shared)


def evaluate(entries: Sequence[Entry], reports: Iterable[Row]) -> list[Outcome]:
    """The outcome of every article."""
    by_article: dict[str, list[Row]] = defaultdict(list)
    for report in reports:
        by_article[report["article_id"]].append(report)
    return [align(entry, by_article[entry.article["id"]]) for entry in entries]


def extract(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """The reports that the command line makes of the articles."""
    lines = "".join(json.dumps(entry.article, ensure_ascii=False) + "\n" for entry in entries)
    return [json.loads(line) for line in run("extract", lines.encode()).splitlines()]


def table(outcomes: Iterable[Outcome]) -> Table:
    """Marks per slot over all of them."""
    whole = Table()
    for outcome in outcomes:
        whole.add(outcome)
    return whole


NOTHING: Row = dict.fromkeys(("clarity", "stage", "certainty", "event_type"))
"""The report of a strike that was missed."""


def with_missed(outcomes: Iterable[Outcome]) -> Table:
    """Marks per slot over all strikes that the articles tell of, those missed counted as told of in nothing."""
    whole = Table()
    for outcome in outcomes:
        whole.add(outcome)
        for truth in outcome.missed:
            for slot, mark in marks(truth, NOTHING).items():
                whole.marks[slot] += mark
    return whole


def in_groups(outcomes: Iterable[Outcome], by: str) -> dict[str, Table]:
    """A table for each style or phenomenon."""
    groups: dict[str, Table] = defaultdict(Table)
    for outcome in outcomes:
        for name in [outcome.entry.style] if by == "style" else outcome.entry.phenomena:
            groups[name].add(outcome)
    return groups


def misses(outcome: Outcome) -> Iterator[str]:
    """A line for each strike missed, report too much, and slot that differs (truth, then report)."""
    for strike in outcome.missed:
        yield f"missed {strike['stage']} {_span(strike)} {strike['location']['place'] or strike['location']['country']}"
    for report in outcome.extra:
        where = report["location"].get("place") or report["location"].get("country")
        yield f"extra  {report['clarity']} {report['stage']} {_span(report)} {where}: {report['quote'][:90]!r}"
    for truth, report in outcome.pairs:
        for slot, mark in marks(truth, report).items():
            if mark.hit < max(mark.told, mark.true):
                yield f"{slot}: {_value(truth, slot)} read as {_value(report, slot)}"


def _span(row: Row) -> str:
    span = row["date"] or {}
    return f"{span.get('start')}/{span.get('end')}"


def _value(row: Row, slot: str) -> object:
    first, _, rest = slot.partition(" ")
    if slot in ("country", "where_prec"):
        return row["location"].get(slot)
    if slot == "place":
        return [row["location"].get(name) for name in ("place", "admin1", "lat", "lon", "where_prec")]
    if slot == "date":
        return _span(row)
    if slot == "platform":
        return (row["weapon"] or {}).get("platform")
    value = row.get(first)
    if rest and isinstance(value, Mapping):
        value = value.get(rest)
    if slot in ("attackers", "targets"):
        return [actor["id"] if isinstance(actor, Mapping) else actor for actor in value or ()]
    if isinstance(value, Mapping) and "min" in value:
        return [value["min"], value["max"], value.get("hedge")]
    return value


def show(whole: Table) -> None:
    """Print the table, a line a slot."""
    print(f"{'slot':24}{'precision':>10}{'recall':>8}{'F1':>8}{'right':>7}{'told':>6}{'true':>6}")
    for slot, m in whole.marks.items():
        score = whole.score(slot)
        print(f"{slot:24}{score.precision:>10.3f}{score.recall:>8.3f}{score.f1:>8.3f}{m.hit:>7}{m.told:>6}{m.true:>6}")


def show_groups(groups: Mapping[str, Table]) -> None:
    """Print F1 of the main slots, a line a group."""
    print(f"{'':18}" + "".join(f"{slot:>14}" for slot in SPLIT))
    for name, group in sorted(groups.items()):
        cells = (f"{group.score(s).f1:.2f} of {group.marks[s].true}" if group.marks[s].true else "-" for s in SPLIT)
        print(f"{name:18}" + "".join(f"{cell:>14}" for cell in cells))


def main(arguments: Sequence[str] = ()) -> None:
    """Print what the options ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=SETS, default="corpus")
    parser.add_argument("--by", choices=("style", "phenomenon"))
    parser.add_argument("--misses", type=int, nargs="?", const=1000, default=0)
    parser.add_argument("--only", default="")
    parser.add_argument(
        "--pin", action="store_true", help="write down today's figures and raise floors to them; lowers none"
    )
    parser.add_argument(
        "--allow-regression", metavar="SLOT", action="append", default=[], help="let --pin lower the floor of this slot"
    )
    options = parser.parse_args(arguments)
    if options.pin and options.only:
        parser.error("--pin is for the whole set")
    keep: Callable[[Entry], bool] = lambda e: options.only in " ".join((e.article["id"], e.style, *e.phenomena))  # noqa: E731
    entries = [entry for entry in load(SETS[options.set]) if keep(entry)]
    outcomes = evaluate(entries, extract(entries))
    strikes = sum(len(entry.required) for entry in entries)
    print(
        f"{options.set}: {len(entries)} articles, {strikes} strikes told, {sum(not e.strikes for e in entries)} without any"
    )
    whole = table(outcomes)
    show(whole)
    if options.by:
        show_groups(in_groups(outcomes, options.by))
    wrong = [(o, lines) for o in outcomes if (lines := list(misses(o)))]
    for outcome, lines in wrong[: options.misses]:
        print(f"{outcome.entry.article['id']} ({outcome.entry.style})", *lines, sep="\n  ")

    if options.pin:
        _pin(options.set, entries, outcomes, options.allow_regression)


def _pin(name: str, entries: Sequence[Entry], outcomes: Sequence[Outcome], allowed: Sequence[str]) -> None:
    from tests.eval import accuracy, floors  # they measure with this module

    path = floors.PATHS[name]
    state = (
        floors.state(entries, outcomes) if name == "corpus" else floors.blind_state(entries, outcomes, SETS[name], path)
    )
    fallen = floors.pin(state, allowed, path)
    if fallen:
        raise SystemExit("\n".join((*fallen.values(), "not pinned: --allow-regression SLOT lowers a floor")))
    accuracy.write(floors.read(path), accuracy.SECTIONS[name])
    print("figures pinned")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
