"""Edits of the register by hand: every changed row is noted with its columns before and after, and can be put back."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.ingest.errors import DecisionError
from articles.models import Country, Leader, Organization, RecordChange

Columns = dict[str, Any]


def columns_of(row: models.Model) -> Columns:
    """A row as JSON, by column."""
    return {field.attname: _plain(field, row) for field in row._meta.concrete_fields if not field.primary_key}


def _plain(field: Any, row: models.Model) -> Any:
    value = getattr(row, field.attname)
    is_plain = value is None or isinstance(value, bool | int | float | str | list)
    return value if is_plain else field.value_to_string(row)


def state_of(rows: Iterable[models.Model]) -> dict[Any, tuple[models.Model, Columns]]:
    """Rows with their columns, to be compared by :func:`note` after they were edited."""
    return {row.pk: (row, columns_of(row)) for row in rows}


def note(
    before: dict[Any, tuple[models.Model, Columns]], after: dict[Any, tuple[models.Model, Columns]], user: User | None
) -> list[RecordChange]:
    """Keep what differs between two states of some rows."""
    changes = []
    for pk in dict.fromkeys([*before, *after]):
        (old_row, old), (new_row, new) = before.get(pk, (None, None)), after.get(pk, (None, None))
        if old is not None and new is not None:
            changed = [name for name in new if old.get(name) != new[name]]
            old, new = ({name: values.get(name) for name in changed} for values in (old, new))
        row = new_row or old_row
        if row is not None and old != new:
            changes.append(RecordChange(
                table=row._meta.model_name or "", row=str(pk), owner=_owner(row), name=str(row)[:200],
                before=old, after=new, decided_by=user,
            ))  # fmt: skip
    return RecordChange.objects.bulk_create(changes)


def _owner(row: models.Model) -> str:
    """Whose page shows the change."""
    for name in ("leader", "organization", "country"):
        owner = row if row._meta.model_name == name else getattr(row, name, None)
        if isinstance(owner, Country):
            return owner.pk
        if isinstance(owner, Leader | Organization):
            return f"{name[0]}:{owner.pk}"
    return ""


@transaction.atomic
def undo(*, change: RecordChange, user: User | None) -> None:
    """The row as it was before; refused where it was changed again since."""
    change = RecordChange.objects.select_for_update().get(pk=change.pk)
    if change.undone_at:
        raise DecisionError(_("この判断はすでに取り消されています。"))
    model = apps.get_model("articles", change.table)
    row = model._default_manager.filter(pk=change.row).first()
    now = columns_of(row) if row else {}
    if any(now.get(name) != value for name, value in (change.after or {}).items()) or (change.after is None and row):
        raise DecisionError(_("この記録はその後また変えられました。新しい変更から順に取り消してください。"))
    try:
        with transaction.atomic():
            _put_back(model, change, row)
    except (IntegrityError, ValidationError, models.ProtectedError) as error:
        raise DecisionError(_("ほかの記録が使っているので、元に戻せません。")) from error
    change.undone_at, change.undone_by = timezone.now(), user
    change.save(update_fields=["undone_at", "undone_by"])


def _put_back(model: type[models.Model], change: RecordChange, row: models.Model | None) -> None:
    if change.before is None:
        if row is not None:
            row.delete()
        return
    row = row or model(pk=change.row)
    fields = {field.attname: field for field in model._meta.concrete_fields}
    for name, value in change.before.items():
        if name in fields:
            setattr(row, name, fields[name].to_python(value))
    row.save()
