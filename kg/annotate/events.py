"""Component `utusan_events`: names of gatherings, wars, agreements and plans, in `doc.spans["events"]`.

    EVENT   `KTT ASEAN ke-47`, `Sidang Umum PBB`, `Perang Dunia II`, `Operasi Rising Lion`
    TREATY  `Konvensi Wina`, `perjanjian damai Thailand-Kamboja`, `Resolusi 2334`, `IEU-CEPA`
    PLAN    `Agenda 2030`, `Rencana Kerja Integrasi ASEAN`

A name is a word that such names begin with (`event_names.csv`) and the capitalised words, numbers and ordinals behind it. Such a
word in small letters begins one only with a modifier (`perjanjian damai ...`) or before two names with a hyphen (`perang Rusia-Ukraina`).
"""

from __future__ import annotations

import re
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotate import lexicon

GROUP = "events"
_LEXICON = "event_names.csv"
_LABELS = ("EVENT", "TREATY", "PLAN")
_WHOLE = ("TREATY", "PLAN")  # labels of names that can be one word
_LONGEST = 14  # tokens of a name
_LONGEST_PARTIES = 6  # tokens before `CEPA`
_NUMBER = re.compile(r"ke-\w+|\d+(?:[./-]\d+)*|[IVXLC]+", re.I)
_HYPHENS = frozenset({"-", "–", "--"})


@Language.factory("utusan_events", assigns=["doc.spans"], requires=["doc.spans"])
def create_events(nlp: Language, name: str) -> Events:
    """The factory that a pipeline's config names."""
    return Events()


class Events:
    """Callable: Doc -> Doc with `doc.spans["events"]`, sorted, without overlaps."""

    def __call__(self, doc: Doc) -> Doc:
        reader = _Reader(doc)
        found: list[Span] = []
        i = 0
        while i < len(doc):
            span = reader.name_at(i)
            if span is not None and not any(token._.noise for token in span):
                while found and found[-1].end > span.start:
                    found.pop()  # `perjanjian Indonesia-EU CEPA`: the name with its own letters
                found.append(span)
            i = span.end if span is not None else i + 1
        doc.spans[GROUP] = found
        return doc


@cache
def _heads() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """{first word: (words, label), the longest first}."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for label in _LABELS:
        for words in lexicon.uses(_LEXICON)[label]:
            table.setdefault(words[0], []).append((words, label))
    return {first: tuple(sorted(heads, key=lambda head: -len(head[0]))) for first, heads in table.items()}


def _words(use: str) -> frozenset[str]:
    return lexicon.singles(_LEXICON, use)


class _Reader:
    """Reads names off the tokens of one Doc."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.low = [token.lower_ for token in doc]
        self.starts = {span.start: span.label_ for span in doc.spans.get("mentions", ())}
        self.ends = {span.end: span for span in doc.spans.get("mentions", ()) if span.label_ == "COUNTRY"}
        self.titles = {i for span in doc.spans.get("titles", ()) for i in range(span.start, span.end)}

    def name_at(self, i: int) -> Span | None:
        """The name that begins at token i, or whose last word stands there (`EU CEPA`)."""
        return self._whole(i) or self._headed(i)

    def _whole(self, i: int) -> Span | None:
        """`JCPOA`, and with the parties before it: `IEU-CEPA`, `Indonesia-EAEU FTA`."""
        for label in _WHOLE:
            if self.low[i].rsplit("-", 1)[-1] in _words(f"{label} name") and self.doc[i].text[-3:-1].isupper():
                start = i
                while start > max(0, i - _LONGEST_PARTIES) and (
                    self._party(start) or (self.doc[start - 1].text in _HYPHENS and self._party(start - 1))
                ):
                    start = self.ends[start].start if start in self.ends else start - 1
                return Span(self.doc, start, i + 1, label=label)
        return None

    def _party(self, end: int) -> bool:
        """Whether a country's name or an acronym ends before token `end`."""
        return end > 0 and (end in self.ends or self.doc[end - 1].text.replace("-", "").isupper())

    def _headed(self, i: int) -> Span | None:
        """A name that begins with `KTT`, `Konvensi`, `perjanjian damai` ..."""
        if i in self.titles or (i and self._capital(i - 1) and not self.doc[i].is_sent_start):
            return None
        for words, label in _heads().get(self.low[i], ()):
            if tuple(self.low[i : i + len(words)]) != words:
                continue
            end = first = i + len(words)
            while end < len(self.doc) and self.low[end] in _words("modifier") and not self._capital(end):
                end += 1
            if end in self.titles or (end == first and self.starts.get(end) == "PERSON"):
                return None  # `Rencana Menteri ...`, `Rencana Prabowo ...`
            modified = end > first
            end, names, paired = self._rest(end)
            proper = self._capital(i) and (names > 1 or not self.doc[i].is_sent_start or words[0] == "ktt")
            return Span(self.doc, i, end, label=label) if names and (proper or modified or paired) else None
        return None

    def _rest(self, start: int) -> tuple[int, int, bool]:
        """(end, number of its words, whether two are joined by a hyphen) of the capitalised words and numbers from `start`."""
        end, names, paired = start, 0, False
        while end < min(len(self.doc), start + _LONGEST):
            if self.low[end] == "ke" and self.doc[end + 1 : end + 2].text == "-":
                end, names = min(end + 3, len(self.doc)), names + 1  # `Ke-28`
            elif self._part(end):
                parts = self.doc[end].text.split("-")
                paired = paired or (len(parts) > 1 and all(part[:1].isupper() for part in parts))
                end, names = end + 1, names + 1
            elif names and self._part(end + 1) and self.doc[end].text in _HYPHENS:
                end, paired = end + 1, True
            elif names > 1 and self._part(end + 1) and self.low[end] in _words("inside"):
                end += 1
            else:
                break
        return end, names, paired

    def _part(self, i: int) -> bool:
        """Whether a token can be a part of a name: capitalised or a number, no word that ends a name, no person, no head of another."""
        if i >= len(self.doc):
            return False
        if _NUMBER.fullmatch(self.doc[i].text):
            return True
        other = self.starts.get(i) == "PERSON" or self.low[i] in _heads() or self.low[i] in _words("ends")
        return self._capital(i) and not other

    def _capital(self, i: int) -> bool:
        return bool(self.doc[i].text[:1].isupper())
