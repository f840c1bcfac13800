"""Vectors that remember give what the table gives, however often and however many words are asked for."""

from __future__ import annotations

import numpy
import pytest
from spacy.strings import StringStore
from spacy.vectors import Vectors

from kg.annotate.word_vectors import RememberedVectors, remember

WORDS = ["Presiden", "bertemu", "dengan", "Presiden", "Macron", "bertemu", "Élysée", "ke-7"]


@pytest.fixture
def table() -> Vectors:
    data = numpy.random.default_rng(7).normal(size=(60, 5)).astype("float32")
    strings = StringStore([*WORDS, "utusan", ""])
    return Vectors(
        strings=strings, data=data, mode="floret", minn=2, maxn=3, hash_count=2, hash_seed=9, bow="<", eow=">"
    )


@pytest.mark.parametrize("most_words", [2, 6, 7, 100])
def test_every_request_gives_what_the_table_gives(table: Vectors, most_words: int) -> None:
    vectors = RememberedVectors(table, most_words)
    for asked in (WORDS, WORDS[:3], ["utusan", "Macron"], WORDS, ["utusan"]):
        hashes = [table.strings.as_int(word) for word in asked]
        assert numpy.array_equal(vectors.get_batch(hashes), table.get_batch(hashes))
        assert numpy.array_equal(vectors.get_batch(asked), table.get_batch(asked))


def test_a_word_is_worked_out_once(table: Vectors) -> None:
    vectors = RememberedVectors(table)
    first = vectors.get_batch(WORDS)
    vectors.data[:] = 0  # whatever is worked out from here on is nothing
    again = vectors.get_batch([*WORDS, "utusan"])
    assert numpy.array_equal(again[:-1], first)
    assert not again[-1].any()


def test_the_rows_given_out_are_nobody_elses(table: Vectors) -> None:
    vectors = RememberedVectors(table)
    vectors.get_batch(WORDS)[:] = 0
    assert numpy.array_equal(vectors.get_batch(WORDS), table.get_batch(WORDS))


def test_only_a_floret_table_needs_a_memory(table: Vectors) -> None:
    plain, empty = Vectors(shape=(3, 4)), Vectors()
    assert remember(plain) is plain and remember(empty) is empty
    remembered = remember(table)
    assert isinstance(remembered, RememberedVectors)
    assert numpy.array_equal(remembered["Macron"], table["Macron"])
