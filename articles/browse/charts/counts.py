"""Rows counted for charts: one aggregate query each, whose answer is bounded by days or by countries, not by rows."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from articles.browse.charts.bars import Dated
from articles.browse.charts.worldmap import Balance
from articles.browse.scale import CONFLICT, COOPERATION, TONES, types_of
from articles.models import Event, EventParty, Statement


def events_by_day(events: QuerySet[Event]) -> tuple[list[Dated], int]:
    """Events with a day, month or year, in the four classes of the scale (:data:`TONES`), and how many have none."""
    classes = {tone.name.replace("-", "_"): Count("pk", filter=Q(type__in=types_of(tone))) for tone in TONES}
    return _by_day(events, classes)


def statements_by_day(statements: QuerySet[Statement]) -> tuple[list[Dated], int]:
    """Statements with a day, month or year, and how many have none."""
    return _by_day(statements, {"n": Count("pk")})


def balances_of(events: QuerySet[Event]) -> dict[str, Balance]:
    """How many events of cooperation and of conflict each country takes part in, itself or by a leader."""
    parties = EventParty.objects.filter(event__in=events.order_by()).annotate(
        state=Coalesce("country", "leader__country")
    )
    rows = (
        parties.order_by()
        .values_list("state")
        .annotate(
            cooperation=Count("event", filter=Q(event__type__in=COOPERATION), distinct=True),
            conflict=Count("event", filter=Q(event__type__in=CONFLICT), distinct=True),
        )
    )
    return {state: (cooperation, conflict) for state, cooperation, conflict in rows if state}


def _by_day(rows: QuerySet[Any], series: dict[str, Count]) -> tuple[list[Dated], int]:
    counted = list(rows.order_by().values_list("date", "date_precision").annotate(**series))
    undated = sum(sum(counts) for day, _, *counts in counted if day is None)
    return [Dated(day, precision, tuple(counts)) for day, precision, *counts in counted if day], undated
