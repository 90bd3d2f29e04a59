"""Batches and their items as the pages of ``/import/`` show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles import tasks
from articles.browse.profiles import page_by_number
from articles.browse.rights import reader
from articles.imports.batches import may_retry
from articles.imports.remarks import Remark, restored
from articles.ingest.reading import TITLE_LENGTH, clean_line, parse_date
from articles.ingest.storing import Outcome
from articles.models import ImportBatch, ImportItem, SourceDocument
from articles.models.imports import UNDER_WAY
from articles.vocabulary import ImportState

PAGE = 50
FILTERS = {
    "ready": (ImportState.READY, ImportState.WAITING),
    "under_way": UNDER_WAY,
    "done": (ImportState.DONE,),
    "failed": (ImportState.FAILED,),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a list."""

    item: ImportItem
    remarks: list[Remark]
    reason: str
    may_retry: bool
    is_ready: bool
    outcome: str


@dataclass(frozen=True, slots=True)
class BatchPage:
    """One page of a batch, beside the counts of all of it."""

    batch: ImportBatch
    counts: dict[str, int]
    lines: list[Line]
    pages: Page[ImportItem]
    chosen: str
    """The state that is shown alone, if one is."""
    is_moving: bool
    """Documents are being opened or read: the page looks again."""
    swaps_whole: bool
    """The lines themselves change, not only their states: all of them are shown anew."""
    lacks_worker: bool
    """Something waits for a worker, and none is there."""

    @property
    def moving_parts(self) -> str:
        """What a look takes over besides the progress: never a line in which somebody may be writing."""
        lines = [f"#item-{line.item.pk}" for line in self.lines if line.item.state in UNDER_WAY]
        return ",".join(["#states", "#acts", *lines])

    @property
    def settled(self) -> int:
        """Items that nothing will happen to by itself."""
        return self.counts["done"] + self.counts["failed"]


def batch_page(batch: ImportBatch, request: HttpRequest) -> BatchPage:
    """The batch as it stands now."""
    chosen = request.GET.get("state", "")
    items = batch.items.select_related("article__outlet", "document").defer("document__data", "body")
    states = FILTERS.get(chosen)
    pages = page_by_number(items.filter(state__in=states) if states else items, request, PAGE)
    counts = counts_of(batch)
    waiting = batch.items.filter(state=ImportState.WAITING).exists()
    is_moving = bool(counts["under_way"]) or waiting
    lines = [line_of(item) for item in pages.object_list]
    return BatchPage(
        batch,
        counts,
        lines,
        pages,
        chosen if states else "",
        is_moving,
        swaps_whole=waiting or bool(states),
        lacks_worker=is_moving and not tasks.has_worker(),
    )


def counts_of(batch: ImportBatch) -> dict[str, int]:
    """How many items stand where."""
    row: Any = ImportBatch.objects.counted().get(pk=batch.pk)
    return {name: getattr(row, name) for name in ("total", "ready", "under_way", "done", "failed")}


def line_of(item: ImportItem) -> Line:
    is_ready = item.state == ImportState.READY
    return Line(
        item,
        restored(item.remarks) if is_ready else [],
        reason_text(item.reason),
        may_retry(item),
        is_ready,
        outcome_text(item.outcome),
    )


def reason_text(reason: Mapping[str, object]) -> str:
    """Why something failed, in the reader's language."""
    return str(restored([dict(reason)])[0]) if reason else ""


def outcome_text(outcome: str) -> str:
    """What storing did."""
    return {
        Outcome.NEW.value: _("新しい記事"),
        Outcome.UPDATED.value: _("新しい版"),
        Outcome.UNCHANGED.value: _("すでにある記事"),
    }.get(outcome, "")


def mend(batch: ImportBatch, sent: Mapping[str, str]) -> dict[int, str]:
    """Take over titles and days written into the list (``title-17``, ``published-17``); item → what cannot be read."""
    faults = {}
    for item in batch.items.filter(state=ImportState.READY):
        title, day = sent.get(f"title-{item.pk}"), sent.get(f"published-{item.pk}")
        if title is None and day is None:
            continue
        published = parse_date(day) if day else ""
        if published is None:
            faults[item.pk] = _("%(name)s: 日付を読み取れません。2025-11-09 のように書いてください。") % {"name": item}
            continue
        item.title = clean_line(title or "")[:TITLE_LENGTH]
        item.published = published
        item.save(update_fields=["title", "published"])
    return faults


def next_ready(item: ImportItem) -> ImportItem | None:
    """The next one of the batch that waits for a look."""
    ready = item.batch.items.filter(state=ImportState.READY).exclude(pk=item.pk)
    return ready.filter(pk__gt=item.pk).first() or ready.first()


def is_limited(document: SourceDocument) -> bool:
    """Whether an article came from it whose text the present reader does not see whole."""
    limited = Q(article__outlet__in=list(reader().limits))
    return ImportItem.objects.filter(limited, Q(document=document) | Q(container=document)).exists()
