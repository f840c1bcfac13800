"""Who holds a title: the constructions in which Indonesian news says so.

Each construction is a rule with a name; `roles.py` knows how far each can be trusted.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Span

from kg.annotate.roles.before import Found, NameBefore
from kg.annotate.roles.context import PERSON, Context
from kg.annotate.roles.lexicon import HIGH_OFFICES
from kg.annotate.roles.phrase import Phrase, PhraseReader, link_words
from kg.annotate.roles.titles import CURRENT, Title

_ANAPHORIC = frozenset({"itu", "tersebut", "ini"})
_WITH_A_MINISTRY = frozenset({"deputy_head_of_government", "head_of_government", "royal"})
_JOINED_FREELY = frozenset({"business_leader", "official", "expert", "head_of_agency"})


@dataclass(slots=True)
class Claim:
    """One reading of who holds a title.

    Attributes:
        holder: index of the person.
        phrase: the title with what was read after it.
        rule: name of the construction.
        cues: token ranges of the title and of the name.
        tenure: `current`, `former` or `future`.
        served: index of the person whom an envoy, adviser or spokesperson serves, or None.
        pair: which of the phrase's bodies belongs to this holder, where the title is shared out (`Presiden A dan B`).
    """

    holder: int
    phrase: Phrase
    rule: str
    cues: list[tuple[int, int]]
    tenure: str = CURRENT
    served: int | None = None
    pair: int | None = None


@dataclass(slots=True)
class _State:
    forward: dict[int, list[Found]] = field(default_factory=dict)
    consumed: set[int] = field(default_factory=set)


class ClaimReader:
    """Reads the claims of one Doc."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.phrases = PhraseReader(context)
        self._forward: dict[int, list[Found]] = {}
        self._consumed: set[int] = set()
        phrases = [self.phrases.after(title) for title in context.titles]
        self._titled = {phrase.person.start: phrase.title for phrase in phrases if phrase.person is not None}
        self._before = NameBefore(context, self.phrases, self._titled, self._consumed)
        self._plain = self._plainly_titled()

    def claims(self) -> list[Claim]:
        """Every claim of the article, in the order of its titles; a title may give several, or none."""
        titles = [title for title in self.context.titles if not self._part_of_name(title)]
        for title in reversed(titles):
            self._ahead(title)
        found: list[Claim] = []
        behind: dict[int, list[Found]] = {}
        for title in titles:
            if title.start in self._consumed:
                continue
            holders = self._forward[title.start] or behind.get(title.start) or self._before.name(title)
            phrase = self.phrases.after(title)
            if (
                not self._forward[title.start]
                and phrase.joined is not None
                and phrase.joined.start in self._forward
                and not self._forward[phrase.joined.start]
            ):
                behind[phrase.joined.start] = [replace(holder, rule="joined") for holder in holders]
            found.extend(claim for holder in holders for claim in self._claims(title, phrase, holder))
        return found

    def holders(self, title: Title) -> list[int]:
        """Whom the words after a title name as its holders."""
        return [found.span._.actor for found in self._ahead(title)]

    def open_phrases(self) -> list[tuple[Phrase, Title]]:
        """The titles that no name follows and that belong to no other title or name, with their phrases."""
        found = []
        for title in self.context.titles:
            phrase = self.phrases.after(title)
            alone = phrase.person is None and phrase.joined is None and phrase.inner is None
            if alone and title.start not in self._consumed and not self._part_of_name(title):
                found.append((phrase, title))
        return found

    def anaphoric(self) -> list[tuple[Phrase, Title]]:
        """Those of them that `itu` or `tersebut` follows."""
        return [(phrase, title) for phrase, title in self.open_phrases() if self._points_back(phrase.end)]

    def _points_back(self, i: int) -> bool:
        """`itu` or `, ini` at token i."""
        after = self.context.lower[i : i + 2]
        return after[:1] == [","] and after[1:] == ["ini"] or bool(after) and after[0] in _ANAPHORIC

    def _claims(self, title: Title, phrase: Phrase, found: Found) -> list[Claim]:
        """One claim, or one for each body of a list (`bos A dan B`)."""
        claim = self._claim(title, phrase, found)
        if claim.pair is not None or not phrase.also or title.head.of[:1] != ("org",):
            return [claim]
        return [claim, *(replace(claim, pair=k) for k in phrase.also)]

    def _claim(self, title: Title, phrase: Phrase, found: Found) -> Claim:
        cues = [(title.start, title.end), (found.span.start, found.span.end)]
        tenure = found.tenure or phrase.tenure or title.tenure
        if phrase.inner is not None and phrase.inner.start in self._consumed and not phrase.bodies:
            inner = self.phrases.after(phrase.inner)
            phrase = replace(phrase, bodies=inner.bodies, spans=inner.spans)
        return Claim(found.span._.actor, phrase, found.rule, cues, tenure, found.served, found.pair)

    def _part_of_name(self, title: Title) -> bool:
        """`Presiden` in the body `Sekretariat Presiden` names no holder."""
        span = self.context.mention.get(title.start)
        if span is None or span.start >= title.start or span.end < title.head_end:
            return False
        office = (
            title.role in HIGH_OFFICES
            and self.context.lower[span.start] == "kantor"
            and span.start - 1 not in self.context.covered
        )
        return not (
            office and self.phrases.after(title).person is not None
        )  # `Kantor Perdana Menteri A B`: A B is the minister

    def _plainly_titled(self) -> dict[int, set[str]]:
        """{person: roles} wherever a title stands right before a name and no title of a servant before it."""
        plain: dict[int, set[str]] = {}
        for title in self.context.titles:
            phrase = self.phrases.after(title)
            before = self.context.covered.get(title.outer - 1)
            served = before is not None and "rel" in before.head.flags
            if phrase.person is not None and not served and "rel" not in title.head.flags:
                plain.setdefault(phrase.person._.actor, set()).add(title.role)
        return plain

    def _holds_high_office(self, actor: int, role: str = "") -> bool:
        roles = self._plain.get(actor, set()) | {office.role for office in self.context.offices(actor)}
        return role in roles if role else bool(roles & HIGH_OFFICES)

    # --- names after the title ------------------------------------------------------------------------------------

    def _ahead(self, title: Title) -> list[Found]:
        if title.start not in self._forward:
            self._forward[title.start] = []  # guards against titles that refer to each other
            self._forward[title.start] = self._read_ahead(title, self.phrases.after(title))
        return self._forward[title.start]

    def _read_ahead(self, title: Title, phrase: Phrase) -> list[Found]:
        if phrase.person is not None:
            if "rel" in title.head.flags and not phrase.comma and not phrase.bodies:
                return self._servant(title, phrase.person)
            if phrase.comma and not self._comma_allowed(title, phrase):
                return []
            rule = "title, name" if phrase.comma else "title name" if not phrase.bodies else "title body name"
            return self._shared(title, phrase, rule)
        if phrase.joined is not None:
            ahead = self._ahead(phrase.joined)
            roles = {title.role, phrase.joined.role}
            free = phrase.join not in ("dan", "serta") or roles <= _JOINED_FREELY or self._of_one(title, phrase)
            return [replace(found, rule="joined") for found in ahead if free or found.pair is not None]
        if phrase.inner is not None:
            return self._nested(title, phrase, phrase.inner)
        return []

    def _of_one(self, title: Title, phrase: Phrase) -> bool:
        """`Wakil Perdana Menteri dan Menteri Luar Negeri Pakistan A`: two offices of a government that one person may hold, the
        first of them without a country of its own."""
        assert phrase.joined is not None
        second = self.phrases.after(phrase.joined)
        alone = not phrase.bodies and bool(second.bodies) and phrase.end == title.end
        return alone and title.role in _WITH_A_MINISTRY and phrase.joined.role in HIGH_OFFICES

    def _comma_allowed(self, title: Title, phrase: Phrase) -> bool:
        """`Presiden, Prabowo ...`: a bare title with a comma needs more words to be the name's."""
        return (
            bool(phrase.bodies)
            or title.end - title.start > 1
            or title.outer != title.start
            or phrase.unknown > 0
            or title.head.role not in HIGH_OFFICES
            or "id" in title.head.flags
        )

    def _servant(self, title: Title, person: Span) -> list[Found]:
        """`utusan khusus Witkoff` names the envoy, `juru bicara Obama, Patrick Rodenbush` whom he serves."""
        if not self._holds_high_office(person._.actor) or self._holds_high_office(person._.actor, title.role):
            return [Found(person, "title name")]
        return self._servant_of(title, person)

    def _servant_of(self, title: Title, master: Span) -> list[Found]:
        """The person beside `title master`: after a comma, or before the title."""
        end = self._charge_end(master.end)
        comma = self.context.words[end : end + 1] == [","]
        name = self.context.person_at(self.context.skip_honorifics(end + comma))
        if name is not None and (comma or end > master.end):
            return [Found(name, "title of a person, name", served=master._.actor)]
        return [replace(found, served=master._.actor) for found in self._before.name(title, end)]

    def _charge_end(self, i: int) -> int:
        """Past `untuk Afrika` or `urusan X` at token i."""
        end = i + 1
        if self.context.lower[i : i + 1] not in (["untuk"], ["urusan"], ["bidang"]):
            return i
        while (span := self.context.mention.get(end)) is not None and self.context.kind(span) != PERSON:
            end = span.end
        return end if end > i + 1 else i

    def _nested(self, title: Title, phrase: Phrase, inner: Title) -> list[Found]:
        """A title inside the phrase of another: `utusan khusus Presiden A B, C`; `Kepala Sekretariat Wapres D`."""
        ahead = self._ahead(inner)
        inner_phrase = self.phrases.after(inner)
        if "rel" in title.head.flags:
            master = inner_phrase.person
            if master is None:
                return []
            if inner_phrase.charge or self.context.lower[inner.head_end : inner.head_end + 1] == ["bidang"]:
                self._consumed.add(inner.start)
                return [Found(master, "title of an office name")]
            if not inner_phrase.comma and self._holds_high_office(master._.actor, inner.role):
                return self._servant_of(title, master)
            others = self._servant_of(title, master) if not inner_phrase.comma else []
            if others:
                return others
            self._consumed.add(inner.start)
            return [Found(master, "title of an office, name" if inner_phrase.comma else "title of an office name")]
        if phrase.bodies:
            return [replace(found, rule="joined") for found in ahead]
        if (
            phrase.end == inner.outer
            and self.context.words[inner.start][:1].isupper()
            and title.head.tail == "unit"
            and ahead
        ):
            self._consumed.add(inner.start)
            return ahead
        return []

    def _shared(self, title: Title, phrase: Phrase, rule: str) -> list[Found]:
        """The person, or all the persons of a list, if the words before the title say that it is of several."""
        assert phrase.person is not None
        colon = self.context.words[max(0, phrase.person.start - 1)] == ":"
        people = [phrase.person]
        before = self.context.lower[title.outer - 1] if title.outer else ""
        actors = {actor for actor, preposition in phrase.bodies if not preposition}
        pairs = (
            len(actors) == len(phrase.bodies) > 1 and len({self.context.actors[actor].kind for actor in actors}) == 1
        )
        if colon or pairs or before in link_words("many"):
            people = self._list(phrase.person)
        if pairs and len(people) == len(phrase.bodies) > 1:
            return [Found(span, "titles shared out", pair=k) for k, span in enumerate(people)]
        if colon or before in link_words("many"):
            return [Found(span, "title of several" if len(people) > 1 else rule) for span in people]
        return [Found(phrase.person, rule)]

    def _list(self, first: Span) -> list[Span]:
        """The names of a list that starts with this one."""
        people, i = [first], first.end
        while i < len(self.context.lower) and self.context.lower[i] in (",", "dan", "serta"):
            while i < len(self.context.lower) and self.context.lower[i] in (",", "dan", "serta"):
                i += 1
            name = self.context.person_at(self.context.skip_honorifics(i))
            if name is None:
                break
            people.append(name)
            i = name.end
        return people
