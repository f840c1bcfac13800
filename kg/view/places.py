"""Where meetings took place on the world map: coordinates of cities, and of countries where no more is known.

Tables in `world/`: `cities.csv` (GeoNames), `places.csv` (by hand), `shapes.json` (Natural Earth).
"""

from __future__ import annotations

import csv
import json
import math
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import SetupError
from kg.model import COUNTRY, Entity, Facts

WORLD = Path(__file__).with_name("world")
WIDTH, HEIGHT = 4000, 2080  # of the map, in units
NORTH, SOUTH = 84, -57  # degrees: no country lies beyond
_SCALE = WIDTH / (2 * math.pi * 0.8707)

Point = tuple[int, int]


def project(longitude: float, latitude: float) -> Point:
    """Degrees to map units by the Natural Earth projection (Šavrič, Patterson and Jenny 2011)."""
    x, y = math.radians(longitude), math.radians(latitude)
    y2 = y * y
    y4 = y2 * y2
    across = x * (0.8707 - 0.131979 * y2 + y4 * (-0.013791 + y4 * (0.003971 * y2 - 0.001529 * y4)))
    up = y * (1.007226 + y2 * (0.015085 + y4 * (-0.044475 + 0.028874 * y2 - 0.005916 * y4)))
    return round(WIDTH / 2 + across * _SCALE), round(HEIGHT / 2 - up * _SCALE)


@cache
def shapes() -> dict[str, dict[str, Any]]:
    """{ISO code: {`d`: path, `x`, `y`: its middle}}; raises SetupError if the table is damaged."""
    try:
        found: dict[str, dict[str, Any]] = json.loads((WORLD / "shapes.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SetupError(f"cannot read the world map: {error}", "shapes.json", "install the package again") from error
    return found


Known = dict[tuple[str, str], Point]


@cache
def _points() -> tuple[Known, Known]:
    """({(name, ISO code): point}, {(name, ""): point} of what needs no country), names folded.

    A name needs no country where it is in the table by hand, or where all cities of that name lie in one country.
    """
    known: Known = {}
    alone: dict[str, Point | None] = {}
    try:
        for table in ("places.csv", "cities.csv"):
            lines = (WORLD / table).read_text(encoding="utf-8").splitlines()
            before = set(alone)
            homes: dict[str, str] = {}
            for row in csv.DictReader((line for line in lines if not line.startswith("#")), strict=True):
                point = project(float(row["lon"]), float(row["lat"]))
                for name in map(_fold, row["name"].split(";")):
                    known.setdefault((name, row["iso"]), point)
                    if name not in before:
                        same = homes.setdefault(name, row["iso"]) == row["iso"]
                        alone[name] = (alone.get(name) or point) if same else None
    except (OSError, KeyError, ValueError, AttributeError, csv.Error) as error:
        raise SetupError(f"cannot read the places: {error}", table, "install the package again") from error
    return known, {(name, ""): point for name, point in alone.items() if point and name}


def _fold(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold().split())


def points(facts: Facts) -> dict[str, list[int]]:
    """{id of a place: [x, y, exact]} for the places of meetings; `exact` is 0 where only the country is known.

    A name counts as the place of that name in its country; where the country is not known, as the one by hand or, if
    all cities of that name lie in one country, that one. What is in no table stands in the middle of its country; what
    has none is left out.
    """
    entities = {entity.id: entity for entity in facts.entities}
    wanted = sorted({meeting.place for meeting in facts.meetings if meeting.place in entities and meeting.place})
    found = {}
    for id in wanted:
        entity = entities[id]
        home = entity if entity.kind == COUNTRY else entities.get(entity.in_country or "")
        iso = (home.iso if home else entity.iso) or ""
        if entity.kind != COUNTRY and (point := _city(entity, iso)):
            found[id] = [*point, 1]
        elif point := country(iso):
            found[id] = [*point, 0]
    return found


def world() -> dict[str, Any]:
    """What the page draws of the world: its shapes as paths, its width, and from where to where countries reach."""
    return {
        "shapes": [shape["d"] for shape in shapes().values()],
        "width": WIDTH,
        "top": project(0, NORTH)[1],
        "bottom": project(0, SOUTH)[1],
    }


def country(iso: str) -> Point | None:
    """Where a country stands on the map: the middle of its shape, or its capital where it has none."""
    shape = shapes().get(iso)
    return (shape["x"], shape["y"]) if shape else _points()[0].get(("", iso))


def _city(entity: Entity, iso: str) -> Point | None:
    table = _points()[0 if iso else 1]
    names = filter(None, map(_fold, (entity.label, *entity.aliases)))
    return next((table[name, iso] for name in names if (name, iso) in table), None)
