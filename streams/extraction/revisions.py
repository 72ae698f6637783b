"""Articles that come again: what of their reports is new, unchanged or withdrawn. Pure; the extract agent keeps the state."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypedDict

from streams.domain.report import Location, StrikeReport
from streams.extraction.extractor import Extraction


class ArticleState(TypedDict):
    """What is remembered of an article that told of a strike; plain JSON for the state table.

    `position` is where the newest version stood on its partition (Kafka offset, or line number): an older or equal
    position is a redelivery. `reports` maps report id to its country block; `withdrawn` likewise, for sending again.
    """

    content: str
    position: int
    revision: int
    reports: dict[str, str]
    withdrawn: dict[str, str]


@dataclass(frozen=True, slots=True)
class RevisionDecision:
    """`state` to store (None: nothing to remember), `reports` to send, in order, and what it was instead of news: a
    repetition of the newest version, or an older one.
    """

    state: ArticleState | None
    reports: Sequence[StrikeReport]
    instead: Literal["duplicate", "superseded"] | None = None


def decide(previous: ArticleState | None, extraction: Extraction, position: int) -> RevisionDecision:
    """Give reports their revision and withdraw those that a changed article no longer makes.

    An unchanged article gives the same reports with the same revision again (so a lost send heals); a version older
    than the newest one known is superseded and gives nothing. An unchanged article of which a newer extractor makes other
    reports is a revision: those that it no longer makes would stand beside the others, and their strikes count twice.
    """
    if previous is None:
        if not extraction.reports:
            return RevisionDecision(None, ())
        return RevisionDecision(_state(extraction, position, 1, {}), extraction.reports)
    if position < previous["position"] and extraction.content_hash != previous["content"]:
        return RevisionDecision(previous, (), "superseded")
    kept = {r.report_id for r in extraction.reports}
    if extraction.content_hash == previous["content"] and kept == previous["reports"].keys():
        state = ArticleState(**{**previous, "position": max(position, previous["position"])})
        return RevisionDecision(state, _at_revision(extraction, state), "duplicate")
    withdrawn = {i: country for i, country in previous["reports"].items() if i not in kept}
    state = _state(extraction, max(position, previous["position"]), previous["revision"] + 1, withdrawn)
    return RevisionDecision(state, _at_revision(extraction, state))


def _state(extraction: Extraction, position: int, revision: int, withdrawn: dict[str, str]) -> ArticleState:
    reports = {r.report_id: r.location.country or "" for r in extraction.reports}
    return ArticleState(
        content=extraction.content_hash, position=position, revision=revision, reports=reports, withdrawn=withdrawn
    )


def _at_revision(extraction: Extraction, state: ArticleState) -> list[StrikeReport]:
    revision = state["revision"]
    current = [replace(r, report_revision=revision) for r in extraction.reports]
    gone = [
        StrikeReport(
            report_id=i,
            report_revision=revision,
            status="withdrawn",
            article_id=extraction.article_id,
            location=Location(country=country or None),
        )
        for i, country in state["withdrawn"].items()
    ]
    return [*gone, *current]
