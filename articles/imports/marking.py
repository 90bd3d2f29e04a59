"""A text with its findings marked, as pieces for a template: nothing here is markup."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.extraction import Findings
from articles.extraction.findings import Span
from articles.vocabulary import MentionKind, Part

SHOWN_CHARACTERS = 100_000
"""Of a body in the preview."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks."""

    text: str
    layers: str
    """Names of the layers with spaces between; empty for plain text."""


def marked_pieces(body: str, findings: Findings) -> list[Piece]:
    """The body cut wherever a mark begins or ends."""
    body = body[:SHOWN_CHARACTERS]
    marks = [(layer, span) for layer, span in _marks(findings) if span.start < len(body)]
    changes: dict[int, list[tuple[str, int]]] = {}
    for layer, span in marks:
        changes.setdefault(span.start, []).append((layer, 1))
        changes.setdefault(span.end, []).append((layer, -1))
    pieces, depth, at = [], dict.fromkeys((layer for layer, _span in marks), 0), 0
    for place in [*sorted(place for place in changes if place < len(body)), len(body)]:
        if place > at:
            pieces.append(Piece(body[at:place], " ".join(layer for layer, count in depth.items() if count)))
        for layer, step in changes.get(place, ()):
            depth[layer] += step
        at = place
    return pieces


def _marks(findings: Findings) -> Iterable[tuple[str, Span]]:
    yield from (("statement", statement.span) for statement in findings.statements)
    yield from (("event", span) for event in findings.events for span in event.evidence)
    yield from (("amount", amount.span) for amount in findings.amounts)
    yield from (("date", date.span) for date in findings.dates)
    for mention in findings.mentions:
        if mention.part == Part.BODY and mention.kind in (MentionKind.PERSON, MentionKind.ORGANIZATION):
            yield "person", mention.span
        elif mention.part == Part.BODY and mention.kind == MentionKind.COUNTRY:
            yield "country", mention.span
