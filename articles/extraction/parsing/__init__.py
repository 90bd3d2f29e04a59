"""Body -> document: paragraphs with their zone, sentences split outside brackets, the tree of brackets.

Every offset counts code points of the body as it was given; nothing is normalised here.
"""

from articles.extraction.parsing.brackets import OTHER_BRACKETS, QUOTE_MARKS, Bracket
from articles.extraction.parsing.document import MASK, Document, Paragraph, Sentence
from articles.extraction.parsing.reading import read
from articles.extraction.parsing.zones import SILENT_ZONES, Zone

__all__ = [
    "MASK",
    "OTHER_BRACKETS",
    "QUOTE_MARKS",
    "SILENT_ZONES",
    "Bracket",
    "Document",
    "Paragraph",
    "Sentence",
    "Zone",
    "read",
]
