"""Counts of a period, from the tallies where they hold and from the rows at its edges."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from articles.browse.filters import Filter
from articles.models import EventPair, Grain, Subject, Tally

Counts = Counter[Any]
ONE_DAY = dt.timedelta(days=1)
UNDATED = dt.date.fromisoformat(Tally.UNDATED)


@dataclass(frozen=True, slots=True)
class Cover:
    """A period in years and months that are counted already, and days beside them."""

    whole: bool = False
    """All time, rows without a day among them."""
    years: tuple[dt.date, dt.date] | None = None
    """First days of the first year and of the one after the last."""
    months: list[tuple[dt.date, dt.date]] = field(default_factory=list)
    days: list[tuple[dt.date, dt.date]] = field(default_factory=list)
    """First and last day of each stretch."""

    def tallies(self, subject: Subject) -> QuerySet[Tally]:
        """The tallies that make up all of the period but its ``days``."""
        rows = Tally.objects.filter(subject=subject)
        if self.whole:
            return rows.filter(grain=Grain.ALL)
        chosen = Q(pk__in=[])
        if self.years:
            chosen |= Q(grain=Grain.YEAR, start__gte=self.years[0], start__lt=self.years[1])
        for first, end in self.months:
            chosen |= Q(grain=Grain.MONTH, start__gte=first, start__lt=end)
        return rows.filter(chosen)

    def at_edges(self) -> Q:
        """Rows whose ``date`` lies in the ``days``."""
        chosen = Q(pk__in=[])
        for first, last in self.days:
            chosen |= Q(date__range=(first, last))
        return chosen


def cover_of(first: dt.date | None, last: dt.date | None) -> Cover:
    """How to count a period, both days included; an open end reaches as far as there are days."""
    if first is None and last is None:
        return Cover(whole=True)
    start = max(first or dt.date(1, 2, 1), dt.date(1, 2, 1))
    end = (min(last, dt.date(9998, 12, 31)) if last else dt.date(9998, 12, 31)) + ONE_DAY
    if end <= start:
        return Cover()
    month_start = start if start.day == 1 else _next_month(start)
    month_end = end.replace(day=1)
    if month_end <= month_start:
        return Cover(days=[(start, end - ONE_DAY)])
    days = [(one, other - ONE_DAY) for one, other in ((start, month_start), (month_end, end)) if one < other]
    year_start = dt.date(month_start.year + (month_start > dt.date(month_start.year, 1, 1)), 1, 1)
    year_end = dt.date(month_end.year, 1, 1)
    if year_end <= year_start:
        return Cover(months=[(month_start, month_end)], days=days)
    months = [(one, other) for one, other in ((month_start, year_start), (year_end, month_end)) if one < other]
    return Cover(years=(year_start, year_end), months=months, days=days)


def _next_month(day: dt.date) -> dt.date:
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1)


def summed(rows: QuerySet[Any], *columns: str, count: str = "n") -> Counts:
    """Counts by the values of some columns; one column's values stand by themselves."""
    total = Sum("n") if count == "n" else Count(count, distinct=True)
    found = rows.order_by().values_list(*columns).annotate(total=total)
    if len(columns) == 1:
        return Counter(dict(found))
    return Counter({tuple(keys): number for *keys, number in found})


def is_tallied(choice: Filter, *fields: str) -> bool:
    """Whether a selection is narrowed by nothing but its period and the ``fields`` that the tallies know."""
    allowed = {"from", "to", *fields}
    return not any(choice.cleaned_data.get(name) for name in choice.fields if name not in allowed)


def paired(pairs: QuerySet[EventPair]) -> Counts:
    """Events by both countries (``one`` before ``other``) and type, counted row by row."""
    return summed(pairs, "one", "other", "type", count="event")


def dated(choice: Filter) -> Cover:
    return cover_of(choice.first_day, choice.last_day)


def most(counts: Iterable[tuple[Any, int]], size: int) -> list[Any]:
    """The keys with the highest counts, highest first."""
    return [key for key, _ in sorted(counts, key=lambda item: (-item[1], str(item[0])))[:size]]
