"""What every list page shows beside its rows: facets, chips that take a choice back, days, links to other forms."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from articles.browse.facets import Facet
from articles.browse.filters import Filter
from articles.browse.paging import Page, first_page, page_of
from articles.browse.relevance import ranked_page_of
from articles.browse.sampling import NEWEST, OLDEST, Count, Place, Sample, Selection, places_of, sampled
from articles.browse.selecting import up_to_today
from articles.browse.shown.events import events_at

COMING = 5
"""Rows shown of what lies ahead."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice in words, with the query string that takes it back."""

    field: Any
    label: str
    query: str


@dataclass(frozen=True, slots=True)
class Day:
    """Rows of one day, or of a month or year where no day is known."""

    day: Any
    precision: str
    rows: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Coming:
    """What lies ahead, kept apart so that a list opens with what happened last."""

    rows: Sequence[Any]
    count: int
    query: str
    """Asks for all of them."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list with what stands around it."""

    choice: Filter
    facets: list[Facet]
    rows: Sequence[Any]
    days: list[Day]
    count: Count
    chips: list[Chip]
    next_query: str | None
    previous_query: str | None
    coming: Coming | None = None

    @property
    def total(self) -> int:
        """Rows that answer, or that were counted of them."""
        return self.count.n

    @property
    def csv_query(self) -> str:
        return self.choice.query_string(replaced={"format": "csv"})

    @property
    def atom_query(self) -> str:
        return self.choice.query_string(replaced={"format": "atom"})

    @property
    def ics_query(self) -> str:
        return self.choice.query_string(replaced={"format": "ics"})

    @property
    def json_query(self) -> str:
        return self.choice.query_string(replaced={"format": "json"})


def listing_of(
    request: HttpRequest,
    choice: Any,
    rows: Selection,
    sample: Sample,
    show: Callable[[Iterable[Place]], Sequence[Any]],
    facets: list[Facet],
    *,
    day: str = "date",
    precision: str = "date_precision",
    apart: bool = False,
) -> Listing:
    """The page of the traits ``rows`` that the request asks for, as ``show`` reads them; ``sample`` is their newest.

    ``day`` and ``precision`` name what the shown rows are put under; ``apart`` keeps what lies ahead for itself.
    """
    ahead, count = _ahead(rows, sample) if apart and not choice.has_period else ([], 0)
    page = _page_of(request, choice, rows, sample, apart=bool(ahead))
    found = show([*ahead, *page.places])
    beside, found = found[: len(ahead)], found[len(ahead) :]
    coming = None
    if beside and not page.before:
        tomorrow = timezone.localdate() + dt.timedelta(days=1)
        coming = Coming(beside, count, choice.query_string(replaced={"from": tomorrow}))
    return Listing(
        choice,
        facets,
        found,
        days_of(found, day, precision),
        sample.count,
        chips_of(choice, facets),
        choice.query_string(replaced={"after": page.after}) if page.after else None,
        choice.query_string(replaced={"before": page.before}) if page.before else None,
        coming,
    )


def _page_of(request: HttpRequest, choice: Any, rows: Selection, sample: Sample, *, apart: bool) -> Page:
    if getattr(choice, "by_relevance", False):
        return ranked_page_of(rows, sample, request.GET, choice.wanted)
    if not choice.soonest_first and not request.GET.get("after") and not request.GET.get("before"):
        places = sample.past(timezone.localdate()) if apart else sample.places
        if page := first_page(places, is_part=sample.is_part):
            return page
    return page_of(rows.filter(up_to_today()) if apart else rows, request.GET, soonest_first=choice.soonest_first)


def _ahead(rows: Selection, sample: Sample) -> tuple[list[Place], int]:
    """The first places dated later than today, and how many there are."""
    today = timezone.localdate()
    ahead = sample.ahead(today)
    if sample.is_part and len(ahead) == len(sample.places):
        return places_of(rows, Q(date__gt=today), OLDEST, COMING), len(ahead)
    return ahead[:COMING], len(ahead)


def frame_of(choice: Filter, sample: Sample, facets: list[Facet]) -> Listing:
    """What stands around a chart: all of a list but its rows."""
    return Listing(choice, facets, [], [], sample.count, chips_of(choice, facets), None, None)


def days_of(rows: Iterable[Any], day: str = "date", precision: str = "date_precision") -> list[Day]:
    """Rows under their day, in the order given; a month as such stands before its first day."""
    order = {"": 3, "year": 0, "month": 1, "day": 2}

    def under(row: Any) -> tuple[Any, str]:
        return getattr(row, day), getattr(row, precision)

    days = groupby(rows, key=lambda row: getattr(row, day))
    ordered = [row for _, same in days for row in sorted(same, key=lambda row: order[getattr(row, precision)])]
    return [Day(value, exactness, list(same)) for (value, exactness), same in groupby(ordered, key=under)]


def events_at_a_glance(events: Selection, size: int) -> dict[str, Any]:
    """The newest events under their days, apart from them what lies ahead, and how many there are of both."""
    sample, today = sampled(events), timezone.localdate()
    ahead, past = sample.ahead(today)[:COMING], sample.past(today)[:size]
    if len(past) < size and sample.is_part:
        past = places_of(events, up_to_today(), NEWEST, size)
        ahead = places_of(events, Q(date__gt=today), OLDEST, COMING)
    shown = events_at([*past, *ahead])
    return {"days": days_of(shown[: len(past)]), "coming": shown[len(past) :], "event_count": sample.count}


def chips_of(choice: Filter, facets: list[Facet]) -> list[Chip]:
    """A chip for each thing chosen."""
    chips = []
    for name in ("q", "from", "to"):
        if choice.cleaned_data.get(name):
            label = choice.fields[name].label
            chips.append(Chip(label, choice.query.get(name, ""), choice.query_string(without=[name])))
    for facet in facets:
        for value in (value for value in facet.choices if value.chosen):
            rest = [other for other in map(str, choice.chosen(facet.name)) if other != value.value]
            chips.append(Chip(facet.legend, value.label, choice.query_string(replaced={facet.name: rest})))
    return chips
