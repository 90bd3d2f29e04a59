"""What every form is turned into."""

from dataclasses import dataclass, replace

from articles.imports.remarks import Remark
from articles.ingest.reading import SourceText, parse_source


@dataclass(frozen=True, slots=True)
class Document:
    """An article as its document gives it, with what an editor should know about the reading."""

    source: SourceText
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A document inside another: a file of a ZIP, a line of JSON Lines."""

    name: str
    data: bytes
    fault: Exception | None = None
    """Why it cannot be read; the others can."""


def plain(text: str, *, title: str = "", remarks: tuple[Remark, ...] = ()) -> Document:
    """A text with title and day at its top; a title that the form itself marks wins, and is not said twice."""
    if title and text.lstrip().startswith(title):
        text = text.lstrip()[len(title) :].lstrip()
    found = parse_source(f"{title}\n{text}" if title else text)
    return Document(replace(found, title=title or found.title), remarks)
