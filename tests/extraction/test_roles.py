import re

import pytest

from streams.extraction.actors.finder import find_actors
from streams.extraction.actors.roles import attackers_and_targets
from streams.extraction.mentions import TriggerMention
from streams.text.document import Document
from streams.text.sentences import build_document


def read(text: str) -> tuple[Document, TriggerMention]:
    """The text with its trigger in square brackets, a verb when it begins with one of these."""
    start, end = text.index("["), text.index("]") - 1
    document = build_document("", text.replace("[", "").replace("]", ""), None, None)
    form = (
        "verb" if re.match(r"(?:bomb|shell|struck|hit|attack|target|pound|fir)", document.buffer[start:end]) else "noun"
    )
    at = document.sentence_at(start).index
    return document, TriggerMention(start, end, at, "Air/drone strike", "unknown", form, 1.0)  # type: ignore[arg-type]


def roles(text: str) -> tuple[list[tuple[str, str]], list[str]]:
    document, trigger = read(text)
    sentence = document.sentences[trigger.sentence]
    found = attackers_and_targets(document, trigger, find_actors(document), (sentence.start, sentence.end))
    return [(a.id, c) for a, c in found[0]], [a.id for a, _ in found[1]]


CASES = [
    ("Three men were killed in a drone [strike] by the Kuwait roundabout.", "", ""),
    ("The worst [strike], by Pakistan's account, was on a mosque.", "", ""),
    ("In the [raid] on the town by the Israeli enemy six persons died.", "IL", ""),
    ("A US [air strike] on Daesh positions killed ten.", "US", "islamic-state"),
    ("Daesh positions [hit] by Russian jets near the ridge.", "RU", "islamic-state"),
    ("Daesh positions were [hit] by Russian jets near the ridge.", "RU", "islamic-state"),
    ("A Houthi [missile] fired at the city was shot down.", "houthis", ""),
    ("A Houthi [missile] fired at Saudi Arabia was shot down.", "houthis", "SA"),
    ("[Strikes] against Hamas by Israel killed two.", "IL", "hamas"),
    ("The town was hit by an [air strike].", "", ""),
    ("Two Hezbollah fighters were killed in an Israeli [drone strike].", "IL", "hezbollah"),
    ("Two Hezbollah fighters were killed in a [drone strike].", "", "hezbollah"),
    (
        "Twice in June, the US military launched an [air strike] on a Sunday against Daesh gunmen.",
        "US",
        "islamic-state",
    ),
    ("Turkish warplanes [bombed] PKK hideouts.", "TR", "pkk"),
    ("India says that in the small hours of Friday its Mirage jets [bombed] a hill.", "IN", ""),
    ("Ethiopia's government first denied and later confirmed that its air force had [bombed] the town.", "ET", ""),
    ("The Houthis, for their part, have launched nine [missiles].", "houthis", ""),
    ("The US military on Tuesday blew up a boat in a [strike].", "US", ""),
    ("Chadian jets chasing Boko Haram [bombed] an island.", "TD", "boko-haram"),
    ("In response to an attack by al-Shabaab, US forces conducted an [air strike].", "US", ""),
    ("Tank [shells] fell; the Palestinian health ministry reports nine killed.", "", ""),
    ("A missile [fired] from Houthi-controlled Yemen hit a ship.", "houthis", ""),
    ("The Pakistan Army resorted to [shelling] of two villages.", "PK", ""),
    ("Since May the Saudi-led coalition has flown 300 [air raids] over the valley.", "saudi-led-coalition", ""),
    ("[Shelling] from Houthi positions killed a nurse.", "houthis", ""),
    ("The [rockets] which Iraq blames on Turkey killed two.", "TR", ""),
    ("Saudi air defence forces intercepted two [missiles] over the capital.", "", ""),
    ("Russian forces [shelled] the port.", "RU", ""),
    ("Ukraine [shelled] the depot, Russian officials said.", "UA", ""),
    ("Russian officials said Ukraine had [shelled] the depot.", "UA", ""),
    ("US and British [air strikes] hit Houthi targets.", "US GB", "houthis"),
    ("Hezbollah and Hamas positions were hit in Israeli [air strikes].", "IL", "hezbollah hamas"),
    ("[Air strikes] targeted Islamic State and al-Qaeda positions.", "", "islamic-state al-qaeda"),
    ("Israel said it carried out a [strike] on Hezbollah.", "IL", "hezbollah"),
    ("Hamas said an Israeli [air strike] killed a guard.", "IL", ""),
    ("Hamas fired mortars and Israel responded with [air strikes].", "IL", ""),
    ("In retaliation for Hamas rockets, Israeli jets [bombed] a tower.", "IL", ""),
    ("The Saudi-led coalition launched [air strikes] on Houthi camps.", "saudi-led-coalition", "houthis"),
    ("On 12 June 2019, the Saudi-led coalition flew four [air raids] over the valley.", "saudi-led-coalition", ""),
    ("On 7 January, the Malian air force launched an [airstrike] against presumed JNIM camps.", "ML", "jnim"),
    ("The coalition’s enemies cheered as Turkish [drone strikes] hit the PKK.", "TR", "pkk"),
    ("A [strike] by a Turkish drone killed a YPG commander.", "TR", "ypg"),
    ("The Pentagon said the [strike] killed 17 al-Shabaab militants.", "US", "al-shabaab"),
    ("Al-Shabaab fighters died when Kenyan jets [bombed] their camp.", "KE", "al-shabaab"),
    ("Boko Haram militants were killed as Nigerian aircraft [struck] the forest.", "NG", "boko-haram"),
    ("A [rocket] fired by Hamas landed in a field.", "hamas", ""),
    (
        "The [strike], carried out by the US-led coalition, killed six ISIS leaders.",
        "us-led-coalition",
        "islamic-state",
    ),
    ("The army of Azerbaijan [shelled] the village.", "AZ", ""),
    ("Myanmar military jets dropped [bombs] on a village held by rebels.", "MM", ""),
    ("Israeli artillery [shelled] a Hezbollah post.", "IL", "hezbollah"),
    ("Taliban positions came under US [air strikes].", "US", "taliban"),
    ("The PKK lost two men in Turkish [air raids].", "TR", "pkk"),
    ("A Moroccan army drone [strike] targeted a school and a Polisario Front building.", "MA", "polisario"),
    ("Pakistan launched [air strikes] on TTP hideouts.", "PK", "ttp"),
    ("Iran [fired] missiles at Israel.", "IR", "IL"),
    ("Jordanian jets [bombed] ISIS.", "JO", "islamic-state"),
    ("French [air strikes] killed jihadists of Ansar Dine.", "FR", "ansar-dine"),
    ("The [drone attack] was claimed by the Houthis.", "houthis", ""),
    ("Six IS group targets were hit in dawn [strikes] near Mosul.", "", "islamic-state"),
    ("Syrian army officers said rebel [shelling] killed four in the market.", "", ""),
    ("The Syrian army said rebel [shelling] killed four fighters.", "", ""),
    ("Twelve died near a village held by Daesh in [strikes] by a US-led coalition.", "us-led-coalition", ""),
    ("An Israeli [strike] hit the Indonesian hospital.", "IL", ""),
    ("An Israeli [strike] killed three Palestinian civilians.", "IL", ""),
    ("An Israeli [strike] at the Indonesian hospital killed two.", "IL", ""),
    ("The charity, known by its French acronym, said the [airstrike] killed seven.", "", ""),
    ("Israel said on Tuesday Syrian forces had dropped [bombs] on the town.", "SY", ""),
    ("Turkish forces supported by local rebels [shelled] the town.", "TR", ""),
    ("Pro-Hadi forces [fired] howitzers at a Houthi outpost.", "YE", "houthis"),
    ("Regime forces [shelled] a village near Idlib.", "SY", ""),
    ("US [raids] on Syria killed two.", "US", ""),
    ("One [strike] destroyed an ISIL rocket firing position plus an ISIL staging facility.", "", "islamic-state"),
    ("RSF drones [struck] the airport in Sudan.", "rsf", ""),
    (
        "Coalition warplanes [bombed] a bank that the Islamic State was using to keep cash.",
        "us-led-coalition",
        "islamic-state",
    ),
    ("A house which the Taliban used as a store was [hit] by US aircraft.", "US", ""),
    ("Mali's military rulers told the men in Kidal that they would [bomb] every post.", "ML", ""),
    ("The Pentagon has drawn up options that range from [drone strikes] to raids.", "US", ""),
    ("Erdogan vows new [air strikes] against the PKK.", "TR", "pkk"),
    ("The Houthis' spokesman says the group [targeted] a ship with missiles.", "houthis", ""),
    ("Russian forces [fired] from Belarus mortars at Ukrainian positions.", "RU", "UA"),
    ("Turkish forces stationed at a base on the edge of the town [shelled] a village.", "TR", ""),
    ("Volunteer fighters (VDP) carried out [airstrikes] against JNIM.", "BF", "jnim"),
    (
        "Bombardment by the Syrian regime and its ally Russia: the [shelling] by Syria and its ally Russia killed two.",
        "SY RU",
        "",
    ),
    ("Yesterday at dusk Turkish ships off the coast [shelled] the town.", "TR", ""),
    ("The general, an Iranian whom an American [drone strike] killed, was buried.", "US", ""),
    ("The [strikes] were in answer to rocket attacks on American troops, officials said.", "", ""),
    ("US jets [bombed] a depot near Abu Kamal, Syria, that was used by Kataib Hezbollah.", "US", "kataib-hezbollah"),
    ("The armed forces of Armenia, grossly violating the truce, [shelled] the town.", "AM", ""),
    ("An attempt of the Kiev regime to carry out an attack with [drones] was thwarted.", "UA", ""),
    ("British jets together with US aircraft [bombed] Houthi posts.", "GB US", "houthis"),
    ("Missiles which came over the hills from Iran [hit] a hut.", "IR", ""),
    ("A Taliban commander, Niaz Gul, who had died in the [drone strike], was buried.", "", "taliban"),
    ("[Warplanes pound] Daesh vehicles near the ridge.", "", "islamic-state"),
    ("Chadian [jets chasing Boko Haram bombed] an island.", "TD", "boko-haram"),
    ("A [drone operated for the RSF hit] a hall in Sudan.", "rsf", ""),
    ("A clinic of the Sinjar Resistance Units (YBS) in Khanasor was [hit] by a Turkish drone.", "TR", "ybs"),
    ("Taliban shadow governor, 8 fighters killed in Afghan [air raid].", "AF", "taliban"),
    ("Nine Taliban, including two commanders, were killed in an [airstrike].", "", "taliban"),
    ("The Somali army together with foreign partners conducted an [airstrike].", "SO", ""),
    ("Royal Air Force Typhoons, refuelled by two tankers, [struck] Houthi launch sites.", "GB", "houthis"),
    ("The Egyptian army carried out a [strike] against camps, stores and depots of Daesh.", "EG", "islamic-state"),
    ("Gunships of a South African private company [strafed] a wood.", "", ""),
    ("Helicopters flown by a South African private company [bombed] a wood.", "", ""),
    ("The Libyan National Army said it knew nothing of a [raid].", "", ""),
    ("Sudanese army [air strikes] hit RSF positions.", "SD", "rsf"),
]


@pytest.mark.parametrize(("text", "attackers", "targets"), CASES)
def test_attacker_and_target(text: str, attackers: str, targets: str) -> None:
    found, hit = roles(text)
    assert ([i for i, _ in found], hit) == (attackers.split(), targets.split())


CERTAINTY = [
    ("An alleged Israeli [airstrike] killed two.", "alleged"),
    ("A suspected US [drone strike] killed two.", "alleged"),
    ("An [air strike] believed to have been the work of Russian jets killed two.", "alleged"),
    ("The [raid] was blamed on the Saudi-led coalition.", "alleged"),
    ("The [strike], attributed to Israel, killed two.", "alleged"),
    ("Jets thought to be Russian [bombed] the town.", None),
    ("The [attack] was claimed by the Houthis.", "claimed"),
    ("The US military said the [strike] killed two militants.", "claimed"),
    ("Russia denied that Russian jets [bombed] the town.", "disputed"),
    ("A US [air strike] killed two.", "fact"),
    ("Presumed Israeli jets [bombed] the depot.", "alleged"),
    ("It did not know whether Russian jets [bombed] the depot.", "alleged"),
]


@pytest.mark.parametrize(("text", "certainty"), CERTAINTY)
def test_certainty_of_the_attacker(text: str, certainty: str | None) -> None:
    found, _ = roles(text)
    if certainty is None:
        assert all(c != "fact" for _, c in found)
    else:
        assert [c for _, c in found] == [certainty]


@pytest.mark.parametrize(("text", "attackers", "targets"), CASES)
def test_never_both(text: str, attackers: str, targets: str) -> None:
    found, hit = roles(text)
    assert not {i for i, _ in found} & set(hit)


def test_outside_the_clause_does_not_count() -> None:
    document, trigger = read("A [strike] killed two, while Russian jets flew home.")
    actors = find_actors(document)
    assert attackers_and_targets(document, trigger, actors, (0, trigger.end)) == ([], [])


def test_who_is_thought_to_have_done_it_is_alleged() -> None:
    assert roles("The Americans are thought to have [fired] on the pickup.")[0] == [("US", "alleged")]


def test_a_disputed_border_disputes_no_strike() -> None:
    assert roles("North Korean guns [shelled] an island near the disputed sea border.")[0] == [("KP", "fact")]
