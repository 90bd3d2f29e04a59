"""Files of a command line, one after another: a run that was stopped is begun again and passes over what is done."""

import hashlib
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q

from articles.imports.batches import Upload, keep_batch, keep_item
from articles.imports.opening import open_item
from articles.imports.remarks import reason_of
from articles.ingest.reading import Supplement
from articles.models import ImportBatch, ImportItem, SourceDocument
from articles.models.imports import UNDER_WAY
from articles.vocabulary import ArticleOrigin, ImportState


class Intake:
    """One run of the command: the batch that its items belong to, made with the first of them."""

    def __init__(self, *, origin: ArticleOrigin, supplement: Supplement, label: str) -> None:
        self._origin = origin
        self._supplement = supplement
        self._label = label
        self._batch: ImportBatch | None = None

    @property
    def says_nothing(self) -> bool:
        """Whether the caller adds nothing to what the files say: then the same file means the same article."""
        return self._supplement == Supplement()

    def open(self, data: bytes, name: str) -> list[ImportItem]:
        """Keep and open one file; its articles, or those inside, ready or failed."""
        if self._batch is None:
            self._batch = keep_batch(uploads=[], origin=self._origin, label=self._label)
        with transaction.atomic():
            return list(_opened(keep_item(self._batch, Upload(data, name), self._supplement)))

    @staticmethod
    def note_failure(item: ImportItem, error: Exception) -> None:
        """Why it was not stored, for the list at ``/import/``."""
        ImportItem.objects.filter(pk=item.pk).exclude(state=ImportState.DONE).update(
            state=ImportState.FAILED, reason=reason_of(error)
        )


def _opened(item: ImportItem) -> Iterator[ImportItem]:
    """The item, or of a container what is inside: a ZIP may hold JSON Lines."""
    if item.state != ImportState.WAITING:
        yield item
        return
    for one in open_item(item, looked_at=False):
        yield from _opened(one)


def is_known(data: bytes) -> bool:
    """Whether these bytes were read before, or wait to be, and their articles are as they were read then."""
    digest = hashlib.sha256(data).hexdigest()
    document = SourceDocument.objects.filter(sha256=digest).values_list("pk", flat=True).first()
    own = ImportItem.objects.filter(Q(document=document) | Q(container=document)) if document else None
    last = own.order_by("-batch").values_list("batch", flat=True).first() if own is not None else None
    rows = own.filter(batch=last).values_list("state", "version__is_current") if own is not None and last else []
    return bool(rows) and all(current if state == ImportState.DONE else state in UNDER_WAY for state, current in rows)
