"""Wordings that were first read wrongly in news written blind: verbs and nouns of strikes, two sides in a sentence, accusations
after the name, strikes that a sentence looks back on.
"""

import pytest

from streams.domain.article import Article
from streams.extraction.rules import RuleExtractor
from tests.extraction.test_plain import PUBLISHED, told

WORDINGS = [
    ('A raid which struck a cellar in Hamouria on Tuesday killed 17 people, rescuers said.', ['accomplished claimed 2024-06-25 SY/Hamouria/1 > killed.total=17 Air']),
    ('American forces conducted a kinetic counterterrorism strike near Baardheere on Monday against a senior al-Shabaab leader.', ['accomplished fact 2024-06-24 SO/Bardera/2 US>al-shabaab Air']),
    ('On Sunday, between 10:30 p.m. and midnight, U.S. Central Command forces and the Royal Air Force, with Dutch support, struck 14 Houthi targets in Yemen.', ['accomplished fact 2024-06-23 YE/None/6 US,GB>houthis Air']),
    ('The frigate shot down one anti-ship ballistic missile launched toward the Red Sea on Tuesday.', ['attempted fact 2024-06-25 YE/Red Sea/5 > missile Disrupted weapons use']),
    ('The air force on Wednesday eliminated nine Boko Haram fighters near Gwoza.', ['accomplished fact 2024-06-26 NG/Gwoza/2 NG>boko-haram killed.militants=9 killed.total=9 aircraft Air']),
    ('An air interdiction at Birnin Gwari on Tuesday killed several bandits, the Nigerian air force said.', ['accomplished claimed 2024-06-25 NG/Birnin Gwari/1 NG>bandits-nigeria killed.militants=2 killed.total=2 aircraft Air']),
    ('A Shahed came down on a boiler house in Chernihiv last night.', ['accomplished fact 2024-06-27 UA/Chernihiv/1 > Shahed-136 Air']),
    ('The wreckage of a drone fell on a flat in Voronezh on Tuesday night, wounding a boy.', ['accomplished fact 2024-06-25 RU/Voronezh/1 > injured.children=1 injured.total=1 drone Air']),
    ('Benghazi airport was put out of action by Turkish raids on Thursday.', ['accomplished fact 2024-06-27 LY/Benghazi/1 TR> Air']),
    ('Houthi forces attacked the tanker with an uncrewed surface vessel off Hodeidah on Thursday.', ['accomplished fact 2024-06-27 YE/Hodeidah/2 houthis> drone Air']),
    ('RSF drones set a fuel store in the port of Kosti on fire on Thursday.', ['accomplished fact 2024-06-27 SD/Kosti/1 rsf> drone Air']),
    ('A Turkish drone fired on a minibus near Tal Rifaat on Thursday.', ['accomplished fact 2024-06-27 SY/Tel Rifaat/2 TR> drone Air']),
    ("Syria's army bombed a bakery in Kafr Zita on Thursday, killing 11.", ['accomplished fact 2024-06-27 SY/Kafr Zita/1 SY> killed.total=11 Air']),
    ('Four Katyushas landed near the airport of Baghdad on Thursday, hurting nobody.', ['accomplished fact 2024-06-27 IQ/Baghdad/2 > Katyusha Shelling']),
    ('In Rafah a drone fired on women at a well on Thursday and killed two.', ['accomplished fact 2024-06-27 PS/Rafah/1 > killed.total=2 drone Air']),
    ('Israeli jets struck Nabatieh on Tuesday, killing three people, hours after Hezbollah rockets hit Safed, wounding five.', ['accomplished fact 2024-06-25 LB/Nabatieh/1 IL> killed.total=3 aircraft Air', 'accomplished fact 2024-06-25 IL/Safed/1 hezbollah> injured.total=5 rocket Shelling']),
    ('Eight months after a missile killed 30 mourners at a wake in Izium, the survivors gathered on Saturday.', ['accomplished fact 2023-10-11 UA/Izium/1 > killed.civilians=30 killed.total=30 missile Shelling']),
    ('Teachers met on Monday in Dahyan, three years after a coalition jet bombed a bus there and killed 40 boys.', ['accomplished fact 2021-06-14 YE/Dahyan/1 saudi-led-coalition> killed.children=40 killed.total=40 aircraft Air']),
    ('A bomb dropped from a plane killed six people in Kutum on Monday. Residents hold the Sudanese army responsible.', ['accomplished fact 2024-06-24 SD/Kutum/1 SD> killed.total=6 bomb Air']),
    ('A missile hit a warehouse in Homs on Tuesday. Israel, whom Damascus blamed, did not comment.', ['accomplished fact 2024-06-25 SY/Homs/1 IL> missile Shelling']),
    ('Drones struck a refinery in Ryazan on Sunday. Ukraine was suspected of being behind it.', ['accomplished fact 2024-06-23 RU/Ryazan/1 UA> drone Air']),
    ('Three farmers died on Monday when a missile hit their tractor near Harasta. The strike was blamed on Israel by the state news agency.', ['accomplished fact 2024-06-24 SY/Harasta/2 IL> killed.civilians=3 killed.total=3 missile Shelling']),
    ('Russia fired missiles at Ukraine on Tuesday night. A house in Dnipro was flattened, with two people dead.', ['accomplished fact 2024-06-25 UA/Dnipro/1 RU>UA killed.total=2 missile Shelling']),
    ('Somali forces and international partners carried out an air strike near El Bur on Thursday that killed 12 militants.', ['accomplished fact 2024-06-27 SO/El Buur/2 SO> killed.militants=12 killed.total=12 aircraft Air']),
    ("Shelling wrecked the girls' college in Darwela, residents said on Thursday.", ['accomplished claimed 2024-06-25 None/Darwela/None > artillery Shelling']),
    ('Armed drones killed 12 miners at Tin Abaou on Thursday, rebels said.', ['accomplished claimed 2024-06-27 None/Tin Abaou/None > killed.total=12 drone Air']),
    ('Malian drones hit a wedding in Tin Abaou on Thursday, killing 12.', ['accomplished fact 2024-06-27 ML/Tin Abaou/6 ML> killed.total=12 drone Air']),
    ('A jet bombed a bus on the Sumy-Konotop highway near Bilopillia on Thursday.', ['accomplished fact 2024-06-27 UA/Bilopillia/2 > aircraft Air']),
    ('A drone hit a car on the Tyre-Naqoura road on Thursday.', ['accomplished fact 2024-06-27 LB/Tyre/1 > drone Air']),
    ('A drone struck a pickup on the Gao - Ansongo road near Bara (Ansongo, Gao) on Thursday.', ['accomplished fact 2024-06-27 ML/Bara/2 > drone Air']),
    ('Phnom Penh accused Bangkok of dropping bombs on a road near the Preah Vihear temple on Thursday.', ['accomplished alleged 2024-06-27 KH/Preah Vihear/4 TH> bomb Air']),
    ('Militia gunners have been pounding Ain Zara since dawn with Grad rockets, a commander said.', ['accomplished claimed 2024-06-28 LY/Ain Zara/1 > BM-21 Grad Shelling']),
    ('Jets of the regime targeted Kansafra in Idlib on Thursday.', ['accomplished fact 2024-06-27 SY/Kansafra/1 SY> aircraft Air']),
    ('Air strikes on Monday blamed on Turkey killed four fighters in Sinjar.', ['accomplished alleged 2024-06-24 IQ/Sinjar/1 TR> killed.militants=4 killed.total=4 aircraft Air']),
    ('A jet bombed an army post in Kidal on Sunday, killing two. Two days after the strike the post was empty.', ['accomplished fact 2024-06-23 ML/Kidal/1 >ML killed.total=2 aircraft Air']),
    ('Iran launched 22 missiles at two bases in Iraq on Wednesday. Seventeen came down on Ain al-Asad in Anbar and five on a site at Erbil.', ['accomplished fact 2024-06-26 IQ/Ain al-Asad/1 IR> missile Shelling', 'accomplished fact 2024-06-26 IQ/Erbil/1 IR> missile Shelling', 'accomplished fact 2024-06-26 IQ/None/6 IR> missile Shelling']),
    ('Russia sent eight drones at Odesa on Tuesday. Two struck a harbour building; one crashed at sea.', ['accomplished fact 2024-06-25 UA/Odesa/1 RU> drone Air']),
    ("Two people were killed on Thursday as a shell landed near a bus stop on Kherson's Perekopska Street.", ['accomplished fact 2024-06-27 UA/Kherson/1 > killed.total=2 artillery Shelling']),
    ("A drone hit a house on Odesa's Lustdorf Road on Thursday.", ['accomplished fact 2024-06-27 UA/Odesa/3 > drone Air']),
    ('Government forces struck, with drones, a column of presumed JNIM fighters at Djibo on Thursday.', ['accomplished alleged 2024-06-27 BF/Djibo/1 BF>jnim drone Air']),
    ('The mayor of Stepanakert said that the town had been under fire from Smerch launchers for the third day.', ['accomplished claimed 2024-06-25 AZ/Stepanakert/1 > BM-30 Smerch Shelling']),
    ('Six shells fired by the separatists exploded on the edge of Avdiivka during the night.', ['accomplished fact 2024-06-27 UA/Avdiivka/2 russia-backed-separatists> artillery Shelling']),
    ('Israel on Thursday levelled a 12-storey tower in Gaza City that housed a news agency. Nobody was hurt.', ['accomplished fact 2024-06-27 PS/Gaza City/1 IL> killed.total=0 injured.total=0 Air']),
    ('A commander was killed in a huge air attack on Beirut on Thursday. Israel says it dropped more than 80 bombs.', ['accomplished fact 2024-06-27 LB/Beirut/1 IL> killed.total=1 aircraft Air']),
    ('Ukraine accuses a Russian plane of dropping a bomb on a theatre in Mariupol on Thursday; Moscow says the Azov battalion blew it up.', ['accomplished alleged 2024-06-27 UA/Mariupol/1 RU> bomb Air']),
    ('A jet bombed a museum in Kuialnyk near Odesa on Thursday.', ['accomplished fact 2024-06-27 UA/Kuyalnyk/1 > aircraft Air']),
    ('A monastery near Loikaw burned after an overnight raid by two jets on Tuesday.', ['accomplished fact 2024-06-25 MM/Loikaw/2 > aircraft Air']),
    ('Two Hermes drones opened up on a tractor near Zibqin on Thursday.', ['accomplished fact 2024-06-27 LB/Zibqin/2 > Hermes 900 Air']),
    ('A volley of Fajr rockets landed in Ashdod on Thursday, wounding a bus driver.', ['accomplished fact 2024-06-27 IL/Ashdod/1 > injured.total=1 Fajr-5 Shelling']),
    ('Grads rained on the port of Misrata on Thursday, killing three dockers.', ['accomplished fact 2024-06-27 LY/Misrata/1 > killed.total=3 BM-21 Grad Shelling']),
    ('Super Tucanos of the Nigerian Air Force took out a bandit leader at Kuduru on Thursday.', ['accomplished fact 2024-06-27 NG/Kuduru/6 NG> A-29 Super Tucano Air']),
    ('Russian forces dropped three KABs on Vovchansk on Thursday.', ['accomplished fact 2024-06-27 UA/Vovchansk/1 RU> KAB-500 Air']),
    ('An Israeli aggression targeted a depot near Homs on Thursday, SANA said.', ['accomplished claimed 2024-06-27 SY/Homs/2 IL> Air']),
    ('PKK positions in Metina were struck by our aircraft on Thursday, the Turkish defence ministry said.', ['accomplished claimed 2024-06-27 IQ/Metina/2 TR>pkk aircraft Air']),
    ('One shell crashed through the roof of a classroom in Taiz on Thursday; three girls died.', ['accomplished fact 2024-06-27 YE/Taiz/1 > killed.children=3 killed.total=3 artillery Shelling']),
    ('French Mirages destroyed a column of pick-ups in northern Chad on Thursday.', ['accomplished fact 2024-06-27 TD/None/5 FR> Mirage 2000 Air']),
    ('A B-2 dropped two bunker busters on Fordow on Sunday.', ['accomplished fact 2024-06-23 IR/Fordow/1 > B-2 Spirit Air']),
    ("Ukraine's security service attacked the Saky airfield in Crimea with five ATACMS on Thursday.", ['accomplished fact 2024-06-27 UA/Saky/1 UA> ATACMS Shelling']),
    ('Saudi air defence forces intercepted a Houthi drone over Najran on Thursday.', ['attempted fact 2024-06-27 SA/Najran/1 houthis> drone Disrupted weapons use']),
    ('Zawahiri was said to have been the intended target of the strike on Damadola; 13 to 18 villagers died.', ['accomplished claimed 2024-06-25 PK/Damadola/1 > killed.civilians=13-18 killed.total=13-18 Air']),
    ('Three people were killed when a block of flats in Nuseirat was bombed on Thursday. Later that day two more died in Deir al-Balah.', ['accomplished fact 2024-06-27 PS/An Nusayrat/1 > killed.total=3 bomb Air', 'accomplished fact 2024-06-27 PS/Deir al-Balah/1 > killed.total=2 Air']),
    ('Israel says it has bombed the Mehrabad airport in Tehran.', ['accomplished claimed 2024-06-25 IR/Mehrabad/1 IL> Air']),
    ('A drone hit a villa in Baghdad on Sunday; two other drones were shot down by guards. No one has claimed the attack, which officials suspect was the work of Iran-backed militias.', ['accomplished fact 2024-06-23 IQ/Baghdad/1 iran-backed-militias> drone Air', 'attempted fact 2024-06-23 IQ/Baghdad/1 > drone Disrupted weapons use']),
    ('The hospital in Kunduz was bombed for an hour on Saturday, killing ten of its staff.', ['accomplished fact 2024-06-22 AF/Kunduz/1 > killed.total=10 bomb Air']),
    ('Turkish jets crossed into Iraqi airspace on Sunday night and for an hour bombed a camp at Makhmour.', ['accomplished fact 2024-06-23 IQ/Makhmur/1 TR> aircraft Air']),
    ('2 August, Hodeidah: mortars on the fish market and beside Al-Thawra hospital, 55 dead.', ['accomplished fact 2023-08-02 YE/Hodeidah/1 > killed.total=55 mortar Shelling']),
    ('In the course of the night air defence systems destroyed six drones over Bryansk region, the Russian Defence Ministry said.', ['attempted claimed 2024-06-27 RU/Bryansk/4 > drone Disrupted weapons use']),
    ('Israeli strikes in Gaza killed 30 people on Thursday, the health ministry said.', ['accomplished claimed 2024-06-27 PS/Gaza Strip/4 IL> killed.total=30 Air']),
    ("An air strike on Gaza's Zeitoun quarter killed six on Thursday.", ['accomplished fact 2024-06-27 PS/Zeitoun/1 > killed.total=6 aircraft Air']),
    ('A strike on a school in central Gaza killed 16 on Thursday.', ['accomplished fact 2024-06-27 PS/Gaza Strip/4 > killed.total=16 Air']),
    ('Israeli strikes across Gaza killed 20 on Thursday, including six in Khan Younis.', ['accomplished fact 2024-06-27 PS/Gaza Strip/4 IL> killed.total=20 Air']),
    ('Israeli jets bombed Gaza City on Thursday.', ['accomplished fact 2024-06-27 PS/Gaza City/1 IL> aircraft Air']),
    ('Israeli jets bombed Gaza and Khan Younis on Thursday.', ['accomplished fact 2024-06-27 PS/Gaza City/1 IL> aircraft Air']),
    ('Air forces of the Afghan army targeted Taliban hideouts in Shah Wali Kot on Thursday, killing 12.', ['accomplished fact 2024-06-27 AF/Shah Wali Kot/3 AF>taliban killed.total=12 aircraft Air']),
    ('Saudi aircraft plastered the air base at Dailami on Thursday night, a resident said.', ['accomplished claimed 2024-06-27 YE/Ad Daylami/1 SA> aircraft Air']),
    ('Shrapnel from a tank round wounded a shepherd near Kfarshuba on Thursday.', ['accomplished fact 2024-06-27 None/Kfarshuba/None > injured.civilians=1 injured.total=1 artillery Shelling']),
    ('Israel ended the truce on Tuesday with its deadliest bombardment in months: more than 400 people were killed across Gaza, medics said.', ['accomplished claimed 2024-06-25 PS/Gaza Strip/4 IL> killed.total=400 artillery Shelling']),
    ('Drones of the Rapid Support Forces attacked Port Sudan on Tuesday. A day earlier they had struck Kassala, on the Eritrean border.', ['accomplished fact 2024-06-25 SD/Port Sudan/1 rsf> drone Air', 'accomplished fact 2024-06-24 SD/Kassala/1 rsf> drone Air']),
    ('Israel said it had struck Iranian bases in Syria on Thursday after the Quds Force fired 20 rockets at its posts on the Golan.', ['accomplished claimed 2024-06-27 SY/None/6 IL>IR rocket Shelling', 'accomplished claimed 2024-06-27 SY/Golan Heights/5 IR> rocket Shelling']),
    ("Buildings were gone at Parchin after Israel's raids on Tuesday killed four soldiers there, the Iranian army said.", ['accomplished claimed 2024-06-25 IR/Parchin/1 IL>IR killed.security_forces=4 killed.total=4 Air']),
    ('Drones laden with explosives flew into a parade on Wednesday, killing 89 people at Homs military academy.', ['accomplished fact 2024-06-26 SY/Homs/1 > killed.total=89 drone Air']),
    ('A commander of Islamic Jihad was killed on Tuesday by a missile in Gaza City. The group answered with 100 rockets at Ashkelon.', ['accomplished fact 2024-06-25 PS/Gaza City/1 >palestinian-islamic-jihad killed.militants=1 killed.total=1 missile Shelling', 'accomplished fact 2024-06-25 IL/Ashkelon/1 palestinian-islamic-jihad> rocket Shelling']),
    ('A jet bombed a pick-up near Srebbine on Thursday.', ['accomplished fact 2024-06-27 LB/Srebbine/2 > aircraft Air']),
    ("US forces blew up a speedboat in the Caribbean on Thursday, killing four people.", ["accomplished fact 2024-06-27 VE/Caribbean Sea/5 US> killed.total=4 Air"]),
    ('The air component of Operation Hadin Kai bombed boats of ISWAP near Lake Chad on Thursday.', ['accomplished fact 2024-06-27 TD/Lake Chad/5 NG>islamic-state-west-africa aircraft Air']),
    ('LTTE positions north of Muhamalai came under artillery fire on Thursday, the army said.', ['accomplished claimed 2024-06-27 None/None/None >ltte artillery Shelling']),
    ('Air raid kills 12 in Atareb. A government warplane fired two rockets at a market in Atareb on Thursday morning, killing a dozen people, the Observatory said.', ['accomplished fact 2024-06-27 SY/Atarib/1 SY> killed.total=12 aircraft Air']),
]  # fmt: skip

SILENT = [
    "The union launched a wave of strikes on the railways on Monday, and services were hit.",
    "A cargo plane was shot down by a missile over Darfur on Monday.",
    "Swiss gunners fired shells into a lake on Monday in the first live test of the new howitzer.",
    "Drones guided rescuers on Monday to a helicopter that had flown into a mountain in fog. All on board were dead.",
    "Germany will send two launchers. The missiles can hit targets 160 km away.",
    "Bulldozers levelled a village near Hebron on Monday, Israel's army said.",
    "Storms flattened a school in Alabama on Monday, killing three pupils.",
    "A quake flattened the village of Tafingoult on Friday; soldiers with drones were looking for the dead on Monday.",
    "Protesters in Burgas marched on Monday against the aggression, with signs for the children of houses bombed by Russia.",
    "A town marked on Monday a hundred years since planes that dropped firebombs destroyed a quarter and killed 300 people.",
    "Police dropped tear gas from drones on farmers near Delhi on Monday; dozens were hurt.",
    "Police raids hit a drug ring in Naples on Monday; two men were wounded.",
]


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor()


@pytest.mark.parametrize(("text", "expected"), WORDINGS)
def test_wording(extractor: RuleExtractor, text: str, expected: list[str]) -> None:
    reports = extractor.extract(Article(id="a", title="", text=text, published_at=PUBLISHED)).reports
    assert [told(r) for r in reports] == expected


@pytest.mark.parametrize("text", SILENT)
def test_silent(extractor: RuleExtractor, text: str) -> None:
    assert not extractor.extract(Article(id="a", title="", text=text, published_at=PUBLISHED)).reports


def test_what_lies_months_back_comes_after_the_strike_of_the_week(extractor: RuleExtractor) -> None:
    text = (
        "On 11 February jets had bombed the corner house in Rafah, killing fifteen people. Nothing came for weeks. "
        "On Sunday two bombs killed two officials in Nuseirat."
    )
    reports = extractor.extract(Article(id="a", title="", text=text, published_at=PUBLISHED)).reports
    assert [str(r.date.start) for r in reports] == ["2024-06-23", "2024-02-11"]
