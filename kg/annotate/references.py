"""Component `utusan_references`: words that stand for an actor named elsewhere in the article.

    PRON     ia, dia, beliau
    CLITIC   the token that carries -nya after a reporting verb, a kinship term or a role (`ujarnya`, `menantunya`)
    NOMINAL  a bare title with a demonstrative or an article (`sang menlu`, `presiden itu`, `Menlu tersebut`), a relative with
             a demonstrative (`Suami Ivanka Trump itu`)

A pronoun goes to the person that the reader has in mind: the subject of the clauses before it, first in its own sentence, then
in the sentences before (Centering: Grosz, Joshi and Weinstein 1995; subjects rank before objects, a subject that
goes on before one that is new). A bare title goes to the nearest person before it who holds such a role.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotate.attributes import document_of
from kg.annotate.kinship.lexicon import term_at

PRONOUNS = frozenset({"ia", "dia", "beliau"})
_DEMONSTRATIVES = frozenset({"itu", "tersebut", "ini"})
_ARTICLES = frozenset({"sang", "si"})
_CLITIC = re.compile(
    r"(?:kata|ujar|ucap|tutur|ungkap|tegas|jelas|imbuh|tambah|lanjut|papar|sebut|tulis|terang|cetus|beber|pungkas|sambung|tukas|tandas|menurut|katanya|klaim|tanya|jawab|simpul|cerita|kisah|pesan|harap|seru|puji"
    r"|menantu|istri|suami|putra|putri|anak|ayah|ibu|adik|kakak|mertua|besan|keponakan|cucu|paman|bibi|saudara|sepupu|ipar|pasangan|orangtua"
    r"|pendahulu|penerus|rekan|mitra|utusan|wakil|juru|penasihat|menteri)nya$",
    re.I,
)
_LONGEST_NAME = 4
_MEMORY = 8  # sentences that a reader keeps a person in mind for


@Language.factory("utusan_references", assigns=["doc.spans", "span._.actor"], requires=["doc.spans", "doc._.actors"])
def create_references(nlp: Language, name: str) -> ReferenceResolver:
    """The factory that a pipeline's config names."""
    return ReferenceResolver()


@dataclass(slots=True)
class _Focus:
    """What the reader has in mind: the persons of a sentence, the subject first."""

    ranked: list[int] = field(default_factory=list)


class ReferenceResolver:
    """Callable: Doc -> Doc with `doc.spans["references"]`."""

    def __call__(self, doc: Doc) -> Doc:
        mentions = {span.start: span for span in doc.spans.get("mentions", ())}
        titles = {span.start: span for span in doc.spans.get("titles", ())}
        holders: dict[str, list[int]] = {}
        for role in doc._.roles or ():
            holders.setdefault(role.role, []).append(role.holder)
        quoted = quoted_tokens(doc)
        noisy = bool(document_of(doc).noise)
        focus: list[_Focus] = []
        found: list[Span] = []
        for sent in doc.sents:
            now = _Focus()
            focus.append(now)
            i = sent.start
            while i < sent.end:
                token = doc[i]
                if noisy and token._.noise:
                    i += 1
                    continue
                if i in mentions:
                    span = mentions[i]
                    if span.label_ == "PERSON" and not quoted[i] and span._.actor not in now.ranked:
                        now.ranked.append(span._.actor)
                    i = max(i + 1, span.end)
                    continue
                made = self._reference(doc, i, titles)
                if made is not None:
                    label, end = made
                    span = Span(doc, i, end, label=label)
                    title = titles.get(i) or titles.get(i + 1)
                    if label == "NOMINAL" and title is not None:
                        span._.actor = self._by_role(title, holders, focus)
                    elif not quoted[i]:
                        span._.actor = self._in_focus(focus)
                    if span._.actor is not None and not quoted[i] and span._.actor not in now.ranked:
                        now.ranked.append(span._.actor)
                    if label != "NOMINAL" or span._.actor is not None:
                        found.append(span)
                    i = end
                    continue
                i += 1
        doc.spans["references"] = found
        return doc

    @staticmethod
    def _reference(doc: Doc, i: int, titles: dict[int, Span]) -> tuple[str, int] | None:
        """(label, end) of a reference that starts at token i."""
        text = doc[i].lower_
        if text in PRONOUNS:
            return "PRON", i + 1
        if _CLITIC.match(text):
            return "CLITIC", i + 1
        if text in _ARTICLES and i + 1 in titles:
            return "NOMINAL", titles[i + 1].end
        if i in titles:
            end = titles[i].end
            if end < len(doc) and doc[end].lower_ in _DEMONSTRATIVES:
                return "NOMINAL", end + 1
        end = _relative(doc, i)
        return ("NOMINAL", end) if end else None

    @staticmethod
    def _by_role(title: Span, holders: dict[str, list[int]], focus: list[_Focus]) -> int | None:
        """The person most recently in mind who holds a role of the title's type."""
        able = holders.get(title.label_, [])
        for past in reversed(focus):
            for actor in past.ranked:
                if actor in able:
                    return actor
        return able[0] if len(set(able)) == 1 else None

    @staticmethod
    def _in_focus(focus: list[_Focus]) -> int | None:
        """The person that a pronoun stands for: the subject of its own sentence so far, else of the nearest sentence with one."""
        now = focus[-1]
        if now.ranked:
            return now.ranked[0]
        for past in reversed(focus[:-1][-_MEMORY:]):
            if past.ranked:
                return past.ranked[0]
        return None


def _relative(doc: Doc, i: int) -> int:
    """Where a phrase ends that names the person in mind by whose relative he is (`Suami Ivanka Trump itu`); 0 if none starts here."""
    if i + 1 >= len(doc) or not doc[i + 1].text[:1].isupper():
        return 0
    term = term_at([doc[i].lower_], 0)
    if term is None or term.clitic:
        return 0
    end = i + 1
    while end < len(doc) and end - i <= _LONGEST_NAME and doc[end].text[:1].isupper():
        end += 1
    return end + 1 if i + 1 < end < len(doc) and doc[end].lower_ in _DEMONSTRATIVES else 0


def quoted_tokens(doc: Doc) -> list[bool]:
    """For every token: does it stand inside quotation marks? A newline or a second opening mark closes a lost quotation."""
    inside, state = [False] * len(doc), False
    for token in doc:
        if token.text in ("“", "„"):
            state = True
        elif token.text == "”":
            state = False
        elif token.text == '"':
            state = not state
        elif token.is_space and "\n" in token.text:
            state = False
        inside[token.i] = state
    return inside
