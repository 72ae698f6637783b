from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.domain.errors import OversizedRecordError
from streams.runtime.tables import Section, TableJournal


@dataclass(frozen=True)
class Write:
    table: str
    key: str
    value: Any


LARGEST = 1_000


class Changelog(dict[str, Any]):
    """A table that, like Faust's, writes a changelog record for every value, and whose own store is `data`."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[tuple[str, Any]] = []

    @property
    def data(self) -> "Changelog":
        return self

    def __setitem__(self, key: str, value: Any) -> None:
        self.log.append((key, value))
        super().__setitem__(key, value)

    def send_changelog(self, partition: int, key: str, value: Any) -> None:
        """The record itself was written by the assignment before."""

    @classmethod
    def after_a_kill(cls, log: list[tuple[str, Any]]) -> "Changelog":
        made = cls()
        for key, value in log:
            made[key] = value
        return made


def test_sections_of_a_table_do_not_see_each_other():
    table: dict[str, Any] = {}
    incidents, reports = Section(table, "incidents"), Section(table, "reports")
    incidents["x"] = 1
    reports["x"] = 2
    reports["y"] = 3
    assert dict(incidents) == {"x": 1}
    assert dict(reports) == {"x": 2, "y": 3}
    assert (len(incidents), "y" in incidents, incidents.get("y"), reports.get("y")) == (1, False, None, 3)
    del reports["x"]
    assert table == {"incidents/x": 1, "reports/y": 3}


writes = st.lists(
    st.builds(Write, st.sampled_from(["incidents", "reports"]), st.sampled_from("abc"), st.integers()), max_size=4
)


@settings(max_examples=100, deadline=None)
@given(st.lists(writes, max_size=5), st.integers(0, 40))
def test_a_record_is_written_whole_or_not_at_all_wherever_the_kill_falls(records, survived):
    table = Changelog()
    journal = TableJournal(table, LARGEST)
    states: list[dict[str, Any]] = [{}]
    for record in records:
        journal.note(0, record)
        for write in record:
            table[f"{write.table}/{write.key}"] = write.value
        states.append({key: value for key, value in table.items() if not key.startswith("journal/")})
    after = Changelog.after_a_kill(table.log[:survived])
    TableJournal(after, LARGEST).redo()
    state = {key: value for key, value in after.items() if not key.startswith("journal/")}
    assert state in states
    assert TableJournal(after, LARGEST).redo() == 0
    assert {k: v for k, v in Changelog.after_a_kill(after.log).items() if not k.startswith("journal/")} == state


@pytest.mark.parametrize(
    ("value", "fits"), [("x" * 900, True), ("x" * 1100, False), ('"' * 600, False), ("ж" * 600, False)]
)
def test_what_the_changelog_would_refuse_is_refused_before_anything_is_written(value, fits):
    """The producer would fail on it, and the process that is started instead on the same record again."""
    table = Changelog()
    journal = TableJournal(table, LARGEST)
    if fits:
        journal.note(0, [Write("incidents", "a", value)])
    else:
        with pytest.raises(OversizedRecordError, match=r"state of incidents a: \d+ bytes, a record may have 1000"):
            journal.note(0, [Write("incidents", "a", value)])
    assert bool(table.log) is fits
