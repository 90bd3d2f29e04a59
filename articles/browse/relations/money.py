"""Amounts of events: what a country gave, received or agreed on, never added up."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q, QuerySet

from articles.browse import queries
from articles.models import Country, Event, EventPair, EventParty, PartyRole
from articles.vocabulary import MUTUAL_EVENT_TYPES

SHOWN = 6


def newest_with_amounts(parties: QuerySet[EventParty], pairs: QuerySet[EventPair] | None = None) -> list[int]:
    """The newest events of some parties or pairs that name amounts."""
    rows: QuerySet[Any] = parties if pairs is None else pairs
    rows = rows.filter(event__has_amount=True).order_by(F("date").desc(nulls_last=True), "-event")
    return list(dict.fromkeys(rows.values_list("event", flat=True)[: SHOWN * 2]))[:SHOWN]


def amounts_of(pks: Iterable[int]) -> list[Event]:
    """Events with their amounts as their first report names them, in the order given."""
    order = list(pks)
    found = {event.pk: event for event in queries.events_shown(Event.objects.filter(pk__in=order))}
    return [found[pk] for pk in order if pk in found]


def in_and_out(country: Country) -> dict[str, list[Event]]:
    """Events with amounts in which a country acts on another, is acted on, or acts together with others."""
    own = EventParty.objects.filter(Q(country=country) | Q(leader__country=country))
    mutual = [kind.value for kind in MUTUAL_EVENT_TYPES]
    acting = own.filter(role=PartyRole.ACTOR)
    return {
        "out": amounts_of(newest_with_amounts(acting.exclude(event__type__in=mutual))),
        "in": amounts_of(newest_with_amounts(own.filter(role=PartyRole.RECIPIENT))),
        "shared": amounts_of(newest_with_amounts(acting.filter(event__type__in=mutual))),
    }
