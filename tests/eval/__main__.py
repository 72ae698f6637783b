"""`make eval`: the corpus, the blind sets, how far confidence can be trusted, the sample set, the matching scenarios, and the development gold
if it stands beside the project.
"""

from functools import partial

from tests.eval import calibration, corpus, gold, matching, sample, weights

for title, part in (
    ("Corpus", corpus.main),
    ("Blind set", partial(corpus.main, ("--set", "blind"))),
    ("Second blind set", partial(corpus.main, ("--set", "blind2"))),
    ("Confidence", calibration.main),
    ("Sample news", sample.main),
    ("Matching", matching.main),
    ("Weights of matching", weights.main),
    ("Development gold", gold.main),
):
    print(f"\n== {title} ==", flush=True)
    part()
