"""The lexicons of titles, bodies and office-holders, as tables that can be matched against a list of lower-cased
tokens."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.annotate.gazetteer import gazetteer
from kg.annotate.lexicon import rows, words
from kg.annotate.phrases import Phrases
from kg.model import COUNTRY

# offices of a state's government: one holder each, held nowhere but at home
HIGH_OFFICES = frozenset(
    {
        "head_of_state",
        "deputy_head_of_state",
        "head_of_government",
        "deputy_head_of_government",
        "supreme_leader",
        "royal",
        "foreign_minister",
        "defence_minister",
        "minister",
    }
)


@dataclass(frozen=True, slots=True)
class Head:
    """The words that make a title: a row of `role_heads.csv`."""

    words: str
    role: str
    of: tuple[str, ...]
    tail: str
    group: str
    flags: frozenset[str]
    body: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word before or after a title: a row of `title_modifiers.csv`."""

    place: str
    effect: str


@dataclass(frozen=True, slots=True)
class Holder:
    """A present holder of a high office: a row of `role_holders.csv`."""

    name: str
    iso: str
    role: str
    wikidata: str


@cache
def heads() -> Phrases[Head]:
    """Titles by their words; raises SetupError if the lexicon cannot be read."""
    return Phrases(
        (
            row["head"],
            Head(
                words=row["head"],
                role=row["type"],
                of=tuple(row["of"].split()),
                tail=row["tail"],
                group=row["group"],
                flags=frozenset(row["flags"].split()),
                body=tuple(filter(None, row["body"].split(";"))),
            ),
        )
        for row in rows("role_heads.csv")
    )


@cache
def modifiers() -> Phrases[Modifier]:
    """Words that stand before or after a title."""
    return Phrases((row["words"], Modifier(row["place"], row["effect"])) for row in rows("title_modifiers.csv"))


@cache
def honorifics() -> Phrases[str]:
    """Honorifics, ranks and degrees, with their kind."""
    return Phrases((row["words"], row["kind"]) for row in rows("honorifics.csv"))


@cache
def units() -> Phrases[None]:
    """Nouns that open the name of a sub-unit."""
    return Phrases((word, None) for word in words("role_units.txt"))


@cache
def portfolio() -> frozenset[str]:
    """Words that name what somebody is in charge of."""
    return frozenset(words("portfolio_words.txt"))


@cache
def fields() -> frozenset[str]:
    """Words that name what an expert, adviser or envoy is concerned with; none that names a body (`penasihat
    ASEAN`)."""
    return frozenset(word for word in {*words("role_fields.txt"), *portfolio()} if not body_class(word))


@cache
def fields_but_countries() -> frozenset[str]:
    """The same without the names of countries, which tell for whom an adviser or envoy serves (`penasihat Presiden Rusia`)."""
    return frozenset(
        word for word in fields() if (known := gazetteer().get(word.title())) is None or known.kind != COUNTRY
    )


@cache
def deputies() -> dict[str, str]:
    """{role: what a deputy of its holder is}."""
    return {row["type"]: row["deputy"] for row in rows("role_deputies.csv")}


@cache
def body_types() -> dict[tuple[str, str], str]:
    """{(group of titles, class of body): role}."""
    return {(row["group"], row["class"]): row["type"] for row in rows("role_body_types.csv")}


@cache
def _bodies() -> Phrases[str]:
    return Phrases((row["words"], row["class"]) for row in rows("role_bodies.csv"))


@cache
def body_class(name: str) -> str:
    """The class of body that a name tells (`party`, `parliament`, `agency` ...), or an empty string."""
    lower = name.lower().replace("(", " ").replace(")", " ").replace(",", " ").split()
    for i in range(len(lower)):
        found = _bodies().at(lower, i)
        if found:
            return found[1]
    return ""


@cache
def cities() -> frozenset[str]:
    """Names of cities in lower case."""
    return frozenset(row["name"].lower() for row in rows("cities.csv"))


@cache
def holders() -> dict[str, tuple[Holder, ...]]:
    """{name in lower case: the high offices held under that name}; short names that several holders share are left
    out."""
    found: dict[str, list[Holder]] = {}
    short: dict[str, set[str]] = {}
    for row in rows("role_holders.csv"):
        holder = Holder(row["name"], row["iso"], row["role"], row["wikidata"])
        found.setdefault(holder.name.lower(), []).append(holder)
        for alias in filter(None, row["aliases"].split(";")):
            found.setdefault(alias.lower(), []).append(holder)
            short.setdefault(alias.lower(), set()).add(holder.name)
    return {name: tuple(known) for name, known in found.items() if len(short.get(name, ())) < 2}
