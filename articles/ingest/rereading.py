"""Articles that are stored, read again: with better rules, or a register that knows more."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import QuerySet

from articles.extraction import Gazetteer
from articles.ingest.article import read_findings
from articles.ingest.days import iso_of
from articles.ingest.known import known_gazetteer
from articles.ingest.locking import Writing, wait_for_turn
from articles.ingest.reading import SourceText
from articles.ingest.storing import replace_findings
from articles.ingest.traits import traits_at_the_end
from articles.models import Article, TextVersion


def reread(articles: QuerySet[Article], *, syntax: bool | None = None) -> Iterator[Article]:
    """Read the current text of each article again, one transaction each; what is found again keeps its row."""
    gazetteer = known_gazetteer()
    for pk in list(articles.order_by("pk").values_list("pk", flat=True)):
        article = _reread(pk, gazetteer, syntax)
        if article:
            yield article


def _reread(pk: int, gazetteer: Gazetteer, syntax: bool | None) -> Article | None:
    version = TextVersion.objects.select_related("article__outlet").filter(article=pk, is_current=True).first()
    if version is None:
        return None
    article = version.article
    published = iso_of(article.published, article.published_precision)
    outlet = article.outlet.name if article.outlet else None
    source = SourceText(version.title, published, outlet, article.url or None, version.body)
    findings = read_findings(source, gazetteer=gazetteer, syntax=syntax)
    with transaction.atomic(), traits_at_the_end():
        wait_for_turn(Writing.ARTICLE)
        # Deleted or changed while it was read: the newer state was read already.
        if not TextVersion.objects.filter(pk=version.pk, is_current=True).exists():
            return None
        replace_findings(article, version, findings)
    return article
