"""What was hit: houses, hospitals, convoys, oil sites; each noun with its normalised kind (docs/extraction/weapons.md)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from streams.extraction.lexical import Phrase, PhraseFinder, fold, loose
from streams.extraction.mentions import TargetThingMention
from streams.text.document import Document
from streams.text.guarded import compile_guarded

KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "compound": ("compound", "compounds", "walled compound"),
    "house": ("house", "houses", "home", "homes", "villa", "villas", "dwelling", "dwellings", "family home", "residence", "farmhouse", "guesthouse", "guest house"),
    "residential building": (
        "residential blocks", "housing blocks", "apartment houses",
        "nine-storey building", "five-storey building", "five-story building", "nine-story building", "multi-story building", "apartment complex", "housing estate", "housing complex", "residential complex", "dormitories", "student dormitory", "tower blocks", "hostel", "residential compound", "four-storey building", "three-storey building", "condominium",
        "residential building", "residential buildings", "apartment building", "apartment buildings", "apartment block",
        "apartment blocks", "tower block", "tower blocks", "apartment", "apartments", "flat", "high-rise", "high-rises",
        "residential tower", "residential block", "housing block", "residential area", "residential areas", "residential neighbourhood",
        "residential neighborhood", "residential quarter", "dormitory", "multi-storey building", "block of flats", "blocks of flats", "flats", "apartment tower", "apartment towers", "residential houses", "residential quarters", "residential homes", "tenement",
    ),
    "building": ("building", "buildings", "warehouse building", "office building", "administrative building", "tower", "sports hall", "gym", "town hall", "meeting hall", "community hall", "ice rink", "hangar", "hangars", "palace of culture", "house of culture", "cultural centre", "cultural center", "museum", "theatre", "drama theatre"),
    "hospital": ("hospital building", "hospital buildings", "maternity clinic", "dispensary", "infirmary", "health post", "health posts", "dialysis centre", "dialysis center", "medical station", "medical tent", "health centres", "health centers", "medical centres", "medical points", "hospital", "hospitals", "clinic", "clinics", "medical centre", "medical center", "medical complex", "medical facility", "medical facilities", "health centre", "health center", "field hospital", "maternity ward", "maternity hospital", "medical point", "health facility"),
    "ambulance": ("ambulance", "ambulances"),
    "school": ("school building", "school buildings", "universities", "colleges", "kindergartens", "vocational college", "schoolhouse", "classroom", "classrooms", "nursery", "nursery school", "girls' school", "primary school", "secondary school", "high school", "campus", "school", "schools", "madrassa", "madrasa", "madrassas", "madrasah", "university", "college", "kindergarten", "seminary", "religious school"),
    "place of worship": ("religious building", "prayer hall", "synagogues", "shrines", "cathedrals", "convent", "hussainiya", "husseiniya", "imambargah", "church", "churches", "cathedral", "monastery", "synagogue", "shrine", "gurdwara", "temple", "pagoda", "temples", "monasteries", "chapel"),
    "mosque": ("mosque", "mosques"),
    "market": ("market", "markets", "marketplace", "bazaar", "shopping centre", "shopping center", "shopping mall", "supermarket", "souk", "vegetable market", "cattle market"),
    "shop": ("tea shop", "tea shops", "tea house", "teahouse", "kiosk", "kiosks", "mall", "grocery", "grocery shop", "butcher's shop", "barbershop", "pizzeria", "cafeteria", "market stall", "internet cafe", "shop", "shops", "restaurant", "cafe", "café", "bakery", "bakeries", "coffee shop", "pharmacy", "pharmacies", "stalls", "stall", "restaurants", "cafes"),
    "displacement camp": ("shelter for displaced people", "displaced persons' camp", "camp for the displaced", "displacement site", "idp site", "idp camps", "refugee camps", "displacement camps", "tents of displaced people", "tents for displaced people", "refugee camp", "displacement camp", "displaced persons camp", "idp camp", "camp for displaced people", "camp for displaced persons", "tents", "tent camp", "makeshift camp", "displaced people's camp", "tent"),
    "shelter": ("shelter", "shelters", ),
    "aid": ("aid convoy", "aid warehouse", "aid trucks", "aid distribution point", "aid centre", "aid distribution centre", "aid distribution center"),
    "convoy": ("fuel convoy", "fuel convoys", "military convoy", "supply convoy", "convoy", "convoys", "motorcade"),
    "vehicle": ("auto rickshaw", "rickshaw", "three-wheeler", "donkey cart", "ox cart", "tuk-tuk", "bicycle", "off-road vehicle", "4x4", "four-wheel drive", "jeep", "jeeps", "vans", "taxis", "tractors", "fire engine", "fire engines", "trolleybuses", "land cruiser", "vehicle", "vehicles", "car", "cars", "pickup", "pick-up", "pickup truck", "pick-up truck", "truck", "trucks", "minibus", "bus", "buses", "motorcycle", "motorcycles", "motorbike", "motorbikes", "van", "lorry", "lorries", "suv", "tractor", "taxi", "tanker truck", "tanker trucks", "double-cabin", "trolleybus", "pick-ups", "pickups", "pick-up trucks", "pickup trucks", "gun truck", "gun trucks", "battlewagon", "battlewagons", "technicals", "minibuses"),
    "train": ("passenger train", "freight train", "railway junction", "carriages", "train", "trains", "railway", "railway station", "train station", "rail yard", "locomotive", "railway line"),
    "boat": ("dhows", "motorboats", "boat", "boats", "fishing boat", "fishing boats", "dhow", "speedboat", "speedboats", "motorboat"),
    "ship": ("ship", "ships", "vessel", "vessels", "cargo ship", "oil tanker", "tanker", "merchant ship", "bulk carrier", "container ship", "freighter"),
    "port": ("ports", "seaports", "harbours", "port", "harbour", "harbor", "seaport", "dock", "docks", "naval base", "grain terminal", "jetty", "port buildings", "port facilities", "port infrastructure", "harbour facilities", "port facility"),
    "airport": ("airport", "airports", "runway"),
    "airbase": ("airstrips", "helicopter base", "air force base", "air station", "drone base", "drone bases", "air force bases", "airbase", "air base", "air bases", "airbases", "airfield", "airfields", "military airport", "airstrip"),
    "military base": ("military base", "military bases", "army base", "barracks", "military camp", "garrison", "military post", "army post", "outpost", "military position", "military site", "military sites", "military facility", "base", "bases", "training camp", "training camps", "training site", "military headquarters", "staging base", "staging bases", "army bases", "military camps", "army camp", "army camps", "army posts", "military posts", "military outpost", "naval bases", "camp", "camps"),
    "checkpoint": ("checkpoint", "checkpoints", "check-post", "roadblock"),
    "headquarters": ("command posts", "command centres", "command centers", "decision-making centre", "decision-making centres", "operations rooms", "headquarters", "command centre", "command center", "command post", "command and control node", "operations room", "command-and-control centre", "operations centre", "operations center", "office", "offices"),
    "police station": ("police posts", "jails", "detention facility", "police stations", "prisons", "police academy", "police checkpoint", "detention centres", "migrant detention centre", "police compound", "migrant centre", "penal colony", "police station", "police headquarters", "prison", "detention centre", "detention center", "jail", "police post"),
    "government building": ("government buildings", "regional administration building", "administration building", "town council", "council building", "ministry buildings", "presidential compound", "prosecutor's office", "governor's office", "parliament", "presidential palace", "ministry building", "parliament building", "government building", "courthouse", "municipality building", "city hall", "palace"),
    "weapons depot": ("arsenal", "arsenals", "ammunition store", "ammunition stores", "munitions store", "munitions dump", "weapons dump", "explosives store", "ammunition stockpile", "arms cache", "ammo depot", "ammunition warehouses", "missile store", "weapons depot", "ammunition depot", "arms depot", "weapons cache", "weapons caches", "arms cache", "ammunition warehouse", "weapons storage facility", "munitions depot", "ammunition dump", "weapons warehouse", "weapons store", "arms warehouse", "weapons factory", "munitions factory", "weapons workshop", "bomb-making factory", "depot", "depots", "warehouse", "warehouses", "storage facility", "weapons depots", "ammunition depots", "arms depots", "arms store", "arms stores", "arms dump", "missile storage site", "storage site", "storage sites", "missile depot", "missile depots", "weapons stores"),
    "rocket launcher": ("launchers", "launcher", "missile launchers", "multiple rocket launcher", "multiple rocket launchers", "launching site", "launching sites", "missile site", "missile sites", "rocket-launching site", "rocket launcher", "rocket launchers", "missile launcher", "launch pad", "launching pad", "launch site", "launch sites", "rocket launch site", "launchpad", "firing position", "mortar position", "artillery position"),
    "air defence": ("air defence system", "air defense system", "air defence systems", "air defense systems", "radar", "radar station", "radar site", "radars", "air defence battery"),
    "tunnel": ("tunnel", "tunnels", "bunker", "bunkers", "cave", "caves", "tunnel shaft", "tunnel entrance", "tunnel entrances", "tunnel system", "tunnel systems", "tunnel network", "underground facility"),
    "fighting position": ("fighting position", "fighting positions", "tactical unit", "tactical units", "staging area", "staging areas", "assembly area", "assembly areas", "hideout", "hideouts", "hide-out", "safe house", "stronghold", "trench", "trenches", "position", "positions"),
    "oil site": ("condensate tank", "condensate tanks", "storage tank", "storage tanks", "gas tank", "gas tanks", "diesel tank", "diesel tanks", "petrol tank", "petrol tanks", "main tank", "oil storage tanks", "gas facilities", "gas pipeline", "oil pipeline", "gas terminal", "oil pumping station", "oil terminals", "petrol depot", "fuel storage tanks", "fuel station", "gas processing plant", "oil processing plant", "compressor station", "fuel stations", "oil plant", "oil refinery", "refinery", "oil facility", "oil facilities", "oil field", "oilfield", "oil wellhead", "oil wellheads", "oil well heads", "oil well head", "pump jack", "pump jacks", "oil collection tanks", "oil collection pools", "oil collection point", "oil tankers", "oil fields", "modular oil refineries", "oil stills", "crude oil stills", "oil well", "oil wells", "oil truck", "oil trucks", "oil pump jack", "oil pump jacks", "oil depot", "fuel depot", "oil terminal", "oil tanks", "oil tank", "gas field", "gas plant", "gas facility", "oil installation", "oil site", "oil infrastructure", "petrol station", "gas station", "fuel station", "pipeline", "crude oil collection point", "oil tanker truck", "oil tanker trucks", "oil refineries", "fuel tanks", "fuel storage", "lpg depot", "fuel tanker", "fuel tankers", "fuel terminal", "fuel terminals", "fuel depots", "oil depots", "petrol stations"),
    "power plant": ("power plants", "power stations", "substations", "electrical substation", "electrical substations", "transformers", "dams", "thermal power plants", "power facilities", "power supply facilities", "electricity plant", "combined heat and power plant", "hydropower plant", "electricity lines", "switchyard", "transformer station", "electricity grid", "heating plant", "boiler house", "power plant", "power station", "electricity substation", "substation", "power grid", "power lines", "power line", "thermal power plant", "hydroelectric power plant", "nuclear power plant", "energy facility", "energy facilities", "energy infrastructure", "power infrastructure", "transformer", "dam", "electricity station", "power facility"),
    "water facility": ("water pumping station", "water towers", "water tower", "water plants", "sewage plant", "water tanks", "cistern", "water pipeline", "water plant", "water tank", "water station", "pumping station", "water treatment plant", "desalination plant", "water well", "reservoir"),
    "factory": ("cement works", "cement plant", "soap works", "brickworks", "ironworks", "gasworks", "industrial enterprise", "enterprise", "enterprises", "mill", "mills", "distillery", "shipyard", "industrial facilities", "industrial site", "assembly plant", "garage", "printing house", "factory", "factories", "plant", "workshop", "industrial plant", "industrial facility", "industrial zone", "steel plant", "chemical plant", "steelworks", "sawmill", "brick factory", "flour mill", "cotton mill", "sugar mill", "flour mills"),
    "nuclear site": ("nuclear facility", "nuclear facilities", "nuclear site", "enrichment facility", "centrifuge", "heavy-water plant", "heavy water plant", "heavy-water reactor", "heavy water reactor", "nuclear plant", "uranium plant"),
    "weapon system": (
        "rocket-propelled grenade systems", "rocket-propelled grenade system", "mortar team", "mortar teams", "howitzer", "howitzers", "armoured personnel carrier", "armoured personnel carriers", "armored personnel carriers", "infantry fighting vehicle", "infantry fighting vehicles",
        "mortar system", "mortar systems", "machine gun", "machine guns", "artillery system", "artillery systems", "artillery piece",
        "artillery pieces", "rocket rail", "rocket rails", "rocket system", "mortar tube", "mortar tubes", "anti-aircraft gun",
        "mortar cache", "rocket cache", "heavy machine gun", "heavy machine guns", "light machine gun", "light machine guns", "tank",
        "tanks", "armoured vehicle", "armored vehicle", "armoured vehicles", "armored vehicles", "technical vehicle", "car bomb factory",
        "vbied facility", "vbied factory", "ied facility", "ied factory", "improvised weapons factory", "improvised weapons factories",
    ),
    "heavy equipment": (
        "excavator", "excavators", "front-end loader", "bulldozer", "bulldozers", "crane", "heavy equipment", "construction equipment",
    ),
    "logistics site": (
        "logistics facility", "staging facility", "staging facilities", "bed down location", "bed-down location", "bed down locations",
        "supply cache", "supply caches", "financial storage center", "weigh station", "supply depot", "cash collection point", "logistics point", "logistics points", "logistics base", "logistics hub",
    ),
    "bridge": ("bridge", "bridges", "overpass", "crossing"),
    "road": ("road", "highway", "supply route", "supply routes", "street", "intersection"),
    "farm": ("vineyard", "vineyards", "orchards", "pasture", "poultry farms", "barn", "barns", "greenhouses", "plantation", "farm", "farms", "farmland", "orchard", "field", "fields", "greenhouse", "agricultural land", "olive grove", "chicken farm", "poultry farm"),
    "communications": ("mobile phone mast", "mobile mast", "telephone exchange", "broadcaster's building", "cell tower", "cellphone tower", "tv station", "radio and television building", "radio station", "tv station", "television station", "communications tower", "telecommunications tower", "telecom tower", "media office", "tv tower", "repeater tower", "repeater towers", "communication tower", "communication towers", "communications facility", "antenna", "television building", "communications towers", "telecom towers"),
    "embassy": ("diplomatic mission", "consular building", "embassies", "embassy", "consulate"),
    "hotel": ("hotel building", "guest lodge", "motel", "hotel", "hotels"),
    "cemetery": ("cemetery", "graveyard"),
    "funeral": ("funeral", "funeral hall", "funeral procession", "wedding", "wedding party", "wedding hall", "mourning tent", "wake"),
    "bank": ("bank", "money exchange"),
}  # fmt: skip
_HIT = (
    r"(?:hit(?:s|ting)?|struck|strik(?:e|es|ing)|target(?:s|ed|ing)?|destroy(?:s|ed|ing)?|damag(?:e|es|ed|ing)|bomb(?:s|ed|ing|ard\w*)?|shell(?:s|ed|ing)|"
    r"straf(?:e|es|ed|ing)|bl[eo]w(?:s|n|ing)? up|br(?:ought|ings?|inging) down|smash\w* into|(?:tore|ripped|punched|ploughed|plowed|plunged) (?:into|through)|gutt(?:ed|ing)|raz(?:ed|ing)|"
    r"attack(?:s|ed|ing)?|pound(?:s|ed|ing)?|raid(?:s|ed|ing)?|level(?:s|led|ed|ling)|flatten\w*|demolish\w*|engag\w+|slamm?\w* into|crash\w* into|land\w+ (?:on|in)|"
    r"fell (?:on|in)|fall\w* (?:on|in)|dropped on|fired (?:on|at|into)|burn\w*|torch\w*|neutrali[sz]\w+|obliterat\w+|set fire to|ruin\w*|collaps\w+|wreck\w*|"
    r"sank|sinking|sunk|disabl\w+|crater\w*|suppress\w+|on fire)"
)
STRIKE_TALK: Final = compile_guarded(
    rf"\b{_HIT}\b|\b(?:air ?strikes?|raids?|drones?|missiles?|rockets?|artillery|mortars?|blast|explosion|explosives?|quadcopters?|warplanes?|jets|bombs?|shells|f-\d+s?|su-\d+s?|mig-\d+s?|uavs?)\b"
)
GOVERNED: Final = compile_guarded(
    rf"(?:\b{_HIT}|\b(?:on|at(?! (?:dawn|dusk|night|noon|midnight|about|around|\d))|in|towards?|within|onto|targets? were|inside|into|against|upon|through|(?:damaged?|blow|harm|fire)(?: [\w-]+){{0,3}} to|"
    rf"(?:roofs?|walls?|grounds|courtyard|side|parts?|wing|cent(?:re|er)|middle|bombing|shelling|destruction|striking|targeting|attack|gates?|floors?|yard|dozens|hundreds|number|"
    rf"scores|some|many|most|all|none|\d+|two|three|one|rows?|blocks?|hit|ward|section|edge|thousands|use|burning|collapse|remains|ruins|rubble) of|including|hitting|between|his|her|their|whose|were in|from inside))"
    r"(?: (?:an?|the|his|her|their|its|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|\d+|another|that|what|"
    r"least|nearby|crowded|busy|same|own|family|other|suspected|abandoned|empty|local|main|as|it|described|was|were|"
    r"(?!(?:by|near|outside|beside|when|while|said|says|who|which|as|after|before|ran|fled?|flee|heading|drove|walked|way|took)\b)[\w'’-]+|\+|&)){0,7} $"
)
OBJECT: Final = re.compile(
    rf"\b{_HIT}(?: on| in| of)?(?: (?:an?|the|two|three|several|isil|isis|supply|main|nearby|local|key|coastal|\d+)){{0,4}} $"
)
PASSIVE: Final = compile_guarded(
    rf"(?:,? [\w'’()-]+){{0,12}}? (?:was|were|has been|have been|had been|is|are|being|been|got|also) (?:[a-z]+ly |also |completely |partially )?{_HIT}\b|[\w' -]{{0,24}} {_HIT} (?:by|in|on|when)\b|[\w'-]{{0,24}} (?:ablaze|alight|on fire)\b|"
    rf"(?:,? [\w'’-]+){{0,6}}? (?:burn(?:ed|t)(?: down)?|collapsed|caught fire|went up in flames|(?:suffered|sustained) (?:\w+ )?damage|"
    rf"took a direct hit|went out of service|came under (?:\w+ )?(?:fire|attack)|lay in ruins|was brought down)\b"
)
NOT_HIT_BEFORE: Final = compile_guarded(
    r"\b(?:taken(?! (?:refuge|shelter|cover)\b)|rushed|brought|transferred|admitted|evacuated|moved|arriv\w+|carried|transported|based|flown|died) (?:[\w-]+ ){0,2}(?:to|at|in)(?: [\w'’-]+){0,5} $|"
    r"\b(?:medics|doctors|nurses|sources|officials|staff|surgeons|director|relatives) (?:at|in|of|from) (?:[\w'’-]+ ){0,4}$|"
    r"\b(?:fitted|loaded|equipped|armed|laden|filled) with (?:[\w'’-]+ ){0,3}$|"
    r"\b(?:every|any|each|seek|take|took|taken|taking|sought|gave|media|information|press|prosecutor's|governor's|rights) $|"
    r"\b(?:near|around|meant for|intended for|shelling from|fire from|fired from|outside|beside|next to|close to|away from|kilomet\w+ from|miles from|km from|north of|south of|east of|west of|opposite|adjacent to|based at|based in|"
    r"based out of|took off from|launched from|fired from|operating from|from an?|from the|white|lower|upper|its|spokes\w+ (?:for|of)(?: [\w'’-]+){0,4}) (?:[\w'’-]+ ){0,3}$"
)
NOT_HIT_AFTER: Final = re.compile(
    r"(?:'s)?[ -](?:officials?|sources?|staff|director|doctors?|workers? said|spokes\w+|bomb(?:s|ing|ings|er)?\b|bombs|chief|administration|minister|"
    r"(?:said|stated|reported|informed|announced)\b|stops?\b|that fired|which fired|fire\b|shells?\b|shelling|fired|chief|manager|authorities|of representatives|of commons|of lords|secretary|ministry|rules?|attack by|launched|country|town|city\b|cities\b|workers?\b|unions?\b|quarter\b|next door|meeting\b)"
)
HOMEWARD: Final = re.compile(r" (?:to|from|after|for)\b")
"""Where somebody drove."""
STREET: Final = re.compile(r" (?:Road|Street|Avenue|Lane|Square|Quarter|District|Hill|Park|Gate)\b")
STRUCK: Final = re.compile(
    r"\b(?:hit|struck|destroyed|damaged|bombed|crashed into|slammed into|fell (?:on|in)|landed (?:on|in)|targeted|levelled|leveled|flattened|attacked|shelled|blew up)\b"
)
A_CAMP: Final = re.compile(
    r"\b(?:an?|two|three|four|five|six|several|their|his|its|were|rebel|militant|enemy)(?: (?!(?:in|at|near|of) )[\w'’-]+){0,3} $"
)
FIGHTERS_CAMP: Final = re.compile(
    r" (?:of|belonging to|run by|used by) (?:an? |the )?(?:[\w-]+ ){0,3}(?:commanders?|groups?|rebels|militants|fighters|insurgents|dissidents|guerrillas|terrorists)\b"
)
CAMP_OF: Final = re.compile(
    r" (?:of|for|housing|sheltering|where) (?:\w+ ){0,3}(?:displac\w+|refugees|families|people|idps)"
)
"""A camp of one side is a base; a camp of the displaced or one that a place is named for is none."""
IN_THE_CAMP: Final = re.compile(r"\b(?:in|of|at|near|inside) (?:the )?(?:[A-Z][\w'’-]+ ){1,3}$")
NAMED_BEFORE: Final = re.compile(
    r"\b(?:white|tower|road|safe|power|aerial|ground|west|east|left|right|river|health|press|media|branch|tax|post) $"
)


@cache
def _kind_of() -> Mapping[str, str]:
    return {loose(word): kind for kind, words in KINDS.items() for word in words}


def phrases() -> Iterable[str]:
    """All words for things that may be hit, folded, with hyphens as spaces."""
    return _kind_of()


@cache
def _finder() -> PhraseFinder:
    return PhraseFinder(phrases())


def _is_beside(left: str) -> bool:
    """Whether the noun only says where or whence, with no verb of hitting between: "near the", not "fired from Armenia hit the"."""
    cue = NOT_HIT_BEFORE.search(left)
    return cue is not None and STRUCK.search(left, cue.start() + 3) is None


def _is_a_name(buffer: str, phrase: str, start: int, end: int) -> bool:
    """ "Port Sudan" is a city, "Mill Road" a street; "in the Nuseirat refugee camp" says where, as "a refugee camp" does not."""
    if phrase == "port" and buffer[start].isupper() and buffer[end + 1 : end + 2].isupper():
        return True
    if buffer[start].isupper() and STREET.match(buffer, end):
        return True
    return _kind_of()[phrase] == "displacement camp" and bool(IN_THE_CAMP.search(buffer, max(0, start - 60), start))


def find_things(document: Document, named: Sequence[Phrase] | None = None) -> list[TargetThingMention]:
    """Things that the sentence tells were hit or struck at, in reading order; not hospitals that the hurt were taken to,
    bases that aircraft fly from, landmarks ("near a school"). `named` are the phrases of the lexicon that stand in it, for who
    has looked already. Never raises; linear in the text.
    """
    folded = fold(document.buffer)
    found: list[TargetThingMention] = []
    for phrase, start, end in _finder().named(loose(document.buffer)) if named is None else named:
        if not document.sentences:
            break
        sentence = document.sentence_at(start)
        low, high = sentence.start, max(sentence.end, end)
        left, right = folded[max(low, start - 80) : start], folded[end : min(high, end + 80)]
        if not STRIKE_TALK.search(folded, max(low, start - 200), min(high, end + 200)):
            continue
        if _is_beside(left) or NOT_HIT_AFTER.match(right) or NAMED_BEFORE.search(left):
            continue
        if phrase == "home" and HOMEWARD.match(right):
            continue
        if _is_a_name(document.buffer, phrase, start, end):
            continue
        armed = FIGHTERS_CAMP.match(right) or (A_CAMP.search(left) and not CAMP_OF.match(right))
        if phrase in ("camp", "camps") and not armed:
            continue
        kind = _kind_of()[phrase]
        governed = OBJECT if kind == "road" else GOVERNED  # "a house on Mill Road": the road only says where
        if governed.search(left) or PASSIVE.match(right):
            found.append(TargetThingMention(start, end, sentence.index, kind))
    if any(t.kind == "airbase" for t in found):  # "the base" is the same
        found = [t for t in found if folded[t.start : t.end] not in ("base", "bases")]
    return found
