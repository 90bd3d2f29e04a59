"""Rows over time as bars: what the chart and its table show."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.browse.charts.spans import Unit, counts_in, cut, end_of, fits, name_of_span, start_of, ticks_of, unit_for
from articles.vocabulary import DatePrecision

EDGE = 0.05
"""Share of the rows at either end that may lie far from the others without stretching the chart."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Rows of one day, month or year: how many there are of each of the chart's series."""

    day: dt.date
    precision: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Bars of one kind; ``up`` from the line or down from it."""

    name: str
    label: Any
    up: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: its series, and from where to where it reaches (percent of the chart's height)."""

    name: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One unit of time; ``x`` and ``width`` in percent of the chart's width."""

    first: dt.date
    last: dt.date
    name: str
    counts: tuple[int, ...]
    x: float
    width: float
    parts: list[Part]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart; what it leaves out is counted beside it."""

    unit: Unit
    units: list[Unit]
    """Those that the reader may choose."""
    series: Sequence[Series]
    bars: list[Bar]
    ticks: list[Tick]
    most_up: int
    most_down: int
    line: float
    """Height of the line from which bars go up and down, in percent from above."""
    today: float | None
    """Where today stands, in percent from the left; None if it lies outside."""
    earlier: int
    later: int
    inexact: int
    """Rows of the span whose date does not say in which bar they belong."""

    @property
    def filled(self) -> list[Bar]:
        return [bar for bar in self.bars if bar.total]

    @property
    def total(self) -> int:
        return sum(bar.total for bar in self.bars)

    @property
    def first(self) -> dt.date:
        return self.bars[0].first

    @property
    def last(self) -> dt.date:
        return self.bars[-1].last


def bars_of(
    rows: Sequence[Dated],
    series: Sequence[Series],
    *,
    unit: str = "",
    chosen: tuple[dt.date | None, dt.date | None] = (None, None),
    today: dt.date,
) -> Bars | None:
    """The chart of dated rows, in the unit asked for if it fits, over the days ``chosen``; None without any row."""
    if not rows:
        return None
    first, last = _span(rows, chosen)
    offered = [one for one in Unit if fits(one, first, last)] or [Unit.YEAR]
    used = Unit(unit) if unit in offered else unit_for(first, last)
    used = used if used in offered else offered[0]
    if used is Unit.YEAR:
        first = max(first, dt.date(max(last.year - 300, 1), 1, 1))
    starts = cut(used, first, last)
    counts, inexact = _counted(rows, used, starts, len(series))
    begin, end = starts[0], end_of(used, starts[-1])
    up = [sum(n for n, one in zip(row, series, strict=True) if one.up) for row in counts]
    down = [sum(row) - n for row, n in zip(counts, up, strict=True)]
    most_up, most_down = max(up), max(down)
    height = (most_up + most_down) or 1
    line = 100 * most_up / height
    width = 100 / len(starts)
    return Bars(
        used,
        offered,
        series,
        [
            Bar(
                max(start, chosen[0] or start),
                min(end_of(used, start), chosen[1] or dt.date.max),
                name_of_span(used, start),
                row,
                round(index * width, 3),
                round(width, 3),
                _parts(row, series, line, 100 / height),
            )
            for index, (start, row) in enumerate(zip(starts, counts, strict=True))
        ],
        [_tick(width * (index + 0.5), label) for index, label in ticks_of(used, starts).items()],
        most_up,
        most_down,
        round(line, 2),
        round(100 * ((today - begin).days + 0.5) / ((end - begin).days + 1), 2) if begin <= today <= end else None,
        sum(sum(row.counts) for row in rows if row.day < begin),
        sum(sum(row.counts) for row in rows if row.day > end),
        inexact,
    )


def _span(rows: Sequence[Dated], chosen: tuple[dt.date | None, dt.date | None]) -> tuple[dt.date, dt.date]:
    """From where to where the chart goes: the chosen days, or those of nearly all rows."""
    exact = [row for row in rows if row.precision == DatePrecision.DAY]
    ordered = sorted(exact or rows, key=lambda row: row.day)
    first, last = ordered[0].day, ordered[-1].day
    low, high = _quantile(ordered, EDGE), _quantile(ordered, 1 - EDGE)
    # A stray past the others by more than half of their span is counted beside the chart.
    slack = dt.timedelta(days=(high - low).days // 2 + 31)
    begin = chosen[0] or next(row.day for row in ordered if low - row.day <= slack)
    end = chosen[1] or next(row.day for row in reversed(ordered) if row.day - high <= slack)
    if fits(Unit.MONTH, begin, end):
        return begin, max(begin, end)
    return max(begin, first), max(begin, min(end, last))


def _quantile(ordered: Sequence[Dated], share: float) -> dt.date:
    """The day up to which that share of the rows lies."""
    wanted, met = share * sum(sum(row.counts) for row in ordered), 0
    for row in ordered:
        met += sum(row.counts)
        if met > wanted:
            return row.day
    return ordered[-1].day


def _counted(
    rows: Sequence[Dated], unit: Unit, starts: Sequence[dt.date], series: int
) -> tuple[list[tuple[int, ...]], int]:
    """Counts of each bar, and how many rows of the span belong into none."""
    sums: dict[dt.date, list[int]] = {start: [0] * series for start in starts}
    inexact = 0
    for row in rows:
        bar = sums.get(start_of(unit, row.day))
        if bar is None:
            continue
        if not counts_in(unit, row.precision):
            inexact += sum(row.counts)
            continue
        for index, n in enumerate(row.counts):
            bar[index] += n
    return [tuple(sums[start]) for start in starts], inexact


def _parts(counts: tuple[int, ...], series: Sequence[Series], line: float, one: float) -> list[Part]:
    """The pieces of a bar, the first of either side next to the line; at least a hair high, so that one is seen."""
    parts = []
    above, below = line, line
    for n, kind in zip(counts, series, strict=True):
        if not n:
            continue
        height = max(n * one, 0.6)
        if kind.up:
            above -= height
            parts.append(Part(kind.name, round(above, 2), round(height, 2)))
        else:
            parts.append(Part(kind.name, round(below, 2), round(height, 2)))
            below += height
    return parts


def _tick(x: float, label: str) -> Tick:
    """A label that stays inside the chart."""
    return Tick(round(x, 2), label, "start" if x < 8 else "end" if x > 92 else "middle")
