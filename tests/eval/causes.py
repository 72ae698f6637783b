"""Why slots of the corpus are misread, counted by what the text and the report show: `python -m tests.eval.causes`.

Counts come from evidence alone (is the actor named in the strike's own sentence, was any time word taken, is the toll told
smaller than the true one), so they can be taken again after every change. `--examples N` adds sentences.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from streams.extraction.actors.finder import find_actors
from streams.text.clean import clean
from streams.text.document import Document, Sentence
from streams.text.sentences import build_document
from tests.eval.corpus import Outcome, evaluate, extract
from tests.eval.slots import marks
from tests.eval.truth import SETS, Entry, Row, load

Cause = tuple[str, str]
QUOTED = 60
"""Characters of the quote that find its sentence again."""


def document_of(entry: Entry) -> Document:
    """The cleaned article."""
    article = entry.article
    title, text = clean(article["title"], article.get("text"), article.get("html"))
    return build_document(title, text, None, article["source"])


def causes(outcome: Outcome) -> Iterator[tuple[Cause, str]]:
    """A cause and a sentence for each thing misread in an article."""
    for strike in outcome.missed:
        told = len(outcome.pairs)
        alone = len(outcome.entry.required) == 1
        cause = "the only strike of the article" if alone else "another of several" if told else "all of several"
        where = strike["location"]["place"] or strike["location"]["country"]
        yield ("missed", cause), f"{strike['stage']} {where}"
    for report in outcome.extra:
        cause = "beside real ones" if outcome.entry.strikes else "in an article without a strike"
        yield ("invented", f"{cause}, {report['stage']}"), report["quote"]
    if outcome.pairs:
        document = document_of(outcome.entry)
        for truth, report in outcome.pairs:
            sentence = sentence_of(document, report)
            for cause in (*_actors(document, sentence, truth, report), *_others(sentence, truth, report)):
                yield cause, report["quote"]


def sentence_of(document: Document, report: Row) -> Sentence | None:
    """The sentence that a report quotes."""
    at = document.buffer.find(report["quote"][:QUOTED])
    return next((s for s in document.sentences if s.start <= at < s.end), None)


def _actors(document: Document, sentence: Sentence | None, truth: Row, report: Row) -> Iterator[Cause]:
    mentions = find_actors(document)
    for slot in ("attackers", "targets"):
        read = {actor["id"] for actor in report[slot]}
        for true in truth[slot]:
            ids = set(true.split("|"))
            if true.endswith("?") or ids & read:
                continue
            named = [m for m in mentions if m.id in ids]
            if not named:
                yield slot, "no name of it found in the text"
            elif sentence and any(sentence.start <= m.start < sentence.end for m in named):
                yield slot, "named in the strike's sentence"
            else:
                yield slot, "named in another sentence"


def _others(sentence: Sentence | None, truth: Row, report: Row) -> Iterator[Cause]:
    found = marks(truth, report)
    title = sentence is not None and sentence.kind == "title"
    date = found.get("date")
    if date and date.true > date.hit:
        taken = "another time word taken" if report["date"].get("text") else "no time word taken"
        yield "date", taken + (", strike read from the title" if title else "")
    for kind in ("killed", "injured"):
        mark = found.get(f"{kind} total")
        if mark and mark.true > mark.hit:
            yield f"{kind} total", _toll(truth[kind]["total"], report[kind].get("total"), title)


def _toll(true: Sequence[int | None], told: Row | None, title: bool) -> str:
    low, high = true[:2]
    if (low, high) == (0, 0):
        return "none hurt, in other words"
    if None not in (low, high) and low != high:
        return "two figures or a range"
    if told and told["max"] is not None and low is not None and told["max"] < low:
        return "part for the whole"
    how = "another number" if told else "not read"
    return how + (", strike read from the title" if title else "")


def counted(outcomes: Iterable[Outcome]) -> dict[Cause, list[str]]:
    """Examples of every cause: the article and its sentence."""
    found: dict[Cause, list[str]] = defaultdict(list)
    for outcome in outcomes:
        for cause, text in causes(outcome):
            found[cause].append(f"{outcome.entry.article['id']}: {text[:140]!r}")
    return found


def main(arguments: Sequence[str] = ()) -> None:
    """Print causes with their counts, the commonest of each slot first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=SETS, default="corpus")
    parser.add_argument("--examples", type=int, default=0)
    options = parser.parse_args(arguments)
    entries = load(SETS[options.set])
    found = counted(evaluate(entries, extract(entries)))
    for (slot, cause), examples in sorted(found.items(), key=lambda one: (one[0][0], -len(one[1]))):
        print(f"{len(examples):>4}  {slot}: {cause}")
        for example in examples[: options.examples]:
            print(f"        {example}")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
