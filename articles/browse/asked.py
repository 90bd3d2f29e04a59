"""Questions that are written out: to put one together anew for every page takes Django longer than to ask it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection


def rows_of(question: str, params: Mapping[str, Any] | Sequence[Any] = ()) -> list[Any]:
    """The rows that answer. A list among the values is an array: ``= ANY(%s)``."""
    with connection.cursor() as cursor:
        cursor.execute(question, params)
        return list(cursor.fetchall())


def rows_at(question: str, places: Iterable[Any]) -> dict[int, Any]:
    """The rows at some places of a list, or of some keys, by their key and in that order.

    The question begins with the key and takes all keys as one array; for none it is not asked.
    """
    keys = [getattr(place, "pk", place) for place in places]
    found = {row[0]: row for row in rows_of(question, [keys])} if keys else {}
    return {key: found[key] for key in keys if key in found}
