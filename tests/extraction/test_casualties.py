"""Tolls: sentences written for the project, each with all that must be read from it.

Notation: `K` killed, `I` injured, then `category=min-max` (one number when both are the same, `?` when not stated),
with the hedge behind `/`; `cum` cumulative, `per` period, `not` another cause than a strike.
"""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.extraction.mentions import TollMention
from streams.extraction.numbers.grammar import find_numbers
from streams.extraction.tolls.finder import find_tolls
from streams.text.document import Document
from streams.text.sentences import build_document


def tolls_of(text: str) -> tuple[Document, list[TollMention]]:
    document = build_document("", text, None, None)
    return document, find_tolls(document, find_numbers(document))


def notation(toll: TollMention) -> str:
    def number(low: int | None, high: int | None) -> str:
        return str(low) if low == high else f"{'?' if low is None else low}-{'?' if high is None else high}"

    parts = [
        f"{p.category}={number(p.count.min, p.count.max)}{'/' + p.count.hedge if p.count.hedge else ''}"
        for p in toll.parts
    ]
    marks = [
        {"cumulative": "cum", "period": "per"}.get(toll.scope, ""),
        "not" if toll.caused_by_strike is False else "",
    ]
    return " ".join([toll.outcome[0].upper(), *parts, *filter(None, marks)])


def read(text: str) -> str:
    return " | ".join(notation(t) for t in tolls_of(text)[1])


ACTIVE = [
    ("The raid killed nine fighters near the dam.", "K total=9 militants=9"),
    ("A missile killed at least 14 people in the old market.", "K total=14/at_least"),
    ("Jets bombed the depot, killing six and wounding 20.", "K total=6 | I total=20"),
    ("Shelling kills 3, injures 8 in border town", "K total=3 | I total=8"),
    ("The strike reportedly killed between 10 and 15 militants.", "K total=10-15 militants=10-15"),
    ("Drones hit the farm and killed a shepherd.", "K total=1 civilians=1"),
    ("Rockets killed dozens of civilians.", "K total=12-? civilians=12-?"),
    ("A mortar shell killed two sisters and wounded their mother.", "K total=2 | I total=1 women=1"),
    ("The bombing killed up to 30 rebels.", "K total=?-30/at_most militants=?-30/at_most"),
    ("It killed more than 40 people and injured over 100.", "K total=40/more_than | I total=100/more_than"),
    ("The attack killed several soldiers.", "K total=2/at_least security_forces=2/at_least"),
    ("The second missile killed 11 more fighters.", "K total=11 militants=11"),
    ("A drone strike killed about thirty insurgents.", "K total=30/about militants=30/about"),
    ("An air raid killed four Yemeni policemen.", "K total=4 security_forces=4"),
    ("The missile hit the plane, killing all six people on board.", "K total=6"),
    ("The strike killed two Hamas commanders.", "K total=2 militants=2"),
]
PASSIVE = [
    ("Twelve people were killed when a shell hit their bus.", "K total=12"),
    ("At least five civilians were reportedly killed.", "K total=5/at_least civilians=5/at_least"),
    ("Seven were killed and nine injured.", "K total=7 | I total=9"),
    ("A teacher was killed by shrapnel.", "K total=1 civilians=1"),
    ("Twenty workers from the cement plant in the valley were wounded.", "I total=20"),
    ("16 dead in rocket attack", "K total=16"),
    ("Three killed, five hurt in overnight raid", "K total=3 | I total=5"),
    ("Eight villagers, among them three women, were killed.", "K total=8 civilians=8 women=3"),
    ("Fifteen people died in the bombardment.", "K total=15"),
    ("The blast left nine dead and 40 wounded.", "K total=9 | I total=40"),
    ("Two men who had been standing at the gate were killed.", "K total=2"),
    ("Six members of the Darwish family were killed in their sleep.", "K total=6"),
    ("Eight people, none of them fighters, were killed.", "K total=8"),
    ("Ten passengers perished.", "K total=10"),
    ("A family of seven was killed.", "K total=7"),
    ("Dozens were injured, doctors said.", "I total=12-?"),
    ("A number of others were wounded.", "I total=2/at_least"),
]
NOMINAL = [
    ("The deaths of five farmers were confirmed.", "K total=5 civilians=5"),
    ("The raid claimed the lives of six people.", "K total=6"),
    ("The bombardment claimed 21 lives.", "K total=21"),
    ("Four people lost their lives.", "K total=4"),
    ("Hospitals counted 18 deaths and 33 injuries.", "K total=18 | I total=33"),
    ("The death toll stood at 28.", "K total=28 cum"),
    ("Two others died, bringing the toll to 15.", "K total=2 | K total=15 cum"),
    ("The death toll has risen to at least 62.", "K total=62/at_least cum"),
    ("A nurse suffered severe wounds.", "I total=1 civilians=1"),
    ("The attack resulted in the death of a child.", "K total=1 children=1"),
    ("Estimates of the death toll ranged from 5 to 12.", "K total=5-12"),
    ("The number of dead climbed to 31.", "K total=31 cum"),
    ("The number of people killed in the raid has risen to 12.", "K total=12 cum"),
    ("The hospital received 22 casualties, including six dead.", "K total=6"),
    ("The raid on the village: one martyr, two wounded.", "K total=1 | I total=2"),
    ("There were 14 civilian deaths.", "K total=14 civilians=14"),
    ("Rescuers found four charred bodies.", "K total=4"),
    ("The bodies of three women were recovered.", "K total=3 women=3"),
    ("It led to the deaths and injuries of several people.", "K total=2/at_least | I total=2/at_least"),
    ("Fatalities coded as 3.", "K total=3 cum"),
    ("The toll was initially put at 17 but rose to 26.", "K total=17 cum | K total=26 cum"),
]
SUBSETS = [
    ("The raid killed ten people, including four children.", "K total=10 children=4"),
    ("Ten people were killed in the raid, including four children and two women.", "K total=10 children=4 women=2"),
    ("Nine people, three of them children, were killed.", "K total=9 children=3"),
    ("Thirteen civilians were killed, five of whom were women.", "K total=13 civilians=13 women=5"),
    ("Two children were among the dead.", "K children=2"),
    ("Six of the victims were children.", "K children=6"),
    ("Three of the dead were women.", "K women=3"),
    ("The bombing wounded 6 policemen, two critically.", "I total=6 security_forces=6"),
    ("At least 37 people, most of them women and children, died.", "K total=37/at_least"),
    ("Among those killed were a woman and two children.", "K women=1 children=2"),
    ("Up to 14 people were killed, including six reported civilians.", "K total=?-14/at_most civilians=6"),
    ("The dead included three soldiers.", "K security_forces=3"),
    ("The strike killed 8 people (including 2 women) and injured 5.", "K total=8 women=2 | I total=5"),
    ("Two people, a father and his son, were killed.", "K total=2"),
    ("Four relatives – a couple and their two sons – were killed.", "K total=4"),
]
FAMILIES = [
    ("A shell killed a woman and her three children.", "K total=4 women=1 children=3"),
    ("The strike killed him and his two bodyguards.", "K total=3"),
    ("A man, his wife and their four daughters were killed.", "K total=6 women=1"),
    ("Karim Sabri was killed along with 13 others.", "K total=14"),
    ("Karim Sabri and his wife were killed.", "K total=2 women=1"),
    ("The drone killed Abu Walid, a senior commander.", "K total=1"),
    ("Rockets killed four militants and two civilians.", "K total=6 militants=4 civilians=2"),
    ("Three women and a child were killed, and five men were injured.", "K total=4 women=3 children=1 | I total=5"),
    ("The rocket killed two US soldiers and a US contractor.", "K total=3 security_forces=2"),
    ("The shelling killed Olena Marchuk, 34, and her two sons.", "K total=3"),
    ("A mother and her baby died.", "K total=2 women=1 children=1"),
    ("Shells killed a boy named Sami Odeh (14), and a girl named Huda Odeh (12).", "K total=2 children=2"),
    (
        "Seven villagers, Karim Sabri (50 years old), his wife and their five children, were killed.",
        "K total=7 civilians=7",
    ),
    ("One man was killed and another injured.", "K total=1 | I total=1"),
    (
        "Five people were killed, including two girls, and others were injured.",
        "K total=5 children=2 | I total=2/at_least",
    ),
    (
        "At least 11 civilians were killed, with 15 others injured.",
        "K total=11/at_least civilians=11/at_least | I total=15",
    ),
]
NONE_AND_OTHER = [
    ("There were no casualties.", "K total=0 | I total=0"),
    ("No one was hurt.", "K total=0 | I total=0"),
    ("The drone fell into a field, causing no injuries.", "I total=0"),
    ("Nobody was killed in the barrage.", "K total=0"),
    ("No civilian casualties were caused, the army said.", "K civilians=0 | I civilians=0"),
    ("No civilians were injured or killed.", "K civilians=0 | I civilians=0"),
    (
        "Strikes killed 23 people, taking the death toll since May to more than 30,000.",
        "K total=23 | K total=30000/more_than per",
    ),
    ('Jets killed "dozens of terrorists" there.', "K total=12-? militants=12-?"),
    ("There was no immediate word on casualties.", ""),
    ("An unknown number of people were killed.", ""),
    ("Officials denied that the raid could kill 20 people.", ""),
    ("The group vowed to kill 100 soldiers.", ""),
    ("Clashes killed 20 soldiers.", "K total=20 security_forces=20 not"),
    ("A car bomb killed nine people.", "K total=9 not"),
    ("Five people died when their bus crashed.", "K total=5 not"),
    ("More than 300 people have been killed since January.", "K total=300/more_than per"),
    ("Some 8,000 people have been killed since 7 October.", "K total=8000/about per"),
    ("The war has killed 9,000 people in the past year.", "K total=9000 per"),
    ("The strike destroyed four houses and killed 30 sheep.", ""),
    ("The shell killed a 12-year-old boy.", "K total=1 children=1"),
    ("All but one of the six passengers survived.", "K total=1"),
    ("The attack killed or wounded 20 people.", "K total=?-20/at_most | I total=?-20/at_most"),
]
CASES = ACTIVE + PASSIVE + NOMINAL + SUBSETS + FAMILIES + NONE_AND_OTHER


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_reads_the_whole_toll(text: str, expected: str) -> None:
    assert read(text) == expected


def test_parts_are_the_words_they_were_read_from() -> None:
    document, tolls = tolls_of("Jets struck at noon. The raid killed a woman and her three children, medics said.")
    parts = {p.category: document.buffer[p.start : p.end] for p in tolls[0].parts}
    assert parts == {
        "total": "a woman and her three children",
        "women": "a woman",
        "children": "her three children",
    }


def test_a_sources_words_are_told_from_the_narrators() -> None:
    _, tolls = tolls_of("The raid killed six people. The ministry said nine people were killed.")
    assert [t.attributed for t in tolls] == [False, True]


def test_quoted_words_are_attributed() -> None:
    _, tolls = tolls_of("“They killed five people here” – a banner in the square.")
    assert [t.attributed for t in tolls] == [True]


def test_cause_is_taken_from_the_clause() -> None:
    _, tolls = tolls_of("An air strike killed four people; clashes nearby killed two soldiers.")
    assert [t.caused_by_strike for t in tolls] == [True, False]


def test_clause_is_cut_at_while() -> None:
    document, tolls = tolls_of("Shelling killed four people while a landmine wounded two boys.")
    assert [document.buffer[slice(*t.clause)].strip() for t in tolls] == [
        "Shelling killed four people",
        "a landmine wounded two boys.",
    ]


COUNTS = st.integers(min_value=1, max_value=400)
NOUNS = {
    "people": None,
    "civilians": "civilians",
    "soldiers": "security_forces",
    "militants": "militants",
    "women": "women",
}


@given(killed=COUNTS, injured=COUNTS, noun=st.sampled_from(sorted(NOUNS)))
@settings(max_examples=60, deadline=None)
def test_round_trip(killed: int, injured: int, noun: str) -> None:
    _, tolls = tolls_of(f"The strike on the bridge killed {killed + 1} {noun} and wounded {injured + 1} others.")
    assert [(t.outcome, t.parts[0].count.min, t.parts[0].count.max) for t in tolls] == [
        ("killed", killed + 1, killed + 1),
        ("injured", injured + 1, injured + 1),
    ]
    assert {p.category for p in tolls[0].parts} == {"total", NOUNS[noun] or "total"}


WORDS = st.sampled_from(
    [
        "victims",
        "identified",
        "named",
        ":",
        "“",
        "”",
        "–",
        "number",
        "treatment",
        "counted",
        "gave",
        "recorded as",
        "range",
        "maximum",
        "along with",
        "were not immediately",
        "action",
        "destroyed",
        "burns",
        "couple",
        "Omar Haddad, 11,",
        "aged",
        "also",
        "others",
        "killed",
        "killing",
        "wounded",
        "injured",
        "dead",
        "died",
        "deaths",
        "of",
        "the",
        "a",
        "his",
        "and",
        ",",
        ".",
        ";",
        "including",
        "among",
        "them",
        "were",
        "was",
        "people",
        "civilians",
        "children",
        "12",
        "five",
        "at",
        "least",
        "Sami",
        "Odeh",
        "with",
        "who",
        "toll",
        "rose",
        "to",
        "no",
        "casualties",
        "lives",
        "lost",
        "their",
        "(",
        ")",
        "“",
        "”",
        "-",
        "–",
        "2016",
        "others",
        "another",
        "family",
        "both",
    ]
)


@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200) | st.text(string.printable, max_size=200))
@settings(max_examples=150, deadline=None)
def test_never_raises_and_spans_hold(text: str) -> None:
    document, tolls = tolls_of(text)
    for toll in tolls:
        assert 0 <= toll.start < toll.end <= len(document.buffer)
        assert toll.parts
        for part in toll.parts:
            assert document.buffer[part.start : part.end].strip()
            assert part.count.min is not None or part.count.max is not None
        assert len({p.category for p in toll.parts}) == len(toll.parts)


@pytest.mark.parametrize(
    "unit",
    [
        "killed five people and ",
        "including two children, ",
        "the dead of the ",
        "were killed, ",
        "killed: 5 men, a woman, ",
        "counted 5, gave 6; ",
        "victims 5 named 6 victims, ",
        "was killed on Monday along with nine ",
        "the wife of Omar Haddad – a spokesman – and two ",
    ],
)
def test_work_grows_with_the_text_not_its_square(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from streams.extraction.people import groups as people

    steps = 0
    whole = people.head_at

    def counted(tokens, j):  # type: ignore[no-untyped-def]
        nonlocal steps
        steps += 1
        return whole(tokens, j)

    monkeypatch.setattr(people, "head_at", counted)
    taken = []
    for size in (200, 400, 800):
        steps = 0
        tolls_of("Jets " + unit * size + "fell.")
        taken.append(steps)
    assert taken[2] - taken[1] <= 3 * max(1, taken[1] - taken[0])
