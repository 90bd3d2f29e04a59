"""The newest rows that answer a question to a table of traits, read in the way that costs least.

There are three ways to them: along the days, from the newest row on, until enough have answered, where many do; all
that answer by the index of codes and words, where few do; and between both, by the same index some months at a time,
the newest first, since rows carry their month as a code.
"""

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db.models import Model, QuerySet
from django.utils import timezone

from articles.browse.asked import rows_of
from articles.browse.keeping import Table
from articles.models import AmountTraits, ArticleTraits, EventTraits, StatementTraits

_ORDER = "ORDER BY date DESC NULLS LAST, pk DESC"
_ALL = "TRUE"
_COMMON = 8
"""What more than one row in so many answers is met soon enough along the days: to read one row by the index takes five
times as long as to pass by one, and months bring some more rows than are asked for."""
_FEW = 3
"""How many times the rows that are wanted may answer for all of them to be read at once."""
_MONTHS = 4
"""With at most how many months to begin: the planner may expect far too few rows."""
_FASTER = 8
"""How many times longer than all that was read so far the next months may be."""
_BY_MONTH = (StatementTraits, EventTraits)
"""Tables whose rows carry their month, or their year, as a code."""


class Extent(NamedTuple):
    """What is known of a table of traits."""

    rows: float
    oldest: int
    """The month of the first day (:func:`_month_of`)."""
    newest: int
    """The month of the last day that is not yet to come."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A question put together once, asked for several conditions."""

    inner: str
    params: Sequence[Any]
    columns: Sequence[str]

    @property
    def asks_words(self) -> bool:
        """Of words that stand together more often than by chance the planner expects far too few rows."""
        return "@@" in self.inner

    def ask(self, size: int, condition: str = _ALL, *values: Any, along_days: bool = False) -> list[Any]:
        """The newest rows that meet a condition too.

        Codes are made text of those that are read alone, not of all that are sorted.
        """
        names = ", ".join(self.columns)
        # Without the fence the planner may walk along the days, testing the words of each row.
        fence = "" if along_days else "OFFSET 0"
        chosen = f"SELECT * FROM ({self.inner}) AS asked({names}) WHERE {condition} {fence}"  # noqa: S608
        first = f"SELECT * FROM ({chosen}) AS chosen {_ORDER} LIMIT {size}"  # noqa: S608
        told = ", ".join("array_to_string(codes, ' ')" if name == "codes" else name for name in self.columns)
        return rows_of(f"SELECT {told} FROM ({first}) AS found {_ORDER}", [*self.params, *values])  # noqa: S608


def newest(rows: QuerySet[Any], size: int, *more: str, latest: dt.date | None = None) -> list[Any]:
    """The newest rows, at most ``size``: key, date, codes in one text, and the columns ``more``.

    ``latest`` is a day known to be the last on which any answers.
    """
    columns = ("pk", "date", "codes", *more)
    try:
        inner, params = rows.order_by().values_list(*columns).query.sql_with_params()
    except EmptyResultSet:
        return []
    question = _Question(inner, params, columns)
    extent = _extents().get(rows.model._meta.db_table)
    expected = _expected(question) if params and extent else None
    if expected is None or not extent or expected * _COMMON > extent.rows:
        return _along_days(question, size, latest)
    if rows.model not in _BY_MONTH:
        is_few = expected < math.sqrt(size * extent.rows) / 3
        return question.ask(size) if is_few else _along_days(question, size, latest)
    if extent.rows < size * _COMMON or (expected < size * _FEW and not question.asks_words):
        return question.ask(size)
    return _by_months(question, size, latest, extent, expected)


def _along_days(question: _Question, size: int, latest: dt.date | None) -> list[Any]:
    if latest is None:
        return question.ask(size, along_days=True)
    found = question.ask(size, "date <= %s", latest, along_days=True)
    if len(found) < size:
        found += question.ask(size - len(found), "date IS NULL")
    return found


def _by_months(question: _Question, size: int, latest: dt.date | None, extent: Extent, expected: float) -> list[Any]:
    """Some months at a time until there are enough; the rest at once when what was found tells that few are left."""
    month, found = extent.newest, []
    if latest and _month_of(latest) < month:
        month = _month_of(latest)
    else:
        found = question.ask(size, "date >= %s", _first_day(month + 1))
    months = month - extent.oldest + 1
    passed, width = 0, min(_MONTHS, max(1, int(size * months / (2 * expected))))
    while len(found) < size and month >= extent.oldest:
        rate = (len(found) + 1) / (passed or 1)
        if passed and max(expected - len(found), rate * (month - extent.oldest + 1)) < size:
            break
        found += question.ask(size - len(found), "codes && %s::text[]", _codes(month - width + 1, month))
        passed, month = passed + width, month - width
        needed = (size - len(found)) * passed / (len(found) + 1)
        width = min(max(1, math.ceil(1.2 * needed)), _FASTER * passed, month - extent.oldest + 1)
    if len(found) < size:
        found += question.ask(size - len(found), "(date < %s OR date IS NULL)", _first_day(month + 1))
    return found


def _expected(question: _Question) -> float | None:
    """How many rows the planner expects to answer; None where it would not ask the index of codes and words."""
    ((plan,),) = rows_of(f"EXPLAIN (FORMAT JSON) {question.inner}", question.params)
    root = plan[0]["Plan"]
    return float(root["Plan Rows"]) if _searches(root) else None


def _searches(plan: Mapping[str, Any]) -> bool:
    return str(plan.get("Index Name", "")).endswith("_search") or any(map(_searches, plan.get("Plans", ())))


def _month_of(day: dt.date) -> int:
    """Months since the beginning of the calendar."""
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> dt.date:
    return dt.date(month // 12, month % 12 + 1, 1)


def _codes(first: int, last: int) -> list[str]:
    """What rows dated in some months carry; of those dated by their year alone, the day is its first."""
    days = [_first_day(month).isoformat() for month in range(first, last + 1)]
    return [f"month:{day[:7]}" for day in days] + [f"year:{day[:4]}" for day in days if day.endswith("-01-01")]


def _tables() -> dict[str, Extent]:
    """Of each table that holds dated rows: how many rows the server last counted, and the months they lie in.

    It has not counted one that was just restored or emptied, which reads -1.
    """
    found: dict[str, Extent] = {}
    models: tuple[type[Model], ...] = (StatementTraits, EventTraits, ArticleTraits, AmountTraits)
    for table in (model._meta.db_table for model in models):
        days = f"(SELECT min(date) FROM {table}), (SELECT max(date) FROM {table} WHERE date <= %s)"  # noqa: S608
        counted = f"SELECT reltuples, {days} FROM pg_class WHERE oid = %s::regclass"  # noqa: S608
        ((rows, oldest, last),) = rows_of(counted, [timezone.localdate(), table])
        if rows > 0 and oldest and last:
            found[table] = Extent(rows, _month_of(oldest), _month_of(last))
    return found


_extents = Table("extents-of-traits", _tables)
