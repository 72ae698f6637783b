"""Where a strike was, from the whole article: frames, chains, scopes, refinement, evidence, precision."""

from collections.abc import Sequence

import pytest

from streams.domain.article import Article
from streams.domain.report import StrikeReport
from streams.extraction.rules import RuleExtractor
from tests.extraction.test_places import one, places

RULES = RuleExtractor()


def told(text: str, title: str = "") -> Sequence[StrikeReport]:
    return RULES.extract(Article(id="a", source="s", title=title, text=text)).reports


FRAMED = [
    # forces that fight at home frame, forces that strike abroad do not
    ("The Burkinabe air force bombed a camp near Bani on Friday.", "Bani", "BF"),
    ("Myanmar army jets bombed Pale at noon.", "Pale", "MM"),
    ("Malian aircraft bombed Ber on Friday.", "Ber", "ML"),
    # the ground of a country
    ("A drone hit a truck south of the Libyan oasis of Zillah.", "Zillah", "LY"),
    ("Jets bombed a boat on the Nigerian side of the lake.", "Nigerian", "NG"),
    ("A shell fell on Lebanese territory on Sunday.", "Lebanese", "LB"),
    # a place that lies north, east … of another
    ("Jets bombed a camp at Garhi, near Mansehra.", "Garhi", "PK"),
    # a lost apostrophe
    ("At least five died in air strikes in Syrias Idlib province.", "Idlib", "SY"),
    # a valley is part of its name
    ("Israel's army said on Sunday that Israeli jets hit launchers in the Bekaa valley.", "Bekaa", "LB"),
    # a village is no town of a hundred thousand, however well known
    ("The mayor of Belgorod said that a drone hit a barn in the village of Murom.", "Murom", "RU"),
    # what a sentence begins with contains what it goes on to name
    ("In the province of Quneitra in Syria, rebels shelled the settlement of Jaba.", "Jaba", "SY"),
    # an unknown place lies where the article is, not where a speaker or victim comes from
    ("Shells hit the market of Arbin, a Britain-based monitor said of the war in Syria.", "Arbin", "SY"),
    ("Syrian artillery shelled rebels at Tal Zarqiya on Monday.", "Tal Zarqiya", "SY"),
]


@pytest.mark.parametrize(("text", "name", "country"), FRAMED, ids=lambda v: str(v)[:30])
def test_the_country_of_a_place(text: str, name: str, country: str) -> None:
    assert one(text, name).location.country == country


def test_places_that_hold_each_other_come_to_an_end() -> None:
    told_of = told("In Odesa, the Black Sea port, drones hit a depot near the station, killing two guards.")
    assert [r.location.country for r in told_of] == ["UA"]


NOT_WHERE = [
    (
        "Jets struck a truck near Sirte.\n\n(Additional reporting by Ada Low in Washington; editing by Bo Lind)",
        "Washington",
        "excluded",
    ),
    ("Last June an air strike hit jihadists meeting in the Libyan city of Ajdabiya.", "Ajdabiya", "event"),
    ("Two bombs hit the bank at dawn, a colonel told reporters by video link from Baghdad.", "Baghdad", "speaker"),
    ("NATO headquarters in Kabul said its warplane had killed five insurgents.", "Kabul", "speaker"),
    ("The health office in Hodeidah announced that the bombing had killed nine.", "Hodeidah", "event"),
    ("Nine men died in US airstrikes on Jaar in Yemen.", "US", "actor-name"),
    ("On Tuesday drones struck what Tehran called bases near Panjgur in Pakistan.", "Tehran", "speaker"),
    ("Ukraine shot down drones that Russia launched at Odesa.", "Russia", "actor-name"),
    ("Officials met at a conference in Geneva, Switzerland, after the raid on Idlib.", "Switzerland", "speaker"),
    ("Mortars killed the leader of the Izberbash gang near Gubden.", "Izberbash", "actor-name"),
    ("Residents in Maiduguri said a drone hit the market at Banki, in Nigeria.", "Maiduguri", "speaker"),
    ("Residents in Maiduguri said a drone hit the market.", "Maiduguri", "event"),
    ("Raids hit the province of Idlib the observatory said.", "Idlib", "event"),
]


@pytest.mark.parametrize(("text", "name", "role"), NOT_WHERE, ids=lambda v: str(v)[:30])
def test_names_of_those_who_act_or_speak(text: str, name: str, role: str) -> None:
    assert one(text, name).role == role


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot down a Chinook helicopter near Fallujah in Iraq.",
        "Ukrainian crews fired Grad rockets near Izium.",
        "They fled after the Apache fired on Sangin in Afghanistan.",
    ],
)
def test_weapons_are_no_towns(text: str) -> None:
    assert {m.location.country for m in places(text)} <= {"IQ", "UA", "AF"}


NAMESAKES_ABROAD = [
    ("An Israeli strike hit Muscat School in the Tuffah neighbourhood of Gaza City.", "OM"),
    ("Israeli jets hit a house on Al-Nizar street in Shujaiya in Gaza.", "IR"),
    ("Israeli jets hit the Sadri family home in Khan Younis in Gaza.", "IN"),
    ("Tanks shelled Houthi-held Hodeidah in Yemen.", None),
]


@pytest.mark.parametrize(("text", "country"), NAMESAKES_ABROAD, ids=lambda v: str(v)[:30])
def test_what_a_name_was_taken_from_is_not_where(text: str, country: str | None) -> None:
    found = [m for m in places(text) if m.role == "event"]
    assert found
    assert country not in {m.location.country for m in found}
    assert not any(m.location.place == "Houthi-held" for m in found)


PRECISE = [
    ("Jets dropped three bombs on the southern Ukrainian city of Zaporizhzhia on Tuesday.", "Zaporizhzhia", 1),
    ("Jets bombed the outskirts of Saraqib in Syria.", "Saraqib", 2),
    ("Helicopters fired on the slopes of Gubden in Dagestan.", "Gubden", 2),
    ("Jets bombed Dansadau forest in Zamfara, Nigeria.", "Dansadau", 2),
    ("A drone hit a car on the road between Jarabulus and al-Bab in Syria.", "Jarabulus", 2),
    ("Bombs fell on the Qalaa quarter of Murzuq in Libya.", "Murzuq", 1),
    ("Jets bombed Kukawa Local Government Area of Borno in Nigeria.", "Kukawa", 3),
    ("Air raids hit the directorate of Sahar in Saada, Yemen.", "Sahar", 3),
    ("Jets bombed rebels in the Hama countryside in Syria.", "Hama", 4),
    ("Syrian jets carried out 20 air strikes over northern Homs.", "Homs", 4),
    ("Artillery shelled southern Baghdad in Iraq.", "Baghdad", 1),
    ("A missile hit a ship 50 nautical miles southwest of Aden in Yemen.", "Aden", 5),
    ("A missile hit a ship 12NM south of Aden in Yemen.", "Aden", 2),
    ("A boat was blown up in waters off Venezuela.", "Venezuela", 5),
]


@pytest.mark.parametrize(("text", "name", "precision"), PRECISE, ids=lambda v: str(v)[:30])
def test_precision_by_the_words_around(text: str, name: str, precision: int) -> None:
    found = [m for m in places(text) if name in (m.location.text or "")]
    assert found[0].location.where_prec == precision


def test_a_town_of_a_township_lies_in_it() -> None:
    found = places("Drones hit a police post in Singu town of Singu township, Mandalay, Myanmar.")
    assert [m.location.where_prec for m in found if m.location.place == "Singu"] == [1, 3]


def test_a_list_of_towns_is_no_chain() -> None:
    found = places("Syrian jets hit rebels at Houla, Rastan, and Talbiseh.")
    assert [m.location.where_prec for m in found if m.location.admin1 == "Homs"] == [1, 1, 1]


def test_a_vague_lead_is_made_finer_by_what_follows() -> None:
    (report,) = told(
        "French jets killed 30 fighters in an air strike in central Mali on Saturday, the ministry said. "
        "Villagers had gathered one kilometre north of Douentza."
    )
    assert (report.location.country, report.location.where_prec) == ("ML", 2)
    assert report.location.lat == pytest.approx(15.01, abs=0.05)


def test_an_unknown_village_is_not_in_the_country_of_the_victims() -> None:
    (report,) = told("Three engineers from Romania were killed when Egyptian helicopters hit Ghurab village.")
    assert (report.location.country, report.location.place) == ("EG", "Ghurab")


def test_a_salvo_into_a_region_is_not_at_one_town() -> None:
    first = told(
        "Hezbollah fired more than 150 rockets into northern Israel on Thursday, killing six people. "
        "Three young men were on the road outside Karmiel."
    )[0]
    assert first.location.where_prec == 5


def test_evidence_shows_every_naming_of_the_place() -> None:
    (report,) = told("The council in Aleppo closed schools in Syria after deadly air strikes hit Aleppo on Sunday.")
    assert [e.text for e in report.evidence if e.slot.startswith("location")].count("Aleppo") == 2


def test_a_province_and_its_capital_district_are_one() -> None:
    (report,) = told("In the province of Damascus, Syrian army guns shelled the settlement of Jobar on Sunday.")
    assert report.location.place == "Jobar"


def test_a_districts_village_comes_before_its_province() -> None:
    (report,) = told(
        "Turkish warplanes bombed fighters in Bana Spi area in Amadiya district of Duhok, with shelling later."
    )
    assert report.location.lat == pytest.approx(37.09, abs=0.1)
    assert report.location.where_prec in (2, 3)


CAPITALS = [
    ("A NIGERIAN AIR FORCE JET MISTAKENLY BOMBED AN ARMY CONVOY AT BENISHEIKH ON SUNDAY.", "BENISHEIKH", "NG"),
    ("INDIAN MISSILES HIT A MOSQUE IN NAROWAL, PUNJAB, PAKISTAN ON FRIDAY.", "NAROWAL", "PK"),
]


@pytest.mark.parametrize(("text", "name", "country"), CAPITALS, ids=lambda v: str(v)[:30])
def test_a_text_in_capitals(text: str, name: str, country: str) -> None:
    mention = one(text, name)
    assert (mention.role, mention.location.country, mention.location.where_prec) == ("event", country, 1)


def test_the_camp_outside_a_town_is_not_made_finer_by_the_town() -> None:
    (report,) = told("Turkish drones hit a post in the vicinity of Makhmur camp in Erbil in Iraq on Sunday.")
    assert report.location.lat == pytest.approx(35.78, abs=0.05)


def test_a_school_called_after_a_town_abroad_stands_at_home() -> None:
    text = "Three missiles hit the Al-Ansar school in the Daraj quarter of Gaza City on Tuesday, killing nine."
    assert {p.location.country for p in places(text)} == {"PS"}


def test_the_hospital_of_a_city_is_in_it() -> None:
    assert [p.location.admin1 for p in places("An air raid destroys Aleppo hospital.")] == ["Aleppo"]


def test_a_name_that_only_sounds_like_a_town_abroad_is_none() -> None:
    text = "Planes raided the province of Idlib in Syria. Of these 13 were killed in Maghara."
    assert {p.location.country for p in places(text)} == {"SY"}


def test_the_relative_of_somebody_is_no_town() -> None:
    text = "Tariq, 16, and his cousin Waheed, 12, were killed by a missile in Mir Ali."
    assert [p.location.place for p in places(text) if p.role == "event"] == ["Mir Ali"]


def test_the_bridge_of_a_group_is_no_place() -> None:
    text = "Near Hawijah, twelve strikes cut ISIL-used bridge sections."
    assert [p.location.place for p in places(text)] == ["Hawija"]


def test_the_title_says_where_in_the_country_it_was() -> None:
    text = "Three strikes destroyed a market in a town of northern Syria on Monday, killing 61 people."
    assert told(text, "Air strikes kill 61 at market in Atareb")[0].location.admin1 == "Aleppo"


def test_a_village_near_a_town_is_no_namesake_far_away() -> None:
    text = "Air strikes hit a house in Al Jdayde village near Jisr ash-Shughur in Idlib countryside, in Syria."
    assert {p.location.admin1 for p in places(text)} <= {"Idlib", None}


def test_where_a_rocket_was_fired_by_fighters_is_not_where_it_landed() -> None:
    text = "A rocket fired by militants in the Sinai landed near Eilat without causing damage."
    assert {p.location.place for p in places(text) if p.role == "event"} == {"Eilat"}
