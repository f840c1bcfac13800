"""The shipped pipeline: what it says of itself, what it finds in news as it is written, and that it stands alone."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.annotate.model_loader import check_weights, digest, load_weights, weights_dir
from kg.annotate.tokenizer import NewsTokenizer

COMPONENTS = ["tok2vec", "tagger", "morphologizer", "parser", "lemmatizer", "ner"]
MAX_MEGABYTES = 40


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_weights()


def test_the_components_and_labels_are_those_promised(nlp: Language) -> None:
    assert nlp.pipe_names == COMPONENTS
    assert set(nlp.pipe_labels["ner"]) == {"PERSON", "ORG", "COUNTRY", "PLACE"}
    assert {"nsubj", "obj", "nmod", "flat:name", "appos", "ROOT"} <= set(nlp.pipe_labels["parser"])
    assert isinstance(nlp.tokenizer, NewsTokenizer)


def test_its_meta_says_what_it_is() -> None:
    meta = check_weights()
    assert meta["license"] == "CC BY-SA 4.0"
    assert {"csui-test", "gsd-test", "articles", "nerui", "nerugm", "idner2k-test"} <= set(meta["performance"])
    assert len(meta["sources"]) >= 5 and all(source["license"] and source["url"] for source in meta["sources"])
    assert meta["sha256"] == digest(weights_dir())
    assert meta["labels"]["ner"] and meta["labels"]["tagger"]


def test_it_is_small_enough_for_the_wheel() -> None:
    size = sum(path.stat().st_size for path in weights_dir().rglob("*") if path.is_file())
    assert size < MAX_MEGABYTES * 1e6


def test_spacy_alone_loads_it() -> None:
    code = (
        "import kg.annotate.tokenizer, spacy, sys\n"
        "doc = spacy.load(sys.argv[1])('Presiden Prabowo Subianto bertemu Vladimir Putin di Moskow.')\n"
        "assert 'utusan_names' not in doc.vocab.strings\n"
        "print(sorted(ent.text for ent in doc.ents))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(weights_dir())], capture_output=True, text=True, check=True)
    assert "Vladimir Putin" in done.stdout


NAMES = [
    (
        "Menlu Sugiono bertemu Marco Rubio di Washington.",
        {("Sugiono", "PERSON"), ("Marco Rubio", "PERSON")},
    ),
    ("Presiden RIPrabowo Subiantodengan Presiden Rusia berbicara lewat telepon.", {("Prabowo Subianto", "PERSON")}),
    ("Perundingan itu digelar di Jenewa, Swiss, Kamis (4/12).", {("Jenewa", "PLACE"), ("Swiss", "COUNTRY")}),
    ("Sekretaris Jenderal PBB Antonio Guterres tiba di Kairo.", {("PBB", "ORG"), ("Antonio Guterres", "PERSON")}),
    ("Ukraina dan Rusia bertukar tawanan.", {("Ukraina", "COUNTRY"), ("Rusia", "COUNTRY")}),
]


@pytest.mark.parametrize(("text", "wanted"), NAMES, ids=[text[:30] for text, _ in NAMES])
def test_names_of_plain_and_of_glued_news(nlp: Language, text: str, wanted: set[tuple[str, str]]) -> None:
    assert wanted <= {(ent.text, ent.label_) for ent in nlp(text).ents}


LEMMAS = [
    ("Ia menegaskan hal itu.", "menegaskan", "tegas"),
    ("Keduanya mengadakan pertemuan di Bali.", "pertemuan", "temu"),
    ("Pertemuannya berlangsung dua jam.", "berlangsung", "langsung"),
    ("Perjanjian itu dibatalkan kemarin.", "dibatalkan", "batal"),
    ("Ia pulang.", "Ia", "ia"),
]


@pytest.mark.parametrize(("text", "form", "lemma"), LEMMAS, ids=[form for _, form, _ in LEMMAS])
def test_lemmas(nlp: Language, text: str, form: str, lemma: str) -> None:
    assert {token.text: token.lemma_ for token in nlp(text)}[form] == lemma


def test_a_subject_and_an_object_hang_on_their_verb(nlp: Language) -> None:
    doc = nlp("Menteri itu menemui duta besar kemarin.")
    heads = {token.text: (token.head.text, token.dep_) for token in doc}
    assert heads["Menteri"] == ("menemui", "nsubj")
    assert heads["duta"] == ("menemui", "obj")
    assert heads["menemui"][1] == "ROOT"


def test_sentences_end_where_they_end(nlp: Language) -> None:
    doc = nlp("Delegasi tiba pada Senin. Mereka langsung menuju istana. Tidak ada keterangan pers.")
    assert [sent.text.split()[0] for sent in doc.sents] == ["Delegasi", "Mereka", "Tidak"]


@settings(max_examples=40, deadline=None)
@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_read_without_loss(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(doc.text[ent.start_char : ent.end_char] == ent.text for ent in doc.ents)


def test_the_same_text_is_always_read_the_same(nlp: Language) -> None:
    text = "Utusan khusus itu terbang ke Doha untuk menemui para juru runding."
    first, second = nlp(text), nlp(text)
    assert [(t.tag_, t.head.i, t.dep_) for t in first] == [(t.tag_, t.head.i, t.dep_) for t in second]
