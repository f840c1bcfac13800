"""Are confidences what they say? The bins and their one number, on cases worked by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.score import Judgement, calibration_error, reliability


def judged(*pairs: tuple[float, bool]) -> list[Judgement]:
    return [Judgement("a", "role", f"role/{k}", right, confidence) for k, (confidence, right) in enumerate(pairs)]


def test_bins_hold_their_lower_edge_and_the_last_one_holds_certainty() -> None:
    bins = reliability(judged((0.8, True), (0.899, False), (0.9, True), (1.0, True), (0.0, False)))
    assert [(each.low, each.high, each.number) for each in bins] == [(0.0, 0.5, 1), (0.8, 0.9, 2), (0.9, 1.0, 2)]
    assert [each.right for each in bins] == [0.0, 0.5, 1.0]
    assert bins[1].confidence == pytest.approx(0.8495)


def test_the_error_is_the_weighted_distance() -> None:
    # three facts said with 0.95 of which two are right: |0.95 - 2/3|; one said with 0.55 that is right: 0.45
    found = judged((0.95, True), (0.95, True), (0.95, False), (0.55, True))
    assert calibration_error(found) == pytest.approx((3 * (0.95 - 2 / 3) + 0.45) / 4)
    assert calibration_error([]) == 0.0


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_every_fact_is_in_one_bin_and_the_error_is_a_share(pairs: list[tuple[float, bool]]) -> None:
    bins = reliability(judged(*pairs))
    assert sum(each.number for each in bins) == len(pairs)
    assert all(each.low <= each.confidence + 1e-9 and each.confidence <= each.high + 1e-9 for each in bins)
    assert 0.0 <= calibration_error(judged(*pairs)) <= 1.0 + 1e-9
