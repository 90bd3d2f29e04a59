"""Rows that answer a selection, with what a list shows of them fetched in a bounded number of queries."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.browse.filters import AmountFilter, ArticleFilter, EventFilter, StatementFilter
from articles.browse.groups import codes_of
from articles.browse.selecting import chosen_amounts, chosen_articles, chosen_events, chosen_statements
from articles.models import (
    Amount,
    Article,
    Event,
    EventParty,
    EventReport,
    Leader,
    Mention,
    Post,
    ReportParty,
    Statement,
    StatementAbout,
    StatementSpeaker,
)

Row = TypeVar("Row", Event, Statement)


def events_matching(choice: EventFilter) -> QuerySet[Event]:
    """Events of a selection, for those who read all of them."""
    return Event.objects.filter(pk__in=chosen_events(choice).all.values("pk"))


def statements_matching(choice: StatementFilter, *, every: bool = False) -> QuerySet[Statement]:
    """Statements of a selection, each utterance once unless ``every`` is wanted."""
    return Statement.objects.filter(pk__in=chosen_statements(choice, every=every).all.values("pk"))


def articles_matching(choice: ArticleFilter, *, every: bool = False) -> QuerySet[Article]:
    """Articles of a selection, each text once unless ``every`` article is wanted."""
    return Article.objects.filter(pk__in=chosen_articles(choice, every=every).all.values("pk"))


def amounts_matching(choice: AmountFilter) -> QuerySet[Amount]:
    """Amounts of a selection; of articles with the same text, of one alone."""
    return Amount.objects.filter(pk__in=chosen_amounts(choice).all.values("pk"))


def speaks_for(codes: Iterable[str]) -> Q:
    """Speakers that are one of the countries, an organisation of it, or a leader by the post he held then."""
    codes = codes_of(codes)
    of_leader = Q(side__in=codes) | Q(side=None, leader__country__in=codes)
    return Q(country__in=codes) | of_leader | Q(organization__country__in=codes)


def newest(rows: QuerySet[Row], size: int) -> list[int]:
    """The newest by day, undated ones last, by their keys."""
    return list(rows.order_by(F("date").desc(nulls_last=True), "-pk").values_list("pk", flat=True)[:size])


def to_come(rows: QuerySet[Row]) -> QuerySet[Row]:
    """What is dated later than today, soonest first."""
    return rows.filter(date__gt=timezone.localdate()).order_by("date", "pk")


def events_shown(events: QuerySet[Event]) -> QuerySet[Event]:
    """Events with everything that a row or page shows of them."""
    parties = EventParty.objects.select_related("country", "leader__country", "organization__country")
    shown = events.select_related("lead__article__outlet").prefetch_related(
        Prefetch("parties", parties.order_by("position")), "lead__evidence", "lead__amounts"
    )
    return shown.defer("words", "lead__features", "lead__tokens", "lead__block")


def reports_shown(reports: QuerySet[EventReport]) -> QuerySet[EventReport]:
    """Accounts of an event with all that its page shows of them, the first published first."""
    parties = ReportParty.objects.select_related("country", "leader__country", "organization__country")
    shown = reports.select_related("article__outlet").prefetch_related(
        Prefetch("parties", parties.order_by("position")), "evidence", "amounts"
    )
    return shown.defer("features", "tokens").order_by("article__published", "article_id", "pk")


def statements_shown(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Statements with everything that a row or page shows of them."""
    speakers = StatementSpeaker.objects.select_related("country", "leader__country", "organization__country")
    posts = Prefetch("leader__posts", Post.objects.select_related("country").order_by(F("start").asc(nulls_first=True)))
    told = Statement.objects.filter(utterance=OuterRef("utterance")).order_by().values("utterance")
    elsewhere = Coalesce(Subquery(told.annotate(n=Count("article", distinct=True) - 1).values("n")), 0)
    shown = statements.select_related("article__outlet").annotate(elsewhere=elsewhere)
    return shown.defer("words").prefetch_related(
        Prefetch("speakers", speakers.order_by("position").prefetch_related(posts)),
        Prefetch("about", StatementAbout.objects.select_related("country").order_by("country_id")),
    )


def articles_shown(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Articles with their outlet and how many others carry the same text."""
    same = Article.objects.filter(copy_group=OuterRef("copy_group")).order_by().values("copy_group")
    copies = Coalesce(Subquery(same.annotate(n=Count("pk") - 1).values("n")), 0)
    return articles.select_related("outlet").annotate(copies=copies)


def amounts_shown(amounts: QuerySet[Amount]) -> QuerySet[Amount]:
    return amounts.select_related("article__outlet", "converts")


def leaders_heard() -> QuerySet[Leader]:
    """Leaders whom some article names."""
    return Leader.objects.filter(Exists(Mention.objects.filter(leader=OuterRef("pk")))).select_related("country")
