"""``/events/`` and one event."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
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
from articles.browse.shown.reports import reports_of
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
        "statements": statements_at(said_there(event).values_list("pk", flat=True)),
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


def said_there(event: ShownEvent) -> QuerySet[Statement]:
    """Statements of an event's day by those who take part, as its articles report them, each utterance once."""
    if event.date is None:
        return Statement.objects.none()
    actors = [party.actor for party in event.parties if party.role != PartyRole.NAMED]
    countries = [code for actor in actors if (code := _country_of(actor))]
    organizations = [actor.pk for actor in actors if isinstance(actor, ShownOrganization)]
    by_party = queries.speaks_for(countries) | Q(organization__in=organizations)
    speaks = StatementSpeaker.objects.filter(by_party, statement=OuterRef("pk"))
    told = EventReport.objects.filter(
        event=event.pk, article=OuterRef("article"), date=OuterRef("date"), date_precision=OuterRef("date_precision")
    )
    said = queries.utterances_once(Statement.objects.filter(Exists(told), Exists(speaks)))
    return said.order_by("article__published", "article_id", "start")


def _country_of(actor: ShownActor) -> str | None:
    """The country that takes part, or whose leader does."""
    if isinstance(actor, ShownCountry):
        return actor.pk
    return actor.country_id if isinstance(actor, ShownLeader) else None
