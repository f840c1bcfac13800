"""Who takes part in an encounter: the parties beside its cue, by the pattern of the cue.

Each party is found by a relation (`subject`, `object`, `with`, `between`, `owner`, `agent`, `company`, `main-subject`,
`topic`, `speaker`, `host`, `body`, `told`, `beside`, `council`, `agreement`), which says how it was read.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from kg.annotate import lexicon
from kg.annotate.meetings import companions, nouns, verbs
from kg.annotate.meetings.cues import Cue
from kg.annotate.meetings.named import Named
from kg.annotate.meetings.parties import Parties, Taking
from kg.annotate.meetings.subjects import counted_before, pair_named_before
from kg.annotate.meetings.text import Text, endings, singles
from kg.model import COUNTRY, ORGANIZATION, PERSON

REACH_OF_SUBJECT = 4  # tokens between `kedua pihak` and its verb
SIGNING = "penandatanganan"
REACH_OF_AGREEMENT = 14  # tokens from a cue
REACH_OF_BOTH = 8  # tokens between a cue and `keduanya`
GUESSED = frozenset({"topic", "main-subject"})  # relations of a subject that the clause does not name
PATTERNS: dict[str, Callable[[Parties, Cue], Taking]] = {
    "with": verbs.with_partner,
    "object": verbs.with_object,
    "ask": verbs.with_object,
    "passive": verbs.passive,
    "discuss": verbs.discuss,
    "noun": nouns.noun,
    "visit": nouns.visit,
    "summit": nouns.summit,
    "attend": companions.attend,
    "joint": companions.joint,
}


def taking_part(parties: Parties, cue: Cue) -> Taking:
    """The parties of a cue, by its pattern."""
    if verbs.left_out(parties.text, cue):
        return Taking()
    taking = PATTERNS[cue.entry.pattern](parties, cue)
    if (
        cue.entry.words[0] not in singles("general")
        and cue.entry.cls == "talks"
        and cue.entry.pattern == "noun"
        and not taking.people
        and len(taking) < 2
    ):
        _nations_beside(parties, cue, taking)
    if len(taking) == 1:
        _council(parties, taking)
    signing = cue.entry.words[-1] == SIGNING
    if (cue.entry.cls == "talks" and cue.entry.pattern == "noun") or signing:
        _represented(parties, taking)
        if len(taking) < 2 or set(taking.people.values()) <= GUESSED:
            _by_agreement(parties.text, cue, taking)
    sentence = parties.text.sentence(cue.start)
    if len(taking) < 2:
        count, kind, role = counted_before(parties.text, cue, sentence)
        counted = (
            parties.holding(sentence, count, role) if role else parties.listed(sentence, count, kind) if count else []
        )
        if counted:  # `kedua menteri`: not whom the sentence before spoke of
            taking.people = {actor: relation for actor, relation in taking.people.items() if relation not in GUESSED}
            taking.add(counted, "both")
    if len(taking) < 2:
        taking.both = pair_named_before(parties.text, cue, sentence)
        _pair(parties, cue, taking)
    return taking


def _pair(parties: Parties, cue: Cue, taking: Taking) -> None:
    """Whom `keduanya`, `mereka` or `kedua pihak` beside the cue means, where the sentence or those before it name just two."""
    low, sentence = parties.text.low, parties.text.sentence(cue.start)
    pair: list[Named] = []
    if taking.both == "people":
        counted = singles("two") & set(low[max(0, cue.start - REACH_OF_BOTH) : cue.end + REACH_OF_BOTH])
        pair = parties.pair(sentence, cue.start, far=bool(counted))
    elif taking.both == "states":
        subject = singles("two") & set(low[max(0, cue.start - REACH_OF_SUBJECT) : cue.start])
        if set(taking.people.values()) <= (GUESSED | {"subject"} if subject else GUESSED):
            taking.people.clear()  # `X menyebut inisiatif kedua pihak untuk melakukan negosiasi`
        if not len(taking) and cue.entry.pattern != "discuss":
            pair = parties.two_states(sentence, cue.start)
    if pair:
        taking.add(pair, "both")
        taking.both = ""


def _council(parties: Parties, taking: Taking) -> None:
    """A council, board or parliament that meets on its own."""
    table = taking.people or taking.parties
    actor = next(iter(table))
    body = parties.text.doc._.actors[actor]
    if body.kind == ORGANIZATION and singles("council") & set(body.name.lower().split()):
        taking.people.pop(actor, None)
        taking.parties.pop(actor, None)
        taking.people[actor] = "council"
        for end in endings(body.name):
            parent = parties.text.actor_named.get(end)
            if parent is not None and parties.text.doc._.actors[parent].kind == ORGANIZATION:
                taking.parties.setdefault(parent, "parent")
                break


@cache
def _agreements() -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """{first word: (words of an agreement's acronym, its parties)}, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for row in lexicon.rows("agreements.csv"):
        words = tuple(row["form"].split())
        table.setdefault(words[0], []).append((words, tuple(row["parties"].split(";"))))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in table.items()}


def _by_agreement(text: Text, cue: Cue, taking: Taking) -> None:
    """`perundingan IEU-CEPA`: the parties of the agreement, as far as the article names them."""
    for i in range(cue.end, min(text.sentence(cue.start).end, cue.end + REACH_OF_AGREEMENT)):
        if text.low[i] in singles("conjunction") | {","}:
            return
        for words, names in _agreements().get(text.low[i], ()):
            if not text.matches(i, words):
                continue
            found = [text.states.get(name, text.bodies.get(name)) for name in names]
            actors = [actor for actor in found if actor is not None]
            if len(actors) > 1:
                for actor in [actor for actor, relation in taking.people.items() if relation in GUESSED]:
                    del taking.people[actor]
                for actor in actors:
                    taking.parties.setdefault(actor, "agreement")
            return


def _represented(parties: Parties, taking: Taking) -> None:
    """Who only speaks of talks with a body (`X menambahkan bahwa pembicaraan dengan Hamas ...`) stands for his state in them."""
    kinds = {actor: parties.text.doc._.actors[actor].kind for actor in taking.people}
    if ORGANIZATION not in kinds.values():
        return
    for actor in [actor for actor, relation in taking.people.items() if relation in GUESSED]:
        state = parties.text.serving.get(actor)
        if kinds[actor] == PERSON and state is not None:
            del taking.people[actor]
            taking.parties.setdefault(state, "main-subject")


def _nations_beside(parties: Parties, cue: Cue, taking: Taking) -> None:
    """`kesepakatan dengan Teheran ... negosiasi`: the two states of the sentence, if it names just two."""
    sentence = parties.text.sentence(cue.start)
    found: dict[int, Named] = {}
    for party in parties.of(sentence):
        if party.kind == COUNTRY and not party.located and parties.text.before(party.start) not in singles("hostile"):
            found.setdefault(party.actor, party)
    if len(found) == 2 and taking.parties.keys() <= found.keys():
        taking.add(list(found.values()), "beside")
