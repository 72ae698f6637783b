"""What names of people are made of, and the words for who they are (docs/extraction/persons.md)."""

import re
from typing import Final

PARTICLE: Final = r"(?:(?:al|el|ul|ur|as|ash|ad|an|at|az|ar)[-'’]|(?:al|el|bin|ibn|bint|abu|abd|van|von|ould|ag)[- ])"
WORD: Final = rf"(?:{PARTICLE}|(?:Al|El|Abu|Umm|Ould)[-' ’])?[A-Z][\w'’-]*[a-zé]"
NAME: Final = re.compile(rf"(?<![\w.’'-]){WORD}(?:[ ](?:{PARTICLE})?{WORD}){{0,4}}")
RANK: Final = re.compile(
    r"(?:(?:Alhaji|Malam|Mallam|Commander|General|Gen\.|Colonel|Col\.|Major|Captain|Brig\.|Brigadier|Lieutenant|Maj\.|Lt\.|Dr\.?|Doctor|Mr\.?|Mrs\.?|"
    r"Sergeant|Sgt\.|Corporal|Cpl\.|Private|Pvt\.|Capt\.|Adm\.|Admiral|Prof\.|Professor|Journalist|Reporter|Photographer|Cameraman|Nurse|Paramedic|Engineer|"
    r"Brothers|Sisters|Siblings|Relatives|(?:[A-Z][a-z]+|\d+)(?:-[a-z]+)?-(?:year|month)-old|"
    r"President|Prince|Leader|Militant|Chief|Palestinian|Syrian|Iraqi|Iranian|Lebanese|Yemeni|Saudi|American|Egyptian) )+"
)
TITLE: Final = re.compile(
    r"(?:Abu|Umm|Mullah|Maulvi|Maulana|Mawlawi|Qari|Haji|Hajji|Hajj|Hajja|Sheikh|Shaykh|Sayyed|Sayyid|Hafiz|Emir|Amir|Ustad|Mufti|Imam)[ -]"
)
ROLE: Final = (
    r"(?:leader|commander|chief|head|facilitator|recruiter|emir|operative|member|militant|fighter|deputy|general|official|planner|"
    r"expert|bomb-?maker|cleric|preacher|propagandist|financier|mastermind|engineer|journalist|correspondent|photographer|cameraman|"
    r"reporter|paramedic|medic|doctor|nurse|teacher|student|farmer|driver|mayor|governor|scientist|minister|officer|colonel|soldier|"
    r"militiaman|captain|lieutenant|brigadier|founder|co-founder|trainer|instructor|bodyguard|advis[eo]r|aide|smuggler|jihadist|terrorist|"
    r"warlord|strategist|coordinator|figure|ideologue|courier|logistician|insurgent|shepherd|activist|resident|civilian|girl|boy|man|"
    r"woman|father|mother|son|daughter|wife|husband|brother|sister|baby|child|judge|lecturer|professor|athlete|singer|poet|worker|"
    r"lawyer|baker|merchant|trader|shopkeeper|fisherman|herder|herdsman|imam|policeman|policewoman|guard|cook|pharmacist|mechanic|tailor|barber|veteran|"
    r"politician|lawmaker|elder|midwife|surgeon|rescuer|firefighter|footballer|musician|translator|interpreter|blogger|editor|broadcaster|academic|"
    r"grandmother|grandfather|grandson|granddaughter|uncle|aunt|cousin|nephew|niece|fighter|sniper|gunman|rebel|official|"
    r"kingpin|chieftain|in command|number three|volunteer|infant|toddler|teenager|spokesman|spokesperson|no\. ?2|number two|second-in-command|emirs)"
)
NOT_NAMES: Final = frozenset(
    ["region", "regional", "kurdistan", "governorate", "township", "county", "peninsula", "island", "islands", "lake", "hills", "mountain", "forest", "desert", "capital", "zone", "corridor", "station", "square", "democratic", "union", "federation", "authority", "foundation", "institute", "company", "telegraph", "times", "post", "radio", "prime", "federal", "development", "office", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "islamic", "state", "army", "police", "city", "hospital", "province", "district", "village", "camp", "united", "nations", "security", "air", "force", "forces", "brigade", "brigades", "battalion", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "ministry", "government", "republic", "front", "movement", "party", "group", "council", "committee", "international", "national", "the", "a", "an", "in", "on", "at", "of", "and", "or", "but", "he", "she", "they", "it", "his", "her", "their", "telegram", "twitter", "facebook", "university", "school", "mosque", "market", "street", "road", "bridge", "airport", "base", "gaza", "strip", "syria", "iraq", "yemen", "libya", "somalia", "afghanistan", "pakistan", "ukraine", "russia", "israel", "palestinian", "palestinians", "israelis", "syrians", "iraqis", "civilians", "muslim", "muslims", "christian", "christians", "kurdish", "kurds", "arab", "arabs", "houthi", "houthis", "taliban", "hamas", "hezbollah", "isis", "daesh", "civil", "defence", "defense", "human", "rights", "observatory", "red", "crescent", "cross", "association", "center", "centre", "agency", "news", "media", "operation", "river", "valley", "mountains", "sea", "gulf", "coast", "unit", "units", "infantry", "division", "regiment", "corps", "navy", "command", "coalition", "resistance", "tuesday's", "royal", "house", "white", "apache", "reaper", "predator", "mosul", "aleppo", "idlib", "raqqa", "baghdad", "damascus", "kyiv", "kharkiv", "donetsk", "luhansk", "waziristan", "helmand", "kandahar", "kunar", "nangarhar", "tripoli", "benghazi", "sirte", "sanaa", "aden", "hodeidah", "taiz", "saada", "mogadishu", "tehran", "beirut", "tel", "aviv", "jerusalem"]
)  # fmt: skip
NATIONS: Final = frozenset(
    ["Palestinian", "Syrian", "Iraqi", "Iranian", "Lebanese", "Yemeni", "Saudi", "American", "Egyptian"]
)
