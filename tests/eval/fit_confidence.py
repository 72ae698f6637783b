"""Fit the weights of `confidence`: `python -m tests.eval.fit_confidence` prints them, with the reliability in five-fold
cross-validation over the articles of the corpus and the first blind set (each fold is judged by weights fitted on the others).
"""

import json
import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from streams.contract.codec import decode_article, encode
from streams.extraction.assembly.confidence import features
from streams.extraction.rules import RuleExtractor
from streams.text.clean import clean
from streams.text.sentences import build_document
from tests.eval.corpus import evaluate
from tests.eval.slots import marks
from tests.eval.truth import BLIND, CORPUS, load

STEPS = 4000
RATE = 0.5
RIDGE = 0.002
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """One report: what the model sees and the share of its slots that are right (0 for a strike that never was)."""

    article: str
    seen: Mapping[str, float]
    right: float


def examples() -> list[Example]:
    """All reports over both sets (the second blind set judges them unseen), those of strikes that may be told or not left out."""
    extractor = RuleExtractor()
    entries = [entry for folder in (CORPUS, BLIND) for entry in load(folder)]
    seen: dict[str, dict[str, float]] = {}
    rows = []
    for entry in entries:
        article = decode_article(json.dumps(entry.article).encode())
        title, text = clean(article.title, article.text, article.html)
        document = build_document(title, text, article.published_at, article.source)
        _, drafts = extractor.read(document)
        for position, (draft, report) in enumerate(zip(drafts, extractor.extract(article).reports, strict=False)):
            seen[report.report_id] = features(
                draft.event,
                report.date,
                report.location,
                toll=bool(report.killed or report.injured),
                attacker=bool(report.attackers),
                position=position,
                reports=len(drafts),
            )
            rows.append(json.loads(encode(report)))
    made = []
    for outcome in evaluate(entries, rows):
        for truth, report in outcome.pairs:
            values = list(marks(truth, report).values())
            told = sum(m.told for m in values)
            share = sum(m.hit for m in values) / told if told else 0.0
            made.append(Example(report["article_id"], seen[report["report_id"]], min(1.0, share)))
        made.extend(Example(r["article_id"], seen[r["report_id"]], 0.0) for r in outcome.extra)
    return made


def probability(weights: Mapping[str, float], seen: Mapping[str, float]) -> float:
    """The model."""
    return 1 / (1 + math.exp(-sum(weights[n] * v for n, v in seen.items())))


def fit(data: Sequence[Example]) -> dict[str, float]:
    """Logistic regression on shares by gradient descent, with a small ridge so that rare features stay near zero."""
    weights = dict.fromkeys(data[0].seen, 0.0)
    for _ in range(STEPS):
        gradient = dict.fromkeys(weights, 0.0)
        for e in data:
            error = probability(weights, e.seen) - e.right
            for name, value in e.seen.items():
                if value:
                    gradient[name] += error * value
        for name in weights:
            weights[name] -= RATE * (gradient[name] / len(data) + (0 if name == "bias" else RIDGE * weights[name]))
    return weights


def main() -> None:
    """Print weights and reliability."""
    data = examples()
    articles = sorted({e.article for e in data})
    fold_of = {a: i % FOLDS for i, a in enumerate(articles)}
    judged: list[tuple[float, float]] = []
    for fold in range(FOLDS):
        weights = fit([e for e in data if fold_of[e.article] != fold])
        judged += [(probability(weights, e.seen), e.right) for e in data if fold_of[e.article] == fold]
    out = [
        f"{len(data)} reports of {len(articles)} articles",
        "",
        "confidence     reports   mean   slots right (held out)",
    ]
    for low in (0.0, 0.5, 0.6, 0.7, 0.8, 0.9):
        high = low + 0.1 if low else 0.5
        row = [(p, r) for p, r in judged if low <= p < high + (1e-9 if high < 1 else 1)]
        if row:
            mean, right = (sum(x[i] for x in row) / len(row) for i in (0, 1))
            out.append(f"{low:.2f} - {high:.2f}   {len(row):>8}{mean:>7.2f}{right:>14.2f}")
    out += ["", *(f'    "{n}": {w:.2f},' for n, w in fit(data).items())]
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
