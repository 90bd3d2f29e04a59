"""Questions and rows that every article brings, in SQL of their own.

Django takes longer to write a question for PostgreSQL than both take to answer it (2 ms against 0.2 for the reports of
seven events). So what is asked for each stored article is written once, and rows go in as one JSON document.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import connection, models

M = TypeVar("M", bound=models.Model)


def ask(question: str, *values: Any) -> list[tuple[Any, ...]]:
    """All rows that answer. A list is an array: ``= ANY(%s)``, with a type where it may be empty (``%s::bigint[]``)."""
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return list(cursor.fetchall())


def tell(command: str, *values: Any) -> int:
    """Run a command that answers nothing; returns how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(command, values)
        return int(cursor.rowcount)


def load(model: type[M], where: str, *values: Any) -> list[M]:
    """Whole rows of a table without JSON, in no order."""
    fields = model._meta.concrete_fields
    names = ", ".join(f'"{field.column}"' for field in fields)
    found = ask(f"SELECT {names} FROM {model._meta.db_table} WHERE {where}", *values)  # noqa: S608
    return [model.from_db(None, [field.attname for field in fields], row) for row in found]


def named(model: type[M], key: Any) -> M:
    """A row of which only the key is known: good to be pointed to; whatever else is asked of it is read then."""
    return model.from_db(None, [model._meta.pk.attname], [key])


def next_keys(model: type[models.Model], number: int) -> list[int]:
    """Primary keys for so many rows to come."""
    if not number:
        return []
    sequence = f"pg_get_serial_sequence('{model._meta.db_table}', 'id')"
    return [row[0] for row in ask(f"SELECT nextval({sequence}) FROM generate_series(1, %s)", number)]  # noqa: S608


def add(rows: Sequence[models.Model]) -> None:
    """Insert rows of one table, as ``bulk_create`` does. All bring their primary keys, or all get them now."""
    if not rows:
        return
    insertion, fields = _insertion(type(rows[0]), rows[0].pk is not None)
    for row, (pk,) in zip(rows, ask(insertion, _document(rows, fields)), strict=True):
        row.pk = pk
        row._state.adding = False


def update(rows: Sequence[models.Model], attributes: tuple[str, ...]) -> None:
    """Write some columns of rows of one table, where their values are others."""
    if rows:
        command, fields = _update(type(rows[0]), attributes)
        tell(command, _document(rows, fields))


def _document(rows: Sequence[models.Model], fields: Sequence[Any]) -> str:
    """Rows as JSON, by column."""
    written = [{field.column: field.pre_save(row, row._state.adding) for field in fields} for row in rows]
    return json.dumps(written, default=str, ensure_ascii=False)


@cache
def _insertion(model: type[models.Model], keyed: bool) -> tuple[str, list[Any]]:
    fields: list[Any] = [field for field in model._meta.concrete_fields if keyed or not field.primary_key]
    names = ", ".join(f'"{field.column}"' for field in fields)
    return (
        f"INSERT INTO {model._meta.db_table} ({names})"  # noqa: S608 (names of tables and columns)
        f" SELECT {names} FROM json_to_recordset(%s) AS fresh({_typed(fields)}) RETURNING id"
    ), fields


@cache
def _update(model: type[models.Model], attributes: tuple[str, ...]) -> tuple[str, list[Any]]:
    fields: list[Any] = [field for field in model._meta.concrete_fields if field.attname in attributes]
    keyed = [field for field in model._meta.concrete_fields if field.primary_key] + fields
    values = ", ".join(f'"{field.column}" = now."{field.column}"' for field in fields)
    former, now = (", ".join(f'{name}."{field.column}"' for field in fields) for name in ("former", "now"))
    return (
        f"UPDATE {model._meta.db_table} AS former SET {values}"  # noqa: S608 (names of tables and columns)
        f" FROM json_to_recordset(%s) AS now({_typed(keyed)})"
        f" WHERE former.id = now.id AND ({former}) IS DISTINCT FROM ({now})"
    ), keyed


def _typed(fields: Iterable[Any]) -> str:
    """Definitions of columns."""
    return ", ".join(f'"{field.column}" {field.db_type(connection)}' for field in fields)
