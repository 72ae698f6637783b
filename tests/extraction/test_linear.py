"""Bounded cost and no exception, whatever the text: adversarial texts of growing length, and mutated news.

CPU time of one size is compared with that of another in the same run, never with a fixed number of seconds.
`STRIKEWIRE_FUZZ=10000000 pytest tests/extraction/test_linear.py` mutates ten million characters instead of the default.
"""

import gc
import json
import os
import random
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

import producers
from streams.domain.article import Article
from streams.extraction.rules import RuleExtractor
from tests.eval.truth import CORPUS

pytestmark = pytest.mark.slow

SIZE = 2_500
TIMES = 4
ALLOWED = 8.0
"""Four times the text may take eight times the time: a quadratic rule takes sixteen."""
RUNS = 5
"""The fastest of so many counts, for what else the machine does only adds."""
TOO_SHORT = 0.02
"""CPU seconds of the longer text that are noise."""
TELLS = "An air strike hit a house in Idlib on Monday, killing 12 people, the ministry said. "
SAMPLE = Path(producers.__file__).parent / "sample" / "articles.jsonl"
PATTERNS = {
    "one word": "strike",
    "letters": "a",
    "capital letters": "A",
    "full stops": ".",
    "spaces": " ",
    "line ends": "\n",
    "open brackets": "(",
    "quotes": "“'\"",
    "digits": "9",
    "numbers": "12,000 ",
    "triggers": "air strikes drone strike shelling missile attack ",
    "sentences": TELLS,
    "no punctuation": "air strike killed twelve people in aleppo on monday and then another ",
    "all capitals": TELLS.upper(),
    "harm": "killed and wounded 3 women and 4 children and ",
    "number words": "twenty one hundred and five thousand ",
    "places": "Aleppo, Idlib, Homs, Hama, Kharkiv, Gaza, ",
    "capitalised words": "North Al Tal Abu Deir Ez Zor ",
    "actors": "Russian Syrian government forces of the Saudi-led coalition and ",
    "persons": "commander Abu Omar al-Masri, named as Karim Hadad, 41, and ",
    "dates": "on Monday, 3 May 2021, last week, two days after the 4th of June ",
    "claims": "the ministry said that the army said according to the police that ",
    "plans": "vowed to threatened to would planned to launch air strikes ",
    "nested quotes": 'he said “she said ‘they said "an air strike hit" ',
    "pronouns": "It said that it was an air strike. They said that. ",
    "weak triggers": "The attack hit the raid and struck the bombing. ",
    "list": "- Near Mosul, three strikes destroyed two vehicles and a bunker.\n",
    "live blog": "14:05 Shelling in Kharkiv kills 3.\n\n14:07 Drone hits Odesa port.\n\n",
    "tags": "<p><b>air strike",
    "accents": "é́ɑ’ʿ",
}


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    found = RuleExtractor()
    found.extract(Article(title="Air strike in Idlib", text=TELLS))
    return found


def article(text: str) -> Article:
    return Article(title="Air strikes", text=text, published_at=datetime(2024, 5, 2, tzinfo=UTC))


def seconds(extractor: RuleExtractor, text: str) -> float:
    """CPU time of one reading."""
    gc.disable()
    try:
        begun = time.process_time()
        extractor.extract(article(text))
        return time.process_time() - begun
    finally:
        gc.enable()


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_cost_grows_with_the_length(extractor: RuleExtractor, pattern: str) -> None:
    body = pattern * (TIMES * SIZE // len(pattern) + 1)
    texts = [TELLS + body[: n * SIZE] for n in (1, TIMES)]
    fast, slow = (min(seconds(extractor, text) for _ in range(RUNS)) for text in texts)
    assert slow <= ALLOWED * max(fast, TOO_SHORT / TIMES), f"{SIZE}: {fast:.3f} s, {TIMES} times: {slow:.3f} s"


def test_a_megabyte_of_one_word(extractor: RuleExtractor) -> None:
    for word in ("strike", "A", "("):
        text = (word * (1_000_000 // len(word)))[:1_000_000]
        assert extractor.extract(article(text)).outcome in {
            "no_trigger",
            "no_strike",
            "reports",
            "unsupported_language",
        }


def stock() -> list[str]:
    paths = (SAMPLE, *sorted(CORPUS.glob("*.jsonl")))
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf8").splitlines()]
    return [row.get("text") or row["html"] for row in rows]


def mutated(draw: random.Random, texts: list[str]) -> str:
    """Two texts with pieces dropped, doubled, moved, upper-cased and broken by odd characters."""
    text = draw.choice(texts) + draw.choice(("", "\n", " ")) + draw.choice(texts)
    for _ in range(draw.randrange(1, 12)):
        a = draw.randrange(len(text))
        b = min(len(text), a + draw.randrange(1, 80))
        piece = text[a:b]
        odd = draw.choice(
            ("", "\x00", "\ud800", "\u202e", "’", "İ", "٣", "(", "\u00a0", "\n\n", "0", "—", "\u0301", "½")
        )
        put = draw.choice((odd, piece + piece, piece.upper(), piece[::-1], piece.replace(" ", ""), odd.join(piece)))
        text = text[:a] + put + text[b:]
    return text


def test_mutated_news_is_read_without_an_exception(extractor: RuleExtractor) -> None:
    draw, texts = random.Random(20_160_101), stock()
    left = int(os.environ.get("STRIKEWIRE_FUZZ", "300000"))
    while left > 0:
        text = mutated(draw, texts)
        left -= len(text)
        for given in (Article(title=text[:90], text=text), Article(html=text)):
            assert all(r.confidence is not None for r in extractor.extract(given).reports)
