"""Reading a COIN file, printing its tokens as news, and aligning mentions."""

from __future__ import annotations

import pytest
from coin.align import NAME, PRONOUN, TITLE, Found, align, chains
from coin.corpus import CorpusError, Paragraph, printed, read
from hypothesis import given
from hypothesis import strategies as st

WORDS = [
    ("Ketua", "PROPER[1]"),
    ("Rina", "PROPER[1]"),
    (",", "_"),
    ("dokter", "APPOS[1_2]|NOUN[2]"),
    ("kota", "NOUN[2]"),
    (",", "_"),
    ("dan", "_"),
    ("ibu", "NOUN[5]"),
    ("nya", "NOUN[5]|IDENT[1_3]|PRONOUN[3]"),
    ("datang", "_"),
    (".", "_"),
    ("Rina", "IDENT[3_4]|PROPER[4]"),
    ("pulang", "_"),
    ("dengan", "_"),
    ("Sari", "PROPER[6]"),
]
PARAGRAPH = "#Text=...\n" + "".join(
    f"7-{i}\t0-1\t{word}\t{labels}\t_\t_\t_\t_\n" for i, (word, labels) in enumerate(WORDS, 1)
)


def paragraph() -> Paragraph:
    (one,) = read("#FORMAT=WebAnno TSV 3\n\n" + PARAGRAPH)
    return one


def test_links_make_chains_and_an_appositive_belongs_to_what_it_explains() -> None:
    one = paragraph()
    assert [[(m.start, m.end, m.core) for m in chain] for chain in one.chains] == [[(0, 5, 2), (8, 9, 9), (11, 12, 12)]]
    assert one.text == "Ketua Rina, dokter kota, dan ibunya datang. Rina pulang dengan Sari"


@pytest.mark.parametrize(
    ("line", "says"), [("1-1\t0-3\tAda\n", "line 2: 3 columns"), ("1-1\t0-3\tAda\tPROPER\n", "unknown label 'PROPER'")]
)
def test_a_file_of_another_form_is_refused(line: str, says: str) -> None:
    with pytest.raises(CorpusError, match=says):
        list(read("#Text=Ada\n" + line))


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ('" Kami siap , " ujar nya .', '"Kami siap," ujarnya.'),
        ("masa muda - nya di laut - laut selatan", "masa mudanya di laut-laut selatan"),
        ("tahun 1960 - an , 52 . 552 jiwa", "tahun 1960-an, 52.552 jiwa"),
        ("Drs . Budi , S . E . ( PNS )", "Drs. Budi, S.E. (PNS)"),
        ("Sari - bukan nama sebenarnya - dan", "Sari - bukan nama sebenarnya - dan"),
        ("Roda ’ s band di O ’ Hara", "Roda’s band di O’Hara"),
    ],
)
def test_tokens_are_printed_as_in_the_news(tokens: str, text: str) -> None:
    assert printed(tokens.split())[0] == text


@given(st.lists(st.text(alphabet="abN.,-\"'()’0", min_size=1, max_size=4) | st.just("nya"), max_size=12))
def test_offsets_point_to_the_tokens(tokens: list[str]) -> None:
    text, offsets = printed(tokens)
    for token, (start, end) in zip(tokens, offsets, strict=True):
        assert text[start:end] == token or (token == "-" and start == end)
    assert offsets == sorted(offsets)


def test_a_name_goes_with_the_mention_whose_end_it_is_and_a_part_is_left_out() -> None:
    one = paragraph()
    found = [
        Found(1, 2, NAME, 0),
        Found(3, 4, NAME, 0),  # inside the appositive, of the same actor: a part
        Found(8, 9, PRONOUN, 0),
        Found(11, 12, NAME, 1),
        Found(14, 15, NAME, 1),
    ]
    gold = [mention for chain in one.chains for mention in chain]
    assert align(found, gold, one.tokens, strict=False) == {0: 0, 2: 1, 3: 2}
    assert align(found, gold, one.tokens, strict=True) == {2: 1, 3: 2}
    assert chains(found, one, strict=False) == (
        [{(0, 5), (8, 9), (11, 12)}],
        [{(0, 5), (8, 9)}, {(11, 12), (14, 15)}],
    )


def test_a_bare_title_begins_where_its_mention_begins() -> None:
    one = paragraph()
    gold = [mention for chain in one.chains for mention in chain]
    assert align([Found(0, 1, TITLE, 0)], gold, one.tokens, strict=False) == {0: 0}
    assert align([Found(1, 2, TITLE, 0)], gold, one.tokens, strict=False) == {}
