"""Deciding which reports tell one event."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.browse import changes, queries
from articles.desk.access import editor_of, for_editors
from articles.desk.candidates import events_named, similar_events
from articles.desk.rehearsal import rehearsal
from articles.desk.views.decisions import decided
from articles.ingest import deciding
from articles.ingest.errors import DecisionError
from articles.models import Event, EventRedirect, EventReport


@require_POST
@for_editors
def report_decided(request: HttpRequest, pk: int) -> HttpResponse:
    """An undecided account tells the event chosen, or (``event=none``) one of its own."""
    report = get_object_or_404(EventReport.objects.select_related("article", "event"), pk=pk)
    chosen, user = request.POST.get("event", ""), editor_of(request)
    home = f"{reverse('review')}?in=events"
    if chosen == "none":
        others = list(Event.objects.filter(pk__in=[pk for pk in request.POST.getlist("fits") if pk.isdigit()]))
        return decided(request, lambda: deciding.keep_report_apart(report=report, others=others, user=user), home)
    event = get_object_or_404(Event, pk=int(chosen) if chosen.isdigit() else 0)
    return decided(request, lambda: deciding.assign_report(report=report, event=event, user=user), home)


@for_editors
def event_desk(request: HttpRequest, pk: int) -> HttpResponse:
    """What may be one with an event, and which of its reports may not be."""
    if moved := EventRedirect.objects.filter(old=pk).first():
        return redirect("event_desk", moved.event_id)
    event = _event(pk)
    reports = list(queries.reports_shown(event.reports.all()))
    context = {
        "event": event,
        "reports": reports,
        "similar": similar_events(event),
        "changes": changes.of_event(event.pk, [report.pk for report in reports]),
    }
    return render(request, "desk/event.html", context)


@for_editors
def event_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows what the merged event will hold; POST merges."""
    event, asked = _event(pk), request.POST if request.method == "POST" else request.GET
    others = [other for other in events_named(asked.get("find", ""), asked.getlist("other")) if other.pk != pk]
    try:
        if request.method == "POST":
            reason = request.POST.get("reason", "")
            deciding.merge_events(keep=event, others=others, user=editor_of(request), reason=reason)
            messages.success(request, _("統合しました。元のアドレスはこのページに転送されます。"))
            return redirect("event", pk)
        with rehearsal():
            deciding.merge_events(keep=event, others=others, user=None)
            shown = {"event": event, "others": others, "merged": _shown([pk])}
            return render(request, "desk/event_merge.html", shown)
    except DecisionError as error:
        messages.error(request, str(error))
        return redirect("event_desk", pk)


@for_editors
def event_split(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows the two events that will be; POST splits."""
    event, asked = _event(pk), request.POST if request.method == "POST" else request.GET
    wanted = [int(value) for value in asked.getlist("report") if value.isascii() and value.isdigit()]
    reports = list(event.reports.filter(pk__in=wanted))
    try:
        if request.method == "POST":
            reason = request.POST.get("reason", "")
            deciding.split_event(event=event, reports=reports, user=editor_of(request), reason=reason)
            messages.success(request, _("報道を別の出来事に分けました。"))
            return redirect("event", _homes(wanted)[0])
        with rehearsal():
            deciding.split_event(event=event, reports=reports, user=None)
            shown = {"event": event, "wanted": wanted, "apart": _shown([pk, *_homes(wanted)])}
            return render(request, "desk/event_split.html", shown)
    except DecisionError as error:
        messages.error(request, str(error))
        return redirect("event_desk", pk)


def _event(pk: int) -> Event:
    return get_object_or_404(queries.events_shown(Event.objects.all()), pk=pk)


def _homes(reports: Sequence[int]) -> list[int]:
    """The events that reports tell now."""
    rows = EventReport.objects.filter(pk__in=reports, event__isnull=False).order_by("event_id")
    return [event for event in rows.values_list("event", flat=True).distinct() if event]


def _shown(pks: Sequence[int]) -> list[tuple[Event, list[EventReport]]]:
    """Events with their reports, as they are at this moment."""
    found = queries.events_shown(Event.objects.filter(pk__in=pks)).order_by("pk")
    return [(event, list(queries.reports_shown(event.reports.all()))) for event in found]
