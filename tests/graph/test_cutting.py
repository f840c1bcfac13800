"""A part of the graph: around one actor, in a time, of a status."""

from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.graph import Cut, cut, find, to_networkx
from kg.model import Facts

WITKOFF = "person/steve-witkoff"
MIAMI_1, MIAMI_2 = (
    "meeting/2025-12-20-dmitriev-witkoff-kushner-di-miami",
    "meeting/2025-12-04-witkoff-dan-umerov-di-miami",
)
MOSCOW = "meeting/2025-12-02-witkoff-dan-putin-di-moskow"
USHAKOV = "meeting/2026-01-witkoff-dan-ushakov"


def ids(facts: Facts, kind: str) -> set[str]:
    return {item.id for item in getattr(facts, kind)}


def test_nothing_wanted_keeps_every_fact(story: Facts) -> None:
    kept = cut(story, Cut())
    assert (kept.roles, kept.kinships, kept.meetings, kept.statements) == (
        story.roles,
        story.kinships,
        story.meetings,
        story.statements,
    )


def test_one_step_from_an_actor(story: Facts) -> None:
    kept = cut(story, Cut("Steve Witkoff"))
    assert ids(kept, "meetings") == {MIAMI_1, MIAMI_2, MOSCOW, USHAKOV}
    assert {role.holder for role in kept.roles} == {WITKOFF}
    # who meets him is there, who only serves the same country is not
    assert "person/vladimir-putin" in ids(kept, "entities")
    assert "person/marco-rubio" not in ids(kept, "entities")
    assert [said.addressee for said in kept.statements] == [WITKOFF]
    to_networkx(kept)  # every actor that is named is there


def test_two_steps_bring_the_offices_of_those_he_meets(story: Facts) -> None:
    one, two = cut(story, Cut("witkoff", 1)), cut(story, Cut("witkoff", 2))
    assert ids(one, "meetings") < ids(two, "meetings") or ids(one, "meetings") == ids(two, "meetings")
    assert {"person/vladimir-putin", "person/marco-rubio"} <= {role.holder for role in two.roles}
    assert ids(one, "entities") < ids(two, "entities") < ids(story, "entities")


def test_only_the_articles_that_are_needed(story: Facts) -> None:
    kept = cut(story, Cut("Emmanuel Macron"))
    assert ids(kept, "articles") == {"warta-2"}
    assert {article for entity in kept.entities for article in entity.articles} <= {"warta-2"}


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2025-12-04", "2025-12-20", {MIAMI_1, MIAMI_2}),
        ("2025-12-21", "2025-12-21", {MIAMI_1}),  # it lasted until then
        ("2026", "", {USHAKOV}),
        ("2026-01-15", "2026-01-15", {USHAKOV}),  # known by its month alone
        ("", "2025-12-03", {MOSCOW}),
    ],
)
def test_a_time(story: Facts, since: str, until: str, expected: set[str]) -> None:
    assert ids(cut(story, Cut(WITKOFF, 1, since, until)), "meetings") == expected


def test_a_status(story: Facts) -> None:
    kept = cut(story, Cut(statuses=("denied", "cancelled")))
    assert {meeting.status for meeting in kept.meetings} == {"denied", "cancelled"}
    assert "person/emmanuel-macron" not in {role.holder for role in kept.roles}
    assert "person/sugiono" in {role.holder for role in kept.roles}


def test_names_are_found_by_any_of_their_forms(story: Facts) -> None:
    for name in ("Steve Witkoff", "steve  witkoff", "Witkoff", WITKOFF):
        assert find(story, name).id == WITKOFF


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Cut("Steve Witkof"), "similar: Steve Witkoff"),
        (Cut("Qwertz"), "names nobody so"),
        (Cut("Emmanuel Macron", statuses=("denied",)), "no fact fits"),
        (Cut(since="2030"), "no fact fits"),
    ],
)
def test_what_cannot_be_is_said(story: Facts, wanted: Cut, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        cut(story, wanted)


def test_two_of_one_name_are_told_apart(story: Facts) -> None:
    from dataclasses import replace

    twin = replace(story.entities[-1], id="person/z", label="Steve Witkoff")
    with pytest.raises(QueryError, match="say which: person/steve-witkoff, person/z"):
        find(replace(story, entities=(*story.entities, twin), _index={}), "Steve Witkoff")
