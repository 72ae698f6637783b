"""Who says so: the whole noun phrase beside a verb of saying, and nobody rather than somebody wrong."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.domain.article import Article
from streams.domain.report import StrikeReport
from streams.extraction.mentions import Stance
from streams.extraction.rules import RuleExtractor
from streams.extraction.stance.finder import find_stances
from streams.extraction.stance.voices import Voices
from streams.extraction.triggers.finder import find_triggers
from streams.text.document import Document
from streams.text.sentences import build_document

NAMED = [
    ("A drone strike hit the weir, a spokesman for the Orlova regional administration said.", "spokesman for the Orlova regional administration"),
    ("Gaza's Health Ministry said an air strike hit the weir.", "Gaza's Health Ministry"),
    ("An air strike hit the weir, the head of the district military administration, Petro Halenko, said.", "head of the district military administration, Petro Halenko"),
    ("An air strike hit the weir, two security officials told a local radio.", "two security officials"),
    ("The Brent Observatory for Civil Rights, a monitor based in Leeds, said an air strike hit the weir.", "Brent Observatory for Civil Rights"),
    ("State media reported an air strike on the weir.", "State media"),
    ("Traders in the river town of Baluli say an air strike hit the weir.", "Traders in the river town of Baluli"),
    ("Herders of a small hamlet outside Gudara say an air strike hit the weir.", "Herders of a small hamlet outside Gudara"),
    ("An air strike hit the weir, says Baku.", "Baku"),
    ("An air strike hit the weir, said a spokesman for Eastern Command, who gave no toll.", "spokesman for Eastern Command"),
    ("An air strike hit the weir, according to the head of the canton, after a night of alarms.", "head of the canton"),
    ("An air strike hit the weir, according to witnesses and a medical source.", "witnesses and a medical source"),
    ("An air strike hit the weir, residents who fled the valley said.", "residents"),
    ("On Thursday the army said an air strike hit the weir.", "army"),
    ("In the north the governor said an air strike hit the weir.", "governor"),
    ("07.15 The mayor says an air strike hit the weir.", "mayor"),
    ("And the militia says an air strike hit the weir.", "militia"),
    ("The weir, which Ankara said was a depot, was hit by an air strike.", "Ankara"),
    ("The coalition, in a statement, said an air strike hit the weir.", "coalition"),
    ("The Ministry of Roads, Ports and Energy announced an air strike on the weir.", "Ministry of Roads, Ports and Energy"),
    ("An air strike hit the weir, a statement by the defence ministry said.", "defence ministry"),
    ("Azerbaijan accused Armenia on Monday of an air strike on the weir.", "Azerbaijan"),
    ("The governor: an air strike hit the weir.", "governor"),
    ("Air strike hits the weir - rescuers", "rescuers"),
    ("AN AIR STRIKE HIT THE WEIR, TWO ARMY SOURCES TOLD THIS PAPER.", "TWO ARMY SOURCES"),
    ("An air strike hit the weir, by Pakistan's account.", "Pakistan"),
    ("State television quoted a naval officer as saying that an air strike hit the weir.", "naval officer"),
    ("The health ministry raises to 11 the number of dead in the air strike on the weir.", "health ministry"),
    ("The attack was an air strike that was claimed by the Houthis.", "Houthis"),
    ("An air strike hit the weir, a rebel commander, Omar Tesfu, said.", "rebel commander, Omar Tesfu"),
    ("An air strike hit the weir. A harbour official said that nobody was inside.", "harbour official"),
    ("An air strike hit the weir, health officials run by the militia said.", "health officials"),
    ("Qatar says that all but one of the rockets fired in the attack on the weir were stopped.", "Qatar"),
    ("Shelling hit the weir; the armed wing claims the air strike.", "armed wing"),
    ("An air strike hit the weir, according to the U.S.", "U.S."),
    ("An air strike hit the weir, Capt. Omar Tesfu said.", "Capt. Omar Tesfu"),
    ("While residents said an air strike hit the weir, no toll was given.", "residents"),
    ("An air strike hit the weir: five dead (Baku).", "Baku"),
    ("The police denied carrying out an air strike on the weir.", "police"),
]  # fmt: skip

NOBODY = [
    "An air strike reportedly hit the weir.",
    "An air strike is said to have hit the weir.",
    "An air strike hit the weir, according to figures that are published each week.",
    "An air strike hit the weir, according to preliminary information.",
    "Loud blasts were reported at nine after an air strike on the weir.",
    "An air strike hit the weir in Kaduna State.",
    "An air strike reported at 11:05 hit the weir.",
    "An air strike hit the weir, he said.",
    "An air strike hit the weir, but the army said nothing of it.",
    "In a statement on Telegram, an air strike on the weir was announced.",
    "An air strike hit the weir, a report said.",
    "Noora commented on the bulletin by the office of the mayor which said an air strike hit the weir.",
    "An air strike hit the weir in pictures broadcast by channels of the rebels.",
    "The army said on Monday it was looking into an air strike on the weir.",
    "Asked of an air strike on the weir, the envoy said that he had no news of it.",
]


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor()


def read(extractor: RuleExtractor, text: str) -> tuple[StrikeReport, ...]:
    return extractor.extract(Article(id="a", text=text, published_at=datetime(2024, 5, 4, tzinfo=UTC))).reports


def stance_of(text: str, title: str = "", source: str | None = None) -> tuple[Document, Stance]:
    document = build_document(title, text, None, source)
    triggers = find_triggers(document, [])
    best = max(range(len(triggers)), key=lambda i: (triggers[i].sentence > 0 or not title, triggers[i].strength))
    return document, find_stances(document, triggers)[best]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_the_claimant_is_the_whole_phrase(text: str, name: str) -> None:
    document, stance = stance_of(text)
    assert stance.claimants == (name,)
    assert [document.buffer[a:b] for a, b in stance.voices] == [name]


@pytest.mark.parametrize("text", NOBODY)
def test_no_claimant_is_better_than_a_wrong_one(text: str) -> None:
    assert stance_of(text)[1].claimants == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The governor spoke at noon, aides said. An air strike hit the weir, they said.", "aides"),
        ("The interior ministry said roads were shut. An air strike hit the weir, it added.", "interior ministry"),
        ("The mayor said roads were shut. The army said nothing. An air strike hit the weir, he said.", "mayor"),
        ("The ministry said roads were shut. The statement said an air strike hit the weir.", "ministry"),
    ],
)
def test_a_pronoun_stands_for_the_last_whom_it_fits(text: str, name: str) -> None:
    assert stance_of(text)[1].claimants == (name,)


def test_each_clause_has_its_own_voice() -> None:
    text = "Villagers said an air strike hit the weir; the army said shelling hit the mill."
    document = build_document("", text, None, None)
    stances = list(find_stances(document, find_triggers(document, [])).values())
    assert (stances[0].claimants, stances[-1].claimants) == (("Villagers",), ("army",))


def test_a_party_speaks_for_itself_in_its_own_bulletin() -> None:
    assert stance_of("Jets carried out an air strike on the weir.", source="Ministry of Defence")[1].claimants == (
        "Ministry of Defence",
    )


@given(
    st.lists(
        st.sampled_from(["the army", " said", ", ", " and ", "who", " (48)", "“", ": ", ";", " 7.15 ", "he", " by "])
    )
)
def test_a_voice_stands_where_it_says(parts: list[str]) -> None:
    document = build_document("", "".join(parts) + " said.", None, None)
    voices = Voices(document)
    for sentence in document.sentences:
        voice = voices.of(sentence)
        assert voice is None or voice.name == " ".join(document.buffer[voice.start : voice.end].split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "The army said an air strike hit a depot in Idlib on Thursday.",
            {"stage": "air strike", "certainty": "said", "claimants": "army"},
        ),
        (
            "The army said two drones launched at a depot in Odesa were shot down on Thursday.",
            {"stage": "shot down", "certainty": "said", "claimants": "army"},
        ),
        ("An alleged air strike hit a depot in Idlib on Thursday.", {"certainty": "alleged"}),
        ("The cabinet is considering air strikes on Hodeidah.", {"stage": "considering"}),
        (
            "The ministry denied carrying out an air strike on a clinic in Idlib on Thursday.",
            {"stage": "denied carrying out", "certainty": "denied carrying out", "claimants": "ministry"},
        ),
    ],
)
def test_stage_certainty_and_claimants_show_their_words(
    extractor: RuleExtractor, text: str, shown: dict[str, str]
) -> None:
    (report,) = read(extractor, text)
    assert {"stage", "certainty"} <= {e.slot for e in report.evidence}
    assert {(e.slot, e.text) for e in report.evidence} >= set(shown.items())
    assert all(text[e.start : e.end] == e.text for e in report.evidence)


def test_a_later_denial_is_the_evidence_of_a_dispute(extractor: RuleExtractor) -> None:
    text = (
        "An air strike killed nine people in Idlib on Thursday. The army denied carrying out the air strike in Idlib."
    )
    (report,) = read(extractor, text)
    assert report.certainty == "disputed"
    assert "denied carrying out" in [e.text for e in report.evidence if e.slot == "certainty"]
