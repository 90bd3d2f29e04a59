"""``/events/`` and one event."""

from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from articles.browse import accounts, changes, queries
from articles.browse.charts.views import event_chart
from articles.browse.export import event_row, exported
from articles.browse.facets import event_facets
from articles.browse.feeds import subscribed
from articles.browse.filters import EventFilter
from articles.browse.gone import answers_gone, missing
from articles.browse.listing import frame_of, listing_of
from articles.browse.sampling import sampled
from articles.browse.selecting import chosen_events
from articles.browse.shown.actors import ShownActor, ShownCountry, ShownLeader, ShownOrganization
from articles.browse.shown.events import ShownEvent, events_at
from articles.browse.shown.reports import ShownReport, reports_of
from articles.browse.shown.statements import statements_at
from articles.models import Event, EventRedirect, EventReport, PartyRole, Statement, StatementSpeaker


def event_list(request: HttpRequest) -> HttpResponseBase:
    """Events of a selection by day, those to come apart; or as bars over time, a map, a table."""
    choice = EventFilter(request.GET)
    if request.GET.get("format") and (response := _other_form(request, choice)):
        return response
    rows = chosen_events(choice)
    sample = sampled(rows)
    facets = event_facets(choice, sample)
    if chart := event_chart(choice):
        return render(request, "articles/events.html", {"listing": frame_of(choice, sample, facets), **chart})
    # A table is in one order throughout; a list opens with what happened last.
    is_plain = choice.view_name == "list" and not choice.cleaned_data["sort"]
    listing = listing_of(request, choice, rows, sample, events_at, facets, apart=is_plain)
    return render(request, "articles/events.html", {"listing": listing, "words": choice.wanted})


def _other_form(request: HttpRequest, choice: EventFilter) -> HttpResponseBase | None:
    """The selection as a feed, a calendar or a file, if the request asks for one."""
    rows = queries.events_shown(queries.events_matching(choice))
    reports = Prefetch("reports", queries.reports_shown(EventReport.objects.all()))
    subscription = subscribed(request, rows, gettext("出来事"), ("atom", "ics"))
    return subscription or exported(request, rows.prefetch_related(reports), event_row, "events")


@answers_gone
def event_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One event: who, what, where, when, each source in its own words, and what was said there."""
    event = next(iter(events_at([pk])), None)
    if event is None:
        if moved := EventRedirect.objects.filter(old=pk).select_related("event").first():
            return redirect(moved.event, permanent=True)
        raise missing(Event, pk)
    reports = reports_of(pk)
    sources = accounts.sources_of(reports)
    context = {
        "event": event,
        "sources": sources,
        "differences": accounts.differences_of(sources),
        "stages": accounts.stages_of(reports),
        "changes": changes.of_event(pk, [report.pk for report in reports]),
        "amounts": [(amount, report) for report in reports for amount in report.amounts.all()],
        "statements": statements_at(said_there(event, reports)),
    }
    return render(request, "articles/event.html", context)


def timeline(request: HttpRequest) -> HttpResponse:
    """The entrance to all events over time."""
    return _seen_as("timeline", request)


def world_map(request: HttpRequest) -> HttpResponse:
    """The entrance to all events on the map."""
    return _seen_as("map", request)


def _seen_as(view: str, request: HttpRequest) -> HttpResponse:
    """The list of events in one of its views, which has one address; what was asked goes along."""
    query = request.GET.copy()
    query["view"] = view
    return redirect(f"{reverse('events')}?{query.urlencode()}")


def said_there(event: ShownEvent, reports: Iterable[ShownReport]) -> list[int]:
    """Keys of statements of an event's day by those who take part, as its articles report them, each utterance once.

    In the order in which they were published. Asked in steps, each by its keys: as one question a planner without
    statistics, after the first large import, could take hours over it.
    """
    if event.date is None:
        return []
    told = {(report.article.pk, report.date, report.date_precision): report.article.published for report in reports}
    days = Statement.objects.filter(
        article__in={article for article, _, _ in told}, date__in={day for _, day, _ in told if day}
    )
    columns = ("pk", "article_id", "date", "date_precision", "start", "is_first", "utterance_id")
    rows = [row for row in days.values_list(*columns, named=True) if row[1:4] in told]
    speaks = set(_speaking(event).filter(statement__in=[row.pk for row in rows]).values_list("statement", flat=True))
    said = [row for row in rows if row.pk in speaks]
    chief: dict[int, int] = {}  # of each utterance its first report, or where that is not among them, the oldest
    for row in sorted(said, key=lambda row: (not row.is_first, row.pk)):
        chief.setdefault(row.utterance_id or -row.pk, row.pk)
    kept = [row for row in said if row.is_first or chief[row.utterance_id or -row.pk] == row.pk]
    return [row.pk for row in sorted(kept, key=lambda row: (told[row[1:4]], row.article_id, row.start))]


def _speaking(event: ShownEvent) -> QuerySet[StatementSpeaker]:
    """Speakers that take part in an event, or speak for a country or organisation that does."""
    actors = [party.actor for party in event.parties if party.role != PartyRole.NAMED]
    countries = [code for actor in actors if (code := _country_of(actor))]
    organizations = [actor.pk for actor in actors if isinstance(actor, ShownOrganization)]
    return StatementSpeaker.objects.filter(queries.speaks_for(countries) | Q(organization__in=organizations))


def _country_of(actor: ShownActor) -> str | None:
    """The country that takes part, or whose leader does."""
    if isinstance(actor, ShownCountry):
        return actor.pk
    return actor.country_id if isinstance(actor, ShownLeader) else None
