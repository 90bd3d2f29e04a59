"""``/import/``: sending documents, and the batches that were sent."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles import tasks
from articles.browse.profiles import page_by_number
from articles.desk.access import editor_of, for_importers, is_partial
from articles.desk.imported import batch_page, mend
from articles.imports.batches import destination_of, drop_items, keep_batch
from articles.imports.forms import UploadForm
from articles.models import FeedSubscription, ImportBatch
from articles.vocabulary import ImportState

BATCHES = 20


@for_importers
def import_page(request: HttpRequest) -> HttpResponse:
    """GET shows the form and what was sent before; POST keeps and opens what is sent, and stores no article."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        batch = keep_batch(
            uploads=form.uploads(), origin=form.origin, supplement=form.supplement, editor_id=editor_of(request).pk
        )
        tasks.begin(batch)
        return redirect(destination_of(batch))
    batches = page_by_number(ImportBatch.objects.counted().select_related("editor").order_by("-pk"), request, BATCHES)
    context = {"form": form, "batches": batches, "feeds": FeedSubscription.objects.count()}
    return render(request, "desk/imports/import.html", context)


@for_importers
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """The items of a batch and how far they are; htmx asks for the changing part alone."""
    found = get_object_or_404(ImportBatch.objects.select_related("editor", "feed"), pk=pk)
    template = "desk/imports/_batch.html" if is_partial(request) else "desk/imports/batch.html"
    return render(request, template, {"page": batch_page(found, request)})


@require_POST
@for_importers
def batch_act(request: HttpRequest, pk: int) -> HttpResponse:
    """``act`` saves what is ready, tries again what failed, or drops what is not saved."""
    found = get_object_or_404(ImportBatch, pk=pk)
    acts: dict[str, Callable[[HttpRequest, ImportBatch], None]] = {"save": _save, "retry": _retry, "drop": _drop}
    act = acts.get(request.POST.get("act", ""))
    if act is not None:
        act(request, found)
    gone = not found.items.exists()
    if gone:
        found.delete()
    return redirect("import" if gone else found.get_absolute_url())


def _save(request: HttpRequest, found: ImportBatch) -> None:
    """All that are ready, with the titles and days as the list has them now; not those whose day cannot be read."""
    if found.items.filter(state=ImportState.WAITING).exists():
        tasks.begin(found)  # what no worker has opened
    faults = mend(found, request.POST.dict())
    for fault in faults.values():
        messages.error(request, fault)
    tell(request, tasks.start(list(found.items.filter(state=ImportState.READY).exclude(pk__in=faults))))


def _retry(request: HttpRequest, found: ImportBatch) -> None:
    tell(request, tasks.retry(list(found.items.filter(state=ImportState.FAILED))))


def _drop(request: HttpRequest, found: ImportBatch) -> None:
    dropped = drop_items(found.items.filter(state__in=(ImportState.READY, ImportState.FAILED)))
    messages.info(
        request, ngettext("%(count)d件を捨てました。", "%(count)d件を捨てました。", dropped) % {"count": dropped}
    )


def tell(request: HttpRequest, started: tasks.Started) -> None:
    """Say what became of items that were to be saved."""
    for item, error in started.faults:
        messages.error(request, f"{item}: {error}")
    for item in started.read:
        if item.state == ImportState.DONE:
            messages.success(request, _("保存しました: %(title)s") % {"title": item})
    count = len(started.queued)
    if count:
        said = ngettext("%(count)d件を読み取りに回しました。", "%(count)d件を読み取りに回しました。", count)
        messages.info(request, said % {"count": count})
