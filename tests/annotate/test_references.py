"""Pronouns, -nya and bare titles: whom they stand for."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.annotate.pipeline import load, prepare
from kg.model import Document


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(only=("sentences", "dates", "titles", "names", "actors", "roles", "references"))


CASES = [
    ("Menlu RI Sugiono tiba di Tokyo. Ia bertemu Takeshi Iwaya.", "Ia", "Sugiono"),
    ("Menlu RI Sugiono bertemu Takeshi Iwaya. Dia mengatakan hasilnya baik.", "Dia", "Sugiono"),
    ('"Kami setuju," kata Marco Rubio. "Semua senang," ujarnya.', "ujarnya", "Marco Rubio"),
    ("Donald Trump mengatakan ia akan hadir.", "ia", "Donald Trump"),
    ("Presiden Prancis Emmanuel Macron menjamu Presiden RI Prabowo Subianto. Menurutnya, jamuan itu hangat.",
     "Menurutnya", "Emmanuel Macron"),
    ("Menteri Luar Negeri Ukraina Andrii Sybiha bertemu Presiden Turki Recep Tayyip Erdogan. Menlu itu optimistis.",
     "Menlu itu", "Andrii Sybiha"),
    ("Utusan khusus AS Steve Witkoff menemui Presiden Rusia Vladimir Putin. Sang utusan khusus tersenyum.",
     "Sang utusan khusus", "Steve Witkoff"),
    ("Marco Rubio tiba. Suami Jeanette Rubio itu tersenyum.", "Suami Jeanette Rubio itu", "Marco Rubio"),
    ("Marco Rubio tiba. Suami Jeanette Rubio itu mendampingi Steve Witkoff. Ia tersenyum.", "Ia", "Marco Rubio"),
    ("Hujan turun. Ia lebat.", "Ia", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "whom"), CASES)
def test_reference(nlp: Language, text: str, words: str, whom: str | None) -> None:
    doc = nlp(prepare(nlp, Document(id="a", text=text)))
    found = {span.text: span._.actor for span in doc.spans["references"]}
    number = found.get(words)
    assert (doc._.actors[number].name if number is not None else None) == whom


def test_a_pronoun_inside_a_quotation_takes_no_focus(nlp: Language) -> None:
    text = 'Menlu AS Marco Rubio tiba. "Dia Vladimir Putin, dia menunggu," kata seorang pejabat. Ia lalu pulang.'
    doc = nlp(prepare(nlp, Document(id="a", text=text)))
    last = [span for span in doc.spans["references"] if span.text == "Ia"][0]
    assert doc._.actors[last._.actor].name == "Marco Rubio"
