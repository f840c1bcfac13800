"""Statements: the table `cases/statements.csv` on Docs with names marked by hand; evidence, noise, hostile input."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

import kg.annotate.sentences  # noqa: F401  (registers the component)
from kg.annotate.attributes import ActorState, When
from kg.annotate.statements import Statements
from kg.annotate.statements.lexicon import confidences, forms, words
from kg.model import COUNTRY, ORGANIZATION, PERSON, PLACE, Document, StatementMention

CASES = Path(__file__).parents[1] / "cases" / "statements.csv"
with CASES.open(encoding="utf-8") as _file:
    ROWS = list(
        csv.DictReader((line for line in _file if not line.startswith("#")), delimiter=";", quoting=csv.QUOTE_NONE)
    )

NLP = spacy.blank("id")
NLP.add_pipe("utusan_sentences")
KINDS = {"p": (PERSON, "PERSON"), "o": (ORGANIZATION, "ORG"), "c": (COUNTRY, "COUNTRY"), "l": (PLACE, "PLACE")}
MARK = re.compile(r"\{([^|}]+)\|([pocl])(?:=([^}]+))?\}")
READ = Statements()


def marked(text: str) -> Doc:
    """A Doc with sentences and the names that are marked in the text."""
    plain, spans, position = "", [], 0
    for match in MARK.finditer(text):
        plain += text[position : match.start()]
        spans.append((len(plain), len(plain) + len(match[1]), match[2], match[3] or match[1]))
        plain += match[1]
        position = match.end()
    doc = NLP(plain + text[position:])
    doc._.document = Document(id="case", text=doc.text)
    doc._.actors, mentions = [], []
    for start, end, letter, name in spans:
        kind, label = KINDS[letter]
        actor = next((i for i, state in enumerate(doc._.actors) if state.name == name), len(doc._.actors))
        if actor == len(doc._.actors):
            doc._.actors.append(ActorState(kind, name, []))
        if doc.text[start:end] != name:
            doc._.actors[actor].aliases.append(doc.text[start:end])
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        span._.actor = actor
        mentions.append(span)
    doc.spans["mentions"] = mentions
    return doc


def test_office_with_two_fields_and_its_country() -> None:
    office = "Menteri Haji dan Umrah"
    doc = marked(
        f"{office} {{Peru|c}}, {{Pablo Rojas|p}}, disambut {{Lars Bakke|p}}, {office} {{Norwegia|c}}. "
        f"{office} {{Peru|c}} mengatakan kuota itu kurang."
    )
    starts = [match.start() for match in re.finditer(office, doc.text)]
    doc.spans["titles"] = [doc.char_span(start, start + len(office), label="minister") for start in starts]
    assert [(doc._.actors[s.speaker].name, s.text) for s in READ(doc)._.statements] == [
        ("Pablo Rojas", "kuota itu kurang")
    ]


def read(text: str) -> tuple[Doc, list[StatementMention]]:
    doc = READ(marked(text.replace("\\n", "\n")))
    return doc, doc._.statements


@pytest.mark.parametrize("row", ROWS, ids=[row["construction"] for row in ROWS])
def test_case(row: dict[str, str]) -> None:
    doc, found = read(row["text"])
    wanted = [] if row["statements"] == "-" else [part.split(">") for part in row["statements"].split(" | ")]
    got = [[doc._.actors[s.speaker].name, s.quotation, s.text] for s in found]
    assert len(got) == len(wanted), got
    for (speaker, quotation, begins), (name, kind, text) in zip(
        sorted(wanted, key=lambda w: (w[2].lower(), w[0])), sorted(got, key=lambda g: (g[2].lower(), g[0])), strict=True
    ):
        assert (name, kind) == (speaker, quotation), got
        assert text.startswith(begins), got


@pytest.mark.parametrize("row", ROWS, ids=[row["construction"] for row in ROWS])
def test_evidence_is_the_exact_sentence_and_holds_its_cues(row: dict[str, str]) -> None:
    doc, found = read(row["text"])
    for statement in found:
        assert statement.evidence
        assert 0 <= statement.start < statement.end <= len(doc.text)
        assert 0 < statement.confidence <= 1
        for evidence in statement.evidence:
            assert doc.text[evidence.start : evidence.end] == evidence.quote
            assert evidence.article == "case"
            assert evidence.rule.removeprefix("statement.") in confidences()
            assert all(evidence.start <= low < high <= evidence.end for low, high in evidence.cues)
        if statement.cue:
            first = statement.evidence[0]
            assert statement.cue in [doc.text[low:high] for low, high in first.cues]


def test_the_table_is_large_enough() -> None:
    assert len(ROWS) >= 120
    assert sum(row["statements"] == "-" for row in ROWS) >= 25


@pytest.mark.parametrize(
    ("text", "addressee", "said"),
    [
        ("{Rudi Wirawan|p} mengatakan kepada Menlu {Peru|c} {Lars Bakke|p} bahwa jembatan itu aman.", "Lars Bakke", "jembatan itu aman"),
        ("{Rudi Wirawan|p} menekankan pentingnya jembatan kepada Menlu {Peru|c} {Lars Bakke|p}.", "Lars Bakke", "pentingnya jembatan"),
        ("{Rudi Wirawan|p} menginstruksikan kepada semua sekolah di {Peru|c} untuk libur.", None, "untuk libur"),
        ("{Rudi Wirawan|p} mengatakan {Lars Bakke|p} menulis surat kepada {Ana Costa|p}.", None, "Lars Bakke menulis surat"),
    ],
)  # fmt: skip
def test_whom_something_is_said_to(text: str, addressee: str | None, said: str) -> None:
    doc, (statement,) = read(text)
    told = None if statement.addressee is None else doc._.actors[statement.addressee].name
    assert told == addressee and statement.text.startswith(said)


def test_cue_addressee_and_date() -> None:
    doc = marked("{Rudi Wirawan|p} mengatakan kepada {Lars Bakke|p} pada Senin bahwa jembatan itu aman.")
    day = doc.char_span(doc.text.index("Senin"), doc.text.index("Senin") + 5, label="DATE")
    day._.when = When(start="2025-06-02")
    doc.spans["dates"] = [day]
    (statement,) = READ(doc)._.statements
    assert (statement.cue, statement.addressee, statement.date) == ("mengatakan", 1, "2025-06-02")
    assert statement.text == "jembatan itu aman"


def test_a_quotation_over_sentences_has_each_of_them_as_evidence_the_attribution_first() -> None:
    _, (statement,) = read('"Kami menunggu lama sekali. Kami pulang," kata {Rudi Wirawan|p}.')
    assert [e.quote for e in statement.evidence] == ['Kami pulang," kata Rudi Wirawan.', '"Kami menunggu lama sekali.']


def test_noise_says_nothing() -> None:
    doc = marked(
        "Baca juga: {Rudi Wirawan|p} mengatakan jembatan itu aman. {Lars Bakke|p} mengatakan jembatan itu rusak."
    )
    end = doc.text.index("aman.") + 5
    for token in doc:
        token._.noise = token.idx < end
    assert [doc._.actors[s.speaker].name for s in READ(doc)._.statements] == ["Lars Bakke"]


def test_noise_in_the_middle_of_a_sentence_does_not_hide_it() -> None:
    doc = marked("{Rudi Wirawan|p} mengatakan IKLAN jembatan itu aman.")
    for token in doc:
        token._.noise = token.text == "IKLAN"
    (statement,) = READ(doc)._.statements
    assert doc._.actors[statement.speaker].name == "Rudi Wirawan"


def test_a_reference_of_another_component_is_used_where_nothing_else_tells() -> None:
    doc = marked('"Kami pulang sekarang juga," ujarnya kepada {Kemlu|o}.')
    token = doc.char_span(doc.text.index("ujarnya"), doc.text.index("ujarnya") + 7, label="CLITIC")
    doc._.actors.append(ActorState(PERSON, "Rudi Wirawan", []))
    token._.actor = 1
    doc.spans["references"] = [token]
    (statement,) = READ(doc)._.statements
    assert statement.speaker == 1


def test_marks_written_as_html_entities() -> None:
    _, (statement,) = read("Ia diam.&nbsp; &ldquo;Jembatan itu harus dibuka lagi,&rdquo; tulis {Pablo Rojas|p}.")
    assert (statement.text, statement.quotation) == ("Jembatan itu harus dibuka lagi", "direct")


def test_without_actors_there_are_no_statements() -> None:
    doc = NLP('"Kami siap," kata menteri itu.')
    assert READ(doc)._.statements == []


def test_without_sentences_the_component_works() -> None:
    doc = NLP.make_doc("Rudi mengatakan jembatan itu aman. Ia pulang.")
    doc._.actors = [ActorState(PERSON, "Rudi", [])]
    span = doc.char_span(0, 4, label="PERSON")
    span._.actor = 0
    doc.spans["mentions"] = [span]
    assert [s.text.startswith("jembatan itu aman") for s in READ(doc)._.statements] == [True]


def test_long_texts_and_endless_sentences_are_read_to_the_end() -> None:
    part = '{Rudi Wirawan|p} mengatakan jembatan itu aman. "Kami sudah memeriksanya," ujarnya. '
    _, found = read(part * 60)
    assert len(found) == 120
    assert len(read("{Rudi Wirawan|p} mengatakan " + "kata " * 3_000)[1]) == 1


PIECES = st.sampled_from(
    [
        *(
            '"',
            "“",
            "”",
            "'",
            "&ldquo;",
            "(",
            ")",
            ", ",
            ". ",
            ": ",
            "\n",
            "\n\n",
            " ",
            "? ",
            "\u200f",
            "\x00",
            "🙂",
            "e\u0301",
        ),
        *(
            "{Rudi|p}",
            "{Kemlu|o}",
            "{Chile|c}",
            "{Bogor|l}",
            "Menteri ",
            "itu ",
            "yang ",
            "dan ",
            "bahwa ",
            "oleh ",
            "kepada ",
        ),
        *(
            "mengatakan ",
            "kata ",
            "katanya ",
            "menurut ",
            "disampaikan ",
            "demikian ",
            "pernyataan ",
            "ia ",
            "tidak ",
            "jembatan ",
        ),
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=80, deadline=None)
def test_any_text_is_read_without_harm(text: str) -> None:
    doc, found = read(text)
    for statement in found:
        assert 0 <= statement.speaker < len(doc._.actors)
        assert statement.text.strip()
        assert all(doc.text[e.start : e.end] == e.quote for e in statement.evidence)


def test_forms_of_the_lexicon_have_their_voice_and_needs() -> None:
    table = forms()
    assert table["mengatakan"].voice == "active"
    assert table["kata"].voice == "bare"
    assert table["katanya"].voice == "clitic"
    assert table["dikatakan"].voice == "passive"
    assert table["menyebutnya"].object
    assert {entry.needs for entry in table.values()} <= {"any", "clause", "bahwa", "quote"}
    assert words("negation") and not words("no such class")
