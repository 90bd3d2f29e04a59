"""Counts by month as small charts beside each other on one scale."""

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

HEIGHT = 56
"""Of the tallest bar, in units of the SVG."""
STEP = 12
"""From one bar's left edge to the next."""


@dataclass(frozen=True, slots=True)
class Month:
    """One bar."""

    first: dt.date
    last: dt.date
    count: int
    x: int
    y: float
    height: float
    query: str
    starts_year: bool


@dataclass(frozen=True, slots=True)
class Series:
    """One chart."""

    name: str
    bars: list[Month]
    most: int
    """Of all the charts beside it: the height of the scale."""
    width: int

    @property
    def total(self) -> int:
        return sum(bar.count for bar in self.bars)

    @property
    def first(self) -> dt.date:
        return self.bars[0].first

    @property
    def last(self) -> dt.date:
        return self.bars[-1].last


def months_between(first: dt.date, last: dt.date) -> list[dt.date]:
    """The first days of the months from one day to another, both included."""
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return [dt.date(at // 12, at % 12 + 1, 1) for at in range(start, end + 1)]


def last_of(month: dt.date) -> dt.date:
    """The last day of a month."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def drawn_together(
    names: Sequence[str], queries: Sequence[str], counts: Sequence[Mapping[Any, int]], months: Sequence[dt.date]
) -> list[Series]:
    """A chart for each name, all to the scale of the highest bar."""
    most = max((its.get(month, 0) for its in counts for month in months), default=0)
    return [
        Series(name, _bars(its, query, months, most), most, len(months) * STEP)
        for name, query, its in zip(names, queries, counts, strict=True)
    ]


def _bars(counts: Mapping[Any, int], query: str, months: Sequence[dt.date], most: int) -> list[Month]:
    bars = []
    for at, month in enumerate(months):
        count = counts.get(month, 0)
        height = round(count / most * HEIGHT, 1) if most else 0.0
        last = last_of(month)
        asked = f"{query}&from={month:%Y-%m}&to={month:%Y-%m}"
        starts = month.month == 1 or (at == 0 and month.month <= 9)
        bars.append(Month(month, last, count, at * STEP, HEIGHT - height, height, asked, starts))
    return bars


def by_month(rows: Mapping[dt.date, int], months: int, today: dt.date, query: str, name: str = "") -> Series | None:
    """A chart of the last months up to the newest with rows; None where none has any."""
    past = Counter({day: n for day, n in rows.items() if day.year > 1 and day <= today and n})
    if not past:
        return None
    newest = max(past)
    shown = months_between(max(min(past), dt.date(newest.year - months // 12, newest.month, 1)), newest)
    return drawn_together([name], [query], [past], shown[-months:])[0] if shown else None
