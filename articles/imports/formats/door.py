"""The only door: bytes and what is known of them -> a document, or the documents inside."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext_noop as _

from articles.imports.formats.archive import members_of_zip
from articles.imports.formats.document import Document, Member, plain
from articles.imports.formats.docx import read_docx
from articles.imports.formats.html import read_html
from articles.imports.formats.json_lines import members_of_lines, read_line
from articles.imports.formats.kinds import CONTAINERS, SUFFIXES, Kind, kind_of
from articles.imports.formats.mail import read_mail
from articles.imports.formats.markdown import read_markdown
from articles.imports.formats.pdf import read_pdf
from articles.imports.remarks import Remark
from articles.ingest.decoding import decode
from articles.ingest.errors import ReadingError
from articles.ingest.reading import clean_line

__all__ = ["SUFFIXES", "Document", "Member", "is_container", "members_of", "open_document"]

_LINE = ":"


def is_container(data: bytes, name: str, content_type: str = "") -> bool:
    """Whether several articles may be inside."""
    return bool(data) and not _is_line(name) and kind_of(data, name, content_type) in CONTAINERS


def members_of(data: bytes, name: str, content_type: str = "") -> Iterator[Member]:
    """The documents inside a container, with bytes or fault each. Raises :class:`ReadingError` for the whole."""
    check_size(data)
    if kind_of(data, name, content_type) == Kind.ZIP:
        yield from members_of_zip(data, most_bytes=settings.IMPORT_MAX_BYTES)
    else:
        yield from members_of_lines(data, name)


def open_document(data: bytes, *, name: str = "", content_type: str = "", address: str = "") -> Document:
    """One document's article. Raises :class:`ReadingError` with what is wrong and what to do."""
    check_size(data)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise ReadingError("empty", _("ファイルが空です。"))
    document = _opened(data, name, content_type, address)
    body = document.source.body
    if not body.strip():
        raise ReadingError("empty", _("本文がありません。題名、掲載日の行、本文の順に書いてください。"))
    if "\x00" in body or "\x00" in document.source.title:
        raise ReadingError("nul", _("NUL文字を含んでいます。テキストとして保存し直してください。"))
    if len(body.encode("utf-8", "replace")) > settings.ARTICLE_MAX_BYTES:
        limit = f"{settings.ARTICLE_MAX_BYTES:,}"
        raise ReadingError(
            "too_large", _("大きすぎます。上限は%(limit)sバイトです(設定 ARTICLE_MAX_BYTES)。"), limit=limit
        )
    return document


def check_size(data: bytes) -> None:
    """Raises :class:`ReadingError` for more than one document may hold."""
    if len(data) > settings.IMPORT_MAX_BYTES:
        limit = f"{settings.IMPORT_MAX_BYTES:,}"
        raise ReadingError(
            "too_large", _("大きすぎます。上限は%(limit)sバイトです(設定 IMPORT_MAX_BYTES)。"), limit=limit
        )


def _opened(data: bytes, name: str, content_type: str, address: str) -> Document:
    if _is_line(name):
        return read_line(data)
    kind = kind_of(data, name, content_type)
    if kind == Kind.HTML:
        return read_html(data, content_type=content_type, address=address)
    if kind == Kind.TEXT:
        return _read_text(data)
    if kind in CONTAINERS:
        raise ReadingError("kind", _("中に複数の記事を含むファイルは、ここでは開けません。取り出して渡してください。"))
    return {Kind.PDF: read_pdf, Kind.DOCX: read_docx, Kind.MAIL: read_mail, Kind.MARKDOWN: read_markdown}[kind](data)


def _read_text(data: bytes) -> Document:
    if len(data) > settings.ARTICLE_MAX_BYTES:
        limit = f"{settings.ARTICLE_MAX_BYTES:,}"
        raise ReadingError(
            "too_large", _("大きすぎます。上限は%(limit)sバイトです(設定 ARTICLE_MAX_BYTES)。"), limit=limit
        )
    text = decode(data)
    odd = text.count("\ufffd")
    remarks = (Remark(_("読めなかった文字が%(count)sか所あります(「�」の所)。"), {"count": odd}),) if odd else ()
    return plain(text, remarks=remarks)


def _is_line(name: str) -> bool:
    """Whether a name is that of a line of JSON Lines, as :func:`members_of_lines` gives it."""
    stem, _colon, number = clean_line(name).rpartition(_LINE)
    return number.isascii() and number.isdigit() and stem.lower().endswith((".jsonl", ".ndjson"))
