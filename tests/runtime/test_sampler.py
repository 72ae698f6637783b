"""What health and metrics read off an app."""

from types import SimpleNamespace
from typing import Any

import pytest
from faust.types import TP
from prometheus_client import generate_latest

from streams.runtime.health import AgentState
from streams.runtime.metrics import Metrics
from streams.runtime.process import Sampler

SOURCE = [TP("news", 0), TP("news", 1)]


def role(committed: dict[TP, int | None], ends: dict[TP, int], earliest: dict[TP, int]) -> Any:
    """As much of a role as is looked at."""

    async def earliest_offsets(*tps: TP) -> dict[TP, int]:
        return {tp: earliest[tp] for tp in tps}

    consumer = SimpleNamespace(
        assignment=lambda: {*SOURCE, TP("changelog", 0)},
        highwater=ends.get,
        earliest_offsets=earliest_offsets,
        _committed_offset=committed,
    )
    completed = SimpleNamespace(is_set=lambda: True)
    recovery = SimpleNamespace(completed=completed, active_remaining_total=lambda: 0)
    tables = SimpleNamespace(changelog_topics={"changelog"}, recovery=recovery)
    app = SimpleNamespace(consumer=consumer, tables=tables, in_recovery=False, rebalancing=False, rebalancing_count=1)
    return SimpleNamespace(name="extract", app=app, table=SimpleNamespace(name="articles", data={"a": 1}))


async def sampled(
    committed: dict[TP, int | None], ends: dict[TP, int], earliest: dict[TP, int]
) -> tuple[AgentState, str]:
    metrics, state = Metrics(), AgentState()
    await Sampler(role(committed, ends, earliest), state, metrics).sample()
    return state, generate_latest(metrics.registry).decode()


async def test_lag_is_what_lies_between_the_commit_and_the_end():
    state, text = await sampled(
        dict(zip(SOURCE, (7, 10), strict=True)), dict(zip(SOURCE, (9, 10), strict=True)), dict.fromkeys(SOURCE, 0)
    )
    assert (state.assigned, state.lag, state.committed) == (2, 2, 17)
    assert 'strikewire_consumer_lag_records{agent="extract",partition="0",topic="news"} 2.0' in text
    assert 'strikewire_table_entries{table="articles"} 1.0' in text
    assert 'topic="changelog"' not in text


async def test_what_retention_has_deleted_does_not_wait():
    """Neither without a commit nor with one from before: else an idle worker would be restarted for ever."""
    state, _ = await sampled({SOURCE[0]: None, SOURCE[1]: 40}, dict.fromkeys(SOURCE, 100), dict.fromkeys(SOURCE, 100))
    assert state.lag == 0


@pytest.mark.parametrize("gone", [AssertionError("Partition is not assigned"), AttributeError("highwater")])
async def test_a_partition_taken_away_while_it_is_looked_at_does_no_harm(gone):
    """The consumer lives in a thread of its own; what escapes the sampler ends the worker."""
    taken = role(dict.fromkeys(SOURCE, 5), {}, dict.fromkeys(SOURCE, 0))

    def highwater(tp: TP) -> int:
        if tp == SOURCE[0]:
            raise gone
        return 8

    taken.app.consumer.highwater = highwater
    state = AgentState()
    await Sampler(taken, state, Metrics()).sample()
    assert (state.assigned, state.lag) == (2, 3)
