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
    ("Marco Rubio mengatakan bahwa Steve Witkoff senang ketika ia tiba.", "ia", "Steve Witkoff"),
    ("Marco Rubio mengatakan bahwa rapat dibuka ketika ia tiba.", "ia", "Marco Rubio"),
    ("Nasib Steve Witkoff jelas setelah Marco Rubio mengatakan pekan lalu bahwa ia pulang.", "ia", "Marco Rubio"),
    ("Steve Witkoff menemui Marco Rubio dan mengatakan bahwa ia pulang.", "ia", "Steve Witkoff"),
    ("Steve Witkoff mengatakan kepada Marco Rubio bahwa ia pulang.", "ia", "Steve Witkoff"),
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
    ("Marco Rubio tiba. Bersama Menlu Jepang Takeshi Iwaya, rapat dibuka. Ia berpidato.", "Ia", "Marco Rubio"),
    ("Marco Rubio tiba. Rapat dibuka oleh Takeshi Iwaya. Ia berpidato.", "Ia", "Takeshi Iwaya"),
    ("Rapat digelar untuk Takeshi Iwaya. Ia berpidato.", "Ia", "Takeshi Iwaya"),
    ("Prabowo Subianto tiba di Paris. Mantan jenderal itu disambut hangat.", "jenderal itu", "Prabowo Subianto"),
    ("Donald Trump tiba. Pengusaha real estat asal New York itu melambaikan tangan.",
     "Pengusaha real estat asal New York itu", "Donald Trump"),
    ("Donald Trump tiba. Sang pengusaha melambaikan tangan.", "Sang pengusaha", "Donald Trump"),
    ("Donald Trump tiba. Seorang pengusaha dari kota itu melambaikan tangan.", "pengusaha dari kota itu", None),
    ("Donald Trump tiba. Rombongan belasan pengusaha senior ini menyusul.", "pengusaha senior ini", None),
    ("Donald Trump tiba. Sebanyak 12 pengusaha senior ini menyusul.", "pengusaha senior ini", None),
    ("Donald Trump tiba. Pengusaha dari kota itu melambaikan tangan.", "Pengusaha dari kota itu", None),
    ("Donald Trump tiba. Pengusaha hadir, kata polisi itu.", "Pengusaha hadir, kata polisi itu", None),
    ("Partai Demokrat menolak usul Kementerian Luar Negeri. Kader partai itu berunjuk rasa.",
     "partai itu", "Partai Demokrat"),
    ("Kementerian Luar Negeri membantah. Pegawai partai itu diam.", "partai itu", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "whom"), CASES)
def test_reference(nlp: Language, text: str, words: str, whom: str | None) -> None:
    doc = nlp(prepare(nlp, Document(id="a", text=text)))
    found = {span.text: span._.actor for span in doc.spans["references"]}
    number = found.get(words)
    assert (doc._.actors[number].name if number is not None else None) == whom


POSSESSIVES = [
    ("Marco Rubio pulang. Rumahnya besar.", "Rumahnya", "Marco Rubio"),
    ("Marco Rubio tiba. Steve Witkoff menjemputnya di bandara.", "menjemputnya", "Marco Rubio"),
    ("Steve Witkoff menjemputnya di bandara.", "menjemputnya", None),
    ("Marco Rubio tiba. Akhirnya hujan reda.", "Akhirnya", None),
    ("Marco Rubio tiba. Hujan menunda berkumpulnya tamu.", "berkumpulnya", None),
]


@pytest.mark.parametrize(("text", "word", "whom"), POSSESSIVES)
def test_possessive(nlp: Language, text: str, word: str, whom: str | None) -> None:
    doc = nlp(prepare(nlp, Document(id="a", text=text)))
    found = {span.text: span._.actor for span in doc.spans["possessives"]}
    number = found.get(word)
    assert (doc._.actors[number].name if number is not None else None) == whom
    assert not found.keys() & {span.text for span in doc.spans["references"]}


def test_whom_a_possessive_means_stays_in_mind(nlp: Language) -> None:
    text = "Marco Rubio tiba. Wajahnya cerah ketika Steve Witkoff menyapa. Ia tersenyum."
    doc = nlp(prepare(nlp, Document(id="a", text=text)))
    (span,) = (span for span in doc.spans["references"] if span.text == "Ia")
    assert doc._.actors[span._.actor].name == "Marco Rubio"


def test_a_pronoun_inside_a_quotation_takes_no_focus(nlp: Language) -> None:
    text = 'Menlu AS Marco Rubio tiba. "Dia Vladimir Putin, dia menunggu," kata seorang pejabat. Ia lalu pulang.'
    doc = nlp(prepare(nlp, Document(id="a", text=text)))
    last = [span for span in doc.spans["references"] if span.text == "Ia"][0]
    assert doc._.actors[last._.actor].name == "Marco Rubio"
