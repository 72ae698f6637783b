"""strikes.changes.v1 -> strikes.rollups.v1 in two steps: what a change adds and takes, then the rows it belongs to.

Between the two stands an internal topic keyed `dimension|value`, so that all parts of a row meet in one partition. The
clock comes as a record too: a tick in each partition, so that rows and their state are written in the order of the stream.
"""

import time
from datetime import datetime
from typing import Any, Final

import orjson
from faust import App
from faust.types import AgentT

from streams.agents.desk import Desk, Message, text_key
from streams.agents.rolling import TICK_KEY, Rolling
from streams.contract.codec import decode_change
from streams.contract.keys import rollup_key
from streams.contract.topics import REPORTS_DLQ, ROLLUPS, Topic
from streams.rollups.contributions import Contribution, contributions

CONTRIBUTE: Final = "contribute"
NAME: Final = "aggregate"
TABLE: Final = "rollups"


def create_contribute(app: App, source: Any, desk: Desk, parts: Topic) -> AgentT[Any]:
    """The first step, on the changes: sends each contribution to the topic `parts` explicitly."""

    async def handle(message: Message) -> None:
        for part in contributions(decode_change(message.value)):
            # Not the change's own time: one that is worked off late would be past the topic's retention at once.
            await desk.outbox.forward(parts, part.row, orjson.dumps(part), time.time())

    async def contribute(stream: Any) -> None:
        await desk.work("contribute", stream, handle, REPORTS_DLQ)

    return app.agent(source, name=CONTRIBUTE)(contribute)


def create(app: App, source: Any, desk: Desk, rolling: Rolling) -> AgentT[Any]:
    """The second step, on the contributions and ticks."""

    async def handle(message: Message) -> None:
        found = orjson.loads(message.value or b"")
        if text_key(message) != TICK_KEY:
            rolling.take(message.partition, Contribution(**found))
            return
        for row in rolling.rows(message.partition, datetime.fromisoformat(found["as_of"])):
            await desk.outbox.send(ROLLUPS, rollup_key(row), row, message.timestamp)
            desk.instruments.rollup_emitted(row.window)

    async def aggregate(stream: Any) -> None:
        await desk.work("aggregate", stream, handle, REPORTS_DLQ)

    return app.agent(source, name=NAME)(aggregate)
