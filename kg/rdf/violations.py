"""What a check can find: one line that a user understands, in Indonesian and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

MESSAGES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "quote": {
            "id": "kalimat bukti tidak sama dengan teks artikel pada {start}-{end}: {found}",
            "en": "the quote differs from the article's text at {start}-{end}: {found}",
        },
        "offsets": {
            "id": "awal dan akhir bukti bukan letak dalam teks: {start}-{end}",
            "en": "start and end are no place in the text: {start}-{end}",
        },
        "no-article": {
            "id": "artikel ini tidak ada dalam articles.jsonl",
            "en": "this article is not in articles.jsonl",
        },
        "sha256": {
            "id": "teks dalam articles.jsonl bukan teks yang dibaca: SHA-256-nya {found}",
            "en": "the text in articles.jsonl is not the one that was read: its SHA-256 is {found}",
        },
        "record": {
            "id": "baris ini bukan catatan artikel: {found}",
            "en": "this line is no article record: {found}",
        },
        "dangling": {
            "id": "{property} menunjuk ke {found}, yang tidak dijelaskan dalam graf",
            "en": "{property} points to {found}, which the graph does not describe",
        },
        "blank": {
            "id": "graf ini memuat simpul tanpa nama ({found})",
            "en": "the graph has blank nodes ({found})",
        },
    }
)
"""{code: {language: message}} of the checks of ours; those of a SHACL shape stand in `ontology/shapes.ttl`."""


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is wrong with a build.

    Attributes:
        subject: what it is about: an IRI in short form, or `file:line`.
        code: a key of `MESSAGES`, or `shape`.
        path: the property that a shape speaks of, in short form; empty otherwise.
        value: the value that is wrong, where there is one.
        messages: (language, message) pairs.
    """

    subject: str
    code: str
    path: str = ""
    value: str = ""
    messages: tuple[tuple[str, str], ...] = ()

    def text(self, lang: str = "id") -> str:
        """The line for the user, in `lang` (`id` or `en`)."""
        table = dict(self.messages)
        message = table.get(lang) or next(iter(table.values()), self.code)
        return f"{self.subject}: {message}" + (f" [{self.value}]" if self.value else "")

    def __str__(self) -> str:
        return self.text("en")


def violation(code: str, subject: str, **details: object) -> Violation:
    """A violation whose message stands in `MESSAGES`, filled in with `details`."""
    filled = tuple((lang, message.format(**details)) for lang, message in MESSAGES[code].items())
    return Violation(subject, code, messages=filled)
