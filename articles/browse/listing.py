"""What every list page shows beside its rows: facets, chips that take a choice back, days, links to other forms."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from articles.browse import queries
from articles.browse.capping import MOST, count_up_to
from articles.browse.facets import Facet
from articles.browse.filters import Filter
from articles.browse.paging import Page, page_of
from articles.browse.relevance import ranked_page_of
from articles.models import Event

M = TypeVar("M", bound=Model)
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
    page: Page[Any]
    days: list[Day]
    total: int
    """Rows that answer, counted up to :data:`MOST`."""
    chips: list[Chip]
    next_query: str | None
    previous_query: str | None
    coming: Coming | None = None

    @property
    def is_beyond_count(self) -> bool:
        """Whether there are more than were counted."""
        return self.total > MOST

    @property
    def most(self) -> int:
        return MOST

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
    choice: Filter,
    rows: QuerySet[M],
    facets: list[Facet],
    *,
    day: str = "date",
    precision: str = "date_precision",
    coming: Coming | None = None,
) -> Listing:
    """The page of ``rows`` that the request asks for; ``day`` and ``precision`` name the columns it is ordered by."""
    if getattr(choice, "by_relevance", False):
        page = ranked_page_of(rows, request.GET, choice.wanted)
    else:
        page = page_of(rows, request.GET, day=day, soonest_first=choice.soonest_first)
    return Listing(
        choice,
        facets,
        page,
        days_of(page.rows, day, precision),
        min(count_up_to(rows) + (coming.count if coming else 0), MOST + 1),
        chips_of(choice, facets),
        choice.query_string(replaced={"after": page.after}) if page.after else None,
        choice.query_string(replaced={"before": page.before}) if page.before else None,
        coming if coming and not page.before else None,
    )


def frame_of(choice: Filter, rows: QuerySet[M], facets: list[Facet]) -> Listing:
    """What stands around a chart: all of a list but its rows."""
    total = count_up_to(rows)
    return Listing(choice, facets, Page([], None, None), [], total, chips_of(choice, facets), None, None)


def coming_of(choice: Filter, rows: QuerySet[Any]) -> Coming | None:
    """The first rows dated later than today, unless the reader chose a period or there are none."""
    ahead = queries.to_come(rows)
    count = 0 if choice.has_period else count_up_to(ahead)
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    return Coming(list(ahead[:COMING]), count, choice.query_string(replaced={"from": tomorrow})) if count else None


def days_of(rows: Iterable[Any], day: str = "date", precision: str = "date_precision") -> list[Day]:
    """Rows under their day, in the order given; a month as such stands before its first day."""
    order = {"": 3, "year": 0, "month": 1, "day": 2}

    def under(row: Any) -> tuple[Any, str]:
        return getattr(row, day), getattr(row, precision)

    days = groupby(rows, key=lambda row: getattr(row, day))
    ordered = [row for _, same in days for row in sorted(same, key=lambda row: order[getattr(row, precision)])]
    return [Day(value, exactness, list(same)) for (value, exactness), same in groupby(ordered, key=under)]


def events_at_a_glance(events: QuerySet[Event], size: int) -> dict[str, Any]:
    """The newest events under their days, apart from them what lies ahead, and how many there are of both."""
    shown = queries.events_shown(events)
    return {
        "days": days_of(queries.newest(queries.up_to_today(shown), size)),
        "coming": queries.to_come(shown)[:COMING],
        "event_count": count_up_to(events),
    }


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
