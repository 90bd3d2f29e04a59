"""The upload form of the administration: the desk's, in the admin's frame; what follows is the desk's."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import tasks
from articles.admin.reading_only import ReadOnlyAdmin, ReadOnlyInline
from articles.imports.batches import destination_of, keep_batch
from articles.imports.forms import UploadForm
from articles.models import FeedEntry, FeedSubscription, ImportBatch, ImportItem, SourceDocument


@admin.register(ImportItem)
class ImportItemAdmin(ReadOnlyAdmin):
    """Who may add articles may upload them."""

    list_display = ("__str__", "state", "published", "outlet", "name", "created_at")
    list_filter = ("state", "batch__origin")
    list_select_related = ("batch",)
    search_fields = ("title", "name", "outlet", "address")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("articles.add_article"))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """The upload form; what was sent is looked at, mended and saved at the desk."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
        if form.is_bound and form.is_valid():
            batch = keep_batch(
                uploads=form.uploads(), origin=form.origin, supplement=form.supplement, editor_id=request.user.pk
            )
            tasks.begin(batch)
            return redirect(destination_of(batch))
        context = {
            **self.admin_site.each_context(request),
            "opts": ImportItem._meta,
            "title": _("記事の取り込み"),
            "form": form,
            "items_url": reverse("admin:articles_importitem_changelist"),
        }
        return TemplateResponse(request, "admin/articles/upload.html", context)


class ImportItemInline(ReadOnlyInline):
    model = ImportItem
    fields = ("name", "title", "published", "state", "article")
    readonly_fields = fields


@admin.register(ImportBatch)
class ImportBatchAdmin(ReadOnlyAdmin):
    list_display = ("label", "origin", "editor", "created_at")
    list_filter = ("origin",)
    list_select_related = ("editor",)
    search_fields = ("label",)
    inlines = (ImportItemInline,)


@admin.register(SourceDocument)
class SourceDocumentAdmin(ReadOnlyAdmin):
    """The bytes themselves are fetched at the desk."""

    list_display = ("sha256", "size", "content_type", "created_at")
    fields = ("sha256", "size", "content_type", "created_at")
    search_fields = ("sha256",)


@admin.register(FeedSubscription)
class FeedSubscriptionAdmin(ReadOnlyAdmin):
    """Feeds are added and taken away at the desk, which asks them too."""

    list_display = ("__str__", "outlet", "active", "polled_at", "failures")
    list_filter = ("active",)
    search_fields = ("title", "url", "outlet")


@admin.register(FeedEntry)
class FeedEntryAdmin(ReadOnlyAdmin):
    list_display = ("key", "feed", "seen_at")
    list_select_related = ("feed",)
    search_fields = ("key",)
