"""``/watch/``: a reader's saved searches."""

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from articles.browse.watching import WatchForm, keep, kept_of, mark_seen
from articles.models import Watch


@login_required
def watch_list(request: HttpRequest) -> HttpResponse:
    """Saved searches with what is new; a POST, or ``?list=…&query=…`` as a form to fill, saves one more."""
    assert isinstance(request.user, User)
    offered = request.POST or (request.GET if "list" in request.GET else None)
    form = WatchForm(request.POST or None, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        keep(request.user, form)
        return redirect("watch")
    context = {"kept": kept_of(request.user), "form": form if offered else None}
    return render(request, "articles/watch.html", context)


@login_required
@require_POST
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """All of a saved search counts as looked at."""
    mark_seen(get_object_or_404(Watch, pk=pk, user=request.user))
    return redirect("watch")


@login_required
@require_POST
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """A saved search goes."""
    get_object_or_404(Watch, pk=pk, user=request.user).delete()
    return redirect("watch")
