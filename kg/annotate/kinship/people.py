"""Persons as a reader meets them: by name, by pronoun, by a bare title that one person of the article holds."""

from __future__ import annotations

from kg.annotate.roles.context import Context
from kg.annotate.roles.phrase import PhraseReader
from kg.model import RoleMention

_CONJUNCTIONS = frozenset({",", "dan", "serta", "beserta"})
_MEMORY = 4  # sentences


class People:
    """Looks for persons around a token of one Doc."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.phrases = PhraseReader(context)
        self._holders: dict[str, set[int]] = {}
        roles: list[RoleMention] = context.doc._.roles or []
        for role in roles:
            self._holders.setdefault(role.role, set()).add(role.holder)

    def holding(self, role: str) -> set[int]:
        """Who holds this role in the article."""
        return self._holders.get(role, set())

    def after(self, i: int) -> tuple[int, int, int] | None:
        """(actor, first token, end) of the person named at token `i`, titles and honorifics before the name allowed;
        a bare title counts where one person of the article holds the role."""
        context = self.context
        person = context.person_at(context.skip_honorifics(i))
        if person is not None:
            return person._.actor, person.start, person.end
        title = context.title.get(i)
        if title is None:
            return None
        phrase = self.phrases.after(title)
        if phrase.person is not None and not phrase.comma:
            return phrase.person._.actor, phrase.person.start, phrase.person.end
        holders = self.holding(title.role)
        if len(holders) == 1 and phrase.joined is None and phrase.inner is None:
            return next(iter(holders)), title.start, max(title.end, phrase.end)
        return None

    def listed_after(self, i: int) -> list[tuple[int, int, int]]:
        """The person at token `i` and those joined to it by `dan`."""
        found = []
        person = self.after(i)
        while person is not None:
            found.append(person)
            end = person[2]
            if end >= len(self.context.lower) or self.context.lower[end] != "dan":
                break
            person = self.after(end + 1)
        return found

    def between(self, first: int, end: int) -> list[tuple[int, int]]:
        """(token, actor) of every person in a stretch, by name, resolved reference or bare title, in order."""
        context, i = self.context, first
        found: list[tuple[int, int]] = []
        while i < end:
            person = context.person_at(i)
            if person is not None:
                found.append((i, int(person._.actor)))
                i = person.end
                continue
            reference = context.reference.get(i)
            if reference is not None and context.kind(reference) == "person":
                found.append((i, int(reference._.actor)))
                i = reference.end
                continue
            title = context.title.get(i)
            if title is not None and self.phrases.after(title).person is None:
                named = self.after(i)
                if named is not None:
                    found.append((i, named[0]))
                i = title.end
                continue
            i += 1
        return found

    def subject_before(self, i: int, without: set[int]) -> int | None:
        """Whom a reader has in mind at token `i`: a person before it in its sentence, else the first of the sentences
        before."""
        first = self.context.sentence(i)[0]
        here = [actor for _, actor in self.between(first, i) if actor not in without]
        if here:
            return here[0]
        for _ in range(_MEMORY):
            if first == 0:
                break
            first, end = self.context.sentence(first - 1)
            there = [actor for _, actor in self.between(first, end) if actor not in without]
            if there:
                return there[0]
        return None

    def conjunct_before(self, i: int) -> list[int]:
        """The persons joined with what stands at token `i` (`A dan B dan | istrinya`), the nearest last."""
        lower = self.context.lower
        found: list[int] = []
        while i > 0 and lower[i - 1] in _CONJUNCTIONS:
            while i > 0 and lower[i - 1] in _CONJUNCTIONS:
                i -= 1
            person = self.context.person_before(i)
            if person is None:
                break
            found.insert(0, int(person._.actor))
            i = person.start
        return found
