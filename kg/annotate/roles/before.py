"""Names before a title: in apposition, before a verb of office, appointed to it or following somebody in it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span

from kg.annotate.roles.context import PERSON, Context
from kg.annotate.roles.phrase import PhraseReader, link_words
from kg.annotate.roles.titles import CURRENT, FORMER, FUTURE, Title

_CLOSERS = frozenset(
    {",", ".", ")", ";", ":", '"', "”", "“", "-", "–", "—", "!", "?"}
    | {
        "yang",
        "berusia",
        "asal",
        "periode",
        "kepada",
        "dalam",
        "saat",
        "ketika",
        "pada",
        "di",
        "usai",
        "seperti",
        "dikutip",
        "melalui",
        "lewat",
        "dan",
        "sekaligus",
    }
)
_VERBAL = ("me", "ber", "ter", "di", "akan")
_HOPED = frozenset(
    {"untuk", "ingin", "agar", "bila", "jika", "apabila", "seandainya"}
)  # `berusaha untuk menjadi presiden`
_IF = frozenset({"bila", "jika", "apabila", "seandainya", "kalau", "kalaupun", "andai", "andaikan"})
_REPLACES = frozenset({"menggantikan", "gantikan", "menggeser", "meneruskan"})
_APPOINTED = frozenset(
    {
        "dilantik",
        "ditunjuk",
        "diangkat",
        "dipilih",
        "dicalonkan",
        "ditugaskan",
        "dikukuhkan",
        "ditetapkan",
        "diutus",
        "dinominasikan",
    }
)
_FRONTING = frozenset(
    {"dalam", "menurut", "bagi", "selain", "kepada", "pada", "atas", "seperti", "bersama", "dengan", "untuk"}
)
_AUXILIARIES = frozenset({"akan", "telah", "resmi", "untuk", "kini", "yang", "bakal", "sudah"})
_FARTHEST_SUBJECT = 7
_MOST_LINKS = 10


@dataclass(frozen=True, slots=True)
class Found:
    """A person found for a title: the name, the construction, and what it says of tenure, of who is served, of which body is meant."""

    span: Span
    rule: str
    tenure: str = ""
    served: int | None = None
    pair: int | None = None


class NameBefore:
    """Finds the person whom a title behind a name is said of.

    Args:
        context, phrases: the article.
        titled: {token of a name: the title before it}.
        consumed: starts of titles that are part of others; taken further here.
    """

    def __init__(self, context: Context, phrases: PhraseReader, titled: dict[int, Title], consumed: set[int]) -> None:
        self.context, self.phrases, self.titled, self.consumed = context, phrases, titled, consumed

    def name(self, title: Title, end: int = 0) -> list[Found]:
        """The name before a title whose phrase ends at token `end` (0: where the phrase was read to end)."""
        context, lower = self.context, self.context.lower
        first = context.sentence(title.start)[0]
        j, uses = title.outer - 1, set()
        while (
            j >= first
            and title.outer - j <= _MOST_LINKS
            and (use := link_words("name").get(lower[j]))
            and j not in context.mention
            and j not in context.reference
        ):
            uses.add(use)
            j -= 1
        if "deny" in uses or j < first or lower[j] in _HOPED:
            return []
        mark = lower[j]
        made = bool(uses & {"copula", "verb"})
        tenure = (
            FORMER
            if "past" in uses and title.tenure == CURRENT
            else FUTURE
            if "coming" in uses and "verb" in uses
            else ""
        )
        if mark in (",", "(", "–", "—"):
            person = context.person_before(j)
            fronted = not uses and "weak" in title.head.flags and self._fronted(first, j)
            if person is not None and not fronted and (made or "relative" in uses or self._closed(title, end)):
                self._consume_served(title)
                return [Found(person, "name (title)" if mark == "(" else "name, title", tenure)]
            j -= 1
            if not made or mark != ",":
                return []
        person = context.person_before(j + 1)
        if person is not None and "verb" in uses and self._hypothetical(person):
            return []
        if person is not None and made and (others := self._successor(person, first) or self._appointed(person, first)):
            return others
        if person is not None and (
            made
            or "relative" in uses
            or title.outer != title.start  # `Budi, eks` and `Budi mantan`
            or ("also" in uses and person.start in self.titled)  # `Menteri A Budi sekaligus Ketua B`
        ):
            self._consume_served(title)
            return [Found(person, "name as title", tenure)]
        reference = context.reference.get(j)
        if reference is not None and made:
            return [Found(reference, "pronoun as title", tenure)]
        if "verb" in uses:
            return self._subject(j, first, tenure)
        return []

    def _successor(self, replaced: Span, first: int) -> list[Found]:
        """`A menggantikan B sebagai T`: A holds it, B did."""
        j = self._before_title(replaced.start) - 1
        if j < first or self.context.lower[j] not in _REPLACES:
            return []
        heir = self.context.person_before(j - (self.context.lower[j - 1] in _AUXILIARIES))
        heirs = [Found(heir, "name as title")] if heir is not None else []
        return [*heirs, Found(replaced, "name as title", FORMER)]

    def _appointed(self, by: Span, first: int) -> list[Found]:
        """`A dilantik Presiden B sebagai T`: A holds it."""
        j = self._before_title(by.start) - 1
        j -= j > first and self.context.lower[j] == "oleh"
        if j <= first or self.context.lower[j] not in _APPOINTED:
            return []
        return self._subject(j - 1, first, "")

    def _before_title(self, i: int) -> int:
        """The first token of the title that stands before a name, or the name's own."""
        return self.titled[i].outer if i in self.titled else i

    def _consume_served(self, title: Title) -> None:
        inner = self._served_office(title)
        if inner is not None:
            self.consumed.add(inner.start)

    def _served_office(self, title: Title) -> Title | None:
        """`Sekjen` in `Perwakilan Khusus Sekjen PBB`: the office, without a name, that a servant's title names."""
        inner = self.phrases.after(title).inner
        return (
            inner if inner is not None and "rel" in title.head.flags and not self.phrases.after(inner).person else None
        )

    def _closed(self, title: Title, end: int) -> bool:
        """Does an apposition end where the title's phrase ends?"""
        phrase = self.phrases.after(title)
        inner = self._served_office(title)
        end = end or (phrase if inner is None else self.phrases.after(inner)).end
        if end >= self.context.sentence(title.start)[1]:
            return True
        word = self.context.lower[end]
        if phrase.joined is None and word not in _CLOSERS:
            return bool(phrase.bodies) and self._opens_sentence(title) and word.startswith(_VERBAL)
        return not (word in (",", "dan") and self._next_in_list(end, title))

    def _fronted(self, first: int, comma: int) -> bool:
        """`Dalam pidato A, pejabat negara itu ...`: the first comma ends a phrase of place, and a plain noun begins the clause."""
        return self.context.lower[first] in _FRONTING and "," not in self.context.words[first:comma]

    def _opens_sentence(self, title: Title) -> bool:
        """`A, koordinator X menyatakan`: does the name before the title begin the sentence?"""
        person = self.context.person_before(title.outer - 1)
        first = self.context.sentence(title.start)[0]
        if person is None:
            return False
        after_comma = next(
            (j + 1 for j in range(person.start - 1, first, -1) if self.context.words[j] == ","), first
        )  # `Sementara itu, A, ...`
        return person.start in (self.context.skip_honorifics(first), self.context.skip_honorifics(after_comma))

    def _next_in_list(self, i: int, title: Title) -> bool:
        """Is the title an item of a list of titled persons (`Menlu A, Wakil Menteri, dan Menhan B`) rather than an
        apposition?"""
        lower = self.context.lower
        while i < len(lower) and lower[i] in (",", "dan", "serta"):
            i += 1
        before = self.context.person_before(title.outer - 1)
        if i not in self.context.title or before is None:
            return False
        return before.start in self.titled

    def _hypothetical(self, person: Span) -> bool:
        """`Kalaupun Pak A menjadi ketua`."""
        i = person.start
        while i and self.context.skip_honorifics(i - 1) == i:
            i -= 1
        return bool(i) and self.context.lower[i - 1] in _IF

    def _made(self, j: int, first: int) -> bool:
        """`X menerima Indonesia menjadi anggota Y`: a state or body, named up to token `j`, is what a verb before it makes something."""
        beside = self.context.mention.get(j)
        if beside is None or beside.start <= first or self.context.kind(beside) == PERSON:
            return False
        return self.context.lower[beside.start - 1].startswith("me")

    def _subject(self, j: int, first: int, tenure: str) -> list[Found]:
        """The nearest name or pronoun before a verb of office, within one clause."""
        if self._made(j, first):
            return []
        for k in range(j, max(first, j - _FARTHEST_SUBJECT) - 1, -1):
            if self.context.words[k] in (",", ";", '"', "”", "“") or k in self.context.covered:
                break
            person = self.context.person_before(k + 1)
            if person is None and k in self.context.reference:
                person = self.context.reference[k]
            if person is not None:
                return [] if self._hypothetical(person) else [Found(person, "subject of a verb of office", tenure)]
        return []
