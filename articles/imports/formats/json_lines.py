"""JSON Lines -> articles: one object a line with ``title``, ``published``, ``outlet``, ``url``, ``text``.

A record of ``manage.py extract`` (docs/corpus-format.md) has these in its ``article``; its findings are not taken over.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_noop as _

from articles.imports.formats.document import Document, Member
from articles.imports.formats.limits import LINES
from articles.ingest.decoding import decode
from articles.ingest.errors import ReadingError
from articles.ingest.reading import SourceText, clean_line, parse_date


def members_of_lines(data: bytes, name: str) -> Iterator[Member]:
    """One member for each line that is not blank. Raises :class:`ReadingError` for a file without any, or too many."""
    lines = [(number, line) for number, line in enumerate(decode(data).splitlines(), 1) if line.strip("\ufeff \t")]
    if not lines:
        raise ReadingError("empty", _("ファイルが空です。"))
    if len(lines) > LINES:
        raise ReadingError("too_large", _("行が多すぎます(上限%(limit)s)。分けて渡してください。"), limit=LINES)
    for number, line in lines:
        yield Member(f"{name}:{number}", line.strip("\ufeff").encode())


def read_line(data: bytes) -> Document:
    """The article of one line."""
    try:
        record: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ReadingError("broken", _("JSONとして読めない行です。1行に1つのオブジェクトを書いてください。")) from error
    fields = record.get("article", record) if isinstance(record, dict) else None
    if not isinstance(fields, dict):
        raise ReadingError("broken", _("JSONのオブジェクトではありません。title、published、text を持たせてください。"))
    text = _text(fields, "text") or _text(fields, "body")
    if "\x00" in text:
        raise ReadingError("nul", _("NUL文字を含んでいます。テキストとして保存し直してください。"))
    published = parse_date(_text(fields, "published") or _text(fields, "date"))
    title, outlet = clean_line(_text(fields, "title")), clean_line(_text(fields, "outlet"))
    return Document(
        SourceText(title, published, outlet or None, _text(fields, "url").strip() or None, text.strip("\n"))
    )


def _text(fields: dict[str, Any], key: str) -> str:
    value = fields.get(key)
    # A half of a surrogate pair is legal JSON and no character.
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""
