"""The outlines of countries, and where a place lies among them; ``articles/browse/data/README.md`` tells the source."""

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parents[1] / "data" / "world.json"
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class World:
    """Path data by country code, in units of an SVG of ``width`` to ``height``."""

    width: int
    height: int
    centre: float
    scale: float
    translate: Point
    tiny: frozenset[str]
    """Countries too small to be seen or met: a marker stands for them."""
    outlines: dict[str, str]
    checks: list[tuple[float, float, float, float]]
    """Longitude, latitude, x and y as the maker of the file projected them."""

    def place(self, longitude: float, latitude: float) -> Point:
        """Where degrees east and north lie on the map."""
        across, up = natural_earth((longitude - self.centre + 180) % 360 - 180, latitude)
        return self.translate[0] + self.scale * across, self.translate[1] - self.scale * up


@cache
def world() -> World:
    """The map, read once."""
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    return World(
        **{name: data[name] for name in ("width", "height", "centre", "scale", "outlines", "checks")},
        translate=tuple(data["translate"]),
        tiny=frozenset(data["tiny"]),
    )


def natural_earth(longitude: float, latitude: float) -> Point:
    """Degrees -> the Natural Earth projection (Patterson and Šavrič's polynomial), in radii of the globe."""
    a, b = math.radians(longitude), math.radians(latitude)
    b2 = b * b
    b4 = b2 * b2
    across = a * (0.8707 - 0.131979 * b2 + b4 * (-0.013791 + b4 * (0.003971 * b2 - 0.001529 * b4)))
    up = b * (1.007226 + b2 * (0.015085 + b4 * (-0.044475 + 0.028874 * b2 - 0.005916 * b4)))
    return across, up
