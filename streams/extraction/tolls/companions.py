"""Who belongs to those killed beside the words that count them: who died along with them, or of it on a later day."""

from streams.domain.report import Count
from streams.extraction.people.kinds import category_of
from streams.extraction.people.victim_words import HEADS, PLURALS
from streams.extraction.people.victims import Chain
from streams.extraction.people.words import POSSESSIVE, WEEKDAYS, Group
from streams.extraction.tolls import harm_words as harm
from streams.extraction.tolls.other_words import OtherWords


class CompanionReader(OtherWords):
    """Reads those told of beside the ones that a predicate takes."""

    def _along_with(self, chain: Chain) -> None:
        """Those killed with somebody named, past what is said of him: "killed X, who …, along with four bodyguards"."""
        tokens = self.tokens
        for j in range(chain.last + 1, min(len(tokens) - 2, chain.last + 25)):
            low = tokens[j].low
            if low in harm.VERBS or low in harm.STOP_BACK:
                return None
            with_them = low in ("along", "together") and tokens[j + 1].low == "with"
            as_well = [t.low for t in tokens[j : j + 3]] == ["as", "well", "as"]
            if (with_them or as_well) and tokens[j - 1].low == ",":
                return self._companions(chain, j)
        return None

    def _led_by(self, chain: Chain) -> None:
        """Of headlines: the one before the comma died too: "Rebel leader, 8 fighters killed in raid"."""
        tokens = self.tokens
        i = chain.first - 2
        if self.sentence.kind != "title" or i < 0 or tokens[i + 1].low != "," or tokens[chain.first].number is None:
            return
        if tokens[i].low in HEADS and tokens[i].low not in PLURALS and not any(t.number for t in tokens[:i]):
            kind = category_of(tokens, 0, i)
            chain.groups.insert(0, Group(0, i, tokens[0].start, tokens[i].end, Count(1, 1), kind))

    def among_them(self, chain: Chain, end: int) -> None:
        """Those told of before or behind as some of `chain`: "two girls were among the nine killed", "among the 12 killed were
        three children". Somebody told of alone ("a baby was among …") says nothing of how many of his kind there were.
        """
        tokens, k = self.tokens, chain.first - 1
        if k < 0 or tokens[k].low not in ("among", "amongst"):
            return
        before = next((n for n, c in enumerate(self.people.chains) if c.last == k - 2), None)
        behind = next((n for n, c in enumerate(self.people.chains) if c.first == end + 1), None)
        if k > 1 and tokens[k - 1].low in ("were", "was", "are", "is") and before is not None:
            n = before
        elif end < len(tokens) and tokens[end].low in ("were", "was", "are", "is") and behind is not None:
            n = behind
        else:
            return
        if n not in self.people.taken:
            self.people.taken.add(n)
            chain.subset.extend(g for g in self.people.chains[n].groups if tokens[g.first].number is not None)

    def _with_whom(self, chain: Chain, end: int) -> int:
        """Where those are told of whom one victim died with, past the when and where: "was killed on Monday along with nine …"."""
        tokens = self.tokens
        if len(chain.groups) > 1 or chain.groups[0].count != Count(1, 1):
            return end
        for j in range(end, min(len(tokens) - 2, end + 10)):
            low = tokens[j].low
            if low in ("along", "together") and tokens[j + 1].low == "with":
                return j
            if low in harm.VERBS or low in harm.STOP_BACK or low in (",", "and", "who", "that"):
                break
        return end

    def _as_did(self, chain: Chain, end: int) -> None:
        """Those of whom the same is said behind the when and where: "succumbed to his wounds four days later, as did his sister"."""
        tokens = self.tokens
        for j in range(end, min(len(tokens) - 3, end + 14)):
            low = tokens[j].low
            if (low in harm.VERBS and tokens[j - 1].low not in POSSESSIVE) or low in harm.STOP_BACK:
                return
            if low == "," and tokens[j + 1].low == "as" and tokens[j + 2].low in ("did", "were", "was"):
                also = self.people.object_at(j + 3)
                if also is not None and not self.people.verb_follows(also.last + 1):
                    chain.groups.extend(also.groups)
                    chain.last = also.last
                return

    def _companions(self, chain: Chain, end: int) -> None:
        """People "killed along with" the subject belong to it, or those who died as it did."""
        tokens = self.tokens
        i = end
        for j in (i, i + 1):
            like = [t.low for t in tokens[j : j + 3]]
            if like[:1] == ["as"] and (like[1:2] in (["were"], ["was"], ["did"]) or like[1:] == ["well", "as"]):
                also = self.people.object_at(j + 2 + (like[1] == "well"))
                if also is not None and not self.people.verb_follows(also.last + 1):
                    chain.groups.extend(also.groups)
                    chain.last = also.last
                return
            if j >= len(tokens) or tokens[j].low != ",":
                break
        self._as_did(chain, end)
        if i < len(tokens) and tokens[i].low in (",", "together", "along"):
            i += 1
        if i < len(tokens) and tokens[i].low in ("together", "along"):
            i += 1
        besides = [t.low for t in tokens[i : i + 3]] == ["in", "addition", "to"]
        i += 2 * besides
        if i + 1 < len(tokens) and (besides or tokens[i].low in ("with", "alongside")):
            for n, other in enumerate(self.people.chains):
                if (
                    other.first == i + 1
                    and n not in self.people.taken
                    and any(g.count for g in other.groups)
                    and tokens[other.groups[0].last].low not in ("them", "whom")
                    and not self.people.verb_follows(other.last + 1)
                ):
                    self.people.taken.add(n)
                    chain.groups.extend(other.groups)
                    chain.subset.extend(other.subset)
                    chain.last = other.last

    def _died_later(self, chain: Chain, i: int) -> int:
        """The token behind "died" if those wounded died of it: "a man who was wounded on Monday died in hospital", else 0."""
        tokens = self.tokens
        relative = any(t.low in ("who", "that") for t in tokens[chain.last + 1 : i])
        if not relative and (i == 0 or tokens[i - 1].low in harm.AUX):
            return 0
        for j in range(i + 1, min(len(tokens), i + 40)):
            low = tokens[j].low
            if low in harm.STOP_BACK or low in harm.KILL_ED or low in harm.INJURE_ED or low in harm.KILL_ING:
                return 0
            if low in ("died", "dies", "succumbed") or (low == "passed" and tokens[j + 1].low == "away"):
                own = any(c.last in (j - 1, j - 2, j - 3) and c is not chain for c in self.people.chains)
                return 0 if own or tokens[j - 1].low in ("who", "and") else j + 1
        return 0

    def _of_those_hurt(self, chain: Chain, end: int) -> bool:
        """Whether some of those hurt died of it since: "one of the boys died the next day", "five of the wounded died in hospital"."""
        tokens = self.tokens
        some = {t.low for t in tokens[chain.first + 1 : chain.groups[0].last + 1]}
        said = {t.low for t in (*tokens[max(0, chain.first - 6) : chain.first], *tokens[chain.last + 1 : end + 6])}
        of_them = "of" in some and bool({"the", "them", "those", "these"} & some)
        return of_them and bool(said & (harm.LATER_ON | WEEKDAYS))

    def _in_hospital_later(self, chain: Chain, i: int, end: int) -> bool:
        """Whether somebody not told of before died of it on a later day: "on 26 August a man died in hospital"."""
        tokens = self.tokens
        if tokens[i].low not in ("died", "dies", "succumbed") or tokens[chain.first].low not in ("a", "an"):
            return False
        between = {t.low for t in tokens[chain.last + 1 : i]}
        day = {t.low for t in (*tokens[max(0, chain.first - 5) : chain.first], *tokens[end : end + 8])}
        of_it = {t.low for t in tokens[end : end + 6]} & harm.DIED_OF_IT
        return len(chain.groups) == 1 and (bool(of_it and day & (harm.AFTERWARDS | WEEKDAYS)) or "alive" in between)

    def _all_of_them(self, i: int) -> Chain | None:
        """Those told of before in the sentence: "twelve medics were in the centre when it was hit; all of them were killed"."""
        for n, chain in enumerate(self.people.chains):
            counted = self.tokens[chain.first].number is not None and not chain.groups[0].weak
            if counted and chain.last < i - 4 and n not in self.people.taken:
                self.people.taken.add(n)
                return chain
        return None
