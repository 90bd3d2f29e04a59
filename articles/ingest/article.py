"""What is found in one source: the door from ingest to the extraction, for commands, imports and tasks."""

from django.conf import settings

from articles.extraction import Findings, Gazetteer, extract
from articles.ingest.known import known_gazetteer
from articles.ingest.reading import SourceText


def read_findings(source: SourceText, *, gazetteer: Gazetteer | None = None, syntax: bool | None = None) -> Findings:
    """What the extraction finds in a source, with the names that the tables know; ``syntax`` as the setting says."""
    return extract(
        source.body,
        title=source.title,
        published=source.published,
        gazetteer=gazetteer or known_gazetteer(),
        syntax=settings.EXTRACTION_SYNTAX if syntax is None else syntax,
    )
