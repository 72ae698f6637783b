"""Articles of several strikes: as many reports as strikes, each with its own place, day and toll; and one strike stays one."""

from datetime import UTC, datetime

import pytest

from streams.domain.article import Article
from streams.domain.report import StrikeReport
from streams.extraction.rules import RuleExtractor

FRIDAY = datetime(2021, 6, 18, 12, tzinfo=UTC)
ANY = "*"


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor()


def agreement(report: StrikeReport, place: str, day: str, killed: int | str | None) -> int:
    where = report.location
    total = report.killed.get("total")
    return (
        (
            place == ANY
            or any(
                place.lower() in str(name).lower() for name in (where.place, where.admin1, where.text, where.country)
            )
        )
        + (day in (ANY, str(report.date.start)))
        + (killed == ANY or (total.min if total else None) == killed)
    )


@pytest.mark.parametrize(
    ("text", "strikes"),
    [
        (
            "Three dockers died when a Russian missile struck their canteen on Thursday morning, and the port was closed for a day. Ukraine's long-range drones reached the oil refinery at Saratov early on Thursday, and nobody was hurt.",
            [("*", "2021-06-17", 3), ("Saratov", "2021-06-17", "*")],
        ),
        (
            "American aircraft struck al-Shabaab twice on Wednesday. The first strike killed four fighters near Jilib. The second killed nine near Kismayo.",
            [("Jilib", "2021-06-16", 4), ("Kismayo", "2021-06-16", 9)],
        ),
        (
            "Two air strikes hit rebel-held towns on Thursday. One killed six people in Saraqib; the other killed two in Ariha.",
            [("Saraqib", "2021-06-17", 6), ("Ariha", "2021-06-17", 2)],
        ),
        (
            "Russian drones attacked the south of Ukraine overnight. One hit a bakery in Mykolaiv, killing two bakers. Another struck a garage in Odesa and wounded a watchman.",
            [("Mykolaiv", "*", 2), ("Odesa", "*", None)],
        ),
        (
            "A missile struck a barracks in Marib on Monday, killing eleven soldiers. A second landed in Taiz a day later and killed a girl.",
            [("Marib", "2021-06-14", 11), ("Taiz", "2021-06-15", 1)],
        ),
        (
            "The air force carried out three strikes on Tuesday. The first, at dawn, killed five men in Sirte. The second killed two in Bani Walid and the third wounded a shepherd near Sabha.",
            [("Sirte", "2021-06-15", 5), ("Bani Walid", "2021-06-15", 2), ("Sabha", "2021-06-15", None)],
        ),
        (
            "Jets bombed a market in Mekelle on Wednesday, killing twenty people, and returned the next day to bomb the bus station, killing four more.",
            [("Mekelle", "2021-06-16", 20), ("Mekelle", "2021-06-17", 4)],
        ),
        (
            "Warplanes bombed a depot in Kirkuk on 3 June and came back two days later to hit it again. In the first raid five guards died; in the second, two policemen died.",
            [("Kirkuk", "2021-06-03", 5), ("Kirkuk", "2021-06-05", 2)],
        ),
        (
            "An air strike killed six people in Hajjah on Thursday. Another, an hour later in Saada, killed three.",
            [("Hajja", "2021-06-17", 6), ("Saada", "2021-06-17", 3)],
        ),
        (
            "A drone strike killed three men near Wana on Sunday. A similar attack near Miranshah the following day left two dead.",
            [("Wana", "2021-06-13", 3), ("Miranshah", "2021-06-14", 2)],
        ),
        (
            "Hezbollah fired rockets at Kiryat Shmona on Thursday, wounding two people, hours after Israeli jets bombed Tyre and killed five.",
            [("Kiryat Shmona", "2021-06-17", None), ("Tyre", "2021-06-17", 5)],
        ),
        (
            "Shelling killed two women in Nikopol on Wednesday, while a drone strike killed a driver in Kherson.",
            [("Nikopol", "2021-06-16", 2), ("Kherson", "2021-06-16", 1)],
        ),
        (
            "Air strikes killed five people in Idlib, three in Hama and two in Aleppo on Thursday, rescuers said.",
            [("Idlib", "2021-06-17", 5), ("Hama", "2021-06-17", 3), ("Aleppo", "2021-06-17", 2)],
        ),
        (
            "Russian missiles hit Kharkiv on Thursday, killing four; in Zaporizhzhia, an air strike killed two children.",
            [("Kharkiv", "2021-06-17", 4), ("Zaporizhzhia", "2021-06-17", 2)],
        ),
        (
            "Artillery shells killed a farmer in Donetsk on Monday and an air raid on Tuesday killed seven people in Bakhmut.",
            [("Donetsk", "2021-06-14", 1), ("Bakhmut", "2021-06-15", 7)],
        ),
        (
            "Warplanes bombed Taiz on Thursday, killing eight, and shelling killed three in Hodeidah, medics said.",
            [("Taiz", "2021-06-17", 8), ("Hodeidah", "2021-06-17", 3)],
        ),
        (
            "Four people were killed in an air strike on Khan Yunis on Thursday and six in a second strike on Rafah, medics said.",
            [("Khan Yunis", "2021-06-17", 4), ("Rafah", "2021-06-17", 6)],
        ),
        (
            "A Turkish drone killed two men near Sinjar on Wednesday; a day later, another killed a woman in Kobani.",
            [("Sinjar", "2021-06-16", 2), ("Kobani", "2021-06-17", 1)],
        ),
        (
            "An air strike killed nine guests at a wedding in Saada on Thursday. In Hodeidah, shells killed a fisherman.",
            [("Saada", "2021-06-17", 9), ("Hodeidah", "2021-06-17", 1)],
        ),
        (
            "Shelling killed two people in Stepanakert on Thursday. Meanwhile in Ganja, a missile killed ten.",
            [("Stepanakert", "2021-06-17", 2), ("Ganja", "2021-06-17", 10)],
        ),
        (
            "Rockets killed one man in Sderot on Thursday. Israel answered with air strikes on Gaza City that killed four.",
            [("Sderot", "2021-06-17", 1), ("Gaza", "2021-06-17", 4)],
        ),
        (
            "A missile killed three people in Dnipro on Thursday. Two hours earlier, a drone hit a petrol station in Sumy, wounding five.",
            [("Dnipro", "2021-06-17", 3), ("Sumy", "2021-06-17", None)],
        ),
        (
            "Gunners in the north fired 60 shells at Yeonpyeong Island on Thursday, killing two marines. The South replied with 80 rounds of its own at batteries near Kaesong.",
            [("Yeonpyeong", "2021-06-17", 2), ("Kaesong", "2021-06-17", None)],
        ),
        (
            "Shelling killed two women in Daraya on Thursday. Nearby, in Moadamiyeh, barrel bombs killed a baker.",
            [("Daraya", "2021-06-17", 2), ("Moadamiyeh", "2021-06-17", 1)],
        ),
        (
            "A US drone killed a man in Mizda on Tuesday. On April 7 a raid on a house in Ubari killed two men.",
            [("Mizda", "2021-06-15", 1), ("Ubari", "2021-04-07", 2)],
        ),
        (
            "An air strike hit a prison in Saada on Thursday, killing 70 detainees. In 2019 a strike on a prison in Dhamar killed more than 100.",
            [("Saada", "2021-06-17", 70), ("Dhamar", "2019-01-01", 100)],
        ),
        (
            "A drone hit a bus near Kherson on Thursday, wounding three. The last such attack, on May 20, killed a driver.",
            [("Kherson", "2021-06-17", None), ("*", "2021-05-20", 1)],
        ),
        (
            "Several waves of drones attacked Odesa overnight. The first came at midnight, the second at three. A warehouse burned and two people were killed.",
            [("Odesa", "*", 2)],
        ),
        (
            "Two missiles struck a shopping centre in Kremenchuk on Thursday. The first hit the roof; the second fell in the car park. Twenty people were killed.",
            [("Kremenchuk", "2021-06-17", 20)],
        ),
        (
            "An air strike hit a house in Idlib on Thursday, killing a couple. Rescuers said a second missile hit the ambulance. The toll has risen to four.",
            [("Idlib", "2021-06-17", 4)],
        ),
        (
            "Saudi jets bombed a funeral hall in Sanaa on Thursday, killing 140. The planes returned minutes later and hit it again, witnesses said.",
            [("Sanaa", "2021-06-17", 140)],
        ),
        (
            "A drone strike killed two men in Marib on Thursday. One was a commander. The other, a driver, died in hospital.",
            [("Marib", "2021-06-17", 2)],
        ),
        (
            "An air strike killed six people in Hajjah on Thursday. The first to reach the scene was a farmer. The second victim to be found was his son.",
            [("Hajja", "2021-06-17", 6)],
        ),
        (
            "A rocket killed four people in Aden on Thursday. Another was in critical condition. Two others lost limbs.",
            [("Aden", "2021-06-17", 4)],
        ),
        (
            "Russian air defences shot down 12 drones over Belgorod region, five over Kursk region and one over Bryansk overnight, the defence ministry said.",
            [("Belgorod", "*", None), ("Kursk", "*", None), ("Bryansk", "*", None)],
        ),
        (
            "Air defence units destroyed 18 Ukrainian drones overnight: nine over the Kursk region, six over the Rostov region and three over Crimea.",
            [("Kursk", "*", None), ("Rostov", "*", None), ("Crimea", "*", None)],
        ),
        (
            "Overnight, 30 drones were shot down over the Belgorod, Kursk and Bryansk regions, the ministry said.",
            [("*", "*", None)],
        ),
        (
            "* Nikopol: artillery fire, one man killed.\n* Kherson: drone drops grenade on taxi, one dead.\n* Izium: missile hits school, nobody hurt.",
            [("Nikopol", "*", 1), ("Kherson", "*", 1), ("Izium", "*", 0)],
        ),
        (
            "18:40 In Kherson a shell hit a trolleybus; one passenger died.\n\n17:10 Russian missiles struck Odesa port, killing two sailors, the mayor says.\n\n15:00 The parliament passed the budget.\n\n12:05 Mykolaiv: drones hit a power plant. No casualties.",
            [("Kherson", "*", 1), ("Odesa", "*", 2), ("Mykolaiv", "*", 0)],
        ),
        (
            "June 14 - Aden: a missile kills three soldiers at the airport.\n\nJune 12 - Taiz: shelling kills a pupil.\n\nJune 9 - Mukalla. Drone strike on a pickup. Two dead.",
            [("Aden", "2021-06-14", 3), ("Taiz", "2021-06-12", 1), ("Mukalla", "2021-06-09", 2)],
        ),
        (
            "KHERSON: Shelling, 2 dead.\nKHARKIV: Three missiles, 1 dead, 4 wounded.\nCHERNIHIV: Glide bombs on a school. None hurt.",
            [("Kherson", "*", 2), ("Kharkiv", "*", 1), ("Chernihiv", "*", 0)],
        ),
        (
            "1. Saada, June 15: air strike on a truck, 2 killed.\n2. Hajjah, June 16: air strike on a farm, 5 killed.",
            [("Saada", "2021-06-15", 2), ("Hajja", "2021-06-16", 5)],
        ),
        (
            "Evening summary: An air strike killed three in Tarhuna. In Abu Salim, shells killed a baker this morning. And drones bombed a convoy near Bani Walid.",
            [("Tarhuna", "*", 3), ("Abu Salim", "2021-06-18", 1), ("Bani Walid", "*", None)],
        ),
        (
            "Hours after the raid on Hodeidah on Thursday, which killed six, the Houthis fired a missile at Israel. It was shot down; nobody was hurt.",
            [("Hodeidah", "2021-06-17", 6), ("IL", "*", 0)],
        ),
        (
            "Saturday's strike on Idlib killed 11. It came two days after a strike on Ariha that killed four.",
            [("Idlib", "2021-06-12", 11), ("Ariha", "2021-06-10", 4)],
        ),
        (
            "A car was hit by a drone in Derna on Thursday (three dead) and a house shelled in Sirte (two dead).",
            [("Derna", "2021-06-17", 3), ("Sirte", "2021-06-17", 2)],
        ),
        (
            "In Kramatorsk a rocket killed two people on Thursday, and in Pokrovsk a glide bomb killed a mother and her son.",
            [("Kramatorsk", "2021-06-17", 2), ("Pokrovsk", "2021-06-17", 2)],
        ),
        (
            "One strike hit a mosque in Kunduz on Thursday, killing 12. A separate strike in Helmand the same day killed four Taliban fighters.",
            [("Kunduz", "2021-06-17", 12), ("Helmand", "2021-06-17", 4)],
        ),
        (
            "A Saudi-led air strike killed nine people at a well near Hajjah on Wednesday. The following night jets struck again, hitting a school bus in Saada and killing 29 children.",
            [("Hajja", "2021-06-16", 9), ("Saada", "2021-06-17", 29)],
        ),
        (
            "In the morning a rocket hit a bakery in Avdiivka, wounding three. In the afternoon another one fell on a bus stop in Toretsk and killed two women.",
            [("Avdiivka", "*", None), ("Toretsk", "*", 2)],
        ),
        (
            "Air strikes hit two clinics in Idlib province this week. The first of the two raids, on Tuesday, destroyed a clinic in Kafr Nabl; the second, two days afterwards, killed a surgeon in Maarat al-Numan.",
            [("Kafr Nabl", "2021-06-15", None), ("Maarat", "2021-06-17", 1)],
        ),
        (
            "An Israeli drone strike on a car in Tyre killed two men on Thursday, the health ministry said, while artillery fire wounded a farmer in Khiam.",
            [("Tyre", "2021-06-17", 2), ("Khiam", "2021-06-17", None)],
        ),
        (
            "Ukraine's air force said it had shot down 14 Shahed drones over Odesa, nine over Mykolaiv and two near Kherson in the night to Thursday.",
            [("Odesa", "*", None), ("Mykolaiv", "*", None), ("Kherson", "*", None)],
        ),
        (
            "Warplanes raided Kobani on Wednesday, leaving four dead, and Ain Issa on Thursday, leaving one dead.",
            [("Kobani", "2021-06-16", 4), ("Ain Issa", "2021-06-17", 1)],
        ),
        (
            "On Monday, shells landed on a mosque in Sirte. Two worshippers died. On Wednesday, a drone bombed a fuel truck near Bani Walid. Its driver died.",
            [("Sirte", "2021-06-14", 2), ("Bani Walid", "2021-06-16", 1)],
        ),
        (
            "Six people were killed in Goma when a bomb dropped by a jet hit a camp on Friday; three others died in a drone attack on Minova.",
            [("Goma", "2021-06-18", 6), ("Minova", "*", 3)],
        ),
        (
            "A missile struck Haifa on Thursday, wounding four. Hours before, Israeli jets had hit an oil depot in Tehran, killing eight.",
            [("Haifa", "2021-06-17", None), ("Tehran", "2021-06-17", 8)],
        ),
        (
            "A drone killed two policemen in Gao on Thursday. This came a day after a similar strike in Kidal killed six fighters.",
            [("Gao", "2021-06-17", 2), ("Kidal", "2021-06-16", 6)],
        ),
        (
            "Pakistan fired mortars into Kunar on Tuesday, killing a boy, and its jets bombed Khost on Wednesday, killing seven.",
            [("Kunar", "2021-06-15", 1), ("Khost", "2021-06-16", 7)],
        ),
        (
            "Five were killed when a shell hit a taxi in Omdurman and another eight died when a market in Bahri was bombed from the air, doctors said on Thursday.",
            [("Omdurman", "*", 5), ("Bahri", "*", 8)],
        ),
        (
            "Rockets struck Erbil airport on Monday night and Baghdad's Green Zone an hour later, the army said.",
            [("Erbil", "2021-06-14", None), ("Baghdad", "2021-06-14", None)],
        ),
        (
            "Barrel bombs killed a teacher in Daraya on Thursday. There was also an air raid on Douma, in which four people died.",
            [("Daraya", "2021-06-17", 1), ("Douma", "2021-06-17", 4)],
        ),
        (
            "A US drone strike killed a senior commander in Marib province on Sunday, tribal sources said. It was the second in a week: on Tuesday three suspected militants were killed by a missile in Shabwa.",
            [("Marib", "2021-06-13", 1), ("Shabwa", "*", 3)],
        ),
        (
            "Gaza health officials said a strike on a cafe killed 20 people on Thursday. Elsewhere in the Strip, a tent in Khan Yunis was hit, killing a family of five.",
            [("PS", "2021-06-17", 20), ("Khan Yunis", "2021-06-17", 5)],
        ),
        (
            "There were two attacks on Thursday. In Afrin, mortar shells hit a hospital, killing 13. In Azaz, a rocket injured two.",
            [("Afrin", "2021-06-17", 13), ("Azaz", "2021-06-17", None)],
        ),
        (
            "Nigerian jets bombed a village in Zamfara by mistake on Thursday, killing 12. The same aircraft had bombed a wedding in Sokoto in May, killing 20.",
            [("Zamfara", "2021-06-17", 12), ("Sokoto", "2021-05-01", "*")],
        ),
        (
            "Air strikes on Thursday killed 14 people in Tigray, eight of them in Mekelle and six in Adigrat.",
            [("Mekelle", "2021-06-17", 8), ("Adigrat", "2021-06-17", 6)],
        ),
        (
            "Two air strikes hit the market in Alamata on Thursday, the first at noon and the second as rescuers arrived. At least 15 people died.",
            [("Alamata", "2021-06-17", 15)],
        ),
        (
            "A missile hit a hotel in Kramatorsk on Thursday. Another building nearby was damaged. Ten people were killed.",
            [("Kramatorsk", "2021-06-17", 10)],
        ),
        (
            "An air strike killed eight people in Taiz on Thursday. A second body was pulled out on Friday. One of the wounded later died.",
            [("Taiz", "2021-06-17", "*")],
        ),
        (
            "Jets bombed Sirte on Thursday and destroyed two tanks. The jets came from a base near Misrata. Three men were killed.",
            [("Sirte", "2021-06-17", 3)],
        ),
        (
            "Drones attacked Kyiv overnight, killing two people. Debris fell in Solomianskyi, where a flat burned, and in Podil.",
            [("Kyiv", "*", 2)],
        ),
        (
            "The army shelled Demoso on Thursday, killing three. Shelling of the town has gone on since May.",
            [("Demoso", "2021-06-17", 3)],
        ),
        (
            "A bomb dropped by a jet killed four people in Loikaw on Thursday. The other two bombs did not explode.",
            [("Loikaw", "2021-06-17", 4)],
        ),
        (
            "An air strike killed four people in Hama on Thursday. Syria has been at war since 2011 and air strikes have killed thousands in Idlib, Aleppo and Hama.",
            [("Hama", "2021-06-17", 4)],
        ),
        (
            "Tuesday, 15 June\nKismayo: US air strike, 4 militants killed.\n\nWednesday, 16 June\nJilib: drone strike, 2 militants killed.",
            [("Kismayo", "2021-06-15", 4), ("Jilib", "2021-06-16", 2)],
        ),
        (
            "- 14.06.2021, Nikopol: artillery, 1 killed\n- 15.06.2021, Marhanets: drone strike, 2 injured\n- 16.06.2021, Orikhiv: glide bombs, 3 killed",
            [("Nikopol", "2021-06-14", 1), ("Marhanets", "2021-06-15", None), ("Orikhiv", "2021-06-16", 3)],
        ),
        (
            "LIVE UPDATES\n\n16:05 - Mortar shells have landed in a market in Kadugli, killing nine.\n\n15:20 - The central bank holds rates.\n\n13:45 - An army jet bombed a bus station in Nyala, say residents. Four dead.\n\n11:00 - UPDATE on Nyala: the toll is now six.",
            [("Kadugli", "*", 9), ("Nyala", "*", "*")],
        ),
        (
            "Case 1. Saada city, 3 June 2021. An aircraft dropped a bomb on a house. Six people died.\n\nCase 2. Dhamar, 7 June 2021. A missile struck a prison. Forty inmates died.",
            [("Saada", "2021-06-03", 6), ("Dhamar", "2021-06-07", 40)],
        ),
        (
            "Kharkiv region: 2 dead, 5 wounded in shelling of Kupiansk.\nDonetsk region: 1 dead after air strike on Pokrovsk.\nSumy region: no casualties; glide bombs hit Bilopillia.",
            [("Kupiansk", "*", 2), ("Pokrovsk", "*", 1), ("Bilopillia", "*", 0)],
        ),
        (
            "- Gaza City: jets hit a tower block (11 dead)\n- Jabalia: drone fires on a queue (4 dead)\n- Rafah: tank shell kills a fisherman",
            [("Gaza", "*", 11), ("Jabalia", "*", 4), ("Rafah", "*", 1)],
        ),
        (
            "Two missiles hit Kharkiv on Thursday. One destroyed a printing house, killing seven workers. The other fell in a park and hurt no one.",
            [("Kharkiv", "2021-06-17", 7)],
        ),
        (
            "An Israeli raid on Baalbek killed six people on Wednesday, Lebanon's health ministry said. Seven more died the next day when jets bombed a house in Nabatieh.",
            [("Baalbek", "2021-06-16", 6), ("Nabatieh", "2021-06-17", 7)],
        ),
        (
            "A drone hit a truck near Kidal on Wednesday, killing two traders. On Thursday, helicopters strafed a market in Mopti and eight people died.",
            [("Kidal", "2021-06-16", 2), ("Mopti", "2021-06-17", 8)],
        ),
        (
            "Air strikes hit Idlib on Thursday morning, killing four, and Aleppo in the afternoon, killing three.",
            [("Idlib", "2021-06-17", 4), ("Aleppo", "2021-06-17", 3)],
        ),
        (
            "Fighters fired rockets at Ashkelon on Thursday, wounding an elderly woman. In response, the Israeli air force bombed a weapons workshop in Rafah.",
            [("Ashkelon", "2021-06-17", None), ("Rafah", "2021-06-17", None)],
        ),
        (
            "Yesterday's attack on Zaporizhzhia killed nine. The day before, guided bombs had fallen on Orikhiv, killing two.",
            [("Zaporizhzhia", "2021-06-17", 9), ("Orikhiv", "2021-06-16", 2)],
        ),
        (
            "The United States carried out air strikes in Somalia on Sunday and Monday: the first killed three militants near Kismayo, the second five near Jilib.",
            [("Kismayo", "2021-06-13", 3), ("Jilib", "2021-06-13", 5)],
        ),
        (
            "Wave after wave of drones attacked Kyiv overnight. One drone hit an apartment block, killing a couple; another crashed into a kindergarten.",
            [("Kyiv", "*", 2)],
        ),
        (
            "A Ukrainian drone attack set fire to an oil depot in Belgorod on Thursday, the governor said. Another drone was shot down over Voronezh.",
            [("Belgorod", "2021-06-17", None), ("Voronezh", "*", None)],
        ),
        (
            "Six people, among them a nurse, were killed when the army shelled a clinic in Mrauk U on Monday. Four days earlier, the army's jets had dropped bombs on Sittwe, killing three.",
            [("Mrauk", "2021-06-14", 6), ("Sittwe", "2021-06-10", 3)],
        ),
        (
            "Turkish aircraft hit PKK targets in Qandil, Zap and Metina on Thursday, killing nine fighters, the ministry said.",
            [("Qandil", "2021-06-17", 9)],
        ),
        (
            "In Gaza City, an air strike killed a journalist on Thursday. In Khan Yunis, tank shells killed two brothers. In Rafah, a drone killed a farmer.",
            [("Gaza", "2021-06-17", 1), ("Khan Yunis", "2021-06-17", 2), ("Rafah", "2021-06-17", 1)],
        ),
        (
            "Israeli jets bombed Khan Younis and Rafah on Thursday. Eight people died in Khan Younis and three in Rafah, medics said.",
            [("Khan Y", "2021-06-17", 8), ("Rafah", "2021-06-17", 3)],
        ),
        (
            "Missiles struck grain silos in Odesa on Wednesday. A watchman was killed in Mykolaiv, where two missiles hit a garage. In Tuesday's attack five people died in Kherson.",
            [("Odesa", "2021-06-16", None), ("Mykolaiv", "2021-06-16", 1), ("Kherson", "2021-06-15", 5)],
        ),
        (
            "A drone strike on a bus station in northern Mali killed nine traders last March, researchers said. They also looked into a strike on a funeral in Ber on 21 May, in which six died.",
            [("ML", "2021-03-01", 9), ("Ber", "2021-05-21", 6)],
        ),
        (
            "Hezbollah launched drones at a barracks near Beit Hillel on Thursday, and said it had also fired Katyushas at Kiryat Shmona.",
            [("Bet Hillel", "2021-06-17", None), ("Kiryat Shmona", "2021-06-17", None)],
        ),
        (
            "In Kadugli, rebel artillery killed nine people in a bakery on Tuesday night. Separately, army planes raided Nyala on Thursday.",
            [("Kadugli", "2021-06-15", 9), ("Nyala", "2021-06-17", None)],
        ),
        (
            "Missiles hit a printing works in Kharkiv on Thursday morning, killing three. Later in the day two glide bombs fell on the city, wounding six people.",
            [("Kharkiv", "2021-06-17", 3), ("Kharkiv", "2021-06-17", None)],
        ),
        (
            "Missiles struck a printing house in Kharkiv on Wednesday, killing seven. The firm had moved there from Lviv. On Thursday the town was bombed again, killing a guard.",
            [("Kharkiv", "2021-06-16", 7), ("Kharkiv", "2021-06-17", 1)],
        ),
        (
            "At least 42 people were killed in Israeli attacks on districts of Gaza City on Thursday. One strike hit houses in Al-Shati, killing 24. Another 18 were killed in a strike on houses in the Al-Tuffah neighbourhood.",
            [("*", "2021-06-17", 42), ("Tuffah", "2021-06-17", 18)],
        ),
        (
            "A drone hit a car in Sohmor in the Bekaa on Thursday, killing its driver. Hezbollah announced six operations, among them a volley of rockets on the barracks of Metula.",
            [("Sohmor", "2021-06-17", 1), ("Metula", "2021-06-17", None)],
        ),
        (
            "The United States launched air strikes on the Houthis in Yemen on Wednesday, killing at least 31 people. A strike on a power station in the town of Dahyan caused a blackout.",
            [("YE", "2021-06-16", 31), ("Dahyan", "2021-06-16", None)],
        ),
        (
            "A drone struck trucks on the road from Bani Walid on Tuesday, killing two drivers. On Monday the town itself had been hit: four people died when a rocket slammed into a café.",
            [("Bani Walid", "2021-06-15", 2), ("Bani Walid", "2021-06-14", 4)],
        ),
        (
            "Russia struck the cities of Odesa and Mykolaiv on Thursday, wounding at least 20 people. In Mykolaiv, a missile hit a college, and 19 people were taken to hospital. In Odesa one watchman was killed.",
            [("Odesa", "2021-06-17", 1), ("Mykolaiv", "2021-06-17", None)],
        ),
        (
            "It was the third such attack in a month: on 12 May a raid by coalition jets killed seven children in Haradh, and on 15 May eleven people died at a wedding in al-Hazm.",
            [("Haradh", "2021-05-12", 7), ("Hazm", "2021-05-15", 11)],
        ),
        (
            "A politician was killed with his wife early on Thursday when an Israeli air strike hit their tent in Al-Mawasi. In the evening a missile struck a ward of Nasser Hospital, killing a boy of 16.",
            [("Mawasi", "2021-06-17", 2), ("Nasser Hospital", "2021-06-17", 1)],
        ),
        (
            "09:15 Missile alert in Kyiv.\n\n09:40 Explosions in the Obolon district. A missile has hit a garage, the mayor says.\n\n10:30 Mayor: three dead at the Obolon site.\n\n12:00 In Dnipro, drones hit a factory, says the governor; two workers hurt.",
            [("*", "*", 3), ("Dnipro", "*", None)],
        ),
    ],
)
def test_every_strike_has_a_report_with_its_own_place_day_and_toll(
    extractor: RuleExtractor, text: str, strikes: list[tuple[str, str, int | str | None]]
) -> None:
    found = extractor.extract(Article(id="a", title="", text=text, published_at=FRIDAY)).reports
    left = [r for r in found if r.clarity == "incident" and r.stage in {"accomplished", "attempted"}]
    assert len(left) == len(strikes)
    for strike in strikes:
        best = max(left, key=lambda r: agreement(r, *strike))
        assert agreement(best, *strike) == 3, (strike, best.location, best.date, best.killed)
        left.remove(best)
