"""Sentences with offsets, datelines, kinds."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.text.document import Document
from streams.text.language import is_english
from streams.text.sentences import build_document, split


def document_of(text: str, title: str = "") -> Document:
    return build_document(title, text, None, None)


def sentences(text: str) -> list[str]:
    document = document_of(text)
    return [document.words(s) for s in document.sentences]


WHOLE = [
    "Lt. Gen. Amos Reed spoke in the capital.",
    "He met Mr. J. R. Hall, Dr. Noor and Mrs. Odeh.",
    "The U.S. military denied it.",
    "About 2.5 tons fell from 3.000 metres.",
    "They met on Sept. 14 near No. 5 gate.",
    "The raid at 5 p.m. Tuesday killed two.",
    "Maj. Gen. Ali, vs. all odds, fled.",
    "The firm, Example Inc., made parts.",
    "“Who did this?” he asked.",
    "Brig. Gen. O. Said of the U.A.E. forces left.",
    "The site example.org posted a list.",
    "It cost approx. 40 shells, i.e. all of them.",
    "Col. Sami … did not reply.",
    "Gov. Amal Said, Sen. Ruth Page and Rep. Lee came.",
]
CUTS = [
    ("A shell fell. Two men died.", ["A shell fell.", "Two men died."]),
    ("“We ran.” Nobody came.", ["“We ran.”", "Nobody came."]),
    ("He left the U.S. The army stayed.", ["He left the U.S.", "The army stayed."]),
    ("It began at 4 a.m. The jets left.", ["It began at 4 a.m.", "The jets left."]),
    ("It fell.Then came more.", ["It fell.", "Then came more."]),
    ("Why now? Nobody knows! All wait.", ["Why now?", "Nobody knows!", "All wait."]),
    ("He said: “It was loud.” “We hid.”", ["He said: “It was loud.”", "“We hid.”"]),
    ("They killed 12. Five fled.", ["They killed 12.", "Five fled."]),
    ("They met in Oct. The talks failed.", ["They met in Oct.", "The talks failed."]),
    ("One line\n\nAnother line", ["One line", "Another line"]),
    ("It hit the\nfuel depot\nat dawn.", ["It hit the\nfuel depot\nat dawn."]),
    ("First came jets.\nThen came drones.", ["First came jets.", "Then came drones."]),
    ("Smoke rose… Nobody spoke.", ["Smoke rose…", "Nobody spoke."]),
]
DATELINES = [
    ("TAIZ, Yemen (Wire) — Two shells fell.", "TAIZ, Yemen (Wire) —"),
    ("GAZA CITY, May 3 (Agency) - Two shells fell.", "GAZA CITY, May 3 (Agency) -"),
    ("KYIV — Two shells fell.", "KYIV —"),
    ("Beirut (Agency) – Two shells fell.", "Beirut (Agency) –"),
    ("Washington: Two shells fell.", "Washington:"),
    ("(Agency) - Two shells fell.", "(Agency) -"),
    ("May 3 (Agency) - Two shells fell.", "May 3 (Agency) -"),
    ("BAGHDAD/ERBIL, Iraq (Wire) - Two shells fell.", "BAGHDAD/ERBIL, Iraq (Wire) -"),
    ("Mosul, 3 May – Two shells fell.", "Mosul, 3 May –"),
    ("SANAA The shells fell at noon.", "SANAA"),
]


@pytest.mark.parametrize("text", WHOLE)
def test_stays_whole(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(("text", "expected"), CUTS)
def test_is_cut(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(("text", "dateline"), DATELINES)
def test_dateline(text: str, dateline: str) -> None:
    document = document_of(text)
    assert document.dateline is not None
    assert document.buffer[document.dateline.start : document.dateline.end] == dateline
    assert document.words(document.sentences[0]).endswith("shells fell.") or dateline == "SANAA"
    assert not document.words(document.sentences[0]).startswith(dateline[:4])


@pytest.mark.parametrize(
    "text",
    [
        "Breaking: shells fell.",
        "Casualties: two men.",
        "He said: two shells fell.",
        "Shells fell on Taiz.",
        "Update: It is over.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert document_of(text).dateline is None


def test_dateline_behind_a_caption() -> None:
    document = document_of("Smoke over the harbour\n\nAden: Two shells fell on Monday.")
    assert document.dateline is not None
    assert document.words(document.sentences[1]) == "Two shells fell on Monday."


def test_title_is_one_sentence_and_text_starts_after_it() -> None:
    document = document_of("A shell fell.", title="Raid hits port. 5 dead")
    assert [(document.words(s), s.kind) for s in document.sentences] == [
        ("Raid hits port. 5 dead", "title"),
        ("A shell fell.", "body"),
    ]
    assert document.buffer[document.text_start :] == "A shell fell."


def test_a_title_that_the_page_repeats_is_a_title_there_too() -> None:
    title = "Jets hit bridge near Rastan"
    document = build_document(title, f"{title}\n\nJets hit a bridge on Monday, monitors said.", None, None)
    assert [s.kind for s in document.sentences] == ["title", "title", "body"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Jets hit bridge near Rastan. Five died.", ["title", "title", "body"]),
        ("Tue May 3 2016 Jets hit bridge near Rastan. Five died.", ["title", "body", "title", "body"]),
        ("Jets hit bridge near Rastan AFP Tuesday 3 May 2016 Five died.", ["title", "title", "body"]),
        ("Jets hit bridge near Rastan - army. Five died.", ["title", "body", "body"]),
        ("Jets hit bridge near Rastan, the army said. Five died.", ["title", "body", "body"]),
    ],
)
def test_a_title_that_the_text_runs_on_from(text: str, kinds: list[str]) -> None:
    document = build_document("Jets hit bridge near Rastan", text, None, None)
    assert [s.kind for s in document.sentences] == kinds


def test_kinds_and_paragraphs() -> None:
    document = document_of(
        "What we know\n\nA shell fell. It hit a home.\n- Near Hit, one strike hit a truck.\n2) Near Ramadi, two."
    )
    assert [(s.kind, s.paragraph) for s in document.sentences] == [
        ("heading", 0),
        ("body", 1),
        ("body", 1),
        ("bullet", 2),
        ("bullet", 3),
    ]
    assert document.words(document.sentences[3]) == "Near Hit, one strike hit a truck."


def test_hard_wrapped_text_is_joined_at_fixed_width() -> None:
    lines = [
        "The ministry said on Sunday that two shells had fallen on the",
        "Harbour District before dawn and that nobody had been hurt by",
        "Either of them. A third shell was found in a field. The army",
        "Denied that it had fired at all and blamed a group based in a",
        "Neighbouring province.",
    ]
    assert len(sentences("\n".join(lines))) == 3


PIECES = st.sampled_from(
    [
        "A shell fell",
        "Gen",
        "U.S",
        ".",
        "!",
        "?",
        " ",
        "\n",
        "\n\n",
        "“",
        "”",
        "12",
        "3.5",
        "- ",
        "he said",
        "…",
        "(Wire) —",
        "TAIZ",
    ]
)


@given(st.lists(PIECES, max_size=50).map("".join) | st.text(max_size=250), st.sampled_from(["", "Raid hits port"]))
@settings(max_examples=150, deadline=None)
def test_sentences_are_ordered_trimmed_and_lose_no_letter(text: str, title: str) -> None:
    document = document_of(text, title)
    spans = [(s.start, s.end) for s in document.sentences]
    assert all(a < b for a, b in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert [s.index for s in document.sentences] == list(range(len(spans)))
    assert all(document.words(s) == document.words(s).strip() for s in document.sentences)
    covered = {i for a, b in spans for i in range(a, b)}
    if document.dateline:
        covered |= set(range(document.dateline.start, document.dateline.end))
    lost = [c for i, c in enumerate(document.buffer) if i not in covered and c.isalpha()]
    assert len(lost) <= text.count("\n") + 1  # at most the letter of a list mark a line, "b) "


def test_a_megabyte_without_a_full_stop_is_bounded() -> None:
    sentences = split("word " * 200_000, 0)
    assert max(s.end - s.start for s in sentences) <= 1_200
    assert sum(s.end - s.start + 1 for s in sentences) == 1_000_000  # cut at spaces, nothing lost


def test_a_megabyte_of_marks_is_bounded() -> None:
    assert split("." * 1_000_000, 0)
    assert split("A. " * 300_000, 0)
    assert split("“" * 300_000 + "\n" * 300_000, 0)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The army said on Sunday that two shells had fallen on the harbour before dawn.", True),
        ("Raid hits port", True),
        ("", True),
        (
            "El ejército dijo el domingo que dos proyectiles cayeron sobre el puerto antes del amanecer y que no hubo heridos.",
            False,
        ),
        (
            "Die Armee teilte am Sonntag mit, dass zwei Granaten auf den Hafen gefallen seien und niemand verletzt wurde.",
            False,
        ),
        ("قال الجيش يوم الأحد إن قذيفتين سقطتا على الميناء قبل الفجر ولم يصب أحد بأذى في هذا الهجوم", False),
        ("Армия сообщила в воскресенье, что два снаряда упали на порт перед рассветом и никто не пострадал", False),
        (
            "L’armée a déclaré dimanche que deux obus étaient tombés sur le port avant l’aube et que personne n’avait été blessé.",
            False,
        ),
        (
            "Sami Odeh, Karim Sabri, Nour Haddad, Amal Said, Yusuf Darwish, Layla Nasser, Omar Khalil, Huda Mansour, Tariq Aziz",
            True,
        ),
    ],
)
def test_language(text: str, english: bool) -> None:
    assert is_english(text) is english


PARAGRAPHS = st.lists(
    st.sampled_from(
        [
            "GENEVA, May 4 (Desk) - Talks began.",
            "The envoy left. He said no more.",
            "- a bullet",
            "A heading",
            "",
            "runs on here.",
            "Gen. Amari spoke. Two men hit back.",
        ]
    ),
    max_size=24,
)


@given(PARAGRAPHS, st.lists(st.integers(0, 400), max_size=4))
@settings(max_examples=200)
def test_around_an_offset_a_glance_sees_what_the_whole_document_has(lines: list[str], offsets: list[int]) -> None:
    text = "\n".join(lines)
    whole = build_document("Talks", text, None, None)
    glance = build_document("Talks", text, None, None, around=offsets)
    assert glance.dateline == whole.dateline
    held = [(o, s) for o in offsets for s in whole.sentences if s.start <= o < s.end and s.kind != "title"]
    for offset, there in held:
        seen = glance.sentence_at(offset)
        for step in (-1, 0, 1):
            i, j = there.index + step, seen.index + step
            if 0 <= i < len(whole.sentences):
                assert whole.sentences[i][1:] == glance.sentences[j][1:]
