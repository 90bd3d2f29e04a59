"""What rows can be chosen by, in one narrow table for each list: a page reads it instead of joining all that says so.

Nothing here is a finding: triggers and the functions ``articles_trait_…`` (migration 0021) fill these tables from the
others, and calling those functions with NULL makes them anew. ``codes`` holds a word for each value of each field of
the list's filter: ``by:KZ``, ``about:US``, ``month:2025-11``.
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F

from articles.models.amounts import Amount
from articles.models.events import Event
from articles.models.sources import Article
from articles.models.statements import Statement


def _newest(key: str, name: str, **options: Any) -> models.Index:
    """The order of the list."""
    return models.Index(F("date").desc(nulls_last=True), F(key).desc(), name=f"{name}_newest", **options)


def _of(model: type[models.Model]) -> "models.OneToOneField[Any, Any]":
    """The row itself; triggers see to it that both come and go together."""
    return models.OneToOneField(
        model, on_delete=models.DO_NOTHING, db_constraint=False, primary_key=True, related_name="traits"
    )


class Traits(models.Model):
    """The day that the list is ordered by with its precision, and the codes."""

    date = models.DateField(null=True)
    precision = models.CharField(max_length=5)
    codes = ArrayField(models.TextField())

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return " ".join(self.codes)


class StatementTraits(Traits):
    """``first`` and ``alike`` are the statement's ``is_first`` and ``utterance``; ``words`` are its own."""

    row = _of(Statement)
    first = models.BooleanField()
    alike = models.BigIntegerField(null=True)
    words = SearchVectorField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "発言の条件"
        indexes = [
            _newest("row", "statement_traits"),
            models.Index(fields=["alike"], condition=models.Q(alike__isnull=False), name="statement_traits_alike"),
            models.Index(fields=["date", "precision"], condition=models.Q(first=True), name="statement_traits_days"),
            # Without a pending list, which every search would have to read through.
            GinIndex(fields=["codes", "words"], name="statement_traits_search", fastupdate=False),
        ]


class EventTraits(Traits):
    row = _of(Event)
    words = SearchVectorField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "出来事の条件"
        indexes = [
            _newest("row", "event_traits"),
            GinIndex(fields=["codes", "words"], name="event_traits_search", fastupdate=False),
        ]


class ArticleTraits(Traits):
    """``date`` is the day of publication; ``first`` and ``alike`` are the article's ``counts`` and ``copy_group``.

    ``pairs`` holds every two characters that stand side by side in title and current text, in small letters.
    """

    row = _of(Article)
    first = models.BooleanField()
    alike = models.BigIntegerField(null=True)
    pairs = ArrayField(models.TextField(), default=list)

    class Meta:
        verbose_name = verbose_name_plural = "記事の条件"
        indexes = [
            _newest("row", "article_traits"),
            models.Index(fields=["alike"], condition=models.Q(alike__isnull=False), name="article_traits_alike"),
            # With a short pending list: an article brings hundreds of pairs, each for another page of the index.
            GinIndex(fields=["codes", "pairs"], name="article_traits_search", gin_pending_list_limit=1024),
        ]


class AmountTraits(Traits):
    """``date`` is the article's day of publication; ``first`` says whether the article counts."""

    row = _of(Amount)
    first = models.BooleanField()

    class Meta:
        verbose_name = verbose_name_plural = "金額の条件"
        indexes = [
            _newest("row", "amount_traits"),
            GinIndex(fields=["codes"], name="amount_traits_search", fastupdate=False),
        ]
