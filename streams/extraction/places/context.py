"""The words around a place name, read once: what leads to it, at what distance it lies, what follows it."""

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from streams.extraction.places.lexicon import (
    ABOUT,
    ACTING,
    ADJECTIVES,
    AGREED,
    AIRCRAFT,
    ARRIVING,
    ARTICLES,
    ATTACKS,
    AUXILIARIES,
    BASED,
    BEARINGS,
    BLAMING,
    BUILT,
    COMMANDS,
    DEPARTING,
    DESTINATIONS,
    DIRECTIONS,
    ENDS_PHRASE,
    FILLERS,
    FIRED,
    FORCES_OF,
    GENERIC,
    HEADQUARTERS,
    HOMES,
    IN_HIDING,
    KIN,
    NEAR,
    NUMBER_WORDS,
    OFFICIALS,
    ONTO,
    OWN,
    PARTICIPLES,
    PIPES,
    PREPOSITIONS,
    REPORTED,
    ROUNDS,
    SAYING,
    SEATS,
    SHIPS,
    SPEAKERS,
    STRIKE_VERBS,
    STRIKES,
    UNITS_KM,
    WAYS,
    WORKS,
)

_PAREN: Final = re.compile(r"\([^()]*\)")
_CLOSES: Final = re.compile(r"[.;:()\n,]")
_EDGES: Final = ".,;:!?\"“”'‘’()[]—–"
LEFT: Final = 90
RIGHT: Final = 48
_NUMBER: Final = re.compile(r"^(?:~|c\.)?(\d[\d,]*(?:\.\d+)?)-?(km|kms|mi|nmi?|miles?|kilomet(?:er|re)s?)?$")


@dataclass(slots=True)
class Context:
    """What stands before and after one name.

    `prep` is the preposition or strike verb that governs it (empty for none); `noun_before` and `noun_after` say what it is
    ("village", "province"); `direction` the part of it that is meant ("southern"); `bearing` degrees and `distance_km`
    when it is a landmark.
    """

    prep: str = ""
    governed: bool = False
    near: bool = False
    noun_before: str = ""
    noun_after: str = ""
    direction: str = ""
    bearing: float | None = None
    distance_km: float | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    starts: bool = False  # nothing but lead words before it in the sentence
    possessive: bool = False

    def told(self) -> bool:
        """Whether a speaker's verb or an office follows, as in "Moscow said" and "Kharkiv governor"."""
        return self.tells() or (bool(self.after) and self.official())

    def tells(self) -> bool:
        """Whether a verb of saying follows."""
        return bool(self.after) and self.after[0] in SAYING

    def striking(self) -> bool:
        """Whether strikes of the state named are meant, as in "US airstrikes"."""
        return (
            not self.possessive
            and any(w in STRIKES for w in self.after[:2])
            and (self.after[0] in STRIKES or self.after[0] in ("latest", "precision", "military", "led"))
        )

    def acting(self) -> bool:
        """Whether what a state does or is follows, as in "Russia bombed", and not what is done to it ("was bombed")."""
        if not self.after or self.after[0] not in ACTING:
            return False
        passive = self.after[0] in AUXILIARIES and any(w in PARTICIPLES for w in self.after[1:])
        return not passive

    def official(self) -> bool:
        """Whether an office, force or ministry of the place is meant, or its rulers are blamed."""
        if self.noun_after in BUILT or (self.after and self.after[0] in BUILT) or "academy" in self.after[1:3]:
            return False
        if self.prep == "of" and any(w in FORCES_OF for w in self.before[-2:]):
            return True
        if self.prep == "on" and any(w in BLAMING for w in self.before[-3:]):
            return True
        own = takewhile(lambda w: w not in ENDS_PHRASE and w not in ARTICLES, self.after[: 3 if self.possessive else 2])
        there = not self.possessive and self.prep in ("in", "over", "near", "at")
        return any(w in OFFICIALS and not (there and w in AIRCRAFT) for w in own)

    def names_a_pipeline(self) -> bool:
        """Whether what is called after the place runs from it to anywhere."""
        return bool(self.after) and self.after[0] in PIPES

    def names_works(self) -> bool:
        """Whether a works of that name is meant, whose town follows: "the Azot plant in …"."""
        return any(w in WORKS and self.after[i + 1 : i + 2] in _THEN_IN for i, w in enumerate(self.after[:3]))

    def names_a_ship(self) -> bool:
        """Whether it is the name of a ship: "the destroyer Carney"."""
        return not self.governed and any(w in SHIPS for w in self.before[-1:])

    def kin(self) -> bool:
        """Whether a family of that name is meant."""
        return bool(self.after) and self.after[0] in KIN

    def seat(self) -> bool:
        """Whether someone speaks, sits or is visited there."""
        if self.prep not in ("in", "at", "from", "to", "of", ""):
            return False
        if self.prep in ("in", "at") and self.before and self.before[-1] in COMMANDS and self.tells():
            return True
        if self.before[-1:] == ("meeting",) and any(w in IN_HIDING for w in self.before[-3:-1]):
            return False
        if any(w in SEATS for w in self.before[-2:]) or any(w in AGREED for w in self.before[-1:]):
            return True
        return self.before[-1:] != () and self.before[-1] in HEADQUARTERS and any(w in OWN for w in self.before[-3:-1])

    def speaks(self) -> bool:
        """Whether people there say what the sentence goes on to tell: "officials in X said"."""
        return self.prep in ("in", "at") and bool(self.before) and self.before[-1] in SPEAKERS and self.tells()

    def base(self) -> bool:
        """Whether the attacker starts from there."""
        if self.prep in ("in", "at", "near", "on", "of", "outside") and any(w in BASED for w in self.before[-2:]):
            return True
        if self.prep == "in" and "by" in self.before[-3:-1] and FIRED & set(self.before):
            return True  # "a rocket fired by militants in X landed near Y"
        if self.prep not in ("from", "of"):
            return False
        words = self.before[-5:]
        left = max((i for i, w in enumerate(words) if w in DEPARTING), default=len(words))
        return left < len(words) and not any(
            w in ARRIVING or (self.prep == "of" and w in ONTO) for w in words[left + 1 :]
        )

    def home(self) -> bool:
        """Whether people come from there; the dead of an attack do not."""
        if any(w in ATTACKS for w in self.after[:3]):
            return False
        if self.prep == "from":
            return not (self.distance_km or any(w in REPORTED or w in WAYS for w in self.before[-2:]))
        return self.prep == "of" and any(w in HOMES for w in self.before[-2:])

    def destination(self) -> bool:
        """Whether people or goods go there."""
        if self.prep not in ("to", "toward", "towards", "for", "at", "in") or not ROUNDS.isdisjoint(self.before[-4:]):
            return False  # who sends drones at a town sends nobody there
        return any(w in DESTINATIONS for w in self.before[-4:])


_THEN_IN: Final = (("in",), ("near",), ("at",), ("outside",))


def read_context(buffer: str, start: int, end: int, low: int, high: int) -> Context:
    """The context of `buffer[start:end]` inside its sentence `[low, high)`."""
    left = buffer[max(low, start - LEFT) : start]
    if "(" in left:
        left = _PAREN.sub(" ", left)
    words = [w if w.isalpha() else "." if w[-1] in ".;:" else w.strip(_EDGES) for w in left.lower().split()]
    if left and not left[-1].isspace() and words and left[-1] not in "-—(\"“'‘":
        words.append(".")
    context = Context()
    at = _lead(words, context)
    _govern(words, at, context)
    context.starts = at < 0 and start - low < LEFT
    _right(buffer[end : min(high, end + RIGHT)], context)
    return context


def _lead(words: list[str], context: Context) -> int:
    """Walks back over articles, adjectives and "the village of"; gives the index of the word that governs the name."""
    at = len(words) - 1
    while at >= 0:
        word = words[at]
        if word in DIRECTIONS:
            context.direction = word if not context.direction else context.direction
            at -= 1
        elif word in ADJECTIVES or word.endswith(("-held", "-controlled", "-run", "-majority", "'s", "’s")):
            at -= 1
        elif word in GENERIC and not context.noun_before:
            context.noun_before = word
            at -= 1
        elif word in ("of", "from", "to") and at and words[at - 1] in BEARINGS:
            context.bearing = BEARINGS[words[at - 1]]
            at -= 2
            if at >= 1 and words[at] in ("the", "due") and words[at - 1] == "to":
                at -= 2
            elif at >= 0 and words[at] in ("to", "due"):
                at -= 1
            return _distance(words, at, context)
        elif word in ("from", "of", "outside", "away") and at and _unit(words, at - 1):
            return _distance(words, at - 1, context)
        elif word == "of" and at and words[at - 1] in GENERIC:
            context.noun_before = words[at - 1]
            at -= 2
            if context.noun_before in ABOUT:
                context.near = True
        else:
            break
    return at


def _unit(words: list[str], at: int) -> bool:
    return words[at] in UNITS_KM or bool(_NUMBER.match(words[at]) and not words[at].isdigit())


def _distance(words: list[str], at: int, context: Context) -> int:
    """Reads "40 km", "40km", "forty miles" that ends at `words[at]`; gives the index before it."""
    if at < 0:
        return at
    glued = _NUMBER.match(words[at])
    if glued and glued[2]:
        context.distance_km = float(glued[1].replace(",", "")) * UNITS_KM.get(glued[2], 1.0)
        return at - 1
    if words[at] in UNITS_KM and at:
        factor = UNITS_KM[words[at]]
        if words[at - 1] == "nautical" and at > 1:
            factor, at = UNITS_KM["nm"], at - 1
        number = words[at - 1]
        match = _NUMBER.match(number)
        value = float(match[1].replace(",", "")) if match else NUMBER_WORDS.get(number)
        if value is not None:
            context.distance_km = float(value) * factor
            return at - 2
    return at


def _govern(words: list[str], at: int, context: Context) -> None:
    if at >= 0:
        word = words[at]
        if word in PREPOSITIONS or word in STRIKE_VERBS:
            context.prep, context.governed = word, True
            context.near = (
                context.near
                or word in NEAR
                or word == "between"
                or (word == "to" and at > 0 and words[at - 1] in ("close", "next"))
            )
            at -= 1
    context.before = tuple(w for w in words[max(0, at - 5) : at + 1] if w)


def _right(right: str, context: Context) -> None:
    if right[:2] in ("'s", "’s"):
        context.possessive, right = True, right[2:]
    elif right[:2] == "s ":  # "Syrias Idlib province": the apostrophe is lost
        context.possessive, right = True, right[1:]
    stop = _CLOSES.search(right)
    head = right[: stop.start()] if stop else right
    context.after = tuple([w.strip(_EDGES).lower() for w in head.split(None, 4)[:4]])
    if context.after and (right[:1].isspace() or right[:1] == "-"):
        if context.after[:3] == ("local", "government", "area"):
            context.noun_after = "lga"
            return
        for word in context.after[:3]:
            if word in GENERIC:
                context.noun_after = word
                break
            if word not in ADJECTIVES and word not in FILLERS:
                break
