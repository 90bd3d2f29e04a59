"""Taking a decision back, and what all decisions share: their errors and answers."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.desk.access import editor_of, for_editors, goes_on, is_partial
from articles.desk.queue import counts
from articles.ingest import deciding, editing
from articles.ingest.errors import DecisionError
from articles.models import LinkDecision, RecordChange

Decide = Callable[[], LinkDecision]


@require_POST
@for_editors
def undone(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision counts no more."""
    decision = get_object_or_404(LinkDecision, pk=pk)
    try:
        deciding.undo(decision=decision, user=editor_of(request))
    except DecisionError as error:
        return refused(request, error, reverse("changes"))
    if is_partial(request):
        return render(request, "desk/_undone.html", {"decision": decision, "counts": counts()})
    messages.success(request, _("取り消しました: %(summary)s") % {"summary": decision.summary})
    return goes_on(request, reverse("changes"))


@require_POST
@for_editors
def record_undone(request: HttpRequest, pk: int) -> HttpResponse:
    """An edit of the register is put back."""
    change = get_object_or_404(RecordChange, pk=pk)
    try:
        editing.undo(change=change, user=editor_of(request))
        messages.success(request, _("取り消しました: %(summary)s") % {"summary": change})
    except DecisionError as error:
        messages.error(request, str(error))
    return goes_on(request, reverse("changes"))


def decided(request: HttpRequest, decide: Decide, otherwise: str) -> HttpResponse:
    """Decide at once; answers with what was decided and the means to take it back."""
    try:
        decision = decide()
    except DecisionError as error:
        return refused(request, error, otherwise)
    if is_partial(request):
        return render(request, "desk/_decided.html", {"decision": decision, "counts": counts()})
    messages.success(request, decision.summary)
    return goes_on(request, otherwise)


def refused(request: HttpRequest, error: DecisionError, otherwise: str) -> HttpResponse:
    """Nothing was decided; the message says why."""
    if is_partial(request):
        return render(request, "desk/_refused.html", {"error": error})
    messages.error(request, str(error))
    return goes_on(request, otherwise)
