"""The words around an actor that make it the side that struck or that was struck (docs/extraction/actors.md)."""

import re
from typing import Final

from streams.text.guarded import compile_guarded

_STOP = (
    r"(?:in|into|on|at|against|by|from|to|of|off|near|with|after|before|during|while|when|as|that|which|who|whom|whose|if|for|over|"
    r"was|were|is|are|be|been|being|has|had|have|will|would|could|said|says|told|because|amid|but|than|under|between|"
    r"killed|hit|struck|targeted|targeting|carried|conducted|launched|condemned|denied|following|where|since|until|it|they|he|she|"
    r"intercepted|intercepts?|downed|shot|thwarted|foiled|repelled|accused|blamed|blames|accuses|attributes|attributed)"
)
_STRIKE_VERB = (
    r"(?:carr(?:y|ied|ies|ying) out|conduct(?:s|ed|ing)?|launch(?:es|ed|ing)?|fir(?:e|es|ed|ing)|bomb(?:s|ed|ing)?|bombard(?:s|ed|ing)?|"
    r"shell(?:s|ed|ing)?|struck|strikes|striking|strike|hit|hits|hitting|target(?:s|ed|ing)?|attack(?:s|ed|ing)?|pound(?:s|ed|ing)?|"
    r"kill(?:s|ed|ing)?|drop(?:s|ped|ping)?|destroy(?:s|ed|ing)?|stag(?:es|ed)|raid(?:s|ed|ing)?|mount(?:s|ed|ing)?|"
    r"execut(?:e|ed|es|ing)|perform(?:s|ed|ing)?|unleash(?:es|ed|ing)?|deliver(?:s|ed|ing)?|respond(?:s|ed|ing)? with|"
    r"retaliat(?:es|ed|ing) with|answer(?:s|ed|ing)? with|us(?:es|ed|ing)|deploy(?:s|ed|ing)?|step(?:s|ped) up|resum(?:es|ed)|"
    r"intensif(?:ies|ied)|continu(?:es|ed|ing)|plan(?:s|ned|ning)?|order(?:s|ed)|engag(?:es|ed|ing)|lob(?:s|bed)|sen(?:t|ds)|"
    r"draw(?:s|n|ing)? up|drew up|drafted|prepar(?:es|ed|ing)|wound(?:s|ed|ing)?|injur(?:es|ed|ing)|eliminat(?:es|ed|ing)|claim(?:s|ed)? responsibility|assassinat(?:es|ed)|blast(?:s|ed)|"
    r"level(?:s|led|ed)|flatten(?:s|ed)|rain(?:s|ed)|(?:was|were) behind|admitted|acknowledged|threaten(?:s|ed)|vow(?:s|ed)|ramp(?:s|ed) up|"
    r"fl(?:ew|own|ies|ying)|resort(?:s|ed|ing) to|set fire to|set ablaze|weigh(?:s|ed|ing)|consider(?:s|ed|ing)|approv(?:es|ed)|"
    r"blew up|blows up|committed|joined|neutrali[sz](?:es|ed|ing)|threw|hurl(?:s|ed)|open(?:s|ed) fire|used|rocketed|strafed)"
)
_HURT = (
    r"(?:hit|struck|killed|targeted|bombed|bombarded|shelled|attacked|wounded|injured|destroyed|pounded|engaged|eliminated|raided|"
    r"found dead|damaged|levelled|leveled|flattened|neutrali[sz]ed|martyred|slain|fired upon|set on fire|burned|assassinated)"
)
_DATE = r"\d|mon|tues|wednes|thurs|fri|satur|sun|jan|feb|mar|apr|may |jun|jul|aug|sep|oct|nov|dec|the (?:morning|evening|night|\d)"
_AFTER_NOUN = r"(?:was|were|have|had|has|are|is|hit|struck|came|near|across|by|inside|around)\b"
_NOUNS = rf"(?:'s|s')?(?:[ -](?!{_STOP}\b)(?!{_STRIKE_VERB} (?!{_AFTER_NOUN})|and |or )[\w'-]+){{0,5}}?"
_ADVERBS = (
    r"(?:[ ](?:also|then|again|later|have|had|has|reportedly|allegedly|apparently|repeatedly|since|subsequently|recently|on \w+|"
    r"which|that|to|will|would|could|may|is|was|were|are|early|overnight|twice|been|[a-z]+ly|"
    r"(?:thought|believed|suspected|said|understood|reported|alleged) to have|accused of having))*"
)
_HELPED = (
    r"(?:,? (?:supported|backed|accompanied|aided|assisted|joined) by [\w '-]{2,40}?,?|, for (?:its|their) part,|"
    r",? (?:together|jointly|along|in (?:coordination|cooperation)) with [\w '-]{2,40}?,?|"
    r",? with (?:the )?(?:support|help|backing|assistance) (?:of|from) [\w '-]{2,50}?,|, with [\w '-]{2,30}? (?:support|help|backing|assistance),|"
    r" and (?:its |their |the )?(?:[\w-]+ ){0,2}(?:partners|allies|partner forces)|"
    r" (?:crossed|entered|flew|took off|swept|circled|returned|penetrated|violated)\b[\w ',-]{0,80}? and(?: (?!was|were|is|are)[\w'-]+){0,4}?|"
    r" (?:stationed|based|deployed|positioned|located|present) (?:at|in|on|near|inside|outside) [\w' -]{2,70}?|"
    r", (?:\w+ly )?(?:violat|act|fly|us|operat|work|respond|break)ing [\w '-]{2,50},|"
    r", (?:refuel|operat|fl[yo]w|back|led|guid|escort|base)\w* [\w '-]{2,50},)?"
)
_NO_PLACE = r"(?:was|were|is|are|said|says|told|that|who|which|and|when|where|while|after|before|has|had|have|by|kill|hit|struck|bomb|fire|accus|den)"
_THERE = (
    rf"(?: (?:in|at|near|outside|off|along|inside|(?:north|south|east|west)\w* of)(?: (?!{_NO_PLACE})[\w'-]+){{1,6}}?)?"
)
ACTIVE_AFTER: Final = re.compile(
    rf"\)?{_NOUNS}{_THERE}{_HELPED}{_ADVERBS} {_STRIKE_VERB}\b(?! (?:{_AFTER_NOUN[3:-3]}|in a|in an|in the|when|after|during)\b)"
)
PASSIVE_AFTER: Final = re.compile(
    rf"{_NOUNS}(?: \([^)]{{1,20}}\))?{_THERE},?"
    rf"(?: (?:reportedly|also|allegedly|including [\w ]{{1,40}}),?)?(?: (?:was|were|is|are|be|been|being|has been|have been|had been|got|get))"
    rf"(?: (?:also|[a-z]+ly|being|been))* {_HURT}\b|{_NOUNS}(?:, (?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|several|his|her) [\w -]{{3,30}}?)? {_HURT} (?:by|in a|in an|in the|in|when|during|after)\b|"
    rf"{_NOUNS}{_THERE}(?:, [\w' -]{{3,40}},)?(?: who (?:had |has )?)? ?(?:died|die|dead|came under|come under|was the target|were the target|suffered|lost)\b"
)
OWNER_GAP: Final = re.compile(rf"(?:'s|')?(?:[ -](?!{_STOP}\b)(?!and [\w' -]*? [Ss]aid)[\w'’.-]+){{0,6}}[ -]$")
HELD_GAP: Final = re.compile(
    r"\b(?:positions?|targets?|fighters|militants?|strongholds?|camps?|compounds?|leaders?|commanders?|bases?|members?|officials?|"
    r"headquarters|territory|clinics?|hospitals?|schools?|crescent|towns?|cit(?:y|ies)|villages?|provinces?|market|border|capital|hideouts?|convoys?|killed|kill|dead|civilians|refugees|spokes\w+|minister|ministry|media|president|residents)\b"
)
CUE: Final = re.compile(
    rf"\b(?:(?P<by>by|blam(?:ed|es|e|ing)(?: (?!on\b)\w+){{0,3}} on|blamed(?! by)|blames|blaming|attributed to|carried out by|responsibility of|"
    rf"accus\w+|suspects?|suspecting|(?:shelling|fire|shells?|rockets?|missiles?|drones?|bombardment|rounds|bombs?|launched|fired|q{{3,}}) from|"
    rf"(?:missiles?|rockets?|drones?) (?:which |that )?(?:came|flew|come|coming)(?: \w+){{0,4}} from|operated for|affiliated with)|"
    rf"(?P<on>on(?! (?:{_DATE}))|upon|against|at(?! (?:dawn|dusk|night|noon|mid\w+|sunrise|sunset|daybreak|nightfall|first light|about|around|\d|the (?:request|same|time|weekend|end|start|beginning|height)))|toward|towards|targeting|targets|targeted|target|hit|hits|hitting|struck|striking|strikes|kill|kills|killed|"
    rf"killing|bombed|bombing|bombs|shelled|shelling|attacked|attacking|attacks|destroyed|destroying|destroy|destroys|damaged|damaging|damages|suppressed|cratered|disabled|wounded|wounding|injured|"
    rf"injuring|strafed?|strafes|strafing|bombard|bombards|bombarded|bombarding|rocketed|blasted|razed|flattened|levelled|leveled|torched|pound|pounds|pounded|pounding|hammer|hammers|hammered|eliminated|eliminating|engaged|engaging|raided|raiding|neutrali[sz]ed|assassinated|death of|deaths of|meant for|intended for|chasing|pursuing|hunting down|aimed at|aiming at|"
    rf"killing of|hunting|dead|left)|"
    rf"(?P<free>of|including|as well as|the|a|an|suspected|alleged|some|several|at least|more than|up to|about|nearly|around|least|and two|and three)|"
    rf"(?P<stop>{_STOP[3:-1]}|and|or|a statement))\b"
)
TARGET_NOUN: Final = re.compile(
    r"(?:'s|')?[ -](?:\w+[ -]){0,3}?(?:positions?|fighters|militants?|targets?|strongholds?|camps?|hideouts?|compounds?|leaders?|commanders?|"
    r"members?|operatives?|terrorists?|insurgents?|headquarters|fortifications|tactical units?|vehicles?|tunnels?|depots?|"
    r"convoys?|gathering|bases?|infrastructure|training|buildings?|houses?|homes?|sites?|facilit(?:y|ies)|offices?|units?|fighting position|weapons cache|facilitators?)\b"
)
ARMOURY: Final = re.compile(
    r"(?:mortar|artillery|rocket|missile|drone|weapons?|bomb)[ -](?:firing )?(?:positions?|systems?|tubes?|launchers?|caches?|sites?|teams?|rails?|"
    r"facilit\w+|factor\w+|depots?|storage|pieces?|cells?|units?|bases?|makers?|workshops?|manufactur\w+)\b"
)
"""An armoury is a target, though its first word is a weapon."""
NOT_AGENT: Final = re.compile(
    r"\b(?:held|controlled|seized|run|backed|besieged|supported|managed|used|reported|owned|captured|recruited|surrounded|occupied|followed|"
    r"contested|inhabited|populated|stored|kept|dominated|critici[sz]ed|condemned|joined|said|confirmed|described|announced|documented|"
    r"published|quoted|verified|visited|organi[sz]ed|administered|governed|claims?|statements?|reports?|provided|released|guarded|protected|"
    r"patrolled|defended|retaken|taken|overrun|liberated|marked|accompanied|affected|inspired|posted|shared|monitored|known|investigated|staffed) $"
)
"""What stands before a "by" that names no attacker: "a village held by Daesh"."""
NOT_DOING: Final = re.compile(
    r"(?:'s|') (?:\w+ )?(?:account|count|reckoning|estimates?|figures?|admission|standards|own account|tally|version)\b|"
    r" (?:\w+ )?(?:roundabout|square|junction|crossroads|street|road|gate|bridge|hospital|mosque|church|school|market|embassy|consulate|border|crossing|hotel|park|stadium|neighbou?rhood|quarter)\b"
)
"""What follows a name after a "by" that tells who says so, or beside what it was: "by Pakistan's account", "by the Kuwait roundabout"."""
IN_FLIGHT: Final = re.compile(
    r"(?:'s)? (?:rockets?|missiles?|drones?|projectiles?|uavs?)\b(?! (?:base|site|unit|depot|launcher|factory|position)s?)"
)
"""What is shot down is no target of a strike."""
OWN_DEAD: Final = compile_guarded(
    r"(?:'s)?[^.;,]{0,50}? \w+ of (?:its|their) (?:own )?(?:[\w-]+ )?(?:soldiers|servicemen|troops|personnel|fighters|members|officers|men|policemen|sailors)"
    r" (?:had |have |has )?(?:been |were |was )?(?:killed|died|wounded|injured|hurt)\b"
)
"""A side that tells of its own dead."""
USED_BY: Final = re.compile(r" (?:used|run|operated|manned|guarded|owned|staffed|set up|occupied|frequented|dug) $")
"""What a side uses is its own: "a clinic run by" is a target's; "a village held by" may be anybody's."""
BELIEVED: Final = compile_guarded(
    r"\b(?:(?:who )?(?:(?:was|were) )?(?:believed|thought|said|suspected|alleged|understood) to (?:be|have been|belong to)|suspected of being|"
    r"(?:it|they|he|officials?|whom? \w+) (?:described|identified) as|described as|identified as|belonging to|loyal to)\b"
)
LISTED_OF: Final = re.compile(r"^(?:[\w'-]+ ){1,4}and (?:[\w'-]+ ){1,3}of (?:the |an? )?(?:[\w-]+ ){0,2}$")
"""The end of a list of things that are all of the same side."""
MEMBER_OF: Final = re.compile(
    r" (?:members?|fighters?|facilitators?|leaders?|commanders?|operatives?|recruiters?|spokes\w+|figures?|heads?|chiefs?|supporters?|branch|faction) "
    r"(?:of|for|in|from|with)(?: the| a)? $"
)
SPEAKER_AFTER: Final = re.compile(
    rf"{_NOUNS}(?: (?:on|late|early|earlier|in a statement|in|a|statement|[a-z]+day))* (?:said|says|told|announced|confirmed|reported|stated|claimed|acknowledged|admitted)\b"
)
SELF_AFTER: Final = re.compile(
    r"[^.;]{0,40}? told [^.;,]{2,70}? (?:that )?(?:it|they) (?:would|will|had|have)\b|"
    r"[^.;]{0,60}? (?:said|says|announced|confirmed|claimed|acknowledged|admitted|stated)(?: (?:on|in|a|late|early|that|statement|how|\w+day|had))*"
    r" (?:it|its|they|their|having|carrying|conducting|launching|striking|killing|targeting|bombing)\b"
    r"(?! (?:knew|had no|has no|have no|was not|were not|did not|does not|do not|could not|had not|has not|was unaware|was aware|is aware|"
    r"was (?:looking|investigating|checking|reviewing)|regret\w*)\b)"
)
SELF_FORCES: Final = compile_guarded(
    r"(?:'s)?(?: (?!(?:which|who|whose|it|he|she)\b)[\w'-]+){0,9}? (?:said|says|confirmed|announced|admitted|acknowledged|claimed|claims)(?: (?!(?:none|neither|no|not)\b)[\w'-]+){0,9}? "
    r"(?:its|their) (?:own )?(?:\w+ )?(?:air force|aircraft|jets|planes|warplanes|drones?|helicopters|artillery|guns|gunners|mirage|f-\d+|su-\d+|mirage \d+)s?"
    rf"{_ADVERBS} {_STRIKE_VERB}\b"
)
"""A side that tells what its own aircraft did."""
JOINED: Final = re.compile(
    r"(?:'s|')?(?:[ ](?:fighters?|militants?|forces?|members?|positions?|targets?|rebels|troops|jets|warplanes))?(?:,? (?:and|or|and/or|as well as)(?: the| allied| other| its ally| its allies| its)?|,|/| & |-) ?$"
)
DOUBT_BEFORE: Final = compile_guarded(
    r"\b(?:suspected|alleged|apparent|presumed|believed|reported|reportedly|allegedly|possible|likely|probable|probably|presumably|purported|"
    r"unconfirmed|seemingly|apparently|thought|accus\w+|blam\w+|attributed to|suspect(?:s|ing)?|whether)\b[^.,;:]{0,34}$"
)
DOUBT_BETWEEN: Final = re.compile(
    r"\b(?:blam\w+|attributed|believed|suspected|thought|allegedly|reportedly|apparently|presumably|likely|accus\w+|alleged|probably)\b"
)
THOUGHT_TO: Final = re.compile(r" (?:are|is|was|were) (?:thought|believed|suspected|alleged|accused|presumed)\b")
CLAIM_BETWEEN: Final = re.compile(r"\b(?:claimed|claims|claiming) (?:by|responsibility)\b")
DENIED: Final = compile_guarded(
    r"\b(?:den(?:y|ied|ies|ying)|disput(?:e|ed|es)(?! (?:\w+ )?(?:borders?|sea|territor\w+|regions?|areas?|waters|enclave|land|island|frontier|province|zone)\b)|rejected|trad(?:e|ed|ing) blame|blamed each other)\b"
)
PASSIVE_TRIGGER: Final = re.compile(r"(?:\b(?:was|were|been|being|is|are|be|got)(?: \w+ly)? $)")
AIMED_AT: Final = re.compile(
    r"\b(?:against|at|towards?|targeting|attack(?:ed|ing|s)?|fired (?:on|into)) (?:(?:\w+ )?(?:facilities|objects|targets|sites) (?:on|in) )?"
    r"(?:the )?(?:territory of (?:the )?)?$"
)
OTHERS_FIRE: Final = compile_guarded(
    r"\b(?:rebels?|terrorists?|militants?|enemy|insurgents?|opposition|separatists?|jihadists?|armed groups?|hostile)(?:'s?)? (?:\w+ ){0,2}$"
)
MILITANTS: Final = re.compile(
    r"\b(?:militants?|militias?|fighters|terrorists?|insurgents?|gunmen|rebels|jihadists?|extremists|operatives?|commanders?)\b"
)
NEAR_OWNER: Final = 70
CLAUSE_MAX: Final = 1500
"""Characters either side of a trigger: text without full stops must not cost more than its length."""
REACH: Final = 180
GOVERNS: Final = re.compile(
    r"\b(?:hits?|struck|kills?|killing|pounds?|targets|(?:killed|bombed|shelled|targeted|destroyed|attacked|wounded|pounded|levell?ed|struck|raided)|"
    r"(?:fired|fires|firing|dropped|launched)\b.* (?:on|at|into|against|towards?))$"
)
"""The last words of a trigger that do govern what follows: "a drone killed", "jets fired rockets at"."""
PRIVATE: Final = re.compile(r"\b(?:company|firm|contractors?|mercenar(?:y|ies)|businessm[ae]n|businesswoman|group)\b")
"""Who of a country strikes on its own account: "a South African company's helicopters"."""
PURSUED: Final = compile_guarded(r"\b(?:chasing|pursuing|hunting(?: down)?) (?:the )?$")
DOWNS: Final = re.compile(r"(?:shot|shoots|brought) down|downed|intercept|repelled")
"""Whoever does this to drones and missiles is the one they were sent against."""
SENT_BY: Final = re.compile(r"\b(?:drones|missiles|rockets|uavs|projectiles|shaheds) (?:that |which )?(?:the )?$")
SENT: Final = re.compile(r" (?:had |has |have )?(?:launched|fired|sent)\b")
"""As in "32 of 44 drones that Russia launched"."""
THAT: Final = re.compile(r"\b(?:that|which|where) (?:the )?$")
USING: Final = re.compile(
    r"(?: (?:fighters|militants|forces|members|group|movement))? (?:(?:was|were|is|are|had been|has been|have been) )?"
    r"(?:using|keeping|storing|running|hiding|used|uses?|kept|stored|stores|ran|runs)\b"
)
ANSWERS: Final = re.compile(
    r"\b(?:in (?:answer|response|retaliation|reply) (?:to|for)|response to|retaliation for|revenge for|reprisal for)\b"
)
"""What follows is whom the strike that this one answers was on."""
TOGETHER: Final = re.compile(r"\b(?:together|jointly) with (?:the )?$")
"""Who struck beside the one that is named as doing it."""
ANSWER_TO: Final = re.compile(
    r"\b(?:in response to|in retaliation for|responding to|in answer to|after|following) (?:an? |the )?(?:[\w-]+ )?(?:attacks?|assault|ambush) [^.;,]*$"
)
"""Whom the attack was on that this strike answers."""
FROM: Final = re.compile(r"\bfrom (?:the )?$")
"""Where it was fired from names the side only if nothing else does."""
MASK: Final = "q"
"""Stands for the letters of a strike that is no verb: it governs nothing but \"from\"."""
WEAPONS_OF: Final = re.compile(
    r"\b(?:planes?|jets?|war-?planes?|aircraft|drones?|uavs?|helicopters?|gunships?|artillery|aviation|batter(?:y|ies)|guns|bombers?)"
    r" (?:(?:were|was) (?:those|that) )?of (?:the )?$"
)
HIT_BEFORE: Final = re.compile(
    r"\b(?:shot|shoot\w*|downed|hit|struck|destroy\w*|damag\w*|attack\w*|target\w*|bombed|intercept\w*|captur\w*|on|against) (?:down )?(?:[\w'’-]+ ){0,4}$"
)
"""What was hit is no owner's strike: "destroyed two drones of the army"."""
SINCE_A_STRIKE: Final = re.compile(
    r"\b(?:after|following|over|since|in (?:response|retaliation|revenge) (?:to|for)) (?:an? |the )?(?:[\w'’-]+ ){0,4}$"
)
"""What leads up to the strike that the main clause answers."""
ON_ITS: Final = re.compile(r" (?:on|against|at) (?:its|their|his|her) ")
"""Whose thing was hit: that of whoever acts in the main clause."""
