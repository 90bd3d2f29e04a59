"""ISO 8601 at day, month or year precision <-> the first day of that period and its precision."""

from datetime import date

from articles.vocabulary import DatePrecision

_PRECISION = {4: DatePrecision.YEAR, 7: DatePrecision.MONTH, 10: DatePrecision.DAY}
_LENGTH = {precision: length for length, precision in _PRECISION.items()}


def first_day(iso: str | None) -> tuple[date | None, str]:
    """``2025-11`` → 1 November 2025 and ``month``; None and an empty precision if there is no date or it is none."""
    if not iso or len(iso) not in _PRECISION:
        return None, ""
    try:
        return date.fromisoformat(iso + "-01-01"[len(iso) - 4 :] if len(iso) < 10 else iso), _PRECISION[len(iso)]
    except ValueError:
        return None, ""


def iso_of(day: date | None, precision: str) -> str:
    """The other way; empty if there is no day."""
    return day.isoformat()[: _LENGTH[DatePrecision(precision)]] if day and precision else ""
