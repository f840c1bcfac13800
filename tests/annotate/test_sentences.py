"""Sentences: the table `cases/sentences.csv` (`¦` marks where one starts, `⏎` a line break), noise, any text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from kg.annotate.sentences import sentence_starts
from kg.model import Document, Noise

CASES = Path(__file__).parents[1] / "cases" / "sentences.csv"
with CASES.open(encoding="utf-8") as _file:
    ROWS = {row["name"]: row["text"].replace("⏎", "\n") for row in csv.DictReader(_file)}


def pipeline() -> Language:
    """A tokenizer that takes glued sentences apart, as the shipped one does, and the component."""
    nlp = spacy.blank("xx")
    glued = [r"(?<=[\w\"”)])\.(?=[\"“A-Z])", r"(?<=\.)[\"”“](?=[A-Z])"]
    nlp.tokenizer.infix_finditer = compile_infix_regex([*nlp.Defaults.infixes, *glued]).finditer  # type: ignore[attr-defined]
    nlp.add_pipe("utusan_sentences")
    return nlp


NLP = pipeline()


def read(text: str, noise: tuple[Noise, ...] = ()) -> Doc:
    doc = NLP.make_doc(text)
    doc._.document = Document(id="a", text=text, noise=noise)
    for _, component in NLP.pipeline:
        doc = component(doc)
    return doc


def sentences(text: str, noise: tuple[Noise, ...] = ()) -> list[str]:
    return [sentence.text.strip() for sentence in read(text, noise).sents]


@pytest.mark.parametrize("name", ROWS)
def test_case(name: str) -> None:
    expected = ROWS[name].split("¦")
    text = "".join(expected)
    starts = sentence_starts(text)
    assert [text[first:last] for first, last in zip(starts, [*starts[1:], len(text)], strict=True)] == expected


@pytest.mark.parametrize("name", [name for name in ROWS if name != "entities"])
def test_case_on_tokens(name: str) -> None:
    expected = [part.strip() for part in ROWS[name].split("¦")]
    assert sentences(ROWS[name].replace("¦", "")) == expected


def noisy(text: str) -> tuple[str, tuple[Noise, ...]]:
    """The text without its `<` and `>`, and the noise that stood between them."""
    found, plain = [], ""
    for part in text.split("<"):
        if ">" in part:
            noise, _, rest = part.partition(">")
            found.append(Noise(len(plain), len(plain) + len(noise), "ad"))
            plain += noise + rest
        else:
            plain += part
    return plain, tuple(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ia pulang. <IKLAN> Ia senang.", ["Ia pulang.", "IKLAN", "Ia senang."]),
        (
            "Ia pulang kata Ratna <IKLAN. GULIR. LANJUT> Ia senang.",
            ["Ia pulang kata Ratna", "IKLAN. GULIR. LANJUT", "Ia senang."],
        ),
        ("Ia pulang <IKLAN. GULIR> ke Bogor.", ["Ia pulang IKLAN. GULIR ke Bogor."]),
        ("Ia pulang. <IKLAN> ke Bogor.", ["Ia pulang.", "IKLAN", "ke Bogor."]),
        ("<IKLAN> Ia pulang.", ["IKLAN", "Ia pulang."]),
        ("Ia pulang. <(fby)>", ["Ia pulang.", "(fby)"]),
        ("Ia pulang.\n<IKLAN\nGULIR>\nIa senang.", ["Ia pulang.", "IKLAN\nGULIR", "Ia senang."]),
    ],
)
def test_noise(text: str, expected: list[str]) -> None:
    plain, noise = noisy(text)
    doc = read(plain, noise)
    assert [sentence.text.strip() for sentence in doc.sents] == expected
    marked = {token.i for token in doc if token._.noise}
    assert marked == {
        token.i for token in doc for one in noise if one.start < token.idx + len(token) and token.idx < one.end
    }


def test_parsed_document_keeps_its_sentences() -> None:
    doc = NLP.make_doc("Ia pulang. Ia senang.")
    parsed = Doc(doc.vocab, [token.text for token in doc], heads=[0] * len(doc), deps=["dep"] * len(doc))
    assert len(list(NLP.get_pipe("utusan_sentences")(parsed).sents)) == 1  # type: ignore[operator]


def test_boundaries_can_be_left_to_another_component() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("utusan_sentences", config={"boundaries": False})
    doc = nlp.make_doc("Iklan Ia pulang.")
    doc._.document = Document(id="a", text=doc.text, noise=(Noise(0, 5, "ad"),))
    doc = nlp.get_pipe("utusan_sentences")(doc)  # type: ignore[operator]
    assert not doc.has_annotation("SENT_START")
    assert [token._.noise for token in doc] == [True, False, False, False]


def test_long_line_is_split_everywhere() -> None:
    line = 'Menteri tiba di Bogor.Ia bertemu Wirawan. "Kami senang," katanya. ' * 400
    assert len(sentence_starts(line)) == 1200


_MARKS = [". ", ".", "! ", "?", "…", "...", '"', "“", "”", "\n", " ", "(", ")", ",", "&ldquo;", "\u200f"]
PARTS = st.sampled_from([*_MARKS, "Ia", "kata", "Prof", "B", "1", "10.30", "é", "😀", "Com", "dll"])


@example(". ", 1, 2)  # noise of blanks at the very end
@settings(max_examples=60, deadline=None)
@given(st.lists(PARTS, max_size=30).map("".join), st.integers(0, 40), st.integers(0, 40))
def test_any_text_is_split(text: str, first: int, last: int) -> None:
    noise = (Noise(first, last, "ad"),) if first < last <= len(text) else ()
    starts = sentence_starts(text, noise)
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert all(start < len(text) and not text[start].isspace() for start in starts[1:])
    doc = read(text, noise)
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text
    assert all(token.is_sent_start in (True, False) for token in doc)
