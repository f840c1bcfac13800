"""Facts by hand for the tests of the graph and the page: a small story, and a large made-up one.

The prose is our own; it invents what it tells.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import Any

from kg.model import (
    Document,
    Entity,
    Evidence,
    Facts,
    KinshipTie,
    Meeting,
    MeetingReport,
    RoleHolding,
    Statement,
)

ARTICLES = {
    "kabar-1": (
        "Utusan Rusia dan AS Lanjutkan Pembicaraan di Miami",
        "Kabar Nusantara",
        "2025-12-20",
        "Utusan khusus Presiden Rusia Vladimir Putin, Kirill Dmitriev, bertemu dengan Steve Witkoff di Miami, Sabtu "
        "(20/12). Menantu Presiden AS Donald Trump, Jared Kushner, duduk di samping Witkoff yang menjadi utusan khusus "
        "Amerika Serikat. “Kami bekerja dengan semangat membangun dan besok dilanjutkan,” kata Dmitriev. Menteri Luar "
        "Negeri AS Marco Rubio menyebut peluang bertemu lagi tetap terbuka, tetapi ia tidak berada di Miami.",
    ),
    "kabar-2": (
        "Usai dari Moskow, Witkoff Ditunggu Umerov",
        "Kabar Nusantara",
        "2025-12-03",
        "Steve Witkoff berunding hampir lima jam dengan Presiden Vladimir Putin di Kremlin, Moskow, Selasa (2/12). "
        "Penasihat kebijakan luar negeri Putin, Yuri Ushakov, mengatakan kepada wartawan bahwa sebagian usulan dapat "
        "diterima. Witkoff dijadwalkan bertemu Rustem Umerov, Sekretaris Dewan Keamanan Nasional Ukraina, di Miami "
        "pada Kamis (4/12). Menteri Luar Negeri Ukraina Andrii Sybiha menegaskan pertumpahan darah harus berhenti.",
    ),
    "warta-1": (
        "Umerov Tiba di Florida, Perundingan Berjalan Tertutup",
        "Warta Dunia",
        "2025-12-05",
        "Perundingan antara Witkoff dan Umerov berlangsung tertutup di Miami, Kamis (4/12). Umerov menyampaikan kepada "
        "Witkoff bahwa jaminan keamanan adalah syarat utama Ukraina. Presiden Ukraina Volodymyr Zelensky mengusulkan "
        "pertemuan tiga pihak para penasihat keamanan Amerika Serikat, Rusia, dan Ukraina. Kremlin membantah Dmitriev "
        "pernah menemui Umerov secara rahasia di Istanbul.",
    ),
    "warta-2": (
        "Lawatan Lavrov ke Jakarta Ditunda",
        "Warta Dunia",
        "2025-12-18",
        "Menteri Luar Negeri RI Sugiono mengumumkan pertemuan dengan Menlu Rusia Sergei Lavrov di Jakarta batal "
        "digelar pekan ini. Presiden Prabowo Subianto berbicara lewat telepon dengan Presiden Prancis Emmanuel Macron "
        "pada Rabu (17/12) tentang Gaza. “Indonesia siap menjadi tuan rumah perundingan,” ujar Prabowo. Putin mungkin "
        "bertemu Zelensky bila rancangan perjanjian rampung.",
    ),
    "siaran-1": (
        "Siaran Pers: Dialog Tiga Negara di Ankara",
        "Kementerian Luar Negeri",
        "2025-12-21",
        "Menteri Luar Negeri Turki Hakan Fidan menjamu Sugiono dan Menteri Luar Negeri Mesir Badr Abdelatty di Ankara. "
        "Pembicaraan ketiganya masih berlangsung hingga Minggu (21/12) malam. Fidan mengajak PBB mengawal bantuan. "
        "Sekretaris Jenderal PBB Antonio Guterres menyambut ajakan itu. Lara Lea, istri Eric Trump, tidak hadir.",
    ),
}
_KINDS = {"p": "person", "o": "organization", "c": "country", "l": "place"}
ENTITIES = (
    *("p Kirill Dmitriev|Dmitriev", "p Steve Witkoff|Witkoff", "p Jared Kushner|Kushner"),
    "p Donald Trump|Trump",
    "p Vladimir Putin|Putin",
    "p Marco Rubio|Rubio",
    "p Yuri Ushakov|Ushakov",
    "p Rustem Umerov|Umerov",
    "p Andrii Sybiha|Sybiha",
    "p Volodymyr Zelensky|Zelensky",
    "p Sugiono",
    "p Sergei Lavrov|Lavrov",
    "p Prabowo Subianto|Prabowo",
    "p Emmanuel Macron|Macron",
    "p Hakan Fidan|Fidan",
    "p Badr Abdelatty|Abdelatty",
    "p Antonio Guterres|Guterres",
    "o Perserikatan Bangsa-Bangsa|PBB",
    "o Kremlin",
    "c Amerika Serikat|AS",
    "c Rusia",
    "c Ukraina",
    "c Indonesia|RI",
    "c Prancis",
    "c Turki",
    "c Mesir",
    "l Miami",
    "l Moskow",
    "l Istanbul",
    "l Jakarta",
    "l Ankara",
    "l Gaza",
)


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def evidence(article: str, fragment: str, *cues: str) -> Evidence:
    """The sentence of the article that holds the fragment, with the cue words marked."""
    text = ARTICLES[article][3]
    at = text.index(fragment)
    start = max((m.end() for m in re.finditer(r"[.”] (?=[A-Z“])", text) if m.end() <= at), default=0)
    stop = next((m.start() + 1 for m in re.finditer(r"[.](?= [A-Z“]|$)", text) if m.start() >= at), len(text))
    spans = tuple((text.index(cue, start), text.index(cue, start) + len(cue)) for cue in cues)
    return Evidence(article, start, stop, text[start:stop], spans, "tangan")


def _entities() -> tuple[Entity, ...]:
    found = []
    for line in ENTITIES:
        kind, names = _KINDS[line[0]], line[2:].split("|")
        articles = tuple(sorted(id for id, fields in ARTICLES.items() if any(name in fields[3] for name in names)))
        found.append(Entity(f"{kind}/{slug(names[0])}", kind, names[0], tuple(names[1:]), articles=articles))
    return tuple(sorted(found, key=lambda entity: entity.id))


def _id(name: str) -> str:
    return next(entity.id for entity in _entities() if name in (entity.label, *entity.aliases))


ROLES = (
    ("Dmitriev", "special_envoy", "utusan khusus", "Rusia", "kabar-1", "Kirill Dmitriev"),
    ("Putin", "head_of_state", "Presiden", "Rusia", "kabar-1", "Vladimir Putin"),
    ("Trump", "head_of_state", "Presiden", "AS", "kabar-1", "Donald Trump"),
    ("Witkoff", "special_envoy", "utusan khusus", "AS", "kabar-1", "menjadi utusan khusus"),
    ("Rubio", "foreign_minister", "Menteri Luar Negeri", "AS", "kabar-1", "Marco Rubio"),
    ("Ushakov", "adviser", "Penasihat kebijakan luar negeri", "Rusia", "kabar-2", "Yuri Ushakov"),
    ("Umerov", "security_council_head", "Sekretaris Dewan Keamanan Nasional", "Ukraina", "kabar-2", "Rustem Umerov"),
    ("Sybiha", "foreign_minister", "Menteri Luar Negeri", "Ukraina", "kabar-2", "Andrii Sybiha"),
    ("Zelensky", "head_of_state", "Presiden", "Ukraina", "warta-1", "Volodymyr Zelensky"),
    ("Sugiono", "foreign_minister", "Menteri Luar Negeri", "RI", "warta-2", "Sugiono"),
    ("Lavrov", "foreign_minister", "Menlu", "Rusia", "warta-2", "Sergei Lavrov"),
    ("Prabowo", "head_of_state", "Presiden", "RI", "warta-2", "Prabowo Subianto"),
    ("Macron", "head_of_state", "Presiden", "Prancis", "warta-2", "Emmanuel Macron"),
    ("Fidan", "foreign_minister", "Menteri Luar Negeri", "Turki", "siaran-1", "Hakan Fidan"),
    ("Abdelatty", "foreign_minister", "Menteri Luar Negeri", "Mesir", "siaran-1", "Badr Abdelatty"),
    ("Guterres", "secretary_general", "Sekretaris Jenderal", "PBB", "siaran-1", "Antonio Guterres"),
)
# label, participants, parties, place, venue, date, end, status, mode, kind, topics, duration,
# [(article, fragment, cue, status)]
MEETINGS = (
    (
        "Dmitriev, Witkoff, Kushner di Miami", "Dmitriev Witkoff Kushner", "Rusia AS", "Miami", "", "2025-12-20",
        "2025-12-21", "held", "in_person", "negotiation", ("perang di Ukraina",), "",
        [("kabar-1", "bertemu dengan Steve Witkoff", "bertemu", "held")],
    ),
    (
        "Witkoff dan Putin di Moskow", "Witkoff Putin", "AS Rusia", "Moskow", "Kremlin", "2025-12-02", None, "held",
        "in_person", "negotiation", ("rancangan perdamaian",), "hampir lima jam",
        [("kabar-2", "berunding hampir", "berunding", "held")],
    ),
    (
        "Witkoff dan Umerov di Miami", "Witkoff Umerov", "AS Ukraina", "Miami", "", "2025-12-04", None, "held",
        "in_person", "negotiation", ("jaminan keamanan",), "",
        [
            ("kabar-2", "dijadwalkan bertemu", "dijadwalkan bertemu", "scheduled"),
            ("warta-1", "berlangsung tertutup", "Perundingan", "held"),
        ],
    ),
    (
        "Penasihat keamanan AS, Rusia, Ukraina", "", "AS Rusia Ukraina", None, "", None, None, "proposed", "unknown",
        "trilateral", (), "", [("warta-1", "mengusulkan", "mengusulkan", "proposed")],
    ),
    (
        "Dmitriev dan Umerov di Istanbul", "Dmitriev Umerov", "", "Istanbul", "", None, None, "denied", "in_person",
        "bilateral", (), "", [("warta-1", "Kremlin membantah", "membantah", "denied")],
    ),
    (
        "Sugiono dan Lavrov di Jakarta", "Sugiono Lavrov", "RI Rusia", "Jakarta", "", "2025-12", None, "cancelled",
        "in_person", "bilateral", (), "", [("warta-2", "batal digelar", "batal", "cancelled")],
    ),
    (
        "Telepon Prabowo dan Macron", "Prabowo Macron", "RI Prancis", None, "", "2025-12-17", None, "held", "phone",
        "bilateral", ("Gaza",), "", [("warta-2", "lewat telepon", "telepon", "held")],
    ),
    (
        "Putin dan Zelensky", "Putin Zelensky", "Rusia Ukraina", None, "", None, None, "possible", "unknown",
        "bilateral", (), "", [("warta-2", "mungkin bertemu", "mungkin", "possible")],
    ),
    (
        "Fidan, Sugiono, Abdelatty di Ankara", "Fidan Sugiono Abdelatty", "Turki RI Mesir", "Ankara", "", "2025-12-21",
        None, "ongoing", "in_person", "trilateral", ("bantuan",), "",
        [("siaran-1", "masih berlangsung", "masih berlangsung", "ongoing")],
    ),
    (
        "Witkoff dan Ushakov", "Witkoff Ushakov", "", None, "", "2026-01", None, "scheduled", "unknown", "bilateral",
        (), "", [("kabar-2", "mengatakan kepada wartawan", "mengatakan", "scheduled")],
    ),
)  # fmt: skip
STATEMENTS = (
    ("Dmitriev", "Kami bekerja dengan semangat membangun dan besok dilanjutkan,", "direct", "kata", None, "kabar-1"),
    ("Rubio", "peluang bertemu lagi tetap terbuka", "indirect", "menyebut", None, "kabar-1"),
    ("Ushakov", "sebagian usulan dapat diterima", "indirect", "mengatakan", None, "kabar-2"),
    ("Sybiha", "pertumpahan darah harus berhenti", "indirect", "menegaskan", None, "kabar-2"),
    ("Umerov", "jaminan keamanan adalah syarat utama Ukraina", "indirect", "menyampaikan", "Witkoff", "warta-1"),
    ("Prabowo", "Indonesia siap menjadi tuan rumah perundingan,", "direct", "ujar", None, "warta-2"),
    ("Fidan", "mengawal bantuan", "indirect", "mengajak", "PBB", "siaran-1"),
)


def _meeting(row: tuple) -> Meeting:  # type: ignore[type-arg]
    label, who, parties, place, venue, date, end, status, mode, kind, about, duration, sources = row
    participants = tuple(sorted(map(_id, who.split())))
    represented = tuple(sorted(map(_id, parties.split())))
    where = _id(place) if place else None
    reports = tuple(
        MeetingReport(evidence(article, fragment, cue), said, participants, represented, where, date, end)
        for article, fragment, cue, said in sources
    )
    return Meeting(
        f"meeting/{date or 'undated'}-{slug(label)}", label, reports, participants, represented, where, venue, date,
        end, status, mode, kind, about, duration, 0.8,
    )  # fmt: skip


def story() -> Facts:
    """Five articles, 32 names, ten meetings of every status."""
    articles = tuple(
        Document(id, text, title, f"https://example.org/{id}", publisher, published)
        for id, (title, publisher, published, text) in sorted(ARTICLES.items())
    )
    roles = tuple(
        RoleHolding(
            f"role/{slug(holder)}-{role}", _id(holder), role, title, (evidence(article, fragment, title),), _id(of),
            attested_on=(ARTICLES[article][2],), confidence=0.9,
        )
        for holder, role, title, of, article, fragment in ROLES
    )  # fmt: skip
    kin = KinshipTie(
        "kinship/jared-kushner-son-in-law-donald-trump", _id("Kushner"), "son_in_law", _id("Trump"),
        (evidence("kabar-1", "Menantu Presiden", "Menantu"),), 0.95,
    )  # fmt: skip
    statements = tuple(
        Statement(
            f"statement/{slug(speaker)}-{slug(text)[:24]}", _id(speaker), text, quotation,
            (evidence(article, text[:20], cue),), cue, _id(addressee) if addressee else None, ARTICLES[article][2],
        )
        for speaker, text, quotation, cue, addressee, article in STATEMENTS
    )  # fmt: skip
    return Facts(
        articles,
        _entities(),
        tuple(sorted(roles, key=lambda role: role.id)),
        (kin,),
        tuple(sorted(map(_meeting, MEETINGS), key=lambda meeting: meeting.id)),
        tuple(sorted(statements, key=lambda statement: statement.id)),
    )


def hostile(text: str) -> Facts:
    """The small story with `text` as every name, title, quote, publisher, url and label in it."""
    facts = story()

    def bad(found: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(replace(item, quote=text, start=0, end=len(text), cues=((0, 3),)) for item in found)

    return Facts(
        tuple(replace(a, title=text, publisher=text, url=text, text=text) for a in facts.articles),
        tuple(replace(e, label=text, aliases=(text,)) for e in facts.entities),
        tuple(replace(r, title=text, evidence=bad(r.evidence)) for r in facts.roles),
        tuple(replace(k, evidence=bad(k.evidence)) for k in facts.kinships),
        tuple(
            replace(
                m, label=text, venue=text, about=(text,), duration=text,
                reports=tuple(replace(r, evidence=bad((r.evidence,))[0]) for r in m.reports),
            )
            for m in facts.meetings
        ),
        tuple(replace(s, text=text, cue=text, evidence=bad(s.evidence)) for s in facts.statements),
    )  # fmt: skip


def hostile_ids(text: str) -> Facts:
    """The small story with `text` at the end of every id in it."""
    facts = story()

    def bad(id: str) -> str:
        return id + text

    def some(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(bad, ids))

    def maybe(id: str | None) -> str | None:
        return bad(id) if id else None

    def told(evidence: Evidence) -> Evidence:
        return replace(evidence, article=bad(evidence.article))

    def all_told(found: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(map(told, found))

    def met(item: Meeting | MeetingReport) -> dict[str, Any]:
        return {"participants": some(item.participants), "parties": some(item.parties), "place": maybe(item.place)}

    return Facts(
        tuple(replace(a, id=bad(a.id)) for a in facts.articles),
        tuple(replace(e, id=bad(e.id), articles=some(e.articles)) for e in facts.entities),
        tuple(replace(r, id=bad(r.id), holder=bad(r.holder), of=maybe(r.of), evidence=all_told(r.evidence)) for r in facts.roles),
        tuple(replace(k, id=bad(k.id), holder=bad(k.holder), of=bad(k.of), evidence=all_told(k.evidence)) for k in facts.kinships),
        tuple(
            replace(m, id=bad(m.id), reports=tuple(replace(r, evidence=told(r.evidence), **met(r)) for r in m.reports), **met(m))
            for m in facts.meetings
        ),
        tuple(
            replace(s, id=bad(s.id), speaker=bad(s.speaker), addressee=maybe(s.addressee), evidence=all_told(s.evidence))
            for s in facts.statements
        ),
    )  # fmt: skip


_FIRST = (
    "Ahmad",
    "Budi",
    "Citra",
    "Dewi",
    "Eko",
    "Farid",
    "Gita",
    "Hadi",
    "Indra",
    "Joko",
    "Kartika",
    "Lukman",
    "Maya",
    "Nadia",
    "Omar",
    "Putri",
    "Rahmat",
    "Sari",
)
_LAST = (
    "Wijaya",
    "Santoso",
    "Halim",
    "Nasution",
    "Siregar",
    "Lubis",
    "Pratama",
    "Hakim",
    "Rahman",
    "Saleh",
    "Kusuma",
    "Hartono",
    "Basri",
    "Firdaus",
)
_STATUS = ("held",) * 9 + ("scheduled",) * 4 + ("proposed", "possible", "cancelled", "denied", "ongoing")
_ROLE = ("minister", "official", "legislator", "expert", "ambassador", "spokesperson", "head_of_agency", "diplomat")


def many(nodes: int = 1000, seed: int = 1) -> Facts:
    """Made-up facts with about so many nodes, shaped as news is: few names that recur, many that do not."""
    dice = random.Random(seed)
    countries = [Entity(f"country/n{i}", "country", f"Negara {i}") for i in range(max(nodes // 30, 3))]
    bodies = [Entity(f"organization/o{i}", "organization", f"Badan {i}") for i in range(max(nodes // 12, 2))]
    places = [Entity(f"place/t{i}", "place", f"Kota {i}") for i in range(max(nodes // 20, 2))]
    persons = [
        Entity(f"person/p{i}", "person", f"{dice.choice(_FIRST)} {dice.choice(_LAST)} {i}") for i in range(nodes // 2)
    ]
    articles: dict[str, list[str]] = {f"a{i:04}": [] for i in range(max(nodes // 3, 1))}
    length = dict.fromkeys(articles, 0)

    def told(sentence: str, cue: str) -> Evidence:
        article = dice.choice(list(articles))
        start = length[article] + (1 if articles[article] else 0)
        articles[article].append(sentence)
        length[article] = start + len(sentence)
        at = start + sentence.index(cue)
        return Evidence(article, start, length[article], sentence, ((at, at + len(cue)),), "dadu")

    def often(items: list[Entity]) -> Entity:
        return items[min(int(dice.paretovariate(0.9)) - 1, len(items) - 1)]

    # a story is told of few countries; its persons meet each other, and now and then one from elsewhere
    stories = max(nodes // 40, 1)

    def within(items: list[Entity], story: int) -> list[Entity]:
        return items[story::stories] or items

    roles, home = [], {}
    for number, person in enumerate(persons):
        story = number % stories
        of = often(within(countries, story)) if dice.random() < 0.75 else often(within(bodies, story))
        if dice.random() < 0.2:
            of = often(countries)
        role = dice.choice(_ROLE)
        home[person.id] = of
        sentence = f"{role} {of.label}, {person.label}, menghadiri sidang."
        roles.append(RoleHolding(f"role/{number:05}", person.id, role, role, (told(sentence, role),), of.id))
    meetings = []
    for number in range(nodes * 3 // 10):
        story = number % stories
        near = within(persons, story)
        who = sorted({(often(near) if dice.random() < 0.85 else often(persons)).id for _ in range(dice.randint(2, 4))})
        parties = sorted({home[id].id for id in who if home[id].kind == "country"})
        where = often(within(places, story)).id if dice.random() < 0.6 else None
        date = f"2025-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}" if dice.random() < 0.8 else None
        label, status = f"Pertemuan {number}", dice.choice(_STATUS)
        source = told(f"{label} para pihak membahas perdagangan dan perdamaian kawasan.", label)
        report = MeetingReport(source, status, tuple(who), tuple(parties), where, date)
        meetings.append(
            Meeting(f"meeting/{number:05}", label, (report,), tuple(who), tuple(parties), where, "", date, None, status)
        )
    statements = []
    for number in range(nodes):
        speaker = often(persons)
        sentence = f"{speaker.label} mengatakan bahwa usulan nomor {number} layak dipertimbangkan."
        statements.append(
            Statement(
                f"statement/{number:05}", speaker.id, f"usulan nomor {number} layak dipertimbangkan", "indirect",
                (told(sentence, "mengatakan"),), "mengatakan",
                dice.choice(persons).id if dice.random() < 0.05 else None,
            )
        )  # fmt: skip
    documents = tuple(
        Document(
            id,
            " ".join(parts),
            f"Berita {id}",
            f"https://example.org/{id}",
            "Kabar",
            f"2025-{int(id[1:]) % 12 + 1:02}-05",
        )
        for id, parts in articles.items()
    )
    entities = tuple(sorted(countries + bodies + places + persons, key=lambda entity: entity.id))
    return Facts(documents, entities, tuple(roles), (), tuple(meetings), tuple(statements))
