"""Statements: who said what. The door is :func:`find_statements`."""

from typing import Any

from articles.extraction.findings import Statement
from articles.extraction.parsing import Document
from articles.extraction.statements.assembling import Assembler
from articles.extraction.statements.reading import Reading


def find_statements(document: Document, cast: Any, dates: Any, syntax: Any = None) -> tuple[Statement, ...]:
    """Quotations and reported clauses with speaker, verb, day and the countries spoken about, in text order."""
    reading = Reading(document, cast, dates, syntax)
    return Assembler(reading).run()
