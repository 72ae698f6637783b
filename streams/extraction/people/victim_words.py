"""Words for people hit: the nouns, which category each belongs to, and the modifiers that decide for neutral nouns."""

from typing import Final

from streams.domain.vocabulary import Category
from streams.text.lexicon import words

OCCUPATIONS: Final = words(
    """farmer farmers shepherd herdsman herdsmen shepherds worshipper worshippers worshiper worshipers student students teacher teachers patient patients nurse nurses doctor doctors
    medic medics paramedic paramedics journalist journalists reporter reporters cameraman photographer photographers shopper shoppers vendor vendors shopkeeper shopkeepers
    mourner mourners pilgrim pilgrims resident residents aid-worker aid-workers herder herders fisherman fishermen"""
)
"""Civilians by what they do: said of some of the victims they do not make the others fighters, nor the count one of civilians."""
CIVILIANS: Final = OCCUPATIONS | words(
    """civilian civilians noncombatant noncombatants non-combatants bystander bystanders villager villagers inhabitant inhabitants
    refugee refugees evacuee evacuees idp idps passer-by passers-by passersby passerby pedestrian pedestrians"""
)
CHILDREN: Final = words(
    """child children kid kids pupil pupils boy boys girl girls infant infants baby babies toddler toddlers minors schoolchild schoolchildren schoolgirl schoolgirls schoolboy schoolboys
    newborn newborns teenager teenagers teen teens juvenile juveniles adolescent adolescents toddler grandchild grandchildren orphan orphans under-18s"""
)
WOMEN: Final = words(
    "woman women midwife midwives nun nuns lady ladies mother mothers wife wives widow widows grandmother grandmothers housewife housewives females bride aunt aunts fiancee fiancée daughter-in-law mother-in-law daughters-in-law stepmother"
)
MILITANTS: Final = words(
    """militant militants fighter fighters insurgent insurgents terrorist terrorists rebel rebels jihadist jihadists jihadi jihadis gunman gunmen extremist extremists combatant
    combatants operative operatives militiaman militiamen mujahideen talib talibs guerrilla guerrillas facilitator facilitators suspect ringleader ringleaders separatists separatist houthis
    bandit bandits assailant assailants kingpin kingpins bomb-maker bombmaker bombmakers islamists islamist jihadists daesh warlord"""
)
SECURITY: Final = words(
    """soldier soldiers troop troops policeman policemen policewoman policewomen serviceman servicemen servicemember servicemembers conscript conscripts
    marine marines airman airmen cadet cadets guardsman guardsmen peshmerga gendarme gendarmes paratrooper paratroopers peacekeeper peacekeepers trooper troopers"""
)
MEN: Final = words("man men males father fathers husband husbands grandfather grandfathers")
NEUTRAL: Final = words(
    """people person persons individual individuals member members relative relatives victim victims other others brother brothers sister sisters son sons daughter daughters cousin cousins
    uncle uncles nephew nephews niece nieces parents parent sibling siblings adult adults youth youths daughters-in-law sons-in-law brothers-in-law sisters-in-law mothers-in-law stepsons stepdaughters stepbrother stepsister stepfather stepmother schoolmate schoolmates landlord landlady breadwinner granddad grandma
    smith smiths blacksmith blacksmiths weaver weavers cobbler cobblers potter potters shoemaker shoemakers farmhand farmhands accountant accountants manager managers director directors coach coaches actor actors
    actress dancer dancers novelist novelists sheikh sheikhs sheik instructor instructors tutor tutors veterinarian vets anaesthetist woodcutter woodcutters loyalist loyalists deserter deserters gunner gunners trafficker traffickers pirate pirates
    logistician ideologue attendant attendants inspector inspectors investigator investigators negotiator negotiators envoy envoys councillor councillors lawmaker lawmakers senator senators worker workers passenger passengers occupant occupants driver drivers guard guards
    bodyguard bodyguards commander commanders leader leaders official officials officer officers associate associates colleague colleagues employee employees staff staffer staffers
    contractor contractors volunteer volunteers rescuer rescuers labourer labourers laborer laborers tribesman tribesmen elder elders imam cleric clerics engineer engineers neighbour neighbours neighbor neighbors
    guest guests detainee detainees prisoner prisoners inmate inmates captive captives hostage hostages national nationals citizen citizens foreigner foreigners personnel
    recruit recruits crew crewmen crewman sailors sailor pilot pilots firefighter firefighters protester protesters demonstrators companion companions comrades comrade aide aides
    martyr martyrs souls body bodies corpse corpses descendants grandson grandsons granddaughter granddaughters in-laws twins
    survivor colonel brigadier lieutenant sergeant judge mayor scientist lawyer professor
    youngster youngsters governor governors minister ministers mechanic mechanics cleaner cleaners monk monks priest priests baker bakers barber barbers singer
    singers musician musicians footballer footballers novice novices financier trainee trainees trainer planner recruiter chief chiefs deputy miner miners rider riders motorcyclist motorcyclists cyclist cyclists motorist motorists dockworker dockworkers docker dockers stevedore stevedores trucker truckers lorry-driver courier couriers conductor conductors usher ushers warden wardens seamstress seamstresses caretaker caretakers watchman watchmen lad lads technician technicians trader traders merchant merchants dissident dissidents guardians guardian guide guides interpreter interpreters translator translators orderly orderlies porter porters waiter waiters cook cooks clerk clerks
    tailor tailors butcher butchers carpenter carpenters electrician electricians painter painters welder welders plumber plumbers builder builders picker pickers
    lecturer lecturers professors lawyers judges mayors scientists athlete athletes muezzin preacher preachers chemist chemists pharmacist pharmacists
    dentist dentists surgeon surgeons carer carers gardener gardeners fishmonger grocer grocers maker makers cadre cadres sergeants lieutenants colonels vigilantes vigilante friend friends classmate classmates roommate fiance fiancé groom bridegroom goalkeeper poet poets writer writers artist artists cook cooks chef chefs beekeeper beekeepers
    assistant assistants visitor visitors gynaecologist paediatrician pediatrician physician physicians customer customers tenant tenants apprentice apprentices teammate teammates
    helper helpers janitor referee footballer swimmer swimmers fisherwoman scavenger scavengers smuggler smugglers seller sellers porter porters waiter waiters headmaster headmistress headteacher dean rector academic academics activist activists stepson stepdaughter brother-in-law sister-in-law father-in-law son-in-law boyfriend spouse couple family families households elderly grandparents spokesman spokesperson propagandist mastermind emir"""
)
KIN: Final = words(
    "wife wives husband son sons daughter daughters brother brothers sister sisters mother father parents child children baby cousin cousins nephew nephews niece nieces uncle aunt grandson grandsons granddaughter granddaughters grandchildren family daughter-in-law daughters-in-law son-in-law sons-in-law mother-in-law father-in-law sister-in-law sisters-in-law brother-in-law brothers-in-law grandmother grandfather uncles aunts fiancee fiancé stepson stepdaughter"
)
YOUNGER_KIN: Final = words(
    "son sons daughter daughters brother brothers sister sisters cousin cousins nephew nephews niece nieces grandson grandsons granddaughter granddaughters sibling siblings"
)
ANIMALS_AND_THINGS: Final = words(
    """animals animal sheep goats goat cows cow camels camel livestock cattle horses donkeys dogs birds houses house homes home buildings building vehicles vehicle cars car trucks tanks tank strikes
    strike airstrikes airstrike raids raid missiles missile rockets rocket bombs bomb shells shell drones drone attacks attack villages towns cities districts provinces locations sites positions
    boats ships ship aircraft planes helicopters jets explosions blasts rounds mortars units hospitals schools mosques rooms storeys floors targets weapons tunnels camps posts launchers depots
    bombardments sorties bombings shellings apartments shops tankers tanker lorries lorry buses bus trains trailers boats horses tents ambulances families sources incidents separate different simultaneous consecutive countries nations sides places areas neighbourhoods neighborhoods projectiles
    hours days months years weeks times dollars percent bullets bullet munitions motorcycles motorbikes reports statements photos images videos posts storey-building generations generation casualties casualty"""
)
HEADS: Final[dict[str, Category | None]] = (
    dict.fromkeys(NEUTRAL | MEN)
    | dict.fromkeys(CIVILIANS, "civilians")
    | dict.fromkeys(CHILDREN, "children")
    | dict.fromkeys(WOMEN, "women")
    | dict.fromkeys(MILITANTS, "militants")
    | dict.fromkeys(SECURITY, "security_forces")
)
"""Noun -> its category, None for nouns that say nothing of it."""

PLURALS: Final = (
    words(
        "people men women children others police staff personnel peshmerga troops crew parents twins bodies babies ladies wives couple families policemen gunmen tribesmen daughters-in-law sons-in-law brothers-in-law sisters-in-law mothers-in-law"
    )
    | frozenset(w for w in HEADS if w.endswith("s") and not w.endswith("ss"))
    | frozenset(w for w in HEADS if w.endswith("men"))
)

ARMED_NAMES: Final = words(
    """isis isil daesh is taliban ansar ansarullah al-sharia mujahideen dissident separatist fatemiyoun zainabiyoun hashd mobilization mobilisation qaeda qaida al-qaeda al-qaida al-qa'ida al-qaïda aqap aqim ttp hamas hezbollah hizbollah hizbullah houthi huthi ansarallah shabaab al-shabaab al-shabab shabab nusra al-nusra
    pkk ypg jihad islamist jihadist militant insurgent rebel terrorist haqqani haram militia iswap iskp aqis suspected alleged taleban tehreek qassam"""
)
"""Modifiers that make a neutral noun ("members", "commanders") a militant."""
FORCES_NAMES: Final = words(
    "police army military security border naval navy air peshmerga idf government pro-government regime paramilitary presidential republican national coast state federal"
)
"""Modifiers that make "members", "personnel", "officers", "guards", "recruits" security forces."""
FORCES_HEADS: Final = words(
    "personnel officers officer guards guard members member recruits men forces troops fighters conscripts officials pilots crewmen crew engineers engineer medics sergeants sergeant lieutenants lieutenant colonels colonel"
)
REBEL_ARMIES: Final = words("people's liberation free arakan lord's salvation independence defence-force resistance")
"""Words of armies that are no state's."""
CIVIL_MODIFIERS: Final = words("civilian innocent unarmed civil")
WOMEN_MODIFIERS: Final = words("pregnant female")
YOUNG_MODIFIERS: Final = words(
    "teenage teenaged young little infant minor underage baby newborn toddler school-age schoolage"
)
"""Of somebody's kin they tell children: "his teenage sons"; "a young man" is grown up."""
