"""An article that goes takes its findings along; what other articles say is then computed as if it had never been."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, pre_delete

from articles.ingest.linking import forget_unnamed, relink_events
from articles.ingest.linking.people import settle
from articles.ingest.locking import Writing, wait_for_turn
from articles.models import Appearance, Article, EventReport
from articles.vocabulary import AppearanceKind


def connect() -> None:
    """From now on a deleted article, by whatever way, leaves a world without it."""
    pre_delete.connect(_note_neighbours, sender=Article, dispatch_uid="articles.note_neighbours")
    post_delete.connect(_settle_neighbours, sender=Article, dispatch_uid="articles.settle_neighbours")


def _note_neighbours(instance: Article, **_: Any) -> None:
    """What the article's findings are computed with, kept on the instance until it is gone."""
    if transaction.get_connection().in_atomic_block:
        wait_for_turn(Writing.ARTICLE)
    appearances = Appearance.objects.filter(article=instance)
    reports = EventReport.objects.filter(article=instance, block__isnull=False)
    instance._neighbours = (  # type: ignore[attr-defined]
        set(reports.values_list("block", flat=True)),
        {kind: _blocks(appearances.filter(kind=kind).values_list("blocks", flat=True)) for kind in AppearanceKind},
        {pk: None for pk in appearances.values_list("leader", flat=True) if pk},
    )


def _settle_neighbours(instance: Article, **_: Any) -> None:
    blocks, names, left = instance._neighbours  # type: ignore[attr-defined]
    relink_events(fresh=[], blocks=blocks)
    for kind, its in names.items():
        left |= settle(kind, its)
    forget_unnamed(left)


def _blocks(lists: Any) -> set[str]:
    return {block for blocks in lists for block in blocks}
