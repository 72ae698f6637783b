"""Cleaning: furniture goes by the shape of its lines, news prose stays to the letter."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.text.clean import LONGEST_TITLE, clean, html_to_text, remove_furniture, strip_invisible, visible_text_fast
from streams.text.furniture import judge, verdicts

BEFORE = "The ministry said that the convoy was hit near the bridge."
AFTER = "Residents heard two explosions before dawn."

FURNITURE = [
    "Advertisement",
    "ADVERTISEMENT - CONTINUE READING BELOW",
    "Sponsored content",
    "Image Credit: Wire service",
    "Photo: N. Author, Agency",
    "File photo: soldiers at a checkpoint",
    "Image source, Getty Images",
    "Read more: What we know about the talks",
    "Read also: Ten charts on trade",
    "Also read: Dam opens after repairs",
    "Related articles",
    "Related stories: Markets fall again",
    "Most read",
    "You may also like",
    "Follow us on Twitter and Facebook",
    "Share this article",
    "Share on Facebook",
    "Facebook Twitter WhatsApp Email Print",
    "Click here to subscribe",
    "Subscribe to our daily newsletter",
    "Sign up for breaking news alerts",
    "Download our free app",
    "Get the best of our stories in your inbox every morning.",
    "By continuing you accept our cookies and privacy terms.",
    "© 2019 Daily Courier. All rights reserved.",
    "Tags: war, talks, oil",
    "12 comments",
    "4 min read",
    "Want a free sample? Submit the form and our team sends you the report.",
]
NEWS = [
    "Photographs of the crater were shared by residents on Facebook.",
    "“You must leave your homes now,” the leaflet read.",
    "The army shared images of the strike on Twitter.",
    "Advertisements for the exhibition were withdrawn.",
    "Follow-up strikes hit the same depot on Sunday.",
    "More than 20 people were killed in Sunday's raid.",
    "Copyright lawyers met in the capital.",
    "The download of files from the seized phones took hours, the police said.",
    "Closed roads kept ambulances away.",
    "Read in full, the statement denies any strike.",
    "“Subscribe to my channel,” the gunman told viewers before the raid.",
    "Videos shared online show smoke over the port.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_between_paragraphs_goes(line: str) -> None:
    assert remove_furniture(f"{BEFORE}\n\n{line}\n\n{AFTER}") == f"{BEFORE}\n\n{AFTER}"


@pytest.mark.parametrize("line", NEWS)
def test_news_stays(line: str) -> None:
    text = f"{BEFORE}\n\n{line}\n\n{AFTER}"
    assert remove_furniture(text) is text


def test_a_sentence_broken_by_an_advertisement_is_joined() -> None:
    text = "The jets returned at noon and hit the\n\nAdvertisement\n\nfuel depot north of the town."
    assert clean("", text, None)[1] == "The jets returned at noon and hit the fuel depot north of the town."


def test_a_whole_form_in_the_middle_goes_with_its_short_lines() -> None:
    form = "\n".join(
        (
            "Do you know what rivals plan?",
            "Get the largest set of market Profiles, powered by Example Data.",
            "Thanks!",
            "Your download email is on its way",
            "Not sure yet? Download a sample now",
        )
    )
    text = f"{BEFORE}\n{form}\nBy ExampleData“We saw the smoke,” a driver said."
    assert clean("", text, None)[1] == f"{BEFORE}\n\n“We saw the smoke,” a driver said."


def test_questions_in_prose_are_not_furniture() -> None:
    text = f"{BEFORE}\nWho fired first?\nNobody will say."
    assert remove_furniture(text) is text


def test_inline_labels_go() -> None:
    assert clean("", "The raid killed two men. [Read more: The long war] It lasted an hour.", None)[1] == (
        "The raid killed two men. It lasted an hour."
    )


def test_text_with_nothing_to_remove_is_unchanged() -> None:
    text = "First line.\n\n  Second, “quoted”  line\twith tab.\n\n\n\nThird line."
    assert clean("", text, None)[1] is text


def test_invisible_characters_go_and_line_ends_are_one_kind() -> None:
    assert strip_invisible("a\u200bb\u202ec\u00add\ufeff\x00e\r\nf\rg\u2028h") == "abcde\nf\ng\nh"


def test_non_breaking_spaces_and_marks_stay() -> None:
    text = "12\u00a0people in Dayr az\u2011Zawr, “ʿAyn”"
    assert strip_invisible(text) == text


def test_title_is_one_line_without_markup() -> None:
    assert clean("  Raid &amp; <b>siege</b>\n in north ", "x", None)[0] == "Raid & siege in north"


def test_html_becomes_paragraphs_without_scripts() -> None:
    page = (
        "<html><head><style>p{color:red}</style><script>var killed = 5;</script></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Raid</h1><p>{BEFORE}</p><p>Image Credit: Wire</p><p>{AFTER}</p></article></body></html>"
    )
    cleaned = clean("Raid", None, page)[1]
    assert "killed" not in cleaned
    assert "Credit" not in cleaned
    assert cleaned.index(BEFORE) < cleaned.index(AFTER)


def test_html_keeps_all_when_main_content_would_lose_the_article() -> None:
    page = "<div><div class='sidebar'><p>" + BEFORE * 6 + "</p></div></div>"
    assert BEFORE in html_to_text(page)


def test_text_wins_over_html() -> None:
    assert clean("", AFTER, f"<p>{BEFORE}</p>")[1] == AFTER


def test_no_body_is_empty() -> None:
    assert clean("Title", None, None) == ("Title", "")


def test_fast_text_finds_the_words_and_no_script() -> None:
    page = "<p>An air&nbsp;strike <b>hit</b> Caf&eacute; Nour</p><script>drone()</script><!-- shelling --><STYLE>b{}</STYLE>"
    text = visible_text_fast(page)
    assert "hit" in text
    assert "Café Nour" in text
    assert "drone" not in text
    assert "shelling" not in text


@pytest.mark.parametrize("junk", ["<", "<script", "<!--", "<p", "&amp", "</", "<style><"])
def test_fast_text_of_broken_markup_ends(junk: str) -> None:
    assert isinstance(visible_text_fast(junk * 20_000), str)


@pytest.mark.parametrize("glue", [" ", ""])
def test_a_story_in_the_title_is_read_as_text(glue: str) -> None:
    """One sentence of ten kilobytes took the engines half a minute, and one of forty no worker ever got past."""
    words = [f"Shell{n}" for n in range(3_000)]
    title, text = clean(glue.join(words), BEFORE, None)
    assert len(title) <= LONGEST_TITLE
    told, _, body = text.partition("\n\n")
    assert glue.join((title, told)) == glue.join(words)
    assert body == BEFORE
    assert clean(title, text, None) == (title, text)


def test_a_long_headline_stays_one() -> None:
    title = ("Shells hit Tirbal " * 50).strip()
    assert clean(title, BEFORE, None) == (title, BEFORE)


def test_weak_lines_fall_only_beside_furniture() -> None:
    assert judge("Thank you!") == "weak"
    assert judge("Subscribe to our newsletter") == "furniture"


@given(st.lists(st.sampled_from([BEFORE, AFTER, *NEWS, ""]), max_size=12).map("\n".join))
def test_prose_alone_is_never_touched(text: str) -> None:
    assert remove_furniture(text) is text


@given(st.lists(st.sampled_from([BEFORE, AFTER, *FURNITURE, *NEWS]), max_size=14).map("\n\n".join))
@settings(max_examples=80, deadline=None)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean("", text, None)[1]
    assert clean("", once, None)[1] == once
    assert not any(line in once.split("\n") for line in FURNITURE)


@given(st.text(max_size=300) | st.text(string.printable, max_size=300), st.booleans())
@settings(max_examples=120, deadline=None)
def test_never_raises(text: str, as_html: bool) -> None:
    title, cleaned = clean(text, None if as_html else text, text if as_html else None)
    assert "\n" not in title
    assert "\r" not in cleaned
    assert "\x00" not in cleaned


FURNITURE = (
    "[ad_1]",
    "Share this via",
    "Image credit: Desk",
    "Sign up for our newsletter",
    "Read more: what we know",
    "\u00a0Menu ",
)
NEWS = (
    "Shells hit the port.",
    "Terms of the truce were read out.",
    "The app told drivers of the raid",
    "“Buy it,” he said",
    "",
    "  ",
    "é",
)
LINES = st.lists(st.sampled_from(FURNITURE + NEWS), max_size=12)


@given(LINES)
@settings(max_examples=100)
def test_every_line_that_is_furniture_alone_goes_wherever_it_stands(lines: list[str]) -> None:
    gone = verdicts(lines)
    assert all(g for g, line in zip(gone, lines, strict=True) if judge(line) == "furniture")
    if all(judge(line) == "keep" for line in lines):
        assert not any(gone)


@pytest.mark.parametrize("line", FURNITURE)
def test_the_lines_above_are_furniture(line: str) -> None:
    assert judge(line) == "furniture"
