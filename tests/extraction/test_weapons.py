from datetime import UTC, datetime

import pytest

from streams.domain.article import Article
from streams.extraction.lexical import rows
from streams.extraction.rules import RuleExtractor
from streams.extraction.weapons import find_weapons, lexicon, type_in_words
from streams.text.sentences import build_document


def weapons(text: str) -> list[tuple[str, str | None]]:
    return [(m.type, m.platform) for m in find_weapons(build_document("", text, None, None))]


CASES = [
    ("A Reaper drone hit the truck.", ("drone", "MQ-9 Reaper")),
    ("An MQ-9 hit the truck.", ("drone", "MQ-9 Reaper")),
    ("A Predator drone hit the truck.", ("drone", "MQ-1 Predator")),
    ("A Bayraktar TB2 hit the truck.", ("drone", "Bayraktar TB2")),
    ("A drone hit the truck.", ("drone", None)),
    ("An unmanned aerial vehicle hit the truck.", ("drone", None)),
    ("Quadcopters dropped grenades.", ("drone", None)),
    ("A Shahed-136 hit the substation.", ("loitering munition", "Shahed-136")),
    ("Geran-2 drones hit the substation.", ("loitering munition", "Shahed-136")),
    ("Lancet drones hit the howitzer crew.", ("loitering munition", "Lancet")),
    ("A kamikaze drone hit the truck.", ("loitering munition", None)),
    ("Su-25 jets bombed the ridge.", ("aircraft", "Su-25")),
    ("Sukhoi Su-24 bombers flew over.", ("aircraft", "Su-24")),
    ("An SU24 warplane flew over.", ("aircraft", "Su-24")),
    ("F 16 jets bombed the ridge.", ("aircraft", "F-16 Fighting Falcon")),
    ("A Shaheen missile hit the ridge.", ("missile", "Shaheen")),
    ("F-16s bombed the ridge.", ("aircraft", "F-16 Fighting Falcon")),
    ("Warplanes bombed the ridge.", ("aircraft", None)),
    ("RAF Typhoons fired on the depot.", ("aircraft", "Eurofighter Typhoon")),
    ("An Apache helicopter fired on the car.", ("helicopter", "AH-64 Apache")),
    ("Mi-24 gunships circled.", ("helicopter", "Mi-24")),
    ("Helicopters circled.", ("helicopter", None)),
    ("A Hellfire missile hit the balcony.", ("missile", "AGM-114 Hellfire")),
    ("Tomahawk cruise missiles hit the airfield.", ("missile", "BGM-109 Tomahawk")),
    ("Kalibr cruise missiles hit the port.", ("missile", "Kalibr")),
    ("A Kh-101 hit the plant.", ("missile", "Kh-101")),
    ("A ballistic missile hit the plant.", ("missile", None)),
    ("Iskander missiles hit the plant.", ("missile", "Iskander-M")),
    ("Katyusha rockets fell on the base.", ("rocket", "Katyusha")),
    ("Grad rockets fell on the base.", ("rocket", "BM-21 Grad")),
    ("HIMARS hit the barracks.", ("rocket", "HIMARS")),
    ("Artillery shells fell on the base.", ("artillery", None)),
    ("A 155mm howitzer fired.", ("artillery", None)),
    ("Mortar rounds fell on the base.", ("mortar", None)),
    ("120mm mortars fired.", ("mortar", None)),
    ("A barrel bomb fell on the clinic.", ("bomb", None)),
    ("A 2,000-pound bomb fell on the camp.", ("bomb", "Mk 84")),
    ("FAB-500 bombs fell on the town.", ("bomb", "FAB-500")),
    ("Glide bombs fell on the town.", ("bomb", None)),
    ("Geran-2 UAVs hit the depot.", ("loitering munition", "Shahed-136")),
    ("A Shahed-type drone hit the depot.", ("loitering munition", "Shahed-136")),
    ("Geran-3 drones hit the depot.", ("loitering munition", "Shahed-238")),
    ("First-person-view (FPV) drones hit the van.", ("drone", "FPV drone")),
    ("Fibre-optic drones hit the van.", ("drone", "FPV drone")),
    ("Lyutyi drones hit the refinery.", ("drone", "Liutyi")),
    ("FP-1 drones hit the refinery.", ("drone", "FP-1")),
    ("FP-5 Flamingo missiles hit the works.", ("missile", "Flamingo")),
    ("An Oreshnik missile hit the works.", ("missile", "Oreshnik")),
    ("A Kh-47M2 Kinzhal hit the works.", ("missile", "Kinzhal")),
    ("Two Peklo missiles hit the works.", ("missile", "Peklo")),
    ("A Banderol cruise missile hit the works.", ("missile", "S8000 Banderol")),
    ("Storm Shadow cruise missiles hit the dock.", ("missile", "Storm Shadow")),
    ("A KAB-250 hit the block of flats.", ("bomb", "KAB-500")),
    ("A bomb with a UMPK hit the block of flats.", ("bomb", "UMPK glide bomb")),
    ("A GBU-53/B StormBreaker hit the hangar.", ("bomb", "GBU-53 StormBreaker")),
    ("GBU-39 small diameter bombs hit the tents.", ("bomb", "GBU-39 SDB")),
    ("A JDAM-guided bomb hit the tents.", ("bomb", "JDAM")),
    ("A GBU-38 bomb hit the tents.", ("bomb", "GBU-38 JDAM")),
    ("A GBU-12 bomb hit the tents.", ("bomb", "GBU-12 Paveway II")),
    ("A Paveway bomb hit the tents.", ("bomb", "Paveway")),
    ("A Hellfire R9X missile hit the balcony.", ("missile", "R9X Hellfire")),
    ("A Kheibar-Shekan missile hit the base.", ("missile", "Kheibar Shekan")),
    ("Fattah-1 hypersonic missiles hit the base.", ("missile", "Fattah")),
    ("A Zolfaghar ballistic missile hit the base.", ("missile", "Zolfaghar")),
    ("A Toophan missile hit the base.", ("missile", "Toofan")),
    ("TOS-1A thermobaric rockets fell on the trench.", ("rocket", "TOS-1A Solntsepek")),
    ("Hell cannons fired on the quarter.", ("mortar", "Hell cannon")),
    ("A CH-4B drone hit the truck.", ("drone", "CH-4 Rainbow")),
    ("Wing Loong-2 drones hit the truck.", ("drone", "Wing Loong II")),
    ("An SF-260 plane bombed the ridge.", ("aircraft", "SF-260")),
]


@pytest.mark.parametrize(("text", "first"), CASES)
def test_weapon(text: str, first: tuple[str, str | None]) -> None:
    assert weapons(text)[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "The Apache tribe met on the plain.",
        "A tornado flattened the barn.",
        "The aircraft carrier left port.",
        "He wore a mortar board at the ceremony.",
        "A 37-year-old man was killed in an air strike.",
        "A 10 metre crater was left by the airstrike.",
        "An air strike hit the home of the Shaheen family.",
        "The missile killed Fattah Omar.",
        "Jet fuel prices rose.",
        "The predator was caught by police.",
        "His daughter Dana read a poem.",
        "",
    ],
)
def test_no_weapon(text: str) -> None:
    assert [w for w in weapons(text) if w != ("missile", None)] == []


def test_span_is_exact() -> None:
    document = build_document("", "Officials said an Air Force Reaper drone fired.", None, None)
    [mention] = find_weapons(document)
    assert document.buffer[mention.start : mention.end] == "Reaper drone"


def test_lexicon_is_large_and_unambiguous() -> None:
    table = list(rows("weapons.tsv"))
    designations = [row[0] for row in table]
    assert len(table) >= 600
    assert len(set(designations)) == len(designations)
    owners: dict[str, str] = {}
    for designation, _, others in table:
        for name in (designation, *filter(None, others.split("|"))):
            assert owners.setdefault(name.lower(), designation) == designation
    assert len(lexicon()) > 2500


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("rocket fired by militants slammed", "rocket"),
        ("shells fired by the army fell", "artillery"),
        ("mortar shells landed", "mortar"),
        ("missile fired by a drone hit", "missile"),
        ("bombs fell", "bomb"),
        ("carried out three strikes", None),
    ],
)
def test_the_words_of_a_trigger_name_what_flew(words: str, kind: str | None) -> None:
    assert type_in_words(words) == kind


def test_a_kind_of_weapon_is_no_platform() -> None:
    named = {w.designation for w in lexicon().values()} - {None}
    assert not {n for n in named if n is not None and not any(map(str.isupper, n))}


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("A drone hit a store of BrahMos missiles near Beas on Tuesday, killing two.", None),
        ("Two strikes near Mosul on Tuesday destroyed two rocket-propelled grenade systems of ISIS.", None),
        ("HIMARS missiles struck a depot near Kherson on Tuesday, killing two.", "HIMARS"),
    ],
)
def test_what_was_stored_or_destroyed_is_no_weapon_of_the_strike(text: str, platform: str | None) -> None:
    article = Article(text=text, published_at=datetime(2024, 3, 5, tzinfo=UTC))
    weapon = RuleExtractor().extract(article).reports[0].weapon
    assert (weapon.platform if weapon else None) == platform
