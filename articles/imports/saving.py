"""The third step of an item: it becomes an article, once, whoever reads it and however often."""

from collections.abc import Iterable

from django.db import OperationalError, transaction
from django.utils.translation import gettext_noop as _

from articles.extraction import Gazetteer
from articles.imports.opening import source_of
from articles.imports.remarks import reason_of
from articles.ingest.article import read_findings
from articles.ingest.errors import ReadingError
from articles.ingest.reading import Supplement, complete
from articles.ingest.register import ensure_register
from articles.ingest.storing import Outcome, find_place, store_article
from articles.models import Article, ImportItem
from articles.vocabulary import ArticleOrigin, ImportState


def save_item(pk: int, *, gazetteer: Gazetteer | None = None, syntax: bool | None = None) -> ImportItem:
    """Read and store one item; what is stored already stays as it is.

    The article, its findings and the item's new state are one transaction: whoever is stopped in the middle leaves
    nothing, and whoever comes second finds it done. Raises :class:`ReadingError` for what is missing or wrong.
    """
    item = ImportItem.objects.select_related("batch").get(pk=pk)
    if item.state == ImportState.DONE:
        return item
    ensure_register()
    source = complete(source_of(item), Supplement())
    place = find_place(source)
    findings = None if place.unchanged else read_findings(source, gazetteer=gazetteer, syntax=syntax)
    with transaction.atomic():
        item = ImportItem.objects.select_for_update(of=("self",)).select_related("batch").get(pk=pk)
        if item.state == ImportState.DONE:
            return item
        if findings is None and place.article:
            _done(item, place.article, Outcome.UNCHANGED)
        elif findings is not None:
            origin = ArticleOrigin(item.batch.origin)
            _done(item, *store_article(source=source, findings=findings, origin=origin, source_name=name_of(item)))
    return item


def name_of(item: ImportItem) -> str:
    """What the article keeps of where it came from."""
    return item.name or item.address


def _done(item: ImportItem, article: Article, outcome: Outcome) -> None:
    item.article, item.outcome, item.state, item.reason = article, outcome, ImportState.DONE, {}
    item.version = article.versions.filter(is_current=True).first()
    item.body = ""  # the version holds it
    item.save()


def queue(items: Iterable[ImportItem]) -> tuple[list[ImportItem], list[tuple[ImportItem, ReadingError]]]:
    """Mark what is complete as waiting for a worker; returns those, and what is missing of each other one."""
    queued, faults = [], []
    for item in items:
        try:
            complete(source_of(item), Supplement())
        except ReadingError as error:
            faults.append((item, error))
            continue
        takes = ImportItem.objects.filter(pk=item.pk, state__in=(ImportState.READY, ImportState.FAILED))
        if takes.update(state=ImportState.QUEUED, reason={}):
            queued.append(item)
    return queued, faults


def read_item(pk: int) -> ImportItem | None:
    """What a worker does with one item: its failure is written down, not raised; a lost database is raised.

    None where the item is gone or no longer to be read.
    """
    wanted = ImportItem.objects.filter(pk=pk, state__in=(ImportState.QUEUED, ImportState.READING))
    if not wanted.update(state=ImportState.READING):
        return None
    try:
        return save_item(pk)
    except OperationalError:
        raise
    except Exception as error:  # the item says why; the worker goes on
        ImportItem.objects.filter(pk=pk).exclude(state=ImportState.DONE).update(
            state=ImportState.FAILED, reason=reason_of(error)
        )
        return ImportItem.objects.filter(pk=pk).first()


def give_up(pk: int) -> None:
    """An item that brought down the workers that read it: it has failed, and may be tried again by hand."""
    reason = {"text": _("読み取りの途中で処理が何度も止まりました。本文を分けるか、短くしてください。"), "values": {}}
    ImportItem.objects.filter(pk=pk).exclude(state=ImportState.DONE).update(state=ImportState.FAILED, reason=reason)
