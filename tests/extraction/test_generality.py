"""Talk of strikes in general opens no event; the same nouns with an event do."""

from datetime import UTC, datetime

import pytest

from streams.domain.article import Article
from streams.extraction.numbers.grammar import find_numbers
from streams.extraction.rules import RuleExtractor
from streams.extraction.triggers.finder import find_triggers
from streams.extraction.weapons import find_weapons
from streams.text.sentences import build_document

IN_GENERAL = [
    "Nurses sleep in the cellar in case a barrel bomb falls on their ward.",
    "Had the missile hit the school in Kharkiv, dozens of children would have died.",
    "The valley has seen more air raids than any other part of the country since the coup.",
    "Suppose that an aircraft drops a bomb on a house.",
    "More drone strikes are to be expected north of the town.",
    "The policy excludes any loss caused by missiles, drones or air strikes.",
    "The target was a post from which the forces directed rocket fire at the port.",
    "They searched a pit used by fighters to launch rockets.",
    "The minister called it a workshop for drones.",
    "The council must halt the use of torture and barrel bombing, the envoys wrote.",
    "The delegates want a stop to Sudanese and allied government bombing before they sit down.",
    "The charter demands an end to “the indiscriminate shelling of markets”.",
    "Whole families moved north to escape aerial bombardments on the capital.",
    "The eastern brigades have been the target of many of the Turkish air strikes.",
    "It is a war of many sides, with a Saudi-led alliance launching air strikes against the rebels.",
    "After nearly a month of heavy shelling, years of air raids and weeks of Ethiopian air strikes, the town is empty.",
    "Turkish bombing has for months targeted the smugglers' tracks to the border.",
    "Ankara says its air strikes have been targeting Kurdish fighters and nobody else.",
    "Russian bombing raids directed at the rebels are meanwhile helping the army.",
    "Sieges are often accompanied by random mortar fire and by hunger.",
    "The minister was deeply concerned about Burma's continued bombing of civilian targets.",
    "Moscow's air strikes have been blamed for driving people out of their homes.",
    "Drone strikes and other covert operations weakened the movement's old leadership.",
    "The embassy was alarmed by reported tank and artillery attacks.",
    "They hold the valley with many kinds of arms, helicopters and barrel bombs among them.",
    "He accused Addis Ababa of hitting farmers with its bombing campaign and said it must change its targets.",
    "There is no evidence of our bombing civilians, the premier told the conference.",
    "Most Ethiopian air strikes are against the northern militias.",
    "The alliance flies bombing sorties on a daily basis.",
    "Riyadh has been flying air strikes in support of its ally in Aden.",
    "The president warned of reprisals for any military strike on his country.",
    "The frontier villages were repeatedly struck by cross-border rocket fire.",
    "The road north has regularly been hit by air strikes.",
    "The city's neighbours offered air strikes and a loan.",
    "Talks make little sense while the Syrian air strikes and the siege continue.",
    "Crowds joined protests over air strikes in Aleppo outside the embassy.",
    "Hospitals, the row over drone strikes and the budget filled the debate.",
    "The deal has a loophole for continued attacks, including air strikes, against the faction.",
    "It would help if there were districts where no side would carry out aerial bombardments.",
    "Spies in the valley would facilitate air strikes by marking cars.",
    "The columnist launched a verbal attack on the air force.",
]  # fmt: skip

EVENTS = [
    "Air strikes have been carried out on the port of Tartus since Friday.",
    "Air strikes hitting the depot at Derna on Sunday set off explosions.",
    "Coalition air strikes killed nine fighters outside Raqqa.",
    "Weeks of calm ended when air strikes hit Misrata's harbour.",
    "Most of the air strikes hit the village of Kafr Nabl, killing four.",
    "Shelling of the old town of Taiz on Monday wounded six.",
    "Ten air strikes were reported in Douma.",
    "The hospital was the target of an air strike.",
    "The army says its warplanes bombed a camp near Baiji on Tuesday.",
    "Rocket fire struck the northern suburbs overnight.",
    "A weekend of cross-border shelling drove the militia out of Azaz.",
    "Army bombing of the bridge at dawn cut the road to Sirte.",
]  # fmt: skip


def sure(text: str) -> list[str]:
    document = build_document("", text, None, None)
    triggers = find_triggers(document, find_numbers(document), find_weapons(document))
    return [document.buffer[t.start : t.end] for t in triggers if t.strength >= 0.6]


@pytest.mark.parametrize("text", IN_GENERAL)
def test_talk_in_general_opens_no_event(text: str) -> None:
    assert sure(text) == []


@pytest.mark.parametrize("text", EVENTS)
def test_an_event_is_still_told(text: str) -> None:
    assert sure(text)


def test_a_day_and_a_place_of_talks_do_not_make_an_incident_of_a_demand() -> None:
    text = (
        "GENEVA - Envoys of nine countries met in Geneva on Friday. They want a stop to government bombing of the north "
        "before the talks go on in March. Russian air strikes have been targeting rebels rather than jihadists, one said."
    )
    article = Article(id="talks", title="Talks open", text=text, published_at=datetime(2016, 2, 6, tzinfo=UTC))
    reports = RuleExtractor().extract(article).reports
    assert [r for r in reports if r.clarity == "incident" and r.stage == "accomplished"] == []


def test_targets_counted_by_the_hundred_are_a_total() -> None:
    text = "The ministry said its air strikes had hit about 1,400 targets in Yemen in the past week."
    article = Article(id="week", title="", text=text, published_at=datetime(2016, 2, 6, tzinfo=UTC))
    assert [r.clarity for r in RuleExtractor().extract(article).reports] in ([], ["summary"])


def test_the_bombing_of_a_car_bomb_is_none_from_the_air_whatever_the_background_tells() -> None:
    text = (
        "A car packed with explosives blew up beside a convoy of evacuees near Aleppo on Saturday and killed forty. "
        "The bombing took place at the western checkpoint. The buses waited.\n\n"
        "Warplanes had bombed the road in March."
    )
    article = Article(
        id="car", title="Car bomb hits evacuees in Aleppo", text=text, published_at=datetime(2017, 4, 16, tzinfo=UTC)
    )
    reports = RuleExtractor().extract(article).reports
    assert [r.killed for r in reports if r.killed] == []
