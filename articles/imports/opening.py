"""The first step of an item: its document is fetched where need be, opened, and looked at."""

import time
from contextlib import suppress

from django.db import transaction
from django.utils.translation import gettext_noop as _

from articles.imports.batches import keep_document, keep_members
from articles.imports.fetching.client import fetch
from articles.imports.formats.door import is_container, members_of, open_document
from articles.imports.noticing import near_duplicates, notice
from articles.imports.remarks import Remark, reason_of, stored
from articles.ingest.errors import ReadingError
from articles.ingest.reading import SourceText, Supplement, clean_line, complete
from articles.ingest.rows.values import cut
from articles.ingest.storing import find_place
from articles.models import ImportBatch, ImportItem
from articles.vocabulary import ImportState


def open_batch(batch: ImportBatch, *, seconds: float | None = None) -> bool:
    """Open what waits, one item and one transaction after another; whether nothing waits any more.

    ``seconds`` bounds when the last is begun: a request opens what it can, the rest is a worker's. Several may open one
    batch at once; each item is opened by one of them.
    """
    end = None if seconds is None else time.monotonic() + seconds
    while end is None or time.monotonic() < end:
        with transaction.atomic():
            waiting = batch.items.select_for_update(skip_locked=True, of=("self",))
            item = waiting.filter(state=ImportState.WAITING).order_by("pk").first()
            if item is None:
                break
            open_item(item)
    return not batch.items.filter(state=ImportState.WAITING).exists()


def open_item(item: ImportItem, *, looked_at: bool = True) -> list[ImportItem]:
    """Make the item ready, or failed with its reason, or put the documents inside, unopened, in its place.

    Returns the item, or those documents. The caller holds the item's lock; at a fault, nothing of the opening is kept
    but the fault. Where nobody looks before saving (``looked_at``), what the tables hold is not asked.
    """
    try:
        with transaction.atomic():
            return _open(item, looked_at)
    except Exception as error:  # whatever one document does, the others are opened
        item.refresh_from_db()
        item.state, item.reason = ImportState.FAILED, reason_of(error)
        item.save()
        return [item]


def _open(item: ImportItem, looked_at: bool) -> list[ImportItem]:
    content_type, address = _fetched(item) if item.address and item.document is None else ("", item.address)
    assert item.document is not None
    data = bytes(item.document.data)
    content_type = content_type or item.document.content_type
    if is_container(data, item.name, content_type):
        return keep_members(item, ((m.name, m.data, m.fault) for m in members_of(data, item.name, content_type)))
    document = open_document(data, name=item.name, content_type=content_type, address=address)
    _fill(item, document.source, address)
    source = source_of(item)
    remarks = [*document.remarks, *notice(source)]
    if looked_at:
        _refuse_second(item)
        remarks += [*_known(source), *_beside(item)]
    item.remarks = stored(remarks)
    item.state, item.reason = ImportState.READY, {}
    item.save()
    return [item]


def _fetched(item: ImportItem) -> tuple[str, str]:
    """Bring the page; returns its type and the address that it came from in the end."""
    page = fetch(item.address)
    item.document = keep_document(page.data, page.content_type)
    item.name = item.name or page.name
    item.address = page.address[:1000]
    return page.content_type, page.address


def _fill(item: ImportItem, source: SourceText, address: str) -> None:
    """What the document says, else what was sent along; a page that was fetched has the address it came from."""
    item.title = cut(clean_line(source.title or item.title), ImportItem, "title")
    item.published = source.published or item.published
    # A feed's outlet is what its editor wrote; a page's own word is good where nobody said anything.
    said, known = (item.outlet, source.outlet) if item.batch.feed_id else (source.outlet, item.outlet)
    item.outlet = cut(clean_line(said or known or ""), ImportItem, "outlet")
    url = address or source.url or item.url
    item.url = url.strip() if len(url) <= 1000 else ""
    item.body = source.body.encode("utf-8", "replace").decode()


def _refuse_second(item: ImportItem) -> None:
    """Of the same text twice in a batch, one is taken."""
    others = item.batch.items.filter(pk__lt=item.pk, state=ImportState.READY)
    same = others.filter(body=item.body, title=item.title, url=item.url).first()
    if same is not None:
        raise ReadingError("duplicate", _("「%(name)s」と同じ内容です。片方だけを取り込みます。"), name=str(same)[:100])


def _beside(item: ImportItem) -> list[Remark]:
    """Another text of the batch that would become a version of the same article, as ingest tells articles apart."""
    others = item.batch.items.filter(pk__lt=item.pk, state=ImportState.READY, url="", title=item.title)
    other = others.filter(published=item.published, outlet=item.outlet).first() if not item.url else None
    if other is None:
        return []
    said = _("「%(name)s」と題名・掲載日・媒体が同じです。保存すると同じ記事の新しい版になります。")
    return [Remark(said, {"name": (other.name or str(other))[:100]})]


def _known(source: SourceText) -> list[Remark]:
    """What the tables hold of this text already."""
    place = None
    with suppress(ReadingError):  # what is missing is a remark already
        place = find_place(complete(source, Supplement()))
    if place and place.article and place.unchanged:
        return [Remark(_("同じ記事がすでにあります。保存しても何も変わりません。"), of_tables=True)]
    remarks = []
    if place and place.article:
        remarks.append(Remark(_("保存すると、すでにある記事の新しい版になります。"), of_tables=True))
    for article in near_duplicates(source.body, but=place.article if place else None):
        values: dict[str, str | int] = {"title": article.title, "outlet": str(article.outlet or "—")}
        remarks.append(Remark(_("「%(title)s」(%(outlet)s)とほぼ同じ文面です。"), values, of_tables=True))
    return remarks


def source_of(item: ImportItem) -> SourceText:
    """The item as a source of ingest."""
    return SourceText(item.title, item.published or None, item.outlet or None, item.url or None, item.body)
