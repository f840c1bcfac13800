"""Text with labelled stretches <-> spaCy Docs for the NER: what is not known is missing, not a negative."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc
from spacy.util import filter_spans

UNKNOWN = "?"  # label of a stretch of which a set does not tell whether it is a name


@dataclass(slots=True)
class Labelled:
    """A text with stretches (start, end, label) by code points."""

    text: str
    spans: list[tuple[int, int, str]] = field(default_factory=list)


def doc_of(make_doc: Callable[[str], Doc], item: Labelled) -> Doc:
    """A Doc with entities; stretches that the tokens do not fit are missing."""
    doc = make_doc(item.text)
    found, missing = [], []
    for start, end, label in item.spans:
        span = doc.char_span(start, end, label=label)
        if span is not None and label != UNKNOWN:
            found.append(span)
        elif (wide := doc.char_span(start, end, alignment_mode="expand")) is not None:
            missing.append(wide)
    found = filter_spans(found)
    taken = {token.i for span in found for token in span}
    unknown = {token.i for span in missing for token in span} - taken
    doc.set_ents(found, missing=[doc[i : i + 1] for i in sorted(unknown)], default="outside")
    return doc


def labelled_of(doc: Doc) -> Labelled:
    """The other way round."""
    spans = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
    spans += [(token.idx, token.idx + len(token), UNKNOWN) for token in doc if token.ent_iob == 0]
    return Labelled(doc.text, sorted(spans))


def rebuilt(item: Labelled, pieces: Iterable[tuple[int, int, str]]) -> Labelled:
    """The text with non-overlapping stretches (start, end, new text) replaced, labels moved along."""
    text, at = [], 0
    shifts: list[tuple[int, int, int]] = []  # start and end of what was replaced, change of length
    for start, end, new in sorted(pieces):
        text += [item.text[at:start], new]
        shifts.append((start, end, len(new) - (end - start)))
        at = end
    text.append(item.text[at:])

    def moved(place: int, is_end: bool) -> int:
        return place + sum(
            by for start, end, by in shifts if (end <= place if is_end else end <= place and start < place)
        )

    spans = [(moved(start, False), moved(end, True), label) for start, end, label in item.spans]
    return Labelled("".join(text), [span for span in spans if span[0] < span[1]])
