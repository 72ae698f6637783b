"""How many strikes a report tells of: the number stated, the times and places hit; never the rounds."""

from datetime import UTC, datetime

import pytest

from streams.domain.article import Article
from streams.extraction.rules import RuleExtractor

FRIDAY = datetime(2021, 6, 18, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Three air strikes hit a depot in Kirkuk on Thursday.", 3, 3),
        ("At least five air raids on Saada killed a shepherd on Thursday.", 5, 5),
        ("The coalition carried out four strikes near Mosul on Thursday.", 4, 4),
        ("Two strikes by an army drone hit a pickup near Gao on Thursday, killing six.", 2, 2),
        ("A clinic in Sinjar was hit three times by a Turkish drone on Thursday.", 3, 3),
        ("Warplanes bombed the bridge at Bani Walid twice on Thursday.", 2, 2),
        ("Pakistani jets bombed four spots in Khost on Thursday, killing nine people.", 4, 4),
        ("Jets attacked two camps in the Gedo region of Somalia on Thursday.", 2, 2),
        ("The death toll from Thursday's double missile strike on Mykolaiv has risen to 11.", 2, 2),
        ("A twin air raid on Idlib killed two medics on Thursday.", 2, 2),
        ("The church in Hadrut was hit by rockets for the second time that day, Thursday.", 2, 2),
        ("Near Rawa, 41 strikes engaged nine tactical units and a bunker.", 41, 41),
        ("Thursday 17 June 2021 Air strikes hit Aleppo, killing two.", 2, None),
        ("An air strike hit a house in Aleppo on Thursday.", 1, 1),
        ("Air strikes hit Aleppo on Thursday, killing two.", 2, None),
        ("Russia fired 60 missiles at Kyiv on Thursday, killing two.", 2, None),
        ("Twelve people were killed and 31 wounded when a missile hit a house in Barda on Thursday.", 1, 1),
        ("A girl was killed and her two aunts injured when missiles hit Panjgur on Thursday.", 2, None),
        ("Jets bombed a depot near Abu Kamal on Thursday in response to 19 drone attacks on American troops.", 1, 1),
        ("A drone hit a base near Rukban on Thursday. The militia claimed four drone attacks that day, one of them on Rukban.", 1, 1),
    ],
)  # fmt: skip
def test_strikes_are_counted_as_told(extractor: RuleExtractor, text: str, low: int, high: int | None) -> None:
    reports = extractor.extract(Article(id="a", title="", text=text, published_at=FRIDAY)).reports
    strikes = reports[0].strikes
    assert strikes is not None
    assert (strikes.min, strikes.max) == (low, high)


def test_each_strike_of_a_chain_has_its_own_number(extractor: RuleExtractor) -> None:
    text = "The coalition carried out four strikes near Mosul, three near Raqqa and two near Hit on Thursday."
    reports = extractor.extract(Article(id="a", title="", text=text, published_at=FRIDAY)).reports
    assert [(r.location.place, r.strikes and r.strikes.min) for r in reports] == [
        ("Mosul", 4),
        ("Raqqa", 3),
        ("Hit", 2),
    ]


def test_of_several_strikes_told_one_by_one_each_is_one(extractor: RuleExtractor) -> None:
    text = (
        "American aircraft struck al-Shabaab twice on Wednesday. The first strike killed four fighters near Jilib. "
        "The second killed nine near Kismayo."
    )
    reports = extractor.extract(Article(id="a", title="", text=text, published_at=FRIDAY)).reports
    assert [r.strikes and (r.strikes.min, r.strikes.max) for r in reports] == [(1, 1), (1, 1)]
