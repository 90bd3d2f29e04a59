"""The month of a day as something to choose: ``?month=2025-11``."""

import datetime as dt
from collections.abc import Iterable

from articles.browse.naming import day_text
from articles.vocabulary import DatePrecision


def read_month(text: str) -> dt.date | None:
    """The first day of ``2025-11``; None for anything else."""
    try:
        return dt.datetime.strptime(text, "%Y-%m").replace(tzinfo=dt.UTC).date()
    except ValueError:
        return None


def month_labels(values: Iterable[str]) -> dict[str, str]:
    months = {value: read_month(value) for value in values}
    return {value: day_text(month, DatePrecision.MONTH) for value, month in months.items() if month}
