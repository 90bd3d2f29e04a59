"""What an article leaves behind when it is deleted, by whomever: its company is grouped anew."""

from typing import Any

from django.db.models.signals import post_delete, pre_delete

from articles.ingest.copies import Company, company_of, regroup
from articles.ingest.linking.consensus import refresh_of_articles
from articles.ingest.locking import Writing, wait_for_turn
from articles.models import Article


def watch() -> None:
    """Connect to the deletion of articles; called once, when the application is ready."""
    pre_delete.connect(_remember, sender=Article, dispatch_uid="articles.copies")
    post_delete.connect(_regroup, sender=Article, dispatch_uid="articles.copies")


def _remember(instance: Article, **_: Any) -> None:
    wait_for_turn(Writing.ARTICLE)
    instance._company = company_of(instance)  # type: ignore[attr-defined]


def _regroup(instance: Article, **_: Any) -> None:
    refresh_of_articles(regroup(None, getattr(instance, "_company", Company())))
