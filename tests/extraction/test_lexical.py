from hypothesis import given, settings
from hypothesis import strategies as st

from streams.extraction.lexical import JointFinder, PhraseFinder, fold, loose


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text) == len(loose(text))


def test_folding() -> None:
    assert fold("Al-Qaïda’s\nSÉLÉKA — İzmir") == "al-qaida's seleka - izmir"
    assert loose("US-led") == "us led"


def test_whole_phrases_longest_first() -> None:
    finder = PhraseFinder(["us", "us air force", "air force one", "force"])

    def found(text: str) -> list[str]:
        return [text[start:end] for _, start, end in finder.find(text)]

    assert found("the us air force flew") == ["us air force"]
    assert found("the us air forces flew") == ["us"]
    assert found("bus airforce") == []
    assert found("air force one, us") == ["air force one", "us"]


@settings(max_examples=100)
@given(
    st.text(alphabet="ab ", max_size=60),
    st.lists(st.text(alphabet="ab", min_size=1, max_size=3), min_size=1, max_size=4),
)
def test_matches_are_whole_apart_and_in_order(text: str, phrases: list[str]) -> None:
    finder = PhraseFinder(phrases)
    reached = 0
    for index, start, end in finder.find(text):
        assert text[start:end] == finder.phrases[index]
        assert start >= reached
        assert start == 0 or text[start - 1] == " "
        assert end == len(text) or text[end] == " "
        reached = end
    if not list(finder.find(text)):
        assert not set(text.split(" ")) & set(phrases)


@settings(max_examples=100)
@given(
    st.text(alphabet="ab é", max_size=60),
    st.lists(st.lists(st.text(alphabet="abé ", min_size=1, max_size=4), min_size=1, max_size=4), max_size=4),
)
def test_lexicons_found_in_one_pass_are_found_as_each_by_itself(text: str, lexicons: list[list[str]]) -> None:
    assert JointFinder(lexicons).find(text) == [list(PhraseFinder(phrases).named(text)) for phrases in lexicons]
