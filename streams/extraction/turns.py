"""Several readings that take turns: each does a step, then the next does the same step. See docs/decisions/016."""

from collections.abc import Generator, Iterable
from typing import Final, TypeVar

T = TypeVar("T")

MOST: Final = 256
"""Articles that are worth reading at a time: with more, what they hold fills the caches itself."""

Steps = Generator[None, None, T]
"""Work that pauses between its steps, and returns what it came to."""


def alone(work: Steps[T]) -> T:
    """Do all steps of one work."""
    while True:
        try:
            next(work)
        except StopIteration as done:
            result: T = done.value
            return result


def in_turns(works: Iterable[Steps[T]]) -> list[T | Exception]:
    """Do the steps of all works, a step of each at a time. What a work raises stands in its place; the others go on."""
    going = dict(enumerate(works))
    results: dict[int, T | Exception] = {}
    while going:
        for position, work in list(going.items()):
            try:
                next(work)
            except StopIteration as done:
                results[position] = done.value
            except Exception as error:  # noqa: BLE001 - told to the caller, in the place of the result
                results[position] = error
            else:
                continue
            del going[position]
    return [results[position] for position in range(len(results))]
