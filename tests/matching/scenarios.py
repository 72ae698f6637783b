"""Strikes as several papers tell of them, with which accounts belong together: what matching is measured on.

Every scenario is a dictionary of strikes, each a list of accounts; accounts under a name that begins with `-` belong to
no incident. `A` to `Z` name nothing but this strike of this scenario.
"""

from typing import Any

from streams.domain.report import Location, StrikeReport
from tests.matching.factory import report

Strikes = dict[str, list[StrikeReport]]

WIRE = (
    "Jets dropped four bombs on a grain market shortly after the stalls had opened on Tuesday, killing eleven people and burning "
    "most of the trucks that were waiting to unload, traders and a hospital doctor said. The doctor spoke of children among the "
    "wounded and asked for blood of all groups. There was no word from the air force, which has bombed the road to the border "
    "on most days of this month. Traders said that they would open again as soon as the craters had been filled."
)
SHELLS = (
    "Shells fell on two villages beside the river all through the night, an official of the district said in the morning, and a "
    "woman died when her kitchen collapsed. Eleven cows were killed in a barn. He counted some sixty impacts and said that the "
    "school had lost its roof. The army of the other side said that it had answered fire from a wood nearby."
)
DRONES = (
    "A swarm of drones attacked the port before dawn, the regional governor wrote, and most of them were shot down, but debris set "
    "a warehouse of fertiliser alight. Two dock workers were treated for burns. Insurers said that freight rates would rise "
    "again. It was the fourth attack on the river ports within ten days, and the ferry to the other bank was halted."
)


def place(base: str, name: str, north: float, east: float, ident: int) -> Location:
    """A named place some way off a known one."""
    from tests.matching.factory import PLACES

    at = PLACES[base]
    assert at.lat is not None
    assert at.lon is not None
    return Location(at.country, at.admin1, name, round(at.lat + north, 4), round(at.lon + east, 4), ident, 1, name)


def at_village(article: str, village: Location, **other: Any) -> StrikeReport:
    """A report at a place that is not in the factory's list."""
    return report(article, location=village, **other)


TWIN_1 = place("Harim", "Beyt Sara", 0.06, 0.03, 2001)
TWIN_2 = place("Harim", "Beyt Louqa", 0.02, 0.05, 2002)
FAR_TOWN = place("Harim", "Tal Zeitun", 0.6, 0.4, 2003)
CAMP = place("Rafah", "Badr camp", 0.02, 0.01, 2004)
QUARTER = place("Kharkiv", "Saltivka", 0.04, 0.05, 2005)

SY: dict[str, Any] = {"by": ["SY"], "weapon": "aircraft"}
RU: dict[str, Any] = {"by": ["RU"], "weapon": "drone"}
IL: dict[str, Any] = {"by": ["IL"], "weapon": "aircraft", "place": "Rafah"}
US: dict[str, Any] = {"by": ["US"], "on": ["IS"], "weapon": "drone"}

SCENARIOS: dict[str, Strikes] = {
    "wire story and three copies": {
        "A": [report(f"p{i}", killed=11, text=WIRE + " More soon." * i, **SY) for i in range(4)],
    },
    "wire copy with a corrected toll": {
        "A": [
            report("p1", killed=11, text=WIRE, at="2024-05-14T08:00", **SY),
            report("p2", killed=14, text=WIRE.replace("eleven", "fourteen"), at="2024-05-14T15:00", **SY),
        ],
    },
    "toll that rises over three days": {
        "A": [
            report("p1", killed=5, at="2024-05-14T09:00", **SY),
            report("p2", killed=8, at="2024-05-14T17:00", **SY),
            report("p3", killed=12, at="2024-05-15T10:00", **SY),
            report("p1/2", killed=14, at="2024-05-16T10:00", **SY),
        ],
    },
    "two strikes of one day in two towns": {
        "A": [report("p1", "Harim", killed=6, **SY), report("p2", "Harim", killed=6, **SY)],
        "B": [report("p1", "Raqqa", killed=3, part=1, **SY), report("p3", "Raqqa", killed=3, **SY)],
    },
    "same town on following days": {
        "A": [report("p1", day="2024-05-13", killed=4, **SY), report("p2", day="2024-05-13", killed=4, **SY)],
        "B": [report("p1/2", day="2024-05-14", killed=4, **SY), report("p3", day="2024-05-14", killed=5, **SY)],
    },
    "one article tells of two strikes in one town on one day": {
        "A": [report("p1", killed=9, **SY)],
        "B": [report("p1", killed=2, part=1, **SY)],
    },
    "copies of an article with three strikes": {
        "A": [report(f"p{i}", "Harim", killed=9, text=WIRE, **SY) for i in range(3)],
        "B": [report(f"p{i}", "Raqqa", killed=4, text=WIRE, part=1, **SY) for i in range(3)],
        "C": [report(f"p{i}", "Salqin", killed=1, text=WIRE, part=2, **SY) for i in range(3)],
    },
    "toll that rises from desk to desk, the last one naming the bombs and not the helicopters": {
        "A": [
            report("monitor", killed=25, by=["SY"], weapon="helicopter", infrastructure=("market",)),
            report(
                "wire", killed=31, by=["SY"], weapon="helicopter", infrastructure=("bus",), at="2024-05-15T20:00:00Z"
            ),
            report("agency", killed=33, weapon="bomb", at="2024-05-18T18:00:00Z"),
        ],
    },
    "neighbouring villages, different tolls": {
        "A": [at_village("p1", TWIN_1, killed=7, **SY), at_village("p2", TWIN_1, killed=7, **SY)],
        "B": [at_village("p1/2", TWIN_2, killed=2, **SY), at_village("p3", TWIN_2, killed=2, **SY)],
    },
    "one strike placed at village and at town nearby with the same large toll": {
        "A": [at_village("p1", TWIN_1, killed=23, **SY), at_village("p2", TWIN_2, killed=23, **SY)],
    },
    "different tolls, each with its own families": {
        "A": [report("p1", killed=6, named=["Salim Haddad", "Mona Haddad"], **SY)],
        "B": [report("p2", killed=3, named=["Jamil Khoury"], **SY)],
    },
    "different tolls, one victim named by both": {
        "A": [
            report("p1", killed=6, named=["Salim Haddad", "Mona Haddad"], **SY),
            report("p2", killed=8, named=["Salim Haddad"], **SY),
        ],
    },
    "vague account of the only strike": {
        "A": [
            report("p1", "Sabha", "2024-05-14", killed=8, **US),
            report("p2", "south Libya", "2024-05-12", until="2024-05-16", killed=8, at="2024-05-16T12:00", **US),
        ],
    },
    "vague account that could be either of two strikes": {
        "A": [report("p1", "Sabha", "2024-05-12", killed=3, **US)],
        "B": [report("p2", "Sabha", "2024-05-14", killed=3, **US)],
        "C": [report("p3", "south Libya", "2024-05-10", until="2024-05-16", killed=3, at="2024-05-17T12:00", **US)],
    },
    "undated vague account stays alone": {
        "A": [report("p1", "Sabha", "2024-05-14", killed=8, **US)],
        "B": [report("p2", "Libya", None, at="2024-05-20T12:00")],
    },
    "named leader joins a vague and a precise account": {
        "A": [
            report("p1", "Sabha", "2024-05-14", killed=2, named=["Abu Tariq Mansur"], **US),
            report("p2", "Libya", "2024-05", at="2024-05-19T12:00", named=["Abu Tariq Mansur"], **US),
        ],
    },
    "short form of a name": {
        "A": [
            report("p1", "Sabha", "2024-05-14", killed=2, named=["Abu Tariq"], **US),
            report("p2", "Libya", "2024-05", at="2024-05-19T12:00", named=["Abu Tariq Mansur"], **US),
        ],
    },
    "two leaders in one month": {
        "A": [report("p1", "Sabha", "2024-05-14", killed=1, named=["Abu Tariq Mansur"], **US)],
        "B": [report("p2", "Libya", "2024-05", at="2024-05-19T12:00", named=["Walid Benani"], **US)],
    },
    "summary beside the strikes it counts": {
        "A": [report("p1", killed=4, **SY), report("p2", killed=4, **SY)],
        "-": [report("p2", "Syria", "2024-05", part=1, clarity="summary")],
    },
    "planned strike before the real one": {
        "A": [report("p2", "Hodeidah", "2024-05-14", killed=2, by=["SA"])],
        "-": [report("p1", "Hodeidah", "2024-05-14", at="2024-05-13T12:00", by=["SA"], stage="planned")],
    },
    "denied strike that someone told of": {
        "A": [
            report("p1", "Odesa", killed=3, **RU),
            report("p2", "Odesa", killed=3, **RU),
            report("p3", "Odesa", stage="denied", **RU),
        ],
    },
    "denial of something that nobody told of": {
        "A": [report("p1", "Odesa", killed=3, **RU)],
        "-": [report("p3", "Kharkiv", stage="denied", **RU)],
    },
    "attack shot down, two accounts": {
        "A": [
            report("p1", "Odesa", stage="attempted", text=DRONES, **RU),
            report("p2", "Odesa", stage="attempted", injured=2, **RU),
        ],
    },
    "attack shot down, for others debris hit": {
        "A": [
            report("p1", "Odesa", stage="attempted", injured=2, **RU),
            report("p2", "Odesa", injured=2, infrastructure=("warehouse",), **RU),
        ],
    },
    "both sides blame each other": {
        "A": [
            report("p1", "Kharkiv", killed=12, by=["RU"], weapon="missile", infrastructure=("market",)),
            report("p2", "Kharkiv", killed=12, by=["UA"], weapon="missile", infrastructure=("market",)),
        ],
    },
    "shelling and an air raid on one town": {
        "A": [
            report("p1", "Kharkiv", killed=1, by=["RU"], weapon="aircraft", infrastructure=("school",)),
            report("p2", "Kharkiv", killed=1, by=["RU"], weapon="aircraft", infrastructure=("school",)),
        ],
        "B": [
            report(
                "p1/2",
                "Kharkiv",
                killed=6,
                by=["UA"],
                weapon="artillery",
                infrastructure=("bus",),
                event_type="Shelling/artillery/missile attack",
            ),
        ],
    },
    "coalition and its leader": {
        "A": [
            report("p1", "Raqqa", killed=10, by=["US"], weapon="aircraft"),
            report("p2", "Raqqa", killed=10, by=["coalition"], weapon="aircraft"),
        ],
    },
    "toll as a range and within it": {
        "A": [report("p1", killed=(8, 11, None), **SY), report("p2", killed=9, **SY), report("p3", killed=11, **SY)],
    },
    "at least and more than": {
        "A": [report("p1", killed=(10, 10, "at_least"), **SY), report("p2", killed=(12, 12, "more_than"), **SY)],
    },
    "dozens, later a number": {
        "A": [
            report("p1", killed=(12, None, None), at="2024-05-14T09:00", **SY),
            report("p2", killed=31, at="2024-05-14T20:00", **SY),
        ],
    },
    "no toll in one account": {
        "A": [report("p1", killed=6, **SY), report("p2", **SY)],
    },
    "province and town": {
        "A": [report("p1", "Harim", killed=6, **SY), report("p2", "Idlib", killed=6, **SY)],
    },
    "province, but another toll": {
        "A": [report("p1", "Harim", killed=6, **SY), report("p3", "Harim", killed=6, **SY)],
        "B": [report("p2", "Idlib", killed=25, injured=90, **SY)],
    },
    "exact places far apart, same toll": {
        "A": [report("p1", "Harim", killed=13, **SY)],
        "B": [at_village("p2", FAR_TOWN, killed=13, **SY)],
    },
    "same day and toll in two countries": {
        "A": [report("p1", "Sabha", killed=13, **US)],
        "B": [report("p2", "Raqqa", killed=13, **US)],
    },
    "many strikes on a city in one day, one desk": {
        f"{n}": [report(f"desk/{n}", killed=n, injured=2 * n, at="2024-05-15T12:00", **IL)]
        for n in (1, 2, 3, 4, 6, 9, 14)
    },
    "many strikes on a city in one day, families named": {
        f"{n}": [
            report(f"desk/{n}", killed=4, named=[f"Amal {name}", f"Nabil {name}"], at="2024-05-15T12:00", **IL),
            report(f"paper/{n}", killed=4, named=[f"Nabil {name}"], at="2024-05-15T18:00", **IL),
        ]
        for n, name in enumerate(["Zurub", "Qishta", "Barhoum", "Shaath", "Madi"])
    },
    "strike on a camp beside the town": {
        "A": [
            at_village("p1", CAMP, killed=17, by=["IL"], infrastructure=("camp",)),
            at_village("p2", CAMP, killed=17, by=["IL"], infrastructure=("camp",)),
        ],
        "B": [report("p1/2", killed=2, infrastructure=("vehicle",), **IL)],
    },
    "same desk follows up on the next day": {
        "A": [
            report("p1", killed=6, at="2024-05-14T16:00", **SY),
            report("p1/2", killed=7, at="2024-05-15T09:00", **SY),
        ],
    },
    "quarter and city": {
        "A": [
            report("p1", "Kharkiv", killed=5, injured=31, by=["RU"], weapon="bomb"),
            at_village("p2", QUARTER, killed=5, injured=31, by=["RU"], weapon="bomb"),
        ],
    },
    "month-old strike told again without a day": {
        "A": [
            report("p1", "Saada", "2024-04-09", killed=40, injured=60, by=["SA"], infrastructure=("bus",)),
            report("p2", "Saada", "2024-04", killed=40, at="2024-05-30T12:00", by=["SA"], infrastructure=("bus",)),
        ],
    },
    "two strikes of a month and one account without a day": {
        "A": [report("p1", "Saada", "2024-04-09", killed=2, by=["SA"])],
        "B": [report("p2", "Saada", "2024-04-20", killed=2, by=["SA"])],
        "C": [report("p3", "Saada", "2024-04", killed=2, at="2024-05-30T12:00", by=["SA"])],
    },
    "night between two days, one as an interval": {
        "A": [
            report("p1", "Odesa", "2024-05-13", until="2024-05-14", injured=2, at="2024-05-14T08:00", **RU),
            report("p2", "Odesa", "2024-05-14", injured=2, at="2024-05-14T10:00", **RU),
        ],
    },
    "platform agrees": {
        "A": [
            report("p1", "Sabha", killed=9, by=["US"], weapon="drone", platform="MQ-9 Reaper"),
            report(
                "p2",
                "Sabha",
                "2024-05-12",
                until="2024-05-15",
                by=["US"],
                weapon="drone",
                platform="MQ-9 Reaper",
                at="2024-05-16T10:00",
            ),
        ],
    },
    "wave of strikes on several towns, each told apart": {
        "A": [report("p1", "Kharkiv", killed=3, weapon="missile", by=["RU"])],
        "B": [report("p1", "Odesa", killed=2, weapon="missile", by=["RU"], part=1)],
        "A2": [report("p2", "Odesa", "2024-05-15", killed=2, weapon="missile", by=["RU"])],
    },
    "shelling of villages, copy and own account": {
        "A": [
            report("p1", "Harim", killed=1, text=SHELLS, by=["SY"], weapon="artillery"),
            report("p2", "Harim", killed=1, text=SHELLS, by=["SY"], weapon="artillery"),
            report("p3", "Harim", killed=(1, 1, "at_least"), by=["SY"], weapon="artillery"),
        ],
    },
    "only the country is known, same day and toll": {
        "A": [report("p1", "Libya", killed=27, **US), report("p2", "Sabha", killed=27, **US)],
    },
    "only the country is known and little else": {
        "A": [report("p1", "Ukraine", **RU)],
        "B": [report("p2", "Kharkiv", killed=1, by=["RU"], weapon="missile")],
    },
    "no place at all": {
        "A": [report("p1", "nowhere", killed=5, **SY)],
        "B": [report("p2", "nowhere", day="2024-05-20", killed=5, **SY)],
    },
    "four papers and a stray figure": {
        "A": [
            report("p1", killed=15, **SY),
            report("p2", killed=15, **SY),
            report("p3", killed=16, **SY),
            report("p4", killed=60, injured=100, named=[], **SY),
        ],
    },
    "two desks count differently on the same day": {
        "A": [
            report("p1", "Idlib", killed=18, civilians=18, injured=30, at="2024-05-14T00:00", **SY),
            report("p2", "Idlib", killed=15, civilians=15, injured=30, at="2024-05-14T00:00", **SY),
            report("p3", "Harim", killed=18, at="2024-05-14T00:00", **SY),
        ],
    },
    "dozens for one, a figure for the others": {
        "A": [
            report("p1", killed=(12, None, None), at="2024-05-14T00:00", **SY),
            report("p2", killed=(58, 58, "at_least"), at="2024-05-14T00:00", **SY),
            report("p3", killed=(72, 72, "at_least"), at="2024-05-15T00:00", **SY),
        ],
    },
    "hospital and market of one town on one day": {
        "A": [
            report("p1", killed=10, infrastructure=("hospital",), **SY),
            report("p2", killed=10, infrastructure=("hospital",), **SY),
        ],
        "B": [
            report("p1", killed=41, infrastructure=("market",), part=1, **SY),
            report("p3", killed=41, infrastructure=("market",), **SY),
        ],
    },
    "the army counts fighters, the villagers their dead": {
        "A": [
            report("army", killed=20, militants=20, **SY),
            report("elders", killed=3, civilians=3, **SY),
        ],
    },
    "one side hit the depot, the other shot all drones down": {
        "A": [
            report("p1", "Odesa", "2024-05-13", until="2024-05-14", at="2024-05-14T08:00", **RU),
            report(
                "p2", "Odesa", "2024-05-13", until="2024-05-14", at="2024-05-14T09:00", stage="attempted",
                event_type="Disrupted weapons use", weapon="drone",
            ),
        ],
    },
    "jets for the ministry, a missile for the town": {
        "A": [
            report("p1", "Kharkiv", killed=7, by=["RU"], weapon="missile", event_type="Shelling/artillery/missile attack"),
            report("p2", "Kharkiv", weapon="aircraft"),
        ],
    },
    "one camp under two spellings": {
        "A": [
            at_village("p1", place("Rafah", "Nuseirat", 0.17, 0.14, 2010), killed=17, by=["IL"]),
            at_village("p2", place("Rafah", "An Nusayrat", 0.174, 0.143, 2011), killed=9, militants=9, by=["IL"]),
        ],
    },
    "a drone for one, an air strike for the other, and only the fighters counted": {
        "A": [
            report("p1", killed=7, by=["IL"], weapon="drone"),
            report("p2", killed=2, militants=2, by=["IL"], weapon="aircraft"),
        ],
    },
}  # fmt: skip
