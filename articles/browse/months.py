"""The month of a day as something to choose: ``?month=2025-11``."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth

from articles.browse.naming import day_text
from articles.browse.periods import period_of
from articles.vocabulary import DatePrecision


def read_month(text: str) -> dt.date | None:
    """The first day of ``2025-11``; None for anything else."""
    try:
        return dt.datetime.strptime(text, "%Y-%m").replace(tzinfo=dt.UTC).date()
    except ValueError:
        return None


def in_months(values: Iterable[str]) -> Q:
    """Rows dated in one of the months; of a year alone nobody knows the month."""
    condition = Q()
    for month in filter(None, map(read_month, values)):
        condition |= Q(date__range=(month, period_of(month.year, month.month).last))
    return condition & ~Q(date_precision=DatePrecision.YEAR)


def month_counts(rows: QuerySet[Any]) -> dict[str, int]:
    """How many rows each month has, the latest month first."""
    dated = rows.filter(date__isnull=False).exclude(date_precision=DatePrecision.YEAR)
    months = dated.order_by().annotate(month=TruncMonth("date")).values_list("month").annotate(n=Count("pk"))
    return {f"{month:%Y-%m}": count for month, count in sorted(months, reverse=True)}


def month_labels(values: Iterable[str]) -> dict[str, str]:
    months = {value: read_month(value) for value in values}
    return {value: day_text(month, DatePrecision.MONTH) for value, month in months.items() if month}
