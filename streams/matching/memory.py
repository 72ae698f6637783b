"""What matching holds in memory beside its tables: parsed reports (bounded), each report's incident, and the block index.

All of it is derived: `rebuild` makes it again from the tables, so nothing but the tables has to survive a crash.
"""

from collections.abc import Callable, Collection, Iterable, MutableMapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, Final, Generic, TypeVar

from streams.domain.ids import incident_id
from streams.matching.blocking import BlockIndex, Key, filed_under
from streams.matching.profile import Profile, profile_of
from streams.matching.state import Membership, Record, decode_membership, decode_record

CACHED: Final = 1 << 13
WAITING: Final = "~"
"""Prefix under which a denial that no incident has yet taken is filed."""

Move = tuple[Membership | None, Membership]
"""An incident before (None: it is new) and after a decision."""

named_after = lru_cache(maxsize=256)(incident_id)
"""The incident that a report opens, asked for several times while it does."""

_K = TypeVar("_K")
_V = TypeVar("_V")


class Bounded(Generic[_K, _V]):
    """A cache that forgets the eighth it was given first when it is full. `get`: what is held, if it is still."""

    def __init__(self, limit: int = CACHED) -> None:
        self._limit = limit
        self._held: dict[_K, _V] = {}
        self.get: Callable[[_K], _V | None] = self._held.get  # the dictionary's own: asked twenty times a report

    def put(self, key: _K, value: _V) -> _V:
        """Hold a value and give it back."""
        self._held[key] = value
        if len(self._held) > self._limit:
            for old in list(islice(self._held, self._limit // 8)):
                del self._held[old]
        return value

    def drop(self, key: _K) -> None:
        """Forget a key, held or not."""
        self._held.pop(key, None)


class Memory:
    """Read access to the tables as parsed values, and the indexes over them."""

    def __init__(self, incidents: MutableMapping[str, Any], reports: MutableMapping[str, Any]) -> None:
        self._incidents = incidents
        self._reports = reports
        self.rebuild()

    def rebuild(self) -> None:
        """Derive everything from the tables; needed whenever they changed by another hand (recovery, rebalance)."""
        self._records: Bounded[str, Record] = Bounded()
        self._profiles: Bounded[str, Profile] = Bounded()
        self._memberships: Bounded[str, Membership] = Bounded()
        self._home: dict[str, str] = {}
        self._index = BlockIndex()
        self._next_sequence: dict[str, int] = {}
        homes: dict[str, str] = {}
        held = [(decode_membership(name, value), name) for name, value in self._incidents.items()]
        for m, name in sorted(held, key=lambda x: (x[0].country, x[0].sequence)):
            self._next_sequence[m.country] = m.sequence + 1
            for report_id in m.reports if m.status == "active" else ():
                homes[report_id] = "" if _founded(m, report_id) else name
                record = self._decoded(report_id)
                if record is not None and (record.opens or record.denies):
                    self._file(name, profile_of(record))
        for report_id, value in self._reports.items():
            if report_id in homes:
                if name := homes[report_id]:
                    self._home[report_id] = name  # under the table's own string, not a second one
            elif (record := decode_record(report_id, value)).denies:
                self._file(WAITING + report_id, profile_of(record))

    def record(self, report_id: str) -> Record | None:
        """A report as last applied."""
        found = self._records.get(report_id)
        if found is None and (read := self._decoded(report_id)) is not None:
            found = self._records.put(report_id, read)
        return found

    def profile(self, report_id: str) -> Profile:
        """The comparison form of a report that is known."""
        found = self._profiles.get(report_id)
        if found is None:
            record = self._records.get(report_id) or self._decoded(
                report_id
            )  # not kept: mostly only the profile is asked for
            if record is None:
                raise KeyError(report_id)
            found = self._profiles.put(report_id, profile_of(record))
        return found

    def _decoded(self, report_id: str) -> Record | None:
        value = self._reports.get(report_id)
        return None if value is None else decode_record(report_id, value)

    def membership(self, incident_id: str) -> Membership | None:
        """An incident as last applied."""
        found = self._memberships.get(incident_id)
        if found is None:
            value = self._incidents.get(incident_id)
            if value is not None:
                found = self._memberships.put(incident_id, decode_membership(incident_id, value))
        return found

    def memberships(self, incidents: Iterable[str]) -> list[Membership]:
        """Those that are known, in the same order."""
        held = self._memberships.get
        return [m for i in incidents if (m := held(i) or self.membership(i)) is not None]

    def home(self, report_id: str) -> str | None:
        """The incident that the report belongs to: what is noted, else the one that it opened and that bears its name."""
        found = self._home.get(report_id)
        if found is None:
            name = named_after(report_id)
            membership = self.membership(name)
            if membership is not None and report_id in membership.reports:
                return name
        return found

    def next_sequence(self, country: str) -> int:
        """The age number of a block's next incident."""
        return self._next_sequence.get(country, 0)

    def find(self, keys: Iterable[Key]) -> dict[str, int]:
        """Incidents (and waiting denials, prefixed) in these buckets, with in how many."""
        return self._index.find(keys)

    def apply(self, record: Record, profile: Profile | None, moves: Sequence[Move]) -> None:
        """Take over one report and the incidents that it changed; to be called before the tables are written."""
        report_id = record.report_id
        revised = self.record(report_id) is not None
        if profile is None or revised or not all(_grows(move, report_id) for move in moves):
            self._regroup(record, profile, moves, revised)
            return
        self._records.put(report_id, record)
        self._profiles.put(report_id, profile)
        for before, after in moves:
            self._note(after)
            self._house(after, report_id)
            self._file(after.incident_id, profile, opened=before is None)
        if not moves and record.denies:
            self._file(WAITING + report_id, profile)

    def _regroup(self, record: Record, profile: Profile | None, moves: Sequence[Move], revised: bool) -> None:
        """The general case: reports change or leave their incident, incidents end."""
        anew = {
            after.incident_id
            for before, after in moves
            if before is not None
            and (
                after.status != "active"
                or (revised and record.report_id in before.reports)
                or not set(before.reports) <= set(after.reports)
            )
        }
        concerned = {record.report_id}.union(*(m.reports for move in moves for m in move if m is not None))
        for report_id in concerned:
            home = self.home(report_id)
            if home is None and self.record(report_id) is not None:
                self._unfile(WAITING + report_id, report_id)
            elif home in anew:
                self._unfile(home, report_id)
        for before, _ in moves:
            for report_id in before.reports if before is not None else ():
                if self._home.get(report_id) == before.incident_id:  # type: ignore[union-attr]
                    del self._home[report_id]
        self._records.put(record.report_id, record)
        self._profiles.drop(record.report_id)
        if profile is not None:
            self._profiles.put(record.report_id, profile)
        for before, after in moves:
            self._note(after)
            self._settle(after, before.reports if before is not None and after.incident_id not in anew else ())
        for report_id in concerned:
            if self.home(report_id) is None:
                self._wait(report_id)

    def _note(self, m: Membership) -> None:
        self._memberships.put(m.incident_id, m)
        self._next_sequence[m.country] = max(self.next_sequence(m.country), m.sequence + 1)

    def _settle(self, m: Membership, filed: Collection[str] = ()) -> None:
        """Note where the reports belong, and file those that are not yet filed there."""
        if m.status != "active":
            return
        already = set(filed)
        for report_id in m.reports:
            self._house(m, report_id)
            if report_id not in already:
                for key in self._keys(report_id):
                    self._index.add(key, m.incident_id)

    def _house(self, m: Membership, report_id: str) -> None:
        """Note where a report belongs, unless its incident's name says so: of most reports it does."""
        if not _founded(m, report_id):
            self._home[report_id] = m.incident_id

    def _wait(self, report_id: str) -> None:
        """File a denial without an incident, so that a report that comes later finds it."""
        record = self.record(report_id)
        if record is not None and record.denies:
            self._file(WAITING + report_id, self.profile(report_id))

    def _file(self, name: str, profile: Profile, opened: bool = False) -> None:
        for key in filed_under(profile):
            self._index.add(key, name, opened)

    def _unfile(self, incident_id: str, report_id: str) -> None:
        for key in self._keys(report_id):
            self._index.discard(key, incident_id)

    def _keys(self, report_id: str) -> Sequence[Key]:
        record = self.record(report_id)
        return filed_under(self.profile(report_id)) if record is not None and (record.opens or record.denies) else ()


def _founded(m: Membership, report_id: str) -> bool:
    """Whether the incident bears the report's name. Looked at only where it is likely: whoever opened it stands first."""
    return report_id == m.reports[0] and m.incident_id == named_after(report_id)


def _grows(move: Move, report_id: str) -> bool:
    """Whether all that changes is that the report, and no other, is in the incident now."""
    before, after = move
    held = () if before is None else before.reports
    return after.status == "active" and after.reports == (*held, report_id)
