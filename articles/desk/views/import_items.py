"""One item of a batch: what was read out of it, its document, and what is done with it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from articles import tasks
from articles.desk.access import for_importers
from articles.desk.imported import is_limited, line_of, next_ready
from articles.desk.views.imports import tell
from articles.imports.batches import destination_of, drop_items
from articles.imports.forms import ItemForm
from articles.imports.marking import SHOWN_CHARACTERS, marked_pieces
from articles.imports.preview import preview
from articles.imports.summary import summarize
from articles.models import ImportItem, SourceDocument
from articles.vocabulary import ImportState

_SHOWN = (ImportState.READY, ImportState.FAILED)


@for_importers
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """The text as it will be stored with its findings marked; POST mends title and day, and saves or reads again."""
    found = get_object_or_404(ImportItem.objects.select_related("batch", "document", "article"), pk=pk)
    if found.state not in _SHOWN or not found.body:
        return render(request, "desk/imports/item.html", {"line": line_of(found), "item": found})
    form = ItemForm(request.POST if request.method == "POST" else None, instance=found)
    if form.is_bound and form.is_valid():
        found = form.save()
        return redirect(found) if "_reread" in request.POST else _save(request, found)
    return _preview(request, found.pk, form)


def _preview(request: HttpRequest, pk: int, form: ItemForm) -> HttpResponse:
    """What the tables hold now; the form may show what was refused."""
    found = ImportItem.objects.select_related("batch", "document").get(pk=pk)
    seen = preview(found)
    context = {
        "form": form,
        "item": found,
        "line": line_of(found),
        "seen": seen,
        "summary": summarize(found.body, seen.findings),
        "pieces": marked_pieces(found.body, seen.findings),
        "cut_at": SHOWN_CHARACTERS if len(found.body) > SHOWN_CHARACTERS else None,
        "next": next_ready(found),
    }
    return render(request, "desk/imports/item.html", context)


def _save(request: HttpRequest, found: ImportItem) -> HttpResponse:
    """Then on to the next that waits, to the article where it was the only one, else to the batch."""
    started = tasks.start([found])
    tell(request, started)
    if started.faults:
        return redirect(found)
    following = next_ready(found)
    if following is not None:
        return redirect(following)
    read = started.read[0] if started.read else None
    if read is not None and read.article and read.batch.items.count() == 1:
        return redirect(read.article)
    return redirect(found.batch)


@require_POST
@for_importers
def retried(request: HttpRequest, pk: int) -> HttpResponse:
    """A failed item once more."""
    found = get_object_or_404(ImportItem.objects.select_related("batch"), pk=pk)
    tell(request, tasks.retry([found]))
    return redirect(destination_of(found.batch))


@require_POST
@for_importers
def dropped(request: HttpRequest, pk: int) -> HttpResponse:
    """An item that shall not become an article; its batch goes with the last."""
    found = get_object_or_404(ImportItem.objects.select_related("batch"), pk=pk)
    batch = found.batch
    if found.state in (ImportState.READY, ImportState.FAILED, ImportState.WAITING):
        messages.info(request, str(found))
        drop_items(ImportItem.objects.filter(pk=found.pk))
    if batch.items.exists():
        return redirect(batch)
    batch.delete()
    return redirect("import")


@for_importers
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """A document as it came: to be kept as a file, never to be shown as a page of ours."""
    found = get_object_or_404(SourceDocument, pk=pk)
    if is_limited(found):
        raise PermissionDenied
    response = HttpResponse(bytes(found.data), content_type="application/octet-stream")
    name = found.items.values_list("name", flat=True).first() or found.sha256
    response.headers["Content-Disposition"] = _attachment(name)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _attachment(name: str) -> str:
    """The header for a name that its sender chose: only its last part, and no path."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1] or "document"
    return content_disposition_header(as_attachment=True, filename=last) or "attachment"
