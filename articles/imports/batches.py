"""What was sent at one time, kept before anything is opened: nothing that goes wrong later loses it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.imports.formats.door import check_size
from articles.imports.remarks import reason_of
from articles.ingest.errors import ReadingError
from articles.ingest.reading import Supplement, clean_line, parse_date
from articles.ingest.rows.values import cut
from articles.models import FeedSubscription, ImportBatch, ImportItem, SourceDocument
from articles.vocabulary import ArticleOrigin, ImportState


@dataclass(frozen=True, slots=True)
class Upload:
    """A file, a pasted text, or the address of a page that is to be fetched."""

    data: bytes
    name: str = ""
    content_type: str = ""
    address: str = ""
    supplement: Supplement | None = None
    """What is known of this one; it fills what the document lacks."""


@transaction.atomic
def keep_batch(
    *,
    uploads: Sequence[Upload],
    origin: ArticleOrigin,
    supplement: Supplement | None = None,
    editor_id: int | None = None,
    feed: FeedSubscription | None = None,
    label: str = "",
) -> ImportBatch:
    """The batch with an item for each upload. ``supplement`` is what the sender says of them.

    A title or an address names one text: of several, they are not taken for each.
    """
    known = supplement or Supplement()
    if len(uploads) > 1:
        known = Supplement("", known.published, known.outlet, "")
    label = clean_line(label or _label(uploads))[:300]
    batch = ImportBatch.objects.create(origin=origin, label=label, editor_id=editor_id, feed=feed)
    for upload in uploads:
        keep_item(batch, upload, known)
    return batch


def keep_item(batch: ImportBatch, upload: Upload, supplement: Supplement) -> ImportItem:
    """One upload, kept with its hash; what is larger than a document may be has failed, and its bytes are not kept."""
    own = upload.supplement or Supplement()
    item = ImportItem(
        batch=batch,
        name=_fit(upload.name)[-255:],
        address=upload.address[:1000],
        title=cut(clean_line(own.title or supplement.title), ImportItem, "title"),
        published=parse_date(own.published or supplement.published) or "",
        outlet=cut(clean_line(own.outlet or supplement.outlet), ImportItem, "outlet"),
        url=cut((own.url or supplement.url).strip(), ImportItem, "url"),
    )
    try:
        check_size(upload.data)
    except ReadingError as error:
        item.state, item.reason = ImportState.FAILED, reason_of(error)
    else:
        item.document = keep_document(upload.data, upload.content_type) if not upload.address else None
    item.save()
    return item


def keep_document(data: bytes, content_type: str = "") -> SourceDocument:
    """The row of these bytes, made where there is none."""
    digest = hashlib.sha256(data).hexdigest()
    found = SourceDocument.objects.defer("data").filter(sha256=digest).first()
    if found is None:
        values = {"data": data, "size": len(data), "content_type": clean_line(content_type)[:100]}
        found, _made = SourceDocument.objects.get_or_create(sha256=digest, defaults=values)
    return found


def keep_members(item: ImportItem, members: Iterable[tuple[str, bytes, Exception | None]]) -> list[ImportItem]:
    """The documents inside a container in the place of its item. The caller holds the transaction."""
    known = Supplement("", item.published, item.outlet, "")
    kept = []
    for name, data, fault in members:
        inner = keep_item(item.batch, Upload(data, name), known)
        inner.container_id = item.document_id
        if fault is not None:
            inner.state, inner.reason, inner.document = ImportState.FAILED, reason_of(fault), None
        inner.save()
        kept.append(inner)
    item.delete()
    return kept


@transaction.atomic
def drop_items(items: QuerySet[ImportItem]) -> int:
    """Forget items that shall not become articles, and the documents that nothing else needs; returns how many."""
    kept = [pk for pair in items.values_list("document", "container") for pk in pair if pk]
    dropped, _tables = items.delete()
    SourceDocument.objects.filter(pk__in=kept, items=None, unpacked=None).delete()
    return dropped


def may_retry(item: ImportItem) -> bool:
    """Whether a second attempt has anything to work on."""
    return item.state == ImportState.FAILED and bool(item.body or item.document_id or item.address)


def _label(uploads: Sequence[Upload]) -> str:
    first = next((upload.name or upload.address for upload in uploads), "")
    more = len(uploads) - 1
    return _("%(name)s ほか%(count)s件") % {"name": first, "count": more} if more > 0 else first


def _fit(name: str) -> str:
    """A name as text: half surrogates and controls of a file system's bytes are no characters."""
    return clean_line(name.encode("utf-8", "replace").decode()) if name else ""


def destination_of(batch: ImportBatch) -> str:
    """Where an editor goes on: a single text that could be read is shown, several are listed."""
    items = list(batch.items.all()[:2])
    single = len(items) == 1 and items[0].state == ImportState.READY
    return items[0].get_absolute_url() if single else batch.get_absolute_url()
