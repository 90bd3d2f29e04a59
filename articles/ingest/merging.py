"""Loading rows again and again beside an editor: what the files say, what they said last, what the table holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

from articles.models import RegisterRow
from articles.models.register import RegisterKind

BATCH = 500


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the register."""

    kind: RegisterKind
    model: type[models.Model]
    identity: tuple[str, ...]
    """Columns by which a row that is there already is taken over instead of doubled."""
    aliases: type[models.Model] | None = None
    """Table of its aliases, whose first foreign key names the owner."""

    @property
    def owner(self) -> str:
        """Name of the aliases' foreign key."""
        return str(self.model._meta.model_name)


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the files."""

    key: str
    columns: dict[str, Any]
    aliases: dict[str, str] = field(default_factory=dict)
    """Alias → kind; empty where the table's aliases have none."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows of a table were made and changed."""

    made: int
    changed: int


def load(table: Table, items: Sequence[Item], *, forget: bool = False) -> Loaded:
    """Make and update the rows of a table; with ``forget``, unedited rows that the files lack now go."""
    records = {record.key: record for record in RegisterRow.objects.filter(kind=table.kind)}
    rows = {str(row.pk): row for row in table.model._default_manager.all()}
    fresh = [item for item in items if item.key not in records]
    made = _make(table, fresh, rows)
    changed = 0
    for item in items:
        record = records.get(item.key)
        if record and (row := rows.get(record.target)):
            changed += _update(table, row, record, item)
    _keep_records(table, items, records, made)
    if forget:
        _forget(table, {item.key for item in items}, records, rows)
    return Loaded(len(made), changed)


def _make(table: Table, items: Sequence[Item], rows: dict[str, models.Model]) -> dict[str, models.Model]:
    """Rows for items that were never loaded: taken over where the identity is there, else new.

    A row taken over was made from an article or by an editor: only what it leaves blank is filled.
    """
    present = {_identity(table, row): row for row in rows.values()}
    made: dict[str, models.Model] = {}
    new: list[models.Model] = []
    for item in items:
        identity = tuple(item.columns[column] for column in table.identity)
        row = present.get(identity)
        if row is None:
            row = present[identity] = table.model(**item.columns)
            new.append(row)
        elif row.pk:
            _set(row, {column: value for column, value in item.columns.items() if _is_blank(getattr(row, column))})
            row.save()
        made[item.key] = row
    table.model._default_manager.bulk_create(new, batch_size=BATCH)
    _add_aliases(table, ((made[item.key], item.aliases) for item in items))
    return made


def _update(table: Table, row: models.Model, record: RegisterRow, item: Item) -> bool:
    """Take over what the files changed since the last load, where no editor did."""
    before = record.values["columns"]
    now = _plain(item.columns)
    todo = {
        column: value
        for column, value in item.columns.items()
        if now[column] != before.get(column) and _is_as_loaded(getattr(row, column), column, before)
    }
    if todo:
        _set(row, todo)
        row.save()
    old_aliases = set(record.values["aliases"])
    added = {text: kind for text, kind in item.aliases.items() if text not in old_aliases}
    removed = old_aliases - set(item.aliases)
    _add_aliases(table, [(row, added)])
    if removed and table.aliases:
        table.aliases._default_manager.filter(**{table.owner: row, "text__in": removed}).delete()
    return bool(todo or added or removed)


def _add_aliases(table: Table, wanted: Iterable[tuple[models.Model, dict[str, str]]]) -> None:
    if table.aliases is None:
        return
    aliases = [
        table.aliases(**{table.owner: row, "text": text, **({"kind": kind} if kind else {})})
        for row, forms in wanted
        for text, kind in forms.items()
    ]
    if aliases:
        table.aliases._default_manager.bulk_create(aliases, batch_size=BATCH, ignore_conflicts=True)


def _keep_records(
    table: Table, items: Sequence[Item], records: dict[str, RegisterRow], made: dict[str, models.Model]
) -> None:
    new, changed = [], []
    for item in items:
        values = {"columns": _plain(item.columns), "aliases": sorted(item.aliases)}
        record = records.get(item.key)
        if record is None:
            new.append(RegisterRow(kind=table.kind, key=item.key, target=str(made[item.key].pk), values=values))
        elif record.values != values:
            record.values = values
            changed.append(record)
    RegisterRow.objects.bulk_create(new, batch_size=BATCH)
    RegisterRow.objects.bulk_update(changed, ["values"], batch_size=BATCH)


def _forget(table: Table, keys: set[str], records: dict[str, RegisterRow], rows: dict[str, models.Model]) -> None:
    kept_targets = {record.target for record in records.values() if record.key in keys}
    for key in set(records) - keys:
        row = rows.get(records[key].target)
        if row and records[key].target not in kept_targets and _unedited(row, records[key]):
            row.delete()
        records[key].delete()


def _unedited(row: models.Model, record: RegisterRow) -> bool:
    return all(as_plain(getattr(row, column)) == value for column, value in record.values["columns"].items())


def _is_as_loaded(value: Any, column: str, before: dict[str, Any]) -> bool:
    """Whether no editor changed a value; of a column that the files had not yet: whether none filled it in."""
    return as_plain(value) == before[column] if column in before else _is_blank(value)


def _is_blank(value: Any) -> bool:
    return value in (None, "", False)


def _identity(table: Table, row: models.Model) -> tuple[Any, ...]:
    return tuple(getattr(row, column) for column in table.identity)


def _set(row: models.Model, columns: dict[str, Any]) -> None:
    for column, value in columns.items():
        setattr(row, column, value)


def _plain(columns: dict[str, Any]) -> dict[str, Any]:
    return {column: as_plain(value) for column, value in columns.items()}


def as_plain(value: Any) -> Any:
    """As JSON gives it back."""
    return value.isoformat() if isinstance(value, date) else value
