"""Reports into incidents: decide purely, then apply. One `Matcher` works on the tables of the blocks it owns."""

from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from streams.domain.incident import Incident, IncidentChange
from streams.domain.report import StrikeReport
from streams.domain.vocabulary import ChangeKind
from streams.matching.config import MatchConfig
from streams.matching.consolidation import consolidate
from streams.matching.memory import Bounded, Memory, Move
from streams.matching.neighbourhood import Considered, Neighbourhood
from streams.matching.outbox import Outbox
from streams.matching.profile import Profile, profile_of
from streams.matching.sharing import Shares, assign, place_denials
from streams.matching.state import Membership, Record, Sent, Write, encode, record_of, remnant_of


@dataclass(frozen=True, slots=True)
class Decision:
    """What one report leads to.

    `writes`: table values to store, in order; `changes`: to send to `strikes.changes.v1`, in order; `newest`: the incidents to
    send to `strikes.incidents.v1` (of a repeated report only those of which no later revision is known). `repeated`: the
    report had been applied before. `considered`: what it was compared with. What begins with `_` is for `apply`.
    """

    writes: tuple[Write, ...] = ()
    changes: tuple[IncidentChange, ...] = ()
    newest: tuple[Incident, ...] = ()
    repeated: bool = False
    considered: tuple[Considered, ...] = ()
    _record: Record | None = None
    _profile: Profile | None = field(default=None, compare=False)
    _moves: tuple[Move, ...] = ()
    _sent: tuple[Sent, str] | None = None


class Matcher:
    """Folds strike reports into incidents.

    The mappings are the whole state: string keys, JSON strings as values; plain dictionaries or the tables of a stream
    processor. After they were changed by another hand (recovery, a rebalance), call `rebuild`.
    """

    def __init__(
        self,
        incidents: MutableMapping[str, Any],
        reports: MutableMapping[str, Any],
        outbox: MutableMapping[str, Any],
        config: MatchConfig | None = None,
    ) -> None:
        self.config = config or MatchConfig()
        self._tables: dict[str, MutableMapping[str, Any]] = {
            "incidents": incidents,
            "reports": reports,
            "outbox": outbox,
        }
        self._memory = Memory(incidents, reports)
        self._outbox = Outbox(outbox, self.config.outbox_size)
        self._near = Neighbourhood(self._memory, self.config)
        self._consolidated: Bounded[str, Incident] = Bounded()

    def rebuild(self) -> None:
        """Derive the indexes from the tables again."""
        self._memory.rebuild()
        self._outbox.rebuild()
        self._consolidated = Bounded()
        self._near.forget()

    def decide(self, report: StrikeReport, now: datetime) -> Decision:
        """What the report changes; nothing is changed yet. `now` stamps the changes and stands in for a missing time of
        publication. A revision that was applied before changes nothing and gives the changes it had led to once more.
        """
        known = self._memory.record(report.report_id)
        if known is not None and report.report_revision <= known.revision:
            changes = self._outbox.find(report.report_id, report.report_revision)
            return Decision((), changes, self._newest(changes), repeated=True)
        record = record_of(report, now, self.config.quote_length)
        if not (record.opens or record.denies):
            record = remnant_of(record)
        if known is not None:
            self._near.forget()  # the scores of its earlier revision
        view = _View(self._memory, record, known is not None)
        proposed, considered = self._moves(record, view)
        moves, changes = self._changes(proposed, view, now, record.report_id)
        writes = [Write("reports", record.report_id, encode(record))]
        writes.extend(Write("incidents", after.incident_id, encode(after)) for _, after in moves)
        sent = None
        if changes:
            entry, write = self._outbox.entry(record.country, record.report_id, record.revision, changes)
            writes.append(write)
            sent = (entry, write.key)
        newest = tuple(c.after for c in changes)
        return Decision(tuple(writes), changes, newest, False, considered, record, view.own, tuple(moves), sent)

    def apply(self, decision: Decision) -> None:
        """Store what was decided. Decisions must be applied one by one, in the order they were made."""
        if decision._record is None:
            return
        self._memory.apply(decision._record, decision._profile, decision._moves)
        for change in decision.changes:
            self._consolidated.put(change.incident_id, change.after)
        if decision._record.revision > 1 or decision._record.status != "current":
            self._near.forget()
        if decision._sent is not None:
            self._outbox.apply(*decision._sent)
        for write in decision.writes:
            self._tables[write.table][write.key] = write.value

    def current(self, incident: str) -> Incident | None:
        """The newest revision of an active incident."""
        membership = self._memory.membership(incident)
        if membership is None or membership.status != "active":
            return None
        return self._incident(membership, self._memory.record)

    def home(self, report: str) -> str | None:
        """The incident that a report belongs to now."""
        return self._memory.home(report)

    def members(self, incident: str) -> tuple[str, ...]:
        """The ids of an incident's reports."""
        membership = self._memory.membership(incident)
        return () if membership is None else membership.reports

    def profile(self, report: str) -> Profile:
        """The comparison form of an applied report, for explanations."""
        return self._memory.profile(report)

    def _newest(self, changes: Iterable[IncidentChange]) -> tuple[Incident, ...]:
        known = ((c.after, self._memory.membership(c.incident_id)) for c in changes)
        return tuple(after for after, m in known if m is not None and m.revision == after.revision)

    def _moves(self, record: Record, view: "_View") -> tuple[list[Move], tuple[Considered, ...]]:
        """Which incidents have which reports from now on."""
        home_id = self._memory.home(record.report_id) if view.revised else None
        home = None if home_id is None else self._memory.membership(home_id)
        held = [home] if home is not None else []
        if not (record.opens or record.denies):
            return self._share(record, held, (), view), ()
        candidates, waiting = self._near.candidates(view.profile(record.report_id))
        others = [m for m in candidates if m.incident_id != home_id]
        scores, reaches, crowd = self._near.survey(record.report_id, others, view.profile)
        considered = tuple([Considered(m.incident_id, s) for m, s in zip(others, scores, strict=True)])
        close = self.config.threshold + crowd - self.config.margin
        linked = [m for m, reach in zip(others, reaches, strict=True) if reach >= close]
        if record.opens and not (held or linked or waiting):
            return assign((), [(record.report_id,)], record, view.record, self._memory), considered
        by_incident = {c.incident_id: c.score for c in considered}
        return self._share(record, [*held, *linked], waiting, view, by_incident, crowd), considered

    def _share(
        self,
        record: Record,
        held: Sequence[Membership],
        waiting: Sequence[str],
        view: "_View",
        scores: Mapping[str, float | None] | None = None,
        crowd: float = 0.0,
    ) -> list[Move]:
        """Share the reports of the incidents in question out among them, the new one included."""
        joins = record.opens or record.denies
        members = {r for m in held for r in m.reports} - {record.report_id}
        told = sorted(r for r in members if view.record(r).opens)
        shares = Shares(self._near, self.config, view.profile)
        if record.denies or not joins:
            clusters = self._without(record, held, told, shares, view)
        else:
            clusters = shares.around(record.report_id, told, held, scores or {}, crowd)
        denials = sorted(
            {r for r in members | set(waiting) if view.record(r).denies}
            | ({record.report_id} if record.denies else set())
        )
        placed = place_denials(clusters, denials, self._near, view.profile)
        return assign(held, placed, record, view.record, self._memory)

    def _without(
        self, record: Record, held: Sequence[Membership], told: Sequence[str], shares: "Shares", view: "_View"
    ) -> list[tuple[str, ...]]:
        """The clusters as they are, but where the report was taken out of one: that is looked at again."""
        home = self._memory.home(record.report_id)
        clusters: list[tuple[str, ...]] = []
        for m in held:
            rest = [r for r in m.reports if r in told]
            was = self._memory.record(record.report_id)
            if m.incident_id == home and was is not None and was.opens:
                clusters.extend(shares.again(rest))
            elif rest:
                clusters.append(tuple(rest))
        return clusters

    def _changes(
        self, proposed: Sequence[Move], view: "_View", now: datetime, cause: str
    ) -> tuple[list[Move], tuple[IncidentChange, ...]]:
        """The moves and the changes to send, survivors first. A move that leaves an incident saying just what it said is no
        revision: a report that came again with another revision number and the same content changes nothing.
        """
        moves: list[Move] = []
        made: list[IncidentChange] = []
        born = {r for before, after in proposed if before is None for r in after.reports}
        for before, after in proposed:
            old = None if before is None else self._before(before)
            if after.status == "active":
                new = self._incident(after, view.record)
            else:
                assert old is not None  # noqa: S101 - only an incident that was there can be merged or retracted
                new = replace(
                    old, revision=after.revision, status=after.status, merged_into=after.merged_into, reports=()
                )
            if before is not None and old is not None and _says_the_same(new, old):
                moves.append((before, before))
                continue
            moves.append((before, after))
            kind = _kind(before, after, born)
            made.append(
                IncidentChange(
                    change=kind,
                    incident_id=after.incident_id,
                    revision=after.revision,
                    at=now,
                    before=old,
                    after=new,
                    cause=cause,
                )
            )
        return moves, tuple(made)

    def _before(self, membership: Membership) -> Incident:
        held = self._consolidated.get(membership.incident_id)
        if held is not None and held.revision == membership.revision:
            return held
        return self._incident(membership, self._memory.record)

    def _incident(self, membership: Membership, find: Callable[[str], Record | None]) -> Incident:
        return consolidate(membership, [r for i in membership.reports if (r := find(i)) is not None], self.config)


def _says_the_same(new: Incident, old: Incident) -> bool:
    """Whether nothing but the revision differs. With another report something does, as mostly: no need to look further."""
    return new.reports == old.reports and replace(new, revision=old.revision) == old


def _kind(before: Membership | None, after: Membership, born: set[str]) -> ChangeKind:
    if before is None:
        return "new"
    if after.status == "merged_into":
        return "merged"
    if after.status == "retracted":
        return "retracted"
    return "split" if born & set(before.reports) else "updated"


class _View:
    """The memory as it will be once the report is applied."""

    def __init__(self, memory: Memory, record: Record, revised: bool) -> None:
        self._memory = memory
        self._record = record
        self.revised = revised
        self.own: Profile | None = None

    def record(self, report_id: str) -> Record:
        if report_id == self._record.report_id:
            return self._record
        found = self._memory.record(report_id)
        if found is None:
            raise KeyError(report_id)
        return found

    def profile(self, report_id: str) -> Profile:
        if report_id != self._record.report_id:
            return self._memory.profile(report_id)
        if self.own is None:
            self.own = profile_of(self._record)
        return self.own
