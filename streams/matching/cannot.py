"""What can never be one strike, whatever else agrees."""

from streams.matching.profile import Profile
from streams.matching.scoring import SURE_DISTANCE_KM, distance_km


def cannot_link(a: Profile, b: Profile) -> str | None:
    """Why the two reports cannot tell of one strike, or None. Symmetric."""
    if a.country != b.country:
        return "different countries"
    if a.article_id == b.article_id and not (a.denies or b.denies):
        return "one article tells them apart"
    if a.exact_day and b.exact_day and a.days != b.days:
        return "exact different days"
    if a.where_prec == 1 and b.where_prec == 1:
        km = distance_km(a, b)
        if km is not None and km > SURE_DISTANCE_KM:
            return f"exact places {km:.0f} km apart"
    return _two_tolls(a, b)


def _two_tolls(a: Profile, b: Profile) -> str | None:
    """Different exact tolls on the same day in the same town, each account with victims of its own."""
    if not (a.first_hand and b.first_hand and a.killed and b.killed and a.killed.exact and b.killed.exact):
        return None
    if a.killed.low == b.killed.low or not (a.exact_day and b.exact_day):
        return None
    if a.names & b.names or not a.place or a.place != b.place:
        return None
    if a.published is not None and b.published is not None and a.published != b.published and a.family == b.family:
        return None  # one desk's later story: a toll that rose
    return "two first-hand accounts with different exact tolls"
