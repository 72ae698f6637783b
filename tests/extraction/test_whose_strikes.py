"""Whose strikes they were, told by the article's opening, by whose planes they were, and after a day."""

import pytest

from streams.contract.codec import decode_article, encode
from streams.extraction.rules import RuleExtractor


def attackers(text: str, title: str = "") -> list[list[str]]:
    article = {"id": "a", "source": "s", "title": title, "text": text, "published_at": "2018-11-20T12:00:00Z"}
    return [[a.id for a in r.attackers] for r in RuleExtractor().extract(decode_article(encode(article))).reports]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Early on Monday, Israel's air force bombed the port of Hodeidah.", ["IL"]),
        ("On Monday, Israel's army answered with strikes on the port of Hodeidah.", ["IL"]),
        ("Nine herders died near Kidal in strikes of drones of the Malian army.", ["ML"]),
        ("A bomb dropped by a plane of the Saudi-led coalition hit a well in Saada.", ["saudi-led-coalition"]),
        ("On Friday militias backed by Iran fired rockets at the base at Ain al-Asad.", ["iran-backed-militias"]),
        ("Israel's jets hit back with strikes on the port of Hodeidah on Monday.", ["IL"]),
    ],
)
def test_whose_strike_it_was(text: str, ids: list[str]) -> None:
    assert attackers(text) == [ids]


def test_our_air_force_is_that_of_the_only_forces_named() -> None:
    text = "On 13 January our air force carried out air operations in Metina. The Turkish Armed Forces are in Gara as well."
    assert attackers(text) == [["TR"]]


CASES = (
    "Case one. On 13 June two bombs fell on an ice works in Az Zaydiyah, killing seven men.\n\n"
    "Case two. On 24 July a helicopter fired at two boats off Al-Khawkhah and killed eleven men."
)


def test_the_opening_of_a_report_by_cases_says_whose_strikes_they_were() -> None:
    opening = "We looked into attacks by the Saudi-led coalition in Hodeidah. All killed people at work. We spoke to 40 of them."
    assert attackers(f"{opening}\n\n{CASES}") == [["saudi-led-coalition"]] * 2


def test_an_opening_that_names_two_sides_says_of_neither() -> None:
    opening = "We looked into attacks by the Saudi-led coalition. We looked into attacks by the Houthis. All killed people at work."
    assert attackers(f"{opening}\n\n{CASES}") == [[], []]


def test_who_made_the_drones_is_not_who_flew_them() -> None:
    opening = (
        "The war has changed. Turkish drones are sold to all. Three sites were seen by us. Nobody says who struck."
    )
    assert attackers(f"{opening}\n\n{CASES}") == [[], []]


def test_who_answers_a_strike_on_what_is_theirs_did_not_strike_it() -> None:
    assert attackers("Turkish jets bombed Sinjar on Monday after a rocket attack on their base at Bashiqa.") == [
        ["TR"],
        [],
    ]
