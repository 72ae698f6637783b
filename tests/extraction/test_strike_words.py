"""Words that tell of a strike in communiques, monitors' notes and telegraphic news, and words that only look like them."""

import pytest

from streams.contract.codec import decode_article, encode
from streams.extraction.rules import RuleExtractor
from tests.extraction.test_triggers import found

AIR, GROUND, DISRUPTED = "Air/drone strike", "Shelling/artillery/missile attack", "Disrupted weapons use"

STRIKES = [
    ("Drones reached the fuel depot at Engels for the second time.", AIR, "drone"),
    ("A drone found his car on the coastal road.", AIR, "drone"),
    ("Four drones came down on the oil terminal before sunrise.", AIR, "drone"),
    ("A drone let its charge fall. A second drone dropped its load on the bakery in Bara.", AIR, "drone"),
    ("The clinic was reduced to rubble by another drone.", AIR, "drone"),
    ("The tanker was sunk by two missiles, its owner said.", GROUND, "missile"),
    ("Army jets (four of them, by the spotters' count) bombed the grain market.", AIR, "aircraft"),
    ("Junta artillery rained on the monastery until noon.", GROUND, "artillery"),
    ("The enemy attacked the district with heavy artillery.", GROUND, "artillery"),
    ("The service eliminated a commander with an armed UAV.", AIR, "drone"),
    ("Men on the roof let fall grenades from a drone and let go a bomb of two kilos.", AIR, "bomb"),
    ("Operational-tactical aviation, attack drones, missile troops and artillery hit a workshop.", AIR, "aircraft"),
    ("Grad rockets on the village, no details.", GROUND, "rocket"),
    ("Mortars from the rebel side, two shops burnt.", GROUND, "mortar"),
    ("The outpost received four mortar shells.", GROUND, "mortar"),
    ("An unmanned surface vessel hit the bow of the freighter.", AIR, "drone"),
    ("Navy vessels opened fire on the fishing village.", GROUND, "naval gun"),
    ("An aerial vector surprised eight motorcycles near the well.", AIR, "aircraft"),
    ("A quadcopter shot dead a shepherd.", AIR, "drone"),
    ("HIMARS salvo on the barracks, nine dead.", GROUND, "rocket"),
    ("IRAN HITS AIRPORT NEAR ERBIL, THREE HURT", AIR, "unknown"),
    ("Pakistan's air force answered with strikes on two airfields.", AIR, "unknown"),
    ("A flat in the north of the city was hit. A father and his two sons were killed.", AIR, "unknown"),
    ("The city came under attack by ballistic missiles at four in the morning.", GROUND, "missile"),
    ("An explosive-laden drone crashed in the yard of a school, wounding two girls.", AIR, "drone"),
    ("The army killed three of them with helicopter fire.", AIR, "helicopter"),
    ("The army said it killed the group's chief of staff in a strike on a flat in Tyre.", AIR, "unknown"),
    ("Our defenders put down nine drones.", DISRUPTED, "drone"),
    ("A further strike, against al-Shabaab, was carried out near the coast.", AIR, "unknown"),
]

NOT_STRIKES = [
    "I thought a missile had hit the house, she said of the gas explosion.",
    "The engineers have shot down more drones than anybody else.",
    "The stand showed a drone which can drop a bomb of 40 kg.",
    "The unions answered with strikes on the railways.",
    "The army received 40,000 artillery shells from its ally.",
    "The minister arrived with an armed drone as a gift.",
    "The drone reached a height of 120 metres.",
    "The drone operator was shot dead by robbers.",
    "Deaths at birth fell by half. The drones carry blood to 40 clinics.",
    "A drone crashed in the garden of a house and broke a flower pot.",
    "The hospital staff died of boredom on the fourth day of the strike.",
    "The drone found a lost walker on the moor.",
]


@pytest.mark.parametrize(("text", "event_type", "weapon"), STRIKES)
def test_words_that_tell_of_a_strike(text: str, event_type: str, weapon: str) -> None:
    _, triggers = found(text)
    sure = [t for t in triggers if t.strength >= 0.6]
    assert sure, text
    assert (sure[-1].event_type, sure[-1].weapon_type) == (event_type, weapon)


@pytest.mark.parametrize("text", NOT_STRIKES)
def test_words_that_tell_of_none(text: str) -> None:
    _, triggers = found(text)
    assert [t for t in triggers if t.strength >= 0.6] == []


def reports(text: str, title: str = "") -> list[tuple[str, str | None]]:
    article = {"id": "a", "source": "s", "title": title, "text": text, "published_at": "2025-03-13T12:00:00Z"}
    made = RuleExtractor().extract(decode_article(encode(article))).reports
    return [(r.stage, r.location.place if r.location else None) for r in made]


def test_a_strike_after_that_and_an_article_is_no_known_one() -> None:
    _, triggers = found("State radio said that a strike on the city of Homs had wounded patients.")
    assert [t.anaphoric for t in triggers] == [False]


def test_two_bullets_of_one_town_at_two_hours_are_two_strikes() -> None:
    text = (
        "• On 10 March, at about 09:00, an air strike on a house in Rafah killed three people.\n"
        "• On 10 March, at about 21:15, an air strike on a tent in Rafah killed two people.\n"
        "• On 10 March, at about 21:15, an air strike on a car in Jabalia killed one person."
    )
    assert len(reports(text)) == 3


def test_a_name_and_a_hyphen_head_the_note_of_a_monitor() -> None:
    text = (
        "Saraqib - warplanes bombed the wheat silo. Two dead.\n\n"
        "Binnish - two Su-24s, one street, three dead.\n\n"
        "Kafr Nabl (quiet for a week, held by the rebels) - artillery fire from noon. One dead."
    )
    assert {place for _, place in reports(text)} == {"Saraqib", "Binnish", "Kafr Nabl"}


def test_what_a_side_denies_in_general_is_no_denied_strike() -> None:
    told = reports(
        "Shells hit a school in El Fasher on Tuesday, killing five. Help came late. Roads are shut. No group spoke. The army is near. The RSF says that it has never shelled homes."
    )
    assert [stage for stage, _ in told] == ["accomplished"]


def test_fire_fighting_planes_bomb_nobody() -> None:
    text = (
        "Firefighters fought the wildfire above the village for a third day. Planes bombed the ridge with water, and the flames turned. "
        "The blaze has burned 900 hectares. A helicopter hit a power line near the reservoir and its pilot died."
    )
    assert reports(text) == []


def test_where_a_truce_was_brokered_and_what_a_pipeline_is_called_after_was_not_hit() -> None:
    text = "Jets bombed the pumping station of the Druzhba pipeline near Unecha, days after a truce brokered in Doha."
    assert reports(text) == [("accomplished", "Unecha")]
