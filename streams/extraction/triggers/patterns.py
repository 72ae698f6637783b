"""The phrases that tell of a strike: strong ones with the kind of event and weapon that they name, weak ones, and the gate."""

from typing import Final

from streams.domain.vocabulary import EventType, WeaponType
from streams.extraction.mentions import TriggerForm
from streams.text.linear import compile_named, compile_rare, compile_words

AIR: Final[EventType] = "Air/drone strike"
GROUND: Final[EventType] = "Shelling/artillery/missile attack"
DISRUPTED: Final[EventType] = "Disrupted weapons use"

_WHOSE: Final = (
    r"us|u\.s\.|american|israeli|russian|ukrainian|syrian|turkish|iranian|saudi|emirati|french|british|pakistani|indian|afghan|iraqi|jordanian|egyptian|"
    r"libyan|yemeni|lebanese|ethiopian|eritrean|sudanese|kenyan|nigerian|malian|chadian|burkinabe|moroccan|rwandan|congolese|azerbaijani|azeri|armenian|"
    r"burmese|thai|cambodian|colombian|philippine|nato|houthi|hezbollah|hamas|rsf|m23|pkk|rebel|enemy|army|military|government|regime|junta"
)
"""Whose drones, planes or rounds they were: words that may stand after "by"."""
_ACT = r"(?:strikes?|attacks?|raids?|assaults?|bombings?|bombardments?|barrages?|salvos?|hits?|blitz|onslaughts?)"
DRONE = r"(?:(?:us |u\.s\. |cia )?(?:unmanned )?drones?|uavs?|ucavs?|unmanned (?:aerial vehicles?|aircraft)|quad-?copters?|shaheds?|gerans?|bayraktars?|predators?|reapers?|fpvs?|loitering munitions?)"
_PLANE = (
    rf"(?:(?:coalition|{_WHOSE}) (?:jet|bomber)|war-?planes?|(?:fighter|war|military|combat|attack|government|regime|army|air force)[- ](?:jets?|planes?|aircraft|"
    r"helicopters?|choppers?|bombers?)|fighter-bombers?|jet fighters?|fighter craft|(?:aerial|air) vectors?|jets|gunships?|helicopter gunships?|attack helicopters?|choppers?|"
    r"helicopters?|bombers|(?:powered )?para(?:motors?|gliders?)|air component|gyrocopters?|air ?force (?:planes?|jets?)|planes|aircraft|f-?1[5-8]s?|f-?35s?|su-?(?:22|24|25|27|30|34|35)s?|mig-?\d\ds?|f-?(?:4|5|14|22)s?|b-?(?:2|52)s?|a-?(?:10|29)s?|ac-?130s?|mirages|rafales|(?:super )?tucanos|sukhois|migs|kfirs|apaches?|antonovs)"
)
_ROUND = (
    r"(?:(?:ballistic|cruise|guided|hellfire|tomahawk|scud|surface-to-surface|grad|katyusha|qassam|iskander|"
    r"hypersonic|anti-ship|anti-tank|artillery|mortar|tank|drone|air-to-surface|rocket|heavy|enemy)[- ])*"
    r"(?:missiles?|rockets?|projectiles?|mortars?|mortar (?:shells?|rounds?|bombs?)|shells|artillery (?:shells?|rounds?)|tank shells?)"
)
_TO_DUST = '(?:reduced|turned) to (?:dust|rubble|ruins?|ashes|cinders)["”]?'
_BOMB = r"(?:(?:barrel|cluster|glide|gliding|guided|aerial|incendiary|vacuum|thermobaric|napalm|laser-guided|[\d,]+[- ](?:pound|lb|kg))[- ])+bombs?"
_GUN = r"(?:artillery|artillery ?men|(?:missile|rocket) (?:troops|forces)|howitzers?|mortar|cannon|tank|naval (?:gun|artillery)|heavy weapons|multiple (?:launch )?rocket (?:systems?|launchers?))"
_HOW_MANY = r"at least|more than|up to|about|around|some|nearly|two|three|four|five|six|seven|eight|nine|ten|dozens of|\d+|several|multiple"
_HITTING = (
    r"(?:struck|strikes?|striking|hit|hits|hitting|targeted|targets|targeting|attacked|attacks|attacking|bombed|bombs|bombing|bombard(?:ed|s|ing)|put (?:[\w'’-]+ ){1,6}?out of (?:service|action|use|order)|knock(?:ed|s|ing) out|"
    r"pounded|pounds|pounding|destroyed|destroys|destroying|killed|kills|killing|strafed|strafing|blasted|slammed|slams|"
    r"slamming|landed|landing|came in (?:on|over|at|from)|exploded|exploding|crash(?:ed|ing) (?:into|through)|fell|rained|raining|raided|levelled|leveled|flattened|"
    r"engaged|engaging|neutrali[sz]ed|neutrali[sz]ing|tore|ripped|ploughed|plowed|burst|smashed|demolished|gutted|opened up on|emptied (?:its|their)|plastered|peppered|pummel(?:l?ed|l?ing)|battered|pulveri[sz]ed|rocketed|blitzed|opened fire|opens fire|shot dead|gunned down|fired|firing|fires|launched|launching|dropped|dropping|wounded|injured|shelled|carried out|conducted|damaged|damages|sank|sinking|punched|pierced|hammered|sparked|ignited|took out|taken out|obliterated|incinerated|wiped out|lit up (?:an?|the|his|their) (?:car|vehicle|house|compound|convoy)|set fire|set ablaze|set alight|set (?:[\w'’-]+ ){1,9}?(?:ablaze|alight|on fire))"
)
_ASIDE = r"(?:\([^()]{1,90}\) )?"
_BY_WHOM = r"(?:, (?:reportedly|allegedly|apparently|believed|said|thought|fired|launched|dropped) (?:[\w'’-]+ ){0,5}?[\w'’-]+,)?"
_GAP = r"(?:(?:[\w'’-]+(?:[.,]\d+)*|[ap]\.m\.) ){0,6}?"

STRONG: Final[tuple[tuple[str, str, EventType, WeaponType, TriggerForm], ...]] = (
    ("air", rf"(?:counter-?)?air[- ]?(?:strike|raid)s?|air-?struck|aerial {_ACT}|air (?:attacks?|assaults?|bombardments?|bombings?)", AIR, "aircraft", "noun"),
    ("air", r"bombing (?:raids?|runs?|sorties?|missions?|campaigns?)|air campaigns?|aerial (?:shelling|campaign)|strafing(?: runs?)?", AIR, "aircraft", "noun"),
    ("drone", rf"{DRONE}(?:-fired)?(?:[- ](?:missile|bomb|suicide|launched|borne))?[- ]{_ACT}|(?:strikes?|attacks?|raids?|bombings?) (?:of|by|from|with|using) (?:(?:an?|the|its|their|two|three|several|suspected|explosive|armed|{_WHOSE}) )*{DRONE}", AIR, "drone", "noun"),
    ("heli", rf"(?:helicopter|gunship|helicopter gunship)[- ](?:{_ACT}|(?:gun)?fire)", AIR, "helicopter", "noun"),
    ("plane", rf"{_PLANE}[- ]{_ACT}|(?:strikes?|attacks?|raids?|bombings?) (?:by|from) (?:(?:an?|the|its|their|two|three|four|several|coalition|{_WHOSE}) )*{_PLANE}", AIR, "aircraft", "noun"),
    ("missile", rf"missile[- ]{_ACT}|missile fire", GROUND, "missile", "noun"),
    ("rocket", rf"rocket[- ](?:propelled )?{_ACT}|rocket fire|rocket shelling", GROUND, "rocket", "noun"),
    ("mortar", rf"mortar[- ](?:shell |bomb )?{_ACT}|mortar (?:fire|shelling)|mortared", GROUND, "mortar", "noun"),
    ("artillery", rf"(?:artillery|howitzer|tank|naval|shell)[- ](?:rocket )?(?:{_ACT}|fire|gunfire|shellings?|bombardments?|duels?|exchanges?)", GROUND, "artillery", "noun"),
    ("shelling", r"shellings?|shelled|bombard(?:ed|ing|s|ments?)|cross-border shelling", GROUND, "artillery", "verb"),
    ("barrel", rf"{_BOMB}|barrel[- ]bomb(?:ed|ings?)", AIR, "bomb", "noun"),
    ("passive-drone", rf"(?:hit|struck|killed|martyred|shot(?: dead)?|fired (?:on|at|upon)|hunted down|taken out|targeted|attacked|destroyed|wounded|injured|bombed|sunk|rammed|torn apart|set (?:on fire|ablaze|alight)|{_TO_DUST}) (?:\w+ ){{0,4}}?(?:by|in|from|with) (?:(?:a|an|the|another|one|second|third|suspected|alleged|{_HOW_MANY}|{_WHOSE}|explosive-laden|armed) )*{DRONE}", AIR, "drone", "verb"),
    ("passive-plane", rf"(?:hit|struck|killed|martyred|targeted|attacked|destroyed|wounded|injured|bombed|sunk) (?:\w+ ){{0,4}}?(?:by|from) (?:(?:a|an|the|our|its|their|suspected|{_WHOSE}|saudi-led|coalition|two|three|several) )*{_PLANE}", AIR, "aircraft", "verb"),
    ("passive-round", rf"(?:hit|struck|killed|martyred|targeted|attacked|destroyed|wounded|injured|damaged|pounded|met|sunk|torn apart|set (?:on fire|ablaze|alight)|{_TO_DUST}) (?:\w+ ){{0,3}}?(?:by|in|with) (?:(?:a|an|the|another|one|second|third|suspected|alleged|unidentified|unknown|{_HOW_MANY}|{_WHOSE}|stray|errant|more) )*(?:drone )?(?:{_ROUND}|shell)", GROUND, "missile", "verb"),
    ("passive-gun", rf"(?:hit|struck|killed|martyred|dead|targeted|attacked|wounded|injured|damaged|pounded) (?:\w+ ){{0,6}}?(?:by|with|from|under|after) (?:(?:a|the|heavy|intense|indirect|enemy|{_WHOSE}) )*(?:artillery|mortars?|howitzers?|tank fire|tank shells)", GROUND, "artillery", "verb"),
    ("were-downed", r"(?:drones|uavs|unmanned (?:aerial vehicles|aircraft)|shaheds|missiles|rockets|projectiles) (?:that (?:were|was) )?(?:(?:launched|fired|sent|heading|flying|coming|aimed) (?:[\w'’-]+ ){1,5}?|(?:[\w'’-]+ ){0,2}?)(?:were|was|been|are) (?:all |also |successfully |reportedly )?(?:shot down|downed|intercepted|brought down|destroyed|suppressed|repelled|neutrali[sz]ed)(?: (?:and|or) (?:shot down|downed|intercepted|destroyed|suppressed|neutrali[sz]ed))? (?:over|above|by air|by our air|by (?:the )?(?:[\w'’-]+ ){0,2}?(?:dome|system|batter(?:y|ies)|defen[cs]es?|army|military|navy|destroyers?|patriots?)|overnight|in the skies?|near|as they|before)", DISRUPTED, "drone", "verb"),
    ("drone-verb", rf"{DRONE}{_BY_WHOM} {_ASIDE}(?:have |has |had |also |reportedly |allegedly |again )*{_GAP}{_HITTING}", AIR, "drone", "weapon-subject"),
    ("plane-verb", rf"{_PLANE} {_ASIDE}(?:have |has |had |also |reportedly |allegedly |again )*{_GAP}(?:{_HITTING}|bomb)", AIR, "aircraft", "weapon-subject"),
    ("round-verb", rf"{_ROUND}{_BY_WHOM} {_ASIDE}(?:have |has |had |also |reportedly |apparently |launched |fired |that |was |were |which )*{_GAP}{_HITTING}", GROUND, "missile", "weapon-subject"),
    ("gun-verb", rf"{_GUN} (?:of (?:[\w'’-]+ ){{1,5}}?)?(?:have |has |had |also |units? |batter(?:y|ies) )*(?:struck|strikes|hit|hits|targeted|pounded|shelled|destroyed|attacked|killed|kills|wounded|injured|damaged|opened fire|rained(?: down)? on|fired (?:on|at|into|towards?))|tanks (?:have |had |also )?(?:fired|opened fire|fires) (?:on|at|into|towards?)", GROUND, "artillery", "weapon-subject"),
    ("downed", rf"(?:shot down|shoots down|downed|intercept(?:ed|s)|repelled|(?:brought|knocked|took|put) down) (?:[\w'’-]+ ){{0,6}}?(?:drones|uavs|unmanned (?:aerial vehicles|aircraft)|(?:aerial|air) targets|shaheds|gerans|missiles|rockets|projectiles|(?:glide |guided |gliding )(?:aerial )?bombs|(?:attack|suicide|kamikaze|explosive|hostile|enemy|{_WHOSE}) drone|missile)", DISRUPTED, "drone", "verb"),
    ("fire-round", rf"(?:aim(?:ed|ing)|fir(?:ed?|es|ing)|launch(?:ed|es|ing)?|lobb(?:ed|ing)|shot|rain(?:ed|ing)(?: down)?|unleash(?:ed|ing)|drop(?:ped|ping)) (?:off )?{_GAP}{_ROUND}", GROUND, "missile", "verb"),
    ("fire-gun", r"(?:fir(?:ed|es|ing)|us(?:ed|ing)|open(?:ed|ing) fire with) (?:[\w-]+ ){0,2}?(?:artillery|howitzers?|mortars?|tank shells?|heavy weapons)|(?:artillery|mortars?) (?:was|were) fired", GROUND, "artillery", "verb"),
    ("with-drones", rf"(?:attack(?:ed|s)?|blew up|destroyed|damaged|target(?:ed|ing)|struck|hit|bombed|raided|killed|eliminated|neutrali[sz]ed|rendered ineffective),? (?:[\w'’()-]+ ){{0,8}}?(?:with|using|via|by means of) (?:[\w'’-]+ ){{0,4}}?(?:{DRONE}|(?:uncrewed|unmanned) surface (?:vessels?|craft|boats?))", AIR, "drone", "verb"),
    ("with-rounds", rf"(?:hammer(?:ed|s|ing)|pummel(?:l?ed|s|l?ing)|pelt(?:ed|s|ing)|pound(?:ed|s|ing)|attack(?:ed|s|ing)|target(?:ed|s|ing)|struck|hit|bombed|hitting|striking),? (?:[\w'’()-]+ ){{0,10}}?(?:with|using|by means of) (?:[\w'’-]+ ){{0,4}}?{_ROUND}", GROUND, "missile", "verb"),
    ("air-defence", r"(?:air defen[cs]es?(?: units?| systems?| forces| crews| troops| means| assets)?(?: on (?:duty|alert))?|defenders|interceptors) (?:have |has |had )?(?:destroyed|eliminated|neutrali[sz]ed|suppressed) (?:[\w'’-]+ ){0,5}?(?:drones|uavs|unmanned (?:aerial vehicles|aircraft)|shaheds|gerans|missiles|rockets)", DISRUPTED, "drone", "verb"),
    ("struck-and", r"(?:struck|hit|engaged|targeted) and (?:\w+ly )?(?:destroyed|sank|damaged|eliminated|killed) (?:[\w'’-]+ ){0,5}?(?:drones?|uavs?|missiles?|rockets?|launchers?|radars?|boats?|vessels?|vehicles?|systems?|sites?|depots?|positions?|facilit(?:y|ies)|targets?|caches?)", AIR, "unknown", "verb"),
    ("command-forces", r"(?:centcom|africom|u\.?s\.? (?:central|africa) command|u\.?s\.?|coalition) forces (?:have |has |had |also |\w+ly )*(?:struck|destroyed|engaged|eliminated) (?:[\w'’-]+ ){0,6}?(?:radars?|launchers?|sensors?|(?:surface|patrol) (?:vessels?|boats?|craft)|ground control stations?|missiles? (?:system )?in|storage facilit(?:y|ies)|command (?:and control )?(?:nodes?|centers?))", AIR, "unknown", "verb"),
    ("hit-on", r"confirm(?:ed|s|ing)? (?:an? |the |several |direct |successful )*(?:hits?|strikes?) (?:on|against|at|to)", AIR, "unknown", "noun"),
    ("bombing-of", r"bombings? of (?:an? |the |their |its )(?:[\w'’-]+ ){0,4}?(?:camps?|villages?|towns?|city|cities|suburbs?|districts?|neighbou?rhoods?|quarters?|headquarters|positions?|front lines?|countryside|depots?|facility|facilities|plants?|ports?|refiner(?:y|ies)|airports?|airfields?|bridges?)", AIR, "bomb", "noun"),
    ("launch-air", r"(?:launch(?:ed|es|ing)?|carried out|conducted|conducting|carrying out) (?:an? |the |several |two |three |intense |heavy )*(?:air|aerial)[- ](?:attack|operation|assault|offensive)s?|(?:launched|carried out|conducted) (?:several |intense |heavy |multiple |\d+ )*air[- ]?(?:strike|raid)s", AIR, "aircraft", "verb"),
    ("predator", r"(?:(?:us|u\.s\.|cia|american) )?(?:predators?|reapers?|drones?|uavs?) (?:\w+ )?(?:fired|fires|firing|opened fire|attacked|struck|hit|killed|destroyed|bombed|targeted)", AIR, "drone", "weapon-subject"),
    ("fire-shell", r"(?:fir(?:ed|es|ing)|launch(?:ed|ing)) (?:[\w'’.,-]+ ){0,4}?(?:shells?|heavy rounds|(?:prohibited |cluster )*(?:cluster )?(?:munitions|ammunitions?)|heavy weapons|grenade launchers|naval artillery|multiple rocket launchers?)|heavy rounds (?:fired|landed|hit|exploded)", GROUND, "artillery", "verb"),
    ("drop-load", r"(?:air ?forces? (?:of (?:[\w'’-]+ ){1,4}?|(?:late |early )?on (?:mon|tues|wednes|thurs|fri|satur|sun)day |\w+ )?|(?:operational[- ]tactical |army |military |regime |enemy )?aviation (?:also |has |had |again )*)(?:dropped|bombed|struck|hit|targeted|attacked|destroyed|pounded|strafed|launched|eliminated|neutrali[sz]ed|wiped out)", AIR, "aircraft", "weapon-subject"),
    ("deliver-strike", r"(?:deliver(?:ed|s|ing)?|inflict(?:ed|s|ing)?|launch(?:ed|es|ing)?|carr(?:ied|ying) out|conduct(?:ed|ing|s)?|execut(?:ed|es|ing)|perform(?:ed|s|ing)?) (?:an? |the |[\d,.]+ |more than |at least |several |two |three |four |five |nearly |some |about )*(?:(?:waves?|series|string|rounds?|succession|dozens|scores|hundreds) of )?(?:(?:group|massive|massed|combined|high-precision|precision|missile|concentrated|focused|surgical|pinpoint|retaliatory|overnight|deadly|fresh|new|coalition|u\.s\.|joint|targeted|separate|military|kinetic|counter-?terrorism|lethal|unilateral|defensive|self-defen[cs]e|precise|additional|further|multiple|numerous|heavy|powerful|intense|extensive|successful|simultaneous|successive)[- ])*strikes?", AIR, "unknown", "verb"),
    ("air-operation", r"(?:air|aerial) (?:operations?|interdictions?)", AIR, "aircraft", "noun"),
    ("air-force-said", r"air ?force (?:said|says|confirmed|announced|acknowledged|admitted)(?:,? [\w'’.-]+){0,6}? (?:it|its (?:aircraft|jets|planes|pilots)) (?:had |has |have )?[\"“]?(?:struck|hit|bombed|targeted|attacked|destroyed|neutrali[sz]ed|eliminated)", AIR, "aircraft", "weapon-subject"),
    ("was-downed", rf"(?:{DRONE}|{_ROUND})[”\"'’]? (?:{_GAP})(?:(?:was|were|been|being) )?(?:also )?(?:shot down|intercepted|downed|knocked down|brought down|(?:engaged|neutrali[sz]ed|suppressed|stopped) by (?:the |our |its )?air[- ]defen[cs]es?)", DISRUPTED, "drone", "verb"),
    ("from-the-air", r"(?:hit|struck|bombed|targeted|attacked|shelled|strafed) (?:\w+ )?from the (?:air|sky)|strafed?|strafes", AIR, "aircraft", "verb"),
    ("bomb-fell", r"bombs? (?:(?:that |which |also |were |was )*(?:fell|landed|rained|dropped|hit|struck) (?:on|in|into|near|at|down|beside)|dropped (?:by|from))", AIR, "bomb", "weapon-subject"),
    ("strikes-delivered", r"(?:strikes?|raids?) (?:was|were|been) (?:\w+ )?(?:delivered|conducted|carried out|launched|flown)", AIR, "unknown", "verb"),
    ("sorties", r"(?:flew|flown|carried out|conducted) (?:[\w-]+ ){0,3}?sorties (?:against|on)", AIR, "aircraft", "noun"),
    ("used-aircraft", r"us(?:ed|es|ing) (?:[\w-]+ ){0,3}?(?:helicopters?|gunships?|jets?|planes?|aircraft|drones?) to (?:shoot|fire|attack|bomb|strike|strafe|target|shell|kill)", AIR, "aircraft", "verb"),
    ("jet-hit", r"(?:an?|the|one|two|three|another|second|fighter) (?:[\w'’-]+ ){0,2}?(?:jets?|planes?) (?:had |have |has |also |again )?(?:struck|hit|targeted|attacked) (?:[\w'’-]+ ){0,3}?(?:camps?|markets?|villages?|hamlets?|town|homes|mosques?|churche?s?|schools?|clinics?|hospitals?|convoys?|weddings?|funerals?|bases?|barracks|positions?|depots?|warehouses?|bridges?|vehicles?|trucks?|cars?|buses|bus|tents?|shelters?|targets?|headquarters|checkpoints?|gatherings?|queues?)\b", AIR, "aircraft", "weapon-subject"),
    ("by-mistake", r"(?:jet|plane|pilot|aircraft|helicopter) (?:had |has |have )?(?:mistakenly|accidentally) (?:bombed|hit|struck|targeted|attacked|fired)", AIR, "aircraft", "weapon-subject"),
    ("sent-jets", rf"(?:sent|scrambled|dispatched) (?:\w+ ){{0,2}}?{_PLANE} (?:against|to (?:bomb|strike|hit|attack))", AIR, "aircraft", "verb"),
    ("a-shell", r"(?:an? |one |artillery |tank |mortar |stray )shell(?:, (?:[\w'’-]+ ){0,6}?[\w'’-]+,)? (?:[\w'’-]+ ){0,6}?(?:hit|fell|landed|exploded|punched|struck|slammed|killed|burst|crashed|smashed|tore|ripped)|shell (?:kills|killed|wounds|wounded|injures|injured|lands|landed|explodes|exploded|slams|slammed)", GROUND, "artillery", "weapon-subject"),
    ("artillery-fired", r"(?:artillery|shells|tanks?) fired (?:by|from) (?:[\w'’-]+ ){0,6}?(?:hit|struck|killed|landed|fell|wounded|destroyed)", GROUND, "artillery", "weapon-subject"),
    ("precision", r"(?:high-precision|precision-guided|air-based|sea-based|air-launched|sea-launched)(?: (?:air-based|sea-based|long-range|air-launched))? (?:weapons?|munitions|missiles?)", GROUND, "missile", "noun"),
    ("launch-drone", rf"(?:launch(?:ed|es|ing)|sent|sending|flew|fired) {_GAP}(?:kamikaze |suicide |explosive |attack |explosive-laden |armed |one-way )*(?:drones|uavs|shaheds)\b|(?:used|employed|deployed|directed) {_GAP}(?:drones|uavs|shaheds) (?:against|on|to (?:hit|attack|strike|bomb))", AIR, "drone", "verb"),
    ("drop-bomb", r"(?:dropp(?:ed|ing)|drops?|releas(?:ed|ing)|let (?:fall|go|drop|loose)(?: of)?) (?:[\w'’,.-]+ ){0,5}?(?:bombs?|munitions?|explosives?|bomblets|grenades?|incendiar\w+|payload|ordnance|bombing|barrels?|explosive devices?|missiles?|kabs?|fabs?|bunker[- ]busters?|jdams?)", AIR, "bomb", "verb"),
    ("drone-came", rf"{DRONE} (?:laden|packed|loaded|rigged) with (?:explosives|bombs) (?:had |also )?(?:flew|flown|dived|crashed) into|{DRONE} (?:(?:had|have|has|also|later|again) ){{0,2}}(?:reached|got through to|came down (?:on|upon)|crashed (?:in|inside|on|onto)|fell (?:in|inside|on|onto)|found) (?:[\w'’-]+ ){{0,5}}?(?:refiner(?:y|ies)|(?:oil|fuel|storage) tanks?|depots?|terminals?|(?:oil|gas) fields?|plants?|substations?|air ?bases?|airfields?|barracks|apartment blocks?|blocks? of flats|houses?|homes?|roofs?|cars?|pick-?ups?|trucks?|lorry|lorries|bus|minibus|vehicles?|motorcycles?|convoys?|markets?|hospitals?|schools?|garages?|supermarkets?|petrol stations?|kindergartens?|hotels?|warehouses?|silos?|workshops?|offices?|boiler (?:house|room))", AIR, "drone", "weapon-subject"),
    ("shrapnel", rf"(?:shrapnel|splinters|fragments|shards) (?:from|of) (?:an?|the|several|two) (?:[\w-]+ ){{0,2}}?(?:shells?|rounds?|{_ROUND}) (?:that (?:\w+ ){{1,4}})?(?:killed|wounded|injured|hit|struck|tore|cut)", GROUND, "missile", "weapon-subject"),
    ("debris", rf"(?:debris|wreckage|fragments|parts|remains|pieces) (?:of|from) (?:(?:an?|the|its|two|three|several|downed|destroyed|intercepted|shot-down|enemy|falling|{_WHOSE}) )*(?:{DRONE}|{_ROUND}) (?:that was |which was |was |were |had |have |has )*(?:(?:shot|brought) down )?(?:over [\w'’-]+ )?(?:fell|falling|hit|landed|struck|crashed|came down|set|damaged|killed|wounded|injured|sparked|caused|started)|(?:after|by|from|of|following|due to) (?:the|a) (?:fall|crash|impact)(?: and (?:detonation|explosion))? of (?:(?:an?|the|two|three|several|enemy|downed|{_WHOSE}) )*{DRONE}", AIR, "drone", "weapon-subject"),
    ("under-attack", rf"(?:under|came under) (?:(?:massive|heavy|intense|sustained|constant|renewed) )*(?:attack|fire|bombardment) (?:by|from|with|of) (?:(?:an?|the|several|dozens of|enemy|{_WHOSE}) )*(?:{_ROUND}|(?:[\w-]+ ){{0,2}}?(?:launchers|howitzers?|guns|artillery|mortars|tanks))|(?:strikes?|attacks?|barrages?|salvos?|volleys?) (?:of|with|using|by|involving) (?:(?:an?|the|several|two|three|dozens of|at least|about|\d+|{_WHOSE}) )*(?:[\w-]+ ){{0,2}}?(?:missiles|rockets)", GROUND, "missile", "noun"),
    ("sea-drone", rf"(?:drone (?:speed)?boats?|(?:uncrewed|unmanned) (?:surface )?(?:vessels?|boats?|craft)|(?:naval|sea|surface|maritime) drones?|explosive boats?) (?:have |has |had |also |later )*{_GAP}(?:{_HITTING}|rammed|ramming|blew up)", AIR, "drone", "weapon-subject"),
    ("warship-verb", rf"(?:(?:navy|naval|enemy|junta|{_WHOSE}) (?:vessels?|ships?|boats?)|warships?|gunboats?|frigates?|destroyers?) (?:\w+ ){{0,3}}?(?:fired (?:on|at|into)|opened fire on|shelled|bombarded)", GROUND, "naval gun", "weapon-subject"),
    ("vector", r"aerial vectors? (?:[\w'’-]+ ){0,3}?(?:surprised|treated)", AIR, "aircraft", "weapon-subject"),
    ("aggression", r"(?:israeli|zionist|american|us|u\.s\.|us-british|american-british|saudi|enemy) (?:air |aerial )?aggression (?:targeted|targets|targeting|hit|hits|struck|launched)|air defen[cs]es (?:\w+ ){0,2}confront(?:ed|s|ing) (?:an? |the )?(?:\w+ ){0,2}(?:aggression|missiles|targets|drones)", AIR, "unknown", "verb"),
    ("armed-drone", rf"(?:with|by|using|from) an? (?:armed|attack|combat|strike) (?:{DRONE})", AIR, "drone", "noun"),
    ("with-guns", r"(?:hammer(?:ed|s|ing)|pummel(?:l?ed|s|l?ing)|pound(?:ed|s|ing)|attack(?:ed|s|ing)|target(?:ed|s|ing)|struck|hit|hitting|striking|beat|beats) (?:[\w'’()-]+ ){0,8}?(?:with|using) (?:(?:heavy|cannon|tube|barrel|rocket|field|tank|self-propelled) )*(?:artillery|howitzers?|mortars|mlrs|multiple(?: launch)? rocket (?:launchers?|systems?))", GROUND, "artillery", "verb"),
    ("aviation-list", r"(?:aviation|missile (?:troops|forces)|rocket forces)(?: of [\w'’ -]{1,40})?,? (?:(?:and|attack|army|operational-tactical|unmanned|the) |(?:artillery|drones|missile troops|missile forces|rocket troops|unmanned aerial vehicles|uavs),? (?:(?:and|of) )?(?:the groups? of forces )?){1,8}(?:have |has )?(?:hit|struck|engaged|destroyed|targeted|attacked|inflicted)", AIR, "aircraft", "weapon-subject"),
    ("rounds-on", rf"(?:(?:grad|katyusha|mortar|artillery|tank|enemy) )?(?:rockets?|shells?|mortars?|grads) (?:on|into) (?:the |a )?(?:[\w'’-]+ ){{0,2}}?(?:village|town|city|market|neighbou?rhood|quarter|suburb|camp|homes|houses|district)|(?:shells|rockets|mortars|artillery) from (?:the )?[\w'’-]+ (?:side|positions?|areas?|lines?)|(?:{_WHOSE}) (?:artillery|howitzers?|mortars?) on (?:the )?(?:(?:town|village|city|outskirts) of )?", GROUND, "missile", "noun"),
    ("received-rounds", r"(?:received|took|absorbed) (?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|\d{1,2}) (?:(?:direct )?hits? (?:from|by) (?:[\w'’-]+ ){0,2}?(?:shells?|rockets?|missiles?|drones?|mortars?)|(?:mortar |artillery )?(?:shells?|rounds?) of (?:mortar|artillery)|(?:mortar|artillery|tank) (?:shells?|rounds?)))", GROUND, "missile", "verb"),
    ("bombed-from-air", r"bomb(?:ed|ing)s? (?:\w+ ){0,4}?from the air|(?:bombs?|missiles?|death|explosives) (?:\w+ ){0,3}?from (?:the (?:air|sky|skies)|above)", AIR, "aircraft", "verb"),
)  # fmt: skip

WEAK: Final = compile_words(
    r"\b(?:strikes?|struck|raids?|raided|level+ed|flattened|attacks?|attacked|bomb(?:ed|ings?)|hits?|targeted|targeting|bombs|pound(?:ed|ing)|"
    r"explosions?|missiles?|rockets|drones?|assault|blasts?|bomb|blew up|blown up|fired (?:on|at|upon)|opened fire|fires? (?:on|at))\b"
)
STRONG_RE: Final = compile_named([pattern for _, pattern, *_rest in STRONG])

GATE: Final = compile_rare(
    r"strik|struck|uncrewed|centcom|africom|(?:central|africa) command forces|shrapnel|level+ed|flattened|under fire from|said (?:it|they) (?:had )?hit|\braid|bomb|shell|missile|rocket|drone|\buavs?\b|artiller|mortar|warplane|gunship|howitzer|quadcopter|fighter jet|\bjets\b|mistakenly|accidentally|"
    r"helicopter|predator|\breaper|air ?force|\baviation|\bapaches?\b|\bair (?:oper|vect|att|assau|camp|bomb|offen|interd|comp)|cluster (?:amm|mun)|heavy (?:weapon|round)|\bairw|\baerial|munition|"
    r"bayraktar|shahed|\bgeran|loitering|iskander|kinzhal|kalibr|tomahawk|storm shadow|atacms|katyusha|himars|hellfire|projectile|aircraft|\bplanes?\b|chopper|warship|\bsorties|\btanks? fire|\bmirage 2|\bf-?1\d|\bsu-\d|\bmig-?\d|\bmq-\d|\b(?:ac|ah|ka|mi|tu)-\d|\b[ab]-(?:2|10|29|52)s?\b|\bgrads\b|\bkabs\b|bunker[- ]bust|\bmirages\b|aggression (?:target|hit|struck|launch)|confront\w* (?:an? |the )?(?:\w+ )?(?:aggression|targets)|from the (?:air|sky)|strafe|\bhits? on\b|\bdowned\b|shot down|intercept|\bbl(?:ew|own) up\b|"
    r"(?:israel|israeli|russian|russia|ukraine|ukrainian|u\.s\.|american|saudi|turkish|iran|iranian|houthis?|hezbollah|pakistani|cia|coalition|forces) (?:attack(?:ed|s)?|hits?)\b"
)
