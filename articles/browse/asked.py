"""Questions that are written out: to put one together anew for every page takes Django longer than to ask it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection


def rows_of(question: str, params: Mapping[str, Any] | Sequence[Any] = ()) -> list[Any]:
    """The rows that answer. A list among the values is an array: ``= ANY(%s)``."""
    with connection.cursor() as cursor:
        cursor.execute(question, params)
        return list(cursor.fetchall())
