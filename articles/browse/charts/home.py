"""The small map of the first page: where events of some weeks took place."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.cache import cache
from django.urls import reverse

from articles.browse.charts.worldmap import WorldMap, map_of
from articles.browse.facets import country_counts_of_events
from articles.models import Event
from articles.vocabulary import DatePrecision

KEPT_SECONDS = 60
"""How long counts are kept: the first page is asked for more often than articles come."""


@dataclass(frozen=True, slots=True)
class SmallMap:
    map: WorldMap
    first: dt.date
    last: dt.date
    address: str
    """The same days on the large map."""


def small_map_of(first: dt.date, last: dt.date, counts: Mapping[str, int] | None = None) -> SmallMap | None:
    """Events of some days by country, each a link to them; None where there are none.

    Without ``counts`` one aggregate over the events of those days fetches them, at most once in a minute.
    """
    if counts is None:
        key = f"small-map:{first}:{last}"
        counts = cache.get(key)
        if counts is None:
            counts = country_counts_of_events(
                Event.objects.filter(date__range=(first, last), date_precision=DatePrecision.DAY)
            )
            cache.set(key, counts, KEPT_SECONDS)
    if not counts:
        return None
    days = f"from={first.isoformat()}&to={last.isoformat()}"
    drawn = map_of(counts, lambda code: f"country={code}&{days}")
    return SmallMap(drawn, first, last, f"{reverse('events')}?{days}&view=map")
