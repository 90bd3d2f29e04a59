"""Which rows a selection holds, by their traits: conditions on one narrow table for each list."""

import datetime as dt
from collections.abc import Collection, Iterable
from functools import partial
from typing import Any, TypeVar

from django.db.models import Max, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.browse.filters import AmountFilter, ArticleFilter, EventFilter, Filter, StatementFilter
from articles.browse.groups import codes_of
from articles.browse.months import read_month
from articles.browse.sampling import Selection
from articles.browse.words import (
    contains,
    done_with,
    nearly_standing_in,
    said_or_speaking,
    said_with,
    standing_in,
    standing_indeed,
)
from articles.models import AmountTraits, ArticleTraits, EventTraits, StatementSpeaker, StatementTraits, TextVersion

T = TypeVar("T", StatementTraits, EventTraits, ArticleTraits, AmountTraits)


def chosen_events(choice: EventFilter, leaving_out: str = "") -> Selection:
    """Events of a selection; ``leaving_out`` names a field that is not applied (for that field's own counts)."""
    events = _in_period(EventTraits.objects.all(), choice)
    every = _all_of(choice, ("country", "leader", "pair"), leaving_out)
    some = _any_of(choice, ("type", "mode", "status", "month", "amount", "outlet"), leaving_out)
    return Selection(events.filter(every & some, done_with(choice.wanted)))


def chosen_statements(choice: StatementFilter, leaving_out: str = "", *, every: bool = False) -> Selection:
    """Statements of a selection, each utterance once unless ``every`` is wanted; ``leaving_out`` as for events."""
    statements = _in_period(StatementTraits.objects.all(), choice)
    condition = _all_of(choice, ("about", "mentions"), leaving_out)
    condition &= _any_of(choice, ("speaker", "by", "organization", "kind", "month", "outlet"), leaving_out)
    matching = statements.filter(condition, said_with(choice.wanted))
    if every:
        return Selection(matching)
    if not choice.is_narrowed:
        return Selection(matching.filter(first=True))
    latest = last_said(_chosen(choice, "speaker", leaving_out))
    if found := said_or_speaking(choice.wanted):
        said, speaking, leaders = found
        others = statements.filter(condition, speaking)
        parts = ((statements.filter(condition, said), latest), (others, latest or last_said(leaders)))
        return Selection(matching, once=True, parts=parts)
    return Selection(matching, once=True, parts=((matching, latest),) if latest else ())


def chosen_articles(choice: ArticleFilter, leaving_out: str = "", *, every: bool = False) -> Selection:
    """Articles of a selection, by their day of publication, each text once unless ``every`` article is wanted.

    Words are looked for in title and current text.
    """
    articles = _in_period(ArticleTraits.objects.all(), choice)
    articles = articles.filter(_all_of(choice, ("country",), leaving_out), _any_of(choice, ("outlet",), leaving_out))
    if not choice.is_narrowed:
        return Selection(articles if every else articles.filter(first=True))
    near = exact = articles
    for word in choice.wanted:
        exact = exact.filter(standing_in(word, TextVersion.objects.filter(article=OuterRef("pk"))))
        near = near.filter(nearly_standing_in(word))
    if every or all(len(name) == 2 for word in choice.wanted for name in word.names):
        return Selection(exact, once=not every)
    check = partial(standing_indeed, choice.wanted)
    return Selection(exact, once=True, parts=((near, None),), check=check)


def chosen_amounts(choice: AmountFilter, leaving_out: str = "") -> Selection:
    """Amounts of a selection, by their article's day of publication; of articles with the same text, of one alone."""
    amounts = _in_period(AmountTraits.objects.all(), choice)
    if not _chosen(choice, "outlet", leaving_out):
        amounts = amounts.filter(first=True)
    some = _any_of(choice, ("outlet", "currency", "role", "fits", "status"), leaving_out)
    amounts = amounts.filter(_all_of(choice, ("country",), leaving_out), some)
    return Selection(amounts.filter(contains(choice.wanted, "row__exact", "row__article__title")))


def up_to_today() -> Q:
    """What has come to pass, or carries no day."""
    return Q(date__lte=timezone.localdate()) | Q(date=None)


def said_by(codes: Iterable[str]) -> Q:
    """Statements of countries, their organisations, or leaders by the post they held then."""
    return having("by", codes_of(codes))


def having(field: str, values: Iterable[Any]) -> Q:
    """Rows with any of some values of a field."""
    codes = [f"{field}:{value}" for value in values]
    return Q(codes__contains=codes) if len(codes) == 1 else Q(codes__overlap=codes)


def last_said(leaders: Collection[int]) -> dt.date | None:
    """The last day on which one of the leaders said something: where to begin looking for the newest.

    Without it, a search for the newest words of one long out of office would walk through all that came later.
    """
    if not leaders:
        return None
    newest = StatementSpeaker.objects.filter(leader__in=leaders).aggregate(newest=Max("date"))["newest"]
    return newest if newest is None or newest < timezone.localdate() else None


def _in_period(rows: QuerySet[T], choice: Filter) -> QuerySet[T]:
    if choice.first_day:
        rows = rows.filter(date__gte=choice.first_day)
    if choice.last_day:
        rows = rows.filter(date__lte=choice.last_day)
    return rows


def _all_of(choice: Filter, fields: Iterable[str], leaving_out: str) -> Q:
    condition = Q()
    for field in fields:
        for value in _chosen(choice, field, leaving_out):
            condition &= having(field, codes_of([value]) if field in ("country", "about") else [value])
    return condition


def _any_of(choice: Filter, fields: Iterable[str], leaving_out: str) -> Q:
    condition = Q()
    for field in fields:
        if values := _chosen(choice, field, leaving_out):
            condition &= having(field, codes_of(values) if field == "by" else values)
    return condition


def _chosen(choice: Filter, field: str, leaving_out: str) -> list[Any]:
    if field == leaving_out:
        return []
    values = choice.chosen(field)
    return [f"{day:%Y-%m}" for day in filter(None, map(read_month, values))] if field == "month" else values
