import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.domain.article import Article
from streams.domain.urls import canonical_url, identify

SAME = [
    ("https://example.org/world/raid", "https://example.org/world/raid"),
    ("http://Example.ORG:80/world/raid", "https://example.org/world/raid"),
    ("https://www.example.org:443/world/raid/", "https://example.org/world/raid"),
    ("https://m.example.org/world/raid#comments", "https://example.org/world/raid"),
    ("https://amp.example.org/world/raid/amp/", "https://example.org/world/raid"),
    ("https://reader:pass@example.org./world/raid", "https://example.org/world/raid"),
    ("https://example.org/world/./x/../raid?", "https://example.org/world/raid"),
    ("https://example.org/../../raid", "https://example.org/raid"),
    (" https://example.org/wor\nld/raid\t", "https://example.org/world/raid"),
    ("//example.org/world/raid", "https://example.org/world/raid"),
    ("https://example.org", "https://example.org"),
    ("https://example.org/", "https://example.org"),
    ("https://example.org/?utm_source=feed", "https://example.org"),
    ("https://example.org/a?UTM_Medium=x&fbclid=1&at_custom1=z&ns_campaign=q&b=2", "https://example.org/a?b=2"),
    ("https://example.org/a?b=2&a=1&&a=0", "https://example.org/a?a=0&a=1&b=2"),
    ("https://example.org/a?%75tm_source=x&q=a+b", "https://example.org/a?q=a%20b"),
    ("https://example.org/%7Eann/%c3%a9t%C3%A9", "https://example.org/~ann/%C3%A9t%C3%A9"),
    ("https://example.org/été", "https://example.org/%C3%A9t%C3%A9"),
    ("https://example.org/100%", "https://example.org/100%25"),
    ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
    ("https://example.org:8080/a", "https://example.org:8080/a"),
    ("https://[2001:DB8::1]/a", "https://[2001:db8::1]/a"),
    ("https://example.org/#!/story/5", "https://example.org#!/story/5"),
]
DISTINCT = [
    ("https://example.org/story.php?cid=123&session=9", "https://example.org/story.php?cid=124&session=9"),
    ("https://example.org/story?id=1", "https://example.org/story?id=2"),
    ("https://example.org/story?source=army", "https://example.org/story?source=navy"),
    ("https://example.org/Story", "https://example.org/story"),
    ("https://example.org/a%2Fb", "https://example.org/a/b"),
    ("https://example.org/a//b", "https://example.org/a/b"),
    ("https://news.example.org/a", "https://example.org/a"),
    ("https://example.org/a?q=x%26y", "https://example.org/a?q=x&y"),
    ("https://example.org/#!/story/5", "https://example.org/#!/story/6"),
    ("https://example.org/amp", "https://example.org/"),
]


@pytest.mark.parametrize(("url", "canonical"), SAME)
def test_spellings_of_one_address_are_one(url, canonical):
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(("one", "other"), DISTINCT)
def test_distinct_articles_stay_distinct(one, other):
    assert canonical_url(one) != canonical_url(other)


@pytest.mark.parametrize(
    "url",
    [None, "", " ", "example.org/a", "mailto:a@example.org", "javascript:alert(1)", "https://", "https:///a", "http://[::1", "http://a:99999/", "http://" + "é" * 70 + ".org/", "ftp://example.org/a"],
)  # fmt: skip
def test_what_is_no_web_address_has_no_identity(url):
    assert canonical_url(url) is None


pieces = st.lists(
    st.sampled_from(["a", "é", "%", "%2", "%2e", "%2E.", "..", ".", "/", "//", "?", "&", "=", "+", "#", "#!", ":", "@", "amp", "/amp", "/amp/", "utm_x", "%75tm_x=1", ";", " ", "\ud800", "%ff", "%41", "%2541", "~", "|"])
    | st.characters(),
    max_size=14,
).map("".join)  # fmt: skip
hosts = st.sampled_from(
    ["example.org", "WWW.m.example.org", "m.com", "www.com.", "ex。org", "bücher.example", "www.amp.x"]
)


@settings(max_examples=400, deadline=None)
@given(hosts, pieces)
def test_it_is_idempotent_and_ascii(host, rest):
    once = canonical_url(f"http://{host}/{rest}")
    if once is not None:
        assert once.isascii()
        assert once.isprintable()
        assert canonical_url(once) == once


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_no_text_makes_it_raise(text):
    canonical_url(text)
    canonical_url("https://" + text)


def test_an_article_is_known_by_its_id_else_its_address_else_its_text():
    url = "https://example.org/raid"
    assert identify(Article(id="x-1", url=url, text="a")) == "x-1"
    by_url = identify(Article(url=url, text="a"))
    assert by_url == identify(Article(url="http://www.example.org/raid/?utm_source=rss", text="b"))
    by_text = identify(Article(url="mailto:desk@example.org", text="a"))
    assert by_text == identify(Article(text="a"))
    assert len({by_url, by_text, identify(Article(html="a b")), identify(Article(url=url + "?id=2"))}) == 4


def test_the_address_of_a_whole_site_does_not_make_its_articles_one():
    one, other = (Article(url="https://www.example.org/?utm_source=feed", text=text) for text in ("a", "b"))
    assert identify(one) != identify(other)
    assert identify(one) == identify(Article(text="a"))
    assert identify(Article(url="https://example.org/?p=1", text="a")) == identify(
        Article(url="https://example.org/?p=1")
    )


def test_a_blank_text_does_not_make_articles_one():
    one, other = (Article(text=" ", html=html) for html in ("<p>a</p>", "<p>b</p>"))
    assert identify(one) != identify(other)
