"""A record that was there and was deleted answers 410, one that never was 404."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

M = TypeVar("M", bound=Model)
View = Callable[..., HttpResponse]


class GoneError(Exception):
    """The record was deleted."""


def found_or_gone(rows: QuerySet[M], pk: int) -> M:
    """The row with this id; raises as :func:`missing` tells."""
    row = rows.filter(pk=pk).first()
    if row is None:
        raise missing(rows.model, pk)
    return row


def missing(model: type[Model], pk: int) -> Exception:
    """What to raise where no row is there: ``GoneError`` if the id was once given, ``Http404`` if it never was."""
    return GoneError() if pk <= _last_given(model) else Http404()


def answers_gone(view: View) -> View:
    """A view whose deleted records answer with the page for 410."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except GoneError:
            return render(request, "410.html", status=410)

    return answer


def _last_given(model: type[Model]) -> int:
    """The highest id that the table's sequence has given."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sequence_last_value(pg_get_serial_sequence(%s, 'id'))", [model._meta.db_table])
        return int(cursor.fetchone()[0] or 0)
