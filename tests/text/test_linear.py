"""Large patterns mean what they mean in `re`."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from streams.extraction.triggers.patterns import STRONG
from streams.text.linear import compile_linear, compile_named, compile_rare, compile_words

WORDS = r"strik|\braids?\b|fires? (?:on|at)\b|\bsu-?\d|hit\b|k\b"
AS_IN_RE = re.compile(WORDS, re.I)
PIECES = st.sampled_from(
    ["strike", "STRİKE", "strıke", "ſtrike", "raid", "éraid", "raidé", "raid’s", "fire on", "fire\u00a0on", "fires at",
     "su-٣", "su30", "hit", "hits", "\u212a", "_", " ", " ", ",", "عربي", "\ud800", "\n", "—"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=20).map("".join))
@settings(max_examples=200)
def test_words_match_as_they_do_in_re(text: str) -> None:
    pattern = compile_words(WORDS)
    expected = [(m.start(), m.end(), m.group()) for m in AS_IN_RE.finditer(text)]
    assert [(m.start(), m.end(), m.group()) for m in pattern.finditer(text)] == expected
    first = pattern.search(text)
    assert (first is not None) == bool(expected)


def test_the_alternative_that_matched_is_named_by_its_number() -> None:
    pattern = compile_named(["air ?strikes?", r"(?:air )?strikes? (?:\w+ )?hit", "strikes"])
    found = [(m.group(), m.lastgroup) for m in pattern.finditer("Air strikes hit; “strikes” hit, strike now hit é")]
    assert found == [("Air strikes", "p0"), ("strikes", "p2"), ("strike now hit", "p1")]


def test_the_first_alternative_of_the_triggers_wins_as_in_re() -> None:
    ordered = re.compile("|".join(rf"(?P<p{i}>\b(?:{p})\b)" for i, (_, p, *_rest) in enumerate(STRONG)), re.I)
    named = compile_named([p for _, p, *_rest in STRONG])
    text = (
        "Warplanes bombed the depot, drones launched by the army struck a bus, and artillery shelling was heard. "
        "Two missiles fired from the sea hit a mill; helicopter gunships fired rockets. The jets dropped barrel bombs."
    )
    expected = [(m.start(), m.end(), m.lastgroup) for m in ordered.finditer(text)]
    assert [(m.start(), m.end(), m.lastgroup) for m in named.finditer(text)] == expected
    assert len(expected) > 4


@given(st.lists(PIECES.filter(lambda p: p != "\ud800"), max_size=20).map("".join))
@settings(max_examples=100)
def test_offsets_are_code_points_whatever_stands_before(text: str) -> None:
    ascii_words = r"(?:raid|hit)s?"
    expected = [m.span() for m in re.finditer(ascii_words, text, re.I)]
    assert [(m.start(), m.end()) for m in compile_linear(ascii_words).finditer(text)] == expected


@given(st.lists(PIECES.filter(lambda p: p != "\u212a"), max_size=8).map("".join))
@settings(max_examples=200)
def test_a_rare_word_occurs_where_re_finds_it(text: str) -> None:
    assert compile_rare(WORDS).occurs_in(text) == (AS_IN_RE.search(text) is not None)
