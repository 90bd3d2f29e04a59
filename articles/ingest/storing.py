"""One article's text and findings -> tables, in one transaction.

Which article a text belongs to:

1. the one with the same URL; a new URL is a new article, even if its words are known (agency texts run in several
   outlets), unless an article without URL has these very words: that one gets the URL;
2. without URL: the one whose current text is the same; else the one with the same title, outlet and day.

A text that differs from the article's current one becomes its next version. Findings always belong to the current
version; what stands in it again keeps its row (``articles.ingest.rows``).
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction
from django.db.models import QuerySet

from articles.extraction import Findings
from articles.extraction.collector import collector_paused
from articles.ingest.copies import company_of, regroup
from articles.ingest.corrections import stand
from articles.ingest.days import first_day
from articles.ingest.linking import forget_unnamed, link_people
from articles.ingest.linking.consensus import refresh_of_articles
from articles.ingest.locking import Writing, wait_for_turn
from articles.ingest.reading import SourceText
from articles.ingest.rows import write_findings
from articles.ingest.traits import traits_at_the_end
from articles.models import Article, Outlet, TextVersion
from articles.vocabulary import ArticleOrigin


class Outcome(StrEnum):
    """What storing did."""

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text belongs, seen before it is read."""

    article: Article | None
    version: TextVersion | None
    """The article's current version if it has the very same words."""
    unchanged: bool
    """Words, day, outlet and address are known already: there is nothing to read or store."""


def text_hash(title: str, body: str) -> str:
    """SHA-256 of title and body, as ``TextVersion.sha256`` keeps it."""
    return hashlib.sha256(f"{title}\n{body}".encode()).hexdigest()


def find_place(source: SourceText) -> Place:
    """The article that a complete source belongs to, if it is there, and whether it brings anything new."""
    sha256 = text_hash(source.title, source.body)
    current = TextVersion.objects.filter(is_current=True, sha256=sha256).select_related("article__outlet")
    article = _article_of(source, current)
    if article is None:
        return Place(None, None, False)
    version = current.filter(article=article).first()
    return Place(article, version, version is not None and not _differs(article, source))


def _article_of(source: SourceText, same_words: QuerySet[TextVersion]) -> Article | None:
    if source.url:
        known = Article.objects.filter(url=source.url).select_related("outlet").first()
        same = None if known else same_words.filter(article__url="").order_by("article_id").first()
        return known or (same.article if same else None)
    same = same_words.order_by("article_id").first()
    if same:
        return same.article
    day, precision = first_day(source.published)
    alike = Article.objects.filter(
        title=source.title, outlet__name=source.outlet, published=_certain(day), published_precision=precision
    ).select_related("outlet")
    return alike.order_by("id").first()


def _differs(article: Article, source: SourceText) -> bool:
    """Whether the source says of the article what the tables do not; what it leaves out does not count."""
    day, precision = first_day(source.published)
    return (
        (article.published, article.published_precision) != (day, precision)
        or bool(source.url and article.url != source.url)
        or bool(source.outlet and (article.outlet is None or article.outlet.name != source.outlet))
    )


@collector_paused()
@transaction.atomic
@traits_at_the_end()
def store_article(
    *, source: SourceText, findings: Findings, origin: ArticleOrigin, source_name: str = ""
) -> tuple[Article, Outcome]:
    """Write a complete source and what was read out of it; all of it or, at any error, nothing."""
    wait_for_turn(Writing.ARTICLE)
    place = find_place(source)
    if place.article and place.unchanged:
        return place.article, Outcome.UNCHANGED
    article = _write_article(place.article, source, origin, source_name)
    version = place.version or _add_version(article, source)
    replace_findings(article, version, findings)
    return article, Outcome.UPDATED if place.article else Outcome.NEW


@collector_paused()
def replace_findings(article: Article, version: TextVersion, findings: Findings) -> None:
    """Make ``findings``, as people corrected them, all that the article says, in the world of all articles.

    The caller holds the transaction.
    """
    links = link_people(article, findings)
    company = company_of(article)
    held = stand(article, version, findings, links)
    write_findings(article=article, version=version, findings=held.findings, links=links, decided=held.decided)
    refresh_of_articles(regroup(article, company))
    forget_unnamed(links.left)


def _write_article(article: Article | None, source: SourceText, origin: ArticleOrigin, source_name: str) -> Article:
    article = article or Article(origin=origin, source_name=source_name[-255:])
    article.title = source.title
    day, article.published_precision = first_day(source.published)
    article.published = _certain(day)
    if source.outlet:
        article.outlet = Outlet.objects.get_or_create(name=source.outlet)[0]
    article.url = source.url or article.url
    article.save()
    return article


def _certain(day: date | None) -> date:
    if day is None:
        raise ValueError("a source without a day is not complete")
    return day


def _add_version(article: Article, source: SourceText) -> TextVersion:
    last = article.versions.order_by("-number").first()
    article.versions.filter(is_current=True).update(is_current=False)
    return TextVersion.objects.create(
        article=article,
        number=last.number + 1 if last else 1,
        title=source.title,
        body=source.body,
        sha256=text_hash(source.title, source.body),
        is_current=True,
    )
