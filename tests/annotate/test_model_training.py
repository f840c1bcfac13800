"""The steps that turn data into training examples: offsets stay right, and what is unknown stays unknown."""

from __future__ import annotations

import importlib
import itertools
import random
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vectors import Vectors

from kg.annotate.tokenizer import NewsTokenizer

TRAINING = Path(__file__).parents[2] / "training"


@pytest.fixture(scope="module", autouse=True)
def _path() -> Any:
    sys.path.insert(0, str(TRAINING))
    yield
    sys.path.remove(str(TRAINING))


def step(name: str) -> Any:
    return importlib.import_module(f"steps.{name}")


def teacher(name: str) -> Any:
    return importlib.import_module(f"teacher.{name}")


def make_doc(text: str) -> Doc:
    return NewsTokenizer(spacy.blank("id").vocab)(text)


TREEBANK = """\
# text = Ia menyetujuinya, kata Ani.
1\tIa\tia\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2-3\tmenyetujuinya\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tmenyetujui\tsetuju\tVERB\tVB\tVoice=Act\t0\troot\t_\t_
3\tnya\tnya\tPRON\tPRP\tPerson=3\t2\tobj\t_\t_
4\t,\t,\tPUNCT\t,\t_\t2\tpunct\t_\t_
5\tkata\tkata\tVERB\tVB\tVoice=Act\t2\tparataxis\t_\t_
6\tAni\tAni\tPROPN\tNNP\t_\t5\tnsubj\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


@pytest.fixture
def sentence(tmp_path: Path) -> Any:
    path = tmp_path / "small.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    (found,) = step("conllu").sentences(path)
    return found


def test_clitics_stay_on_their_words(sentence: Any) -> None:
    assert [word.form for word in sentence] == ["Ia", "menyetujuinya", ",", "kata", "Ani", "."]
    assert [word.head for word in sentence] == [1, 1, 1, 1, 3, 1]
    assert (sentence[1].upos, sentence[1].lemma, sentence[1].dep) == ("VERB", "setuju", "ROOT")


def test_a_treebank_sentence_becomes_the_text_it_was(sentence: Any) -> None:
    doc = step("conllu").doc_of(spacy.blank("id").vocab, [sentence, sentence], tags=True, lemmas=True)
    assert doc.text.strip() == "Ia menyetujuinya, kata Ani. Ia menyetujuinya, kata Ani."
    assert [sent.root.text for sent in doc.sents] == ["menyetujuinya", "menyetujuinya"]


def test_a_parsed_doc_gives_its_sentences_back(sentence: Any) -> None:
    conllu = step("conllu")
    doc = conllu.doc_of(spacy.blank("id").vocab, [sentence, sentence], tags=True, lemmas=True)
    assert conllu.sentences_of(doc) == [sentence, sentence]


def is_tree(heads: tuple[int, ...]) -> bool:
    """Is every word under the root, exactly one of them directly? `heads[k]` is the head of word k + 1."""
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        node, steps_up = start, 0
        while node and steps_up <= len(heads):
            node, steps_up = heads[node - 1], steps_up + 1
        if node:
            return False
    return True


@settings(deadline=None)
@given(st.integers(1, 4), st.lists(st.floats(-20, 20), min_size=25, max_size=25))
def test_no_tree_is_better_than_the_best(words: int, values: list[float]) -> None:
    scores = np.array(values).reshape(5, 5)[: words + 1, : words + 1]
    trees = filter(is_tree, itertools.product(range(words + 1), repeat=words))

    def total(heads: Iterable[int]) -> float:
        return sum(float(scores[k, head]) for k, head in enumerate(heads, start=1))

    found = tuple(teacher("trees").best_tree(scores))
    assert is_tree(found)
    assert total(found) == pytest.approx(max(map(total, trees)))


def test_a_teacher_learns_a_sentence_by_heart_in_the_way_of_each_treebank(sentence: Any) -> None:
    torch = pytest.importorskip("torch")
    torch.manual_seed(1)
    training, parser, parse, coding = map(teacher, ("train_parser", "parser", "parse", "coding"))
    nlp = spacy.blank("id")
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings, data=np.zeros((10, 96), dtype="float32"), mode="floret", minn=3, maxn=4, hash_count=2
    )
    otherwise = [replace(word, dep=f"{word.dep}:other" if word.dep != "ROOT" else "ROOT") for word in sentence]
    both = [training.Sentence(sentence, "csui-train"), training.Sentence(otherwise, "pud")]
    known = training.tables(both, both[:1], [])
    network, coder = parser.Parser(known), coding.Coder(known, nlp.vocab.vectors)
    optimizer = torch.optim.Adam(network.parameters(), 0.005)
    for _ in range(120):
        optimizer.zero_grad()
        network.loss(training.coded(coder, both, old=False), old=False).backward()
        optimizer.step()
    unparsed = [replace(word, head=None, dep="", upos="") for word in sentence]
    for each in both:
        (found,) = parse.parsed([(network, coder)], [unparsed], each.treebank)
        assert [(w.head, w.dep, w.upos) for w in found] == [(w.head, w.dep, w.upos) for w in each.words]


def test_commands_run_together_and_the_first_that_fails_ends_the_others(tmp_path: Path) -> None:
    late = tmp_path / "late"
    slow = f'python -c \'import time; time.sleep(20); open("{late}", "w")\''
    assert step("together").run(["python -c pass", "python -c 'print(1)'"]) == 0
    assert step("together").run(["python -c 'exit(3)'", slow]) == 3
    assert not late.exists()


def test_hints_and_truth_of_names_go_with_their_words() -> None:
    pytest.importorskip("torch")
    names = teacher("names")
    doc = make_doc("Ani Wijaya\nmenemui Putin.")
    for token in doc:
        token.is_sent_start = token.i == 0
    doc.spans["mentions"] = [doc.char_span(0, 10, label="PERSON")]
    doc.set_ents([doc.char_span(19, 24, label="PERSON")], missing=[doc[0:1]], default="outside")
    (found,) = names.sentences(doc)
    assert found.forms == ["Ani", "Wijaya", "menemui", "Putin", "."]
    assert [names.BIO[hint] for hint in found.hints] == ["B-PERSON", "I-PERSON", "O", "O", "O"]
    assert [names.BIO[tag] if tag >= 0 else "" for tag in names.truth(doc, found)] == ["", "O", "O", "B-PERSON", "O"]


pieces = st.lists(
    st.tuples(st.text("abc Z", min_size=1, max_size=5), st.booleans(), st.sampled_from(["", "x", "yy"])), max_size=8
)


@given(pieces)
def test_replacing_moves_the_labels_with_their_words(parts: list[tuple[str, bool, str]]) -> None:
    spans = step("spans")
    text, labels, changes, wanted = "", [], [], []
    for k, (word, labelled, new) in enumerate(parts):
        start = len(text)
        text += word
        if labelled:
            labels.append((start, len(text), f"L{k}"))
            wanted.append((word, f"L{k}"))
        elif k % 2:
            changes.append((start, len(text), new))
    done = spans.rebuilt(spans.Labelled(text, labels), changes)
    assert [(done.text[a:b], label) for a, b, label in done.spans] == wanted


def test_glued_names_keep_their_letters() -> None:
    spans, augment = step("spans"), step("augment")
    item = spans.Labelled("Presiden Prabowo Subianto dengan Putin di Moskow", [(9, 25, "PERSON"), (33, 38, "PERSON")])
    random.seed(1)
    for _ in range(20):
        done = augment.glued(item)
        assert [done.text[a:b] for a, b, _ in done.spans] == ["Prabowo Subianto", "Putin"]


def test_unknown_stretches_are_missing_and_not_negative() -> None:
    spans = step("spans")
    doc = spans.doc_of(make_doc, spans.Labelled("Ani bertemu Budi.", [(0, 3, "PERSON"), (12, 16, spans.UNKNOWN)]))
    assert [token.ent_iob_ for token in doc] == ["B", "O", "", "O"]
    again = spans.labelled_of(doc)
    assert again.spans == [(0, 3, "PERSON"), (12, 16, spans.UNKNOWN)]


GOLD = [
    ("Ia tiba di Moskow.", [("country", ["Moskow"]), ("place", ["Moskow"])], [("Moskow", "PLACE")]),
    ("Pejabat Moskow menolak.", [("country", ["Moskow"]), ("place", ["Moskow"])], [("Moskow", "COUNTRY")]),
    ("Ani Wijaya dan Ani pergi.", [("person", ["Ani", "Ani Wijaya"])], [("Ani Wijaya", "PERSON"), ("Ani", "PERSON")]),
    ("ASEAN dan AS hadir.", [("country", ["AS"])], [("AS", "COUNTRY")]),
]


@pytest.mark.parametrize(("text", "entities", "wanted"), GOLD, ids=[text for text, _, _ in GOLD])
def test_strings_become_spans(text: str, entities: Any, wanted: list[tuple[str, str]]) -> None:
    given_entities = [{"type": kind, "mentions": forms, "name": forms[-1]} for kind, forms in entities]
    found = step("gold").mention_spans(make_doc(text), given_entities)
    assert [(text[a:b], label) for a, b, label in found] == wanted


def test_tokens_are_joined_as_they_are_printed() -> None:
    rows = [(word, "O") for word in '" Ya , " kata Ani ( 5 ) .'.split()]
    assert step("licensed_ner")._joined(rows).text == '"Ya," kata Ani (5).'


def test_every_input_names_its_origin_and_licence() -> None:
    import csv

    with (TRAINING / "steps" / "inputs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["path"] for row in rows}) == len(rows) > 15
    for row in rows:
        assert (
            row["origin"]
            and row["licence"]
            and len(row["sha256"]) == 64
            and row["use"] in ("train", "test", "choose", "tried")
        )
    tested = {row["path"] for row in rows if row["use"] != "train"}
    assert {
        "corpora/ner/nerui.txt",
        "corpora/ner/nerugm.txt",
        "corpora/ud/csui-test.conllu",
        "gold/dev.jsonl",
    } <= tested


def test_a_missing_or_changed_input_is_named(tmp_path: Path) -> None:
    found = step("inputs").problems(tmp_path)
    assert found and all("missing" in line for line in found)
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "dev.jsonl").write_text("{}", encoding="utf-8")
    assert any("gold/dev.jsonl: not the file" in line for line in step("inputs").problems(tmp_path))
