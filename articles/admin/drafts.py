"""Taking articles in: upload, look at what was read, save."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.forms import DraftForm, UploadForm
from articles.admin.marking import SHOWN_CHARACTERS, marked_pieces
from articles.admin.summary import summarize
from articles.ingest.article import Ingested
from articles.ingest.drafts import keep_drafts, preview, save_draft
from articles.ingest.errors import ReadingError
from articles.ingest.storing import Outcome
from articles.models import Draft

_OUTCOMES = {
    Outcome.NEW: gettext_lazy("記事を保存しました。"),
    Outcome.UPDATED: gettext_lazy("記事を新しい版として保存しました。"),
    Outcome.UNCHANGED: gettext_lazy("同じ記事がすでにあります。何も変わっていません。"),
}


def _editor(request: HttpRequest) -> int:
    """Id of who is logged in; the admin lets nobody else in."""
    if request.user.pk is None:
        raise PermissionDenied
    return request.user.pk


@admin.register(Draft)
class DraftAdmin(admin.ModelAdmin):
    """Each editor's own drafts. Who may add articles may upload them."""

    list_display = ("__str__", "published", "outlet", "source_name", "created_at")
    list_filter = ("origin",)
    search_fields = ("title", "source_name", "outlet")
    actions = ("save_selected",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Draft]:
        return super().get_queryset(request).filter(editor_id=_editor(request))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("articles.add_article"))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_add_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_add_permission(request)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """The upload form; one good text leads to its preview, several to the list of drafts."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        sent = request.method == "POST"
        form = UploadForm(request.POST, request.FILES) if sent else UploadForm()
        if sent and form.is_valid():
            drafts, faults = keep_drafts(uploads=form.uploads(), supplement=form.supplement, editor_id=_editor(request))
            for name, error in faults:
                messages.error(request, f"{name}: {error}")
            if drafts:
                return self._after_upload(request, drafts)
        return self._page(request, "admin/articles/upload.html", _("記事の取り込み"), {"form": form})

    def _after_upload(self, request: HttpRequest, drafts: list[Draft]) -> HttpResponseRedirect:
        if len(drafts) == 1:
            return redirect("admin:articles_draft_change", drafts[0].pk)
        messages.info(
            request, _("%(count)d件を読み込みました。内容を確かめて保存してください。") % {"count": len(drafts)}
        )
        return redirect("admin:articles_draft_changelist")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The preview of a draft: title and day can be mended, findings are listed and marked."""
        draft = self.get_object(request, object_id)
        if draft is None or not self.has_change_permission(request, draft):
            messages.warning(request, _("この下書きはもうありません。"))
            return redirect("admin:articles_draft_changelist")
        form = DraftForm(request.POST if request.method == "POST" else None, instance=draft)
        if form.is_bound and form.is_valid():
            draft = form.save()
            if "_reread" in request.POST:
                return redirect("admin:articles_draft_change", draft.pk)
            try:
                return self._after_saving(request, save_draft(draft))
            except ReadingError as error:
                messages.error(request, str(error))
        return self._preview(request, draft, form)

    def _preview(self, request: HttpRequest, draft: Draft, form: DraftForm) -> HttpResponse:
        draft.refresh_from_db()
        seen = preview(draft)
        context = {
            "form": form,
            "draft": draft,
            "place": seen.place,
            "problem": seen.problem,
            "summary": summarize(draft.body, seen.findings),
            "pieces": marked_pieces(draft.body, seen.findings),
            "cut_at": SHOWN_CHARACTERS if len(draft.body) > SHOWN_CHARACTERS else None,
        }
        return self._page(request, "admin/articles/preview.html", _("読み取り結果の確認"), context)

    def _after_saving(self, request: HttpRequest, ingested: Ingested) -> HttpResponseRedirect:
        self._tell(request, ingested)
        return redirect("admin:articles_article_change", ingested.article.pk)

    def _tell(self, request: HttpRequest, ingested: Ingested) -> None:
        messages.success(
            request,
            format_html(
                '{} <a href="{}">{}</a>',
                _OUTCOMES[ingested.outcome],
                ingested.article.get_absolute_url(),
                ingested.article.title,
            ),
        )

    @admin.action(description=gettext_lazy("選択した下書きを記事として保存"))
    def save_selected(self, request: HttpRequest, queryset: QuerySet[Draft]) -> None:
        """Save each by itself: one that cannot be saved leaves the others alone."""
        for draft in queryset.order_by("pk"):
            try:
                self._tell(request, save_draft(draft))
            except ReadingError as error:
                messages.error(request, f"{draft}: {error}")

    def _page(self, request: HttpRequest, template: str, title: str, context: dict[str, Any]) -> TemplateResponse:
        frame = {
            **self.admin_site.each_context(request),
            "opts": Draft._meta,
            "title": title,
            "drafts_url": reverse("admin:articles_draft_changelist"),
        }
        return TemplateResponse(request, template, {**frame, **context})
