"""Where meetings lie on the world map."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kg.errors import SetupError
from kg.model import Entity, Facts
from kg.view import places
from kg.view.places import HEIGHT, WIDTH, country, points, project, shapes, world

COUNTRIES = {
    "country/rusia": "RU",
    "country/amerika-serikat": "US",
    "country/turki": "TR",
    "country/indonesia": "ID",
}
IN = {"place/miami": "country/amerika-serikat", "place/ankara": "country/turki"}


@pytest.fixture
def placed(story: Facts) -> Facts:
    """The small story with the codes and countries that a build knows."""
    return replace(
        story,
        entities=tuple(
            replace(entity, iso=COUNTRIES.get(entity.id), in_country=IN.get(entity.id)) for entity in story.entities
        ),
        _index={},
    )


def test_the_middle_and_the_edges_of_the_world() -> None:
    assert project(0, 0) == (WIDTH // 2, HEIGHT // 2)
    assert project(180, 0) == (WIDTH, HEIGHT // 2)
    assert project(-180, 0) == (0, HEIGHT // 2)
    # d3-geo's geoNaturalEarth1 gives (0.8707 * pi, 0) and (0, 1.42239...) for the equator and the pole
    assert HEIGHT / 2 - project(0, 90)[1] == pytest.approx(1.42239 * WIDTH / (2 * 3.14159265 * 0.8707), abs=1)


def test_places_of_meetings_are_found(placed: Facts) -> None:
    found = points(placed)
    assert set(found) == {"place/miami", "place/moskow", "place/istanbul", "place/jakarta", "place/ankara"}
    assert all(exact == 1 for _, _, exact in found.values())
    for id, (longitude, latitude) in {"place/moskow": (37.6, 55.8), "place/jakarta": (106.8, -6.2)}.items():
        x, y = project(longitude, latitude)
        assert abs(found[id][0] - x) < 10
        assert abs(found[id][1] - y) < 10


@pytest.mark.parametrize(
    ("name", "home", "exact"),
    [
        ("Jenewa", None, 1),
        ("Kota Antah Berantah", "country/rusia", 0),  # in no table: the middle of its country
        ("Kota Antah Berantah", None, None),
        ("San Jose", None, None),  # cities of several countries are called so
        ("San Jose", "country/amerika-serikat", 1),
        ("Brest", "country/rusia", 0),  # none in this country
    ],
)
def test_a_name_alone_or_in_its_country(placed: Facts, name: str, home: str | None, exact: int | None) -> None:
    entity = Entity("place/baru", "place", name, in_country=home)
    meeting = replace(placed.meetings[0], place=entity.id)
    facts = replace(placed, entities=(*placed.entities, entity), meetings=(meeting,), _index={})
    assert points(facts).get(entity.id, (0, 0, None))[2] == exact


def test_a_meeting_known_by_its_country_alone(placed: Facts) -> None:
    meeting = replace(placed.meetings[0], place="country/rusia")
    x, y, exact = points(replace(placed, meetings=(meeting,)))["country/rusia"]
    assert exact == 0
    assert [x, y] == [shapes()["RU"]["x"], shapes()["RU"]["y"]]
    assert project(60, 80)[1] < y < project(60, 50)[1]


def test_every_country_of_the_news_has_a_place_on_the_map() -> None:
    from kg.resources import lexicon_dir

    lines = (lexicon_dir() / "countries.csv").read_text(encoding="utf-8").splitlines()
    codes = [line.split(",")[0] for line in lines if re.match("[A-Z]{2},", line)]
    missing = [iso for iso in codes if country(iso) is None]
    assert len(codes) > 200
    assert len(missing) < 12, missing  # islands and territories without a capital of that size


def test_shapes_are_paths_inside_the_world() -> None:
    drawn = world()
    assert len(drawn["shapes"]) > 170
    for path in drawn["shapes"]:
        assert re.fullmatch(r"(M\d+ \d+l-?\d+([ -]-?\d+)+z)+", path), path[:80]
    for iso, shape in shapes().items():
        for x, y in re.findall(r"M(\d+) (\d+)", shape["d"]):
            assert 0 <= int(x) <= WIDTH, iso
            assert drawn["top"] <= int(y) <= drawn["bottom"], iso
        # no ring runs across the whole map, as one that crosses the antimeridian would
        assert max(abs(int(step)) for step in re.findall(r"-?\d+", re.sub(r"M\d+ \d+", "", shape["d"]))) < 500, iso


def test_a_missing_table_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: places.Path) -> None:
    monkeypatch.setattr(places, "WORLD", tmp_path)
    for function in (shapes, places._points):
        with pytest.raises(SetupError, match="install the package again"):
            function.__wrapped__()
