"""Meetings: the table `cases/meetings.csv` on Docs whose names are marked by hand; evidence, hostile input, properties."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotate import pipeline
from kg.annotate.attributes import ActorState
from kg.annotate.meetings import read_meetings
from kg.annotate.meetings.confidence import confidence, least
from kg.model import Document, MeetingMention
from kg.resources import ontology_dir

CASES = Path(__file__).parents[1] / "cases"
LABELS = {"P": ("PERSON", "person"), "C": ("COUNTRY", "country"), "O": ("ORG", "organization"), "L": ("PLACE", "place")}
MARK = re.compile(r"\[([PCOLR]):([^\]=]+)(?:=([^\]]+))?\]")
WITHOUT_NAMES = ("sentences", "dates", "titles")


def table(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8") as file:
        lines = (line for line in file if not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter=";", quoting=csv.QUOTE_NONE))


@cache
def nlp() -> tuple[Language, Language]:
    """The components that need no names, and the one that reads roles."""
    return pipeline.load(WITHOUT_NAMES), pipeline.load(("roles",))


def marked(text: str, published: str | None = None) -> Doc:
    """A Doc whose names are those marked in the text, with dates, titles and roles, as the pipeline would hand it on."""
    plain, spans, end = "", [], 0
    for mark in MARK.finditer(text):
        plain += text[end : mark.start()]
        spans.append((len(plain), len(plain) + len(mark[2]), mark[1], mark[3] or mark[2]))
        plain += mark[2]
        end = mark.end()
    plain += text[end:]
    first, roles = nlp()
    doc = first(pipeline.prepare(first, Document(id="a", text=plain, published=published)))
    actors: list[ActorState] = []
    mentions: list[Span] = []
    references: list[Span] = []
    for start, stop, kind, name in spans:
        label = LABELS[kind][0] if kind in LABELS else "PRON"
        span = doc.char_span(start, stop, label=label, alignment_mode="expand")
        assert span is not None
        index = next((i for i, actor in enumerate(actors) if actor.name == name), None)
        if index is None:
            index = len(actors)
            actors.append(ActorState(LABELS.get(kind, LABELS["P"])[1], name, []))
        actors[index].aliases.append(plain[start:stop])
        span._.actor = index
        (references if kind == "R" else mentions).append(span)
    doc._.actors = actors
    doc.spans["mentions"], doc.spans["references"] = mentions, references
    for _, component in roles.pipeline:
        doc = component(doc)
    return doc


def described(doc: Doc, meeting: MeetingMention) -> str:
    def names(indices: tuple[int, ...]) -> str:
        return "+".join(sorted(doc._.actors[i].name for i in indices)) or "-"

    place = "-" if meeting.place is None else doc._.actors[meeting.place].name
    parts = (
        names(meeting.participants),
        names(meeting.parties),
        place,
        meeting.date or "-",
        meeting.status,
        meeting.mode,
    )
    return " / ".join(parts)


def ordered(line: str) -> str:
    who, parties, *rest = line.split(" / ")
    return " / ".join(("+".join(sorted(who.split("+"))), "+".join(sorted(parties.split("+"))), *rest))


ROWS = table("meetings.csv")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["construction"])
def test_meetings_of_the_table(row: dict[str, str]) -> None:
    doc = marked(row["text"], row["published"])
    expected = [] if row["meetings"] == "-" else sorted(map(ordered, row["meetings"].split(" || ")))
    assert sorted(described(doc, meeting) for meeting in read_meetings(doc)) == expected


@pytest.mark.parametrize("row", [row for row in ROWS if row["meetings"] != "-"], ids=lambda row: row["construction"])
def test_evidence_is_a_sentence_of_the_text_with_its_cues(row: dict[str, str]) -> None:
    doc = marked(row["text"], row["published"])
    for meeting in read_meetings(doc):
        assert meeting.evidence and 0 < meeting.confidence < 1
        assert meeting.cue and meeting.cue in doc.text
        for piece in meeting.evidence:
            assert piece.article == "a" and piece.rule.startswith("meeting ")
            assert doc.text[piece.start : piece.end] == piece.quote == piece.quote.strip() != ""
            assert piece.cues and all(piece.start <= start < end <= piece.end for start, end in piece.cues)
        assert len({(piece.start, piece.end) for piece in meeting.evidence}) == len(meeting.evidence)


def test_the_best_sentence_comes_first() -> None:
    doc = marked(
        "Pertemuan itu penting. [P:Luc Bernier] bertemu [P:Jan Kowal]. Pertemuan itu dihadiri [P:Ana Ruiz], [P:Ben Oto], "
        "[P:Cai Lin], dan [P:Dia Noor]."
    )
    (meeting,) = read_meetings(doc)
    assert meeting.evidence[0].quote.startswith("Pertemuan itu dihadiri")
    assert len(meeting.participants) == 6


@pytest.mark.parametrize(
    ("text", "venue", "duration", "about", "kind"),
    [
        ("[P:A Budi] bertemu [P:B Sari] di Istana Anggrek, [L:Bogor].", "Istana Anggrek", "", (), "other"),
        ("[P:A Budi] menerima [P:B Sari] di kediamannya di [L:Solo].", "kediamannya", "", (), "other"),
        ("[P:A Budi] bertemu [P:B Sari] selama dua jam.", "", "dua jam", (), "other"),
        ("[P:A Budi] bertemu [P:B Sari] membahas harga beras.", "", "", ("harga beras",), "other"),
        ("[P:A Budi] berdiskusi dengan [P:B Sari] terkait utang luar negeri.", "", "", ("utang luar negeri",), "other"),
        ("[C:Kuba] berunding dengan [C:Peru] soal tarif.", "", "", ("tarif",), "negotiation"),
        ("Pertemuan trilateral [C:Kuba], [C:Peru], dan [C:Chili] digelar.", "", "", (), "trilateral"),
        ("Presiden [C:Kuba] [P:A Diaz] bertemu Presiden [C:Peru] [P:B Luna].", "", "", (), "bilateral"),
        ("Presiden [C:Kuba] [P:A Diaz] bertemu Menteri Keuangan [C:Kuba] [P:B Luna].", "", "", (), "internal"),
        ("Presiden [C:Kuba] [P:A Diaz] disambut Presiden [C:Peru] [P:B Luna].", "", "", (), "visit"),
        ("[P:A Diaz] menghadiri KTT [O:ASEAN].", "", "", (), "multilateral"),
    ],
)
def test_venue_duration_topic_and_kind(text: str, venue: str, duration: str, about: tuple[str, ...], kind: str) -> None:
    (meeting,) = read_meetings(marked(text))
    assert (meeting.venue, meeting.duration, meeting.about, meeting.kind) == (venue, duration, about, kind)


@pytest.mark.parametrize("row", table("meeting_topics.csv"), ids=lambda row: row["construction"])
def test_topics_of_the_table(row: dict[str, str]) -> None:
    expected = [[] if said == "-" else said.split(" | ") for said in row["topics"].split(" || ")]
    assert [list(meeting.about) for meeting in read_meetings(marked(row["text"]))] == expected


def test_a_list_with_semicolons_is_one() -> None:
    doc = marked(
        "[P:Raka Wiranata] memanggil beberapa menterinya, seperti Menteri Kehutanan, [P:Luc Bernier]; "
        "Menteri Pertanian, [P:Jan Kowal] dan Menteri Energi [P:Sofia Marchetti].",
        "2025-03-05",
    )
    assert [len(meeting.participants) for meeting in read_meetings(doc)] == [4]


@pytest.mark.parametrize(("host", "count"), [("Italia", 1), ("Peru", 0)])
def test_who_visits_a_capital_visits_its_state(host: str, count: int) -> None:
    doc = marked(
        f"Menteri Luar Negeri [C:Jepang] [P:Kenji Morita] mengunjungi [L:Roma] pada 3 Maret 2025. [C:{host}] menyambut.",
        "2025-03-05",
    )
    for actor in doc._.actors:
        actor.iso = {"Italia": "IT", "Peru": "PE", "Jepang": "JP"}.get(actor.name)
    assert len(read_meetings(doc)) == count


AGREEMENTS = [
    ("Perundingan IEU-CEPA berlangsung sepuluh tahun.", 1),
    ("Negosiasi perjanjian dagang bebas (IEU-CEPA) rampung.", 1),
    ("Perundingan IEU-CEPA berlangsung sepuluh tahun, kata Peru.", 1),
    ("Perundingan IA-CEPA berlangsung sepuluh tahun.", 0),
    ("Perundingan rampung, dan IEU-CEPA diteken.", 0),
    ("Naskah IEU-CEPA diterbitkan.", 0),
]


@pytest.mark.parametrize(("text", "count"), AGREEMENTS)
def test_talks_by_the_acronym_of_an_agreement(text: str, count: int) -> None:
    doc = marked(f"[C:Indonesia] dan mitranya, [O:Uni Eropa], optimistis. {text}", "2025-03-05")
    doc._.actors[0].iso = "ID"
    found = [{doc._.actors[party].name for party in meeting.parties} for meeting in read_meetings(doc)]
    assert found == [{"Indonesia", "Uni Eropa"}] * count


def test_site_noise_gives_no_meeting() -> None:
    doc = marked("[P:Luc Bernier] bertemu [P:Jan Kowal].")
    for token in doc:
        token._.noise = True
    assert read_meetings(doc) == []


def test_a_range_of_days_keeps_both_ends() -> None:
    (meeting,) = read_meetings(marked("[C:Kuba] berunding dengan [C:Peru] pada 10-12 Mei 2025.", "2025-05-20"))
    assert (meeting.date, meeting.end_date) == ("2025-05-10", "2025-05-12")


def test_words_are_notations_of_the_ontology() -> None:
    concepts = (ontology_dir() / "concepts.ttl").read_text(encoding="utf-8")
    for row in ROWS:
        for meeting in read_meetings(marked(row["text"], row["published"])):
            for notation in (meeting.status, meeting.mode, meeting.kind):
                assert f'"{notation}"' in concepts


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "bertemu", "Pertemuan", "\x00 bertemu \u202e", "KTT KTT KTT", "\U0001f600" * 40]
)
def test_text_without_names_has_no_meetings(text: str) -> None:
    assert read_meetings(marked(text)) == []


def test_actors_without_a_mention_do_no_harm() -> None:
    doc = marked("Mereka bertemu.")
    doc._.actors = [ActorState("person", "Luc Bernier", []), ActorState("country", "Kuba", [])]
    assert read_meetings(doc) == []


def test_confidence_is_a_probability_for_unknown_features() -> None:
    assert 0 < confidence(()) < 1
    assert confidence(("no such feature",)) == confidence(())
    assert 0 <= least() < 1


PIECES = st.sampled_from(
    [
        "[P:Luc Bernier]",
        "[P:Jan Kowal]",
        "[C:Kuba]",
        "[O:ASEAN]",
        "[L:Lima]",
        "bertemu",
        "dengan",
        "pertemuan",
        "itu",
        "antara",
        "dan",
        ",",
        ".",
        "di",
        "akan",
        "usai",
        "Presiden",
        "kunjungan",
        "ke",
        "KTT",
        '"',
        "kata",
        "dihadiri",
        "keduanya",
        "5 Mei 2025",
        "tidak",
        "telepon",
        "(",
        ")",
        "dari",
        "pejabat",
        "untuk",
        "menerima",
        "oleh",
        "disambut",
    ]  # fmt: skip
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_order_of_words_reads_without_harm(pieces: list[str]) -> None:
    doc = marked(" ".join(pieces), "2025-05-20")
    for meeting in read_meetings(doc):
        known = range(len(doc._.actors))
        assert all(i in known for i in (*meeting.participants, *meeting.parties))
        assert not set(meeting.participants) & set(meeting.parties)
        assert len(meeting.participants) + len(meeting.parties) >= 2
        assert meeting.place is None or meeting.place in known
        assert all(doc.text[e.start : e.end] == e.quote for e in meeting.evidence)
    again = marked(" ".join(pieces), "2025-05-20")
    assert read_meetings(again) == read_meetings(doc)
