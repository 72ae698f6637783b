import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.extraction.actors.finder import find_actors
from streams.extraction.mentions import PersonMention
from streams.extraction.persons.finder import find_persons
from streams.text.sentences import build_document


def persons(text: str) -> list[PersonMention]:
    document = build_document("", text, None, None)
    return find_persons(document, find_actors(document))


CASES = [
    ("The raid killed Abu Salim, a senior ISIS commander.", "Abu Salim", "killed", "fact"),
    ("The raid allegedly killed Abu Salim, a senior ISIS commander.", "Abu Salim", "killed", "alleged"),
    ("The raid reportedly killed Jalal Omar.", "Jalal Omar", "killed", "alleged"),
    ("The army claims the raid killed Jalal Omar.", "Jalal Omar", "killed", "claimed"),
    (
        "Posts on social media reports say the raid targeted Jalal Omar, a bomb-maker.",
        "Jalal Omar",
        "unknown",
        "alleged",
    ),
    ("The drone targeted Jalal Omar, a major recruiter from the coast.", "Jalal Omar", "unknown", "fact"),
    ("Hamas commander Jalal Omar was killed in the raid.", "Jalal Omar", "killed", "fact"),
    ("Jalal Omar, the group’s chief planner, was killed in the raid.", "Jalal Omar", "killed", "fact"),
    ("Jalal Omar and two others were killed in the raid.", "Jalal Omar", "killed", "fact"),
    ("Jalal Omar (34) was wounded in the raid.", "Jalal Omar", "injured", "fact"),
    ("Mullah Jalal died in the raid.", "Mullah Jalal", "killed", "fact"),
    ("Jalal Omar survived the raid.", "Jalal Omar", "survived", "fact"),
    ("The victim was identified as Jalal Omar.", "Jalal Omar", "killed", "fact"),
    ("Among the dead was Jalal Omar.", "Jalal Omar", "killed", "fact"),
    ("The raid led to the death of 30-year-old Jalal Omar.", "Jalal Omar", "killed", "fact"),
    ("It confirmed the killing of senior leader Jalal Omar.", "Jalal Omar", "killed", "fact"),
    ("The shelling wounded journalist Jalal Omar.", "Jalal Omar", "injured", "fact"),
    ("The shelling killed Palestinian Jalal al-Omar.", "Jalal al-Omar", "killed", "fact"),
    ("A raid destroyed Abu Salim’s house.", "Abu Salim", "unknown", "fact"),
    ("Jalal Omar and as many as nine others were killed.", "Jalal Omar", "killed", "fact"),
    ("General Jalal Omar was killed in the raid.", "Jalal Omar", "killed", "fact"),
]


@pytest.mark.parametrize(("text", "name", "outcome", "certainty"), CASES)
def test_named(text: str, name: str, outcome: str, certainty: str) -> None:
    assert [(p.name, p.outcome, p.certainty) for p in persons(text)] == [(name, outcome, certainty)]


@pytest.mark.parametrize(
    "text",
    [
        "Spokesman Jalal Omar said the raid killed nine.",
        "Jalal Omar, an analyst, said that three men were killed.",
        "“Nine were killed,” Jalal Omar told reporters.",
        "Four men were also killed, said monitor Jalal Omar.",
        "“Its director was killed” activist Abu Salim told the agency.",
        "Some of the wounded may die, watchdog chief Jalal Omar said.",
        "The raid hit Kafr Halab and killed nine.",
        "The raid killed nine on Monday in Deir Halab.",
        "The raid killed Islamic State fighters.",
        "Nathaniel Wood, a fellow of the Blue Institute, wrote that strikes had hit the south.",
        "The raid targeted Al Shaer field.",
        "Jalal Omar visited the south in June.",
        "",
    ],
)
def test_nobody_named_as_hit(text: str) -> None:
    assert persons(text) == []


def test_list_of_names() -> None:
    found = persons("The dead were identified as Jalal Omar, Huda Omar and Salim Nasr.")
    assert [p.name for p in found] == ["Jalal Omar", "Huda Omar", "Salim Nasr"]


def test_role_and_alias() -> None:
    [one] = persons("Jalal al-Omari, also known as Abu Hud, died in the raid.")
    assert one.aliases == ("Abu Hud",)
    [two] = persons("The raid killed Jalal Omar, the group’s finance chief.")
    assert two.role == "group’s finance chief"
    [three] = persons("Hamas commander Jalal Omar was killed.")
    assert three.role == "Hamas commander"


@settings(max_examples=100)
@given(st.text(max_size=150))
def test_never_raises_and_spans_are_exact(noise: str) -> None:
    text = f"{noise} killed Abu Salim, {noise} Jalal Omar {noise} was killed, Huda Omar."
    document = build_document("", text, None, None)
    for person in find_persons(document, find_actors(document)):
        assert document.buffer[person.start : person.end] == person.name


TOLD_LATER = [
    ("Two died in the raid. The pair were named as Omar Haddad and Selim Qasim.", ["Omar Haddad", "Selim Qasim"]),
    ("A drone killed a commander. The sources named him as Rezan Dogan, and said he was 40.", ["Rezan Dogan"]),
    ("Nine died. A source identified one of the dead as Omar Haddad, 52.", ["Omar Haddad"]),
    ("Nine died. The dead were Omar Haddad and Selim Qasim.", ["Omar Haddad", "Selim Qasim"]),
    ("Nine were killed, among them the kingpin Alhaji Musa Danjuma.", ["Musa Danjuma"]),
    ("Forty died; a singer, Selim Haddad, and a drummer were among them.", ["Selim Haddad"]),
    ("They buried a commander, Omar Haddad, who had died in the raid.", ["Omar Haddad"]),
    ("A drone killed a commander. The commander, Omar Haddad, had planned raids.", ["Omar Haddad"]),
    ("Nine died. A commander, Omar Haddad alias Falcon, was believed to be among the dead.", ["Omar Haddad"]),
    ("Two were hurt. One of them, Luc Martin, is being operated on.", ["Luc Martin"]),
    ("Nine died. One of those killed was a student of law, Rim Haddad, 20.", ["Rim Haddad"]),
    ("Grad rockets killed a 9-year-old girl, Lilit, near a well.", ["Lilit"]),
    ("Grad rockets hit a girl, Monday said.", []),
    ("Nine died. Police named the suspect as Omar Haddad.", []),
    ("The agency named him as Omar Haddad.", []),
    ("Nine died. The mayor, Omar Haddad, said they were farmers.", []),
    ("The commander, Omar Haddad, had planned raids.", []),
]


@pytest.mark.parametrize(("text", "names"), TOLD_LATER)
def test_the_dead_are_named_in_the_sentences_after(text: str, names: list[str]) -> None:
    assert [m.name for m in persons(text)] == names


WAYS = [
    ("The strike killed Maj. Gen. Jalal Omar.", [("Jalal Omar", None, "killed")]),
    ("Among those killed was Dr. Jalal Omar, director of the hospital.", [("Jalal Omar", None, "killed")]),
    ("The commander killed in the raid was Jalal Omar.", [("Jalal Omar", None, "killed")]),
    ("Killed in the raid were Jalal Omar, his wife Huda and two sons.", [("Jalal Omar", None, "killed")]),
    ("The group mourned Jalal Omar, killed in a raid on Tyre.", [("Jalal Omar", None, "killed")]),
    (
        "The raid killed the commander of the eastern brigade, Jalal Omar.",
        [("Jalal Omar", "commander of the eastern brigade", "killed")],
    ),
    ("Journalist Jalal Omar was killed in the shelling.", [("Jalal Omar", "Journalist", "killed")]),
    ("Seven-year-old Jalal Omar was killed by a shell.", [("Jalal Omar", "Seven-year-old", "killed")]),
    ("Jalal Omar (Abu Salim) was killed along with an aide.", [("Jalal Omar", None, "killed")]),
    ("A raid on the home of Jalal Omar killed five people.", [("Jalal Omar", None, "unknown")]),
    ("A raid on the home of the Omar family killed five people.", []),
    ("A family perished in the raid: the lawyer Jalal Omar, his wife and a son.", [("Jalal Omar", "lawyer", "killed")]),
    ("Four perished: the lawyer Jalal Omar, his wife and two sons.", [("Jalal Omar", "lawyer", "killed")]),
    (
        "The raid killed nine rebels, among them the deputy chief of the front, known as “El Zorro”.",
        [("El Zorro", "chief of the front", "killed")],
    ),
    (
        "DRONE STRIKE EAST OF THE DAM KILLED JNIM COMMANDER JALAL AG OMAR AND HIS TWO GUARDS",
        [("Jalal Ag Omar", "JNIM commander", "killed")],
    ),
    ("WARPLANES KILLED 12 MILITANTS NEAR MOSUL DAM ON SUNDAY MORNING, ARMY SAYS", []),
    (
        "A nurse and two others died when a drone hit a villa in Goma. Anna Weiss, 44, had been there since autumn.",
        [("Anna Weiss", None, "killed")],
    ),
    (
        "A fanatic is feared dead after a drone hit his hut. Jalal Omar, 26, was with friends when two missiles hit it.",
        [("Jalal Omar", None, "killed")],
    ),
    (
        "A man was killed when shells hit the market. Jalal Omar, 26, was at home when a shell hit. “I ran,” he said.",
        [],
    ),
    (
        "Jalal Omar, a deputy head of the force, was driving a jeep home when a missile went through the roof. He is the first to be killed.",
        [("Jalal Omar", "deputy head of the force", "killed")],
    ),
    ("The raid killed nine in the Kurdistan Region.", []),
    ("Shells hit the market. Jalal Omar, 26, was at home when a shell hit his street.", []),
    (
        "The raid killed a man called a facilitator. The man, Jalal Omar, had moved money for years, said one of the officials.",
        [("Jalal Omar", "man", "killed")],
    ),
]


@pytest.mark.parametrize(("text", "found"), WAYS)
def test_ways_of_naming_the_dead(text: str, found: list[tuple[str, str | None, str]]) -> None:
    assert [(m.name, m.role, m.outcome) for m in persons(text)] == found
