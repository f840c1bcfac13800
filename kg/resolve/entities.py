"""Actors of all articles -> entities of the graph.

Countries are one by their code, bodies and places by their canonical or folded name, persons by the words of their names:
names are blocked by each of their words, and a shorter name goes to the longer one that it can stand for, if there is just
one such person among all articles or one that is clearly more frequent.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.model import COUNTRY, PERSON, PLACE, Actor, Entity, Reading
from kg.resolve.identifiers import slug

_DOMINANT = 3  # a namesake this many times as frequent as the next takes the short form


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, folded, hyphens as blanks."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return tuple(word.strip(".'") for word in plain.replace("-", " ").split() if word.strip(".'"))


def stands_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Are the words of the short name, in their order, among those of the full one?"""
    rest = iter(full)
    return bool(short) and all(word in rest for word in short)


@dataclass(slots=True)
class _Cluster:
    kind: str
    names: Counter[str] = field(default_factory=Counter)  # full forms, by number of articles
    aliases: set[str] = field(default_factory=set)
    isos: set[str] = field(default_factory=set)
    known: str | None = None
    articles: set[str] = field(default_factory=set)

    def add(self, actor: Actor, article: str) -> None:
        self.names[actor.known if actor.kind == PERSON and actor.known else actor.name] += 1
        self.aliases.update((actor.name, *actor.aliases))
        if actor.iso:
            self.isos.add(actor.iso)
        self.known = self.known or actor.known
        self.articles.add(article)


def resolve_entities(readings: Sequence[Reading]) -> tuple[tuple[Entity, ...], dict[tuple[str, int], str]]:
    """(entities sorted by id, {(article id, actor index): entity id})."""
    clusters: dict[tuple[str, str], _Cluster] = {}
    owner: dict[tuple[str, int], tuple[str, str]] = {}
    persons = _person_keys(readings)
    for reading in readings:
        for number, actor in enumerate(reading.actors):
            key = (actor.kind, persons[words_of(actor.known or actor.name)]) if actor.kind == PERSON else _key(actor)
            clusters.setdefault(key, _Cluster(actor.kind)).add(actor, reading.document.id)
            owner[reading.document.id, number] = key
    labels = {key: _label(cluster) for key, cluster in clusters.items()}
    ids = {
        key: f"{key[0]}/{slug(labels[key] if key[0] == PERSON else (clusters[key].known or labels[key]))}"
        for key in clusters
    }
    countries = {next(iter(c.isos)): ids[key] for key, c in clusters.items() if c.kind == COUNTRY and c.isos}
    merged: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, id in ids.items():
        merged[id].append(key)
    entities = [
        _entity(id, [clusters[key] for key in sorted(keys)], labels[sorted(keys)[0]], countries)
        for id, keys in merged.items()
    ]
    return tuple(sorted(entities, key=lambda entity: entity.id)), {mention: ids[key] for mention, key in owner.items()}


def _key(actor: Actor) -> tuple[str, str]:
    if actor.kind == COUNTRY and actor.iso:
        return COUNTRY, actor.iso
    return actor.kind, " ".join(words_of(actor.known or actor.name)) or actor.name


def _person_keys(readings: Sequence[Reading]) -> dict[tuple[str, ...], str]:
    """{words of a name: key of the person}: short names joined to the full one that they can only stand for."""
    counts: Counter[tuple[str, ...]] = Counter()
    for reading in readings:
        for actor in reading.actors:
            if actor.kind == PERSON:
                counts[words_of(actor.known or actor.name)] += 1
    by_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(counts):
        for word in set(name):
            by_word[word].append(name)
    keys: dict[tuple[str, ...], str] = {}
    for name in sorted(counts, key=lambda n: (-len(n), n)):
        fuller = [
            other
            for other in by_word.get(name[0] if name else "", ())
            if len(other) > len(name) and stands_for(name, other)
        ]
        roots = Counter({keys[other]: 0 for other in fuller})
        for other in fuller:
            roots[keys[other]] += counts[other]
        ranked = roots.most_common()
        if len(ranked) == 1 or len(ranked) > 1 and ranked[0][1] >= _DOMINANT * ranked[1][1]:
            keys[name] = ranked[0][0]
        else:
            keys[name] = " ".join(name)
    return keys


def _label(cluster: _Cluster) -> str:
    """The fullest name; among equally full ones the most frequent, then the first by the alphabet."""
    if cluster.kind == COUNTRY and cluster.known:
        return cluster.known
    return min(cluster.names, key=lambda name: (-len(words_of(name)), -cluster.names[name], name.isupper(), name))


def _entity(id: str, clusters: list[_Cluster], label: str, countries: dict[str, str]) -> Entity:
    kind = clusters[0].kind
    aliases = set().union(*(cluster.aliases for cluster in clusters)) - {label}
    isos = sorted(set().union(*(cluster.isos for cluster in clusters)))
    iso = isos[0] if isos else None
    return Entity(
        id=id,
        kind=kind,
        label=label,
        aliases=tuple(sorted(aliases)),
        iso=iso if kind == COUNTRY else None,
        in_country=countries.get(iso) if kind == PLACE and iso else None,
        articles=tuple(sorted(set().union(*(cluster.articles for cluster in clusters)))),
    )
