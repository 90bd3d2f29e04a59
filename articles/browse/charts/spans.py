"""Units of time: which one suits a span, and how a span is cut into them."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

from django.utils import formats
from django.utils.translation import gettext_lazy as _

from articles.browse.language import speaks_english
from articles.browse.naming import day_text
from articles.vocabulary import DatePrecision

BARS_MAX = 400
"""Most bars of one chart."""
TICKS = 7
"""Most days or months named below it."""


class Unit(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


UNIT_LABELS = {Unit.DAY: _("日ごと"), Unit.WEEK: _("週ごと"), Unit.MONTH: _("月ごと"), Unit.YEAR: _("年ごと")}
_SUITS_UP_TO = {Unit.DAY: 45, Unit.WEEK: 400, Unit.MONTH: 5500}
"""Days that a span has at most for a unit to be chosen."""
_LENGTH = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30.4, Unit.YEAR: 365.25}
_PRECISIONS = {
    Unit.MONTH: frozenset({DatePrecision.DAY, DatePrecision.MONTH}),
    Unit.YEAR: frozenset(DatePrecision),
}


def unit_for(first: dt.date, last: dt.date) -> Unit:
    """The finest unit that shows a span at a glance."""
    days = (last - first).days
    return next((unit for unit, most in _SUITS_UP_TO.items() if days <= most), Unit.YEAR)


def fits(unit: Unit, first: dt.date, last: dt.date) -> bool:
    """Whether a span makes no more bars of a unit than a chart can hold."""
    return (last - first).days / _LENGTH[unit] < BARS_MAX - 1


def counts_in(unit: Unit, precision: str) -> bool:
    """Whether a date of that precision falls into one bar: a month does not say on which day."""
    return precision in _PRECISIONS.get(unit, {DatePrecision.DAY})


def start_of(unit: Unit, day: dt.date) -> dt.date:
    """The first day of the unit that a day lies in; weeks begin on Monday."""
    if unit is Unit.WEEK:
        return dt.date.fromordinal(max(day.toordinal() - day.weekday(), 1))
    if unit is Unit.MONTH:
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit is Unit.YEAR else day


def end_of(unit: Unit, start: dt.date) -> dt.date:
    """The last day of the unit that begins on a day."""
    if unit is Unit.DAY:
        return start
    if unit is Unit.YEAR:
        return start.replace(month=12, day=31)
    if unit is Unit.WEEK:
        return dt.date.fromordinal(min(start.toordinal() + 6, dt.date.max.toordinal()))
    following = (start.replace(day=28) + dt.timedelta(days=4)) if start < dt.date(9999, 12, 1) else None
    return following.replace(day=1) - dt.timedelta(days=1) if following else dt.date.max


def cut(unit: Unit, first: dt.date, last: dt.date) -> list[dt.date]:
    """The first days of the units from one day to another."""
    starts = [start_of(unit, first)]
    while (end := end_of(unit, starts[-1])) < last:
        starts.append(end + dt.timedelta(days=1))
    return starts


def name_of_span(unit: Unit, start: dt.date) -> str:
    """What one bar covers, in words."""
    if unit is Unit.WEEK:
        return f"{day_text(start)}{'–' if speaks_english() else '〜'}{day_text(end_of(unit, start))}"
    return day_text(start, unit.value)


def ticks_of(unit: Unit, starts: Sequence[dt.date]) -> dict[int, str]:
    """Which bars have their day, month or year named below, and how; evenly, and on round ones where many stand."""
    marks = _round_ones(unit, starts)
    step = -(-len(marks) // TICKS)
    coarse = {Unit.DAY: DatePrecision.DAY, Unit.YEAR: DatePrecision.YEAR}.get(unit, DatePrecision.MONTH)
    if len(marks) < len(starts) and unit is not Unit.WEEK:
        coarse = DatePrecision.MONTH if unit is Unit.DAY else DatePrecision.YEAR
    return {index: _tick_text(end_of(unit, starts[index]), coarse) for index in marks[::step]}


def _tick_text(day: dt.date, precision: str) -> str:
    """A day, month or year in little room."""
    if speaks_english() and precision == DatePrecision.MONTH:
        return formats.date_format(day, "M Y")
    return day_text(day, precision)


def _round_ones(unit: Unit, starts: Sequence[dt.date]) -> list[int]:
    """The bars in which a month begins, of months those in which a year does; all, where those are too few."""
    if unit is Unit.YEAR:
        return list(range(len(starts)))
    ends = [end_of(unit, start) for start in starts]
    if unit is Unit.MONTH:
        found = [index for index, start in enumerate(starts) if start.month == 1]
    else:
        found = [
            index
            for index, (start, end) in enumerate(zip(starts, ends, strict=True))
            if start.day == 1 or start.month != end.month
        ]
    return found if len(found) >= 3 or (unit is Unit.WEEK and found) else list(range(len(starts)))
