"""The words before and behind an actor's name that tell whether its forces, its land, its officials or what it backs is meant."""

import re
from typing import Final

NO_LAND: Final = re.compile(r"\b(?:regime|government|enemy|entity)$")
"""A state's name that is no place."""
OF_NAME = (
    r"(?!(?:kill\w*|wound\w*|injur\w*|hit|struck|destroy\w*|bombed|attacked|targeted|shelled|shot|died|in|on|at|by|and|from|after|"
    r"was|were|is|are|said|says|has|had|have|to)\b)\w+"
)
"""A word that can stand between a state's name and its noun; past a verb or preposition the noun is another's."""
_FORCE = (
    r"(?:armed |air |naval |ground |security |special |fighter |combat |attack |military |government |regime |unmanned |"
    r"army |navy |warplane |drone |artillery |missile |rocket |led |coalition |proxy |allied |defen[cs]e |war |helicopter )*"
    r"(?:forces?|jets?|warplanes?|war planes|planes?|aircraft|air ?strikes?|airstrikes?|strikes?|raids?|bomb(?:s|ers?|ing|ings|ardments?)?|"
    r"drones?|uavs?|helicopters?|gunships?|missiles?|rockets?|shell(?:s|ing)?|artillery|mortars?|tanks?|military|army|navy|"
    r"air force|troops|soldiers|warships?|fighter|commandos|marines|"
    r"attacks?|offensive|assault|operations?|command|commanders|generals|batter(?:y|ies)|fire|gunfire|f-\d+s?|su-\d+s?|mig-\d+s?|"
    r"positions?|bases?|targets?|group|coalition|alliance|kamikaze|shahed|quadcopters?|airpower|air power|paratroopers|garrison|"
    r"(?:air )?defen[cs]es|enemy|occupation|aggressors?|aggression|invaders|units?|convoys?|patrols?|planes?|(?:out|check)?posts?|personnel|installations?|facilit(?:y|ies)|barracks|headquarters|"
    r"launchers?|advis[eo]rs|trenches|proxies|assets)\b"
)
FORCE_AFTER: Final = re.compile(rf"(?:'s|')?[ -](?:{OF_NAME}[ -]){{0,2}}?{_FORCE}")
DERIVED_AFTER: Final = re.compile(
    r"(?:-(?:run|held|controlled|affiliated|linked|backed|occupied|owned|based|made|built|supplied|funded|trained|inspired|dominated|"
    r"appointed|recogni[sz]ed|installed|sponsored|supported|designed|majority|speaking|born|claimed|era|style|allied|aligned|administered|"
    r"annexed|operated|friendly|manufactured|provided|free|proposed|brokered|mediated)| (?:backed|affiliated|occupied|aligned|made))\b"
)
DERIVED_BEFORE: Final = re.compile(r"\b(?:anti|pro|non|ex|latin|north|south|central)[ -]$")
OFFICIAL_AFTER: Final = re.compile(
    rf"(?:'s|')?[ -](?:{OF_NAME} ){{0,2}}?(?:health ministry|ministry of health|media|spokes\w+|officials?|sources?|news|state tv|television|"
    r"government media|politicians?|citizens?|nationals?|tourists?|journalists?|president|prime minister|foreign minist\w+|"
    r"embassy|parliament|people|civilians?|refugees?|children|women|families|residents|settlers?|hostages?|prisoners?|"
    r"human rights|observatory|red crescent|civil defen[cs]e|authorities|language|economy|border|territory|airspace|soil|"
    r"coast|city|cities|town|province|village|capital|hospital|currency|activists?|monitor\w*|opposition|peace)\b"
)
IRREGULARS_AFTER: Final = re.compile(
    rf"(?:'s)?[ -](?:{OF_NAME}[ -]){{0,2}}?(?:rebels?|militants?|insurgents?|gunmen|fighters?(?![ -](?:jets?|planes?|aircraft|bombers?))|militia(?:s|men)?|terrorists?|jihadi(?:s|sts?)|"
    r"extremists?|separatists?|commander)\b"
)
PLACE_BEFORE: Final = re.compile(
    r"\b(?:in|into|across|inside|throughout|near|within|from|to|over|outside|of|for|leave|left|via|around|visit\w*|through|"
    r"north\w*|south\w*|east|eastern|west|western|central|mainland|rural|upper|lower|neighbou?ring|entered?|entering|fled|between)"
    r"[ -](?:the )?$"
)
BLAMED_BEFORE: Final = re.compile(
    r"\b(?:(?:attributed|ascribed|belong(?:s|ing|ed)?|loyal|responsibility) (?:to|from)|"
    r"blam\w+ (?:an? |the )?(?:\w+ )?(?:drones?|aircraft|jets?|planes?|helicopters?|missiles?) (?:of|from)) (?:the )?$"
)
OWN_GROUP: Final = re.compile(r" |['’]s(?: [a-z-]+)? ")
FIRED_FROM: Final = re.compile(
    r"\b(?:launched|fired|shelling|fire|shells?|rockets?|missiles?|bombardment|(?:missiles?|rockets?|drones?) (?:which |that )?(?:came|flew|come|coming)(?: \w+){0,4}) from (?:the )?$"
)
HELD_AFTER: Final = re.compile(r"-(?:held|controlled|run) ")
ON_TERRITORY: Final = re.compile(
    r"\bagainst (?:\w+ )?(?:facilities|objects|targets|sites) (?:on|in) (?:the )?territory of (?:the )?$"
)
"""The Russian ministry's words for a strike on Russia."""
FORCES_OF: Final = re.compile(
    r"\b(?:forces|army|military|armed forces|air force|jets|warplanes|troops|aircraft) (?:of|from) (?:the )?$"
)
OTHERS_FIRE_FROM: Final = frozenset(["LB", "PS", "YE", "IQ", "SY", "LY", "AF", "PK", "SD", "SO", "ML", "EG"])
"""Countries out of which others than the state fire: "rockets fired from Lebanon" say nothing of its army."""
