import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.domain.report import Location
from streams.extraction.actors.finder import find_actors
from streams.extraction.actors.lexicon import aliases, lexicon
from streams.extraction.lexical import loose, rows
from streams.extraction.mentions import ActorMention, PlaceMention
from streams.text.document import Document
from streams.text.sentences import build_document


def actors(text: str) -> list[ActorMention]:
    return find_actors(build_document("", text, None, None))


def ids(text: str) -> list[str]:
    return [m.id for m in actors(text)]


NAMES = [
    ("Daesh fighters fled.", ["islamic-state"]),
    ("ISIS fighters fled.", ["islamic-state"]),
    ("ISIL fighters fled.", ["islamic-state"]),
    ("Islamic State fighters fled.", ["islamic-state"]),
    ("Da'esh fighters fled.", ["islamic-state"]),
    ("IS militants fled.", ["islamic-state"]),
    ("The Islamic State group said IS was stronger.", ["islamic-state", "islamic-state"]),
    ("Al Qaida fighters fled.", ["al-qaeda"]),
    ("al-Qaeda fighters fled.", ["al-qaeda"]),
    ("Al-Qa’ida fighters fled.", ["al-qaeda"]),
    ("Al-Qaeda in the Arabian Peninsula claimed it.", ["aqap"]),
    ("Al-Shabaab fighters fled.", ["al-shabaab"]),
    ("al Shabab fighters fled.", ["al-shabaab"]),
    ("Houthi rebels fled.", ["houthis"]),
    ("Ansar Allah fighters fled.", ["houthis"]),
    ("Hizbullah fighters fled.", ["hezbollah"]),
    ("Islamic Jihad fighters fled.", ["palestinian-islamic-jihad"]),
    ("PKK and YPG fighters fled.", ["pkk", "ypg"]),
    ("Hay’at Tahrir al-Sham fighters fled.", ["hts"]),
    ("JNIM fighters fled.", ["jnim"]),
    ("Boko Haram fighters fled.", ["boko-haram"]),
    ("M23 rebels fled.", ["m23"]),
    ("The Rapid Support Forces fled.", ["rsf"]),
    ("In Darfur the RSF fled.", ["rsf"]),
    ("Pakistani Taliban fighters fled.", ["ttp"]),
    ("Wagner mercenaries fled.", ["wagner"]),
    ("The US-led coalition bombed it.", ["us-led-coalition"]),
    ("The Saudi-led coalition bombed it.", ["saudi-led-coalition"]),
    ("Lebanese Hezbollah fighters fled.", ["hezbollah"]),
    ("Sinjar Resistance Units fled.", ["ybs"]),
    ("The Rapid Support militia fled.", ["rsf"]),
    ("Fitna al-Khwarij fled.", ["ttp"]),
    ("Ansar Allah movement fled.", ["houthis"]),
    ("Kata’ib al-Imam Ali fled.", ["kataib-imam-ali"]),
    ("The March 23 rebels fled.", ["m23"]),
    ("Fighters of the Azawad Liberation Front fled.", ["cma"]),
    ("Operation Inherent Resolve bombed it.", ["us-led-coalition"]),
    ("Operation Unified Protector bombed it.", ["nato"]),
    ("The Air Component of Operation Udo Ka bombed it.", ["NG"]),
    ("The Western Mindanao Command bombed it.", ["PH"]),
    ("The Forces Armées Maliennes bombed it.", ["ML"]),
    ("The French Air and Space Force bombed it.", ["FR"]),
    ("The Unmanned Systems Forces bombed it.", ["UA"]),
    ("Tunisian Islamic State militants fled.", ["islamic-state"]),
    ("NATO aircraft bombed it.", ["nato"]),
    ("Russian jets bombed it.", ["RU"]),
    ("U.S. aircraft bombed it.", ["US"]),
    ("The IDF bombed it.", ["IL"]),
    ("The Royal Air Force bombed it.", ["GB"]),
    ("The Tatmadaw bombed it.", ["MM"]),
    ("The Pentagon’s Africa Command said so.", ["US", "US"]),
    ("Türkiye’s air force bombed it.", ["TR"]),
    ("The Syrian Arab Army shelled it.", ["SY"]),
    ("The ENDF shelled it.", ["ET"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_any_name_has_its_one_id(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He told us to wait.",
        "They served turkey and china plates.",
        "The town lies in Libya.",
        "He lives near Israel.",
        "The shop is in Derna, Libya, on the coast.",
        "The Houthi-held capital was quiet.",
        "The Hamas-run ministry gave no figure.",
        "The anti-Houthi camp is split.",
        "It used an Iranian-made engine.",
        "Latin America was quiet.",
        "The IS of identity is a verb.",
        "A coalition government was formed in Berlin.",
        "",
    ],
)
def test_not_an_actor(text: str) -> None:
    assert ids(text) == []


FORCES = [
    ("Russian jets bombed it.", True),
    ("Russian tourists left.", False),
    ("Russian air force bombers bombed it.", True),
    ("The US military said so.", True),
    ("American officials said so.", False),
    ("An Israeli air strike hit it.", True),
    ("The Israeli prime minister spoke.", False),
    ("Israel's army moved in.", True),
    ("Hamas fighters moved in.", True),
    ("A Hamas spokesman spoke.", False),
    ("Turkish drones hit it.", True),
    ("Syrian insurgents moved in.", False),
    ("An Iraqi commander fled.", False),
    ("Turkish fighter jets hit it.", True),
    ("Iran's foreign ministry protested.", False),
]


@pytest.mark.parametrize(("text", "forces"), FORCES)
def test_forces_are_not_people_or_officials(text: str, forces: bool) -> None:
    assert actors(text)[0].forces is forces


def test_generic_words_follow_the_text() -> None:
    assert ids("The US military bombed it. Later the military said six died.") == ["US", "US"]
    assert ids("Syria is at war. Regime aircraft bombed the town.")[-1:] == ["SY"]
    assert ids("Myanmar is at war. Junta aircraft bombed the town.")[-1:] == ["MM"]
    assert ids("In Yemen the coalition bombed a depot.")[-1:] == ["saudi-led-coalition"]
    assert ids("In Mosul, Iraq, coalition aircraft bombed a depot.")[-1:] == ["us-led-coalition"]
    assert ids("The military said six died.") == []


def test_same_acronym_by_context() -> None:
    assert ids("In Gaza the IAF bombed a tower.")[-1] == "IL"
    assert ids("Over Kashmir the IAF lost a jet.")[-1] == "IN"
    assert ids("The IAF conference met.") == []


def test_spans_are_exact() -> None:
    document = build_document("", "Jets of the Islamic State’s enemies bombed Al-Qaïda positions.", None, None)
    assert [document.buffer[m.start : m.end] for m in find_actors(document)] == ["Islamic State", "Al-Qaïda"]


def test_lexicon_is_large_and_sound() -> None:
    everybody = lexicon()
    groups = [row for row in rows("actors.tsv") if row[2] == "non-state"]
    assert len(groups) >= 350
    assert len({row[0] for row in groups}) == len(groups)
    states = {a.id for a in everybody.values() if a.kind == "state"}
    assert len(states) >= 180
    assert all(len(code) == 2 and code.isupper() for code in states)
    assert all(a.state is None or a.state in states for a in everybody.values())
    for required in ("islamic-state", "houthis", "us-led-coalition", "saudi-led-coalition", "nato", "al-shabaab"):
        assert required in everybody


def test_aliases_are_unambiguous() -> None:
    """Two actors share a folded name only when each needs its own context or its own capitals."""
    for folded, several in aliases().items():
        assert folded == loose(several[0].written)
        free = {a.written: a.actor.id for a in several if not a.context}
        assert len(free) == sum(not a.context for a in several), several
        if len(set(free.values())) > 1:
            assert all(sum(map(str.isupper, written)) >= 2 and len(written) <= 6 for written in free), several


@settings(max_examples=100)
@given(st.text(max_size=120), st.sampled_from(sorted(lexicon())))
def test_never_raises_and_finds_any_actor_by_its_name(noise: str, ident: str) -> None:
    actor = lexicon()[ident]
    document: Document = build_document(
        "", f"{noise}\n\nThe report named {actor.name} fighters as a party.", None, None
    )
    found = find_actors(document)
    assert all(0 <= m.start < m.end <= len(document.buffer) for m in found)
    assert actor.id in {m.id for m in found} or actor.name in {
        a.written for v in aliases().values() for a in v if a.context
    }


def homed(text: str, country: str) -> list[str]:
    """Actors of a text whose first words are a place in `country`."""
    document = build_document("", text, None, None)
    place = PlaceMention(0, 1, document.sentence_at(0).index, Location(country=country))
    return [m.id for m in find_actors(document, [place])]


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("Monywa: the military fired shells at two villages.", "MM", ["MM"]),
        ("Zinder: a military aircraft bombed a wedding.", "NE", ["NE"]),
        ("Sinjil: government helicopters dropped barrels.", "SY", ["SY"]),
        ("Ivry: the army helped to clear the snow.", "FR", []),
        ("Kunduz: coalition aircraft bombed a bridge.", "AF", ["nato"]),
        ("Haradh: coalition aircraft bombed a bridge.", "YE", ["saudi-led-coalition"]),
        ("Baidoa: Turkish drones hit a camp and the army said it knew.", "SO", ["TR", "TR"]),
        ("Wer: a coalition government was formed.", "YE", []),
    ],
)
def test_the_army_is_that_of_the_country_where_nobody_else_is_named(text: str, country: str, found: list[str]) -> None:
    assert homed(text, country) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ankara denied that it had fired the shells.", ["TR"]),
        ("Iraq blamed Ankara for the shelling.", ["IQ", "TR"]),
        ("Residents of Ankara fled.", []),
        ("A blast in Ankara killed two.", []),
        ("Officials in Baghdad said that two had died.", []),
        ("A rocket was launched from Houthi-held hills.", ["houthis"]),
        ("Two rockets fired from Lebanon fell in a field.", []),
        ("Nato said Isis had fled.", ["nato", "islamic-state"]),
    ],
)
def test_capitals_speak_for_states_and_ground_for_who_holds_it(text: str, found: list[str]) -> None:
    assert ids(text) == found
