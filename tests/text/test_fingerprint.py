import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.fingerprint import alike, near_duplicate, number_of, similarity, sketch

STORY = (
    "Warplanes bombed a fuel depot outside the harbour town before dawn on Saturday, killing four guards and setting two tankers "
    "alight, residents and a port official said. Fire crews were still fighting the flames at noon. The official said that the "
    "depot had supplied bakeries and hospitals in three districts. Nobody has said who was behind the raid, the third on the "
    "coast this month, and the defence ministry did not answer calls. Ships that were due to unload have been sent north."
)


def test_the_sketch_of_a_text_is_fixed() -> None:
    assert sketch("A drone hit the bridge at noon") == sketch("a DRONE hit the bridge,\nat noon")
    assert len(sketch(STORY)) == 128


def test_a_wire_copy_is_near_and_another_account_is_not() -> None:
    copy = "(Agency) " + STORY.replace("killing four guards", "killing at least four guards")
    other = (
        "Four guards died on Saturday when jets hit a fuel depot near the harbour, in what residents called the third raid "
        "on the coast this month. Firemen fought the blaze for hours and ships were turned away to the north by the port."
    )
    assert near_duplicate(sketch(STORY), sketch(copy))
    assert not near_duplicate(sketch(STORY), sketch(other))


def test_a_cut_copy_of_a_long_story_is_near() -> None:
    long = " ".join(f"{STORY} chapter {i}" for i in range(8))
    assert near_duplicate(sketch(long), sketch(long[: len(long) // 2]))


def test_nothing_is_near_to_nothing() -> None:
    assert sketch(" … ") == ""
    assert similarity("", "") == 0.0


@given(st.text(max_size=200))
def test_any_text_is_like_itself(text: str) -> None:
    made = sketch(text)
    assert made == sketch(text)
    assert similarity(made, made) == (1.0 if made else 0.0)


@given(st.binary(min_size=64, max_size=64), st.binary(min_size=64, max_size=64), st.integers(0, 64))
def test_sketches_are_as_alike_as_numbers(one: bytes, two: bytes, shared: int) -> None:
    a, b = one.hex(), (one[:shared] + two[shared:]).hex()
    x, y = number_of(a), number_of(b)
    assert x is not None
    assert y is not None
    assert alike(x, y) == near_duplicate(a, b)


@pytest.mark.parametrize("made", ["", "abcd", "no" * 64, "ab " * 42 + "ab"])
def test_what_is_no_sketch_has_no_number(made: str) -> None:
    assert number_of(made) is None
