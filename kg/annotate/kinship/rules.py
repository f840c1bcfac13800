"""Who is whose kin: the constructions in which Indonesian news says so."""

from __future__ import annotations

from kg.annotate.kinship.couples import CoupleReader
from kg.annotate.kinship.lexicon import Term, term_at, uses
from kg.annotate.kinship.people import People
from kg.annotate.kinship.ties import Tie
from kg.annotate.roles.context import Context
from kg.annotate.roles.phrase import link_words

_DEMONSTRATIVES = frozenset({"itu", "tersebut", "ini"})
_MOST_MODIFIERS = 4
_MOST_LINKS = 8
_FARTHEST_VERB = 8
_PLURAL = "mereka"
_AND = frozenset({"dan", "serta", "sekaligus"})


Person = tuple[int, int, int]  # actor, first token, end


class TieReader:
    """Reads the kinship ties of one Doc."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.people = People(context)
        self.lower, self.words = context.lower, context.words

    def ties(self) -> list[Tie]:
        """Every tie, in the order of the text; those with `-nya` are read with the others known."""
        terms = self._terms()
        self._last: tuple[int, int] | None = None  # where the last `kin of B` ends, and whose kin is meant
        plain = [tie for term in terms if not term.clitic for tie in self._plain(term)]
        known = {(tie.holder, tie.role): tie.of for tie in plain}
        self._apposed = {(tie.cues[-1][1], tie.of): tie.holder for tie in plain if tie.rule == "A, kin of B"}
        clitics = [tie for term in terms if term.clitic for tie in self._clitic(term, known)]
        found = [*plain, *clitics, *self._marriages(), *self._first_ladies()]
        found += CoupleReader(self.context, self.people).ties([tie for tie in found if tie.role == "spouse"])
        return sorted((tie for tie in found if tie.holder != tie.of), key=lambda tie: tie.token)

    def _terms(self) -> list[Term]:
        found, i = [], 0
        while i < len(self.lower):
            term = None if i in self.context.mention else term_at(self.lower, i)
            if term is not None and self.context.doc[i]._.noise:
                term = None
            if term is not None:
                found.append(term)
            i = term.end if term is not None else i + 1
        return found

    def _modifiers(self, i: int) -> int:
        for _ in range(_MOST_MODIFIERS):
            if i < len(self.lower) and uses().get(self.lower[i]) == "modifier":
                i += 1
        return i

    def _introduced(self, i: int) -> Person | None:
        """The person after a comma, a bracket or `bernama` at token `i`."""
        if i >= len(self.lower) or not (self.lower[i] in (",", "(") or uses().get(self.lower[i]) == "name"):
            return None
        i += 1
        while i < len(self.lower) and uses().get(self.lower[i]) == "name":
            i += 1
        return self.people.after(i)

    # --- the other person is named: menantu Trump -----------------------------------------------------------------

    def _plain(self, term: Term) -> list[Tie]:
        if "polite" in term.flags and self.words[term.start][:1].isupper():
            return []  # `Bapak Budi` addresses him
        start = self._modifiers(term.end)
        if self.lower[start : start + 1] == [_PLURAL]:
            return self._of_them(term, start + 1)
        of = self.people.listed_after(self._past_couple(start))
        if not of:
            return self._owned(term, start)
        end = of[-1][2]
        holder = self._holder(term, end)
        if holder is None:
            return []
        person, rule = holder
        self._last = end, person
        if term.role not in ("child", "grandchild", "parent"):
            of = of[:1]
        cues = ((term.start, term.end), *((first, stop) for _, first, stop in of))
        return [Tie(person, term.role, actor, term.start, cues, rule) for actor, _, _ in of]

    def _past_couple(self, i: int) -> int:
        """`putra pasangan A dan B`."""
        return i + 1 if self.lower[i : i + 1] == ["pasangan"] else i

    def _holder(self, term: Term, end: int) -> tuple[int, str] | None:
        """Who is meant by `kin of B` that ends at token `end`, and by which construction."""
        if self._last is not None and self._last[0] == term.start - 1 and self.lower[term.start - 1] in _AND:
            return self._last[1], "A, kin of B"  # `A adalah putri B dan keponakan C`
        after = self._introduced(end)
        before = self._named_before(term)
        if after is not None and self._titled_list(end, after):
            after = None
        if after is not None and before is not None and not self._in_list(after[2]):
            after = None
        if after is not None:
            return after[0], "kin of B, A"
        if before is not None:
            return before[0], "A, kin of B"
        if self.lower[end : end + 1] and self.lower[end] in _DEMONSTRATIVES:
            others = {actor for _, actor in self.people.between(term.end, end)}
            person = self.people.subject_before(term.start, others)
            return (person, "that kin of B") if person is not None else None
        return None

    def _titled_list(self, end: int, after: Person) -> bool:
        """`istri Prabowo, Menlu Sugiono, dan ...`: the next name has a title of its own and the list goes on."""
        return end + 1 in self.context.title and self._in_list(after[2])

    def _in_list(self, i: int) -> bool:
        i += self.lower[i : i + 1] == [","]
        return self.lower[i : i + 1] in (["dan"], ["serta"])

    def _named_before(self, term: Term) -> tuple[int, set[str]] | None:
        """The person whom the term is said of: `A, menantu B`, `A (menantu B)`, `A adalah menantu B`."""
        links, uses_found, j = link_words("name"), set(), term.start - 1
        first = self.context.sentence(term.start)[0]
        while (
            j >= first
            and term.start - j <= _MOST_LINKS
            and (use := links.get(self.lower[j]))
            and j not in self.context.mention
            and j not in self.context.reference
        ):
            uses_found.add(use)
            j -= 1
        if j < first or "deny" in uses_found:
            return None
        made = bool(uses_found & {"copula", "verb", "relative"})
        if self.lower[j] in (",", "(", "–", "—"):
            person = self.context.person_before(j)
        elif made:
            person = self.context.person_before(j + 1)
            reference = self.context.reference.get(j)
            if person is None and reference is not None:
                return int(reference._.actor), uses_found
        else:
            return None
        return (int(person._.actor), uses_found) if person is not None else None

    # --- the other person is a pronoun or the subject -------------------------------------------------------------

    def _of_them(self, term: Term, i: int) -> list[Tie]:
        """`putri mereka, A`: of the two persons named before."""
        person = self._introduced(i)
        if person is None:
            return []
        first = self.context.sentence(term.start)[0]
        seen = list(dict.fromkeys(actor for _, actor in self.people.between(first, term.start) if actor != person[0]))
        if len(seen) < 2:
            earlier = self.people.subject_before(first, {person[0], *seen}) if first else None
            seen = [*seen, earlier] if earlier is not None else seen
        cues = ((term.start, term.end), person[1:])
        return [
            Tie(person[0], term.role, actor, term.start, cues, "their kin, A") for actor in seen[-2:] if len(seen) > 1
        ]

    def _owned(self, term: Term, start: int) -> list[Tie]:
        """`A memiliki saudari bernama B`; `A dan B dikaruniai putri, C dan D`."""
        verb = next(
            (
                j
                for j in range(term.start - 1, max(-1, term.start - _FARTHEST_VERB), -1)
                if uses().get(self.lower[j]) == "have"
            ),
            None,
        )
        first = self.context.sentence(term.start)[0]
        person = self._introduced(start)
        if verb is None or verb < first or person is None:
            return []
        owners = list(dict.fromkeys(actor for _, actor in self.people.between(first, verb)))
        if term.role != "child":
            owners = owners[:1]
        relatives = self.people.listed_after(person[1])
        cues = ((verb, verb + 1), (term.start, term.end), *((a, b) for _, a, b in relatives))
        return [
            Tie(actor, term.role, owner, term.start, cues, "B has a kin, A")
            for actor, _, _ in relatives
            for owner in owners[:2]
        ]

    def _clitic(self, term: Term, known: dict[tuple[int, str], int]) -> list[Tie]:
        """`menantunya, A`: whose is for the reader to see."""
        i = self._modifiers(term.end)
        person = self._introduced(i) or self.people.after(i)
        people = (
            self.people.listed_after(person[1])
            if person is not None and term.role == "grandparent"
            else [person]
            if person is not None
            else []
        )
        if not people:
            before = self._named_before(term)
            if before is None:
                return []
            people = [(before[0], term.start, term.start)]
        holders = {holder for holder, _, _ in people}
        of = next((known[holder, term.role] for holder in holders if (holder, term.role) in known), None)
        rule = "kin said elsewhere"
        if of is None:
            of, rule = self._whose(term, holders)
        if of is None:
            return []
        cues = ((term.start, term.end), *((a, b) for _, a, b in people if b > a))
        return [Tie(holder, term.role, of, term.start, cues, rule) for holder, _, _ in people]

    def _whose(self, term: Term, without: set[int]) -> tuple[int | None, str]:
        """Whose relative a term with `-nya` names."""
        first = self.context.sentence(term.start)[0]
        joined = [actor for actor in self.people.conjunct_before(term.start) if actor not in without]
        speaker = self._speaker(first, term.start, without)
        if joined and (term.role == "spouse" or speaker is None or speaker == joined[-1]):
            ends = (term.start - 1, term.start - 2)  # `A, anak bungsu B, dan kakaknya C`: of A
            apposed = [self._apposed[end, joined[-1]] for end in ends if (end, joined[-1]) in self._apposed]
            return next((actor for actor in apposed if actor not in without), joined[-1]), "A and his kin, B"
        if speaker is not None:
            return speaker, "his kin, in what A says"
        if term.start > first and uses().get(self.lower[term.start - 1]) == "with":
            near = [actor for _, actor in self.people.between(first, term.start) if actor not in without]
            person = self.context.person_before(term.start - 1)
            if person is not None and person._.actor not in without:
                return int(person._.actor), "A with his kin, B"
            if self.lower[term.start - 2 : term.start - 1] == ["yang"]:
                person = self.context.person_before(term.start - 2)
                if person is not None:
                    return int(person._.actor), "A with his kin, B"
            if near:
                return near[0], "A with his kin, B"
        reference = self.context.reference.get(term.end - 1)
        if reference is not None and reference._.actor not in without:
            return int(reference._.actor), "his kin, by reference"
        subject = self.people.subject_before(term.start, without)
        if subject is None and term.start == first:
            after = self.people.between(term.end, self.context.sentence(term.start)[1])
            subject = next((actor for _, actor in after if actor not in without), None)
            return subject, "his kin, of who follows"
        return subject, "his kin, of the subject"

    def _speaker(self, first: int, end: int, without: set[int]) -> int | None:
        """The person whose words the clause reports: `A mengatakan bahwa ... B dan menantunya`."""
        for j in range(first, end):
            if uses().get(self.lower[j]) == "report":
                said = [actor for _, actor in self.people.between(first, j) if actor not in without]
                return said[0] if said else None
        return None

    # --- marriages and first ladies -------------------------------------------------------------------------------

    def _marriages(self) -> list[Tie]:
        """`A menikah dengan B`, `A menikahi B`."""
        found = []
        for i, word in enumerate(self.lower):
            if uses().get(word) != "marry" or self.context.doc[i]._.noise:
                continue
            j = i + 1 + (self.lower[i + 1 : i + 2] in (["dengan"], ["oleh"]))
            person = self.context.person_at(self.context.skip_honorifics(j))
            first = self.context.sentence(i)[0]
            before = self.people.between(first, i)
            if person is None or not before or {"tidak", "belum", "batal"} & set(self.lower[max(first, i - 3) : i]):
                continue
            actor = int(person._.actor)
            subject = next((other for _, other in reversed(before) if other != actor), None)
            if subject is not None:
                found.append(Tie(actor, "spouse", subject, i, ((i, i + 1), (person.start, person.end)), "A marries B"))
        return found

    def _first_ladies(self) -> list[Tie]:
        """`Presiden A dan Ibu Negara B`: of the head of state in the same sentence, by surname or country."""
        found = []
        for title in self.context.titles:
            person = self.people.phrases.after(title).person
            if title.role != "first_lady" or person is None:
                continue
            lady = int(person._.actor)
            first, end = self.context.sentence(title.start)
            heads = list(
                dict.fromkeys(
                    actor
                    for _, actor in self.people.between(first, end)
                    if actor in self.people.holding("head_of_state") and actor != lady
                )
            )
            kin = [actor for actor in heads if self._share_surname(actor, lady)]
            head = kin[0] if kin else heads[0] if len(heads) == 1 else None
            if head is not None:
                cues = ((title.start, title.end), (person.start, person.end))
                found.append(Tie(lady, "spouse", head, title.start, cues, "first lady beside the head of state"))
        return found

    def _share_surname(self, a: int, b: int) -> bool:
        return self.context.actors[a].name.split()[-1:] == self.context.actors[b].name.split()[-1:]
