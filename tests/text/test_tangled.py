"""Pages that the HTML library would read for minutes: each of the first test took it half a minute to a quarter of an hour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.clean import html_to_text
from streams.text.tangled import DEEPEST, LONG_TAG, MOST_TAGS, is_tangled, paragraphs

SENTENCE = "Two shells hit the market of Tirbal on Monday."


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 190_000 + SENTENCE,
        "<DIV class=a>" * 70_000 + SENTENCE,
        "<div></article>" * 60_000 + SENTENCE,
        "<article><div>" * 29_000 + SENTENCE,
        "<p><a " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{SENTENCE}</a>",
        "<div>" + "<td class=c>x</td>" * 55_000 + SENTENCE,
    ],
    ids=["nested", "capitals", "closing another", "two kinds", "attributes", "cells"],
)
def test_what_a_page_says_is_read_however_it_is_built(page):
    assert SENTENCE in html_to_text(page)


def test_usual_pages_are_none():
    row = "<tr><td class='name'>Tirbal</td><td>2</td></tr>\n"
    blog = "<div class='post'><article><h2>09:40</h2><p>Shells fell.</p></article></div>\n"
    picture = f"<p>{SENTENCE}</p><img alt='a b c' src='data:image/png;base64,{'iVBORw0K' * 10_000}'>"
    for page in (f"<table>{row * 2_000}</table>", blog * (DEEPEST + 500), picture, SENTENCE * 1_000, ""):
        assert not is_tangled(page)


def test_bounds():
    assert is_tangled("<i>" * (MOST_TAGS + 1))
    assert is_tangled("<div>" * (DEEPEST + 1))
    assert not is_tangled("<div>" * DEEPEST + "</div>" * DEEPEST + "<div>" * DEEPEST)
    assert is_tangled("<p " + "abcdefghi " * (LONG_TAG // 10) + "z>")


def test_blocks_become_paragraphs_and_words_stay_whole():
    page = "<h1>Shells</h1><p>Tir<b>bal</b> &amp; Qarn <br>were  hit.</p>\n<ul><li>two dead<li>one hurt</ul>"
    assert paragraphs(page) == "Shells\n\nTirbal & Qarn\n\nwere hit.\n\ntwo dead\n\none hurt"


@given(st.text(alphabet="<>/ divarticle=\"'&;\n", max_size=200))
def test_any_mark_up_is_read(html):
    assert "\n\n\n" not in paragraphs(html * 3)
    is_tangled(html)
