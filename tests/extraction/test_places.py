import re

import pytest

from streams.extraction.mentions import PlaceMention
from streams.extraction.places.finder import best_location, country_frame, find_places
from streams.extraction.places.locations import shifted
from streams.gazetteer.store import load
from streams.text.document import Dateline, Document, Sentence


def document(text: str, dateline: int = 0) -> Document:
    """Sentences end at a full stop before a capital; enough for what is written here."""
    sentences = [
        Sentence(i, m.start(), m.end(), 0)
        for i, m in enumerate(re.finditer(r"\S.*?(?:(?<![A-Z])[.!?](?=\s+[A-Z]|$)|$)", text, re.DOTALL))
    ]
    return Document(text, 0, sentences, dateline=Dateline(0, dateline) if dateline else None)


def places(text: str) -> list[PlaceMention]:
    return find_places(document(text), load())


def one(text: str, name: str) -> PlaceMention:
    found = [m for m in places(text) if name in text[m.start : m.end]]
    assert found, [text[m.start : m.end] for m in places(text)]
    return found[0]


RESOLVED = [
    # spelling variants
    ("Jets bombed a depot in Morzug, southern Libya.", "Morzug", "LY", 25.92, 13.92),
    ("Warplanes hit Deir al-Zour in Syria at dawn.", "Deir al-Zour", "SY", 35.34, 40.14),
    ("Warplanes hit Dayr Az Zawr in Syria at dawn.", "Dayr Az Zawr", "SY", 35.34, 40.14),
    ("A raid on Maaret al-Noman killed a vendor in Syria.", "Maaret al-Noman", "SY", 35.64, 36.67),
    ("Shells fell on Khan Younes, medics in Gaza said.", "Khan Younes", "PS", 31.35, 30.30 + 4.0),
    ("Missiles struck Kharkov in Ukraine overnight.", "Kharkov", "UA", 49.99, 36.23),
    ("Drones were heard over Kiev, Ukraine.", "Kiev", "UA", 50.45, 30.52),
    ("Coalition jets bombed Hodeida in Yemen.", "Hodeida", "YE", 14.80, 42.95),
    ("Aircraft hit targets in Taizz, Yemen.", "Taizz", "YE", 13.58, 44.02),
    ("Artillery pounded Severodonetsk in Ukraine.", "Severodonetsk", "UA", 48.95, 38.49),
    ("A drone hit a car in Miran Shah, Pakistan.", "Miran Shah", "PK", 33.00, 70.07),
    # common words that are towns
    ("Near Hit, two air strikes destroyed an ISIL truck.", "Hit", "IQ", 33.64, 42.83),
    # namesakes by frame
    ("The Syrian air force bombed Al-Bab on Monday.", "Al-Bab", "SY", 36.37, 37.52),
    ("Libyan aircraft bombed Tripoli on Monday.", "Tripoli", "LY", 32.89, 13.19),
    ("Yemeni officials said a raid hit Al-Bayda in Yemen.", "Al-Bayda", "YE", 13.99, 45.57),
    ("Ukrainian drones struck Nikopol, Dnipropetrovsk region.", "Nikopol", "UA", 47.57, 34.40),
    ("Southeast of Fallujah, an air strike hit an ISIL checkpoint.", "Fallujah", "IQ", 33.35, 43.79),
    # a quarter is that of the town it is said to be in, or lies beside
    ("A flat in the Al-Nasr district of Gaza City was hit.", "Al-Nasr", "PS", 31.53, 34.45),
    ("Tents in the Al-Mawasi area west of Rafah were shelled.", "Al-Mawasi", "PS", 31.32, 34.23),
    ("Tents in Al-Mawasi, Khan Younis were shelled.", "Al-Mawasi", "PS", 31.35, 34.26),
    # quarters, camps, bases, sites, waters
    ("Tanks shelled the Shejaiya neighbourhood of Gaza City.", "Shejaiya", "PS", 31.50, 34.47),
    ("An air strike hit Nuseirat camp in Gaza.", "Nuseirat", "PS", 31.45, 34.39),
    ("Rockets hit Ain al-Asad air base in Iraq.", "Ain al-Asad", "IQ", 33.79, 42.44),
    ("A missile sank a ship in the Bab al-Mandab strait.", "Bab al-Mandab", "YE", 12.6, 43.35),
    ("Planes bombed Mount Qandil in Iraq.", "Qandil", "IQ", 36.55, 45.05),
    ("Bombs fell on Eastern Ghouta near Damascus.", "Eastern Ghouta", "SY", 33.53, 36.40),
    ("Shells landed beside Al-Shifa Hospital in Gaza.", "Al-Shifa Hospital", "PS", 31.52, 34.44),
    ("The army bombed Sambisa Forest in Nigeria.", "Sambisa Forest", "NG", 11.25, 13.40),
    ("A strike hit Jilib in Somalia.", "Jilib", "SO", 0.49, 42.79),
    ("Myanmar jets bombed Demoso township.", "Demoso", "MM", 19.55, 97.15),
    ("Azerbaijani drones hit Stepanakert.", "Stepanakert", "AZ", 39.82, 46.75),
    ("An air strike hit Mekelle in Ethiopia.", "Mekelle", "ET", 13.50, 39.48),
    ("Shelling killed nine in El Fasher, Sudan.", "El Fasher", "SD", 13.63, 25.35),
    ("Helicopters bombed Djibo in Burkina Faso.", "Djibo", "BF", 14.10, -1.63),
]


@pytest.mark.parametrize(("text", "name", "country", "lat", "lon"), RESOLVED, ids=lambda v: str(v)[:28])
def test_a_place_is_found_and_resolved(text: str, name: str, country: str, lat: float, lon: float) -> None:
    mention = one(text, name)
    assert mention.role == "event"
    assert mention.location.country == country
    assert mention.location.lat == pytest.approx(lat, abs=0.1)
    assert mention.location.lon == pytest.approx(lon, abs=0.1)


ROLES = [
    ("The strike hit a camp in Murzuq, nearly 600 miles south of Tripoli.", "Tripoli", "landmark"),
    ("A raid hit a farm 40 km north-east of Mosul in Iraq.", "Mosul", "landmark"),
    ("A drone based in neighbouring Niger carried out the strike in Libya.", "Niger", "base"),
    ("Rockets fired from Damascus hit Douma in Syria.", "Damascus", "base"),
    ("Jets that took off from Incirlik bombed Raqqa in Syria.", "Incirlik", "base"),
    ("A spokesman at its headquarters in Stuttgart declined to comment.", "Stuttgart", "speaker"),
    ("Moscow said its jets had bombed Idlib.", "Moscow", "speaker"),
    ("The Kharkiv governor said shells hit Izium in Ukraine.", "Kharkiv", "actor-name"),
    ("Fighters of the Islamic State of Iraq died near Mosul.", "Iraq", "actor-name"),
    ("More from Dnipro, where the drone fell.", "Dnipro", "event"),
    ("The dead recruiter was from Bani Walid in Libya.", "Bani Walid", "home"),
    ("The wounded were taken to hospitals in Erbil after the raid in Sinjar.", "Erbil", "destination"),
    ("Russia bombed Aleppo in Syria.", "Russia", "actor-name"),
    ("Seven members of the Aleppo family died in Homs, Syria.", "Aleppo", "excluded"),
    ("Air strikes hit Aleppo in Syria.", "Aleppo", "event"),
    ("Aleppo was bombed again on Sunday, Syrian activists said.", "Aleppo", "event"),
    ("Planes bombed the outskirts of Kafr Nabl in Syria.", "Kafr Nabl", "event"),
]


@pytest.mark.parametrize(("text", "name", "role"), ROLES, ids=lambda v: str(v)[:28])
def test_roles(text: str, name: str, role: str) -> None:
    assert one(text, name).role == role


NOT_EVENTS = [
    "Paris Hilton posted a picture of a police drone.",
    "A drone was seen by police in March, and the reading was nice.",
    "The Washington Post reported the strike.",
    "Abu Omar al-Baghdadi was killed years ago.",
    "He was quoted by The Guardian and the Times.",
    "Split rulings on strike action divided the union.",
    "Israel said it would respond.",
    "Gen. Austin Miller spoke to reporters.",
]


@pytest.mark.parametrize("text", NOT_EVENTS)
def test_names_that_are_no_place_of_an_event(text: str) -> None:
    assert [m for m in places(text) if m.role == "event"] == []


PRECISIONS = [
    ("Jets bombed Saraqib in Syria.", "Saraqib", 1),
    ("Jets bombed a farm near Saraqib in Syria.", "Saraqib", 2),
    ("Jets bombed a village in Idlib province.", "Idlib", 4),
    ("A drone hit a house in North Waziristan, Pakistan.", "North Waziristan", 3),
    ("A strike killed six men in southwest Libya.", "Libya", 5),
    ("A strike killed six men in southern Lebanon.", "Lebanon", 5),
    ("A strike killed six men in Somalia.", "Somalia", 6),
    ("Shells hit a ship in the Red Sea off Yemen.", "Red Sea", 5),
    ("Aircraft bombed the Himrin Mountains in Iraq.", "Himrin Mountains", 2),
]


@pytest.mark.parametrize(("text", "name", "precision"), PRECISIONS, ids=lambda v: str(v)[:28])
def test_where_prec_follows_ucdp(text: str, name: str, precision: int) -> None:
    found = [m for m in places(text) if name in text[m.start : m.end] or (m.location.text and name in m.location.text)]
    assert found[0].location.where_prec == precision


def test_a_country_has_no_pin() -> None:
    location = one("A strike killed six men in Somalia.", "Somalia").location
    assert (location.country, location.lat, location.lon) == ("SO", None, None)


def test_a_landmark_far_away_gives_a_relative_point() -> None:
    location = one("A strike hit a convoy 600 miles south of Tripoli in Libya.", "Tripoli").location
    assert location.where_prec == 5
    assert location.place is None
    assert location.lat == pytest.approx(24.2, abs=0.4)


def test_a_landmark_close_by_is_near() -> None:
    location = one("A strike hit a convoy 10 km west of Mosul in Iraq.", "Mosul").location
    assert location.where_prec == 2
    assert location.lon == pytest.approx(43.13 - 0.112, abs=0.03)


def test_shifted_goes_the_distance_along_the_bearing() -> None:
    assert shifted(0.0, 10.0, 111.19, 0.0) == (pytest.approx(1.0, abs=0.01), pytest.approx(10.0))
    assert shifted(0.0, 179.9, 111.19, 90.0)[1] == pytest.approx(-179.1, abs=0.01)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jets bombed Xarbaqin village in Hama governorate, Syria.", "Xarbaqin"),
        ("Jets bombed the village of Xarbaqin in Hama governorate, Syria.", "Xarbaqin"),
        ("Shells fell at Xarbaqin, Hama, in Syria.", "Xarbaqin"),
        ("Shells fell at Tal Xarbaqin village in Hama, Syria.", "Tal Xarbaqin"),
    ],
)
def test_an_unknown_village_takes_the_area_that_contains_it(text: str, name: str) -> None:
    location = one(text, name).location
    assert location.country == "SY"
    assert location.admin1 == "Hama"
    assert location.place == name
    assert location.where_prec is not None
    assert location.where_prec >= 2


def test_a_chain_chooses_the_namesake_inside_the_area() -> None:
    assert one("Shells hit Pisky, Donetsk region, Ukraine.", "Pisky").location.admin1 == "Donetsk"


def test_a_list_of_towns_is_no_chain() -> None:
    found = places("Jets bombed Idlib, Aleppo and Homs in Syria.")
    assert [m.location.place for m in found if m.location.place] == ["Idlib", "Aleppo", "Homs"]


def test_a_dateline_is_no_place_of_an_event() -> None:
    text = "ANKARA - Jets bombed Afrin in Syria."
    mentions = find_places(document(text, dateline=8), load())
    assert [m.role for m in mentions if m.location.place == "Ankara"] == ["dateline"]


def test_best_location_takes_the_precise_place_inside_the_first() -> None:
    mentions = [m for m in places("Jets hit Idlib province. The bombs fell on Saraqib.") if m.role == "event"]
    location, evidence = best_location(mentions)
    assert location.place == "Saraqib"
    assert len(evidence) == 2


def test_best_location_keeps_the_first_place_when_the_other_is_elsewhere() -> None:
    mentions = [m for m in places("Jets hit Saraqib in Syria. Others bombed Palmyra.") if m.role == "event"]
    assert best_location(mentions)[0].place == "Saraqib"


def test_best_location_without_places_is_the_country_of_the_frame() -> None:
    location, evidence = best_location([], "LY")
    assert (location.country, location.where_prec, location.lat, evidence) == ("LY", 6, None, ())


def test_country_frame_is_where_most_event_places_lie() -> None:
    mentions = places("Jets hit Saraqib and Palmyra in Syria. A drone hit Sinjar in Iraq.")
    assert country_frame(mentions) == "SY"
    assert country_frame([]) is None


def test_spans_are_the_words() -> None:
    text = "Air strikes hit Beit Lahia’s market in Gaza."
    assert text[one(text, "Beit Lahia").start : one(text, "Beit Lahia").end] == "Beit Lahia"


@pytest.mark.parametrize(
    "text", ["", "\n", "a" * 5000, "A" * 5000, "Al-" * 3000, "Khan " * 3000, "(" * 2000, "’" * 500]
)
def test_odd_text_is_read_without_harm(text: str) -> None:
    for mention in places(text):
        assert 0 <= mention.start < mention.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bombs hit Aleppo's town of Azaz, Aleppo's city of Azaz in Syria.",
        "In Azaz (Azaz) in Azaz, Azaz's Azaz city of Azaz, Syria.",
        "Hama, Homs, Hama, Homs’s Hama city of Homs in Hama, Homs.",
    ],
)
def test_places_that_name_each_other_never_make_a_ring(text: str) -> None:
    assert places(text)


def test_the_white_house_is_no_casablanca() -> None:
    assert places("Strikes will go on, the White House said on Monday.") == []


@pytest.mark.parametrize(
    ("text", "admin1"),
    [
        ("Jets bombed bandits in Zamfara's Makakkoro forest on Sunday.", "Zamfara"),
        ("A drone strike killed nine in Helmand's Fooville district.", "Helmand"),
    ],
)
def test_an_unknown_name_after_a_province_lies_in_it(text: str, admin1: str) -> None:
    assert admin1 in {m.location.admin1 for m in places(text) if m.role == "event"}
