"""Attacker and target over templates with random sides: they are never swapped, and found where the words are plain."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.domain.article import Article
from streams.domain.report import StrikeReport
from streams.extraction.rules import RuleExtractor

EXTRACTOR = RuleExtractor()

STATES = [
    ("IL", "Israel", "Israeli"),
    ("RU", "Russia", "Russian"),
    ("TR", "Turkey", "Turkish"),
    ("US", "the United States", "US"),
    ("FR", "France", "French"),
    ("PK", "Pakistan", "Pakistani"),
    ("UA", "Ukraine", "Ukrainian"),
    ("ET", "Ethiopia", "Ethiopian"),
    ("IR", "Iran", "Iranian"),
    ("JO", "Jordan", "Jordanian"),
]
GROUPS = [
    ("houthis", "the Houthis", "Houthi"),
    ("hezbollah", "Hezbollah", "Hezbollah"),
    ("hamas", "Hamas", "Hamas"),
    ("al-shabaab", "al-Shabaab", "al-Shabaab"),
    ("pkk", "the PKK", "PKK"),
    ("ttp", "the TTP", "TTP"),
    ("m23", "the M23", "M23"),
    ("hts", "Hayat Tahrir al-Sham", "Hayat Tahrir al-Sham"),
    ("rsf", "the Rapid Support Forces", "Rapid Support Forces"),
    ("arakan-army", "the Arakan Army", "Arakan Army"),
]
PLACES = ["Marib", "the town of Jilib", "a village in Idlib province", "Kandahar city"]
DAYS = ["on Tuesday", "late on Sunday", "at dawn on Friday", "on 2 March 2021"]

BOTH = [
    "{Aadj} jets bombed {Tadj} positions near {place} {day}, killing four fighters.",
    "{Aadj} drones struck a {Tadj} convoy near {place} {day}, killing four.",
    "{Aadj} artillery pounded {Tadj} trenches near {place} {day}.",
    "{Aadj} warplanes hit {Tadj} targets near {place} {day}, wounding nine.",
    "{Tadj} positions near {place} were hit in {Aadj} drone strikes {day}.",
    "{Tadj} positions near {place} were bombed by {Aadj} aircraft {day}, killing two.",
    "Four {Tadj} fighters were killed in a {Aadj} drone strike near {place} {day}.",
    "Four {Tadj} fighters were killed when {Aadj} drones struck their camp near {place} {day}.",
    "Four {Tadj} fighters died in {Aadj} air strikes near {place} {day}.",
    "{Aadj} air strikes on {Tadj} positions near {place} killed four {day}.",
    "{Aadj} air strikes against {T} near {place} killed four {day}.",
    "An air strike by {Aadj} warplanes on a {Tadj} camp near {place} killed four {day}.",
    "A missile fired by {A} hit a {Tadj} base near {place} {day}.",
    "A drone launched by {A} hit a {Tadj} base near {place} {day}, killing two.",
    "{Aadj} forces carried out retaliatory air strikes on {Tadj} positions near {place} {day}.",
    "{A} said its drones had struck {Tadj} positions near {place} {day}, killing six.",
    "{A} claimed responsibility for a drone attack on a {Tadj} base near {place} {day}.",
    "{Aadj} helicopters fired rockets at {Tadj} fighters near {place} {day}, killing six.",
    "Four {Tadj} members died {day} near {place} in strikes by {Aadj} jets.",
    "{Aadj} warplanes bombed a house near {place} {day} that {T} was using as a store, the third such attack this year.",
    "{Aadj} warplanes pounded hideouts of {T} near {place} {day}.",
    "{A} launched air strikes {day} on {Tadj} camps near {place}.",
    "{A} carried out air strikes against {T} near {place} {day}, killing four.",
    "{Tadj} bases near {place} came under {Aadj} air strikes {day}.",
    "A {Tadj} commander was killed {day} by a {Aadj} drone near {place}.",
    "A drone strike near {place} {day}, blamed on {A}, killed a {Tadj} commander.",
    "{A} carried out a drone strike near {place} {day} that killed a {Tadj} commander.",
    "Missiles fired by {A} at {Tadj} positions near {place} killed four {day}.",
    "The {Aadj} air force bombed a {Tadj} weapons depot near {place} {day}.",
    "Rockets fired by {A} killed four {Tadj} fighters near {place} {day}.",
]
ATTACKER = [
    "In response to an attack by {T}, {Aadj} jets bombed {place} {day}, killing four.",
    "In retaliation for rocket fire by {T}, {Aadj} jets bombed {place} {day}, killing four.",
    "{T} said {Aadj} jets bombed {place} {day}, killing four.",
    "{T} accused {A} of shelling {place} {day}; four people were killed.",
    "{T} condemned the {Aadj} air strike on {place} {day} that killed four.",
    "{Aadj} jets bombed {place}, held by {T}, {day} and killed four.",
    "A {Aadj} air strike hit {place} {day}, killing four, {T} said.",
    "A {Aadj} missile killed four people in {place} {day}, a day after {T} had called for a truce.",
    "{Aadj} shelling of {place} killed four {day}, according to {T}.",
    "{T} vowed revenge after {Aadj} jets bombed {place} {day}, killing four.",
    "{T} fighters looked on as {Aadj} jets bombed {place} {day}, killing four.",
    "{Aadj} jets bombed {place} {day}, killing four, hours after {T} fired rockets at a base.",
    "{A} fired missiles at {place} {day}, killing four, and {T} promised an answer.",
    "{T} denied that its men were in {place} when {Aadj} jets bombed it {day}, killing four.",
    "A {Aadj} drone strike killed four in {place}, which {T} seized last year, {day}.",
]
NOBODY = [
    "{T} said shells had hit {place} {day}, killing four. {A} called for calm.",
    "A rocket hit {place} {day} and killed four while {A} and {T} were in talks.",
    "An air strike killed four people in {place} {day}. Officials of {A} met envoys of {T}.",
]


def report(
    template: str, a: tuple[str, str, str], t: tuple[str, str, str], place: str, day: str
) -> StrikeReport | None:
    """The first report on the template with these two sides."""
    text = template.format(A=a[1], Aadj=a[2], T=t[1], Tadj=t[2], place=place, day=day)
    text = text[0].upper() + text[1:]
    found = EXTRACTOR.extract(Article(text=text, published_at=datetime(2021, 3, 5, tzinfo=UTC)))
    return found.reports[0] if found.reports else None


def sides(found: StrikeReport | None) -> tuple[set[str], set[str]]:
    if found is None:
        return set(), set()
    return {a.id for a in found.attackers}, {t.id for t in found.targets}


ANY = st.sampled_from([*STATES, *GROUPS])
PAIR = st.tuples(ANY, st.sampled_from(GROUPS)).filter(lambda p: p[0][0] != p[1][0])
WHERE = st.sampled_from(PLACES)
WHEN = st.sampled_from(DAYS)


@pytest.mark.parametrize("template", BOTH)
@settings(max_examples=6, deadline=None)
@given(PAIR, WHERE, WHEN)
def test_both_sides_in_plain_words(
    template: str, pair: tuple[tuple[str, str, str], tuple[str, str, str]], place: str, day: str
) -> None:
    a, t = pair
    assert sides(report(template, a, t, place, day)) == ({a[0]}, {t[0]})


@pytest.mark.parametrize("template", ATTACKER)
@settings(max_examples=6, deadline=None)
@given(PAIR, WHERE, WHEN)
def test_who_only_speaks_or_was_answered_is_no_attacker(
    template: str, pair: tuple[tuple[str, str, str], tuple[str, str, str]], place: str, day: str
) -> None:
    a, t = pair
    by, at = sides(report(template, a, t, place, day))
    assert by == {a[0]}
    assert at <= {t[0]}


@pytest.mark.parametrize("template", NOBODY)
@settings(max_examples=6, deadline=None)
@given(PAIR, WHERE, WHEN)
def test_who_stands_beside_a_strike_did_not_strike(
    template: str, pair: tuple[tuple[str, str, str], tuple[str, str, str]], place: str, day: str
) -> None:
    assert sides(report(template, *pair, place, day))[0] == set()
