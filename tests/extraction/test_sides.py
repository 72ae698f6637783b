"""Who struck whom, over the sentences of a whole article."""

from datetime import UTC, datetime

import pytest

from streams.domain.article import Article
from streams.domain.report import StrikeReport
from streams.extraction.rules import RuleExtractor

EXTRACTOR = RuleExtractor()


def read(text: str, title: str = "") -> StrikeReport:
    found = EXTRACTOR.extract(Article(title=title, text=text, published_at=datetime(2021, 3, 5, tzinfo=UTC)))
    return found.reports[0]


def attackers(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(a.id, a.certainty) for a in read(text, title).attackers]


ELSEWHERE = [
    (
        "A warplane bombed a bakery in Mosul on Tuesday, killing four. Neighbours accused the international coalition.",
        [("us-led-coalition", "alleged")],
    ),
    (
        "A drone hit a school in El Fasher on Tuesday, killing four. A doctors' union blamed the RSF.",
        [("rsf", "alleged")],
    ),
    (
        "A helicopter fired two missiles at a car near Quneitra on Tuesday. A radio station said the helicopter was Israeli.",
        [("IL", "alleged")],
    ),
    (
        "A jet bombed a meeting hall in Sagaing on Tuesday, killing nine. The military said the attack was aimed at rebels.",
        [("MM", "claimed")],
    ),
    (
        "Three strikes hit a suburb of Beirut on Tuesday. The Israeli army had told residents to leave.",
        [("IL", "alleged")],
    ),
    (
        "Shells killed four shepherds near Zakho on Tuesday. Iraq blamed Turkey. Turkey rejected the accusation.",
        [("TR", "disputed")],
    ),
    (
        "A factory in Tripoli was hit from the air on Tuesday and six died. The GNA blamed a drone of the United Arab Emirates.",
        [("AE", "alleged")],
    ),
    (
        "A missile hit a soap works near Saada on Tuesday. The Saudi-led coalition has not answered questions about the raid.",
        [("saudi-led-coalition", "alleged")],
    ),
    (
        "A missile killed two men in a car near Latakia on Tuesday. Israel did not immediately comment.",
        [("IL", "alleged")],
    ),
    ("A missile killed two men in a car near Latakia on Tuesday. Hezbollah did not comment.", []),
    ("A missile killed two men in a car near Tyre on Tuesday. Israel has not said it did so.", [("IL", "alleged")]),
    ("Troops of the RSF held the town. On Tuesday its guns shelled a market in El Fasher.", [("rsf", "claimed")]),
    ("A missile killed two men in a car near Beirut on Tuesday. The Lebanese army did not comment.", []),
    (
        (
            "In the past day aircraft of the Russian Aerospace Forces flew 41 combat sorties. "
            "Near Idlib a bomber delivered a strike on a workshop of militants."
        ),
        [("RU", "fact")],
    ),
    (
        "The Kenya Defence Forces rejected on Tuesday reports that its jets bombed herders at El Adde in Somalia.",
        [("KE", "disputed")],
    ),
    (
        "Turkish officials met in Ankara on Tuesday. Their drones hit a house near Sinjar, killing two.",
        [("TR", "claimed")],
    ),
    (
        (
            "Mi-24 helicopters fired rockets at a wood in Dagestan on Tuesday, the Interior Ministry told agencies; "
            "three militants were killed."
        ),
        [("RU", "claimed")],
    ),
    (
        "Over the past day the enemy launched 30 air strikes on Sumy oblast. Our defenders held all positions.",
        [("RU", "fact")],
    ),
    ("Over the past day the enemy launched 30 air strikes on the valley near Erbil.", []),
    ("The aerial vectors bombed a column of motorcycles near Djibo in Burkina Faso on Tuesday.", [("BF", "fact")]),
    (
        "A drone hit a house near Mosul on Tuesday. The Libyan National Army said it knew nothing of a raid there.",
        [],
    ),
    ("Shells killed four shepherds near Zakho on Tuesday. Nobody claimed the attack.", []),
    ("Shells fired by an unknown group killed four near Zakho on Tuesday. Iraq spoke of a crime.", []),
]


@pytest.mark.parametrize(("text", "found"), ELSEWHERE)
def test_the_attacker_may_be_told_after_the_strike(text: str, found: list[tuple[str, str]]) -> None:
    assert attackers(text) == found


def test_who_denies_it_leaves_the_report_disputed() -> None:
    report = read("Turkish shells killed four shepherds near Zakho on Tuesday. Ankara denied that it had fired.")
    assert [(a.id, a.certainty) for a in report.attackers] == [("TR", "disputed")]
    assert report.certainty == "disputed"


def test_strikes_of_one_article_in_one_country_have_its_only_attacker() -> None:
    text = (
        "American drones bombed a camp near Marib on Tuesday, killing five. "
        "On Wednesday a missile hit a car in Shabwah, also in Yemen, and killed three."
    )
    found = EXTRACTOR.extract(Article(text=text, published_at=datetime(2021, 3, 5, tzinfo=UTC))).reports
    assert [[a.id for a in r.attackers] for r in found] == [["US"], ["US"]]


def test_who_fires_from_there_is_not_taken_for_the_author_of_what_falls_there() -> None:
    text = (
        "Ukrainian rockets hit a college used as a barracks in Donetsk on Tuesday, killing nine. "
        "On Wednesday a missile destroyed an ice rink in Druzhkivka and hurt two."
    )
    found = EXTRACTOR.extract(Article(text=text, published_at=datetime(2021, 3, 5, tzinfo=UTC))).reports
    assert [[a.id for a in r.attackers] for r in found] == [["UA"], []]


def test_the_title_names_who_plans() -> None:
    title, text = "White House weighs air strikes", "The president is considering air strikes against ISIS in Iraq."
    assert [ident for ident, _ in attackers(text, title)] == ["US"]


def test_whom_the_first_words_make_a_target_stays_one() -> None:
    report = read(
        "Warplanes of the U.S.-led coalition bombed a bank in Mosul on Tuesday that the Islamic State was using to keep cash, "
        "the third such attack of the year."
    )
    assert [a.id for a in report.attackers] == ["us-led-coalition"]
    assert [t.id for t in report.targets] == ["islamic-state"]


def test_the_surest_words_of_the_article_name_the_sides() -> None:
    text = (
        "PKK militants attacked Turkish forces with rifles near Duhok on Tuesday. "
        "On the same day Turkish helicopters carried out airstrikes on militants of the PKK nearby."
    )
    found = EXTRACTOR.extract(Article(text=text, published_at=datetime(2021, 3, 5, tzinfo=UTC))).reports
    assert all([a.id for a in r.attackers] == ["TR"] for r in found if r.event_type == "Air/drone strike")


def test_an_answer_is_not_the_work_of_who_is_answered() -> None:
    text = (
        "North Korea fired 90 artillery rounds at an island near Ongjin in South Korea on Tuesday and killed two. "
        "The South answered with 40 shells at gun positions near Ongjin."
    )
    found = EXTRACTOR.extract(Article(text=text, published_at=datetime(2021, 3, 5, tzinfo=UTC))).reports
    assert [[a.id for a in r.attackers] for r in found][1:] in ([], [[]])


def test_a_strike_that_is_only_told_as_a_cause_keeps_its_attacker() -> None:
    text = "Families fled Kani Masi near Duhok on Tuesday in response to the Turkish shelling of their villages."
    assert [ident for ident, _ in attackers(text)] == ["TR"]


def test_a_state_bombed_from_abroad_is_not_taken_for_the_author() -> None:
    text = (
        "Afghan forces shelled a Pakistani post near Kabul on Tuesday and killed two. "
        "On Wednesday aircraft struck a house near Kabul and killed nine."
    )
    found = EXTRACTOR.extract(Article(text=text, published_at=datetime(2021, 3, 5, tzinfo=UTC))).reports
    assert [a.id for a in found[-1].attackers] != ["AF"]


def test_they_are_who_struck_in_the_sentence_before() -> None:
    text = (
        "Israeli jets bombed a bridge near Tyre on Tuesday and killed two. "
        "They dropped bombs on a workshop in Baalbek on Wednesday and killed three."
    )
    found = EXTRACTOR.extract(Article(text=text, published_at=datetime(2021, 3, 5, tzinfo=UTC))).reports
    assert [[a.id for a in r.attackers] for r in found] == [["IL"], ["IL"]]


def test_the_other_sides_strike_in_the_same_sentence_adds_no_attacker() -> None:
    text = "Hezbollah fired rockets into Safed on Tuesday, hours after Israeli jets bombed a suburb of Beirut."
    assert [ident for ident, _ in attackers(text)] == ["hezbollah"]


def test_nobody_is_attacker_and_target() -> None:
    report = read(
        "A Nigerian jet bombed a Nigerian army convoy near Maiduguri on Tuesday, killing seven Nigerian soldiers."
    )
    assert not {a.id for a in report.attackers} & {t.id for t in report.targets}


HIT = [
    ("A US drone hit a house used by al-Shabaab near Jilib on Tuesday, killing two.", ["al-shabaab"]),
    ("A drone killed a senior commander of the YPG near Kobani on Tuesday.", ["ypg"]),
    ("Jets pounded hideouts of the banned Lashkar-e-Islam near Khyber on Tuesday.", ["lashkar-e-islam"]),
    ("A US drone killed four people believed to be members of al-Qaeda near Marib on Tuesday.", ["al-qaeda"]),
    ("A jet bombed a market in Nyala on Tuesday, killing nine. The army said it had hit a depot of the RSF.", ["rsf"]),
    (
        "A drone killed six near Zamfara on Tuesday. The villagers were mistaken for Boko Haram fighters.",
        ["boko-haram"],
    ),
    ("A Ukrainian rocket hit a hostel in Donetsk on Tuesday. Russia said nine of its servicemen had died.", ["RU"]),
    ("Three soldiers were killed when a drone hit their post in Kosti, Sudan, on Tuesday.", ["SD"]),
    ("A US jet bombed a village held by the Taliban near Kunduz on Tuesday, killing two children.", []),
    ("A Russian missile hit a school in Kharkiv on Tuesday, killing two civilians.", []),
    (
        "Jets killed Sheikh Omar Dhere, who was in charge of taxes for al-Shabaab, in a strike near Jilib on Tuesday.",
        ["al-shabaab"],
    ),
    (
        "Jets bombed the market of Papun on Tuesday, where fighters of the KNLA had set up an office, killing four.",
        ["knla"],
    ),
    ("Turkish jets bombed a column near Sirnak on Tuesday. Footage led them to take it for PKK fighters.", ["pkk"]),
    (
        (
            "A US strike killed four men near Baraawe on Tuesday. The command said all of the dead were members of the group. "
            "Al-Shabaab held the town until 2014."
        ),
        ["al-shabaab"],
    ),
    (
        (
            "A jet bombed a tent near Rafah on Tuesday. Nine died. A doctor spoke of burns. A fireman spoke of wind. "
            "The wounded were taken away. The army said it had struck two senior Hamas figures."
        ),
        ["hamas"],
    ),
    ("Syrian army helicopters fired rockets at rebel fighters near Taftanaz on Tuesday.", ["syrian-rebels"]),
    (
        "The Houthis fired a missile at the kingdom on Tuesday; Saudi television showed a burning house in Jizan.",
        ["SA"],
    ),
    (
        (
            "An attempt by the Kiev regime to attack with drones against facilities on the territory of the Russian Federation "
            "was thwarted over Kursk on Tuesday."
        ),
        ["RU"],
    ),
    ("The army shelled Pakistani posts near Kurram on Tuesday.", ["PK"]),
    (
        (
            "In response to an attack by gunmen against the Somali National Army, US forces conducted an airstrike near Jilib "
            "on Tuesday."
        ),
        [],
    ),
]


@pytest.mark.parametrize(("text", "found"), HIT)
def test_targets(text: str, found: list[str]) -> None:
    assert [t.id for t in read(text).targets] == found


def test_strikes_of_one_series_have_its_only_target() -> None:
    text = (
        "American drones killed five members of al-Qaeda near Marib on Tuesday. "
        "On Wednesday a missile hit a car in Shabwah, also in Yemen, and killed three."
    )
    found = EXTRACTOR.extract(Article(text=text, published_at=datetime(2021, 3, 5, tzinfo=UTC))).reports
    assert [[t.id for t in r.targets] for r in found] == [["al-qaeda"], ["al-qaeda"]]
