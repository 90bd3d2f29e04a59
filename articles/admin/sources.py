"""Outlets, articles and the versions of their text."""

from typing import Any

from django.contrib import admin
from django.db.models import URLField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from articles.admin.keeping import KeepingAdmin
from articles.admin.reading_only import ReadOnlyAdmin, ReadOnlyInline
from articles.models import Article, Outlet, TextVersion


class TextVersionInline(ReadOnlyInline):
    model = TextVersion
    fields = ("number", "title", "is_current", "created_at", "sha256")
    readonly_fields = ("created_at",)


@admin.register(Outlet)
class OutletAdmin(KeepingAdmin):
    list_display = ("name", "rights", "reach")
    list_filter = ("rights",)
    search_fields = ("name",)


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    """Articles come in through the upload form; their title and day belong to what was read out of them."""

    list_display = ("title", "outlet", "published", "origin", "created_at")
    list_filter = ("origin", ("outlet", admin.RelatedOnlyFieldListFilter), "published")
    list_select_related = ("outlet",)
    search_fields = ("title", "url", "source_name")
    date_hierarchy = "published"
    autocomplete_fields = ("outlet",)
    fields = ("title", "published", "published_precision", "outlet", "url", "language", "origin", "source_name")
    readonly_fields = ("title", "published", "published_precision", "origin", "source_name")
    inlines = (TextVersionInline,)
    formfield_overrides = {URLField: {"assume_scheme": "https"}}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Whose text it is decides who reads it: to move it to another outlet takes the right to open an outlet."""
        may_open = request.user.has_perm("articles.change_outlet")
        return self.readonly_fields if may_open else (*self.readonly_fields, "outlet")

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Adding an article is uploading its text."""
        return redirect("admin:articles_importitem_add")

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, set[str], Any]:
        """Findings go with their article: the right to delete it is enough."""
        deleted, counts, _missing, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set(), protected


@admin.register(TextVersion)
class TextVersionAdmin(ReadOnlyAdmin):
    list_display = ("title", "number", "is_current", "article", "created_at")
    list_filter = ("is_current",)
    list_select_related = ("article",)
    search_fields = ("title", "body", "sha256")
