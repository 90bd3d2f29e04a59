"""Rows that answer a selection, with what a list shows of them fetched in a bounded number of queries."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.browse.filters import AmountFilter, ArticleFilter, EventFilter, Filter, StatementFilter
from articles.browse.groups import codes_of
from articles.browse.months import in_months
from articles.browse.words import contains, done_with, said_with
from articles.models import (
    Amount,
    Article,
    Event,
    EventPair,
    EventParty,
    EventReport,
    Leader,
    Mention,
    Post,
    ReportParty,
    Statement,
    StatementAbout,
    StatementSpeaker,
    TextVersion,
)
from articles.vocabulary import Part

Row = TypeVar("Row", Event, Statement)
Told = TypeVar("Told", Statement, Article)


def events_matching(choice: EventFilter, leaving_out: str = "") -> QuerySet[Event]:
    """Events of a selection; ``leaving_out`` names a field that is not applied (for that field's own counts)."""
    events = _in_period(Event.objects.all(), choice)
    for code in _chosen(choice, "country", leaving_out):
        events = events.filter(Exists(EventParty.objects.filter(_party_of([code]), event=OuterRef("pk"))))
    for leader in _chosen(choice, "leader", leaving_out):
        events = events.filter(with_leader(leader))
    for pair in _chosen(choice, "pair", leaving_out):
        one, _, other = pair.partition("-")
        events = events.filter(Exists(EventPair.objects.filter(event=OuterRef("pk"), one=one, other=other)))
    for field in ("type", "mode", "status"):
        if values := _chosen(choice, field, leaving_out):
            events = events.filter(**{f"{field}__in": values})
    if months := _chosen(choice, "month", leaving_out):
        events = events.filter(in_months(months))
    if _chosen(choice, "amount", leaving_out):
        events = events.filter(has_amount=True)
    if outlets := _chosen(choice, "outlet", leaving_out):
        events = events.filter(Exists(EventReport.objects.filter(event=OuterRef("pk"), article__outlet__in=outlets)))
    return events.filter(done_with(choice.wanted))


def with_leader(leader: int) -> Exists:
    """Events in which a leader takes part or whose evidence names him."""
    return Exists(EventParty.objects.filter(event=OuterRef("pk"), leader=leader))


def statements_matching(choice: StatementFilter, leaving_out: str = "", *, every: bool = False) -> QuerySet[Statement]:
    """Statements of a selection, each utterance once unless ``every`` is wanted; ``leaving_out`` as for events."""
    statements = _in_period(Statement.objects.all(), choice)
    speakers = StatementSpeaker.objects.filter(statement=OuterRef("pk"))
    for field, condition in (
        ("speaker", "leader__in"),
        ("organization", "organization__in"),
    ):
        if values := _chosen(choice, field, leaving_out):
            statements = statements.filter(Exists(speakers.filter(**{condition: values})))
    if codes := _chosen(choice, "by", leaving_out):
        statements = statements.filter(Exists(speakers.filter(speaks_for(codes))))
    for code in _chosen(choice, "about", leaving_out):
        about = StatementAbout.objects.filter(statement=OuterRef("pk"), country__in=codes_of([code]))
        statements = statements.filter(Exists(about))
    for leader in _chosen(choice, "mentions", leaving_out):
        statements = statements.filter(naming_leader(leader))
    for field, column in (("kind", "kind"), ("outlet", "article__outlet")):
        if values := _chosen(choice, field, leaving_out):
            statements = statements.filter(**{f"{column}__in": values})
    if months := _chosen(choice, "month", leaving_out):
        statements = statements.filter(in_months(months))
    statements = statements.filter(said_with(choice.wanted))
    if every:
        return statements
    return utterances_once(statements) if choice.is_narrowed else statements.filter(is_first=True)


def utterances_once(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """One report of each utterance: its first, or where the selection lacks that, the oldest of the others."""
    return _once(statements, "utterance", "is_first")


def texts_once(articles: QuerySet[Article]) -> QuerySet[Article]:
    """One of the articles with the same text: the one that counts, or where the selection lacks it, the oldest."""
    return _once(articles, "copy_group", "counts")


def _once(rows: QuerySet[Told], group: str, chosen: str) -> QuerySet[Told]:
    better = Q(**{chosen: True}) | Q(pk__lt=OuterRef("pk"))
    others = rows.order_by().filter(better, **{group: OuterRef(group)})
    return rows.filter(Q(**{chosen: True}) | ~Exists(others))


def speaks_for(codes: Iterable[str]) -> Q:
    """Speakers that are one of the countries, an organisation of it, or a leader by the post he held then."""
    codes = codes_of(codes)
    of_leader = Q(side__in=codes) | Q(side=None, leader__country__in=codes)
    return Q(country__in=codes) | of_leader | Q(organization__country__in=codes)


def naming_leader(leader: int) -> Exists:
    """Statements inside which a leader is named."""
    return Exists(
        Mention.objects.filter(
            leader=leader,
            part=Part.BODY,
            version=OuterRef("version"),
            start__gte=OuterRef("start"),
            end__lte=OuterRef("end"),
        )
    )


def articles_matching(choice: ArticleFilter, leaving_out: str = "", *, every: bool = False) -> QuerySet[Article]:
    """Articles of a selection, by their day of publication, each text once unless ``every`` article is wanted.

    Words are looked for in title and current text.
    """
    articles = Article.objects.all()
    if choice.first_day:
        articles = articles.filter(published__gte=choice.first_day)
    if choice.last_day:
        articles = articles.filter(published__lte=choice.last_day)
    for code in _chosen(choice, "country", leaving_out):
        mentions = Mention.objects.filter(version__article=OuterRef("pk"), country__in=codes_of([code]))
        articles = articles.filter(Exists(mentions))
    if values := _chosen(choice, "outlet", leaving_out):
        articles = articles.filter(outlet__in=values)
    for word in choice.wanted:
        versions = TextVersion.objects.filter(article=OuterRef("pk"), is_current=True)
        articles = articles.filter(Exists(versions.filter(contains([word], "title", "body"))))
    if every:
        return articles
    return texts_once(articles) if choice.is_narrowed else articles.filter(counts=True)


def amounts_matching(choice: AmountFilter, leaving_out: str = "") -> QuerySet[Amount]:
    """Amounts of a selection, by their article's day of publication; of articles with the same text, of one alone."""
    amounts = Amount.objects.all()
    if choice.first_day:
        amounts = amounts.filter(article__published__gte=choice.first_day)
    if choice.last_day:
        amounts = amounts.filter(article__published__lte=choice.last_day)
    outlets = _chosen(choice, "outlet", leaving_out)
    amounts = amounts.filter(article__outlet__in=outlets) if outlets else amounts.filter(article__counts=True)
    for field in ("currency", "role"):
        if values := _chosen(choice, field, leaving_out):
            amounts = amounts.filter(**{f"{field}__in": values})
    if fits := _chosen(choice, "fits", leaving_out):
        amounts = amounts.filter(conversion_fits__in=[value == "yes" for value in fits])
    told = EventReport.objects.filter(amounts=OuterRef("pk"))
    if statuses := _chosen(choice, "status", leaving_out):
        amounts = amounts.filter(Exists(told.filter(event__status__in=statuses)))
    for value in _chosen(choice, "country", leaving_out):
        codes = codes_of([value])
        party = EventParty.objects.filter(Q(country__in=codes) | Q(leader__country__in=codes))
        amounts = amounts.filter(Exists(party.filter(event__reports__amounts=OuterRef("pk"))))
    return amounts.filter(contains(choice.wanted, "exact", "article__title"))


def newest(rows: QuerySet[Row], size: int) -> list[Row]:
    """The newest by day, undated ones last."""
    return list(rows.order_by(F("date").desc(nulls_last=True), "-pk")[:size])


def up_to_today(rows: QuerySet[Row]) -> QuerySet[Row]:
    """What has come to pass, or carries no day."""
    return rows.filter(Q(date__lte=timezone.localdate()) | Q(date=None))


def to_come(rows: QuerySet[Row]) -> QuerySet[Row]:
    """What is dated later than today, soonest first."""
    return rows.filter(date__gt=timezone.localdate()).order_by("date", "pk")


def events_shown(events: QuerySet[Event]) -> QuerySet[Event]:
    """Events with everything that a row or page shows of them."""
    parties = EventParty.objects.select_related("country", "leader__country", "organization__country")
    return events.select_related("lead__article__outlet").prefetch_related(
        Prefetch("parties", parties.order_by("position")), "lead__evidence", "lead__amounts"
    )


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
    return shown.prefetch_related(
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


def _party_of(values: Iterable[str]) -> Q:
    """Parties that are one of the countries, or members of the groups, or lead them."""
    codes = codes_of(values)
    return Q(country__in=codes) | Q(leader__country__in=codes)


def _in_period(rows: QuerySet[Row], choice: Filter) -> QuerySet[Row]:
    if choice.first_day:
        rows = rows.filter(date__gte=choice.first_day)
    if choice.last_day:
        rows = rows.filter(date__lte=choice.last_day)
    return rows


def _chosen(choice: Filter, field: str, leaving_out: str) -> list[Any]:
    return [] if field == leaving_out else choice.chosen(field)
