"""Edits of the register's records, column by column."""

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.browse.changes.telling import Change, Line, Member
from articles.browse.naming import address_of
from articles.models import Country, Leader, Organization, RecordChange


def told(pks: Collection[int]) -> dict[int, Change]:
    """Edits in words."""
    rows = RecordChange.objects.select_related("decided_by", "undone_by").in_bulk(pks)
    owners = _owners({row.owner for row in rows.values()})
    return {pk: _change(row, owners) for pk, row in rows.items()}


def _change(change: RecordChange, owners: dict[str, Any]) -> Change:
    model = apps.get_model("articles", change.table)
    before, after = change.before or {}, change.after or {}
    lines = [
        Line(str(getattr(model._meta.get_field(name), "verbose_name", name)), _told(before, name), _told(after, name))
        for name in dict.fromkeys([*before, *after])
    ]
    owner = owners.get(change.owner)
    return Change(
        change,
        str(change),
        undo=reverse("record_undo", args=[change.pk]),
        lines=[line for line in lines if line.differs],
        record=Member(str(owner), "", address_of(owner)) if owner else None,
    )


def _told(values: dict[str, Any], name: str) -> str:
    value = values.get(name)
    if isinstance(value, bool):
        return _("はい") if value else _("いいえ")
    return "" if value is None else str(value)


def _owners(keys: Collection[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for letter, model in (("l", Leader), ("o", Organization)):
        pks = [int(key[2:]) for key in keys if key.startswith(f"{letter}:")]
        rows: Any = model._default_manager.in_bulk(pks) if pks else {}
        found |= {f"{letter}:{pk}": row for pk, row in rows.items()}
    return found | Country.objects.in_bulk([key for key in keys if key and ":" not in key])
