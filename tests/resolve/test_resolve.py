"""From what each article says to what all say: one node a person, one a meeting, and every source kept."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.model import (
    Actor,
    Document,
    Evidence,
    KinshipMention,
    MeetingMention,
    Reading,
    RoleMention,
    StatementMention,
)
from kg.resolve import resolve
from kg.resolve.identifiers import slug

US, RU = Actor("country", "AS", (), "US", "Amerika Serikat"), Actor("country", "Rusia", ("Moskow",), "RU", "Rusia")
MIAMI, DOHA = Actor("place", "Miami", (), "US", "Miami"), Actor("place", "Doha", (), "QA", "Doha")


def evidence(article: str, quote: str = "Kalimat bukti.", start: int = 0) -> Evidence:
    return Evidence(article, start, start + len(quote), quote, (), "test")


def meeting(article: str, who: tuple[int, ...], **values: object) -> MeetingMention:
    quote = str(values.pop("quote", "Kalimat bukti."))
    return MeetingMention(who, (), (evidence(article, quote),), **values)  # type: ignore[arg-type]


def reading(id: str, actors: tuple[Actor, ...], published: str | None = "2025-12-21", **facts: object) -> Reading:
    return Reading(Document(id=id, text="Kalimat bukti.", published=published), actors, **facts)  # type: ignore[arg-type]


def person(name: str, *aliases: str) -> Actor:
    return Actor("person", name, aliases)


def test_a_short_name_joins_the_full_one_of_another_article() -> None:
    facts = resolve([reading("a", (person("Steve Witkoff", "Witkoff"),)), reading("b", (person("Witkoff"),))])
    assert [(e.id, e.articles) for e in facts.entities] == [("person/steve-witkoff", ("a", "b"))]


def test_a_short_name_of_two_persons_stays_alone() -> None:
    facts = resolve(
        [reading("a", (person("Li Qiang"),)), reading("b", (person("Li Hui"),)), reading("c", (person("Li"),))]
    )
    assert [e.id for e in facts.entities] == ["person/li", "person/li-hui", "person/li-qiang"]


def test_a_country_is_one_whatever_it_is_called_and_a_place_lies_in_it() -> None:
    facts = resolve(
        [reading("a", (US, MIAMI)), reading("b", (Actor("country", "Amerika Serikat", (), "US", "Amerika Serikat"),))]
    )
    country = facts.entity("country/amerika-serikat")
    assert (country.label, country.aliases, country.iso) == ("Amerika Serikat", ("AS",), "US")
    assert facts.entity("place/miami").in_country == "country/amerika-serikat"


def test_a_meeting_is_named_by_those_who_met() -> None:
    actors = (person("Kirill Dmitriev"), person("Steve Witkoff"), MIAMI, US)
    both = resolve([reading("a", actors, meetings=(meeting("a", (0, 1), place=2, date="2025-12-20"),))])
    alone = resolve([reading("a", actors, meetings=(replace(meeting("a", (0,), place=2), parties=(3,)),))])
    assert both.meetings[0].label == "Kirill Dmitriev – Steve Witkoff, Miami, 2025-12-20"
    assert alone.meetings[0].label == "Kirill Dmitriev – Amerika Serikat, Miami"


def test_reports_of_one_meeting_are_one_node_with_both_sources() -> None:
    actors = (person("Kirill Dmitriev"), person("Steve Witkoff"), MIAMI)
    facts = resolve(
        [
            reading("a", actors, meetings=(meeting("a", (0, 1), place=2, date="2025-12-20", status="scheduled"),)),
            reading("b", actors, "2025-12-22", meetings=(meeting("b", (0, 1), place=2, date="2025-12-21"),)),
        ]
    )
    (one,) = facts.meetings
    assert one.status == "held"
    assert [(r.evidence.article, r.status, r.date) for r in one.reports] == [
        ("a", "scheduled", "2025-12-20"),
        ("b", "held", "2025-12-21"),
    ]


def test_meetings_weeks_apart_or_of_one_article_stay_two() -> None:
    actors = (person("Kirill Dmitriev"), person("Steve Witkoff"))
    far = [
        reading("a", actors, meetings=(meeting("a", (0, 1), date="2025-12-20"),)),
        reading("b", actors, "2026-01-22", meetings=(meeting("b", (0, 1), date="2026-01-21"),)),
    ]
    assert len(resolve(far).meetings) == 2
    same = [reading("a", actors, meetings=(meeting("a", (0, 1), quote="Satu."), meeting("a", (0, 1), quote="Dua.")))]
    assert len({m.id for m in resolve(same).meetings}) == 2


def test_a_call_and_a_visit_are_two() -> None:
    actors = (person("Donald Trump"), person("Vladimir Putin"))
    facts = resolve(
        [
            reading("a", actors, meetings=(meeting("a", (0, 1), date="2025-12-20", mode="phone"),)),
            reading("b", actors, meetings=(meeting("b", (0, 1), date="2025-12-20", mode="in_person"),)),
        ]
    )
    assert len(facts.meetings) == 2


def test_a_cancelled_meeting_ends_cancelled() -> None:
    actors = (person("Donald Trump"), person("Vladimir Putin"))
    facts = resolve(
        [
            reading("a", actors, "2025-12-20", meetings=(meeting("a", (0, 1), date="2025-12-24", status="scheduled"),)),
            reading("b", actors, "2025-12-22", meetings=(meeting("b", (0, 1), date="2025-12-24", status="cancelled"),)),
        ]
    )
    assert [m.status for m in facts.meetings] == ["cancelled"]


def test_the_same_role_and_tie_and_statement_gather_their_evidence() -> None:
    actors = (person("Steve Witkoff"), US, person("Jared Kushner"), person("Donald Trump"))

    def article(id: str) -> Reading:
        e = evidence(id)
        return reading(
            id,
            actors,
            roles=(RoleMention(0, "special_envoy", "utusan khusus", e, 1),),
            kinships=(KinshipMention(2, "son_in_law", 3, e),),
            statements=(StatementMention(3, "Semua baik.", 0, 11, "direct", (e,)),),
        )

    facts = resolve([article("a"), article("b")])
    assert [len(r.evidence) for r in (*facts.roles, *facts.kinships, *facts.statements)] == [2, 2, 2]
    assert facts.roles[0].confidence > 0.8
    assert facts.roles[0].attested_on == ("2025-12-21",)
    assert facts.kinships[0].id == "kinship/jared-kushner-son-in-law-donald-trump"


def test_a_symmetrical_tie_is_one_from_both_sides() -> None:
    actors = (person("Barack Obama"), person("Michelle Obama"))
    facts = resolve(
        [
            reading("a", actors, kinships=(KinshipMention(0, "spouse", 1, evidence("a")),)),
            reading("b", actors, kinships=(KinshipMention(1, "spouse", 0, evidence("b")),)),
        ]
    )
    assert len(facts.kinships) == 1


def test_the_order_of_articles_changes_nothing() -> None:
    actors = (person("Kirill Dmitriev"), person("Steve Witkoff", "Witkoff"), MIAMI)
    readings = [
        reading(f"a{n}", actors, f"2025-12-{20 + n}", meetings=(meeting(f"a{n}", (0, 1), place=2, date="2025-12-20"),))
        for n in range(5)
    ] + [reading("z", (person("Witkoff"), DOHA))]
    expected = resolve(readings)
    for seed in range(5):
        shuffled = readings[:]
        random.Random(seed).shuffle(shuffled)
        assert resolve(shuffled) == expected


def test_an_unrelated_article_changes_no_identifier() -> None:
    actors = (person("Kirill Dmitriev"), person("Steve Witkoff"), MIAMI)
    one = reading("a", actors, meetings=(meeting("a", (0, 1), place=2, date="2025-12-20"),))
    alone = resolve([one])
    both = resolve([one, reading("b", (person("Takeshi Iwaya"), DOHA))])
    assert {e.id for e in alone.entities} <= {e.id for e in both.entities}
    assert [m.id for m in alone.meetings] == [m.id for m in both.meetings]


@given(st.text())
def test_a_slug_is_always_safe(text: str) -> None:
    made = slug(text)
    assert made and all(char.isascii() and (char.isalnum() or char == "-") for char in made)
    assert made == slug(text)


def test_facts_below_a_confidence_are_left_out_and_actors_stay() -> None:
    actors = (person("Steve Witkoff"), person("Vladimir Putin"), US)
    role = RoleMention(0, "special_envoy", "utusan khusus", evidence("a"), of=2, confidence=0.6)
    told = [reading(id, actors, meetings=(meeting(id, (0, 1), confidence=0.7),)) for id in ("a", "b")]
    told[0] = reading("a", actors, roles=(role,), meetings=told[0].meetings)
    everything = resolve(told)
    assert (everything.roles[0].confidence, everything.meetings[0].confidence) == (0.6, 0.91)
    some = resolve(told, 0.9)
    assert some.roles == () and some.meetings == everything.meetings  # two sources together are trusted enough
    assert resolve(told, 0.6) == everything
    assert resolve(told, 0.95).entities == everything.entities
