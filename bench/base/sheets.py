"""Rows on their way into tables: lines of COPY, with the defaults of columns that the generator does not set."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.db import models
from psycopg import Connection, sql

NOW = datetime(2026, 1, 1, tzinfo=UTC).isoformat()
_ESCAPED = str.maketrans({"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"})


class Sheet:
    """Rows of one table."""

    def __init__(self, model: type[models.Model], columns: Sequence[str]) -> None:
        self.table = model._meta.db_table
        fields = {field.column: field for field in model._meta.concrete_fields}
        missing = [field for name, field in fields.items() if name not in columns and not _is_automatic(field)]
        self.columns = [*columns, *(field.column for field in missing)]
        self._rest = "".join("\t" + _written(_default(field)) for field in missing)
        self._lines: list[str] = []

    def add(self, *values: Any) -> None:
        """A row; text must hold no tab, line break or backslash (:func:`escaped`)."""
        self._lines.append("\t".join([v if type(v) is str else _written(v) for v in values]) + self._rest)

    def __len__(self) -> int:
        return len(self._lines)

    def send(self, connection: Connection[Any]) -> None:
        """COPY the rows and forget them."""
        if not self._lines:
            return
        names = sql.SQL(", ").join(map(sql.Identifier, self.columns))
        command = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(self.table), names)
        with connection.cursor() as cursor, cursor.copy(command) as copy:
            copy.write("\n".join(self._lines) + "\n")
        self._lines = []


def escaped(text: str) -> str:
    """Any text as a value of COPY."""
    return text.translate(_ESCAPED)


def as_json(value: Any) -> str:
    return escaped(json.dumps(value, ensure_ascii=False))


def as_array(values: Iterable[Any]) -> str:
    """PostgreSQL's array of texts or numbers."""
    quoted = ('"' + str(v).replace("\\", "\\\\").replace('"', '\\"') + '"' for v in values)
    return escaped("{" + ",".join(quoted) + "}")


def _is_automatic(field: "models.Field[Any, Any]") -> bool:
    return isinstance(field, models.AutoField)


def _default(field: "models.Field[Any, Any]") -> Any:
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return NOW
    if field.has_default():
        value = field.get_default()
        return as_array(value) if isinstance(value, list) else as_json(value) if isinstance(value, dict) else value
    if field.null:
        return None
    if field.empty_strings_allowed:
        return ""
    raise ValueError(f"the generator must set {field.model.__name__}.{field.name}")


def _written(value: Any) -> str:
    if value is None:
        return "\\N"
    if value is True or value is False:
        return "t" if value else "f"
    return value.isoformat() if isinstance(value, date) else str(value)
