"""Articles that use the words of war for something else: sport, films and games, exercises and arms fairs, history.

One such word proves nothing; several different ones, more than there are words of real war, name the genre. The article's
strikes are then a player's, a plot's, an umpire's or our grandparents'.
"""

from collections.abc import Sequence
from typing import Final

from streams.text.linear import Pattern, compile_linear, compile_which

_GENRES: Final = {
    "sport": (
        r"\b(?:goals?|keeper|goalkeeper|midfield\w*|striker|header|half-?time|first half|second half|substitute|free kick|corner kick|penalty (?:area|kick|box|shoot)\w*|"
        r"league|cup final|fixture|derby|coach|captain|booking|red card|innings|wickets?|batting|bowl(?:ed|er|ing)|pitcher|home run|touchdown|quarterback|"
        r"rebounds?|play-?offs?|season|tournament|homers?|home runs?|hitters?|reliever|fastball|rout|manager|strike out|struck out|second-inning|championship|scored|equali[sz]er|defender|winger|umpire|referee|match|team-?mates?|stadium|fans)\b"
    ),
    "fiction": (
        r"\b(?:films?|movies?|director|directed|box office|screen(?:play|ing)?|cinemas?|trailer|sequel|plot|starring|actors?|actress|drama|episode|tv series|"
        r"novels?|author|characters?|dialogue|stars\b|review(?:ed)?|audiences?|soundtrack|thriller|gameplay|multiplayer|players?|console|frame rate|"
        r"killstreaks?|patch notes|patch \d|nerfs?|nerfed|loadouts?|respawn|spawn|servers?|map|damage|(?:video )?games?|xbox|playstation|on pc|campaign mode|level editor|comic|stage play|theatre|certificate \d+|minutes, certificate|studio)\b"
    ),
    "exercise": (
        r"\b(?:exercises?|drills?|manoeuvres?|maneuvers?|training (?:range|area|ground)|firing range|live-fire|simulat\w+|mock|war ?games?|practi[sc](?:ed?|ing)|rehears\w+|"
        r"blank (?:rounds|ammunition)|umpires?|wooden targets|train together|interoperab\w+|joint training|took part in|take part in|dummy|pretend\w*|(?:at|near) the range)\b"
    ),
    "space and tests": (
        r"\b(?:satellites?|orbit\w*|astronauts?|spacecraft|launch pad|payload|booster|space (?:station|agency|centre|center)|nasa|spacex|blue origin|"
        r"rocket engine|lift-?off|reusable|test[- ]?fir\w*|test launch|flight test|warheads?|ballistic missile technology|flight-tested|impact point|test range|objectives|night launch|trial|sanctions|u\.?n\.? security council|"
        r"(?:missile|rocket|nuclear) (?:tests?|programmes?|programs?))\b"
    ),
    "civil drones": (
        r"\b(?:deliver(?:y|ies|ed|ing)|parcels?|doorsteps?|customers?|orders?|retailers?|hobby\w*|enthusiasts?|airport (?:closed|closure)|runway|passengers?|"
        r"airport|airliner|stranded|aircraft (?:landing|engine)|boeing|airbus|police with|flights? (?:diverted|cancelled|delayed|grounded)|photographers?|racing|pizza|coffee|groceries|crops?|spraying|light show|drone (?:show|pilot|operator|licence|delivery|firm)|"
        r"aviation authority|near[- ]miss)\b"
    ),
    "crime": (
        r"\b(?:jailed|sentenced|magistrates?|pleaded|fireworks?|yobs?|thugs?|vandals?|teenagers?|court heard|sheriff|crown court|bail|convicted|"
        r"stolen|burglar\w*|arson\w*|drunk\w*|fined|months? in (?:jail|prison)|custody|detectives?|offender)\b"
    ),
    "opinion": (
        r"\b(?:never works|matter of luck|whether|why|lesson|strateg\w+|history shows|policy|doctrine|deterrence|promise|believe|argue\w*|critics|debate|legal|"
        r"morality|ethic\w*|effectiveness|governments?|insurgenc\w+)\b"
    ),
    "weather": (
        r"\b(?:lightning|thunderstorms?|hikers?|rangers|park|storms?|rain|winds?|shelter|golf(?:er)?s?|campers?|meteorolog\w+|struck by lightning)\b"
    ),
    "wildfire": (
        r"\b(?:wild ?fires?|forest fires?|bush ?fires?|firefighters?|fire ?fighting|flames|blazes?|water bombers?|air tractors?|canadairs?|hectares|acres|"
        r"fire brigade|civil protection|burn(?:ed|t|ing)|smoke|sparks|ember|embers|evacuat\w+|heatwave|drought|hoses?|reservoir)\b"
    ),
    "labour": (
        r"\b(?:unions?|walk-?outs?|ballot\w*|picket\w*|pay (?:offer|deal|rise|dispute|talks)|employers?|employees|drivers|passengers|commuters|train operator|"
        r"members voted|voted|industrial action|wages?|staff|teachers|nurses|doctors|hunger strike|strikers?|general strike|shut(?:down)?|services|lecturers|arrears|call off)\b"
    ),
    "arms trade": (
        r"\b(?:export licen[cs]es?|arms (?:sale|deal|fair|export)s?|contracts?|procure\w+|deliver(?:y|ies)|manufacturer|shareholders?|shares|order book|"
        r"worth (?:£|\$|€)|sale|sold to|purchas\w+|per cent|brochure|jobs|plant in|bidder|tender)\b"
    ),
    "history": (
        r"\b(?:anniversar\w+|commemorat\w+|remembr?ance|remembers?|memorial|museum|exhibition|historians?|archives?|veterans?|survivors? (?:of|recall)|wreath|"
        r"world war|second world war|wartime|blitz|luftwaffe|raf\b|19[0-7]\d|18\d\d|(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|\d\d)(?:-\w+)? years (?:and more )?(?:after|ago|on|since)|"
        r"decades (?:after|ago)|unexploded)\b"
    ),
}
_PATTERNS: Final[Sequence[tuple[str, Pattern]]] = [(name, compile_linear(words)) for name, words in _GENRES.items()]
_SPOKEN: Final = compile_which(tuple(_GENRES.values()))
_WAR: Final = compile_linear(
    r"\b(?:air ?-?strikes?|air raids?|warplanes?|shelling|shelled|militants?|insurgents?|rebels?|troops|civilians|killed|wounded|injured|martyr\w*|rubble|"
    r"front ?line|ceasefire|offensive|hospital officials?|rescuers?|monitoring group|regime|coalition|defen[cs]e ministry|casualt\w+|the army said|military said|"
    r"witnesses|residents said|islamic state|hamas|hezbollah|houthis?|taliban|al-shabaab)\b",
)
_ENOUGH: Final = 4
_ENOUGH_IN_SHORT: Final = 3
_SHORT: Final = 700
"""Characters below which an article has room for fewer words of its genre."""
_READ: Final = 6_000
"""Characters that decide: a genre shows early, and long texts must not cost more."""


def other_genre(buffer: str) -> str | None:
    """The genre, if the words of one outnumber those of war; None for news that may tell of strikes."""
    head = buffer[:_READ]
    enough = _ENOUGH_IN_SHORT if len(buffer) < _SHORT else _ENOUGH
    told: dict[str, int] = {}
    for i in sorted(_SPOKEN(head)):
        name, pattern = _PATTERNS[i]
        told[name] = len({m.group().lower() for m in pattern.finditer(head)})
    if max(told.values(), default=0) < enough:
        return None
    war = len({m.group().lower() for m in _WAR.finditer(head)})
    return next((name for name, count in told.items() if count >= enough and count > war), None)
