"""Strikes told apart by more than day and place, and tolls that are another's or grow."""

import pytest

from streams.contract.codec import decode_article, encode
from streams.domain.report import StrikeReport
from streams.extraction.rules import RuleExtractor


def reports(text: str, title: str = "") -> list[StrikeReport]:
    article = {"id": "a", "source": "s", "title": title, "text": text, "published_at": "2025-06-12T12:00:00Z"}
    return list(RuleExtractor().extract(decode_article(encode(article))).reports)


def killed(text: str) -> list[tuple[int | None, int | None] | None]:
    return [(c.min, c.max) if (c := r.killed.get("total")) else None for r in reports(text)]


@pytest.mark.parametrize(
    ("text", "strikes"),
    [
        ("Drones hit the refinery at Tuapse at seven. An hour before, a drone hit a depot in Sochi.", 2),
        ("Jets bombed Terter at noon. The district of Aghdam was shelled with heavy artillery.", 2),
        ("A missile hit a block in Nikopol, wounding four. Air defences shot down 11 drones over the region.", 2),
        ("Rebels fired rockets at the base at Sinjar. The army fired back with artillery at the hills near Zummar.", 2),
        ("A drone hit a house in Homs on Monday. In January a drone attack on a hospital killed 70 people.", 2),
        (
            "A drone hit a farm in Idlib on 3 June. Last Saturday they came again. This time a drone dropped a bomb on a mill in Saraqib.",
            2,
        ),
        (
            "The militia shelled a camp near Kutum, killing 31 people, a nurse said Saturday. On Monday a drone strike on a mosque left 13 dead.",
            2,
        ),
        ("An Israeli strike in Tyre killed one man. Two were wounded in a separate strike on Qanunabad.", 2),
        ("Jets flew 15 raids on Saada and Hodeidah. In Hodeidah, an air strike on a fuel port killed 74 people.", 2),
        (
            "Kyiv hit the Kerch bridge with missiles on Tuesday. Moscow said overnight shelling of Kherson cut the power.",
            2,
        ),
        ("Israeli jets bombed a barracks in Damascus. Israel also hit tanks near Sweida.", 2),
        ("Raids on the port of Mocha killed 12 on Sunday. The militia fired three missiles at a frigate in reply.", 2),
        (
            "Crews shot down 30 drones over the Tula and Oryol regions. A drone hit a van in Shebekino, killing its driver.",
            2,
        ),
        (
            "Rebels launched one of their largest drone raids on Homs at dawn, while Russian jets killed six men in Hama.",
            2,
        ),
        (
            "A drone hit a plant in Bolkhov on Tuesday. A colonel was sacked after the missile strike on a range near Shostka.",
            2,
        ),
        ("Jets bombed Terter at noon. The bombs fell on a school, and artillery was heard.", 1),
        ("Drones attacked Kherson overnight, killing two. A drone hit a bus in Kherson.", 1),
    ],
)
def test_strikes_are_told_apart(text: str, strikes: int) -> None:
    assert len(reports(text)) == strikes


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("At least seven men died in a strike on Hombori, and four others died of burns in hospital.", (11, 11)),
        ("Shells hit Poonch on Tuesday. Thirteen villagers expired in the district.", (13, 13)),
        ("Two missiles hit the port of Odesa. One dockworker was killed and a ship was damaged.", (1, 1)),
        ("An air strike on Aleppo killed three. The ministry gives 118 killed since our last update.", (3, 3)),
        ("A drone hit a market in Goma. In Ituri a militia killed 40 people with machetes.", None),
    ],
)
def test_tolls_that_grow_and_those_of_others(text: str, toll: tuple[int, int] | None) -> None:
    assert killed(text) == [toll]


def test_a_pronoun_tells_a_woman() -> None:
    told = reports("A 71-year-old resident of Kherson was killed when soldiers dropped explosives on her from a drone.")
    assert [{k: c.min for k, c in r.killed.items()} for r in told] == [{"total": 1, "civilians": 1, "women": 1}]


@pytest.mark.parametrize(
    "words",
    ["No injuries were reported.", "No injuries were immediately reported.", "No deaths or injuries were reported."],
)
def test_no_injuries_reported_are_none(words: str) -> None:
    told = reports(f"A drone hit an oil field near Dohuk. {words}")
    assert [(r.injured["total"].min, r.injured["total"].max) for r in told] == [(0, 0)]


def test_figures_that_are_not_given_are_not_none() -> None:
    assert [r.killed for r in reports("A jet dropped two bombs near Poipet. No casualty figures were given.")] == [{}]


def test_the_day_a_toll_rose_is_not_the_day_of_the_strike() -> None:
    text = "The death toll from a missile attack on a block in Ternopil rose to 31 on Thursday. Ninety were hurt in Tuesday's attack."
    told = reports(text)
    assert [
        (r.date.start.isoformat(), r.killed["total"].min, r.injured["total"].min) for r in told if r.date.start
    ] == [("2025-06-10", 31, 90)]


def test_who_bombs_from_the_air_need_not_have_fired_the_mortars() -> None:
    text = "US jets struck a camp in Jilib, killing nine fighters. Separately, mortars landed near the palace in Mogadishu on Monday."
    assert [[a.id for a in r.attackers] for r in reports(text)] == [["US"], []]


def test_an_undated_strike_right_after_an_undated_one_is_of_the_same_days() -> None:
    told = reports("Jets bombed a house in Khost and killed ten people. Further raids in Kunar wounded four.")
    assert [r.date.start for r in told] == [told[0].date.start] * 2


def test_the_dead_of_a_campaign_are_not_those_of_its_last_strike() -> None:
    text = "The military blew up two boats on Monday, killing five men, bringing to 92 the number of people killed in a campaign that began in May."
    assert killed(text) == [(5, 5)]


def test_what_a_strike_answers_is_no_strike_at_its_place() -> None:
    text = "Following the attack of 8 June, in which nine of our soldiers were martyred, our air force carried out air strikes in Gara on 10 June."
    assert [(r.date.start.isoformat() if r.date.start else None, r.killed) for r in reports(text)] == [
        ("2025-06-10", {})
    ]


def test_a_report_called_untrue_is_a_denial() -> None:
    told = reports("The report on a missile strike on a hospital in Kherson on 2 June is untrue.")
    assert [r.stage for r in told] == ["denied"]


@pytest.mark.parametrize("when", ["In March of last year", "In March last year"])
def test_a_month_of_last_year(when: str) -> None:
    told = reports(f"{when} a drone strike on a lorry near Homs killed 30 people.")
    assert [str(r.date.start) for r in told] == ["2024-03-01"]


def test_what_enters_a_countrys_air_is_stopped_there_and_a_ship_is_no_town() -> None:
    told = reports("Jordan said it shot down three drones that entered its airspace on Monday.")
    assert [r.location.country for r in told] == ["JO"]
    told = reports("The destroyer Carney shot down 14 attack drones over the Red Sea on Saturday.")
    assert [(r.location.country, r.location.place) for r in told] != [("US", "Carney")]
    assert len(told) == 1


def test_fireworks_are_no_rockets() -> None:
    assert reports("Protesters fired fireworks rockets at police in Tbilisi, hurting 12 officers.") == []


def test_the_killing_that_a_strike_answers_is_not_its_own() -> None:
    text = "India launched missiles at nine sites in Pakistan on Tuesday in response to the killing of 26 tourists in April."
    assert [r.killed for r in reports(text)] == [{}]


def test_thousands_of_targets_are_a_campaign_and_a_militia_is_no_town() -> None:
    told = reports("The US military has struck more than 1,000 targets in Yemen since March 15, the Pentagon said.")
    assert [(r.clarity, r.location.country) for r in told] == [("summary", "YE")]
    told = reports("Drone strikes killed six people in Gojjam, Ethiopia, the Fano militia said.")
    assert [r.location.country for r in told] == ["ET"]
