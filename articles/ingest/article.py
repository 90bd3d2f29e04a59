"""One article, from what was sent to what is stored: the door of ingest for commands, tasks and the admin."""

from dataclasses import dataclass

from django.conf import settings

from articles.extraction import Findings, Gazetteer, extract
from articles.ingest.known import known_gazetteer
from articles.ingest.reading import SourceText, Supplement, complete, read_source
from articles.ingest.storing import Outcome, find_place, store_article
from articles.models import Article
from articles.vocabulary import ArticleOrigin


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of an article."""

    article: Article
    outcome: Outcome


def read_article(data: bytes, supplement: Supplement | None = None) -> SourceText:
    """Bytes -> a source fit to be stored. Raises :class:`articles.ingest.errors.ReadingError` with what to do."""
    source = read_source(data, max_bytes=settings.ARTICLE_MAX_BYTES)
    return complete(source, supplement or Supplement())


def read_findings(source: SourceText, *, gazetteer: Gazetteer | None = None, syntax: bool | None = None) -> Findings:
    """What the extraction finds in a source, with the names that the tables know; ``syntax`` as the setting says."""
    return extract(
        source.body,
        title=source.title,
        published=source.published,
        gazetteer=gazetteer or known_gazetteer(),
        syntax=settings.EXTRACTION_SYNTAX if syntax is None else syntax,
    )


def ingest_article(
    *,
    source: SourceText,
    origin: ArticleOrigin,
    source_name: str = "",
    gazetteer: Gazetteer | None = None,
    syntax: bool | None = None,
) -> Ingested:
    """Read and store a complete source. What is known already is not read again; nothing is left half-written."""
    place = find_place(source)
    if place.article and place.unchanged:
        return Ingested(place.article, Outcome.UNCHANGED)
    findings = read_findings(source, gazetteer=gazetteer, syntax=syntax)
    article, outcome = store_article(source=source, findings=findings, origin=origin, source_name=source_name)
    return Ingested(article, outcome)
