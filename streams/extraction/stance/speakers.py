"""The words for those who speak, and for what only looks like them beside a verb of saying."""

from typing import Final

_PEOPLE: Final = """
    spokesman spokeswoman spokesperson spokesmen spokespeople official officer commander general colonel major
    captain lieutenant brigadier admiral marshal minister premier president governor mayor deputy lawmaker mp
    senator secretary director head chief leader elder resident villager witness eyewitness survivor relative
    neighbour neighbor local inhabitant doctor medic nurse surgeon worker rescuer paramedic activist journalist
    reporter correspondent photographer analyst expert investigator prosecutor lawyer diplomat ambassador envoy
    soldier fighter rebel fisherman fishermen farmer herder trader shopkeeper driver teacher imam priest bishop
    pastor chairman chairwoman coordinator administrator representative member aide adviser advisor separatist
    man woman mother father brother sister son daughter owner manager employee volunteer responder firefighter
    coroner tribesman tribesmen caretaker commissioner engineer pilot insurgent chieftain mukhtar headman king
    prince sheikh
"""
PEOPLE: Final = frozenset(_PEOPLE.split())
_BODIES: Final = """
    army military navy police ministry government authority authorities administration command staff force
    forces coalition group organisation organization observatory network committee council commission institute
    agency service services office department directorate bureau brigade party movement parliament cabinet
    pentagon kremlin hospital clinic union association federation foundation crescent cross helmets charity
    television tv radio media press newspaper channel outlet website un nations mission junta regime militia
    faction side company firm operator municipality presidency court tribunal embassy consulate defence defense
    guard guards corps watchdog centre center campaign alliance headquarters secretariat desk infocentre ngo
    unit team project source monitor intelligence republic state house militant component division wing sheriff
    emirate
"""
BODIES: Final = frozenset(_BODIES.split())
_NO_SPEAKERS: Final = """
    it he she they we i you one this that these those there here what which who whom both each all some many
    most several few none others other another statement report figure datum data tally count estimate
    information footage video picture image photo photograph post message bulletin letter release communique
    communiqué update document account list claim claims allegation time day week month year night morning
    evening afternoon noon dawn midnight today yesterday tonight hour minute monday tuesday wednesday thursday
    friday saturday sunday january february march april may june july august september october november december
    strike attack raid bomb bombing shell shelling missile rocket drone airstrike blast explosion toll death
    dead casualty damage incident injury victim wounded fire number people child children war building town
    village city house home street market road loss plane jet aircraft helicopter kilometre kilometer km mile
    percent metre round mortar barrage salvo operation body bodies been be not
"""
NO_SPEAKERS: Final = frozenset(_NO_SPEAKERS.split())
_ACCOUNTS: Final = """
    statement report figure data tally count estimate information account communique communiqué letter message
    post bulletin list
"""
ACCOUNTS: Final = frozenset(_ACCOUNTS.split())
"""What is said to say, in place of the one who made it: "a statement by the ministry said"."""


def singular(word: str) -> str:
    """A noun of the lists above without the ending of its plural."""
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def speaks(word: str) -> bool:
    """Whether a noun is one for people or bodies that speak."""
    low = word.lower()
    return low in PEOPLE or low in BODIES or singular(low) in PEOPLE or singular(low) in BODIES


def mute(word: str) -> bool:
    """Whether a noun stands for nothing that speaks."""
    low = word.lower()
    return low in NO_SPEAKERS or singular(low) in NO_SPEAKERS
