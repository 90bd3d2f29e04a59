"""Days as people write them: 2025/11/06, 2025-11, 2025年11月6日, 令和7年11月6日, in full width too, and presets."""

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles.vocabulary import DatePrecision

_ERA_OFFSETS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}
_ERA_YEAR = re.compile(r"^(令和|平成|昭和|[RHS])\s*(元|\d{1,2})(?=[年./-])", re.IGNORECASE)
_WRITTEN = re.compile(r"^(?P<year>\d{4})(?:[年./-](?P<month>\d{1,2})(?:[月./-](?P<day>\d{1,2})日?|月)?|年)?$")
_THIS_YEAR = re.compile(r"^(?P<month>\d{1,2})(?:月(?:(?P<day>\d{1,2})日?)?|/(?P<slashed>\d{1,2}))$")
_ENGLISH = re.compile(r"^(?:(?P<day>\d{1,2})\s+)?(?P<month>[A-Za-z]{3,9})\.?\s+(?P<year>\d{4})$")
_AMERICAN = re.compile(r"^(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month or year, first and last day included."""

    first: dt.date
    last: dt.date
    precision: DatePrecision

    def written(self) -> str:
        """ISO 8601 at the precision that it has."""
        return self.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]


def period_of(year: int, month: int | None = None, day: int | None = None) -> Period:
    """The period that a year, a month of it or a day of that names.

    Raises ``ValueError`` where the calendar has no such day.
    """
    if month is None:
        return Period(dt.date(year, 1, 1), dt.date(year, 12, 31), DatePrecision.YEAR)
    if day is None:
        first = dt.date(year, month, 1)
        return Period(first, first.replace(day=calendar.monthrange(year, month)[1]), DatePrecision.MONTH)
    return Period(dt.date(year, month, day), dt.date(year, month, day), DatePrecision.DAY)


def read_period(text: str, today: dt.date) -> Period:
    """The period that somebody typed.

    A month and day without a year (11月6日, 11/6) are of ``today``'s year. Raises ``ValueError`` for anything else.
    """
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("−", "-").replace("ー", "-")
    for name, read in _WORDS.items():
        if folded == name:
            return read(today)
    if english := _english(text):
        return period_of(*english)
    if era := _ERA_YEAR.match(folded):
        count = 1 if era[2] == "元" else int(era[2])
        folded = f"{_ERA_OFFSETS[era[1].upper()] + count:04}{folded[era.end() :]}"
    if compact := _COMPACT.match(folded):
        return period_of(*(int(part) for part in compact.groups()))
    if written := _WRITTEN.match(folded):
        return period_of(*(int(part) for part in written.group("year", "month", "day") if part))
    if near := _THIS_YEAR.match(folded):
        day = near["day"] or near["slashed"]
        return period_of(today.year, int(near["month"]), int(day) if day else None)
    raise ValueError(f"no date in {text!r}")


def _english(text: str) -> tuple[int, ...] | None:
    """Year, month and day of 6 November 2025, Nov 6, 2025 or November 2025."""
    folded = unicodedata.normalize("NFKC", text).strip()
    match = _ENGLISH.match(folded) or _AMERICAN.match(folded)
    if not match or match["month"][:3].lower() not in _MONTHS:
        return None
    year, month = int(match["year"]), _MONTHS.index(match["month"][:3].lower()) + 1
    return (year, month, int(match["day"])) if match["day"] else (year, month)


def _day(distance: int) -> Callable[[dt.date], Period]:
    def read(today: dt.date) -> Period:
        day = today + dt.timedelta(days=distance)
        return Period(day, day, DatePrecision.DAY)

    return read


_WORDS: dict[str, Callable[[dt.date], Period]] = {
    "今日": _day(0),
    "本日": _day(0),
    "昨日": _day(-1),
    "一昨日": _day(-2),
    "今月": lambda today: period_of(today.year, today.month),
    "先月": lambda today: period_of(
        (today.replace(day=1) - dt.timedelta(1)).year, (today.replace(day=1) - dt.timedelta(1)).month
    ),
    "今年": lambda today: period_of(today.year),
    "昨年": lambda today: period_of(today.year - 1),
    "去年": lambda today: period_of(today.year - 1),
}


@dataclass(frozen=True, slots=True)
class Preset:
    """A period that one click chooses."""

    label: object
    first: dt.date
    last: dt.date


def presets(today: dt.date) -> list[Preset]:
    """The periods offered beside the date fields, nearest first."""
    year = period_of(today.year)
    last_year = period_of(today.year - 1)
    return [
        Preset(_("今日"), today, today),
        Preset(_("過去7日"), today - dt.timedelta(days=6), today),
        Preset(_("過去30日"), today - dt.timedelta(days=29), today),
        Preset(_("今年"), year.first, year.last),
        Preset(_("昨年"), last_year.first, last_year.last),
    ]
