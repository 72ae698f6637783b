"""Hypothesis strategies for every record of the contract, for whoever tests a property over them."""

from datetime import UTC, date, datetime
from typing import get_args

from hypothesis import strategies as st

from streams.domain import vocabulary as words
from streams.domain.article import Article
from streams.domain.incident import Claim, Estimate, Incident, IncidentChange, ReportRef
from streams.domain.report import (
    Actor,
    Count,
    DateSpan,
    Evidence,
    Extractor,
    Location,
    NamedPerson,
    StrikeReport,
    Weapon,
)
from streams.domain.rollup import Rollup


def one_of(literal: object) -> st.SearchStrategy:
    """A value of a `Literal`."""
    return st.sampled_from(get_args(literal))


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ids = st.from_regex(r"[a-z]{3}_[0-9a-f]{1,20}", fullmatch=True)
times = st.integers(-600_000_000, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
confidences = st.floats(0, 1)
numbers = st.none() | st.integers(0, 2**53)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low, high = draw(numbers), draw(numbers)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Count(low, high, draw(st.none() | one_of(words.Hedge)))


@st.composite
def estimates(draw: st.DrawFn) -> Estimate:
    low, best, high = sorted(draw(st.lists(st.integers(0, 10**9), min_size=3, max_size=3)))
    return Estimate(best, low, high)


@st.composite
def date_spans(draw: st.DrawFn) -> DateSpan:
    if draw(st.booleans()):
        return DateSpan()
    start, end = sorted(draw(st.lists(st.dates(date(1, 1, 1)), min_size=2, max_size=2)))
    return DateSpan(start, end, draw(one_of(words.DatePrecision)), draw(st.none() | texts))


optional = st.none() | texts
countries = st.none() | st.sampled_from(["AF", "PK", "SY", "UA", "YE", "IQ", "SO"])
locations = st.builds(
    Location,
    country=countries,
    admin1=optional,
    place=optional,
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    geonameid=st.none() | st.integers(1, 2**31),
    where_prec=st.none() | one_of(words.WherePrecision),
    text=optional,
)
actors = st.builds(
    Actor,
    id=ids,
    name=texts,
    kind=one_of(words.ActorKind),
    state=countries,
    certainty=one_of(words.Certainty),
    text=optional,
)
people = st.builds(
    NamedPerson, name=texts, role=optional, outcome=one_of(words.Outcome), certainty=one_of(words.Certainty)
)
weapons = st.builds(Weapon, type=one_of(words.WeaponType), platform=optional, text=optional)
evidence = st.builds(
    Evidence,
    slot=texts,
    start=st.integers(0, 10**6),
    end=st.integers(0, 10**6),
    text=texts,
    field=st.sampled_from(["text", "title"]),
)


def few(of: st.SearchStrategy) -> st.SearchStrategy:
    """A tuple of up to three."""
    return st.lists(of, max_size=3).map(tuple)


def by_category(of: st.SearchStrategy) -> st.SearchStrategy:
    """Some categories of people, each with a value."""
    return st.dictionaries(st.sampled_from(words.CATEGORIES), of, max_size=3)


bodies = texts.filter(lambda text: text.strip() != "")
articles = st.builds(
    Article,
    id=st.none() | ids,
    url=optional,
    source=optional,
    title=texts,
    text=bodies,
    html=optional,
    published_at=st.none() | times,
    language=optional,
    fetched_at=st.none() | times,
)
reports = st.builds(
    StrikeReport,
    report_id=ids,
    report_revision=st.integers(1, 99),
    status=one_of(words.Status),
    article_id=ids,
    url=optional,
    source=optional,
    title=texts,
    published_at=st.none() | times,
    text_fingerprint=texts,
    clarity=one_of(words.Clarity),
    stage=one_of(words.Stage),
    certainty=one_of(words.Certainty),
    claimants=few(texts),
    event_type=one_of(words.EventType),
    weapon=st.none() | weapons,
    strikes=st.none() | counts(),
    date=date_spans(),
    location=locations,
    attackers=few(actors),
    targets=few(actors),
    named=few(people),
    killed=by_category(counts()),
    injured=by_category(counts()),
    infrastructure=few(texts),
    quote=texts,
    evidence=few(evidence),
    confidence=confidences,
    extractor=st.builds(Extractor, name=texts, version=texts),
)
references = st.builds(
    ReportRef, report_id=ids, article_id=ids, url=optional, source=optional, published_at=st.none() | times, quote=texts
)
claims = st.builds(Claim, slot=texts, value=texts, sources=few(texts), report_ids=few(ids))
incidents = st.builds(
    Incident,
    incident_id=ids,
    revision=st.integers(1, 99),
    status=one_of(words.IncidentStatus),
    merged_into=st.none() | ids,
    first_reported_at=st.none() | times,
    last_updated_at=st.none() | times,
    event_type=one_of(words.EventType),
    weapon=st.none() | weapons,
    strikes=st.none() | counts(),
    date=date_spans(),
    location=locations,
    attackers=few(actors),
    targets=few(actors),
    named=few(people),
    killed=by_category(estimates()),
    injured=by_category(estimates()),
    infrastructure=few(texts),
    strike_status=one_of(words.StrikeStatus),
    civilian_harm_status=one_of(words.CivilianHarmStatus),
    number_of_sources=st.integers(0, 99),
    confidence=confidences,
    claims=few(claims),
    reports=few(references),
)
changes = st.builds(
    IncidentChange,
    change=one_of(words.ChangeKind),
    incident_id=ids,
    revision=st.integers(1, 99),
    at=times,
    before=st.none() | incidents,
    after=incidents,
    cause=ids,
)
rollups = st.builds(
    Rollup,
    window=one_of(words.Window),
    dimension=one_of(words.Dimension),
    value=ids,
    as_of=times,
    incidents=st.integers(0, 10**6),
    strikes=estimates(),
    killed=estimates(),
    civilians_killed=estimates(),
    injured=estimates(),
    revision=st.integers(1, 99),
)
