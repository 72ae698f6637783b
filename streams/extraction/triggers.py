"""Words that tell of a strike, and what only looks like one.

Two tiers. Strong triggers name the weapon ("air strike", "shelled", "missile hit"). Weak ones ("strike", "raid",
"bombing", "attack") count only with military evidence: a strong trigger elsewhere in the text that they refer back to, or
military subjects and objects in their own sentence. Other meanings (labour, sport, lightning, drills, films, weapons
deals) and other kinds of attack (car bombs, gunfire) are recognised by their own words.
"""

import re
from collections.abc import Sequence
from typing import Final

from streams.domain.report import Count
from streams.domain.vocabulary import EventType, WeaponType
from streams.extraction.mentions import NumberMention, TriggerForm, TriggerMention, WeaponMention
from streams.text.document import Document, Sentence
from streams.text.linear import Match, compile_linear

MENTIONED: Final = 0.45
"""Strength of a trigger that speaks of strikes in general: it can refer back, never open an event."""
AIR: Final[EventType] = "Air/drone strike"
GROUND: Final[EventType] = "Shelling/artillery/missile attack"
DISRUPTED: Final[EventType] = "Disrupted weapons use"

_ACT = r"(?:strikes?|attacks?|raids?|assaults?|bombings?|bombardments?|barrages?|salvos?|hits?|blitz|onslaughts?)"
_DRONE = r"(?:(?:us |u\.s\. |cia )?(?:unmanned )?drones?|uavs?|ucavs?|unmanned (?:aerial vehicles?|aircraft)|quad-?copters?|shaheds?|bayraktars?|predators?|reapers?|fpvs?)"
_PLANE = (
    r"(?:war-?planes?|(?:fighter|war|military|combat|attack|government|regime|army|air force)[- ](?:jets?|planes?|aircraft|"
    r"helicopters?|bombers?)|fighter-bombers?|jet fighters?|fighter craft|aerial vectors|jets|gunships?|helicopter gunships?|attack helicopters?|"
    r"helicopters?|bombers|air ?force (?:planes?|jets?)|planes|aircraft|f-?1[5-8]s?|f-?35s?|su-?(?:22|24|25|27|30|34|35)s?|mig-?\d\ds?)"
)
_ROUND = (
    r"(?:(?:ballistic|cruise|guided|hellfire|tomahawk|scud|surface-to-surface|grad|katyusha|qassam|iskander|"
    r"hypersonic|anti-ship|anti-tank|artillery|mortar|tank|drone|air-to-surface|rocket|heavy|enemy)[- ])*"
    r"(?:missiles?|rockets?|projectiles?|mortars?|mortar (?:shells?|rounds?|bombs?)|shells|artillery (?:shells?|rounds?)|tank shells?)"
)
_BOMB = r"(?:(?:barrel|cluster|glide|gliding|guided|aerial|incendiary|vacuum|thermobaric|napalm|laser-guided|[\d,]+[- ](?:pound|lb|kg))[- ])+bombs?"
_GUN = r"(?:artillery|howitzers?|mortar|cannon|tank|naval (?:gun|artillery)|heavy weapons|multiple (?:launch )?rocket (?:systems?|launchers?))"
_HITTING = (
    r"(?:struck|strikes?|striking|hit|hits|hitting|targeted|targets|targeting|attacked|attacks|attacking|bombed|bombs|bombing|"
    r"pounded|pounds|pounding|destroyed|destroys|destroying|killed|kills|killing|strafed|strafing|blasted|slammed|slams|"
    r"slamming|landed|landing|exploded|exploding|crashed into|crashing into|fell|rained|raining|raided|levelled|leveled|flattened|"
    r"engaged|engaging|neutrali[sz]ed|neutrali[sz]ing|tore|ripped|ploughed|plowed|burst|smashed|demolished|gutted|fired|firing|fires|launched|launching|dropped|dropping|wounded|injured|shelled|carried out|conducted|damaged)"
)
_GAP = r"(?:[\w'’-]+ ){0,6}?"

_STRONG: Final[tuple[tuple[str, str, EventType, WeaponType, TriggerForm], ...]] = (
    ("air", rf"(?:counter-?)?air[- ]?(?:strike|raid)s?|air-?struck|aerial {_ACT}|air (?:attacks?|assaults?|bombardments?|bombings?)", AIR, "aircraft", "noun"),
    ("air", r"bombing (?:raids?|runs?|sorties?|missions?|campaigns?)|air campaigns?|aerial (?:shelling|campaign)|strafing(?: runs?)?", AIR, "aircraft", "noun"),
    ("drone", rf"{_DRONE}(?:-fired)?(?:[- ](?:missile|bomb|suicide|launched|borne))?[- ]{_ACT}", AIR, "drone", "noun"),
    ("heli", rf"(?:helicopter|gunship|helicopter gunship)[- ]{_ACT}", AIR, "helicopter", "noun"),
    ("plane", rf"{_PLANE}[- ]{_ACT}", AIR, "aircraft", "noun"),
    ("missile", rf"missile[- ]{_ACT}|missile fire", GROUND, "missile", "noun"),
    ("rocket", rf"rocket[- ](?:propelled )?{_ACT}|rocket fire|rocket shelling", GROUND, "rocket", "noun"),
    ("mortar", rf"mortar[- ](?:shell |bomb )?{_ACT}|mortar (?:fire|shelling)|mortared", GROUND, "mortar", "noun"),
    ("artillery", rf"(?:artillery|howitzer|tank|naval|shell)[- ](?:rocket )?(?:{_ACT}|fire|gunfire|shellings?|bombardments?|duels?|exchanges?)", GROUND, "artillery", "noun"),
    ("shelling", r"shellings?|shelled|bombard(?:ed|ing|s|ments?)|cross-border shelling", GROUND, "artillery", "verb"),
    ("barrel", rf"{_BOMB}|barrel[- ]bomb(?:ed|ings?)", AIR, "bomb", "noun"),
    ("passive-drone", rf"(?:hit|struck|killed|targeted|attacked|destroyed|wounded|injured|bombed) (?:\w+ ){{0,3}}?(?:by|in|from|with) (?:(?:a|an|the|suspected|alleged|two|three|several|multiple|us|u\.s\.|american|israeli|russian|ukrainian|turkish|explosive-laden|armed) )*{_DRONE}", AIR, "drone", "verb"),
    ("passive-plane", rf"(?:hit|struck|killed|targeted|attacked|destroyed|wounded|injured|bombed) (?:\w+ ){{0,3}}?(?:by|from) (?:(?:a|an|the|suspected|us|u\.s\.|american|israeli|russian|syrian|turkish|saudi-led|coalition|two|three|several) )*{_PLANE}", AIR, "aircraft", "verb"),
    ("passive-round", rf"(?:hit|struck|killed|targeted|attacked|destroyed|wounded|injured|damaged|pounded|met) (?:\w+ ){{0,3}}?(?:by|in|with) (?:(?:a|an|the|suspected|alleged|two|three|several|multiple|\d+|us|u\.s\.|american|israeli|russian|stray|errant|more) )*(?:drone )?{_ROUND}", GROUND, "missile", "verb"),
    ("passive-gun", r"(?:hit|struck|killed|targeted|attacked|wounded|injured|damaged|pounded) (?:\w+ ){0,6}?(?:by|with|from|under) (?:(?:a|the|heavy|intense|indirect|enemy) )*(?:artillery|mortars?|howitzers?|tank fire|tank shells)", GROUND, "artillery", "verb"),
    ("drone-verb", rf"{_DRONE} (?:have |has |had |also |reportedly |allegedly |again )*{_GAP}{_HITTING}", AIR, "drone", "weapon-subject"),
    ("plane-verb", rf"{_PLANE} (?:have |has |had |also |reportedly |allegedly |again )*{_GAP}{_HITTING}", AIR, "aircraft", "weapon-subject"),
    ("round-verb", rf"{_ROUND} (?:have |has |had |also |reportedly |apparently |launched |fired |that |was |were |which )*{_GAP}{_HITTING}", GROUND, "missile", "weapon-subject"),
    ("gun-verb", rf"{_GUN} (?:have |has |had |also |units? |batter(?:y|ies) )*(?:struck|strikes|hit|hits|targeted|pounded|shelled|destroyed|attacked|opened fire)", GROUND, "artillery", "weapon-subject"),
    ("fire-round", rf"(?:aim(?:ed|ing)|fir(?:ed?|es|ing)|launch(?:ed|es|ing)?|lobb(?:ed|ing)|shot|rain(?:ed|ing)(?: down)?|unleash(?:ed|ing)|drop(?:ped|ping)) (?:off )?{_GAP}{_ROUND}", GROUND, "missile", "verb"),
    ("fire-gun", r"(?:fir(?:ed|es|ing)|us(?:ed|ing)|open(?:ed|ing) fire with) (?:\w+ ){0,2}?(?:artillery|howitzers?|mortars?|tank shells?|heavy weapons)|(?:artillery|mortars?) (?:was|were) fired", GROUND, "artillery", "verb"),
    ("with-drones", rf"(?:attack(?:ed|s)?|target(?:ed|ing)|struck|hit|bombed|raided) (?:[\w'’()-]+ ){{0,8}}?(?:with|using|via|by means of) (?:[\w'’-]+ ){{0,4}}?(?:{_DRONE})", AIR, "drone", "verb"),
    ("launch-air", r"(?:launch(?:ed|es|ing)?|carried out|conducted|conducting|carrying out) (?:an? |the |several |two |three |intense |heavy )*(?:air|aerial)[- ](?:attack|operation|assault|offensive)s?", AIR, "aircraft", "verb"),
    ("predator", r"(?:(?:us|u\.s\.|cia|american) )?(?:predators?|reapers?|drones?|uavs?) (?:\w+ )?(?:fired|fires|firing|opened fire|attacked|struck|hit|killed|destroyed|bombed|targeted)", AIR, "drone", "weapon-subject"),
    ("fire-shell", r"(?:fir(?:ed|es|ing)|launch(?:ed|ing)) (?:[\w'’.,-]+ ){0,4}?(?:shells?|heavy rounds|(?:prohibited |cluster )*(?:cluster )?(?:munitions|ammunitions?)|heavy weapons|grenade launchers|naval artillery|multiple rocket launchers?)|heavy rounds (?:fired|landed|hit|exploded)", GROUND, "artillery", "verb"),
    ("drop-load", r"air ?forces? (?:\w+ )?(?:dropped|bombed|struck|hit|targeted|attacked|destroyed|pounded|strafed|launched)", AIR, "aircraft", "weapon-subject"),
    ("deliver-strike", r"(?:deliver(?:ed|s|ing)?|inflict(?:ed|s|ing)?|launch(?:ed|es|ing)?|carr(?:ied|ying) out|conduct(?:ed|ing|s)?) (?:an? |the |[\d,.]+ |more than |several |two |three |four |five |nearly |some |about )*(?:(?:group|massive|massed|combined|high-precision|precision|missile|concentrated|focused|surgical|pinpoint|retaliatory|overnight|deadly|fresh|new|coalition|u\.s\.|joint|targeted|separate|military)[- ])*strikes?", AIR, "unknown", "verb"),
    ("air-operation", r"(?:air|aerial) operations?", AIR, "aircraft", "noun"),
    ("from-the-air", r"(?:hit|struck|bombed|targeted|attacked|shelled|strafed) (?:\w+ )?from the (?:air|sky)|strafed?|strafes", AIR, "aircraft", "verb"),
    ("bomb-fell", r"bombs? (?:that |which |also )?(?:fell|landed|rained|dropped|hit|struck) (?:on|in|into|near|at|down|beside)", AIR, "bomb", "weapon-subject"),
    ("strikes-delivered", r"(?:strikes?|raids?) (?:was|were|been) (?:\w+ )?(?:delivered|conducted|carried out|launched|flown)", AIR, "unknown", "verb"),
    ("sent-jets", rf"(?:sent|scrambled|dispatched) (?:\w+ ){{0,2}}?{_PLANE} (?:against|to (?:bomb|strike|hit|attack))", AIR, "aircraft", "verb"),
    ("artillery-fired", r"(?:artillery|shells|tanks?) fired (?:by|from) (?:[\w'’-]+ ){0,6}?(?:hit|struck|killed|landed|fell|wounded|destroyed)", GROUND, "artillery", "weapon-subject"),
    ("precision", r"(?:high-precision|precision-guided|air-based|sea-based|air-launched|sea-launched)(?: (?:air-based|sea-based|long-range|air-launched))? (?:weapons?|munitions|missiles?)", GROUND, "missile", "noun"),
    ("launch-drone", rf"(?:launch(?:ed|es|ing)|sent|flew|fired) {_GAP}(?:kamikaze |suicide |explosive |attack |explosive-laden |armed |one-way )*(?:drones|uavs|shaheds)\b", AIR, "drone", "verb"),
    ("drop-bomb", r"(?:dropp(?:ed|ing)|drops|releas(?:ed|ing)) (?:[\w'’,.-]+ ){0,5}?(?:bombs?|munitions?|explosives?|bomblets|grenades|incendiar\w+|payload|ordnance|bombing|barrels?|explosive devices?|missiles?)", AIR, "bomb", "verb"),
    ("bombed-from-air", r"bomb(?:ed|ing)s? (?:\w+ ){0,4}?from the air|(?:bombs?|missiles?|death|explosives) (?:\w+ ){0,3}?from (?:the (?:air|sky|skies)|above)", AIR, "aircraft", "verb"),
)  # fmt: skip

_WEAK: Final = re.compile(
    r"\b(?:strikes?|struck|raids?|raided|attacks?|attacked|bomb(?:ed|ings?)|hits?|targeted|targeting|bombs|pound(?:ed|ing)|"
    r"explosions?|missiles?|rockets|drones?|assault|blasts?|bomb|blew up|blown up|fired (?:on|at|upon)|opened fire|fires? (?:on|at))\b",
    re.I,
)
_STRONG_RE: Final = compile_linear("|".join(rf"(?P<p{i}>\b(?:{p})\b)" for i, (_, p, *_rest) in enumerate(_STRONG)))

_GATE: Final = re.compile(
    r"strik|struck|\braid|bomb|shell|missile|rocket|drone|\buavs?\b|artiller|mortar|warplane|gunship|howitzer|quadcopter|fighter jet|\bjets\b|"
    r"helicopter|predator|\breaper|air ?force|cluster (?:amm|mun)|heavy (?:weapon|round)|\bairw|\baerial|munition|"
    r"bayraktar|shahed|himars|hellfire|\bmirage 2|\bf-?1\d|\bsu-\d|\bmig-?\d|\bmq-\d|from the (?:air|sky)|strafe",
    re.I,
)

_SIREN_AFTER: Final = re.compile(
    r"^\s*(?:out\b|fighters?\b|sirens?|shelters?|alerts?|alarms?|wardens?|warnings?|drills?|exercises?|capabilit\w+|simulat\w+|"
    r"games?|precautions|technology|programs?|programmes?|systems?|training|range|victims? memorial|policy|policies|base\b|teams?\b|units?\b)",
    re.I,
)
_DRILL: Final = re.compile(
    r"\b(?:drills?|(?:military|naval|air|joint|live-fire|large-scale) (?:exercises?|manoeuvres|maneuvers)|war ?games?|simulat\w+|mock|test-fir\w+|"
    r"test(?:ed|s|ing)? (?:of )?(?:a |an |its |new |the )*(?:\w+ ){0,3}(?:missile|rocket|drone)s?|(?:missile|rocket|engine|flight|launch|nuclear|drone) tests?|satellites?|space|"
    r"orbit\w*|rover|astronauts?|spacecraft|launch pad|rehears\w+)\b",
    re.I,
)
_FICTION: Final = re.compile(
    r"\b(?:films?|movies?|novels?|video ?games?|gamers?|players?|box.office|episodes?|actors?|actress|directed by|"
    r"documentar\w+|album|song|concert|museum|exhibition|trailer|sequel|season|theatre|playwright|tv series)\b",
    re.I,
)
_HISTORY: Final = re.compile(
    r"\b(?:world war(?: (?:i{1,2}|one|two|1|2))?|ww(?:i{1,2}|1|2)|second world war|first world war|blitz\b|luftwaffe|nazi\w*|hiroshima|"
    r"nagasaki|pearl harbor|dresden|vietnam war|korean war|anniversary|commemorat\w+|decades ago|19[0-8]\d)\b",
    re.I,
)
_OTHER_ATTACK: Final = re.compile(
    r"\b(?:suicide (?:bomb\w*|attack\w*|blast\w*)|car bombs?|car bombings?|truck bombs?|roadside bombs?|roadside bombings?|vehicle bombs?|"
    r"ieds?|improvised explosive\w*|land ?mines?|mines?|bomb (?:blasts?|explosions?|disposal|squads?|threats?)|explosive (?:belts?|vests?)|planted|"
    r"bombers?|booby.?trap\w*|gunm[ae]n|gunfire|shootings?|stabb\w+|knife|grenades?|arson\w*|petrol bombs?|nail bomb|pipe bombs?|"
    r"shot dead|opened fire|bombings? (?:at|of) (?:the )?(?:marathon|airport|hotel|nightclub|concert)|explosive devices?)\b",
    re.I,
)
_LABOUR: Final = re.compile(
    r"\b(?:unions?|workers?|labou?r|walk-?outs?|picket\w*|wages?|pay (?:rise|deal|dispute|talks)|employees|staff|teachers|nurses|"
    r"junior doctors|drivers|pilots'? (?:union|strike)|hunger.strik\w+|general strike|on strike|strike action|strikers?|industrial action|"
    r"sit-?ins?|protesters|shutters?|students|coalition of popular)\b",
    re.I,
)
_SPORT: Final = re.compile(
    r"\b(?:goals?|scor(?:ed|er|ing)|half-?time|league|cup|coach|striker|midfielder|batsm[ae]n|batter|wicket|innings|homer|pitch(?:er|ed)|"
    r"strikeouts?|baseball|basketball|football|soccer|tournament|championship|season|quarterback|penalt(?:y|ies)|bowling|"
    r"lightning|thunderstorms?|earthquakes?|hurricanes?|tornado\w*|asteroids?|comets?|meteor\w*|cyclones?|floods?|"
    r"deal|a chord|gold|a balance|nerve|oil price|shares?|stocks?|bird strikes?|strike (?:price|rate|zone)|patents?|"
    r"heart attacks?|panic attacks?|cyber.?attacks?|hackers?|shark|dog attack|bear attack)\b",
    re.I,
)
_WEATHER: Final = re.compile(r"\b(?:lightning|thunderstorms?)\b", re.I)
_MILITARY: Final = re.compile(
    r"\b(?:militar\w+|army|troops|soldiers?|forces|militants?|insurgents?|rebels?|fighters?|islamic state|isil|isis|daesh|taliban|al.qa[ie]da|"
    r"hamas|hezbollah|houthis?|al.shabaa?b|boko haram|terrorists?|warplanes?|jets?|aircraft|drones?|missiles?|artillery|bombs?|shells?|rockets?|"
    r"air ?force|coalition|pentagon|centcom|africom|command|regime|occupation|airspace|air defen[cs]es?|positions?|convoys?|hideouts?|"
    r"strongholds?|ammunition|weapons?|compounds?|bunkers?|command post|militia\w*|idf|ministry of defen[cs]e|defen[cs]e ministry|front ?line)\b",
    re.I,
)
_HARM: Final = re.compile(
    r"\b(?:kill\w*|dead|die[ds]?|deaths?|wound\w*|injur\w*|destroy\w*|damag\w*|casualt\w+|martyr\w*|rubble|collapsed?|flatten\w*|"
    r"level+ed|suppress\w*|engag\w+|struck|hit|target(?:ed|ing)|tore|ripped|smashed|demolish\w*|denied|degraded)\b",
    re.I,
)
_HITS_AFTER: Final = re.compile(
    r"^,?\s+(?:[\w'’-]+\s+){0,4}?(?:destroyed|damaged|engaged|struck|suppressed|disabled|hit|targeted|killed|killing|wounded|denied|degraded|cratered|produced|immobili[sz]ed|neutrali[sz]ed|eliminated|obliterated|wrecked|"
    r"injured|injuring|levelled|flattened|on (?:an? |the |\d+ |two |three |his |her |their )?(?:[\w'’-]+ ){0,4}?(?:house|houses|home|homes|vehicle|vehicles|compound|car|camp|building|"
    r"school|mosque|hospital|market|tent|village|town|convoy|truck|residence|apartment|madrassa|seminary|base|area))\b",
    re.I,
)
_ON_MILITARY: Final = re.compile(
    r"^\s+(?:on|against|targeting) (?:[\w'’.-]+ ){0,4}?(?:militants?|militias?|isil|isis|islamic state|daesh|taliban|al.qa[ie]da|hamas|hezbollah|houthis?|"
    r"al.shabaa?b|boko haram|rebels?|insurgents?|terrorists?|fighters|air ?bases?|airfields?|command|depots?|positions|personnel|facilities|targets)\b",
    re.I,
)
_KILLED_BEFORE: Final = re.compile(
    r"\b(?:killed|died|wounded|injured|hurt|dead|destroyed|martyred)\b[^.;]{0,40}\b(?:in|by|after|from|during)\b[^.;]{0,30}$",
    re.I,
)
_STRIKE_BY: Final = re.compile(
    r"\b(?:alleged|israeli|u\.?s\.?|american|russian|ukrainian|coalition|saudi(?:-led)?|turkish|cia|nato|french|british|iranian|pakistani|houthi|hezbollah|military|"
    r"army|precision|retaliatory|pre-?emptive|signature|double-tap)(?:[ -](?:led|coalition|military|army|precision|retaliatory))?\s*$",
    re.I,
)
_BY_IRREGULARS: Final = re.compile(
    r"\b(?:rebels?|militants?|insurgents?|guerrillas?|pdf|separatists|gunmen|group|fighters|suspects?|extremists?)\b[^.;]{0,50}$",
    re.I,
)
_FROM_THE_AIR: Final = re.compile(
    r"\b(?:war-?planes?|jets|fighter jets?|air ?force|aircraft|bombers|from the air|aerial)\b", re.I
)
_HOME_WAS: Final = re.compile(
    r"\b(?:house|houses|home|homes|building|buildings|apartment|tower|residence|school|mosque|church|hospital|tents?|camp|vehicle|car|market|motorcycle)\b[^.;]{0,170}"
    r"\b(?:was|were|been|is|are)\s+(?:\w+ly\s+)?$",
    re.I,
)
_GROUND_FIGHT: Final = re.compile(
    r"\b(?:gunfire|gunm[ae]n|firearms?|bullets?|snipers?|shot|shooting|clash\w*|fire ?fights?|stabb\w*|raided|stormed|ambush\w*|settlers?|knives|machetes?|"
    r"checkpoint|suicide|car bomb\w*|truck|by cars?|lightning|earthquake|flood\w*|storm|waves?|virus|cyber\w*)\b",
    re.I,
)
_BY_FORCES: Final = re.compile(
    r"\b(?:forces|army|air ?force|regime|coalition|military|occupation|israeli|russian|american|saudi|turkish|warplanes?|jets?|planes?|aircraft)\b",
    re.I,
)
_DEFINITE: Final = re.compile(
    r"\b(?:the|this|that|these|those|both|latest|said|its|their|his)(?: (?:\w+[- ])?(?:\w+))?\s*$", re.I
)
_ANOTHER: Final = re.compile(
    r"\b(?:another |a (?:second|third|fourth|fifth|separate|different|further|new|subsequent|similar|previous|follow-up) |(?:second|third|fourth|separate|different|other|previous|earlier|subsequent|similar|past) )"
    r"(?:[\w.'-]+ ){0,3}$",
    re.I,
)
_SHOOT_DOWN: Final = re.compile(
    r"\b(?:(?:shot|shoot(?:ing)?|brought|took|bring(?:ing)?) down|downed|downing|intercept(?:ed|s|ing|ions?)|neutrali[sz]ed|(?:air defen[cs]e(?:s| systems?)? (?:destroyed|repelled|engaged)))\b",
    re.I,
)
_PLURAL: Final = re.compile(
    r"(?:strikes|raids|attacks|bombings|shellings|bombardments|salvos|barrages|assaults|hits|bombs|missiles|rockets)$",
    re.I,
)
_GENERIC_BEFORE: Final = re.compile(
    r"\b(?:(?:backed|supported|helped|aided|covered|bolstered|accompanied|reinforced) by|backing of|cover of|support (?:of|from|with)|with (?:the )?(?:help|support|aid) of|"
    r"despite|amid|an? end to|end(?:ing|s|ed)?|halt(?:ing|ed|s)?(?: to| of)?|stop(?:ping|ped|s)?|cease|cessation of|ceasing|"
    r"(?:campaigns?|threat|start|beginning|resumption|intensification|escalation|increase|reduction|decrease|surge|lull|legality|policy|program(?:me)?|use|effects) of|"
    r"increase in|reduction in|interven\w+ with|continu(?:es|ed|ing)(?: with)?|fac(?:e|es|ed|ing)|keep(?:s|ing)? up|kept up|"
    r"(?:began|begin|begins|begun|started|starting|resumed|stepped up|intensified|expanded|extended)|since|"
    r"condemn\w*|criticis\w*|oppos\w*|taking advantage of|flee(?:ing)?|fled|role in|part in|join(?:ed|ing)?|calls? for|called off|calling off|continued)\s+"
    r"(?:(?!killed|killing|hit|struck)[\w'’.-]+\s+){0,4}$",
    re.I,
)
_GENERIC_AFTER: Final = re.compile(
    r"\s+(?:of (?:civilians|rebels|civilian (?:areas|targets)) )?(?:has |have |had |is |are |was |were |would |will |could |also )*"
    r"(?:to stop|transform\w*|tipped|turned|exacerbated|helped|helping|undermin\w+|go on|going on|must|should|sent|in support of|supporting|"
    r"in (?:a )?(?:bid|effort)|to (?:support|help|bolster|prop|aid|back|defeat)|ha[sd] (?:to|transformed)|that (?:began|started)|began|started|unabated|"
    r"continue[ds]? unabated|are directed|designed|intended|as (?:a|part)|cannot|alone|were halted|are halted|stop)\b",
    re.I,
)
_MASS: Final = re.compile(
    r"(?:strikes|raids|attacks|bombings?|bombardments?|shellings?|campaigns?|sorties|missions|runs|bombs|assaults?|fire|cover)$",
    re.I,
)
_CAMPAIGN: Final = re.compile(r"campaigns?$", re.I)
_DID_HARM: Final = re.compile(
    r"^[^.;]{0,70}?\b(?:kill\w*|hit|struck|destroy\w*|target\w*|wound\w*|injur\w*|dead|died|flatten\w*|level+ed)\b",
    re.I,
)
_AIRDROP: Final = re.compile(
    r"^\s*(?:\w+ ){0,3}?(?:leaflets|food|aid|water|supplies|humanitarian|medicines?|paratroop\w*|troops|pamphlets|off)\b",
    re.I,
)


def _only_mentioned(words: str, before: str, after: str) -> bool:
    """ "Backed by air strikes", "an end to the bombing", "since the air campaign began": spoken of in general, not told."""
    if _DID_HARM.search(after):
        return False
    if _MASS.search(words) and _GENERIC_AFTER.match(after):
        return True
    return bool(_CAMPAIGN.search(words)) or bool(_MASS.search(words) and _GENERIC_BEFORE.search(before))


def may_tell_of_strikes(text: str) -> bool:
    """The gate: False when no word of the field stands anywhere in the text, in microseconds."""
    return _GATE.search(text) is not None


def find_triggers(
    document: Document, numbers: list[NumberMention], weapons: Sequence[WeaponMention] = ()
) -> list[TriggerMention]:
    """Every strong trigger that is meant as a strike, and every weak one with military evidence, in reading order.

    `weapons` are named platforms: one that fires, or by which something is hit, is a trigger too.
    """
    strong: list[TriggerMention] = []
    buffer = document.buffer
    for match in _STRONG_RE.finditer(buffer):
        sentence = document.sentence_at(match.start())
        if match.end() > sentence.end + 1:
            continue
        _, _, event_type, weapon, form = _STRONG[int((match.lastgroup or "p0")[1:])]
        if _only_looks_strong(document, sentence, match):
            continue
        if weapon == "missile":
            weapon = _round(match.group())
        strong.append(_mention(document, sentence, match, event_type, weapon, form, 1.0, numbers))
    strong.extend(_by_platform(document, weapons, [(t.start, t.end) for t in strong], numbers))
    strong.sort(key=lambda t: t.start)
    taken = [(t.start, t.end) for t in strong]
    context = strong[0] if strong else None
    weak = [
        t
        for m in _WEAK.finditer(buffer)
        if not any(a <= m.start() < b for a, b in taken)
        for t in _weak(document, m, context, strong, numbers)
    ]
    if not strong and not any(t.strength >= 0.6 for t in weak):
        return []
    return sorted([*strong, *weak], key=lambda t: t.start)


_ROUNDS: Final[tuple[tuple[re.Pattern[str], WeaponType], ...]] = (
    (re.compile(r"\bmissiles?\b", re.I), "missile"),
    (re.compile(r"\b(?:artillery|howitzers?|shells?|tanks?)\b", re.I), "artillery"),
    (re.compile(r"\bmortars?\b", re.I), "mortar"),
    (re.compile(r"\brockets?\b", re.I), "rocket"),
)


def _round(words: str) -> WeaponType:
    """What was fired, by the word used for it."""
    return next((kind for pattern, kind in _ROUNDS if pattern.search(words)), "missile")


_FIRES: Final = re.compile(
    r"\s*(?:\([^)]{1,20}\)\s*)?(?:[\w'’-]+ ){0,4}?(?:struck|hit|targeted|engaged|bombed|fired|attacked|destroyed|killed|neutrali[sz]ed|launched|dropped|strafed|raided|carried out)\b",
    re.I,
)
_BY_IT: Final = re.compile(
    r"\b(?:neutrali[sz]ed|killed|hit|struck|destroyed|bombed|targeted|attacked|wounded|engaged|surprised|eliminated)\b[^.;]{0,40}\b(?:by|from)(?: an?| the| two| three)? $",
    re.I,
)
_PLATFORMS: Final = frozenset({"aircraft", "helicopter", "drone", "loitering munition"})


def _by_platform(
    document: Document, weapons: Sequence[WeaponMention], taken: Sequence[tuple[int, int]], numbers: list[NumberMention]
) -> list[TriggerMention]:
    """Triggers by name of the platform: "a Mirage 2000 patrol struck", "neutralised by a Bayraktar TB2"."""
    found = []
    for w in weapons:
        if w.platform is None or w.type not in _PLATFORMS or any(a < w.end and w.start < b for a, b in taken):
            continue
        sentence = document.sentences[w.sentence]
        after, before = document.buffer[w.end : sentence.end], document.buffer[sentence.start : w.start]
        fires = _FIRES.match(after)
        if fires is None and _BY_IT.search(before) is None:
            continue
        if fires is not None and not _really_strikes(fires.group()):
            continue
        end = w.end + fires.end() if fires else w.end
        if _DRILL.search(document.words(sentence)) or _HISTORY.search(document.words(sentence)):
            continue
        found.append(
            _trigger(
                document, sentence, (w.start, end), AIR, w.type, "weapon-subject" if fires else "verb", 1.0, numbers
            )
        )
    return found


def _only_looks_strong(document: Document, sentence: Sentence, match: Match) -> bool:
    words = document.words(sentence)
    name = _STRONG[int((match.lastgroup or "p0")[1:])][0]
    after = document.buffer[match.end() : sentence.end]
    if _SIREN_AFTER.search(after):
        return True
    if _DRILL.search(words) and not _HARM.search(words):
        return True
    if _FICTION.search(words) and not _HARM.search(words):
        return True
    if name == "drop-bomb" and re.search(r"grenades", match.group(), re.I) and not re.search(_DRONE, words, re.I):
        return True
    if name in {"heli", "plane"} and re.search(r"(?:hits?|strikes?)$", match.group(), re.I) and _SPORT.search(words):
        return True
    if name in {"plane-verb", "drone-verb"} and not _really_strikes(match.group()):
        return True
    if name == "deliver-strike" and _LABOUR.search(words):
        return True
    if name == "air-operation" and not _HARM.search(words):
        return True
    if (
        name == "drone-verb"
        and not _HARM.search(words)
        and not _SHOOT_DOWN.search(words)
        and not _MILITARY.search(words.replace(match.group(), " "))
    ):
        return True
    if _AIRDROP.match(after) or _HISTORY.search(words):
        return True
    if re.search(r"\bsuicide\s+$", document.buffer[max(0, match.start() - 10) : match.start()], re.I):
        return True
    if (
        name in {"fire-round", "round-verb"}
        and _FLIES_FAR.search(match.group())
        and _only_a_launch(document, words, after)
    ):
        return True
    if name == "shelling" and re.match(r"bombard", match.group(), re.I) and not _MILITARY.search(words):
        return not re.search(
            r"\b(?:town|city|village|district|area|neighbou?rhood|homes?|houses?|camp|towns|villages)\b", words, re.I
        )
    return bool(re.match(r"shelled", match.group(), re.I) and re.match(r"\s+(?:out|eggs?|peas|prawns)\b", after, re.I))


_FLIES_FAR: Final = re.compile(r"\b(?:missiles?|rockets?|projectiles?)\b", re.I)
_CARGO: Final = re.compile(r"\b(?:landed|landing|crash\w*(?: into)?|fell)$", re.I)
_AT_SOMETHING: Final = re.compile(
    r"^[^.;]{0,60}?\b(?:at|on|onto|against|towards?|into|across|targeting|hitting|striking)\b", re.I
)
_INTO_THE_SEA: Final = re.compile(
    r"\b(?:into|in|near|off|over|towards?|splashed|fell)[^.;]{0,40}\b(?:sea|waters|ocean|coast|gulf|strait|orbit|space|japan)\b|\b(?:test|launch pad|satellite|orbit|payload)",
    re.I,
)


def _only_a_launch(document: Document, words: str, after: str) -> bool:
    """Rockets are also launched into space and missiles tested: a launch is a strike when it is at something or does harm."""
    if _HARM.search(words) and not _DRILL.search(words):
        return False
    if len(_DRILL.findall(document.buffer, 0, 6000)) >= 3 or _DRILL.search(words):
        return True
    return not _AT_SOMETHING.search(after) or bool(_INTO_THE_SEA.search(words))


def _really_strikes(words: str) -> bool:
    """Planes and drones also land, crash and fall; only rounds do so as a strike."""
    if _CARGO.search(words):
        return False
    return not re.search(
        r"\b(?:was|were|been|being|is|are) (?:\w+ )?(?:hit|struck|destroyed|damaged|targeted|attacked|launched|fired|dropped|killed|engaged)$",
        words,
        re.I,
    )


def _weak(
    document: Document,
    match: Match,
    context: TriggerMention | None,
    strong: list[TriggerMention],
    numbers: list[NumberMention],
) -> list[TriggerMention]:
    sentence = document.sentence_at(match.start())
    words = document.words(sentence)
    word = match.group().lower()
    if (
        _LABOUR.search(words)
        or _SPORT.search(words)
        or _SIREN_AFTER.search(document.buffer[match.end() : sentence.end])
    ):
        return []
    if (
        _OTHER_ATTACK.search(words)
        and not re.search(r"\bair|warplane|jets\b", words, re.I)
        and not _numbered(document, sentence, match)
    ):
        return []
    military = len(
        {
            m.group().lower()
            for m in _MILITARY.finditer(words)
            if not (m.start() <= match.start() - sentence.start < m.end())
        }
    )
    harm = bool(_HARM.search(words.replace(match.group(), " ", 1)))
    event_type: EventType = context.event_type if context else AIR
    weapon: WeaponType = context.weapon_type if context else "unknown"
    after = document.buffer[match.end() : min(sentence.end, match.end() + 80)]
    before = document.buffer[max(sentence.start, match.start() - 60) : match.start()]
    if word in {"strike", "strikes"}:
        strength = (
            0.6
            if (
                (harm or _numbered(document, sentence, match))
                and (military or _HITS_AFTER.search(after) or _KILLED_BEFORE.search(before))
            )
            or _STRIKE_BY.search(before)
            else 0.0
        )
        if strength < 0.6 and _ON_MILITARY.match(after):
            strength = 0.6
    elif (word in {"raid", "raids"} and harm and (_FROM_THE_AIR.search(words) or _STRIKE_BY.search(before))) or (
        word in {"attack", "attacks"} and harm and _STRIKE_BY.search(before) and not _GROUND_FIGHT.search(words)
    ):
        strength = 0.6
    elif (
        _HOME_WAS.search(before)
        and harm
        and word in {"struck", "bombed", "hit", "targeted", "shelled"}
        and not _GROUND_FIGHT.search(words)
    ):
        strength = 0.6
        weapon = "bomb" if word == "bombed" and weapon == "unknown" else weapon
    elif word in {"bomb", "bombs"} and _HITS_AFTER.search(after):
        strength = 0.6 if _BY_FORCES.search(words) else 0.0
        event_type, weapon = AIR, "bomb"
    elif word in {"blew up", "blown up"}:
        strength = 0.6 if _BY_FORCES.search(words) and harm and not _BY_IRREGULARS.search(before) else 0.0
    elif word in {"bombed", "bombing", "bombings", "bombs"}:
        strength = (
            0.6
            if _BY_FORCES.search(words) or re.search(r"\b(?:alleged|aerial|heavy|reported)\s*$", before, re.I)
            else 0.0
        )
        event_type, weapon = AIR, "aircraft" if weapon == "unknown" else weapon
    else:
        strength = 0.0
    if strength < 0.6 and _LETHAL.search(word) and _kills_nearby(document, sentence):
        strength = 0.6
        event_type, weapon = (
            (AIR, "drone") if word.startswith("drone") else (AIR if weapon == "drone" else GROUND, "missile")
        )
    if (
        word == "strike"
        and strength < 0.6
        and re.match(r"\s+(?:of|in) (?:the |this )?(?:day|week|month|year|morning|series)\b", after)
        and _kills_nearby(document, sentence)
    ):
        strength = 0.6
    if context is not None and strength < 0.6:
        near = min(abs(document.sentence_at(t.start).index - sentence.index) for t in strong)
        refers = _DEFINITE.search(document.buffer[max(sentence.start, match.start() - 40) : match.start()])
        if word in {"struck", "hit", "targeted", "targeting", "hits", "attacked", "pounded", "pounding", "raided"}:
            strength = 0.5 if near <= 2 and (military or harm) else 0.0
        elif word in {"drone", "drones", "missile", "missiles", "rockets"} or word.startswith(("fire", "opened")):
            strength = 0.4 if near <= 2 and harm else 0.0
        elif word in {
            "strike",
            "strikes",
            "raid",
            "raids",
            "attack",
            "attacks",
            "bombing",
            "bombings",
            "bombed",
            "assault",
        }:
            strength = 0.5 if refers or near <= 3 or military else 0.0
        elif word in {"explosion", "explosions", "blast", "blasts"}:
            strength = 0.3 if near <= 1 and harm else 0.0
    if strength == 0.0:
        return []
    form: TriggerForm = (
        "verb"
        if word in {"struck", "hit", "targeted", "targeting", "attacked", "bombed", "pounded", "raided"}
        else "noun"
    )
    return [_mention(document, sentence, match, event_type, weapon, form, strength, numbers)]


_LETHAL: Final = re.compile(r"^(?:drones?|missiles?)$")
_DEAD: Final = re.compile(
    r"\b(?:killed|dead|died|deaths?|extinguished|took (?:his|her|their) (?:home|lives|life))\b", re.I
)


def _kills_nearby(document: Document, sentence: Sentence) -> bool:
    """People died in this sentence, or in the one right before or after it in the same paragraph."""
    near = document.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    return any(
        s.paragraph == sentence.paragraph
        and _DEAD.search(document.words(s))
        and not _OTHER_ATTACK.search(document.words(s))
        for s in near
    )


_NUMBERED: Final = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) (?:air ?)?$", re.I
)


def _numbered(document: Document, sentence: Sentence, match: Match) -> bool:
    """ "Near Mosul, three strikes destroyed …": what they destroyed may well be bombs on wheels."""
    before = document.buffer[max(sentence.start, match.start() - 12) : match.start()]
    after = document.buffer[match.end() : match.end() + 40]
    return match.group().lower() in {"strike", "strikes"} and bool(
        _NUMBERED.search(before) and _HITS_AFTER.search(after)
    )


def _mention(
    document: Document,
    sentence: Sentence,
    match: Match | re.Match[str],
    event_type: EventType,
    weapon: WeaponType,
    form: TriggerForm,
    strength: float,
    numbers: list[NumberMention],
) -> TriggerMention:
    return _trigger(document, sentence, (match.start(), match.end()), event_type, weapon, form, strength, numbers)


def _trigger(
    document: Document,
    sentence: Sentence,
    span: tuple[int, int],
    event_type: EventType,
    weapon: WeaponType,
    form: TriggerForm,
    strength: float,
    numbers: list[NumberMention],
) -> TriggerMention:
    start, end = span
    before = document.buffer[max(sentence.start, start - 60) : start]
    words = document.buffer[start:end]
    plural = bool(_PLURAL.search(words))
    number, number_span = _number_of_strikes(document, sentence, span, numbers)
    shot = _SHOOT_DOWN.search(document.words(sentence)) if weapon in {"drone", "missile", "rocket"} else None
    if shot and not _HARM.search(document.words(sentence).replace(words, " ")):
        event_type = DISRUPTED
    if _only_mentioned(words, before, document.buffer[end : sentence.end]):
        strength = min(strength, MENTIONED)
    return TriggerMention(
        start,
        end,
        sentence.index,
        event_type=event_type,
        weapon_type=weapon,
        form="headline" if sentence.kind == "title" else form,
        strength=strength,
        plural=plural,
        number=number,
        number_span=number_span,
        anaphoric=bool(_DEFINITE.search(before)) and (form == "noun" or bool(_MASS.search(words))),
        another=bool(_ANOTHER.search(before)),
    )


_BETWEEN: Final = re.compile(r"^(?:\s+(?:[\w'’.-]+)){0,3}\s*$")


def _number_of_strikes(
    document: Document, sentence: Sentence, span: tuple[int, int], numbers: list[NumberMention]
) -> tuple[Count | None, tuple[int, int] | None]:
    """ "Three air strikes", "nearly 500 air strikes": the number that stands right before a noun for strikes."""
    noun = re.search(
        r"(?:strikes?|raids?|attacks?|bombings?|sorties|missiles?|rockets?|shells?|bombs?|drones?)\b",
        document.buffer[span[0] : span[1]],
        re.I,
    )
    if noun is None:
        return None, None
    start, end = span[0], span[0] + noun.start()
    for n in reversed(numbers):
        if n.end > end + 1 or n.start < sentence.start:
            continue
        gap = document.buffer[n.end : start] if n.end <= start else ""
        if n.end <= start and not _BETWEEN.match(gap):
            break
        if re.search(r"\b(?:of|in|by|the|for|and|with|after|from|killed|people)\b", gap, re.I):
            break
        return Count(n.min, n.max, n.hedge), (n.start, n.end)
    return None, None
