"""Ties of couples and their children: `lahir dari pasangan A dan B`, `A menikahi B. Pasangan itu dikaruniai putri, C`."""

from __future__ import annotations

from collections.abc import Sequence

from kg.annotate.kinship.lexicon import term_at, uses
from kg.annotate.kinship.people import People
from kg.annotate.kinship.ties import Tie
from kg.annotate.roles.context import Context

_COUPLE = "pasangan"
_BORN = frozenset({"lahir", "dilahirkan", "terlahir"})
_CHILD = frozenset({"anak", "putra", "putri", "putera", "puteri", "buah"})
_DEMONSTRATIVES = frozenset({"itu", "tersebut", "ini"})
_LONGEST_COUPLE = 25
_LONGEST_CLAUSE = 16


class CoupleReader:
    """Reads what is said of couples in one Doc."""

    def __init__(self, context: Context, people: People) -> None:
        self.context, self.people = context, people
        self.lower = context.lower

    def ties(self, spouses: Sequence[Tie]) -> list[Tie]:
        """Children and parents, in the order of the text; `spouses` are the ties of couples that are known already."""
        found: list[Tie] = []
        for i, word in enumerate(self.lower):
            if word == _COUPLE and not self.context.doc[i]._.noise:
                found += self._parents(i) or self._children(i, [*spouses, *found])
        return found

    def _parents(self, i: int) -> list[Tie]:
        """`X lahir dari pasangan A dan B`, `anak dari pasangan A dan B`."""
        first, stop = self.context.sentence(i)
        j = i - 1 - (self.lower[i - 1 : i] == ["dari"])
        if j < first or self.lower[j] not in _BORN | _CHILD:
            return []
        couple = list(dict.fromkeys(actor for _, actor in self.people.between(i + 1, min(stop, i + _LONGEST_COUPLE))))[
            :2
        ]
        if len(couple) < 2:
            return []
        cues = ((j, j + 1), (i, i + 1))
        ties = [Tie(couple[0], "spouse", couple[1], i, cues, "couple with a child")]
        if self.lower[j] in _BORN:  # of `anak pasangan A dan B` the reader of terms knows whose child is meant
            child = self.people.subject_before(j, set(couple))
            if child is not None:
                ties += [Tie(child, "child", parent, i, cues, "born of a couple") for parent in couple]
        return ties

    def _children(self, i: int, spouses: Sequence[Tie]) -> list[Tie]:
        """`Pasangan itu dikaruniai dua putri, C dan D`: of the couple named last."""
        if self.lower[i + 1 : i + 2] not in [[word] for word in _DEMONSTRATIVES]:
            return []
        stop = min(self.context.sentence(i)[1], i + _LONGEST_CLAUSE)
        verb = next((j for j in range(i + 2, stop) if uses().get(self.lower[j]) == "have"), None)
        known = max(
            (tie for tie in spouses if tie.role == "spouse" and tie.token < i), key=lambda tie: tie.token, default=None
        )
        couple = self._who_married(i, stop)
        found = [Tie(couple[0], "spouse", couple[1], i, ((i, i + 1),), "that couple marries")] if couple else []
        if known is not None and not couple:
            couple = [known.of, known.holder]
        if verb is None or not couple:
            return found
        for j in range(verb + 1, stop):
            term = term_at(self.lower, j)
            if term is None or term.role != "child":
                continue
            children = self._named_after(term.end)
            cues = ((verb, verb + 1), (term.start, term.end), *((a, b) for _, a, b in children))
            found += [
                Tie(child, "child", parent, i, cues, "that couple has a child, A")
                for child, _, _ in children
                for parent in couple
            ]
            break
        return found

    def _who_married(self, i: int, stop: int) -> list[int]:
        """The two persons of the sentence before, where `pasangan itu menikah`; none if it names more or fewer."""
        first = self.context.sentence(i)[0]
        if first == 0 or "menikah" not in self.lower[i:stop]:
            return []
        begin, end = self.context.sentence(first - 1)
        people = list(dict.fromkeys(actor for _, actor in self.people.between(begin, end)))
        return people if len(people) == 2 else []

    def _named_after(self, i: int) -> list[tuple[int, int, int]]:
        """The persons named after token i, brackets between them allowed: `putri, C (lahir 1990) dan D`."""
        found = []
        while i < len(self.lower):
            if self.lower[i] == "(":
                i = next(
                    (j + 1 for j in range(i, min(len(self.lower), i + 8)) if self.lower[j] == ")"), len(self.lower)
                )
                continue
            if self.lower[i] in (",", "dan", "yaitu", "yakni", "bernama"):
                i += 1
                continue
            person = self.people.after(i)
            if person is None:
                break
            found.append(person)
            i = person[2]
        return found
