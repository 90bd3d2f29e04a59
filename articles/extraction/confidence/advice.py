"""The parser's second opinion on speakers.

It is asked only where the rules had to infer the speaker: a stated one is right more often than the parser, and parsing
costs a hundred times as much as reading by rules. It never changes a speaker, only how sure we are of him.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from articles.extraction.findings import Span, Statement
from articles.extraction.syntax import Syntax
from articles.vocabulary import Method, TrailRole


class Opinion(StrEnum):
    """What the parser says of a speaker."""

    AGREES = "agrees"
    DIFFERS = "differs"
    SILENT = "silent"
    """It was asked and sees no subject, or one inside the words reported."""


def ask_opinions(statements: Sequence[Statement], syntax: Syntax) -> Mapping[str, Opinion]:
    """By statement id, the opinion on each inferred speaker with a reporting verb."""
    asked = [s for s in statements if s.cue is not None and s.speaker_method is not Method.STATED]
    syntax.prepare(s.cue.span.start for s in asked if s.cue)
    return {s.id: _opinion(s, syntax.subject_of(s.cue.span.start)) for s in asked if s.cue}


def _opinion(statement: Statement, subject: Span | None) -> Opinion:
    if subject is None or statement.span.covers(subject):
        return Opinion.SILENT
    speakers = [step.span for step in statement.trail if step.role is TrailRole.SPEAKER]
    return Opinion.AGREES if any(subject.overlaps(span) for span in speakers) else Opinion.DIFFERS
