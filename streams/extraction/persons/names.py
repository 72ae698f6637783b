"""What names of people are made of, and the words for who they are (docs/extraction/persons.md)."""

import re
from typing import Final

from streams.text.lexicon import words

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
NOT_NAMES: Final = words("""
    a aden afghanistan agency air airport aleppo an and apache april arab arabs army association at august authority
    aviv baghdad base battalion beirut benghazi bridge brigade brigades but camp capital center central centre
    christian christians city civil civilians coalition coast command committee company corps corridor council
    county crescent cross daesh damascus december defence defense democratic desert development district division
    donetsk east eastern facebook february federal federation force forces forest foundation friday front gaza
    government governorate group gulf hamas he helmand her hezbollah hills his hodeidah hospital house houthi
    houthis human idlib in infantry institute international iraq iraqis isis islamic island islands israel israelis
    it january jerusalem july june kandahar kharkiv kunar kurdish kurdistan kurds kyiv lake libya luhansk march
    market media ministry mogadishu monday mosque mosul mountain mountains movement muslim muslims nangarhar
    national nations navy news north northern november observatory october of office on operation or pakistan
    palestinian palestinians party peninsula police post predator prime province radio raqqa reaper red regiment
    region regional republic resistance rights river road royal russia saada sanaa saturday school sea security
    september she sirte somalia south southern square state station street strip sunday syria syrians taiz taliban
    tehran tel telegram telegraph the their they thursday times township tripoli tuesday tuesday's twitter ukraine
    union unit united units university valley village waziristan wednesday west western white yemen zone
""")
NATIONS: Final = frozenset(
    ["Palestinian", "Syrian", "Iraqi", "Iranian", "Lebanese", "Yemeni", "Saudi", "American", "Egyptian"]
)
