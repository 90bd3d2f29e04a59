"""``/import/feeds/``: the feeds that are asked for news."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import tasks
from articles.desk.access import editor_of, for_importers
from articles.desk.imported import reason_text
from articles.imports.forms import FeedForm
from articles.models import FeedSubscription


@for_importers
def feeds(request: HttpRequest) -> HttpResponse:
    """GET lists the feeds, their last look and their faults; POST subscribes to one and asks it at once."""
    form = FeedForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        form.instance.editor = editor_of(request)
        return _asked(request, form.save())
    rows = [(feed, reason_text(feed.reason)) for feed in FeedSubscription.objects.select_related("editor")]
    return render(request, "desk/imports/feeds.html", {"form": form, "rows": rows, "has_worker": tasks.has_worker()})


@require_POST
@for_importers
def feed_act(request: HttpRequest, pk: int) -> HttpResponse:
    """``act`` asks a feed now, stops or resumes asking it, or forgets it; its articles stay."""
    feed = get_object_or_404(FeedSubscription, pk=pk)
    act = request.POST.get("act", "")
    if act == "ask":
        return _asked(request, feed)
    if act == "toggle":
        feed.active = not feed.active
        feed.save(update_fields=["active"])
    elif act == "forget":
        feed.delete()
        messages.info(request, _("フィードの登録をやめました: %(name)s") % {"name": feed})
    return redirect("import_feeds")


def _asked(request: HttpRequest, feed: FeedSubscription) -> HttpResponse:
    """To the news, if there are any."""
    batch = tasks.poll_feed(feed)
    if batch is not None:
        return redirect(batch)
    feed.refresh_from_db()
    if feed.reason:
        messages.error(request, reason_text(feed.reason))
    else:
        messages.info(request, _("新しい記事はありません: %(name)s") % {"name": feed})
    return redirect("import_feeds")
