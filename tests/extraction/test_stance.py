import pytest

from streams.extraction.numbers.grammar import find_numbers
from streams.extraction.stance.finder import find_stances
from streams.extraction.triggers.finder import find_triggers
from streams.text.sentences import build_document

STAGES = [
    ("The drone nearly hit a passenger train in Sumy on Tuesday.", "attempted"),
    ("Israeli jets will bomb the bridge at Ramadi.", "planned"),
    ("Russian planes could strike Odesa again tonight.", "planned"),
    ("Coalition planes are preparing to bomb Ramadi.", "planned"),
    ("Missiles may hit Kyiv tonight, the mayor warned.", "planned"),
    ("Missiles in May hit Kyiv.", "accomplished"),
    ("Russian planes may have struck Odesa on Monday.", "accomplished"),
    ("Jets would later bomb the same market in Idlib on 3 May, killing nine.", "accomplished"),
    ("Missiles could be seen hitting the port of Odesa on Monday.", "accomplished"),
    (
        "After careful planning to spare civilians, coalition aircraft engaged the group with a guided bomb.",
        "accomplished",
    ),
    (
        "Drones of the Air Force neutralised some thirty terrorists and destroyed two cars north of Kidal.",
        "accomplished",
    ),
    ("Eleven drones were destroyed and intercepted over the Kursk region overnight.", "attempted"),
    ("Jets carried out an air strike on the depot.", "accomplished"),
    ("The army will launch air strikes if talks fail.", "planned"),
    ("The cabinet is considering air strikes against the militia.", "planned"),
    ("Lawmakers voted to authorise air strikes in the north.", "planned"),
    ("The general threatened to carry out drone strikes on the port.", "planned"),
    ("Generals vowed further air strikes on the valley.", "planned"),
    ("The next phase is expected to include air strikes on oil trucks.", "planned"),
    ("Aid groups warned of air strikes on the camp.", "planned"),
    ("The opposition called for air strikes on the airfield.", "planned"),
    ("Air strikes could begin within days.", "planned"),
    ("If air strikes resume, the road will close.", "planned"),
    ("Villagers fear an air strike on the dam.", "planned"),
    ("The possibility of air strikes on the ministry was raised.", "planned"),
    ("The ministry denied carrying out an air strike on the clinic.", "denied"),
    ("The coalition said it did not conduct any air strike in the district.", "denied"),
    ("There were no air strikes on Sunday, the army said; no air strikes were carried out.", "denied"),
    ("The commissioner denied a claim by the guerrillas that drones had dropped bombs on two hamlets.", "denied"),
    ("The army dismissed as “rebel propaganda” reports that its jets bombed a herders' camp.", "denied"),
    ("The junta vows a new air operation against the hill fighters.", "planned"),
    ("The eastern suburb braces for renewed air strikes.", "planned"),
    ("Five drones attacked the yard, two of them hit the sheds and one was shot down.", "accomplished"),
    ("The cruiser knocked down two missiles over the strait.", "attempted"),
    ("The government requested the pilots to carry out air strikes against the jihadists.", "planned"),
    ("The pilot was told to carry out an air strike that destroyed the bridge.", "accomplished"),
    ("A gun crew shoots down an attack drone launched at the port.", "attempted"),
    ("Air defences intercepted a ballistic missile fired at the airport.", "attempted"),
    ("A rocket fired at the base was shot down.", "attempted"),
    ("Missiles hit nine towns and the army said it shot down three Rafale jets in answer.", "accomplished"),
    ("Two drones launched at the refinery were downed.", "attempted"),
    ("Two drones launched towards the airfield were destroyed by Pantsir systems on Tuesday.", "attempted"),
    ("A missile was fired at the capital. Air defences destroyed it in the air and nobody was hurt.", "attempted"),
    ("Rebels fired a ballistic missile at the port. It was intercepted before it reached the town.", "attempted"),
    ("The army launched 12 drones at the city. All of them were shot down, the air force said.", "attempted"),
    ("Rebels fired three rockets at the port. The army said two of the rockets were intercepted.", "accomplished"),
    ("A missile hit the port. The second one was intercepted.", "accomplished"),
    ("Rebels fired rockets at the port. They were intercepted, but debris killed a guard.", "accomplished"),
    ("An air strike in May 2022 hit the silo.", "accomplished"),
    ("On 3 May, an airstrike killed two guards.", "accomplished"),
    ("The air strike that could have killed dozens hit an empty barn.", "accomplished"),
    ("Residents said the air strike destroyed the mill.", "accomplished"),
    ("It was the third air strike on the town in a week.", "accomplished"),
    ("After the air strike, the mayor asked for help.", "accomplished"),
    ("A possible drone strike killed three men near the well.", "accomplished"),
    ("The president ordered the air strike that destroyed the depot.", "accomplished"),
    ("The air strike came as lawmakers debated the budget.", "accomplished"),
    ("Shells hit the market after the truce was announced.", "accomplished"),
    ("The raid was condemned by neighbouring states: an air raid had killed four.", "accomplished"),
    ("Warplanes have bombed the ridge every night this week.", "accomplished"),
    ("Two rockets were fired at the embassy but both were intercepted.", "attempted"),
    ("The interceptor missed and the missile hit a bakery.", "accomplished"),
    ("A missile fired at the port failed in flight.", "attempted"),
    ("Guards foiled a drone attack on the pumping station.", "attempted"),
    ("A drone attack on the pumping station was thwarted.", "attempted"),
    ("A rocket attack on the base narrowly missed the fuel tanks.", "attempted"),
    ("The alliance is preparing air strikes on the airfield.", "planned"),
    ("Parliament will vote on air strikes on Thursday.", "planned"),
    ("The minister ruled that air strikes may be needed.", "planned"),
    ("Diplomats hope to avert air strikes; the ally urged air strikes all the same.", "planned"),
    ("He asked for air strikes against the gun positions.", "planned"),
    ("The general proposed a drone strike on the convoy.", "planned"),
    ("Plans for air strikes were drawn up last winter.", "planned"),
    ("Any air strike would need the consent of the capital.", "planned"),
    ("The risk of air strikes keeps farmers at home.", "planned"),
    ("In the event of a missile strike, residents go to the cellar.", "planned"),
    (
        "The rebels never carried out the rocket attack, their spokesman said; they denied firing rockets at the town.",
        "denied",
    ),
    ("The kingdom denied that it had carried out the air strike.", "denied"),
    ("The air force rejected the report: it did not bomb the hospital, a spokesman said of the air strike.", "denied"),
    ("Reports of an air strike on the town were false, police said.", "denied"),
    ("Ankara denied that its jets had anything to do with the air strike that killed nine.", "accomplished"),
    ("The army denied being behind the drone strike on the wedding.", "accomplished"),
]

CERTAINTIES = [
    ("A drone strike killed two men in the orchard.", "fact"),
    ("The army said an air strike killed two men in the orchard.", "claimed"),
    ("According to the governor, an air strike hit the mill.", "claimed"),
    ("An alleged air strike hit the mill.", "alleged"),
    ("An air strike reportedly hit the mill.", "alleged"),
    ("A suspected drone strike hit the mill.", "alleged"),
    ("A possible drone strike killed three men.", "alleged"),
    ("The village was hit by what is believed to be an air strike.", "alleged"),
    ("Activists said shelling killed a child.", "alleged"),
    ("An apparent air strike levelled the post office.", "alleged"),
    ("The rebels were accused of shelling the clinic.", "alleged"),
    ("The command announced an air strike on a bunker.", "claimed"),
    ("The militia claimed a rocket attack on the port.", "claimed"),
    ("It was unclear who carried out the air strike on the mill.", "disputed"),
    ("The General Staff reported an air strike on the depot.", "claimed"),
    ("A reported air strike hit the mill.", "alleged"),
    ("An air strike was reported near the mill.", "alleged"),
    ("The army said an air strike killed nine suspected militants.", "claimed"),
    ("An air strike killed nine suspected bandits, officials said.", "claimed"),
    ("An air strike killed nine suspected militants.", "fact"),
    ("The missile was probably fired by gunners across the river.", "alleged"),
    ("A fighter is feared dead after a drone strike on his hut.", "alleged"),
    ("North Korean guns shelled an island near the disputed sea border.", "fact"),
    ("Warplanes bombed the town and reporters saw seven bodies, the mayor said.", "fact"),
    ("Police denied a claim by the rebels that drones had bombed the village.", "disputed"),
    ("An air strike hit the mill; the army and the rebels reject responsibility.", "disputed"),
    ("An air strike hit the mill; the two sides blamed one another.", "disputed"),
    ("The health ministry raised to 11 the number of dead in the air strike on the mill.", "claimed"),
    ("Central Command: our forces carried out an air strike on a launcher.", "claimed"),
    ("As has been reported, gunners shelled the mill on Sunday.", "claimed"),
    ("The deadliest air strike, by the mayor's account, hit the mill.", "claimed"),
    ("State television showed images of an air strike on the mill.", "claimed"),
    ("An air strike hit the mill: five dead (Baku).", "claimed"),
    ("An air strike hit the mill near Hajja (Sadah).", "fact"),
    ("Both sides traded blame for the air strike on the mill.", "disputed"),
    ("The army denied responsibility for the air strike on the mill.", "disputed"),
]


def stance_of(text: str):
    document = build_document("", text, None, None)
    triggers = find_triggers(document, find_numbers(document))
    stances = find_stances(document, triggers)
    best = max(range(len(triggers)), key=lambda i: triggers[i].strength)
    return document, stances[best]


@pytest.mark.parametrize(("text", "stage"), STAGES)
def test_stage(text: str, stage: str) -> None:
    assert stance_of(text)[1].stage == stage


@pytest.mark.parametrize(("text", "certainty"), CERTAINTIES)
def test_certainty(text: str, certainty: str) -> None:
    assert stance_of(text)[1].certainty == certainty


def test_the_words_that_decided_are_kept() -> None:
    document, stance = stance_of("The army is considering air strikes on the port.")
    assert [document.buffer[a:b] for a, b in stance.cues] == ["considering"]


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("The defence ministry said an air strike hit the depot.", ("defence ministry",)),
        ("An air strike hit the depot, according to the provincial governor.", ("provincial governor",)),
        ("An air strike hit the depot.", ()),
        ("An air strike hit the depot, Colonel Petar Vanko (48) has said.", ("Colonel Petar Vanko",)),
        ("An air strike hit the depot, the reporter Amina Zeroual wrote.", ("reporter Amina Zeroual",)),
        ("An air strike hit the depot, he said; residents told radio of a second.", ("residents",)),
        ("An air strike hit the depot, which they said was empty.", ()),
    ],
)
def test_who_says_so(text: str, claimants: tuple[str, ...]) -> None:
    assert stance_of(text)[1].claimants == claimants


def test_a_pronoun_speaks_for_the_one_who_spoke_before() -> None:
    document = build_document(
        "", "The Interior Ministry said fuel was short. It added that an air strike hit the depot.", None, None
    )
    triggers = find_triggers(document, [])
    assert find_stances(document, triggers)[0].claimants == ("Interior Ministry",)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("An air strike hit the mill. The army denied responsibility.", "disputed"),
        ("An air strike hit the mill. The alliance rejected the accusation.", "disputed"),
        ("An air strike hit the mill, villagers said. The army said it had only targeted a barracks.", "disputed"),
        ("An air strike hit the mill. A security source explained that nobody was inside.", "claimed"),
        ("An air strike hit the mill. Flour prices rose at once.", "fact"),
        (
            "India said it dropped bombs on a camp. Pakistan said the bombs fell among trees and hurt no one.",
            "disputed",
        ),
        ("An air strike hit the mill. The army and the militia reject responsibility.", "disputed"),
        ("Two drones were seen, the Defence Ministry reported. An air strike hit the mill.", "claimed"),
        ("09:10 An air strike hit the mill. 08:30 The army rejected the claims about a school.", "fact"),
    ],
)
def test_the_sentences_after_it_can_dispute_a_strike_or_name_its_source(text: str, certainty: str) -> None:
    assert stance_of(text)[1].certainty == certainty


def test_what_a_partys_own_press_office_writes_is_its_claim() -> None:
    for source, certainty in (("Ministry of Defence, Somewhere", "claimed"), ("Somewhere Gazette", "fact")):
        document = build_document("", "An air strike hit the mill. Flour prices rose.", None, source)
        assert find_stances(document, find_triggers(document, []))[0].certainty == certainty


def test_the_leads_source_speaks_for_the_title() -> None:
    document = build_document(
        "Air strike hits mill", "Four people died in the blaze, a nurse told the Mirror.", None, None
    )
    triggers = find_triggers(document, [])
    assert find_stances(document, triggers)[0].certainty == "claimed"
