"""Whom and what an open finding may be one with, likeliest first."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from django.db.models import Count, Q, QuerySet

from articles.browse import queries
from articles.browse.names import leaders_named
from articles.browse.words import cut_words
from articles.ingest.linking.accounts import restored
from articles.linking.events import JOIN, Account, likeness
from articles.models import Event, EventParty, EventRedirect, EventReport, Leader, LeaderRedirect

NEAR = dt.timedelta(days=7)
"""Events further apart are not offered; they are found by number."""
OFFERED = 12
FITTING = 5
_NUMBER = re.compile(r"(?:^|/)(\d{1,18})(?:-[^/]*)?/?$")


def fitting_events(reports: Sequence[EventReport]) -> dict[int, list[Event]]:
    """Undecided report -> the events that it would fit, by the same evidence that left it undecided."""
    blocks = {report.block for report in reports if report.block}
    rows = EventReport.objects.filter(block__in=blocks, event__isnull=False).values_list("event", "block", "features")
    members: dict[int, list[tuple[int, Account]]] = defaultdict(list)
    for event, block, features in rows:
        if event and block and features:
            members[block].append((event, restored(features)))
    ranked = {report.pk: _ranked(report, members[report.block or 0]) for report in reports}
    wanted = {event for events in ranked.values() for event in events}
    found = {event.pk: event for event in queries.events_shown(Event.objects.filter(pk__in=wanted))}
    return {report: [found[pk] for pk in events if pk in found] for report, events in ranked.items()}


def _ranked(report: EventReport, members: Iterable[tuple[int, Account]]) -> list[int]:
    """The other events of a block with enough evidence, by the best of their reports."""
    if not report.features:
        return []
    own = restored(report.features)
    best: dict[int, float] = {}
    for event, account in members:
        score = likeness(own, account) or 0.0
        if event != report.event_id and score >= JOIN:
            best[event] = max(best.get(event, 0.0), score)
    return sorted(best, key=lambda event: (-best[event], event))[:FITTING]


def similar_events(event: Event) -> list[Event]:
    """Events of the same type and near days that share a party, those that share most first."""
    countries = [party.country_id for party in event.parties.all() if party.country_id]
    leaders = [party.leader_id for party in event.parties.all() if party.leader_id]
    shares = Q(country__in=countries) | Q(leader__in=leaders)
    parties = EventParty.objects.filter(shares, event__type=event.type).exclude(event=event)
    if event.date:
        parties = parties.filter(date__range=(event.date - NEAR, event.date + NEAR))
    shared = dict(parties.order_by().values_list("event").annotate(n=Count("pk")).order_by("-n", "-event")[:50])
    found = list(queries.events_shown(Event.objects.filter(pk__in=shared)))
    return sorted(found, key=lambda other: (-shared[other.pk], _days_between(event, other), other.pk))[:OFFERED]


def _days_between(one: Event, other: Event) -> int:
    return abs((one.date - other.date).days) if one.date and other.date else NEAR.days + 1


def events_named(text: str, chosen: Collection[str] = ()) -> list[Event]:
    """Events by number or address, one after the other; an old address finds what it leads to."""
    numbers = [int(value) for value in chosen if value.isascii() and value.isdigit()]
    numbers += [int(match[1]) for word in text.replace(",", " ").split() if (match := _NUMBER.search(word))]
    moved = dict(EventRedirect.objects.filter(old__in=numbers).values_list("old", "event"))
    found = Event.objects.in_bulk([moved.get(number, number) for number in numbers])
    return list(found.values())


def leader_named(text: str) -> Leader | None:
    """The leader with a number or address; an old address finds who he became."""
    match = _NUMBER.search(text.strip())
    if match is None:
        return None
    moved = LeaderRedirect.objects.filter(old=int(match[1])).select_related("leader").first()
    return moved.leader if moved else Leader.objects.filter(pk=int(match[1])).first()


def leaders_called(text: str) -> QuerySet[Leader]:
    """Leaders whom every word of a text names, also in part; none where there is no word."""
    words = cut_words(text)
    found = Leader.objects.all() if words else Leader.objects.none()
    for word in words:
        part = Q(name__icontains=word) | Q(full_name__icontains=word) | Q(name_en__icontains=word)
        named = Leader.objects.filter(leaders_named([word]) | part | Q(aliases__text__icontains=word))
        found = found.filter(pk__in=named.values("pk"))
    return with_posts(found).order_by("name", "pk")


def similar_people(leader: Leader) -> list[Leader]:
    """People who share a form of the name, those of the same country first."""
    forms = {leader.name, leader.full_name, *(alias.text for alias in leader.aliases.all())} - {""}
    found = with_posts(Leader.objects.filter(leaders_named(sorted(forms))).exclude(pk=leader.pk))[: 3 * OFFERED]
    ranked = sorted(found, key=lambda other: (other.country_id != leader.country_id, other.register_key is None))
    return ranked[:OFFERED]


def with_posts(leaders: QuerySet[Leader]) -> QuerySet[Leader]:
    """Leaders with what tells one from another."""
    return leaders.select_related("country").prefetch_related("posts__country").annotate(n=Count("appearances"))
