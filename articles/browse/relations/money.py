"""Amounts of events: what a country gave, received or agreed on, never added up."""

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet

from articles.browse import queries
from articles.browse.sampling import NEWEST
from articles.models import Country, Event, EventPair, EventParty, EventTraits, PartyRole
from articles.vocabulary import MUTUAL_EVENT_TYPES

SHOWN = 6
READ = 1_000
"""Events with amounts looked through, the newest, for those of each side."""


def newest_with_amounts(rows: QuerySet[EventPair]) -> list[int]:
    """The newest events of some pairs that name amounts."""
    rows = rows.filter(event__has_amount=True).order_by(F("date").desc(nulls_last=True), "-event")
    return list(dict.fromkeys(rows.values_list("event", flat=True)[: SHOWN * 2]))[:SHOWN]


def shown(pks: Iterable[int]) -> dict[int, Event]:
    """Events by id with all that a row shows of them."""
    return {event.pk: event for event in queries.events_shown(Event.objects.filter(pk__in=set(pks)))}


def in_and_out(country: Country) -> dict[str, list[Event]]:
    """Events with amounts in which a country acts on another, is acted on, or acts together with others."""
    found: dict[str, list[int]] = {"out": [], "in": [], "shared": []}
    own = EventParty.objects.filter(Q(country=country) | Q(leader__country=country))
    traits = EventTraits.objects.filter(codes__contains=[f"country:{country.pk}", "amount:yes"]).order_by(*NEWEST)
    for start in range(0, READ, READ // 5):
        keys = list(traits.values_list("pk", flat=True)[start : start + READ // 5])
        sides: dict[int, set[str]] = {key: set() for key in keys}
        for event, role, kind in own.filter(event__in=keys).values_list("event", "role", "event__type"):
            if role == PartyRole.RECIPIENT:
                sides[event].add("in")
            elif role == PartyRole.ACTOR:
                sides[event].add("shared" if kind in MUTUAL_EVENT_TYPES else "out")
        for side, those in found.items():
            those.extend([key for key in keys if side in sides[key]][: SHOWN - len(those)])
        if len(keys) < READ // 5 or all(len(those) == SHOWN for those in found.values()):
            break
    events = shown(pk for pks in found.values() for pk in pks)
    return {side: [events[pk] for pk in pks] for side, pks in found.items()}
