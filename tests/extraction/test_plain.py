"""Plain sentences as agencies write them, each read whole: every slot that a reader would fill, and none that is not there."""

from datetime import UTC, datetime

import pytest

from streams.domain.article import Article
from streams.domain.report import Count, StrikeReport
from streams.extraction.rules import RuleExtractor

PUBLISHED = datetime(2024, 6, 28, tzinfo=UTC)
"""A Friday."""


def _counts(name: str, counts: dict[str, Count]) -> str:
    return " ".join(f"{name}.{k}={c.min if c.min == c.max else f'{c.min}-{c.max}'}" for k, c in sorted(counts.items()))


def told(report: StrikeReport) -> str:
    """A report in a line: stage, certainty, day, where, who against whom, tolls, weapon, kind."""
    where = report.location
    sides = ",".join(a.id for a in report.attackers) + ">" + ",".join(a.id for a in report.targets)
    parts = [
        report.stage,
        report.certainty,
        str(report.date.start),
        f"{where.country}/{where.place or where.admin1}/{where.where_prec}",
        sides,
        _counts("killed", dict(report.killed)),
        _counts("injured", dict(report.injured)),
        report.weapon.platform or report.weapon.type if report.weapon else "",
        report.event_type.split("/")[0],
    ]
    return " ".join(part for part in parts if part)


PLAIN = [
    ("Two of the twelve people who died in last Wednesday's bombing of a rebel camp at Calamar were under 18.", 'accomplished fact 2024-06-26 CO/Calamar/1 > killed.total=12 bomb Air'),
    ('The General Staff confirmed a hit on the Ryazan refinery overnight into Thursday.', 'accomplished claimed 2024-06-26 RU/Ryazan/1 > Air'),
    ('Ukrainian drones set ablaze an oil depot in Feodosia overnight, the governor said.', 'accomplished claimed 2024-06-27 UA/Feodosia/1 UA> drone Air'),
    ('A drone crashed into a nine-storey apartment block in Odesa on Sunday night.', 'accomplished fact 2024-06-23 UA/Odesa/1 > drone Air'),
    ('Fifteen UAVs were destroyed over Bryansk region overnight, the defence ministry said.', 'attempted claimed 2024-06-27 RU/Bryansk/4 > drone Disrupted weapons use'),
    ('An FPV drone hit a minibus in Beryslav on Friday morning, wounding three passengers.', 'accomplished fact 2024-06-28 UA/Beryslav/1 > injured.total=3 FPV drone Air'),
    ('Russian forces struck Kharkiv with guided aerial bombs on Saturday, injuring nine.', 'accomplished fact 2024-06-22 UA/Kharkiv/1 RU> injured.total=9 bomb Air'),
    ('The town came under heavy shelling overnight and two people died.', 'accomplished fact 2024-06-27 None/None/None > killed.total=2 artillery Shelling'),
    ('Israeli warplanes raided the outskirts of Nabatieh on Tuesday.', 'accomplished fact 2024-06-25 LB/Nabatieh/2 IL> aircraft Air'),
    ('An Israeli raid on Baalbek killed nine people, the Lebanese health ministry said.', 'accomplished claimed 2024-06-25 LB/Baalbek/1 IL> killed.total=9 Air'),
    ('Israeli tanks fired on a school in Jabalia, killing four displaced people.', 'accomplished fact 2024-06-25 PS/Jabalia/1 IL> killed.total=4 artillery Shelling'),
    ('Three journalists were killed in an Israeli bombing of their car in Deir al-Balah.', 'accomplished fact 2024-06-25 PS/Deir al-Balah/1 IL> killed.civilians=3 killed.total=3 aircraft Air'),
    ('Hezbollah fired some 40 rockets at Kiryat Shmona on Thursday; no one was hurt.', 'accomplished fact 2024-06-27 IL/Kiryat Shmona/1 hezbollah> killed.total=0 injured.total=0 rocket Shelling'),
    ('A rocket from Gaza landed in an open field near Sderot on Monday evening.', 'accomplished fact 2024-06-24 IL/Sderot/2 > rocket Shelling'),
    ('Sirens sounded as a missile launched from Yemen was intercepted over Jerusalem on Friday.', 'attempted fact 2024-06-28 IL/Jerusalem/1 > missile Disrupted weapons use'),
    ('The Houthis said they targeted a Greek-owned bulk carrier in the Red Sea with two missiles.', 'accomplished claimed 2024-06-25 YE/Red Sea/5 houthis> missile Shelling'),
    ('American and British planes struck Houthi targets near Sanaa on Monday night.', 'accomplished fact 2024-06-24 YE/Sanaa/2 US,GB>houthis aircraft Air'),
    ('A suspected US drone strike killed an al-Qaeda leader in Marib on Wednesday.', 'accomplished alleged 2024-06-26 YE/Marib/1 US>al-qaeda killed.militants=1 killed.total=1 drone Air'),
    ('Missiles fired from a drone hit a house in Datta Khel, killing six people.', 'accomplished fact 2024-06-25 PK/Datta Khel/1 > killed.total=6 drone Air'),
    ('Four militants died when a US drone fired two missiles at their vehicle in Shawal valley.', 'accomplished fact 2024-06-25 PK/Shawal/2 US> killed.militants=4 killed.total=4 drone Air'),
    ('Pakistani jets bombed hideouts in Paktika province, killing 46 people, the Taliban said.', 'accomplished claimed 2024-06-25 AF/Paktika/4 PK> killed.total=46 aircraft Air'),
    ('India said its forces struck nine sites in Pakistan early on Wednesday.', 'accomplished claimed 2024-06-26 PK/None/6 IN> Air'),
    ('Pakistani shelling across the Line of Control killed two villagers in Uri.', 'accomplished fact 2024-06-25 IN/Uri/1 PK> killed.civilians=2 killed.total=2 artillery Shelling'),
    ('A paramotor dropped two bombs on a festival in Chaung-U, killing at least 24.', 'accomplished fact 2024-06-25 MM/Chaung-U/1 > killed.total=24 aircraft Air'),
    ('A junta airstrike hit a school in Depayin, killing 17 students.', 'accomplished fact 2024-06-25 MM/Depayin/1 MM> killed.civilians=17 killed.total=17 aircraft Air'),
    ('The junta shelled Lay Kay Kaw with howitzers for a second day.', 'accomplished fact 2024-06-25 MM/Lay Kay Kaw/1 MM> artillery Shelling'),
    ('Sudanese army planes bombed a market in Kabkabiya, north Darfur, on Monday, killing more than 100.', 'accomplished fact 2024-06-24 SD/Kabkabiya/1 SD> killed.total=100 aircraft Air'),
    ('RSF shelling of Abu Shouk camp killed nine people on Sunday.', 'accomplished fact 2024-06-23 SD/Abu Shouk/1 rsf> killed.total=9 artillery Shelling'),
    ('The RSF launched drones at Port Sudan airport for a third day.', 'accomplished fact 2024-06-25 SD/Port Sudan/1 rsf> drone Air'),
    ('An Ethiopian drone hit a school compound in Dedebit, killing 56 displaced people.', 'accomplished fact 2024-06-25 ET/Dedebit/1 ET> killed.total=56 drone Air'),
    ('A government drone struck a truck near Finote Selam on Friday.', 'accomplished fact 2024-06-28 ET/Finote Selam/2 ET> drone Air'),
    ('Nigerian Air Force jets mistakenly bombed villagers in Tudun Biri, Kaduna state, killing 85.', 'accomplished fact 2024-06-25 NG/Tudun Biri/1 NG> killed.total=85 aircraft Air'),
    ('AFRICOM said it had killed three al-Shabaab militants in a strike near Kismayo on Sunday.', 'accomplished claimed 2024-06-23 SO/Kismayo/2 US>al-shabaab killed.militants=3 killed.total=3 Air'),
    ('Kenyan jets pounded two al-Shabaab camps in Gedo on Sunday.', 'accomplished fact 2024-06-23 SO/Gedo/4 KE>al-shabaab aircraft Air'),
    ('Mortar rounds landed near the presidential palace in Mogadishu on Saturday, wounding three.', 'accomplished fact 2024-06-22 SO/Mogadishu/1 > injured.total=3 mortar Shelling'),
    ('Turkish aircraft hit PKK positions in the Qandil mountains on Thursday.', 'accomplished fact 2024-06-27 IQ/Qandil/2 TR>pkk aircraft Air'),
    ('A Turkish drone killed three members of the Kurdish security forces in Qamishli.', 'accomplished fact 2024-06-25 SY/Qamishli/1 TR> killed.security_forces=3 killed.total=3 drone Air'),
    ('Turkish artillery fire killed a child in Tel Rifaat.', 'accomplished fact 2024-06-25 SY/Tel Rifaat/1 TR> killed.children=1 killed.total=1 artillery Shelling'),
    ('Syrian government forces bombarded Ariha on Saturday morning, killing four children on their way to school.', 'accomplished fact 2024-06-22 SY/Ariha/1 SY> killed.children=4 killed.total=4 artillery Shelling'),
    ('Coalition aircraft engaged an ISIL tactical unit near Ramadi.', 'accomplished fact 2024-06-25 IQ/Ramadi/2 us-led-coalition>islamic-state aircraft Air'),
    ('A US-led coalition strike near Baghuz killed dozens of civilians.', 'accomplished fact 2024-06-25 SY/Baghuz/2 us-led-coalition> killed.civilians=12-None killed.total=12-None Air'),
    ('Azerbaijani forces shelled Stepanakert with Smerch rockets on October 4.', 'accomplished fact 2023-10-04 AZ/Stepanakert/1 AZ> BM-30 Smerch Shelling'),
    ('An Armenian missile hit a residential area of Ganja overnight, killing 13.', 'accomplished fact 2024-06-27 AZ/Ganja/1 AM> killed.total=13 missile Shelling'),
    ('Iran fired about 180 ballistic missiles at Israel on Tuesday night.', 'accomplished fact 2024-06-25 IL/None/6 IR>IL missile Shelling'),
    ('Israel attacked the Natanz nuclear site early on Friday.', 'accomplished fact 2024-06-28 IR/Natanz/1 IL> Air'),
    ('Iranian missiles hit a house in Erbil, killing a businessman and his daughter.', 'accomplished fact 2024-06-25 IQ/Erbil/1 IR> killed.total=2 missile Shelling'),
    ('A drone attack on a US base in Jordan killed three soldiers on Sunday.', 'accomplished fact 2024-06-23 JO/None/6 >US killed.security_forces=3 killed.total=3 drone Air'),
    ('Militia rockets hit the Ain al-Asad base on Monday; two Americans were hurt.', 'accomplished fact 2024-06-24 IQ/Ain al-Asad/1 > injured.total=2 rocket Shelling'),
    ('Saudi-led coalition warplanes hit a funeral hall in Sanaa on Saturday, killing at least 140 people.', 'accomplished fact 2024-06-22 YE/Sanaa/1 saudi-led-coalition> killed.total=140 aircraft Air'),
    ('Coalition raids on a market in Taiz killed 30 civilians.', 'accomplished fact 2024-06-25 YE/Taiz/1 saudi-led-coalition> killed.civilians=30 killed.total=30 Air'),
    ('A Houthi drone exploded over a military parade at al-Anad base, killing six.', 'accomplished fact 2024-06-25 YE/Al-Anad/1 houthis> killed.total=6 drone Air'),
    ('LNA jets bombed Mitiga airport on Wednesday.', 'accomplished fact 2024-06-26 LY/Mitiga/1 lna> aircraft Air'),
    ('An air strike on a migrant detention centre in Tajoura killed 44 people.', 'accomplished fact 2024-06-25 LY/Tajoura/1 > killed.total=44 aircraft Air'),
    ('Shells fell on the Souq al-Juma district of Tripoli on Monday, wounding five.', 'accomplished fact 2024-06-24 LY/Souq al-Juma/1 > injured.total=5 artillery Shelling'),
    ('NATO aircraft destroyed two tanks near Brega on Thursday.', 'accomplished fact 2024-06-27 LY/Brega/2 nato> aircraft Air'),
    ('Colombian air force planes bombed an ELN camp in Choco on Thursday, killing nine guerrillas.', 'accomplished fact 2024-06-27 CO/Choco/4 CO>eln killed.militants=9 killed.total=9 aircraft Air'),
    ('Cambodian rockets hit a petrol station in Sisaket, killing six.', 'accomplished fact 2024-06-25 TH/Sisaket/4 KH> killed.total=6 rocket Shelling'),
    ('A Russian Iskander hit a hotel in Kryvyi Rih overnight; four people died.', 'accomplished fact 2024-06-27 UA/Kryvyi Rih/1 RU> killed.total=4 Iskander-M Shelling'),
    ("Russia hammered Ukraine's power grid with 120 missiles and 90 drones on Sunday.", 'accomplished fact 2024-06-23 UA/None/6 RU> missile Shelling'),
    ('Kyiv hit by biggest drone barrage of war, one dead.', 'accomplished fact 2024-06-25 UA/Kyiv/1 > killed.total=1 drone Air'),
    ('Blast at Engels air base after suspected drone attack.', 'accomplished alleged 2024-06-25 RU/Engels/1 > drone Air'),
    ('Army chopper fires on protesters in Kachin, 7 dead.', 'accomplished fact 2024-06-25 MM/Kachin/4 > killed.total=7 helicopter Air'),
    ('The house was flattened by a missile at dawn on Monday; seven members of the family died.', 'accomplished fact 2024-06-24 None/None/None > killed.total=7 missile Shelling'),
    ('The convoy was attacked from the air near Kutum on Thursday.', 'accomplished fact 2024-06-27 SD/Kutum/2 > aircraft Air'),
    ('Gunships opened fire on a boat off Hodeidah on Friday, killing 42 Somali refugees.', 'accomplished fact 2024-06-28 YE/Hodeidah/2 > killed.civilians=42 killed.total=42 helicopter Air'),
    ('A loitering munition struck a radar near Zaporizhzhia on Monday.', 'accomplished fact 2024-06-24 UA/Zaporizhzhia/2 > loitering munition Air'),
    ('ATACMS missiles struck an airfield at Dzhankoi on Wednesday.', 'accomplished fact 2024-06-26 UA/Dzhankoi/1 > ATACMS Shelling'),
    ('Three people were wounded after a drone dropped a grenade on a bus stop in Kherson on Tuesday.', 'accomplished fact 2024-06-25 UA/Kherson/1 > injured.total=3 drone Air'),
    ('The enemy attacked Sumy with drones overnight, two people were injured.', 'accomplished fact 2024-06-27 UA/Sumy/1 > injured.total=2 drone Air'),
    ('A kamikaze drone attack on an Erbil oilfield halted production on Tuesday.', 'accomplished fact 2024-06-25 IQ/Erbil/1 > loitering munition Air'),
    ("The occupation's artillery targeted homes east of Gaza City on Sunday, killing two.", 'accomplished fact 2024-06-23 PS/Gaza City/2 > killed.total=2 artillery Shelling'),
    ('Rebels said regime jets had dropped incendiary bombs on Daraya on Friday.', 'accomplished claimed 2024-06-28 SY/Darayya/1 SY> aircraft Air'),
    ('Unidentified drones hit militants near Sabha on Monday.', 'accomplished fact 2024-06-24 LY/Sabha/2 > drone Air'),
    ('French Mirage jets killed 30 jihadists near Boni in central Mali on Sunday.', 'accomplished fact 2024-06-23 ML/Boni/2 FR> killed.militants=30 killed.total=30 Mirage 2000 Air'),
    ('French forces neutralised some fifteen jihadists in a helicopter raid in Menaka on Thursday.', 'accomplished fact 2024-06-27 ML/Menaka/1 FR> killed.militants=15 killed.total=15 helicopter Air'),
    ('The RSF shelled Abu Shouk camp on Sunday.', 'accomplished fact 2024-06-23 SD/Abu Shouk/1 rsf> artillery Shelling'),
    ('A PKK rocket attack on a Turkish outpost in Hakkari killed two soldiers on Friday.', 'accomplished fact 2024-06-28 TR/Hakkari/1 pkk>TR killed.security_forces=2 killed.total=2 rocket Shelling'),
    ('ISIS mortar fire killed four civilians in Mosul on Friday.', 'accomplished fact 2024-06-28 IQ/Mosul/1 islamic-state> killed.civilians=4 killed.total=4 mortar Shelling'),
    ('YPG shelling of Azaz killed a woman on Monday.', 'accomplished fact 2024-06-24 SY/Azaz/1 ypg> killed.total=1 killed.women=1 artillery Shelling'),
    ('A TTP drone strike on a police station in Bannu wounded five on Sunday.', 'accomplished fact 2024-06-23 PK/Bannu/1 ttp> injured.total=5 drone Air'),
    ('Taliban rockets hit Kabul airport on Tuesday.', 'accomplished fact 2024-06-25 AF/Kabul/1 taliban> rocket Shelling'),
    ('JNIM fighters used a drone to drop grenades on an army camp near Djibo on Friday.', 'accomplished fact 2024-06-28 BF/Djibo/2 jnim> drone Air'),
    ('M23 shells hit a camp near Goma on Friday, killing 16.', 'accomplished fact 2024-06-28 CD/Goma/2 m23> killed.total=16 artillery Shelling'),
    ('HTS shelled Saraqib on Monday; a soldier died.', 'accomplished fact 2024-06-24 SY/Saraqib/1 hts> killed.security_forces=1 killed.total=1 artillery Shelling'),
    ('IDF strikes killed two Islamic Jihad members in Jenin on Wednesday.', 'accomplished fact 2024-06-26 PS/Jenin/1 IL>palestinian-islamic-jihad killed.militants=2 killed.total=2 Air'),
    ('The SDF said Turkish strikes hit a power station in Ain Issa on Saturday.', 'accomplished claimed 2024-06-22 SY/Ayn Issa/1 TR> Air'),
    ('An Arakan Army drone attack on a base in Kyaukphyu killed 12 soldiers on Monday.', 'accomplished fact 2024-06-24 MM/Kyaukphyu/1 arakan-army>MM killed.security_forces=12 killed.total=12 drone Air'),
    ("Last night the Armed Forces of the Russian Federation struck fuel stores in the port of Izmail with unmanned aerial vehicles.", "accomplished fact 2024-06-27 UA/Izmail/1 RU> drone Air"),
    ("Artillery fire that Iraq blames on Turkey killed five people near Amedi on Wednesday.", "accomplished alleged 2024-06-26 IQ/Amadiya/2 TR> killed.total=5 artillery Shelling"),
    ("Air defences shot down 20 of 24 Shahed drones overnight; one hit a warehouse in Odesa.", "accomplished fact 2024-06-27 UA/Odesa/1 > Shahed-136 Air"),
    ("Air defences downed 32 of 44 drones that Russia launched at Odesa overnight.", "attempted fact 2024-06-27 UA/Odesa/1 RU> drone Disrupted weapons use"),
    ("The deadliest strike, by Pakistan's account, hit a mosque in Bahawalpur on Wednesday and killed 13 people.", "accomplished claimed 2024-06-26 PK/Bahawalpur/1 > killed.total=13 Air"),
    ("Russian drones attacked the Danube port of Izmail on Monday.", "accomplished fact 2024-06-24 UA/Izmail/1 RU> drone Air"),
    ("Death toll from Chernihiv missile attack climbs to 18.", "accomplished fact 2024-06-25 UA/Chernihiv/1 > killed.total=18 missile Shelling"),
    ("Two bombs were dropped on Loikaw on Tuesday.", "accomplished fact 2024-06-25 MM/Loikaw/1 > bomb Air"),
    ("Malian army drones hit a wedding near Konokassi, killing at least 15 civilians.", "accomplished fact 2024-06-25 ML/Konokassi/6 ML> killed.civilians=15 killed.total=15 drone Air"),
    ("BREAKING: Missile strike on Pokrovsk, casualties reported.", "accomplished claimed 2024-06-25 UA/Pokrovsk/1 > missile Shelling"),
    ("Air strikes hit Mekelle University on Tuesday, the TPLF said; Addis Ababa gave no comment.", "accomplished claimed 2024-06-25 ET/Mekelle/1 > aircraft Air"),
    ("Afghan forces killed 12 Taliban in an air raid on Imam Sahib district.", "accomplished fact 2024-06-25 AF/Imam Sahib/3 AF>taliban killed.militants=12 killed.total=12 aircraft Air"),
    ("A ballistic missile fired by the Houthis hit near Ben Gurion airport on Sunday, injuring six.", "accomplished fact 2024-06-23 IL/Ben Gurion Airport/2 houthis> injured.total=6 missile Shelling"),
    ("A Hellfire missile fired from a US drone killed two men on a motorbike in Kunar on Saturday.", "accomplished fact 2024-06-22 AF/Kunar/4 US> killed.total=2 AGM-114 Hellfire Air"),
    ("An anti-ship missile sank a warship in the Black Sea on Monday.", "accomplished fact 2024-06-24 UA/Black Sea/5 > missile Shelling"),
    ('One of the planes hit a school in Kobani on Tuesday, wounding nine pupils.', 'accomplished fact 2024-06-25 SY/Kobani/1 > injured.children=9 injured.total=9 aircraft Air'),
    ('Four rockets launched from southern Lebanon were intercepted above Safed on Wednesday.', 'attempted fact 2024-06-26 IL/Safed/1 > rocket Disrupted weapons use'),
    ('An air strike hit a bakery in Saraqib, nurses at Idlib Central Hospital said.', 'accomplished claimed 2024-06-25 SY/Saraqib/1 > aircraft Air'),
    ('Shelling killed six people in Nikopol, doctors in Dnipro said.', 'accomplished claimed 2024-06-25 UA/Nikopol/1 > killed.total=6 artillery Shelling'),
    ('Israeli jets hit the T4 air base in central Syria overnight.', 'accomplished fact 2024-06-27 SY/T4/1 IL> aircraft Air'),
    ('A drone struck a tanker, its owner said on Tuesday.', 'accomplished claimed 2024-06-25 None/None/None > drone Air'),
    ('Residents of Ansongo said that seven people had died in air strikes on their village on Thursday.', 'accomplished claimed 2024-06-27 ML/Ansongo/1 > killed.total=7 aircraft Air'),
]  # fmt: skip


@pytest.fixture(scope="module")
def rules() -> RuleExtractor:
    return RuleExtractor()


@pytest.mark.parametrize(("text", "reading"), PLAIN)
def test_a_plain_sentence_is_read_whole(rules: RuleExtractor, text: str, reading: str) -> None:
    article = Article(id="a", url=None, source=None, title="", text=text, html=None, published_at=PUBLISHED)
    assert [told(r) for r in rules.extract(article).reports] == [reading]
