"""The words around a trigger that say whether a strike is meant: other meanings, other attacks, harm, forces."""

import re
from typing import Final

from streams.text.guarded import compile_guarded
from streams.text.linear import compile_words

SIREN_AFTER: Final = re.compile(
    r"^\s*(?:out\b|fighters?\b|sirens?|shelters?|alerts?|alarms?|wardens?|warnings?|drills?|exercises?|capabilit\w+|simulat\w+|"
    r"games?|precautions|technology|programs?|programmes?|systems?|training|range|victims? memorial|policy|policies|base\b|teams?\b|units?\b)",
    re.I,
)
DRILL: Final = compile_words(
    r"\b(?:drills?|(?:military|naval|air|joint|live-fire|large-scale) (?:exercises?|manoeuvres|maneuvers)|war ?games?|simulat\w+|mock|fired live|live (?:firing|rounds|tests?)|inert|(?:firing|gunnery|bombing|target|shooting|training) range|(?:factory|firing|field|test) trials?|test-fir\w+|"
    r"test(?:ed|s|ing)? (?:of )?(?:a |an |its |new |the )*(?:\w+ ){0,3}(?:missile|rocket|drone|howitzer|launcher|cannon)s?|(?:missile|rocket|engine|flight|launch|nuclear|drone) tests?|satellites?|(?:outer|into|edge of) space|space (?:agency|launch\w*|program\w*|cent(?:re|er)|station|rockets?|flights?|missions?)|"
    r"orbit\w*|rover|astronauts?|spacecraft|launch pad|rehears\w+)\b"
)
FICTION: Final = compile_words(
    r"\b(?:films?|movies?|novels?|video ?games?|gamers?|players?|box.office|episodes?|actors?|actress|directed by|"
    r"documentar\w+|album|song|concert|museum|exhibition|trailer|sequel|season|theatre|playwright|tv series|novelist|memoirs?|chapters?|paperback|publisher)\b"
)
HISTORY: Final = compile_guarded(
    r"\b(?:world war(?: (?:i{1,2}|one|two|1|2))?|ww(?:i{1,2}|1|2)|second world war|first world war|blitz\b|luftwaffe|nazi\w*|hiroshima|"
    r"nagasaki|pearl harbor|dresden|vietnam war|korean war|anniversary|commemorat\w+|decades ago|mussolini\w*|fascist|(?:(?:a |one )?hundred|[3-9]\d|1\d\d|thirty|forty|fifty|sixty|seventy|eighty|ninety) years (?:since|after|ago|on)|unexploded|defus\w+|sappers|(?<!since )19[0-8]\d)\b",
    re.I,
)
OTHER_ATTACK: Final = compile_words(
    r"\b(?:suicide (?:bomb\w*|attack\w*|blast\w*)|car bombs?|car bombings?|truck bombs?|roadside bombs?|roadside bombings?|vehicle bombs?|"
    r"ieds?|improvised explosive\w*|land ?mines?|mines?|bomb (?:blasts?|explosions?|disposal|squads?|threats?)|explosive (?:belts?|vests?)|planted|"
    r"bombers?|booby.?trap\w*|gunm[ae]n|gunfire|shootings?|stabb\w+|knife|grenades?|arson\w*|petrol bombs?|nail bomb|pipe bombs?|"
    r"shot dead|opened fire|bombings? (?:at|of) (?:the )?(?:marathon|airport|hotel|nightclub|concert)|explosive devices?)\b"
)
BOMBERS: Final = compile_words(r"\bsuicide (?:bomb\w*|attack\w*|blast\w*)|\bbombers?\b|\bgunm[ae]n\b|\bcar bomb\w*")
LABOUR: Final = compile_words(
    r"\b(?:unions?|workers?|labou?r|walk-?outs?|walk(?:ed|ing|s)? out|picket\w*|wages?|pay (?:rise|deal|dispute|talks)|employees|staff|teachers|nurses|"
    r"junior doctors|drivers|pilots'? (?:union|strike)|hunger.strik\w+|general strike|on strike|strike action|strikers?|industrial action|"
    r"sit-?ins?|protesters|shutters?|students|coalition of popular)\b"
)
PROTEST: Final = compile_words(
    r"\b(?:protest\w*|demonstrat\w+|demonstrators?|rally|rallies|rallied|marched|marchers|hartals?|bandhs?|shut ?down|lock ?down|boycott\w*|roadblocks?|"
    r"barricad\w+|civil disobedience|tear ?gas|police fired|riot\w*|trade|transporters?|traders?|shop ?keepers|silent strike|hunger)\b"
)
SPORT: Final = compile_words(
    r"\b(?:goals?|hat-?tricks?|scor(?:ed|er|ing)|half-?time|league|cup|coach|striker|midfielder|batsm[ae]n|batter|wicket|innings|homer|pitch(?:er|ed)|"
    r"strikeouts?|baseball|basketball|football|soccer|tournament|championship|season|quarterback|penalt(?:y|ies)|bowling|"
    r"lightning|thunderstorms?|earthquakes?|hurricanes?|tornado\w*|asteroids?|comets?|meteor\w*|cyclones?|floods?|"
    r"deal|a chord|gold|a balance|nerve|oil price|shares?|stocks?|bird strikes?|strike (?:price|rate|zone)|copyright|patents?|"
    r"(?:heart|panic|verbal|personal|stinging|scathing) attacks?|cyber.?attacks?|hackers?|shark|dog attack|bear attack)\b"
)
WEATHER: Final = compile_guarded(r"\b(?:lightning|thunderstorms?)\b", re.I)
MILITARY: Final = compile_words(
    r"\b(?:militar\w+|army|troops|soldiers?|forces|militants?|insurgents?|rebels?|fighters?|islamic state|isil|isis|daesh|taliban|al.qa[ie]da|"
    r"hamas|hezbollah|houthis?|al.shabaa?b|boko haram|terrorists?|warplanes?|jets?|aircraft|drones?|missiles?|artillery|bombs?|shells?|rockets?|"
    r"air ?force|coalition|pentagon|centcom|africom|command|regime|occupation|airspace|air defen[cs]es?|positions?|convoys?|hideouts?|"
    r"strongholds?|ammunition|weapons?|compounds?|bunkers?|command post|militia\w*|idf|ministry of defen[cs]e|defen[cs]e ministry|front ?line)\b"
)
HARM: Final = compile_words(
    r"\b(?:kill\w*|dead|perish\w*|die[ds]?|deaths?|wound\w*|injur\w*|destroy\w*|damag\w*|casualt\w+|martyr\w*|rubble|collapsed?|flatten\w*|"
    r"level+ed|sank|sunk|sinking|suppress\w*|engag\w+|struck|hit|target(?:ed|ing)|tore|ripped|smashed|demolish\w*|neutrali[sz](?:ed|ing)|ablaze|alight|denied|degraded|out of (?:action|service|use|order))\b"
)
HITS_AFTER: Final = re.compile(
    r"^,?\s+(?:[\w'’-]+\s+){0,4}?(?:destroyed|damaged|engaged|struck|suppressed|disabled|hit|targeted|killed|killing|wounded|denied|degraded|cratered|cut|severed|breached|resulted in|produced|immobili[sz]ed|neutrali[sz]ed|eliminated|obliterated|wrecked|"
    r"injured|injuring|levelled|flattened|on (?:an? |the |\d+ |two |three |his |her |their )?(?:[\w'’-]+ ){0,4}?(?:house|houses|home|homes|vehicle|vehicles|compound|car|camp|building|"
    r"school|mosque|hospital|market|tent|village|town|city|convoy|truck|residence|apartment|madrassa|seminary|base|area|outskirts|factory|workshop|refinery|depot|port|bakery|clinic|shop|bus|van|motorcycle|toyota|pick-?up))\b",
    re.I,
)
ON_MILITARY: Final = re.compile(
    r"^,?\s+(?:on|against|targeting) (?:[\w'’.-]+ ){0,4}?(?:militants?|militias?|isil|isis|islamic state|daesh|taliban|al.qa[ie]da|hamas|hezbollah|houthis?|"
    r"al.shabaa?b|boko haram|rebels?|insurgents?|terrorists?|fighters|air ?bases?|airfields?|command|depots?|positions|personnel|facilities|targets)\b",
    re.I,
)
KILLED_BEFORE: Final = compile_guarded(
    r"\b(?:killed|died|wounded|injured|hurt|dead|destroyed|damaged|martyred)\b[^.;]{0,40}\b(?:in|by|after|from|during)\b[^.;]{0,30}$",
    re.I,
)
STRIKE_BY: Final = compile_guarded(
    r"\b(?:alleged|(?:israel|russia|ukraine|iran|turkey|pakistan|india|america|armenia|azerbaijan|hezbollah)['’]s|israeli|u\.?s\.?|american|russian|ukrainian|coalition|saudi(?:-led)?|turkish|cia|nato|french|british|iranian|pakistani|houthi|hezbollah|military|"
    r"army|precision|retaliatory|pre-?emptive|signature|double-tap)(?:[ -](?:led|coalition|military|army|precision|retaliatory))?\s*$",
    re.I,
)
BY_IRREGULARS: Final = compile_guarded(
    r"\b(?:rebels?|militants?|insurgents?|guerrillas?|[a-z]?pdf|separatists|gunmen|group|fighters|suspects?|extremists?)\b[^.;]{0,50}$",
    re.I,
)
FROM_THE_AIR: Final = compile_words(
    r"\b(?:war-?planes?|jets|fighter jets?|air ?force|aircraft|aviation|bombers|from the air|aerial|airspace)\b"
)
HOME_WAS: Final = compile_guarded(
    r"\b(?:house|houses|home|homes|flats?|building|buildings|apartment|tower|residence|school|mosque|church|hospital|tents?|camp|vehicle|car|market|motorcycle)\b[^.;]{0,170}"
    r"\b(?:was|were|been|being|is|are)\s+(?:\w+ly\s+)?$",
    re.I,
)
GROUND_FIGHT: Final = compile_words(
    r"\b(?:gunfire|gunm[ae]n|firearms?|bullets?|snipers?|shot|shooting|clash\w*|fire ?fights?|stabb\w*|raided|stormed|ambush\w*|settlers?|knives|machetes?|"
    r"checkpoint|suicide|car bomb\w*|truck|by cars?|lightning|earthquake|flood\w*|storm|waves?|virus|cyber\w*)\b"
)
BY_FORCES: Final = compile_words(
    r"\b(?:forces|army|air ?force|regime|coalition|military|occupation|israeli|russian|american|saudi|turkish|warplanes?|jets?|planes?|aircraft)\b"
)
DEFINITE: Final = re.compile(
    r"(?<!one of )\b(?:the|this|that(?! (?:an?|two|three|four|five|six|several|at least|about|some)\b)(?! (?:\w+ )?(?:it|they|he|she|from|to|of|in|on|with|by|would|will|could|had|has)\b)|these|those|both|latest|said(?! (?:that )?(?:an?|two|three|four|five|six|several|at least|about|some|overnight|heavy|fresh|new|further|more)\b)|its|their|his)"
    r"(?! (?!first|last|other|latest|next|same|remaining)\w+ (?:an?|two|three|four|five|six|seven|eight|nine|ten|several|some|\d+)\s)"
    r"(?: (?:\w+[- ])?(?:\w+))?\s*$",
    re.I,
)
ANOTHER: Final = compile_guarded(
    r"\b(?:another |a (?:second|third|fourth|fifth|separate|different|further|new|subsequent|similar|previous|follow-up) |(?:second|third|fourth|separate|different|other|previous|earlier|subsequent|similar|past) )"
    r"(?:[\w.'-]+ ){0,3}$",
    re.I,
)
SHOOT_DOWN: Final = compile_words(
    r"\b(?:(?:shot|shoot(?:ing)?|brought|took|bring(?:ing)?|knock(?:ed|ing)) down|downed|downing|intercept(?:ed|s|ing|ions?)|neutrali[sz]ed|(?:air defen[cs]e(?:s| systems?)? (?:destroyed|repelled|engaged)))\b"
)
PLURAL: Final = re.compile(
    r"(?:strikes|raids|attacks|bombings|shellings|bombardments|salvos|barrages|assaults|hits|bombs|missiles|rockets)$",
    re.I,
)
AIRDROP: Final = re.compile(
    r"^\s*(?:\w+ ){0,3}?(?:leaflets|food|aid|water|supplies|humanitarian|medicines?|paratroop\w*|troops|pamphlets|off)\b",
    re.I,
)
BY_BELLIGERENT: Final = compile_guarded(
    r"(?:^(?:us|u\.s\.)|\b(?:israel|russia|ukraine|iran|turkey|türkiye|azerbaijan|armenia|nato|saudi arabia|the (?:united states|us|u\.s\.|coalition|alliance|junta|regime|occupation)|"
    r"(?:israeli|russian|ukrainian|iranian|turkish|indian|pakistani|azerbaijani|armenian|american|us|u\.s\.|british|french|saudi|emirati|syrian|sudanese|ethiopian|"
    r"nigerian|malian|myanmar|junta|regime|government|coalition|its|our|armed|special|central command|centcom|africom) (?:armed |military |air |defen[cs]e )?forces?|"
    r"(?:israeli|russian|ukrainian|iranian|turkish|indian|pakistani|american|us|u\.s\.|syrian|sudanese|ethiopian|nigerian|myanmar|azerbaijani|armenian) (?:military|army|air force|navy|special services|security service|intelligence)|[a-z]+['’]s (?:junta|army|military|air force|navy|security service)|"
    r"hezbollah|houthis?|the enemy|(?:israel|russia|ukraine|iran|turkey|pakistan|india|azerbaijan|armenia|the coalition|the alliance) (?:said|says|confirmed|announced)(?: \w+day)? (?:that )?(?:it|its (?:forces|jets|aircraft|troops|planes|navy))|(?:military|army|forces?|command|centcom|africom|ministry|navy|coalition|general staff|special services|security service|intelligence|sbu|gur|hur) (?:said|says|announced|confirmed|claimed)(?: \w+day)? (?:that )?(?:it|they|its (?:forces|jets|aircraft|troops|planes|navy))))(?: (?:has|have|had|also|reportedly|again|later|then|first|twice|repeatedly|deliberately|directly|heavily|successfully|(?:late |early )?on [a-z]+day|overnight|yesterday))*\s+$",
    re.I,
)
"""A side of a war as the subject right before a verb."""
ACCUSED_OF: Final = compile_guarded(
    r"\b(?:accus(?:e|ed|es|ing)|suspect(?:ed|s)?) (?:[\w'’.-]+ ){0,4}?"
    r"(?:russia|ukraine|kyiv|moscow|israel|turkey|türkiye|ankara|iran|tehran|saudi arabia|riyadh|emirates|uae|armenia|azerbaijan|baku|yerevan|"
    r"ethiopia|eritrea|sudan|khartoum|pakistan|islamabad|india|myanmar|thailand|cambodia|syria|damascus|iraq|libya|egypt|jordan|chad|rwanda|"
    r"kenya|nigeria|niger|mali|nato|hezbollah|houthis|rsf|us|u\.s\.|united states|washington|france|britain|"
    r"army|military|air force|regime|junta|forces|coalition)"
    r"(?: (?:on |late |early |last |again )*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|week|night|repeatedly)?)? of (?:\w+ly |again |having )*$",
    re.I,
)
"""Whoever has an air force is accused of bombing, and no planted bomb is meant."""
ON_GROUND: Final = re.compile(
    r"^\s+(?!back\b|out at\b)(?:[\w'’.,-]+ ){0,5}?(?:sites?|targets|bases?|airbase|facility|facilities|airports?|airfields?|positions?|depots?|refiner(?:y|ies)|camps?|headquarters|"
    r"infrastructure|plants?|towns?|villages?|districts?|suburbs?|neighbou?rhoods?|vessels?|tankers?|bulk carrier|cargo ship|power (?:grid|station)|substations?|barracks|compounds?|"
    r"buildings?|houses?|hospitals?|schools?|markets?|mosques?|warehouses?|ports?|launchers?|radars?|bridges?|convoys?|tanks?|columns?|trucks?|vehicles?|cells?|squads?|militants|stores?|stockpiles?|caches?|commanders?|leaders?|troops|fighters|"
    r"stations?|studios?|factor(?:y|ies)|offices?|universit(?:y|ies)|museums?|prisons?|border crossings?|weddings?|funerals?|squares?|clinics?|apartments?|residential|queues?|crowds?|"
    r"theatres?|theaters?|hotels?|cafes?|restaurants?|church(?:es)?|shelters?|farms?|baker(?:y|ies)|dams?|tunnels?|bus(?:es)?|trains?|minibus(?:es)?|towers?|monaster(?:y|ies)|cit(?:y|ies)|capital)\b",
    re.I,
)
"""Something that can be hit, a few words after the verb."""
BY_FORCES_AFTER: Final = re.compile(
    r"^\s+(?:\w+ly )?by (?:the )?(?:israel|russia|iran|turkey|nato|saudi|u\.s\.|us\b|american|russian|israeli|iranian|turkish|coalition|regime|government|syrian|junta|military|army|air ?force|occupation|jets|planes|warplanes)",
    re.I,
)
