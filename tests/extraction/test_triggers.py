import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.extraction.numbers.grammar import find_numbers
from streams.extraction.triggers.finder import find_triggers, may_tell_of_strikes
from streams.extraction.weapons import find_weapons
from streams.text.sentences import build_document

STRIKES = [
    ("Warplanes carried out an airstrike on a depot outside Homs.", "Air/drone strike", "aircraft"),
    ("An air raid hit the old market before dawn.", "Air/drone strike", "aircraft"),
    ("Four men died in a drone strike near the border.", "Air/drone strike", "drone"),
    ("Their pickup was hit by a drone on the ring road.", "Air/drone strike", "drone"),
    ("A helicopter gunship attack left the barracks in ruins.", "Air/drone strike", "helicopter"),
    ("Regime helicopters targeted positions in the eastern desert.", "Air/drone strike", "aircraft"),
    ("Jets bombed two bridges over the river.", "Air/drone strike", "aircraft"),
    ("Planes dropped barrel bombs on the bakery queue.", "Air/drone strike", "aircraft"),
    ("A glide bomb flattened the house of culture.", "Air/drone strike", "bomb"),
    ("The air force struck a convoy of fuel trucks.", "Air/drone strike", "aircraft"),
    ("Insurgents attacked the outpost with three explosive drones.", "Air/drone strike", "drone"),
    ("Artillery fire killed a farmer in his field.", "Shelling/artillery/missile attack", "artillery"),
    ("Government troops shelled the northern suburbs overnight.", "Shelling/artillery/missile attack", "artillery"),
    ("Two mortar rounds landed in a school yard.", "Shelling/artillery/missile attack", "mortar"),
    ("Rebels fired rockets at the refinery.", "Shelling/artillery/missile attack", "rocket"),
    ("A ballistic missile slammed into a block of flats.", "Shelling/artillery/missile attack", "missile"),
    ("A missile strike cut power to half the city.", "Shelling/artillery/missile attack", "missile"),
    ("The village came under bombardment for a third night.", "Shelling/artillery/missile attack", "artillery"),
    ("Heavy shelling was reported along the contact line.", "Shelling/artillery/missile attack", "artillery"),
    ("Howitzers pounded the ridge until noon.", "Shelling/artillery/missile attack", "artillery"),
    ("Near Sarmin, two strikes destroyed a fighting position and a vehicle.", "Air/drone strike", "unknown"),
    ("The mayor was killed in an Israeli strike on his office.", "Air/drone strike", "unknown"),
    ("A Bayraktar TB2 destroyed a column of trucks south of the lake.", "Air/drone strike", "drone"),
    ("A bomb fell on a cluster of huts.", "Air/drone strike", "bomb"),
    ("The factory was hit from the air at noon.", "Air/drone strike", "aircraft"),
    ("Artillery fired by the brigade hit a bus.", "Shelling/artillery/missile attack", "artillery"),
    ("A customs post on the lake was hit by at least five drones.", "Air/drone strike", "drone"),
    ("FRENCH JETS BOMB FUEL DUMP NEAR TOWN, FOUR DEAD", "Air/drone strike", "aircraft"),
    ("A ward was damaged by a strike on a tyre workshop.", "Air/drone strike", "unknown"),
    ("Strike on outskirts of the town, no injuries known.", "Air/drone strike", "unknown"),
    (
        "On Friday rockets fired by rebel forces landed in the town of Marj.",
        "Shelling/artillery/missile attack",
        "rocket",
    ),
    ("A fishing boat was sunk on the same night by a helicopter.", "Air/drone strike", "aircraft"),
    ("Three dead and nine injured after Turkish artillery.", "Shelling/artillery/missile attack", "artillery"),
    ("Jets circled at dawn. At noon a bomb hit a religious school.", "Air/drone strike", "bomb"),
    ("Air defence systems on duty destroyed three UAVs over the region.", "Disrupted weapons use", "drone"),
    ("A missile aimed at the dam was neutralised by the air defence.", "Disrupted weapons use", "missile"),
    ("A missile tore through a row of shops.", "Shelling/artillery/missile attack", "missile"),
    ("Gunships flown by contractors strafed the road.", "Air/drone strike", "aircraft"),
    ("Two strikes were delivered on the logistics point.", "Air/drone strike", "unknown"),
    ("Crews recovered two dead after an Israeli attack on the school.", "Air/drone strike", "unknown"),
    ("In the capital, 16 dead in pre-dawn air raid", "Air/drone strike", "aircraft"),
    ("A missile tore into a food store by the railway on Friday.", "Shelling/artillery/missile attack", "missile"),
    ("Jets bombed aid lorries parked outside the town.", "Air/drone strike", "aircraft"),
    ("An air strike on troops near the pumping station wrecked two tanks.", "Air/drone strike", "aircraft"),
    ("Five air raids in the space of an hour shook the district.", "Air/drone strike", "aircraft"),
    ("Drones attacked the river port for three hours, setting fire to two grain stores.", "Air/drone strike", "drone"),
    (
        "Two of the twelve people who died in last week's bombing of a rebel camp were under 18.",
        "Air/drone strike",
        "bomb",
    ),
    ("The General Staff confirmed a hit on the refinery overnight.", "Air/drone strike", "unknown"),
    ("Drones set ablaze an oil depot outside the port, the governor said.", "Air/drone strike", "drone"),
    ("A drone crashed into a nine-storey apartment block on Sunday night.", "Air/drone strike", "drone"),
    ("Fifteen UAVs were destroyed over the region overnight, the ministry said.", "Disrupted weapons use", "drone"),
    ("Air defences shot down 41 of 60 drones overnight.", "Disrupted weapons use", "drone"),
    ("Tanks fired on a school, killing four displaced people.", "Shelling/artillery/missile attack", "artillery"),
    ("The group said it targeted a bulk carrier with two missiles.", "Shelling/artillery/missile attack", "missile"),
    ("A merchant vessel was struck by an unidentified projectile.", "Shelling/artillery/missile attack", "missile"),
    (
        "Central Command said its forces struck and destroyed a mobile launcher and two missiles.",
        "Air/drone strike",
        "unknown",
    ),
    ("India said its forces struck nine sites across the border.", "Air/drone strike", "unknown"),
    ("Coalition aircraft engaged a tactical unit near the river.", "Air/drone strike", "aircraft"),
    ("Israel attacked the nuclear site early on Friday.", "Air/drone strike", "unknown"),
    ("Cartel gunmen used drones to drop explosives on a police patrol.", "Air/drone strike", "bomb"),
    ("An Iskander hit a hotel overnight; four people died.", "Shelling/artillery/missile attack", "missile"),
    ("Russia hammered the power grid with 120 missiles on Sunday.", "Shelling/artillery/missile attack", "missile"),
    ("Shell kills mother of three in her garden.", "Shelling/artillery/missile attack", "artillery"),
    ("Army chopper fires on protesters, seven dead.", "Air/drone strike", "aircraft"),
    ("Bodies were pulled from the rubble of a building bombed by Israel on Monday.", "Air/drone strike", "aircraft"),
    ("Gunships opened fire on a boat, killing 42 refugees.", "Air/drone strike", "aircraft"),
    ("A loitering munition struck a radar on Monday.", "Air/drone strike", "drone"),
    ("An Israeli strike on an aid convoy killed seven workers of a charity.", "Air/drone strike", "unknown"),
    ("The army said it struck a weapons depot near the coast.", "Air/drone strike", "unknown"),
    ("At least eleven fighters were killed in raids on the valley on Friday night.", "Air/drone strike", "unknown"),
    ("Artillery of the paramilitary forces hit a market.", "Shelling/artillery/missile attack", "artillery"),
    (
        "The group fired about 3,000 rockets across the border, killing five.",
        "Shelling/artillery/missile attack",
        "rocket",
    ),
    ("It began on Saturday night, sending 170 drones across the border.", "Air/drone strike", "drone"),
    ("The second of three strikes killed nine people in the market.", "Air/drone strike", "unknown"),
    (
        "They were victims of a strike. Four bodies were pulled out; all four had died at once.",
        "Air/drone strike",
        "unknown",
    ),
    ("A Russian bomb made the hole in the museum's roof.", "Air/drone strike", "bomb"),
    ("The air force said on Monday that it had struck nine trucks.", "Air/drone strike", "aircraft"),
    ("A bomb dropped by a plane demolished the house of culture.", "Air/drone strike", "bomb"),
    ("A US drone took out the pickup of the commander on Friday.", "Air/drone strike", "drone"),
    ("Turkey began an air operation against the PKK in Gara.", "Air/drone strike", "aircraft"),
    ("The frigate knocked down nine attack drones over the strait.", "Disrupted weapons use", "drone"),
    ("One drone was shot down outside the wire.", "Disrupted weapons use", "drone"),
    ("'Small drones' engaged by air defence near the base.", "Disrupted weapons use", "drone"),
    ("Air defence crews shot down four unmanned aerial vehicles near Tokmak.", "Disrupted weapons use", "drone"),
    (
        "Pakistan was angry when Kabul accused Islamabad on Sunday of bombing a school in Kunar.",
        "Air/drone strike",
        "aircraft",
    ),
    ("Air-launched missiles destroyed a fuel dump at Poltava.", "Air/drone strike", "aircraft"),
    ("Israel hit a cafe in Jenin on Monday.", "Air/drone strike", "unknown"),
    ("Three labourers were martyred by an Israeli drone missile in the camp.", "Air/drone strike", "drone"),
    ("A drone hit a corner shop, killing its owner.", "Air/drone strike", "drone"),
    ("A drone struck a car and killed a photographer.", "Air/drone strike", "drone"),
    ("A raid by the US-led coalition killed eleven villagers.", "Air/drone strike", "aircraft"),
    ("Army jets bombarded a mill near Douma.", "Air/drone strike", "aircraft"),
    ("Warplanes put two clinics out of service in Aleppo.", "Air/drone strike", "aircraft"),
    ("A missile, reportedly fired by a tank, struck a tent.", "Shelling/artillery/missile attack", "missile"),
    ("Israeli missiles fired from the air targeted a depot.", "Air/drone strike", "aircraft"),
    ("Coalition planes flew 12 sorties against camps in Razih.", "Air/drone strike", "aircraft"),
    ("The commander was hunted down by drone near Wana.", "Air/drone strike", "drone"),
    ("The army used three helicopters to shoot at the village.", "Air/drone strike", "aircraft"),
    ("French forces neutralized 30 militants with drones and jets.", "Air/drone strike", "drone"),
    ("An AC-130 attacked the clinic for half an hour.", "Air/drone strike", "aircraft"),
    ("Syrian aviation struck a mill in Saraqib.", "Air/drone strike", "aircraft"),
    ("The general said a jet had mistakenly bombed the shelter.", "Air/drone strike", "aircraft"),
    ("A pilot accidentally hit his own side's column.", "Air/drone strike", "aircraft"),
    ("A boy was shot dead by a quadcopter on his roof.", "Air/drone strike", "drone"),
    ("A drone crashed into a pumping station west of Buraydah.", "Air/drone strike", "drone"),
    ("The fifth strike in two days left eight dead in Mir Ali.", "Air/drone strike", "unknown"),
    ("Near Haditha, a single strike cut a supply road.", "Air/drone strike", "unknown"),
    (
        "A shell, allegedly Israeli, crashed through the roof and hurt two girls.",
        "Shelling/artillery/missile attack",
        "artillery",
    ),
]

NOT_STRIKES = [
    "A drone struck a guest on the forehead at a wedding in Perth on Saturday.",
    "Near Takaung the local TPDF blew up and destroyed towers of the line to a factory that the military owns.",
    "Prosecutors accused him on Sunday of bombing a synagogue in 1994.",
    "Rail workers voted to strike over pay next month.",
    "Junior doctors began a five-day strike on Monday.",
    "The prisoner is on the fortieth day of a hunger strike.",
    "A general strike closed shops and schools in the port.",
    "The striker hit the post twice in the second half.",
    "The batter struck out to end the inning.",
    "The two companies struck a deal late on Friday.",
    "Lightning struck a barn and killed six cows.",
    "She bowled a strike in the last frame.",
    "Prospectors struck gold in the hills.",
    "A bird strike forced the airliner to land.",
    "Air raid sirens sounded across the capital.",
    "The shop will deliver parcels by drone from spring.",
    "A hobby drone crashed into the stadium roof.",
    "The film bombed at the box office.",
    "He shelled out two million for the yacht.",
    "A car bomb killed nine people outside the courthouse.",
    "A suicide bomber attacked the checkpoint.",
    "A roadside bomb hit the patrol.",
    "Gunmen attacked a bus and killed four passengers.",
    "The company launched a rocket carrying a weather satellite into orbit.",
    "The navy will hold missile drills next week.",
    "The new video game lets players call in drone strikes.",
    "The ministry approved the sale of air-to-air missiles.",
    "An earthquake struck the coast and killed hundreds.",
    "Hackers attacked the bank's servers.",
    "The museum shows photographs of the 1940 bombing raids of the Blitz.",
    "He pitched six innings and struck out nine.",
    "The Joint Strike Fighter is years late.",
    "A drone dropped food and medicine to the cut-off village.",
    "Aircraft dropped leaflets over the old quarter.",
    "A man was arrested after the drone he was flying crashed into a tower block.",
    "Raiders attacked cattle camps with rifles and rocket-propelled grenades.",
    "Rioters attacked the station with firework rockets.",
    "Israel hit back at critics of its settlement policy.",
    "India struck early, taking two wickets before lunch.",
    "Hundreds of planes were grounded after a storm struck the airport.",
    "The singer dropped a bomb of a single on Friday.",
    "Workers at the port voted to strike, and the Israeli union backed them.",
    "The forward fired a hat-trick as the visitors shelled the champions.",
    "A drone struck a bride on the head, as the photographer admitted.",
    "Gunners fired live at the range, 155 mm shells that fell near an old tank.",
    "The loitering munition hit eight of ten targets in factory trials.",
    "Oil prices hit a five-year low.",
    "My channel was hit with a copyright strike and a second strike finished it.",
    "Land and air operations destroyed nine illegal refineries in the delta.",
    "A rocket launcher and nine rifles were destroyed while the army seized the hill.",
    "Two missile depots on the coast were hit by a landslide.",
    "Troops shot down a surveillance drone over the lake.",
    "The third strike at the mill this year ended when workers died in a fire at the picket.",
    "A protester died on the second day of the strike against fuel prices.",
    "Aviation was hit by the fuel crisis for a second year.",
    "The pilot mistakenly landed at the wrong airfield.",
    "A jet struck a bird and returned to the airport.",
    "The novelist's chapter on drones says that 25,000 died in the war.",
]  # fmt: skip


def found(text: str):
    document = build_document("", text, None, None)
    return document, find_triggers(document, find_numbers(document), find_weapons(document))


@pytest.mark.parametrize(("text", "event_type", "weapon"), STRIKES)
def test_a_strike_is_found_with_its_kind(text: str, event_type: str, weapon: str) -> None:
    document, triggers = found(text)
    sure = [t for t in triggers if t.strength >= 0.6]
    assert sure, text
    assert (sure[0].event_type, sure[0].weapon_type) == (event_type, weapon)
    assert all(document.buffer[t.start : t.end].strip() for t in triggers)


@pytest.mark.parametrize("text", NOT_STRIKES)
def test_what_only_looks_like_a_strike_is_left_alone(text: str) -> None:
    _, triggers = found(text)
    assert [t for t in triggers if t.strength >= 0.6] == []


@pytest.mark.parametrize(
    ("text", "number", "plural"),
    [
        ("Jets carried out three air strikes on the camp.", (3, 3), True),
        ("Nearly 500 air strikes hit the coastal town.", (500, 500), True),
        ("A drone strike killed the driver.", None, False),
        ("More than 20 air raids were counted by noon.", (20, 20), True),
    ],
)
def test_the_number_of_strikes_is_not_a_toll(text: str, number: tuple[int, int] | None, plural: bool) -> None:
    _, triggers = found(text)
    assert any(t.plural for t in triggers if t.strength >= 0.6) is plural
    stated = next((t.number for t in triggers if t.number), None)
    assert (None if stated is None else (stated.min, stated.max)) == number


def test_a_definite_strike_refers_back_and_another_one_does_not() -> None:
    _, triggers = found("A drone strike hit a farm. The strike killed two. Another drone strike hit a mill.")
    sure = [t for t in triggers if t.form == "noun"]
    assert [(t.anaphoric, t.another) for t in sure] == [(False, False), (True, False), (False, True)]


def test_the_gate_lets_through_whatever_the_engine_would_find() -> None:
    for text, *_ in STRIKES:
        assert may_tell_of_strikes(text)
    assert not may_tell_of_strikes("The council approved the new library on Tuesday.")


@given(st.text(max_size=400))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_without_an_error(text: str) -> None:
    document, triggers = found(text)
    assert all(0 <= t.start < t.end <= len(document.buffer) for t in triggers)


def test_rounds_fired_by_one_drone_are_one_strike() -> None:
    _, triggers = found("Ali Noor died on the coast road after an American drone fired several missiles at his convoy.")
    assert not any(t.plural for t in triggers if t.strength >= 0.6)


def test_that_as_a_conjunction_refers_back_to_no_strike() -> None:
    _, triggers = found("The junta told the rebels that they would bomb every post in the town.")
    assert [t.anaphoric for t in triggers if t.strength >= 0.6] == [False]
