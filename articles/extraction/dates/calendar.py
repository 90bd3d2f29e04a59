"""Arithmetic on dates of day, month or year precision, written as ISO 8601."""

import calendar
import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

ERA_STARTS = {"令和": 2019, "平成": 1989, "昭和": 1926, "大正": 1912, "明治": 1868}
"""First year of each era; year n is start + n - 1."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen, for speed: docs/extraction-speed.md
class Day:
    """A day, or a month or year where the finer parts are unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    @staticmethod
    @lru_cache(maxsize=4096)
    def parse(iso: str | None) -> "Day | None":
        """From ``2025``, ``2025-11`` or ``2025-11-06``; None for anything else."""
        try:
            return make(*(int(part) for part in (iso or "").split("-")))
        except (ValueError, TypeError):
            return None

    @property
    def iso(self) -> str:
        if self.month and self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"

    @property
    def date(self) -> dt.date:
        """The first day that it covers."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    def plus_days(self, days: int) -> "Day | None":
        """None where no day is known."""
        if not self.day:
            return None
        try:
            other = self.date + dt.timedelta(days=days)
        except OverflowError:
            return None
        return Day(other.year, other.month, other.day)

    def plus_months(self, months: int) -> "Day | None":
        """The month so many months away; None where no month is known."""
        if not self.month:
            return None
        count = self.year * 12 + self.month - 1 + months
        return make(count // 12, count % 12 + 1)

    def to_month(self) -> "Day | None":
        return Day(self.year, self.month) if self.month else None


def make(year: int, month: int | None = None, day: int | None = None) -> Day | None:
    """A day if the calendar has it (no 31 February), else None."""
    if not 1 <= year <= 9999 or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and (month is None or not 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return Day(year, month, day)
