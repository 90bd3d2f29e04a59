"""Counts by country as a map of the world and its table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.browse.charts.outlines import world
from articles.browse.naming import name_of
from articles.browse.scale import step_of
from articles.models import Country

SHADES = 5
_ROUND = [step * 10**power for power in range(8) for step in (1, 2, 5)]
Balance = tuple[int, int]
"""How many events of cooperation and of conflict."""


@dataclass(frozen=True, slots=True)
class Place:
    """One country with its count; ``outline`` or ``at`` (or both) say where it is drawn."""

    code: str
    name: str
    count: int
    balance: Balance | None
    shade: str
    """Style of its colour."""
    label: Any
    """The step of the diverging scale in words; empty where colours tell the count."""
    query: str
    chosen: bool
    outline: str
    at: tuple[float, float] | None

    @property
    def drawn(self) -> bool:
        return bool(self.outline or self.at)


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour of the key with the counts that it stands for."""

    name: str
    label: Any


@dataclass(frozen=True, slots=True)
class WorldMap:
    view_box: str
    land: str
    """The outlines of all countries without a count, as one path."""
    places: list[Place]
    """By count, highest first."""
    key: list[Shade]

    @property
    def elsewhere(self) -> list[Place]:
        """Those that have no place on the map: bodies such as the UN."""
        return [place for place in self.places if not place.drawn]


def map_of(
    counts: Mapping[str, int],
    query_of: Callable[[str], str],
    *,
    chosen: Sequence[str] = (),
    balances: Mapping[str, Balance] | None = None,
) -> WorldMap:
    """The map of counts by country code; ``query_of`` gives the link of each.

    With ``balances`` colours tell cooperation from conflict, without them how many there are.
    """
    atlas = world()
    bounds = bounds_of(max(counts.values(), default=0))
    named = Country.objects.in_bulk(list(counts))
    places = [
        _place(named[code], count, bounds, query_of(code), code in chosen, balances)
        for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if code in named
    ]
    counted = {place.code for place in places}
    land = "".join(outline for code, outline in atlas.outlines.items() if code not in counted)
    # A little wider than the outlines: islands in the Atlantic lie beyond them.
    return WorldMap(f"-22 -6 {atlas.width + 28} {atlas.height + 12}", land, places, [] if balances else _key(bounds))


def bounds_of(most: int) -> list[int]:
    """The smallest count of each shade: round numbers, as evenly as they come."""
    usable = [n for n in _ROUND if n <= most]
    if len(usable) <= SHADES:
        return usable
    last = len(usable) - 1
    return [usable[round(index * last / (SHADES - 1))] for index in range(SHADES)]


def _place(
    country: Country,
    count: int,
    bounds: Sequence[int],
    query: str,
    chosen: bool,
    balances: Mapping[str, Balance] | None,
) -> Place:
    atlas = world()
    outline = atlas.outlines.get(country.pk, "")
    needs_marker = country.is_iso and (not outline or country.pk in atlas.tiny)
    at = None
    if needs_marker and country.latitude is not None and country.longitude is not None and country.latitude > -60:
        x, y = atlas.place(country.longitude, country.latitude)
        at = (round(x, 1), round(y, 1))
    balance = (balances or {}).get(country.pk, (0, 0)) if balances is not None else None
    step = step_of(*balance) if balance else None
    shade = f"s{sum(count >= bound for bound in bounds)}" if balances is None else step.name if step else "even"
    return Place(
        country.pk,
        name_of(country),
        count,
        balance,
        shade,
        step.label if step else "",
        query,
        chosen,
        outline,
        at,
    )


def _key(bounds: Sequence[int]) -> list[Shade]:
    """What the shades stand for, lightest first."""
    ends = [bound - 1 for bound in bounds[1:]]
    labels = [f"{low:,}" if low == high else f"{low:,}–{high:,}" for low, high in zip(bounds, ends, strict=False)]
    if bounds:
        labels.append(f"{bounds[-1]:,}–")
    return [Shade(f"s{index}", label) for index, label in enumerate(labels, start=1)]
