"""Rows counted for charts: one aggregate query each, whose answer is bounded by days or by countries, not by rows.

Where nothing but months and kinds is chosen, countries are counted from the tallies (``articles.models.tallies``). Any
other count that takes long is kept for a minute.
"""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Count, QuerySet

from articles.browse import keeping
from articles.browse.charts.bars import Dated
from articles.browse.charts.worldmap import Balance
from articles.browse.facets import Counts
from articles.browse.filters import EventFilter, Filter, StatementFilter, ViewedFilter
from articles.browse.relations.tallying import cover_of, summed
from articles.browse.sampling import counts_in_all
from articles.browse.scale import CONFLICT, TONES, types_of
from articles.browse.selecting import chosen_events, chosen_statements, having
from articles.models import Subject, Tally


def events_by_day(choice: EventFilter) -> tuple[list[Dated], int]:
    """Events with a day, month or year, in the four classes of the scale (:data:`TONES`), and how many have none."""
    classes = {tone.name.replace("-", "_"): Count("pk", filter=having("type", types_of(tone))) for tone in TONES}
    return _dated(kept(choice, "events by day", lambda: _by_day(chosen_events(choice).all, classes)))


def statements_by_day(choice: StatementFilter) -> tuple[list[Dated], int]:
    """Statements with a day, month or year, and how many have none."""
    one = {"n": Count("*")}
    return _dated(kept(choice, "statements by day", lambda: _by_day(chosen_statements(choice).all, one)))


def countries_of_events(choice: EventFilter) -> Counts:
    """How many events each country takes part in, itself or by a leader."""
    if _asks_only_for(choice, "type"):
        return dict(_tallied(choice, Subject.DID, "type", "by"))
    return dict(kept(choice, "countries of events", lambda: counts_in_all(chosen_events(choice).all, "country")))


def balances_of(choice: EventFilter) -> dict[str, Balance]:
    """How many events of cooperation and of conflict each country takes part in."""
    if _asks_only_for(choice, "type"):
        return _balances(_tallied(choice, Subject.DID, "type", "by", "type"))
    return _balances(kept(choice, "balances", lambda: counts_in_all(chosen_events(choice).all, "country", "type")))


def countries_spoken_about(choice: StatementFilter) -> Counts:
    """How many statements speak about each country."""
    if _asks_only_for(choice, "kind"):
        return dict(_tallied(choice, Subject.SAID, "kind", "other"))
    return dict(kept(choice, "about", lambda: counts_in_all(chosen_statements(choice).all, "about")))


def countries_speaking(choice: StatementFilter) -> Counts:
    """How many statements each country makes, whichever of them are chosen."""
    if _asks_only_for(choice, "kind", "by"):
        return dict(_tallied(choice, Subject.SAID, "kind", "by"))
    return dict(kept(choice, "by", lambda: counts_in_all(chosen_statements(choice, leaving_out="by").all, "by")))


def _asks_only_for(choice: ViewedFilter, *fields: str) -> bool:
    """Whether nothing is chosen but these fields and whole months, which the tallies tell apart."""
    others = [name for name in choice.fields if name not in {*fields, *choice.FORM_OF_VIEW, "from", "to"}]
    if any(choice.cleaned_data.get(name) for name in others):
        return False
    return not cover_of(choice.first_day, choice.last_day).days


def _tallied(choice: ViewedFilter, subject: Subject, kind: str, *columns: str) -> dict[Any, int]:
    """Counts by columns of the tallies, of rows that say one country only."""
    Tally.bring_up_to_date()
    rows = cover_of(choice.first_day, choice.last_day).tallies(subject).filter(leader=0)
    said_of, empty = ("other", "by") if columns[0] == "other" else ("by", "other")
    rows = rows.filter(**{empty: ""}).exclude(**{said_of: ""})
    if values := choice.chosen(kind):
        rows = rows.filter(type__in=values)
    return summed(rows, *columns)


def kept(choice: Filter, name: str, count: Callable[[], Any]) -> Any:
    """The answer for a selection; kept for a minute where it took long."""
    selection = choice.query_string(without=choice.FORM_OF_VIEW)
    return keeping.kept(f"chart:{hashlib.sha256(f'{name}?{selection}'.encode()).hexdigest()}", count)


def _by_day(rows: QuerySet[Any], series: dict[str, Count]) -> list[tuple[Any, ...]]:
    return list(rows.order_by().values_list("date", "precision").annotate(**series))


def _dated(counted: list[tuple[Any, ...]]) -> tuple[list[Dated], int]:
    undated = sum(sum(counts) for day, _, *counts in counted if day is None)
    return [Dated(day, precision, tuple(counts)) for day, precision, *counts in counted if day], undated


def _balances(counts: Mapping[tuple[str, str], int]) -> dict[str, Balance]:
    """Counts by country and type, as cooperation and conflict."""
    found: dict[str, list[int]] = {}
    for (state, kind), n in counts.items():
        found.setdefault(state, [0, 0])[kind in CONFLICT] += n
    return {state: (cooperation, conflict) for state, (cooperation, conflict) in found.items()}
