"""The dead and wounded without a verb or noun of harm: in hospital, under treatment, buried, "put out of action"."""

from collections.abc import Sequence
from typing import Final

from streams.extraction.people.victim_words import KIN
from streams.extraction.people.victims import Chain
from streams.extraction.people.words import Token
from streams.extraction.tolls import harm_words as harm
from streams.extraction.tolls.harm_nouns import NounReader

_LONGEST_ROLE: Final = 5


class OtherWords(NounReader):
    """Reads those words; each method is called at its token."""

    def in_hospital(self, i: int) -> None:
        """Taken for treatment: "14 in hospital", "nine were taken to hospital", "three others are being treated"."""
        tokens = self.tokens
        verb = i
        if tokens[i].low == "treatment":
            verb = i - 1
            if i == 0 or tokens[verb].low not in harm.RECEIVE:
                return
        elif tokens[i].low not in ("treated", "hospitalised", "hospitalized"):
            verb = i - 1
            while verb > 0 and i - verb <= 5 and tokens[verb].low not in harm.TAKEN_TO:
                verb -= 1
            if tokens[verb].low not in harm.TAKEN_TO:
                return
            if tokens[verb].low != "in" and tokens[verb + 1].low not in ("to", "in", "by"):
                return
        inside = tokens[verb].low == "in"  # "14 in hospital" has no verb
        if inside and (verb != i - 1 or not self._number_before(verb)):
            return
        like = tokens[verb].low == "treated" and i + 1 < len(tokens) and tokens[i + 1].low in ("as", "like", "with")
        if like or self.unreal(verb) or not (inside or self.passive(verb)):
            return
        chain = self.people.subject(verb, passive=not inside)
        if chain is not None and tokens[chain.groups[0].last].low in ("bodies", "corpses", "body", "corpse"):
            self.emit(chain, ("killed",), verb, i + 1)
            return
        if chain is None or any(tokens[g.last].low in harm.LIFELESS or g.anaphoric or g.named for g in chain.groups):
            return
        self.emit(chain, ("injured",), verb, i + 1)

    def _number_before(self, i: int) -> bool:
        """Whether a number, or people and a form of "be", stand before token `i`."""
        tokens = self.tokens
        if i > 1 and tokens[i - 1].low in ("are", "were", "is", "was", "still"):
            last = i - 3 if tokens[i - 1].low == "still" else i - 2
            last -= tokens[last].low == ","  # "their granddaughter, 10, is in hospital"
            own = [tokens[c.first] for c in self.people.chains if c.last == last]
            return any(t.number is not None or t.low in ("his", "her", "their") for t in own)
        return i > 0 and tokens[i - 1].number is not None

    def buried(self, i: int) -> None:
        """The dead as those who are laid to rest: "they buried 36 villagers"."""
        if i + 1 < len(self.tokens) and self.tokens[i + 1].number is not None and not self.passive(i):
            chain = self.people.object_at(i + 1)
            if chain is not None:
                self.emit(chain, ("killed",), i, i + 1)

    def in_other_words(self, i: int) -> None:
        """Killed in other Englishes: "were done to death", "put out of action", and of militants "were destroyed"."""
        words = [t.low for t in self.tokens[max(0, i - 3) : i]]
        verb = (
            i - 2
            if words[-1:] == ["to"] and words[-2] in harm.TO_DEATH
            else i - 3
            if words == ["put", "out", "of"]
            else i
        )
        low = self.tokens[i].low
        by_fire = low == "death" and self.tokens[verb].low in harm.DIE_OF
        if (verb == i) != (low == "destroyed") or not (by_fire or self.passive(verb)):
            return
        near = [c for c in self.people.chains if verb - 4 <= c.last < verb]
        if low == "destroyed" and not any(c.groups[-1].category == "militants" for c in near):
            return
        chain = self.people.subject(verb, passive=True)
        if chain is not None:
            self.later_subset(chain, i + 1)
            self.emit(chain, ("killed",), verb, i + 1)

    def left_hurt(self, i: int) -> bool:
        """Those who came out of it hurt: "eight were rescued with injuries", "left three people in critical condition"; whether
        it is so said.
        """
        tokens = self.tokens
        begin = next((j for j in range(i - 1, max(-1, i - 4), -1) if tokens[j].low in ("with", "in")), None)
        if begin is None or (tokens[begin].low == "in") != (tokens[i].low == "condition"):
            return False
        for n, chain in enumerate(self.people.chains):
            between = [t.low for t in tokens[chain.last + 1 : begin]] if chain.last < begin else None
            if n in self.people.taken or between is None or len(between) > harm.REACH_OF_RESCUE:
                continue
            left = chain.last + 1 == begin and chain.first > 0 and tokens[chain.first - 1].low in ("left", "leaving")
            still = tokens[i].low == "condition" and between[-1:] in (["is"], ["are"], ["remains"], ["remain"])
            new = (
                chain.groups[0].count is not None and not chain.groups[0].anaphoric
            )  # "three of them" are told of already
            left = left or (still and new and len(between) <= _LONGEST_ROLE)
            if left or (set(between) & harm.RESCUED and not set(between) & (harm.VERBS | harm.STOP_BACK)):
                self.people.taken.add(n)
                alone = Chain(chain.groups[:1], [], chain.groups[0].last) if between[-1:] == ["is"] else chain
                self.emit(alone, ("injured",), i, i + 1)  # "his father, a teacher, is in a critical condition"
                return True
        return False

    def wiped_out(self, i: int) -> None:
        """A family gone: "wiped out a family of five", "a family of five was wiped out"."""
        if self.tokens[i + 1].low == "out" and self.passive(i) and not self.unreal(i):
            gone = self.people.subject(i, passive=True)
            if gone is not None:
                self.emit(gone, ("killed",), i, i + 2)
            return
        chain = self.people.object_at(i + 2) if self.tokens[i + 1].low == "out" and not self.unreal(i) else None
        if chain is not None and tokens_of_kin(self.tokens, chain):
            self.emit(chain, ("killed",), i, i + 2)

    def lost(self, i: int) -> None:
        """Relatives lost in a strike: "lost three sons when a drone hit"; lost otherwise they are of other days."""
        if i + 2 < len(self.tokens) and self.tokens[i + 2].low in harm.LIMBS:
            chain = self.people.subject(i, passive=False)  # "a third man lost a hand"
            if chain is not None:
                self.emit(chain, ("injured",), i, i + 1)
            return
        chain = self.people.object_at(i + 1)
        family = any(t.low in ("family", "families", "household", "clan") for t in self.tokens[max(0, i - 3) : i])
        if chain is not None and family and self.tokens[chain.first].number is not None:
            self.later_subset(chain, chain.last + 1)  # "the Haddad family lost 18 of its members"
            self.emit(chain, ("killed",), i, i + 1)
            return
        if chain is None or not tokens_of_kin(self.tokens, chain):
            return
        if any(t.low in harm.STRIKES for t in self.tokens):
            self.later_subset(chain, chain.last + 1)
            self.emit(chain, ("killed",), i, i + 1)

    def unidentified(self, i: int) -> None:
        """The dead of a strike as those not known yet: "the four men were not immediately identified"."""
        if [t.low for t in self.tokens[max(0, i - 3) : i]] != ["were", "not", "immediately"]:
            return
        n = next((n for n, c in enumerate(self.people.chains) if c.last == i - 4), None)
        if n is None or n in self.people.taken or self.tolls:
            return
        chain = self.people.chains[n]
        if (
            self.tokens[chain.first].low == "the"
            and self.tokens[chain.groups[-1].last].low in harm.UNKNOWN_DEAD
            and chain.groups[0].count is not None
        ):
            self.people.taken.add(n)
            self.emit(chain, ("killed",), i, i + 1)


def tokens_of_kin(tokens: Sequence[Token], chain: Chain) -> bool:
    """Whether `chain` is of somebody's family, counted."""
    group = chain.groups[0]
    kin = any(t.low in KIN for t in tokens[group.first : group.last + 1])
    return kin and group.count is not None and not group.named
