"""Events: who met, signed, promised, punished, struck whom, when.

Two doors: ``find_events`` and ``assign_amount_roles``.
"""

from articles.extraction.cast import Cast
from articles.extraction.dates import DateIndex
from articles.extraction.events import clauses, merging
from articles.extraction.events.candidates import Candidate, Reader
from articles.extraction.events.parties import Parties
from articles.extraction.findings import Amount, Event, Statement
from articles.extraction.parsing import Document

__all__ = ["find_events"]


def find_events(
    document: Document,
    cast: Cast,
    dates: DateIndex,
    amounts: tuple[Amount, ...] = (),
    statements: tuple[Statement, ...] = (),
    syntax: object | None = None,
) -> tuple[Event, ...]:
    """Every event that the body tells, one record each, in the order of first mention."""
    parties = Parties(cast)
    reader = Reader(cast, parties, statements)
    text = clauses.masked_text(document)
    found: list[Candidate] = []
    for sentence in document.sentences:
        found.extend(reader.read(clauses.view(document, sentence, text, cast, dates)))
    return tuple(_event(document, number, c) for number, c in enumerate(merging.merge(found), 1))


def _event(document: Document, number: int, candidate: Candidate) -> Event:
    place = candidate.place
    return Event(
        id=f"e{number}",
        type=candidate.type,
        mode=candidate.mode,
        status=candidate.status,
        date=candidate.date,
        actors=candidate.actors,
        recipients=candidate.recipients,
        place=place.of(document.text) if place else None,
        place_span=place,
        evidence=tuple(candidate.evidence),
        amounts=tuple(candidate.amounts),
        rule=candidate.rule,
        confidence=candidate.confidence,
    )
