"""Uploaded texts on their way to becoming articles: kept as drafts, shown, saved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from articles.extraction import Findings
from articles.ingest.article import Ingested, ingest_article, read_findings
from articles.ingest.errors import ReadingError
from articles.ingest.reading import SourceText, Supplement, clean_line, complete, parse_date, read_source
from articles.ingest.register import ensure_register
from articles.ingest.rows.values import cut
from articles.ingest.storing import Place, find_place
from articles.models import Draft
from articles.vocabulary import ArticleOrigin

KEPT = timedelta(days=30)
"""How long a draft that nobody saves is kept."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file or a pasted text."""

    data: bytes
    origin: ArticleOrigin
    name: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What saving a draft would store."""

    source: SourceText
    findings: Findings
    place: Place | None
    """Where it would go; None while title or day are missing."""
    problem: ReadingError | None
    """What is missing or wrong."""


@transaction.atomic
def keep_drafts(
    *, uploads: Iterable[Upload], supplement: Supplement, editor_id: int
) -> tuple[list[Draft], list[tuple[str, ReadingError]]]:
    """A draft for each upload that holds a text, and the name and fault of each that does not."""
    Draft.objects.filter(editor_id=editor_id, created_at__lt=timezone.now() - KEPT).delete()
    drafts, faults = [], []
    for upload in uploads:
        try:
            source = read_source(upload.data, max_bytes=settings.ARTICLE_MAX_BYTES)
        except ReadingError as error:
            faults.append((upload.name, error))
        else:
            drafts.append(_keep(source, upload, supplement, editor_id))
    return drafts, faults


def _keep(source: SourceText, upload: Upload, supplement: Supplement, editor_id: int) -> Draft:
    """The draft with the gaps of its text filled; what is still missing is asked for in its preview."""
    published = source.published or parse_date(supplement.published) or ""
    return Draft.objects.create(
        title=cut(clean_line(source.title or supplement.title), Draft, "title"),
        published=published,
        outlet=cut(clean_line(source.outlet or supplement.outlet), Draft, "outlet"),
        url=cut((source.url or supplement.url).strip(), Draft, "url"),
        body=source.body,
        origin=upload.origin,
        source_name=upload.name[-255:],
        editor_id=editor_id,
    )


def preview(draft: Draft) -> Preview:
    """Read a draft without storing anything."""
    ensure_register()
    source = _source(draft)
    try:
        source = complete(source, Supplement())
    except ReadingError as error:
        return Preview(source, read_findings(source), None, error)
    return Preview(source, read_findings(source), find_place(source), None)


@transaction.atomic
def save_draft(draft: Draft) -> Ingested:
    """Make the draft an article; the draft goes. Raises :class:`ReadingError` for what is missing or wrong."""
    ensure_register()
    source = complete(_source(draft), Supplement())
    ingested = ingest_article(source=source, origin=ArticleOrigin(draft.origin), source_name=draft.source_name)
    draft.delete()
    return ingested


def _source(draft: Draft) -> SourceText:
    return SourceText(draft.title, draft.published or None, draft.outlet or None, draft.url or None, draft.body)
