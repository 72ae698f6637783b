"""strikes.reports.v1 -> strikes.incidents.v1 and strikes.changes.v1: fold each report into the incidents of its block."""

import time
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, Protocol

from faust import App
from faust.types import AgentT

from streams.agents.desk import Desk, Message, arrival, text_key
from streams.contract.codec import decode_report
from streams.contract.keys import change_key, incident_key
from streams.contract.topics import CHANGES, INCIDENTS, REPORTS_DLQ
from streams.domain.report import StrikeReport

NAME: Final = "match"
TABLE: Final = "matching"


class Matching(Protocol):
    """The part of `streams.matching.matcher.Matcher` that the agent needs."""

    def decide(self, report: StrikeReport, now: datetime) -> Any:
        """What the report leads to; one seen before leads to the same again."""

    def apply(self, decision: Any) -> None:
        """Write the decision to the state."""

    def rebuild(self) -> None:
        """Derive what is in memory only from the state, after a recovery."""


class Journal(Protocol):
    """Makes the writes of one record all or nothing across a crash."""

    def note(self, partition: int, writes: Sequence[Any]) -> None:
        """To be called with all writes before the first is made."""


def create(app: App, source: Any, desk: Desk, matcher: Matching, journal: Journal) -> AgentT[Any]:
    """The agent on `source`. Its `now` is the record's own time, so a record that comes again decides the same."""

    async def handle(message: Message) -> None:
        text_key(message)
        report = decode_report(message.value)
        decision = matcher.decide(report, arrival(message))
        journal.note(message.partition, decision.writes)
        matcher.apply(decision)
        for incident in decision.newest:
            await desk.outbox.send(INCIDENTS, incident_key(incident), incident, message.timestamp)
            desk.instruments.incident_delay(time.time() - message.timestamp)
        for change in decision.changes:
            await desk.outbox.send(CHANGES, change_key(change), change, message.timestamp)
            desk.instruments.incident_changed(change.change)

    async def match(stream: Any) -> None:
        await desk.work("match", stream, handle, REPORTS_DLQ)

    return app.agent(source, name=NAME)(match)
