"""``/review/``: what waits for a person, one section at a time."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from articles.desk.access import editor_of, for_editors, goes_on, is_partial
from articles.desk.queue import counts, queue_of
from articles.ingest.editing import note, state_of
from articles.models import Leader, Organization, Post

_MARKED: dict[str, tuple[Any, str]] = {
    "leader": (Leader, "reviewed"),
    "organization": (Organization, "reviewed"),
    "post": (Post, "sure"),
}
"""Kind of a row -> its table and the column that says a person has looked at it."""


@for_editors
def review(request: HttpRequest) -> HttpResponse:
    """Open questions with their candidates."""
    return render(request, "desk/review.html", {"queue": queue_of(request)})


@require_POST
@for_editors
def marked(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """A row of the register that a person vouches for, or (``state=no``) does so no longer."""
    if kind not in _MARKED:
        raise Http404
    model, column = _MARKED[kind]
    row = get_object_or_404(model, pk=pk)
    before = state_of([row])
    setattr(row, column, request.POST.get("state") != "no")
    row.save(update_fields=[column])
    note(before, state_of([row]), editor_of(request))
    if is_partial(request):
        context = {"row": row, "kind": kind, "is_marked": getattr(row, column), "counts": counts()}
        return render(request, "desk/_marked.html", context)
    return goes_on(request, reverse("review"))
