"""The dateline: where and when a story was filed, by whom. It says nothing about where the news happened."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from streams.text.document import Dateline, Sentence
from streams.text.lexicon import words

_MONTH: Final = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DATE: Final = rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)"
_CAPS: Final = r"[A-Z][A-Z'’.]+(?:[ -][A-Z][A-Z'’.]*|[ -](?:al|el|de|of)(?=[ -])){0,4}"
_NAME: Final = r"[A-Z][\w'’.-]+(?:[ -][A-Z][\w'’.-]*){0,3}"
_AGENCY: Final = r"\((?:[A-Z][\w.&'’/ -]{1,40})\)"
_DASH: Final = r"\s*(?:[—–―]|--?)\s*"
_PLACES: Final = rf"(?:{_CAPS}|{_NAME})(?:\s*/\s*(?:{_CAPS}|{_NAME}))?"
_FILED: Final = rf"(?:,? {_DATE})?"
_ADMIN: Final = rf"(?:, {_NAME}){{0,2}}"
_FORMS: Final = re.compile(
    "|".join(
        (
            rf"{_PLACES}{_ADMIN}{_FILED} ?{_AGENCY}(?:{_DASH}| ?: )",  # Beirut (Agency) - ; KYIV, Ukraine (Agency) —
            rf"(?:{_DATE} ?)?{_AGENCY}{_DASH}",  # (Agency) - ; April 9 (Agency) -
            rf"{_CAPS}(?: ?/ ?{_CAPS})?{_ADMIN}{_FILED}(?:{_DASH}| ?: )(?=[\"“‘A-Z0-9])",  # SANAA, Yemen — ; GAZA/CAIRO, 3 May:
            rf"{_NAME}(?:, {_NAME})?, {_DATE}(?:{_DASH}| ?: )(?=[\"“‘A-Z0-9])",  # Mosul, 3 May –
        )
    )
)
_COLON: Final = re.compile(r"([A-Z][a-z]+(?:[ -](?:[A-Z][a-z]+|al|el)){0,2})(?:, [A-Z][a-z]+)?:\s+(?=[\"“A-Z0-9])")
_ENTRY: Final = re.compile(rf"(?:{_CAPS}|{_NAME})(?:, {_NAME})?{_FILED}:\s")
_CAPS_RUN: Final = re.compile(
    r"([A-Z]{4,}(?:[ -][A-Z]{3,}){0,2})(?:, [A-Z][a-z]+)?(?: \([A-Z][A-Za-z ]+\))? (?=(?:The|A|An|At|In|On|Two|Three|[A-Z][a-z]+ [a-z]+)\b)"
)
_NOT_PLACES: Final = words(
    """Breaking Update Updated Update1 Live Analysis Opinion Editorial Watch Video Photo Photos Read Note Correction
    Exclusive Explainer Factbox Summary Background Location Date Time Target Source Sources Report Casualties Killed
    Injured Question Answer Comment Context Latest Urgent Reporter Interviewer Civilians Weapon Country City
    Attacker Title Headline Subject Weather Sport Sports Media Result Results Status"""
)
LOOK: Final = 4
"""Sentences at the start of the text among which a dateline is looked for."""
_LONGEST: Final = 110


def find_dateline(buffer: str, sentences: Sequence[Sentence]) -> Dateline | None:
    """The dateline among the first sentences of the text, with its dash or colon; None when there is none."""
    body = list(islice((s for s in sentences if s.kind != "title"), LOOK))
    if _is_list(buffer, body):
        return None
    seen = -1
    for s in body:
        if s.paragraph == seen or s.kind == "bullet":
            continue
        seen = s.paragraph
        limit = min(len(buffer), s.start + _LONGEST)
        found = (
            _FORMS.match(buffer, s.start, limit)
            or _COLON.match(buffer, s.start, limit)
            or _CAPS_RUN.match(buffer, s.start, limit)
        )
        if found and found.group().split(None, 1)[0].strip(":,").title() not in _NOT_PLACES:
            return Dateline(s.start, s.start + len(found.group().rstrip()))
    return None


def _is_list(buffer: str, body: Sequence[Sentence]) -> bool:
    """Two paragraphs with a name and a colon are entries of a list, each with its place at its head."""
    firsts = [s for i, s in enumerate(body) if i == 0 or body[i - 1].paragraph != s.paragraph]
    headed = [bool(_ENTRY.match(buffer, s.start, min(len(buffer), s.start + _LONGEST))) for s in firsts]
    return sum(headed) > 1
