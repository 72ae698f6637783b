import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.extraction.infrastructure import find_things
from streams.text.sentences import build_document


def things(text: str) -> list[str]:
    return [m.kind for m in find_things(build_document("", text, None, None))]


CASES = [
    ("An air strike hit a compound in the hills.", ["compound"]),
    ("An air strike killed eight fighters in a compound.", ["compound"]),
    ("Jets bombed a hospital.", ["hospital"]),
    ("The hospital was hit by two shells.", ["hospital"]),
    ("A shell struck the market.", ["market"]),
    ("The raid destroyed three houses.", ["house"]),
    ("The strike targeted his family home.", ["house"]),
    ("Drones struck an oil refinery.", ["oil site"]),
    ("A missile hit a thermal power plant.", ["power plant"]),
    ("A missile hit an electricity substation.", ["power plant"]),
    ("Shells fell on a school.", ["school"]),
    ("A strike on a mosque killed four.", ["mosque"]),
    ("A drone strike on a vehicle killed four.", ["vehicle"]),
    ("A drone strike on a convoy killed four.", ["convoy"]),
    ("Jets bombed the runway of the airfield.", ["airport", "airbase"]),
    ("Rockets hit a military base.", ["military base"]),
    ("A missile hit the port.", ["port"]),
    ("The bridge was destroyed by a missile.", ["bridge"]),
    ("The raid struck a refugee camp.", ["displacement camp"]),
    ("One strike destroyed a fighting position and a weapons cache.", ["fighting position", "weapons depot"]),
    ("Jets struck an arms depot.", ["weapons depot"]),
    ("Jets struck a rocket launcher.", ["rocket launcher"]),
    ("Jets struck a tunnel.", ["tunnel"]),
    ("A shell damaged an apartment building.", ["residential building"]),
    ("A drone hit a bakery.", ["shop"]),
    ("A mortar round hit an ambulance.", ["ambulance"]),
    ("The strike hit a radar station.", ["air defence"]),
    ("A strike hit a police station.", ["police station"]),
    ("The strike hit a funeral.", ["funeral"]),
    ("The strike hit a house on Mill Road.", ["house"]),
    ("A strike cratered a supply route.", ["road"]),
    ("Shells fell on the square; four stalls and a bakery burned down.", ["shop", "shop"]),
    ("Rockets fell on the town, and a temple and two schools suffered damage.", ["place of worship", "school"]),
    ("A rocket slammed into the top floor of a block of flats.", ["residential building"]),
    ("A drone fired at a vehicle + compound near the pass.", ["vehicle", "compound"]),
    ("Jets bombed a desert camp.", ["military base"]),
    ("Jets bombed two rebel camps on Sunday.", ["military base"]),
    ("Shells hit a camp for displaced people.", ["displacement camp"]),
    ("Jets struck the heavy-water plant.", ["nuclear site"]),
    ("A drone hit port buildings.", ["port"]),
    ("An air strike hit the cement works of the town.", ["factory"]),
    ("A drone hit a condensate tank.", ["oil site"]),
    ("Missiles hit command posts and two airstrips.", ["headquarters", "airbase"]),
    ("Jets bombed the camp of a rebel commander.", ["military base"]),
    ("Jets struck two residential blocks.", ["residential building"]),
    ("Jets strafed a tea shop.", ["shop"]),
    ("The navy blew up a speedboat.", ["boat"]),
    ("A missile fired from Armenia crashed into apartment blocks.", ["residential building"]),
    ("Warplanes set fuel tanks ablaze.", ["oil site"]),
    ("Cruise missiles hit power plants and substations.", ["power plant", "power plant"]),
    ("A strike brought down the Haddad family's home.", ["house"]),
    ("The house in the old quarter of the west of the city was brought down by a bomb.", ["house"]),
    ("A clinic of the relief society (RS) in the village was hit three times by a drone.", ["hospital"]),
    ("Its jets bombed herders' homes.", ["house"]),
    ("Jets struck a fuel convoy.", ["convoy"]),
    ("A shell fired by the army garrison fell on a house.", ["house"]),
    ("F-16s were sent against two army headquarters.", ["headquarters"]),
    ("Drones set off explosions when they hit an arsenal.", ["weapons depot"]),
    ("Rockets hit the air base; the base is shared.", ["airbase"]),
    ("The roof of a school collapsed when a shell hit it.", ["school"]),
    ("A school building was damaged by a shell.", ["school"]),
]


@pytest.mark.parametrize(("text", "kinds"), CASES)
def test_thing_hit(text: str, kinds: list[str]) -> None:
    assert things(text) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "The wounded were taken to a hospital after the strike.",
        "Residents took to fishing boats when the shells fell.",
        "A missile struck as he drove home to the village.",
        "A drone killed three, said medics at the general hospital.",
        "The missile came from a lorry fitted with radar.",
        "Four killed in Jenin camp by a missile.",
        "At dusk the navy's ships shelled the town.",
        "The raid is the largest in the West Bank since May.",
        "Unmanned aerial vehicles attacked the town.",
        "The zonal health office told of the strike.",
        "A boy died on the way to the hospital after the strike.",
        "Striking railway workers were fired on.",
        "The strike was announced at a news event.",
        "A spokesman for the command at its headquarters spoke of the strike.",
        "The drone flew from a base in the north and struck.",
        "The shell fell near a school.",
        "A strike in the Nuseirat refugee camp killed two.",
        "A drone hit Port Sudan.",
        "Rebels dug in around the airport were bombed from the air.",
        "The market rose sharply.",
        "A tank that fired a shell struck them.",
        "The strike made families take shelter.",
        "The White House condemned the strike.",
        "Hospital officials said the strike killed four.",
        "",
    ],
)
def test_not_hit(text: str) -> None:
    assert things(text) == []


@settings(max_examples=100)
@given(st.text(max_size=150))
def test_never_raises(noise: str) -> None:
    document = build_document("", f"{noise} hit a house {noise} and bombed hospitals", None, None)
    for thing in find_things(document):
        assert 0 <= thing.start < thing.end <= len(document.buffer)
