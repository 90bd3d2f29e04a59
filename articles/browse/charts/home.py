"""The small map of the first page: where events of some weeks took place."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from articles.browse.charts.worldmap import WorldMap, map_of


@dataclass(frozen=True, slots=True)
class SmallMap:
    map: WorldMap
    first: dt.date
    last: dt.date
    address: str
    """The same days on the large map."""


def small_map_of(first: dt.date, last: dt.date, counts: Mapping[str, int]) -> SmallMap | None:
    """Events of some days, counted by country, each a link to them; None where there are none."""
    if not counts:
        return None
    days = f"from={first.isoformat()}&to={last.isoformat()}"
    drawn = map_of(counts, lambda code: f"country={code}&{days}")
    return SmallMap(drawn, first, last, f"{reverse('events')}?{days}&view=map")
