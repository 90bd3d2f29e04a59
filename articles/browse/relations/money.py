"""Amounts of events: what a country gave, received or agreed on, never added up."""

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet

from articles.browse import queries
from articles.models import Country, Event, EventPair, EventParty, PartyRole
from articles.vocabulary import MUTUAL_EVENT_TYPES

SHOWN = 6


def newest_with_amounts(rows: QuerySet[EventParty] | QuerySet[EventPair]) -> list[int]:
    """The newest events of some parties or pairs that name amounts."""
    rows = rows.filter(event__has_amount=True).order_by(F("date").desc(nulls_last=True), "-event")
    return list(dict.fromkeys(rows.values_list("event", flat=True)[: SHOWN * 2]))[:SHOWN]


def shown(pks: Iterable[int]) -> dict[int, Event]:
    """Events by id with all that a row shows of them."""
    return {event.pk: event for event in queries.events_shown(Event.objects.filter(pk__in=set(pks)))}


def in_and_out(country: Country) -> dict[str, list[Event]]:
    """Events with amounts in which a country acts on another, is acted on, or acts together with others."""
    own = EventParty.objects.filter(Q(country=country) | Q(leader__country=country))
    mutual = [kind.value for kind in MUTUAL_EVENT_TYPES]
    acting = own.filter(role=PartyRole.ACTOR)
    found = {
        "out": newest_with_amounts(acting.exclude(event__type__in=mutual)),
        "in": newest_with_amounts(own.filter(role=PartyRole.RECIPIENT)),
        "shared": newest_with_amounts(acting.filter(event__type__in=mutual)),
    }
    events = shown(pk for pks in found.values() for pk in pks)
    return {side: [events[pk] for pk in pks] for side, pks in found.items()}
