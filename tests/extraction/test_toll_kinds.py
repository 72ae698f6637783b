"""Tolls of some of the victims, of the dead and wounded in other words, and of totals: notation as in `test_casualties`."""

import pytest

from streams.extraction.numbers.grammar import find_numbers
from streams.extraction.tolls.finder import find_tolls
from streams.extraction.tolls.summary import consolidate
from streams.text.sentences import build_document
from tests.extraction.test_casualties import notation, read, tolls_of

SHARES = [
    ("Shells killed nine members of one family on Friday, four of them children.", "K total=9 children=4"),
    ("The blast killed 22 people on the ferry, three of them women, the harbour office said.", "K total=22 women=3"),
    ("A rocket killed seven people, one of them a girl of 16.", "K total=7 children=1"),
    ("A drone killed five herders, including an 8 year old boy called Walid.", "K total=5 civilians=5 children=1"),
    ("Bombs killed 25 people in the mill, five children among them.", "K total=25 children=5"),
    (
        "The raid killed ten civilians, including four children, two of them girls.",
        "K total=10 civilians=10 children=4",
    ),
    ("The army said six people died in the garage, all of them gunmen.", "K total=6 militants=6"),
    ("Eight people, all civilians, were killed.", "K total=8 civilians=8"),
    ("Seventeen mourners, the majority of them women, were killed.", "K total=17 civilians=17"),
    ("Fourteen of the 20 killed were civilians.", "K civilians=14 | K total=20"),
    ("Six of the eight people killed near the well were farmers.", "K civilians=6 | K total=8"),
    ("Six of the eight passengers were killed.", "K total=6"),
    ("Eleven of the dead were children.", "K children=11"),
    ("One of the dead was a woman.", "K women=1"),
    ("The dead were a baker, his wife and seven of their grandchildren.", "K total=9 women=1 children=7"),
    ("The dead were Omar Haddad, his wife Huda and seven of their grandchildren.", "K women=1 children=7"),
    ("Seven people were killed in the strike. Two of them were children.", "K total=7 | K children=2"),
    ("Six people were wounded. Three of them were in a serious condition.", "I total=6"),
    ("killed: 6 (4 women, 2 newborns)", "K total=6 women=4 children=2"),
    ("They put the death toll at nine, all of them civilians.", "K total=9 civilians=9 cum"),
    ("Shelling killed 18 people, among them eleven pupils and a teacher.", "K total=18 children=11"),
    ("Bodies of two women were among them.", "K women=2"),
    ("Four members of a family, one of them a girl of ten, lost their lives.", "K total=4 children=1"),
    ("Two of the four men who died in the raid were goat herders.", "K civilians=2 | K total=4"),
    ("Drones killed 17 civilians of whom eight children.", "K total=17 civilians=17 children=8"),
    ("The shells killed 11 people, of whom four were women.", "K total=11 women=4"),
    ("4 dead incl 5-year-old boy", "K total=4 children=1"),
    ("The council put the dead at more than 60, including 14 children.", "K total=60/more_than children=14 cum"),
]
MIXED = [
    ("Eleven people died, five of them women and little ones.", "K total=11"),
    ("The shells killed 12 people, all of them women and children.", "K total=12"),
    ("The shells killed nine women and children.", "K total=9"),
    ("Rockets killed 12 children and teenagers.", "K total=12 children=12"),
    ("The raid killed 30 soldiers and policemen.", "K total=30 security_forces=30"),
    ("The raid killed nine women and four children.", "K total=13 women=9 children=4"),
    (
        "Two women were killed and six other persons, including a 10-year-old boy, were injured.",
        "K total=2 women=2 | I total=6 children=1",
    ),
    ("4 DEAD INCL 5-YEAR-OLD BOY, 19 HURT", "K total=4 children=1 | I total=19"),
    (
        "Two girls aged eight and 12 were killed and their mother and two cousins injured by a missile.",
        "K total=2 children=2 | I total=3 women=1",
    ),
    ("A missile killed a miller and his wife.", "K total=2 women=1"),
    ("A missile killed a shepherd and his wife.", "K total=2 women=1"),
    ("A rebel commander died along with five others.", "K total=6"),
    ("A rebel commander and five fighters died.", "K total=6 militants=6"),
    ("The shell killed Yasin Obo, 11 years old, and left nine persons wounded.", "K total=1 children=1 | I total=9"),
    ("Samar Obo (7) was killed.", "K total=1 children=1"),
    ("Samar Obo (27) was killed.", "K total=1"),
    ("The strike killed 9-year-old Samar Obo.", "K total=1 children=1"),
    ("His wife, Huda Khamis Obo , 21 were also killed.", ""),
    ("Two French journalists and their local guide were wounded.", "I total=3"),
    ("A missile killed a retired miller, and his brother was hurt.", "K total=1 | I total=1"),
]
BESIDE = [
    (
        "On Tuesday the wife of Sami Odeh – the spokesman of the movement – and three other civilians were killed.",
        "K total=4 women=1 civilians=3",
    ),
    ("The governor, Sami Odeh, and two of his men were killed.", "K total=3"),
    ("Huda Obo was killed on Sunday in the camp along with nine members of her family.", "K total=10"),
    ("Huda Obo was killed on Sunday, and along with nine others her son was hurt.", "K total=1 | I total=1"),
    ("An airstrike killed a newly married couple, their niece and one of their uncles.", "K total=4"),
    ("A family next door perished: the lawyer Ghanim Obo, his wife and their son.", "K total=3 women=1"),
    ("Rebel commander, 8 fighters killed", "K total=8 militants=8"),
    ("The channel wrote of at least 20 killed civilians.", "K total=20/at_least civilians=20/at_least"),
    ("The 12 wounded soldiers were flown out.", "I total=12"),
    ("Some outlets mention only 14 victims.", "K total=14"),
    ("The recorders identified 13 victims by name.", "K total=13/at_least"),
    ("The other 14 victims were all said to be civilians.", "K civilians=14"),
    ("The 18 victims were moved to a school.", ""),
    ("Two of the dead were aged 15 and 17.", "K children=2"),
    ("Two of the dead were aged 15 and 27.", ""),
]
COUNTS_OF_OTHERS = [
    (
        "At least four civilians were killed, two children among them, and at least 13 more, including ten children, were injured.",
        "K total=4/at_least civilians=4/at_least children=2 | I total=13/at_least children=10",
    ),
    ("A channel reported the injuries to be 18.", "I total=18"),
    (
        "Teachers counted 11 pupils dead; the council gave 13 victims, 7 of them children.",
        "K total=11 children=11 | K total=13 children=7 cum",
    ),
    ("A raid killed 19 people, by its account; the local office counted 16.", "K total=19 | K total=16 cum"),
    ("About 60 were killed; a relief group put the number between 75 and 80.", "K total=60/about | K total=75-80 cum"),
    ("The governor put the dead at eight insurgents.", "K total=8 militants=8 cum"),
    ("A raid killed 19 people; the office counted 16 holes.", "K total=19"),
    ("The office says 224 people have been killed, nine in ten of them civilians.", "K total=224"),
    ('He said that "60 to 70" insurgents were dead.', "K total=60-70 militants=60-70"),
    ("Eight minors, one of them 12, were killed.", "K total=8 children=8"),
    ("Names were given of seven people killed: five men, a woman and a boy of nine.", "K total=7 women=1 children=1"),
    ("Four people were killed: a nurse and two who stood by.", "K total=4"),
    ("The raid killed five men, a woman and a boy.", "K total=7 women=1 children=1"),
    ("Fourteen were killed and 13 suffered burns.", "K total=14 | I total=13"),
    ("A drone damaged a tank without hurting anyone.", "K total=0 | I total=0"),
]
PERIODS = [
    ("In attacks on their troops since Oct. 17, 21 service members were hurt.", "I total=21 per"),
    (
        "Some 110 insurgents have been killed this year. Fifteen soldiers have died.",
        "K total=110/about militants=110/about per | K total=15 security_forces=15 per",
    ),
    (
        "Some 110 insurgents have been killed this year. Fifteen soldiers died there.",
        "K total=110/about militants=110/about per | K total=15 security_forces=15",
    ),
    ("The office recorded 89 deaths within ten days of August.", "K total=89 per"),
    ("The raid killed 12 people last weekend.", "K total=12"),
    ("One policeman was wounded in the sweep that followed.", "I total=1 security_forces=1 not"),
]
UNCOUNTED = [
    ("Shells killed 17 civilians, leaving dozens of wounded.", "K total=17 civilians=17 | I total=12-?"),
    ("One user wrote of “dozens” of injured.", "I total=12-?"),
    ("She wrote that “more than 20” were dead.", "K total=20/more_than"),
    ("The strike injured “a number” of others.", "I total=2/at_least"),
    ("An agency claimed that others were wounded as well.", "I total=2/at_least"),
    ("That man was killed.", "K total=1"),
    ("A user mentioned “injuries” in the quarter.", "I total=2/at_least"),
    ("The four men were not immediately identified.", "K total=4"),
    ("The two attackers were not immediately identified.", ""),
    ("Seven people died. Two of the women were not immediately identified.", "K total=7"),
    ("A number of killed and wounded were recovered.", "K total=2/at_least | I total=2/at_least"),
    ("They spoke of a martyr and a number of wounded.", "I total=2/at_least"),
    ("A paper spoke of a number of dead.", "K total=2/at_least"),
    ("Injuries were reported.", "I total=2/at_least"),
    ("The bombing resulted in a number of martyrs and injuries.", "K total=2/at_least | I total=2/at_least"),
]
WHO = [
    ("Four men suspected of being insurgents were killed by a drone.", "K total=4 militants=4"),
    ("The missile killed three men believed to be insurgents.", "K total=3 militants=3"),
    ("The drone killed 11 Islamic State fighters.", "K total=11 militants=11"),
    ("Nine Taliban were killed in the air raid.", "K total=9 militants=9"),
    ("Two U.S. Army engineers were killed.", "K total=2 security_forces=2"),
    ("Five members of the People's Liberation Army were killed by jets.", "K total=5 militants=5"),
    ("Shells killed eleven gunmen and two policemen.", "K total=13 militants=11 security_forces=2"),
    ("The jet killed its target and four others.", "K total=5"),
    ("A missile killed rebel commander Yasin Obo and his nephew.", "K total=2 militants=1"),
    ("Two lads aged 12 and 14 were killed.", "K total=2 children=2"),
    ("Shells fell on an orchard and killed two brothers, aged 11 and 13, the mayor said.", "K total=2 children=2"),
    ("Two girls aged eight and 12 were killed.", "K total=2 children=2"),
    ("The airstrike killed twenty-seven (27) militants.", "K total=27 militants=27"),
    ("A boy of nine and a woman of 40 were killed.", "K total=2 children=1 women=1"),
    ("Three bus passengers were killed.", "K total=3"),
    ("The strike killed the rebels' governor, Sami Odeh, and ten of his men.", "K total=11"),
    ("The jet eliminated Sami Odeh, who ran a training camp, along with four of his bodyguards.", "K total=5"),
    ("Three geologists from Romania and two Egyptians were killed.", "K total=5"),
    ("A Belgian woman working for a charity and two other people died.", "K total=3 women=1"),
    ("More than 40 assailants were killed.", "K total=40/more_than militants=40/more_than"),
    ("A couple, 61 and 64, were killed in bed.", "K total=2"),
    ("At least seven people including a 13-year-old were killed.", "K total=7/at_least children=1"),
    ("A father, his wife and their four sons were killed in the strike.", "K total=6 women=1"),
    ("A bomb killed a farmer and his brother.", "K total=2"),
    ("The missile killed four people, two harbour officials and a resident said.", "K total=4"),
    (
        "A rocket killed seven rebels and wounded two, a police officer said.",
        "K total=7 militants=7 | I total=2 militants=2",
    ),
    ("It killed a girl and injured two men, a spokesman for the clinic said.", "K total=1 children=1 | I total=2"),
    ("Six soldiers were killed and five wounded.", "K total=6 security_forces=6 | I total=5 security_forces=5"),
    ("Nine civilians were killed and 12 others wounded.", "K total=9 civilians=9 | I total=12"),
]
OTHER_WORDS = [
    ("Strikes killed and wounded six and nine people respectively.", "K total=6 | I total=9"),
    ("A man who was wounded in Monday's raid died in hospital on Wednesday.", "K total=1"),
    ("A woman wounded when shells hit the market on Monday has died.", "K total=1 women=1"),
    ("Four people are dead and 14 in hospital after the raid.", "K total=4 | I total=14"),
    ("Nine people were taken to hospital after the strike.", "I total=9"),
    ("Ten bodies were taken to the hospital.", "K total=10"),
    ("Three others, a boy among them, were being treated.", "I total=3 children=1"),
    ("Residents buried 36 villagers on Monday.", "K total=36 civilians=36"),
    ("5 killed 2 hurt in drone strike", "K total=5 | I total=2"),
    ("No civilians were believed to have been hurt.", "K civilians=0 | I civilians=0"),
    ("Eleven people lost their lives and up to 25 suffered injuries.", "K total=11 | I total=?-25/at_most"),
    ("Nine people were injured: five traders and four sailors.", "I total=9"),
    ("Killed: none.", "K total=0"),
    ("There was damage to the store but no victim.", "K total=0 | I total=0"),
    ("Diagnosed with brain injuries: 34 U.S. troops.", "I total=34 security_forces=34"),
    ("Six persons, she said, were receiving treatment.", "I total=6"),
    ("Their granddaughter, 10, is in hospital with a head wound.", "I total=1 children=1"),
    ("The minister is in hospital for a check.", ""),
    ("Five passengers received blast injuries and wounds, including a 15-year-old boy.", "I total=5 children=1"),
    ("Eight persons were done to death on the spot.", "K total=8"),
    ("Around a dozen members of an armed group were put out of action.", "K total=12/about"),
    ("Three insurgents were destroyed.", "K total=3 militants=3"),
    ("Three houses were destroyed and four people killed.", "K total=4"),
    ("A tailor said he had helped bury 17 men.", "K total=17"),
    ("Fatalities coded to 10 and split over the two places, 5 each.", "K total=5 cum"),
    ("About 30 people were on the boat; all but six were killed.", "K total=24/about"),
    ("All but six were killed.", ""),
    ("Thirty-nine others are in hospital after the raid.", "I total=39"),
    ("Nobody at the depot was killed.", "K total=0"),
    ("The bombs flattened an empty hall and hurt no one.", "K total=0 | I total=0"),
]
TOTALS = [
    ("Two more bodies were found on Sunday, bringing the death toll from the raid to 47.", "K total=47 cum"),
    ("Two more people died on Friday, taking to six the number killed when the jet bombed the mill.", "K total=6 cum"),
    ("The ministry raised to 11 the number of people killed in the strike.", "K total=11 cum"),
    ("A man wounded in the raid died overnight, raising the toll from four.", "K total=5 cum"),
    ("The monitors put the dead at 14.", "K total=14 cum"),
    ("One group put the dead at 14; another counted 19.", "K total=14 cum | K total=19 cum"),
    ("The nurse put the dead at four and the wounded at nine.", "K total=4 cum | I total=9 cum"),
    ("The ministry put the total killed at 26.", "K total=26 cum"),
    ("The death toll from the morning's missile strike is now 11.", "K total=11"),
    ("Estimates of the dead ran from 40 to 55.", "K total=40-55"),
    ("A drone killed six rebels, in the fourth such attack this month.", "K total=6 militants=6"),
    ("The raids killed six rebels this month.", "K total=6 militants=6 per"),
    ("A raid on 3 July last year killed 41 people.", "K total=41"),
    ("Bombs killed 30 people in the province, where the army has been fighting since August.", "K total=30"),
]


@pytest.mark.parametrize(
    ("text", "expected"), SHARES + MIXED + BESIDE + COUNTS_OF_OTHERS + PERIODS + UNCOUNTED + WHO + OTHER_WORDS + TOTALS
)
def test_reads_the_whole_toll(text: str, expected: str) -> None:
    assert read(text) == expected


def total(text: str) -> tuple[int | None, int | None]:
    count = consolidate(tolls_of(text)[1]).killed["total"]
    return count.min, count.max


def test_sources_set_against_each_other_are_the_bounds() -> None:
    text = "The ministry said the raid killed 34 people. But an army officer said that 20 gunmen had died."
    assert total(text) == (20, 34)


def test_what_was_counted_earlier_is_no_rival() -> None:
    text = "The raid killed 22 people, a UN official said. Neighbours had counted 15 dead that evening, he added."
    assert total(text) == (22, 22)


def test_a_figure_many_times_higher_is_of_something_else() -> None:
    text = "The ministry said the raid killed two people. But officials said 300 had died in the war."
    assert total(text) == (2, 2)


def test_two_counts_of_rival_groups_are_the_bounds() -> None:
    assert total("One group put the dead at 14; a rival network counted 19.") == (14, 19)


def test_a_figure_that_another_source_confirms_is_no_matter_of_dispute() -> None:
    text = (
        "The raid killed 22 people, relatives said. But while most had put the dead at 14, the clinic counted 22 dead."
    )
    assert total(text) == (22, 22)


def test_a_number_is_better_than_a_plural() -> None:
    assert total("Villagers were killed in the raid. They buried 36 people on Monday.") == (36, 36)
    assert total("At least two people were killed in the raid. One man said that 36 had died.") == (2, 2)


def test_of_a_headline_the_one_before_the_comma_died_too() -> None:
    document = build_document("Rebel commander, 8 fighters killed in raid", "", None, None)
    tolls = find_tolls(document, find_numbers(document))
    assert [notation(t) for t in tolls] == ["K total=9 militants=9"]
