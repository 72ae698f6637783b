"""Words around place names: what makes a capitalised word a place, what makes it none, and which role a place plays."""

from typing import Final

from streams.gazetteer.fold import words

BREAKERS: Final = words(
    "The A An In On At Near Over From To Of By For With And Or But As After Before During Since Until While When Where "
    "This That These Those It Its He She They We His Her Their Our I You Another Other Some Many Most Several All Both "
    "One Two Three Four Five Six Seven Eight Nine Ten At Least More Then Also However Meanwhile Earlier Later Elsewhere "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun "
    "January February March April May June July August September October November December Jan Feb Apr Jun Jul Aug Sep "
    "Sept Oct Nov Dec Casualties Fatalities Around About Across Inside Outside Between Against Following According "
    "Despite Although Because If There Here Today Yesterday Overnight Dozens Hundreds Thousands No Not Only Just "
    "Airstrike Airstrikes Strike Strikes Drone Drones Missile Missiles Rocket Rockets Shelling Artillery Warplanes Jets "
    "Bombing Bombs Attack Attacks Raid Raids Air Mr Mrs Ms Dr Gen Col Lt Capt Maj Sgt Brig Adm Killed Kills Kill Injured "
    "Wounded Civilians Civilian Children Women Militants Fighters Soldiers Police Army Military Ministry Defense Defence "
    "Health Spokesman Spokesperson Spokeswoman Minister President General Colonel Major Commander Captain "
    "Sources Source Reports Report Reportedly Local Locals Residents Witnesses Activists Officials Authorities "
    "Images Image Photo Photos Video Twitter Facebook Telegram X Instagram Youtube YouTube Who What Why How Since Eid "
    "Ramadan Christmas Easter Muslim Muslims Christian Christians Sunni Shia Shiite Jewish Arab Arabs Islamist God Allah "
    "Imam Sheikh Sheik Haji Mullah Hajj Operation Brigade Battalion Division Corps Regiment Force Forces Group Coalition "
    "Party Movement Front Union League Council Committee Court Parliament Senate Congress Government State Kingdom"
)
"""Capitalised words that end a run of a name; never places by themselves."""

PERSON_TITLES: Final = words(
    "Mr Mrs Ms Dr Gen Col Lt Capt Maj Sgt Brig Adm Sheikh Sheik Haji Mullah Imam President Minister General Colonel Major "
    "Commander Captain Spokesman Spokesperson Spokeswoman Sir Prince King Queen Ayatollah Sultan Emir Maulvi Maulana Qari "
    "Hafiz Senator Governor Mayor Secretary Judge Professor Prof Lieutenant Admiral Sergeant Corporal Ambassador"
)

COMMON: Final = words(
    "drone police march nice reading of as van sur hit split mobile most bar bay ball bath battle best big blue bond bush "
    "central chance charge church coalition college commerce crisis cross date deal defiance delta eagle early east eden "
    "enterprise eye fair faith federal field fire force ford free freedom friendship front garden gas gold golden grand grant "
    "green ham harmony home hope horn hospital hotel house hunter independence industry international island israel justice "
    "king kings lake liberty life lincoln loving mac man mark martin mass media mercy mine mission mount moral news normal north "
    "northern nation ocean oil orange order pacific page palm park peace piece plain pool port post power press price pride prime "
    "progress protection queen rage rest rich ring river rock rose royal rush sail salt sand school science security service "
    "shell short silver soldier son south southern spring star state station stone storm street strong sun table target "
    "tempo tower trail troy truth union unit unity valley victory vice victoria war watch water welcome west western white "
    "wing winter wood young human rights group army military force forces general major private captain saint san santa "
    "ministry minister foreign affairs defense defence health interior civil team office agency network radio center centre "
    "civilian civilians family families mosque ahmed ahmad ali mohammed muhammad mohammad mahmoud hassan hasan hussein "
    "husayn hussain omar umar khalil ibrahim ismail yousef yusuf youssef abdullah abdallah abdul abdel salim salem khaled "
    "khalid mustafa hamza said saeed nasser naser saleh salah samir jamal mansour rahman tariq tarek younis yunus isa musa "
    "mousa daoud david john james paul peter george michael robert william thomas charles joseph daniel anna maria sara sarah "
    "fatima aisha zainab maryam mary marie alexander victor vladimir sergei ivan andrei dmitry oleg igor petro "
    "allah islam muslim quran jihad shahid martyr sheikh haji mullah khan sahib abu umm bin ibn amir emir imam sultan "
    "sky al-jazeera jazeera guardian times mirror sun express telegraph independent observer monitor nour noor hoda huda "
    "wafa safa quds aqsa shehab sana saba tass anadolu interfax reuters hamas fatah likud houthi taliban islamic jewish "
    "christian baath peshmerga rus us uk un eu idf iaf isis isil daesh nato who unicef human humanitarian relief "
    "aviation airport airforce navy marine marines guard guards elite special republican revolutionary national "
    "democratic popular people liberation resistance opposition rebel regime federation republic democracy nov dec rima "
    "rana sham bani banu beni ain tal tel deir beit wadi ras jebel mar"
)
"""Words that name towns somewhere but mostly mean something else: without evidence they are no places."""

GENERIC: Final = words(
    "village villages town towns city cities township townships district districts subdistrict sub-district province provinces "
    "governorate governorates region regions area areas neighborhood neighbourhood neighborhoods neighbourhoods quarter "
    "quarters suburb suburbs camp camps oblast raion rayon county counties state states locality localities settlement "
    "settlements hamlet hamlets outskirts vicinity countryside valley woreda commune department municipality agency enclave "
    "axis front frontline junction crossroads crossing port island airport airbase airfield base mountain mountains hill hills "
    "desert peninsula street square market highway road school hospital mosque tower towers intersection roundabout capital "
    "farm farms block zone sector directorate lga corridor oasis slopes slope hillside foothills edge fringes periphery environs surroundings forest woods plain plains plateau bridge checkpoint border coast "
    "corridor gate stronghold suburbs bastion hub heartland centre center territory "
    "territories tehsil villages borough compound prison dam refinery field"
)
"""Nouns that say what a place is: "the village of X", "X district"."""

DIRECTIONS: Final = words(
    "north northern northwest northwestern north-west north-western northeast northeastern north-east north-eastern south "
    "southern southwest southwestern south-west south-western southeast southeastern south-east south-eastern east eastern "
    "west western central upper lower far"
)
ADJECTIVES: Final = (
    words(
        "the a an its their his both besieged embattled war-torn rebel-held coastal nearby neighboring neighbouring ancient "
        "strategic key remote border mountainous tribal restive occupied contested capital main busy southernmost northernmost "
        "recently newly captured liberated breakaway beleaguered sprawling war-ravaged farming fishing mining mainly-kurdish chadian "
        "congolese burkinabe nigerien mozambican azerbaijani armenian georgian egyptian colombian philippine thai indian jordanian omani "
        "small tiny whole entire disputed port desert rural crowded populated densely largely mainly mostly predominantly "
        "oil-rich old refugee residential industrial historic historical holy volatile troubled lawless militant-infested "
        "syrian iraqi yemeni libyan lebanese israeli iranian afghan pakistani somali ukrainian russian sudanese ethiopian "
        "malian nigerian turkish kurdish palestinian saudi burmese sunni shiite shia alawite christian druze famous popular "
        "two three four five several many called named known as towns, villages, city's modern-day greater"
    )
    | DIRECTIONS
)
PREPOSITIONS: Final = words(
    "in near nr at on over inside outside around across throughout into within to toward towards of from against between via "
    "off through along above beyond surrounding"
)
ATTACKS: Final = words(
    "attack attacks strike strikes airstrike airstrikes raid raids bombing bombings shelling bombardment"
)
"""Nouns of strikes behind the name of where they were: "the toll from the Chernihiv missile attack"."""
BUILT: Final = words(
    "base airbase airfield camp airport hospital university station prison cathedral port refinery plant"
)
"""What is built there, so that it can be hit."""
FORCES_OF: Final = words(
    "forces army armies navy government ministry president minister parliament embassy ambassador republic"
)
"""Of a country: whose they are, not where they are."""
BLAMING: Final = words("blame blames blamed blaming pinned pinning")
ENDS_PHRASE: Final = PREPOSITIONS | words("with using by after before and or but while when as")
"""Words after which the noun phrase of a name is over: in "attacked X with drones" the drones are not X's."""
NEAR: Final = words("near nr around outside off surrounding nearby beside alongside")
STRIKE_VERBS: Final = words(
    "targeting targeted targets target hit hits struck strike strikes bombed bombs bomb bombards bombarded bombard shelled shells shell "
    "pounded pounds pound attacked attacks attack bombing shelling striking hitting attacking pounding bombarding hammered hammering "
    "rocked rocks rocking raided raids raiding pummeled pummelled pummeling blasted blasting devastated besieged including "
    "reached leaving entered captured seized retook recaptured except that where when as while"
)
"""Words right before a name that go with its being hit (or merely go on with a list)."""

BEARINGS: Final = {
    "north": 0.0,
    "northeast": 45.0,
    "north-east": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south-east": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "south-west": 225.0,
    "west": 270.0,
    "northwest": 315.0,
    "north-west": 315.0,
}
UNITS_KM: Final = {
    "km": 1.0,
    "kms": 1.0,
    "kilometer": 1.0,
    "kilometers": 1.0,
    "kilometre": 1.0,
    "kilometres": 1.0,
    "mile": 1.609,
    "miles": 1.609,
    "mi": 1.609,
    "nm": 1.852,
    "nmi": 1.852,
}
NUMBER_WORDS: Final = {
    word: number
    for number, names in {
        1: "a an one",
        2: "two couple",
        3: "three few several",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        12: "twelve dozen",
        15: "fifteen",
        20: "twenty",
        30: "thirty",
        40: "forty",
        50: "fifty",
        60: "sixty",
        70: "seventy",
        80: "eighty",
        90: "ninety",
        100: "hundred",
    }.items()
    for word in names.split()
}
BASED: Final = words("based stationed headquartered deployed housed")
DEPARTING: Final = words(
    "took taking takes taken flew flying flown operating operated launched fired launching firing departed scrambled "
    "dispatched sent rockets missiles missile rocket fire drones came coming lobbed"
)
ARRIVING: Final = words("hit struck hitting striking destroyed damaged killed landed fell targeted bombed pounded")
"""Past these words the rounds are there: "drones hit the power station of …"."""
ONTO: Final = words("on onto at into against towards toward")
""" "Rockets on the barracks of …"."""
WORKS: Final = words("plant refinery works factory mill mine station terminal depot smelter")
WAYS: Final = words("road highway motorway track")
""" "On the road from …": near there, and nobody's home."""
AGREED: Final = words("brokered signed agreed mediated negotiated")
"""Where a truce was made nothing was hit."""
SHIPS: Final = words(
    "destroyer frigate corvette cruiser carrier submarine warship uss hms ins tanker freighter trawler ferry yacht bulker"
)
"""What stands before a ship's name, which is often a town's."""
PIPES: Final = words("pipeline pipelines")
"""What a pipeline is called after lies anywhere along it."""
SEATS: Final = words(
    "bureau correspondent correspondents reporter reporters spokesman spokeswoman spokesperson conference diplomats diplomat talks "
    "summit meeting negotiations journalists briefing analyst said told speaking reported reporting announced visit visited "
    "visiting visits seminar interview link teleconference videoconference telephone phone protest protests rally rallies demonstration demonstrations demonstrators"
)
FIRED: Final = words("fired launched lobbed shot")
SPEAKERS: Final = words(
    "officials official residents resident witnesses doctors doctor medics police authorities sources source activists commanders commander villagers officers officer hospital ministry"
)
"""Who tells of what happened in another place."""
OWN: Final = words("its their his her")
HEADQUARTERS: Final = words("headquarters office offices embassy university")
IN_HIDING: Final = words(
    "militants jihadists jihadis fighters insurgents rebels terrorists commanders extremists operatives"
)
"""Whose meeting is what was hit, not where somebody spoke."""
COMMANDS: Final = words("headquarters command embassy")
"""Who speaks there tells of what happened elsewhere; a health office or a mayor's tells of its own town."""
HOMES: Final = words(
    "born raised grew lived resident residents native natives hail hails hailing originally displaced refugee refugees expelled "
    "recruiter originates originating emigrated citizen citizens national nationals immigrants pilgrims deported withdrew "
    "withdrawal exiled fled flee fleeing"
)
REPORTED: Final = words(
    "more latest news update updates pictures photos photographs footage images video videos scenes"
)
"""What comes from a place in news of it: "more from Kassala", "pictures from Dnipro"."""
DESTINATIONS: Final = words(
    "taken transferred transported rushed moved evacuated brought admitted referred fled flee fleeing escaped traveled travelled "
    "traveling travelling heading headed bound going way route driving drove returning return returned sent supplies treated "
    "evacuate transferring arrived received treatment delivered shipped airlifted"
)
SAYING: Final = words(
    "said says told announced announces claimed claims confirmed confirms denied denies condemned condemns warned warns accused "
    "accuses vowed vows insisted insists blamed blames called calls describes described dismissed dismisses rejected rejects responded responds acknowledged considers considered wants believes say accuse blame deny condemn vow"
)
ACTING: Final = words(
    "launches launched carries carried carries conducted conducts fired deployed intervened began supports support backs bombed bombs "
    "struck attacked accepted agreed shot intercepted retaliated used uses maintains has have had is are will would also "
    "later and should could may might did does"
)
"""With `SAYING`, verbs whose subject is a state or its government when a country or capital stands right before them."""

AUXILIARIES: Final = words("is are was were has have had being")
PARTICIPLES: Final = words("bombed shelled hit struck attacked targeted bombarded pounded raided besieged under rocked")
OFFICIALS: Final = words(
    "ministry government official officials army military police governor mayor spokesman spokeswoman spokesperson authorities "
    "regime parliament forces troops force embassy president minister observatory command leadership administration delegation "
    "gang militia militias brigade brigades cartel faction "
    "diplomat diplomats ambassador media intelligence navy jet jets warplane warplanes aircraft drone drones prime foreign "
    "defense defence interior health envoy leader leaders regional-governor coalition alliance allies"
)
AIRCRAFT: Final = words("jet jets warplane warplanes aircraft drone drones")
"""Officials that fly: "over Kursk drones hit a depot" tells where, "Moscow drones" whose."""
ARTICLES: Final = words("the a an")
ROUNDS: Final = words("drone drones missile missiles rocket rockets shells bombs uavs shaheds shahed")
KIN: Final = words(
    "family families clan tribe tribal tribesmen brothers relatives sons cousins family's household house home residence "
    "apartment"
)
RELATIVES: Final = words(
    "wife husband son daughter brother sister mother father cousin nephew niece uncle aunt grandson granddaughter grandfather grandmother friend neighbour neighbor child boy girl baby"
)
GROUPS: Final = words(
    "fano al-qaida al-qaeda al-qa'idah al-qa'ida qaeda qaida al-shabaab al-shabab shabaab hamas fatah ansar jund jaysh liwa taliban "
    "peshmerga hezbollah houthi houthis al-nusra nusra al-jazeera al-arabiya al-manar al-mayadeen al-ahram boko haram "
    "al-hashd hashd al-aqsa al-quds marine posts along paradise basic bakir "
    "chinook apache predator reaper tomahawk hellfire patriot tornado typhoon mirage rafale hornet grad scud katyusha qassam shahed lancet "
    "kalibr iskander bayraktar cole"
)
"""Names of armed groups, media and weapons that towns somewhere bear too."""
OFFICES: Final = frozenset(
    ["White House", "Capitol Hill", "Downing Street", "Blue House", "Red House", "Al Jazeera", "Human Rights"]
)
"""Seats of power and others that the gazetteer has under a translated name: the White House is no Casablanca."""
ORGANISATION_WORDS: Final = words(
    "Ministry Observatory Post Times Herald News Agency Press Radio TV Television University Institute Journal Tribune "
    "Council Committee Command Brigade Brigades Battalion Corps Division Regiment Party Front Movement Foundation "
    "Centre Center Network Union Association Authority Organization Organisation Commission Federation Army Forces Force "
    "Guard Guards Company Corporation Bank Airlines Airways Fund Crescent Cross Society Court Group State Army Defence "
    "Defense Administration Coalition Congress Chronicle Gazette Monitor Daily Online Today Project Department "
    "Office Team Secretary Street Journal Alliance Militia Shield Channel Lives Matter Sports Club "
    "Jabhat Harakat Ahrar Jaysh Jaish Hayat Tahrir Liwa Faylaq Kataib Kata'ib Katibat Ansar Jund"
)
FACILITY_WORDS: Final = words(
    "Camp Hospital School Mosque Tower Towers Street Market Square Airport Airbase Base Port Village Town City District Province "
    "Governorate Region Area Neighborhood Neighbourhood Quarter Suburb Township County Oblast Raion Valley Mountain Mountains "
    "Hill Hills Bridge Crossing Dam Refinery Field Prison Church Monastery Stadium Roundabout Junction Intersection Road "
    "Highway Island Islands Peninsula Lake River Desert Strip Bank International Central Medical Complex Military Refugee "
    "Primary Secondary Girls Boys Preparatory Clinic Station Plant Factory Farm Building Buildings Residential Block Gate Old "
    "Palace Compound Barracks Garrison Agency Subdivision Tehsil Woreda State Canal Harbor Harbour University Park "
    "Stadium Cemetery Hotel Garden Plains Plain Plateau Forest Heights Farms Ridge Countryside Triangle Oasis Crossroads Suburbs Basin "
    "Directorate Checkpoint Depot Project Northern Southern Eastern Western North South East West Upper Lower Greater"
)
HINTS: Final = {
    "Hamas": "PS",
    "Qassam": "PS",
    "Fatah": "PS",
    "IDF": "PS",
    "Hezbollah": "LB",
    "Hizbollah": "LB",
    "Hizballah": "LB",
    "UNIFIL": "LB",
    "Houthi": "YE",
    "Houthis": "YE",
    "Huthi": "YE",
    "Huthis": "YE",
    "AQAP": "YE",
    "Ansarullah": "YE",
    "Taliban": "AF",
    "TTP": "PK",
    "Haqqani": "PK",
    "Waziristan": "PK",
    "Shabaab": "SO",
    "Shabab": "SO",
    "al-Shabaab": "SO",
    "Al-Shabaab": "SO",
    "al-Shabab": "SO",
    "ATMIS": "SO",
    "AMISOM": "SO",
    "PKK": "IQ",
    "HPG": "IQ",
    "Peshmerga": "IQ",
    "SDF": "SY",
    "YPG": "SY",
    "HTS": "SY",
    "Nusra": "SY",
    "Assad": "SY",
    "FSA": "SY",
    "SOHR": "SY",
    "SANA": "SY",
    "RSF": "SD",
    "SAF": "SD",
    "TPLF": "ET",
    "ENDF": "ET",
    "ISWAP": "NG",
    "JNIM": "ML",
    "FAMA": "ML",
    "FAMa": "ML",
    "PDF": "MM",
    "Tatmadaw": "MM",
    "KNLA": "MM",
    "KIA": "MM",
    "LNA": "LY",
    "GNA": "LY",
    "Haftar": "LY",
    "Wagner": "UA",
    "AFU": "UA",
    "Artsakh": "AZ",
    "IRGC": "IR",
}
"""Words that frame an article in a country: armed groups by where they mostly fight."""
DOUBLE_HINTS: Final = {
    "ISIS": ("SY", "IQ"),
    "ISIL": ("SY", "IQ"),
    "Daesh": ("SY", "IQ"),
    "Da'esh": ("SY", "IQ"),
    "Da’esh": ("SY", "IQ"),
    "CJTF-OIR": ("SY", "IQ"),
    "AQIM": ("ML", "DZ"),
    "Boko": ("NG", "NE"),
}
WAR: Final = words("SY IQ YE LY PS LB IL AF PK SO UA RU SD ET ML NG NE BF MM AZ AM IR SA TR TD CM SS CD MZ CF")
"""Countries at war or under strikes since 2001; a mild prior between namesakes."""
HOME_FORCES: Final = words("AF NG SO SD SS ML BF NE ET MM SY IQ YE LY CD MZ CM PH CO LK AM CF")
"""Countries whose armed forces strike at home: "the Burkinabe air force" says where; "Russian jets" does not."""
STRIKERS: Final = words("US GB FR RU IL TR SA AE IR")
"""Countries that strike abroad: in "US airstrikes" the name says who, in "Syria airstrikes" it says where."""
STRIKES: Final = words(
    "airstrike airstrikes air-strike air-strikes strike strikes raid raids air drone drones missile missiles bombing bombings bombardment "
    "bombardments shelling attack attacks coalition"
)
NAMED_AFTER: Final = words(
    "School Mosque Hospital Street Square Tower Towers Road Roundabout Building Park Hotel Primary Secondary Clinic"
)
"""Facilities that bear the names of other places: Muscat School does not stand in Muscat."""
FILLERS: Final = words(
    "air military international maternity general public private refugee oil gas power training naval border primary secondary elementary "
    "children's surgical teaching industrial commercial water thermal nuclear wholesale vegetable local government"
)
"""Words between a name and the noun that says what it is: "the X maternity hospital"."""
HEADS: Final = words(
    "Tal Tel Tell Jabal Jebel Umm Um Hawsh Housh Hosh Dahiyat Khirbet Khirbat Kafr Kafar Kfar Deir Dayr Beit Bayt Ain Ayn Wadi Ras Bir Qasr Qalaat "
    "Maarat Burj Bourj Rasm Bani Mount Fort Hoseynabad Kani Gora Novo Staro Verkhnie"
)
"""First words of place names: "Tal X" at which something happened is no person."""
TITLED_PLACES: Final = words("Sheikh Sheik Haji Mullah Sultan King Prince Imam")
"""Titles that place names begin with too: "in Sheikh Miskin"."""
ABOUT: Final = words(
    "outskirts vicinity countryside slopes slope hillside foothills edge fringes periphery environs surroundings"
)
"""What lies about a place: "on the outskirts of X"."""
NAMELESS: Final = (
    PREPOSITIONS
    | STRIKE_VERBS
    | words(
        "the a an and or but is are was were be been has have had will would not no who which it its he they his her their to by for with "
        "after before during convoy vehicles vehicle warplanes jet jets troops soldiers militants killed dead wounded injured says said"
    )
)
"""Words that a text in capitals may not put into a name."""
