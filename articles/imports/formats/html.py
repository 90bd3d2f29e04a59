"""A page of the web -> its article: main text, title, day and outlet, found by trafilatura.

Nothing of the page is run or kept as markup: scripts, styles, frames and forms are left out; text is stored as text.
"""

import re
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext_noop as _

from articles.imports.formats.document import Document
from articles.imports.formats.limits import HTML_BYTES
from articles.imports.remarks import Remark
from articles.ingest.decoding import decode
from articles.ingest.errors import ReadingError
from articles.ingest.reading import SourceText, clean_line, parse_source

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HTTP_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_SCRIPT = re.compile(r"<\s*(?:script|iframe|object|embed)\b", re.IGNORECASE)
_SHORTEST = 20
"""Characters of what can be an article; less is a caption or the name of a link."""
_TOP = 6
"""Lines of a page above its headline, at most: where it stands, a category."""
_SAME = {"shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932"}


def read_html(data: bytes, *, content_type: str = "", address: str = "") -> Document:
    """``address`` is where the page came from; a file's own word about its address is only offered."""
    if len(data) > HTML_BYTES:
        raise ReadingError("too_large", _("HTMLが大きすぎます。上限は%(limit)sバイトです。"), limit=f"{HTML_BYTES:,}")
    text = decode_html(data, content_type)
    try:
        found = _extract(text, address)
    except (RecursionError, ValueError, AttributeError, TypeError) as error:  # what broken markup does to the parsers
        raise ReadingError("broken", _("HTMLが壊れています。本文を貼り付けてください。")) from error
    body = (found.text or "").strip() if found else ""
    if not found or len(body) < _SHORTEST:
        raise ReadingError(
            "empty", _("HTMLに記事の本文が見つかりません。見出しや一覧だけのページなら、記事のページを渡してください。")
        )
    # Every page of the web has scripts; in a file that somebody hands over they are worth a word.
    stripped = not address and _SCRIPT.search(text)
    remarks = (Remark(_("スクリプトや埋め込みは取り除き、文字だけを読みました。")),) if stripped else ()
    return Document(_source(found, body, address), remarks)


def decode_html(data: bytes, content_type: str = "") -> str:
    """By the server's word, else the page's own, where the bytes fit it; else as any text is decoded."""
    named = _HTTP_CHARSET.search(content_type)
    inside = _CHARSET.search(data[:4096])
    for name in (named[1] if named else "", inside[1].decode("ascii") if inside else ""):
        try:
            if name:
                return data.decode(_SAME.get(name.lower(), name))
        except (LookupError, UnicodeDecodeError):
            continue
    return decode(data)


def _extract(text: str, address: str) -> Any:
    from trafilatura import bare_extraction  # takes a third of a second, which only imports shall pay
    from trafilatura.settings import use_config

    config = use_config()
    # Characters below which the whole page is taken for the article: Japanese says in 80 what English does in 250.
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "80")
    return bare_extraction(
        text,
        url=address or None,
        config=config,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        # A day is taken from where pages state it, not guessed from any figures in the text.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _source(found: Any, body: str, address: str) -> SourceText:
    """The title and a line with the day stand above the text on most pages; they are no part of the body."""
    title = clean_line(found.title or "")
    lines = body.split("\n")
    if title in lines[:_TOP]:
        body = "\n".join(lines[lines.index(title) + 1 :]).lstrip()
    headed = parse_source(f"{title}\n{body}") if title else parse_source(body)
    outlet = clean_line(found.sitename or "") or None
    return SourceText(
        title or headed.title,
        found.date or headed.published,
        outlet,
        address or _address(found.url),
        headed.body or body,
    )


def _address(url: str | None) -> str | None:
    """What the page says its address is, if it is one of the web."""
    return url if url and urlsplit(url).scheme in ("http", "https") else None
