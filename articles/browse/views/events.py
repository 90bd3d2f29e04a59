"""``/events/`` and one event."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from articles.browse import queries
from articles.browse.export import event_row, exported
from articles.browse.facets import event_facets
from articles.browse.filters import EventFilter
from articles.browse.gone import answers_gone, found_or_gone
from articles.browse.listing import coming_of, listing_of
from articles.browse.queries import speaks_for
from articles.models import Event, Statement, StatementSpeaker


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
    parties = event.parties.all()
    countries = [p.country_id or (p.leader.country_id if p.leader else None) for p in parties]
    organizations = [p.organization_id for p in parties if p.organization_id]
    taking_part = speaks_for(code for code in countries if code) | Q(organization__in=organizations)
    speaker = StatementSpeaker.objects.filter(taking_part, statement=OuterRef("pk"))
    same_day = Statement.objects.filter(article=event.article, date=event.date, date_precision=event.date_precision)
    return same_day.filter(Exists(speaker)).order_by("start")


def told_elsewhere(event: Event) -> QuerySet[Event]:
    """Events of other articles with the same type and day and a country in common: probably the same event."""
    if event.date is None or event.date_precision != "day":
        return Event.objects.none()
    countries = [party.country_id for party in event.parties.all() if party.country_id]
    alike = Event.objects.filter(type=event.type, date=event.date, date_precision="day").exclude(article=event.article)
    return alike.filter(pk__in=alike.filter(parties__country__in=countries).values("pk"))
