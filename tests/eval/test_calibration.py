"""Confidence is put beside what came of it."""

import pytest

from tests.eval.calibration import bins, expected_error
from tests.eval.corpus import align
from tests.eval.test_corpus import single, told


def outcome(confidence, right):
    made, strike = single()
    report = {**told(strike), "confidence": confidence}
    if not right:
        report |= {
            "date": {"start": None, "end": None},
            "location": {"country": "SY"},
            "killed": {},
            "strikes": None,
        }
    return align(made, [report])


def test_reports_fall_into_the_bin_of_their_confidence():
    found = bins([outcome(0.95, True), outcome(0.92, True), outcome(0.45, False), outcome(1.0, True)])
    assert [(b.low, len(b.confidences), b.real) for b in found] == [(0.4, 1, 0), (0.9, 3, 3)]
    assert found[1].slots_told == found[1].slots_right > 0
    assert found[0].slot_share == 0.0


def test_the_error_is_nil_when_confidence_is_the_share_of_real_reports():
    assert expected_error(bins([outcome(1.0, True), outcome(0.0, False)])) == 0.0
    assert expected_error(bins([outcome(0.8, False)])) == pytest.approx(0.8)
