"""Causes are told from what stands in the text and in the report."""

import pytest

from tests.eval.causes import causes
from tests.eval.corpus import align
from tests.eval.test_corpus import told
from tests.eval.truth import entry

TEXT = "Israeli officials spoke in the morning. An air strike on 4 May 2020 killed 8 people in Murzuq. Hamas and US forces were in the area."
STRIKE = {
    "date": {"start": "2020-05-04", "end": "2020-05-04", "date_prec": 1},
    "location": {"country": "LY", "place": "Murzuq", "lat": 25.9, "lon": 13.9, "where_prec": 1},
    "killed": {"total": [8, 8]},
}


def found(change, **truth):
    made = entry(
        {
            "id": "x",
            "source": "s",
            "title": "",
            "text": TEXT,
            "style": "wire",
            "phenomena": [],
            "truth": [{**STRIKE, **truth}],
        }
    )
    quote = "An air strike on 4 May 2020 killed 8 people in Murzuq."
    return {cause for cause, _ in causes(align(made, [{**told(made.strikes[0]), "quote": quote, **change}]))}


@pytest.mark.parametrize(
    ("change", "truth", "cause"),
    [
        ({"attackers": []}, {"attackers": ["IL"]}, ("attackers", "named in another sentence")),
        ({"attackers": []}, {"attackers": ["FR"]}, ("attackers", "no name of it found in the text")),
        ({"date": {"start": "2020-05-01", "end": "2020-05-04", "text": None}}, {}, ("date", "no time word taken")),
        (
            {"date": {"start": "2019-05-01", "end": "2019-05-01", "text": "1 May"}},
            {},
            ("date", "another time word taken"),
        ),
        ({"killed": {"total": {"min": 3, "max": 3}}}, {}, ("killed total", "part for the whole")),
        ({"killed": {}}, {}, ("killed total", "not read")),
        ({"killed": {}}, {"killed": {"total": [0, 0]}}, ("killed total", "none hurt, in other words")),
        ({"killed": {}}, {"killed": {"total": [8, 11]}}, ("killed total", "two figures or a range")),
    ],
)
def test_a_cause_follows_from_text_and_report(change, truth, cause):
    assert cause in found(change, **truth)


def test_what_is_right_has_no_cause():
    assert found({}) == set()
