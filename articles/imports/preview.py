"""The second step of an item: what saving it would store, read without storing anything."""

from dataclasses import dataclass

from articles.extraction import Findings
from articles.imports.noticing import near_duplicates
from articles.imports.opening import source_of
from articles.ingest.article import read_findings
from articles.ingest.errors import ReadingError
from articles.ingest.reading import SourceText, Supplement, complete
from articles.ingest.register import ensure_register
from articles.ingest.storing import Place, find_place
from articles.models import Article, ImportItem


@dataclass(frozen=True, slots=True)
class Preview:
    """What saving an item would store."""

    source: SourceText
    findings: Findings
    place: Place | None
    """Where it would go; None while title or day are missing."""
    problem: ReadingError | None
    """What is missing or wrong."""
    alike: list[Article]
    """Articles with nearly the same text."""


def preview(item: ImportItem) -> Preview:
    """Read an item without storing anything."""
    ensure_register()
    source, place, problem = source_of(item), None, None
    try:
        source = complete(source, Supplement())
        place = find_place(source)
    except ReadingError as error:
        problem = error
    alike = near_duplicates(source.body, but=place.article if place else None)
    return Preview(source, read_findings(source), place, problem, alike)
