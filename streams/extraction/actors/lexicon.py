"""The lexicon of actors: states, coalitions and armed groups with all their names, and the generic words for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, cast

from streams.domain.vocabulary import ActorKind
from streams.extraction.actors.capitals import CAPITALS
from streams.extraction.lexical import loose, rows

AliasUse = Literal["name", "adjective", "forces", "group", "capital"]


@dataclass(frozen=True, slots=True)
class LexiconActor:
    """One actor of the lexicon. `state` is its own code for a state, the side's state for others where it has one."""

    id: str
    name: str
    kind: ActorKind
    state: str | None


@dataclass(frozen=True, slots=True)
class Alias:
    """One way of naming an actor. `context`: words of which the text must have one, for names that several bear."""

    written: str
    actor: LexiconActor
    use: AliasUse
    context: tuple[str, ...] = ()


GENERICS: Final = (
    "coalition", "regime", "government", "governmental", "junta", "occupation forces", "occupation aircraft", "occupation army",
    "the military", "the army", "the navy", "the air force", "the air forces", "its military", "the armed forces", "the alliance",
    "the interior ministry", "the defence ministry", "the defense ministry", "the ministry of defence", "the ministry of defense",
    "the defence forces", "the defense forces", "aerial vectors", "the aerial vectors", "air vectors", "the air vectors",
    "our forces", "our aircraft", "our jets", "our planes", "our artillery", "our air force", "our army", "our military", "our armed forces", "our navy", "our drones", "the group", "the movement", "the militia",
    "rebel", "rebels", "the rebels", "separatist", "separatists", "the separatists", "the kingdom", "enemy", "the enemy", "occupiers", "the occupiers", "the invaders", "air force",
    "military", "army", "federal forces", "federal troops", "federal army", "state forces", "the international coalition",
)  # fmt: skip


@cache
def lexicon() -> Mapping[str, LexiconActor]:
    """All actors by id."""
    actors = {row[0]: LexiconActor(row[0], row[1], "state", row[0]) for row in rows("states.tsv")}
    for row in rows("actors.tsv"):
        actors[row[0]] = LexiconActor(row[0], row[1], cast(ActorKind, row[2]), row[3] or None)
    return actors


@cache
def aliases() -> Mapping[str, tuple[Alias, ...]]:
    """All aliases by their folded form; several only where each needs its own context."""
    actors = lexicon()
    found: dict[str, list[Alias]] = {}

    def add(written: str, actor: str, use: AliasUse, context: str = "") -> None:
        if written:
            words = tuple(context.split("|")) if context else ()
            known = found.setdefault(loose(written), [])
            if not any(a.actor.id == actor and a.context == words and cased(a.written, written) for a in known):
                known.append(Alias(written, actors[actor], use, words))

    for code, name, names, adjectives, forces in rows("states.tsv"):
        for each in dict.fromkeys((name, *names.split("|"))):
            add(each, code, "name")
        for each in adjectives.split("|"):
            for plural in (each, f"{each}s") if each.endswith(("n", "i")) else (each,):
                add(plural, code, "adjective")
        for each in forces.split("|"):
            add(each, code, "forces")
    for ident, name, _, _, others in rows("actors.tsv"):
        for each in (name, *others.split("|")):
            add(each, ident, "group")
    for city, ident in CAPITALS.items():
        add(city.title(), ident, "capital")
    for written, ident, context in rows("ambiguous.tsv"):
        add(written, ident, "forces" if actors[ident].kind == "state" else "group", context)
    return {k: tuple(v) for k, v in found.items()}


def phrases() -> Iterable[str]:
    """All names and generic words of actors, folded, with hyphens as spaces."""
    return [*aliases(), *GENERICS]


def cased(written: str, words: str) -> bool:
    """Acronyms just as they are; names with a capital; what the lexicon has in lower case, in any."""
    capitals = sum(map(str.isupper, written))
    if capitals >= 2 and len(written) <= 6 and " " not in written:
        return words == written
    return not capitals or any(map(str.isupper, words))
