"""Admins of the register: every edit is kept with its columns before and after, and told on ``/changes/``."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db import models, transaction
from django.http import HttpRequest

from articles.ingest.editing import note, state_of


class KeepingAdmin(admin.ModelAdmin):
    """Notes who changed what in its rows and in those that are edited with them."""

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        rows = type(obj)._default_manager.filter(pk=obj.pk)
        before = state_of(rows) if change else {}
        super().save_model(request, obj, form, change)
        note(before, state_of(type(obj)._default_manager.filter(pk=obj.pk)), _editor(request))

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        rows = formset.model._default_manager.filter(**{formset.fk.name: formset.instance})
        before = state_of(rows.all())
        super().save_formset(request, form, formset, change)
        note(before, state_of(rows.all()), _editor(request))

    @transaction.atomic
    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        before = self._with_parts([obj])
        super().delete_model(request, obj)
        for state in before:
            note(state, {}, _editor(request))

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        before = self._with_parts(queryset)
        super().delete_queryset(request, queryset)
        for state in before:
            note(state, {}, _editor(request))

    def _with_parts(self, rows: Iterable[models.Model]) -> list[dict[Any, Any]]:
        """Rows with those that go along, these first: the newest change is put back first."""
        rows = list(rows)
        parts = []
        for inline in self.inlines:
            model: Any = inline.model
            owner = next(field.name for field in model._meta.concrete_fields if field.related_model is self.model)
            parts.append(state_of(model._default_manager.filter(**{f"{owner}__in": rows})))
        return [*parts, state_of(rows)]


def _editor(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None
