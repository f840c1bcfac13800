"""The metrics of coreference give the figures that the literature gives for its examples."""

from __future__ import annotations

import pytest
from coin.metrics import Chains, Counts, b_cubed, ceaf_e, conll, muc
from hypothesis import given
from hypothesis import strategies as st


def chains(*each: str) -> Chains:
    return [set(one) for one in each]


# Bagga and Baldwin 1998 and Luo 2005 score these answers against the same truth
TRUTH = chains("12345", "67", "89ABC")
TWO_SMALL = chains("12345", "6789ABC")
TWO_LARGE = chains("1234589ABC", "67")
ONE = chains("123456789ABC")
EACH = chains(*"123456789ABC")
# the example of Pradhan et al. 2014, with mentions that only one side has
KEY, RESPONSE = chains("abc", "defg"), chains("ab", "cd", "fghi")


@pytest.mark.parametrize(
    ("gold", "found", "recall", "precision"),
    [
        (chains("abcd"), chains("ab", "cd"), 2 / 3, 1),  # Vilain et al. 1995
        (chains("ab", "cd"), chains("abcd"), 1, 2 / 3),
        (TRUTH, TWO_SMALL, 1, 9 / 10),  # MUC does not tell these two apart ...
        (TRUTH, TWO_LARGE, 1, 9 / 10),
        (KEY, RESPONSE, 2 / 5, 2 / 5),
    ],
)
def test_muc(gold: Chains, found: Chains, recall: float, precision: float) -> None:
    score = muc(gold, found)
    assert (score.recall, score.precision) == pytest.approx((recall, precision))


@pytest.mark.parametrize(
    ("gold", "found", "recall", "precision"),
    [
        (TRUTH, TWO_SMALL, 1, 16 / 21),  # ... B-cubed does
        (TRUTH, TWO_LARGE, 1, 7 / 12),
        (KEY, RESPONSE, (4 / 3 + 1 / 3 + 1 / 4 + 4 / 4) / 7, (2 + 1 / 2 + 1 / 2 + 4 / 4) / 8),
    ],
)
def test_b_cubed(gold: Chains, found: Chains, recall: float, precision: float) -> None:
    score = b_cubed(gold, found)
    assert (score.recall, score.precision) == pytest.approx((recall, precision))


@pytest.mark.parametrize(
    ("found", "f1"), [(TRUTH, 1.0), (TWO_SMALL, 0.733), (TWO_LARGE, 0.667), (ONE, 0.294), (EACH, 0.178)]
)
def test_ceaf_gives_the_figures_of_luo(found: Chains, f1: float) -> None:
    assert ceaf_e(TRUTH, found).f1 == pytest.approx(f1, abs=5e-4)


def test_ceaf_aligns_one_to_one() -> None:
    score = ceaf_e(KEY, RESPONSE)
    assert (score.recall, score.precision) == pytest.approx((1.3 / 2, 1.3 / 3))


def test_documents_are_added_before_they_are_divided() -> None:
    both = muc(chains("ab"), chains("ab")) + muc(chains("cdef"), [])
    assert (both.recall, both.precision) == pytest.approx((1 / 4, 1))
    assert conll([both, Counts()]) == pytest.approx(both.f1 / 2)


_PARTITIONS = st.lists(st.integers(0, 3), min_size=2, max_size=9).map(
    lambda labels: [{i for i, label in enumerate(labels) if label == each} for each in set(labels)]
)


@given(_PARTITIONS, _PARTITIONS)
def test_sides_change_places_and_shares_stay_shares(gold: Chains, found: Chains) -> None:
    for measure in (muc, b_cubed, ceaf_e):
        one, other = measure(gold, found), measure(found, gold)
        assert (one.recall, one.precision) == pytest.approx((other.precision, other.recall))
        assert 0 <= one.recall <= 1 + 1e-9 and 0 <= one.precision <= 1 + 1e-9
    assert b_cubed(gold, gold).f1 == pytest.approx(1) and ceaf_e(gold, gold).f1 == pytest.approx(1)
