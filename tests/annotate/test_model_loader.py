"""The shipped language model is found, checked and loaded, or one clear line says what is wrong."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy

from kg.annotate import model_loader
from kg.annotate.model_loader import check_weights, digest, load_weights
from kg.errors import EXIT_SETUP, SetupError


def seal(folder: Path, **changes: object) -> None:
    """Write changes and a fitting digest into a pipeline's `meta.json`."""
    path = folder / "meta.json"
    meta = {**json.loads(path.read_text(encoding="utf-8")), **changes}
    meta.pop("sha256", None)
    path.write_text(json.dumps(meta), encoding="utf-8")
    meta["sha256"] = digest(folder)
    path.write_text(json.dumps(meta), encoding="utf-8")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A pipeline with our tokenizer and a sentencizer, sealed."""
    folder = tmp_path / "weights"
    nlp = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "utusan.NewsTokenizer.v1"}}})
    nlp.add_pipe("sentencizer")
    nlp.to_disk(folder)
    seal(folder)
    return folder


def test_a_sealed_pipeline_loads_with_our_tokenizer(small: Path) -> None:
    nlp = load_weights(small)
    assert nlp.pipe_names == ["sentencizer"]
    assert [token.text for token in nlp("Presiden RIPrabowo tiba.")][:3] == ["Presiden", "RI", "Prabowo"]


def test_components_can_be_left_out(small: Path) -> None:
    assert load_weights(small, exclude=("sentencizer",)).pipe_names == []


def test_the_digest_does_not_depend_on_where_the_folder_lies(small: Path, tmp_path: Path) -> None:
    shutil.copytree(small, tmp_path / "elsewhere")
    assert digest(small) == digest(tmp_path / "elsewhere")


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


def empty(path: Path) -> None:
    path.write_bytes(b"")


DAMAGE: dict[str, Callable[[Path], object]] = {
    "no folder": lambda folder: shutil.rmtree(folder),
    "no meta.json": lambda folder: (folder / "meta.json").unlink(),
    "no config.cfg": lambda folder: (folder / "config.cfg").unlink(),
    "a flipped bit in the config": lambda folder: flip(folder / "config.cfg"),
    "a flipped bit in the strings": lambda folder: flip(folder / "vocab" / "strings.json"),
    "an emptied file": lambda folder: empty(folder / "vocab" / "strings.json"),
    "a renamed file": lambda folder: (folder / "vocab" / "strings.json").rename(folder / "vocab" / "string.json"),
    "a file too many": lambda folder: (folder / "more").write_text("x"),
    "an emptied meta.json": lambda folder: empty(folder / "meta.json"),
    "a meta.json of another kind": lambda folder: (folder / "meta.json").write_text("[1, 2]"),
    "a meta.json that is no text": lambda folder: (folder / "meta.json").write_bytes(b"\xff\xfe\x00"),
    "a changed meta.json": lambda folder: (folder / "meta.json").write_text(
        (folder / "meta.json").read_text().replace('"lang": "id"', '"lang": "en"')
    ),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_missing_or_damaged_model_is_one_clear_line(small: Path, damage: Callable[[Path], object]) -> None:
    damage(small)
    with pytest.raises(SetupError) as raised:
        load_weights(small)
    assert raised.value.exit_status == EXIT_SETUP == 4
    line = str(raised.value)
    assert "\n" not in line and "language model" in line and str(small) in line and "install" in line


@pytest.mark.parametrize("wanted", [">=3.9.0,<3.10.0", "<3.0.0", "==2.3.1"])
def test_a_model_of_another_spacy_names_both_versions(small: Path, wanted: str) -> None:
    seal(small, spacy_version=wanted)
    with pytest.raises(SetupError) as raised:
        check_weights(small)
    assert wanted in str(raised.value) and spacy.about.__version__ in str(raised.value)


@pytest.mark.parametrize("wanted", ["", "new", ">=3.8 or so"])
def test_a_model_that_names_no_version_is_refused(small: Path, wanted: str) -> None:
    seal(small, spacy_version=wanted)
    with pytest.raises(SetupError, match="spaCy"):
        check_weights(small)


def test_sealed_nonsense_is_still_no_traceback(small: Path) -> None:
    empty(small / "config.cfg")
    seal(small)
    with pytest.raises(SetupError, match="cannot be loaded"):
        load_weights(small)


def test_an_installation_without_weights_says_so(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_loader, "__file__", str(small / "model_loader.py"))
    with pytest.raises(SetupError, match="missing from the installation"):
        load_weights()
