"""A small graph by hand, in prose of our own: four articles on one round of talks, some of which disagree."""

from __future__ import annotations

import hashlib
from functools import cache

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

TEXTS = {
    "miami": (
        "Utusan khusus Amerika Serikat Steve Witkoff menerima Kirill Dmitriev, utusan khusus Rusia, di Miami, Sabtu.",
        "Jared Kushner, menantu Donald Trump, ikut duduk di meja perundingan itu.",
        "“Pembicaraan kami berjalan baik,” kata Dmitriev kepada Witkoff.",
    ),
    "pantai": (
        "Perundingan Witkoff dan Dmitriev baru akan digelar pada Minggu di Palm Beach.",
        "Rustem Umerov dari Ukraina dijadwalkan menemui Witkoff di Miami bulan ini.",
        "Dmitriev juga mengepalai Dana Samudra, sebuah badan investasi Rusia.",
    ),
    "telepon": (
        "Trump menelepon Vladimir Putin pada Selasa dan membahas gencatan senjata selama satu jam.",
        "Putin membantah akan bertemu Volodymyr Zelenskyy di Istanbul.",
        "Trump mengatakan gencatan senjata harus segera berlaku.",
    ),
    "undangan": (
        "Witkoff mengundang Dmitriev untuk berunding lagi.",
        "Mantan Presiden Amerika Serikat Joko Contoh memuji undangan itu 🙂.",
    ),
}
HEADS = {
    "miami": ("Dua utusan bertemu di Miami", "https://contoh.example/miami?a=1&b=2", "Kabar Nusa", "2025-12-20"),
    "pantai": ('Perundingan "pantai" menyusul', "https://contoh.example/pantai", "Harian Samudra", "2025-12-21"),
    "telepon": ("Satu jam di telepon", "https://contoh.example/telepon", "Kabar Nusa", "2025-12-24"),
    "undangan": ("Undangan lagi", "", "", None),
}


def text_of(article: str) -> str:
    """The whole text of an article."""
    return "\n\n".join(TEXTS[article])


def evidence(article: str, sentence: int, *cues: str, rule: str = "aturan-uji") -> Evidence:
    """The evidence for a fact that stands in the n-th sentence of an article, with the words that gave it."""
    text, quote = text_of(article), TEXTS[article][sentence]
    start = text.index(quote)
    spans = tuple((start + quote.index(cue), start + quote.index(cue) + len(cue)) for cue in cues)
    return Evidence(article, start, start + len(quote), quote, spans, rule)


def documents() -> tuple[Document, ...]:
    """The articles."""
    return tuple(
        Document(
            id=id,
            text=text_of(id),
            title=HEADS[id][0],
            url=HEADS[id][1],
            publisher=HEADS[id][2],
            published=HEADS[id][3],
            sha256=hashlib.sha256(text_of(id).encode()).hexdigest(),
        )
        for id in sorted(TEXTS)
    )


WITKOFF, DMITRIEV, KUSHNER = "person/steve-witkoff", "person/kirill-dmitriev", "person/jared-kushner"
TRUMP, PUTIN, UMEROV, ZELENSKYY = (
    "person/donald-trump",
    "person/vladimir-putin",
    "person/rustem-umerov",
    "person/volodymyr-zelenskyy",
)
US, RUSSIA, UKRAINE = "country/amerika-serikat", "country/rusia", "country/ukraina"

ENTITIES = (
    Entity(US, "country", "Amerika Serikat", ("AS",), iso="US", wikidata="Q30", articles=("miami", "undangan")),
    Entity("country/rusia", "country", "Rusia", ("Moskow",), iso="RU", articles=("miami", "pantai")),
    Entity("country/turki", "country", "Turki", (), iso="TR"),
    Entity("country/ukraina", "country", "Ukraina", (), iso="UA", articles=("pantai",)),
    Entity("organization/dana-samudra", "organization", "Dana Samudra", (), articles=("pantai",)),
    Entity(TRUMP, "person", "Donald Trump", ("Trump",), wikidata="Q22686", articles=("miami", "telepon")),
    Entity("person/jared-kushner", "person", "Jared Kushner", (), articles=("miami",)),
    Entity("person/joko-contoh", "person", "Joko Contoh", (), articles=("undangan",)),
    Entity(DMITRIEV, "person", "Kirill Dmitriev", ("Dmitriev",), articles=("miami", "pantai", "undangan")),
    Entity("person/rustem-umerov", "person", "Rustem Umerov", (), articles=("pantai",)),
    Entity("person/steve-witkoff", "person", "Steve Witkoff", ("Witkoff",), articles=("miami", "pantai", "undangan")),
    Entity("person/vladimir-putin", "person", "Vladimir Putin", ("Putin",), articles=("telepon",)),
    Entity("person/volodymyr-zelenskyy", "person", "Volodymyr Zelenskyy", (), articles=("telepon",)),
    Entity("place/istanbul", "place", "Istanbul", (), in_country="country/turki", articles=("telepon",)),
    Entity("place/miami", "place", "Miami", (), in_country="country/amerika-serikat", articles=("miami", "pantai")),
    Entity("place/palm-beach", "place", "Palm Beach", (), articles=("pantai",)),
)  # fmt: skip


@cache
def story() -> Facts:
    """The facts of the four articles."""
    miami, pantai = evidence("miami", 0, "menerima"), evidence("pantai", 0, "Perundingan", "akan digelar")
    visit, call = evidence("pantai", 1, "dijadwalkan"), evidence("telepon", 0, "menelepon")
    denial, invitation = evidence("telepon", 1, "membantah"), evidence("undangan", 0, "mengundang")
    roles = (
        RoleHolding(
            "role/dmitriev-envoy", DMITRIEV, "special_envoy", "utusan khusus", (miami,), RUSSIA, "current",
            ("2025-12-20",),
        ),
        RoleHolding(
            "role/dmitriev-head", DMITRIEV, "head_of_agency", "mengepalai", (evidence("pantai", 2, "mengepalai"),),
            "organization/dana-samudra", "current", ("2025-12-21",), 0.55,
        ),
        RoleHolding(
            "role/joko-head", "person/joko-contoh", "head_of_state", "Presiden", (evidence("undangan", 1, "Mantan"),),
            US, "former", (), 1.0,
        ),
        RoleHolding(
            "role/witkoff-envoy", WITKOFF, "special_envoy", "Utusan khusus", (miami,), US, "current", ("2025-12-20",),
        ),
    )  # fmt: skip
    kinships = (
        KinshipTie("kinship/kushner-trump", KUSHNER, "son_in_law", TRUMP, (evidence("miami", 1, "menantu"),), 0.95),
    )
    meetings = (
        Meeting(
            "meeting/2025-12-20-talks",
            "Perundingan Witkoff dan Dmitriev, 20 Desember 2025",
            (
                MeetingReport(miami, "held", (DMITRIEV, WITKOFF, KUSHNER), (US, RUSSIA), "place/miami", "2025-12-20"),
                MeetingReport(pantai, "scheduled", (DMITRIEV, WITKOFF), (), "place/palm-beach", "2025-12-21"),
            ),
            (DMITRIEV, KUSHNER, WITKOFF), (US, RUSSIA), "place/miami", "", "2025-12-20", "2025-12-21", "held",
            "in_person", "negotiation", ("perundingan damai",),
        ),
        Meeting(
            "meeting/2025-12-23-call",
            "Telepon Trump dan Putin",
            (MeetingReport(call, "held", (TRUMP, PUTIN), (), None, "2025-12-23"),),
            (TRUMP, PUTIN), (), None, "", "2025-12-23", None, "held", "phone", "bilateral", ("gencatan senjata",),
            "satu jam", 0.9,
        ),
        Meeting(
            "meeting/2025-12-umerov", "Umerov dan Witkoff",
            (MeetingReport(visit, "scheduled", (UMEROV, WITKOFF), (UKRAINE,), "place/miami", "2025-12"),),
            (UMEROV, WITKOFF), (UKRAINE, US), "place/miami", "Hotel Ombak", "2025-12", None, "scheduled", "in_person",
            "bilateral",
        ),
        Meeting(
            "meeting/dmitriev-again", "Witkoff dan Dmitriev lagi",
            (MeetingReport(invitation, "proposed", (DMITRIEV, WITKOFF)),),
            (DMITRIEV, WITKOFF), (), None, "", None, None, "proposed", "unknown", "other", (), "", 0.4,
        ),
        Meeting(
            "meeting/putin-zelenskyy", "Putin dan Zelenskyy",
            (MeetingReport(denial, "denied", (PUTIN, ZELENSKYY), (), "place/istanbul"),),
            (PUTIN, ZELENSKYY), (), "place/istanbul", "", None, None, "denied", "in_person", "bilateral",
        ),
    )  # fmt: skip
    statements = (
        Statement(
            "statement/dmitriev-baik", DMITRIEV, "Pembicaraan kami berjalan baik,", "direct",
            (evidence("miami", 2, "kata"),), "kata", WITKOFF, "2025-12-20",
        ),
        Statement(
            "statement/trump-gencatan", TRUMP, "gencatan senjata harus segera berlaku", "indirect",
            (evidence("telepon", 2, "mengatakan"),), "mengatakan",
        ),
    )  # fmt: skip
    return Facts(documents(), ENTITIES, roles, kinships, meetings, statements)
