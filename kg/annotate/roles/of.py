"""What a title is held for: stated in its phrase, said of the person elsewhere, or plain from the article."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.annotate.roles import lexicon
from kg.annotate.roles.around import Around
from kg.annotate.roles.claims import Claim
from kg.annotate.roles.context import COUNTRY, ORGANIZATION, PERSON, PLACE, Context
from kg.annotate.roles.lexicon import HIGH_OFFICES
from kg.annotate.roles.phrase import Phrase, PhraseReader
from kg.annotate.roles.titles import FORMER, FUTURE, Title

_KINDS = {"country": COUNTRY, "org": ORGANIZATION, "place": PLACE, "person": PERSON}
_ACCREDITED = frozenset({"untuk", "di", "bagi", "pada"})  # `Duta Besar Prancis untuk Indonesia`: held for France
_ASIDE = frozenset({"dapil", "fraksi", "daerah", "pemilihan", "bidang", "urusan"})
_REGIONAL = frozenset({"presiden", "senator", "jaksa agung", "pemimpin spiritual", "kardinal"})
_LIST_GAP = frozenset({",", "dan", "serta", "beserta", "bersama", ";", "(", ")"})
_LONGEST_GAP = 12
_FIELD = ("bidang ", "urusan ")
_STATE_SERVANTS = frozenset({"adviser", "spokesperson", "special_envoy", "official", "diplomat"})
_UNITED_NATIONS = frozenset({"PBB", "Perserikatan Bangsa-Bangsa", "UN", "Dewan Keamanan PBB"})
_LEADERS = frozenset({"supreme_leader", "head_of_state", "head_of_government"})


@dataclass(slots=True)
class Holding:
    """A claim with its role and what it is held for; `stated` tells how that is known: `phrase`, `person`, `list`,
    `lexicon`, `context` or ``."""

    claim: Claim
    role: str
    of: int | None
    stated: str


class _Known:
    """What the article states of its titles, so that each claim can be looked up instead of searched for.

    Attributes:
        of_title: {first token of a title: what it is held for}.
        of_role: {(person, role): what for}, the first statement first.
        of_person: {person: everything he holds a title for, in order}.
        of_words: {words of a title: everything that such titles are held for}.
        holders: {(role, what for): who}.
        tenures: {person: tenures of his titles}.
    """

    def __init__(self, claims: list[Claim], stated: list[int | None]) -> None:
        self.of_title: dict[int, int] = {}
        self.of_role: dict[tuple[int, str], int] = {}
        self.of_person: dict[int, list[int]] = {}
        self.of_words: dict[str, set[int]] = {}
        self.holders: dict[tuple[str, int], set[int]] = {}
        self.tenures: dict[int, set[str]] = {}
        for claim, of in zip(claims, stated, strict=True):
            title = claim.phrase.title
            self.tenures.setdefault(claim.holder, set()).add(claim.tenure)
            if of is not None:
                self.of_title.setdefault(title.start, of)
                self.of_role.setdefault((claim.holder, title.role), of)
                self.of_person.setdefault(claim.holder, []).append(of)
                self.of_words.setdefault(title.head.words, set()).add(of)
                self.holders.setdefault((title.role, of), set()).add(claim.holder)


class OfResolver:
    """Decides what the titles of one Doc are held for."""

    def __init__(self, context: Context, claims: list[Claim], phrases: PhraseReader) -> None:
        self.context = context
        self.around = Around(context)
        self.claims = claims
        self.phrases = phrases
        self.stated = [self._stated(claim) for claim in claims]
        self.known = _Known(claims, self.stated)
        self.country = self._countries_of_people()
        self.indonesia = context.country_of_iso("ID")
        self.unclaimed = self._unclaimed()

    def holdings(self) -> list[Holding]:
        """One for each claim, in the same order; claims that contradict what is known of the person are left out."""
        found: list[Holding] = []
        for claim, stated in zip(self.claims, self.stated, strict=True):
            if self._contradicts(claim, stated):
                continue
            of, how = stated, "phrase" if stated is not None else ""
            if of is None:
                of, how = self._implied(claim, found)
            found.append(Holding(claim, self.role(claim, of), of, how))
        return found

    def _contradicts(self, claim: Claim, stated: int | None) -> bool:
        """An office of one country for the known office-holder of another: `Di depan A, Presiden B ...` was misread."""
        if stated is None or self.context.actors[stated].kind != COUNTRY or claim.phrase.title.role not in HIGH_OFFICES:
            return False
        known = {office.iso for office in self.context.offices(claim.holder)}
        iso = self.context.iso(stated)
        return bool(known) and bool(iso) and iso not in known

    def role(self, claim: Claim, of: int | None) -> str:
        """The role of a title, given what it is held for."""
        title = claim.phrase.title
        head = title.head
        kind = self.context.actors[of].kind if of is not None else ""
        if claim.phrase.of_group and head.of[:1] == ("country",) and kind != ORGANIZATION:
            return "official"
        if head.group == "leader":
            office = next(
                (office.role for office in self.context.offices(claim.holder) if office.role in _LEADERS), None
            )
            if office and kind != ORGANIZATION:
                return office
        if head.group == "delegate" and any(
            preposition == "untuk" and self._is_un(actor) for actor, preposition in claim.phrase.bodies
        ):
            return "ambassador"
        if not head.group or of is None:
            return title.role
        if kind == ORGANIZATION:
            types = lexicon.body_types()
            parts = {self.context.body_class(actor) for actor, _ in claim.phrase.bodies}
            kind = "commission" if "commission" in parts else self.context.body_class(of)
            return types.get((head.group, kind)) or types.get((head.group, "*")) or title.role
        if kind == PLACE and head.words == "presiden":
            return "official" if self._is_city(of) else "regional_head"  # a city's president is a club's
        return title.role

    def _is_city(self, actor: int) -> bool:
        return any(name.lower() in lexicon.cities() for name in self.context.names(actor))

    def _is_un(self, actor: int) -> bool:
        return any(name in _UNITED_NATIONS for name in self.context.names(actor))

    # --- stated ---------------------------------------------------------------------------------------------------

    def _stated(self, claim: Claim) -> int | None:
        phrase = claim.phrase
        if claim.pair is not None:
            return phrase.bodies[claim.pair][0]
        of = self._of_phrase(phrase)
        if of is None and not phrase.bodies:
            of = self._after_name(claim)
        if of is None:
            of = self._of_word(phrase)
        return of

    def _of_phrase(self, phrase: Phrase) -> int | None:
        head, bodies, actors = phrase.title.head, phrase.bodies, self.context.actors
        if not bodies and phrase.joined is not None:
            return None
        if head.of[:1] == ("country",):
            return self._country_of_phrase(phrase)
        wanted = [_KINDS[kind] for kind in head.of]
        organizations = [
            actor
            for actor, preposition in bodies
            if actors[actor].kind == ORGANIZATION and preposition not in _ASIDE and not self._is_field(actor)
        ]
        if wanted[:1] == [ORGANIZATION] and len(organizations) > 1 and self._is_part(*organizations[:2]):
            return organizations[1]
        for kind in [*wanted, ORGANIZATION, COUNTRY, PLACE]:
            for actor, preposition in bodies:
                near = (
                    preposition not in _ASIDE
                    and not self._is_field(actor)
                    and (kind in (wanted[:1] or [kind]) or preposition not in _ACCREDITED)
                )
                if actors[actor].kind == kind and near:
                    return actor
        return None

    def _country_of_phrase(self, phrase: Phrase) -> int | None:
        """The first country (or body with ministers, or for some titles region) that stands right after the title or
        after `dari`."""
        head, actors = phrase.title.head, self.context.actors
        for actor, preposition in phrase.bodies:
            if preposition in _ACCREDITED or preposition in _ASIDE or self._is_field(actor):
                continue
            kind = actors[actor].kind
            if phrase.title.tenure == FUTURE and kind == ORGANIZATION and self.context.body_class(actor) == "party":
                continue  # `capres Partai X`
            if kind == COUNTRY or (kind == PLACE and head.words in _REGIONAL):
                return actor
            if kind == ORGANIZATION and phrase.title.role == "security_council_head":
                return self.context.country_in_name(actor)
            if kind == ORGANIZATION and (not preposition or "org" in head.of):
                return actor
            if kind == PLACE and (country := self._country_of_place(actor)) is not None:
                return country
        return None

    def _after_name(self, claim: Claim) -> int | None:
        """`Profesor A dari Universitas B`: the body stands after the name."""
        name_end, title, person = claim.cues[-1][1], claim.phrase.title, claim.phrase.person
        if person is None or person.end != name_end or self.context.lower[name_end : name_end + 1] != ["dari"]:
            return None
        royal = person.start == title.start or "own" in title.head.flags  # `Ratu A dari B`
        kind = COUNTRY if royal else ORGANIZATION if title.head.of[:1] == ("org",) else ""
        span = self.context.mention.get(name_end + 1)
        if span is None or self.context.kind(span) != kind:
            return None
        actor: int = span._.actor
        return actor

    def _of_word(self, phrase: Phrase) -> int | None:
        """The body that the title's own word tells: `Kapolri`, `Kapolda X`."""
        bodies = phrase.title.head.body
        if not bodies:
            return None
        lower, end = self.context.lower, phrase.title.end
        following = {" ".join(lower[end : end + k]) for k in range(1, 4)}
        for i, state in enumerate(self.context.actors):
            if state.kind == ORGANIZATION:
                for name in self.context.names(i):
                    known = name.lower()
                    if known in bodies or any(known == f"{body} {word}" for body in bodies for word in following):
                        return i
        return None

    def _unclaimed(self) -> dict[str, set[int]]:
        """{role: what the article states it to be held for without saying by whom}."""
        found: dict[str, set[int]] = {}
        for title in self.context.titles:
            phrase = self.phrases.after(title)
            if phrase.person is None and phrase.bodies and (of := self._of_phrase(phrase)) is not None:
                found.setdefault(title.role, set()).add(of)
        return found

    def _is_field(self, actor: int) -> bool:
        """`Bidang X` is what somebody is in charge of, not a body."""
        return self.context.actors[actor].name.lower().startswith(_FIELD)

    def _is_part(self, actor: int, whole: int) -> bool:
        """A sub-unit of the body named after it: `Biro X`, a commission of a parliament."""
        unit = lexicon.units().at(self.context.actors[actor].name.lower().split(), 0) is not None
        return unit or (self.context.body_class(actor), self.context.body_class(whole)) == ("commission", "parliament")

    def _country_of_place(self, actor: int) -> int | None:
        state = self.context.actors[actor]
        if state.country is not None:
            return state.country
        return self.context.country_of_iso(state.iso) if state.iso else None

    # --- said of the person elsewhere -----------------------------------------------------------------------------

    def _countries_of_people(self) -> dict[int, int]:
        """{person: country} where the article states it with an office."""
        votes: dict[int, Counter[int]] = {}
        for claim, of in zip(self.claims, self.stated, strict=True):
            if of is not None and self.context.actors[of].kind == COUNTRY:
                votes.setdefault(claim.holder, Counter())[of] += 1
        found = {person: min(count, key=lambda of: (-count[of], of)) for person, count in votes.items()}
        for person, state in enumerate(self.context.actors):
            if state.kind == PERSON:
                known = self._by_lexicon(person)
                country = known if known is not None else found.get(person, state.country)
                if country is not None:
                    found[person] = country
        return found

    def _by_lexicon(self, person: int) -> int | None:
        for office in self.context.offices(person):
            country = self.context.country_of_iso(office.iso)
            if country is not None:
                return country
        return None

    def _implied(self, claim: Claim, earlier: list[Holding]) -> tuple[int | None, str]:
        title = claim.phrase.title
        same = self.known.of_role.get((claim.holder, title.role))
        if same is not None:
            return same, "person"
        if claim.phrase.joined is not None:
            of = self._of_joined(claim, claim.phrase.joined)
            if of is not None:
                return of, "phrase"
        if claim.served is not None:
            return self._of_served(claim, claim.served), "person"
        if title.head.of[:1] == ("country",) and not claim.phrase.of_group:
            return self._implied_country(claim, earlier)
        if not title.head.of or claim.phrase.of_group:
            return None, ""
        return self._implied_body(claim, earlier)

    def _of_joined(self, claim: Claim, joined: Title) -> int | None:
        """`Putra Mahkota sekaligus Perdana Menteri Arab Saudi`: both are held for the same."""
        same_kind = claim.phrase.title.head.of[:1] == joined.head.of[:1]
        return self.known.of_title.get(joined.start) if same_kind else None

    def _of_served(self, claim: Claim, master: int) -> int:
        """The country of a master in office, else the master himself (`penasihat pribadi`, `juru bicara` of a former
        president)."""
        tenures = self.known.tenures.get(master, set())
        private = "pribadi" in self.context.lower[claim.phrase.title.start : claim.phrase.title.end]
        return master if private or tenures == {FORMER} else self.country.get(master, master)

    # --- plain from the article -----------------------------------------------------------------------------------

    def _implied_country(self, claim: Claim, earlier: list[Holding]) -> tuple[int | None, str]:
        title = claim.phrase.title
        accredited = {actor for actor, preposition in claim.phrase.bodies if preposition in _ACCREDITED}
        if title.role in HIGH_OFFICES:
            accredited = set()  # `calon presiden di Konvensi X`: nobody is sent there
        if self.indonesia is not None and ("id" in title.head.flags or accredited and self.indonesia not in accredited):
            return self.indonesia, "lexicon"
        if claim.holder in self.country:
            return self.country[claim.holder], "person"
        listed = self._country_in_list(claim, earlier)
        if listed is not None:
            return listed, "list"
        if self.context.offices(claim.holder):
            return None, ""  # of a country that the article does not name
        sent = self.around.delegation(title)
        if sent is not None:
            return sent, "list"
        open_for = {
            of
            for of in self.unclaimed.get(title.role, ())
            if self.context.actors[of].kind == COUNTRY
            and not self.known.holders.get((title.role, of), set()) - {claim.holder}
        }
        if len(open_for) == 1:
            return open_for.pop(), "context"
        if self.indonesia is not None:
            return self.indonesia, "context"
        before = self.around.country_before(title)
        if before is None:
            before = self.around.country_of_person_before(title, self.country)
        return before if before is not None else self.around.most_named(COUNTRY), "context"

    def _implied_body(self, claim: Claim, earlier: list[Holding]) -> tuple[int | None, str]:
        title = claim.phrase.title
        kinds = [_KINDS[kind] for kind in title.head.of]
        bodies = self.known.of_words.get(title.head.words, set())
        if kinds[0] == PLACE:  # a region has one governor
            bodies = {of for of in bodies if not self.known.holders.get((title.role, of), set()) - {claim.holder}}
        own = [of for of in self.known.of_person.get(claim.holder, ()) if self.context.actors[of].kind in kinds]
        if own:
            return own[0], "person"
        listed = self._previous_in_list(claim, earlier)
        alike = listed is not None and listed.claim.phrase.title.head.words == title.head.words
        if listed is not None and listed.of is not None and alike and kinds[0] != PLACE:
            return listed.of, "list"
        if len(bodies) == 1:
            return next(iter(bodies)), "context"
        ministry = self._ministry_of_servant(claim.phrase)
        if ministry is not None:
            return ministry, "context"
        if "country" in title.head.of and self.indonesia is not None and title.role in _STATE_SERVANTS:
            return self.country.get(claim.holder, self.indonesia), "context"
        found = self._fitting_body(title, kinds[0])
        return found, "context" if found is not None else ""

    def _fitting_body(self, title: Title, kind: str) -> int | None:
        """The one body of the article that fits the title: a ministry for its officials, a team for its coach, a
        region for its governor."""
        if kind == PLACE:
            return self.around.most_named(PLACE)
        if title.head.group == "sport":
            teams = [i for i in self.around.organizations() if self.context.body_class(i) == "sport"]
            return self.around.first_of(teams)
        if "party" in title.head.flags:
            return self.around.first_of(
                [i for i in self.around.organizations() if self.context.body_class(i) == "party"]
            )
        return self.around.only_ministry() if title.head.tail == "portfolio" else None

    def _ministry_of_servant(self, phrase: Phrase) -> int | None:
        """`Staf Ahli Menteri Bidang X` serves in the ministry."""
        of_minister = phrase.inner is not None and phrase.inner.role == "minister"
        return self.around.only_ministry() if of_minister and phrase.title.head.of[0] == "org" else None

    def _previous_in_list(self, claim: Claim, earlier: list[Holding]) -> Holding | None:
        """The holding named right before this one in a list (`Menkeu AS X, Mendag Y, dan ...`)."""
        first = min(start for start, _ in claim.cues)
        for holding in reversed(earlier):
            end = max(stop for _, stop in holding.claim.cues)
            if holding.claim.phrase.title.start == claim.phrase.title.start:
                continue
            gap = range(end, first)
            if gap and len(gap) <= _LONGEST_GAP and all(self._in_list(i) for i in gap):
                return holding
            return None
        return None

    def _country_in_list(self, claim: Claim, earlier: list[Holding]) -> int | None:
        """The country of the nearest one before in the list, of those whose office or body tells it."""
        listed = self._previous_in_list(claim, earlier)
        while listed is not None:
            if listed.of is not None and self.context.actors[listed.of].kind == COUNTRY:
                return listed.of
            listed = self._previous_in_list(listed.claim, earlier[: earlier.index(listed)])
        return None

    def _in_list(self, i: int) -> bool:
        """A comma or conjunction, or a word of a title that names nobody."""
        return self.context.lower[i] in _LIST_GAP or i in self.context.covered or self.context.words[i][:1].isupper()
