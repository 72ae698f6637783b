from streams.extraction.actors.finder import find_actors
from streams.extraction.infrastructure import find_things
from streams.extraction.phrases import find_phrases
from streams.text.sentences import build_document

TEXT = """A Russian jet bombed a hospital and a grain silo near Idlib, activists said. Turkish drones hit a convoy of the
Syrian army, and Hezbollah fired rockets at an Israeli army base. The US-led coalition said that it had struck a fuel depot
held by the Islamic State."""


def test_what_is_found_in_one_pass_is_what_each_engine_finds_by_itself() -> None:
    document = build_document("Jets hit hospital", TEXT, None, None)
    named = find_phrases(document.buffer)
    assert find_actors(document, (), named.actors) == find_actors(document) != []
    assert find_things(document, named.things) == find_things(document) != []


def test_nothing_is_named_in_an_empty_text() -> None:
    assert find_phrases("") == ([], [])
