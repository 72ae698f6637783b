"""The development gold beside the project, if it is there: `python -m tests.eval.gold` prints its figures beside the
floor of a regex script, what must be reached and what we are after (`--results FILE` reads figures measured before).
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.eval import accuracy

MEASURED = Path(__file__).with_name("gold.json")
SCORER = Path(__file__).parents[3] / "shared" / "gold" / "score.py"


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the table; figures as the scorer prints them (shares from 0 to 1)."""

    key: str
    floor: float
    must: float
    goal: float
    low_is_good: bool = False


TABLE = (
    Measure("gaza: incident found", 0.89, 0.97, 0.99),
    Measure("gaza: date", 0.73, 0.95, 0.98),
    Measure("gaza: killed min-max exact, first report", 0.14, 0.75, 0.90),
    Measure("gaza: killed min-max exact, any report", 0.16, 0.85, 0.95),
    Measure("gaza: injured min-max exact, first report", 0.0, 0.70, 0.88),
    Measure("gaza: place within 5 km", 0.25, 0.70, 0.85),
    Measure("gaza: extra reports per narrative", 1.46, 0.25, 0.1, low_is_good=True),
    Measure("drone: incident found", 0.28, 0.95, 0.99),
    Measure("drone: killed min-max exact", 0.18, 0.92, 0.98),
    Measure("drone: civilians killed min-max exact", 0.0, 0.85, 0.95),
    Measure("drone: children killed min-max exact", 0.0, 0.85, 0.95),
    Measure("acled: air or drone F1", 0.88, 0.95, 0.97),
    Measure("acled: date", 0.92, 0.97, 0.99),
    Measure("acled: place within 25 km", 0.01, 0.75, 0.85),
    Measure("acled: killed", 0.20, 0.90, 0.98),
    Measure("stream: silent on posts without a military word", 1.0, 1.0, 1.0),
    Measure("stream: silent on posts with 'strike' but no weapon", 1.0, 0.998, 1.0),
    Measure("releases: incident found", 0.36, 0.98, 0.995),
    Measure("releases: number of strikes", 0.0, 0.97, 0.99),
    Measure("releases: country", 0.06, 0.95, 0.98),
    Measure("releases: place as written", 0.0, 0.95, 0.98),
    Measure("locations: location evidence overlaps the event's place", 0.0, 0.75, 0.85),
    Measure("syria: incident in Syria found on air-strike titles", 1.0, 0.97, 0.99),
    Measure("syria: date within 2 days", 1.0, 0.95, 0.98),
    Measure("syria: governorate", 0.0, 0.80, 0.90),
    Measure("dedup: gaza: incident keeps to one gold incident", 0.59, 0.97, 0.99),
)


def verdict(measure: Measure, figure: float | None) -> str:
    """How far a figure has come."""
    if figure is None:
        return "not measured"
    sign = -1 if measure.low_is_good else 1
    if sign * figure >= sign * measure.goal:
        return "goal"
    return "must" if sign * figure >= sign * measure.must else "below"


def lines(figures: Mapping[str, float]) -> list[str]:
    """The table with today's figures."""
    head = f"{'measure':56}{'floor':>7}{'must':>7}{'goal':>7}{'today':>8}"
    rows = []
    for m in TABLE:
        figure = figures.get(m.key)
        today = "-" if figure is None else f"{figure:.3f}"
        rows.append(f"{m.key:56}{m.floor:>7.3f}{m.must:>7.3f}{m.goal:>7.3f}{today:>8}  {verdict(m, figure)}")
    reached = sum(verdict(m, figures.get(m.key)) in ("must", "goal") for m in TABLE)
    return [head, *rows, f"{reached} of {len(TABLE)} rows at or above must"]


def published(figures: Mapping[str, float]) -> str:
    """The table as docs/accuracy.md shows it."""
    rows = (
        f"| {m.key} | {m.floor:g} | {m.must:g} | {m.goal:g} | {figures[m.key]:.3f} | {verdict(m, figures[m.key])} |"
        for m in TABLE
        if m.key in figures
    )
    return "\n".join(("| measure | floor | must | goal | today | reached |", "|---|---|---|---|---|---|", *rows))


def read(path: Path = MEASURED) -> dict[str, float]:
    """The figures measured last."""
    figures: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return figures


def measure(sets: Sequence[str] = ()) -> dict[str, float]:
    """Run the scorer on this tree's command line; it takes minutes."""
    program = f"{sys.executable} -m tests.eval.command"
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "figures.json"
        call = [sys.executable, str(SCORER), "--cmd", program, "--json", str(results), *sets]
        subprocess.run(call, check=True, stdout=subprocess.DEVNULL)
        return read(results)


def main(arguments: Sequence[str] = ()) -> None:
    """Print the table, or that there is nothing to measure on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--results", type=Path)
    parser.add_argument("--pin", action="store_true", help="publish the figures in docs/accuracy.md")
    parser.add_argument("sets", nargs="*")
    options = parser.parse_args(arguments)
    if options.results:
        figures = read(options.results)
    elif SCORER.exists():
        figures = measure(options.sets)
    else:
        print("gold: no development gold beside the project")
        return
    print(*lines(figures), sep="\n")
    if options.pin:
        MEASURED.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        accuracy.put("gold", published(figures))


if __name__ == "__main__":
    main(sys.argv[1:])
