"""``/events/`` and one event."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from articles.browse import queries
from articles.browse.export import event_row, exported
from articles.browse.facets import event_facets
from articles.browse.filters import EventFilter
from articles.browse.gone import answers_gone, found_or_gone
from articles.browse.listing import coming_of, listing_of
from articles.models import Event, Statement


def event_list(request: HttpRequest) -> HttpResponseBase:
    """Events of a selection by day, those to come apart."""
    choice = EventFilter(request.GET)
    rows = queries.events_shown(queries.events_matching(choice))
    if response := exported(request, rows, event_row, "events"):
        return response
    coming = coming_of(choice, rows)
    past = queries.up_to_today(rows) if coming else rows
    listing = listing_of(request, choice, past, event_facets(choice), coming=coming)
    return render(request, "articles/events.html", {"listing": listing, "words": choice.wanted})


@answers_gone
def event_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One event: who, what, where, when, in which words, and what was said there."""
    event = found_or_gone(queries.events_shown(Event.objects.select_related("version")), pk)
    context = {
        "event": event,
        "statements": queries.statements_shown(said_there(event)),
        "told_elsewhere": queries.events_shown(told_elsewhere(event))[:20],
    }
    return render(request, "articles/event.html", context)


def said_there(event: Event) -> QuerySet[Statement]:
    """Statements of the same article on the event's day by those who take part, in text order."""
    if event.date is None:
        return Statement.objects.none()
    countries = [party.country_id or (party.leader and party.leader.country_id) for party in event.parties.all()]
    organizations = [party.organization_id for party in event.parties.all() if party.organization_id]
    speaks = Q(speakers__country__in=countries) | Q(speakers__leader__country__in=countries)
    speaks |= Q(speakers__organization__in=organizations)
    same_day = Statement.objects.filter(article=event.article, date=event.date, date_precision=event.date_precision)
    return same_day.filter(pk__in=same_day.filter(speaks).values("pk")).order_by("start")


def told_elsewhere(event: Event) -> QuerySet[Event]:
    """Events of other articles with the same type and day and a country in common: probably the same event."""
    if event.date is None or event.date_precision != "day":
        return Event.objects.none()
    countries = [party.country_id for party in event.parties.all() if party.country_id]
    alike = Event.objects.filter(type=event.type, date=event.date, date_precision="day").exclude(article=event.article)
    return alike.filter(pk__in=alike.filter(parties__country__in=countries).values("pk"))
