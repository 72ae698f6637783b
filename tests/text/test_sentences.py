from streams.text.sentences import build_document


def sentences(text: str, title: str = "") -> list[str]:
    document = build_document(title, text, None, None)
    return [document.words(s) for s in document.sentences if s.kind != "title"]


def test_ranks_and_states_do_not_end_a_sentence() -> None:
    assert sentences("Lt. Gen. Amos Reed spoke in the U.S. capital. Nobody was hurt.") == [
        "Lt. Gen. Amos Reed spoke in the U.S. capital.",
        "Nobody was hurt.",
    ]


def test_dateline_is_found_and_cut_off() -> None:
    document = build_document("", "TAIZ, Yemen (Wire) — Two shells fell on a bakery.", None, None)
    assert document.dateline is not None
    assert document.buffer[document.dateline.start : document.dateline.end] == "TAIZ, Yemen (Wire) —"
    assert document.words(document.sentences[0]) == "Two shells fell on a bakery."
