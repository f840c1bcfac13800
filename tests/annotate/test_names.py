"""Names and actors: what is found, of what kind, and which forms are one actor."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotate.actors import is_short_for
from kg.annotate.names import KINDS
from kg.annotate.pipeline import load, prepare
from kg.model import Document

CASES = Path(__file__).parents[1] / "cases" / "names.csv"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(only=("sentences", "titles", "names", "actors"))


def read(nlp: Language, text: str) -> Doc:
    return nlp(prepare(nlp, Document(id="a", text=text)))


def cases() -> list[tuple[str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(row["text"], row["names"]) for row in csv.DictReader(lines, delimiter=";", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("text", "names"), cases())
def test_names(nlp: Language, text: str, names: str) -> None:
    doc = read(nlp, text)
    found = {f"{KINDS[span.label_]}:{span.text}" for span in doc.spans["mentions"]}
    assert found == (set() if names == "-" else set(names.split(" | ")))


def actors(doc: Doc) -> dict[str, set[str]]:
    return {actor.name: set(actor.aliases) for actor in doc._.actors}


def test_short_forms_and_metonyms_join_the_full_name(nlp: Language) -> None:
    doc = read(
        nlp,
        "Presiden Rusia Vladimir Putin menerima utusan AS di Moskow. Putin lalu menelepon. "
        "Menurut Moskow, Amerika Serikat sudah setuju. Presiden Rusia itu gembira.",
    )
    found = actors(doc)
    assert found["Vladimir Putin"] == {"Vladimir Putin", "Putin"}
    assert found["Rusia"] == {"Rusia", "Moskow"}
    assert found["Amerika Serikat"] == {"AS", "Amerika Serikat"}
    assert sum(actor.kind == "place" for actor in doc._.actors) == 1  # Moskow, the city


def test_an_acronym_in_brackets_is_another_name_of_the_body(nlp: Language) -> None:
    doc = read(nlp, "Asosiasi Pengusaha Kopi Nusantara (APKN) hadir. Ketua APKN menolak.")
    assert actors(doc)["Asosiasi Pengusaha Kopi Nusantara"] >= {"APKN"}


@pytest.mark.parametrize(
    ("text", "name", "also"),
    [
        ("Presiden Volodymyr Zelensky tiba. Zelenskyy lalu berpidato.", "Volodymyr Zelensky", {"Zelenskyy"}),
        ("Menlu Budi Santoso alias Yudi hadir. Menlu Yudi menolak.", "Budi Santoso", {"Yudi"}),
        ("Mahkamah Konstitusi Chile bersidang. Hakim MK menolak.", "Mahkamah Konstitusi Chile", {"MK"}),
        ("Kemlu Jepang menolak. Kementerian Luar Negeri Jepang diam.", "Kementerian Luar Negeri Jepang", {"Kemlu Jepang"}),
        ("KPK RI menyita dokumen. KPK diam.", "KPK RI", {"KPK"}),
        ("PT Contoh Makmur Tbk merugi. PT Contoh Makmur diam.", "PT Contoh Makmur Tbk", {"PT Contoh Makmur"}),
        ("Kedutaan Besar Chile di Roma tutup. Kedutaan Besar Chile diam.", "Kedutaan Besar Chile di Roma", {"Kedutaan Besar Chile"}),
        ("Asosiasi Pengusaha Kopi Nusantara (disingkat APKN) hadir. Ketua APKN menolak.", "Asosiasi Pengusaha Kopi Nusantara", {"APKN"}),
        ("Asosiasi Pengusaha Kopi Nusantara hadir. Ketua APKN menolak.", "Asosiasi Pengusaha Kopi Nusantara", {"APKN"}),
        ("Menlu Budi Santoso, yang lebih dikenal sebagai Bambang, hadir.", "Budi Santoso", {"Bambang"}),
        (
            "Kapolri Jenderal Tigor Santoso Wibowo, biasa disebut Tigor Santoso, menemui Presiden RI Wibowo Laksana. Tigor Santoso pulang. "
            "Presiden Wibowo diam.",
            "Wibowo Laksana",
            {"Wibowo"},
        ),
        ("Menlu tiba di Kota Chongqing. Ia lalu pulang dari Chongqing.", "Chongqing", {"Kota Chongqing"}),
        ("Menlu Martin J\u00c3\u00a4ger tiba. J\u00c3\u00a4ger pulang.", "Martin J\u00e4ger", {"J\u00c3\u00a4ger"}),
        (
            "Pangeran Mohammed bin Salman (MbS) Al Saud tiba. Ia disambut Pangeran Suud bin Abdul Al-Saud.",
            "Mohammed bin Salman",
            {"Al Saud"},
        ),
        ("Menlu \u00c9lise Borne tiba. Borne pulang.", "\u00c9lise Borne", {"Borne"}),
    ],
)  # fmt: skip
def test_forms_of_one_actor_are_joined(nlp: Language, text: str, name: str, also: set[str]) -> None:
    assert actors(read(nlp, text))[name] >= also


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Presiden Donald Trump pulang. Putranya, Donald Trump Jr, menyusul.", {"Donald Trump", "Donald Trump Jr"}),
        ("Presiden Santoso didampingi istrinya, Sari Santoso.", {"Santoso", "Sari Santoso"}),
        ("Mahkamah Konstitusi bersidang. Mahkamah Konstitusi Chile menyusul.", {"Mahkamah Konstitusi", "Mahkamah Konstitusi Chile"}),
        (
            "Menlu tiba di Kementerian Luar Negeri Chile. Kementerian Luar Negeri RI senang.",
            {"Kementerian Luar Negeri Chile", "Kementerian Luar Negeri RI"},
        ),
        ("Menlu tiba di Kota Bengkulu. Kota itu di Bengkulu.", {"Kota Bengkulu", "Bengkulu"}),
        ("Menlu Budi Santoso dipanggil Presiden. Menlu Budi Santoso dipanggil Donald Trump.", {"Budi Santoso", "Donald Trump"}),
        ("Asosiasi Pengusaha Kopi Nusantara hadir. Ketua APKA menolak.", {"Asosiasi Pengusaha Kopi Nusantara", "APKA"}),
    ],
)  # fmt: skip
def test_actors_that_are_kept_apart(nlp: Language, text: str, names: set[str]) -> None:
    assert names <= set(actors(read(nlp, text)))


def test_a_foreign_body_is_not_the_home_body_of_that_name(nlp: Language) -> None:
    doc = read(nlp, "Mahkamah Konstitusi Chile bersidang. Hakim MK menolak.")
    body = next(actor for actor in doc._.actors if "MK" in actor.aliases)
    assert body.known is None and body.iso is None


def test_credits_name_nobody(nlp: Language) -> None:
    doc = read(nlp, "Presiden Chile Pablo Rojas tiba. Diadaptasi oleh Ratna Dewi. Editor: Budi Hartanto.")
    assert {span.text for span in doc.spans["mentions"] if span.label_ == "PERSON"} == {"Pablo Rojas"}


def test_every_mention_has_an_actor_of_its_kind(nlp: Language) -> None:
    doc = read(
        nlp, "Menlu RI Sugiono dan Menlu Jepang Takeshi Iwaya bertemu di Tokyo. Sugiono berterima kasih kepada Jepang."
    )
    for span in doc.spans["mentions"]:
        assert doc._.actors[span._.actor].kind == KINDS[span.label_]
        assert span.text in doc._.actors[span._.actor].aliases


def test_noise_gives_no_names(nlp: Language) -> None:
    from kg.model import Noise

    text = "Vladimir Putin tiba.\nBaca juga: Marco Rubio Batal Hadir\nIa pulang."
    start = text.index("Baca")
    document = Document(id="a", text=text, noise=(Noise(start, text.index("\nIa"), "readon"),))
    doc = nlp(prepare(nlp, document))
    assert [span.text for span in doc.spans["mentions"]] == ["Vladimir Putin"]


def test_a_trained_recogniser_adds_what_capitals_do_not_show(nlp: Language) -> None:
    doc = nlp.make_doc("utusan khusus steve witkoff tiba di moskow")
    for token in doc:
        token.is_sent_start = token.i == 0
    doc.ents = [Span(doc, 2, 4, label="PERSON"), Span(doc, 6, 7, label="GPE")]
    for name in ("utusan_names", "utusan_actors"):
        doc = nlp.get_pipe(name)(doc)
    assert [(span.text, span.label_) for span in doc.spans["mentions"]] == [
        ("steve witkoff", "PERSON"),
        ("moskow", "PLACE"),  # after `di` the city
    ]
    assert len(doc._.actors) == 2


def test_a_trained_recogniser_parts_a_person_from_a_body_after_a_title(nlp: Language) -> None:
    doc = nlp.make_doc("Direktur PT Contoh Makmur Zarq Molvin menolak.")
    for token in doc:
        token.is_sent_start = token.i == 0
    doc.ents = [Span(doc, 4, 6, label="PERSON")]
    for name in ("utusan_titles", "utusan_names", "utusan_actors"):
        doc = nlp.get_pipe(name)(doc)
    assert [(span.text, span.label_) for span in doc.spans["mentions"]] == [
        ("PT Contoh Makmur", "ORG"),
        ("Zarq Molvin", "PERSON"),
    ]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Anggota Komisi I DPR dari Fraksi PKS Zuramta mengkritik langkah itu.", "Zuramta"),
        ("Duta Besar Republik Indonesia untuk Kerajaan Belanda Zayerfas menerima kunjungan itu.", "Zayerfas"),
        ("Hikmahanto Juwana menolak usulan itu.", "Hikmahanto Juwana"),  # the second word is a town
        ("Menurut guru besar UI Hikmahanto Molvin, itu keliru.", "Hikmahanto Molvin"),
        ("Hikmahanto Molvin Optimistis Timnas Menang\n\nHikmahanto Molvin menolak.", "Hikmahanto Molvin"),
    ],
)
def test_a_recogniser_decides_who_holds_an_office_and_where_a_name_ends(nlp: Language, text: str, person: str) -> None:
    doc = nlp.get_pipe("utusan_sentences")(nlp.make_doc(text))
    starts = [match.start() for match in re.finditer(person, text)]
    doc.ents = [doc.char_span(start, start + len(person), label="PERSON") for start in starts]
    for name in ("utusan_titles", "utusan_names", "utusan_actors"):
        doc = nlp.get_pipe(name)(doc)
    found = [span.text for span in doc.spans["mentions"] if span.label_ == "PERSON"]
    assert found == [person] * len(starts)


@pytest.mark.parametrize(
    ("short", "full", "holds"),
    [
        ("putin", "vladimir putin", True),
        ("zelenskyy", "volodymyr zelensky", True),
        ("v putin", "vladimir putin", True),
        ("prabowo", "prabowo subianto", True),
        ("subianto prabowo", "prabowo subianto", False),
        ("lee", "li qiang", False),
        ("trump", "melania", False),
        ("bin salman", "mohammed bin salman", True),
        ("salman bin abdulaziz", "mohammed bin salman bin abdulaziz", False),
        ("abdul aziz", "saud bin abdul aziz al saud", False),
        ("al saud", "saud bin abdul aziz al saud", True),
    ],
)
def test_is_short_for(short: str, full: str, holds: bool) -> None:
    assert is_short_for(tuple(short.split()), tuple(full.split())) is holds
