"""A guarded pattern finds what `re` finds."""

import gc
import importlib
import pkgutil
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import streams.extraction
from streams.text.guarded import Guarded, Led, compile_guarded, compile_led, compile_lines, loosened

for _module in pkgutil.walk_packages(streams.extraction.__path__, "streams.extraction."):
    importlib.import_module(_module.name)
IN_USE = sorted((p for p in gc.get_objects() if isinstance(p, Guarded)), key=lambda p: p.exact.pattern)
LED = sorted((p for p in gc.get_objects() if isinstance(p, Led)), key=lambda p: p.exact.pattern)
WORDS = sorted({w for p in IN_USE for w in re.findall(r"[a-z]{2,}", p.exact.pattern.lower())})
EDGES = " \u00a0\t\n\x1c,.;:()'’\"“—-0٣é_İıſ\u212aعA"
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(EDGES), st.just(" ")), max_size=24)


def span(found: re.Match[str] | None) -> tuple[int, int] | None:
    return found and found.span()


@given(TEXTS)
@settings(max_examples=100)
def test_what_re_finds_passes_the_guard(pieces: list[str]) -> None:
    text = "".join(pieces)
    for pattern in IN_USE:
        assert span(pattern.search(text)) == span(pattern.exact.search(text)), pattern.exact.pattern
        expected = [m.span() for m in pattern.exact.finditer(text)]
        assert [m.span() for m in pattern.finditer(text)] == expected, pattern.exact.pattern
        assert pattern.sub("_", text) == pattern.exact.sub("_", text), pattern.exact.pattern
        a, b = len(text) // 3, len(text) - 2
        assert span(pattern.search(text, a, b)) == span(pattern.exact.search(text, a, b)), pattern.exact.pattern
        assert span(pattern.match(text, a)) == span(pattern.exact.match(text, a)), pattern.exact.pattern


@given(TEXTS, st.integers(0, 9))
@settings(max_examples=100)
def test_a_led_pattern_finds_what_re_finds_from_any_offset_on(pieces: list[str], step: int) -> None:
    text = "".join(pieces)
    for pattern in (*LED, compile_led(r"(?<!no )two|(?:one )?two three(?! dead)")):
        search, at = pattern.searcher(text), 0
        while at <= len(text):
            found = search(at)
            assert span(found) == span(pattern.exact.search(text, at)), pattern.exact.pattern
            at = found.end() + step if found else len(text) + 1


CASES = [
    (r"(?<!un)said (?:that|it)\b(?! was)", re.I, "He SAID it", "She said nothing"),
    (r"\bden(?:y|ied)\s+it$", 0, "denied\u00a0it\n", "denied it all"),
    (r"[^ _0-9]struck", 0, "\u00a0struck", " struck"),
    (r"(?P<who>army|police)[’'] own", re.I, "the Army’ own", "the army's own"),
    (r"air \ ? raids?  # of all kinds", re.X, "air raid", "air shows"),
    (r"[\w’-]+ hit\Z", 0, "Jal’ula hit", "hit"),
    (r"a[]x]b|[^]]c", 0, "a]b", "]"),
    (r"(?i:near) [A-Z]\w+|ſ", 0, "NEAR Élan Kirkuk near Kirkuk", "near kirkuk"),
]


@pytest.mark.parametrize(("pattern", "flags", "found", "missed"), CASES)
def test_search_is_res(pattern: str, flags: int, found: str, missed: str) -> None:
    exact = re.compile(pattern, flags)
    assert exact.search(found)
    assert not exact.search(missed)
    built = compile_guarded(pattern, flags)
    assert span(built.search(found)) == span(exact.search(found))
    assert not built.search(missed)


@pytest.mark.parametrize("flag", [re.M, re.S])
def test_flags_that_a_guard_would_get_wrong_are_refused(flag: int) -> None:
    with pytest.raises(ValueError, match=r"re\.M"):
        compile_guarded("^a.b$", flag)


def test_back_references_are_refused() -> None:
    with pytest.raises(ValueError, match="back-reference"):
        loosened(r"(\w) \1")


LINE_PATTERNS = (
    r"^\W{0,4}(?:menu|read (?:more|on).{0,9})\W{0,4}$",
    r"^[^a-z-]*(?:share|tweet)(?![a-z-])",
    r"\bsign(?:ed)? up\b",
)
LINE_PIECES = (
    "menu",
    "Read more",
    "SHARE",
    "tweets",
    "signed up",
    "sign",
    " ",
    "\u00a0",
    "\n",
    "\n\n",
    "—",
    "é",
    "عربي",
    ".",
    "-",
    "İ",
    "12",
)


@given(st.lists(st.sampled_from(LINE_PIECES), max_size=30).map("".join))
@settings(max_examples=200)
def test_every_line_that_re_matches_is_a_suspect(text: str) -> None:
    suspects = {text.count("\n", 0, at) for at in compile_lines(LINE_PATTERNS, re.I).suspects(text)}
    for number, line in enumerate(text.split("\n")):
        if any(re.search(p, line.strip(), re.I) for p in LINE_PATTERNS):
            assert number in suspects
