"""What was hit: houses, hospitals, convoys, oil sites; each noun with its normalised kind (docs/extraction/weapons.md)."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from streams.extraction.lexical import PhraseFinder, fold, loose
from streams.extraction.mentions import TargetThingMention
from streams.text.document import Document
from streams.text.guarded import compile_guarded

KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "compound": ("compound", "compounds", "walled compound"),
    "house": ("house", "houses", "home", "homes", "villa", "villas", "dwelling", "dwellings", "family home", "residence", "farmhouse", "guesthouse", "guest house"),
    "residential building": (
        "residential building", "residential buildings", "apartment building", "apartment buildings", "apartment block",
        "apartment blocks", "tower block", "tower blocks", "apartment", "apartments", "flat", "high-rise", "high-rises",
        "residential tower", "residential block", "housing block", "residential area", "residential areas", "residential neighbourhood",
        "residential neighborhood", "residential quarter", "dormitory", "multi-storey building", "block of flats", "blocks of flats", "flats", "apartment tower", "apartment towers", "residential houses", "residential quarters", "residential homes", "tenement",
    ),
    "building": ("building", "buildings", "warehouse building", "office building", "administrative building", "tower", "sports hall", "gym", "town hall", "meeting hall", "community hall", "ice rink", "hangar", "hangars", "palace of culture", "house of culture", "cultural centre", "cultural center", "museum", "theatre", "drama theatre"),
    "hospital": ("hospital", "hospitals", "clinic", "clinics", "medical centre", "medical center", "medical complex", "medical facility", "medical facilities", "health centre", "health center", "field hospital", "maternity ward", "maternity hospital", "medical point", "health facility"),
    "ambulance": ("ambulance", "ambulances"),
    "school": ("school", "schools", "madrassa", "madrasa", "madrassas", "madrasah", "university", "college", "kindergarten", "seminary", "religious school"),
    "place of worship": ("church", "churches", "cathedral", "monastery", "synagogue", "shrine", "gurdwara", "temple", "pagoda", "temples", "monasteries", "chapel"),
    "mosque": ("mosque", "mosques"),
    "market": ("market", "markets", "marketplace", "bazaar", "shopping centre", "shopping center", "shopping mall", "supermarket", "souk", "vegetable market", "cattle market"),
    "shop": ("shop", "shops", "restaurant", "cafe", "café", "bakery", "bakeries", "coffee shop", "pharmacy", "pharmacies", "stalls", "stall", "restaurants", "cafes"),
    "displacement camp": ("refugee camp", "displacement camp", "displaced persons camp", "idp camp", "camp for displaced people", "camp for displaced persons", "tents", "tent camp", "makeshift camp", "displaced people's camp", "tent"),
    "shelter": ("shelter", "shelters", ),
    "aid": ("aid convoy", "aid warehouse", "aid trucks", "aid distribution point", "aid centre", "aid distribution centre", "aid distribution center"),
    "convoy": ("convoy", "convoys", "motorcade"),
    "vehicle": ("vehicle", "vehicles", "car", "cars", "pickup", "pick-up", "pickup truck", "pick-up truck", "truck", "trucks", "minibus", "bus", "buses", "motorcycle", "motorcycles", "motorbike", "motorbikes", "van", "lorry", "lorries", "suv", "tractor", "taxi", "tanker truck", "tanker trucks", "double-cabin", "trolleybus", "pick-ups", "pickups", "pick-up trucks", "pickup trucks", "gun truck", "gun trucks", "battlewagon", "battlewagons", "technicals", "minibuses"),
    "train": ("train", "trains", "railway", "railway station", "train station", "rail yard", "locomotive", "railway line"),
    "boat": ("boat", "boats", "fishing boat", "fishing boats", "dhow", "speedboat", "speedboats", "motorboat"),
    "ship": ("ship", "ships", "vessel", "vessels", "cargo ship", "oil tanker", "tanker", "merchant ship", "bulk carrier", "container ship", "freighter"),
    "port": ("port", "harbour", "harbor", "seaport", "dock", "docks", "naval base", "grain terminal", "jetty", "port buildings", "port facilities", "port infrastructure", "harbour facilities", "port facility"),
    "airport": ("airport", "airports", "runway"),
    "airbase": ("airbase", "air base", "air bases", "airbases", "airfield", "airfields", "military airport", "airstrip"),
    "military base": ("military base", "military bases", "army base", "barracks", "military camp", "garrison", "military post", "army post", "outpost", "military position", "military site", "military sites", "military facility", "base", "bases", "training camp", "training camps", "training site", "military headquarters", "staging base", "staging bases", "army bases", "military camps", "army camp", "army camps", "army posts", "military posts", "military outpost", "naval bases", "camp", "camps"),
    "checkpoint": ("checkpoint", "checkpoints", "check-post", "roadblock"),
    "headquarters": ("headquarters", "command centre", "command center", "command post", "command and control node", "operations room", "command-and-control centre", "operations centre", "operations center", "office", "offices"),
    "police station": ("police station", "police headquarters", "prison", "detention centre", "detention center", "jail", "police post"),
    "government building": ("presidential palace", "ministry building", "parliament building", "government building", "courthouse", "municipality building", "city hall", "palace"),
    "weapons depot": ("weapons depot", "ammunition depot", "arms depot", "weapons cache", "weapons caches", "arms cache", "ammunition warehouse", "weapons storage facility", "munitions depot", "ammunition dump", "weapons warehouse", "weapons store", "arms warehouse", "weapons factory", "munitions factory", "weapons workshop", "bomb-making factory", "depot", "depots", "warehouse", "warehouses", "storage facility", "weapons depots", "ammunition depots", "arms depots", "arms store", "arms stores", "arms dump", "missile storage site", "storage site", "storage sites", "missile depot", "missile depots", "weapons stores"),
    "rocket launcher": ("rocket launcher", "rocket launchers", "missile launcher", "launch pad", "launching pad", "launch site", "launch sites", "rocket launch site", "launchpad", "firing position", "mortar position", "artillery position"),
    "air defence": ("air defence system", "air defense system", "air defence systems", "air defense systems", "radar", "radar station", "radar site", "radars", "air defence battery"),
    "tunnel": ("tunnel", "tunnels", "bunker", "bunkers", "cave", "caves", "tunnel shaft", "tunnel entrance", "tunnel entrances", "tunnel system", "tunnel systems", "tunnel network", "underground facility"),
    "fighting position": ("fighting position", "fighting positions", "tactical unit", "tactical units", "staging area", "staging areas", "assembly area", "assembly areas", "hideout", "hideouts", "hide-out", "safe house", "stronghold", "trench", "trenches", "position", "positions"),
    "oil site": ("oil refinery", "refinery", "oil facility", "oil facilities", "oil field", "oilfield", "oil wellhead", "oil wellheads", "oil well heads", "oil well head", "pump jack", "pump jacks", "oil collection tanks", "oil collection pools", "oil collection point", "oil tankers", "oil fields", "modular oil refineries", "oil stills", "crude oil stills", "oil well", "oil wells", "oil truck", "oil trucks", "oil pump jack", "oil pump jacks", "oil depot", "fuel depot", "oil terminal", "oil tanks", "oil tank", "gas field", "gas plant", "gas facility", "oil installation", "oil site", "oil infrastructure", "petrol station", "gas station", "fuel station", "pipeline", "crude oil collection point", "oil tanker truck", "oil tanker trucks", "oil refineries", "fuel tanks", "fuel storage", "lpg depot", "fuel tanker", "fuel tankers", "fuel terminal", "fuel convoy", "fuel depots", "oil depots", "petrol stations"),
    "power plant": ("power plant", "power station", "electricity substation", "substation", "power grid", "power lines", "power line", "thermal power plant", "hydroelectric power plant", "nuclear power plant", "energy facility", "energy facilities", "energy infrastructure", "power infrastructure", "transformer", "dam", "electricity station", "power facility"),
    "water facility": ("water plant", "water tank", "water station", "pumping station", "water treatment plant", "desalination plant", "water well", "reservoir"),
    "factory": ("factory", "factories", "plant", "workshop", "industrial plant", "industrial facility", "industrial zone", "steel plant", "chemical plant", "steelworks", "sawmill", "brick factory", "flour mill", "cotton mill", "sugar mill", "flour mills"),
    "nuclear site": ("nuclear facility", "nuclear facilities", "nuclear site", "enrichment facility", "centrifuge", "heavy-water plant", "heavy water plant", "heavy-water reactor", "heavy water reactor", "nuclear plant", "uranium plant"),
    "weapon system": (
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
    "farm": ("farm", "farms", "farmland", "orchard", "field", "fields", "greenhouse", "agricultural land", "olive grove", "chicken farm", "poultry farm"),
    "communications": ("radio station", "tv station", "television station", "communications tower", "telecommunications tower", "telecom tower", "media office", "tv tower", "repeater tower", "repeater towers", "communication tower", "communication towers", "communications facility", "antenna", "television building", "communications towers", "telecom towers"),
    "embassy": ("embassy", "consulate"),
    "hotel": ("hotel", "hotels"),
    "cemetery": ("cemetery", "graveyard"),
    "funeral": ("funeral", "funeral hall", "funeral procession", "wedding", "wedding party", "wedding hall", "mourning tent", "wake"),
    "bank": ("bank", "money exchange"),
}  # fmt: skip
_HIT = (
    r"(?:hit(?:s|ting)?|struck|strik(?:e|es|ing)|target(?:s|ed|ing)?|destroy(?:s|ed|ing)?|damag(?:e|es|ed|ing)|bomb(?:s|ed|ing|ard\w*)?|shell(?:s|ed|ing)?|"
    r"attack(?:s|ed|ing)?|pound(?:s|ed|ing)?|raid(?:s|ed|ing)?|level(?:s|led|ed|ling)|flatten\w*|demolish\w*|engag\w+|slamm?\w* into|crash\w* into|land\w+ (?:on|in)|"
    r"fell (?:on|in)|fall\w* (?:on|in)|dropped on|fired (?:on|at|into)|burn\w*|torch\w*|neutrali[sz]\w+|obliterat\w+|set fire to|ruin\w*|collaps\w+|wreck\w*|"
    r"sank|sinking|sunk|disabl\w+|crater\w*|suppress\w+|on fire)"
)
STRIKE_TALK: Final = compile_guarded(
    rf"\b{_HIT}\b|\b(?:air ?strikes?|raids?|drones?|missiles?|rockets?|artillery|mortars?|blast|explosion|warplanes?|jets)\b"
)
GOVERNED: Final = compile_guarded(
    rf"(?:\b{_HIT}|\b(?:on|at|in|towards?|within|onto|targets? were|inside|into|against|upon|of|to|through|including|hitting|between|his|her|their|whose|were in|from inside))"
    r"(?: (?:an?|the|his|her|their|its|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|\d+|another|that|what|"
    r"least|nearby|crowded|busy|same|own|family|other|suspected|abandoned|empty|local|main|as|it|described|was|were|"
    r"[\w'’-]+|\+|&)){0,6} $"
)
OBJECT: Final = re.compile(
    rf"\b{_HIT}(?: on| in| of)?(?: (?:an?|the|two|three|several|isil|isis|supply|main|nearby|local|key|coastal|\d+)){{0,4}} $"
)
PASSIVE: Final = compile_guarded(
    rf"(?:,? [\w'’-]+){{0,8}}? (?:was|were|has been|have been|had been|is|are|being|been|got|also) (?:[a-z]+ly |also |completely |partially )?{_HIT}\b|[\w' -]{{0,24}} {_HIT} (?:by|in|on|when)\b|"
    rf"(?:,? [\w'’-]+){{0,6}}? (?:burn(?:ed|t)(?: down)?|collapsed|caught fire|went up in flames|(?:suffered|sustained) (?:\w+ )?damage|"
    rf"took a direct hit|went out of service|came under (?:\w+ )?(?:fire|attack)|lay in ruins|was brought down)\b"
)
NOT_HIT_BEFORE: Final = compile_guarded(
    r"\b(?:taken(?! (?:refuge|shelter|cover)\b)|rushed|brought|transferred|admitted|evacuated|moved|arriv\w+|carried|transported|based|flown|died) (?:[\w-]+ ){0,2}(?:to|at|in)(?: [\w'’-]+){0,5} $|"
    r"\b(?:every|any|each|seek|take|took|taken|taking|sought|gave|media|information|press|prosecutor's|governor's|rights) $|"
    r"\b(?:near|around|meant for|intended for|shelling from|fire from|fired from|outside|beside|next to|close to|away from|kilomet\w+ from|miles from|km from|north of|south of|east of|west of|opposite|adjacent to|based at|based in|"
    r"based out of|took off from|launched from|fired from|operating from|from an?|from the|white|lower|upper|its|spokes\w+ (?:for|of)(?: [\w'’-]+){0,4}) (?:[\w'’-]+ ){0,3}$"
)
NOT_HIT_AFTER: Final = re.compile(
    r"(?:'s)?[ -](?:officials?|sources?|staff|director|doctors?|workers? said|spokes\w+|bomb(?:s|ing|ings|er)?\b|bombs|chief|administration|minister|"
    r"(?:said|stated|reported|informed|announced)\b|stops?\b|that fired|which fired|fire\b|shells?\b|shelling|fired|chief|manager|authorities|of representatives|of commons|of lords|secretary|ministry|rules?|attack by|launched|country|town)"
)
A_CAMP: Final = re.compile(
    r"\b(?:an?|two|three|four|five|six|several|their|his|its|were|rebel|militant|enemy)(?: [\w'’-]+){0,3} $"
)
CAMP_OF: Final = re.compile(
    r" (?:of|for|housing|sheltering|where) (?:\w+ ){0,3}(?:displac\w+|refugees|families|people|idps)"
)
"""A camp of one side is a base; a camp of the displaced or one that a place is named for is none."""
IN_THE_CAMP: Final = re.compile(r"\b(?:in|of|at|near|inside) (?:the )?(?:[A-Z][\w'’-]+ ){1,3}$")
NAMED_BEFORE: Final = re.compile(r"\b(?:white|tower|road|safe|power) $")


@cache
def _kind_of() -> Mapping[str, str]:
    return {loose(word): kind for kind, words in KINDS.items() for word in words}


@cache
def _finder() -> PhraseFinder:
    return PhraseFinder(_kind_of())


def _is_a_name(buffer: str, phrase: str, start: int, end: int) -> bool:
    """ "Port Sudan" is a city; "in the Nuseirat refugee camp" says where, as "a refugee camp" does not."""
    if phrase == "port" and buffer[start].isupper() and buffer[end + 1 : end + 2].isupper():
        return True
    return _kind_of()[phrase] == "displacement camp" and bool(IN_THE_CAMP.search(buffer, max(0, start - 60), start))


def find_things(document: Document) -> list[TargetThingMention]:
    """Things that the sentence tells were hit or struck at, in reading order; not hospitals that the hurt were taken to,
    bases that aircraft fly from, landmarks ("near a school"). Never raises; linear in the text.
    """
    folded = fold(document.buffer)
    found: list[TargetThingMention] = []
    for index, start, end in _finder().find(loose(document.buffer)):
        if not document.sentences:
            break
        sentence = document.sentence_at(start)
        low, high = sentence.start, max(sentence.end, end)
        left, right = folded[max(low, start - 80) : start], folded[end : min(high, end + 80)]
        if not STRIKE_TALK.search(folded, max(low, start - 200), min(high, end + 200)):
            continue
        if NOT_HIT_BEFORE.search(left) or NOT_HIT_AFTER.match(right) or NAMED_BEFORE.search(left):
            continue
        phrase = _finder().phrases[index]
        if _is_a_name(document.buffer, phrase, start, end):
            continue
        if phrase in ("camp", "camps") and not (A_CAMP.search(left) and not CAMP_OF.match(right)):
            continue
        kind = _kind_of()[phrase]
        governed = OBJECT if kind == "road" else GOVERNED  # "a house on Mill Road": the road only says where
        if governed.search(left) or PASSIVE.match(right):
            found.append(TargetThingMention(start, end, sentence.index, kind))
    return found
