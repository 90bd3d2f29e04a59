"""Events: who met, signed, promised, punished, struck whom, when.

Two doors: ``find_events`` and ``assign_amount_roles``.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from articles.extraction.cast import Cast
from articles.extraction.dates import DateIndex
from articles.extraction.events import clauses, merging, money, naming
from articles.extraction.events.candidates import Candidate, Reader
from articles.extraction.events.money import assign_amount_roles
from articles.extraction.events.parties import Parties
from articles.extraction.findings import Amount, Event, Span, Statement
from articles.extraction.parsing import Document, Paragraph, Sentence, Zone
from articles.vocabulary import EventType

LONGEST = 1200
"""Characters of a sentence that are read together; no real sentence of news is longer."""
__all__ = ["assign_amount_roles", "find_events"]


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
    spoken = clauses.spoken_text(document) if any(p.zone is Zone.SPEAKER_TURN for p in document.paragraphs) else ""
    for paragraph in document.paragraphs:
        if paragraph.zone is Zone.SPEAKER_TURN:
            found.extend(_turn(document, paragraph, spoken, reader, cast, dates))
            continue
        for sentence in paragraph.sentences:
            for piece in _pieces(sentence, text):
                found.extend(reader.read(clauses.view(document, piece, text, cast, dates)))
    found = [c for c in found if c.actors or c.type is not EventType.CONSULT]
    sums = money.Sums(amounts)
    for candidate in found:
        candidate.amounts.extend(sums.of(candidate))
    return tuple(_event(document, number, c) for number, c in enumerate(merging.merge(found), 1))


def _pieces(sentence: Sentence, text: str) -> Iterator[Sentence]:
    """A sentence, or parts of one so long that comparing all its groups with all its words would cost too much."""
    start = sentence.span.start
    while sentence.span.end - start > LONGEST:
        cut = text.rfind("、", start + 1, start + LONGEST)
        cut = cut + 1 if cut > start else start + LONGEST
        yield Sentence(sentence.index, sentence.paragraph, Span(start, cut))
        start = cut
    yield sentence if start == sentence.span.start else replace(sentence, span=Span(start, sentence.span.end))


def _turn(
    document: Document, paragraph: Paragraph, text: str, reader: Reader, cast: Cast, dates: DateIndex
) -> Iterator[Candidate]:
    """A turn of a transcript, sentence by sentence: its speaker is the subject where none stands."""
    country = reader.open_turn(paragraph.span)
    if not paragraph.sentences:  # a label without words
        return
    start = paragraph.span.start
    for match in re.finditer(r"[^。]+。?", paragraph.span.of(text)):
        span = Span(start + match.start(), start + match.end())
        sentence = Sentence(paragraph.sentences[0].index, paragraph.index, span)
        reader.speaker_goes_on()
        yield from reader.read(clauses.view(document, sentence, text, cast, dates, country))


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
        name=naming.name_of(candidate, document.text),
    )
