"""Words of harm: the verbs and nouns that say who was killed or injured, and the small words around them."""

from typing import Final

from streams.text.lexicon import words

KILL_ED: Final = words(
    "killed slain slew martyred assassinated eliminated neutralized neutralised massacred murdered slaughtered liquidated obliterated"
)
KILL_ING: Final = words(
    "killing martyring assassinating eliminating neutralizing neutralising murdering massacring slaughtering liquidating obliterating"
)
KILL_S: Final = words("kill kills kill eliminates kills")
KILL_INTRANSITIVE: Final = words("died dies dead perished perish succumbed expired die")
INJURE_ED: Final = words("injured wounded hurt maimed")
INJURE_ING: Final = words("injuring wounding hurting maiming")
INJURE_S: Final = words("injure injures wound wounds hurts")
KILL_NOUN: Final = words("deaths fatalities martyrs martyr deceased fatality death")
AUX: Final = words("was were is are been being be get gets got have has had")
ADVERBS: Final = words(
    """reportedly also allegedly all instantly immediately confirmed believed feared thought said initially subsequently apparently tragically sadly likely presumably brutally then still
    both later already since previously again seriously critically severely badly slightly lightly fatally to have themselves himself herself either instead moderately mortally only were was found reported , at least
    pronounced declared left lay now known accidentally either""".replace("\n", " ")
)
IRREALIS: Final = words(
    "to will would could may might can cannot should must not never nor didn't wouldn't couldn't won't can't if"
)
STOP_BACK: Final = words("; : . ? ! but while whereas although though")
BEFORE_ADJECTIVE: Final = words(
    "of the many several other some with to for severely seriously critically by from various these those more their for carrying treating"
)
INCLUDE: Final = words("include includes included including")
BREAKS: Final = words(
    "; ? ! but while whereas although though when where after before who that which as because until hit struck"
)
REACH: Final = 34  # tokens back from a passive verb to its subject
VERBS: Final = KILL_ED | KILL_ING | KILL_S | KILL_INTRANSITIVE | INJURE_ED | INJURE_ING | INJURE_S
NOUNS: Final = KILL_NOUN | words(
    "death martyrdom lives life bodies corpses body killing injuries wounds injury wounding injuring dead victims burns"
)
OF_KILLED: Final = words("deaths death martyrdom lives life bodies killing")
TAKE: Final = words("claimed claiming took taking taken cost costing claim claims ended ending loss")
LOSE: Final = words("lost losing lose")
SUFFER: Final = words("sustained suffered sustaining suffering received")
ANSWER: Final = words("response retaliation revenge reprisal answer retribution")
RELATIVE: Final = words("that who which")
BEFORE_NOUN: Final = words(
    "civilian child militant confirmed reported more other additional further human innocent total new people"
)
HOSPITALS: Final = words("hospital hospitals treated treatment hospitalised hospitalized")
TAKEN_TO: Final = words("in taken rushed admitted brought sent evacuated transferred")
LIFELESS: Final = words(
    "bodies body corpses corpse martyrs martyr remains survivor survivors deceased dead doctors nurses medics"
)
"""Who is brought to a hospital without being hurt."""
IDENTIFIES: Final = words("identify identified identifies named names name")
COUNTS: Final = IDENTIFIES | words(
    "report reported reports mention mentions mentioned count counted counts listed lists listing recorded claimed gave there"
)
LISTED: Final = words("injuries deaths fatalities")
LISTED_DEAD: Final = words("martyrs martyr deaths fatalities bodies corpses dead")
FIGURES: Final = words("number toll count figure tally")
LATER_ON: Final = words(
    "later arrival hospital hospitals wounds injuries burns next following followed subsequently afterwards since days weeks"
)
FOUND: Final = words("found recovered retrieved pulled unearthed extracted dug brought taken arrived identified")
DIED_OF_IT: Final = words("hospital hospitals wounds injuries burns ambulance clinic")
AFTERWARDS: Final = words("later next following subsequently afterwards days weeks")
TELLS: Final = words("mentioned mention mentions reported reporting report cause caused causing leaving left multiple")
TOLD: Final = words("reported mentioned recorded confirmed listed")
RECEIVE: Final = words("receiving received receive getting undergoing under")
UNKNOWN_DEAD: Final = words("men women people victims persons passengers occupants dead civilians")
THE_DEAD: Final = words("victims fatalities deceased")
RESCUED: Final = words(
    "pulled rescued survived escaped emerged evacuated recovered brought taken admitted transferred arrived left extracted dug retrieved"
)
STATES_OF_HURT: Final = words("injuries wounds burns condition")
REACH_OF_RESCUE: Final = 9
LIMBS: Final = words("leg legs arm arms hand hands foot feet eye eyes limb limbs fingers")
STRIKES: Final = words(
    "strike strikes airstrike airstrikes raid raids drone drones missile missiles shell shells shelling bomb bombs bombing bombardment rocket rockets jets warplane warplanes"
)
TO_DEATH: Final = words("done burned burnt crushed blown choked bled suffocated")
DIE_OF: Final = words("burned burnt bled choked suffocated")
QUOTES: Final = words('“ ” ‘ "')
BEFORE_OBJECT: Final = words("""reportedly also allegedly about instantly yet “ ‘ " ' ’""")
