"""Where something is reported: each quotation or clause with the word that reports it."""

from dataclasses import dataclass, field
from enum import StrEnum

from articles.extraction.findings import Cue, Span


class Content(StrEnum):
    """What the marker of a report closes."""

    QUOTE = "quote"
    """A quotation, or several with one verb."""
    CLAUSE = "clause"
    """A clause whose beginning has to be looked for."""
    NOUN = "noun"
    """A noun phrase that is the verb's object."""


@dataclass(slots=True)
class Site:
    """One report: ``end`` closes the content; ``reach`` is where the text after the reporting verb goes on."""

    content: Content
    rule: str
    end: int
    cue: Cue | None
    reach: int
    closes: bool
    """The verb ends a clause of the sentence's own rank, so that what follows is a new clause."""
    quotes: tuple[Span, ...] = field(default=())
    adnominal: bool = False
    parties: bool = False
    """All parties speak (一致する, 確認する)."""
    asks: bool = False
    passive: bool = False
    ruling: bool = False
    """Only a document says it so (条約は…と定める)."""
