"""Which form a document has: its first bytes say it, else its name, else the type that a server named."""

import re
from enum import StrEnum
from pathlib import PurePosixPath

from django.utils.translation import gettext_noop as _

from articles.ingest.errors import ReadingError


class Kind(StrEnum):
    """The forms that are read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    MAIL = "mail"
    JSON_LINES = "jsonl"
    ZIP = "zip"


CONTAINERS = frozenset({Kind.ZIP, Kind.JSON_LINES})
"""Forms that hold several articles."""
SUFFIXES = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".eml": Kind.MAIL,
    ".jsonl": Kind.JSON_LINES,
    ".ndjson": Kind.JSON_LINES,
    ".zip": Kind.ZIP,
}
CONTENT_TYPES = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/plain": Kind.TEXT,
    "text/markdown": Kind.MARKDOWN,
    "application/pdf": Kind.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Kind.DOCX,
    "message/rfc822": Kind.MAIL,
}
_MARKUP = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_WORD_PART = b"word/"


def kind_of(data: bytes, name: str = "", content_type: str = "") -> Kind:
    """The form. Raises :class:`ReadingError` for one that is known and not read, with what to do instead."""
    head = data[:1024]
    if b"%PDF-" in head:
        return Kind.PDF
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_package(data, suffix)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadingError("kind", _("古い形式のOffice文書です。.docx かPDFで保存し直してください。"))
    if head.lstrip().startswith(b"{\\rtf"):
        raise ReadingError("kind", _("RTF文書です。.docx かPDFで保存し直してください。"))
    named = SUFFIXES.get(suffix)
    if named in (Kind.PDF, Kind.DOCX, Kind.ZIP):
        raise ReadingError(
            "broken",
            _("名前は%(suffix)sですが、中身が違うか壊れています。元のファイルを開けるか確かめてください。"),
            suffix=suffix,
        )
    if _MARKUP.match(head) and named not in (Kind.MAIL, Kind.JSON_LINES):
        return Kind.HTML
    return named or CONTENT_TYPES.get(content_type.partition(";")[0].strip().lower(), Kind.TEXT)


def _kind_of_package(data: bytes, suffix: str) -> Kind:
    """A ZIP, or an Office document, which is one too."""
    if _WORD_PART in data[:4096] or (suffix == ".docx" and _WORD_PART in data):
        return Kind.DOCX
    if suffix in {".xlsx", ".pptx", ".odt", ".ods", ".epub", ".pages"} or b"[Content_Types].xml" in data[:4096]:
        raise ReadingError(
            "kind", _("この形式の文書は読めません。.docx、PDF、テキストのどれかで保存し直してください。")
        )
    return Kind.ZIP
