"""Counts of the first page, kept for a minute in a large base: it is asked for more often than articles come."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import Model

from articles.browse.relations.tallying import most
from articles.browse.sampling import counts_in_all
from articles.browse.timeline import Timeline, weeks_of
from articles.models import Amount, Article, Event, EventTraits, Statement, StatementTraits
from articles.vocabulary import DatePrecision

KEPT_SECONDS = 60
SMALL = 2000
"""Articles up to which every new one shows at once."""
ESTIMATED = 20_000
"""Rows from which the database's own estimate is shown, rounded, instead of a count."""
NAMED = 40
"""Countries and leaders whose counts are kept."""


@dataclass(frozen=True, slots=True)
class Total:
    """How many rows a table has."""

    n: int
    is_about: bool = False


@dataclass(frozen=True, slots=True)
class Lately:
    """What happened over the weeks of the chart, and how much there is of everything."""

    timeline: Timeline | None
    countries: Mapping[str, int]
    """Events of those weeks by country."""
    speakers: dict[int, int]
    """Statements of those weeks by leader."""
    totals: dict[str, Total]


def lately_counted() -> Lately:
    """The counts, made anew with each article while there are few, else once in a minute."""
    last = Article.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    key = f"lately-{last if last < SMALL else 'large'}"
    kept: Lately | None = cache.get(key) if last else None
    if kept is None:
        kept = _counted()
        cache.set(key, kept, KEPT_SECONDS)
    return kept


def _counted() -> Lately:
    timeline = weeks_of(Event.objects.all())
    countries: Mapping[str, int] = {}
    speakers: dict[int, int] = {}
    if timeline:
        days = (timeline.first, timeline.last)
        happened = EventTraits.objects.filter(date__range=days, precision=DatePrecision.DAY)
        countries = counts_in_all(happened, "country")
        said = counts_in_all(StatementTraits.objects.filter(date__range=days, first=True), "speaker")
        speakers = {int(leader): said[leader] for leader in most(said.items(), NAMED)}
    totals: dict[str, Any] = {
        "articles": _total(Article, counts=True),
        "statements": _total(Statement, is_first=True),
        "events": _total(Event),
        "amounts": _total(Amount),
    }
    return Lately(timeline, countries, speakers, totals)


def _total(model: type[Model], **condition: bool) -> Total:
    """How many there are; of a large table the estimate of its last analysis, which counts copies too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [model._meta.db_table])
        estimate = int(cursor.fetchone()[0])
    if estimate < ESTIMATED:
        return Total(model._default_manager.filter(**condition).count())
    size = 10 ** (len(str(estimate)) - 2)
    return Total(estimate // size * size, True)
