"""The closed lists of values that the contract knows (names after MUC-4, UCDP GED, ACLED and Airwars)."""

from typing import Final, Literal, get_args

Status = Literal["current", "withdrawn"]
Clarity = Literal["incident", "summary"]
Stage = Literal["accomplished", "attempted", "planned", "denied"]
Certainty = Literal["fact", "claimed", "alleged", "disputed"]
Hedge = Literal["at_least", "more_than", "about", "at_most", "less_than"]
EventType = Literal[
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Armed clash",
    "Disrupted weapons use",
]
"""ACLED sub-event types. By its codebook `Air/drone strike` is one "in the absence of any other engagement": strikes that
support a ground fight are `Armed clash`; weapons shot down before they struck are `Disrupted weapons use`."""
WeaponType = Literal[
    "aircraft",
    "helicopter",
    "drone",
    "loitering munition",
    "missile",
    "rocket",
    "artillery",
    "mortar",
    "bomb",
    "naval gun",
    "unknown",
]
ActorKind = Literal["state", "non-state", "coalition"]
Outcome = Literal["killed", "injured", "survived", "unknown"]
Category = Literal["total", "civilians", "children", "women", "militants", "security_forces"]
CATEGORIES: Final[tuple[Category, ...]] = get_args(Category)
IncidentStatus = Literal["active", "merged_into", "retracted"]
StrikeStatus = Literal["declared", "likely", "contested", "single-source-claim"]
CivilianHarmStatus = Literal["confirmed", "fair", "weak", "contested", "discounted", "none-reported"]
ChangeKind = Literal["new", "updated", "merged", "split", "retracted"]
Window = Literal["24h", "7d", "30d", "365d"]
WINDOW_DAYS: Final[dict[Window, int]] = {"24h": 1, "7d": 7, "30d": 30, "365d": 365}
Dimension = Literal["all", "country", "attacker", "target", "event_type"]
ArticleOutcome = Literal["reports", "no_trigger", "no_strike", "unsupported_language", "duplicate", "superseded"]
ModelOutcome = Literal["answered", "timeout", "unreachable", "refused", "malformed", "ungrounded"]
"""What came of asking a served language model; all but `answered` mean that the rules' reading stands."""

UNKNOWN_COUNTRY: Final = "ZZ"
"""Block key of reports whose country is not known (ISO 3166 user-assigned code)."""

DatePrecision = Literal[1, 2, 3, 4, 5]
"""UCDP GED `date_prec`: 1 day, 2 two to six days, 3 week, 4 month, 5 year or more."""
WherePrecision = Literal[1, 2, 3, 4, 5, 6]
"""UCDP GED `where_prec`: 1 exact, 2 near (about 25 km), 3 admin2, 4 admin1, 5 part of a country or relative, 6 country."""

DeadLetterReason = Literal[
    "empty",
    "not_utf8",
    "not_json",
    "too_large",
    "too_deep",
    "schema",
    "no_text",
    "bad_time",
    "bad_key",
    "processing_error",
]
DEAD_LETTER_REASONS: Final[tuple[DeadLetterReason, ...]] = get_args(DeadLetterReason)
