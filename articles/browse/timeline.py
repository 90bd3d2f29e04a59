"""Counts over time as bars: what a small SVG chart and its table show."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.db.models.functions import TruncWeek
from django.utils import timezone

from articles.vocabulary import DatePrecision

WEEKS = 26
HEIGHT = 64
"""Of the tallest bar, in units of the SVG."""
STEP = 20
"""From one bar's left edge to the next."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One week."""

    first: dt.date
    last: dt.date
    count: int
    x: int
    y: float
    height: float
    label: bool
    """Whether a month begins in this week, so that its name stands below."""


@dataclass(frozen=True, slots=True)
class Timeline:
    bars: list[Bar]
    most: int
    width: int

    @property
    def first(self) -> dt.date:
        return self.bars[0].first

    @property
    def last(self) -> dt.date:
        return self.bars[-1].last

    @property
    def total(self) -> int:
        return sum(bar.count for bar in self.bars)


def weeks_of(rows: QuerySet[Any], weeks: int = WEEKS) -> Timeline | None:
    """Rows per week over the weeks up to the newest that has a day (never past today); None where none has.

    Rows of a month or year count in no week, nor do they stretch the chart to the first day of theirs.
    """
    past = rows.filter(date__lte=timezone.localdate(), date_precision=DatePrecision.DAY)
    newest = past.aggregate(newest=Max("date"))["newest"]
    if newest is None:
        return None
    last = newest - dt.timedelta(days=newest.weekday())
    first = last - dt.timedelta(weeks=weeks - 1)
    counted = (
        past.filter(date__gte=first)
        .order_by()
        .annotate(week=TruncWeek("date"))
        .values_list("week")
        .annotate(n=Count("pk"))
    )
    return _drawn(first, weeks, counted)


def _drawn(first: dt.date, weeks: int, counted: Iterable[tuple[dt.date, int]]) -> Timeline:
    counts = dict(counted)
    most = max(counts.values(), default=0)
    bars = []
    for index in range(weeks):
        monday = first + dt.timedelta(weeks=index)
        count = counts.get(monday, 0)
        height = round(count / most * HEIGHT, 1) if most else 0.0
        sunday = monday + dt.timedelta(days=6)
        starts_month = sunday.day <= 7
        bars.append(Bar(monday, sunday, count, index * STEP, HEIGHT - height, height, starts_month))
    return Timeline(bars, most, weeks * STEP)
