"""Tolls in words that a summary seldom uses: people named with their kin, ages that count nobody, the rescued with wounds,
sources that each put a figure, those who died besides. The notation is that of test_casualties.
"""

import pytest

from streams.extraction.numbers.grammar import find_numbers
from streams.extraction.tolls.finder import find_tolls
from streams.extraction.tolls.summary import consolidate
from streams.text.sentences import build_document
from tests.extraction.test_casualties import read

NAMED = [
    ("Dina Qasem, 27, was killed with her two sons.", "K total=3"),
    ("Dina Qasem and her two sons were killed.", "K total=3"),
    ("Dina Qasem, her husband and her brother were killed.", "K total=3"),
    ("The raid came at noon, and Dina Qasem, 31, and her three cousins were wounded.", "I total=4"),
    ("Journalist Adel Nimr, his wife and one of their sons died.", "K total=3 women=1"),
    ("His wife and son were killed.", "K total=2 women=1"),
    ("The wife, son, daughter and nephew of a poet were killed.", "K total=4 women=1"),
    ("He, his wife and son died.", "K total=3 women=1"),
    ("A missile hit the barn, killing him, two of his sons (aged 6 and 8) and a visitor.", "K total=4"),
    ("The leader of al-Shabaab, Omar Said, and five others died.", "K total=6"),
    ("Eleven people, a woman and two children among them, died.", "K total=11 children=2 women=1"),
    ("The army claimed to have 'neutralised' 3 militants.", "K total=3 militants=3"),
    ("Huda's husband and her sister-in-law were wounded.", "I total=2"),
    ("He died with three of his men.", "K total=4"),
    ("Two commanders, Omar Said and Adel Nimr, plus 16 others were killed.", "K total=18"),
    ("Omar Said, his pregnant wife Salma and their two toddlers lost their lives.", "K total=4 children=2 women=1"),
    ("The grandparents and three of their sons died.", "K total=5"),
    ("A raid on the farm is reported to have killed 19 people.", "K total=19"),
    ("Two fishermen died. A third fisherman lost a hand.", "K total=2 civilians=2 | I total=1 civilians=1"),
    ("Six guests, Omar Said, his wife and four nephews, were killed.", "K total=6"),
    ("The strike killed Dina Qasem, her husband Adel and their daughters Mona and Rana.", "K total=4"),
    ("The tailor, his wife Huda, their sons Ali, Badr and Sami and his aged father were killed.", "K total=6 women=1"),
    ("Samir Najjar, a plumber, and his friend were killed.", "K total=2"),
    ("Teacher Dina Qasem, 27, was killed.", "K total=1 civilians=1"),
    (
        "Adel Nimr (61), a retired dentist, his wife Samira (58), and their daughter Lamis were killed.",
        "K total=3 women=1",
    ),
    (
        "Adel Nimr, his wife Samira, four of his brother's children, and his mother Huda were killed.",
        "K total=7 children=4 women=2",
    ),
    (
        "A six-year-old girl, Lina, her aunt and uncle and their four cousins were killed.",
        "K total=7 children=1 women=1",
    ),
    ("A family of nomads – a father, mother and five daughters – was wiped out.", "K total=7 women=1"),
    ("A man named Omar and fifteen relatives, most of whom were women and children, died.", "K total=16"),
    ("Adel Nimr, 32, passed away after the raid.", "K total=1"),
    ("Adel Nimr and his sons, Omar and Sami, were killed.", "K total=3"),
    ("Adel Nimr and his sons (Omar and Sami) were killed.", "K total=3"),
    ("His father, a teacher, is in a critical condition.", "I total=1"),
    ("Their mother remains in critical condition.", "I total=1 women=1"),
    ("Six people were hurt. Three of them are in a serious condition.", "I total=6"),
    ("There were also injuries among the neighbours.", "I total=2/at_least"),
    ("Nine people were killed, in addition to two of the nurses.", "K total=11"),
    ("The number of people injured was given as two by the clinic and as five by the mayor.", "I total=2-5"),
    ("The brothers Adel, Omar and Sami Nimr were killed.", "K total=3"),
    ("Adel Nimr, Omar Haddad and Huda Salim reportedly died.", "K total=3"),
    ("Adel Nimr and Omar Haddad died.", "K total=2"),
    ("A couple, Adel and Huda Nimr, and their three sons were killed.", "K total=5"),
    ("A pair of planes flew over. Adel Nimr, Huda Nimr, and three sons were killed.", "K total=5"),
    ("Huda Odeh, along with her mother Amna and her brothers Ali and Omar, was killed.", "K total=4 women=1"),
    ("Ali Odeh, together with his wife, mother, and two sisters, was killed.", "K total=5 women=2"),
    ("A potter, along with his two sons, was killed.", "K total=3"),
    ("A family of six people, including four children, was killed.", "K total=6 children=4"),
    ("An entire family – the parents and their four children – was killed.", "K total=6 children=4"),
    ("His wife, son, daughter and infant grandson were killed.", "K total=4 children=1 women=1"),
    ("Eleven children were among at least 13 people who were killed.", "K total=13/at_least children=11"),
    ("Two girls were among the nine people killed.", "K total=9 children=2"),
    ("Among the 12 killed were three children.", "K total=12 children=3"),
    ("Nine people were reported by the health office to have been killed.", "K total=9"),
    ("Forty smallholders and traders were killed.", "K total=40"),
    (
        "It led to the deaths of at least 19 people, with up to 30 others wounded.",
        "K total=19/at_least | I total=?-30/at_most",
    ),
]
AGES = [
    ("Six women, aged between 19 and 63, and a newborn boy were killed.", "K total=7 children=1 women=6"),
    ("Six women of the Qasem family, aged 19 to 63, and a newborn were killed.", "K total=7 children=1 women=6"),
    ("Three men aged 20 to 35 and a girl were killed.", "K total=4 children=1"),
    ("Four siblings, the oldest of them 12, were killed.", "K total=4"),
    ("Nine people died, among them four children.", "K total=9 children=4"),
]
BOUNDS = [
    ("Up to 24 people, and no fewer than 19, were said to have been killed.", "K total=19-24"),
    ("The dead numbered at least 13, including six children.", "K total=13/at_least children=6"),
    ("The wounded numbered 40.", "I total=40"),
    ("By nightfall the dead had risen to sixteen.", "K total=16 cum"),
    (
        "The number of dead was put at nine by the clinic, at ten by the mayor and at twelve by the army.",
        "K total=9-12 cum",
    ),
]
COUNTED = [
    ("The director gave the number of dead as 15 and that of the wounded as 60.", "K total=15 | I total=60"),
    ("The figure was later raised to 42.", "K total=42 cum"),
    ("The figure for exports was revised to 42.", ""),
]
LISTS = [
    ("Layla Odeh, a commander of the northern wing, and two of her companions were killed.", "K total=3"),
    (
        "Qasim Naji, the head of the river force, Abu Hadi al-Amri, deputy head of the council, and eight of their companions were killed.",
        "K total=10",
    ),
    ("A shell killed Qasim Naji, the head of the river force, and eight of his companions.", "K total=9"),
    ("Layla Odeh and three others were killed.", "K total=4"),
    ("On Tuesday, Layla Odeh, a teacher, and three others were killed.", "K total=4"),
    (
        "Dr Qasim Naji, head of the burns unit, was killed with his wife and three of their daughters.",
        "K total=5 women=1",
    ),
    ("Qasim Naji and his nephew, Yusuf, were killed as they slept.", "K total=2"),
    ("Killed were Qasim Naji, his wife Lina and their baby.", "K total=3 children=1 women=1"),
    (
        "The deaths of Qasim Naji, his wife Lina, 30, and their three children were confirmed.",
        "K total=5 children=3 women=1",
    ),
    ("Qasim Naji, his brother Adel, their wives and eleven of their children died.", "K total=15 children=11 women=2"),
    ("Qasim Naji, his wife, his children and grandchildren were killed.", ""),
    (
        "Twelve members of the Naji family, nine of them minors, and two women who had stayed with them were killed.",
        "K total=14 children=9 women=2",
    ),
    ("A father and his two teenage sons died.", "K total=3 children=2"),
    ("The raid hurt 117 people, with 15 of them under the age of eighteen.", "I total=117 children=15"),
    ("A neighbour who had been helping them was hurt.", "I total=1"),
]
CIRCUMSTANCES = [
    ("The Naji family lost 18 of its members, including eight children.", "K total=18 children=8"),
    ("Layla Odeh died with her brother, the brother's son, her aunt and two cousins.", "K total=6 women=1"),
    ("Another of his brothers was hurt.", "I total=1"),
    ("Two children, a brother and a sister, and a 19-year-old were killed.", "K total=3 children=2"),
    ("An unknown number of people, at least five of them children, were killed.", "K children=5/at_least"),
    ("At least four people burned to death.", "K total=4/at_least"),
    ("Fifteen people, among them nine of one family, had lost their lives.", "K total=15"),
    ("He died of his burns, raising the total to five.", "K total=5 cum"),
    ("Later, a medic spoke of 27 dead and 25 wounded.", "K total=27 cum | I total=25 cum"),
]
ROUND_THEM = [
    (
        "Hajja Layla Odeh, 80, her daughter-in-law Rim, and Rim's four children were killed.",
        "K total=6 children=4 women=1",
    ),
    (
        "Qasim Naji, the commander of the central wing, and at least eleven civilians were killed.",
        "K total=12/at_least civilians=11/at_least",
    ),
    ("Four girls between the ages of 2 and 13 died.", "K total=4 children=4"),
    ("Nine boys were killed and twelve others, women and children, hurt.", "K total=9 children=9 | I total=12"),
    ("The dead comprise 14 women and 11 children.", "K total=25 women=14 children=11"),
    ("By Sunday night 12 had perished, five of them children.", "K total=12 children=5 cum"),
    ("The death of Qasim Naji, a presenter of the radio, and of his wife was announced.", "K total=2 women=1"),
    (
        "The grandparents, both in their seventies, three of their sons and eleven grandchildren died.",
        "K total=16 children=11",
    ),
]
THE_REST = [
    ("Two children, Qais and Layth Odeh, 8 and 10, lost their lives.", "K total=2 children=2"),
    ("Two women, sisters, and a boy of 14 were killed.", "K total=3 children=1 women=2"),
    ("A nurse was killed, and her husband and two sons critically wounded.", "K total=1 civilians=1 | I total=3"),
    ("A shell killed a woman and injured her twin babies.", "K total=1 women=1 | I total=2 children=2"),
    ("According to medics, more than 30 were wounded.", "I total=30/more_than"),
    ("At least 30 were reported as injured.", "I total=30/at_least"),
    (
        "A doctor at the Quds hospital, her husband and six of their seven children were killed.",
        "K total=8 children=6",
    ),
    ("A nephew initially survived but died a week later.", "K total=1"),
    ("One farmer was killed and another injured.", "K total=1 civilians=1 | I total=1"),
    (
        "A strike claimed the life of a mother, Layla Odeh, along with that of her newborn.",
        "K total=2 children=1 women=1",
    ),
    ("The seven dead were a father, a mother and their five children.", "K total=7 | K total=7 children=5 women=1"),
    ("By morning, the count had reached 36 dead.", "K total=36 cum"),
    (
        "A grandmother and her three granddaughters, Rim, Lina and Layla Odeh, aged 14, 12 and 10, died.",
        "K total=4 women=1",
    ),
    (
        "Shelling killed the imam of the Ihsan mosque, Sheikh Adel Nimr, his wife, two of his daughters, and his son-in-law.",
        "K total=5 women=1",
    ),
    ("The 35-year-old photographer Qasim Naji and at least twelve other people were killed.", "K total=13/at_least"),
    ("The raid claimed 17 lives, all women and children.", "K total=17"),
    ("Eight rebels and one civilian, a technician, were killed.", "K total=9 militants=8 civilians=1"),
    (
        "A bomb killed seven girls - the eldest twelve years old - as well as four women.",
        "K total=11 children=7 women=4",
    ),
    ("A league published 15 names.", "K total=15"),
    ("A group verified the names of 12 who perished.", "K total=12"),
    ("A family of six, the parents and four children, were killed.", "K total=6 children=4"),
    ("The body of a 70-year-old weaver, Qasim Naji, was found in the field.", "K total=1"),
    ("The clinic said 22 bodies and 45 wounded had been brought in.", "K total=22 | I total=45"),
    ("The ministry gave the number of fatalities as 25 and of injured as 50.", "K total=25 | I total=50"),
    ("The bomb killed the driver and two passengers and injured a third.", "K total=3 | I total=1"),
    ("A raid killed a doctor, Qasim Naji, on the step of his house, as well as thirty relatives.", "K total=31"),
    ("Twelve medics were in the hall when it was hit; all of them were killed.", "K total=12 civilians=12"),
    (
        "The strike killed Dr. Qasim Naji, his two daughters, aged 5 and 8, and his father-in-law.",
        "K total=4 children=2",
    ),
    ("A mother of three, Layla Odeh, was killed with her youngest son.", "K total=2"),
    ("The other two were injured.", "I total=2"),
    ("A strike killed 18 of the 21 people who were in the house.", "K total=18"),
    ("Two boys were killed and a third wounded.", "K total=2 children=2 | I total=1"),
    ("Nine of the victims were younger than ten.", "K children=9"),
    ("Also wounded were 18 guests.", "I total=18"),
    (
        "Three pupils were killed; four more died of their wounds over the next days.",
        "K total=7 children=3",
    ),
]
UNKNOWN_NOUNS = [
    ("A falconer was killed in the strike.", "K total=1"),
    ("A watchmaker and his apprentice were killed.", "K total=2"),
    ("The strike killed a watchmaker and two cooks.", "K total=3"),
    ("Their drummer and two cooks died.", "K total=3"),
    ("The strike killed two Moroccans and a Tunisian.", "K total=3"),
    ("Four Bedouins and a Kurd were killed.", "K total=5"),
    ("Six soldiers were killed and a watchmaker wounded.", "K total=6 security_forces=6 | I total=1"),
    ("The strike killed three guards and a tower was damaged.", "K total=3"),
    ("The strike killed three guards and a school was damaged.", "K total=3"),
    ("A curfew was announced and a camel was killed.", ""),
]
ALIKE = [
    ("Layla Odeh, a young mother, was killed, as were her two sons and her aunt Sabah.", "K total=4 women=2"),
    ("Two boys were wounded, as well as a teacher who lived next door.", "I total=3 children=2"),
    ("Layla Odeh succumbed to her wounds four days later, as did her sister.", "K total=2"),
    ("The wife and the daughter-in-law of one of the clerks were killed.", "K total=2 women=2"),
    (
        "A grandmother, Layla Odeh, four of her sons and no fewer than eleven grandchildren were killed.",
        "K total=16/at_least children=11/at_least",
    ),
    (
        "Layla Odeh, an elderly woman, together with her sister, two daughters-in-law and six nephews had died.",
        "K total=10 women=3",
    ),
    ("Eleven martyrs and dozens of wounded reached the ward.", "K total=11 | I total=12-?"),
    ("There were 51 people dead, a boy of six among them, six wounded.", "K total=51 children=1 | I total=6"),
    (
        "Twenty guests perished and 46 others, including 30 children, sustained injuries.",
        "K total=20 | I total=46 children=30",
    ),
]
FIGURES = [
    ("The toll had gone up to 17.", "K total=17 cum"),
    ("A station spoke of two martyrs, but by evening had raised this to eight.", "K total=2 | K total=8 cum"),
    ("A general put the losses at more than forty dead.", "K total=40/more_than cum"),
    ("The mayor put the number of those who perished at 32.", "K total=32 cum"),
    ("The final count stood at 35 dead.", "K total=35 cum"),
    ("The minister raised the number of the dead to 558 and of wounded to 1,835.", "K total=558 cum | I total=1835"),
    (
        "A network put the toll at no fewer than 84 civilians, including 30 children and 23 women.",
        "K total=84/at_least children=30 civilians=84/at_least women=23 cum",
    ),
]
OTHERWISE = [
    ("Eight people were dug out alive with injuries.", "I total=8"),
    ("Two of his sisters survived with shrapnel wounds.", "I total=2"),
    ("The shell left three people with light injuries.", "I total=3"),
    ("The blast left six in critical condition.", "I total=6"),
    ("The minister and his driver were burned to death.", "K total=2"),
    ("The bomb wiped out a family of five.", "K total=5"),
    ("The miller lost three sons when a drone hit the yard.", "K total=3"),
    ("The miller lost three sons in that war.", ""),
    ("The team lost two matches and six players were hurt.", "I total=6"),
    ("6 IS militants were killed.", "K total=6 militants=6"),
    ("25 people died, incl. 3 women and 4 children, in Marib.", "K total=25 children=4 women=3"),
]
CAUSES = [
    ("A raid by the US-led coalition killed eleven villagers.", "K total=11 civilians=11"),
    ("A raid by police killed eleven villagers.", "K total=11 civilians=11 not"),
    (
        "At least 40 people were killed when jets bombed the town over the weekend, activists say.",
        "K total=40/at_least",
    ),
]
CASES = [
    *CAUSES,
    *COUNTED,
    *LISTS,
    *THE_REST,
    *CIRCUMSTANCES,
    *ROUND_THEM,
    *UNKNOWN_NOUNS,
    *ALIKE,
    *FIGURES,
    *NAMED,
    *AGES,
    *BOUNDS,
    *OTHERWISE,
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_reads_the_whole_toll(text: str, expected: str) -> None:
    told = {frozenset(t.split()) for t in read(text).split(" | ")}
    assert told == {frozenset(t.split()) for t in expected.split(" | ")}


BESIDES = [
    ("A raid killed seven. At least five more died when rescuers were hit.", (12, 12)),
    ("A shepherd and his two sons were killed, and a third son died in hospital.", (4, 4)),
    ("A goalkeeper was killed by a shell. His friend died of his wounds two days later.", (2, 2)),
    ("Two men died in the car; two others died as well.", (4, 4)),
    (
        "Civilians were killed. Sources gave different figures: while one reported 12 killed, a clinic wrote of 13 killed.",
        (12, 13),
    ),
    ("Nine people were killed. Two more died in hospital, bringing the toll to 11.", (11, 11)),
    ("Nine people were killed. Five others were from one family, and five more were killed, 9 in all.", (9, 9)),
    ("At least nine people were killed. Six more were killed, the clinic said.", (9, 15)),
    ("At least 27 people were killed. Another seven died in hospital.", (34, 34)),
    ("The baker, his wife and two sons were killed. At least 21 others also lost their lives.", (25, 25)),
    ("Four guards were killed, the mayor said. A fifth guard died on the way to hospital, he added.", (5, 5)),
    ("A network put the toll at no fewer than 84 killed, but the observatory gave the figure of 33 dead.", (33, 84)),
    ("A league mentions 11 victims, the clinic 13 and residents 16.", (11, 16)),
    ("Twelve pupils were killed. Their teacher and two cooks also died.", (15, 15)),
    (
        "At least 45 people were killed. Four of the injured had died by night, pushing the toll to 49, a medic said.",
        (49, 49),
    ),
    (
        "At least 13 people were killed, police said. A rise to 17 came when tribesmen said the toll had gone up to 17.",
        (17, 17),
    ),
    ("Ten guests were killed. An eleventh body was found in the well.", (11, 11)),
    ("Eighteen villagers died. Two visitors were killed as well.", (20, 20)),
    ("The mayor said 25 people had been killed. Later, the governor spoke of 27 dead.", (27, 27)),
    ("A committee said that 15 people were killed. Medics of a clinic counted eighteen fatalities.", (15, 18)),
    ("The command said that five men were killed. Three men died on the first boat, it said.", (5, 5)),
    ("A panel found that 41 civilians had perished. It said that 14 militants were also killed.", (55, 55)),
    ("Five children and their mother were killed, a station said. It said that their grandfather also died.", (7, 7)),
    ("Two men died and three boys were wounded. One of the boys died the next day.", (3, 3)),
    (
        "Missiles killed 23 people. More than 140 were hurt; in the weeks that followed five of them died in hospital.",
        (28, 28),
    ),
    ("A blast killed at least 15 children. The death of an adult was also recorded.", (16, 16)),
    ("Forty people died, said the governor; the chairman of a club counted over 54 killed.", (40, 54)),
    ("Four guards were killed. In addition, three passers-by died.", (7, 7)),
    ("Four guards were killed, a station said. It reported a fifth fatality the next day.", (5, 5)),
    (
        "At least four people were killed. A network confirmed the death of a boy, bringing the total number of victims to five.",
        (5, 5),
    ),
    ("At least 30 people - some sources spoke of as many as 50 - were killed.", (30, 50)),
    ("At least 70 people were killed, the ministry said. The civil defence recorded 73 fatalities.", (70, 73)),
    ("A woman, a man and his nephew died. Another man died on the way to the clinic, a resident said.", (4, 4)),
    ("More than 50 people lost their lives, doctors said. A clinic registered 65 deaths.", (50, 65)),
    ("At least 12 people were killed, a medic said. The committees published 15 names.", (12, 15)),
    ("Eighteen villagers were killed. Two members of the neighbouring Farra family also lost their lives.", (20, 20)),
    ("At least four men were killed. A cousin said a fifth man had died on the way to hospital.", (4, 5)),
    ("A chemist and two sons were killed. A nephew initially survived but died a week later.", (4, 4)),
    ("A missile killed ten of the guests. In the following hours, three of those wounded died.", (13, 13)),
    ("Five people were killed and ten children hurt. One of these children died on 9 August.", (6, 6)),
    ("Seven people were killed. On August 26th a man died in hospital.", (8, 8)),
    ("Six of the guests were killed. A boy, who was found alive after 13 hours, died in the ambulance.", (7, 7)),
    ("At least 40 people were killed, an agency said. A clinic received 29 bodies.", (40, 40)),
    ("The Naji family lost fourteen members. Three neighbours were also killed.", (17, 17)),
    ("The union said 17 people were killed. In a later statement it spoke of 19 dead.", (19, 19)),
    (
        "Dozens were killed. A doctor told reporters the toll was at least 65. Officials said 120 people died.",
        (65, 120),
    ),
    ("At least ten pupils were killed. The health office gave a toll of 19 dead.", (10, 19)),
    ("The number of people killed varied between sources from 13 to 21. A panel said that 20 had died.", (13, 21)),
    ("Four were killed and five injured; two of the five died later.", (6, 6)),
    ("Adel Nimr, his wife and two sons were killed. In total, 40 of their relatives are said to have died.", (40, 40)),
    ("At least eight people died. Workers recovered eight bodies; a post put the figure at eleven.", (8, 11)),
    ("A boy was killed. Three men who had come to help were also killed, a medic said.", (4, 4)),
    ("A minimum of 32 and a maximum of 40 people died.", (32, 40)),
    ("Up to 60 people died. By Friday night the league had put the figure at 51.", (51, 60)),
    ("At least 12 people were killed. A rescuer spoke of 15 dead. The mayor put it at 16.", (12, 16)),
    ("A herder and his four sons were killed. Two agencies agreed on at least 30 deaths in all.", (30, 30)),
    ("Church officials said 18 people had died. The ministry first gave the number of dead as 16.", (18, 18)),
]


@pytest.mark.parametrize(("text", "expected"), BESIDES, ids=[text[:50] for text, _ in BESIDES])
def test_those_who_died_besides(text: str, expected: tuple[int, int]) -> None:
    document = build_document("", text, None, None)
    count = consolidate(find_tolls(document, find_numbers(document))).killed["total"]
    assert (count.min, count.max) == expected


def test_a_kind_of_those_told_of_before() -> None:
    document = build_document("", "Jets bombed the farm, killing 18 villagers. Five were children.", None, None)
    killed = consolidate(find_tolls(document, find_numbers(document))).killed
    assert (killed["total"].max, killed["children"].max) == (18, 5)
